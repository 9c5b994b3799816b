//! The home page: what people come for, and how the company is doing.

use askama::Template;
use catalog::everyday;
use web::{Door, PageFrame, Reply};

use crate::screens::figures::{self, Figures};

/// The everyday causes that stand on the home page, the most frequent first.
const TOPICS: [&str; 6] =
    ["sin-agua", "fuga-o-hueco", "alcantarilla", "cobro-alto", "no-paso-el-carro", "me-cortaron"];

#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct HomePage {
    pub page: PageFrame,
    pub topics: Vec<Topic>,
    pub figures: Option<Figures>,
}

/// A pictogram.
pub(crate) struct Topic {
    pub code: &'static str,
    pub icon: &'static str,
    pub name: &'static str,
    pub hint: &'static str,
    pub tone: usize,
}

/// `GET /`.
pub async fn show(door: Door) -> Reply {
    // figures are a courtesy: without them the page is whole
    let figures = figures::of_this_month(&door).await.ok().flatten();
    web::html(HomePage::new(door.page("cases-home-title"), figures))
}

impl HomePage {
    pub fn new(page: PageFrame, figures: Option<Figures>) -> HomePage {
        let lang = page.lang();
        let topic = |(i, code): (usize, &&str)| {
            let cause = everyday(code)?;
            let (name, hint) = (cause.name(lang), cause.hint(lang));
            Some(Topic { code: cause.code, icon: cause.icon, name, hint, tone: i + 1 })
        };
        HomePage { topics: TOPICS.iter().enumerate().filter_map(topic).collect(), figures, page }
    }
}
