//! The company comes into being: by the set-up, by the demo, by the command line.

use kernel::Failure;
use store::Work;

use crate::brand::BrandColors;
use crate::company::Company;
use crate::profile::Profile;
use crate::refusal::CompanyRefusal;
use crate::{events, records};

/// What a company begins with.
#[derive(Debug, Clone)]
pub struct Founding {
    /// Name, number, address...
    pub profile: Profile,
    /// Its colours.
    pub colors: BrandColors,
    /// Whether the blue GOV.CO bar stands on top.
    pub govco: bool,
    /// Public address of the site, from the configuration.
    pub public_url: String,
}

/// Stores the first version; refused if there is a company.
pub async fn run(work: &mut Work<'_>, wish: &Founding) -> Result<(), Failure<CompanyRefusal>> {
    let exists = || Failure::Refused(CompanyRefusal::Exists);
    if records::current(work).await?.is_some() {
        return Err(exists());
    }
    let Founding { profile, colors, govco, public_url } = wish.clone();
    let company = Company::founded(profile, colors, govco, &public_url, work.today());
    if !records::insert(work, &company).await? {
        return Err(exists());
    }
    events::tell(work, events::CREATED, company.version, "profile");
    Ok(())
}
