//! Colours: what a form sends, what a style sheet takes, and how well two of them are told apart.

use std::fmt;
use std::str::FromStr;

/// An opaque sRGB colour.
#[doc(alias = "color")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
}

/// The text was not `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAColor;

impl fmt::Display for NotAColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a colour is written #rrggbb")
    }
}

impl std::error::Error for NotAColor {}

impl Color {
    /// Paper.
    pub const WHITE: Self = Self::rgb(0xff_ff_ff);

    /// From the number that a style sheet writes: `Color::rgb(0x00666b)`.
    pub const fn rgb(hex: u32) -> Self {
        Self { r: (hex >> 16) as u8, g: (hex >> 8) as u8, b: hex as u8 }
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2, definition of «relative luminance»).
    pub fn luminance(self) -> f64 {
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// Lightness, chroma and hue of OKLCH (Ottosson 2020; CSS Color 4 §9): L 0 to 1, hue in radians.
    pub(crate) fn oklch(self) -> (f64, f64, f64) {
        let (r, g, b) = (linear(self.r), linear(self.g), linear(self.b));
        let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
        let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
        let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
        let lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
        let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        let b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        (lightness, a.hypot(b), b.atan2(a))
    }

    /// The colour of an OKLCH triple; chroma is given up until the colour exists in sRGB.
    pub(crate) fn from_oklch(lightness: f64, chroma: f64, hue: f64) -> Self {
        let lightness = lightness.clamp(0.0, 1.0);
        let mut chroma = chroma.max(0.0);
        loop {
            let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
            let l = (lightness + 0.3963377774 * a + 0.2158037573 * b).powi(3);
            let m = (lightness - 0.1055613458 * a - 0.0638541728 * b).powi(3);
            let s = (lightness - 0.0894841775 * a - 1.2914855480 * b).powi(3);
            let channels = [
                4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
            ];
            let fits = channels.iter().all(|c| (-0.002..=1.002).contains(c));
            if fits || chroma < 0.001 {
                let [r, g, b] = channels.map(gamma);
                return Self { r, g, b };
            }
            chroma -= 0.002;
        }
    }

    /// The same hue with another lightness.
    pub(crate) fn with_lightness(self, lightness: f64) -> Self {
        let (_, chroma, hue) = self.oklch();
        Self::from_oklch(lightness, chroma, hue)
    }
}

/// Contrast ratio of two colours, 1 to 21 (WCAG 2.2, success criterion 1.4.3: text needs 4.5).
#[doc(alias = "contraste")]
pub fn contrast(a: Color, b: Color) -> f64 {
    let (x, y) = (a.luminance(), b.luminance());
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

/// One channel without its gamma (IEC 61966-2-1).
fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

/// One channel with its gamma (IEC 61966-2-1).
fn gamma(c: f64) -> u8 {
    let c = c.clamp(0.0, 1.0);
    let c = if c <= 0.0031308 { 12.92 * c } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 };
    (c * 255.0).round() as u8
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

impl fmt::Debug for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Color {
    type Err = NotAColor;

    fn from_str(text: &str) -> Result<Self, NotAColor> {
        let hex = text.trim();
        let hex = hex.strip_prefix('#').unwrap_or(hex);
        if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NotAColor);
        }
        u32::from_str_radix(hex, 16).map(Self::rgb).map_err(|_| NotAColor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_the_formula_of_wcag() {
        assert!((contrast(Color::rgb(0), Color::WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(Color::rgb(0x777777), Color::WHITE) - 4.48).abs() < 0.01);
        assert_eq!(contrast(Color::rgb(0x336699), Color::rgb(0x336699)), 1.0);
    }

    #[test]
    fn a_colour_survives_the_way_to_oklch_and_back() {
        for hex in [0x00666b, 0xffc52e, 0x063c3f, 0xb3261e, 0x000000, 0xffffff, 0x3366cc, 0x123456] {
            let color = Color::rgb(hex);
            let (l, c, h) = color.oklch();
            assert_eq!(Color::from_oklch(l, c, h), color);
        }
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(" #00666B ".parse(), Ok(Color::rgb(0x00666b)));
        assert_eq!("00666b".parse(), Ok(Color::rgb(0x00666b)));
        for bad in ["", "#fff", "#00666", "#00666bff", "teal", "#+0666b", "#ñ666b", "url(x)"] {
            assert_eq!(bad.parse::<Color>(), Err(NotAColor), "{bad}");
        }
        assert_eq!(Color::rgb(0x0a0b0c).to_string(), "#0a0b0c");
    }
}
