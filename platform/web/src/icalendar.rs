//! The text of calendars (iCalendar, RFC 5545): lines that any program of calendars reads.

use kernel::{At, Day};

/// Most octets of a line without its end (RFC 5545 §3.1).
const MOST_OCTETS: usize = 75;

/// Writes the lines of a calendar, folded and with CRLF.
#[derive(Debug, Clone, Default)]
pub struct CalendarText(String);

impl CalendarText {
    /// A property whose value is text: escaped (RFC 5545 §3.3.11).
    pub fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len() + 8);
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }

    /// A line, folded between characters: what follows begins with a space.
    pub fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        let whole = name.chars().chain([':']).chain(value.chars().filter(|c| !c.is_control()));
        for c in whole {
            if octets + c.len_utf8() > MOST_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.0
    }
}

/// A day, as `VALUE=DATE` has it.
pub fn date(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// An instant in UTC, as `DTSTAMP` must be.
pub fn instant(at: At) -> String {
    at.zoned().with_time_zone(kernel::jiff::tz::TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_folded_between_characters() {
        let mut out = CalendarText::default();
        out.text("SUMMARY", "a,b;c\\d\ne\r");
        out.line("X", &"ñ".repeat(60));
        let text = out.finish();
        assert!(text.starts_with("SUMMARY:a\\,b\\;c\\\\d\\ne\r\nX:"));
        assert!(text.split("\r\n").all(|line| line.len() <= MOST_OCTETS));
        assert_eq!(text.replace("\r\n ", "").matches('ñ').count(), 60);
    }

    #[test]
    fn days_and_instants() {
        let at = At::parse("2026-11-24T20:30").expect("an instant");
        assert_eq!((date(at.day()), instant(at)), ("20261124".into(), "20261125T013000Z".into()));
    }
}
