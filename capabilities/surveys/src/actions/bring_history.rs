//! Answers of the past come in at once: from what a company asked before, or from a story that is told. They
//! are nobody's from the beginning, as the night would have left them.

use std::collections::HashMap;
use std::hash::Hash;

use kernel::{At, Day, Fault};
use store::Work;

use crate::rating::{CROWD, Rating};
use crate::records;
use crate::visit::Via;

/// An answer of the past.
#[derive(Debug, Clone)]
pub struct PastAnswer {
    /// When the attention ended.
    pub ended_at: At,
    /// The line of attention.
    pub service: String,
    /// The counter.
    pub counter: Option<String>,
    /// Who attended.
    pub officer: Option<String>,
    /// By which way it came.
    pub via: Via,
    /// What was said.
    pub rating: Rating,
}

/// Answers of a site; whole days, so that the rule of the few sees all of them.
#[derive(Debug, Clone)]
pub struct BringHistory {
    /// Id of the site.
    pub site: String,
    /// The answers, of days that are over.
    pub answers: Vec<PastAnswer>,
}

/// Writes them and counts them by month; how many. Of a day that is not over nothing is taken.
///
/// # Errors
/// Only faults.
pub async fn run(work: &mut Work<'_>, bring: &BringHistory) -> Result<usize, Fault> {
    let today = work.today();
    let past: Vec<&PastAnswer> = bring.answers.iter().filter(|a| a.ended_at.day() < today).collect();
    let mut places: Vec<Place<'_>> = past.iter().map(|a| Place::of(a)).collect();
    blur(&mut places);
    records::insert_past(work, &bring.site, &past, &places).await?;
    Ok(past.len())
}

/// When and in which line an answer was given, as far as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Place<'a> {
    pub day: Option<Day>,
    pub hour: Option<i64>,
    pub service: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn of(answer: &'a PastAnswer) -> Place<'a> {
        let hour = i64::from(answer.ended_at.zoned().hour());
        Place { day: Some(answer.ended_at.day()), hour: Some(hour), service: Some(&answer.service) }
    }
}

/// Takes from each what would single it out, as `blur_hours`, `blur_services` and `blur_days` do by night.
fn blur(places: &mut [Place<'_>]) {
    few(places, |_| true, |p| (p.day, p.hour, p.service), |p| p.hour = None);
    few(places, |p| p.hour.is_none(), |p| (p.day, p.service), |p| p.service = None);
    few(places, |p| p.hour.is_none() && p.service.is_none(), |p| p.day, |p| p.day = None);
}

/// Does `wipe` to those of `among` whose `group` has fewer than a crowd.
fn few<'a, G: Hash + Eq>(
    places: &mut [Place<'a>],
    among: impl Fn(&Place<'a>) -> bool,
    group: impl Fn(&Place<'a>) -> G,
    wipe: impl Fn(&mut Place<'a>),
) {
    let mut counts: HashMap<G, i64> = HashMap::new();
    places.iter().filter(|p| among(p)).for_each(|p| *counts.entry(group(p)).or_default() += 1);
    for place in places.iter_mut().filter(|p| among(p)) {
        if counts.get(&group(place)).is_some_and(|n| *n < CROWD) {
            wipe(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_few_lose_hour_line_and_day_in_this_order() {
        let day = Day::constant(2026, 11, 20);
        let at = |hour, service| Place { day: Some(day), hour: Some(hour), service: Some(service) };
        // five at eight for a bill; three and two at other hours for a bill; four about damages
        let mut all = vec![at(8, "bill"); 5];
        all.extend(vec![at(9, "bill"); 3]);
        all.extend(vec![at(10, "bill"); 2]);
        all.extend(vec![at(9, "damage"); 4]);
        blur(&mut all);
        let kept = |hour: Option<i64>, service: Option<&str>, day: Option<Day>| {
            all.iter().filter(|p| (p.hour, p.service, p.day) == (hour, service, day)).count()
        };
        assert_eq!(kept(Some(8), Some("bill"), Some(day)), 5);
        assert_eq!(kept(None, Some("bill"), Some(day)), 5, "together they are a crowd of the day");
        assert_eq!(kept(None, None, None), 4);
    }
}
