use deadlines::Rulebook;
use kernel::{At, Id};

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn known(decided: &str) -> Known {
    Known {
        case: Id::new(At(1), [1; 16]),
        decided_on: day(decided),
        appeals_lie: true,
        accepts_electronic: false,
        address_known: true,
        anonymous: false,
    }
}

fn electronic(decided: &str) -> Known {
    Known { accepts_electronic: true, ..known(decided) }
}

/// Does the acts on their days; the last one may be refused.
fn run(known: &Known, acts: &[Act]) -> Result<Notice, NoticeRefusal> {
    let book = Rulebook::national();
    let terms = Terms::new(&book);
    acts.iter().try_fold(Notice::open(known, &terms)?, |n, act| n.apply(act, act.on(), &terms))
}

fn later(notice: Notice, today: &str) -> Notice {
    let book = Rulebook::national();
    notice.pass(day(today), &Terms::new(&book)).unwrap()
}

#[test]
fn the_chain_of_the_law_is_the_chain_of_the_notice() {
    let book = Rulebook::national();
    let terms = Terms::new(&book);
    let mut rows = 0;
    for line in include_str!("../tests/data/chain_vectors.csv").lines().skip(1) {
        let column: Vec<&str> = line.split(',').collect();
        let on = |n: usize| day(column[n]);
        let notice = Notice::open(&known(column[4]), &terms).unwrap();
        assert_eq!((notice.state, notice.due_on), (State::SummonsDue, on(5)), "{line}");
        let notice = notice.apply(&Act::Summoned { on: on(5) }, on(5), &terms).unwrap();
        assert_eq!((notice.state, notice.due_on), (State::Summoned, on(6)), "{line}");
        let notice = notice.pass(on(7), &terms).unwrap();
        assert_eq!((notice.state, notice.due_on), (State::PostingDue, on(7)), "{line}");
        let notice = notice.apply(&Act::Delivered { on: on(7) }, on(7), &terms).unwrap();
        let service = notice.service.unwrap();
        assert_eq!((service.effective_on, service.appeal_until), (on(8), Some(on(9))), "{line}");
        assert_eq!(service.final_on, on(10), "{line}");
        assert_eq!(notice.clone().pass(on(9), &terms).unwrap().state, State::Served, "{line}");
        assert_eq!(notice.pass(on(10), &terms).unwrap().state, State::Final, "{line}");
        rows += 1;
    }
    assert_eq!(rows, 4);
}

#[test]
fn what_is_known_makes_the_plan() {
    let opened = |known: Known| run(&known, &[]).map(|n| (n.plan, n.state, n.due_on.to_string())).unwrap();
    let all = known("2026-11-23");
    let electronic = Known { accepts_electronic: true, ..all };
    assert_eq!(opened(electronic), (How::Electronic, State::Pending, "2026-11-24".into()));
    assert_eq!(opened(all), (How::Personal, State::SummonsDue, "2026-11-30".into()));
    for unknown in [Known { anonymous: true, ..electronic }, Known { address_known: false, ..electronic }] {
        assert_eq!(opened(unknown), (How::Posted, State::PostingDue, "2026-11-24".into()));
    }
}

#[test]
fn an_electronic_notice_takes_effect_when_it_is_opened_cpaca_art_56() {
    let mailed = Act::Mailed { on: day("2026-11-23") };
    let notice = run(&electronic("2026-11-23"), &[mailed]).unwrap();
    assert_eq!((notice.state, notice.due_on), (State::ElectronicSent, day("2026-11-30")));
    assert_eq!(notice.service, None);
    let opened = run(&electronic("2026-11-23"), &[mailed, Act::Opened { on: day("2026-11-28") }]).unwrap();
    let service = opened.service.unwrap();
    assert_eq!((service.how, service.effective_on), (How::Electronic, day("2026-11-28")));
    assert_eq!(service.appeal_until, Some(day("2026-12-04")));
    assert_eq!(
        run(&known("2026-11-23"), &[Act::Opened { on: day("2026-11-24") }]),
        Err(NoticeRefusal::NotAccepted)
    );
}

#[test]
fn what_is_not_opened_is_summoned_however_late_somebody_looks() {
    let mailed = Act::Mailed { on: day("2026-11-23") };
    let notice = run(&electronic("2026-11-23"), &[mailed]).unwrap();
    assert_eq!(later(notice.clone(), "2026-11-30").state, State::ElectronicSent);
    for looked in ["2026-12-01", "2027-02-01"] {
        let fallen = later(notice.clone(), looked);
        assert_eq!((fallen.state, fallen.due_on), (State::SummonsDue, day("2026-12-07")), "{looked}");
    }
    // one that comes back at once leaves the days that follow the decision
    let back =
        run(&electronic("2026-11-23"), &[mailed, Act::MailCameBack { on: day("2026-11-23") }]).unwrap();
    assert_eq!((back.state, back.due_on), (State::SummonsDue, day("2026-11-30")));
    // one that never left is not waited for
    let never = later(run(&electronic("2026-11-23"), &[]).unwrap(), "2026-11-25");
    assert_eq!((never.state, never.due_on), (State::SummonsDue, day("2026-11-30")));
}

#[test]
fn the_acceptance_may_be_taken_back_at_any_time_cpaca_art_56() {
    let (mailed, back) =
        (Act::Mailed { on: day("2026-11-23") }, Act::AcceptanceWithdrawn { on: day("2026-11-25") });
    let notice = run(&electronic("2026-11-23"), &[mailed, back]).unwrap();
    assert_eq!((notice.state, notice.accepted), (State::SummonsDue, false));
    let opened = run(&electronic("2026-11-23"), &[mailed, back, Act::Opened { on: day("2026-11-26") }]);
    assert_eq!(opened, Err(NoticeRefusal::NotAccepted));
}

#[test]
fn no_aviso_before_the_days_of_the_summons_are_over_cpaca_art_69() {
    let decided = known("2026-11-23");
    let delivered = |on: &str| Act::Delivered { on: day(on) };
    assert_eq!(run(&decided, &[delivered("2026-11-24")]), Err(NoticeRefusal::SummonFirst));
    let summoned = Act::Summoned { on: day("2026-11-24") };
    let until = day("2026-12-01");
    let early = run(&decided, &[summoned, delivered("2026-12-01")]);
    assert_eq!(early, Err(NoticeRefusal::SummonsRuns { until }));
    assert_eq!(run(&decided, &[summoned, summoned]), Err(NoticeRefusal::AlreadySummoned));
    let posted = run(&decided, &[summoned, delivered("2026-12-02")]).unwrap();
    assert_eq!((posted.state, posted.due_on), (State::Posted, day("2026-12-03")));
    assert_eq!(
        run(&decided, &[summoned, delivered("2026-12-02"), delivered("2026-12-03")]),
        Err(NoticeRefusal::AlreadyPosted)
    );
    // written down late, it is not made earlier than the law allows
    let book = Rulebook::national();
    let late = run(&decided, &[summoned]).unwrap().apply(
        &delivered("2026-12-01"),
        day("2026-12-09"),
        &Terms::new(&book),
    );
    assert_eq!(late, Err(NoticeRefusal::SummonsRuns { until }));
}

#[test]
fn a_published_notice_hangs_five_days_and_takes_effect_after_them_cpaca_art_69() {
    let nobody = Known { anonymous: true, ..known("2026-11-23") };
    let hung = Act::Published { on: day("2026-11-24"), ground: Ground::Anonymous };
    let notice = run(&nobody, &[hung]).unwrap();
    assert_eq!(notice.posting.unwrap().down_on, Some(day("2026-12-01")));
    let service = notice.service.unwrap();
    assert_eq!((service.effective_on, service.appeal_until), (day("2026-12-02"), Some(day("2026-12-10"))));
    assert_eq!(later(notice.clone(), "2026-12-02").state, State::Posted);
    assert_eq!(later(notice, "2026-12-03").state, State::Served);
}

#[test]
fn only_unknown_whereabouts_are_published_concepto_2316_of_2017() {
    let summoned = Act::Summoned { on: day("2026-11-24") };
    let hung = |ground| Act::Published { on: day("2026-12-02"), ground };
    let reachable = known("2026-11-23");
    for ground in [Ground::Anonymous, Ground::Unknown, Ground::Returned] {
        assert_eq!(run(&reachable, &[summoned, hung(ground)]), Err(NoticeRefusal::GroundDoesNotHold));
    }
    let back = Act::CameBack { on: day("2026-11-27") };
    let notice = run(&reachable, &[summoned, back, hung(Ground::Closed)]).unwrap();
    assert_eq!(notice.posting.unwrap().ground, Some(Ground::Closed));
}

#[test]
fn whoever_shows_that_they_know_is_notified_that_day_cpaca_art_72() {
    let acts = [Act::Summoned { on: day("2026-11-24") }, Act::ShowedKnowledge { on: day("2026-11-26") }];
    let service = run(&known("2026-11-23"), &acts).unwrap().service.unwrap();
    assert_eq!((service.how, service.effective_on), (How::Implied, day("2026-11-26")));
    let came = run(&known("2026-11-23"), &[acts[1], Act::Came { on: day("2026-11-27") }]);
    assert_eq!(came, Err(NoticeRefusal::AlreadyServed));
}

#[test]
fn without_appeals_it_is_final_the_day_after_cpaca_art_87() {
    let known = Known { appeals_lie: false, ..known("2026-11-23") };
    let notice = run(&known, &[Act::ToldInTheAct { on: day("2026-11-23") }]).unwrap();
    let service = notice.service.unwrap();
    assert_eq!((service.appeal_until, service.final_on), (None, day("2026-11-24")));
    assert_eq!(later(notice, "2026-11-24").state, State::Final);
    let later_told = run(&known, &[Act::ToldInTheAct { on: day("2026-11-24") }]);
    assert_eq!(later_told, Err(NoticeRefusal::NotInTheAct));
}

#[test]
fn an_appeal_stops_firmness_until_it_is_decided_cpaca_art_87() {
    let came = Act::Came { on: day("2026-11-24") };
    let filed = Act::AppealFiled { on: day("2026-11-30") };
    let notice = run(&known("2026-11-23"), &[came, filed]).unwrap();
    assert_eq!(later(notice, "2027-03-01").state, State::Served);
    let resolved = Act::AppealResolved { on: day("2026-12-21"), final_on: day("2026-12-23") };
    let notice = run(&known("2026-11-23"), &[came, filed, resolved]).unwrap();
    assert_eq!(later(notice.clone(), "2026-12-22").state, State::Served);
    assert_eq!(later(notice, "2026-12-23").state, State::Final);
    let late = Act::AppealFiled { on: day("2026-12-02") };
    assert_eq!(run(&known("2026-11-23"), &[came, late]), Err(NoticeRefusal::AlreadyFinal));
}

#[test]
fn an_appeal_in_time_that_is_known_late_takes_firmness_back_cpaca_arts_79_and_87() {
    let book = Rulebook::national();
    let terms = Terms::new(&book);
    let came = run(&known("2026-11-23"), &[Act::Came { on: day("2026-11-24") }]).unwrap();
    let last = later(came, "2026-12-04");
    assert_eq!(last.state, State::Final);
    let of = |on: &str| last.clone().apply(&Act::AppealFiled { on: day(on) }, day("2026-12-04"), &terms);
    // until 1 December one could appeal
    let appealed = of("2026-12-01").unwrap();
    assert_eq!((appealed.state, appealed.contested), (State::Served, true));
    assert_eq!(later(appealed.clone(), "2027-03-01").state, State::Served);
    let resolved = Act::AppealResolved { on: day("2026-12-21"), final_on: day("2026-12-23") };
    let resolved = appealed.apply(&resolved, day("2026-12-21"), &terms).unwrap();
    assert_eq!(later(resolved, "2026-12-23").state, State::Final);
    assert_eq!(of("2026-12-02"), Err(NoticeRefusal::AlreadyFinal));
}

#[test]
fn no_act_of_tomorrow_and_none_before_the_decision() {
    let book = Rulebook::national();
    let terms = Terms::new(&book);
    let notice = Notice::open(&known("2026-11-23"), &terms).unwrap();
    let on = |text: &str| Act::Came { on: day(text) };
    let today = day("2026-11-24");
    assert_eq!(notice.clone().apply(&on("2026-11-25"), today, &terms), Err(NoticeRefusal::InTheFuture));
    assert_eq!(notice.apply(&on("2026-11-20"), today, &terms), Err(NoticeRefusal::BeforeDecision));
}

#[test]
fn whether_appeals_lie_is_corrected_until_it_is_final_and_its_days_are_counted_anew_cpaca_arts_67_and_87() {
    let book = Rulebook::national();
    let terms = Terms::new(&book);
    let correct = |notice: Notice, on: &str, lie: bool| {
        let correction =
            Correction { on: day(on), lie, reason: "Es un acto de trámite.".into(), by_name: "Ana".into() };
        notice.correct_appeals(correction, &terms)
    };
    let came = run(&known("2026-11-23"), &[Act::Came { on: day("2026-11-24") }]).unwrap();
    assert_eq!(came.service.unwrap().appeal_until, Some(day("2026-12-01")));
    assert_eq!(correct(came.clone(), "2026-11-24", true), Err(NoticeRefusal::SameAppeals));
    // without appeals it is final the day after
    let none = correct(came.clone(), "2026-11-24", false).unwrap();
    let service = none.service.unwrap();
    assert_eq!(
        (service.appeal_until, service.final_on, none.state),
        (None, day("2026-11-25"), State::Served)
    );
    assert_eq!(later(none.clone(), "2026-11-25").state, State::Final);
    assert_eq!(correct(none.clone(), "2026-11-25", true), Err(NoticeRefusal::AlreadyFinal));
    // and back on the same day: as it was, with both corrections
    let back = correct(none, "2026-11-24", true).unwrap();
    assert_eq!((back.service, back.due_on), (came.service, came.due_on));
    assert_eq!(back.corrections.iter().map(|c| c.lie).collect::<Vec<_>>(), [false, true]);
    // an appeal in course is decided, not corrected away
    let appealed =
        came.apply(&Act::AppealFiled { on: day("2026-11-25") }, day("2026-11-25"), &terms).unwrap();
    assert_eq!(correct(appealed, "2026-11-25", false), Err(NoticeRefusal::AppealInCourse));
    // before the service there is nothing to count yet
    let open = correct(run(&known("2026-11-23"), &[]).unwrap(), "2026-11-24", false).unwrap();
    assert_eq!((open.state, open.service), (State::SummonsDue, None));
    let served = open.apply(&Act::Came { on: day("2026-11-25") }, day("2026-11-25"), &terms).unwrap();
    assert_eq!(served.service.unwrap().final_on, day("2026-11-26"));
}
