//! What comes from outside: stored first, by the sender's own id, then acknowledged, then acted upon.

use kernel::Fault;

use crate::{Event, Query, Work, args};

const RECEIVE: Query = Query::inline(
    "store_receive",
    "INSERT INTO store_inbound (source, external_id, received_at, body) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (source, external_id) DO NOTHING",
);
const BODY: Query = Query::inline(
    "store_inbound_body",
    "SELECT body FROM store_inbound WHERE source = $1 AND external_id = $2",
);
pub(crate) const ALL: &[Query] = &[RECEIVE, BODY];

impl Work<'_> {
    /// Keeps what `source` sent under its own id and announces `inbound.received`; `false` means that it
    /// had come before and nothing is done.
    pub async fn receive(&mut self, source: &str, external_id: &str, body: &str) -> Result<bool, Fault> {
        let new = self.exec(RECEIVE, args![source, external_id, self.at(), body]).await? == 1;
        if new {
            self.announce(Event {
                kind: "inbound.received",
                subject: format!("inbound/{source}"),
                data: serde_json::json!({ "source": source, "id": external_id }),
            });
        }
        Ok(new)
    }
}

impl crate::Look<'_> {
    /// The body that `source` sent under `external_id`.
    pub async fn inbound(&mut self, source: &str, external_id: &str) -> Result<Option<String>, Fault> {
        self.row(BODY, args![source, external_id]).await?.map(|mut r| r.take()).transpose()
    }
}
