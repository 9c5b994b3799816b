//! The pages of the phone in every state.

use askama::Template;
use kernel::Lang;
use queueing::predict::Range;
use web::{Fields, PageFrame};

use super::page::{Around, TurnPage};
use super::take::{Seen, TakePage};
use crate::CAPABILITY;
use crate::kiosk::samples::{lines, now, site, turn_seen};
use crate::refusal::HallRefusal;
use crate::ticket::State;

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

/// All samples of the phone.
pub(super) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let frame = |key| PageFrame::sample(lang, key, CAPABILITY.texts);
    let wait = Some(Range { low_s: 300, high_s: 720 });
    let turn = |state, wait, ahead, sure| {
        let mut seen = turn_seen(state, wait);
        (seen.ahead, seen.ticket.calls) = (ahead, 2);
        let around = Around { site: site(), counter: Some(3) };
        let secret = "23456789ABCDEFGH".to_owned();
        html(TurnPage::new(frame("hall-phone-your-turn"), secret, &seen, &around, (now(), sure)))
    };
    let mut yesterday = turn_seen(State::Waiting, None);
    yesterday.ticket.day = now().plus_days(-1).day();
    let around = Around { site: site(), counter: None };
    let past = TurnPage::new(frame("hall-phone-your-turn"), "S".into(), &yesterday, &around, (now(), false));
    let seen = turn_seen(State::Waiting, wait);
    let here = Around { site: site(), counter: None };
    let later = TurnPage::new(frame("hall-phone-your-turn"), "S".into(), &seen, &here, (now(), false))
        .refused("No.".into());
    let take = |shut, lines| {
        TakePage::new(frame("hall-phone-take-title"), &Seen { site: site(), shut, lines }, "t".repeat(32))
    };
    let typed =
        Fields::from_pairs([("preferencial", "si"), ("necesita", "wheelchair"), ("servicio", "linea-3")]);
    let again = take(None, lines()).again(&typed, "No.".into());
    vec![
        ("hall-turn-waiting", turn(State::Waiting, wait, 4, false)),
        ("hall-turn-later-refused", html(later)),
        ("hall-turn-next", turn(State::Waiting, None, 0, false)),
        ("hall-turn-sure", turn(State::Waiting, wait, 4, true)),
        ("hall-turn-called", turn(State::Called, None, 0, false)),
        ("hall-turn-attended", turn(State::Attended, None, 0, false)),
        ("hall-turn-held", turn(State::Held, None, 0, false)),
        ("hall-turn-absent", turn(State::Absent, None, 0, false)),
        ("hall-turn-finished", turn(State::Finished, None, 0, false)),
        ("hall-turn-gone", turn(State::Gone, None, 0, false)),
        ("hall-turn-unattended", turn(State::Unattended, None, 0, false)),
        ("hall-turn-past", html(past)),
        ("hall-take", html(take(None, lines()))),
        ("hall-take-refused", html(again)),
        ("hall-take-closed", html(take(Some(HallRefusal::DayClosed), lines()))),
        ("hall-take-none", html(take(None, Vec::new()))),
    ]
}
