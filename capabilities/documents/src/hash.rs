//! The fingerprint under which a file is known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// SHA-256 (FIPS 180-4) of a file: its address in the [`BlobStore`](crate::BlobStore) and the proof
/// that nobody changed it. 64 lower-case hexadecimal digits in text and in the database.
#[doc(alias = "huella")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256Hash([u8; 32]);

impl Sha256Hash {
    /// The fingerprint of `bytes`.
    pub fn of(bytes: &[u8]) -> Sha256Hash {
        Sha256Hash(Sha256::digest(bytes).into())
    }

    /// Reads exactly 64 hexadecimal digits of either case; nothing else, so that a fingerprint can be
    /// part of a path.
    pub fn parse(text: &str) -> Option<Sha256Hash> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut out = [0; 32];
        for (byte, pair) in out.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let high = char::from(pair[0]).to_digit(16)?;
            let low = char::from(pair[1]).to_digit(16)?;
            *byte = u8::try_from(high * 16 + low).ok()?;
        }
        Some(Sha256Hash(out))
    }
}

impl fmt::Display for Sha256Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&kernel::hex(&self.0))
    }
}
impl fmt::Debug for Sha256Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Sha256Hash {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Sha256Hash::parse(text).ok_or_else(|| "not a SHA-256 in hexadecimal".to_owned())
    }
}
impl Serialize for Sha256Hash {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Sha256Hash {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back_and_only_hexadecimal() {
        let hash = Sha256Hash::of(b"abc");
        assert_eq!(hash.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Sha256Hash::parse(&hash.to_string()), Some(hash));
        assert_eq!(Sha256Hash::parse(&hash.to_string().to_uppercase()), Some(hash));
        assert_eq!(Sha256Hash::parse("../../etc/passwd"), None);
        assert_eq!(Sha256Hash::parse(&"é".repeat(32)), None);
        assert_eq!(Sha256Hash::parse(&"+1".repeat(32)), None);
    }
}
