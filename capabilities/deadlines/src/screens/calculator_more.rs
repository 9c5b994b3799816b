//! What the calculator tells besides a single term: the chain of a claim, an extension, and months.

use kernel::{Day, Lang, Refusal};
use web::{Door, FormErrors, PageFrame};

use crate::chain::{Chain, Step, skipped_in_words};
use crate::deadline::Deadline;
use crate::months::{MONTHS, MonthTerm};
use crate::print::read_instant;
use crate::refusal::DeadlineRefusal;
use crate::rulebook::Rulebook;
use crate::rules::{ExtensionPolicy, Rule, Silence};
use crate::words::long_date;

/// Most months of the second form: a hundred years.
const MOST_MONTHS: u32 = 1_200;

/// One date of the chain as the page shows it.
pub(super) struct ChainLine {
    pub name: &'static str,
    pub day: Day,
    pub in_words: String,
    pub law: String,
    pub skipped: String,
}

/// The dates that follow a claim which is answered on its last day; none for other terms.
pub(super) fn chain(
    rulebook: &Rulebook,
    rule: &Rule,
    deadline: &Deadline,
    lang: Lang,
) -> Result<Vec<ChainLine>, DeadlineRefusal> {
    if rule.code != "PQR_SPD" {
        return Ok(Vec::new());
    }
    let chain = Chain::of_claim(deadline.filed_at, &rulebook.calendar, &rulebook.parameters)?;
    let line = |step: Step| ChainLine {
        name: step.name.of(lang),
        day: step.day,
        in_words: long_date(step.day, lang),
        law: step.law,
        skipped: skipped_in_words(&step.skipped, lang),
    };
    Ok(chain.steps(&rulebook.calendar)?.into_iter().map(line).collect())
}

/// Whether and until when the term may be extended, in a sentence; nothing where nobody asks.
pub(super) fn extension(
    page: &PageFrame,
    rulebook: &Rulebook,
    rule: &Rule,
    deadline: &Deadline,
) -> Result<Option<String>, DeadlineRefusal> {
    if rule.extension == ExtensionPolicy::Never {
        let asked = rule.silence == Silence::Positive;
        return Ok(asked.then(|| page.t("deadlines-extension-never").into_owned()));
    }
    let latest = deadline.latest_extension(rule, &rulebook.calendar)?;
    let (how, day) = (rule.extension.words(page.lang()), long_date(latest, page.lang()));
    Ok(Some(page.t2("deadlines-extension", "day", day, "how", how)))
}

/// The form for months: what was typed, and the result.
pub(super) struct Months {
    pub months: String,
    pub from: String,
    pub answer: Option<MonthsAnswer>,
}

pub(super) struct MonthsAnswer {
    pub calendar_end: Day,
    pub calendar_end_in_words: String,
    pub last_valid_day: Day,
    pub last_valid_day_in_words: String,
    pub law: String,
    pub skipped: String,
}

/// Why the form for months is not answered: a number, or a date.
pub(super) enum MonthsMistake {
    Number,
    Date(DeadlineRefusal),
}

impl Months {
    pub(super) fn empty(today: Day) -> Months {
        Months { months: String::new(), from: today.to_string(), answer: None }
    }

    /// Counts what was typed.
    pub(super) fn count(
        months: &str,
        from: &str,
        rulebook: &Rulebook,
        lang: Lang,
    ) -> Result<Months, MonthsMistake> {
        let number = months.parse().ok().filter(|n| (1..=MOST_MONTHS).contains(n));
        let number: u32 = number.ok_or(MonthsMistake::Number)?;
        let answer = MonthsAnswer::new(number, from, rulebook, lang).map_err(MonthsMistake::Date)?;
        Ok(Months { months: months.to_owned(), from: from.to_owned(), answer: Some(answer) })
    }
}

impl MonthsMistake {
    pub(super) fn errors(&self, door: &Door) -> FormErrors {
        let mut errors = FormErrors::none();
        match self {
            MonthsMistake::Number => {
                errors.add(
                    "months",
                    door.t_args("deadlines-months-wrong", &[("max", &MOST_MONTHS.to_string())]),
                );
            }
            MonthsMistake::Date(refusal) => errors.add("from", door.sentence(refusal as &dyn Refusal)),
        }
        errors
    }
}

impl MonthsAnswer {
    fn new(
        months: u32,
        from: &str,
        rulebook: &Rulebook,
        lang: Lang,
    ) -> Result<MonthsAnswer, DeadlineRefusal> {
        let term = MonthTerm::new(read_instant(from)?.day(), months, &rulebook.calendar)?;
        Ok(MonthsAnswer {
            calendar_end: term.calendar_end,
            calendar_end_in_words: long_date(term.calendar_end, lang),
            last_valid_day: term.last_valid_day,
            last_valid_day_in_words: long_date(term.last_valid_day, lang),
            law: MONTHS.to_string(),
            skipped: skipped_in_words(&term.moved_over(&rulebook.calendar)?, lang),
        })
    }
}
