//! «Cuentas claras»: how the company did this month, computed from the cases themselves.

use std::sync::Mutex;

use deadlines::Deadline;
use kernel::{At, Day, Failure, Fault, Never};
use store::{Json, Look, args};
use web::Door;

use crate::records::{ANSWERED_SINCE, FILED_SINCE};

/// How long figures are shown before they are computed again, in microseconds.
const FRESH: i64 = 60_000_000;
/// Most answers that are looked at.
const MOST: i64 = 20_000;
/// Answers of this month belong to cases that were filed at most so many days before it.
const REACH_DAYS: i64 = 120;

/// The figures of a month. Whole numbers: what cannot be said exactly is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Cases filed since the first of the month.
    pub filed: i64,
    /// Of those answered in the month, how many per thousand were in time; nothing if none was answered.
    pub on_time_permille: Option<i64>,
    /// Median of the business days that an answer took.
    pub median_days: Option<i64>,
}

impl Figures {
    /// «98,2 %».
    pub fn on_time(&self, lang: kernel::Lang) -> Option<String> {
        let mark = if lang == kernel::Lang::Es { ',' } else { '.' };
        let shown = |p: i64| match (p / 10, p % 10) {
            (whole, 0) => format!("{whole}\u{a0}%"),
            (whole, tenth) => format!("{whole}{mark}{tenth}\u{a0}%"),
        };
        self.on_time_permille.map(shown)
    }
}

/// Keeps the figures for a minute. The program introduces one with `AppBuilder::with_part`; without it they
/// are computed at each visit.
#[derive(Debug, Default)]
pub struct FiguresCache(Mutex<Option<(At, Option<Figures>)>>);

/// The figures of the month of `door`; nothing while there is nothing to tell.
pub(crate) async fn of_this_month(door: &Door) -> Result<Option<Figures>, Failure<Never>> {
    let cache = door.app().find_part::<FiguresCache>();
    let now = door.at();
    if let Some(cache) = &cache {
        let kept = *cache.0.lock().unwrap_or_else(|e| e.into_inner());
        if let Some((_, figures)) = kept.filter(|(at, _)| (0..FRESH).contains(&(now.0 - at.0))) {
            return Ok(figures);
        }
    }
    let read = door.store().read("cases.figures", door.today(), |look, today| {
        Box::pin(async move { Ok::<_, Failure<Never>>(compute(look, *today).await?) })
    });
    let figures = read.await?;
    if let Some(cache) = cache {
        *cache.0.lock().unwrap_or_else(|e| e.into_inner()) = Some((now, figures));
    }
    Ok(figures)
}

async fn compute(look: &mut Look<'_>, today: Day) -> Result<Option<Figures>, Fault> {
    let month = At::start_of(today.first_of_month());
    let filed: i64 = look.one(FILED_SINCE, args![month]).await?.take()?;
    let rows = look.rows(ANSWERED_SINCE, args![month.plus_days(-REACH_DAYS), month, MOST]).await?;
    if filed == 0 && rows.is_empty() {
        return Ok(None);
    }
    let calendar = deadlines::current(look).await?.calendar;
    let (mut on_time, mut days) = (0, Vec::with_capacity(rows.len()));
    for mut row in rows {
        let answered_at: At = row.take()?;
        let Json(deadline): Json<Deadline> = row.take()?;
        on_time += i64::from(answered_at <= deadline.ends_at);
        // a case from outside of the calendar has no count
        days.extend(calendar.business_days_between(deadline.filed_at.day(), answered_at.day()).ok());
    }
    let answered = i64::try_from(days.len()).unwrap_or(i64::MAX);
    Ok(Some(Figures {
        filed,
        on_time_permille: (answered > 0).then(|| on_time * 1_000 / answered),
        median_days: median(days),
    }))
}

/// The lower of the two in the middle.
fn median(mut days: Vec<i64>) -> Option<i64> {
    days.sort_unstable();
    days.get(days.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Lang;

    #[test]
    fn the_middle_of_what_it_took() {
        assert_eq!(
            (median(vec![]), median(vec![9]), median(vec![9, 1, 5]), median(vec![4, 1, 9, 2])),
            (None, Some(9), Some(5), Some(2))
        );
    }

    #[test]
    fn shares_are_told_with_one_decimal() {
        let of = |permille| Figures { filed: 1, on_time_permille: permille, median_days: None };
        assert_eq!(of(Some(982)).on_time(Lang::Es).unwrap(), "98,2\u{a0}%");
        assert_eq!(of(Some(1_000)).on_time(Lang::En).unwrap(), "100\u{a0}%");
        assert_eq!(of(None).on_time(Lang::Es), None);
    }
}
