//! A picture of a palette: so the colours can be seen before they are chosen, without a script.

use askama::Template;
use assets::Brand;
use assets::brand::Color;
use axum::extract::Query;
use serde::Deserialize;
use web::{Door, Reply};

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    main: String,
    #[serde(default)]
    accent: String,
}

#[derive(Template)]
#[template(path = "swatch.svg", escape = "html")]
struct Swatch {
    brand: Brand,
    ink: Color,
    heading: String,
    button: String,
    link: String,
    call: String,
}

/// The picture. Colours that do not pass the check are shown too: that is how one sees why.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let color = |text: &str, otherwise: Color| text.parse().unwrap_or(otherwise);
    let own = Brand::default();
    let (main, accent) = (color(&asked.main, own.marca), color(&asked.accent, own.acento));
    let word = |key: &str| door.t(key).into_owned();
    let picture = Swatch {
        brand: Brand::derive(main, Some(accent)),
        ink: assets::brand::INK,
        heading: word("company-swatch-heading"),
        button: word("company-swatch-button"),
        link: word("company-swatch-link"),
        call: word("company-swatch-call"),
    };
    let svg = picture.render().map_err(|e| kernel::Fault::because("drawing a palette", e))?;
    web::inline("muestra.svg", "image/svg+xml", svg)
}
