//! Values that travel to and from both engines: integers, text, bytes, nothing. Everything else is
//! written as one of them, in one way, here.

use std::borrow::Cow;
use std::sync::Arc;

use kernel::{At, Day, Fault, Id};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value for a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Val<'a> {
    /// SQL NULL.
    Null,
    /// BIGINT, INTEGER, SMALLINT.
    I(i64),
    /// TEXT.
    T(Cow<'a, str>),
    /// BYTEA or BLOB.
    B(Cow<'a, [u8]>),
}

/// A value written as JSON text.
#[derive(Debug, Clone, PartialEq)]
pub struct Json<T>(pub T);

/// The arguments of a query: `args![id, number, at]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { &[$($crate::ToVal::to_val($value)),*] };
}

/// What can be an argument of a query.
pub trait ToVal<'a> {
    /// As a value.
    fn to_val(self) -> Val<'a>;
}

macro_rules! to_val {
    ($($t:ty => |$v:ident| $val:expr),* $(,)?) => {
        $(impl<'a> ToVal<'a> for $t { fn to_val(self) -> Val<'a> { let $v = self; $val } })*
    };
}
to_val! {
    i64 => |v| Val::I(v),
    i32 => |v| Val::I(v.into()),
    i16 => |v| Val::I(v.into()),
    u32 => |v| Val::I(v.into()),
    u16 => |v| Val::I(v.into()),
    u8 => |v| Val::I(v.into()),
    bool => |v| Val::I(v.into()),
    usize => |v| Val::I(i64::try_from(v).unwrap_or(i64::MAX)),
    u64 => |v| Val::I(i64::try_from(v).unwrap_or(i64::MAX)),
    String => |v| Val::T(Cow::Owned(v)),
    &'a str => |v| Val::T(Cow::Borrowed(v)),
    &'a String => |v| Val::T(Cow::Borrowed(v)),
    &'a Arc<str> => |v| Val::T(Cow::Borrowed(v)),
    &'a [u8] => |v| Val::B(Cow::Borrowed(v)),
    At => |v| Val::I(v.0),
    &At => |v| Val::I(v.0),
    Day => |v| Val::T(Cow::Owned(v.to_string())),
    &Day => |v| Val::T(Cow::Owned(v.to_string())),
    Val<'a> => |v| v,
}
impl<'a, T> ToVal<'a> for Id<T> {
    fn to_val(self) -> Val<'a> {
        Val::T(Cow::Owned(self.to_string()))
    }
}
impl<'a, T> ToVal<'a> for &Id<T> {
    fn to_val(self) -> Val<'a> {
        Val::T(Cow::Owned(self.to_string()))
    }
}
impl<'a, T: Serialize> ToVal<'a> for Json<T> {
    fn to_val(self) -> Val<'a> {
        Val::T(Cow::Owned(serde_json::to_string(&self.0).expect("our own types always serialize")))
    }
}
impl<'a, T: ToVal<'a>> ToVal<'a> for Option<T> {
    fn to_val(self) -> Val<'a> {
        self.map_or(Val::Null, ToVal::to_val)
    }
}
impl<'a, T> ToVal<'a> for &'a Option<T>
where
    &'a T: ToVal<'a>,
{
    fn to_val(self) -> Val<'a> {
        self.as_ref().map_or(Val::Null, ToVal::to_val)
    }
}

/// A row that is read column by column, in the order of the SELECT.
#[derive(Debug, Clone)]
pub struct Row {
    values: std::vec::IntoIter<Val<'static>>,
    taken: usize,
}

impl Row {
    pub(crate) fn new(values: Vec<Val<'static>>) -> Row {
        Row { values: values.into_iter(), taken: 0 }
    }

    /// The next column as a `T`.
    pub fn take<T: FromVal>(&mut self) -> Result<T, Fault> {
        let at = self.taken;
        self.taken += 1;
        let value = self.values.next().ok_or_else(|| Fault::new(format!("the row has no column {at}")))?;
        T::from_val(value).map_err(|e| Fault::new(format!("column {at}: {e}")))
    }

    pub(crate) fn into_values(self) -> Vec<Val<'static>> {
        self.values.collect()
    }
}

/// A type that can be read from a column.
pub trait FromVal: Sized {
    /// Reads the value or says what was found instead.
    fn from_val(value: Val<'static>) -> Result<Self, String>;
}

impl FromVal for i64 {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        match value {
            Val::I(i) => Ok(i),
            other => Err(format!("expected an integer, found {other:?}")),
        }
    }
}
macro_rules! small_int {
    ($($t:ty),*) => { $(impl FromVal for $t {
        fn from_val(value: Val<'static>) -> Result<Self, String> {
            <$t>::try_from(i64::from_val(value)?).map_err(|e| e.to_string())
        }
    })* };
}
small_int!(i32, i16, u32, u16, u8, u64, usize);
impl FromVal for bool {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        Ok(i64::from_val(value)? != 0)
    }
}
impl FromVal for String {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        match value {
            Val::T(t) => Ok(t.into_owned()),
            other => Err(format!("expected text, found {other:?}")),
        }
    }
}
impl FromVal for Vec<u8> {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        match value {
            Val::B(b) => Ok(b.into_owned()),
            other => Err(format!("expected bytes, found {other:?}")),
        }
    }
}
impl FromVal for At {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        i64::from_val(value).map(At)
    }
}
impl FromVal for Day {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        let text = String::from_val(value)?;
        text.parse().map_err(|_| format!("not a day: {text}"))
    }
}
impl<T> FromVal for Id<T> {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        let text = String::from_val(value)?;
        Id::parse(&text).ok_or_else(|| format!("not an id: {text}"))
    }
}
impl<T: DeserializeOwned> FromVal for Json<T> {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        serde_json::from_str(&String::from_val(value)?).map(Json).map_err(|e| e.to_string())
    }
}
impl FromVal for Val<'static> {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        Ok(value)
    }
}
impl<T: FromVal> FromVal for Option<T> {
    fn from_val(value: Val<'static>) -> Result<Self, String> {
        match value {
            Val::Null => Ok(None),
            other => T::from_val(other).map(Some),
        }
    }
}
