//! What may happen to a term, through its verbs: each with its article.

use crate::desk;
use crate::house;

use cases::actions::answer_matter::{self, AnswerMatter};
use cases::actions::archive_lapsed::{self, ArchiveLapsed};
use cases::actions::change_regime::{self, ChangeRegime};
use cases::actions::classify_case::{self, ClassifyCase};
use cases::actions::extend_term::{self, ExtendTerm};
use cases::actions::order_evidence::{self, OrderEvidence};
use cases::actions::recalculate::{self, Counted, Preview, Recalculate};
use cases::actions::request_completion::{self, RequestCompletion};
use cases::actions::split_matters::{self, SplitMatters};
use cases::appeals::AppealsThatLie;
use cases::matter::AskedMatter;
use cases::records::term;
use cases::{
    CaseId, CaseKind, CaseRefusal, LetterPart, PetitionForm, Priority, ResponseType, State, events, sheet,
};
use deadlines::{Closure, Revision, TermRefusal};
use desk::Desk;
use house::House;
use kernel::{Actor, Day, Failure, Never, Refusal};
use store::Timers;
use testkit::each;

/// A verb whose result does not matter.
macro_rules! verb {
    ($run:path) => {
        |w, i| Box::pin(async move { $run(w, i).await.map(drop) })
    };
}

const WHY: &str = "Falta el concepto del laboratorio.";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn petition(kind: &str) -> PetitionForm {
    PetitionForm {
        kind: kind.into(),
        service: String::new(),
        account_number: String::new(),
        place: "Calle 14".into(),
        ..House::form()
    }
}

async fn extend(house: &House, id: CaseId, to: &str) -> Result<(), CaseRefusal> {
    let input = ExtendTerm { id, version: None, matter: None, to: day(to), reasons: WHY.into() };
    house.act(house.officers[1].clone(), input, verb!(extend_term::run)).await
}

async fn ask(house: &House, id: CaseId) -> Result<(), CaseRefusal> {
    let input = RequestCompletion { id, version: None, what: "La copia de la factura de marzo.".into() };
    house.act(house.officers[0].clone(), input, verb!(request_completion::run)).await
}

async fn archive(house: &House, id: CaseId) -> Result<(), CaseRefusal> {
    let input = ArchiveLapsed { id, version: None, reasons: "No entregó la copia que se le pidió.".into() };
    house.act(house.officers[1].clone(), input, verb!(archive_lapsed::run)).await
}

async fn regime(house: &House, who: Actor, input: ChangeRegime) -> Result<(), CaseRefusal> {
    house.act(who, input, verb!(change_regime::run)).await
}

fn to(id: CaseId, regime: &str) -> ChangeRegime {
    let reason = "Lo que pide es otra cosa.".into();
    ChangeRegime { id, version: None, regime: regime.into(), reason, date_in_letter: None, later: false }
}

async fn tick(house: &House) {
    Timers::new((cases::CAPABILITY.timers)()).run_due(&house.world.store).await.unwrap();
}

/// Keys of the steps of the timeline, oldest first.
async fn steps(house: &House, id: CaseId) -> Vec<String> {
    let entries = house.look(id, |l, id| Box::pin(async move { sheet::entries(l, *id, false).await })).await;
    entries.iter().filter_map(|e| e.data["key"].as_str().map(str::to_owned)).collect()
}

#[test]
fn cpaca_art_14_an_extension_is_told_once_before_the_end_with_its_reasons() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file_form("form:a", petition("petition")).await.unwrap();
        assert_eq!(filed.due_on, day("2026-04-08"));
        house.world.at("2026-04-07T09:00");
        let far = extend(&house, filed.id, "2026-04-30").await.unwrap_err();
        assert_eq!(far, CaseRefusal::Term(TermRefusal::ExtensionTooFar { latest: day("2026-04-29") }));
        assert_eq!(
            (far.article(), far.args()),
            (Some("CPACA, art. 14"), vec![("day", "2026-04-29".to_owned())])
        );
        let before = house.sheet(filed.id).await;
        assert_eq!((before.version, before.outgoing_number), (1, None), "nothing half done");
        extend(&house, filed.id, "2026-04-20").await.unwrap();
        let sheet = house.sheet(filed.id).await;
        assert_eq!(sheet.deadline.due_on, day("2026-04-20"));
        assert_eq!((sheet.due_at_filing, sheet.due_told), (day("2026-04-08"), day("2026-04-20")));
        assert_eq!(sheet.due_reason, "extension");
        assert_eq!(house.count("SELECT COUNT(*) FROM filing_book WHERE class = 'outgoing'").await, 1);
        assert_eq!(steps(&house, filed.id).await, ["extended"]);
        let twice = extend(&house, filed.id, "2026-04-29").await;
        assert_eq!(twice, Err(CaseRefusal::Term(TermRefusal::AlreadyExtended)));
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}

#[test]
fn ley_142_art_158_a_claim_is_never_extended() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file("form:a").await;
        let refused = extend(&house, filed.id, "2026-04-20").await.unwrap_err();
        assert_eq!(refused, CaseRefusal::Term(TermRefusal::NotExtendable { silence: true }));
        assert_eq!(refused.article(), Some("Ley 142 de 1994, art. 158"));
    });
}

#[test]
fn cpaca_art_17_what_is_missing_is_asked_for_and_who_lets_the_month_pass_is_archived_by_an_act() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file("form:a").await;
        house.world.at("2026-03-17T09:00");
        ask(&house, filed.id).await.unwrap();
        let sheet = house.sheet(filed.id).await;
        assert_eq!((sheet.state, sheet.paused_until), (State::AwaitingPerson, Some(day("2026-04-17"))));
        assert_eq!(archive(&house, filed.id).await, Err(CaseRefusal::PersonInTime));
        house.world.at("2026-04-17T23:00");
        tick(&house).await;
        assert_eq!(house.sheet(filed.id).await.silence, None, "the term stands");
        house.world.at("2026-04-18T08:00");
        tick(&house).await;
        tick(&house).await;
        assert_eq!(steps(&house, filed.id).await, ["completion-requested", "archive-proposed"]);
        assert_eq!(house.sheet(filed.id).await.state, State::AwaitingPerson, "nothing is archived by itself");
        archive(&house, filed.id).await.unwrap();
        let sheet = house.sheet(filed.id).await;
        assert_eq!(sheet.state, State::Archived);
        assert!(sheet.outgoing_number.is_some() && sheet.letter_code.is_some());
        assert_eq!(archive(&house, filed.id).await, Err(CaseRefusal::WasArchived));
    });
}

#[test]
fn cpaca_art_17_after_the_tenth_day_a_request_suspends_nothing() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file("form:a").await;
        house.world.at("2026-03-31T09:00");
        let late = ask(&house, filed.id).await;
        assert_eq!(late, Err(CaseRefusal::Term(TermRefusal::TooLateToAsk { last: day("2026-03-30") })));
        assert_eq!(house.sheet(filed.id).await.state, State::Received);
    });
}

#[test]
fn cpaca_arts_40_and_79_evidence_is_ordered_by_an_act() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file("form:a").await;
        house.world.at("2026-03-25T09:00");
        let order = |until: &str, what: &str| OrderEvidence {
            id: filed.id,
            version: None,
            until: day(until),
            what: what.into(),
            longer: false,
        };
        let who = || house.officers[1].clone();
        let long = house.act(who(), order("2026-05-12", WHY), verb!(order_evidence::run)).await;
        assert_eq!(long, Err(CaseRefusal::Term(TermRefusal::EvidenceTooLong { latest: day("2026-05-11") })));
        assert!(
            house.act(who(), order("2026-04-10", "x"), verb!(order_evidence::run)).await.is_err(),
            "an act has reasons"
        );
        house.act(who(), order("2026-04-10", WHY), verb!(order_evidence::run)).await.unwrap();
        let sheet = house.sheet(filed.id).await;
        assert_eq!(sheet.deadline.due_on, day("2026-04-22"));
        assert_eq!((sheet.state, sheet.due_reason.as_str()), (State::Received, "evidence"));
        // the fifteen days pass without silence, because they stood
        house.world.at("2026-04-09T08:00");
        tick(&house).await;
        assert_eq!(house.sheet(filed.id).await.silence, None);
        house.world.at("2026-04-23T08:00");
        tick(&house).await;
        let at = house.sheet(filed.id).await.silence_at;
        assert_eq!(at, Some(kernel::At::parse("2026-04-23T00:00").unwrap()));
    });
}

#[test]
fn the_regime_an_earlier_day_applies_by_itself_a_later_one_by_decision_cpaca_art_14() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file_form("form:a", petition("petition")).await.unwrap();
        let writer = match house.officers[0].clone() {
            Actor::Officer { id, name, .. } => {
                let only = [cases::permissions::ANSWER.0.to_owned()].into();
                Actor::Officer { id, name, permissions: std::sync::Arc::new(only) }
            }
            other => other,
        };
        let later = regime(&house, writer.clone(), to(filed.id, "CONSULTA")).await.unwrap_err();
        assert_eq!((later, later.status()), (CaseRefusal::LaterThanTold, 403));
        let asked = ChangeRegime { later: true, ..to(filed.id, "CONSULTA") };
        assert_eq!(regime(&house, writer.clone(), asked.clone()).await, Err(CaseRefusal::LaterThanTold));
        regime(&house, writer.clone(), to(filed.id, "INFORMACION_DOCUMENTOS")).await.unwrap();
        let sheet = house.sheet(filed.id).await;
        assert_eq!((sheet.deadline.due_on, sheet.due_told), (day("2026-03-30"), day("2026-03-30")));
        regime(&house, house.officers[1].clone(), asked).await.unwrap();
        let sheet = house.sheet(filed.id).await;
        assert_eq!((sheet.regime.as_str(), sheet.deadline.due_on), ("CONSULTA", day("2026-04-29")));
        assert_eq!(sheet.due_at_filing, day("2026-04-08"), "both dates are kept");
        let nonsense = regime(&house, writer.clone(), to(filed.id, "REPORTE_SUI")).await;
        assert_eq!(nonsense, Err(CaseRefusal::BadRegime));
        let unsaid = ChangeRegime { reason: String::new(), ..to(filed.id, "PETICION_GENERAL") };
        assert!(regime(&house, writer.clone(), unsaid).await.is_err(), "a change has a reason");
        let confirmed = ChangeRegime { reason: String::new(), ..to(filed.id, "CONSULTA") };
        regime(&house, writer, confirmed).await.unwrap();
        assert_eq!(steps(&house, filed.id).await, ["regime-changed", "regime-changed", "regime-confirmed"]);
    });
}

#[test]
fn ley_24_art_15_the_letter_of_an_organ_of_control_sets_the_day() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file_form("form:a", petition("control")).await.unwrap();
        assert_eq!(filed.due_on, day("2026-03-20"));
        let dated = ChangeRegime { date_in_letter: Some(day("2026-03-17")), ..to(filed.id, "DEFENSORIA") };
        regime(&house, house.officers[0].clone(), dated).await.unwrap();
        assert_eq!(house.sheet(filed.id).await.deadline.due_on, day("2026-03-17"));
    });
}

#[test]
fn information_about_the_own_bill_has_ten_days_cpaca_art_14_num_1_and_silence_ley_142_art_158() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let form = PetitionForm { kind: "information".into(), ..House::form() };
        let filed = house.file_form("form:a", form).await.unwrap();
        assert_eq!(filed.due_on, day("2026-03-30"));
        house.world.at("2026-03-31T08:00");
        tick(&house).await;
        let sheet = house.sheet(filed.id).await;
        assert_eq!(sheet.regime, "INFORMACION_PROPIA");
        assert_eq!(sheet.silence_at, Some(kernel::At::parse("2026-03-31T00:00").unwrap()));
    });
}

#[test]
fn a_mixed_filing_is_due_when_its_first_matter_is_and_each_is_answered() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file("form:a").await;
        let id = filed.id;
        let matter = AskedMatter::new;
        let matters =
            vec![matter("PQR_SPD", "El cobro de marzo"), matter("INFORMACION_DOCUMENTOS", "Copia del acta")];
        let wish = |matters| SplitMatters { id, version: None, matters };
        let one = house
            .act(house.officers[0].clone(), wish(vec![matters[0].clone()]), verb!(split_matters::run))
            .await;
        assert_eq!(one, Err(CaseRefusal::BadMatters));
        house.act(house.officers[0].clone(), wish(matters.clone()), verb!(split_matters::run)).await.unwrap();
        assert_eq!(house.sheet(id).await.deadline.due_on, day("2026-03-30"));
        let answered = |matter| AnswerMatter {
            id,
            version: None,
            matter,
            response: Some(ResponseType::Granted),
            lies: Some(AppealsThatLie::Nothing),
            reserve: String::new(),
            decision: "Adjuntamos la copia.".into(),
        };
        let undecided = AnswerMatter { response: None, ..answered(2) };
        let refused = house.act(house.officers[1].clone(), undecided, verb!(answer_matter::run)).await;
        assert_eq!(refused, Err(CaseRefusal::IncompleteLetter(LetterPart::Response)));
        let unsaid = AnswerMatter { lies: None, ..answered(2) };
        let refused = house.act(house.officers[1].clone(), unsaid, verb!(answer_matter::run)).await;
        assert_eq!(refused, Err(CaseRefusal::IncompleteLetter(LetterPart::Appeals)), "CPACA, art. 67");
        house.act(house.officers[1].clone(), answered(2), verb!(answer_matter::run)).await.unwrap();
        assert_eq!(house.sheet(id).await.deadline.due_on, day("2026-04-08"));
        let again = house.act(house.officers[1].clone(), answered(2), verb!(answer_matter::run)).await;
        assert_eq!(again, Err(CaseRefusal::NoMatter));
        let last = house.act(house.officers[1].clone(), answered(1), verb!(answer_matter::run)).await;
        assert_eq!(last, Err(CaseRefusal::NoMatter), "the last one is answered by the answer of the case");
        let kept = house.look(id, |l, id| Box::pin(async move { term::matters(l, *id).await })).await;
        house.world.at("2026-04-09T08:00");
        tick(&house).await;
        assert_eq!(house.sheet(id).await.silence_at, Some(kernel::At::parse("2026-04-09T00:00").unwrap()));
        assert_eq!(kept.iter().filter(|m| m.answered_at.is_some()).count(), 1);
    });
}

async fn revise(house: &House, closed: &'static str) {
    let done = house.world.store.write("revise", Actor::System("test"), closed, |work, closed| {
        Box::pin(async move {
            let current = deadlines::current(work).await?;
            let mut revision = Revision::of(&current);
            revision.closures = vec![Closure {
                day: closed.parse().unwrap(),
                act_number: "Resolución 9".into(),
                reason: "Sismo".into(),
                suspends_terms: true,
            }];
            deadlines::revise_rulebook(work, &revision).await
        })
    });
    done.await.unwrap();
}

async fn preview(house: &House) -> Preview {
    let read = house.world.store.read("preview", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(recalculate::preview(look).await?) })
    });
    read.await.unwrap()
}

async fn apply(house: &House, later: Option<&str>, version: u32) -> Result<Counted, CaseRefusal> {
    let wish = Recalculate { version, later: later.map(str::to_owned), after: String::new() };
    let done = house
        .world
        .store
        .write("apply", house.officers[1].clone(), wish, |w, i| Box::pin(recalculate::run(w, i)));
    done.await.map_err(|failure| match failure {
        Failure::Refused(refusal) => refusal,
        Failure::Broke(fault) => panic!("{fault}"),
    })
}

#[test]
fn ley_2578_a_changed_calendar_is_listed_first_and_later_days_need_a_decision() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let moved = house.file("form:a").await;
        house.world.at("2026-03-30T08:00");
        let same = house.file("form:b").await;
        assert_eq!(preview(&house).await.moves, Vec::new());
        revise(&house, "2026-03-20").await;
        let listed = preview(&house).await;
        assert_eq!((listed.version, listed.same, listed.earlier, listed.later), (1, 1, 0, 1));
        let line = &listed.moves[0];
        assert_eq!((line.id, line.old, line.new), (moved.id, day("2026-04-08"), day("2026-04-09")));
        assert_eq!(apply(&house, None, 0).await, Err(CaseRefusal::ChangedMeanwhile), "of another version");
        let kept = apply(&house, None, 1).await.unwrap();
        assert_eq!((kept.moved, kept.kept, kept.last), (0, 1, None));
        assert_eq!(house.sheet(moved.id).await.deadline.due_on, day("2026-04-08"), "nobody decided it");
        assert_eq!(house.sheet(same.id).await.deadline.calendar_version, "co-2026-06-01/1");
        let decided = apply(&house, Some("La resolución 9 suspendió los términos."), 1).await.unwrap();
        assert_eq!((decided.moved, decided.kept), (1, 0));
        let sheet = house.sheet(moved.id).await;
        assert_eq!((sheet.due_at_filing, sheet.deadline.due_on), (day("2026-04-08"), day("2026-04-09")));
        assert_eq!((sheet.due_told, sheet.due_reason.as_str()), (day("2026-04-09"), "calendar"));
        assert_eq!(steps(&house, moved.id).await, ["recalculated"]);
        // back again: the earlier day applies without a decision
        revise(&house, "2026-08-20").await;
        assert_eq!(preview(&house).await.earlier, 1);
        assert_eq!(apply(&house, None, 2).await.unwrap().moved, 1);
        assert_eq!(house.sheet(moved.id).await.deadline.due_on, day("2026-04-08"));
        assert_eq!(preview(&house).await.moves, Vec::new());
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}

#[test]
fn cpaca_art_20_urgency_moves_the_order_never_the_legal_date() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file("form:a").await;
        for priority in Priority::ALL {
            let (kind, service) = (CaseKind::Claim, Some("water".to_owned()));
            let input =
                ClassifyCase { id: filed.id, version: None, kind, service, cause: None, priority: *priority };
            house.act(house.officers[0].clone(), input, verb!(classify_case::run)).await.unwrap();
            let sheet = house.sheet(filed.id).await;
            assert_eq!((sheet.priority, sheet.deadline.due_on), (*priority, filed.due_on));
        }
    });
}

#[test]
fn the_office_finds_the_forms_and_is_told_what_was_refused() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file("form:a").await;
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", "cases.read cases.answer cases.sign");
        let page = format!("/bandeja/{}", filed.id);
        let shown = ana.get(&page).await;
        assert_eq!(shown.status, 200);
        for form in ["regimen", "completar", "pruebas", "asuntos"] {
            assert!(shown.body.contains(&format!("data-dialog=\"{form}\"")), "{form}");
        }
        assert!(!shown.body.contains("data-dialog=\"prorroga\""), "a claim is not extended");
        let told = ana.post(&format!("{page}/prorroga"), &[("day", "2026-04-20"), ("reasons", WHY)]).await;
        assert_eq!(told.status, 409);
        assert!(told.body.contains("resuelta a favor de la persona"), "{}", told.body);
        let no_day = ana.post(&format!("{page}/pruebas"), &[("day", "ayer"), ("reasons", WHY)]).await;
        assert_eq!(no_day.status, 422);
        assert!(no_day.body.contains(WHY), "what was typed stays");
        let asked = ana.post(&format!("{page}/completar"), &[("reasons", "La copia de la factura.")]).await;
        assert_eq!(asked.status, 303);
        let shown = ana.get(&page).await;
        assert!(
            shown.body.contains("En espera de la persona") && shown.body.contains("data-dialog=\"reanudar\"")
        );
        assert!(!shown.body.contains("data-dialog=\"completar\""));
        let manager = desk.officer("berta", "deadlines.manage");
        let list = manager.get("/plazos/recalculo").await;
        assert_eq!(list.status, 200);
        assert!(list.body.contains("co-2026-06-01/0"));
        assert_eq!(ana.get("/plazos/recalculo").await.status, 403);
        assert!(events::ALL.contains(&events::RECALCULATED));
    });
}

#[test]
fn ley_1581_art_15_a_claim_about_data_has_two_months_to_be_completed_and_no_more() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let id = house.file_form("form:a", petition("habeas_claim")).await.unwrap().id;
        let late = house.file_form("form:b", petition("habeas_claim")).await.unwrap().id;
        house.world.at("2026-03-20T10:00");
        ask(&house, id).await.unwrap();
        let sheet = house.sheet(id).await;
        assert_eq!(sheet.paused_until, Some(day("2026-05-20")));
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", "cases.read cases.answer");
        let person = ana.get(&format!("/seguimiento/{}", sheet.tracking_key)).await.body;
        assert!(person.contains("20 de mayo") && !person.contains("Pedir un mes más"), "{person}");
        let more = ana.post(&format!("/bandeja/{id}/mas-tiempo"), &[]).await;
        assert_eq!(more.status, 409);
        assert!(
            more.body.contains("no permite ampliarlos") && more.body.contains("Ley 1581 de 2012, art. 15")
        );
        let papers =
            "SELECT COUNT(*) FROM documents_papers WHERE content LIKE '%artículo 15 de la Ley 1581%'";
        assert_eq!(house.count(papers).await, 1);
        house.world.at("2026-03-24T10:00");
        let refused = ask(&house, late).await.unwrap_err();
        assert_eq!(
            refused.article(),
            Some("Ley 1581 de 2012, art. 15"),
            "only within five days: {refused:?}"
        );
    });
}
