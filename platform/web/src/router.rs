//! From the tables of the capabilities to one router, with everything that happens around a handler.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tracing::Instrument;

use crate::routes::Rule;
use crate::visit::Visit;
use crate::{Access, App, Problem, Routes, own, problem_page};

/// Every route of the application: web's own, then those of its capabilities.
pub fn router(app: &App) -> Router {
    let mut router = Router::new();
    let mut next_id = 0;
    for table in tables(app) {
        for (path, method) in table.mount(&mut next_id) {
            router = router.route(path, method);
        }
    }
    let router = router
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || Problem::of_status(axum::http::StatusCode::METHOD_NOT_ALLOWED));
    let around = ServiceBuilder::new()
        .layer(compression())
        .layer(from_fn_with_state(app.clone(), watch))
        .layer(csrf(app));
    router.layer(around).with_state(app.clone())
}

/// Every route with its rule, for tests that walk them.
pub fn all_rules(app: &App) -> Vec<Rule> {
    tables(app).iter().flat_map(Routes::list).collect()
}

fn tables(app: &App) -> Vec<Routes> {
    std::iter::once(own::routes()).chain(app.capabilities().iter().map(|c| (c.routes)())).collect()
}

impl App {
    /// Where the set-up begins: the first page that only exists without a company.
    pub(crate) fn first_run_path(&self) -> Option<&'static str> {
        let rules = self.capabilities().iter().flat_map(|c| (c.routes)().list());
        rules.into_iter().find(|r| r.access == Access::FirstRun && r.method == Method::GET).map(|r| r.path)
    }
}

/// Forms come from our own pages only. Programs with a token have no cookies to abuse; `watch` takes their
/// `Origin` away.
fn csrf(app: &App) -> CsrfLayer {
    let layer = CsrfLayer::new();
    let base = app.settings().base_url.trim_end_matches('/');
    // a proxy may rewrite Host: the public address is ours as well
    match layer.clone().add_trusted_origin(base) {
        Ok(with_base) => with_base,
        Err(error) => {
            tracing::warn!(%error, "the public address is no origin: only Host says where forms come from");
            layer
        }
    }
}

fn compression() -> CompressionLayer<impl Predicate> {
    const fn not(kind: &'static str) -> NotForContentType {
        NotForContentType::const_new(kind)
    }
    let worth = SizeAbove::new(860)
        .and(NotForContentType::SSE)
        .and(NotForContentType::IMAGES)
        .and(not("application/pdf"))
        .and(not("application/zip"))
        .and(not("application/octet-stream"))
        .and(not("font/"));
    CompressionLayer::new().no_deflate().no_zstd().compress_when(worth)
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Around every request: reads the visit, names it, measures it, catches panics, writes problems and adds
/// the headers that every answer has.
async fn watch(State(app): State<App>, mut request: Request, next: Next) -> Response {
    #[allow(clippy::disallowed_methods)] // measures how long the answer took; decides nothing
    let begin = std::time::Instant::now();
    let visit = Arc::new(Visit::read(&app, &request));
    if visit.bearer.is_some() {
        // a token is never sent by a browser on its own, so where the page came from does not matter
        request.headers_mut().remove(header::ORIGIN);
        request.headers_mut().remove(SEC_FETCH_SITE);
    }
    let path = request.extensions().get::<MatchedPath>().cloned();
    let path = path.as_ref().map_or("unmatched", MatchedPath::as_str);
    let method = request.method().clone();
    request.extensions_mut().insert(Arc::clone(&visit));
    let span = tracing::info_span!("request", trace = %visit.trace, %method, path);
    async {
        let response = match AssertUnwindSafe(next.run(request)).catch_unwind().await {
            Ok(response) => response,
            Err(_) => Problem::broken("a handler panicked").into_response(),
        };
        let mut response = explain(&app, &visit, response).await;
        dress(&app, &visit, response.headers_mut());
        let (status, took) = (response.status().as_u16(), begin.elapsed().as_secs_f64());
        let path: metrics::SharedString = path.to_owned().into();
        let labels = [("path", path.clone()), ("status", status_text(status))];
        metrics::counter!("http_requests_total", &labels).increment(1);
        metrics::histogram!("http_request_duration_seconds", "path" => path).record(took);
        tracing::info!(status, ms = took * 1e3, "answered");
        response
    }
    .instrument(span)
    .await
}

/// Three digits without asking for memory in the usual cases.
fn status_text(status: u16) -> metrics::SharedString {
    match status {
        200 => "200".into(),
        303 => "303".into(),
        304 => "304".into(),
        404 => "404".into(),
        422 => "422".into(),
        other => other.to_string().into(),
    }
}

/// Turns what is only a status into a page or problem+json: our problems, refusals of the CSRF layer, and
/// rejections of axum's own extractors (plain text, for programmers).
async fn explain(app: &App, visit: &Arc<Visit>, mut response: Response) -> Response {
    if let Some(problem) = response.extensions_mut().remove::<Arc<Problem>>() {
        return problem_page::write(app, visit, &problem);
    }
    if response.extensions().get::<ProtectionError>().is_some() {
        let problem = Problem::new(axum::http::StatusCode::FORBIDDEN, "cross-site");
        return problem_page::write(app, visit, &problem);
    }
    let plain = |v: &HeaderValue| v.as_bytes().starts_with(b"text/plain");
    let status = response.status();
    if status.is_client_error() && response.headers().get(header::CONTENT_TYPE).is_some_and(plain) {
        let reason = to_bytes(std::mem::replace(response.body_mut(), Body::empty()), 2_048).await;
        let problem = Problem::of_status(status);
        let problem = match reason {
            Ok(reason) => problem.detail(String::from_utf8_lossy(&reason)),
            Err(_) => problem,
        };
        return problem_page::write(app, visit, &problem);
    }
    response
}

/// Headers of every answer. Handlers may have chosen their own caching.
fn dress(app: &App, visit: &Visit, headers: &mut HeaderMap) {
    const STILL: [(HeaderName, HeaderValue); 5] = [
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static(
                "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()",
            ),
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    ];
    for (name, value) in STILL {
        // a handler may be stricter: files of strangers come in a sandbox
        headers.entry(name).or_insert(value);
    }
    if app.settings().secure {
        const YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, YEAR);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        // what an officer sees must not stay on a shared computer
        let officer = visit.identity.get().is_some_and(Option::is_some);
        let rule = if officer { "no-store" } else { "private, no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(rule));
    }
    if let Ok(id) = HeaderValue::from_str(&visit.trace) {
        headers.insert(REQUEST_ID, id);
    }
    visit.send_cookies(headers, app.settings().secure);
}

/// Nothing from elsewhere, nothing inline, nobody frames us.
const CSP: &str = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; \
                   form-action 'self'; frame-ancestors 'none'";
