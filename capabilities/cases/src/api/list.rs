//! `GET /api/v1/cases`: a page of cases, newest first.

use axum::extract::RawQuery;
use kernel::{At, Day, Fault, Id};
use store::Look;
use web::{Door, Problem, Reply};

use super::shapes::{CasePage, CaseSummary, ProblemShape};
use crate::case::State;
use crate::kind::{CaseKind, ContactChannel};
use crate::lists::{self, CaseLine, Filter};

/// The most cases of a page.
const MOST: i64 = 100;
/// Cases of a page when nothing is said.
const USUAL: i64 = 50;

/// What was asked, checked.
#[derive(Debug, Clone, Default, PartialEq)]
struct Asked {
    filter: Filter,
    from: Option<Day>,
    until: Option<Day>,
    question: String,
    before: Option<(At, crate::CaseId)>,
    limit: i64,
}

/// Lists cases, newest first. An unknown parameter or value is a 400, never "everything".
#[utoipa::path(
    get, path = "/api/v1/cases", tag = "cases",
    params(
        ("state" = Option<String>, Query, description = "`open`, `closed`, or a state"),
        ("kind" = Option<String>, Query, description = "A kind"),
        ("channel" = Option<String>, Query, description = "A channel"),
        ("filed_from" = Option<String>, Query, description = "Day, inclusive: `2026-11-01`"),
        ("filed_until" = Option<String>, Query, description = "Day, inclusive"),
        ("q" = Option<String>, Query, description = "Words that the case must have; other filters are then \
                                                     not accepted"),
        ("limit" = Option<i64>, Query, description = "1 to 100; 50 when absent"),
        ("before" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses((status = 200, body = CasePage), (status = 400, body = ProblemShape)),
    security(("token" = ["cases.read"]))
)]
pub async fn show(door: Door, RawQuery(query): RawQuery) -> Reply {
    let asked = read(query.as_deref().unwrap_or_default()).map_err(Problem::bad_request)?;
    let limit = asked.limit;
    let may_reveal = door.actor().may(people::permissions::REVEAL);
    let found = door.store().read("cases.api_list", asked, |look, asked| {
        Box::pin(async move { Ok::<_, kernel::Failure<kernel::Never>>(find(look, asked).await?) })
    });
    let lines = found.await?;
    let more = lines.len() as i64 > limit;
    let shown = &lines[..lines.len().min(limit as usize)];
    let next = shown.last().filter(|_| more).map(|l| format!("{}.{}", l.filed_at.0, l.id));
    web::json(&CasePage { cases: shown.iter().map(|l| CaseSummary::of(l, may_reveal)).collect(), next })
}

async fn find(look: &mut Look<'_>, asked: &Asked) -> Result<Vec<CaseLine>, Fault> {
    if !asked.question.is_empty() {
        return lists::search(look, &asked.question, asked.limit).await;
    }
    let from = asked.from.map_or(At(i64::MIN), At::start_of);
    let until = asked.until.and_then(|d| d.tomorrow().ok()).map_or(At(i64::MAX), At::start_of);
    lists::newest(look, &asked.filter, (from, until), asked.before, asked.limit + 1).await
}

fn read(query: &str) -> Result<Asked, String> {
    let mut asked = Asked { limit: USUAL, ..Asked::default() };
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        // an empty parameter is an absent one
        if value.is_empty() {
            continue;
        }
        let day = || value.parse::<Day>().map_err(|_| format!("{name}: not a day like 2026-11-23"));
        match name.as_ref() {
            "state" if matches!(value.as_ref(), "open" | "closed") => asked.filter.state = value.into_owned(),
            "state" => asked.filter.state = known(&name, &value, State::parse(&value).map(State::key))?,
            "kind" => asked.filter.kind = known(&name, &value, CaseKind::parse(&value).map(CaseKind::key))?,
            "channel" => {
                let key = ContactChannel::parse(&value).map(ContactChannel::key);
                asked.filter.channel = known(&name, &value, key)?;
            }
            "filed_from" => asked.from = Some(day()?),
            "filed_until" => asked.until = Some(day()?),
            "q" => asked.question = value.into_owned(),
            "limit" => {
                let number = value.parse().ok().filter(|n| (1..=MOST).contains(n));
                asked.limit = number.ok_or(format!("limit: 1 to {MOST}"))?;
            }
            "before" => asked.before = Some(place(&value).ok_or("before: not a place in this list")?),
            _ => return Err(format!("unknown parameter: {name}")),
        }
    }
    let filtered = asked.filter != Filter::default() || asked.from.is_some() || asked.until.is_some();
    if !asked.question.is_empty() && (filtered || asked.before.is_some()) {
        return Err("q does not go with other filters".into());
    }
    Ok(asked)
}

fn known(name: &str, value: &str, key: Option<&'static str>) -> Result<String, String> {
    key.map(str::to_owned).ok_or_else(|| format!("{name}: unknown value {value:?}"))
}

fn place(text: &str) -> Option<(At, crate::CaseId)> {
    let (at, id) = text.split_once('.')?;
    Some((At(at.parse().ok()?), Id::parse(id)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_parameter_or_value_is_refused_and_an_empty_one_is_absent() {
        assert_eq!(read("stat=open").unwrap_err(), "unknown parameter: stat");
        assert_eq!(read("state=abierto").unwrap_err(), "state: unknown value \"abierto\"");
        assert_eq!(read("filed_from=hoy").unwrap_err(), "filed_from: not a day like 2026-11-23");
        assert_eq!(read("limit=0").unwrap_err(), "limit: 1 to 100");
        assert_eq!(read("state=&kind="), read(""));
        assert_eq!(read("state=open&kind=claim").unwrap().filter.kind, "claim");
        assert!(read("q=fuga&state=open").is_err());
        assert!(read("before=x").is_err());
    }
}
