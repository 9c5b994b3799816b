use super::*;

fn at(text: &str) -> At {
    At::parse(text).expect("an instant")
}

pub(crate) fn booking() -> Booking {
    Booking {
        id: Id::new(At(0), [1; 16]),
        key: "clave".into(),
        site: Id::new(At(0), [2; 16]),
        service: Id::new(At(0), [3; 16]),
        starts_at: at("2026-11-24T10:00"),
        minutes: 20,
        state: State::Booked,
        origin: Origin::Web,
        language: Lang::Es,
        who: Who {
            name: "María Elena Ríos".into(),
            document: String::new(),
            phone: "3101234548".into(),
            email: "maria@correo.example".into(),
            preferential: false,
            needs: Vec::new(),
        },
        ticket: None,
        code: String::new(),
        ticket_secret: String::new(),
        reminded_at: None,
        booked_at: at("2026-11-20T09:00"),
        moves: 0,
        version: 1,
    }
}

fn slot(text: &str) -> Slot {
    Slot { starts_at: at(text), minutes: 30, seats: 1, left: 1 }
}

#[test]
fn who_comes_in_time_counts_as_there_before_the_hour() {
    let (rules, b) = (Rules::default(), booking());
    let counts = |now: &str| b.counts_from(&rules, at(now));
    assert_eq!(
        counts("2026-11-24T08:59"),
        Err(AppointmentRefusal::TooEarly { from: at("2026-11-24T09:00") })
    );
    // earlier than the lead: as anybody who arrives then
    assert_eq!(counts("2026-11-24T09:10"), Ok(at("2026-11-24T09:10")));
    assert_eq!(counts("2026-11-24T09:55"), Ok(at("2026-11-24T09:40")));
    assert_eq!(counts("2026-11-24T10:15"), Ok(at("2026-11-24T09:40")));
    // late: from the arrival, like anybody
    assert_eq!(counts("2026-11-24T10:16"), Ok(at("2026-11-24T10:16")));
    assert_eq!(counts("2026-11-25T10:00"), Err(AppointmentRefusal::Over));
    let arrived = Booking { state: State::Arrived, ..booking() };
    assert_eq!(arrived.counts_from(&rules, at("2026-11-24T10:00")), Err(AppointmentRefusal::Over));
}

#[test]
fn it_is_missed_only_after_the_wait() {
    let rules = Rules::default();
    assert!(booking().missed(&rules, at("2026-11-24T10:15")).is_err());
    let missed = booking().missed(&rules, at("2026-11-24T10:16")).expect("missed");
    assert_eq!(missed.state, State::Missed);
    // whoever comes after all gets a turn as from now
    assert_eq!(missed.counts_from(&rules, at("2026-11-24T11:00")), Ok(at("2026-11-24T11:00")));
    assert!(missed.missed(&rules, at("2026-11-24T12:00")).is_err());
}

#[test]
fn it_moves_and_is_given_up_only_before_its_hour() {
    let moved = booking().moved(slot("2026-11-25T08:00"), at("2026-11-24T09:59")).expect("moved");
    assert_eq!((moved.starts_at, moved.minutes, moved.moves), (at("2026-11-25T08:00"), 30, 1));
    assert!(booking().moved(slot("2026-11-25T08:00"), at("2026-11-24T10:00")).is_err());
    assert!(booking().cancelled(at("2026-11-24T10:00")).is_err());
    let often = Booking { moves: MOST_MOVES, ..booking() };
    let refused = often.moved(slot("2026-11-25T08:00"), at("2026-11-23T10:00"));
    assert_eq!(refused.map(|b| b.moves), Err(AppointmentRefusal::MovedTooOften));
    let gone = booking().cancelled(at("2026-11-24T09:00")).expect("cancelled");
    assert_eq!(gone.clone().cancelled(at("2026-11-24T09:00")), Err(AppointmentRefusal::Over));
}

#[test]
fn one_person_is_one_however_they_write_it() {
    let who = |document: &str, phone: &str, email: &str| {
        let w = Who { document: document.into(), phone: phone.into(), email: email.into(), ..booking().who };
        w.contact_key()
    };
    assert_eq!(who("24254207", "310", ""), who("24254207", "", "otra@correo.example"));
    assert_eq!(who("", "", "María@correo.example"), who("", "", "maria@CORREO.example"));
    assert_ne!(who("", "3101234548", ""), who("3101234548", "", ""));
    assert!(!who("24254207", "", "").contains("24254207"));
}

#[test]
fn support_gives_the_preferential_class() {
    let class =
        |preferential, needs: &[Need]| Who { preferential, needs: needs.to_vec(), ..booking().who }.class();
    assert_eq!(class(false, &[]), Class::General);
    assert_eq!(class(true, &[]), Class::Preferential);
    assert_eq!(class(false, &[Need::SignLanguage]), Class::Preferential);
    assert_eq!(class(false, &[Need::English]), Class::General);
}
