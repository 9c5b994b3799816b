//! Who sends: a key of this installation with which every request is signed (RFC 8292).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use kernel::{At, Fault};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;

/// How long a signature counts: RFC 8292 §2 allows a day, clocks may differ.
const VALID_S: i64 = 12 * 3600;
const MICROS: i64 = 1_000_000;

/// The key pair of this installation. Browsers subscribe with its public half; only messages that the other
/// half signed reach them.
pub struct VapidKey {
    pair: EcdsaKeyPair,
    public: String,
}

impl VapidKey {
    /// A new key as text (PKCS #8 in base64url), from the randomness of the system.
    ///
    /// # Errors
    /// The system gives no randomness.
    pub fn make() -> Result<String, Fault> {
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        let document = made.map_err(|_| Fault::new("the system has randomness for a key of web push"))?;
        Ok(BASE64.encode(document))
    }

    /// Reads what [`VapidKey::make`] wrote.
    ///
    /// # Errors
    /// It is no key.
    pub fn parse(text: &str) -> Result<VapidKey, Fault> {
        let wrong = || Fault::new("the key of web push is PKCS #8 of a pair on P-256 in base64url");
        let document = BASE64.decode(text.trim()).map_err(|_| wrong())?;
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &document, &random);
        let pair = pair.map_err(|_| wrong())?;
        let public = BASE64.encode(pair.public_key());
        Ok(VapidKey { pair, public })
    }

    /// The public half: an uncompressed point in base64url.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The header `Authorization` for a service at `origin` (`https://fcm.googleapis.com`). `contact` is whom
    /// the service may write to: `mailto:` or `https:`.
    pub(crate) fn authorization(&self, origin: &str, contact: Option<&str>, at: At) -> Result<String, Fault> {
        let mut claims = json!({ "aud": origin, "exp": at.0 / MICROS + VALID_S });
        if let Some(contact) = contact {
            claims["sub"] = contact.into();
        }
        let head = BASE64.encode(r#"{"typ":"JWT","alg":"ES256"}"#);
        let signed = format!("{head}.{}", BASE64.encode(claims.to_string()));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes());
        let signature = signature.map_err(|_| Fault::new("the system has randomness for a signature"))?;
        // without a space after the comma: py_vapid, which services use, reads no other way
        Ok(format!("vapid t={signed}.{},k={}", BASE64.encode(signature), self.public))
    }
}

impl std::fmt::Debug for VapidKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VapidKey({})", self.public)
    }
}

#[cfg(test)]
mod tests {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_key_survives_its_text_and_its_signature_counts_for_twelve_hours() {
        let text = VapidKey::make().unwrap();
        let (key, again) = (VapidKey::parse(&text).unwrap(), VapidKey::parse(&format!("{text}\n")).unwrap());
        assert_eq!((key.public(), key.public().len()), (again.public(), 87));
        let at = At(1_900_000_000 * MICROS);
        let header = key.authorization("https://push.example", Some("mailto:a@b.example"), at).unwrap();
        let (token, public) = header.strip_prefix("vapid t=").unwrap().split_once(",k=").unwrap();
        assert_eq!(public, key.public());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let point = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, BASE64.decode(public).unwrap());
        point.verify(signed.as_bytes(), &BASE64.decode(signature).unwrap()).unwrap();
        let claims = BASE64.decode(signed.split_once('.').unwrap().1).unwrap();
        let claims: Value = serde_json::from_slice(&claims).unwrap();
        let expected = json!({ "aud": "https://push.example", "exp": 1_900_043_200,
            "sub": "mailto:a@b.example" });
        assert_eq!(claims, expected);
        assert!(!format!("{key:?}").contains(&text), "the secret half is never shown");
    }

    #[test]
    fn what_is_no_key_is_told() {
        let public = VapidKey::parse(&VapidKey::make().unwrap()).unwrap().public().to_owned();
        for text in ["", "x", "ñ", &public] {
            assert!(VapidKey::parse(text).is_err(), "{text}");
        }
    }
}
