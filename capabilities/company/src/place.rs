//! Which municipality somebody means: typed in words, chosen from what was found.

use territory::{Municipality, municipality, search};

/// Most places that are offered.
const OFFERED: usize = 12;

/// What is known about the place after a form came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One municipality, without doubt.
    Found(Municipality),
    /// Several fit: one must be chosen.
    Choose(Vec<Municipality>),
    /// Nothing was typed.
    Missing,
    /// Nothing fits.
    Unknown,
}

impl Place {
    /// Looks for `typed`; `chosen` is the code that was picked among the places offered before, and counts
    /// only if it still fits what is typed.
    pub fn resolve(typed: &str, chosen: &str) -> Place {
        let found = search(typed, OFFERED);
        if let Some(place) = municipality(chosen)
            && (typed.trim().is_empty() || found.contains(&place) || place.full_name() == typed.trim())
        {
            return Place::Found(place);
        }
        let named = |m: &&Municipality| kernel::fold(m.name) == kernel::fold(typed.trim());
        let exact: Vec<_> = found.iter().filter(named).collect();
        match (found.as_slice(), exact.as_slice()) {
            ([one], _) => Place::Found(*one),
            (_, [one]) => Place::Found(**one),
            ([], _) if typed.trim().is_empty() => Place::Missing,
            ([], _) => Place::Unknown,
            _ => Place::Choose(found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(place: Place) -> &'static str {
        match place {
            Place::Found(found) => found.code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_name_that_only_one_has_needs_no_choice() {
        assert_eq!(code(Place::resolve("dosquebradas", "")), "66170");
        assert_eq!(code(Place::resolve("Armenia (Quindío)", "")), "63001");
        assert_eq!(code(Place::resolve("pereira", "")), "66001");
    }

    #[test]
    fn namesakes_are_offered_and_the_choice_counts_while_it_fits() {
        let Place::Choose(offered) = Place::resolve("armenia", "") else { panic!("two are called so") };
        assert_eq!(offered.len(), 2);
        assert_eq!(code(Place::resolve("armenia", "63001")), "63001");
        assert_eq!(code(Place::resolve("", "63001")), "63001");
        assert_eq!(code(Place::resolve("dosquebradas", "63001")), "66170", "typed anew after the choice");
    }

    #[test]
    fn hostile_words_find_nothing() {
        assert_eq!(Place::resolve(" ", ""), Place::Missing);
        for typed in ["🚰", "'; DROP TABLE", "xyzzy", &"ñ".repeat(100_000)] {
            assert_eq!(Place::resolve(typed, "99999"), Place::Unknown);
        }
    }
}
