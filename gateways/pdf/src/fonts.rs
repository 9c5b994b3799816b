//! The typefaces: those of the brand, then those that typst brings for the rest of the world's scripts.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Atkinson Hyperlegible Next (made for low vision: distinct 0, O, 1, l, I) and Familjen Grotesk.
const BRAND: [&[u8]; 4] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/AtkinsonHyperlegibleNext_400Regular.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/AtkinsonHyperlegibleNext_700Bold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/AtkinsonHyperlegibleNext_800ExtraBold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/FamiljenGrotesk_700Bold.ttf")),
];

macro_rules! others {
    ($($name:literal),+) => {
        /// Of those that typst brings, the ones that `build.rs` chose.
        const OTHERS: &[&[u8]] = &[$(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".otf"))),+];
    };
}
others!("LibertinusSerif-Regular", "NewCM10-Regular", "DejaVuSansMono");

/// Every typeface that a paper can use.
pub(crate) struct Fonts {
    pub book: LazyHash<FontBook>,
    pub faces: Vec<Font>,
}

impl Fonts {
    pub fn load() -> Fonts {
        let all = BRAND.iter().chain(OTHERS).copied();
        let faces: Vec<Font> = all.flat_map(|data| Font::iter(Bytes::new(data))).collect();
        Fonts { book: LazyHash::new(FontBook::from_fonts(&faces)), faces }
    }

    /// Whether some typeface has a shape for the character.
    pub fn can_print(&self, c: char) -> bool {
        self.faces.iter().any(|f| f.info().coverage.contains(u32::from(c)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_families_that_the_templates_name_are_there() {
        let fonts = Fonts::load();
        for family in [
            "atkinson hyperlegible next",
            "familjen grotesk",
            "libertinus serif",
            "new computer modern",
            "dejavu sans mono",
        ] {
            assert!(fonts.book.contains_family(family), "{family}");
        }
    }

    #[test]
    fn spanish_is_printed_in_the_typefaces_of_the_brand() {
        let fonts = Fonts::load();
        for c in "áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”–—…°ºª•€$·×".chars() {
            assert!(fonts.faces[0].info().coverage.contains(u32::from(c)), "{c}");
        }
        assert!(fonts.can_print('□') && fonts.can_print('ש') && !fonts.can_print('💧'));
    }
}
