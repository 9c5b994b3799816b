//! The pages of surveys.

pub(crate) mod beside;
pub(crate) mod figures;
pub(crate) mod link;
pub(crate) mod panel;
pub(crate) mod settings;
pub(crate) mod tablet;

use web::PageFrame;

use crate::rating::{Reason, Score};

/// A face with its word.
pub(crate) struct Face {
    pub score: i64,
    pub word: String,
    pub chosen: bool,
}

/// The faces that a site shows, worst first.
pub(crate) fn faces(page: &PageFrame, how_many: i64, chosen: &str) -> Vec<Face> {
    let face = |score: &i64| Face {
        score: *score,
        word: page.t(&format!("surveys-face-{score}")).into_owned(),
        chosen: chosen == score.to_string(),
    };
    Score::shown(how_many).iter().map(face).collect()
}

/// The reasons with their words, and whether they are ticked.
pub(crate) fn reasons(page: &PageFrame, ticked: &[String]) -> Vec<(&'static str, String, bool)> {
    let one = |r: &Reason| {
        let on = ticked.iter().any(|t| t == r.key());
        (r.key(), page.t(&format!("surveys-reason-{}", r.key())).into_owned(), on)
    };
    Reason::ALL.iter().map(one).collect()
}

/// The first name of a name: «Luisa».
pub(crate) fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}
