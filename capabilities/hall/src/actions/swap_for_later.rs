//! Somebody lets others pass: so many, or everybody who waits.

use kernel::Failure;
use serde_json::json;
use store::Work;

use super::{Refused, act, by_secret, tell};
use crate::events;
use crate::records;
use crate::refusal::HallRefusal;
use crate::ticket::{Act, Ticket};

/// Whom somebody lets pass. Only people of the same class and line stand between: the others are called
/// before or after by their own right.
#[doc(alias = "dejar pasar")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// The next so many; everybody if they are fewer.
    Next(i64),
    /// Everybody who waits now.
    All,
}

impl Pass {
    /// What the page offers beside `All`.
    pub const OFFERED: [i64; 3] = [3, 5, 10];
    /// The most that anybody lets pass by their number.
    pub const MOST: i64 = 50;

    /// From its word in a form: `3`, `5`, `10` ..., or `todas`.
    pub fn parse(word: &str) -> Option<Pass> {
        match word {
            "todas" => Some(Pass::All),
            number => number.parse().ok().filter(|n| (1..=Pass::MOST).contains(n)).map(Pass::Next),
        }
    }
}

/// The person wants to be later, on their own phone.
#[derive(Debug, Clone)]
pub struct SwapForLater {
    /// The secret of their page.
    pub secret: String,
    /// Whom they let pass.
    pub pass: Pass,
}

/// Puts the turn behind those whom it lets pass, in its own line and class, never ahead of where it was.
///
/// # Errors
/// [`HallRefusal`]: no such turn, it does not wait, or a number of people that nobody offers.
pub async fn run(work: &mut Work<'_>, command: &SwapForLater) -> Result<Ticket, Refused> {
    let before = by_secret(work, &command.secret).await?;
    let now = work.at();
    let rank_at = match command.pass {
        Pass::All => now,
        Pass::Next(n) if (1..=Pass::MOST).contains(&n) => {
            let behind = records::ranks_behind(work, &before, n).await?;
            let few = i64::try_from(behind.len()).is_ok_and(|found| found < n);
            // right behind the last of them; whoever comes at the same microsecond goes by their number
            behind.last().filter(|_| !few).map_or(now, |last| kernel::At(last.0 + 1))
        }
        Pass::Next(_) => return Err(Failure::Refused(HallRefusal::BadPass)),
    };
    let after = act(work, &before, &Act::SwapForLater { rank_at }, None).await?;
    tell(work, events::MOVED, &after, json!({ "lane": after.lane }));
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_somebody_lets_pass_is_read_from_its_word() {
        let read = ["3", "10", "todas"].map(Pass::parse);
        assert_eq!(read, [Some(Pass::Next(3)), Some(Pass::Next(10)), Some(Pass::All)]);
        assert_eq!(["", "0", "-3", "51", "tres", "3.0"].map(Pass::parse), [None; 6]);
        assert!(Pass::OFFERED.iter().all(|n| Pass::parse(&n.to_string()) == Some(Pass::Next(*n))));
    }
}
