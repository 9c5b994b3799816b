//! What officers look at: inbox, case, preview, files.

pub(crate) mod case_files;
pub(crate) mod case_list;
pub(crate) mod case_load;
pub(crate) mod case_sheet;
pub(crate) mod case_view;
pub(crate) mod composer;
pub(crate) mod file_form;
pub(crate) mod filed;
pub(crate) mod holds;
pub(crate) mod inbox;
pub(crate) mod letter_preview;
pub(crate) mod outages;
pub(crate) mod person_panel;
pub(crate) mod recalculation;
pub(crate) mod steps_box;
pub(crate) mod templates;
pub(crate) mod term_box;

use kernel::{At, Day, Lang};
use web::Door;
use web::format::{short_day, short_time};

use crate::permissions;

/// What the officer may do; what is refused is not offered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct May {
    pub answer: bool,
    pub sign: bool,
    pub assign: bool,
    pub file: bool,
    pub people: bool,
    /// See reserved identities.
    pub reveal: bool,
}

impl May {
    pub(crate) fn of(door: &Door) -> May {
        let actor = door.actor();
        May {
            answer: actor.may(permissions::ANSWER),
            sign: actor.may(permissions::SIGN),
            assign: actor.may(permissions::ASSIGN),
            file: actor.may(permissions::FILE),
            people: actor.may(people::permissions::READ),
            reveal: actor.may(people::permissions::REVEAL),
        }
    }

    /// Everything, for samples.
    pub(crate) const ALL: May =
        May { answer: true, sign: true, assign: true, file: true, people: true, reveal: true };
}

/// One option of a select or of radios.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

impl Choice {
    pub(crate) fn new(value: &str, label: impl Into<String>, chosen: &str) -> Choice {
        Choice { value: value.to_owned(), label: label.into(), chosen: value == chosen }
    }
}

/// The hour if it was today, else the day; the year only if it is another.
pub(crate) fn when(at: At, today: Day, lang: Lang) -> String {
    let day = at.day();
    if day == today {
        return short_time(at, lang);
    }
    let text = short_day(day, lang);
    match text.rsplit_once(' ') {
        Some((short, _)) if day.year() == today.year() => short.to_owned(),
        _ => text,
    }
}

/// First letters of the first and the last word: `ME`.
pub(crate) fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let ends = [words.first(), words.get(1..).and_then(|rest| rest.last())];
    ends.into_iter().flatten().filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect()
}

/// Why something is refused, with the article that says so.
pub(crate) fn told(door: &Door, refusal: &dyn kernel::Refusal) -> String {
    let sentence = door.sentence(refusal);
    match refusal.article() {
        Some(article) if !sentence.contains(article) => format!("{sentence} ({article})"),
        _ => sentence,
    }
}
