//! The pages of the phone in every state.

use askama::Template;
use kernel::Lang;
use queueing::predict::Range;
use web::{Fields, FormErrors, PageFrame};

use super::page::{Around, TurnPage};
use super::records::Asked;
use super::refusal::PushRefusal;
use super::take::{Seen, TakePage};
use crate::CAPABILITY;
use crate::kiosk::samples::{lines, now, site, turn_seen};
use crate::kiosk::told;
use crate::refusal::HallRefusal;
use crate::ticket::State;

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn around(counter: Option<i64>, push: Option<Asked>) -> Around {
    Around { site: site(), counter, push, vapid: Some("B".repeat(87)) }
}

/// All samples of the phone.
pub(super) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let frame = |key| PageFrame::sample(lang, key, CAPABILITY.texts);
    let wait = Some(Range { low_s: 300, high_s: 720 });
    let turn = |state, wait, ahead, sure| {
        let mut seen = turn_seen(state, wait);
        (seen.ahead, seen.ticket.calls) = (ahead, 2);
        let around = around(Some(3), None);
        let secret = "23456789ABCDEFGH".to_owned();
        html(TurnPage::new(frame("hall-phone-your-turn"), secret, &seen, &around, (now(), sure)))
    };
    let mut yesterday = turn_seen(State::Waiting, None);
    yesterday.ticket.day = now().plus_days(-1).day();
    let around_it = around(None, None);
    let past =
        TurnPage::new(frame("hall-phone-your-turn"), "S".into(), &yesterday, &around_it, (now(), false));
    let asked = |push| {
        let seen = turn_seen(State::Waiting, wait);
        let around = around(None, push);
        TurnPage::new(frame("hall-phone-your-turn"), "S".into(), &seen, &around, (now(), false))
    };
    let mut errors = FormErrors::none();
    errors.add("minutos", told(&frame("hall-phone-your-turn"), &PushRefusal::BadNotice));
    let seen = turn_seen(State::Waiting, wait);
    let later =
        TurnPage::new(frame("hall-phone-your-turn"), "S".into(), &seen, &around(None, None), (now(), false))
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
        ("hall-turn-push-asked", html(asked(Some(Asked { notice: 10, told: false })))),
        ("hall-turn-push-told", html(asked(Some(Asked { notice: 15, told: true })))),
        ("hall-turn-push-refused", html(asked(None).again(errors, "7".into()))),
        ("hall-take", html(take(None, lines()))),
        ("hall-take-refused", html(again)),
        ("hall-take-closed", html(take(Some(HallRefusal::DayClosed), lines()))),
        ("hall-take-none", html(take(None, Vec::new()))),
    ]
}
