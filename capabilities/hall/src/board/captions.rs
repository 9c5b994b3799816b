//! What an officer types for somebody who reads lips or does not hear. It is never stored: it lives in the
//! memory of this node, belongs to one turn, and is gone when the turn leaves the counter, after ten minutes,
//! or when the program ends. With several nodes the officer and the display must use the same one.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kernel::{At, clean_text};

/// Most letters that a display shows at once.
pub const MOST: usize = 280;
/// Minutes that a caption stays without another.
const STAYS_MINUTES: i64 = 10;

/// What is written on the displays of the counters. A part of the application.
#[doc(alias = "leyenda")]
#[derive(Debug, Default)]
pub struct Captions(Mutex<HashMap<String, Caption>>);

#[derive(Debug)]
struct Caption {
    ticket: String,
    text: String,
    at: At,
}

impl Captions {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Caption>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes on the display of a counter for the turn that is there; an empty text wipes it. A text that is
    /// too long keeps its end: that is what was said last.
    pub fn write(&self, counter: &str, ticket: &str, text: &str, at: At) {
        let mut all = self.all();
        all.retain(|_, caption| at < caption.at.plus_minutes(STAYS_MINUTES));
        let letters = text.chars().count();
        let last: String = text.chars().skip(letters.saturating_sub(MOST)).collect();
        match clean_text(&last, MOST) {
            Ok(text) if !text.is_empty() => {
                all.insert(counter.to_owned(), Caption { ticket: ticket.to_owned(), text, at });
            }
            _ => {
                all.remove(counter);
            }
        }
    }

    /// What the display of a counter shows for the turn that is there; what was for another is wiped.
    pub fn read(&self, counter: &str, ticket: Option<&str>, at: At) -> Option<String> {
        let mut all = self.all();
        let holds = |c: &Caption| ticket == Some(c.ticket.as_str()) && at < c.at.plus_minutes(STAYS_MINUTES);
        match all.get(counter) {
            Some(caption) if holds(caption) => Some(caption.text.clone()),
            Some(_) => {
                all.remove(counter);
                None
            }
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_is_for_one_turn_and_a_while() {
        let (captions, now) = (Captions::default(), At(0));
        captions.write("c3", "t1", "Su recibo\nllega el martes", now);
        assert_eq!(captions.read("c3", Some("t1"), now).as_deref(), Some("Su recibo\nllega el martes"));
        assert_eq!(captions.read("c4", Some("t1"), now), None);
        assert_eq!(captions.read("c3", Some("t2"), now), None, "the next person reads nothing of it");
        assert_eq!(captions.read("c3", Some("t1"), now), None, "and it is wiped");
        captions.write("c3", "t1", "Hola", now);
        assert_eq!(captions.read("c3", Some("t1"), now.plus_minutes(10)), None);
        captions.write("c3", "t1", "Hola", now);
        captions.write("c3", "t1", "  ", now);
        assert_eq!(captions.read("c3", Some("t1"), now), None);
        captions.write("c3", "t1", &"ñ".repeat(MOST + 5), now);
        assert_eq!(captions.read("c3", Some("t1"), now).map(|t| t.chars().count()), Some(MOST));
    }
}
