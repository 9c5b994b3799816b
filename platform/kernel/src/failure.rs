//! The two ways in which work fails: the domain says no ([`Refusal`]), or something broke ([`Fault`]).

use std::error::Error;
use std::fmt;

/// The domain says no. Implemented by one enum per verb or noun; each variant is one reason.
pub trait Refusal: fmt::Debug + Send + Sync + 'static {
    /// Stable code for programs and for the text: `case-already-answered`. The Fluent key of the
    /// sentence for people is `refusal-` plus this code.
    fn code(&self) -> &'static str;

    /// HTTP status that fits: 422 unless said otherwise.
    fn status(&self) -> u16 {
        422
    }

    /// The form field that is wrong, by its name in the form.
    fn field(&self) -> Option<&str> {
        None
    }

    /// The article that says so, as people cite it: `Ley 142 de 1994, art. 158`.
    fn article(&self) -> Option<&'static str> {
        None
    }

    /// Values for the sentence: `("max", "10 MB")`.
    fn args(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// The refusal of something that is never refused.
#[derive(Debug, Clone, Copy)]
pub enum Never {}
impl Refusal for Never {
    fn code(&self) -> &'static str {
        match *self {}
    }
}

/// Something broke: the disk, the network, a bug. The citizen sees an apology; the log sees the cause.
#[derive(Debug)]
pub struct Fault {
    doing: String,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Fault {
    /// A fault found by ourselves, described by what should have been true.
    pub fn new(doing: impl Into<String>) -> Fault {
        Fault { doing: doing.into(), cause: None }
    }

    /// A fault with the error that caused it.
    pub fn because(doing: impl Into<String>, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Fault {
        Fault { doing: doing.into(), cause: Some(cause.into()) }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.doing)?;
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}
impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_ref().map(|c| &**c as &(dyn Error + 'static))
    }
}

/// Why a verb did not do its work.
#[derive(Debug)]
pub enum Failure<R> {
    /// The domain said no.
    Refused(R),
    /// Something broke.
    Broke(Fault),
}

impl<R> Failure<R> {
    /// The same failure with the refusal told in another verb's words.
    pub fn map_refusal<S>(self, f: impl FnOnce(R) -> S) -> Failure<S> {
        match self {
            Failure::Refused(r) => Failure::Refused(f(r)),
            Failure::Broke(b) => Failure::Broke(b),
        }
    }
}

impl<R> From<Fault> for Failure<R> {
    fn from(fault: Fault) -> Self {
        Failure::Broke(fault)
    }
}

/// The fault of something that cannot be refused.
impl From<Failure<Never>> for Fault {
    fn from(failure: Failure<Never>) -> Self {
        match failure {
            Failure::Broke(fault) => fault,
            Failure::Refused(never) => match never {},
        }
    }
}

impl<R: fmt::Debug> fmt::Display for Failure<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Refused(r) => write!(f, "refused: {r:?}"),
            Failure::Broke(b) => write!(f, "{b}"),
        }
    }
}
impl<R: fmt::Debug> Error for Failure<R> {}
