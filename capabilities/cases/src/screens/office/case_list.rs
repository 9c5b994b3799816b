//! The left side of the workspace: views with counts, filters, and the cases of one view by due date.

use std::collections::HashMap;

use deadlines::{AMBER_FROM, Calendar, Rulebook, Standing};
use kernel::{AccountId, At, Day, Fault, Id};
use store::Look;
use web::{Light, PageFrame};

use super::{Choice, May, initials, when};
use crate::case::State;
use crate::kind::{CaseKind, ContactChannel, PetitionerIdentity, keyed};
use crate::lists::{self, CaseLine, Counts, Filter, Which};
use crate::words;

/// Cases of one page.
pub(crate) const PAGE: usize = 50;

keyed! {
    /// A view of the inbox; the key stands in the address.
    View {
        /// Of the officer who looks.
        Mine = "mios",
        /// Due today or overdue.
        DueToday = "hoy",
        /// Waiting for signature.
        ToSign = "firma",
        /// In positive silence that nobody decided.
        Silence = "silencio",
        /// Of nobody.
        Unassigned = "libres",
        /// Due soon or overdue.
        AtRisk = "riesgo",
        /// All open ones.
        Open = "abiertos",
        /// Answered, newest first.
        Answered = "respondidos",
    }
}

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListQuery {
    pub view: View,
    /// Words to look for in all cases; the view then says nothing.
    pub q: String,
    pub kind: String,
    pub channel: String,
    /// Where the page begins: day or instant, `_`, id of the last line before.
    pub after: String,
}

impl ListQuery {
    pub(crate) fn read(asked: &HashMap<String, String>) -> ListQuery {
        let text = |name: &str| asked.get(name).map(|t| t.trim().to_owned()).unwrap_or_default();
        ListQuery {
            view: View::parse(&text("vista")).unwrap_or(View::Mine),
            q: kernel::clean_line(&text("q"), 200).unwrap_or_default(),
            kind: CaseKind::parse(&text("tipo")).map_or("", CaseKind::key).to_owned(),
            channel: ContactChannel::parse(&text("canal")).map_or("", ContactChannel::key).to_owned(),
            after: text("desde"),
        }
    }

    /// The query of an address, without what is not asked; begins with `?` unless it is empty.
    pub(crate) fn address(&self) -> String {
        let mut parts = Vec::new();
        if self.view != View::Mine {
            parts.push(format!("vista={}", self.view.key()));
        }
        for (name, value) in
            [("q", &self.q), ("tipo", &self.kind), ("canal", &self.channel), ("desde", &self.after)]
        {
            if !value.is_empty() {
                parts.push(format!("{name}={}", web::percent(value)));
            }
        }
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// Which open cases the view shows; nothing for the answered ones.
    fn which(&self, me: AccountId, today: Day, soon: Day) -> Option<Which> {
        match self.view {
            View::Mine => Some(Which::OfOfficer(me)),
            View::DueToday => Some(Which::DueUntil(today)),
            View::ToSign => Some(Which::ToSign),
            View::Silence => Some(Which::InSilence),
            View::Unassigned => Some(Which::OfNobody),
            View::AtRisk => Some(Which::DueUntil(soon)),
            View::Open => Some(Which::All),
            View::Answered => None,
        }
    }

    /// Where the page begins, if the address says something that makes sense.
    fn place<T: std::str::FromStr>(&self) -> Option<(T, crate::CaseId)> {
        let (first, id) = self.after.split_once('_')?;
        Some((first.parse().ok()?, Id::parse(id)?))
    }
}

/// The lines of a view and what is needed to show them.
#[derive(Debug)]
pub(crate) struct Found {
    pub lines: Vec<CaseLine>,
    pub more: bool,
    pub counts: Counts,
    pub rulebook: Rulebook,
}

/// Loads up to `limit` lines.
pub(crate) async fn load(
    look: &mut Look<'_>,
    query: &ListQuery,
    me: AccountId,
    today: Day,
    limit: usize,
) -> Result<Found, Fault> {
    let rulebook = deadlines::current(look).await?;
    let days = u32::try_from(AMBER_FROM).unwrap_or(0);
    let soon = rulebook.calendar.add_business_days(today, days).unwrap_or(today);
    let asked = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let answered = State::Answered.key().to_owned();
    let filter = Filter { state: answered, kind: query.kind.clone(), channel: query.channel.clone() };
    let mut lines = if !query.q.is_empty() {
        let mut found = lists::search(look, &query.q, asked).await?;
        let fits = |asked: &str, key: &str| asked.is_empty() || asked == key;
        found.retain(|l| fits(&query.kind, l.kind.key()) && fits(&query.channel, l.channel.key()));
        found
    } else if let Some(which) = query.which(me, today, soon) {
        lists::by_due_date(look, which, &filter, query.place(), asked).await?
    } else {
        let before = query.place::<i64>().map(|(at, id)| (At(at), id));
        lists::newest(look, &filter, (At(i64::MIN), At(i64::MAX)), before, asked).await?
    };
    let more = lines.len() > limit;
    lines.truncate(limit);
    let counts = lists::counts(look, me, today, soon).await?;
    Ok(Found { lines, more, counts, rulebook })
}

/// A link to a view.
pub(crate) struct ViewLink {
    pub href: String,
    pub label: String,
    /// How many; nothing for what is not counted.
    pub count: Option<i64>,
    /// Drawn in red.
    pub urgent: bool,
    pub current: bool,
}

/// A line as it is drawn.
pub(crate) struct Row {
    pub id: String,
    pub href: String,
    pub number: String,
    pub icon: &'static str,
    pub channel: &'static str,
    pub name: String,
    pub time: String,
    pub iso: String,
    pub subject: String,
    pub snippet: String,
    pub light: Light,
    pub words: String,
    pub kind: &'static str,
    /// Initials and name of who has it; empty for nobody.
    pub owner: (String, String),
    pub current: bool,
    /// The person said something last.
    pub fresh: bool,
}

/// Everything that the list shows.
pub(crate) struct ListPart {
    pub mine: Vec<ViewLink>,
    pub team: Vec<ViewLink>,
    pub title: String,
    pub q: String,
    pub view: &'static str,
    pub kinds: Vec<Choice>,
    pub channels: Vec<Choice>,
    pub rows: Vec<Row>,
    /// Address of the next page; empty when there is none.
    pub older: String,
    /// A search found more than is shown.
    pub cut: bool,
    pub export: String,
    /// Address of the list itself, for live news.
    pub here: String,
    pub unassigned: i64,
    /// Whether the empty list offers to take a case.
    pub offer: bool,
    /// Key of the sentence of an empty list.
    pub empty: &'static str,
    pub may_file: bool,
}

impl ListPart {
    /// Whether a kind or a channel is chosen.
    pub(crate) fn is_filtered(&self) -> bool {
        self.kinds.iter().chain(&self.channels).any(|c| c.chosen)
    }

    /// `open` is the case that is shown beside the list.
    pub(crate) fn new(
        page: &PageFrame,
        query: &ListQuery,
        found: &Found,
        may: May,
        today: Day,
        open: Option<crate::CaseId>,
    ) -> ListPart {
        let lang = page.lang();
        let row = |line: &CaseLine| Row::new(page, line, query, (may, today), &found.rulebook.calendar, open);
        let first = ListQuery { after: String::new(), ..query.clone() };
        let searching = !query.q.is_empty();
        let kinds = CaseKind::ALL.iter().map(|k| Choice::new(k.key(), words::kind(*k, lang), &query.kind));
        let channels = ContactChannel::ALL
            .iter()
            .map(|c| Choice::new(c.key(), words::channel(*c, lang), &query.channel));
        let title = match searching {
            true => page.t1("cases-office-list-search", "q", &query.q),
            false => page.t(&format!("cases-office-view-{}", query.view.key())).into_owned(),
        };
        let filtered = !query.kind.is_empty() || !query.channel.is_empty();
        ListPart {
            mine: views(page, query, &found.counts, &View::ALL[..3]),
            team: views(page, query, &found.counts, &View::ALL[3..]),
            title,
            q: query.q.clone(),
            view: query.view.key(),
            kinds: kinds.collect(),
            channels: channels.collect(),
            rows: found.lines.iter().map(row).collect(),
            older: older(query, found),
            cut: searching && found.more,
            export: format!("/bandeja.csv{}", first.address()),
            here: format!("/bandeja{}", query.address()),
            unassigned: found.counts.unassigned,
            offer: !searching && query.view == View::Mine && may.answer && found.counts.unassigned > 0,
            empty: match (searching || filtered, query.view) {
                (true, _) => "cases-office-empty-search",
                (false, View::Mine) => "cases-office-empty-mine",
                (false, View::ToSign) => "cases-office-empty-sign",
                (false, _) => "cases-office-empty-view",
            },
            may_file: may.file,
        }
    }
}

fn older(query: &ListQuery, found: &Found) -> String {
    let Some(last) = found.lines.last().filter(|_| found.more && query.q.is_empty()) else {
        return String::new();
    };
    let after = match query.view {
        View::Answered => format!("{}_{}", last.filed_at.0, last.id),
        _ => format!("{}_{}", last.due_on, last.id),
    };
    format!("/bandeja{}", ListQuery { after, ..query.clone() }.address())
}

fn views(page: &PageFrame, query: &ListQuery, counts: &Counts, which: &[View]) -> Vec<ViewLink> {
    let link = |view: &View| {
        let asked = ListQuery { view: *view, q: String::new(), after: String::new(), ..query.clone() };
        let (count, urgent) = match view {
            View::Mine => (Some(counts.mine), false),
            View::DueToday => (Some(counts.due_today), counts.due_today > 0),
            View::ToSign => (Some(counts.to_sign), false),
            View::Silence => (Some(counts.silence), counts.silence > 0),
            View::Unassigned => (Some(counts.unassigned), false),
            View::AtRisk => (Some(counts.at_risk), counts.at_risk > 0),
            View::Open => (Some(counts.open), false),
            View::Answered => (None, false),
        };
        ViewLink {
            href: format!("/bandeja{}", asked.address()),
            label: page.t(&format!("cases-office-view-{}", view.key())).into_owned(),
            count,
            urgent,
            current: query.q.is_empty() && query.view == *view,
        }
    };
    which.iter().map(link).collect()
}

impl Row {
    fn new(
        page: &PageFrame,
        line: &CaseLine,
        query: &ListQuery,
        (may, today): (May, Day),
        calendar: &Calendar,
        open: Option<crate::CaseId>,
    ) -> Row {
        let lang = page.lang();
        let (light, words) = standing_of(page, line, today, calendar, true);
        let owner = line.owner_name.clone().unwrap_or_default();
        Row {
            id: line.id.to_string(),
            href: format!("/bandeja/{}{}", line.id, query.address()),
            number: line.number.clone(),
            icon: icon(line.channel),
            channel: words::channel(line.channel, lang),
            name: shown_name(page, line, may),
            time: when(line.last_entry_at, today, lang),
            iso: line.last_entry_at.rfc3339(),
            subject: line.subject.clone(),
            snippet: snippet(page, line),
            light,
            words,
            kind: words::kind(line.kind, lang),
            owner: (initials(&owner), owner),
            current: open == Some(line.id),
            fresh: line.state.is_open()
                && (line.last_entry_kind == "information" || line.state == State::Received),
        }
    }
}

/// The traffic light of an open case, or what became of it. `brief` leaves out that the days are business
/// days, as lines of a narrow list do.
pub(crate) fn standing_of(
    page: &PageFrame,
    line: &CaseLine,
    today: Day,
    calendar: &Calendar,
    brief: bool,
) -> (Light, String) {
    if !line.state.is_open() || line.state == State::AwaitingPerson {
        return (Light::Plain, state_words(page, line.state));
    }
    match deadlines::standing(line.due_on, today, calendar) {
        Ok(standing) => {
            let words = match standing {
                Standing::Remaining(n) if brief && n > 0 => page.t1("cases-office-days-left", "n", n),
                Standing::Overdue(n) if brief && n > 0 => page.t1("cases-office-days-late", "n", n),
                _ => standing.words(page.lang()),
            };
            (standing.light().into(), words)
        }
        Err(_) => (Light::Plain, web::format::short_day(line.due_on, page.lang())),
    }
}

/// The beginning of what was said last, or what happened if nothing was said.
fn snippet(page: &PageFrame, line: &CaseLine) -> String {
    match (line.last_entry_kind.as_str(), line.snippet.is_empty()) {
        ("assignment", _) => page.t1("cases-office-snippet-assigned", "name", &line.snippet),
        (kind, true) => page.t(&format!("cases-office-happened-{}", kind.replace('_', "-"))).into_owned(),
        _ => line.snippet.clone(),
    }
}

/// «En estudio».
pub(crate) fn state_words(page: &PageFrame, state: State) -> String {
    page.t(&format!("cases-office-state-{}", state.key().replace('_', "-"))).into_owned()
}

/// The name of the person, or why it is not told.
pub(crate) fn shown_name(page: &PageFrame, line: &CaseLine, may: May) -> String {
    match (line.shown_name(may.reveal), line.identity) {
        (Some(name), _) => name.to_owned(),
        (None, PetitionerIdentity::Reserved) => page.t("cases-office-reserved").into_owned(),
        (None, _) => page.t("cases-office-anonymous").into_owned(),
    }
}

/// The icon of a channel.
pub(crate) fn icon(channel: ContactChannel) -> &'static str {
    match channel {
        ContactChannel::Web => "movil",
        ContactChannel::Counter => "persona",
        ContactChannel::Telephone => "telefono",
        ContactChannel::Written => "nota",
        ContactChannel::Email => "correo",
        ContactChannel::Api => "compartir",
    }
}

/// Filing numbers that a sloppy hand may mean: `4391`, `2026 en 4391`, `2026-en-004391`. Bare digits count
/// only up to five: longer ones are subscribers and documents.
pub(crate) fn guesses(typed: &str, this_year: i16) -> Vec<String> {
    let shape = filing::NumberShape::default();
    let letters = kernel::fold(typed).to_uppercase();
    let exact: String = letters.chars().filter(|c| !c.is_whitespace()).collect();
    let bare: String = exact.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut found = vec![exact];
    let class = [filing::Class::Incoming, filing::Class::Outgoing]
        .into_iter()
        .find_map(|class| bare.split_once(class.letters()).map(|(year, seq)| (class, year, seq)));
    let guess = match class {
        Some((class, "", seq)) => seq.parse().ok().map(|seq| (this_year, class, seq)),
        Some((class, year, seq)) => year.parse().ok().zip(seq.parse().ok()).map(|(y, s)| (y, class, s)),
        None if (1..=5).contains(&bare.len()) => {
            bare.parse().ok().map(|s| (this_year, filing::Class::Incoming, s))
        }
        None => None,
    };
    if let Some((year, class, seq)) = guess {
        found.push(shape.write(year, class, seq).0);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_understood_however_it_is_typed() {
        for typed in ["4391", " 2026 en 4391", "2026-EN-004391", "en4391", "2026en004391"] {
            assert!(guesses(typed, 2026).contains(&"2026-EN-004391".to_owned()), "{typed}");
        }
        assert!(guesses("2026-SA-12", 2026).contains(&"2026-SA-000012".to_owned()));
        assert_eq!(guesses("1048827", 2026), ["1048827"]);
        assert!(!guesses("en", 2026).iter().any(|g| g.contains("-EN-")));
        assert!(!guesses("99999999999999999999en1", 2026).iter().any(|g| g.contains("-EN-")));
    }

    #[test]
    fn addresses_say_only_what_is_asked_and_survive_anything() {
        let read = |pairs: &[(&str, &str)]| {
            ListQuery::read(&pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect())
        };
        assert_eq!(read(&[]).address(), "");
        assert_eq!(read(&[("vista", "riesgo"), ("q", "a&b=c")]).address(), "?vista=riesgo&q=a%26b%3Dc");
        assert_eq!(read(&[("vista", "'; DROP"), ("tipo", "x"), ("canal", "<b>")]).address(), "");
        assert!(read(&[("desde", "ayer_nadie")]).place::<Day>().is_none());
    }
}
