//! A case in easy reading: one idea a sentence, one sentence a line. The words follow the practice of UNE
//! 153101; nobody with an intellectual disability has validated them yet, so no mark of easy reading is
//! shown.

use askama::Template;
use axum::extract::Path;
use deadlines::Standing;
use kernel::Day;
use web::{Door, PageFrame, Reply, format};

use crate::case::State;
use crate::screens::tracking::{Course, course};
use crate::sheet::SilenceState;

#[derive(Template)]
#[template(path = "easy.html")]
pub(crate) struct EasyPage {
    pub page: PageFrame,
    pub key: String,
    /// Icon and sentence.
    pub lines: Vec<(&'static str, String)>,
    /// Icon, sentence and where it is done.
    pub can: Vec<(&'static str, String, String)>,
    pub phone: String,
}

/// `GET /seguimiento/{key}/facil`.
pub async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let course = course(&door, key).await?;
    let page = door.page("cases-easy-title");
    web::html(EasyPage::new(page, &course, door.today()))
}

impl EasyPage {
    pub fn new(page: PageFrame, course: &Course, today: Day) -> EasyPage {
        EasyPage {
            key: course.sheet.tracking_key.clone(),
            lines: lines(&page, course, today),
            can: can(&page, course),
            phone: page.site().phones.first().map(|p| p.number.clone()).unwrap_or_default(),
            page,
        }
    }
}

fn lines(page: &PageFrame, course: &Course, today: Day) -> Vec<(&'static str, String)> {
    let (sheet, lang) = (&course.sheet, page.lang());
    let say = |key: &str| page.t(key).into_owned();
    let day = |day: Day| format::day_in_words(day, lang);
    let mut lines = vec![
        ("correo", page.t1("cases-easy-you", "day", day(sheet.filed_at.day()))),
        ("nota", page.t1("cases-easy-number", "number", &sheet.number)),
    ];
    if matches!(sheet.silence, Some(SilenceState::Occurred | SilenceState::Recognized)) {
        lines.push(("check", say("cases-easy-silence")));
    }
    match sheet.state {
        State::AwaitingPerson => {
            let until = sheet.paused_until.unwrap_or(sheet.deadline.due_on);
            lines.push(("reloj", page.t1("cases-easy-asked", "day", day(until))));
        }
        State::Received | State::InStudy | State::InSignature => {
            lines.push(("buscar", say("cases-easy-waiting")));
            lines.push(("calendario", page.t1("cases-easy-due", "day", day(sheet.deadline.due_on))));
            lines.extend(left(page, course, today).map(|text| ("reloj", text)));
        }
        State::Answered => {
            lines.push(("check", say("cases-easy-answered")));
            let result = sheet.result.map(|r| say(&format!("cases-result-{}", r.key().replace('_', "-"))));
            lines.extend(result.map(|r| ("firma", page.t1("cases-easy-result", "result", r))));
        }
        State::Withdrawn => lines.push(("info", say("cases-easy-withdrawn"))),
        State::Archived => lines.push(("info", say("cases-easy-archived"))),
        State::Referred => lines.push(("info", say("cases-easy-referred"))),
    }
    lines
}

/// How much time is left.
fn left(page: &PageFrame, course: &Course, today: Day) -> Option<String> {
    match course.sheet.deadline.standing(today, &course.rulebook.calendar).ok()? {
        Standing::Remaining(days) => Some(page.t1("cases-easy-left", "n", days)),
        Standing::DueToday => Some(page.t("cases-easy-today").into_owned()),
        Standing::Overdue(_) => Some(page.t("cases-easy-late").into_owned()),
    }
}

fn can(page: &PageFrame, course: &Course) -> Vec<(&'static str, String, String)> {
    let sheet = &course.sheet;
    let here = |rest: &str| format!("/seguimiento/{}{rest}", sheet.tracking_key);
    let say = |key: &str| page.t(key).into_owned();
    let mut can = Vec::new();
    if sheet.state.is_open() {
        can.push(("editar", say("cases-easy-can-add"), here("#t-escribir")));
        can.push(("cerrar", say("cases-easy-can-withdraw"), here("/retirar")));
    }
    if course.answer.is_some() {
        can.push(("lectura", say("cases-easy-can-read"), here("#respuesta")));
    } else if sheet.answered_aloud() {
        can.push(("lectura", say("cases-easy-can-read"), here("#t-historia")));
    }
    can.push(("descargar", say("cases-easy-can-receipt"), here("/constancia")));
    can
}
