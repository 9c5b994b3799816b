//! What programs can ask of the hall, as OpenAPI 3.1.

use serde_json::Value;
use utoipa::OpenApi;

use super::{begin, call_next, finish, open_counter, position, site, take_turn, waiting};

#[derive(OpenApi)]
#[openapi(paths(
    site::show,
    take_turn::submit,
    waiting::show,
    open_counter::submit,
    call_next::submit,
    begin::submit,
    finish::submit,
    position::show
))]
struct Document;

/// The part of the hall in the document of the whole program.
pub(crate) fn document() -> Value {
    serde_json::to_value(Document::openapi()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_document_names_every_endpoint() {
        let document = super::document();
        let routed = super::super::routes(web::Routes::new("hall")).list();
        assert_eq!(routed.len(), 8);
        for rule in routed {
            let method = rule.method.to_string().to_lowercase();
            let operation = &document["paths"][&rule.path][&method];
            assert!(operation["security"][0]["token"][0].is_string(), "{method} {}", rule.path);
        }
    }
}
