//! What was asked aloud and answered in the same act was made known in it: the record, which says what was
//! answered, is the personal notice (CPACA, art. 67; Decreto 1166 de 2016). No other paper is written.

use cases::{CaseId, ContactChannel};
use documents::VerificationCode;
use kernel::{Failure, Fault};
use store::Work;

use super::{act_then, open_notice, read_for};
use crate::act::{Act, AttemptKind, Outcome, Via};
use crate::attempt::NewAttempt;
use crate::notice::Notice;
use crate::records;
use crate::refusal::NoticeRefusal;

/// Opens the notice of a case that was answered aloud and closes it with the record, on the day of the
/// answer. A notice that is not open any more is left as it is.
pub async fn run(work: &mut Work<'_>, case: CaseId) -> Result<Notice, Failure<NoticeRefusal>> {
    open_notice::run(work, &case).await?;
    let acted = read_for(work, case, None).await?;
    if !acted.decision.is_verbal() {
        return Err(Failure::Refused(NoticeRefusal::NotInTheAct));
    }
    if !acted.notice.state.is_open() {
        return Ok(acted.notice);
    }
    let decision = acted.decision.clone();
    let record = VerificationCode::parse(&decision.letter_code);
    let record = record.ok_or_else(|| Fault::new("the record of an answer given aloud has no code"))?;
    let (at, on) = (decision.decided_at, decision.decided_at.day());
    let telephone = decision.channel == ContactChannel::Telephone;
    let attempt = NewAttempt {
        case,
        kind: AttemptKind::Personal,
        via: if telephone { Via::Telephone } else { Via::Counter },
        address: "",
        sent_at: at,
        guide: "",
        paper: Some((&decision.outgoing_number, &record)),
        result: Some((Outcome::Delivered, on)),
        note: "",
        proof: None,
    };
    records::insert_attempt(work, &attempt).await?;
    let notice = act_then(work, acted, &Act::ToldInTheAct { on }).await?;
    records::save_served_at(work, case, at, &record).await?;
    Ok(notice)
}
