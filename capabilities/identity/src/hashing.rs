//! Argon2id (RFC 9106) with the parameters of OWASP's cheat sheet: 19 MiB, two passes, one lane. Slow on
//! purpose, so never inside of a store work and never more than two at once: 38 MiB and two cores at most.

use std::sync::OnceLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Chance, Fault};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

static TWO_AT_ONCE: Semaphore = Semaphore::const_new(2);

fn argon2() -> Result<Argon2<'static>, Fault> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|e| Fault::new(format!("parameters of the password hash: {e}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password, in PHC format, with a salt of 128 bits from `chance`.
pub async fn hash(password: &str, chance: &dyn Chance) -> Result<String, Fault> {
    let salt = chance.bytes16();
    let password = same_letters(password);
    slowly(move || {
        let hash: PasswordHash = argon2()?
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map_err(|e| Fault::new(format!("hashing a password: {e}")))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether `password` belongs to `hash`. Without a hash (unknown login, no password yet) it takes the same
/// time and is wrong.
pub async fn verify(password: &str, hash: Option<&str>) -> Result<bool, Fault> {
    let (password, known) = (same_letters(password), hash.map(str::to_owned));
    slowly(move || {
        let argon2 = argon2()?;
        let (text, real) = match &known {
            Some(text) => (text.as_str(), true),
            None => (nobody(&argon2)?, false),
        };
        let hash = PasswordHash::new(text).map_err(|e| Fault::new(format!("a stored password hash: {e}")))?;
        Ok(argon2.verify_password(password.as_bytes(), &hash).is_ok() && real)
    })
    .await
}

/// A hash with the same parameters that no account has.
fn nobody(argon2: &Argon2<'static>) -> Result<&'static str, Fault> {
    static NOBODY: OnceLock<String> = OnceLock::new();
    if let Some(text) = NOBODY.get() {
        return Ok(text);
    }
    let hash: PasswordHash = argon2
        .hash_password_with_salt(b"nobody has this password", &[7; 16])
        .map_err(|e| Fault::new(format!("hashing nobody's password: {e}")))?;
    Ok(NOBODY.get_or_init(|| hash.to_string()))
}

/// Keyboards write `é` as one character or as two (NIST SP 800-63B §5.1.1.2).
fn same_letters(password: &str) -> String {
    password.nfc().collect()
}

/// Makes nobody's hash ready, so that the first unknown login takes no longer than the others.
pub async fn warm_up() -> Result<(), Fault> {
    verify("", None).await.map(|_| ())
}

async fn slowly<T, F>(work: F) -> Result<T, Fault>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, Fault> + Send + 'static,
{
    let _turn = TWO_AT_ONCE.acquire().await.map_err(|e| Fault::because("waiting for a turn to hash", e))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| Fault::because("hashing a password", e))?
}

#[cfg(test)]
mod tests {
    use kernel::SeededChance;

    use super::*;

    #[tokio::test]
    async fn the_right_password_and_no_other() {
        let hash = hash("el gato de la tía", &SeededChance::new(1)).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify("el gato de la tía", Some(&hash)).await.unwrap());
        assert!(verify("el gato de la ti\u{301}a", Some(&hash)).await.unwrap(), "another keyboard");
        assert!(!verify("el gato de la tia", Some(&hash)).await.unwrap());
        assert!(!verify("nobody has this password", None).await.unwrap(), "nobody's password opens nothing");
        assert!(verify("x", Some("no hash")).await.is_err());
    }

    #[tokio::test]
    async fn hostile_lengths_and_characters_are_only_wrong() {
        assert!(!verify(&"x".repeat(100_000), None).await.unwrap());
        assert!(!verify("\0🚰\u{202e}", None).await.unwrap());
        warm_up().await.unwrap();
    }
}
