//! `/alertas`: what an officer was told, newest first; for heads also what everybody was told.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use kernel::{AccountId, Failure, Never};
use web::format::{day_in_words, short_time};
use web::{Door, Light, PageFrame, Reply};

use super::{Choice, address};
use crate::actions::officer;
use crate::milestones::Topic;
use crate::notice::{Notice, NoticeId};
use crate::records::{self, NoticeFilter};
use crate::{events, permissions, words};

/// Notices on one page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "notices.html")]
pub(crate) struct NoticesPage {
    pub page: PageFrame,
    pub tabs: Vec<Tab>,
    pub topics: Vec<Choice>,
    /// Hidden fields of the filter: what the tab chose.
    pub view: &'static str,
    pub days: Vec<NoticeDay>,
    pub unread: i64,
    /// The newest notice shown, up to which all can be read; empty on pages of everybody.
    pub until: String,
    pub older: String,
    /// This very page, to come back to.
    pub here: String,
    pub subject: String,
    pub everybody: bool,
}

pub(crate) struct Tab {
    pub href: String,
    pub label: String,
    pub current: bool,
}

/// The notices of one day.
pub(crate) struct NoticeDay {
    pub title: String,
    pub lines: Vec<NoticeLine>,
}

pub(crate) struct NoticeLine {
    pub id: String,
    pub light: Light,
    pub topic: String,
    pub sentence: String,
    /// Filing number and kind; empty when it is about the company.
    pub case: String,
    /// The matters of which it speaks; empty if the filing was not split.
    pub matter: String,
    pub why: String,
    /// Who was told, on the page of everybody.
    pub who: String,
    pub time: String,
    pub unread: bool,
    pub mine: bool,
    pub leads: bool,
}

/// What the address asks for.
pub(crate) struct Asked {
    pub view: &'static str,
    pub filter: NoticeFilter,
}

impl Asked {
    pub(crate) fn read(asked: &HashMap<String, String>, may_lead: bool) -> Asked {
        let text = |name: &str| asked.get(name).map_or("", |t| t.trim());
        let view = match text("ver") {
            "todas" => "todas",
            "equipo" if may_lead => "equipo",
            _ => "",
        };
        let filter = NoticeFilter {
            everybody: view == "equipo",
            all: !view.is_empty(),
            topic: Topic::parse(text("tema")),
            before: NoticeId::parse(text("antes")),
        };
        Asked { view, filter }
    }

    fn topic(&self) -> &'static str {
        self.filter.topic.map_or("", Topic::key)
    }
}

pub(crate) async fn show(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let me = officer(&door)?;
    let may_lead = door.actor().may(permissions::LEAD);
    let asked = Asked::read(&asked, may_lead);
    let input = (me, asked.filter.clone());
    let found = door.store().read("notifications.list", input, |look, (me, filter)| {
        Box::pin(async move {
            let notices = records::notices(look, *me, filter, PAGE + 1).await?;
            Ok::<_, Failure<Never>>((notices, records::count_unread(look, *me).await?))
        })
    });
    let (notices, unread) = found.await?;
    web::html(NoticesPage::new(door.page("notifications-title"), me, &asked, notices, (unread, may_lead)))
}

impl NoticesPage {
    pub(crate) fn new(
        page: PageFrame,
        me: AccountId,
        asked: &Asked,
        mut notices: Vec<Notice>,
        (unread, may_lead): (i64, bool),
    ) -> NoticesPage {
        let more = notices.len() > PAGE;
        notices.truncate(PAGE);
        let topic = asked.topic();
        let place =
            |before: &str| address("/alertas", &[("ver", asked.view), ("tema", topic), ("antes", before)]);
        let last = notices.last().map(|n| n.id.to_string()).unwrap_or_default();
        let everybody = asked.filter.everybody;
        let until = notices.iter().map(|n| n.id).max().filter(|_| !everybody);
        let before = asked.filter.before.map(|id| id.to_string()).unwrap_or_default();
        NoticesPage {
            tabs: tabs(&page, asked.view, topic, may_lead),
            topics: topics(&page, topic),
            view: asked.view,
            days: days(&page, me, &notices),
            unread,
            until: until.map(|id| id.to_string()).unwrap_or_default(),
            older: if more { place(&last) } else { String::new() },
            here: place(&before),
            subject: events::subject(me),
            everybody,
            page,
        }
    }
}

fn tabs(page: &PageFrame, view: &str, topic: &str, may_lead: bool) -> Vec<Tab> {
    let all = [
        ("", "notifications-view-unread"),
        ("todas", "notifications-view-all"),
        ("equipo", "notifications-view-team"),
    ];
    all.into_iter()
        .filter(|(name, _)| may_lead || *name != "equipo")
        .map(|(name, label)| Tab {
            href: address("/alertas", &[("ver", name), ("tema", topic)]),
            label: page.t(label).into_owned(),
            current: name == view,
        })
        .collect()
}

fn topics(page: &PageFrame, asked: &str) -> Vec<Choice> {
    let any = Choice::new("", page.t("notifications-topic-any"), asked);
    let one = |t: &Topic| Choice::new(t.key(), page.t(&format!("notifications-topic-{}", t.key())), asked);
    std::iter::once(any).chain(Topic::ALL.iter().map(one)).collect()
}

fn days(page: &PageFrame, me: AccountId, notices: &[Notice]) -> Vec<NoticeDay> {
    notices
        .chunk_by(|a, b| a.told_at.day() == b.told_at.day())
        .map(|of_day| NoticeDay {
            title: of_day.first().map(|n| day_in_words(n.told_at.day(), page.lang())).unwrap_or_default(),
            lines: of_day.iter().map(|n| line(page, me, n)).collect(),
        })
        .collect()
}

fn line(page: &PageFrame, me: AccountId, n: &Notice) -> NoticeLine {
    let lang = page.lang();
    let kind = words::case_kind(&n.case_kind, lang);
    let matter = words::matters(&n.matters, |n, words| said_matter(page, n, words), |m| m.subject.clone());
    NoticeLine {
        matter,
        id: n.id.to_string(),
        light: n.kind.light(),
        topic: page.t(&format!("notifications-topic-{}", n.kind.topic().key())).into_owned(),
        sentence: page.t1(&words::sentence_key(n.kind), "when", n.about.words(lang)),
        case: if n.case_id.is_empty() { String::new() } else { format!("{} · {kind}", n.number) },
        why: page.t(&format!("notifications-standing-{}", n.standing.key())).into_owned(),
        who: n.account_name.clone(),
        time: short_time(n.told_at, lang),
        unread: n.unread,
        mine: n.account == me,
        leads: !n.case_id.is_empty(),
    }
}

/// `Asunto 2: Copia del acta`.
pub(super) fn said_matter(page: &PageFrame, number: &str, words: &str) -> String {
    page.t_args("notifications-matter", &[("n", number), ("words", words)])
}
