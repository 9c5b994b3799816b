use kernel::{At, Id};

use super::*;
use crate::admissibility::{Mark, Requirement};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn clock() -> RemittalClock {
    RemittalClock { by: day("2026-12-18"), alarm_on: day("2026-12-22") }
}

fn appeal(appeal: Appeal) -> AppealCase {
    let id = |n: u8| Id::new(At(i64::from(n)), [n; 16]);
    AppealCase::filed(id(1), Some(id(2)), appeal, day("2026-11-24"), day("2026-12-16"))
}

fn looked_at(failing: Option<Requirement>) -> Checklist {
    let mark = |r: &Requirement| {
        let met = Some(*r) != failing;
        Mark { requirement: *r, met, note: if met { String::new() } else { "no".into() } }
    };
    Checklist { marks: Requirement::ALL.iter().map(mark).collect(), ..Checklist::default() }
}

fn verdict(admitted: bool) -> Verdict {
    Verdict { admitted, on: day("2026-11-25"), by_name: "Ana".into() }
}

fn remittal() -> Remittal {
    Remittal {
        on: day("2026-12-17"),
        number: "S-1".into(),
        letter_code: "A".into(),
        file_code: "B".into(),
        how: "correo".into(),
        index: Vec::new(),
        by_name: "Ana".into(),
    }
}

fn result(outcome: Outcome) -> SuperintendenceResult {
    SuperintendenceResult {
        outcome,
        number: "SSPD-1".into(),
        on: day("2027-02-01"),
        served_on: day("2027-02-03"),
        note: String::new(),
        file: None,
        about_refusal: false,
        by_name: "Ana".into(),
    }
}

fn decided(what: Appeal, response: ResponseType) -> AppealCase {
    let admitted = appeal(what).check(looked_at(None), verdict(true)).unwrap();
    admitted.decided(response, day("2026-12-15"), clock())
}

#[test]
fn only_what_was_not_granted_whole_goes_to_the_superintendence_ley_142_art_159() {
    use ResponseType::{Modified, Revoked, Upheld};
    let state = |a, r| decided(a, r).state;
    assert_eq!(state(Appeal::Subsidiary, Upheld), State::ToRemit);
    assert_eq!(state(Appeal::Subsidiary, Modified), State::ToRemit);
    assert_eq!(state(Appeal::Subsidiary, Revoked), State::ToExecute);
    assert_eq!(state(Appeal::Reconsideration, Upheld), State::Closed);
    assert_eq!(state(Appeal::Reconsideration, Modified), State::ToExecute);
    assert_eq!(decided(Appeal::Subsidiary, Upheld).due_on, Some(clock().by));
    assert_eq!(decided(Appeal::Reconsideration, Upheld).may_remit(), Err(AppealRefusal::NothingToRemit));
}

#[test]
fn the_file_goes_once_and_again_only_if_it_came_back() {
    let there = decided(Appeal::Subsidiary, ResponseType::Upheld).remitted(remittal()).unwrap();
    assert_eq!(there.clone().remitted(remittal()), Err(AppealRefusal::AlreadyRemitted));
    let back = there.resolved(result(Outcome::Returned), day("2027-02-04"), clock()).unwrap();
    assert_eq!((back.state, back.due_on, back.final_on), (State::ToRemit, Some(clock().by), None));
    let again = back.remitted(remittal()).unwrap();
    assert_eq!(again.course.remittals.len(), 2);
}

#[test]
fn what_the_superintendence_changes_is_executed_and_final_cpaca_art_87() {
    let there = decided(Appeal::Subsidiary, ResponseType::Upheld).remitted(remittal()).unwrap();
    let end = |outcome| there.clone().resolved(result(outcome), day("2027-02-04"), clock()).unwrap();
    assert_eq!(end(Outcome::Upheld).state, State::Closed);
    assert_eq!(end(Outcome::Refused).state, State::Closed);
    let revoked = end(Outcome::Revoked);
    assert_eq!((revoked.state, revoked.final_on), (State::ToExecute, Some(day("2027-02-04"))));
    let done =
        |on: &str| Execution { on: day(on), note: "ajuste".into(), proof: None, by_name: "Ana".into() };
    assert_eq!(revoked.clone().executed(done("2027-01-31")), Err(AppealRefusal::BadDay("on")));
    let closed = revoked.executed(done("2027-02-10")).unwrap();
    assert_eq!(closed.state, State::Closed);
    assert_eq!(closed.executed(done("2027-02-10")), Err(AppealRefusal::NothingToExecute));
}

#[test]
fn what_the_company_changed_is_done_even_if_the_superintendence_adds_nothing() {
    let there = decided(Appeal::Subsidiary, ResponseType::Modified).remitted(remittal()).unwrap();
    let upheld = there.resolved(result(Outcome::Upheld), day("2027-02-04"), clock()).unwrap();
    assert_eq!(upheld.state, State::ToExecute);
}

#[test]
fn a_refusal_can_be_attacked_within_its_days_cpaca_art_74() {
    let refused = appeal(Appeal::Subsidiary).check(looked_at(Some(Requirement::Standing)), verdict(false));
    let refused = refused.unwrap().decided(ResponseType::Inadmissible, day("2026-12-15"), clock());
    assert_eq!(refused.state, State::Refused);
    let served = refused.served(day("2026-12-16"), day("2026-12-17"), day("2026-12-23"));
    assert_eq!((served.due_on, served.final_on), (Some(day("2026-12-23")), None));
    let queja = AdmissibilityAppeal {
        filed_on: day("2026-12-20"),
        number: "Q-1".into(),
        on_time: Some(true),
        by_name: "Ana".into(),
    };
    let there = served.clone().refusal_attacked(queja.clone()).unwrap();
    assert!(there.refusal_is_attacked());
    let bad = there.clone().resolved(result(Outcome::Modified), day("2027-02-04"), clock());
    assert_eq!(bad, Err(AppealRefusal::OutcomeDoesNotFit));
    let heard = there.clone().resolved(result(Outcome::Revoked), day("2027-02-04"), clock()).unwrap();
    assert_eq!((heard.state, heard.refusal_is_attacked()), (State::ToRemit, false));
    let stands = there.resolved(result(Outcome::Upheld), day("2027-02-04"), clock()).unwrap();
    assert_eq!((stands.state, stands.final_on), (State::Closed, Some(day("2027-02-04"))));
    let alone = served.refusal_stands(day("2026-12-24"));
    assert_eq!((alone.state, alone.final_on), (State::Closed, Some(day("2026-12-24"))));
    assert_eq!(alone.refusal_attacked(queja), Err(AppealRefusal::NoRefusal));
}

#[test]
fn admission_needs_a_decision_and_is_over_with_the_answer_cpaca_art_77() {
    let nameless = AppealCase { parent: None, ..appeal(Appeal::Subsidiary) };
    let checked = nameless.clone().check(looked_at(None), verdict(true));
    assert_eq!(checked, Err(AppealRefusal::NoDecisionNamed));
    let parent = appeal(Appeal::Subsidiary).parent.unwrap();
    let named = nameless.name_decision(parent).unwrap();
    assert_eq!(named.clone().name_decision(parent), Err(AppealRefusal::DecisionNamed));
    let admitted = named.check(looked_at(None), verdict(true)).unwrap();
    let refused = admitted.check(looked_at(Some(Requirement::InTime)), verdict(false)).unwrap();
    assert!(refused.course.verdict.as_ref().is_some_and(|v| !v.admitted));
    let signed = refused.decided(ResponseType::Inadmissible, day("2026-12-15"), clock());
    assert_eq!(signed.check(looked_at(None), verdict(true)), Err(AppealRefusal::AdmissionOver));
}

#[test]
fn an_appeal_in_time_stops_firmness_until_it_is_over_cpaca_art_79() {
    let open = appeal(Appeal::Reconsideration);
    assert!(open.suspends());
    let mut late = open.clone();
    late.course.timeliness = Some(Timeliness::OutOfTime { days: 3, until: day("2026-11-20") });
    assert!(!late.suspends());
    assert!(!open.clone().ended(true, day("2026-11-30")).suspends());
    let upheld = decided(Appeal::Reconsideration, ResponseType::Upheld);
    assert!(upheld.suspends());
    let served = upheld.served(day("2026-12-16"), day("2026-12-17"), day("2026-12-23"));
    assert_eq!((served.final_on, served.suspends()), (Some(day("2026-12-17")), false));
    let silent = open.granted_by_silence(day("2026-12-17"), day("2026-12-18"));
    assert_eq!((silent.state, silent.suspends()), (State::ToExecute, false));
}
