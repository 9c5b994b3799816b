//! `/sala/{site}/turno`: take a turn on the own phone, at the door.

use askama::Template;
use axum::extract::Path;
use kernel::{Failure, Never, Refusal};
use queueing::Class;
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use crate::gate;
use crate::kiosk::{self, Line, LineView, Wish, fresh, told};
use crate::records::site_by_key;
use crate::refusal::HallRefusal;
use crate::site::Site;
use crate::support::Need;
use crate::ticket::Origin;

#[derive(Template)]
#[template(path = "phone/take.html")]
pub(crate) struct TakePage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub key: String,
    pub place: String,
    pub address: String,
    /// Why nobody can take a turn now.
    pub shut: String,
    pub lines: Vec<LineView>,
    pub needs: Vec<(&'static str, String, bool)>,
    pub first: bool,
    pub chosen: String,
    pub token: String,
}

const NEEDS: [Need; 3] = [Need::SignLanguage, Need::Wheelchair, Need::ReadingHelp];

/// What the hall gives now.
pub(crate) struct Seen {
    pub site: Site,
    pub shut: Option<HallRefusal>,
    pub lines: Vec<Line>,
}

async fn look_at(door: &Door, key: String) -> Result<Seen, Problem> {
    let found = door.store().read("hall.phone_lines", (key, door.at()), |look, (key, at)| {
        Box::pin(async move {
            let Some(site) = site_by_key(look, key).await?.filter(|s| s.active) else { return Ok(None) };
            let shut = gate::site_shut(look, site.id, *at).await?;
            let lines = kiosk::lines(look, &site, Class::General, *at).await?;
            Ok::<_, Failure<Never>>(Some(Seen { site, shut, lines }))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

impl TakePage {
    pub(crate) fn new(page: PageFrame, seen: &Seen, token: String) -> TakePage {
        let words =
            |need: Need| page.t(&format!("hall-kiosk-need-{}", need.key().replace('_', "-"))).into_owned();
        TakePage {
            errors: FormErrors::none(),
            key: seen.site.key.clone(),
            place: seen.site.name.clone(),
            address: seen.site.address.clone(),
            shut: seen.shut.as_ref().map(|refusal| told(&page, refusal)).unwrap_or_default(),
            lines: LineView::all(&page, &seen.lines),
            needs: NEEDS.iter().map(|need| (need.key(), words(*need), false)).collect(),
            first: false,
            chosen: String::new(),
            token,
            page,
        }
    }

    /// The first choice has the name of the field: the summary of mistakes leads there.
    fn field_id(&self, place: &usize) -> String {
        let first = self.lines.iter().position(|line| line.shut.is_empty()) == Some(*place);
        if first { "servicio".into() } else { format!("servicio-{place}") }
    }

    fn hint(&self, line: &LineView) -> String {
        match line.wait.is_empty() {
            true => line.help.clone(),
            false => format!("{} · {} {}", line.help, line.wait, self.page.t("hall-kiosk-minutes")),
        }
    }

    fn any_open(&self) -> bool {
        self.shut.is_empty() && self.lines.iter().any(|line| line.shut.is_empty())
    }

    /// The page again, with what was typed.
    pub(crate) fn again(mut self, fields: &Fields, sentence: String) -> TakePage {
        self.errors.add("servicio", sentence);
        self.first = fields.ticked("preferencial");
        self.chosen = fields.text("servicio").to_owned();
        for (key, _, on) in &mut self.needs {
            *on = fields.all("necesita").any(|need| need == *key);
        }
        self.page = self.page.failed();
        self
    }
}

/// `GET /sala/{site}/turno`.
pub(crate) async fn show(door: Door, Path(site): Path<String>) -> Reply {
    let seen = look_at(&door, site).await?;
    fresh(web::html(TakePage::new(door.page("hall-phone-take-title"), &seen, door.form_token())))
}

/// `POST /sala/{site}/turno`: gives the turn and leads to its page.
pub(crate) async fn submit(door: Door, Path(site): Path<String>, fields: Fields) -> Reply {
    let seen = look_at(&door, site).await?;
    let mut wish = Wish::read(&fields, seen.site.id, door.lang(), Origin::Phone);
    // the same form of the same browser; the token alone is not a secret of this phone
    wish.request = wish.request.map(|token| format!("{token}:{}", door.visitor()));
    let page = |door: &Door| TakePage::new(door.page("hall-phone-take-title"), &seen, door.form_token());
    if wish.service.is_empty() {
        let sentence = door.t("hall-phone-take-no-line").into_owned();
        return web::html_status(422, page(&door).again(&fields, sentence));
    }
    let done = door
        .store()
        .write("hall.phone_take", door.actor().clone(), wish, |work, wish| Box::pin(kiosk::take(work, wish)));
    match done.await {
        Ok(taken) => web::redirect(&format!("/turno/{}", taken.secret)),
        Err(Failure::Refused(refusal)) => {
            let status = if refusal.status() == 404 { 422 } else { refusal.status() };
            web::html_status(status, page(&door).again(&fields, door.sentence(&refusal)))
        }
        Err(failure) => Err(failure.into()),
    }
}
