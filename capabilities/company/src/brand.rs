//! The company's colours: one or two, that everybody can read.

use assets::Brand;
use assets::brand::{Color, Unfit};
use kernel::Refusal;
use serde::{Deserialize, Serialize};

/// One or two colours, whose palette passed the check of contrast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct BrandColors {
    main: Color,
    accent: Option<Color>,
}

/// As it stands in the database.
#[derive(Serialize, Deserialize)]
struct Written {
    main: String,
    accent: Option<String>,
}

impl From<BrandColors> for Written {
    fn from(colors: BrandColors) -> Written {
        Written { main: colors.main.to_string(), accent: colors.accent.map(|c| c.to_string()) }
    }
}

impl TryFrom<Written> for BrandColors {
    type Error = String;
    fn try_from(written: Written) -> Result<BrandColors, String> {
        let accent = written.accent.unwrap_or_default();
        BrandColors::parse(&written.main, &accent).map_err(|refusal| format!("{refusal:?}"))
    }
}

impl Default for BrandColors {
    /// The product's own.
    fn default() -> BrandColors {
        BrandColors { main: Brand::default().marca, accent: None }
    }
}

impl BrandColors {
    /// Reads what a form sent; `accent` may be empty.
    pub fn parse(main: &str, accent: &str) -> Result<BrandColors, BrandRefusal> {
        let main = main.parse::<Color>().map_err(|_| BrandRefusal::NotAColor { field: "main_color" })?;
        let accent = match accent.trim() {
            "" => None,
            text => {
                Some(text.parse::<Color>().map_err(|_| BrandRefusal::NotAColor { field: "accent_color" })?)
            }
        };
        let accent = accent.filter(|color| *color != Brand::default().acento);
        match Brand::derive(main, accent).check() {
            Ok(()) => Ok(BrandColors { main, accent }),
            Err(unfit) => Err(BrandRefusal::unreadable(main, accent, &unfit)),
        }
    }

    /// The whole palette. The product's own colour keeps the palette that was drawn for it.
    pub fn palette(&self) -> Brand {
        if *self == BrandColors::default() { Brand::default() } else { Brand::derive(self.main, self.accent) }
    }

    /// The main colour, `#rrggbb`.
    pub fn main(&self) -> String {
        self.main.to_string()
    }

    /// The second colour, `#rrggbb`; the product's own if the company has none.
    pub fn accent(&self) -> String {
        self.accent.unwrap_or(Brand::default().acento).to_string()
    }
}

/// Why colours are refused.
#[derive(Debug, Clone, PartialEq)]
pub enum BrandRefusal {
    /// Not `#rrggbb`.
    NotAColor {
        /// Which field.
        field: &'static str,
    },
    /// Somebody could not read a text in them (WCAG 2.2, 1.4.3).
    Unreadable {
        /// Which field.
        field: &'static str,
        /// The colour given, `#rrggbb`.
        given: String,
        /// The contrast it reaches, as `2.1`.
        ratio: String,
        /// The nearest main colour that serves.
        main: String,
        /// The nearest second colour that serves.
        accent: String,
    },
}

impl BrandRefusal {
    fn unreadable(main: Color, accent: Option<Color>, unfit: &[Unfit]) -> BrandRefusal {
        let second = unfit.iter().all(|u| u.token.starts_with("acento")) && accent.is_some();
        let worst = unfit.iter().min_by(|a, b| a.ratio.total_cmp(&b.ratio));
        let ratio = worst.map_or(1.0, |u| u.ratio);
        let (near, near_accent) = nearest(main, accent);
        BrandRefusal::Unreadable {
            field: if second { "accent_color" } else { "main_color" },
            given: if second { accent.unwrap_or(main) } else { main }.to_string(),
            // rounded down: 4.49 must not look like enough
            ratio: format!("{:.1}", (ratio * 10.0).floor() / 10.0),
            main: near.to_string(),
            accent: near_accent.unwrap_or(Brand::default().acento).to_string(),
        }
    }

    /// The main and the second colour that would serve instead.
    pub fn proposal(&self) -> Option<(&str, &str)> {
        match self {
            BrandRefusal::Unreadable { main, accent, .. } => Some((main, accent)),
            BrandRefusal::NotAColor { .. } => None,
        }
    }
}

/// The nearest colours whose palette can be read. Each change moves the derived colours a little, so it is
/// tried a few times; the product's own are the last resort.
fn nearest(mut main: Color, mut accent: Option<Color>) -> (Color, Option<Color>) {
    for _ in 0..8 {
        let Err(unfit) = Brand::derive(main, accent).check() else { return (main, accent) };
        for wrong in unfit {
            match wrong.token {
                "marca" => main = wrong.proposal,
                "acento" => accent = Some(wrong.proposal),
                _ => {}
            }
        }
    }
    (Brand::default().marca, accent.map(|_| Brand::default().acento))
}

impl Refusal for BrandRefusal {
    fn code(&self) -> &'static str {
        match self {
            BrandRefusal::NotAColor { .. } => "company-not-a-color",
            BrandRefusal::Unreadable { .. } => "company-unreadable-color",
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            BrandRefusal::NotAColor { field } | BrandRefusal::Unreadable { field, .. } => Some(field),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            BrandRefusal::NotAColor { .. } => Vec::new(),
            BrandRefusal::Unreadable { field, given, ratio, main, accent } => {
                let proposal = if *field == "accent_color" { accent } else { main };
                vec![("given", given.clone()), ("ratio", ratio.clone()), ("proposal", proposal.clone())]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_products_own_and_ordinary_colours_are_taken() {
        assert_eq!(BrandColors::parse("#00666b", "").unwrap().palette(), Brand::default());
        let blue = BrandColors::parse("#1f4e9c", "#ffc52e").unwrap();
        assert_eq!((blue.main(), blue.accent()), ("#1f4e9c".into(), "#ffc52e".into()));
    }

    #[test]
    fn a_pale_colour_is_refused_with_one_that_serves() {
        let refused = BrandColors::parse("#ffee00", "").unwrap_err();
        assert_eq!((refused.code(), refused.field()), ("company-unreadable-color", Some("main_color")));
        let (main, accent) = refused.proposal().unwrap();
        assert!(BrandColors::parse(main, accent).is_ok(), "{main} {accent}");
        let refused = BrandColors::parse("#00666b", "#002244").unwrap_err();
        assert_eq!(refused.field(), Some("accent_color"));
    }

    #[test]
    fn what_is_no_colour_is_told_so() {
        for (main, accent) in
            [("", ""), ("red", ""), ("#12", ""), ("#00666b", "javascript:1"), ("#00666b", "💧")]
        {
            assert_eq!(BrandColors::parse(main, accent).unwrap_err().code(), "company-not-a-color");
        }
    }

    proptest! {
        #[test]
        fn every_proposal_serves(main in 0u32..0x0100_0000, accent in 0u32..0x0100_0000) {
            let (main, accent) = (format!("#{main:06x}"), format!("#{accent:06x}"));
            if let Err(refusal) = BrandColors::parse(&main, &accent) {
                let (near, near_accent) = refusal.proposal().unwrap();
                let served = BrandColors::parse(near, near_accent);
                prop_assert!(served.is_ok(), "{} {} -> {:?}", main, accent, refusal);
            }
        }
    }
}
