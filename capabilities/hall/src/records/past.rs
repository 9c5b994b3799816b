//! Turns and shifts of the past, many in one statement.

use kernel::Fault;
use serde_json::Value;
use store::{Json, Work, args};

use crate::site::SiteId;

store::queries! { "past.sql" => INSERT_PAST_TURNS, INSERT_PAST_SHIFTS }

/// Writes turns (id, day, prefix, number, service, class, state, origin, four instants, counter, officer,
/// result) and shifts (id, counter, officer, opened, closed).
pub(crate) async fn insert_past(
    work: &mut Work<'_>,
    site: SiteId,
    turns: &[Value],
    shifts: &[Value],
) -> Result<(), Fault> {
    work.exec(INSERT_PAST_TURNS, args![site, Json(turns)]).await?;
    work.exec(INSERT_PAST_SHIFTS, args![site, Json(shifts)]).await.map(drop)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
