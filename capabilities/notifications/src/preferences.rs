//! What an officer wants by mail: little, unless asked for more. Everything is on the screen anyway.

use dispatch::EmailAddress;

use crate::milestones::Topic;
use crate::notice::NoticeRefusal;

/// The choice of one officer.
#[doc(alias = "preferencias de alertas")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// The summary at seven on business days.
    pub digest: bool,
    /// Topics of which each notice also comes by mail.
    pub by_mail: Vec<Topic>,
    /// Where to; empty: the login, if it is an address.
    pub address: String,
}

impl Default for Preferences {
    /// The summary, and what is late.
    fn default() -> Self {
        Preferences { digest: true, by_mail: vec![Topic::Late], address: String::new() }
    }
}

impl Preferences {
    /// From what a form says. An address has to be one.
    pub fn checked(
        digest: bool,
        topics: impl Iterator<Item = String>,
        address: &str,
    ) -> Result<Preferences, NoticeRefusal> {
        let address = address.trim();
        if !address.is_empty() {
            EmailAddress::parse(address).map_err(|_| NoticeRefusal::Address)?;
        }
        let asked: Vec<String> = topics.collect();
        let by_mail = Topic::ALL.iter().copied().filter(|t| asked.iter().any(|a| a == t.key())).collect();
        Ok(Preferences { digest, by_mail, address: address.to_owned() })
    }

    /// From what was stored.
    pub(crate) fn stored(digest: bool, topics: &str, address: String) -> Preferences {
        Preferences { digest, by_mail: topics.split(' ').filter_map(Topic::parse).collect(), address }
    }

    /// The topics as they are stored.
    pub(crate) fn topics(&self) -> String {
        self.by_mail.iter().map(|t| t.key()).collect::<Vec<_>>().join(" ")
    }

    /// Where mail goes: the chosen address, else the login if it is one.
    pub fn mail_to(&self, login: &str) -> Option<String> {
        let address = if self.address.is_empty() { login } else { &self.address };
        EmailAddress::parse(address).ok().map(|a| a.as_str().to_owned())
    }

    /// Whether notices of this topic come by mail.
    pub fn mails(&self, topic: Topic) -> bool {
        self.by_mail.contains(&topic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_topics_are_left_out_and_bad_addresses_refused() {
        let topics = ["last", "late", "x' OR 1"].map(str::to_owned).into_iter();
        let wish = Preferences::checked(false, topics, " luisa@miraflor.example ").unwrap();
        assert_eq!(wish.by_mail, [Topic::Last, Topic::Late]);
        assert_eq!(wish.mail_to("luisa"), Some("luisa@miraflor.example".to_owned()));
        assert_eq!(Preferences::stored(false, &wish.topics(), wish.address.clone()), wish);
        let refused = Preferences::checked(true, std::iter::empty(), "no es un correo");
        assert_eq!(refused, Err(NoticeRefusal::Address));
    }

    #[test]
    fn without_an_address_the_login_is_one_or_there_is_no_mail() {
        let usual = Preferences::default();
        assert_eq!(usual.mail_to("luisa@miraflor.example"), Some("luisa@miraflor.example".to_owned()));
        assert_eq!(usual.mail_to("luisa"), None);
        assert!(usual.mails(Topic::Late) && !usual.mails(Topic::Near));
    }
}
