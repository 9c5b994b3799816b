//! Contacts: what is kept, what is refused, and that keeping is stable.

use proptest::prelude::*;

use crate::ContactKind::{self, Email, Landline, Mobile, PostalAddress};
use crate::{ContactPoint, ContactProblem};

fn read(kind: ContactKind, text: &str) -> Result<String, ContactProblem> {
    ContactPoint::read(kind, text, "").map(|c| c.value().to_owned())
}

#[test]
fn mobiles_of_colombia_are_ten_digits() {
    for text in
        ["3101234548", "310 123 4548", "+57 310 123-4548", "(310) 1234548", "57 3101234548", "00573101234548"]
    {
        assert_eq!(read(Mobile, text).as_deref(), Ok("3101234548"), "{text}");
    }
    assert_eq!(
        read(Mobile, "+58 414 123 4567").as_deref(),
        Ok("+584141234567"),
        "the other side of the border"
    );
    for text in
        ["310123454", "4101234548", "31012345480", "310-abc-4548", "+57 6011234567", "3".repeat(200).as_str()]
    {
        assert_eq!(read(Mobile, text), Err(ContactProblem::NotAMobile), "{text}");
    }
    assert_eq!(read(Mobile, " "), Err(ContactProblem::Empty));
}

#[test]
fn landlines_have_ten_digits_since_2021() {
    assert_eq!(read(Landline, "(606) 330 1234").as_deref(), Ok("6063301234"));
    assert_eq!(read(Landline, "330 12 34").as_deref(), Ok("3301234"));
    assert_eq!(read(Landline, "3101234548"), Err(ContactProblem::NotALandline));
    let dialled = |t| ContactPoint::read(Landline, t, "").unwrap().e164();
    assert_eq!((dialled("6063301234").as_deref(), dialled("3301234")), (Some("+576063301234"), None));
}

#[test]
fn addresses_of_mail_in_use_are_kept_and_traps_are_not() {
    for (text, kept) in [
        (" Maria.Rios+pqr@Correo.CO ", "Maria.Rios+pqr@correo.co"),
        ("o'neil_1@sub.mail.gov.co", "o'neil_1@sub.mail.gov.co"),
        ("ñandú@español.co", "ñandú@español.co"),
    ] {
        assert_eq!(read(Email, text).as_deref(), Ok(kept));
    }
    for text in [
        "maria",
        "@correo.co",
        "maria@",
        "maria@correo",
        "a b@correo.co",
        "a@b@correo.co",
        "a..b@correo.co",
        ".a@correo.co",
        "a@-correo.co",
        "a@correo..co",
        "a@127.0.0.1",
        "Ana <ana@correo.co>",
        "ana@correo.co\r\nBcc: x@y.co",
        "a@correo.c",
        "\"a\"@correo.co",
        "a@correo.co,b@correo.co",
    ] {
        assert_eq!(read(Email, text), Err(ContactProblem::NotAnEmail), "{text}");
    }
    assert_eq!(read(Email, &format!("{}@correo.co", "a".repeat(300))), Err(ContactProblem::TooLong));
    let key = |t| ContactPoint::read(Email, t, "").unwrap().key();
    assert_eq!(key("Ana@Correo.co"), key("ana@correo.co"));
}

#[test]
fn postal_addresses_are_free_but_their_municipality_is_not() {
    let here = ContactPoint::read(PostalAddress, " Calle 10  # 4-22\nBarrio  La Popa ", "66170").unwrap();
    assert_eq!((here.value(), here.municipality()), ("Calle 10 # 4-22 Barrio La Popa", Some("66170")));
    let nowhere = ContactPoint::read(PostalAddress, "Calle 10", "66999");
    assert_eq!(nowhere.unwrap_err(), ContactProblem::NoSuchMunicipality);
    assert_eq!(here.masked(), "Calle •••");
}

proptest! {
    #[test]
    fn reading_again_changes_nothing(
        kind in prop::sample::select(&ContactKind::ALL[..]),
        text in "\\PC{0,40}",
    ) {
        if let Ok(value) = read(kind, &text) {
            prop_assert_eq!(read(kind, &value), Ok(value));
        }
    }

    #[test]
    fn phones_are_read_whatever_their_separators(text in "[+ ()./0-9-]{6,22}") {
        for kind in [Mobile, Landline] {
            if let Ok(value) = read(kind, &text) {
                prop_assert_eq!(read(kind, &value), Ok(value.clone()));
                prop_assert!(value.strip_prefix('+').unwrap_or(&value).bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }

    #[test]
    fn mail_addresses_are_stable(
        local in "[a-zA-Z0-9._+]{1,20}",
        domain in "[a-zA-ZáéÑ0-9-]{1,12}\\.[a-zA-Z]{2,4}",
    ) {
        if let Ok(value) = read(Email, &format!("{local}@{domain}")) {
            prop_assert_eq!(read(Email, &value), Ok(value));
        }
    }
}
