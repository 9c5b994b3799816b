//! `GET /api/v1/holds`: what must not be cut now, for the commercial system.

use axum::extract::Query;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Door, Reply};

use super::shapes::ProblemShape;
use crate::records::steps::HoldLine;
use crate::screens::office::holds::{Asked, find, next};

/// Something that is held while its bill is disputed.
#[derive(Debug, Serialize, ToSchema)]
pub struct Hold {
    /// Subscriber number.
    account: String,
    /// Filing number of the case.
    case: String,
    /// Number of the disputed bill, if it is known.
    bill: Option<String>,
    /// What is disputed, in cents; null means the whole bill.
    disputed_cents: Option<i64>,
    /// What is not disputed, in cents.
    undisputed_cents: Option<i64>,
    /// Since when, RFC 3339.
    since: String,
    /// Last day to answer the case.
    due_on: String,
}

/// A page of holds.
#[derive(Debug, Serialize, ToSchema)]
pub struct HoldPage {
    holds: Vec<Hold>,
    /// Give it back as `after` for the next page; null at the end.
    next: Option<String>,
}

impl From<HoldLine> for Hold {
    fn from(line: HoldLine) -> Hold {
        Hold {
            account: line.account,
            case: line.case,
            bill: line.bill,
            disputed_cents: line.disputed_cents,
            undisputed_cents: line.undisputed_cents,
            since: line.since,
            due_on: line.due_on.to_string(),
        }
    }
}

/// Lists what is held while its bill is disputed, by account (Ley 142 de 1994, art. 155).
#[utoipa::path(
    get, path = "/api/v1/holds", tag = "holds",
    params(
        ("account" = Option<String>, Query, description = "Only of this subscriber number"),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, body = HoldPage),
        (status = 401, body = ProblemShape),
    ),
    security(("token" = ["cases.read"]))
)]
pub async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let (mut found, _) = find(&door, &asked).await?;
    let next = next(&mut found);
    web::json(&HoldPage { holds: found.into_iter().map(Hold::from).collect(), next })
}
