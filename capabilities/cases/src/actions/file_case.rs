//! Files a case: person, number, term, receipt and first entry in one transaction. Every door enters here.

use deadlines::{Deadline, Rulebook, Term};
use documents::{Paper, PaperContent, Receipt, StoredFile};
use filing::Class;
use kernel::{At, Day, Failure, Fault, Lang, Refusal, sha256_hex};
use serde_json::json;
use store::{Json, Work, args};

use crate::actions::answer_at_once;
use crate::case::{CaseId, CaseRefusal, CaseTag};
use crate::kind::{CaseKind, ContactChannel, PetitionerIdentity};
use crate::petition_form::Petition;
use crate::records::{self, EntryKind, NewEntry};
use crate::referral::ReceivedTransfer;
use crate::regime::{self, Facts};
use crate::{addressee, events, petitioner, receipt};

/// What arrives at the door.
#[derive(Debug, Clone)]
pub struct FileCase {
    /// The same key twice gives the same case: `form:<token>` or `api:<program>:<Idempotency-Key>`.
    pub request_key: String,
    /// What was asked, checked.
    pub petition: Petition,
    /// Through which door.
    pub channel: ContactChannel,
    /// Files, already kept as blobs.
    pub files: Vec<StoredFile>,
    /// Stems of the text for search, made before the transaction: they take longer than a write.
    pub stems: String,
    /// SHA-256 of the canonical content: see [`FileCase::new`].
    pub content_sha256: String,
    /// The draft that this was, to be thrown away with the filing.
    pub draft: Option<String>,
    /// Hour at which it really arrived, for what was received on paper during a failure; never later than
    /// now.
    pub received_at: Option<At>,
    /// Where it came from, if another authority sent it: the count is ours from this reception (CPACA, art.
    /// 21).
    pub transfer: Option<ReceivedTransfer>,
    /// The decision that it attacks, if it is an appeal that says so.
    pub against: Option<Against>,
    /// What was answered in the same act, if it was asked aloud.
    pub answered: Option<String>,
}

/// The decision that an appeal attacks: who appeals is who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Against {
    /// The case that was decided. The appeal takes its cause and its disputed bill from it.
    pub parent: CaseId,
    /// Who asked there; an anonymous person appeals anonymously.
    pub person: Option<people::PersonId>,
    /// Code of the rule that governs the appeal.
    pub rule: &'static str,
}

/// What the person gets.
#[doc(alias = "constancia")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Id of the case.
    pub id: CaseId,
    /// Filing number.
    pub number: String,
    /// When it was filed.
    pub filed_at: At,
    /// Last day to answer.
    pub due_on: Day,
    /// Secret of the person's own link to the case.
    pub tracking_key: String,
    /// Code printed on the receipt.
    pub receipt_code: String,
    /// `false`: the same request had come before and nothing new was filed.
    pub new: bool,
}

/// Why a case is not filed. What is wrong with the form is told before: see [`crate::FieldProblem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRefusal {
    /// The same Idempotency-Key came before with another content.
    KeyUsedForAnother,
    /// The date cannot have a term in this calendar.
    NoTerm,
    /// It cannot be answered in the same act.
    Case(CaseRefusal),
}

impl Refusal for FileRefusal {
    fn code(&self) -> &'static str {
        match self {
            FileRefusal::KeyUsedForAnother => "cases-key-used-for-another",
            FileRefusal::NoTerm => "cases-no-term",
            FileRefusal::Case(refusal) => refusal.code(),
        }
    }
    fn status(&self) -> u16 {
        match self {
            FileRefusal::KeyUsedForAnother => 409,
            FileRefusal::NoTerm => 422,
            FileRefusal::Case(refusal) => refusal.status(),
        }
    }
    fn article(&self) -> Option<&'static str> {
        match self {
            FileRefusal::Case(refusal) => refusal.article(),
            _ => None,
        }
    }
}

impl FileCase {
    /// Prepares a filing outside of the transaction: hash and stems.
    pub fn new(
        request_key: String,
        petition: Petition,
        channel: ContactChannel,
        files: Vec<StoredFile>,
    ) -> FileCase {
        let hashes: Vec<String> = files.iter().map(|f| f.sha256.to_string()).collect();
        let content = json!({ "petition": petition, "channel": channel, "files": hashes }).to_string();
        let name = match petition.identity {
            PetitionerIdentity::Named => petition.petitioner.as_ref().map_or("", |p| p.name.as_str()),
            // a reserved name must not be found by searching for it
            _ => "",
        };
        let text =
            [&petition.subject, &petition.body, name, &petition.account_number, &petition.place].join(" ");
        FileCase {
            request_key,
            channel,
            files,
            stems: store::stems(&text),
            content_sha256: sha256_hex(content.as_bytes()),
            draft: None,
            received_at: None,
            transfer: None,
            against: None,
            answered: None,
            petition,
        }
    }
}

/// Files the case, or finds the one that the same request filed before.
pub async fn run(work: &mut Work<'_>, filing: &FileCase) -> Result<Filed, Failure<FileRefusal>> {
    let id = work.new_id::<CaseTag>();
    let claim = args![&filing.request_key, &filing.content_sha256, id, work.at()];
    if work.exec(records::CLAIM_REQUEST, claim).await? == 0 {
        return already_filed(work, filing).await;
    }
    let p = &filing.petition;
    let answered = filing.answered.as_deref().map(|said| answer_at_once::check(p.kind, filing.channel, said));
    let answered =
        answered.transpose().map_err(|r| Failure::Refused(FileRefusal::Case(CaseRefusal::Step(r))))?;
    let person = match &filing.against {
        Some(against) => against.person,
        None => petitioner::register(work, p, filing.channel).await?,
    };
    let account = people::find_account(work, &p.account_number).await?;
    let entry =
        filing::take_number(work, Class::Incoming, &events::subject(id), &filing.content_sha256).await?;
    let counted_from = filing.received_at.filter(|r| *r < entry.filed_at).unwrap_or(entry.filed_at);
    let rule = filing.against.map_or_else(|| usual_rule(p), |against| against.rule);
    let (deadline, term, book) = term(work, rule, counted_from, filing.transfer.is_some()).await?;
    let warnings = warnings(work, p, &deadline, account.is_some()).await?;
    let tracking_key = work.chance().readable(26);
    let number = entry.number.0;

    for file in &filing.files {
        documents::store_attachment(work, &events::subject(id), file).await?;
    }
    let counted = (&deadline, &*book.calendar);
    let paper = receipt::paper(filing, &number, counted_from, counted, records::actor_name(work.actor()));
    let receipt_code = issue_receipt(work, id, paper).await?;
    let row = args![
        id,
        &number,
        p.kind.key(),
        filing.channel.key(),
        p.identity.key(),
        person,
        &p.service,
        account.as_ref().map(|a| a.id),
        &p.account_number,
        &p.everyday_cause,
        &p.subject,
        p.reply_by.key(),
        &p.reply_to,
        p.priority.key(),
        p.bill_issued_on,
        Some(&p.bill_number).filter(|n| !n.is_empty()),
        p.disputed_cents,
        Json(&warnings),
        counted_from,
        deadline.due_on,
        records::deadline_json(&deadline),
        &tracking_key,
        &receipt_code,
        document_tail(p),
        work.actor().trace(),
        records::snippet(&p.body),
        &deadline.rule,
        term.as_ref().map(Json)
    ];
    work.exec(records::INSERT_CASE, row).await?;
    if let Some(against) = &filing.against {
        work.exec(records::LINK_APPEAL, args![against.parent, id]).await?;
    }
    if let Some(transfer) = &filing.transfer {
        let t = transfer;
        let row = args![id, &t.authority, &t.number, t.dated, t.received_on];
        work.exec(records::steps::INSERT_TRANSFER, row).await?;
    }
    let entry = NewEntry {
        case: id,
        kind: EntryKind::Petition,
        author_name: "",
        public: true,
        body: &p.body,
        data: json!({ "channel": filing.channel.key(), "place": p.place, "phone": odd_phone(p) }),
    };
    records::insert_entry(work, &entry, counted_from).await?;
    work.index_stems("case", &id.to_string(), &format!("{} {}", filing.stems, number_stems(&number))).await?;
    if let Some(draft) = &filing.draft {
        work.exec(records::DELETE_DRAFT, args![draft]).await?;
    }
    work.announce(events::about(
        id,
        events::FILED,
        json!({
            "number": number,
            "kind": p.kind,
            "channel": filing.channel,
            "service": p.service,
            "due_on": deadline.due_on,
        }),
    ));
    if let Some(said) = &answered {
        answer_at_once::run(work, (id, &number, &receipt_code), &deadline, said).await?;
    }
    let (filed_at, due_on) = (counted_from, deadline.due_on);
    Ok(Filed { id, number, filed_at, due_on, tracking_key, receipt_code, new: true })
}

async fn already_filed(work: &mut Work<'_>, filing: &FileCase) -> Result<Filed, Failure<FileRefusal>> {
    let mut row = work.one(records::REQUEST_BY_KEY, args![&filing.request_key]).await?;
    let (sha256, id): (String, CaseId) = (row.take()?, row.take()?);
    // a form is the same form even if a field changed between two clicks; a key of a program is not
    if sha256 != filing.content_sha256 && filing.request_key.starts_with("api:") {
        return Err(Failure::Refused(FileRefusal::KeyUsedForAnother));
    }
    let mut row = work.one(records::FILED_BY_ID, args![id]).await?;
    let (number, filed_at, tracking_key, receipt_code) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let Json(deadline): Json<Deadline> = row.take()?;
    Ok(Filed { id, number, filed_at, due_on: deadline.due_on, tracking_key, receipt_code, new: false })
}

/// The stems of a filing number, without stemming: figures and the letters of a book are their own stems.
fn number_stems(number: &str) -> String {
    number.to_lowercase().replace('-', " ")
}

/// The rule that what the person chose asks for.
fn usual_rule(p: &Petition) -> &'static str {
    let about_own_contract = !p.account_number.is_empty();
    regime::propose(Facts { kind: p.kind, about_service: p.service.is_some(), about_own_contract }).code
}

/// The deadline; and the term with our reception as its first event, if another authority sent it: from there
/// it is counted (CPACA, art. 21).
async fn term(
    work: &mut Work<'_>,
    rule: &str,
    from: At,
    transferred: bool,
) -> Result<(Deadline, Option<Term>, Rulebook), Failure<FileRefusal>> {
    let book = deadlines::current(work).await?;
    let no_term = || Failure::Refused(FileRefusal::NoTerm);
    let rule = deadlines::rule_for(rule, from.day()).map_err(|_| no_term())?;
    let deadline = book.compute(rule, from).map_err(|_| no_term())?;
    let received = || Term::new(deadline.clone()).received(from, &book).map_err(|_| no_term());
    let term = transferred.then(received).transpose()?;
    Ok((deadline, term, book))
}

/// What the person and the officer are warned of. Nothing of it stops the filing.
async fn warnings(
    work: &mut Work<'_>,
    p: &Petition,
    deadline: &Deadline,
    account_known: bool,
) -> Result<Vec<&'static str>, Fault> {
    let mut found = Vec::new();
    if let (CaseKind::Claim, Some(issued)) = (p.kind, p.bill_issued_on) {
        let book = deadlines::current(work).await?;
        let window = book.calendar.add_months(issued, 5).ok();
        // Ley 142 de 1994, art. 154: filed all the same, and answered
        if window.is_some_and(|last| deadline.filed_at.day() > last) {
            found.push("bill_older_than_five_months");
        }
    }
    if !p.account_number.is_empty() && !account_known {
        found.push("unknown_account");
    }
    if p.petitioner.as_ref().is_some_and(petitioner::odd_phone) {
        found.push("odd_phone");
    }
    Ok(found)
}

async fn issue_receipt(work: &mut Work<'_>, id: CaseId, receipt: Receipt) -> Result<String, Fault> {
    let head = addressee::letterhead(work).await?;
    let content = PaperContent { head, lang: Lang::Es, paper: Paper::Receipt(receipt) };
    let code = documents::issue_paper(work, &events::subject(id), &content).await;
    code.map(|c| c.to_string()).map_err(|e| Fault::new(format!("the receipt was not issued: {e}")))
}

/// A telephone that `people` cannot keep is kept here, as it was typed.
fn odd_phone(p: &Petition) -> Option<&str> {
    p.petitioner.as_ref().filter(|d| petitioner::odd_phone(d)).map(|d| d.phone.as_str())
}

/// The last four digits of the document: with the number they open the page of the case.
fn document_tail(p: &Petition) -> String {
    let digits: Vec<char> = p
        .petitioner
        .iter()
        .flat_map(|d| d.document_number.chars().filter(char::is_ascii_alphanumeric))
        .collect();
    if digits.len() < 4 { String::new() } else { digits[digits.len() - 4..].iter().collect() }
}
