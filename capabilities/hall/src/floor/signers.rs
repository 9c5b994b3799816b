//! `/ajustes/sala/senas`: officers who attend deaf people in sign language, and until when they are
//! certified.

use askama::Template;
use kernel::{AccountId, Day, Failure, Never};
use store::Work;
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use super::records;
use super::refusal::FloorRefusal;
use super::sites::Refused;
use crate::support::Need;

#[derive(Template)]
#[template(path = "floor/signers.html")]
pub(crate) struct SignersPage {
    pub page: PageFrame,
    pub rows: Vec<SignerRow>,
    pub errors: FormErrors,
}

pub(crate) struct SignerRow {
    pub id: String,
    pub name: String,
    pub certified: bool,
    pub until: String,
}

async fn page(door: &Door, errors: FormErrors) -> Result<SignersPage, web::Problem> {
    let found = door.store().read("hall.signers", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::signers(look).await?) })
    });
    let rows = found.await?.into_iter().map(|s| SignerRow {
        id: s.officer.to_string(),
        name: s.name,
        certified: s.certified,
        until: s.until.map(|day| day.to_string()).unwrap_or_default(),
    });
    let frame = door.page("hall-floor-signers");
    let frame = if errors.is_empty() { frame } else { frame.failed() };
    Ok(SignersPage { rows: rows.collect(), errors, page: frame })
}

/// `GET /ajustes/sala/senas`.
pub async fn show(door: Door) -> Reply {
    web::html(page(&door, FormErrors::none()).await?)
}

/// `POST /ajustes/sala/senas`: one officer.
pub async fn save(door: Door, fields: Fields) -> Reply {
    use kernel::Refusal;
    let until = match fields.text("until").trim() {
        "" => Ok(None),
        text => text.parse::<Day>().map(Some).map_err(|_| FloorRefusal::Bad("until")),
    };
    let done = match (fields.text("officer").parse::<AccountId>(), until) {
        (Ok(officer), Ok(until)) => {
            let asked = (officer, fields.ticked("certified"), until);
            let saved = door.store().write("hall.save_signer", door.actor().clone(), asked, |work, asked| {
                Box::pin(run(work, asked))
            });
            saved.await
        }
        (Err(_), _) => Err(Failure::Refused(FloorRefusal::Unknown)),
        (_, Err(refusal)) => Err(Failure::Refused(refusal)),
    };
    match done {
        Ok(()) => web::redirect_saying(door.app(), "/ajustes/sala/senas", "hall-floor-said-saved"),
        Err(Failure::Refused(refusal)) => {
            let mut errors = FormErrors::none();
            errors.add("", door.sentence(&refusal));
            web::html_status(refusal.status(), page(&door, errors).await?)
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

async fn run(
    work: &mut Work<'_>,
    (officer, certified, until): &(AccountId, bool, Option<Day>),
) -> Result<(), Refused> {
    if !records::signers(work).await?.iter().any(|s| s.officer == *officer) {
        return Err(Failure::Refused(FloorRefusal::Unknown));
    }
    if *certified {
        crate::records::save_skill(work, *officer, Need::SignLanguage, *until).await?;
    } else {
        records::drop_signer(work, *officer).await?;
    }
    Ok(())
}
