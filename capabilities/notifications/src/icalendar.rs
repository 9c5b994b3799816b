//! Due dates as a calendar (iCalendar, RFC 5545): all-day events with stable ids, no names of citizens.

use kernel::jiff::ToSpan;
use kernel::{At, Day};
use web::icalendar::{CalendarText, date, instant};

/// One day on which something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueEvent {
    /// Stable: the same case is the same event, whatever its day.
    pub id: String,
    /// The day.
    pub day: Day,
    /// One line: `Vence 2026-004391 · Reclamo`.
    pub summary: String,
    /// What else there is to say.
    pub description: String,
    /// Where it is read.
    pub url: String,
    /// Rises with each change (RFC 5545 §3.8.7.4).
    pub sequence: i64,
}

/// A calendar with its name.
#[doc(alias = "calendario")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// What calendars show: `Vencimientos de Luisa Marín`.
    pub name: String,
    /// The host of this site; ids end with it (RFC 7986 §5.3).
    pub host: String,
    /// When it was written.
    pub written_at: At,
    /// What is due.
    pub events: Vec<DueEvent>,
}

impl Feed {
    /// The text, with CRLF and lines of 75 octets at most.
    pub fn text(&self) -> String {
        let mut out = CalendarText::default();
        out.line("BEGIN", "VCALENDAR");
        out.line("VERSION", "2.0");
        out.line("PRODID", "-//Cauce//Vencimientos//ES");
        out.line("CALSCALE", "GREGORIAN");
        out.line("METHOD", "PUBLISH");
        out.text("X-WR-CALNAME", &self.name);
        out.line("X-WR-TIMEZONE", "America/Bogota");
        // how often programs ask again (RFC 7986 §5.7, and the older name of the same)
        out.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        out.line("X-PUBLISHED-TTL", "PT1H");
        for event in &self.events {
            self.event(&mut out, event);
        }
        out.line("END", "VCALENDAR");
        out.finish()
    }

    fn event(&self, out: &mut CalendarText, event: &DueEvent) {
        out.line("BEGIN", "VEVENT");
        out.text("UID", &format!("{}@{}", event.id, self.host));
        out.line("DTSTAMP", &instant(self.written_at));
        out.line("DTSTART;VALUE=DATE", &date(event.day));
        // the end is not part of an event (RFC 5545 §3.6.1)
        out.line("DTEND;VALUE=DATE", &date(event.day.saturating_add(1.day())));
        out.line("SEQUENCE", &event.sequence.max(0).to_string());
        out.text("SUMMARY", &event.summary);
        if !event.description.is_empty() {
            out.text("DESCRIPTION", &event.description);
        }
        out.line("URL", &event.url);
        // a due date keeps nobody busy
        out.line("TRANSP", "TRANSPARENT");
        out.line("END", "VEVENT");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Properties of a calendar, read strictly: CRLF, 75 octets, unfolded, unescaped.
    fn read(text: &str) -> Vec<(String, String)> {
        assert!(text.ends_with("\r\n"));
        let mut lines: Vec<String> = Vec::new();
        for line in text.trim_end_matches("\r\n").split("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
            match line.strip_prefix(' ') {
                Some(more) => lines.last_mut().expect("the first line is no continuation").push_str(more),
                None => lines.push(line.to_owned()),
            }
        }
        let unescaped = |value: &str| {
            let (mut out, mut chars) = (String::new(), value.chars());
            while let Some(c) = chars.next() {
                match c {
                    '\\' => match chars.next() {
                        Some('n' | 'N') => out.push('\n'),
                        Some(c @ ('\\' | ';' | ',')) => out.push(c),
                        other => panic!("a wrong escape: {other:?}"),
                    },
                    c => out.push(c),
                }
            }
            out
        };
        let pair = |line: &String| {
            let (name, value) = line.split_once(':').expect("a name and a value");
            (name.to_owned(), unescaped(value))
        };
        lines.iter().map(pair).collect()
    }

    fn feed(summary: &str) -> Feed {
        Feed {
            name: "Vencimientos de Luisa Marín".into(),
            host: "pqr.miraflor.example".into(),
            written_at: At::parse("2026-11-23T10:47:00-05:00").unwrap(),
            events: vec![DueEvent {
                id: "case-0193a1b2".into(),
                day: "2026-12-31".parse().unwrap(),
                summary: summary.into(),
                description: "Cierra; termina, y \\ sigue\nen otra línea".into(),
                url: "https://pqr.miraflor.example/bandeja/0193a1b2".into(),
                sequence: 4,
            }],
        }
    }

    #[test]
    fn an_all_day_event_that_any_calendar_reads() {
        let text = feed("Vence 2026-004391 · Reclamo").text();
        let all = read(&text);
        let value = |name: &str| all.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).unwrap();
        assert_eq!(all.first().unwrap(), &("BEGIN".to_owned(), "VCALENDAR".to_owned()));
        assert_eq!(all.last().unwrap(), &("END".to_owned(), "VCALENDAR".to_owned()));
        assert_eq!(value("DTSTART;VALUE=DATE"), "20261231");
        assert_eq!(value("DTEND;VALUE=DATE"), "20270101");
        assert_eq!(value("DTSTAMP"), "20261123T154700Z");
        assert_eq!(value("UID"), "case-0193a1b2@pqr.miraflor.example");
        assert_eq!(value("SUMMARY"), "Vence 2026-004391 · Reclamo");
        assert_eq!(value("DESCRIPTION"), "Cierra; termina, y \\ sigue\nen otra línea");
        assert!(text.contains("DESCRIPTION:Cierra\\; termina\\, y \\\\ sigue\\nen otra línea\r\n"));
    }

    #[test]
    fn an_empty_calendar_is_one_too() {
        let text = Feed { events: Vec::new(), ..feed("") }.text();
        assert!(!text.contains("VEVENT") && text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    }

    proptest! {
        #[test]
        fn any_text_survives_folding_and_escaping(summary in "\\PC{0,200}") {
            let text = feed(&summary).text();
            let all = read(&text);
            let found = all.iter().find(|(n, _)| n == "SUMMARY").map(|(_, v)| v.clone());
            prop_assert_eq!(found, Some(summary));
        }
    }
}
