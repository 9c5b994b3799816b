//! Why a request got no good answer: a status, a stable code, and the sentence for people.

use std::borrow::Cow;
use std::sync::Arc;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Failure, Fault, Lang, Refusal};

use crate::format::file_size;
use crate::guard::{CHALLENGE, WHO_ARE_YOU};

/// A request that failed. As a response it is only a status; the middleware, which knows language,
/// looks and `Accept`, writes the page or the problem+json (RFC 9457).
#[derive(Debug)]
pub struct Problem(Box<Parts>);

#[derive(Debug)]
pub(crate) struct Parts {
    pub status: StatusCode,
    /// Stable code for programs.
    pub code: Cow<'static, str>,
    /// Key of the sentence.
    pub key: String,
    pub args: Vec<(&'static str, String)>,
    pub field: Option<String>,
    pub article: Option<&'static str>,
    /// For programs: what exactly was wrong. Never personal data.
    pub detail: Option<String>,
    pub fault: Option<Fault>,
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// Bytes of a limit, written in the language of the page.
    pub size: Option<u64>,
}

impl Problem {
    /// A problem whose sentence is `problem-` plus `code`.
    pub fn new(status: StatusCode, code: &'static str) -> Problem {
        Problem(Box::new(Parts {
            status,
            code: Cow::Borrowed(code),
            key: format!("problem-{code}"),
            args: Vec::new(),
            field: None,
            article: None,
            detail: None,
            fault: None,
            headers: Vec::new(),
            size: None,
        }))
    }

    /// 404: there is no such thing, or it is not for you.
    pub fn not_found() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not-found")
    }

    /// 403: we know who you are, and you may not.
    pub fn forbidden() -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "forbidden")
    }

    /// 401: a person is sent to the log-in page, a program is told.
    pub fn who_are_you() -> Problem {
        Problem::new(WHO_ARE_YOU, "who-are-you").header(CHALLENGE.0, CHALLENGE.1)
    }

    /// 400: the request makes no sense; `detail` tells a program why.
    pub fn bad_request(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "bad-request").detail(detail)
    }

    /// 409: somebody else was faster.
    pub fn conflict() -> Problem {
        Problem::new(StatusCode::CONFLICT, "conflict")
    }

    /// 413: more than `most` bytes.
    pub fn too_large(most: usize) -> Problem {
        let mut problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large");
        problem.0.size = Some(most as u64);
        problem.header(header::CONNECTION, HeaderValue::from_static("close"))
    }

    /// 429: wait so many seconds.
    pub fn too_many(seconds: u32) -> Problem {
        let minutes = seconds.div_ceil(60).max(1);
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many")
            .arg("minutes", minutes.to_string())
            .header(header::RETRY_AFTER, HeaderValue::from(seconds))
    }

    /// 503: not now.
    pub fn unavailable() -> Problem {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable")
            .header(header::RETRY_AFTER, HeaderValue::from_static("30"))
    }

    /// 500 found by ourselves.
    pub fn broken(doing: impl Into<String>) -> Problem {
        Problem::from(Fault::new(doing))
    }

    /// The generic problem of a status.
    pub fn of_status(status: StatusCode) -> Problem {
        let (code, key) = match status.as_u16() {
            401 => return Problem::who_are_you(),
            403 => ("forbidden", "problem-forbidden"),
            404 => ("not-found", "problem-not-found"),
            405 => ("wrong-method", "problem-wrong-method"),
            409 => ("conflict", "problem-conflict"),
            413 => ("too-large", "problem-too-large-unknown"),
            415 => ("wrong-type", "problem-wrong-type"),
            422 => ("unprocessable", "problem-unprocessable"),
            429 => ("too-many", "problem-too-many-unknown"),
            503 => ("unavailable", "problem-unavailable"),
            400..=499 => ("bad-request", "problem-bad-request"),
            _ => ("broken", "problem-broken"),
        };
        let mut problem = Problem::new(status, code);
        problem.0.key = key.to_owned();
        problem
    }

    /// The status that it answers with.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The stable code: `case-already-answered`.
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// Adds a value for the sentence.
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Problem {
        self.0.args.push((name, value.into()));
        self
    }

    /// Says to programs what exactly was wrong. Never personal data.
    pub fn detail(mut self, detail: impl Into<String>) -> Problem {
        self.0.detail = Some(detail.into());
        self
    }

    /// Names the field that is wrong.
    pub fn field(mut self, field: impl Into<String>) -> Problem {
        self.0.field = Some(field.into());
        self
    }

    /// Adds a header to the answer.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Problem {
        self.0.headers.push((name, value));
        self
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }

    /// The values of the sentence in a language.
    pub(crate) fn sentence_args(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let mut args = self.0.args.clone();
        if let Some(size) = self.0.size {
            args.push(("max", file_size(size, lang)));
        }
        args
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Problem {
        let mut problem = Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "broken");
        problem.0.fault = Some(fault);
        problem
    }
}

impl<R: Refusal> From<Failure<R>> for Problem {
    fn from(failure: Failure<R>) -> Problem {
        match failure {
            Failure::Broke(fault) => fault.into(),
            Failure::Refused(refusal) => Problem::refused(&refusal),
        }
    }
}

impl Problem {
    /// The domain said no: its code, sentence, field and article.
    pub fn refused(refusal: &dyn Refusal) -> Problem {
        let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        let mut problem = Problem::new(status, refusal.code());
        problem.0.key = format!("refusal-{}", refusal.code());
        problem.0.args = refusal.args();
        problem.0.field = refusal.field().map(str::to_owned);
        problem.0.article = refusal.article();
        problem
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
