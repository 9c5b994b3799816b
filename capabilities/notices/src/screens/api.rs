//! `/api/v1/cases/{number}/notice`: how far a decision reached the person, for other programs.

use axum::extract::Path;
use kernel::{Failure, Never};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::{Door, Problem, Reply};

use crate::notice::Notice;
use crate::records;
use crate::terms::Terms;

/// What programs can ask about notices.
pub(crate) fn document() -> serde_json::Value {
    #[derive(OpenApi)]
    #[openapi(paths(show))]
    struct Document;
    serde_json::to_value(Document::openapi()).unwrap_or_default()
}

/// The notice of a decision, as it is today.
#[derive(Debug, Serialize, ToSchema)]
struct NoticeShape {
    /// Filing number of the case.
    case: String,
    /// Number of the decision.
    decision: String,
    /// `pending`, `electronic_sent`, `summons_due`, `summoned`, `posting_due`, `posted`, `served`, `final`.
    state: &'static str,
    /// `electronic`, `personal`, `posted` or `implied`; null while the person is not notified.
    how: Option<&'static str>,
    /// Day of the decision.
    decided_on: String,
    /// Last day of the next step while the person is not notified; then the day of firmness.
    due_on: String,
    /// Day on which the notice takes effect.
    effective_on: Option<String>,
    /// Whether appeals lie against the decision.
    appeals_lie: bool,
    /// Last day to appeal (Ley 142 de 1994, art. 154).
    appeal_until: Option<String>,
    /// Day on which the decision is final, unless somebody appeals (CPACA, art. 87).
    final_on: Option<String>,
    /// Whether an appeal stops its firmness.
    contested: bool,
}

/// Tells how a decision was notified, until when it can be appealed and when it is final.
#[utoipa::path(
    get, path = "/api/v1/cases/{number}/notice", tag = "notices",
    params(("number" = String, Path, description = "Filing number of the case that was decided")),
    responses(
        (status = 200, body = NoticeShape),
        (status = 404, description = "No such case, or nothing of it has to be notified"),
    ),
    security(("token" = ["notices.read"]))
)]
pub async fn show(door: Door, Path(number): Path<String>) -> Reply {
    let found = door.store().read("notices.api", number, |look, number| {
        Box::pin(async move {
            let Some(case) = cases::sheet::id_by_number(look, number).await? else { return Ok(None) };
            let stored = records::load(look, case).await?;
            let decision = records::decision(look, case).await?;
            let book = deadlines::current(look).await?;
            Ok::<_, Failure<Never>>(stored.zip(decision).map(|(s, d)| (s.notice, d, book)))
        })
    });
    let (notice, decision, book) = found.await?.ok_or_else(Problem::not_found)?;
    let notice = notice.pass(door.today(), &Terms::new(&book)).map_err(Failure::Refused)?;
    web::json(&shape(&notice, decision.number, decision.outgoing_number))
}

fn shape(notice: &Notice, case: String, decision: String) -> NoticeShape {
    let service = notice.service;
    let day = |day: Option<kernel::Day>| day.map(|d| d.to_string());
    NoticeShape {
        case,
        decision,
        state: notice.state.key(),
        how: service.map(|s| s.how.key()),
        decided_on: notice.decided_on.to_string(),
        due_on: notice.due_on.to_string(),
        effective_on: day(service.map(|s| s.effective_on)),
        appeals_lie: notice.appeals_lie,
        appeal_until: day(service.and_then(|s| s.appeal_until)),
        final_on: day(service.map(|s| s.final_on)),
        contested: notice.contested,
    }
}
