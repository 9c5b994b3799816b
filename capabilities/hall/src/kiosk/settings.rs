//! `/ajustes/sala/kioscos`: the screens at the door. A key is shown once, when it is made.

use askama::Template;
use axum::extract::Query;
use kernel::{Failure, Id, Never, Refusal, clean_line};
use serde::Deserialize;
use serde_json::json;
use store::{Event, Work};
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use super::device::{self, KEY_LENGTH};
use super::records::{self, Kiosk, KioskId, Paper};
use super::refusal::KioskRefusal;
use super::signs;
use crate::code::OFFLINE_NUMBERS;
use crate::events;
use crate::records::{site_by_key, sites};
use crate::site::Site;

/// Port of network printers when none is written.
const PORT: u16 = 9100;

/// A kiosk to enrol.
#[derive(Debug, Clone)]
pub struct NewKiosk {
    /// Key of the site.
    pub site: String,
    /// Its name in the settings.
    pub name: String,
    /// The first number that it gives without connection: 900 or more.
    pub first: i64,
    /// The last of them: 999 or less.
    pub last: i64,
    /// How it prints.
    pub paper: Paper,
}

/// Enrols it; gives its key.
///
/// # Errors
/// [`KioskRefusal`]: what is wrong in the form.
pub async fn add(work: &mut Work<'_>, new: &NewKiosk) -> Result<String, Failure<KioskRefusal>> {
    let key = work.chance().readable(KEY_LENGTH);
    add_with_key(work, new, &key).await?;
    Ok(key)
}

/// The same with a key that everybody knows: for the demo, of which nothing is secret.
///
/// # Errors
/// [`KioskRefusal`]: what is wrong in the form.
pub async fn add_with_key(
    work: &mut Work<'_>,
    new: &NewKiosk,
    key: &str,
) -> Result<(), Failure<KioskRefusal>> {
    let refused = Failure::Refused;
    let site = site_by_key(work, &new.site).await?.ok_or(refused(KioskRefusal::Unknown))?;
    let name = clean_line(&new.name, 60).ok().filter(|n| !n.is_empty());
    let name = name.ok_or(refused(KioskRefusal::BadName))?;
    let range = new.first..=new.last;
    if range.is_empty() || !OFFLINE_NUMBERS.contains(&new.first) || !OFFLINE_NUMBERS.contains(&new.last) {
        return Err(refused(KioskRefusal::BadRange));
    }
    let others = records::kiosks_of_site(work, site.id).await?;
    if others.iter().any(|k| k.first <= new.last && new.first <= k.last) {
        return Err(refused(KioskRefusal::RangeTaken));
    }
    let (first, last, paper) = (new.first, new.last, new.paper.clone());
    let kiosk = Kiosk { id: work.new_id(), site: site.id, name, first, last, paper };
    records::insert_kiosk(work, &kiosk, key).await?;
    changed(work, &site);
    Ok(())
}

/// Another key, or none: the old one opens nothing from now on.
///
/// # Errors
/// `Unknown`.
pub(crate) async fn change(
    work: &mut Work<'_>,
    (site, id, renew): &(String, KioskId, bool),
) -> Result<String, Failure<KioskRefusal>> {
    let refused = Failure::Refused;
    let site = site_by_key(work, site).await?.ok_or(refused(KioskRefusal::Unknown))?;
    let key = work.chance().readable(KEY_LENGTH);
    let done = match renew {
        true => records::renew_key(work, site.id, *id, &key).await?,
        false => records::delete_kiosk(work, site.id, *id).await?,
    };
    if !done {
        return Err(refused(KioskRefusal::Unknown));
    }
    changed(work, &site);
    Ok(key)
}

fn changed(work: &mut Work<'_>, site: &Site) {
    let data = json!({ "what": "kiosks" });
    work.announce(Event { kind: events::CHANGED, subject: events::subject(site.id), data });
}

/// `browser`, nothing, or a host with or without its port.
pub(crate) fn paper(kind: &str, address: &str) -> Result<Paper, KioskRefusal> {
    match kind {
        "browser" => return Ok(Paper::Browser),
        "network" => {}
        _ => return Ok(Paper::Never),
    }
    let address = address.trim();
    let (host, port) = match address.rsplit_once(':') {
        Some((host, port)) => (host, port.parse::<u16>().map_err(|_| KioskRefusal::BadPrinter)?),
        None => (address, PORT),
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    if host.is_empty() || host.len() > 120 || port == 0 || !host.chars().all(plain) {
        return Err(KioskRefusal::BadPrinter);
    }
    Ok(Paper::Network(format!("{host}:{port}")))
}

#[derive(Template)]
#[template(path = "kiosk/settings.html")]
pub(crate) struct KiosksPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub sites: Vec<(String, String, bool)>,
    pub site: Option<Site>,
    pub kiosks: Vec<Kiosk>,
    /// Whether the site has a clip in sign language.
    pub has_clip: bool,
    pub typed: Typed,
    /// The address that enrols a screen, shown this once.
    pub address: String,
}

#[derive(Default)]
pub(crate) struct Typed {
    pub name: String,
    pub first: String,
    pub last: String,
    pub kind: String,
    pub printer: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    sede: Option<String>,
}

async fn look_at(door: &Door, asked: String) -> Result<KiosksPage, Problem> {
    let found = door.store().read("hall.kiosks", asked, |look, asked| {
        Box::pin(async move {
            let all = sites(look).await?;
            let site = all.iter().find(|s| s.key == *asked).or(all.first()).cloned();
            let kiosks = match &site {
                Some(site) => records::kiosks_of_site(look, site.id).await?,
                None => Vec::new(),
            };
            let clip = match &site {
                Some(site) => records::sign_clip(look, site.id).await?.is_some(),
                None => false,
            };
            Ok::<_, Failure<Never>>((all, site, kiosks, clip))
        })
    });
    let (all, site, kiosks, has_clip) = found.await?;
    let page = KiosksPage::new(door.page("hall-kiosks-title"), &all, site, kiosks);
    Ok(KiosksPage { has_clip, ..page })
}

impl KiosksPage {
    pub(crate) fn new(page: PageFrame, all: &[Site], site: Option<Site>, kiosks: Vec<Kiosk>) -> KiosksPage {
        let current = |s: &Site| site.as_ref().is_some_and(|c| c.id == s.id);
        // half of the numbers, or what is left of them
        let first = kiosks.iter().map(|k| k.last + 1).max().unwrap_or(*OFFLINE_NUMBERS.start());
        let last = (first + 49).min(*OFFLINE_NUMBERS.end());
        let typed = Typed {
            first: first.to_string(),
            last: last.to_string(),
            kind: "browser".into(),
            ..Typed::default()
        };
        KiosksPage {
            sites: all.iter().map(|s| (s.key.clone(), s.name.clone(), current(s))).collect(),
            errors: FormErrors::none(),
            address: String::new(),
            has_clip: false,
            typed,
            site,
            kiosks,
            page,
        }
    }

    fn paper_of(&self, kiosk: &Kiosk) -> String {
        match &kiosk.paper {
            Paper::Never => self.page.t("hall-kiosks-paper-never").into_owned(),
            Paper::Browser => self.page.t("hall-kiosks-paper-browser").into_owned(),
            Paper::Network(address) => address.clone(),
        }
    }
}

/// `GET /ajustes/sala/kioscos`.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    web::html(look_at(&door, asked.sede.unwrap_or_default()).await?)
}

/// `POST /ajustes/sala/kioscos`: enrol, renew the key, remove. The answer to the first two shows the key.
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let site = fields.text("site").to_owned();
    match write(&door, &site, &fields).await {
        Ok(None) => {
            let to = format!("/ajustes/sala/kioscos?sede={}", web::percent(&site));
            web::redirect_saying(door.app(), &to, "hall-kiosks-said-saved")
        }
        Ok(Some(key)) => {
            let mut page = look_at(&door, site.clone()).await?;
            page.address = format!("{}{}/{key}", door.app().settings().base_url, device::base(&site));
            super::shell::fresh(web::html(page))
        }
        Err(Failure::Refused(refusal)) if refusal.status() == 422 => {
            let mut again = look_at(&door, site).await?;
            again.errors.add(refusal.field().unwrap_or_default(), door.sentence(&refusal));
            let text = |name| fields.text(name).to_owned();
            again.typed = Typed {
                name: text("name"),
                first: text("first"),
                last: text("last"),
                kind: text("kind"),
                printer: text("printer"),
            };
            again.page = again.page.failed();
            web::html_status(422, again)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn write(door: &Door, site: &str, fields: &Fields) -> Result<Option<String>, Failure<KioskRefusal>> {
    let (store, actor) = (door.store(), door.actor().clone());
    for (button, renew) in [("renew", true), ("remove", false)] {
        if let Some(id) = fields.get(button) {
            let id = Id::parse(id).ok_or(Failure::Refused(KioskRefusal::Unknown))?;
            let done = store.write("hall.kiosk_change", actor, (site.to_owned(), id, renew), |work, what| {
                Box::pin(change(work, what))
            });
            return Ok(Some(done.await?).filter(|_| renew));
        }
    }
    if fields.ticked("wipe") || fields.get("about") == Some("clip") {
        let clip = signs::read(door, fields).await?;
        let done = store.write("hall.sign_clip", actor, (site.to_owned(), clip), |work, what| {
            Box::pin(signs::keep(work, what))
        });
        return done.await.map(|()| None);
    }
    let number = |name: &str| fields.text(name).trim().parse::<i64>();
    let (Ok(first), Ok(last)) = (number("first"), number("last")) else {
        return Err(Failure::Refused(KioskRefusal::BadRange));
    };
    let paper = paper(fields.text("kind"), fields.text("printer")).map_err(Failure::Refused)?;
    let new = NewKiosk { site: site.to_owned(), name: fields.text("name").to_owned(), first, last, paper };
    let done = store.write("hall.kiosk_add", actor, new, |work, new| Box::pin(add(work, new)));
    Ok(Some(done.await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_is_a_host_with_a_port() {
        let at = |text: &str| paper("network", text);
        assert_eq!(at(" 10.0.0.7 "), Ok(Paper::Network("10.0.0.7:9100".into())));
        assert_eq!(at("imp-1.sala:9101"), Ok(Paper::Network("imp-1.sala:9101".into())));
        for wrong in ["", ":9100", "a b", "x:0", "x:99999", "http://x/", "[::1]:9100", "x:y"] {
            assert_eq!(at(wrong), Err(KioskRefusal::BadPrinter), "{wrong}");
        }
        assert_eq!((paper("browser", "!"), paper("", "!")), (Ok(Paper::Browser), Ok(Paper::Never)));
    }
}
