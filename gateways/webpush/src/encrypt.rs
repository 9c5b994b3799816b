//! Encryption for one browser: RFC 8291 over the content coding `aes128gcm` of RFC 8188, one record.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf::{HKDF_SHA256, KeyType, Prk, Salt};
use ring::rand::SecureRandom;

/// Bytes of an uncompressed point of P-256 (SEC 1 §2.3.3).
const POINT: usize = 65;
/// Bytes of the secret that the browser shares with us (RFC 8291 §3.2) and of the salt (RFC 8188 §2.1).
const SECRET: usize = 16;
/// The record size of the header; one record has it all (RFC 8291 §4).
const RECORD: u32 = 4096;
/// What a service must take is 4,096 bytes (RFC 8030 §7.2): salt, record size, length of the key, key; the
/// tag of 16 bytes and the delimiter.
const MOST_TEXT: usize = 4096 - (SECRET + 4 + 1 + POINT) - 16 - 1;
/// Shorter texts are filled up to this: their length tells nothing of what they say.
const FILLED: usize = 512;

/// Why nothing can be encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// The keys of the browser are none.
    Keys,
    /// The text is longer than a service takes.
    Long,
}

/// The keys that a browser gave: its point on P-256 and its secret.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct BrowserKeys {
    point: [u8; POINT],
    secret: [u8; SECRET],
}

impl BrowserKeys {
    /// Reads base64url, with or without padding, as browsers write it.
    pub(crate) fn read(p256dh: &str, auth: &str) -> Option<BrowserKeys> {
        let point: [u8; POINT] = BASE64.decode(p256dh.trim_end_matches('=')).ok()?.try_into().ok()?;
        let secret: [u8; SECRET] = BASE64.decode(auth.trim_end_matches('=')).ok()?.try_into().ok()?;
        (point[0] == 4).then_some(BrowserKeys { point, secret })
    }
}

/// The body of a request: header and one record. A new key pair and salt are made from `random` each time.
pub(crate) fn encrypt(to: &BrowserKeys, text: &[u8], random: &dyn SecureRandom) -> Result<Vec<u8>, Unfit> {
    let own = EphemeralPrivateKey::generate(&ECDH_P256, random).map_err(|_| Unfit::Keys)?;
    let point = own.compute_public_key().map_err(|_| Unfit::Keys)?;
    let mut salt = [0; SECRET];
    random.fill(&mut salt).map_err(|_| Unfit::Keys)?;
    let theirs = UnparsedPublicKey::new(&ECDH_P256, to.point);
    // a point that is not on the curve is found here
    let sealed =
        agree_ephemeral(own, &theirs, |shared| seal(shared, point.as_ref(), to, &salt, text, FILLED));
    sealed.map_err(|_| Unfit::Keys)?
}

/// RFC 8291 §3.4 with everything given: the shared secret of ECDH, our own point, the salt.
fn seal(
    shared: &[u8],
    own: &[u8],
    to: &BrowserKeys,
    salt: &[u8; SECRET],
    text: &[u8],
    filled: usize,
) -> Result<Vec<u8>, Unfit> {
    if text.len() > MOST_TEXT {
        return Err(Unfit::Long);
    }
    let first = Salt::new(HKDF_SHA256, &to.secret).extract(shared);
    let key: [u8; 32] = derive(&first, &[b"WebPush: info\0", &to.point, own])?;
    let second = Salt::new(HKDF_SHA256, salt).extract(&key);
    let content: [u8; 16] = derive(&second, &[b"Content-Encoding: aes128gcm\0"])?;
    let nonce: [u8; 12] = derive(&second, &[b"Content-Encoding: nonce\0"])?;
    // the delimiter of the last record, then nothing but zeros (RFC 8188 §2)
    let mut record = text.to_vec();
    record.push(2);
    record.resize(record.len().max(filled), 0);
    let sealer = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &content).map_err(|_| Unfit::Keys)?);
    let nonce = Nonce::assume_unique_for_key(nonce);
    sealer.seal_in_place_append_tag(nonce, Aad::empty(), &mut record).map_err(|_| Unfit::Keys)?;
    let mut body = salt.to_vec();
    body.extend(RECORD.to_be_bytes());
    body.push(POINT as u8);
    body.extend(own);
    body.extend(record);
    Ok(body)
}

/// HKDF-Expand (RFC 5869 §2.3).
fn derive<const N: usize>(from: &Prk, info: &[&[u8]]) -> Result<[u8; N], Unfit> {
    struct Length(usize);
    impl KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut key = [0; N];
    let made = from.expand(info, Length(N)).and_then(|okm| okm.fill(&mut key));
    made.map(|()| key).map_err(|_| Unfit::Keys)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ring::rand::SystemRandom;

    use super::*;

    const POINT_OF_BROWSER: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const SECRET_OF_BROWSER: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    fn bytes(text: &str) -> Vec<u8> {
        BASE64.decode(text).unwrap()
    }

    #[test]
    fn the_example_of_the_rfc_to_the_last_byte() {
        let to = BrowserKeys::read(POINT_OF_BROWSER, SECRET_OF_BROWSER).unwrap();
        let shared = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs");
        let own =
            bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let text = b"When I grow up, I want to be a watermelon";
        let body = seal(&shared, &own, &to, &salt, text, 0).unwrap();
        // RFC 8291 §5
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg\
                        Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVB\
                        St2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(BASE64.encode(body), expected);
    }

    #[test]
    fn keys_that_are_none_are_refused() {
        let none = [
            (POINT_OF_BROWSER, "short"),
            (POINT_OF_BROWSER, ""),
            ("", SECRET_OF_BROWSER),
            ("%%%", SECRET_OF_BROWSER),
            (SECRET_OF_BROWSER, SECRET_OF_BROWSER),
        ];
        for (point, secret) in none {
            assert!(BrowserKeys::read(point, secret).is_none(), "{point} {secret}");
        }
        assert!(BrowserKeys::read(POINT_OF_BROWSER, "BTBZMqHH6r4Tts7J_aSIgg==").is_some(), "with padding");
        let off_the_curve = BASE64.encode([&[4u8][..], &[7; 64]].concat());
        let keys = BrowserKeys::read(&off_the_curve, SECRET_OF_BROWSER).unwrap();
        assert_eq!(encrypt(&keys, b"x", &SystemRandom::new()), Err(Unfit::Keys));
    }

    #[test]
    fn what_a_service_would_not_take_is_refused_and_the_longest_fits() {
        let to = BrowserKeys::read(POINT_OF_BROWSER, SECRET_OF_BROWSER).unwrap();
        let random = SystemRandom::new();
        assert_eq!(encrypt(&to, &[b'x'; MOST_TEXT], &random).unwrap().len(), 4096);
        assert_eq!(encrypt(&to, &[b'x'; MOST_TEXT + 1], &random), Err(Unfit::Long));
        assert_ne!(encrypt(&to, b"x", &random), encrypt(&to, b"x", &random), "never the same key twice");
    }

    proptest! {
        #[test]
        fn short_texts_have_one_length(text in proptest::collection::vec(any::<u8>(), 0..FILLED)) {
            let to = BrowserKeys::read(POINT_OF_BROWSER, SECRET_OF_BROWSER).unwrap();
            let body = encrypt(&to, &text, &SystemRandom::new()).unwrap();
            prop_assert_eq!(body.len(), SECRET + 4 + 1 + POINT + FILLED + 16);
        }
    }
}
