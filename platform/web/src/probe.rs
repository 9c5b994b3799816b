//! Tests over the whole table of routes, for `app` to run with every capability inside.

use axum::body::Body;
use axum::http::{Request, header};
use tower::ServiceExt;

use crate::routes::Rule;
use crate::{Access, App, all_rules, router};

/// Tries every route as a stranger, as a page and as a program, and tells what is wrong: a route that is not
/// public and lets him in, or an answer without the security headers. Empty when all is well. The company
/// must exist, and the database may be empty: strangers are turned away before it is asked.
pub async fn intruder(app: &App) -> Vec<String> {
    let router = router(app);
    let mut complaints = Vec::new();
    for rule in all_rules(app).into_iter().filter(|rule| rule.access != Access::Public) {
        for accept in ["text/html", "application/json"] {
            let request = Request::builder()
                .method(rule.method.clone())
                .uri(filled(rule.path))
                .header(header::ACCEPT, accept)
                .header(header::COOKIE, "cauce=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
                .body(Body::empty());
            let Ok(request) = request else {
                complaints.push(format!("{} is no address", rule.path));
                continue;
            };
            let response = match router.clone().oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            let place =
                response.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default();
            if !is_turned_away(&rule, response.status().as_u16(), place) {
                complaints.push(format!(
                    "{} {} lets a stranger in: {}",
                    rule.method,
                    rule.path,
                    response.status()
                ));
            }
            if !response.headers().contains_key(header::CONTENT_SECURITY_POLICY) {
                complaints.push(format!("{} {} has no CSP", rule.method, rule.path));
            }
        }
    }
    complaints
}

fn is_turned_away(rule: &Rule, status: u16, place: &str) -> bool {
    match (rule.access, status) {
        (Access::FirstRun, status) => status == 404,
        (_, 303) => place == "/entrar" || place.starts_with("/entrar?"),
        (_, status) => matches!(status, 401 | 403),
    }
}

/// The path with `1` in every placeholder.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
    parts.collect::<Vec<_>>().join("/")
}
