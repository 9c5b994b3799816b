//! `/notificado/{key}`: where the mail of a decision leads. Looking at this page is no notice: pressing its
//! button is.

use askama::Template;
use axum::extract::Path;
use kernel::{At, Failure, Lang, Never};
use web::{Door, PageFrame, Problem, Reply, format};

use crate::decision::Decision;
use crate::notice::{How, Notice, Service};
use crate::records::{self, Stored};
use crate::terms::Terms;

#[derive(Template)]
#[template(path = "access.html")]
pub(crate) struct AccessPage {
    pub page: PageFrame,
    pub key: String,
    pub number: String,
    pub decision: String,
    pub decided: String,
    /// Nothing while the person has not opened it.
    pub served: Option<ServedView>,
}

/// What the person is told once they are notified.
pub(crate) struct ServedView {
    pub moment: String,
    /// Empty if no appeal lies.
    pub appeal: String,
    pub final_on: String,
    pub certificate: bool,
}

impl ServedView {
    pub(crate) fn new(service: &Service, served_at: Option<At>, lang: Lang) -> ServedView {
        let day = |day| format::day_with_year(day, lang);
        let moment = served_at.map(|at| format::moment(at, lang));
        ServedView {
            moment: moment.unwrap_or_else(|| day(service.effective_on)),
            appeal: service.appeal_until.map(day).unwrap_or_default(),
            final_on: day(service.final_on),
            certificate: service.how == How::Electronic,
        }
    }
}

/// The notice behind a person's own link, as it is today.
pub(crate) async fn behind(door: &Door, key: String) -> Result<Option<(Notice, Stored, Decision)>, Problem> {
    let found = door.store().read("notices.access", key, |look, key| {
        Box::pin(async move {
            let Some(case) = records::case_by_key(look, key).await? else {
                return Ok::<_, Failure<Never>>(None);
            };
            let stored = records::load(look, case).await?;
            let decision = records::decision(look, case).await?;
            let book = deadlines::current(look).await?;
            Ok(Some((stored.zip(decision), book)))
        })
    });
    let (notice, book) = found.await?.ok_or_else(Problem::not_found)?;
    let Some((stored, decision)) = notice else { return Ok(None) };
    let passed = stored.notice.clone().pass(door.today(), &Terms::new(&book));
    let passed =
        passed.map_err(|e| Problem::broken(format!("the days of a notice cannot be counted: {e:?}")))?;
    Ok(Some((passed, stored, decision)))
}

/// `GET /notificado/{key}`. Whoever did not accept electronic notices just follows the case.
pub async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let Some((notice, stored, decision)) = behind(&door, key.clone()).await? else {
        return web::redirect(&format!("/seguimiento/{key}"));
    };
    if notice.state.is_open() && !notice.accepted {
        return web::redirect(&format!("/seguimiento/{key}"));
    }
    let lang = door.lang();
    let served = notice.service.filter(|_| !notice.state.is_open());
    let page = door.page("notices-access-title");
    web::html(AccessPage {
        key,
        number: decision.number,
        decision: decision.outgoing_number,
        decided: format::day_with_year(decision.decided_at.day(), lang),
        served: served.map(|s| ServedView::new(&s, stored.served_at, lang)),
        page,
    })
}

/// `GET /notificado/{key}/certificado.pdf`: the proof of access, for the person themselves.
pub async fn certificate(door: Door, Path(key): Path<String>) -> Reply {
    let Some((notice, stored, _)) = behind(&door, key).await? else { return web::not_found() };
    match stored.certificate.filter(|_| notice.service.is_some_and(|s| s.how == How::Electronic)) {
        Some(code) => documents::serve_paper(door.app(), &code).await,
        None => web::not_found(),
    }
}
