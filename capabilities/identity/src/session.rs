//! A session: the time between logging in and leaving.

use kernel::{AccountId, At, Id, Tag};

/// Marks ids of sessions.
pub enum SessionTag {}
impl Tag for SessionTag {
    const NAME: &'static str = "session";
}

/// Id of a session; not its secret.
pub type SessionId = Id<SessionTag>;

/// A session ends after so many hours, however busy it is.
pub const LONGEST_HOURS: i64 = 12;
/// A session ends after so many hours without a request.
pub const IDLE_HOURS: i64 = 2;
/// The last request is written down at most once in so many seconds.
pub const SEEN_EVERY_SECONDS: i64 = 60;

/// A session as its owner sees it.
#[doc(alias = "sesión")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub account: AccountId,
    /// Family of the browser: `Firefox, Android`.
    pub agent: String,
    /// When it began.
    pub created_at: At,
    /// The last request, exact to a minute.
    pub last_seen_at: At,
    /// When it ends at the latest.
    pub expires_at: At,
}

impl Session {
    /// Whether it still counts at `at`.
    pub fn is_alive(&self, at: At) -> bool {
        at < self.expires_at && at < self.last_seen_at.plus_hours(IDLE_HOURS)
    }

    /// Whether a request at `at` has to be written down.
    pub fn wants_seen(&self, at: At) -> bool {
        at.seconds_since(self.last_seen_at) >= SEEN_EVERY_SECONDS
    }
}

/// The family of the browser and of the system from `User-Agent`; finer would be a fingerprint.
pub fn agent_family(header: &str) -> String {
    // the order matters: Edge says Chrome, and Chrome says Safari
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("SamsungBrowser/", "Samsung"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ];
    let find =
        |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| header.contains(mark)).map(|f| f.1);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: At = At(1_800_000_000_000_000);

    fn session(last_seen_at: At) -> Session {
        let id = Id::new(NOON, [1; 16]);
        let (account, expires_at) = (Id::new(NOON, [2; 16]), NOON.plus_hours(LONGEST_HOURS));
        Session { id, account, agent: String::new(), created_at: NOON, last_seen_at, expires_at }
    }

    #[test]
    fn two_idle_hours_or_twelve_busy_ones_end_it() {
        assert!(session(NOON).is_alive(NOON.plus_minutes(119)));
        assert!(!session(NOON).is_alive(NOON.plus_hours(2)));
        let busy = session(NOON.plus_minutes(719));
        assert!(busy.is_alive(NOON.plus_minutes(719)));
        assert!(!busy.is_alive(NOON.plus_hours(12)));
    }

    #[test]
    fn a_minute_is_fine_enough() {
        assert!(!session(NOON).wants_seen(NOON.plus_seconds(59)));
        assert!(session(NOON).wants_seen(NOON.plus_seconds(60)));
    }

    #[test]
    fn only_the_family_of_the_browser_is_kept() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0.0.0 Safari/537.36 Edg/141.0";
        assert_eq!(agent_family(edge), "Edge, Windows");
        let phone = "Mozilla/5.0 (Linux; Android 14; SM-A155M) Chrome/141.0.0.0 Mobile Safari/537.36";
        assert_eq!(agent_family(phone), "Chrome, Android");
        assert_eq!(agent_family("curl/8.5 <script>"), "");
    }
}
