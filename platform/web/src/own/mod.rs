//! The routes of web itself: files, the company's look, health, preferences, live screens.

mod files;
mod health;
mod preferences;

use askama::Template;
use kernel::Lang;

use crate::frame::PageFrame;
use crate::{Access, Limit, Routes, live, problem_page};

pub(crate) use files::brand_version;

pub(crate) fn routes() -> Routes {
    Routes::new("web")
        .get("/e/{*path}", Access::Public, files::asset)
        .plumbing()
        .get("/marca.css", Access::Public, files::brand_css)
        .plumbing()
        .get("/arte/{plate}", Access::Public, files::art)
        .plumbing()
        .get("/favicon.svg", Access::Public, files::mark)
        .plumbing()
        .get("/robots.txt", Access::Public, files::robots)
        .plumbing()
        .get("/healthz", Access::Public, health::alive)
        .plumbing()
        .get("/readyz", Access::Public, health::ready)
        .plumbing()
        .get("/metrics", Access::Public, health::metrics)
        .plumbing()
        .get("/preferencias", Access::Public, preferences::choose_by_link)
        .plumbing()
        .post("/preferencias", Access::Public, preferences::choose)
        .plumbing()
        .get("/accesibilidad", Access::Public, preferences::show)
        .get("/live", Access::Public, live::stream)
        .limit(Limit::per_minute(60))
}

#[derive(Template)]
#[template(path = "sample_workspace.html")]
struct WorkspaceSample {
    page: PageFrame,
}

#[derive(Template)]
#[template(path = "sample_bare.html")]
struct BareSample {
    page: PageFrame,
    errors: crate::FormErrors,
}

/// Every page of web in its states, rendered; the two last show the layouts with the pieces of `parts.html`.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let mut errors = crate::FormErrors::none();
    errors.add("usuario", "x < y & z");
    let workspace = WorkspaceSample { page: PageFrame::sample_officer(lang, "web-a11y-title", &[]) };
    let bare = BareSample { page: PageFrame::sample(lang, "web-a11y-title", &[]).failed(), errors };
    let mut all = problem_page::samples(lang);
    all.extend(preferences::samples(lang));
    all.push(("layout-workspace", workspace.render().unwrap_or_else(|e| panic!("workspace.html: {e}"))));
    all.push(("layout-bare", bare.render().unwrap_or_else(|e| panic!("bare.html: {e}"))));
    all
}
