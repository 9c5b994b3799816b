//! The verbs of people, one a file. Each has a `run` that higher ranks call inside their own work.

pub mod account_file;
pub mod add_contact;
pub mod grant_consent;
pub mod import_accounts;
pub mod record_support_need;
pub mod register_person;
pub mod reveal_person;
pub mod revoke_consent;
pub mod save_accounts;

use kernel::Failure;
use kernel::{TextProblem, clean_line};
use store::Look;

use crate::{PeopleRefusal, Person, PersonId, records};

/// The person, or the refusal that there is none.
pub(crate) async fn known(look: &mut Look<'_>, id: PersonId) -> Result<Person, Failure<PeopleRefusal>> {
    records::person(look, id).await?.ok_or(Failure::Refused(PeopleRefusal::NoSuchPerson))
}

/// A line that may be empty.
pub(crate) fn optional_line(text: &str, max: usize) -> Result<String, Failure<PeopleRefusal>> {
    match clean_line(text, max) {
        Ok(line) => Ok(line),
        Err(TextProblem::Empty) => Ok(String::new()),
        Err(TextProblem::TooLong { max, .. }) => Err(Failure::Refused(PeopleRefusal::TooLong { max })),
    }
}
