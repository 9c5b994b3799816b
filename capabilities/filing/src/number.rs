//! Numbers, their classes and how they are written.

use std::fmt;

/// Which of the three consecutives of a year (Acuerdo AGN 060 de 2001, art. 5; AGN 001 de 2024).
#[doc(alias = "comunicación oficial")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Received: petitions, complaints, claims.
    Incoming,
    /// Sent: answers.
    Outgoing,
    /// Between areas.
    Internal,
}

impl Class {
    /// All of them.
    pub const ALL: [Class; 3] = [Class::Incoming, Class::Outgoing, Class::Internal];

    /// As it stands in the database.
    pub fn key(self) -> &'static str {
        match self {
            Class::Incoming => "incoming",
            Class::Outgoing => "outgoing",
            Class::Internal => "internal",
        }
    }

    /// The letters in the number: EN entrada, SA salida, IN interna.
    pub fn letters(self) -> &'static str {
        match self {
            Class::Incoming => "EN",
            Class::Outgoing => "SA",
            Class::Internal => "IN",
        }
    }
}

/// A number as people read it: `2026-EN-000123`.
#[doc(alias = "radicado")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilingNumber(pub String);

impl fmt::Display for FilingNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How numbers are written: `{year}`, `{class}` and `{seq:6}` (the digits are padded to 6), other text
/// literally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberShape(String);

/// Why a shape cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShapeProblem {
    /// It needs `{year}`, `{class}` and `{seq:N}` once each, or two documents could get the same number.
    Incomplete,
    /// `{seq:N}` needs a width from 4 to 10.
    Width,
    /// Only letters, digits, `-`, `.` and `/` may stand between, 30 characters at most.
    Characters,
}

impl Default for NumberShape {
    fn default() -> Self {
        NumberShape("{year}-{class}-{seq:6}".into())
    }
}

impl NumberShape {
    /// Reads a shape.
    pub fn parse(text: &str) -> Result<NumberShape, ShapeProblem> {
        let once = |part: &str| text.matches(part).count() == 1;
        if !(once("{year}") && once("{class}") && once("{seq:")) {
            return Err(ShapeProblem::Incomplete);
        }
        let shape = NumberShape(text.to_owned());
        if !(4..=10).contains(&shape.width().ok_or(ShapeProblem::Width)?) {
            return Err(ShapeProblem::Width);
        }
        let shown = shape.write(2026, Class::Incoming, 1).0;
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/');
        if shown.len() > 30 || !shown.chars().all(allowed) {
            return Err(ShapeProblem::Characters);
        }
        Ok(shape)
    }

    /// The number of the `seq`-th document of this class and year.
    pub fn write(&self, year: i16, class: Class, seq: i64) -> FilingNumber {
        let width = self.width().unwrap_or(6);
        let filled = self
            .0
            .replace("{year}", &year.to_string())
            .replace("{class}", class.letters())
            .replace(&format!("{{seq:{width}}}"), &format!("{seq:0width$}"));
        FilingNumber(filled)
    }

    /// The shape itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn width(&self) -> Option<usize> {
        let (_, rest) = self.0.split_once("{seq:")?;
        rest.split_once('}')?.0.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_default_is_year_class_and_six_digits() {
        let shape = NumberShape::default();
        assert_eq!(shape.write(2026, Class::Incoming, 123).0, "2026-EN-000123");
        assert_eq!(shape.write(2026, Class::Outgoing, 1_234_567).0, "2026-SA-1234567");
        assert_eq!(NumberShape::parse(shape.as_str()), Ok(shape));
    }

    #[test]
    fn a_shape_that_could_repeat_a_number_is_refused() {
        assert_eq!(NumberShape::parse("{class}-{seq:6}"), Err(ShapeProblem::Incomplete));
        assert_eq!(NumberShape::parse("{year}{class}{seq:3}"), Err(ShapeProblem::Width));
        assert_eq!(NumberShape::parse("{year}{class}{seq:x}"), Err(ShapeProblem::Width));
        assert_eq!(NumberShape::parse("{year} {class} {seq:6}"), Err(ShapeProblem::Characters));
        assert_eq!(
            NumberShape::parse("RADICADOS-{year}-{class}-{seq:10}-XYZ"),
            Err(ShapeProblem::Characters)
        );
        assert!(NumberShape::parse("RADICADO-{year}-{class}-{seq:10}").is_ok());
        let longest = NumberShape::parse("RADICADOS-{year}-{class}-{seq:10}-X").unwrap();
        assert_eq!(longest.write(2026, Class::Incoming, 1).to_string(), "RADICADOS-2026-EN-0000000001-X");
        assert!(NumberShape::parse("RADICADOS-{year}-{class}-{seq:10}-XY").is_err(), "31 characters");
    }

    proptest! {
        #[test]
        fn different_documents_never_share_a_number(
            a in 1i64..2_000_000,
            b in 1i64..2_000_000,
            y in 2020i16..2040,
        ) {
            let shape = NumberShape::default();
            prop_assert_eq!(a == b, shape.write(y, Class::Incoming, a) == shape.write(y, Class::Incoming, b));
            prop_assert_ne!(shape.write(y, Class::Incoming, a), shape.write(y, Class::Outgoing, a));
            prop_assert_ne!(shape.write(y, Class::Incoming, a), shape.write(y + 1, Class::Incoming, a));
        }
    }
}
