//! A term passes without an answer (Ley 142 de 1994, art. 158), and what belongs to others goes to them
//! (CPACA, art. 21).

use crate::desk;
use crate::house;

use cases::actions::contest_silence::{self, ContestSilence};
use cases::actions::prepare_recognition::{self, PrepareRecognition};
use cases::actions::recognize_silence::{self, RecognizeSilence};
use cases::actions::refer_case::{self, ReferCase};
use cases::actions::request_signature::{self, RequestSignature};
use cases::actions::withdraw_case::{self, WithdrawCase};
use cases::actions::write_answer::{self, WriteAnswer};
use cases::records::steps;
use cases::referral::CompetentBody;
use cases::silence::{ContestGround, SilenceState};
use cases::{CaseId, CaseRefusal, LetterText, ResponseType, State, StepRefusal, events};
use desk::Desk;
use house::House;
use kernel::{Actor, At};
use store::Timers;
use testkit::each;

const BLOCKED: CaseRefusal = CaseRefusal::Step(StepRefusal::SilenceUnresolved);

async fn tick(house: &House) {
    Timers::new((cases::CAPABILITY.timers)()).run_due(&house.world.store).await.unwrap();
}

async fn silence(house: &House, id: CaseId) -> Option<steps::SilenceRow> {
    house.look(id, |l, id| Box::pin(async move { steps::silence_of(l, *id).await })).await
}

async fn write_whole(house: &House, who: usize, id: CaseId) -> Result<(), CaseRefusal> {
    let text = LetterText {
        facts: "Usted reclamó.".into(),
        decision: "Se corrige.".into(),
        lies: Some(cases::appeals::AppealsThatLie::WithSubsidiary),
        ..LetterText::default()
    };
    let version = house.answer_version(id).await;
    let input = WriteAnswer { id, version, response: Some(ResponseType::Granted), text };
    house
        .act(house.officers[who].clone(), input, |w, i| {
            Box::pin(async move { write_answer::run(w, i).await.map(drop) })
        })
        .await
}

async fn ask_signature(house: &House, id: CaseId) -> Result<(), CaseRefusal> {
    let version = house.answer_version(id).await;
    let input = RequestSignature { id, version };
    house.act(house.officers[0].clone(), input, |w, i| Box::pin(request_signature::run(w, i))).await
}

async fn prepare(house: &House, who: usize, id: CaseId, day: &str) -> Result<(), CaseRefusal> {
    let effect = "Devolvemos $ 85.300 en la próxima factura.".to_owned();
    let input = PrepareRecognition { id, effect, execute_by: day.parse().ok() };
    house.act(house.officers[who].clone(), input, |w, i| Box::pin(prepare_recognition::run(w, i))).await
}

async fn recognize(house: &House, who: usize, id: CaseId) -> Result<(), CaseRefusal> {
    let input = RecognizeSilence { id };
    house
        .act(house.officers[who].clone(), input, |w, i| {
            Box::pin(async move { recognize_silence::run(w, i).await.map(drop) })
        })
        .await
}

async fn contest(
    house: &House,
    id: CaseId,
    ground: Option<ContestGround>,
    reasons: &str,
) -> Result<(), CaseRefusal> {
    let input = ContestSilence { id, ground, reasons: reasons.into() };
    house.act(house.officers[1].clone(), input, |w, i| Box::pin(contest_silence::run(w, i))).await
}

#[test]
fn silence_occurs_at_its_legal_instant_even_if_the_server_slept_a_week_ley_142_art_158() {
    each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        let due = house.sheet(id).await.deadline.due_on;
        let legal = At::start_of(due).plus_days(1);
        house.world.clock.set(legal.plus_seconds(-1));
        tick(&house).await;
        assert_eq!(silence(&house, id).await, None, "the last second of the term is in time");
        house.world.clock.set(legal.plus_days(7));
        tick(&house).await;
        let row = silence(&house, id).await.unwrap();
        assert_eq!((row.silence.occurred_at, row.silence.recognize_until), (legal, legal.plus_hours(72)));
        let sheet = house.sheet(id).await;
        assert_eq!((sheet.silence, sheet.silence_at), (Some(SilenceState::Occurred), Some(legal)));
        house.world.clock.set(legal.plus_days(8));
        tick(&house).await;
        let told =
            house.count("SELECT COUNT(*) FROM store_events WHERE kind = 'cases.silence_occurred'").await;
        assert_eq!(told, 1, "it is announced once");
        // the clock set back changes nothing
        house.world.clock.set(legal.plus_days(-3));
        tick(&house).await;
        assert_eq!(house.sheet(id).await.silence_at, Some(legal));
    });
}

#[test]
fn a_silence_blocks_every_end_until_it_is_decided_even_before_the_timer_saw_it() {
    each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        write_whole(&house, 0, id).await.unwrap();
        let legal = At::start_of(house.sheet(id).await.deadline.due_on).plus_days(1);
        house.world.clock.set(legal.plus_seconds(5));
        for _ in 0..2 {
            assert_eq!(ask_signature(&house, id).await, Err(BLOCKED));
            let withdraw = WithdrawCase { id, reason: String::new() };
            let withdrawn = house
                .act(Actor::Visitor, withdraw, |w, i| {
                    Box::pin(async move { withdraw_case::run(w, i).await.map(drop) })
                })
                .await;
            assert_eq!(withdrawn, Err(BLOCKED));
            tick(&house).await;
        }
        assert_eq!(
            contest(&house, id, None, "Hubo que practicar una visita.").await,
            Err(CaseRefusal::Step(StepRefusal::NoGround))
        );
        let ground = Some(ContestGround::EvidenceTaken);
        assert_eq!(
            contest(&house, id, ground, "sí").await,
            Err(CaseRefusal::Step(StepRefusal::NeedsReasons))
        );
        contest(&house, id, ground, "Hubo que practicar una visita al predio.").await.unwrap();
        assert_eq!(
            contest(&house, id, ground, "Hubo que practicar una visita.").await,
            Err(CaseRefusal::Step(StepRefusal::SilenceDecided))
        );
        ask_signature(&house, id).await.unwrap();
        assert_eq!(house.sheet(id).await.state, State::InSignature);
    });
}

#[test]
fn it_is_recognized_by_a_letter_that_a_second_person_signs_and_says_until_when() {
    each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        assert_eq!(
            prepare(&house, 0, id, "2030-01-01").await,
            Err(CaseRefusal::Step(StepRefusal::NoSilence))
        );
        let legal = At::start_of(house.sheet(id).await.deadline.due_on).plus_days(1);
        house.world.clock.set(legal.plus_hours(10));
        tick(&house).await;
        assert_eq!(recognize(&house, 1, id).await, Err(CaseRefusal::Step(StepRefusal::NothingPrepared)));
        assert_eq!(
            prepare(&house, 0, id, "2020-01-01").await,
            Err(CaseRefusal::Step(StepRefusal::NoEffectDay))
        );
        let day = legal.plus_days(20).day().to_string();
        prepare(&house, 0, id, &day).await.unwrap();
        assert_eq!(recognize(&house, 0, id).await, Err(CaseRefusal::Step(StepRefusal::OwnRecognition)));
        assert_eq!(house.sheet(id).await.outgoing_number, None);
        recognize(&house, 1, id).await.unwrap();
        let sheet = house.sheet(id).await;
        assert_eq!((sheet.state, sheet.silence), (State::Answered, Some(SilenceState::Recognized)));
        assert_eq!(sheet.result, Some(ResponseType::Granted));
        assert_eq!(sheet.outgoing_number.as_deref(), Some("2026-SA-000001"));
        assert_eq!(recognize(&house, 1, id).await, Err(CaseRefusal::Step(StepRefusal::SilenceDecided)));
        let desk = Desk::of(&house);
        let berta = desk.officer("berta", "cases.read cases.sign");
        let paper = berta.get(&format!("/bandeja/{id}/papeles/{}", sheet.letter_code.unwrap())).await.body;
        for told in ["Devolvemos $ 85.300", "silencio positivo", "Berta Díaz", "2026-EN-000001"] {
            assert!(paper.contains(told), "no «{told}» in {paper}");
        }
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}

#[test]
fn the_officer_sees_the_silence_on_the_page_and_decides_there() {
    each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        let case = format!("/bandeja/{id}");
        let legal = At::start_of(house.sheet(id).await.deadline.due_on).plus_days(1);
        house.world.clock.set(legal.plus_hours(10));
        tick(&house).await;
        let desk = Desk::of(&house);
        let (ana, berta) =
            (desk.officer("ana", "cases.read cases.answer"), desk.officer("berta", "cases.read cases.sign"));
        let page = ana.get(&case).await.body;
        assert!(
            page.contains("Hay silencio positivo") && page.contains("Quedan 62 horas de las 72"),
            "{page}"
        );
        assert!(!page.contains("/silencio/controvertir"), "who may not sign does not contest");
        let refused = ana
            .post(&format!("{case}/silencio/preparar"), &[("effect", "Devolvemos"), ("execute_by", "")])
            .await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Diga hasta qué día") && refused.body.contains("Devolvemos"));
        let day = legal.plus_days(20).day().to_string();
        let fields = [("effect", "Devolvemos $ 85.300"), ("execute_by", &*day)];
        assert_eq!(ana.post(&format!("{case}/silencio/preparar"), &fields).await.location, case);
        assert_eq!(ana.post(&format!("{case}/silencio/reconocer"), &[]).await.status, 403);
        let page = berta.get(&case).await.body;
        assert!(page.contains("Firmar el reconocimiento") && page.contains("Lo escribió"));
        assert_eq!(berta.post(&format!("{case}/silencio/reconocer"), &[]).await.location, case);
        let page = berta.get(&case).await.body;
        assert!(page.contains("Reconocido") && !page.contains("Hay silencio positivo"));
    });
}

fn body() -> CompetentBody {
    CompetentBody {
        name: "Alcaldía de Miraflor".into(),
        address: "Carrera 5 n.º 3-20".into(),
        email: "pqr@alcaldia.example".into(),
    }
}

async fn refer(house: &House, id: CaseId, body: CompetentBody) -> Result<(), CaseRefusal> {
    let reasons = "El alumbrado público es del municipio.".to_owned();
    let input = ReferCase { id, version: None, body, reasons };
    house
        .act(house.officers[1].clone(), input, |w, i| {
            Box::pin(async move { refer_case::run(w, i).await.map(drop) })
        })
        .await
}

#[test]
fn what_is_of_another_body_goes_to_it_with_a_letter_and_late_is_written_down_cpaca_art_21() {
    each(async |world| {
        let house = House::new(world).await;
        let (first, late) = (house.file("form:a").await.id, house.file("form:b").await.id);
        let nobody = CompetentBody::default();
        assert_eq!(refer(&house, first, nobody).await, Err(CaseRefusal::Step(StepRefusal::NoBody)));
        refer(&house, first, body()).await.unwrap();
        let sheet = house.sheet(first).await;
        assert_eq!((sheet.state, sheet.result), (State::Referred, Some(ResponseType::Referred)));
        assert_eq!(sheet.referred_to.as_deref(), Some("Alcaldía de Miraflor"));
        assert_eq!(sheet.outgoing_number.as_deref(), Some("2026-SA-000001"));
        assert_eq!(refer(&house, first, body()).await, Err(CaseRefusal::WasReferred));
        let filed = house.sheet(late).await.filed_at;
        house.world.clock.set(filed.plus_days(12));
        refer(&house, late, body()).await.unwrap();
        let row = |id| house.look(id, |l, id| Box::pin(async move { steps::referral_of(l, *id).await }));
        assert!(!row(first).await.unwrap().late && row(late).await.unwrap().late);
        let told = house.count("SELECT COUNT(*) FROM store_events WHERE kind = 'cases.referred'").await;
        assert_eq!((told, events::REFERRED), (2, "cases.referred"));
        tick(&house).await;
        assert_eq!(house.sheet(first).await.silence, None, "what was referred has no silence");
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}
