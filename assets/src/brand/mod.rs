//! A company's palette: derived from one or two colours, checked for contrast, written as CSS.

mod color;

pub use color::{Color, NotAColor, contrast};

/// Ink of all texts; it is not part of the brand, so that no brand can make a text unreadable.
pub const INK: Color = Color::rgb(0x0b2b2e);

/// What text needs (WCAG 2.2, 1.4.3, level AA).
pub const TEXT: f64 = 4.5;

/// What figures and edges of controls need (WCAG 2.2, 1.4.11).
pub const SHAPE: f64 = 3.0;

/// The colours that a company may call its own. The names are those of the CSS tokens.
#[doc(alias = "marca")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brand {
    /// Night: hero, rail, footer. White text goes on it.
    pub noche: Color,
    /// The quiet pipes on the night.
    pub tubo: Color,
    /// Buttons and links.
    pub marca: Color,
    /// The same, pressed.
    pub fuerte: Color,
    /// Backgrounds of what is chosen.
    pub suave: Color,
    /// Water: the lit pipe. Ink goes on it.
    pub viva: Color,
    /// Call to action and flanges. Ink goes on it.
    pub acento: Color,
    /// The same, under the pointer.
    pub acento_claro: Color,
    /// Backgrounds of internal notes and of the demonstration's strip.
    pub acento_suave: Color,
}

impl Default for Brand {
    /// The palette of the product, used until a company chooses its own.
    fn default() -> Self {
        Self {
            noche: Color::rgb(0x063c3f),
            tubo: Color::rgb(0x0b5054),
            marca: Color::rgb(0x00666b),
            fuerte: Color::rgb(0x04474c),
            suave: Color::rgb(0xdff1f0),
            viva: Color::rgb(0x4fd1c5),
            acento: Color::rgb(0xffc52e),
            acento_claro: Color::rgb(0xffd766),
            acento_suave: Color::rgb(0xfff3cf),
        }
    }
}

/// A colour of the palette that somebody could not read, and the nearest one that everybody can.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unfit {
    /// CSS token: `marca`, `acento`…
    pub token: &'static str,
    /// The colour given.
    pub given: Color,
    /// What goes on it or under it.
    pub against: Color,
    /// Contrast reached.
    pub ratio: f64,
    /// Contrast needed.
    pub needed: f64,
    /// The nearest colour of the same hue that reaches it.
    pub proposal: Color,
}

impl Brand {
    /// The whole palette from the main colour and, if there is one, the second. Says nothing about
    /// contrast: the given colours are kept as they are; ask [`Brand::check`].
    pub fn derive(marca: Color, acento: Option<Color>) -> Self {
        let (_, chroma, hue) = marca.oklch();
        let acento = acento.unwrap_or(Self::default().acento);
        let (accent_lightness, accent_chroma, accent_hue) = acento.oklch();
        Self {
            noche: Color::from_oklch(0.328, chroma.min(0.055), hue),
            tubo: Color::from_oklch(0.396, chroma.min(0.062), hue),
            marca,
            fuerte: marca.with_lightness((marca.oklch().0 - 0.1).clamp(0.2, 0.37)),
            suave: Color::from_oklch(0.948, chroma.min(0.019), hue),
            viva: Color::from_oklch(0.79, (chroma * 1.45).min(0.12), hue),
            acento,
            acento_claro: Color::from_oklch(
                (accent_lightness + 0.034).min(0.95),
                accent_chroma * 0.8,
                accent_hue,
            ),
            acento_suave: Color::from_oklch(0.963, accent_chroma.min(0.047), accent_hue),
        }
    }

    /// What must be readable on what.
    fn duties(&self) -> [(&'static str, Color, Color, f64); 11] {
        let white = Color::WHITE;
        [
            ("marca", self.marca, white, TEXT),
            ("marca", self.marca, self.suave, TEXT),
            ("fuerte", self.fuerte, white, TEXT),
            ("fuerte", self.fuerte, self.suave, TEXT),
            ("noche", self.noche, white, TEXT),
            ("suave", self.suave, INK, TEXT),
            ("viva", self.viva, INK, TEXT),
            ("acento", self.acento, INK, TEXT),
            ("acento", self.acento, self.noche, TEXT),
            ("acento_claro", self.acento_claro, INK, TEXT),
            ("viva", self.viva, self.noche, SHAPE),
        ]
    }

    /// Refuses a palette in which some text would not be readable.
    ///
    /// # Errors
    /// One [`Unfit`] for each colour that fails, with the nearest colour that meets all its duties at once.
    pub fn check(&self) -> Result<(), Vec<Unfit>> {
        let mut unfit: Vec<Unfit> = Vec::new();
        for (token, given, against, needed) in self.duties() {
            let ratio = contrast(given, against);
            if ratio < needed && unfit.iter().all(|known| known.token != token) {
                let proposal = self.nearest(token, given);
                unfit.push(Unfit { token, given, against, ratio, needed, proposal });
            }
        }
        if unfit.is_empty() { Ok(()) } else { Err(unfit) }
    }

    /// Walks away from the given lightness, both ways at once, until every duty of the token is met.
    fn nearest(&self, token: &str, given: Color) -> Color {
        let (lightness, ..) = given.oklch();
        let fits = |candidate: Color| {
            self.duties()
                .iter()
                .filter(|(name, ..)| *name == token)
                .all(|(_, _, against, needed)| contrast(candidate, *against) >= *needed)
        };
        (1..=200)
            .flat_map(|step| [-1.0, 1.0].map(|way| lightness + way * f64::from(step) * 0.005))
            .filter(|l| (0.0..=1.0).contains(l))
            .map(|l| given.with_lightness(l))
            .find(|candidate| fits(*candidate))
            .unwrap_or(INK)
    }

    /// The body of `/marca.css`. `art` is the path under which the application serves the plates: `/marca`.
    ///
    /// It is written in the layer `marca`, which beats the tokens of `base.css` and is beaten by high
    /// contrast.
    pub fn css(&self, art: &str) -> String {
        let tokens = [
            ("marca-noche", self.noche),
            ("marca-tubo", self.tubo),
            ("marca", self.marca),
            ("marca-fuerte", self.fuerte),
            ("marca-suave", self.suave),
            ("marca-viva", self.viva),
            ("acento", self.acento),
            ("acento-claro", self.acento_claro),
            ("acento-suave", self.acento_suave),
        ];
        let mut css = String::from("@layer marca{:root{");
        for (name, color) in tokens {
            css.push_str(&format!("--{name}:{color};"));
        }
        // Only characters that cannot end the address: the path comes from our own routes, but nobody must
        // trust that.
        let safe: String =
            art.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.')).collect();
        for plate in ["portada", "clara", "sol", "tv"] {
            css.push_str(&format!("--arte-{plate}:url(\"{safe}/{plate}.svg\");"));
        }
        css.push_str("}}\n");
        css
    }
}

#[cfg(test)]
mod tests;
