//! Stories of appeals, on both engines.

mod house;

use appeals::actions::check_admissibility::{self, CheckAdmissibility};
use appeals::actions::name_decision::{self, NameDecision};
use appeals::actions::record_result::{self, RecordResult};
use appeals::actions::remit_file::{self, RemitFile};
use appeals::assemble::Assembled;
use appeals::{AppealRefusal, Checklist, Mark, Outcome, Requirement, State, Timeliness, Warning};
use cases::actions::file_case::{self, FileCase};
use cases::{CaseKind, ContactChannel, MAX_BODY, PetitionForm, ResponseType, sheet};
use house::House;
use kernel::{Actor, Refusal};
use notices::State as NoticeState;

fn checklist(failing: Option<Requirement>) -> Checklist {
    let mark = |r: &Requirement| {
        let met = Some(*r) != failing;
        Mark { requirement: *r, met, note: if met { String::new() } else { "Llegó tarde.".into() } }
    };
    Checklist { marks: Requirement::ALL.iter().map(mark).collect(), ..Checklist::default() }
}

#[test]
fn an_appeal_in_time_keeps_the_decision_from_being_final_cpaca_arts_79_and_87() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let parent = house.denied("form:1").await;
        house.serve(parent.id).await;
        assert_eq!(house.notice(parent.id).await.state, NoticeState::Served);
        house.world.at("2026-11-30T15:00");
        let filed = house.appeal("a", parent.id, false).await.unwrap();
        let until = "2026-11-30".parse().unwrap();
        assert_eq!(filed.timeliness, Timeliness::InTime { day: 5, until });
        assert_eq!(filed.warnings, vec![]);
        let own = house
            .look(filed.filed.id, |l, id| Box::pin(async move { Ok(sheet::load(l, *id).await?.unwrap()) }))
            .await;
        assert_eq!((own.parent, own.regime.as_str()), (Some(parent.id), "RECURSO_REPOSICION"));
        // the days go by and the decision is not final
        house.world.at("2026-12-10T09:00");
        house.tick().await;
        let notice = house.notice(parent.id).await;
        assert!(notice.contested && notice.state == NoticeState::Served, "{notice:?}");
        // it is decided and notified: now it is
        house.decide(filed.filed.id, ResponseType::Upheld).await.unwrap();
        assert!(house.load(filed.filed.id).await.suspends());
        house.serve(filed.filed.id).await;
        let over = house.load(filed.filed.id).await;
        assert_eq!((over.state, over.final_on), (State::Closed, Some("2026-12-11".parse().unwrap())));
        house.world.at("2026-12-12T09:00");
        house.tick().await;
        let notice = house.notice(parent.id).await;
        assert_eq!((notice.contested, notice.state), (false, NoticeState::Final));
        assert_eq!(notice.service.unwrap().final_on, "2026-12-11".parse().unwrap());
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}

#[test]
fn a_late_appeal_is_filed_with_its_warning_and_stops_nothing_ley_142_art_154() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let parent = house.denied("form:1").await;
        house.serve(parent.id).await;
        house.world.at("2026-12-02T09:00");
        house.tick().await;
        let filed = house.appeal("a", parent.id, true).await.unwrap();
        assert_eq!(filed.timeliness, Timeliness::OutOfTime { days: 2, until: "2026-11-30".parse().unwrap() });
        assert_eq!(filed.warnings, vec![Warning::Late]);
        assert_eq!(house.notice(parent.id).await.state, NoticeState::Final);
        let appeal = house.load(filed.filed.id).await;
        assert!(!appeal.suspends() && appeal.state == State::ToAdmit);
        // an officer refuses it, and the reasoned letter is there to be signed
        let case = filed.filed.id;
        let check = CheckAdmissibility {
            case,
            version: appeal.version,
            checklist: checklist(Some(Requirement::InTime)),
            admit: false,
        };
        let verb =
            house.act(house.officers[0].clone(), check, |w, i| Box::pin(check_admissibility::run(w, i)));
        verb.await.unwrap();
        let answer = house
            .look(case, |l, id| Box::pin(async move { cases::records::answer_of(l, *id).await }))
            .await
            .expect("the letter was drafted");
        assert_eq!(answer.response, Some(ResponseType::Inadmissible));
        for said in ["Rechazamos el recurso", "art. 77, num. 1", "Llegó tarde."] {
            assert!(answer.text.decision.contains(said), "{said}: {}", answer.text.decision);
        }
        assert!(
            answer.text.facts.contains("2 días hábiles después") && answer.text.appeals.contains("queja")
        );
        house.decide(case, ResponseType::Inadmissible).await.unwrap();
        assert_eq!(house.load(case).await.state, State::Refused);
        // nobody attacks the refusal: it stands from the day after its days
        house.serve(case).await;
        let refused = house.load(case).await;
        assert_eq!(refused.due_on, Some("2026-12-10".parse().unwrap()));
        house.world.at("2026-12-20T09:00");
        house.tick().await;
        let over = house.load(case).await;
        assert_eq!((over.state, over.final_on), (State::Closed, Some("2026-12-11".parse().unwrap())));
    });
}

#[test]
fn who_appeals_before_the_notice_knows_the_decision_cpaca_art_72() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let parent = house.denied("form:1").await;
        assert!(house.notice(parent.id).await.state.is_open());
        let filed = house.appeal("a", parent.id, true).await.unwrap();
        assert_eq!(filed.timeliness, Timeliness::BeforeNotice);
        let notice = house.notice(parent.id).await;
        assert_eq!((notice.state, notice.contested), (NoticeState::Served, true));
        // the same form again is the same appeal; another one is warned of
        let same = house.appeal("a", parent.id, true).await.unwrap();
        assert_eq!((same.filed.id, same.filed.new), (filed.filed.id, false));
        let other = house.appeal("b", parent.id, false).await.unwrap();
        assert_eq!(other.warnings, vec![Warning::Again]);
        // one of the two ends: the decision still waits for the other
        house.decide(other.filed.id, ResponseType::Upheld).await.unwrap();
        house.serve(other.filed.id).await;
        assert!(house.notice(parent.id).await.contested);
    });
}

#[test]
fn without_a_decision_there_is_nothing_to_appeal_against_cpaca_art_74() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let filed = house.file("form:1").await;
        let refused = house.appeal("a", filed.id, true).await.unwrap_err();
        assert_eq!((refused.code(), refused.status()), ("appeals-nothing-decided", 409));
        assert_eq!(refused.article(), Some("CPACA, art. 74"));
        assert_eq!(house.count("SELECT COUNT(*) FROM appeals_appeals").await, 0);
    });
}

#[test]
fn an_appeal_that_names_no_decision_waits_until_somebody_names_it() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let parent = house.denied("form:1").await;
        let form = PetitionForm {
            kind: "appeal".into(),
            body: "Recurro la respuesta que me dieron.".into(),
            name: "María Elena Ríos".into(),
            email: "maria@correo.example".into(),
            reply_by: "email".into(),
            ..PetitionForm::default()
        };
        let petition = form.check(house.today(), MAX_BODY).unwrap();
        let filing = FileCase::new("form:2".into(), petition, ContactChannel::Web, Vec::new());
        let filed = house.act(Actor::Visitor, filing, |w, f| Box::pin(file_case::run(w, f))).await.unwrap();
        house.react().await;
        let (case, ana) = (filed.id, house.officers[0].clone());
        let adopted = house.load(case).await;
        assert_eq!((adopted.state, adopted.parent), (State::ToAdmit, None));
        let check = |version| CheckAdmissibility { case, version, checklist: checklist(None), admit: true };
        let verb = house.act(ana.clone(), check(1), |w, i| Box::pin(check_admissibility::run(w, i)));
        assert_eq!(verb.await, Err(AppealRefusal::NoDecisionNamed));
        let name = |number: &str| NameDecision { case, version: 1, number: number.into() };
        let verb = house.act(ana.clone(), name("nada"), |w, i| Box::pin(name_decision::run(w, i)));
        assert_eq!(verb.await, Err(AppealRefusal::BadText("number")));
        let verb = house.act(ana.clone(), name(&parent.number), |w, i| Box::pin(name_decision::run(w, i)));
        verb.await.unwrap();
        let named = house.load(case).await;
        assert_eq!(
            (named.parent, named.course.timeliness),
            (Some(parent.id), Some(Timeliness::BeforeNotice))
        );
        assert!(house.notice(parent.id).await.contested);
        let verb = house.act(ana, check(2), |w, i| Box::pin(check_admissibility::run(w, i)));
        verb.await.unwrap();
        assert_eq!(house.load(case).await.state, State::ToDecide);
    });
}

#[test]
fn neither_decision_is_final_while_the_superintendence_has_the_file_cpaca_art_87() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let parent = house.denied("form:1").await;
        house.serve(parent.id).await;
        let case = house.appeal("a", parent.id, true).await.unwrap().filed.id;
        house.decide(case, ResponseType::Upheld).await.unwrap();
        let due = house.load(case).await;
        assert_eq!((due.state, due.due_on), (State::ToRemit, Some("2026-11-26".parse().unwrap())));
        let clock = due.course.clock.unwrap();
        assert_eq!(clock.alarm_on, "2026-11-30".parse().unwrap());
        house.serve(case).await;
        let ana = house.officers[0].clone();
        let version = house.load(case).await.version;
        let remit = RemitFile { case, version, how: "correo".into(), file: Assembled::default() };
        let sent = house.act(ana.clone(), remit, |w, i| Box::pin(remit_file::run(w, i))).await.unwrap();
        assert!(!sent.number.is_empty() && sent.on == house.today());
        house.world.at("2027-01-20T09:00");
        house.tick().await;
        for id in [parent.id, case] {
            let notice = house.notice(id).await;
            assert!(notice.contested && notice.state == NoticeState::Served, "{notice:?}");
        }
        let day = |text: &str| text.parse().unwrap();
        let result = RecordResult {
            case,
            version: house.load(case).await.version,
            outcome: Outcome::Upheld,
            number: "SSPD-1".into(),
            on: day("2027-01-15"),
            served_on: day("2027-01-19"),
            note: String::new(),
            file: None,
        };
        house.act(ana, result, |w, i| Box::pin(record_result::run(w, i))).await.unwrap();
        let over = house.load(case).await;
        assert_eq!((over.state, over.final_on), (State::Closed, Some(day("2027-01-20"))));
        house.tick().await;
        house.world.at("2027-01-21T09:00");
        house.tick().await;
        for id in [parent.id, case] {
            let notice = house.notice(id).await;
            let final_on = notice.service.unwrap().final_on;
            assert_eq!((notice.state, final_on), (NoticeState::Final, day("2027-01-20")));
        }
        let published = "SELECT COUNT(*) FROM appeals_published WHERE sspd_result = 'upheld' \
                         AND remitted_on = '2026-11-23' AND final_on = '2027-01-20'";
        assert_eq!(house.count(published).await, 1);
    });
}

#[test]
fn a_case_that_is_no_appeal_stops_nothing_and_one_that_is_again_does_cpaca_art_87() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let parent = house.denied("form:1").await;
        house.serve(parent.id).await;
        house.world.at("2026-11-26T15:00");
        let case = house.appeal("a", parent.id, true).await.unwrap().filed.id;
        assert!(house.notice(parent.id).await.contested);
        house.world.at("2026-11-27T09:00");
        house.classify(case, CaseKind::Claim).await;
        let closed = house.load(case).await;
        let final_on = "2026-12-01".parse().unwrap();
        assert_eq!((closed.state, closed.final_on, closed.due_on), (State::Closed, Some(final_on), None));
        assert!(!house.notice(parent.id).await.contested, "nobody appealed");
        let entries = house.notes(case).await;
        assert!(entries.len() == 1 && entries[0].contains("art. 87"), "{entries:?}");
        // found to be an appeal after all: it holds the decision as before
        house.classify(case, CaseKind::Appeal).await;
        let open = house.load(case).await;
        assert_eq!((open.state, open.parent, open.suspends()), (State::ToAdmit, Some(parent.id), true));
        assert!(house.notice(parent.id).await.contested);
        house.world.at("2026-12-03T09:00");
        house.tick().await;
        assert_eq!(house.notice(parent.id).await.state, NoticeState::Served);
        // and closed late the decision is final on its own day of the law
        house.classify(case, CaseKind::Complaint).await;
        let notice = house.notice(parent.id).await;
        assert_eq!((notice.state, notice.service.unwrap().final_on), (NoticeState::Final, final_on));
        assert_eq!(house.notes(case).await.len(), 3);
        // one that was answered goes its way
        let other = house.appeal("b", parent.id, false).await.unwrap().filed.id;
        house.decide(other, ResponseType::Upheld).await.unwrap();
        let before = house.load(other).await;
        house.classify_anyhow(other, CaseKind::Claim).await.ok();
        assert_eq!(house.load(other).await, before);
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}
