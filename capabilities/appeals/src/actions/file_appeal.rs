//! Files an appeal: a case of its own, linked with the decision that it attacks. Every door enters here.
//! Nothing stops it at the door but that there is no decision: an officer decides about its admission.

use cases::actions::file_case::{self, Against, FileCase, Filed};
use cases::appeals::AppealsThatLie;
use cases::{
    CaseId, CaseKind, ContactChannel, MAX_BODY, Petition, PetitionerData, PetitionerIdentity, State, sheet,
};
use documents::StoredFile;
use kernel::{At, Failure, Fault, TextProblem, clean_line, clean_text};
use people::{ContactKind, PersonSummary};
use serde_json::json;
use store::{Look, Work};

use super::{Refused, suspend};
use crate::admissibility::Timeliness;
use crate::appeal::{Appeal, AppealCase, Warning};
use crate::events;
use crate::records::{self, NoticeOfDecision};
use crate::refusal::AppealRefusal;

/// The decision that is attacked, with what is known of who asked.
#[derive(Debug, Clone)]
pub struct Attacked {
    /// Its case.
    pub sheet: sheet::Sheet,
    /// Who asked; nothing if anonymous.
    pub person: Option<PersonSummary>,
    /// Its notice, if one was begun.
    pub notice: Option<NoticeOfDecision>,
    /// Whether its letter says that no appeal lies.
    pub says_none: bool,
    /// Whether another appeal attacks it already.
    pub again: bool,
}

/// Loads what an appeal against the decision of a case needs.
pub async fn attacked(look: &mut Look<'_>, parent: CaseId) -> Result<Option<Attacked>, Fault> {
    let Some(sheet) = sheet::load(look, parent).await? else { return Ok(None) };
    let person = match sheet.person {
        Some(person) => people::person_summary(look, person).await?,
        None => None,
    };
    let answer = sheet::signed_answer(look, parent).await?;
    Ok(Some(Attacked {
        person,
        notice: records::notice_of(look, parent).await?,
        says_none: answer.is_some_and(|a| a.text.lies == Some(AppealsThatLie::Nothing)),
        again: records::of_parent(look, parent).await?.iter().any(|a| a.state.is_open()),
        sheet,
    }))
}

impl Attacked {
    /// Whether there is a decision at all.
    pub fn is_decided(&self) -> bool {
        self.sheet.outgoing_number.is_some() || self.sheet.state == State::Archived
    }

    /// What must be said to who appeals, besides the days. Stops nothing.
    pub fn warnings(&self) -> Vec<Warning> {
        let about_service =
            matches!(self.sheet.kind, CaseKind::Claim | CaseKind::Complaint | CaseKind::Petition);
        let of_appeal = self.sheet.kind == CaseKind::Appeal;
        let archived = self.sheet.state == State::Archived;
        let not_named = !of_appeal && !archived && (!about_service || self.says_none);
        let anonymous = self.sheet.identity == PetitionerIdentity::Anonymous;
        [
            (of_appeal, Warning::OfAppeal),
            (not_named, Warning::NotNamed),
            (self.again, Warning::Again),
            (anonymous, Warning::Anonymous),
        ]
        .into_iter()
        .filter_map(|(holds, warning)| holds.then_some(warning))
        .collect()
    }

    /// Who asked there, as the receipt of the appeal names them.
    fn petitioner(&self, representative: &str) -> Option<PetitionerData> {
        let person = self.person.as_ref()?;
        let contact = |kinds: &[ContactKind]| {
            let found = kinds.iter().find_map(|kind| person.preferred(*kind));
            found.map(|c| c.value().to_owned()).unwrap_or_default()
        };
        let document = person.person.document.as_ref();
        Some(PetitionerData {
            name: person.person.name.as_str().to_owned(),
            document_type: document.map(|d| d.kind().code().to_owned()).unwrap_or_default(),
            document_number: document.map(|d| d.number().to_owned()).unwrap_or_default(),
            email: contact(&[ContactKind::Email]),
            phone: contact(&[ContactKind::Mobile, ContactKind::Landline]),
            address: contact(&[ContactKind::PostalAddress]),
            representative: representative.to_owned(),
        })
    }
}

/// What the person asks, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Whether the Superintendence shall decide what the company does not give.
    pub subsidiary: bool,
    /// Why.
    pub reasons: String,
    /// Who acts for the person; may be empty.
    pub representative: String,
    /// When it really arrived, for what was received on paper during a failure.
    pub received_at: Option<At>,
}

/// What arrives at the door.
#[derive(Debug, Clone)]
pub struct FileAppeal {
    /// The case whose decision it attacks.
    pub parent: CaseId,
    /// What is asked for.
    pub appeal: Appeal,
    /// The case of the appeal.
    pub filing: FileCase,
}

/// The longest reasons in the citizens' form, in characters.
pub const MAX_REASONS: usize = 10_000;

impl FileAppeal {
    /// Prepares the filing outside of the transaction: the person, the account and the way to answer are
    /// those of the decision.
    pub fn new(
        request_key: String,
        attacked: &Attacked,
        wish: &Wish,
        channel: ContactChannel,
        files: Vec<StoredFile>,
    ) -> Result<FileAppeal, AppealRefusal> {
        if !attacked.is_decided() {
            return Err(AppealRefusal::NothingDecided);
        }
        let max = if channel == ContactChannel::Web { MAX_REASONS } else { MAX_BODY };
        let body = clean_text(&wish.reasons, max).map_err(|_| AppealRefusal::BadText("reasons"))?;
        let representative = match clean_line(&wish.representative, 120) {
            Err(TextProblem::Empty) => String::new(),
            cleaned => cleaned.map_err(|_| AppealRefusal::BadText("representative"))?,
        };
        let (sheet, appeal) = (&attacked.sheet, Appeal::with_subsidiary(wish.subsidiary));
        let decision = sheet.outgoing_number.as_deref().unwrap_or(&sheet.number);
        let petition = Petition {
            kind: CaseKind::Appeal,
            service: sheet.service.clone(),
            account_number: sheet.account_number.clone(),
            place: String::new(),
            everyday_cause: sheet.everyday_cause.clone(),
            body,
            subject: match appeal {
                Appeal::Reconsideration => format!("Reposición contra la decisión {decision}"),
                Appeal::Subsidiary => {
                    format!("Reposición y en subsidio apelación contra la decisión {decision}")
                }
            },
            bill_issued_on: sheet.bill_issued_on,
            // with the link to the decision come its bill and what is disputed of it
            bill_number: String::new(),
            disputed_cents: None,
            identity: sheet.identity,
            petitioner: attacked.petitioner(&representative),
            reply_by: sheet.reply_by,
            reply_to: sheet.reply_to.clone(),
            needs: Vec::new(),
            accept_electronic: false,
            accept_survey: false,
            priority: sheet.priority,
        };
        let against = Against { parent: sheet.id, person: sheet.person, rule: appeal.rule_code() };
        let mut filing = FileCase::new(request_key, petition, channel, files);
        (filing.against, filing.received_at) = (Some(against), wish.received_at);
        Ok(FileAppeal { parent: sheet.id, appeal, filing })
    }
}

/// What the person gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledAppeal {
    /// The case of the appeal.
    pub filed: Filed,
    /// Whether it came in time.
    pub timeliness: Timeliness,
    /// What is said to the person and to the officer.
    pub warnings: Vec<Warning>,
}

/// Files it. The same request twice is the same appeal.
pub async fn run(work: &mut Work<'_>, filing: &FileAppeal) -> Result<FiledAppeal, Refused> {
    let refused = |r| Failure::Refused(r);
    let attacked = attacked(work, filing.parent).await?.ok_or(refused(AppealRefusal::Unknown))?;
    if !attacked.is_decided() {
        return Err(refused(AppealRefusal::NothingDecided));
    }
    let filed = file_case::run(work, &filing.filing).await;
    let filed = filed.map_err(|failure| failure.map_refusal(AppealRefusal::Filing))?;
    if !filed.new {
        let known = records::load(work, filed.id).await?.ok_or(refused(AppealRefusal::Unknown))?;
        let timeliness = known.course.timeliness.unwrap_or(Timeliness::BeforeNotice);
        return Ok(FiledAppeal { filed, timeliness, warnings: known.course.warnings });
    }
    let filed_on = filed.filed_at.day();
    let book = deadlines::current(work).await?;
    let window = attacked.notice.as_ref().and_then(|n| n.window);
    let timeliness = Timeliness::of(window, filed_on, &book.calendar).map_err(|e| refused(e.into()))?;
    let mut warnings = attacked.warnings();
    if !timeliness.suspends() {
        warnings.insert(0, Warning::Late);
    }
    let mut appeal = AppealCase::filed(filed.id, Some(filing.parent), filing.appeal, filed_on, filed.due_on);
    (appeal.course.timeliness, appeal.course.warnings) = (Some(timeliness), warnings.clone());
    records::insert(work, &appeal).await?;
    let data = json!({
        "parent": filing.parent,
        "subsidiary": filing.appeal.is_subsidiary(),
        "suspends": timeliness.suspends(),
    });
    work.announce(events::about(filed.id, events::FILED, data));
    events::tell_parent(work, &appeal);
    if timeliness.suspends() {
        suspend(work, filing.parent, filed_on, &filed.number).await?;
    }
    Ok(FiledAppeal { filed, timeliness, warnings })
}

/// Adopts a case that was filed or classified as an appeal without saying against which decision.
pub(crate) async fn adopt(work: &mut Work<'_>, case: CaseId) -> Result<(), Fault> {
    let Some(sheet) = sheet::load(work, case).await? else { return Ok(()) };
    if sheet.kind != CaseKind::Appeal || !sheet.state.is_open() {
        return Ok(());
    }
    let subsidiary = Appeal::with_subsidiary(sheet.regime != Appeal::Reconsideration.rule_code());
    let filed_on = sheet.filed_at.day();
    let appeal = AppealCase::filed(case, None, subsidiary, filed_on, sheet.deadline.due_on);
    if super::reclassify::back(work, case).await? {
        return Ok(());
    }
    if records::insert(work, &appeal).await? {
        let data = json!({ "parent": null, "subsidiary": subsidiary.is_subsidiary(), "suspends": true });
        work.announce(events::about(case, events::FILED, data));
    }
    Ok(())
}
