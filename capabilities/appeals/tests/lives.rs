//! Random lives of an appeal against a small model of its own, on both engines: whatever officers, the
//! person and the Superintendence try in whatever order, the appeal is where the model says and refuses
//! what it refuses.

mod house;

use appeals::actions::check_admissibility::{self, CheckAdmissibility};
use appeals::actions::follow_case::{self, Happened};
use appeals::actions::record_execution::{self, RecordExecution};
use appeals::actions::record_refusal_attacked::{self, RecordRefusalAttacked};
use appeals::actions::record_result::{self, RecordResult};
use appeals::actions::remit_file::{self, RemitFile};
use appeals::assemble::Assembled;
use appeals::{AppealRefusal, Checklist, Mark, Outcome, Requirement};
use cases::actions::withdraw_case::{self, WithdrawCase};
use cases::{CaseId, ResponseType};
use house::House;
use kernel::{Actor, Chance, Failure, Never, SeededChance};

/// The course of an appeal as somebody would draw it on a napkin; written apart from the product on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Model {
    /// The company has not answered; whether somebody looked at the requirements.
    Open {
        looked: bool,
    },
    /// The subsidiary appeal was refused; whether the person was notified.
    Refused {
        told: bool,
    },
    Send,
    /// The file is there, or the refusal is attacked there. `kept`: the company had changed its decision.
    There {
        about_refusal: bool,
    },
    Do,
    Over,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Try {
    Admit,
    Refuse,
    Answer(ResponseType),
    Told,
    Days,
    Attack,
    Send,
    Result(Outcome),
    Do,
    Withdraw,
}

/// What is remembered beside the state: whether the company itself changed something, so that it must be
/// done even if the Superintendence adds nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Memory {
    changed: bool,
}

/// The next state, or nothing if the try must be refused. What the calendar or a reaction brings is never
/// refused: it changes nothing.
fn after(model: Model, tried: Try, subsidiary: bool, memory: &mut Memory) -> Option<Model> {
    use Outcome::{Modified, Refused, Returned, Revoked, Upheld};
    match (model, tried) {
        (Model::Open { .. }, Try::Admit | Try::Refuse) => Some(Model::Open { looked: true }),
        (Model::Open { .. }, Try::Withdraw) => Some(Model::Over),
        (Model::Open { .. }, Try::Answer(response)) => {
            memory.changed = response == ResponseType::Modified;
            Some(match response {
                ResponseType::Revoked => Model::Do,
                ResponseType::Inadmissible if subsidiary => Model::Refused { told: false },
                ResponseType::Inadmissible => Model::Over,
                _ if subsidiary => Model::Send,
                ResponseType::Modified => Model::Do,
                _ => Model::Over,
            })
        }
        (Model::Refused { .. }, Try::Told) => Some(Model::Refused { told: true }),
        (Model::Refused { told: true }, Try::Days) => Some(Model::Over),
        (Model::Refused { .. }, Try::Attack) => Some(Model::There { about_refusal: true }),
        (Model::Send, Try::Send) => Some(Model::There { about_refusal: false }),
        (Model::There { about_refusal: true }, Try::Result(outcome)) => match outcome {
            Upheld | Refused => Some(Model::Over),
            Revoked => Some(Model::Send),
            Modified | Returned => None,
        },
        (Model::There { about_refusal: false }, Try::Result(outcome)) => match outcome {
            Returned => Some(Model::Send),
            Modified | Revoked => Some(Model::Do),
            Upheld | Refused if memory.changed => Some(Model::Do),
            Upheld | Refused => Some(Model::Over),
        },
        (Model::Do, Try::Do) => Some(Model::Over),
        (state, Try::Told | Try::Days) => Some(state),
        _ => None,
    }
}

fn state_of(model: Model) -> &'static [&'static str] {
    match model {
        Model::Open { looked: false } => &["to_admit"],
        Model::Open { looked: true } => &["to_decide"],
        Model::Refused { .. } => &["refused"],
        Model::Send => &["to_remit"],
        Model::There { .. } => &["with_superintendence"],
        Model::Do => &["to_execute"],
        Model::Over => &["closed", "withdrawn"],
    }
}

fn pick(chance: &SeededChance) -> Try {
    let mut b = [0u8; 2];
    chance.fill(&mut b);
    use ResponseType::{Inadmissible, Modified, Revoked, Upheld};
    match b[0] % 24 {
        0..=2 => Try::Admit,
        3 => Try::Refuse,
        4..=7 => Try::Answer([Upheld, Modified, Revoked, Inadmissible][usize::from(b[1] % 4)]),
        8 | 9 => Try::Told,
        10 => Try::Days,
        11 | 12 => Try::Attack,
        13..=15 => Try::Send,
        16..=20 => Try::Result(Outcome::ALL[usize::from(b[1]) % Outcome::ALL.len()]),
        21 | 22 => Try::Do,
        _ => Try::Withdraw,
    }
}

fn checklist(failing: bool) -> Checklist {
    let mark = |r: &Requirement| {
        let met = !(failing && *r == Requirement::Reasons);
        Mark { requirement: *r, met, note: if met { String::new() } else { "No dice por qué.".into() } }
    };
    Checklist { marks: Requirement::ALL.iter().map(mark).collect(), ..Checklist::default() }
}

async fn happen(house: &House, case: CaseId, happened: Happened) {
    let done = house.world.store.write("happen", Actor::System("test"), (case, happened), |work, input| {
        Box::pin(async move {
            let at = work.at();
            Ok::<_, Failure<Never>>(follow_case::run(work, input.0, input.1, at).await?)
        })
    });
    done.await.unwrap();
}

async fn perform(house: &House, case: CaseId, tried: Try) -> Result<(), AppealRefusal> {
    let (ana, version, on) = (house.officers[0].clone(), house.load(case).await.version, house.today());
    match tried {
        Try::Admit | Try::Refuse => {
            let admit = tried == Try::Admit;
            let input = CheckAdmissibility { case, version, checklist: checklist(!admit), admit };
            house.act(ana, input, |w, i| Box::pin(check_admissibility::run(w, i))).await
        }
        Try::Answer(response) => house.decide(case, response).await.map_err(AppealRefusal::Case),
        Try::Told => {
            happen(house, case, Happened::Served(on)).await;
            Ok(())
        }
        Try::Days => {
            happen(house, case, Happened::DaysPassed).await;
            Ok(())
        }
        Try::Attack => {
            let input = RecordRefusalAttacked { case, version, filed_on: on, number: "Q-1".into() };
            house.act(ana, input, |w, i| Box::pin(record_refusal_attacked::run(w, i))).await
        }
        Try::Send => {
            let input = RemitFile { case, version, how: "correo".into(), file: Assembled::default() };
            house.act(ana, input, |w, i| Box::pin(async move { remit_file::run(w, i).await.map(drop) })).await
        }
        Try::Result(outcome) => {
            let (number, note) = ("SSPD-1".to_owned(), String::new());
            let input = RecordResult { case, version, outcome, number, on, served_on: on, note, file: None };
            house.act(ana, input, |w, i| Box::pin(record_result::run(w, i))).await
        }
        Try::Do => {
            let input = RecordExecution { case, version, on, note: "Se ajustó.".into(), proof: None };
            house.act(ana, input, |w, i| Box::pin(record_execution::run(w, i))).await
        }
        Try::Withdraw => {
            let input = WithdrawCase { id: case, reason: String::new() };
            let done = house.act(Actor::Visitor, input, |w, i| {
                Box::pin(async move { withdraw_case::run(w, i).await.map(drop) })
            });
            done.await.map_err(AppealRefusal::Case)?;
            house.react().await;
            Ok(())
        }
    }
}

#[test]
fn whatever_is_tried_the_appeal_is_where_the_model_says() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..10u64 {
            let (chance, subsidiary) = (SeededChance::new(seed), seed % 4 != 0);
            let parent = house.denied(&format!("form:{seed}")).await;
            let case = house.appeal(&format!("a{seed}"), parent.id, subsidiary).await.unwrap().filed.id;
            let (mut model, mut memory) = (Model::Open { looked: false }, Memory::default());
            for step in 0..26 {
                let tried = pick(&chance);
                let expected = after(model, tried, subsidiary, &mut memory);
                let done = perform(&house, case, tried).await;
                let told = format!("seed {seed}, step {step}: {tried:?} in {model:?} gave {done:?}");
                assert_eq!(done.is_ok(), expected.is_some(), "{told}");
                model = expected.unwrap_or(model);
                let appeal = house.load(case).await;
                assert!(state_of(model).contains(&appeal.state.key()), "{told}: {:?}", appeal.state);
                assert_eq!(appeal.due_on.is_some(), has_day(model), "{told}: {:?}", appeal.due_on);
                seen.insert(appeal.state.key());
                // whoever read an older version is refused
                let stale = CheckAdmissibility {
                    case,
                    version: appeal.version - 1,
                    checklist: checklist(false),
                    admit: true,
                };
                let stale = house
                    .act(house.officers[2].clone(), stale, |w, i| Box::pin(check_admissibility::run(w, i)));
                assert_eq!(stale.await, Err(AppealRefusal::ChangedMeanwhile));
            }
        }
        assert!(seen.len() >= 7, "{seen:?}");
        let twice = "SELECT COUNT(*) FROM appeals_appeals WHERE state = 'withdrawn' AND final_on IS NULL";
        assert_eq!(house.count(twice).await, 0);
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}

/// Whether somebody has a day: the company for its answer and the file, the person for a refusal of which
/// they know.
fn has_day(model: Model) -> bool {
    matches!(model, Model::Open { .. } | Model::Refused { told: true } | Model::Send)
}
