//! Addresses of electronic mail, checked once so that nobody downstream has to.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::MessageRefusal;

/// The longest address that RFC 5321 §4.5.3.1.3 lets travel (256 with its angle brackets).
const MAX_ADDRESS: usize = 254;
const MAX_LOCAL: usize = 64;
const LOCAL_SYMBOLS: &[u8] = b"!#$%&'*+/=?^_`{|}~-.";

/// An address in ASCII: the local part as it was typed, the domain in lower case and, when it has letters
/// like `ñ`, in its `xn--` form (RFC 5891). Addresses with such letters before the `@` are refused: many
/// servers still cannot receive them (RFC 6531 is optional), and a refusal is better than a silence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
#[doc(alias = "correo electrónico")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads what a person typed. Refuses what is not a plain `local@domain.tld`: comments, quoted local
    /// parts, lists, line breaks, IP literals.
    pub fn parse(text: &str) -> Result<EmailAddress, MessageRefusal> {
        let (local, domain) = text.trim().rsplit_once('@').ok_or(MessageRefusal::Address)?;
        if local.chars().any(|c| !c.is_ascii() && c.is_alphanumeric()) {
            return Err(MessageRefusal::AddressLetters);
        }
        let symbols = local.bytes().all(|b| b.is_ascii_alphanumeric() || LOCAL_SYMBOLS.contains(&b));
        let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
        if local.is_empty() || local.len() > MAX_LOCAL || !symbols || dots {
            return Err(MessageRefusal::Address);
        }
        let domain = ascii_domain(domain).ok_or(MessageRefusal::Address)?;
        let whole = format!("{local}@{domain}");
        if whole.len() > MAX_ADDRESS { Err(MessageRefusal::Address) } else { Ok(EmailAddress(whole)) }
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// For screens whose reader does not need the address: `ma•••@example.com`.
    pub fn masked(&self) -> String {
        mask(&self.0)
    }
}

/// Hides most of the local part of an address: two letters stay if it is longer than four.
pub(crate) fn mask(address: &str) -> String {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let shown = if local.chars().count() > 4 { 2 } else { 1 };
    let start: String = local.chars().take(shown).collect();
    format!("{start}•••@{domain}")
}

fn ascii_domain(domain: &str) -> Option<String> {
    // a long text is not worth the conversion
    if domain.len() > 4 * MAX_ADDRESS {
        return None;
    }
    let ascii = idna::domain_to_ascii(domain).ok()?.to_ascii_lowercase();
    let label = |l: &str| {
        let letters = l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        (1..=63).contains(&l.len()) && letters && !l.starts_with('-') && !l.ends_with('-')
    };
    let (_, top) = ascii.rsplit_once('.')?;
    let numeric = top.bytes().all(|b| b.is_ascii_digit());
    (ascii.split('.').all(label) && !numeric).then_some(ascii)
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_people_have() {
        let ok = |text: &str| EmailAddress::parse(text).unwrap().to_string();
        assert_eq!(ok(" maria.rios+agua@Example.COM "), "maria.rios+agua@example.com");
        assert_eq!(ok("o'neil@sub.dominio.com.co"), "o'neil@sub.dominio.com.co");
        assert_eq!(ok("pqr@peñol.gov.co"), "pqr@xn--peol-hqa.gov.co");
    }

    #[test]
    fn what_is_not_an_address_is_refused() {
        let hostile = [
            "",
            "@",
            "a@",
            "@b.co",
            "a b@c.co",
            "a@b",
            "a@b..co",
            "a@-b.co",
            "a.@b.co",
            "a..b@c.co",
            "a@[127.0.0.1]",
            "a@10.0.0.1",
            "a@b.co\r\nBcc: x@y.co",
            "a\r\n@b.co",
            "\"a b\"@c.co",
            "<a@b.co>",
            "a@b.co,c@d.co",
            "a@b.co>\0",
            "a@b@c.co ; x",
        ];
        for text in hostile {
            assert_eq!(EmailAddress::parse(text), Err(MessageRefusal::Address), "{text:?}");
        }
        assert_eq!(EmailAddress::parse("niño@example.com"), Err(MessageRefusal::AddressLetters));
        assert!(EmailAddress::parse(&format!("{}@b.co", "a".repeat(65))).is_err());
        assert!(EmailAddress::parse(&format!("a@{}co", "b.".repeat(200))).is_err());
    }

    #[test]
    fn a_masked_address_tells_little() {
        assert_eq!(EmailAddress::parse("maria@example.com").unwrap().masked(), "ma•••@example.com");
        assert_eq!(EmailAddress::parse("ana@example.com").unwrap().masked(), "a•••@example.com");
    }
}
