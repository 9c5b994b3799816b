//! Every page of the console, the host and the coordinator in every state.

use askama::Template;
use kernel::{AccountId, At, Id, Lang};
use people::PersonHit;
use queueing::{Class, Policy};
use web::{Fields, PageFrame};

use super::closing::{ClosingPage, Left};
use super::counter::{ChoosePage, CounterPage, Desk, May, Now};
use super::filed::FiledPanel;
use super::host::{Entrance, HostPage};
use super::lead::{LeadPage, Room};
use super::records::{AtCounter, CaseLine, Floor, Visit, Waiter};
use super::words::Typed;
use crate::CAPABILITY;
use crate::actions::take_ticket::Taken;
use crate::code::Code;
use crate::lane::Lane;
use crate::records::{CallLine, Closing, LaneCount, Reopening};
use crate::shift::Shift;
use crate::site::{Counter, Service, Site, Takes, Topic};
use crate::support::{Need, PriorityGround};
use crate::ticket::{Origin, Outcome, State, Ticket};

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn now() -> At {
    At::parse("2026-12-02T10:24").expect("an instant")
}

fn id<T: kernel::Tag>(n: u8) -> Id<T> {
    Id::new(now().plus_minutes(i64::from(n)), [n; 16])
}

fn officer() -> AccountId {
    id(9)
}

fn frame(lang: Lang, key: &str) -> PageFrame {
    let sources: Vec<_> = [CAPABILITY.texts, people::CAPABILITY.texts].concat();
    PageFrame::sample_officer(lang, key, &sources)
}

fn site() -> Site {
    Site {
        id: id(1),
        key: "centro".into(),
        name: "Sala del CAM".into(),
        address: "Calle 14 9-31".into(),
        municipality: None,
        phone: None,
        last_chair_cm: 800,
        preferential_prefix: "P".into(),
        community_prefix: "C".into(),
        alarm_minutes: 15,
        active: true,
        version: 1,
    }
}

fn service(n: u8, name: &str, prefix: &str) -> Service {
    let topic =
        Topic { key: "consumo".into(), es: "Consumo".into(), en: "Usage".into(), cause: Some("101".into()) };
    Service {
        id: id(n),
        site: id(1),
        key: prefix.to_lowercase(),
        name: name.into(),
        name_en: name.into(),
        help: String::new(),
        help_en: String::new(),
        prefix: prefix.into(),
        icon: "factura".into(),
        place: i64::from(n),
        daily_most: None,
        opens: None,
        closes: None,
        topics: vec![topic],
        shut_on: (n == 3).then(|| now().day()),
        active: true,
        version: 1,
    }
}

fn counter(n: u8) -> Counter {
    Counter {
        id: id(10 + n),
        site: id(1),
        number: i64::from(n),
        name: format!("Módulo {n}"),
        takes: Takes::All,
        accessible: n == 1,
        hearing_loop: false,
        active: true,
        version: 1,
        services: vec![id(2), id(3)],
    }
}

fn shift(n: u8, paused: bool) -> Shift {
    Shift {
        id: id(20 + n),
        site: id(1),
        counter: id(10 + n),
        counter_number: i64::from(n),
        counter_name: format!("Módulo {n}"),
        officer: id(8 + n),
        officer_name: "Luisa Marín".into(),
        opened_at: now().plus_minutes(-150),
        closed_at: None,
        paused_since: paused.then(|| now().plus_minutes(-5)),
        pause_reason: paused.then(|| "Almuerzo".into()),
        version: 1,
    }
}

fn floor(policy: Policy) -> Floor {
    let count = |class, count, minutes: i64| LaneCount {
        lane: Lane::Service(id(2)),
        service: id(2),
        class,
        count,
        first_at: now().plus_minutes(-minutes),
    };
    Floor {
        site: site(),
        services: vec![service(2, "Facturación y <reclamos>", "A"), service(3, "Daños", "D")],
        counters: vec![counter(1), counter(2), counter(3), counter(4)],
        shifts: vec![shift(1, false), shift(2, true), shift(3, false)],
        counts: vec![count(Class::Preferential, 1, 2), count(Class::General, 7, 21)],
        policy,
    }
}

fn waiter(n: u8, class: Class, minutes: i64) -> Waiter {
    let preferential = class == Class::Preferential;
    Waiter {
        id: id(100 + n),
        code: Code::new(if preferential { "P" } else { "A" }, i64::from(n)),
        class,
        rank_at: now().plus_minutes(-minutes),
        arrived_at: now().plus_minutes(-minutes),
        service: id(2),
        lane: if preferential { Lane::Officer(officer()) } else { Lane::Service(id(2)) },
        needs: if preferential { vec![Need::SignLanguage, Need::Wheelchair] } else { Vec::new() },
    }
}

fn waiting() -> Vec<Waiter> {
    vec![waiter(13, Class::Preferential, 2), waiter(48, Class::General, 21), waiter(49, Class::Community, 4)]
}

fn ticket(state: State) -> Ticket {
    Ticket {
        id: id(47),
        site: id(1),
        day: now().day(),
        code: Code::new("P", 12),
        service: id(2),
        class: Class::Preferential,
        state,
        lane: Lane::Service(id(2)),
        rank_at: now().plus_minutes(-20),
        origin: Origin::Kiosk,
        language: Lang::Es,
        arrived_at: now().plus_minutes(-20),
        called_at: Some(now().plus_minutes(-4)),
        attended_at: None,
        ended_at: None,
        since: now().plus_minutes(-3),
        last_call_at: Some(now().plus_minutes(-4)),
        calls: 1,
        shift: Some(id(21)),
        counter: Some(id(11)),
        officer: Some(officer()),
        outcome: None,
        topics: Vec::new(),
        person: Some(id(60)),
        case: Some(id(61)),
        ground: Some(PriorityGround::OlderAdult),
        needs: vec![Need::Wheelchair],
        version: 3,
    }
}

fn desk(state: Option<State>, paused: bool) -> Desk {
    Desk {
        floor: floor(Policy::default()),
        shift: shift(1, paused),
        ticket: state.map(ticket),
        note: state.map(|_| "Trae el poder autenticado".into()),
        held: vec![ticket(State::Held)],
        absent: vec![waiter(7, Class::General, 50)],
        next: waiting(),
        person: None,
        cases: vec![CaseLine {
            id: id(61),
            number: "2026-004391".into(),
            subject: "Consumo muy alto".into(),
            filed_at: now().plus_days(-20),
            due_on: now().day(),
            decided_at: None,
        }],
        visits: vec![Visit {
            day: now().day(),
            code: Code::new("A", 3),
            service: ("Facturación".into(), "Billing".into()),
            outcome: Some(Outcome::Informed),
        }],
        case: Some("2026-004391".into()),
        hits: vec![PersonHit {
            id: id(60),
            name: "María Elena <Ríos>".into(),
            kind: people::PersonKind::Natural,
            document_hint: "•••• 4 207".into(),
        }],
    }
}

fn refused(page: &PageFrame, act: &str, field: &str, key: &str, pairs: &[(&str, &str)]) -> Typed {
    let fields = Fields::from_pairs(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    let mut typed = Typed { act: act.into(), fields, ..Typed::default() };
    typed.errors.add(field, page.t(key));
    typed
}

/// All samples of this part.
pub(super) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    [counters(lang), hosts(lang), leads(lang)].concat()
}

fn counters(lang: Lang) -> Vec<(&'static str, String)> {
    let may = May { people: true, cases: true, file: true };
    let page = || frame(lang, "hall-console-title");
    let show = |desk: &Desk, typed: Typed, find: &str| {
        let now = Now { at: now(), token: "t".into(), find: find.into() };
        html(CounterPage::new(page(), desk, may, typed, now))
    };
    let direct = [("code", "xx"), ("reason", "<b>")];
    let bad_direct = refused(&page(), "directo", "code", "hall-console-bad-code", &direct);
    let bad_end =
        refused(&page(), "terminar", "outcome", "hall-console-bad-outcome", &[("topics", "consumo")]);
    let bad_to = refused(&page(), "pasar", "to", "hall-console-bad-to", &[("note", "trae el <poder>")]);
    let title = || frame(lang, "hall-console-choose-title");
    let choose = |sites: Vec<Site>, floor: Option<&Floor>| {
        html(ChoosePage::new(title(), sites, floor, Typed::default(), "t".into()))
    };
    let two = Site { key: "norte".into(), ..site() };
    vec![
        ("console-free", show(&desk(None, false), Typed::default(), "")),
        ("console-paused", show(&desk(None, true), Typed::default(), "")),
        ("console-called", show(&desk(Some(State::Called), false), Typed::default(), "")),
        ("console-attending", show(&desk(Some(State::Attended), false), Typed::default(), "ríos")),
        ("console-direct-refused", show(&desk(None, false), bad_direct, "")),
        ("console-finish-refused", show(&desk(Some(State::Attended), false), bad_end, "")),
        ("console-transfer-refused", show(&desk(Some(State::Attended), false), bad_to, "")),
        ("console-choose", choose(vec![site(), two], Some(&floor(Policy::default())))),
        ("console-choose-none", choose(Vec::new(), None)),
        (
            "console-filed",
            html(FiledPanel { page: page(), ticket: "t".into(), code: "A 047".into(), case: "c".into() }),
        ),
    ]
}

fn hosts(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || frame(lang, "hall-console-host-title");
    let entrance = |chosen: bool, taken: bool| Entrance {
        floor: floor(Policy::default()),
        waiting: waiting(),
        absent: vec![waiter(7, Class::General, 50)],
        calls: vec![CallLine { at: now(), ticket: id(47), code: "P 012".into(), counter: 3, times: 2 }],
        chosen: chosen.then(|| ticket(State::Waiting)),
        taken: taken.then(|| Taken { id: id(47), code: Code::new("A", 50), secret: "abc".into(), ahead: 3 }),
    };
    let show = |found: Option<&Entrance>, typed: Typed| {
        html(HostPage::new(page(), &[site()], found, typed, ("t".into(), now())))
    };
    let bad = refused(&page(), "turno", "service", "hall-console-bad-service", &[("ground", "older_adult")]);
    vec![
        ("host", show(Some(&entrance(false, false)), Typed::default())),
        ("host-taken", show(Some(&entrance(false, true)), Typed::default())),
        ("host-chosen", show(Some(&entrance(true, false)), Typed::default())),
        ("host-refused", show(Some(&entrance(false, false)), bad)),
        ("host-none", html(HostPage::new(page(), &[], None, Typed::default(), ("t".into(), now())))),
    ]
}

fn leads(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || frame(lang, "hall-console-lead-title");
    let room = |policy: Policy, chosen: Option<State>| Room {
        floor: floor(policy),
        before: vec![AtCounter {
            counter: id(11),
            ticket: id(47),
            code: Code::new("P", 12),
            state: State::Attended,
            since: now().plus_minutes(-9),
            service: id(2),
        }],
        waiting: waiting(),
        absent: vec![waiter(7, Class::General, 50)],
        chosen: chosen.map(ticket),
        closed_at: None,
        open_days: vec![now().plus_days(-1).day()],
    };
    let show = |room: &Room| {
        html(LeadPage::new(page(), &[site()], Some(room), Typed::default(), ("t".into(), now())))
    };
    let alternating = Policy::Alternating(queueing::Pattern::default());
    let mut closed = room(alternating, None);
    closed.closed_at = Some(now());
    let end = |turns: Vec<Ticket>, at: Option<At>, typed: Typed| {
        let closing =
            at.map(|closed_at| Closing { closed_at, left_over: Vec::new(), note: "Se <fue> la luz".into() });
        let again = Reopening {
            at: now(),
            by: "Marta Rentería".into(),
            reason: "Se cerró por <error>".into(),
            closed_at: now().plus_minutes(-5),
            note: String::new(),
            waiting: 3,
        };
        let (day, today) = (now().day(), now().day());
        let left = Left { site: site(), day, turns, closing, reopenings: vec![again], today };
        html(ClosingPage::new(frame(lang, "hall-console-closing-title"), &left, typed, "t".into()))
    };
    let bad =
        refused(&page(), "cierre", "confirm", "hall-console-bad-confirm", &[("note", "Se <fue> la luz")]);
    let late = refused(&page(), "reabrir", "reason", "hall-console-bad-reopen-reason", &[]);
    let over = || [State::Unattended, State::Finished, State::Absent].map(ticket);
    let left = || [State::Waiting, State::Called, State::Attended, State::Held, State::Absent].map(ticket);
    vec![
        ("lead", show(&room(Policy::default(), None))),
        (
            "lead-chosen",
            show(&room(Policy::Accumulating(queueing::Weights::default()), Some(State::Waiting))),
        ),
        ("lead-chosen-attended", show(&room(Policy::default(), Some(State::Attended)))),
        ("lead-closed", show(&closed)),
        ("closing", end(left().into(), None, Typed::default())),
        ("closing-refused", end(left().into(), None, bad)),
        ("closing-done", end(over().into(), Some(now()), Typed::default())),
        ("closing-reopen-refused", end(over().into(), Some(now()), late)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_its_sentences_in_both_languages() {
        for lang in [Lang::Es, Lang::En] {
            for (name, html) in all(lang) {
                assert!(!html.contains('⟦') && !html.contains("{$"), "{name} in {lang:?}: {html}");
            }
        }
    }
}
