//! The values of a form as they were typed, or as they stand.

use std::collections::BTreeMap;

use web::Fields;

/// Texts by the name of their field.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed(BTreeMap<String, String>);

impl Typed {
    /// What was sent; of a field that came several times all, with a comma between.
    pub fn read(fields: &Fields) -> Typed {
        let mut all: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in fields.pairs() {
            let kept = all.entry(name.to_owned()).or_default();
            if !kept.is_empty() {
                kept.push(',');
            }
            kept.push_str(value);
        }
        Typed(all)
    }

    pub fn of<const N: usize>(values: [(&str, String); N]) -> Typed {
        Typed(values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    pub fn set(&mut self, name: &str, value: String) {
        self.0.insert(name.to_owned(), value);
    }

    /// Whatever the other has stands instead.
    pub fn take(&mut self, other: Typed) {
        self.0.extend(other.0);
    }

    /// The text of a field; empty if it has none.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text.trim())
    }

    pub fn on(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Whether a value is among those ticked.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.get(name).split(',').any(|one| one == value)
    }

    /// A whole number, if it is one.
    pub fn whole(&self, name: &str) -> Option<i64> {
        self.get(name).parse().ok()
    }

    /// Minutes after midnight of `07:30`, if it is a time of day.
    pub fn minute(&self, name: &str) -> Option<i64> {
        let (hour, minute) = self.get(name).split_once(':')?;
        let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
        ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_lists_are_read_as_typed() {
        let typed =
            Typed::read(&Fields::from_pairs([("a", "07:30"), ("b", "25:00"), ("s", "x"), ("s", "y")]));
        assert_eq!((typed.minute("a"), typed.minute("b"), typed.minute("c")), (Some(450), None, None));
        assert!(typed.has("s", "y") && !typed.has("s", "z") && !typed.on("c"));
    }
}
