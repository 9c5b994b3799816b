//! What the law wants citizens to find on the site: the notice on personal data, their rights, the map of
//! the site.

use std::sync::Arc;

use askama::Template;
use web::{Door, PageFrame, Reply};

use super::settings::the_company;
use crate::company::Company;

/// `/tratamiento-de-datos` (Ley 1581 de 2012, art. 12; Decreto 1377 de 2013, art. 15).
#[derive(Template)]
#[template(path = "privacy.html")]
pub(crate) struct PrivacyPage {
    pub page: PageFrame,
    pub company: Arc<Company>,
    /// Since when this text is in force, in words.
    pub since: String,
}

impl PrivacyPage {
    pub(crate) fn new(page: PageFrame, company: Arc<Company>) -> PrivacyPage {
        let since = web::format::day_with_year(company.data_notice.since, page.lang());
        PrivacyPage { page, company, since }
    }
}

pub(crate) async fn privacy(door: Door) -> Reply {
    let company = the_company(&door).await?;
    web::html(PrivacyPage::new(door.page("company-privacy-title"), company))
}

/// `/sus-derechos`: what Ley 142 de 1994 and Ley 1437 de 2011 give to users, in plain words with the article.
#[derive(Template)]
#[template(path = "rights.html")]
pub(crate) struct RightsPage {
    pub page: PageFrame,
    pub company: Arc<Company>,
}

/// A right: the key of its sentence (with `-title` its heading) and the article.
pub(crate) const RIGHTS: [(&str, &str); 10] = [
    ("company-right-petition", "Ley 142 de 1994, art. 152; Ley 1755 de 2015, art. 13"),
    ("company-right-answer", "Ley 142 de 1994, art. 158"),
    ("company-right-appeal", "Ley 142 de 1994, art. 154"),
    ("company-right-second", "Ley 142 de 1994, art. 159"),
    ("company-right-no-cut", "Ley 142 de 1994, art. 155"),
    ("company-right-measure", "Ley 142 de 1994, art. 9.1 y 146"),
    ("company-right-deviation", "Ley 142 de 1994, art. 149"),
    ("company-right-late-charge", "Ley 142 de 1994, art. 150"),
    ("company-right-information", "Ley 142 de 1994, art. 9.4"),
    ("company-right-respect", "Ley 1437 de 2011, art. 5"),
];

impl RightsPage {
    /// Heading, sentence and article of each right.
    fn rights(&self) -> impl Iterator<Item = (String, String, &'static str)> {
        RIGHTS.iter().map(|(key, article)| {
            let title = self.page.t(&format!("{key}-title")).into_owned();
            (title, self.page.t(key).into_owned(), *article)
        })
    }

    /// What the company adds, a paragraph each.
    fn note(&self) -> impl Iterator<Item = &str> {
        self.company.profile.legal_note.lines().filter(|line| !line.trim().is_empty())
    }
}

pub(crate) async fn rights(door: Door) -> Reply {
    let company = the_company(&door).await?;
    web::html(RightsPage { page: door.page("company-rights-title"), company })
}

/// `/mapa-del-sitio`: everything that a citizen can open.
#[derive(Template)]
#[template(path = "site_map.html")]
pub(crate) struct SiteMapPage {
    pub page: PageFrame,
    /// Address and words.
    pub links: Vec<(String, String)>,
}

/// Addresses that are in no menu.
const OTHERS: [(&str, &str); 5] = [
    ("/tratamiento-de-datos", "company-privacy-title"),
    ("/sus-derechos", "company-rights-title"),
    ("/accesibilidad", "web-accessibility"),
    ("/entrar", "web-footer-staff"),
    ("/", "web-home"),
];

impl SiteMapPage {
    pub(crate) fn new(
        page: PageFrame,
        menu: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> SiteMapPage {
        let (mut links, mut seen) = (Vec::new(), Vec::new());
        let (rest, home) = OTHERS.split_at(OTHERS.len() - 1);
        for (href, key) in home.iter().copied().chain(menu).chain(rest.iter().copied()) {
            if !seen.contains(&href) {
                seen.push(href);
                links.push((href.to_owned(), page.t(key).into_owned()));
            }
        }
        SiteMapPage { page, links }
    }
}

pub(crate) async fn site_map(door: Door) -> Reply {
    let capabilities = door.app().capabilities();
    let menu = capabilities.iter().flat_map(|c| c.menu).map(|item| (item.href, item.label));
    web::html(SiteMapPage::new(door.page("company-map-title"), menu))
}
