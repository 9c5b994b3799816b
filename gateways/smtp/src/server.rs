//! Which mail server, read from one line of configuration.

use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use percent_encoding::percent_decode_str;
use url::Url;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all: for a server on the same machine or network.
    None,
    /// STARTTLS, and no mail without it (RFC 3207).
    StartTls,
    /// TLS from the first byte (RFC 8314).
    Tls,
}

/// A mail server and how to talk to it.
#[derive(Clone)]
pub struct Server {
    /// Name or IP address.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// Protection of the connection.
    pub security: Security,
    /// User and password.
    pub credentials: Option<Credentials>,
    /// A certificate authority of the company's own, PEM, besides the public ones.
    pub authority: Option<Vec<u8>>,
    /// Most time for connecting, and for each answer before the text is handed over.
    pub patience: Duration,
    /// Most time for handing over the text and its answer (RFC 5321 §4.5.3.2 wants ten minutes; the lease of
    /// the postman leaves less).
    pub text_patience: Duration,
}

/// Why a line of configuration names no server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadServer {
    /// Not `smtp://…`, `starttls://…` or `smtps://…` with a host.
    Address,
    /// A password would travel unprotected to another machine.
    OpenPassword,
}

impl std::fmt::Display for BadServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            BadServer::Address => {
                "the mail server is written smtp://host:25, starttls://user:password@host:587 \
                or smtps://user:password@host:465"
            }
            BadServer::OpenPassword => {
                "with a password use starttls:// or smtps://: smtp:// sends it in the open"
            }
        })
    }
}
impl std::error::Error for BadServer {}

impl Server {
    /// Reads `smtp://host[:25]` (no protection), `starttls://user:password@host[:587]` or
    /// `smtps://user:password@host[:465]`. Special characters of user and password are percent-encoded.
    pub fn parse(text: &str) -> Result<Server, BadServer> {
        let url = Url::parse(text.trim()).map_err(|_| BadServer::Address)?;
        let (security, port) = match url.scheme() {
            "smtp" => (Security::None, 25),
            "starttls" => (Security::StartTls, 587),
            "smtps" => (Security::Tls, 465),
            _ => return Err(BadServer::Address),
        };
        let host = url.host_str().filter(|h| !h.is_empty()).ok_or(BadServer::Address)?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let plain = |text: &str| percent_decode_str(text).decode_utf8().map(String::from);
        let credentials = match (url.username(), url.password()) {
            ("", _) => None,
            (user, password) => {
                let user = plain(user).map_err(|_| BadServer::Address)?;
                let password = plain(password.unwrap_or_default()).map_err(|_| BadServer::Address)?;
                Some(Credentials::new(user, password))
            }
        };
        let here = host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
        if credentials.is_some() && security == Security::None && !here {
            return Err(BadServer::OpenPassword);
        }
        Ok(Server {
            host,
            port: url.port().unwrap_or(port),
            security,
            credentials,
            authority: None,
            patience: Duration::from_secs(20),
            text_patience: Duration::from_secs(150),
        })
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Server({}:{} {:?})", self.host, self.port, self.security)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_ways_and_their_ports() {
        let server = |text| Server::parse(text).unwrap();
        let plain = server("smtp://mail.example");
        assert_eq!((plain.port, plain.security), (25, Security::None));
        let submission = server("starttls://pqr%40aguas.example:a%3Ab%2F@mail.example");
        assert_eq!((submission.port, submission.security), (587, Security::StartTls));
        assert_eq!(submission.credentials, Some(Credentials::new("pqr@aguas.example".into(), "a:b/".into())));
        assert_eq!(
            (server("smtps://u:p@[::1]:4650").host.as_str(), server("smtps://[::1]").port),
            ("::1", 465)
        );
        assert!(!format!("{submission:?}").contains("a:b"), "the password is never shown");
    }

    #[test]
    fn lines_that_name_no_server() {
        for text in
            ["", "mail.example", "http://mail.example", "smtp://", "smtp:///x", "smtps://u:p@host:99999"]
        {
            assert_eq!(Server::parse(text).err(), Some(BadServer::Address), "{text:?}");
        }
        assert_eq!(Server::parse("smtp://u:p@mail.example").err(), Some(BadServer::OpenPassword));
        assert!(Server::parse("smtp://u:p@127.0.0.1:2525").is_ok());
    }
}
