//! What a calling policy must satisfy before people are called by it.

use kernel::Refusal;

use crate::{Guard, Pattern, Policy, Weights};

/// The longest row of preferential calls after which the others are thought of.
pub const MOST_IN_A_ROW: u32 = 50;
/// The longest wait that a guard may ask for: four hours, in seconds.
pub const LONGEST_GUARD_S: i64 = 4 * 3600;
/// The largest weight.
pub const LARGEST_WEIGHT: u32 = 100;

/// Why a policy cannot govern a hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PolicyRefusal {
    /// The row of preferential calls is zero or too long: the others would starve, or never be guarded.
    #[error("the calls in a row must be from 1 to {MOST_IN_A_ROW}")]
    InARow,
    /// The wait that the guard asks for is negative or longer than the hall is patient.
    #[error("the wait of the guard must be from 0 to {LONGEST_GUARD_S} seconds")]
    GuardWait,
    /// A weight of zero, with which nobody gathers priority, or a huge one.
    #[error("each weight must be from 1 to {LARGEST_WEIGHT}")]
    Weight,
    /// The weights do not fall from preferential over community to general.
    #[error("the weights must not rise from preferential to community to general")]
    WeightsOrder,
    /// More turns for the others than for preferential people.
    #[error("the others cannot have more turns than preferential people")]
    PatternOrder,
}

impl Refusal for PolicyRefusal {
    fn code(&self) -> &'static str {
        match self {
            PolicyRefusal::InARow => "policy-in-a-row",
            PolicyRefusal::GuardWait => "policy-guard-wait",
            PolicyRefusal::Weight => "policy-weight",
            PolicyRefusal::WeightsOrder => "policy-weights-order",
            PolicyRefusal::PatternOrder => "policy-pattern-order",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            PolicyRefusal::InARow => vec![("max", MOST_IN_A_ROW.to_string())],
            PolicyRefusal::GuardWait => vec![("max", (LONGEST_GUARD_S / 60).to_string())],
            PolicyRefusal::Weight => vec![("max", LARGEST_WEIGHT.to_string())],
            PolicyRefusal::WeightsOrder | PolicyRefusal::PatternOrder => Vec::new(),
        }
    }
}

impl Policy {
    /// Whether people may be called by it: nobody starves, and no number is absurd.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn check(&self) -> Result<(), PolicyRefusal> {
        match self {
            Policy::Strict(guard) => guard.check(),
            Policy::Accumulating(weights) => weights.check(),
            Policy::Alternating(pattern) => pattern.check(),
        }
    }

    /// Whether nobody can be called before a preferential person who has waited longer: then preferential
    /// people do not wait longer on average, whatever the load. The literal guard and the pattern that does
    /// not compare cannot promise it.
    pub fn protects_always(&self) -> bool {
        match self {
            Policy::Strict(guard) => guard.comparing,
            Policy::Accumulating(weights) => weights.preferential >= weights.general,
            Policy::Alternating(pattern) => pattern.comparing,
        }
    }
}

fn in_a_row(calls: u32) -> Result<(), PolicyRefusal> {
    if (1..=MOST_IN_A_ROW).contains(&calls) { Ok(()) } else { Err(PolicyRefusal::InARow) }
}

impl Guard {
    fn check(&self) -> Result<(), PolicyRefusal> {
        in_a_row(self.after)?;
        if (0..=LONGEST_GUARD_S).contains(&self.waited_s) { Ok(()) } else { Err(PolicyRefusal::GuardWait) }
    }
}

impl Weights {
    fn check(&self) -> Result<(), PolicyRefusal> {
        let all = [self.preferential, self.community, self.general];
        if !all.iter().all(|weight| (1..=LARGEST_WEIGHT).contains(weight)) {
            return Err(PolicyRefusal::Weight);
        }
        if !all.is_sorted_by(|a, b| a >= b) {
            return Err(PolicyRefusal::WeightsOrder);
        }
        in_a_row(self.most_in_a_row)
    }
}

impl Pattern {
    fn check(&self) -> Result<(), PolicyRefusal> {
        in_a_row(self.preferential)?;
        in_a_row(self.others)?;
        if self.others <= self.preferential { Ok(()) } else { Err(PolicyRefusal::PatternOrder) }
    }
}
