//! `/modulo`: the screen of an officer at a counter (S18): whom they attend, who is next, what to do.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{AccountId, At, Failure, Fault, Never};
use people::{PersonHit, PersonSummary};
use serde::Deserialize;
use store::Look;
use web::{Door, Fields, Light, PageFrame, Problem, Reply, format};

use super::press::{self, Press};
use super::protocols::{self, Card};
use super::records::{self, CaseLine, Floor, Visit, Waiter};
use super::submit::{self, Pressed};
use super::words::{self, Choice, Typed, WaiterView};
use crate::actions::transfer::Placing;
use crate::records as hall;
use crate::shift::Shift;
use crate::site::Site;
use crate::ticket::{Outcome, State, Ticket};

/// Everything the screen needs.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    pub floor: Floor,
    pub shift: Shift,
    pub ticket: Option<Ticket>,
    pub note: Option<String>,
    pub held: Vec<Ticket>,
    pub absent: Vec<Waiter>,
    pub next: Vec<Waiter>,
    pub person: Option<PersonSummary>,
    pub cases: Vec<CaseLine>,
    pub visits: Vec<Visit>,
    /// Number of the case of the turn.
    pub case: Option<String>,
    pub hits: Vec<PersonHit>,
}

/// What the officer may besides.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct May {
    pub people: bool,
    pub cases: bool,
    pub file: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    sala: String,
    #[serde(default)]
    buscar: String,
}

/// Either the counter is open, or one has to be chosen.
enum Found {
    Desk(Box<Desk>),
    Choose(Vec<Site>, Option<Box<Floor>>),
}

/// `GET /modulo`.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    page(&door, &asked, Typed::default(), 200).await
}

/// `POST /modulo/{act}`.
pub(crate) async fn submit(door: Door, Path(act): Path<String>, fields: Fields) -> Reply {
    let read = press::at_counter(&act, &fields);
    match submit::press(&door, &act, fields, read).await? {
        Pressed::Done(reply) => reply.to(&door, "/modulo"),
        Pressed::Refused(status, typed) => {
            let asked = Asked { sala: typed.fields.text("sala").to_owned(), buscar: String::new() };
            page(&door, &asked, typed, status).await
        }
    }
}

async fn page(door: &Door, asked: &Asked, typed: Typed, status: u16) -> Reply {
    let me = door.actor().account().ok_or_else(Problem::forbidden)?;
    let may = May {
        people: door.actor().may(people::permissions::READ),
        cases: door.actor().may(cases::permissions::READ),
        file: door.actor().may(cases::permissions::FILE),
    };
    let input = (me, door.at(), asked.sala.clone(), asked.buscar.trim().to_owned(), may);
    let found = door.store().read("hall.console", input, |look, (me, at, site, find, may)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(load(look, *me, *at, site, find, *may).await?) })
    });
    let token = door.form_token();
    let frame = |key: &str| {
        let frame = door.page(key);
        if status == 200 { frame } else { frame.failed() }
    };
    match found.await? {
        Found::Choose(sites, floor) => {
            let view =
                ChoosePage::new(frame("hall-console-choose-title"), sites, floor.as_deref(), typed, token);
            web::html_status(status, view)
        }
        Found::Desk(desk) => {
            let now = Now { at: door.at(), token, find: asked.buscar.trim().to_owned() };
            web::html_status(status, CounterPage::new(frame("hall-console-title"), &desk, may, typed, now))
        }
    }
}

async fn load(
    look: &mut Look<'_>,
    me: AccountId,
    at: At,
    key: &str,
    find: &str,
    may: May,
) -> Result<Found, Fault> {
    let day = at.day();
    // a counter that was left open on another day is closed when one is opened
    let shift = hall::shift_of_officer(look, me).await?.filter(|s| s.opened_at.day() == day);
    let site = match &shift {
        Some(shift) => hall::site(look, shift.site).await?,
        None => None,
    };
    let (Some(shift), Some(site)) = (shift, site) else {
        let sites = records::active_sites(look).await?;
        let one = sites.iter().find(|s| s.key == key).or(sites.first().filter(|_| sites.len() == 1)).cloned();
        let floor = match one {
            Some(site) => Some(Box::new(records::floor(look, site, at).await?)),
            None => None,
        };
        return Ok(Found::Choose(sites, floor));
    };
    let floor = records::floor(look, site, at).await?;
    let ticket = hall::ticket_at_counter(look, shift.counter).await?;
    let mut desk = Desk {
        next: records::next_for(look, &shift, &floor.policy, at).await?,
        held: hall::held_by(look, shift.site, day, me).await?,
        absent: records::absent(look, shift.site, day).await?,
        floor,
        shift,
        ticket,
        note: None,
        person: None,
        cases: Vec::new(),
        visits: Vec::new(),
        case: None,
        hits: Vec::new(),
    };
    if let Some(ticket) = desk.ticket.clone() {
        person_of(look, &mut desk, &ticket, find, may).await?;
    }
    Ok(Found::Desk(Box::new(desk)))
}

async fn person_of(
    look: &mut Look<'_>,
    desk: &mut Desk,
    ticket: &Ticket,
    find: &str,
    may: May,
) -> Result<(), Fault> {
    desk.note = records::note(look, ticket.id).await?;
    if let Some(case) = ticket.case {
        desk.case = records::number_of_case(look, case).await?;
    }
    if !may.people {
        return Ok(());
    }
    if let Some(person) = ticket.person {
        desk.person = people::person_summary(look, person).await?;
        desk.visits = records::visits(look, person, ticket.id).await?;
        if may.cases {
            desk.cases = records::cases_of(look, person).await?;
        }
    }
    if !find.is_empty() {
        desk.hits = people::search_persons(look, find).await?.into_iter().take(8).collect();
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "console/choose.html")]
pub(super) struct ChoosePage {
    pub page: PageFrame,
    pub typed: Typed,
    pub token: String,
    pub sites: Vec<Choice>,
    /// Key of the site that was chosen; empty before.
    pub site: String,
    pub counters: Vec<CounterView>,
}

/// A counter to open.
pub(super) struct CounterView {
    pub id: String,
    pub name: String,
    pub services: String,
    /// Who attends there.
    pub taken: Option<String>,
    pub accessible: bool,
}

impl ChoosePage {
    pub(super) fn new(
        page: PageFrame,
        sites: Vec<Site>,
        floor: Option<&Floor>,
        typed: Typed,
        token: String,
    ) -> ChoosePage {
        let lang = page.lang();
        let counters = floor.map(|floor| {
            let view = |c: &crate::Counter| {
                let names = c.services.iter().map(|id| floor.service_name(*id, lang));
                CounterView {
                    id: c.id.to_string(),
                    name: c.name.clone(),
                    services: names.collect::<Vec<_>>().join(", "),
                    taken: floor.shifts.iter().find(|s| s.counter == c.id).map(|s| s.officer_name.clone()),
                    accessible: c.accessible,
                }
            };
            floor.counters.iter().map(view).collect()
        });
        let site = floor.map(|f| f.site.key.clone()).unwrap_or_default();
        let sites = sites.iter().map(|s| Choice::new(&s.key, &s.name, s.key == site)).collect();
        ChoosePage { counters: counters.unwrap_or_default(), sites, site, typed, token, page }
    }
}

/// What changes with every look.
pub(super) struct Now {
    pub at: At,
    pub token: String,
    pub find: String,
}

#[derive(Template)]
#[template(path = "console/counter.html")]
pub(super) struct CounterPage {
    pub page: PageFrame,
    pub typed: Typed,
    pub token: String,
    pub find: String,
    /// What the live page asks for again: `?buscar=...`, or nothing.
    pub look: String,
    pub may: May,
    pub subject: String,
    pub counter: String,
    pub officer: String,
    /// Why it is paused; empty if it is not.
    pub paused: String,
    pub waiting: String,
    pub rule: String,
    pub lines: Vec<words::LineView>,
    pub next: Vec<WaiterView>,
    pub held: Vec<(String, String)>,
    pub absent: Vec<WaiterView>,
    pub now: Option<NowView>,
    pub targets: Vec<(String, Vec<Choice>)>,
    pub places: Vec<Choice>,
    pub pauses: Vec<Choice>,
    pub others: Vec<Card>,
}

/// The turn before the counter.
pub(super) struct NowView {
    pub id: String,
    pub code: String,
    pub service: String,
    pub class: String,
    pub light: Light,
    pub needs: String,
    pub note: String,
    pub called: bool,
    pub calls: i64,
    /// `03:12`, and the same in microseconds of the epoch, for the script.
    pub running: String,
    pub since: i64,
    pub waited: String,
    pub cards: Vec<Card>,
    pub topics: Vec<Choice>,
    pub outcomes: Vec<Choice>,
    pub person: Option<PersonView>,
    pub hits: Vec<(String, String, String)>,
    /// Number and address of the case of the turn.
    pub case: Option<(String, String)>,
}

/// Whose turn it is.
pub(super) struct PersonView {
    pub id: String,
    pub name: String,
    pub document: String,
    pub accounts: String,
    /// Address, number with subject, when and how it stands.
    pub cases: Vec<(String, String, String)>,
    pub visits: Vec<String>,
}

impl CounterPage {
    pub(super) fn new(page: PageFrame, desk: &Desk, may: May, typed: Typed, now: Now) -> CounterPage {
        let (floor, shift, at) = (&desk.floor, &desk.shift, now.at);
        let service = |t: &Ticket| floor.service_name(t.service, page.lang());
        let (own, others) = match &desk.ticket {
            Some(t) => protocols::cards(&page, t.ground, &t.needs),
            None => protocols::cards(&page, None, &[]),
        };
        let place = |p: &Placing| {
            let label = page.t(&format!("hall-console-place-{}", words::dashes(p.key())));
            let typed_place = typed.value("pasar", "place");
            let chosen = p.key() == typed_place || (typed_place.is_empty() && *p == Placing::KeepArrival);
            Choice::new(p.key(), label, chosen)
        };
        let pause = |key: &&str| {
            let label = page.t(&format!("hall-console-pause-{key}")).into_owned();
            Choice::new(label.clone(), label, false)
        };
        CounterPage {
            subject: format!("hall/{}", floor.site.id),
            counter: shift.counter_name.clone(),
            officer: shift.officer_name.clone(),
            paused: shift.pause_reason.clone().unwrap_or_default(),
            waiting: floor.waiting_words(&page, at),
            rule: words::rule(&page, floor),
            lines: floor.lines(&page, at),
            next: floor.views(&page, &desk.next, at),
            held: desk
                .held
                .iter()
                .map(|t| (t.id.to_string(), format!("{} · {}", t.code, service(t))))
                .collect(),
            absent: floor.views(&page, &desk.absent, at),
            now: desk.ticket.as_ref().map(|t| now_view(&page, desk, t, own, &typed, at)),
            targets: floor.targets(&page, typed.value("pasar", "to")),
            places: Placing::ALL.iter().map(place).collect(),
            pauses: ["lunch", "rest", "support", "training", "system"].iter().map(pause).collect(),
            others,
            may,
            typed,
            token: now.token,
            look: match now.find.as_str() {
                "" => String::new(),
                find => format!("?buscar={}", web::percent(find)),
            },
            find: now.find,
            page,
        }
    }
}

fn now_view(
    page: &PageFrame,
    desk: &Desk,
    ticket: &Ticket,
    cards: Vec<Card>,
    typed: &Typed,
    at: At,
) -> NowView {
    let lang = page.lang();
    let topics = desk.floor.service(ticket.service).map(|s| s.topics.as_slice()).unwrap_or_default();
    let topic = |t: &crate::Topic| {
        let name = if lang == kernel::Lang::En && !t.en.is_empty() { &t.en } else { &t.es };
        let words = match &t.cause {
            Some(cause) => format!("{name} ({cause})"),
            None => name.clone(),
        };
        Choice::new(&t.key, words, typed.chose("terminar", "topics", &t.key))
    };
    let outcome = |o: &&Outcome| {
        let label = page.t(&format!("hall-console-outcome-{}", o.key()));
        let filed = typed.fields.get("outcome").is_none() && ticket.case.is_some() && **o == Outcome::Filed;
        Choice::new(o.key(), label, filed || typed.chose("terminar", "outcome", o.key()))
    };
    NowView {
        id: ticket.id.to_string(),
        code: ticket.code.to_string(),
        service: desk.floor.service_name(ticket.service, lang),
        class: match ticket.class {
            queueing::Class::General => String::new(),
            class => words::class(page, class),
        },
        light: words::class_light(ticket.class),
        needs: words::needs(page, &ticket.needs),
        note: desk.note.clone().unwrap_or_default(),
        called: ticket.state == State::Called,
        calls: ticket.calls,
        running: words::clock(ticket.since, at),
        since: ticket.since.0 / 1_000,
        waited: words::minutes(page, ticket.arrived_at, ticket.called_at.unwrap_or(at)),
        cards,
        topics: topics.iter().map(topic).collect(),
        outcomes: Outcome::ALL.iter().filter(|o| **o != Outcome::Unrecorded).map(|o| outcome(&o)).collect(),
        person: desk.person.as_ref().map(|p| person_view(page, desk, p)),
        hits: desk.hits.iter().map(|h| (h.id.to_string(), h.name.clone(), h.document_hint.clone())).collect(),
        case: ticket.case.zip(desk.case.clone()).map(|(id, number)| (number, format!("/bandeja/{id}"))),
    }
}

fn person_view(page: &PageFrame, desk: &Desk, summary: &PersonSummary) -> PersonView {
    let lang = page.lang();
    let case = |c: &CaseLine| {
        let stands = match c.decided_at {
            Some(at) => page.t1("hall-console-case-decided", "day", format::short_day(at.day(), lang)),
            None => page.t1("hall-console-case-due", "day", format::short_day(c.due_on, lang)),
        };
        let filed = page.t1("hall-console-case-filed", "day", format::short_day(c.filed_at.day(), lang));
        (format!("/bandeja/{}", c.id), format!("{} {}", c.number, c.subject), format!("{filed} · {stands}"))
    };
    let visit = |v: &Visit| {
        let service =
            if lang == kernel::Lang::En && !v.service.1.is_empty() { &v.service.1 } else { &v.service.0 };
        let outcome = v.outcome.map(|o| page.t(&format!("hall-console-outcome-{}", o.key())));
        let day = format::short_day(v.day, lang);
        [day.as_str(), &v.code.to_string(), service, &outcome.unwrap_or_default()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    PersonView {
        id: summary.person.id.to_string(),
        name: summary.person.name.as_str().to_owned(),
        document: summary.document_hint(),
        accounts: summary.accounts.iter().map(|a| a.address.clone()).collect::<Vec<_>>().join("; "),
        cases: desk.cases.iter().map(case).collect(),
        visits: desk.visits.iter().map(visit).collect(),
    }
}

/// Reads what a button of this screen asks.
pub(super) type Read = Result<Option<Press>, press::Wrong>;
