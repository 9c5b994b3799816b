//! Showing that something is there without showing it.

const DOTS: &str = "•••";

/// The end of a number: at most four characters, and never more than half: `•••• 4 207`.
pub(crate) fn tail(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let seen: String = letters[letters.len() - (letters.len() / 2).min(4)..].iter().collect();
    match seen.char_indices().nth(1) {
        Some((split, _)) if seen.chars().count() == 4 => {
            format!("•••• {} {}", &seen[..split], &seen[split..])
        }
        _ => format!("•••• {seen}").trim_end().to_owned(),
    }
}

/// First and last letter before the `@`, and the domain: `m•••a@correo.co`. Short names show less.
pub(crate) fn email(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else { return DOTS.to_owned() };
    let letters: Vec<char> = local.chars().collect();
    match letters.as_slice() {
        [first, .., last] if letters.len() >= 5 => format!("{first}{DOTS}{last}@{domain}"),
        [first, _, ..] => format!("{first}{DOTS}@{domain}"),
        _ => format!("{DOTS}@{domain}"),
    }
}

/// The first three and the last two digits of ten: `310 ••• ••48`. Others show the last two.
pub(crate) fn phone(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let end = |digits: &[char]| digits[digits.len().saturating_sub(2)..].iter().collect::<String>();
    match digits.len() {
        10 if !number.starts_with('+') => {
            format!("{} ••• ••{}", digits[..3].iter().collect::<String>(), end(&digits))
        }
        0..=4 => DOTS.to_owned(),
        _ => format!("{DOTS} ••{}", end(&digits)),
    }
}

/// The kind of way, if the address begins with one: `Calle •••`.
pub(crate) fn address(address: &str) -> String {
    const WAYS: [&str; 20] = [
        "calle",
        "cl",
        "cll",
        "carrera",
        "cr",
        "cra",
        "kr",
        "kra",
        "avenida",
        "av",
        "diagonal",
        "dg",
        "transversal",
        "tv",
        "manzana",
        "mz",
        "vereda",
        "finca",
        "barrio",
        "km",
    ];
    let first = address.split_whitespace().next().unwrap_or_default();
    let known = WAYS.contains(&kernel::fold(first).trim_end_matches('.'));
    if known { format!("{first} {DOTS}") } else { DOTS.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn examples() {
        assert_eq!(tail("1088254207"), "•••• 4 207");
        assert_eq!(tail("123"), "•••• 3");
        assert_eq!(tail("1"), "••••");
        assert_eq!(email("mariaa@correo.co"), "m•••a@correo.co");
        assert_eq!(email("ana@correo.co"), "a•••@correo.co");
        assert_eq!(email("a@correo.co"), "•••@correo.co");
        assert_eq!(email("nothing"), "•••");
        assert_eq!(phone("3101234548"), "310 ••• ••48");
        assert_eq!(phone("+584141234567"), "••• ••67");
        assert_eq!(address("Calle 10 # 4-22"), "Calle •••");
        assert_eq!(address("Juan Pérez, casa azul"), "•••");
    }

    proptest! {
        #[test]
        fn a_number_never_shows_more_than_half_or_four(number in "[0-9A-Z]{1,30}") {
            let shown = tail(&number).chars().filter(char::is_ascii_alphanumeric).count();
            prop_assert!(shown <= 4 && shown * 2 <= number.len());
        }

        #[test]
        fn a_mailbox_never_shows_more_than_two_letters(local in "[a-z0-9.]{1,40}") {
            let masked = email(&format!("{local}@correo.co"));
            let shown = masked.strip_suffix("@correo.co").unwrap().chars().filter(|c| *c != '•').count();
            prop_assert!(shown <= 2 && shown * 2 <= local.len());
        }

        #[test]
        fn a_phone_never_shows_more_than_five_digits(number in "\\+?[0-9]{0,15}") {
            let shown = phone(&number).chars().filter(char::is_ascii_digit).count();
            let digits = number.chars().filter(char::is_ascii_digit).count();
            prop_assert!(shown <= 5 && shown * 2 <= digits);
        }

        #[test]
        fn an_address_never_shows_a_digit(text in "\\PC{0,60}") {
            prop_assert!(!address(&text).contains(|c: char| c.is_ascii_digit()));
        }
    }
}
