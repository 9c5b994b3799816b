//! `/fallas`: when a channel did not work.

use askama::Template;
use kernel::{Failure, Never, Refusal};
use web::format::{day_with_year, moment};
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use super::{Choice, May};
use crate::case::CaseRefusal;
use crate::kind::ContactChannel;
use crate::outage::Outage;
use crate::records::steps;
use crate::words;

/// A line of the log.
pub(crate) struct OutageLine {
    pub id: String,
    pub channel: String,
    pub started: String,
    /// Empty while it lasts.
    pub ended: String,
    /// The last day on which a filing that names it is in time.
    pub until: String,
    pub note: String,
}

#[derive(Template)]
#[template(path = "office/outages.html")]
pub(crate) struct OutagesPage {
    pub page: PageFrame,
    pub lines: Vec<OutageLine>,
    pub errors: FormErrors,
    pub channels: Vec<Choice>,
    pub started_at: String,
    pub ended_at: String,
    pub note: String,
    pub may_write: bool,
}

impl OutagesPage {
    pub(crate) fn new(
        page: PageFrame,
        outages: &[Outage],
        book: &deadlines::Rulebook,
        typed: &Fields,
        errors: FormErrors,
        may: May,
    ) -> OutagesPage {
        let lang = page.lang();
        let line = |o: &Outage| OutageLine {
            id: o.id.to_string(),
            channel: words::channel(o.channel, lang).to_owned(),
            started: moment(o.started_at, lang),
            ended: o.ended_at.map(|at| moment(at, lang)).unwrap_or_default(),
            until: match o.open_until(book) {
                Ok(Some(day)) => day_with_year(day, lang),
                _ => String::new(),
            },
            note: o.note.clone(),
        };
        let chosen = typed.text("channel");
        let channel = |c: &ContactChannel| Choice::new(c.key(), words::channel(*c, lang), chosen);
        OutagesPage {
            lines: outages.iter().map(line).collect(),
            channels: ContactChannel::ALL.iter().map(channel).collect(),
            started_at: typed.text("started_at").to_owned(),
            ended_at: typed.text("ended_at").to_owned(),
            note: typed.text("note").to_owned(),
            may_write: may.answer,
            errors,
            page,
        }
    }
}

/// Outages on the page.
const SHOWN: i64 = 200;

async fn render(door: &Door, status: u16, typed: &Fields, errors: FormErrors) -> Reply {
    let found = door.store().read("cases.outages", (), |look, ()| {
        Box::pin(async move {
            Ok::<_, Failure<Never>>((steps::outages(look, SHOWN).await?, deadlines::current(look).await?))
        })
    });
    let (outages, book) = found.await?;
    let page = door.page("cases-outages-title");
    let page = if status == 200 { page } else { page.failed() };
    web::html_status(status, OutagesPage::new(page, &outages, &book, typed, errors, May::of(door)))
}

/// `GET /fallas`.
pub async fn show(door: Door) -> Reply {
    render(&door, 200, &Fields::default(), FormErrors::none()).await
}

/// The page again, with what was typed.
pub(crate) async fn again(door: &Door, typed: &Fields, refusal: &CaseRefusal) -> Reply {
    let mut errors = FormErrors::none();
    errors.add("started_at", door.sentence(refusal));
    render(door, refusal.status(), typed, errors).await
}
