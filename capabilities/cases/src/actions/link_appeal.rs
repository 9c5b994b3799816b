//! For `appeals`: says which decision an appeal attacks, when that was not said with the filing.

use kernel::Fault;
use store::{Work, args};

use crate::case::CaseId;
use crate::records;

/// Links the case of the appeal with the case that was decided; it takes its cause and its bill from there.
pub async fn run(work: &mut Work<'_>, appeal: CaseId, parent: CaseId) -> Result<(), Fault> {
    work.exec(records::LINK_APPEAL, args![parent, appeal]).await.map(|_| ())
}
