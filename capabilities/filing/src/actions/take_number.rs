//! Takes the next number of a series, in the transaction that stores the document.

use kernel::{At, Fault};
use serde_json::json;
use store::{Event, Work};

use crate::records::{self, BookLine};
use crate::{Class, FilingNumber, NumberShape};

/// A number that was given.
#[doc(alias = "radicación")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The number.
    pub number: FilingNumber,
    /// When: rises with the numbers of its series.
    pub filed_at: At,
}

/// Gives the next number of this class to `subject` (`cases/<id>`) and writes it into the book with the
/// SHA-256 of what is filed. The year is that of Bogota at the instant of the work.
pub async fn take_number(
    work: &mut Work<'_>,
    class: Class,
    subject: &str,
    sha256: &str,
) -> Result<Entry, Fault> {
    let year = records::year_of(work.today());
    let (seq, filed_at, shape) = records::take_next(work, class, year).await?;
    let shape =
        NumberShape::parse(&shape).map_err(|p| Fault::new(format!("the series has a wrong shape: {p:?}")))?;
    let number = shape.write(year, class, seq);
    let line = BookLine { year, class, seq, number: &number, at: filed_at, subject, sha256 };
    records::write_entry(work, &line).await?;
    work.announce(Event {
        kind: "filing.entered",
        subject: subject.to_owned(),
        data: json!({ "number": number.0, "sha256": sha256 }),
    });
    Ok(Entry { number, filed_at })
}
