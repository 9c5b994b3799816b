//! A petition that was spoken and answered in the same act: what was said stands in its record, and that is
//! the answer (CPACA, art. 15; Decreto 1166 de 2016). No letter is written.

use deadlines::Deadline;
use kernel::{AccountId, Failure, clean_text};
use serde_json::json;
use store::{Work, args};

use crate::actions::file_case::FileRefusal;
use crate::answer::ResponseType;
use crate::case::{Act, CaseId, CaseRefusal};
use crate::events;
use crate::kind::{CaseKind, ContactChannel};
use crate::records::{self, EntryKind, NewEntry};
use crate::silence::silence_from;
use crate::step_refusal::StepRefusal;

/// The longest answer, in characters.
pub const MAX_ANSWER: usize = 10_000;

/// Whether the law lets this kind be answered aloud: what decides about the bill, the service or a right, or
/// about an earlier decision, is written, says which appeals lie and is notified (Ley 142 de 1994, art. 154;
/// CPACA, art. 67).
pub fn may_be_answered_aloud(kind: CaseKind) -> bool {
    matches!(
        kind,
        CaseKind::Petition
            | CaseKind::InformationRequest
            | CaseKind::Consultation
            | CaseKind::Suggestion
            | CaseKind::Compliment
    )
}

/// What was answered, checked: it was asked aloud, the kind allows it, and somebody wrote down what was said.
pub fn check(kind: CaseKind, channel: ContactChannel, said: &str) -> Result<String, StepRefusal> {
    if !channel.is_verbal() {
        return Err(StepRefusal::NotVerbal);
    }
    if !may_be_answered_aloud(kind) {
        return Err(StepRefusal::NeedsDecision);
    }
    clean_text(said, MAX_ANSWER).map_err(|_| StepRefusal::NoAnswerWords)
}

/// Closes the case that was filed in this transaction: its number and its record are those of the answer. Not
/// if its term was over before it was filed, as that of a transfer that lay: then the silence gave the person
/// right, which no answer undoes, and somebody recognizes or contests it (Ley 142 de 1994, art. 158).
pub(crate) async fn run(
    work: &mut Work<'_>,
    (id, number, receipt_code): (CaseId, &str, &str),
    deadline: &Deadline,
    said: &str,
) -> Result<(), Failure<FileRefusal>> {
    let refused = |r: CaseRefusal| Failure::Refused(FileRefusal::Case(r));
    if silence_from(deadline, deadline.due_on).is_some_and(|from| from <= work.at()) {
        return Err(refused(CaseRefusal::Step(StepRefusal::TermIsOver)));
    }
    let officer: AccountId = work.actor().account().ok_or(refused(CaseRefusal::UnknownOfficer))?;
    let case = match records::load(work, id).await {
        Ok(case) => case,
        Err(Failure::Broke(fault)) => return Err(fault.into()),
        Err(Failure::Refused(r)) => return Err(refused(r)),
    };
    let mut case = case.apply(Act::AnswerAtOnce).map_err(refused)?;
    case.owner = Some(officer);
    match records::save(work, &case).await {
        Ok(()) => {}
        Err(Failure::Broke(fault)) => return Err(fault.into()),
        Err(Failure::Refused(r)) => return Err(refused(r)),
    }
    let response = ResponseType::Granted;
    let row = args![work.at(), number, receipt_code, response.key(), id];
    work.exec(records::SAVE_ANSWERED, row).await?;
    let on_time = work.at() <= deadline.ends_at;
    let data = json!({ "number": number, "response": response, "on_time": on_time, "verbal": true });
    let name = records::actor_name(work.actor());
    let kind = EntryKind::Answer;
    let entry = NewEntry { case: id, kind, author_name: &name, public: true, body: said, data: data.clone() };
    records::add_entry(work, &entry).await?;
    work.announce(events::about(id, events::ANSWERED, data));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_spoken_and_decides_nothing_is_answered_aloud_decreto_1166_de_2016() {
        use ContactChannel::{Counter, Telephone, Web, Written};
        for channel in [Counter, Telephone] {
            assert_eq!(
                check(CaseKind::InformationRequest, channel, " Pagó en marzo. "),
                Ok("Pagó en marzo.".into())
            );
        }
        for channel in [Written, Web] {
            assert_eq!(check(CaseKind::Petition, channel, "Sí."), Err(StepRefusal::NotVerbal));
        }
        for kind in [CaseKind::Claim, CaseKind::Complaint, CaseKind::Appeal, CaseKind::DataClaim] {
            assert_eq!(check(kind, Counter, "Sí."), Err(StepRefusal::NeedsDecision), "{kind:?}");
        }
        assert_eq!(check(CaseKind::Petition, Counter, "  "), Err(StepRefusal::NoAnswerWords));
    }
}
