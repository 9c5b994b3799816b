//! A citizen follows their case by the secret of their own link.

use askama::Template;
use axum::extract::Path;
use deadlines::{Rulebook, Silence, TermDay, TermWhy, Why, rule_for};
use documents::{Attachment, AttachmentId, Block, VerificationCode, parse_markdown};
use kernel::{At, Day, Failure, Never};
use serde_json::Value;
use web::{Door, FormErrors, Light, MarkedDay, MonthSheet, PageFrame, Problem, Reply, format};

use crate::answer::Answer;
use crate::case::State;
use crate::events;
use crate::kind::CaseKind;
use crate::records::{EntryKind, steps};
use crate::referral::ReceivedTransfer;
use crate::screens::gauge::Gauge;
use crate::screens::office::steps_box::transfer_words;
use crate::screens::rights::{self, Right};
use crate::sheet::{self, Entry, Sheet};
use crate::words;

/// Everything that the pages of a citizen's case are made of.
pub(crate) struct Course {
    pub sheet: Sheet,
    pub entries: Vec<Entry>,
    pub files: Vec<Attachment>,
    pub answer: Option<Answer>,
    /// How the company counts now, and how it counted when the term was set.
    pub rulebook: Rulebook,
    pub counted_with: Option<Rulebook>,
    pub person: Option<people::PersonSummary>,
    /// Who sent it to us, if another authority did.
    pub transfer: Option<ReceivedTransfer>,
}

/// The case behind a key; 404 for every other text.
pub(crate) async fn course(door: &Door, key: String) -> Result<Course, Problem> {
    let read = door.store().read("cases.tracking", key, |look, key| {
        Box::pin(async move {
            let Some(id) = sheet::id_by_tracking_key(look, key).await? else {
                return Ok::<_, Failure<Never>>(None);
            };
            let Some(sheet) = sheet::load(look, id).await? else { return Ok(None) };
            let person = match sheet.person {
                Some(person) => people::person_summary(look, person).await?,
                None => None,
            };
            let answer = match sheet.answered_at {
                Some(_) => sheet::signed_answer(look, id).await?,
                None => None,
            };
            let rulebook = deadlines::current(look).await?;
            let version = sheet.term().base.calendar_version;
            let counted_with = match rulebook.calendar.version() == version {
                true => Some(rulebook.clone()),
                false => deadlines::rulebook_of(look, &version).await?,
            };
            Ok(Some(Course {
                transfer: steps::transfer_of(look, id).await?,
                entries: sheet::entries(look, id, true).await?,
                files: documents::attachments_of(look, &events::subject(id)).await?,
                answer,
                rulebook,
                counted_with,
                person,
                sheet,
            }))
        })
    });
    read.await?.ok_or_else(Problem::not_found)
}

#[derive(Template)]
#[template(path = "tracking.html")]
pub(crate) struct TrackingPage {
    pub page: PageFrame,
    /// From where it came, if another authority sent it.
    pub transfer: String,
    pub key: String,
    pub number: String,
    pub kind: String,
    pub subject: String,
    pub state: String,
    pub light: Light,
    pub open: bool,
    pub gauge: Option<Gauge>,
    pub law: String,
    pub silence: String,
    pub answer: Option<AnswerView>,
    pub story: Vec<StoryLine>,
    pub files: Vec<FileLine>,
    pub days: Vec<CountedDay>,
    /// The same days on a calendar.
    pub months: Vec<MonthSheet>,
    /// What the person is awaited for.
    pub awaited: Option<Awaited>,
    /// What can be done now.
    pub steps: Vec<rights::Step>,
    pub rights: Vec<Right>,
    /// The form to write; its errors and what was typed.
    pub step: Writing,
    pub body: String,
    pub token: String,
    pub max_files: usize,
}

/// The part of the writing form that the field for files reads.
pub(crate) struct Writing {
    pub errors: FormErrors,
}

/// The answer as it is read on the page.
pub(crate) struct AnswerView {
    pub signed_on: String,
    pub result: String,
    pub number: String,
    pub parts: Vec<(String, Vec<Block>)>,
    /// What the person can do now, and until when.
    pub next: String,
}

/// Something that happened.
pub(crate) struct StoryLine {
    pub title: String,
    pub at: String,
    pub when: String,
    pub text: String,
}

/// A file of the case.
pub(crate) struct FileLine {
    pub href: String,
    pub name: String,
    pub size: String,
    pub at: String,
}

/// A day of the count.
pub(crate) struct CountedDay {
    pub counted: Option<u32>,
    pub text: String,
}

/// `GET /seguimiento/{key}`.
pub async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let course = course(&door, key).await?;
    let token = door.form_token();
    let page = frame(&door, &course).await?;
    web::html(TrackingPage::new(page, &course, door.at(), token, FormErrors::none(), String::new()))
}

/// The frame of the page, with what other capabilities say about the case.
pub(crate) async fn frame(door: &Door, course: &Course) -> Result<PageFrame, Problem> {
    let title = door.t_args("cases-tracking-title", &[("number", &course.sheet.number)]);
    let panels = door.panels("cases.tracking", &course.sheet.id.to_string()).await?;
    Ok(door.page_titled(title).with_panels(panels))
}

/// `GET /seguimiento/{key}/archivos/{id}`: a file of this case and of no other.
pub async fn file(door: Door, Path((key, id)): Path<(String, String)>) -> Reply {
    let Ok(id) = id.parse::<AttachmentId>() else { return web::not_found() };
    let course = course(&door, key).await?;
    match course.files.into_iter().find(|file| file.id == id) {
        Some(found) => documents::serve_file(door.app(), &found.file).await,
        None => web::not_found(),
    }
}

/// `GET /seguimiento/{key}/respuesta.pdf`.
pub async fn letter(door: Door, Path(key): Path<String>) -> Reply {
    let course = course(&door, key).await?;
    match course.sheet.letter_code.as_deref().and_then(VerificationCode::parse) {
        Some(code) => documents::serve_paper(door.app(), &code).await,
        None => web::not_found(),
    }
}

impl TrackingPage {
    pub fn new(
        page: PageFrame,
        course: &Course,
        at: At,
        token: String,
        errors: FormErrors,
        body: String,
    ) -> TrackingPage {
        let (sheet, lang) = (&course.sheet, page.lang());
        let open = sheet.state.is_open();
        let counted_with = course.counted_with.as_ref().unwrap_or(&course.rulebook);
        let gauge = Gauge::new(&sheet.term(), &sheet.deadline, &counted_with.calendar, at.day(), lang);
        let gauge = gauge.filter(|_| open);
        let rule = sheet.deadline.rule();
        let silence = rule.is_some_and(|r| r.silence == Silence::Positive);
        let (state, light) = match sheet.state {
            State::Answered => ("cases-state-answered", Light::Blue),
            State::Withdrawn => ("cases-state-withdrawn", Light::Plain),
            State::Referred => ("cases-state-referred", Light::Plain),
            State::Archived => ("cases-state-archived", Light::Plain),
            State::AwaitingPerson => ("cases-state-awaiting-person", Light::Amber),
            State::Received => ("cases-state-received", Light::Blue),
            State::InStudy | State::InSignature => ("cases-state-in-study", Light::Blue),
        };
        let lines = day_lines(course);
        TrackingPage {
            transfer: course.transfer.as_ref().map(|t| transfer_words(&page, t)).unwrap_or_default(),
            key: sheet.tracking_key.clone(),
            number: sheet.number.clone(),
            kind: words::kind(sheet.kind, lang).to_owned(),
            subject: sheet.subject.clone(),
            state: page.t(state).into_owned(),
            light,
            open,
            gauge,
            law: rule.map(|r| r.citation().to_string()).unwrap_or_default(),
            silence: if silence { page.t("cases-silence-positive").into_owned() } else { String::new() },
            answer: course.answer.as_ref().map(|a| answer_view(&page, course, a)),
            story: course.entries.iter().map(|e| story_line(&page, e)).collect(),
            files: course.files.iter().map(|f| file_line(&page, sheet, f)).collect(),
            days: counted_days(&lines, lang),
            months: term_calendar(lines, course.sheet.deadline.due_on, at.day(), &page),
            awaited: awaited(&page, course, at),
            steps: rights::steps(&page, course),
            rights: rights::rights(&page, course),
            step: Writing { errors },
            body,
            token,
            max_files: crate::wizard::MAX_FILES,
            page,
        }
    }
}

/// What the company needs of the person, and until when.
pub(crate) struct Awaited {
    pub what: String,
    pub until: String,
    /// Whether more time can be asked for.
    pub more: bool,
}

fn awaited(page: &PageFrame, course: &Course, at: At) -> Option<Awaited> {
    let until = course.sheet.paused_until.filter(|_| course.sheet.state == State::AwaitingPerson)?;
    let asked = course.entries.iter().rev().find(|e| e.kind == EntryKind::Step && !e.body.is_empty());
    let key = if at.day() > until { "cases-awaited-past" } else { "cases-awaited-until" };
    let calendar = course.counted_with.as_ref().unwrap_or(&course.rulebook);
    Some(Awaited {
        what: asked.map(|e| e.body.clone()).unwrap_or_default(),
        until: page.t1(key, "day", format::day_in_words(until, page.lang())),
        more: {
            let term = course.sheet.term();
            let at = term.events.last().map_or(at, |e| e.at().max(at));
            term.allow_more_time(at, &calendar.calendar).is_ok()
        },
    })
}

fn answer_view(page: &PageFrame, course: &Course, answer: &Answer) -> AnswerView {
    let signed_at = answer.signed.map_or(course.sheet.filed_at, |(_, at)| at);
    let text = &answer.text;
    let decision = text.decision_whole();
    let parts = [
        ("", &text.greeting),
        ("cases-letter-facts", &text.facts),
        ("cases-letter-evidence", &text.evidence),
        ("cases-letter-decision", &decision),
        ("cases-letter-appeals", &text.appeals),
    ];
    let parts = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let title = |key: &str| if key.is_empty() { String::new() } else { page.t(key).into_owned() };
    AnswerView {
        signed_on: format::day_with_year(signed_at.day(), page.lang()),
        result: answer
            .response
            .map(|r| page.t(&format!("cases-result-{}", r.key().replace('_', "-"))).into_owned())
            .unwrap_or_default(),
        number: course.sheet.outgoing_number.clone().unwrap_or_default(),
        parts: parts.map(|(key, text)| (title(key), parse_markdown(text))).collect(),
        next: next_step(page, course, signed_at),
    }
}

/// What the person can do with the answer. The five days of an appeal run from the notice, which is not
/// before the signature: the day shown is the earliest one on which they can end (Ley 142 de 1994, art. 154).
fn next_step(page: &PageFrame, course: &Course, signed_at: At) -> String {
    let kind = course.sheet.kind;
    if !matches!(kind, CaseKind::Claim | CaseKind::Complaint | CaseKind::Petition) {
        return String::new();
    }
    let rule = rule_for("INTERPONER_RECURSO", signed_at.day()).ok();
    let deadline = rule.and_then(|rule| course.rulebook.compute(rule, signed_at).ok());
    let day = deadline.map(|d| format::day_in_words(d.due_on, page.lang()));
    day.map(|day| page.t1("cases-answer-next", "day", day)).unwrap_or_default()
}

fn story_line(page: &PageFrame, entry: &Entry) -> StoryLine {
    let step = format!("cases-step-{}", entry.data["key"].as_str().unwrap_or_default());
    let title = match entry.kind {
        EntryKind::Step => step.as_str(),
        EntryKind::Petition => "cases-story-petition",
        EntryKind::Information => "cases-story-information",
        EntryKind::Answer if entry.data["verbal"] == true => "cases-story-answer-verbal",
        EntryKind::Answer => "cases-story-answer",
        EntryKind::Withdrawal => "cases-story-withdrawal",
        EntryKind::Assignment => "cases-story-assignment",
        EntryKind::Classification => "cases-story-classification",
        EntryKind::SignatureRequest => "cases-story-signature",
        EntryKind::Return | EntryKind::Note => "cases-story-note",
    };
    // the answer stands whole above: it is not told twice
    let verbal = entry.data["verbal"].as_bool().unwrap_or_default();
    let told = if entry.kind == EntryKind::Answer && !verbal { "" } else { entry.body.as_str() };
    let files = entry.data.get("files").and_then(Value::as_array).map_or(0, Vec::len);
    let with_files = if files > 0 { page.t1("cases-story-files", "n", files) } else { String::new() };
    let parts = [told, with_files.as_str()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>();
    StoryLine {
        title: page.t(title).into_owned(),
        at: entry.at.day().to_string(),
        when: format::moment(entry.at, page.lang()),
        text: parts.join("\n"),
    }
}

fn file_line(page: &PageFrame, sheet: &Sheet, file: &Attachment) -> FileLine {
    FileLine {
        href: format!("/seguimiento/{}/archivos/{}", sheet.tracking_key, file.id),
        name: file.file.name.clone(),
        size: format::file_size(file.file.size, page.lang()),
        at: format::short_day(file.attached_at.day(), page.lang()),
    }
}

/// The count, with the calendar of then; empty if that edition is not there any more.
fn day_lines(course: &Course) -> Vec<TermDay> {
    let lines =
        course.counted_with.as_ref().and_then(|book| course.sheet.term().explain(&book.calendar).ok());
    lines.unwrap_or_default()
}

/// The count day by day.
fn counted_days(lines: &[TermDay], lang: kernel::Lang) -> Vec<CountedDay> {
    lines.iter().map(|line| CountedDay { counted: line.counted, text: line.text(lang) }).collect()
}

/// The same on calendar sheets.
fn term_calendar(lines: Vec<TermDay>, due: Day, today: Day, page: &PageFrame) -> Vec<MonthSheet> {
    let mark = |line: TermDay| {
        let (mark, note) = match (line.counted, &line.why) {
            _ if line.day == due => ("vence", page.t("cases-note-due").into_owned()),
            (Some(n), _) => ("cuenta", n.to_string()),
            (None, TermWhy::Plain(Why::FilingDay)) => ("inicio", page.t("cases-note-filed").into_owned()),
            (None, _) => ("no", String::new()),
        };
        MarkedDay { day: line.day, note, says: line.reason(page.lang()), mark }
    };
    let days: Vec<_> = lines.into_iter().map(mark).collect();
    web::months(&days, today, page.lang())
}
