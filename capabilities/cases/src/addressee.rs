//! Who writes and to whom: the head and the addressee of a paper.

use documents::{Brand, Letterhead};
use kernel::Fault;
use store::Look;

use crate::kind::PetitionerIdentity;
use crate::sheet::Sheet;

/// The head of every paper. Before the set-up it has no name; nobody can file then but a test.
pub(crate) async fn letterhead(look: &mut Look<'_>) -> Result<Letterhead, Fault> {
    let nameless = || Letterhead {
        company: String::new(),
        nit: String::new(),
        address: String::new(),
        phones: Vec::new(),
        website: String::new(),
        brand: Brand::default(),
    };
    Ok(company::current(look).await?.map_or_else(nameless, |c| company::letterhead(&c)))
}

/// The block of the addressee and the city of the date line.
pub(crate) async fn of(look: &mut Look<'_>, sheet: &Sheet) -> Result<(Vec<String>, String), Fault> {
    let company = company::current(look).await?;
    let place = company.as_ref().and_then(|c| territory::municipality(&c.profile.municipality));
    let city = place.map(|m| m.name.to_owned()).unwrap_or_default();
    let mut lines = vec!["Señor(a)".to_owned()];
    match (sheet.identity, sheet.person) {
        (PetitionerIdentity::Anonymous, _) | (_, None) => lines.push("Peticionario anónimo".to_owned()),
        (_, Some(person)) => {
            lines.extend(people::find_person(look, person).await?.map(|p| p.name.as_str().to_owned()));
            lines.extend(Some(sheet.reply_to.clone()).filter(|r| !r.is_empty()));
        }
    }
    Ok((lines, city))
}
