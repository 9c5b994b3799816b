//! `/ajustes/marca`: the colours, with the check of contrast, and the bar of the government.

use askama::Template;
use kernel::Refusal;
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use super::change;
use crate::company::{Change, Company};
use crate::forms::{self, BrandForm};
use crate::screens::settings::the_company;

/// Where the picture of the palette is once there is a company.
pub(crate) const SWATCH: &str = "/ajustes/marca/muestra.svg";

#[derive(Template)]
#[template(path = "brand.html")]
pub(crate) struct BrandPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub version: u32,
    pub brand: BrandForm,
}

impl BrandPage {
    pub(crate) fn of(page: PageFrame, company: &Company) -> BrandPage {
        let brand = BrandForm::of(&company.colors, company.govco, SWATCH);
        BrandPage { page, errors: FormErrors::none(), version: company.version, brand }
    }
}

pub(crate) async fn show(door: Door) -> Reply {
    let company = the_company(&door).await?;
    web::html(BrandPage::of(door.page("company-brand-title"), &company))
}

pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let brand = BrandForm::read(&fields, SWATCH);
    let version = forms::based_on(&fields);
    let refused = |brand: BrandForm, refusal: &dyn Refusal| {
        let (page, errors) =
            (door.page("company-brand-title").failed(), FormErrors::from_refusal(&door, refusal));
        web::html_status(refusal.status(), BrandPage { page, errors, version, brand: brand.proposing() })
    };
    match (fields.text("action"), brand.check()) {
        ("save", Ok(colors)) => {
            let change = Change::Brand { colors, govco: brand.govco };
            match change::by_form(&door, version, change).await? {
                Ok(()) => web::redirect_saying(door.app(), "/ajustes/marca", "company-saved"),
                Err(refusal) => refused(brand, &refusal),
            }
        }
        (_, Err(refusal)) => refused(brand, &refusal),
        (_, Ok(_)) => {
            let page = door.page("company-brand-title");
            web::html(BrandPage { page, errors: FormErrors::none(), version, brand })
        }
    }
}
