//! The few cookies of this site, all strictly necessary: session, visitor, preferences, one sentence.

use std::fmt::Write as _;

use axum::http::{HeaderMap, HeaderValue, header};
use kernel::Lang;

/// Size of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Letter {
    /// As designed.
    #[default]
    Normal,
    /// 125 %.
    Big,
    /// 150 %.
    Huge,
}

/// How somebody wants to see the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prefs {
    /// Size of letters.
    pub letter: Letter,
    /// Black on white.
    pub high_contrast: bool,
}

impl Letter {
    /// The word of the cookie and of `data-letra`.
    pub fn word(self) -> &'static str {
        match self {
            Letter::Normal => "normal",
            Letter::Big => "grande",
            Letter::Huge => "enorme",
        }
    }

    /// From the word.
    pub fn parse(word: &str) -> Option<Letter> {
        [Letter::Normal, Letter::Big, Letter::Huge].into_iter().find(|l| l.word() == word)
    }
}

impl Prefs {
    /// The word of the cookie and of `data-contraste`.
    pub fn contrast(self) -> &'static str {
        if self.high_contrast { "alto" } else { "normal" }
    }
}

/// What the cookies of a request say; what is malformed is as if it were absent.
#[derive(Debug, Default)]
pub(crate) struct Jar {
    pub session: Option<String>,
    pub visitor: Option<String>,
    pub flash: Option<String>,
    pub lang: Option<Lang>,
    pub prefs: Prefs,
}

impl Jar {
    pub fn read(&mut self, headers: &HeaderMap, secure: bool) {
        let session = session_name(secure);
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
        for (name, value) in lines.flat_map(|l| l.split(';')).filter_map(|pair| pair.trim().split_once('=')) {
            match name {
                name if name == session && is_token(value) => self.session = Some(value.to_owned()),
                "visita" if is_hex(value, 32) => self.visitor = Some(value.to_owned()),
                "aviso" if is_key(value) => self.flash = Some(value.to_owned()),
                "lang" => self.lang = Lang::parse(value),
                "letra" => self.prefs.letter = Letter::parse(value).unwrap_or_default(),
                "contraste" => self.prefs.high_contrast = value == "alto",
                _ => {}
            }
        }
    }
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_token(text: &str) -> bool {
    (16..=256).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}

fn is_key(text: &str) -> bool {
    (1..=80).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

/// Name of the session cookie: with https the browser itself checks `__Host-` (RFC 6265bis §4.1.3.2).
pub fn session_name(secure: bool) -> &'static str {
    if secure { "__Host-cauce" } else { "cauce" }
}

/// `Set-Cookie` that begins a session with this secret (letters, digits, `-`, `_`, `.`); it ends with the
/// browser, or after `seconds`.
pub fn session_cookie(token: &str, seconds: Option<u32>, secure: bool) -> HeaderValue {
    cookie(session_name(secure), token, seconds, true, secure)
}

/// `Set-Cookie` that ends the session in the browser.
pub fn end_session_cookie(secure: bool) -> HeaderValue {
    cookie(session_name(secure), "", Some(0), true, secure)
}

/// The visitor's id stays as long as a draft: seven days.
pub(crate) fn visitor(id: &str, secure: bool) -> HeaderValue {
    cookie("visita", id, Some(7 * 86_400), true, secure)
}

/// The key of a sentence for the next page.
pub(crate) fn flash(key: &str, secure: bool) -> HeaderValue {
    cookie("aviso", key, Some(60), true, secure)
}

pub(crate) fn no_flash() -> HeaderValue {
    cookie("aviso", "", Some(0), true, false)
}

/// A preference, kept a year; scripts may read it.
pub(crate) fn preference(name: &str, value: &str, secure: bool) -> HeaderValue {
    cookie(name, value, Some(365 * 86_400), false, secure)
}

fn cookie(name: &str, value: &str, seconds: Option<u32>, http_only: bool, secure: bool) -> HeaderValue {
    let mut text = format!("{name}={value}; Path=/; SameSite=Lax");
    if let Some(seconds) = seconds {
        let _ = write!(text, "; Max-Age={seconds}");
    }
    if http_only {
        text.push_str("; HttpOnly");
    }
    if secure {
        text.push_str("; Secure");
    }
    // names are ours; a value that is no header text becomes a cookie without value
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("x=; Max-Age=0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jar(cookie: &str, secure: bool) -> Jar {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_bytes(cookie.as_bytes()).unwrap());
        let mut jar = Jar::default();
        jar.read(&headers, secure);
        jar
    }

    #[test]
    fn what_is_malformed_is_absent() {
        let good =
            jar("cauce=0123456789abcdef; lang=en; letra=enorme; contraste=alto; aviso=cases-saved", false);
        assert_eq!(good.session.as_deref(), Some("0123456789abcdef"));
        assert_eq!(
            (good.lang, good.prefs.letter, good.prefs.high_contrast),
            (Some(Lang::En), Letter::Huge, true)
        );
        assert_eq!(good.flash.as_deref(), Some("cases-saved"));
        let bad = jar("cauce=short; visita=zz; aviso=<script>; letra=9; lang=fr; =; ;;", false);
        assert!(bad.session.is_none() && bad.visitor.is_none() && bad.flash.is_none() && bad.lang.is_none());
        assert_eq!(bad.prefs, Prefs::default());
    }

    #[test]
    fn with_https_only_the_host_cookie_counts() {
        assert!(jar("cauce=0123456789abcdef", true).session.is_none());
        assert!(jar("__Host-cauce=0123456789abcdef", true).session.is_some());
        assert_eq!(
            session_cookie("abc", None, true),
            "__Host-cauce=abc; Path=/; SameSite=Lax; HttpOnly; Secure"
        );
    }
}
