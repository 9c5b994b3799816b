//! How large the letters of the board must be for the last chair.
//!
//! ISO 9241-3 asks a character height of at least the distance / 175 (16 to 22 minutes of arc); we take
//! 165. The sizes are steps of `board.css`, in 1/120 of the width of the screen, and were measured on a
//! panel of 43 inches (952 mm wide), whose 1/120 is 7.93 mm; the digits of our face are 0.668 of the size
//! high.

/// Digits of a row of the history, in tenths of a millimetre on a panel of 43 inches, by step.
const DIGITS_DMM: [i64; 4] = [286, 371, 477, 583];

/// The step of the letters for the chair that is farthest from the board: 1 (nearest) to 4.
pub(crate) fn step(last_chair_cm: i64) -> u8 {
    let needed_dmm = last_chair_cm * 100 / 165;
    let enough = DIGITS_DMM.iter().position(|digits| *digits >= needed_dmm);
    enough.map_or(4, |at| at as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn farther_chairs_get_larger_letters() {
        for (chair, wanted) in
            [(0, 1), (300, 1), (470, 1), (480, 2), (610, 2), (700, 3), (780, 3), (900, 4), (2_000, 4)]
        {
            assert_eq!(step(chair), wanted, "{chair} cm");
        }
    }

    #[test]
    fn the_digits_of_a_step_are_as_high_as_the_style_sheet_makes_them() {
        for (rem_tenths, digits) in [54, 70, 90, 110].into_iter().zip(DIGITS_DMM) {
            // 0.1 rem = 0.793 mm, times 0.668
            let measured = rem_tenths * 793 * 668 / 100_000;
            assert!((measured - digits).abs() <= 1, "{measured} {digits}");
        }
    }
}
