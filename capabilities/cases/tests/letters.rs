//! What a letter must say, the templates with which it begins, what is held meanwhile, outages, and petitions
//! that are returned or repeated.

use crate::desk;
use crate::house;

use cases::actions::accept_late_filing::{self, AcceptLateFiling};
use cases::actions::add_information::{self, AddInformation};
use cases::actions::decide_template::{self, DecideTemplate};
use cases::actions::hold_bill::{self, ReleaseHold, SetBill};
use cases::actions::record_outage::{self, RecordOutage};
use cases::actions::refer_to_earlier::{self, ReferToEarlier, RepeatException};
use cases::actions::request_signature::{self, RequestSignature};
use cases::actions::return_petition::{self, Oddity, ReturnPetition};
use cases::actions::sign_answer::{self, SignAnswer};
use cases::actions::withdraw_case::{self, WithdrawCase};
use cases::actions::write_answer::{self, WriteAnswer};
use cases::actions::write_template;
use cases::appeals::AppealsThatLie;
use cases::records::steps;
use cases::template::TemplateState;
use cases::{
    CaseId, CaseKind, CaseRefusal, ContactChannel, LetterPart, LetterText, PetitionForm, ResponseType, State,
    StepRefusal,
};
use desk::{Desk, hidden};
use house::House;
use kernel::{Actor, At};
use store::{Reactions, Timers};
use testkit::each;

fn at(text: &str) -> At {
    At::parse(text).unwrap()
}

fn step(refusal: StepRefusal) -> Result<(), CaseRefusal> {
    Err(CaseRefusal::Step(refusal))
}

async fn write(house: &House, id: CaseId, response: ResponseType, text: LetterText) {
    let version = house.answer_version(id).await;
    let input = WriteAnswer { id, version, response: Some(response), text };
    let done = house
        .act(house.officers[0].clone(), input, |w, i| {
            Box::pin(async move { write_answer::run(w, i).await.map(drop) })
        })
        .await;
    done.unwrap();
}

async fn ask(house: &House, id: CaseId) -> Result<(), CaseRefusal> {
    let input = RequestSignature { id, version: house.answer_version(id).await };
    house.act(house.officers[0].clone(), input, |w, i| Box::pin(request_signature::run(w, i))).await
}

async fn sign(house: &House, id: CaseId) {
    let input = SignAnswer { id, version: house.answer_version(id).await };
    let done = house
        .act(house.officers[1].clone(), input, |w, i| {
            Box::pin(async move { sign_answer::run(w, i).await.map(drop) })
        })
        .await;
    done.unwrap();
}

fn letter() -> LetterText {
    LetterText { facts: "Usted pidió.".into(), decision: "Decidimos.".into(), ..LetterText::default() }
}

#[test]
fn the_letter_never_tells_fewer_appeals_than_the_law_gives_ley_142_art_154() {
    each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        let lies = |lies| LetterText { lies: Some(lies), ..letter() };
        write(&house, id, ResponseType::Denied, lies(AppealsThatLie::Nothing)).await;
        assert_eq!(ask(&house, id).await, step(StepRefusal::WrongAppeals));
        write(&house, id, ResponseType::Denied, lies(AppealsThatLie::WithSubsidiary)).await;
        ask(&house, id).await.unwrap();
        sign(&house, id).await;
        let answer =
            house.look(id, |l, id| Box::pin(async move { cases::records::answer_of(l, *id).await })).await;
        assert!(answer.unwrap().text.appeals.contains("Superintendencia"));
    });
}

#[test]
fn a_denial_of_information_names_the_rule_of_reserve_cpaca_art_25() {
    each(async |world| {
        let house = House::new(world).await;
        let form = PetitionForm {
            kind: "information".into(),
            service: String::new(),
            account_number: String::new(),
            ..House::form()
        };
        let id = house.file_form("form:a", form).await.unwrap().id;
        let text = LetterText { lies: Some(AppealsThatLie::Nothing), ..letter() };
        write(&house, id, ResponseType::Denied, text.clone()).await;
        assert_eq!(ask(&house, id).await, step(StepRefusal::NoReserveRule));
        let text = LetterText { reserve: "Ley 1581 de 2012, art. 4".into(), ..text };
        write(&house, id, ResponseType::Denied, text).await;
        ask(&house, id).await.unwrap();
        sign(&house, id).await;
        let answer =
            house.look(id, |l, id| Box::pin(async move { cases::records::answer_of(l, *id).await })).await;
        let text = answer.unwrap().text;
        assert!(
            text.appeals.contains("insistir") && text.decision_whole().contains("Ley 1581 de 2012, art. 4")
        );
    });
}

#[test]
fn a_template_is_used_only_after_another_person_approved_it() {
    each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        for _ in 0..2 {
            house
                .act(house.officers[0].clone(), (), |w, ()| {
                    Box::pin(async move { write_template::bring_starters(w).await.map(drop) })
                })
                .await
                .unwrap();
        }
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", "cases.read cases.answer cases.sign");
        let berta = desk.officer("berta", "cases.read cases.answer cases.sign");
        let all = house.look(id, |l, _| Box::pin(async move { steps::templates(l).await })).await;
        assert!(all.len() >= 12 && all.iter().all(|t| t.state == TemplateState::Draft && t.version == 1));
        let page = ana.get(&format!("/bandeja/{id}")).await.body;
        assert!(!page.contains("name=\"plantilla\""), "nothing is approved yet");
        let fields = [
            ("name", "No accede: promedio"),
            ("purpose", "answer"),
            ("response", "denied"),
            ("decision", "No, {persona}."),
        ];
        assert_eq!(ana.post("/plantillas", &[("name", "x")]).await.status, 422);
        let made = ana.post("/plantillas", &fields).await.location;
        assert!(ana.get(&made).await.body.contains("La aprueba otra persona"));
        assert_eq!(ana.post(&format!("{made}/aprobar"), &[]).await.status, 403);
        assert_eq!(berta.post(&format!("{made}/aprobar"), &[]).await.location, "/plantillas");
        let template = made.rsplit('/').next().unwrap();
        let page = ana.get(&format!("/bandeja/{id}?plantilla={template}")).await.body;
        assert!(page.contains("No, María Elena Ríos."), "{page}");
        // the next version takes the place of the first
        let next = ana.post("/plantillas", &fields).await.location;
        berta.post(&format!("{next}/aprobar"), &[]).await;
        let all = house.look(id, |l, _| Box::pin(async move { steps::templates(l).await })).await;
        let ours: Vec<_> =
            all.iter().filter(|t| t.name == "No accede: promedio").map(|t| t.version).collect();
        assert_eq!(ours, [2]);
        let decide = DecideTemplate { id: all[0].id, approve: false };
        house
            .act(house.officers[1].clone(), decide, |w, i| Box::pin(decide_template::run(w, i)))
            .await
            .unwrap();
    });
}

async fn found_company(house: &House) {
    let miraflor = company::miraflor();
    let founding = company::Founding {
        profile: miraflor.profile.clone(),
        colors: miraflor.colors.clone(),
        govco: true,
        public_url: "https://pqr.miraflor.example".into(),
    };
    let found = house.world.store.write("found", Actor::System("test"), founding, |work, founding| {
        Box::pin(company::found(work, founding))
    });
    found.await.unwrap();
}

async fn tick(house: &House) {
    Timers::new((cases::CAPABILITY.timers)()).run_due(&house.world.store).await.unwrap();
}

const TEMPLATES: &str = "SELECT COUNT(*) FROM cases_templates";

#[test]
fn the_starting_templates_come_by_themselves_when_the_company_is_founded_and_once() {
    each(async |world| {
        let house = House::new(world).await;
        tick(&house).await;
        assert_eq!(house.count(TEMPLATES).await, 0, "there is no company");
        found_company(&house).await;
        react(&house).await;
        let brought = house.count(TEMPLATES).await;
        assert!(brought >= 12, "{brought}");
        for at in ["2026-11-24T10:00", "2026-12-24T10:00"] {
            house.world.at(at);
            tick(&house).await;
            react(&house).await;
        }
        assert_eq!(house.count(TEMPLATES).await, brought);
    });
}

#[test]
fn a_company_older_than_the_templates_gets_them_too() {
    each(async |world| {
        let house = House::new(world).await;
        found_company(&house).await;
        tick(&house).await;
        house.world.at("2026-11-24T10:00");
        tick(&house).await;
        assert!(house.count(TEMPLATES).await >= 12);
    });
}

#[test]
fn the_form_of_a_step_begins_with_a_template_with_its_fields_filled() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-03T09:00");
        let form = PetitionForm {
            kind: "petition".into(),
            service: String::new(),
            account_number: String::new(),
            subject: "Un permiso".into(),
            ..House::form()
        };
        let case = house.file_form("form:a", form).await.unwrap();
        let desk = Desk::of(&house);
        let all = "cases.read cases.answer cases.sign people.read";
        let (ana, berta) = (desk.officer("ana", all), desk.officer("berta", all));
        for (purpose, address) in
            [("completion", "completar"), ("extension", "prorroga"), ("referral", "trasladar")]
        {
            let plain = ana.get(&format!("/bandeja/{}?abrir={address}", case.id)).await.body;
            assert!(!plain.contains(&format!("plantilla-{address}")), "{purpose}: none is approved");
            let name = format!("Para {purpose}");
            let text = "Sobre {asunto}, {radicado}: falta …";
            let fields = [("name", name.as_str()), ("purpose", purpose), ("decision", text)];
            let made = ana.post("/plantillas", &fields).await.location;
            berta.post(&format!("{made}/aprobar"), &[]).await;
            let plain = ana.get(&format!("/bandeja/{}?abrir={address}", case.id)).await.body;
            assert!(plain.contains(&format!("plantilla-{address}")) && plain.contains(&name), "{plain}");
            let template = made.rsplit('/').next().unwrap();
            let path = format!("/bandeja/{}?abrir={address}&plantilla={template}", case.id);
            let page = ana.get(&path).await.body;
            let filled = format!(">\nSobre Un permiso, {}: falta …</textarea>", case.number);
            assert_eq!(page.matches(&filled).count(), 1, "{purpose}: {page}");
        }
    });
}

#[test]
fn a_recognition_begins_with_a_template_ley_142_art_158() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-03T09:00");
        let id = house.file("form:a").await.id;
        house.world.at("2026-11-27T09:00");
        tick(&house).await;
        let desk = Desk::of(&house);
        let all = "cases.read cases.answer cases.sign people.read";
        let (ana, berta) = (desk.officer("ana", all), desk.officer("berta", all));
        let fields =
            [("name", "Silencio"), ("purpose", "recognition"), ("decision", "Devolvemos a {persona} …")];
        let made = ana.post("/plantillas", &fields).await.location;
        berta.post(&format!("{made}/aprobar"), &[]).await;
        let template = made.rsplit('/').next().unwrap();
        let page = ana.get(&format!("/bandeja/{id}?abrir=reconocer&plantilla={template}")).await.body;
        assert!(page.contains(">\nDevolvemos a María Elena Ríos …</textarea>"), "{page}");
    });
}

#[test]
fn hand_written_words_about_appeals_are_not_enough_somebody_must_choose_cpaca_art_67() {
    each(async |world| {
        let house = House::new(world).await;
        let form = PetitionForm { kind: "petition".into(), ..House::form() };
        let id = house.file_form("form:a", form).await.unwrap().id;
        let by_hand = LetterText { appeals: "No proceden recursos.".into(), ..letter() };
        write(&house, id, ResponseType::Denied, by_hand).await;
        assert_eq!(ask(&house, id).await, Err(CaseRefusal::IncompleteLetter(LetterPart::Appeals)));
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", "cases.read cases.answer");
        let page = ana.get(&format!("/bandeja/{id}")).await.body;
        let chosen = page.split("id=\"lies\"").nth(1).unwrap().split("</fieldset>").next().unwrap();
        assert!(
            !chosen.contains("checked") && !chosen.contains("admissibility"),
            "the law does not decide it: {chosen}"
        );
        // of a claim without a cause the law does
        let claim = house.file("form:b").await.id;
        let page = ana.get(&format!("/bandeja/{claim}")).await.body;
        let chosen = page.split("id=\"lies\"").nth(1).unwrap().split("</fieldset>").next().unwrap();
        assert!(chosen.contains("value=\"subsidiary\" checked"), "{chosen}");
        let version = hidden(&page, &format!("/bandeja/{claim}/respuesta"), "version");
        let typed = [
            ("version", version.as_str()),
            ("then", "sign"),
            ("response", "denied"),
            ("facts", "Usted pidió."),
            ("decision", "No accedemos."),
            ("appeals", "Proceden recursos."),
        ];
        let refused = ana.post(&format!("/bandeja/{claim}/respuesta"), &typed).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.body.contains("Diga si proceden recursos") && refused.body.contains("CPACA, art. 67")
        );
    });
}

async fn react(house: &House) {
    Reactions::new((cases::CAPABILITY.reactions)()).catch_up(&house.world.store).await.unwrap();
}

async fn held(house: &House, id: CaseId) -> Option<String> {
    let hold = house.look(id, |l, id| Box::pin(async move { steps::hold_of(l, *id).await })).await;
    hold.map(|(_, ended, why)| if ended.is_some() { why } else { "held".into() })
}

#[test]
fn a_disputed_bill_is_held_until_nobody_can_appeal_ley_142_art_155() {
    each(async |world| {
        let house = House::new(world).await;
        let (id, gone) = (house.file("form:a").await.id, house.file("form:b").await.id);
        let late = house.file_bill("form:c", "2026-01-05").await.id;
        react(&house).await;
        assert_eq!(held(&house, id).await.as_deref(), Some("held"));
        assert_eq!(held(&house, late).await, None, "a bill older than five months is not held");
        let bill = |disputed: &str| SetBill {
            id,
            number: "F-77".into(),
            issued_on: "2026-11-02".parse().ok(),
            disputed: disputed.into(),
            undisputed: "10.000".into(),
        };
        let set = |b| house.act(house.officers[0].clone(), b, |w, i| Box::pin(hold_bill::set_bill(w, i)));
        assert_eq!(set(bill("mil")).await, step(StepRefusal::BadAmount));
        set(bill("85.300")).await.unwrap();
        let wish = WithdrawCase { id: gone, reason: String::new() };
        house
            .act(Actor::Visitor, wish, |w, i| {
                Box::pin(async move { withdraw_case::run(w, i).await.map(drop) })
            })
            .await
            .unwrap();
        react(&house).await;
        assert_eq!(held(&house, gone).await.as_deref(), Some("withdrawn"));

        house.world.at("2026-11-24T02:00");
        Timers::new((cases::CAPABILITY.timers)()).run_due(&house.world.store).await.unwrap();
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", "cases.read");
        let file = ana.get("/retenciones/2026-11-24").await.body;
        assert!(file.contains("104882-7;2026-EN-000001;F-77;85300.00;10000.00;"), "{file}");
        assert_eq!(file.lines().count(), 2);
        let page = ana.get("/retenciones?cuenta=104882-7").await.body;
        assert!(page.contains("$ 85.300") && page.contains(&kernel::sha256_hex(file.as_bytes())), "{page}");
        let json = ana.get("/api/v1/holds?account=104882-7").await.body;
        assert!(json.contains("\"disputed_cents\":8530000") && json.contains("\"next\":null"), "{json}");

        let release = |reasons: &str| ReleaseHold { id, reasons: reasons.into() };
        let free = |r| house.act(house.officers[1].clone(), r, |w, i| Box::pin(hold_bill::release(w, i)));
        assert_eq!(free(release("ya")).await, step(StepRefusal::NeedsReasons));
        free(release("La persona pagó la factura completa.")).await.unwrap();
        assert_eq!(free(release("La persona pagó la factura completa.")).await, step(StepRefusal::NoHold));
        assert_eq!(held(&house, id).await.as_deref(), Some("officer"));
    });
}

#[test]
fn what_came_late_because_a_channel_failed_is_in_time_cpaca_art_62() {
    each(async |world| {
        let house = House::new(world).await;
        // the five months of this bill ended on Friday 20 November, when the page did not work
        let id = house.file_bill("form:a", "2026-06-20").await.id;
        assert!(house.sheet(id).await.warnings.iter().any(|w| w == "bill_older_than_five_months"));
        let record = |start: &str, end: &str| {
            let input = RecordOutage {
                channel: ContactChannel::Web,
                started_at: at(start),
                ended_at: Some(at(end)),
                note: "Sin servidor".into(),
            };
            house.act(house.officers[0].clone(), input, |w, i| {
                Box::pin(async move { record_outage::run(w, i).await.map(drop) })
            })
        };
        assert_eq!(record("2026-11-20T10:00", "2026-11-20T09:00").await, step(StepRefusal::BadOutage));
        record("2026-11-02T10:00", "2026-11-02T12:00").await.unwrap();
        record("2026-11-20T10:00", "2026-11-20T23:00").await.unwrap();
        let all = house.look(id, |l, _| Box::pin(async move { steps::outages(l, 10).await })).await;
        let accept = |outage| {
            house.act(house.officers[0].clone(), AcceptLateFiling { id, outage }, |w, i| {
                Box::pin(accept_late_filing::run(w, i))
            })
        };
        assert_eq!(accept(None).await, step(StepRefusal::NoOutage));
        assert_eq!(accept(Some(all[1].id)).await, step(StepRefusal::OutagePassed));
        accept(Some(all[0].id)).await.unwrap();
        assert!(!house.sheet(id).await.warnings.iter().any(|w| w == "bill_older_than_five_months"));
        assert_eq!(held(&house, id).await.as_deref(), Some("held"));
        assert_eq!(accept(Some(all[0].id)).await, step(StepRefusal::NothingLate));
    });
}

#[test]
fn what_is_not_understood_is_returned_and_runs_again_when_the_person_writes_cpaca_art_19() {
    each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        let back = |reasons: &str| {
            let input = ReturnPetition { id, version: None, why: Oddity::Obscure, reasons: reasons.into() };
            house.act(house.officers[0].clone(), input, |w, i| {
                Box::pin(async move { return_petition::run(w, i).await.map(drop) })
            })
        };
        assert_eq!(back("?").await, step(StepRefusal::NeedsReasons));
        back("No sabemos de cuál de los dos medidores nos habla.").await.unwrap();
        let sheet = house.sheet(id).await;
        assert_eq!(sheet.state, State::AwaitingPerson);
        assert_eq!(sheet.paused_until, "2026-12-07".parse().ok(), "ten business days");
        assert_eq!(
            back("No sabemos de cuál de los dos medidores nos habla.").await,
            Err(CaseRefusal::AwaitsPerson)
        );
        let added = AddInformation {
            request_key: "form:x".into(),
            id,
            body: "Del que está en el patio.".into(),
            files: Vec::new(),
        };
        house.world.at("2026-11-26T10:00");
        house.act(Actor::Visitor, added, |w, i| Box::pin(add_information::run(w, i))).await.unwrap();
        assert_eq!(house.sheet(id).await.state, State::InStudy);
        assert_eq!(house.sheet(id).await.paused_until, None);
        let waiting = "SELECT COUNT(*) FROM cases_odd_petitions WHERE settled_at IS NULL";
        assert_eq!(house.count(waiting).await, 0, "nobody waits for a clarification any more");
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}

#[test]
fn a_repeated_petition_refers_to_the_earlier_answer_unless_an_exception_holds_cpaca_art_19() {
    each(async |world| {
        let house = House::new(world).await;
        let first = house.file("form:a").await.id;
        let text = LetterText { lies: Some(AppealsThatLie::WithSubsidiary), ..letter() };
        write(&house, first, ResponseType::Denied, text).await;
        ask(&house, first).await.unwrap();
        sign(&house, first).await;
        house.world.at("2026-12-10T10:00");
        let again = house.file("form:b").await.id;
        let refer = |earlier, exception| {
            house.act(house.officers[0].clone(), ReferToEarlier { id: again, earlier, exception }, |w, i| {
                Box::pin(refer_to_earlier::run(w, i))
            })
        };
        assert_eq!(refer(Some(first), None).await, step(StepRefusal::NoExceptionSaid));
        let none = Some(RepeatException::None);
        assert_eq!(refer(Some(again), none).await, step(StepRefusal::NoEarlierAnswer));
        refer(Some(first), none).await.unwrap();
        let answer =
            house.look(again, |l, id| Box::pin(async move { cases::records::answer_of(l, *id).await })).await;
        assert!(answer.unwrap().text.decision.contains("2026-SA-000001"));
        assert_eq!(CaseKind::Claim, house.sheet(again).await.kind);
        refer(Some(first), Some(RepeatException::Supplied)).await.unwrap();
        let said = house.look(again, |l, id| Box::pin(async move { steps::repeat_of(l, *id).await })).await;
        assert_eq!(said.map(|(e, _)| e), Some(RepeatException::Supplied));
        assert_eq!(refer(Some(first), none).await, step(StepRefusal::RepeatedException));
    });
}
