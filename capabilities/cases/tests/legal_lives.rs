//! Random legal lives of a case on both engines against the model that counts day by day: filed,
//! classified, extended, asked to complete, completed, evidence ordered and closed, answered, with the
//! clock going forward, back, and asleep for a week.

#[path = "../../deadlines/tests/nouns/day_model.rs"]
mod day_model;
use crate::house;

use cases::actions::add_information::{self, AddInformation};
use cases::actions::allow_more_time::{self, AllowMoreTime};
use cases::actions::classify_case::{self, ClassifyCase};
use cases::actions::close_evidence::{self, CloseEvidence};
use cases::actions::extend_term::{self, ExtendTerm};
use cases::actions::order_evidence::{self, OrderEvidence};
use cases::actions::request_completion::{self, RequestCompletion};
use cases::actions::request_signature::{self, RequestSignature};
use cases::actions::resume_term::{self, ResumeTerm};
use cases::actions::sign_answer::{self, SignAnswer};
use cases::actions::write_answer::{self, WriteAnswer};
use cases::{CaseId, CaseKind, CaseRefusal, LetterText, PetitionForm, Priority, ResponseType, State};
use day_model::{Model, Step, Stop, tried};
use house::House;
use kernel::jiff::ToSpan;
use kernel::{Actor, At, Chance, Day, SeededChance};
use store::Timers;

/// A verb whose result does not matter.
macro_rules! verb {
    ($run:path) => {
        |w, i| Box::pin(async move { $run(w, i).await.map(drop) })
    };
}

const WHY: &str = "Es necesario para resolver de fondo.";

/// What happens next.
#[derive(Debug, Clone, Copy)]
enum Next {
    Term(Step),
    Classify,
    Answer,
    ClockBack,
    AsleepAWeek,
    Tick,
}

fn pick(chance: &SeededChance) -> Next {
    let mut b = [0u8; 2];
    chance.fill(&mut b);
    match b[0] % 24 {
        0..=6 => Next::Term(Step::Sleep(1 + b[1] % 6)),
        7 => Next::Term(Step::Extend(b[1] % 40)),
        8..=10 => Next::Term(Step::Ask),
        11 => Next::Term(Step::More),
        12 | 13 => Next::Term(Step::Deliver),
        14 | 15 => Next::Term(Step::Order(b[1] % 34)),
        16 => Next::Term(Step::Longer(b[1] % 30)),
        17 | 18 => Next::Term(Step::Close),
        19 => Next::Classify,
        20 => Next::ClockBack,
        21 => Next::AsleepAWeek,
        22 => Next::Tick,
        _ => Next::Answer,
    }
}

fn later(day: Day, n: u8) -> Day {
    day.checked_add(i64::from(n).days()).unwrap()
}

async fn perform(house: &House, id: CaseId, m: &Model, step: Step, n: usize) -> Result<(), CaseRefusal> {
    let who = house.officers[1].clone();
    let (version, reasons) = (None, WHY.to_owned());
    match step {
        Step::Sleep(_) => Ok(()),
        Step::Extend(days) => {
            let input = ExtendTerm { id, version, matter: None, to: later(m.due(), days), reasons };
            house.act(who, input, verb!(extend_term::run)).await
        }
        Step::Ask => {
            let input = RequestCompletion { id, version, what: reasons };
            house.act(who, input, verb!(request_completion::run)).await
        }
        Step::More => {
            house.act(Actor::Visitor, AllowMoreTime { id, version }, verb!(allow_more_time::run)).await
        }
        // now and then the person delivers on their page, else an officer records it
        Step::Deliver if n.is_multiple_of(2) && m.stopped.is_some() => {
            let (request_key, body) = (format!("form:{id}-{n}"), "Aquí está.".to_owned());
            let input = AddInformation { request_key, id, body, files: Vec::new() };
            let was = house.sheet(id).await.state == State::AwaitingPerson;
            let done = house.act(Actor::Visitor, input, |w, i| Box::pin(add_information::run(w, i))).await;
            // an addition is never refused; it completes only what is awaited
            if was { done } else { done.and(Err(CaseRefusal::NothingAsked)) }
        }
        Step::Deliver => {
            let input = ResumeTerm { id, version, note: String::new() };
            house.act(who, input, verb!(resume_term::run)).await
        }
        Step::Order(days) | Step::Longer(days) => {
            let longer = matches!(step, Step::Longer(_));
            let from = match m.stopped {
                Some(Stop::Evidence(last)) if longer => last,
                _ => m.today,
            };
            let input = OrderEvidence { id, version, until: later(from, days), what: reasons, longer };
            house.act(who, input, verb!(order_evidence::run)).await
        }
        Step::Close => {
            let input = CloseEvidence { id, version, note: String::new() };
            house.act(who, input, verb!(close_evidence::run)).await
        }
    }
}

async fn classify(house: &House, id: CaseId, kind: CaseKind) {
    let (service, cause) = (None, None);
    let input = ClassifyCase { id, version: None, kind, service, cause, priority: Priority::DangerToLife };
    house.act(house.officers[0].clone(), input, verb!(classify_case::run)).await.unwrap();
}

async fn answer(house: &House, id: CaseId) -> Result<(), CaseRefusal> {
    let text = LetterText {
        facts: "Usted pidió.".into(),
        decision: "Se accede.".into(),
        lies: Some(cases::appeals::AppealsThatLie::WithSubsidiary),
        ..LetterText::default()
    };
    let version = house.answer_version(id).await;
    let input = WriteAnswer { id, version, response: Some(ResponseType::Granted), text };
    house.act(house.officers[0].clone(), input, verb!(write_answer::run)).await?;
    let version = house.answer_version(id).await;
    let input = RequestSignature { id, version };
    house.act(house.officers[0].clone(), input, |w, i| Box::pin(request_signature::run(w, i))).await?;
    let version = house.answer_version(id).await;
    house.act(house.officers[1].clone(), SignAnswer { id, version }, verb!(sign_answer::run)).await
}

fn noon(day: Day) -> At {
    At(At::start_of(day).0 + 12 * 3_600_000_000)
}

/// One life; gives how many acts were taken.
async fn live(house: &House, seed: u64, start: Day) -> usize {
    let chance = SeededChance::new(seed);
    let (kind, base, factor, service) = [
        ("claim", 15, 1, "water"),
        ("petition", 15, 2, ""),
        ("consultation", 30, 2, ""),
        ("information", 10, 2, ""),
    ][seed as usize % 4];
    let mut m = Model::filed(start, base, factor);
    house.world.clock.set(noon(start));
    let form = PetitionForm {
        kind: kind.into(),
        service: service.into(),
        account_number: if service.is_empty() { String::new() } else { "104882-7".into() },
        place: "Calle 14".into(),
        ..House::form()
    };
    let filed = house.file_form(&format!("form:life-{seed}"), form).await.unwrap();
    assert_eq!(filed.due_on, m.due(), "{kind} on {start}");
    let id = filed.id;
    let mut done = 0;
    for n in 0..18 {
        let next = pick(&chance);
        match next {
            Next::Term(Step::Sleep(nights)) => {
                (0..nights).for_each(|_| m.sleep());
                house.world.clock.set(noon(m.today));
            }
            Next::AsleepAWeek => {
                (0..7).for_each(|_| m.sleep());
                house.world.clock.set(noon(m.today));
                Timers::new((cases::CAPABILITY.timers)()).run_due(&house.world.store).await.unwrap();
            }
            Next::Tick => {
                Timers::new((cases::CAPABILITY.timers)()).run_due(&house.world.store).await.unwrap();
            }
            // the clock of the machine is set back two days: no legal date moves
            Next::ClockBack => {
                house.world.clock.set(noon(m.today).plus_days(-2));
                Timers::new((cases::CAPABILITY.timers)()).run_due(&house.world.store).await.unwrap();
                let before = house.sheet(id).await.deadline;
                let refused = perform(house, id, &m, Step::Deliver, 1).await;
                let awaited = matches!(m.stopped, Some(Stop::Person(_)));
                assert!(refused.is_err() || awaited, "seed {seed}, step {n}: {refused:?}");
                if refused.is_ok() {
                    return done;
                }
                assert_eq!(house.sheet(id).await.deadline, before);
                house.world.clock.set(noon(m.today));
            }
            Next::Classify => {
                classify(house, id, CaseKind::parse(kind).unwrap()).await;
            }
            Next::Answer => {
                let open = !matches!(m.stopped, Some(Stop::Person(_)));
                let may = open && !(m.over() && factor == 1);
                let result = answer(house, id).await;
                assert_eq!(result.is_ok(), may, "seed {seed}, step {n}: {result:?} of {m:?}");
                if result.is_ok() {
                    return done;
                }
            }
            Next::Term(step) => {
                let (model, real) = (tried(&m, step), perform(house, id, &m, step, n).await);
                assert_eq!(
                    real.is_ok(),
                    model.is_some(),
                    "seed {seed}, step {n}: {step:?} gave {real:?} of {m:?}"
                );
                if let Some(model) = model {
                    m = model;
                    done += 1;
                }
            }
        }
        let late = matches!(m.stopped, Some(Stop::Person(last)) if m.today > last);
        if !late && !m.over() {
            let sheet = house.sheet(id).await;
            assert_eq!(sheet.deadline.due_on, m.due(), "seed {seed}, step {n}: {next:?} of {m:?}");
            let awaited = matches!(m.stopped, Some(Stop::Person(_)));
            assert_eq!(sheet.state == State::AwaitingPerson, awaited);
            assert_eq!(sheet.paused_until.is_some(), awaited);
        }
    }
    done
}

#[test]
fn whatever_happens_the_case_is_due_when_who_counts_day_by_day_says() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let mut acts = 0;
        let mut start: Day = "2026-01-05".parse().unwrap();
        for seed in 0..24 {
            acts += live(&house, seed, start).await;
            // the next one is filed when the last one is over: the clock of the store never goes back
            let now = house.count("SELECT MAX(at) FROM cases_entries").await;
            start = later(At(now).day(), 1);
            assert!(start.year() < 2028, "the model knows two years");
            if start.year() == 2027 && start.month() > 8 {
                break;
            }
        }
        assert!(acts > 15, "only {acts} acts were taken");
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}
