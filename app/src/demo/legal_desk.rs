//! What the law lets happen at the desk of the office besides a term: answered in the act, transferred to us,
//! matters that go their own ways, not understood, repeated, late because the page failed, counted again.

use cases::actions::answer_matter::AnswerMatter;
use cases::actions::extend_term::ExtendTerm;
use cases::actions::recalculate::Recalculate;
use cases::actions::record_outage::RecordOutage;
use cases::actions::refer_to_earlier::{ReferToEarlier, RepeatException};
use cases::actions::return_petition::{Oddity, ReturnPetition};
use cases::actions::{
    accept_late_filing, answer_matter, extend_term, recalculate, record_outage, refer_to_earlier,
    return_petition,
};
use cases::appeals::AppealsThatLie;
use cases::{CaseId, ContactChannel};
use deadlines::Revision;
use kernel::Fault;
use notices::actions::{open_notice, told_at_once};
use store::Work;

use super::legal::Step;
use super::play::done;

/// Does it.
pub async fn perform(work: &mut Work<'_>, case: usize, id: CaseId, step: &Step) -> Result<(), Fault> {
    match step {
        Step::ToldAtOnce => done(case, told_at_once::run(work, id).await).map(drop),
        Step::ExtendMatter(matter, to, reasons) => {
            let matter = Some(*matter);
            let wish = ExtendTerm { id, version: None, matter, to: *to, reasons: (*reasons).into() };
            done(case, extend_term::run(work, &wish).await).map(drop)
        }
        Step::AnswerMatter(matter, response, decision) => {
            let wish = AnswerMatter {
                id,
                version: None,
                matter: *matter,
                response: Some(*response),
                lies: Some(AppealsThatLie::WithSubsidiary),
                reserve: String::new(),
                decision: (*decision).into(),
            };
            let answered = done(case, answer_matter::run(work, &wish).await)?;
            done(case, open_notice::run(work, &answered.letter).await).map(drop)
        }
        Step::Obscure(reasons) => {
            let why = Oddity::Obscure;
            let wish = ReturnPetition { id, version: None, why, reasons: (*reasons).into() };
            done(case, return_petition::run(work, &wish).await).map(drop)
        }
        Step::Outage(started_at, ended_at, note) => {
            let (started_at, ended_at) = (*started_at, Some(*ended_at));
            let note = (*note).into();
            let failure = RecordOutage { channel: ContactChannel::Web, started_at, ended_at, note };
            let outage = Some(done(case, record_outage::run(work, &failure).await)?);
            let accept = accept_late_filing::AcceptLateFiling { id, outage };
            done(case, accept_late_filing::run(work, &accept).await)
        }
        Step::Recalculate(revision, why) => count_again(work, case, revision, why).await,
        _ => Ok(()),
    }
}

/// Refers a repeated petition to the answer that was given before.
pub async fn refer(work: &mut Work<'_>, case: usize, id: CaseId, earlier: CaseId) -> Result<(), Fault> {
    let (earlier, exception) = (Some(earlier), Some(RepeatException::None));
    let wish = ReferToEarlier { id, earlier, exception };
    done(case, refer_to_earlier::run(work, &wish).await)
}

/// The company changes its calendar and decides that open cases follow it.
async fn count_again(work: &mut Work<'_>, case: usize, revision: &Revision, why: &str) -> Result<(), Fault> {
    done(case, deadlines::revise_rulebook(work, revision).await)?;
    let version = deadlines::current(work).await?.version;
    let mut wish = Recalculate { version, later: Some(why.to_owned()), after: String::new() };
    while let Some(last) = done(case, recalculate::run(work, &wish).await)?.last {
        wish.after = last.to_string();
    }
    Ok(())
}
