//! `/avisos`: the public board. A notice can be read while it hangs; afterwards only that it hung, and until
//! when.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{At, Day, Failure, Never, clean_line};
use serde::Deserialize;
use web::{Door, Light, PageFrame, Reply, format};

use crate::board::Aviso;
use crate::records;

/// Notices on one page.
const PAGE: usize = 30;

#[derive(Template)]
#[template(path = "board.html")]
pub(crate) struct BoardPage {
    pub page: PageFrame,
    pub asked: String,
    pub rows: Vec<AvisoView>,
    pub older: String,
}

pub(crate) struct AvisoView {
    pub number: String,
    pub case: String,
    /// For whom, while it hangs; afterwards nobody is named.
    pub addressee: String,
    pub posted: String,
    pub down: String,
    pub light: Light,
    pub state: String,
    /// Empty when it does not hang any more.
    pub copy: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    numero: Option<String>,
    antes: Option<String>,
}

/// `GET /avisos`.
pub async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let number = clean_line(asked.numero.as_deref().unwrap_or_default(), 40).unwrap_or_default();
    let before = asked.antes.as_deref().and_then(read_key);
    let found = door.store().read("notices.board", (number.clone(), before), |look, (number, before)| {
        Box::pin(async move {
            let limit = PAGE as i64 + 1;
            Ok::<_, Failure<Never>>(if number.is_empty() {
                records::board(look, before.clone(), limit).await?
            } else {
                records::board_search(look, &number.to_uppercase(), limit).await?
            })
        })
    });
    let found = found.await?;
    let page = door.page("notices-board-title");
    web::html(BoardPage::new(page, number, &found, door.today()))
}

fn read_key(text: &str) -> Option<(At, String)> {
    let (at, number) = text.split_once('_')?;
    Some((At(at.parse().ok()?), number.chars().take(40).collect()))
}

impl BoardPage {
    pub(crate) fn new(page: PageFrame, asked: String, found: &[Aviso], today: Day) -> BoardPage {
        let shown = &found[..found.len().min(PAGE)];
        let last = shown.last().filter(|_| found.len() > PAGE && asked.is_empty());
        let older = last.map(|a| format!("/avisos?antes={}_{}", a.posted_at.0, web::percent(&a.number)));
        let rows = shown.iter().map(|a| view(&page, a, today)).collect();
        BoardPage { asked, rows, older: older.unwrap_or_default(), page }
    }
}

fn view(page: &PageFrame, aviso: &Aviso, today: Day) -> AvisoView {
    let (lang, hangs) = (page.lang(), aviso.hangs_on(today));
    let (light, key) =
        if hangs { (Light::Green, "notices-board-hangs") } else { (Light::Plain, "notices-board-down") };
    let addressee = match (hangs, aviso.addressee.is_empty()) {
        (false, _) => page.t("notices-board-not-named").into_owned(),
        (true, true) => page.t("notices-paper-nobody").into_owned(),
        (true, false) => aviso.addressee.clone(),
    };
    AvisoView {
        number: aviso.number.clone(),
        case: aviso.case_number.clone(),
        addressee,
        posted: format::day_with_year(aviso.posted_on, lang),
        down: format::day_with_year(aviso.down_on, lang),
        light,
        state: page.t(key).into_owned(),
        copy: if hangs {
            format!("/avisos/{}/copia.pdf", web::percent(&aviso.number))
        } else {
            String::new()
        },
    }
}

/// `GET /avisos/{number}/copia.pdf`: while it hangs.
pub async fn copy(door: Door, Path(number): Path<String>) -> Reply {
    let Ok(number) = clean_line(&number, 40) else { return web::not_found() };
    let found = door.store().read("notices.board_copy", number, |look, number| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::board_search(look, number, 1).await?) })
    });
    let today = door.today();
    match found.await?.into_iter().find(|a| a.hangs_on(today)) {
        Some(aviso) => documents::serve_paper(door.app(), &aviso.paper).await,
        None => web::not_found(),
    }
}
