//! `/api/openapi.json` and `/api`: the API explains itself, to programs and to people.

use askama::Template;
use serde_json::Value;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use web::{Door, PageFrame, Reply};

use super::{add_file, add_message, answer, create, holds, list, read};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Cauce",
        version = "1",
        description = "Cases of a utility: file, read, list, add, answer, appeal. Instants are RFC 3339 in \
                       the time of Bogota, days `2026-11-23`. Problems are RFC 9457 with a stable `code`.",
        license(name = "MIT OR Apache-2.0")
    ),
    paths(
        create::submit,
        list::show,
        read::show,
        add_message::submit,
        add_file::submit,
        answer::submit,
        holds::show
    ),
    modifiers(&Token)
)]
struct Document;

struct Token;
impl Modify for Token {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A token of /ajustes/fichas"))
            .build();
        document
            .components
            .get_or_insert_default()
            .add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

/// What programs can ask about cases; with the head of the document of the whole program.
pub(crate) fn document() -> Value {
    serde_json::to_value(Document::openapi()).unwrap_or_default()
}

/// `GET /api/openapi.json`: OpenAPI 3.1.
pub async fn openapi(door: Door) -> Reply {
    web::json(&web::api_document(door.app()))
}

/// An operation as people read it.
pub(crate) struct Operation {
    pub method: String,
    pub path: String,
    pub summary: String,
    pub scopes: String,
    pub parameters: Vec<(String, String)>,
    pub body: Option<String>,
    pub responses: Vec<(String, String)>,
}

/// `GET /api`: the same, readable.
#[derive(Template)]
#[template(path = "api.html")]
pub(crate) struct ApiPage {
    pub page: PageFrame,
    pub base: String,
    pub operations: Vec<Operation>,
}

/// The readable page.
pub async fn show(door: Door) -> Reply {
    let base = door.app().settings().base_url.clone();
    let operations = operations(&web::api_document(door.app()));
    web::html(ApiPage { page: door.page("cases-api-title"), base, operations })
}

/// Every operation, in the order of the document.
pub(crate) fn operations(document: &Value) -> Vec<Operation> {
    let empty = serde_json::Map::new();
    let object = |v: &Value| v.as_object().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap_or(&empty) {
        for (method, operation) in object(methods) {
            let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
            let list = |v: &Value| v.as_array().cloned().unwrap_or_default();
            let scopes = list(&operation["security"][0]["token"]);
            found.push(Operation {
                method: method.to_uppercase(),
                path: path.clone(),
                summary: text(&operation["summary"]),
                scopes: scopes.iter().map(text).collect::<Vec<_>>().join(", "),
                parameters: list(&operation["parameters"])
                    .iter()
                    .map(|p| (text(&p["name"]), text(&p["description"])))
                    .collect(),
                body: body_of(document, &operation),
                responses: object(&operation["responses"])
                    .iter()
                    .map(|(status, r)| (status.clone(), text(&r["description"])))
                    .collect(),
            });
        }
    }
    found
}

/// Name and fields of the body of an operation: `NewCase: kind, service, …`.
fn body_of(document: &Value, operation: &Value) -> Option<String> {
    let reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str()?;
    let name = reference.rsplit('/').next()?;
    let properties = document["components"]["schemas"][name]["properties"].as_object()?;
    Some(properties.keys().cloned().collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_openapi_3_1_and_names_every_endpoint() {
        let document = document();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
        let listed: Vec<_> =
            operations(&document).iter().map(|o| format!("{} {}", o.method, o.path)).collect();
        let routed = crate::routes::api(web::Routes::new("cases")).list();
        for rule in routed.iter().filter(|r| r.path.starts_with("/api/v1")) {
            assert!(
                listed.contains(&format!("{} {}", rule.method, rule.path)),
                "{} {}",
                rule.method,
                rule.path
            );
        }
        assert_eq!(listed.len(), 7);
        assert!(operations(&document).iter().all(|o| !o.scopes.is_empty() && !o.summary.is_empty()));
    }
}
