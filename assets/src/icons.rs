//! The sprite of icons: our own drawing, 24 units a side, one colour.

use std::sync::OnceLock;

use crate::files::url;

const SPRITE: &str = include_str!("../web/icons.svg");

/// Every icon's name, in the order of the sprite.
pub fn icon_names() -> &'static [&'static str] {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        SPRITE.split("<symbol id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
    })
}

/// The address of an icon for `<use href="…">`: `icon_url("buscar")`.
///
/// # Panics
/// When there is no such icon: a mistake in a template, that its test shows at once.
pub fn icon_url(name: &str) -> String {
    assert!(icon_names().contains(&name), "no icon is called {name}");
    format!("{}#{name}", url("icons.svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_is_a_fragment_of_the_hashed_sprite() {
        let address = icon_url("buscar");
        assert!(address.starts_with("/e/icons-") && address.ends_with(".svg#buscar"), "{address}");
    }

    #[test]
    #[should_panic(expected = "no icon is called")]
    fn an_unknown_icon_is_a_mistake_of_the_template() {
        icon_url("unicornio");
    }

    #[test]
    fn names_are_unique_and_listed_in_the_readme() {
        let mut names = icon_names().to_vec();
        assert!(names.len() >= 58);
        names.sort_unstable();
        let before = names.len();
        names.dedup();
        assert_eq!(names.len(), before);
        let readme = include_str!("../README.md");
        for name in names {
            assert!(readme.contains(&format!("`{name}`")), "README.md does not list {name}");
        }
    }
}
