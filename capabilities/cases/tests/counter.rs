//! What an officer does at the counter and on the telephone beyond filing: answers in the act, receives what
//! another authority sent, notes the disputed bill; and matters with their own service, cause and extension.

use crate::desk;
use crate::house;

use cases::actions::classify_case::{self, ClassifyCase};
use cases::actions::extend_term::{self, ExtendTerm};
use cases::actions::split_matters::{self, SplitMatters};
use cases::matter::AskedMatter;
use cases::{CaseId, CaseKind, CaseRefusal, Priority, State, events};
use deadlines::TermRefusal;
use desk::{Answer, Desk, Officer, hidden};
use house::House;
use kernel::Id;
use store::Query;
use testkit::each;

/// A verb whose result does not matter.
macro_rules! verb {
    ($run:path) => {
        |w, i| Box::pin(async move { $run(w, i).await.map(drop) })
    };
}

const ALL: &str = "cases.read cases.file cases.answer cases.sign cases.assign people.read";

/// Files by the form of the desk.
async fn file(officer: &Officer<'_>, more: &[(&str, &str)]) -> Answer {
    let page = officer.get("/bandeja/nueva").await;
    let token = hidden(&page.body, "/bandeja/nueva", "form_token");
    let mut pairs = vec![
        ("form_token", token.as_str()),
        ("channel", "counter"),
        ("kind", "information"),
        ("body", "Quiere saber si su pago de octubre entró."),
        ("name", "María Elena Ríos"),
        ("reply_by", "pickup"),
    ];
    pairs.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    pairs.extend(more);
    officer.post("/bandeja/nueva", &pairs).await
}

fn id_of(answer: &Answer) -> CaseId {
    assert_eq!(answer.status, 303, "{}", answer.body);
    let id = answer.location.split('/').nth(2).expect("an address of a case");
    Id::parse(id).expect("an id")
}

const SAID: (&str, &str) = ("given_answer", "Sí entró, el 28 de octubre. Se le mostró el comprobante.");

#[test]
fn what_is_asked_and_settled_at_the_counter_is_filed_and_answered_decreto_1166_de_2016() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-03T09:00");
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", ALL);
        let done = file(&ana, &[("answered_now", "1"), SAID]).await;
        let id = id_of(&done);
        let told = ana.get(&done.location).await.body;
        assert!(told.contains("Quedó radicada y respondida"), "{told}");
        let sheet = house.sheet(id).await;
        assert_eq!(
            (sheet.state, sheet.outgoing_number.as_deref()),
            (State::Answered, Some(sheet.number.as_str()))
        );
        assert_eq!(sheet.letter_code.as_ref(), Some(&sheet.receipt_code));
        assert!(sheet.owner.is_some() && sheet.answered_at.is_some());
        let record = ana.get(&format!("/bandeja/{id}/papeles/{}", sheet.receipt_code)).await.body;
        assert!(record.contains("Respuesta que se dio de inmediato: Sí entró"), "{record}");
        let page = ana.get(&format!("/bandeja/{id}")).await.body;
        assert!(page.contains("Se le mostró el comprobante"), "{page}");
        let person = ana.get(&format!("/seguimiento/{}", sheet.tracking_key)).await.body;
        assert!(person.contains("Le respondimos de palabra") && person.contains("Se le mostró"), "{person}");
        let receipt = ana.get(&format!("/seguimiento/{}/constancia", sheet.tracking_key)).await.body;
        assert!(
            receipt.contains("Le respondimos de inmediato") && !receipt.contains("a más tardar"),
            "{receipt}"
        );
        let letters = house.count("SELECT COUNT(*) FROM documents_papers WHERE kind = 'letter'").await;
        assert_eq!((letters, house.verify().await), (0, Vec::new()));
    });
}

#[test]
fn what_needs_a_decision_is_not_answered_aloud_ley_142_art_154() {
    each(async |world| {
        let house = House::new(world).await;
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", ALL);
        for kind in ["claim", "appeal", "complaint"] {
            let refused = file(&ana, &[("kind", kind), ("answered_now", "1"), SAID]).await;
            assert_eq!(refused.status, 422);
            assert!(refused.body.contains("se decide por escrito"), "{kind}: {}", refused.body);
            assert!(refused.body.contains("CPACA, art. 67") && refused.body.contains("el 28 de octubre"));
        }
        let written = file(&ana, &[("channel", "written"), ("answered_now", "1"), SAID]).await;
        assert!(written.status == 422 && written.body.contains("se pidió de palabra"), "{}", written.body);
        let silent = file(&ana, &[("answered_now", "1"), ("given_answer", " ")]).await;
        assert!(
            silent.status == 422 && silent.body.contains("Escriba qué se le respondió"),
            "{}",
            silent.body
        );
        assert_eq!(house.count("SELECT COUNT(*) FROM cases_cases").await, 0);
    });
}

#[test]
fn what_another_authority_sends_counts_from_our_reception_cpaca_art_21() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-25T09:00");
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", ALL);
        let sent = [
            ("channel", "written"),
            ("kind", "petition"),
            ("transfer_from", "Personería de Miraflor"),
            ("transfer_number", "PM-1041"),
            ("transfer_dated", "2026-11-18"),
        ];
        let late = [&sent[..], &[("transfer_received", "2026-11-17")]].concat();
        let refused = file(&ana, &late).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Revise el día en que nos llegó"), "{}", refused.body);
        assert!(refused.body.contains("PM-1041"), "what was typed stays");
        let id = id_of(&file(&ana, &[&sent[..], &[("transfer_received", "2026-11-20")]].concat()).await);
        let sheet = house.sheet(id).await;
        assert_eq!(sheet.filed_at.day().to_string(), "2026-11-20");
        assert_eq!(sheet.deadline.first_counted_day.to_string(), "2026-11-23");
        assert_eq!(sheet.deadline.due_on.to_string(), "2026-12-14", "fifteen days after our reception");
        assert!(matches!(sheet.term().events[..], [deadlines::TermEvent::Received { .. }]));
        for page in [format!("/bandeja/{id}"), format!("/seguimiento/{}", sheet.tracking_key)] {
            let body = ana.get(&page).await.body;
            for told in ["Personería de Miraflor", "PM-1041", "20 de noviembre", "art. 21"] {
                assert!(body.contains(told), "{page} {told}: {body}");
            }
        }
    });
}

#[test]
fn a_silence_that_occurred_before_is_not_closed_by_an_answer_in_the_act_ley_142_art_158() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-25T09:00");
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", ALL);
        let lay = [
            ("kind", "petition"),
            ("service", "water"),
            ("account_number", "104882-7"),
            ("transfer_from", "Personería de Miraflor"),
            ("transfer_dated", "2026-10-19"),
            ("transfer_received", "2026-10-20"),
        ];
        let aloud = [&lay[..], &[("answered_now", "1"), SAID]].concat();
        let refused = file(&ana, &aloud).await;
        assert_eq!(refused.status, 409, "{}", refused.body);
        for said in ["operó el silencio positivo", "art. 158", "el 28 de octubre", "Personería de Miraflor"]
        {
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
        }
        assert_eq!(house.count("SELECT COUNT(*) FROM cases_cases").await, 0, "nothing half done");
        let id = id_of(&file(&ana, &lay).await);
        assert_eq!(house.sheet(id).await.state, State::Received);

        // where silence decides nothing the answer is given, and is late
        let copy = [&aloud[3..], &[("kind", "information")]].concat();
        let id = id_of(&file(&ana, &copy).await);
        assert_eq!(house.sheet(id).await.state, State::Answered);
        let late = "SELECT COUNT(*) FROM store_events \
                    WHERE kind = 'cases.answered' AND data LIKE '%\"on_time\":false%'";
        assert_eq!((house.count(late).await, house.verify().await), (1, Vec::new()));
    });
}

#[test]
fn the_officer_writes_down_the_disputed_bill() {
    each(async |world| {
        let house = House::new(world).await;
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", ALL);
        let bill =
            [("kind", "claim"), ("service", "water"), ("bill_number", "F-88"), ("disputed", "$ 184.300")];
        let sheet = house.sheet(id_of(&file(&ana, &bill).await)).await;
        assert_eq!((sheet.bill_number.as_deref(), sheet.disputed_cents), (Some("F-88"), Some(18_430_000)));
        let refused = file(&ana, &[("kind", "claim"), ("disputed", "mucho")]).await;
        assert!(refused.status == 422 && refused.body.contains("value=\"mucho\""), "{}", refused.body);
    });
}

const MATTERS: Query = Query::inline(
    "matters",
    "SELECT matter_id, COALESCE(service, '') || '/' || COALESCE(cause, '') || '/' || state || '/' || due_on \
     FROM cases_matters_published ORDER BY matter_id",
);

async fn matters(house: &House) -> Vec<String> {
    let asked = house.world.store.read("matters", (), |look, ()| {
        Box::pin(async move {
            let mut found = Vec::new();
            for mut row in look.rows(MATTERS, &[]).await? {
                let _: i64 = row.take()?;
                found.push(row.take::<String>()?);
            }
            Ok::<_, kernel::Failure<kernel::Never>>(found)
        })
    });
    asked.await.unwrap()
}

#[test]
fn a_matter_has_its_own_service_and_cause_and_is_extended_by_itself_cpaca_art_14() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let id = house.file("form:a").await.id;
        let other =
            AskedMatter { service: "waste".into(), ..AskedMatter::new("PQR_SPD", "No pasa el carro") };
        let copy = AskedMatter { cause: "102".into(), ..AskedMatter::new("INFORMACION_DOCUMENTOS", "Copia") };
        let wish = SplitMatters { id, version: None, matters: vec![other, copy] };
        house.act(house.officers[0].clone(), wish, verb!(split_matters::run)).await.unwrap();
        assert_eq!(matters(&house).await, ["waste//open/2026-04-08", "water/102/open/2026-03-30"]);

        house.world.at("2026-03-26T08:00");
        let extend = |matter, to: &str| ExtendTerm {
            id,
            version: None,
            matter,
            to: to.parse().unwrap(),
            reasons: "El acta está en el archivo central.".into(),
        };
        let berta = || house.officers[1].clone();
        let whole = house.act(berta(), extend(None, "2026-04-15"), verb!(extend_term::run)).await;
        assert_eq!(whole, Err(CaseRefusal::NoMatter), "each matter has its own term");
        let silent = house.act(berta(), extend(Some(1), "2026-04-15"), verb!(extend_term::run)).await;
        assert_eq!(silent, Err(CaseRefusal::Term(TermRefusal::NotExtendable { silence: true })));
        let desk = Desk::of(&house);
        let berta_at_desk = desk.officer("berta", ALL);
        let page = berta_at_desk.get(&format!("/bandeja/{id}?abrir=prorroga")).await.body;
        assert!(
            page.contains("2. Copia (hasta el miércoles 15 de abril de 2026)")
                && !page.contains("1. No pasa el carro (")
        );
        let typed =
            [("matter", "2"), ("day", "2026-04-15"), ("reasons", "El acta está en el archivo central.")];
        let done = berta_at_desk.post(&format!("/bandeja/{id}/prorroga"), &typed).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(matters(&house).await, ["waste//open/2026-04-08", "water/102/open/2026-04-15"]);
        assert_eq!(house.sheet(id).await.deadline.due_on.to_string(), "2026-04-08");
        let again = house.act(berta(), extend(Some(2), "2026-04-15"), verb!(extend_term::run)).await;
        assert_eq!(again, Err(CaseRefusal::Term(TermRefusal::AlreadyExtended)));
        let events = house.count("SELECT COUNT(*) FROM store_events WHERE kind = 'cases.extended'").await;
        assert_eq!((events, house.verify().await), (1, Vec::new()));
    });
}

#[test]
fn another_kind_is_announced_with_the_one_before() {
    each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        let priority = Priority::None;
        for kind in [CaseKind::Appeal, CaseKind::Petition] {
            let found = ClassifyCase { id, version: None, kind, service: None, cause: None, priority };
            house.act(house.officers[0].clone(), found, verb!(classify_case::run)).await.unwrap();
        }
        let told =
            house.look(id, |l, id| Box::pin(async move { l.events_of(&events::subject(*id)).await })).await;
        let kinds = told.iter().filter(|e| e.kind == events::CLASSIFIED);
        let kinds: Vec<_> = kinds.map(|e| (e.data["was"].as_str(), e.data["kind"].as_str())).collect();
        assert_eq!(kinds, [(Some("claim"), Some("appeal")), (Some("appeal"), Some("petition"))]);
    });
}
