//! Every page in every state, for the tests of pages; and the company that they show.

use std::sync::Arc;

use askama::DynTemplate;
use deadlines::{Closure, Rulebook};
use filing::NumberShape;
use kernel::{Day, Lang};
use web::{FormErrors, PageFrame};

use crate::TEXTS;
use crate::actions::{edit_brand, edit_calendar, edit_numbers, edit_profile, set_up};
use crate::brand::BrandColors;
use crate::company::Company;
use crate::profile::ProfileDraft;
use crate::screens::{notices, settings};

/// The invented company: Aguas de Miraflor.
pub fn miraflor() -> Company {
    let draft = ProfileDraft {
        legal_name: "Aguas de Miraflor S.A.S. E.S.P.".into(),
        short_name: "Aguas de Miraflor".into(),
        nit: "800.000.000-2".into(),
        place: "dosquebradas".into(),
        address: "Carrera 16 n.º 36-44, piso 1".into(),
        phones: vec![
            ("116".into(), "Línea de atención, 24 horas".into()),
            ("+57 606 555 0100".into(), "Oficina".into()),
        ],
        email: "atencion@miraflor.example".into(),
        court_email: "notificaciones@miraflor.example".into(),
        website: "https://www.miraflor.example".into(),
        hours: "Lunes a viernes de 7:00 a. m. a 4:30 p. m.".into(),
        services: vec!["water".into(), "sewerage".into(), "waste".into()],
        ..ProfileDraft::default()
    };
    let profile = draft.check().unwrap_or_else(|wrong| panic!("the invented company is well: {wrong:?}"));
    let url = "https://pqr.miraflor.example";
    Company::founded(profile, BrandColors::default(), true, url, Day::constant(2026, 11, 1))
}

fn rulebook() -> Rulebook {
    let mut revision = deadlines::Revision::of(&Rulebook::national());
    revision.closures.push(Closure {
        day: Day::constant(2026, 12, 24),
        act_number: "Resolución 045 de 2026".into(),
        reason: "Jornada compensada".into(),
        suspends_terms: true,
    });
    revision.upon(&Rulebook::national()).expect("one closed day can be counted")
}

/// The pages.
pub fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let portal = |key| PageFrame::sample(lang, key, TEXTS);
    let officer = |key| PageFrame::sample_officer(lang, key, TEXTS);
    let company = Arc::new(miraflor());
    let mut pages: Vec<(&'static str, Box<dyn DynTemplate>)> = Vec::new();
    for (name, page) in set_up::samples(|| portal("company-set-up-title")) {
        pages.push((name, Box::new(page)));
    }
    let wrong = |field: &str, key: &str| {
        let mut errors = FormErrors::none();
        errors.add(field, portal("company-set-up-title").t(key));
        errors
    };
    let settings = settings::SettingsPage::new(officer("company-settings-title"), settings::PLACES.iter());
    let profile = || edit_profile::ProfilePage::of(officer("company-profile-title"), &company);
    let brand = || edit_brand::BrandPage::of(officer("company-brand-title"), &company);
    let calendar =
        |rulebook| edit_calendar::CalendarPage::of(officer("company-calendar-title"), rulebook, true);
    let numbers =
        || edit_numbers::NumbersPage::of(officer("company-numbers-title"), &NumberShape::default(), 2027);
    let profile_wrong = edit_profile::ProfilePage {
        page: officer("company-profile-title").failed(),
        errors: wrong("", "refusal-company-outdated"),
        ..profile()
    };
    let numbers_wrong = edit_numbers::NumbersPage {
        page: officer("company-numbers-title").failed(),
        errors: wrong("shape", "refusal-company-shape-incomplete"),
        ..numbers()
    };
    let links = [("/plazos", "company-swatch-link")];
    let map = notices::SiteMapPage::new(portal("company-map-title"), links.into_iter());
    let since = notices::PrivacyPage::new(portal("company-privacy-title"), Arc::clone(&company));
    let rights = notices::RightsPage { page: portal("company-rights-title"), company: Arc::clone(&company) };
    pages.extend([
        ("company-settings", Box::new(settings) as Box<dyn DynTemplate>),
        ("company-profile", Box::new(profile())),
        ("company-profile-outdated", Box::new(profile_wrong)),
        ("company-brand", Box::new(brand())),
        ("company-calendar", Box::new(calendar(&rulebook()))),
        ("company-calendar-empty", Box::new(calendar(&Rulebook::national()))),
        ("company-numbers", Box::new(numbers())),
        ("company-numbers-error", Box::new(numbers_wrong)),
        ("company-privacy", Box::new(since)),
        ("company-rights", Box::new(rights)),
        ("company-map", Box::new(map)),
    ]);
    let render = |page: Box<dyn DynTemplate>| page.dyn_render().unwrap_or_else(|error| format!("⟦{error}⟧"));
    pages.into_iter().map(|(name, page)| (name, render(page))).collect()
}
