//! The middle of the workspace: the head of a case with its term, and what happened in it day by day.

use documents::Attachment;
use kernel::{At, Day};
use web::format::{day_in_words, file_size, moment, short_time};
use web::{Light, PageFrame};

use super::May;
use super::case_list::state_words;
use super::case_load::Loaded;
use crate::case::State;
use crate::kind::{PetitionerIdentity, Priority};
use crate::records::EntryKind;
use crate::screens::gauge::Gauge;
use crate::sheet::Entry;
use crate::words;

/// The head of a case.
pub(crate) struct Head {
    pub id: String,
    pub number: String,
    pub kind: &'static str,
    pub service: String,
    pub subject: String,
    pub state: String,
    pub state_light: Light,
    pub priority: String,
    pub light: Light,
    pub standing: String,
    /// The term; nothing when the calendar does not reach so far.
    pub gauge: Option<Gauge>,
    pub filed: String,
    pub due: String,
    pub owner: String,
    pub warnings: Vec<String>,
}

impl Head {
    pub(crate) fn new(page: &PageFrame, loaded: &Loaded, today: Day) -> Head {
        let (sheet, lang) = (&loaded.sheet, page.lang());
        // an answered case stays as it was on the day of the answer
        let on = sheet.answered_at.map_or(today, At::day);
        let calendar = &loaded.rulebook().calendar;
        let standing = sheet.deadline.standing(on, calendar);
        let (light, words) = match (sheet.state, &standing) {
            (State::Withdrawn | State::Referred | State::Archived | State::AwaitingPerson, _)
            | (_, Err(_)) => (Light::Plain, state_words(page, sheet.state)),
            (State::Answered, _) => answered(page, loaded),
            (_, Ok(standing)) => ((*standing).light().into(), standing.words(lang)),
        };
        let service = sheet.service.as_deref().and_then(catalog::UtilityService::parse);
        Head {
            id: sheet.id.to_string(),
            number: sheet.number.clone(),
            kind: words::kind(sheet.kind, lang),
            service: service.map(|s| s.name(lang).to_owned()).unwrap_or_default(),
            subject: sheet.subject.clone(),
            state: state_words(page, sheet.state),
            state_light: match sheet.state {
                State::Received | State::InStudy => Light::Blue,
                State::InSignature | State::AwaitingPerson => Light::Amber,
                State::Answered => Light::Green,
                State::Withdrawn | State::Referred | State::Archived => Light::Plain,
            },
            priority: priority_words(page, sheet.priority),
            light,
            standing: words,
            gauge: Gauge::new(&loaded.term.term, &sheet.deadline, &loaded.term.calendar, on, lang),
            filed: day_in_words(sheet.filed_at.day(), lang),
            due: day_in_words(sheet.deadline.due_on, lang),
            owner: sheet.owner_name.clone().unwrap_or_default(),
            warnings: sheet
                .warnings
                .iter()
                .map(|w| page.t(&format!("cases-office-warning-{}", w.replace('_', "-"))).into_owned())
                .collect(),
        }
    }
}

fn answered(page: &PageFrame, loaded: &Loaded) -> (Light, String) {
    let on_time = loaded.sheet.answered_at.is_some_and(|at| at <= loaded.sheet.deadline.ends_at);
    let key = if on_time { "cases-office-answered-on-time" } else { "cases-office-answered-late" };
    (if on_time { Light::Green } else { Light::Red }, page.t(key).into_owned())
}

/// Nothing for an ordinary case.
pub(crate) fn priority_words(page: &PageFrame, priority: Priority) -> String {
    match priority {
        Priority::None => String::new(),
        other => page.t(&format!("cases-office-priority-{}", other.key())).into_owned(),
    }
}

/// A file as it is shown in the thread.
#[derive(Clone)]
pub(crate) struct FileView {
    pub href: String,
    /// Address of the thumbnail; empty without one.
    pub thumbnail: String,
    pub name: String,
    pub detail: String,
}

impl FileView {
    fn new(page: &PageFrame, case: &str, file: &Attachment) -> FileView {
        let href = format!("/bandeja/{case}/archivos/{}", file.id);
        let kind = file.file.name.rsplit_once('.').map_or("", |(_, end)| end).to_uppercase();
        let thumbnail = file.file.thumbnail.map(|_| format!("{href}/miniatura")).unwrap_or_default();
        let detail = format!("{kind}, {}", file_size(file.file.size, page.lang()));
        FileView { href, thumbnail, name: file.file.name.clone(), detail }
    }
}

/// Something that happened, as it is drawn.
#[derive(Clone)]
pub(crate) struct Item {
    /// Words of the day, when it is another than that of the item before.
    pub day: String,
    /// Class of the message; empty for a fact in one line.
    pub class: &'static str,
    pub icon: &'static str,
    pub who: String,
    pub how: String,
    pub time: String,
    pub iso: String,
    pub body: String,
    pub files: Vec<FileView>,
}

/// The thread, oldest first.
pub(crate) fn thread(page: &PageFrame, loaded: &Loaded, may: May, today: Day) -> Vec<Item> {
    let mut before = None;
    let mut items = Vec::new();
    for entry in &loaded.entries {
        let day = entry.at.day();
        let mut item = item(page, loaded, may, entry);
        if before != Some(day) {
            item.day = match day == today {
                true => page.t("cases-office-today").into_owned(),
                false => day_in_words(day, page.lang()),
            };
        }
        before = Some(day);
        items.push(item);
    }
    items
}

fn item(page: &PageFrame, loaded: &Loaded, may: May, entry: &Entry) -> Item {
    let lang = page.lang();
    let blank = Item {
        day: String::new(),
        class: "msj",
        icon: "",
        who: entry.author_name.clone(),
        how: String::new(),
        time: short_time(entry.at, lang),
        iso: entry.at.rfc3339(),
        body: entry.body.clone(),
        files: Vec::new(),
    };
    let fact = |icon, body: String| Item { class: "", icon, body, ..blank.clone() };
    let said = |key: &str| page.t1(key, "who", &entry.author_name);
    match entry.kind {
        EntryKind::Petition | EntryKind::Information => Item {
            who: if entry.author_name.is_empty() { petitioner(page, loaded, may) } else { blank.who.clone() },
            how: how(page, loaded, entry),
            files: files(page, loaded, entry),
            ..blank
        },
        EntryKind::Note => Item {
            class: "msj msj--nota",
            who: page.t("cases-office-entry-note").into_owned(),
            how: entry.author_name.clone(),
            ..blank
        },
        EntryKind::Return => Item {
            class: "msj msj--nota",
            who: page.t("cases-office-entry-return").into_owned(),
            how: entry.author_name.clone(),
            ..blank
        },
        EntryKind::Answer => Item {
            class: "msj msj--salida",
            who: page.t("cases-office-entry-answer").into_owned(),
            how: answer_words(page, entry),
            ..blank
        },
        EntryKind::Assignment if entry.author_name == entry.body => {
            fact("persona", said("cases-office-entry-taken"))
        }
        EntryKind::Assignment => fact(
            "persona",
            page.t2("cases-office-entry-assigned", "who", &entry.author_name, "to", &entry.body),
        ),
        EntryKind::Classification => fact("etiqueta", classified(page, entry, &loaded.causes)),
        EntryKind::SignatureRequest => fact("firma", said("cases-office-entry-to-sign")),
        EntryKind::Step => step(page, entry, blank),
        EntryKind::Withdrawal => {
            Item { who: page.t("cases-office-entry-withdrawn").into_owned(), icon: "cerrar", ..blank }
        }
    }
}

/// A special step: in one line, or with its text.
fn step(page: &PageFrame, entry: &Entry, blank: Item) -> Item {
    let key = entry.data["key"].as_str().unwrap_or_default();
    let words = page.t(&format!("cases-step-{key}")).into_owned();
    let who = [words.as_str(), entry.author_name.as_str()];
    let line = who.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    match entry.body.is_empty() {
        true => Item { class: "", icon: "info", body: line, ..blank },
        false => Item { class: "msj msj--nota", who: words, how: entry.author_name.clone(), ..blank },
    }
}

/// The person, or why their name is not told.
pub(crate) fn petitioner(page: &PageFrame, loaded: &Loaded, may: May) -> String {
    match (&loaded.person, loaded.sheet.identity) {
        (Some(summary), PetitionerIdentity::Named) => summary.person.name.as_str().to_owned(),
        (Some(summary), PetitionerIdentity::Reserved) if may.reveal => {
            summary.person.name.as_str().to_owned()
        }
        (_, PetitionerIdentity::Reserved) => page.t("cases-office-reserved").into_owned(),
        _ => page.t("cases-office-anonymous").into_owned(),
    }
}

/// «por la página web», and where, if there is no account.
fn how(page: &PageFrame, loaded: &Loaded, entry: &Entry) -> String {
    if entry.kind == EntryKind::Information {
        return page.t("cases-office-entry-information").into_owned();
    }
    let way = page.t(&format!("cases-office-by-{}", loaded.sheet.channel.key())).into_owned();
    match entry.data["place"].as_str() {
        Some(place) if !place.is_empty() => format!("{way} · {place}"),
        _ => way,
    }
}

/// Files that came with an entry: additions name theirs; all others came with the petition.
fn files(page: &PageFrame, loaded: &Loaded, entry: &Entry) -> Vec<FileView> {
    let named = |of: &Entry, file: &Attachment| {
        let hashes = of.data["files"].as_array();
        let hash = file.file.sha256.to_string();
        hashes.is_some_and(|all| all.iter().any(|h| h.as_str() == Some(&hash))) && file.attached_at == of.at
    };
    let belongs = |file: &&Attachment| match entry.kind {
        EntryKind::Information => named(entry, file),
        _ => !loaded.entries.iter().any(|e| e.kind == EntryKind::Information && named(e, file)),
    };
    let case = loaded.sheet.id.to_string();
    loaded.files.iter().filter(belongs).map(|f| FileView::new(page, &case, f)).collect()
}

fn answer_words(page: &PageFrame, entry: &Entry) -> String {
    let number = entry.data["number"].as_str().unwrap_or_default();
    let response = entry.data["response"].as_str().unwrap_or_default().replace('_', "-");
    let decided = page.t(&format!("cases-office-response-{response}"));
    [number, &*decided, &entry.author_name].join(" · ")
}

fn classified(page: &PageFrame, entry: &Entry, causes: &catalog::CauseTable) -> String {
    let lang = page.lang();
    let text = |name: &str| entry.data[name].as_str().unwrap_or_default().to_owned();
    let kind = crate::CaseKind::parse(&text("kind")).map(|k| words::kind(k, lang).to_owned());
    let service = catalog::UtilityService::parse(&text("service")).map(|s| s.name(lang).to_owned());
    let cause = causes.find(&text("cause"), entry.at.day()).map(|c| format!("{} {}", c.code, c.title()));
    let priority =
        Priority::parse(&text("priority")).map(|p| priority_words(page, p)).filter(|p| !p.is_empty());
    let what: Vec<String> = [kind, service, cause, priority].into_iter().flatten().collect();
    page.t2("cases-office-entry-classified", "who", &entry.author_name, "what", what.join(", "))
}

/// What happened last, for who was typing meanwhile: «Diana Ossa: nota interna, 8:31 a. m.».
pub(crate) fn last_words(page: &PageFrame, loaded: &Loaded) -> String {
    let Some(entry) = loaded.entries.iter().max_by_key(|e| e.at) else { return String::new() };
    let what = page.t(&format!("cases-office-happened-{}", entry.kind.key().replace('_', "-")));
    let who = if entry.author_name.is_empty() {
        page.t("cases-office-person").into_owned()
    } else {
        entry.author_name.clone()
    };
    format!("{who}: {what}, {}", moment(entry.at, page.lang()))
}
