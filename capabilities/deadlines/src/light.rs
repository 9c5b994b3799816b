//! The traffic light of a deadline, in colors and always in words.

use kernel::{Day, Lang};
use serde::Serialize;

use crate::calendar::Calendar;
use crate::deadline::Deadline;
use crate::refusal::DeadlineRefusal;

/// The light turns amber with so many business days left: on day 12 of 15.
pub const AMBER_FROM: i64 = 3;

/// The color.
#[doc(alias = "semáforo")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// There is time.
    Green,
    /// [`AMBER_FROM`] business days or less.
    Amber,
    /// Due today, or overdue.
    Red,
}

/// How far a deadline is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", content = "business_days", rename_all = "snake_case")]
pub enum Standing {
    /// So many business days are left, the due day included and today not.
    Remaining(i64),
    /// Today is the last day.
    DueToday,
    /// So many business days have passed since the due day; 0 on the days off after it.
    Overdue(i64),
}

impl Standing {
    /// Its color.
    pub fn light(self) -> Light {
        match self {
            Standing::Remaining(days) if days > AMBER_FROM => Light::Green,
            Standing::Remaining(_) => Light::Amber,
            Standing::DueToday | Standing::Overdue(_) => Light::Red,
        }
    }

    /// In words: «Faltan 9 días hábiles», «Vence hoy», «Venció hace 1 día hábil».
    pub fn words(self, lang: Lang) -> String {
        match (self, lang) {
            (Standing::Remaining(0), Lang::Es) => "Vence antes del próximo día hábil".into(),
            (Standing::Remaining(0), Lang::En) => "Due before the next business day".into(),
            (Standing::Remaining(1), Lang::Es) => "Falta 1 día hábil".into(),
            (Standing::Remaining(1), Lang::En) => "1 business day left".into(),
            (Standing::Remaining(n), Lang::Es) => format!("Faltan {n} días hábiles"),
            (Standing::Remaining(n), Lang::En) => format!("{n} business days left"),
            (Standing::DueToday, Lang::Es) => "Vence hoy".into(),
            (Standing::DueToday, Lang::En) => "Due today".into(),
            (Standing::Overdue(0), Lang::Es) => "Venció el último día hábil".into(),
            (Standing::Overdue(0), Lang::En) => "Was due on the last business day".into(),
            (Standing::Overdue(1), Lang::Es) => "Venció hace 1 día hábil".into(),
            (Standing::Overdue(1), Lang::En) => "1 business day overdue".into(),
            (Standing::Overdue(n), Lang::Es) => format!("Venció hace {n} días hábiles"),
            (Standing::Overdue(n), Lang::En) => format!("{n} business days overdue"),
        }
    }
}

impl Deadline {
    /// How far the due day is from `today`.
    pub fn standing(&self, today: Day, calendar: &Calendar) -> Result<Standing, DeadlineRefusal> {
        standing(self.due_on, today, calendar)
    }

    /// The color on that day.
    pub fn traffic_light(&self, today: Day, calendar: &Calendar) -> Result<Light, DeadlineRefusal> {
        Ok(self.standing(today, calendar)?.light())
    }
}

/// How far a due day is from `today`, for lists that store only the day.
pub fn standing(due_on: Day, today: Day, calendar: &Calendar) -> Result<Standing, DeadlineRefusal> {
    let days = calendar.business_days_between(today, due_on)?;
    Ok(match today.cmp(&due_on) {
        std::cmp::Ordering::Less => Standing::Remaining(days),
        std::cmp::Ordering::Equal => Standing::DueToday,
        std::cmp::Ordering::Greater => Standing::Overdue(-days),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(today: &str) -> Standing {
        // Filed on 13 March 2026: the fifteenth business day is Wednesday 8 April.
        let due = Day::constant(2026, 4, 8);
        standing(due, today.parse().unwrap(), &Calendar::national()).unwrap()
    }

    #[test]
    fn green_until_day_eleven_amber_from_day_twelve_red_on_the_last() {
        assert_eq!(on("2026-03-13"), Standing::Remaining(15));
        assert_eq!(on("2026-03-31"), Standing::Remaining(4));
        assert_eq!(on("2026-03-31").light(), Light::Green);
        assert_eq!(on("2026-04-01"), Standing::Remaining(3));
        assert_eq!(on("2026-04-01").light(), Light::Amber);
        assert_eq!(on("2026-04-07").light(), Light::Amber);
        assert_eq!(on("2026-04-08"), Standing::DueToday);
        assert_eq!(on("2026-04-08").light(), Light::Red);
        assert_eq!(on("2026-04-09"), Standing::Overdue(1));
        assert_eq!(on("2026-04-09").light(), Light::Red);
    }

    #[test]
    fn words_in_both_languages() {
        let both = |s: Standing| (s.words(Lang::Es), s.words(Lang::En));
        let pair = |es: &str, en: &str| (es.to_owned(), en.to_owned());
        assert_eq!(both(on("2026-03-24")), pair("Faltan 9 días hábiles", "9 business days left"));
        assert_eq!(both(on("2026-04-07")), pair("Falta 1 día hábil", "1 business day left"));
        assert_eq!(both(on("2026-04-08")), pair("Vence hoy", "Due today"));
        assert_eq!(both(on("2026-04-09")), pair("Venció hace 1 día hábil", "1 business day overdue"));
        assert_eq!(both(on("2026-04-12")), pair("Venció hace 2 días hábiles", "2 business days overdue"));
    }

    #[test]
    fn days_off_around_a_due_day() {
        let national = Calendar::national();
        let friday = Day::constant(2026, 4, 10);
        let saturday = Day::constant(2026, 4, 11);
        let late = standing(friday, saturday, &national).unwrap();
        assert_eq!(late, Standing::Overdue(0));
        assert_eq!(late.words(Lang::Es), "Venció el último día hábil");
        assert_eq!(late.words(Lang::En), "Was due on the last business day");
        // Only terms in hours fall due on a Saturday.
        let soon = standing(saturday, friday, &national).unwrap();
        assert_eq!(soon, Standing::Remaining(0));
        assert_eq!(soon.light(), Light::Amber);
        assert_eq!(soon.words(Lang::Es), "Vence antes del próximo día hábil");
        assert_eq!(soon.words(Lang::En), "Due before the next business day");
    }
}
