//! Seven days of hours, as radio buttons grouped by day.

use kernel::{At, Day, Lang, jiff::ToSpan};
use web::{PageFrame, format};

use super::hour_key;
use crate::offer::Schedule;
use crate::slots::{Booker, WEEK};

/// What is asked and shown.
pub(crate) struct Week {
    pub days: Vec<DayView>,
    /// Says that there are none, and which one is next; empty if there are some.
    pub none: String,
    /// Address of the week of the next one.
    pub next: String,
    /// Addresses of the weeks before and after; empty if there are none.
    pub earlier: String,
    pub later: String,
    /// What was wrong with the choice.
    pub error: String,
}

pub(crate) struct DayView {
    pub title: String,
    pub slots: Vec<SlotView>,
}

pub(crate) struct SlotView {
    pub id: String,
    pub value: String,
    pub label: String,
    /// How many places are left, when there are more than one.
    pub left: String,
    pub chosen: bool,
}

/// From where one looks.
pub(crate) struct From<'a> {
    /// Address of the page, without its query.
    pub path: &'a str,
    /// First day that is shown.
    pub first: Day,
    /// The present.
    pub now: At,
    /// Who looks.
    pub who: Booker,
}

impl Week {
    pub(crate) fn new(page: &PageFrame, schedule: &Schedule, from: &From<'_>, chosen: Option<At>) -> Week {
        let lang = page.lang();
        let mut begun = false;
        let found = schedule.week(from.first, from.now, from.who);
        let days = found.iter().map(|day| DayView {
            title: format::day_in_words(day.day, lang),
            slots: day
                .slots
                .iter()
                .map(|slot| {
                    let value = hour_key(slot.starts_at);
                    // the first one has the id to which the summary of errors points
                    let id = if begun { format!("h{value}") } else { "hora".to_owned() };
                    begun = true;
                    let left = if slot.left > 1 {
                        page.t1("appointments-left", "n", slot.left)
                    } else {
                        String::new()
                    };
                    let label = format::short_time(slot.starts_at, lang);
                    SlotView { id, value, label, left, chosen: chosen == Some(slot.starts_at) }
                })
                .collect(),
        });
        let days: Vec<DayView> = days.collect();
        let after = from.first.saturating_add(WEEK.days());
        let at = |day: Day| format!("{}?desde={day}", from.path);
        let next = schedule.next_day(from.first, from.now, from.who);
        let before = from.first.saturating_sub(WEEK.days()).max(from.now.day());
        Week {
            none: if days.is_empty() { nothing(page, next, lang) } else { String::new() },
            next: next.filter(|_| days.is_empty()).map(at).unwrap_or_default(),
            earlier: if from.first > from.now.day() { at(before) } else { String::new() },
            later: if after <= schedule.last_day(from.now) { at(after) } else { String::new() },
            days,
            error: String::new(),
        }
    }

    pub(crate) fn refused(mut self, sentence: String) -> Week {
        self.error = sentence;
        self
    }
}

fn nothing(page: &PageFrame, next: Option<Day>, lang: Lang) -> String {
    match next {
        Some(day) => page.t1("appointments-none-this-week", "day", format::day_in_words(day, lang)),
        None => page.t("appointments-none").into_owned(),
    }
}

/// The first day to show: the one that the address says, never one that is over.
pub(crate) fn first_day(asked: Option<&str>, today: Day) -> Day {
    asked.and_then(|text| text.parse::<Day>().ok()).map_or(today, |day| day.max(today))
}
