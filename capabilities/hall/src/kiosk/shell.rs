//! What every screen of the kiosk shares, and the aids below it.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use kernel::{At, Refusal};
use web::{Door, Fields, PageFrame, Reply};

use super::device::{self, Device};
use crate::board::clock;

/// The frame of a screen: the templates ask for `page` and `shell`.
pub(crate) struct Shell {
    /// `/sala/centro/kiosco`.
    pub base: String,
    /// Where the aids come back to.
    pub here: String,
    pub reach: bool,
    pub clock: String,
    pub now: String,
    /// The site's name.
    pub place: String,
}

impl Shell {
    pub(crate) fn new(device: &Device, at: At, step: &str) -> Shell {
        let base = device::base(&device.site.key);
        Shell {
            here: if step.is_empty() { base.clone() } else { format!("{base}/{step}") },
            base,
            reach: device.reach,
            clock: clock(at),
            now: at.rfc3339(),
            place: device.site.name.clone(),
        }
    }

    /// The value of the form that changes an aid, and whether it is on now.
    pub(crate) fn letter(&self, page: &PageFrame) -> (&'static str, bool) {
        let on = page.prefs().letter.word() != "normal";
        (if on { "normal" } else { "grande" }, on)
    }

    pub(crate) fn contrast(&self, page: &PageFrame) -> (&'static str, bool) {
        let on = page.prefs().high_contrast;
        (if on { "normal" } else { "alto" }, on)
    }
}

/// A refusal in the words of the page.
pub(crate) fn told(page: &PageFrame, refusal: &dyn Refusal) -> String {
    let args = refusal.args();
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    page.t_args(&format!("refusal-{}", refusal.code()), &args)
}

/// `POST /sala/{site}/kiosco/ayuda`: letters, contrast, language, low buttons; back to where the person was.
pub(crate) async fn aid(door: Door, Path(site): Path<String>, fields: Fields) -> Reply {
    let base = device::base(&site);
    let back = web::local_path(fields.text("volver"));
    let back = if back.starts_with(&base) { back } else { &base };
    let mut response = web::redirect(back)?;
    let known = [
        ("letra", &["normal", "grande"][..]),
        ("contraste", &["normal", "alto"][..]),
        ("lang", &["es", "en"][..]),
    ];
    for (name, values) in known {
        if let Some(value) = fields.get(name).filter(|value| values.contains(value)) {
            device::keep(&door, &mut response, name, value, "/", 3600);
        }
    }
    if let Some(reach) = fields.get("alcance") {
        device::keep_reach(&door, &mut response, reach == "si");
    }
    Ok(response)
}

/// Screens are never kept by a cache: the next person must not see them.
pub(crate) fn fresh(reply: Reply) -> Reply {
    let mut response = reply?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The kiosk, or the page that tells how to enrol it.
pub(crate) async fn device_or_page(
    door: &Door,
    headers: &HeaderMap,
    site: &str,
) -> Result<Result<Device, axum::response::Response>, web::Problem> {
    Ok(match device::device(door, headers, site).await? {
        Some(device) => Ok(device),
        None => Err(device::unknown(door)?),
    })
}
