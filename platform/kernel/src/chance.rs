//! Randomness as a parameter.

use std::sync::Mutex;

use sha2::{Digest, Sha256};

/// Where random bytes come from.
pub trait Chance: Send + Sync + 'static {
    /// Fills `out` with random bytes.
    fn fill(&self, out: &mut [u8]);

    /// Sixteen random bytes, enough for an id.
    fn bytes16(&self) -> [u8; 16] {
        let mut b = [0; 16];
        self.fill(&mut b);
        b
    }

    /// A secret of 256 bits as 64 hexadecimal digits.
    fn secret(&self) -> String {
        let mut b = [0; 32];
        self.fill(&mut b);
        crate::hex(&b)
    }

    /// `length` symbols that nobody confuses when reading aloud (no 0 O 1 I L U).
    fn readable(&self, length: usize) -> String {
        const SYMBOLS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
        let mut out = String::with_capacity(length);
        let mut bytes = [0u8; 32];
        while out.len() < length {
            // as many as are still missing: each request to the operating system takes its time
            let some = &mut bytes[..(length - out.len()).min(32)];
            self.fill(some);
            // 240 = 8 x 30: the rest is thrown away so that every symbol is equally likely
            out.extend(some.iter().filter(|b| **b < 240).map(|b| SYMBOLS[usize::from(*b) % 30] as char));
        }
        out
    }
}

/// The randomness of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, out: &mut [u8]) {
        getrandom::fill(out).expect("the operating system always has randomness after boot");
    }
}

/// Repeatable bytes from a seed: SHA-256 in counter mode. For tests and the demo, never for secrets.
#[derive(Debug)]
pub struct SeededChance {
    seed: u64,
    state: Mutex<(u64, Vec<u8>)>,
}

impl SeededChance {
    /// The stream of `seed`.
    pub fn new(seed: u64) -> SeededChance {
        SeededChance { seed, state: Mutex::new((0, Vec::new())) }
    }
}

impl Chance for SeededChance {
    fn fill(&self, out: &mut [u8]) {
        let mut state = self.state.lock().unwrap_or_else(|e| e.into_inner());
        for byte in out {
            if state.1.is_empty() {
                let mut h = Sha256::new();
                h.update(self.seed.to_le_bytes());
                h.update(state.0.to_le_bytes());
                state.1 = h.finalize().to_vec();
                state.0 += 1;
            }
            *byte = state.1.pop().unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_stream() {
        let (a, b) = (SeededChance::new(7), SeededChance::new(7));
        assert_eq!(a.secret(), b.secret());
        assert_ne!(a.secret(), SeededChance::new(8).secret());
    }

    #[test]
    fn readable_codes_have_no_confusable_symbol() {
        let code = SeededChance::new(1).readable(2_000);
        assert!(!code.contains(['0', 'O', '1', 'I', 'L', 'U']));
        assert_eq!(code.len(), 2_000);
    }
}
