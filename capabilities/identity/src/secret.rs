//! Secrets that open something, and what is kept of them.

use kernel::sha256_hex;

/// What the database keeps of a secret of 256 bits: SHA-256 is enough, for nobody can guess the secret
/// itself. Whatever is shown gets a hash of the same length, so nothing is learned from the time it takes.
pub fn fingerprint(secret: &str) -> String {
    sha256_hex(secret.as_bytes())
}

/// Every API token begins so, for secret scanners and for people who find one in a log.
pub const TOKEN_PREFIX: &str = "cauce_";

/// Whether `text` may be a secret of ours: so long texts are not even looked up.
pub fn plausible(text: &str) -> bool {
    (16..=128).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_a_secret_is_not_looked_up() {
        assert!(plausible(&"a".repeat(64)) && plausible(&format!("{TOKEN_PREFIX}{}", "0".repeat(64))));
        for text in ["", "short", "0123456789abcde\0", "0123456789abcdef' OR 1", &"a".repeat(100_000)] {
            assert!(!plausible(text));
        }
    }
}
