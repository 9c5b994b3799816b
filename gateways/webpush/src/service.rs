//! Which push services may be called. The address of a subscription comes from a browser, and with it
//! anybody could make this server call any address: only those of a list are called.

use std::net::IpAddr;

use url::{Host, Url};

/// The services of Chrome and Edge on Android, Firefox, Safari, and Edge on Windows.
pub const SERVICES: [&str; 4] =
    ["fcm.googleapis.com", "*.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com"];

/// Longest address that is kept; those of today have some 200 characters, those of Windows up to 1,000.
const MOST_LETTERS: usize = 2_000;

/// Push services by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service(Rule);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Rule {
    /// `fcm.googleapis.com`
    Host(String),
    /// `*.push.apple.com`, kept as `.push.apple.com`
    Below(String),
    /// `http://127.0.0.1:9000`: a service on this machine, for tests
    Here(IpAddr, u16),
}

/// Why a line of configuration names no push service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadService(
    /// The line.
    pub String,
);

impl std::fmt::Display for BadService {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is no host such as push.example.org or *.push.example.org", self.0)
    }
}
impl std::error::Error for BadService {}

impl Service {
    /// Reads `push.example.org`, `*.push.example.org`, or `http://127.0.0.1:9000` for a trial on one machine.
    ///
    /// # Errors
    /// It is none of them.
    pub fn parse(text: &str) -> Result<Service, BadService> {
        let text = text.trim();
        let bad = || BadService(text.to_owned());
        if text.starts_with("http://") {
            let url = Url::parse(text).map_err(|_| bad())?;
            let here = address(&url).filter(|ip| ip.is_loopback()).zip(url.port());
            let bare = url.path() == "/" && url.query().is_none();
            return here.filter(|_| bare).map(|(ip, port)| Service(Rule::Here(ip, port))).ok_or_else(bad);
        }
        let (below, name) = text.strip_prefix("*.").map_or((false, text), |rest| (true, rest));
        // an address is no name: nobody but this machine may be called by number
        let named = matches!(Host::parse(name), Ok(Host::Domain(read)) if read == name);
        if !named || !name.contains('.') {
            return Err(bad());
        }
        Ok(Service(if below { Rule::Below(format!(".{name}")) } else { Rule::Host(name.to_owned()) }))
    }

    fn serves(&self, url: &Url) -> bool {
        let https = url.scheme() == "https" && url.port().is_none();
        match &self.0 {
            Rule::Host(name) => https && url.domain() == Some(name),
            Rule::Below(end) => https && url.domain().is_some_and(|name| name.ends_with(end.as_str())),
            Rule::Here(ip, port) => {
                url.scheme() == "http" && address(url) == Some(*ip) && url.port() == Some(*port)
            }
        }
    }
}

fn address(url: &Url) -> Option<IpAddr> {
    match url.host()? {
        Host::Ipv4(ip) => Some(ip.into()),
        Host::Ipv6(ip) => Some(ip.into()),
        Host::Domain(_) => None,
    }
}

/// The address of a browser at its service as it may be called; nothing if it is none.
pub(crate) fn read(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok().filter(|_| text.len() <= MOST_LETTERS)?;
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    (plain && matches!(url.scheme(), "https" | "http") && url.has_host()).then_some(url)
}

/// Whether one of `services` is at this address.
pub(crate) fn known(services: &[Service], url: &Url) -> bool {
    services.iter().any(|service| service.serves(url))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn may(text: &str) -> bool {
        let services: Vec<Service> = SERVICES.iter().map(|line| Service::parse(line).unwrap()).collect();
        read(text).is_some_and(|url| known(&services, &url))
    }

    #[test]
    fn the_services_of_the_browsers_are_known() {
        for text in [
            "https://fcm.googleapis.com/fcm/send/dGVzdA:APA91b",
            "https://FCM.googleapis.com:443/wp/x",
            "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
            "https://web.push.apple.com/QGu",
            "https://wns2-bl2p.notify.windows.com/w/?token=BQ%3d",
        ] {
            assert!(may(text), "{text}");
        }
    }

    #[test]
    fn nobody_else_is_called() {
        for text in [
            "",
            "x",
            "fcm.googleapis.com/x",
            "http://fcm.googleapis.com/x",
            "ftp://fcm.googleapis.com/x",
            "https://fcm.googleapis.com:8443/x",
            "https://fcm.googleapis.com.attacker.example/x",
            "https://fcm.googleapis.com./x",
            "https://notfcm.googleapis.com/x",
            "https://attacker.example/fcm.googleapis.com",
            "https://attacker.example#fcm.googleapis.com",
            "https://fcm.googleapis.com#x",
            "https://user@fcm.googleapis.com/x",
            "https://fcm.googleapis.com@attacker.example/x",
            "https://push.apple.com/x",
            "https://evilpush.apple.com/x",
            "https://127.0.0.1/x",
            "http://127.0.0.1:9000/x",
            "https://[::1]/x",
            "https://169.254.169.254/latest/meta-data",
            "https://localhost/x",
            "file:///etc/passwd",
        ] {
            assert!(!may(text), "{text}");
        }
        assert!(!may(&format!("https://fcm.googleapis.com/{}", "x".repeat(MOST_LETTERS))));
    }

    #[test]
    fn lines_that_name_no_service() {
        for text in [
            "",
            "*",
            "*.",
            "*.*",
            "com",
            "https://push.example.org",
            "push.example.org/x",
            "push.example.org:443",
            "10.0.0.1",
            "a b.example",
            "http://10.0.0.1:80",
            "http://127.0.0.1",
            "http://127.0.0.1:9000/x",
            "http://push.example.org:9000",
        ] {
            assert_eq!(Service::parse(text), Err(BadService(text.to_owned())), "{text}");
        }
        let here = [Service::parse("http://127.0.0.1:9000").unwrap()];
        assert!(known(&here, &read("http://127.0.0.1:9000/push/1").unwrap()));
        assert!(!known(&here, &read("http://127.0.0.1:9001/push/1").unwrap()));
        assert!(!known(&here, &read("https://127.0.0.1:9000/push/1").unwrap()));
    }

    proptest! {
        #[test]
        fn whatever_comes_is_a_known_host_or_nothing(text in "\\PC{0,60}") {
            prop_assert!(!may(&text));
            let behind = format!("https://{text}.example/");
            prop_assert!(!may(&behind));
        }
    }
}
