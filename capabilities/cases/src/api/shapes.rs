//! What travels: requests and answers of the API.

use kernel::{At, Day};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::lists::CaseLine;
use crate::petition_form::PetitionForm;
use crate::sheet::{Entry, Sheet};

/// A case to file. Only `kind`, `body`, `reply_by` and what that way of answering needs are required.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewCase {
    /// `claim`, `complaint`, `petition`, `information`, `consultation`, `appeal`, `suggestion`, `compliment`,
    /// `wrongdoing`, `habeas_query`, `habeas_claim`, `authority`, `congress`, `control`.
    #[schema(example = "claim")]
    pub kind: String,
    /// `water`, `sewerage`, `waste`; empty when it is about none.
    #[schema(example = "water")]
    pub service: String,
    /// Subscriber number as it stands on the bill.
    #[schema(example = "104882-7")]
    pub account_number: String,
    /// Where it is, when there is no subscriber number.
    pub place: String,
    /// Code of the everyday cause.
    pub everyday_cause: String,
    /// What happened and what is asked; at most 100,000 characters.
    #[schema(
        example = "La factura de noviembre llegó por tres veces lo usual. Pido que revisen el medidor."
    )]
    pub body: String,
    /// A title; made from the body when empty.
    pub subject: String,
    /// Day on which the disputed bill was issued: `2026-11-05`.
    pub bill_issued_on: String,
    /// Number of the disputed bill.
    pub bill_number: String,
    /// What is disputed of it, in pesos: `184300` or `$ 184.300`.
    pub disputed: String,
    /// `named` (default), `reserved`, `anonymous`.
    pub identity: String,
    /// Full name.
    #[schema(example = "María Elena Ríos")]
    pub name: String,
    /// `CC`, `CE`, `NIT`, `TI`, `PPT`, `PA`...
    #[schema(example = "CC")]
    pub document_type: String,
    /// Number of the document.
    pub document_number: String,
    /// E-mail.
    #[schema(example = "maria@correo.co")]
    pub email: String,
    /// Mobile or landline.
    pub phone: String,
    /// Postal address.
    pub address: String,
    /// `email`, `letter`, `pickup`, `page`.
    #[schema(example = "email")]
    pub reply_by: String,
    /// Support needs.
    pub needs: Vec<String>,
    /// Accepts that decisions be notified by e-mail.
    pub accept_electronic: bool,
    /// Accepts to be asked how it went.
    pub accept_survey: bool,
    /// Who acts for the person.
    pub representative: String,
    /// `none` (default), `minor`, `right`, `danger`, `journalist`, `health`.
    pub priority: String,
    /// Through which channel it came: `api` (default), `web`, `counter`, `telephone`, `written`, `email`.
    pub channel: String,
}

impl From<NewCase> for PetitionForm {
    fn from(c: NewCase) -> PetitionForm {
        PetitionForm {
            kind: c.kind,
            service: c.service,
            account_number: c.account_number,
            place: c.place,
            everyday_cause: c.everyday_cause,
            body: c.body,
            subject: c.subject,
            bill_issued_on: c.bill_issued_on,
            bill_number: c.bill_number,
            disputed: c.disputed,
            identity: c.identity,
            name: c.name,
            document_type: c.document_type,
            document_number: c.document_number,
            email: c.email,
            phone: c.phone,
            address: c.address,
            reply_by: c.reply_by,
            needs: c.needs,
            accept_electronic: c.accept_electronic,
            accept_survey: c.accept_survey,
            representative: c.representative,
            priority: c.priority,
        }
    }
}

/// A case that was filed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseCreated {
    /// Filing number.
    #[schema(example = "2026-EN-000123")]
    pub number: String,
    /// RFC 3339 in the time of Bogota.
    #[schema(example = "2026-11-23T10:47:00-05:00")]
    pub filed_at: String,
    /// Last day to answer.
    #[schema(example = "2026-12-15")]
    pub due_on: String,
    /// The person's own link to the case.
    pub tracking_url: String,
    /// Code printed on the receipt.
    #[schema(example = "7KQ4-M2XD")]
    pub verification_code: String,
}

/// A case in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseSummary {
    /// Filing number.
    pub number: String,
    /// Kind.
    pub kind: String,
    /// `received`, `in_study`, `awaiting_person`, `in_signature`, `answered`, `withdrawn`, `referred`,
    /// `archived`.
    pub state: String,
    /// Channel.
    pub channel: String,
    /// Title.
    pub subject: String,
    /// When it was filed.
    pub filed_at: String,
    /// Last day to answer.
    pub due_on: String,
    /// When it was answered.
    pub answered_at: Option<String>,
    /// Name of the person; nothing if anonymous, or reserved and the token may not reveal it.
    pub petitioner: Option<String>,
    /// Name of the officer who has it.
    pub owner: Option<String>,
}

impl CaseSummary {
    pub(crate) fn of(line: &CaseLine, may_reveal: bool) -> CaseSummary {
        CaseSummary {
            number: line.number.clone(),
            kind: line.kind.key().into(),
            state: line.state.key().into(),
            channel: line.channel.key().into(),
            subject: line.subject.clone(),
            filed_at: line.filed_at.rfc3339(),
            due_on: line.due_on.to_string(),
            answered_at: line.answered_at.map(At::rfc3339),
            petitioner: line.shown_name(may_reveal).map(str::to_owned),
            owner: line.owner_name.clone(),
        }
    }
}

/// A page of cases.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CasePage {
    /// The cases, newest first.
    pub cases: Vec<CaseSummary>,
    /// What to send as `before` for the next page; nothing on the last.
    pub next: Option<String>,
}

/// The term of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TermShape {
    /// Code of the rule.
    pub rule: String,
    /// The article.
    pub article: String,
    /// First day that counts.
    pub first_counted_day: String,
    /// Last day to answer.
    pub due_on: String,
    /// Last day to answer as it was when filed.
    pub due_at_filing: String,
    /// The last day of the person, while they are awaited and the term does not run.
    pub paused_until: Option<String>,
    /// Which calendar was used.
    pub calendar_version: String,
}

/// Something that happened in a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EntryShape {
    /// When.
    pub at: String,
    /// `petition`, `information`, `note`, `assignment`, `classification`, `signature_request`, `return`,
    /// `answer`, `withdrawal`, `step`.
    pub kind: String,
    /// Who; empty for the person who asks.
    pub author: String,
    /// Whether the person sees it.
    pub public: bool,
    /// What it says.
    pub body: String,
}

/// A file of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FileShape {
    /// Name.
    pub name: String,
    /// Media type.
    pub mime: String,
    /// In bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// The answer of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AnswerShape {
    /// `draft`, `in_review`, `returned`, `signed`.
    pub state: String,
    /// What is decided.
    pub response: Option<String>,
    /// Outgoing number, when it is signed.
    pub number: Option<String>,
    /// When it was signed.
    pub signed_at: Option<String>,
    /// Counts its changes: send it back with the next change.
    pub version: i64,
}

/// A case whole.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseShape {
    /// Filing number.
    pub number: String,
    /// Kind.
    pub kind: String,
    /// State.
    pub state: String,
    /// Channel.
    pub channel: String,
    /// `named`, `reserved`, `anonymous`.
    pub identity: String,
    /// Utility service.
    pub service: Option<String>,
    /// Subscriber number.
    pub account_number: String,
    /// The regulator's cause.
    pub cause: Option<String>,
    /// Title.
    pub subject: String,
    /// When it was filed.
    pub filed_at: String,
    /// The term.
    pub term: TermShape,
    /// Name of the officer who has it.
    pub owner: Option<String>,
    /// What was warned of: `bill_older_than_five_months`, `unknown_account`, `odd_phone`.
    pub warnings: Vec<String>,
    /// What happened, oldest first.
    pub entries: Vec<EntryShape>,
    /// Files.
    pub files: Vec<FileShape>,
    /// The answer, if one was begun.
    pub answer: Option<AnswerShape>,
}

impl TermShape {
    pub(crate) fn of(sheet: &Sheet) -> TermShape {
        let d = &sheet.deadline;
        let day = |d: Day| d.to_string();
        TermShape {
            rule: d.rule.clone(),
            article: d.rule().map(|r| r.citation().to_string()).unwrap_or_default(),
            first_counted_day: day(d.first_counted_day),
            due_on: day(d.due_on),
            due_at_filing: day(sheet.due_at_filing),
            paused_until: sheet.paused_until.map(day),
            calendar_version: d.calendar_version.clone(),
        }
    }
}

impl EntryShape {
    pub(crate) fn of(entry: &Entry) -> EntryShape {
        EntryShape {
            at: entry.at.rfc3339(),
            kind: entry.kind.key().into(),
            author: entry.author_name.clone(),
            public: entry.public,
            body: entry.body.clone(),
        }
    }
}

/// A message to add to a case.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// What it says; at most 10,000 characters.
    pub body: String,
    /// `true`: a note that only the company sees; `false` (default): something that the person adds.
    #[serde(default)]
    pub internal: bool,
}

/// An answer to write.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewAnswer {
    /// The version that was read: 0 for the first.
    pub version: i64,
    /// `granted`, `partly_granted`, `denied`, `inadmissible`, `archived`; for appeals `upheld`, `modified`,
    /// `revoked`, `inadmissible`.
    pub response: String,
    /// Saludo.
    pub greeting: String,
    /// Hechos.
    pub facts: String,
    /// Pruebas.
    pub evidence: String,
    /// Decisión.
    pub decision: String,
    /// Which appeals lie: `none`, `reconsideration`, `subsidiary`, `admissibility`. The letter carries the
    /// words of the law for it; without it the answer cannot be signed.
    pub lies: String,
    /// What is added to these words.
    pub appeals: String,
    /// The rule of reserve of a denial of information.
    pub reserve: String,
    /// Also give it to the one who signs.
    pub request_signature: bool,
}

/// The answer was saved.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AnswerSaved {
    /// Its version now.
    pub version: i64,
    /// `draft` or `in_review`.
    pub state: String,
}

/// Why something was not done (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemShape {
    /// `about:blank` or the address that explains the code.
    pub r#type: String,
    /// The sentence for people.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Stable code.
    pub code: String,
    /// Field that is wrong.
    pub field: Option<String>,
    /// Article that says so.
    pub article: Option<String>,
    /// Every field that is wrong.
    pub errors: Vec<FieldErrorShape>,
}

/// One field that is wrong.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldErrorShape {
    /// Name of the field.
    pub field: String,
    /// Stable code.
    pub code: String,
    /// The sentence for people.
    pub message: String,
}
