//! Who is called next: the calling policy as data.
//!
//! Whatever the policy, a community leader is never called while a preferential person waits for the same
//! counter. What is stored is checked first by [`Policy::check`].

use serde::{Deserialize, Serialize};

use crate::Class;

/// How a counter that becomes free chooses among the classes; within a class whoever came first goes first.
#[doc(alias = "política de llamado")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Policy {
    /// Preferential first, with a guard for the others.
    Strict(Guard),
    /// Each class gathers priority while it waits, at its own speed (Kleinrock 1964).
    Accumulating(Weights),
    /// So many preferential, then so many others.
    Alternating(Pattern),
}

/// When somebody else is called although a preferential person waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// After so many preferential calls in a row one general person may be called.
    pub after: u32,
    /// If that person has waited longer than this, in seconds.
    pub waited_s: i64,
    /// And, so that the protected never wait longer than the others, only if that person has waited
    /// longer than the first preferential one.
    #[serde(default = "yes")]
    pub comparing: bool,
}

/// How quickly each class gathers priority: the largest product of weight and wait is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Priority that a preferential person gathers in a second.
    pub preferential: u32,
    /// Priority that a community leader gathers in a second.
    pub community: u32,
    /// Priority that anybody else gathers in a second.
    pub general: u32,
    /// After so many preferential calls in a row a general person who has waited longer than the first
    /// preferential one is called, whatever the weights: without this the general line stands still while
    /// more preferential people come than can be attended.
    pub most_in_a_row: u32,
}

/// Turns by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// So many preferential calls,
    pub preferential: u32,
    /// then so many of others.
    pub others: u32,
    /// The others' turn is taken only by somebody who has waited longer than the first preferential person.
    #[serde(default = "yes")]
    pub comparing: bool,
}

fn yes() -> bool {
    true
}

/// Who waits for a counter: of each class the person who waits longest among those that it may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heads {
    /// The first preferential person.
    pub preferential: Option<Head>,
    /// The first community leader.
    pub community: Option<Head>,
    /// The first of the others.
    pub general: Option<Head>,
}

/// The first of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Seconds since the turn was taken.
    pub waited_s: i64,
}

impl Heads {
    /// The first of a class.
    pub fn of(&self, class: Class) -> Option<Head> {
        match class {
            Class::Preferential => self.preferential,
            Class::Community => self.community,
            Class::General => self.general,
        }
    }
}

/// How many calls of one kind came in a row; kept for each site and pool of services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Streak {
    /// Preferential calls since the last other one.
    pub preferential: u32,
    /// Other calls since the last preferential one.
    pub others: u32,
}

impl Streak {
    /// The streak after a call of this class.
    #[must_use]
    pub fn after(&self, class: Class) -> Streak {
        match class {
            Class::Preferential => Streak { preferential: self.preferential.saturating_add(1), others: 0 },
            Class::Community | Class::General => {
                Streak { preferential: 0, others: self.others.saturating_add(1) }
            }
        }
    }
}

impl Default for Policy {
    /// Strict with the comparing guard: see `docs/adr/0009-calling-policy.md` for the evidence.
    fn default() -> Policy {
        Policy::Strict(Guard::default())
    }
}

impl Default for Guard {
    fn default() -> Guard {
        Guard { after: 3, waited_s: 600, comparing: true }
    }
}

impl Default for Weights {
    fn default() -> Weights {
        Weights { preferential: 5, community: 2, general: 1, most_in_a_row: 10 }
    }
}

impl Default for Pattern {
    fn default() -> Pattern {
        Pattern { preferential: 2, others: 1, comparing: true }
    }
}

impl Policy {
    /// Which class the counter calls; nothing if nobody waits. Deterministic: the same heads and streak give
    /// the same class.
    pub fn choose(&self, heads: &Heads, streak: &Streak) -> Option<Class> {
        let Some(first) = heads.preferential else { return self.among_others(heads) };
        // Only a general person may be called while a preferential one waits, never a community leader.
        let passes = heads.general.is_some_and(|general| self.passes(general, first, streak));
        Some(if passes { Class::General } else { Class::Preferential })
    }

    /// Whether the general person is called before the first preferential one.
    fn passes(&self, general: Head, first: Head, streak: &Streak) -> bool {
        let longer = general.waited_s > first.waited_s;
        match self {
            Policy::Strict(guard) => {
                streak.preferential >= guard.after
                    && general.waited_s > guard.waited_s
                    && (longer || !guard.comparing)
            }
            Policy::Accumulating(weights) => {
                let (theirs, its) =
                    (gathered(weights.general, general), gathered(weights.preferential, first));
                theirs > its || (longer && streak.preferential >= weights.most_in_a_row)
            }
            Policy::Alternating(pattern) => {
                pattern.is_turn_of_others(streak) && (longer || !pattern.comparing)
            }
        }
    }

    /// Community leader or general person, when no preferential one waits.
    fn among_others(&self, heads: &Heads) -> Option<Class> {
        let (Some(community), Some(general)) = (heads.community, heads.general) else {
            return heads.community.map(|_| Class::Community).or(heads.general.map(|_| Class::General));
        };
        let longer = general.waited_s > community.waited_s;
        let general_first = match self {
            Policy::Strict(guard) => longer && general.waited_s > guard.waited_s,
            Policy::Accumulating(weights) => {
                gathered(weights.general, general) > gathered(weights.community, community)
            }
            Policy::Alternating(_) => longer,
        };
        Some(if general_first { Class::General } else { Class::Community })
    }
}

fn gathered(weight: u32, head: Head) -> i128 {
    i128::from(weight) * i128::from(head.waited_s)
}

impl Pattern {
    fn is_turn_of_others(&self, streak: &Streak) -> bool {
        if streak.others == 0 {
            streak.preferential >= self.preferential
        } else {
            streak.others < self.others
        }
    }
}

impl Guard {
    /// No guard at all, as the formulas of priority suppose. It compares; it is no policy for
    /// people, and [`Policy::check`] refuses it.
    pub const NONE: Guard = Guard { after: u32::MAX, waited_s: i64::MAX, comparing: true };

    /// Whether it never lets anybody pass.
    pub fn is_none(&self) -> bool {
        self.after == u32::MAX || self.waited_s == i64::MAX
    }
}

impl Weights {
    /// Whole products of weight and wait alone, as the formulas of priority suppose; refused by
    /// [`Policy::check`].
    #[must_use]
    pub fn without_guard(self) -> Weights {
        Weights { most_in_a_row: u32::MAX, ..self }
    }

    /// Whether only the products of weight and wait count.
    pub fn has_no_guard(&self) -> bool {
        self.most_in_a_row == u32::MAX
    }
}
