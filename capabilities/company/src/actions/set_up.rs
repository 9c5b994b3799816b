//! The first start: `/inicio`. Whoever has the code of the console says who the company is and becomes its
//! first administrator. One form, one transaction; the passwords come last because they are never written
//! back.

use askama::Template;
use deadlines::{Closure, Revision};
use identity::api::{
    ADMINISTRATOR, AccountRefusal, Details, FirstCodeRefusal, NewAccount, PasswordRefusal, create_account,
    hash_password, judge_password, seed_roles, take_first_code,
};
use kernel::{Failure, Refusal};
use store::Work;
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use super::found::{self, Founding};
use crate::brand::BrandColors;
use crate::closures::{CalendarRefusal, ClosureDraft};
use crate::forms::{BrandForm, ProfileForm, typed};
use crate::refusal::CompanyRefusal;
use crate::site;

/// Where the picture of the palette is while there is no company.
pub(crate) const SWATCH: &str = "/inicio/muestra.svg";
/// Rows for closed days.
const CLOSURE_ROWS: usize = 3;
/// The role that attends cases: small companies have one person for everything.
const HEAD: &str = "head";

/// Everything that the set-up writes.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// The code of the console, as typed.
    pub code: String,
    /// The company.
    pub founding: Founding,
    /// Days on which terms do not run.
    pub closures: Vec<Closure>,
    /// The first administrator, with the hash of the password.
    pub account: NewAccount,
}

/// Why the set-up is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetUpRefusal {
    /// The code is wrong.
    Code(FirstCodeRefusal),
    /// The company.
    Company(CompanyRefusal),
    /// The first administrator.
    Account(AccountRefusal),
    /// The closed days.
    Calendar(CalendarRefusal),
}

impl SetUpRefusal {
    fn inner(&self) -> &dyn Refusal {
        match self {
            SetUpRefusal::Code(refusal) => refusal,
            SetUpRefusal::Company(refusal) => refusal,
            SetUpRefusal::Account(refusal) => refusal,
            SetUpRefusal::Calendar(refusal) => refusal,
        }
    }
}

impl Refusal for SetUpRefusal {
    fn code(&self) -> &'static str {
        self.inner().code()
    }
    fn status(&self) -> u16 {
        self.inner().status()
    }
    fn field(&self) -> Option<&str> {
        self.inner().field()
    }
    fn args(&self) -> Vec<(&'static str, String)> {
        self.inner().args()
    }
}

/// Takes the code, makes roles, account, company and calendar: all of it or nothing.
pub async fn run(work: &mut Work<'_>, wish: &SetUp) -> Result<(), Failure<SetUpRefusal>> {
    take_first_code(work, &wish.code).await.map_err(|f| f.map_refusal(SetUpRefusal::Code))?;
    found::run(work, &wish.founding).await.map_err(|f| f.map_refusal(SetUpRefusal::Company))?;
    seed_roles(work).await?;
    create_account(work, &wish.account).await.map_err(|f| f.map_refusal(SetUpRefusal::Account))?;
    if !wish.closures.is_empty() {
        let mut revision = Revision::of(&deadlines::current(work).await?);
        revision.closures.extend(wish.closures.iter().cloned());
        let calendar = |refusal| SetUpRefusal::Calendar(CalendarRefusal::Revision(refusal));
        deadlines::revise_rulebook(work, &revision).await.map_err(|f| f.map_refusal(calendar))?;
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "set_up.html")]
pub(crate) struct SetUpPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub code: String,
    pub form: ProfileForm,
    pub brand: BrandForm,
    pub closures: Vec<ClosureDraft>,
    pub account: AccountForm,
}

/// The first administrator as typed, without the passwords.
#[derive(Debug, Clone, Default)]
pub(crate) struct AccountForm {
    pub name: String,
    pub title: String,
    pub login: String,
    pub attends: bool,
}

impl AccountForm {
    fn wish(&self) -> NewAccount {
        let mut roles = vec![ADMINISTRATOR.to_owned()];
        roles.extend(self.attends.then(|| HEAD.to_owned()));
        let details = Details { name: self.name.clone(), title: self.title.clone(), area: String::new() };
        NewAccount { login: self.login.clone(), details, roles, ..NewAccount::default() }
    }
}

impl SetUpPage {
    pub(crate) fn empty(page: PageFrame) -> SetUpPage {
        SetUpPage {
            errors: FormErrors::none(),
            code: String::new(),
            form: ProfileForm::new(Default::default(), page.lang()),
            brand: BrandForm::of(&BrandColors::default(), false, SWATCH),
            closures: vec![ClosureDraft::default(); CLOSURE_ROWS],
            account: AccountForm { attends: true, ..AccountForm::default() },
            page,
        }
    }

    fn read(door: &Door, fields: &Fields) -> SetUpPage {
        let mut closures = ClosureDraft::rows(fields);
        closures.resize(closures.len().max(CLOSURE_ROWS), ClosureDraft::default());
        SetUpPage {
            page: door.page("company-set-up-title"),
            errors: FormErrors::none(),
            code: typed(fields, "code").chars().take(40).collect(),
            form: ProfileForm::read(fields, door.lang()),
            brand: BrandForm::read(fields, SWATCH),
            closures,
            account: AccountForm {
                name: typed(fields, "name"),
                title: typed(fields, "title"),
                login: typed(fields, "login"),
                attends: fields.ticked("attends"),
            },
        }
    }

    /// The form again, with what is wrong.
    fn refused(self, status: u16, errors: FormErrors) -> Reply {
        let (page, brand) = (self.page.failed(), self.brand.proposing());
        web::html_status(status, SetUpPage { page, errors, brand, ..self })
    }
}

pub(crate) async fn show(door: Door) -> Reply {
    web::html(SetUpPage::empty(door.page("company-set-up-title")))
}

pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let page = SetUpPage::read(&door, &fields);
    match fields.text("action") {
        "create" => create(door, page, &fields).await,
        // look for the place, look at the colours, take the proposal: the same form with what was found
        _ => web::html(SetUpPage { brand: page.brand.proposing(), ..page }),
    }
}

async fn create(door: Door, page: SetUpPage, fields: &Fields) -> Reply {
    let mut wish = match check(&door, &page, fields) {
        Ok(wish) => wish,
        Err(errors) => return page.refused(422, errors),
    };
    let chance = door.app().ids().chance();
    wish.account.password_hash = Some(hash_password(fields.text("password"), chance).await?);
    let done = door
        .store()
        .write("company.set_up", door.actor().clone(), wish, |work, wish| Box::pin(run(work, wish)))
        .await;
    match done {
        Ok(()) => {
            site::refresh_site(door.app()).await?;
            let key =
                if page.form.nit_expected.is_empty() { "company-created" } else { "company-created-nit" };
            web::redirect_saying(door.app(), "/entrar", key)
        }
        Err(Failure::Refused(refusal)) => {
            // another node may have a company of which this one has not heard
            site::refresh_site(door.app()).await?;
            if door.site().exists {
                return web::redirect_saying(door.app(), "/entrar", "company-exists");
            }
            let errors = FormErrors::from_refusal(&door, &refusal);
            page.refused(refusal.status(), errors)
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// What was typed as one wish without the hash, or everything that is wrong with it, in the order of the
/// page.
fn check(door: &Door, page: &SetUpPage, fields: &Fields) -> Result<SetUp, FormErrors> {
    let mut errors = FormErrors::none();
    let mut tell = |refusal: &dyn Refusal| {
        errors.add(refusal.field().unwrap_or_default(), door.sentence(refusal));
    };
    let profile = page.form.draft.check().map_err(|wrong| wrong.iter().for_each(|r| tell(r)));
    let colors = page.brand.check().map_err(|refusal| tell(&refusal));
    let closures = ClosureDraft::check_all(&page.closures).map_err(|refusal| tell(&refusal));
    let account = page.account.wish();
    let clean = account.clean().map_err(|wrong| wrong.iter().for_each(|r| tell(r)));
    let password = fields.text("password");
    let judged = judge_password(password, &page.account.login, &page.form.draft.legal_name).and_then(|()| {
        if fields.text("repeated") == password { Ok(()) } else { Err(PasswordRefusal::NotRepeated) }
    });
    let judged = judged.map_err(|refusal| tell(&refusal));
    match (profile, colors, closures, clean, judged) {
        (Ok(profile), Ok(colors), Ok(closures), Ok(_), Ok(())) => {
            let public_url = door.app().settings().base_url.clone();
            let founding = Founding { profile, colors, govco: page.brand.govco, public_url };
            Ok(SetUp { code: page.code.clone(), founding, closures, account })
        }
        _ => Err(errors),
    }
}

/// The set-up as it is found, with a choice of places and a proposal of colours, and with mistakes.
pub(crate) fn samples(page: impl Fn() -> PageFrame) -> Vec<(&'static str, SetUpPage)> {
    let empty = || SetUpPage::empty(page());
    let fields = Fields::from_pairs([
        ("place", "armenia"),
        ("nit", "800.000.000-5"),
        ("main_color", "#ffee00"),
        ("accent_color", "#ffc52e"),
    ]);
    let lang = page().lang();
    let form = || ProfileForm::read(&fields, lang);
    let brand = || BrandForm::read(&fields, SWATCH).proposing();
    let mut errors = FormErrors::none();
    for refusal in form().draft.check().err().into_iter().flatten() {
        let text = page().t(&format!("refusal-{}", refusal.code())).into_owned();
        errors.add(refusal.field().unwrap_or_default(), text);
    }
    vec![
        ("company-set-up", empty()),
        ("company-set-up-choices", SetUpPage { form: form(), brand: brand(), ..empty() }),
        (
            "company-set-up-errors",
            SetUpPage { page: page().failed(), errors, form: form(), brand: brand(), ..empty() },
        ),
    ]
}
