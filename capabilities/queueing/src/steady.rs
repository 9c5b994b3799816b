//! One hour for ever: what a number of counters gives when people keep coming at one rate. Exact formulas
//! where there are any, a long simulation where there are none, and each figure says which.

use kernel::Refusal;
use serde::Serialize;

use crate::simulate::{Arrivals, Demand, Figures, Outcome, SECOND, Span, Staffing, run};
use crate::{Class, Policy, erlang, priority};

/// How many people the long simulation attends.
const PEOPLE: f64 = 400_000.0;
/// The part of it that is not counted, because the hall was empty at first.
const WARMING: f64 = 0.05;
const SEED: u64 = 20_261_122;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    /// People who come in an hour.
    pub arrivals_per_hour: f64,
    /// Mean attention, in seconds.
    pub service_s: f64,
    /// Open counters.
    pub counters: u32,
    /// Mean patience, in seconds; nothing: nobody leaves.
    pub patience_s: Option<f64>,
    /// The wait that counts as good, in seconds.
    pub target_s: f64,
    /// Who comes and how they are called; nothing: all alike, in order of arrival.
    pub mix: Option<Mix>,
}

/// Who comes, and how they are called.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mix {
    /// Share of preferential people, 0 to 1.
    pub preferential: f64,
    /// Share of community leaders, 0 to 1.
    pub community: f64,
    /// The policy. Those without a guard ([`crate::Guard::NONE`]) have formulas.
    pub policy: Policy,
}

/// How a figure was obtained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Computed {
    /// By an exact formula, to the precision of the numbers.
    Formula,
    /// By a simulation of 400,000 people with a fixed seed.
    Simulation,
}

/// The answer. Times in seconds; a wait without end is `None`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// `M/M/c` (Erlang C) or `M/M/c+M` (Erlang A): what the figures suppose.
    pub model: &'static str,
    /// Open counters.
    pub counters: u32,
    /// People an hour times mean attention in hours.
    pub offered_load_erlangs: f64,
    /// Share of the counters' time in which they attend.
    pub occupancy: f64,
    /// Whether the queue empties from time to time.
    pub stable: bool,
    /// Share of those who come that find every counter busy.
    pub probability_of_waiting: f64,
    /// Mean time in the queue of all who come.
    pub mean_wait_seconds: Option<f64>,
    /// Mean wait of those who are attended.
    pub mean_wait_attended_seconds: Option<f64>,
    /// The wait that counts as good.
    pub target_seconds: f64,
    /// Share of all who come that is attended within the target, when called in order of arrival.
    pub service_level: f64,
    /// The same of those who are attended.
    pub service_level_of_attended: f64,
    /// Share of all who come that leaves before being called.
    pub abandonment: f64,
    /// How the figures above were obtained.
    pub computed: Computed,
    /// The policy, where one was asked for.
    pub policy: Option<Policy>,
    /// Share within the target under that policy, of all classes together.
    pub service_level_with_policy: Option<f64>,
    /// By class, where a policy was asked for.
    pub classes: Vec<ClassAnswer>,
}

/// The answer for a class.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ClassAnswer {
    /// The class.
    pub class: Class,
    /// People of it who come in an hour.
    pub arrivals_per_hour: f64,
    /// Share that finds every counter busy: the same for all classes.
    pub probability_of_waiting: f64,
    /// Mean time in the queue of all who come; `None` without end.
    pub mean_wait_seconds: Option<f64>,
    /// How the mean wait was obtained.
    pub computed: Computed,
    /// Share attended within the target.
    pub service_level: f64,
    /// How the service level was obtained.
    pub service_level_computed: Computed,
    /// Share that leaves before being called.
    pub abandonment: f64,
}

/// Why a question has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuestionRefusal {
    /// Arrivals.
    #[error("arrivals per hour must be more than 0 and at most 100000")]
    Arrivals,
    /// Mean attention.
    #[error("the mean attention must be more than 0 and at most 1440 minutes")]
    Service,
    /// Counters.
    #[error("counters must be from 1 to 10000")]
    Counters,
    /// Patience.
    #[error("the mean patience must be more than 0 and at most 1440 minutes")]
    Patience,
    /// Target.
    #[error("the target must be from 0 to 86400 seconds")]
    Target,
    /// Shares of the classes.
    #[error("the shares of the classes must be from 0 to 1, and together at most 1")]
    Shares,
}

impl Refusal for QuestionRefusal {
    fn code(&self) -> &'static str {
        match self {
            QuestionRefusal::Arrivals => "plan-arrivals",
            QuestionRefusal::Service => "plan-service",
            QuestionRefusal::Counters => "plan-counters",
            QuestionRefusal::Patience => "plan-patience",
            QuestionRefusal::Target => "plan-target",
            QuestionRefusal::Shares => "plan-shares",
        }
    }
}

const LONGEST_S: f64 = 86_400.0;

impl Question {
    fn check(&self) -> Result<(), QuestionRefusal> {
        let positive = |value: f64, most: f64| value > 0.0 && value <= most;
        let share = |value: f64| (0.0..=1.0).contains(&value);
        let wrong = [
            (!positive(self.arrivals_per_hour, 100_000.0), QuestionRefusal::Arrivals),
            (!positive(self.service_s, LONGEST_S), QuestionRefusal::Service),
            (!(1..=10_000).contains(&self.counters), QuestionRefusal::Counters),
            (
                self.patience_s.is_some_and(|patience| !positive(patience, LONGEST_S)),
                QuestionRefusal::Patience,
            ),
            (!(0.0..=LONGEST_S).contains(&self.target_s), QuestionRefusal::Target),
            (
                self.mix.is_some_and(|mix| {
                    let sum = mix.preferential + mix.community;
                    !share(mix.preferential) || !share(mix.community) || sum > 1.0 + 1e-12
                }),
                QuestionRefusal::Shares,
            ),
        ];
        wrong.iter().find(|(wrong, _)| *wrong).map_or(Ok(()), |(_, refusal)| Err(*refusal))
    }

    fn offered(&self) -> f64 {
        self.arrivals_per_hour * self.service_s / 3600.0
    }

    /// A time in mean attentions.
    fn scaled(&self, seconds: f64) -> f64 {
        seconds / self.service_s
    }

    fn shares(&self, mix: &Mix) -> [f64; 3] {
        [mix.preferential, mix.community, (1.0 - mix.preferential - mix.community).max(0.0)]
    }
}

/// Seconds of so many mean attentions; nothing for a wait without end.
fn told(attentions: f64, service_s: f64) -> Option<f64> {
    attentions.is_finite().then_some(attentions * service_s)
}

/// Answers the question.
///
/// # Errors
/// The first value that makes no sense.
pub fn answer(question: &Question) -> Result<Answer, QuestionRefusal> {
    question.check()?;
    let (counters, offered) = (question.counters, question.offered());
    let target = question.scaled(question.target_s);
    let free = f64::from(counters) - offered;
    let mut answer = match question.patience_s {
        None => Answer {
            model: "M/M/c",
            occupancy: (offered / f64::from(counters)).min(1.0),
            stable: free > 0.0,
            probability_of_waiting: erlang::c(counters, offered),
            mean_wait_seconds: told(erlang::mean_wait(counters, offered), question.service_s),
            mean_wait_attended_seconds: told(erlang::mean_wait(counters, offered), question.service_s),
            service_level: erlang::within(counters, offered, target),
            service_level_of_attended: erlang::within(counters, offered, target),
            abandonment: 0.0,
            ..blank(question)
        },
        Some(patience) => {
            let model = erlang::a(counters, offered, question.scaled(patience));
            Answer {
                model: "M/M/c+M",
                occupancy: model.occupancy,
                stable: true,
                probability_of_waiting: model.probability_of_waiting,
                mean_wait_seconds: told(model.mean_wait, question.service_s),
                mean_wait_attended_seconds: told(model.mean_wait_attended, question.service_s),
                service_level: model.within(target),
                service_level_of_attended: model.within_attended(target),
                abandonment: model.abandonment,
                ..blank(question)
            }
        }
    };
    if let Some(mix) = &question.mix {
        answer.classes = classes(question, mix, &answer);
        let all: f64 = answer.classes.iter().map(|one| one.service_level * one.arrivals_per_hour).sum();
        answer.service_level_with_policy = Some(all / question.arrivals_per_hour);
    }
    Ok(answer)
}

fn blank(question: &Question) -> Answer {
    Answer {
        model: "",
        counters: question.counters,
        offered_load_erlangs: question.offered(),
        occupancy: 0.0,
        stable: true,
        probability_of_waiting: 0.0,
        mean_wait_seconds: None,
        mean_wait_attended_seconds: None,
        target_seconds: question.target_s,
        service_level: 0.0,
        service_level_of_attended: 0.0,
        abandonment: 0.0,
        computed: Computed::Formula,
        policy: question.mix.map(|mix| mix.policy),
        service_level_with_policy: None,
        classes: Vec::new(),
    }
}

/// The classes that come at all.
fn classes(question: &Question, mix: &Mix, whole: &Answer) -> Vec<ClassAnswer> {
    let shares = question.shares(mix);
    let loads = shares.map(|share| share * question.offered());
    let mut simulated = None;
    let mut figures = |class: Class| {
        let outcome: &Simulated = simulated.get_or_insert_with(|| Simulated::of(question, mix));
        outcome.class(class, question.target_s)
    };
    let means = mean_waits(question, &mix.policy, &loads);
    // Whatever the policy, all classes together wait as long as the formula says: the simulation is brought
    // to that, which takes most of its chance away.
    let brought = |mean: f64, of_all: f64| match whole.mean_wait_seconds {
        Some(exact) if of_all > 0.0 => mean * exact / of_all,
        _ => mean,
    };
    let present = Class::ALL.iter().filter(|class| shares[class.index()] > 0.0);
    let answers = present.map(|class| {
        let mut one = ClassAnswer {
            class: *class,
            arrivals_per_hour: shares[class.index()] * question.arrivals_per_hour,
            probability_of_waiting: whole.probability_of_waiting,
            mean_wait_seconds: None,
            computed: Computed::Formula,
            service_level: 0.0,
            service_level_computed: Computed::Formula,
            abandonment: 0.0,
        };
        let waits_for_ever = waits_for_ever(question, &mix.policy, &loads, *class);
        match &means {
            Some(means) => one.mean_wait_seconds = told(means[class.index()], question.service_s),
            None if waits_for_ever => {}
            None => {
                let (its, all) = figures(*class);
                one.mean_wait_seconds = Some(brought(its.mean_all_s, all.mean_all_s));
                one.abandonment = its.abandonment;
                one.computed = Computed::Simulation;
            }
        }
        match strict_level(question, &mix.policy, &loads, *class) {
            Some(level) => one.service_level = level,
            None if waits_for_ever => {}
            None => {
                one.service_level = figures(*class).0.within;
                one.service_level_computed = Computed::Simulation;
            }
        }
        one
    });
    answers.collect()
}

/// Mean waits by formula, in mean attentions.
fn mean_waits(question: &Question, policy: &Policy, loads: &[f64; 3]) -> Option<Vec<f64>> {
    match policy {
        _ if question.patience_s.is_some() => None,
        Policy::Strict(guard) if guard.is_none() => Some(priority::strict(question.counters, loads)),
        Policy::Accumulating(weights) if weights.has_no_guard() => {
            let weights = [weights.preferential, weights.community, weights.general].map(f64::from);
            Some(priority::accumulating(question.counters, loads, &weights))
        }
        _ => None,
    }
}

/// Share within the target by formula.
fn strict_level(question: &Question, policy: &Policy, loads: &[f64; 3], class: Class) -> Option<f64> {
    let pure = matches!(policy, Policy::Strict(guard) if guard.is_none());
    let target = question.scaled(question.target_s);
    (pure && question.patience_s.is_none())
        .then(|| priority::strict_within(question.counters, loads, class.index(), target))
}

/// Whether people of this class wait longer and longer, because nobody leaves and more come than are
/// attended. A guard or a pattern still gives the preferential ones their part of the calls.
fn waits_for_ever(question: &Question, policy: &Policy, loads: &[f64; 3], class: Class) -> bool {
    let counters = f64::from(question.counters);
    if question.patience_s.is_some() || question.offered() < counters {
        return false;
    }
    let (theirs, others) = match policy {
        Policy::Strict(guard) => (guard.after, 1),
        Policy::Alternating(pattern) => (pattern.preferential, pattern.others),
        Policy::Accumulating(_) => return true,
    };
    let part = f64::from(theirs) / (f64::from(theirs) + f64::from(others));
    class != Class::Preferential || loads[0] >= counters * part
}

/// The long simulation.
struct Simulated(Outcome);

impl Simulated {
    fn of(question: &Question, mix: &Mix) -> Simulated {
        let expected = question.shares(mix).map(|share| share * PEOPLE);
        let interval = (PEOPLE / question.arrivals_per_hour * 3600.0 * SECOND as f64) as i64;
        let demand = Demand {
            service: 0,
            begins: 0,
            interval,
            expected: vec![expected],
            attention: Span::Exponential { mean_s: question.service_s },
            patience: question.patience_s.map(|mean_s| Span::Exponential { mean_s }),
        };
        let staffing = Staffing::constant(question.counters);
        let mut outcome = run(&Arrivals::Expected(vec![demand]), &staffing, &mix.policy, SEED);
        let warm = (WARMING * interval as f64) as i64;
        outcome.people.retain(|person| person.visit.at >= warm);
        Simulated(outcome)
    }

    /// Figures of the class and of everybody.
    fn class(&self, class: Class, target_s: f64) -> (Figures, Figures) {
        let target_s = target_s as i64;
        (self.0.class(class, target_s), self.0.overall(target_s))
    }
}
