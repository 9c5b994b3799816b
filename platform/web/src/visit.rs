//! What is known of a request before anybody handles it: read once, shared by guard, door and error pages.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderName, Uri, header};
use kernel::{Actor, At, Lang};

use crate::capability::Identity;
use crate::client::{Network, client_address};
use crate::cookies::{self, Prefs};
use crate::{Access, App};

/// One request, read.
pub(crate) struct Visit {
    /// Names the request in the log and on the error page.
    pub trace: String,
    pub at: At,
    pub uri: Uri,
    pub lang: Lang,
    pub prefs: Prefs,
    pub session: Option<String>,
    pub bearer: Option<String>,
    pub visitor: Option<String>,
    pub flash: Option<String>,
    pub client: IpAddr,
    /// Whether a proxy that we do not trust says that it forwards.
    pub forwarded_by_stranger: bool,
    /// Whether errors are told to a program.
    pub json: bool,
    /// Whether htmx asks for a part of a page.
    pub fragment: bool,
    pub is_get: bool,
    /// Who it is, once the guard asked.
    pub identity: OnceLock<Option<Identity>>,
    /// The visitor's id that was made for this answer and goes out as a cookie.
    pub new_visitor: OnceLock<String>,
    /// Whether the flash sentence was shown and its cookie has to go.
    pub flash_shown: AtomicBool,
}

const HX_REQUEST: HeaderName = HeaderName::from_static("hx-request");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

impl Visit {
    pub fn read(app: &App, request: &Request) -> Visit {
        let headers = request.headers();
        let uri = request.uri().clone();
        let api = uri.path().starts_with("/api/");
        let bearer = api.then(|| bearer(headers)).flatten();
        let mut jar = cookies::Jar::default();
        // a program with a token is only that program, whatever cookies come along
        if bearer.is_none() {
            jar.read(headers, app.settings().secure);
        }
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let trusted: &[Network] = &app.settings().trusted_proxies;
        let forwarded = headers.get_all(FORWARDED_FOR).iter().next_back().and_then(|v| v.to_str().ok());
        Visit {
            trace: kernel::hex(&app.ids().chance().bytes16()[..8]),
            at: app.clock().now(),
            lang: jar.lang.or_else(|| lang_of_query(&uri)).unwrap_or_else(|| lang_of_browser(headers)),
            prefs: jar.prefs,
            session: jar.session,
            bearer,
            visitor: jar.visitor,
            flash: jar.flash,
            client: client_address(peer, forwarded, trusted),
            forwarded_by_stranger: forwarded.is_some() && !trusted.iter().any(|n| n.contains(peer)),
            json: api || wants_json(headers),
            fragment: headers.contains_key(HX_REQUEST),
            is_get: request.method().is_safe(),
            identity: OnceLock::new(),
            new_visitor: OnceLock::new(),
            flash_shown: AtomicBool::new(false),
            uri,
        }
    }

    pub fn actor(&self) -> &Actor {
        self.identity.get().and_then(Option::as_ref).map_or(&Actor::Visitor, |identity| &identity.actor)
    }

    /// Path and query, to come back to.
    pub fn place(&self) -> &str {
        self.uri.path_and_query().map_or("/", |p| p.as_str())
    }

    /// The headers that the answer owes to what happened during the request.
    pub fn send_cookies(&self, headers: &mut HeaderMap, secure: bool) {
        if let Some(id) = self.new_visitor.get() {
            headers.append(header::SET_COOKIE, cookies::visitor(id, secure));
        }
        // a handler that set a new sentence in the same answer wins
        let renewed = headers.get_all(header::SET_COOKIE).iter().any(|c| c.as_bytes().starts_with(b"aviso="));
        if self.flash_shown.load(Ordering::Relaxed) && !renewed {
            headers.append(header::SET_COOKIE, cookies::no_flash());
        }
    }

    /// Whether this visit may do what `access` asks for.
    pub fn may(&self, access: Access, company: bool) -> bool {
        access.judge(self.actor(), company) == crate::access::Verdict::Open
    }
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    !accept.contains("text/html") && accept.contains("json")
}

/// `?lang=en` in the address.
fn lang_of_query(uri: &Uri) -> Option<Lang> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Lang::parse)
}

/// The first language of `Accept-Language` (RFC 9110 §12.5.4) that we speak, by weight.
fn lang_of_browser(headers: &HeaderMap) -> Lang {
    let list = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let weighed = list.split(',').take(20).filter_map(|item| {
        let (tag, rest) = item.split_once(';').unwrap_or((item, ""));
        let weight = rest.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
        Some((Lang::parse(tag.trim())?, weight))
    });
    let mut best = (Lang::Es, 0.0);
    for (lang, weight) in weighed {
        if weight > best.1 {
            best = (lang, weight);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn browser(text: &str) -> Lang {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, text.parse().unwrap());
        lang_of_browser(&headers)
    }

    #[test]
    fn the_browser_s_language_by_weight() {
        assert_eq!(browser("en-US,en;q=0.9,es;q=0.8"), Lang::En);
        assert_eq!(browser("fr, es;q=0.5, en;q=0.7"), Lang::En);
        assert_eq!(browser("es-CO, en"), Lang::Es);
        assert_eq!(browser("de, ;;q=x, é"), Lang::Es);
        assert_eq!(lang_of_query(&"/x?a=1&lang=en".parse().unwrap()), Some(Lang::En));
    }
}
