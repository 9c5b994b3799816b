//! Chance in the hands of somebody who tells a story.

use kernel::{Chance, SeededChance};

/// A stream of decisions that repeats with its seed. Draws are reduced modulo: a bias of one in millions is
/// nothing to a story.
pub struct Dice(SeededChance);

impl Dice {
    /// The stream `name` of `seed`: one more decision in one stream changes nothing in the others.
    pub fn new(seed: u64, name: &str) -> Dice {
        Dice(SeededChance::new(seed ^ mix(name.bytes().fold(0, |sum, b| mix(sum ^ u64::from(b))))))
    }

    /// 0 up to and without `n`; 0 if there is nothing to choose.
    pub fn below(&self, n: usize) -> usize {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        u32::from_le_bytes(bytes) as usize % n.max(1)
    }

    /// From `low` to `high`, both included.
    pub fn between(&self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// Yes in so many of a thousand times.
    pub fn permille(&self, yes: usize) -> bool {
        self.below(1_000) < yes
    }

    /// One of them, all equally likely. There must be one.
    pub fn pick<'a, T>(&self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// One of some texts; the empty one if there is none.
    pub fn text(&self, all: &[&'static str]) -> &'static str {
        all.get(self.below(all.len())).copied().unwrap_or_default()
    }

    /// The place of one of them, by weight.
    pub fn weighted(&self, weights: impl Iterator<Item = u32> + Clone) -> usize {
        let sum: u32 = weights.clone().sum();
        let mut left = self.below(sum as usize) as u32;
        for (place, weight) in weights.enumerate() {
            if left < weight {
                return place;
            }
            left -= weight;
        }
        0
    }
}

/// Scatters a number: neighbours become strangers (the finalizer of SplitMix64).
pub fn mix(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_repeat_and_do_not_disturb_each_other() {
        let draw = |dice: &Dice| (0..20).map(|_| dice.below(1_000)).collect::<Vec<_>>();
        assert_eq!(draw(&Dice::new(1, "a")), draw(&Dice::new(1, "a")));
        assert_ne!(draw(&Dice::new(1, "a")), draw(&Dice::new(1, "b")));
        assert_ne!(draw(&Dice::new(1, "a")), draw(&Dice::new(2, "a")));
    }

    #[test]
    fn draws_stay_within_their_bounds() {
        let dice = Dice::new(7, "bounds");
        for _ in 0..500 {
            assert!((3..=5).contains(&dice.between(3, 5)));
            assert!(dice.weighted([0, 4, 0].into_iter()) == 1);
        }
        assert_eq!(dice.below(0), 0);
    }
}
