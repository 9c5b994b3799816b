//! The service room of the demo: one site with five services and six counters, and what goes on in it just
//! now.

use appointments::actions::book::{self, Book};
use appointments::actions::save_hours::{self, AddHours};
use appointments::{Booker, BookingForm};
use hall::actions::found_site::{self, FoundSite, Founded, NewCounter, NewService};
use hall::actions::{begin, call_next, finish, open_shift, take_ticket};
use hall::{Class, Need, Origin, Outcome, PriorityGround, Takes, Topic};
use kernel::{Actor, At, Failure, Fault, Lang};
use store::{Store, Work};
use web::DemoPlace;

use super::Stage;
use super::dice::Dice;
use super::hall_ratings;
use super::play::Cast;

/// Its address on the web: `/sala/centro`.
pub const SITE: &str = "centro";
/// The key of the screen at its door: of a demo nothing is secret.
const KIOSK_KEY: &str = "DEMDEMDEMDEMDEMDEMDEMDEM";
/// Minutes of today that are told.
const MINUTES: i64 = 75;
/// Counters whose officers have begun today, with their place in the staff. The others wait for a visitor
/// of the demo: counter 3 for Luisa, as in the pictures.
pub const OPEN: [(usize, usize); 3] = [(0, 11), (1, 9), (3, 10)];
/// Services that are given by appointment too, by place in [`SERVICES`].
const BY_APPOINTMENT: [usize; 3] = [0, 2, 4];
/// Who has an appointment: invented names, with telephones that nobody has.
const EXPECTED: [(&str, &str, bool); 6] = [
    ("Amparo Quiceno", "3005550141", true),
    ("Jairo Montes", "3005550142", false),
    ("Nubia Arcila", "3005550143", false),
    ("Wilmar Toro", "3005550144", false),
    ("Dolly Restrepo", "3005550145", true),
    ("Samuel Ibarra", "3005550146", false),
];
/// Who signs with deaf people, at the counter that everybody reaches.
const CERTIFIED: usize = 11;

/// Key, prefix, icon; name and help in both languages; topics.
type Line = (&'static str, &'static str, &'static str, [&'static str; 4], &'static [[&'static str; 3]]);

/// Services: key, prefix, icon, names, what for, topics with the regulator's cause where there is one.
#[rustfmt::skip]
const SERVICES: [Line; 5] = [
    (
        "facturacion",
        "A",
        "factura",
        ["Mi factura", "My bill", "Reclamos, copias, cuotas", "Complaints, copies, instalments"],
        &[
            ["cobro", "Cobro más alto que de costumbre", "A bill higher than usual"],
            ["copia", "Copia de la factura", "A copy of the bill"],
            ["lectura", "Lectura del medidor", "Reading of the meter"],
        ],
    ),
    (
        "danos",
        "D",
        "gota",
        ["Mi servicio", "My service", "Daños, presión, nuevo contador", "Damages, pressure, a new meter"],
        &[
            ["sin-agua", "Falta de agua", "No water"],
            ["fuga", "Fuga en la calle", "A leak in the street"],
            ["medidor", "Cambio de medidor", "A new meter"],
        ],
    ),
    (
        "tramites",
        "B",
        "nota",
        ["Radicar un documento", "File a document", "Ventanilla única", "Single window"],
        &[
            ["peticion", "Petición", "A petition"],
            ["recurso", "Recurso", "An appeal"],
            ["anexo", "Anexo a un trámite", "Something to add to a procedure"],
        ],
    ),
    (
        "pagos",
        "F",
        "cuotas",
        ["Pagos y acuerdos", "Payments and agreements", "Acuerdos, reconexión", "Plans, reconnection"],
        &[["acuerdo", "Acuerdo de pago", "A payment plan"], ["reconexion", "Reconexión", "Reconnection"]],
    ),
    (
        "vinculacion",
        "T",
        "casa",
        ["Vincularme", "New service", "Servicio nuevo, cambio de nombre", "A new service, a change of name"],
        &[["nuevo", "Servicio nuevo", "A new service"], ["nombre", "Cambio de suscriptor", "Another name"]],
    ),
];

/// Names of the counters.
const COUNTERS: [&str; 6] =
    ["Módulo 1, preferencial", "Módulo 2", "Módulo 3", "Módulo 4", "Módulo 5", "Módulo 6"];

/// Places in [`SERVICES`] of what each counter attends.
pub const COUNTER_SERVICES: [&[usize]; 6] =
    [&[0, 1, 2, 3, 4], &[0, 3, 1], &[0, 1, 2, 3, 4], &[0, 1, 3], &[2, 4], &[3, 4, 0]];

/// The room itself. It has no hours: a demo is looked at by night too.
fn plan() -> FoundSite {
    let text = str::to_owned;
    let service = |(key, prefix, icon, [name, name_en, help, help_en], topics): &(
        &str,
        &str,
        &str,
        [&str; 4],
        &[[&str; 3]],
    )| NewService {
        key: text(key),
        name: text(name),
        name_en: text(name_en),
        help: text(help),
        help_en: text(help_en),
        prefix: text(prefix),
        icon: text(icon),
        daily_most: None,
        topics: topics
            .iter()
            .map(|[key, es, en]| Topic { key: text(key), es: text(es), en: text(en), cause: None })
            .collect(),
    };
    let counter = |(n, (name, services)): (i64, (&&str, &&[usize]))| NewCounter {
        number: n,
        name: text(name),
        takes: if n == 1 { Takes::Preferential } else { Takes::All },
        accessible: n == 1 || n == 3,
        hearing_loop: n == 1,
        services: services.iter().map(|s| text(SERVICES[*s].0)).collect(),
    };
    FoundSite {
        key: text(SITE),
        name: text("Sala Centro"),
        address: text("Carrera 16 n.º 36-44, piso 1"),
        municipality: None,
        phone: Some(text("606 555 0100")),
        last_chair_cm: 900,
        preferential_prefix: text("P"),
        community_prefix: text("C"),
        alarm_minutes: 25,
        hours: Vec::new(),
        services: SERVICES.iter().map(service).collect(),
        counters: (1..).zip(COUNTERS.iter().zip(&COUNTER_SERVICES)).map(counter).collect(),
    }
}

/// Founds the room and certifies who signs.
pub async fn found(store: &Store, cast: &Cast) -> Result<Founded, Fault> {
    let certified = cast.officers[CERTIFIED].0;
    let input = (plan(), certified);
    let made = store.write("demo.hall", Actor::System("demo"), input, |work, (plan, certified)| {
        Box::pin(async move {
            let founded = found_site::run(work, plan).await?;
            hall::records::save_skill(work, *certified, Need::SignLanguage, None).await?;
            Ok::<_, Failure<hall::HallRefusal>>(founded)
        })
    });
    let founded = told(made.await)?;
    for service in BY_APPOINTMENT {
        let hours = AddHours {
            service: founded.services[service],
            weekdays: (1..=5).collect(),
            from: 8 * 60,
            to: 11 * 60,
            minutes: 20,
            seats: 2,
        };
        let added = store.write("demo.hours", Actor::System("demo"), hours, |work, hours| {
            Box::pin(async move { save_hours::add(work, hours).await.map(drop) })
        });
        told(added.await)?;
    }
    Ok(founded)
}

/// The screens that anybody may open, for the banner. The kiosk's is the address that enrols the browser.
pub fn places() -> Vec<DemoPlace> {
    let place = |path: String, es: &str, en: &str| DemoPlace {
        href: format!("/sala/{SITE}/{path}"),
        es: es.into(),
        en: en.into(),
    };
    vec![
        place(format!("kiosco/{KIOSK_KEY}"), "el kiosco", "the kiosk"),
        place("tablero".into(), "el tablero de la sala", "the board of the hall"),
        place("turno".into(), "el turno en el celular", "a turn on the phone"),
        place("tableta/1".into(), "la tableta que pregunta", "the tablet that asks"),
    ]
}

/// Enrols the screen at the door.
pub async fn kiosk(store: &Store) -> Result<(), Fault> {
    let new = hall::NewKiosk {
        site: SITE.into(),
        name: "Entrada".into(),
        first: 900,
        last: 949,
        paper: hall::Paper::Browser,
    };
    let done = store.write("demo.kiosk", Actor::System("demo"), new, |work, new| {
        Box::pin(async move { hall::enrol_kiosk_with_key(work, new, KIOSK_KEY).await })
    });
    told(done.await)
}

/// Some people who come in the next days, in the first hours that are free.
pub async fn appointments(store: &Store, until: At, room: &Founded) -> Result<(), Fault> {
    for (n, (name, phone, preferential)) in (0..).zip(EXPECTED) {
        let service = room.services[BY_APPOINTMENT[n % BY_APPOINTMENT.len()]];
        let form =
            BookingForm { name: name.into(), phone: phone.into(), preferential, ..BookingForm::default() };
        let who =
            form.check().map_err(|wrong| Fault::new(format!("an appointment of the demo: {wrong:?}")))?;
        let wish = (n, who, service, room.site, until);
        let done =
            store.write("demo.appointment", Actor::Visitor, wish, |work, (n, who, service, site, until)| {
                Box::pin(async move {
                    let schedule = appointments::records::schedule(work, *service, *site, *until).await?;
                    let first =
                        schedule.as_ref().and_then(|s| s.next_day(until.day(), *until, Booker::Person));
                    let Some((schedule, day)) = schedule.zip(first) else { return Ok(()) };
                    let free = schedule.free_on(day, *until, Booker::Person);
                    let Some(slot) = free.get(n % free.len().max(1)) else { return Ok(()) };
                    let book = Book {
                        request: format!("demo:appointment:{n}"),
                        service: *service,
                        starts_at: slot.starts_at,
                        who: who.clone(),
                        origin: appointments::Origin::Web,
                        language: Lang::Es,
                    };
                    book::run(work, &book).await.map(drop)
                })
            });
        told(done.await)?;
    }
    Ok(())
}

/// Nothing in a story is refused; if it is, the story is wrong.
pub fn told<T, R: std::fmt::Debug>(outcome: Result<T, Failure<R>>) -> Result<T, Fault> {
    outcome.map_err(|failure| match failure {
        Failure::Broke(fault) => fault,
        Failure::Refused(refusal) => Fault::new(format!("the hall of the demo was refused: {refusal:?}")),
    })
}

/// Something that happens in the room.
#[derive(Clone)]
enum Deed {
    Open(hall::CounterId),
    Take(Box<take_ticket::TakeTicket>),
    /// The counter calls, and the person comes; `true` if it was free before.
    Call,
    /// The attention ends.
    Finish(Outcome),
}

/// A moment of the story: when, and at which of [`OPEN`] if at one.
struct Moment {
    at: At,
    desk: Option<usize>,
    deed: Deed,
}

/// Tells the last hour and a quarter: some were attended, three are at counters, others wait.
pub async fn today(store: &Store, stage: &Stage, cast: &Cast, room: &Founded) -> Result<(), Fault> {
    let until = stage.until;
    let first = until.plus_minutes(-MINUTES).max(At::start_of(until.day()).plus_seconds(1));
    let dice = Dice::new(super::SEED, "hall today");
    let mut shifts = [None; OPEN.len()];
    let mut before = [None; OPEN.len()];
    for moment in moments(first, until, room, &dice) {
        stage.clock.then(moment.at);
        let actor = |desk: usize| cast.officers[OPEN[desk].1].1.clone();
        match (moment.deed, moment.desk) {
            (Deed::Open(counter), Some(desk)) => {
                let open = open_shift::OpenShift { counter, officer: None };
                let done = store.write("demo.shift", actor(desk), open, |work, open| {
                    Box::pin(open_shift::run(work, open))
                });
                shifts[desk] = Some(told(done.await)?.id);
            }
            (Deed::Call, Some(desk)) => {
                let Some(shift) = shifts[desk] else { continue };
                let done =
                    store.write("demo.call", actor(desk), shift, |work, shift| Box::pin(call(work, *shift)));
                before[desk] = told(done.await)?;
            }
            (Deed::Finish(outcome), Some(desk)) => {
                let Some(ticket) = before[desk].take() else { continue };
                let end = finish::Finish { ticket, topics: Vec::new(), outcome, person: None, case: None };
                let place = (room.counters[OPEN[desk].0], OPEN[desk].0);
                let done = store.write("demo.finish", actor(desk), (end, place), |work, (end, place)| {
                    Box::pin(async move {
                        finish::run(work, end).await?;
                        surveys::actions::open_visit::run(work, &end.ticket.to_string()).await?;
                        hall_ratings::touch(work, place.0, place.1).await
                    })
                });
                told(done.await)?;
            }
            (Deed::Take(take), _) => {
                let done = store.write("demo.turn", Actor::Visitor, *take, |work, take| {
                    Box::pin(async move { take_ticket::run(work, take).await.map(drop) })
                });
                told(done.await)?;
            }
            (Deed::Open(_) | Deed::Call | Deed::Finish(_), None) => {}
        }
    }
    Ok(())
}

/// Calls and begins, as when the person is quick; nothing if nobody waits.
pub async fn call(
    work: &mut Work<'_>,
    shift: hall::ShiftId,
) -> Result<Option<hall::TicketId>, Failure<hall::HallRefusal>> {
    let wish = call_next::CallNext { shift, request: None };
    let Some(called) = call_next::run(work, &wish).await? else { return Ok(None) };
    begin::run(work, &begin::Begin { ticket: called.id }).await?;
    Ok(Some(called.id))
}

fn moments(first: At, until: At, room: &Founded, dice: &Dice) -> Vec<Moment> {
    let span = until.seconds_since(first).max(60);
    let mut all = Vec::new();
    for (desk, (counter, _)) in OPEN.iter().enumerate() {
        all.push(Moment { at: first, desk: Some(desk), deed: Deed::Open(room.counters[*counter]) });
        let mut at = first.plus_seconds(60 + dice.between(0, 60));
        while at.seconds_since(first) < span - 200 {
            all.push(Moment { at, desk: Some(desk), deed: Deed::Call });
            at = at.plus_seconds(dice.between(240, 620));
            if at.seconds_since(first) < span - 20 {
                let outcome = *dice.pick(&[Outcome::Resolved, Outcome::Informed, Outcome::Filed]);
                all.push(Moment { at, desk: Some(desk), deed: Deed::Finish(outcome) });
            }
            at = at.plus_seconds(dice.between(10, 40));
        }
    }
    let mut at = first.plus_seconds(20);
    while at.seconds_since(first) < span - 15 {
        all.push(Moment { at, desk: None, deed: Deed::Take(Box::new(somebody(room, dice))) });
        at = at.plus_seconds(dice.between(45, 210));
    }
    all.sort_by_key(|m| m.at);
    all
}

/// Somebody comes in: three of ten with a right to go first, now and then a leader of a community.
pub fn somebody(room: &Founded, dice: &Dice) -> take_ticket::TakeTicket {
    let (class, ground) = match dice.weighted([68, 28, 4].into_iter()) {
        0 => (Class::General, None),
        1 => {
            let ground =
                [PriorityGround::OlderAdult, PriorityGround::InfantInArms, PriorityGround::Disability];
            (Class::Preferential, Some(*dice.pick(&ground)))
        }
        _ => (Class::Community, Some(PriorityGround::CommunityLeader)),
    };
    let service = dice.weighted([46, 18, 12, 16, 8].into_iter()).min(room.services.len() - 1);
    let origin = if dice.permille(120) { Origin::Phone } else { Origin::Kiosk };
    take_ticket::TakeTicket {
        site: room.site,
        service: room.services[service],
        class,
        ground,
        needs: Vec::new(),
        origin,
        person: None,
        language: Lang::Es,
        at: None,
        number: None,
        request: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_is_one_letter_of_its_own_and_every_counter_attends_something() {
        let plan = plan();
        let mut prefixes: Vec<_> = plan.services.iter().map(|s| s.prefix.clone()).collect();
        prefixes.extend([plan.preferential_prefix.clone(), plan.community_prefix.clone()]);
        prefixes.sort();
        prefixes.dedup();
        assert_eq!(prefixes.len(), SERVICES.len() + 2);
        assert!(plan.counters.iter().all(|c| !c.services.is_empty()));
        assert_eq!(plan.counters.iter().filter(|c| c.takes == Takes::Preferential).count(), 1);
    }
}
