//! Typed ids, sortable by the time of their making (UUID version 7, RFC 9562).

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::{At, Chance};

/// Marks whose id it is: `pub enum CaseTag {} impl Tag for CaseTag { const NAME: &'static str = "case"; }`.
pub trait Tag: 'static {
    /// Singular name of the thing, for error messages.
    const NAME: &'static str;
}

/// The id of a thing of kind `T`: 32 hexadecimal digits in text and in the database.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// An id with these bits; `at` gives the leading 48.
    pub fn new(at: At, random: [u8; 16]) -> Id<T> {
        let millis = u64::try_from(at.0 / 1_000).unwrap_or(0);
        let mut ten = [0; 10];
        ten.copy_from_slice(&random[..10]);
        Id(uuid::Builder::from_unix_timestamp_millis(millis, &ten).into_uuid(), PhantomData)
    }

    /// Reads 32 hexadecimal digits (or the hyphenated form).
    pub fn parse(text: &str) -> Option<Id<T>> {
        Uuid::try_parse(text).ok().map(|u| Id(u, PhantomData))
    }

    /// The same bits as the id of another kind of thing; only for ids that are shared on purpose.
    pub fn cast<U>(self) -> Id<U> {
        Id(self.0, PhantomData)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, h: &mut H) {
        self.0.hash(h);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.simple())
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.simple())
    }
}
impl<T: Tag> FromStr for Id<T> {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Id::parse(text).ok_or_else(|| format!("not the id of a {}", T::NAME))
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Id::parse(&text).ok_or_else(|| serde::de::Error::custom("not an id"))
    }
}

/// Makes ids: an instant and a source of chance.
#[derive(Clone)]
pub struct IdSource(std::sync::Arc<dyn Chance>);

impl IdSource {
    /// Ids with the randomness of `chance`.
    pub fn new(chance: std::sync::Arc<dyn Chance>) -> IdSource {
        IdSource(chance)
    }

    /// A new id made at `at`.
    pub fn next<T>(&self, at: At) -> Id<T> {
        Id::new(at, self.0.bytes16())
    }

    /// The randomness itself, for codes and secrets.
    pub fn chance(&self) -> &dyn Chance {
        &*self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    enum Thing {}
    impl Tag for Thing {
        const NAME: &'static str = "thing";
    }

    #[test]
    fn ids_sort_by_time_and_survive_text() {
        let a: Id<Thing> = Id::new(At(1_000_000), [9; 16]);
        let b: Id<Thing> = Id::new(At(2_000_000), [1; 16]);
        assert!(a < b && a.to_string() < b.to_string());
        assert_eq!(a.to_string().parse::<Id<Thing>>().unwrap(), a);
        assert_eq!("x".parse::<Id<Thing>>().unwrap_err(), "not the id of a thing");
    }
}
