//! `/ajustes/empresa`: name, number, address, telephones, services.

use askama::Template;
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use super::change;
use crate::company::{Change, Company};
use crate::forms::{self, ProfileForm};
use crate::profile::ProfileDraft;
use crate::refusal::CompanyRefusal;
use crate::screens::settings::the_company;

#[derive(Template)]
#[template(path = "profile.html")]
pub(crate) struct ProfilePage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub version: u32,
    pub form: ProfileForm,
}

impl ProfilePage {
    pub(crate) fn of(page: PageFrame, company: &Company) -> ProfilePage {
        let form = ProfileForm::new(ProfileDraft::of(&company.profile), page.lang());
        ProfilePage { page, errors: FormErrors::none(), version: company.version, form }
    }
}

pub(crate) async fn show(door: Door) -> Reply {
    let company = the_company(&door).await?;
    web::html(ProfilePage::of(door.page("company-profile-title"), &company))
}

pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let form = ProfileForm::read(&fields, door.lang());
    let page = ProfilePage {
        page: door.page("company-profile-title"),
        errors: FormErrors::none(),
        version: forms::based_on(&fields),
        form,
    };
    if fields.text("action") != "save" {
        // look for the place: the same form with what was found
        return web::html(page);
    }
    let refused = |page: ProfilePage, status: u16, wrong: &[CompanyRefusal]| {
        let errors = forms::errors(&door, wrong);
        web::html_status(status, ProfilePage { page: page.page.failed(), errors, ..page })
    };
    match page.form.draft.check() {
        Err(wrong) => refused(page, 422, &wrong),
        Ok(profile) => {
            match change::by_form(&door, page.version, Change::Profile(Box::new(profile))).await? {
                Ok(()) => web::redirect_saying(door.app(), "/ajustes/empresa", "company-saved"),
                Err(refusal) => refused(page, kernel::Refusal::status(&refusal), &[refusal]),
            }
        }
    }
}
