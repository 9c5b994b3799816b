//! What a person fills in, as it was typed, and what it becomes once checked. The same for the page, the
//! counter, the telephone and the API: only the door differs.
//!
//! Hard requirements are the object and one way to answer, or anonymity (CPACA, art. 16); everything else
//! warns.

use kernel::{Day, Refusal, TextProblem, clean_line, clean_text};
use serde::{Deserialize, Serialize};

use crate::amount::read_pesos;
use crate::kind::{CaseKind, PetitionerIdentity, Priority, ReplyBy};

/// The longest story, in characters: the form says 2,000; a letter that is typed in or an API may be longer.
pub const MAX_BODY: usize = 100_000;
/// The longest number of a bill, in characters.
pub(crate) const MAX_BILL: usize = 40;
/// The longest story in the citizens' form.
pub const MAX_BODY_WEB: usize = 2_000;

/// As typed. Field names are those of the forms and of the API.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PetitionForm {
    /// Key of [`CaseKind`].
    pub kind: String,
    /// Key of the utility service; empty when it is about none.
    pub service: String,
    /// Subscriber number, as it stands on the bill.
    pub account_number: String,
    /// Where it is, when there is no subscriber number.
    pub place: String,
    /// Code of the everyday cause: «me cobraron de más».
    pub everyday_cause: String,
    /// What happened and what is asked.
    pub body: String,
    /// A title; made from the cause or the story when empty.
    pub subject: String,
    /// Day on which the disputed bill was issued.
    pub bill_issued_on: String,
    /// Number of the disputed bill.
    pub bill_number: String,
    /// What is disputed of it, as it was typed: `$ 184.300`.
    pub disputed: String,
    /// Key of [`PetitionerIdentity`]; empty is named.
    pub identity: String,
    /// Full name.
    pub name: String,
    /// Key of the document type: `CC`.
    pub document_type: String,
    /// Its number.
    pub document_number: String,
    /// E-mail.
    pub email: String,
    /// Mobile or landline.
    pub phone: String,
    /// Postal address.
    pub address: String,
    /// Key of [`ReplyBy`].
    pub reply_by: String,
    /// Keys of support needs: `sign_language`.
    pub needs: Vec<String>,
    /// Accepts that decisions be notified by e-mail (CPACA, art. 56).
    pub accept_electronic: bool,
    /// Accepts to be asked how it went.
    pub accept_survey: bool,
    /// Who acts for the person.
    pub representative: String,
    /// Key of [`Priority`]; only officers set it.
    pub priority: String,
}

/// Checked and cleaned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Petition {
    /// What it is.
    pub kind: CaseKind,
    /// Key of the utility service.
    pub service: Option<String>,
    /// Subscriber number or the empty text.
    pub account_number: String,
    /// Where it is, or the empty text.
    pub place: String,
    /// Code of the everyday cause or the empty text.
    pub everyday_cause: String,
    /// The story.
    pub body: String,
    /// The title.
    pub subject: String,
    /// Day of the disputed bill.
    pub bill_issued_on: Option<Day>,
    /// Its number, or the empty text.
    pub bill_number: String,
    /// What is disputed of it, in cents; nothing means the whole bill.
    pub disputed_cents: Option<i64>,
    /// Whether the company knows who asks.
    pub identity: PetitionerIdentity,
    /// Who asks; nothing if anonymous.
    pub petitioner: Option<PetitionerData>,
    /// How to answer.
    pub reply_by: ReplyBy,
    /// Where to answer: the e-mail or the address; empty for pick-up and page.
    pub reply_to: String,
    /// Support needs.
    pub needs: Vec<String>,
    /// Accepts electronic notices.
    pub accept_electronic: bool,
    /// Accepts surveys.
    pub accept_survey: bool,
    /// Urgency.
    pub priority: Priority,
}

/// Who asks.
#[doc(alias = "peticionario")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PetitionerData {
    /// Full name.
    pub name: String,
    /// Type of document, or the empty text.
    pub document_type: String,
    /// Number of the document, or the empty text.
    pub document_number: String,
    /// E-mail, or the empty text.
    pub email: String,
    /// Telephone, or the empty text.
    pub phone: String,
    /// Postal address, or the empty text.
    pub address: String,
    /// Who acts for the person, or the empty text.
    pub representative: String,
}

/// Something that is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub what: Wrong,
}

/// What can be wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was chosen.
    NotChosen,
    /// Nothing was written.
    Empty,
    /// More than `max` characters.
    TooLong {
        /// The most.
        max: usize,
        /// What came.
        length: usize,
    },
    /// The e-mail does not look like one.
    BadEmail,
    /// Not a day, or one that is still to come.
    BadDay,
    /// No amount of money.
    BadAmount,
    /// The chosen way of answering needs this.
    NeededToAnswer,
}

impl Refusal for FieldProblem {
    fn code(&self) -> &'static str {
        match (self.field, &self.what) {
            ("kind", _) => "cases-kind-not-chosen",
            ("body", Wrong::Empty) => "cases-body-empty",
            ("name", Wrong::Empty) => "cases-name-empty",
            ("email", Wrong::NeededToAnswer) => "cases-email-needed",
            ("address", Wrong::NeededToAnswer) => "cases-address-needed",
            (_, Wrong::NotChosen) => "cases-not-chosen",
            (_, Wrong::Empty | Wrong::NeededToAnswer) => "cases-empty",
            (_, Wrong::TooLong { .. }) => "cases-too-long",
            (_, Wrong::BadEmail) => "cases-bad-email",
            (_, Wrong::BadDay) => "cases-bad-day",
            (_, Wrong::BadAmount) => "cases-bad-amount",
        }
    }
    fn field(&self) -> Option<&str> {
        Some(self.field)
    }
    fn args(&self) -> Vec<(&'static str, String)> {
        match self.what {
            Wrong::TooLong { max, length } => vec![("max", max.to_string()), ("length", length.to_string())],
            _ => Vec::new(),
        }
    }
}

/// The steps of the citizens' form; each checks only its own fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What do you need?
    What,
    /// Which service and account?
    Service,
    /// What happened?
    Story,
    /// How do we answer?
    Reply,
}

impl PetitionForm {
    /// What is wrong with the fields of one step; `max_body` is the limit of this door.
    pub fn check_step(&self, step: Step, today: Day, max_body: usize) -> Vec<FieldProblem> {
        let mut problems = Vec::new();
        match step {
            Step::What => {
                if CaseKind::parse(&self.kind).is_none() {
                    problems.push(FieldProblem { field: "kind", what: Wrong::NotChosen });
                }
            }
            Step::Service => {
                line(&self.account_number, "account_number", 20, &mut problems);
                line(&self.place, "place", 200, &mut problems);
                self.bill_day(today, &mut problems);
                line(&self.bill_number, "bill_number", MAX_BILL, &mut problems);
                self.disputed_cents(&mut problems);
            }
            Step::Story => {
                text(&self.body, "body", max_body, &mut problems);
                line(&self.subject, "subject", 120, &mut problems);
            }
            Step::Reply => self.check_reply(&mut problems),
        }
        problems
    }

    /// The whole form, checked. Problems come in the order of the form.
    pub fn check(&self, today: Day, max_body: usize) -> Result<Petition, Vec<FieldProblem>> {
        let steps = [Step::What, Step::Service, Step::Story, Step::Reply];
        let problems: Vec<_> = steps.iter().flat_map(|s| self.check_step(*s, today, max_body)).collect();
        let (Some(kind), true) = (CaseKind::parse(&self.kind), problems.is_empty()) else {
            return Err(problems);
        };
        let mut none = Vec::new();
        let body = text(&self.body, "body", max_body, &mut none);
        let reply_by = self.reply_way();
        let identity = self.identity();
        let petitioner = (identity != PetitionerIdentity::Anonymous).then(|| self.petitioner());
        let reply_to = match (&petitioner, reply_by) {
            (Some(p), ReplyBy::Email) => p.email.clone(),
            (Some(p), ReplyBy::Letter) => p.address.clone(),
            _ => String::new(),
        };
        let subject = line(&self.subject, "subject", 120, &mut none);
        Ok(Petition {
            kind,
            service: Some(self.service.clone()).filter(|s| !s.is_empty() && s.len() <= 20),
            account_number: line(&self.account_number, "account_number", 20, &mut none),
            place: line(&self.place, "place", 200, &mut none),
            everyday_cause: line(&self.everyday_cause, "everyday_cause", 40, &mut none),
            subject: if subject.is_empty() { first_words(&body) } else { subject },
            body,
            bill_issued_on: self.bill_day(today, &mut none),
            bill_number: line(&self.bill_number, "bill_number", MAX_BILL, &mut none),
            disputed_cents: self.disputed_cents(&mut none),
            identity,
            petitioner,
            reply_by,
            reply_to,
            needs: self.needs.iter().filter(|n| n.len() <= 40).take(12).cloned().collect(),
            accept_electronic: self.accept_electronic && identity != PetitionerIdentity::Anonymous,
            accept_survey: self.accept_survey && identity != PetitionerIdentity::Anonymous,
            priority: Priority::parse(&self.priority).unwrap_or(Priority::None),
        })
    }

    /// How the person wants to be known.
    pub fn identity(&self) -> PetitionerIdentity {
        PetitionerIdentity::parse(&self.identity).unwrap_or(PetitionerIdentity::Named)
    }

    /// An anonymous person is answered on the page: the company knows no other place.
    fn reply_way(&self) -> ReplyBy {
        match self.identity() {
            PetitionerIdentity::Anonymous => ReplyBy::Page,
            _ => ReplyBy::parse(&self.reply_by).unwrap_or(ReplyBy::Page),
        }
    }

    fn check_reply(&self, problems: &mut Vec<FieldProblem>) {
        if self.identity() == PetitionerIdentity::Anonymous {
            return;
        }
        if ReplyBy::parse(&self.reply_by).is_none() {
            problems.push(FieldProblem { field: "reply_by", what: Wrong::NotChosen });
        }
        if line(&self.name, "name", 120, problems).is_empty() {
            problems.push(FieldProblem { field: "name", what: Wrong::Empty });
        }
        for (field, value, max) in [
            ("document_number", &self.document_number, 30),
            ("phone", &self.phone, 30),
            ("representative", &self.representative, 120),
        ] {
            line(value, field, max, problems);
        }
        let email = line(&self.email, "email", 254, problems);
        let address = line(&self.address, "address", 200, problems);
        if !email.is_empty() && people::ContactPoint::read(people::ContactKind::Email, &email, "").is_err() {
            problems.push(FieldProblem { field: "email", what: Wrong::BadEmail });
        }
        let needed = |field| FieldProblem { field, what: Wrong::NeededToAnswer };
        match self.reply_way() {
            ReplyBy::Email if email.is_empty() => problems.push(needed("email")),
            ReplyBy::Letter if address.is_empty() => problems.push(needed("address")),
            _ => {}
        }
    }

    fn petitioner(&self) -> PetitionerData {
        let mut none = Vec::new();
        let mut clean = |text: &str, max| line(text, "", max, &mut none);
        PetitionerData {
            name: clean(&self.name, 120),
            document_type: clean(&self.document_type, 10),
            document_number: clean(&self.document_number, 30),
            email: clean(&self.email, 254),
            phone: clean(&self.phone, 30),
            address: clean(&self.address, 200),
            representative: clean(&self.representative, 120),
        }
    }

    fn disputed_cents(&self, problems: &mut Vec<FieldProblem>) -> Option<i64> {
        read_pesos(&self.disputed).unwrap_or_else(|_| {
            problems.push(FieldProblem { field: "disputed", what: Wrong::BadAmount });
            None
        })
    }

    fn bill_day(&self, today: Day, problems: &mut Vec<FieldProblem>) -> Option<Day> {
        let typed = self.bill_issued_on.trim();
        if typed.is_empty() {
            return None;
        }
        let day = typed.parse::<Day>().ok().filter(|d| *d <= today && d.year() >= 1990);
        if day.is_none() {
            problems.push(FieldProblem { field: "bill_issued_on", what: Wrong::BadDay });
        }
        day
    }
}

/// One line, possibly empty.
fn line(value: &str, field: &'static str, max: usize, problems: &mut Vec<FieldProblem>) -> String {
    optional(clean_line(value, max), field, problems)
}

/// Several lines, never empty.
fn text(value: &str, field: &'static str, max: usize, problems: &mut Vec<FieldProblem>) -> String {
    let cleaned = clean_text(value, max);
    if cleaned == Err(TextProblem::Empty) {
        problems.push(FieldProblem { field, what: Wrong::Empty });
    }
    optional(cleaned, field, problems)
}

fn optional(
    cleaned: Result<String, TextProblem>,
    field: &'static str,
    problems: &mut Vec<FieldProblem>,
) -> String {
    match cleaned {
        Ok(text) => text,
        Err(TextProblem::Empty) => String::new(),
        Err(TextProblem::TooLong { max, length }) => {
            problems.push(FieldProblem { field, what: Wrong::TooLong { max, length } });
            String::new()
        }
    }
}

/// The beginning of a story as a title: up to 70 characters, cut between words.
pub(crate) fn first_words(story: &str) -> String {
    let line = story.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 70 {
        return line;
    }
    let cut: String = line.chars().take(70).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", kept.trim_end_matches([',', '.', ';', ':']))
}

#[cfg(test)]
#[path = "petition_form_tests.rs"]
mod tests;
