//! A part of the company changes: the next version is stored, the earlier ones stay.

use kernel::Failure;
use store::Work;
use web::{Door, Problem};

use crate::company::Change;
use crate::refusal::CompanyRefusal;
use crate::{events, records, site};

/// Stores the version after `based_on`; gives its number.
pub async fn run(
    work: &mut Work<'_>,
    based_on: u32,
    change: &Change,
) -> Result<u32, Failure<CompanyRefusal>> {
    let company = records::current(work).await?.ok_or(Failure::Refused(CompanyRefusal::Nobody))?;
    let next = company.changed(based_on, change, work.today()).map_err(Failure::Refused)?;
    if !records::insert(work, &next).await? {
        return Err(Failure::Refused(CompanyRefusal::Outdated));
    }
    events::tell(work, events::CHANGED, next.version, change.part());
    Ok(next.version)
}

/// Does it for a form, and shows the result on this node before the answer goes out.
pub(crate) async fn by_form(
    door: &Door,
    based_on: u32,
    change: Change,
) -> Result<Result<(), CompanyRefusal>, Problem> {
    let done = door
        .store()
        .write("company.change", door.actor().clone(), (based_on, change), |work, (based_on, change)| {
            Box::pin(run(work, *based_on, change))
        })
        .await;
    match done {
        Ok(_) => {
            site::refresh_site(door.app()).await?;
            Ok(Ok(()))
        }
        Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}
