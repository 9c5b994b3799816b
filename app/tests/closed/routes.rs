//! Every route has its rule, and only one owner.

use std::collections::{BTreeMap, BTreeSet};

use app::parts::Mail;
use app::wiring::{self, CAPABILITIES, Outside};
use kernel::Lang;
use testkit::World;
use web::{Access, App, Settings, SiteInfo};

fn application(world: &World) -> App {
    let outside = Outside {
        store: world.store.clone(),
        settings: Settings::default(),
        site: SiteInfo::sample(Lang::Es),
        blobs: std::sync::Arc::new(blobs::Folder::open(world.folder.path().join("blobs")).unwrap()),
        mail: Mail { courier: None, folder: None },
    };
    wiring::app(outside, |builder| builder).unwrap()
}

#[test]
fn a_stranger_is_turned_away_from_everything_that_is_not_public() {
    testkit::each(async |world| {
        let app = application(&world);
        assert_eq!(web::intruder(&app).await, Vec::<String>::new());
    });
}

#[test]
fn no_two_routes_are_the_same_and_each_path_belongs_to_one_capability() {
    testkit::each(async |world| {
        let app = application(&world);
        let (mut seen, mut owners) = (BTreeSet::new(), BTreeMap::new());
        let mut wrong = Vec::new();
        for rule in web::all_rules(&app) {
            if !seen.insert((rule.path, rule.method.to_string())) {
                wrong.push(format!("{} {} stands twice", rule.method, rule.path));
            }
            if *owners.entry(rule.path).or_insert(rule.capability) != rule.capability {
                wrong.push(format!("{} belongs to {} and {}", rule.path, owners[rule.path], rule.capability));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
        assert!(seen.len() > 60, "{} routes", seen.len());
        // axum panics on paths that contradict each other
        let _ = web::router(&app);
    });
}

#[test]
fn every_permission_is_declared_by_its_capability_and_asked_for_by_somebody() {
    let declared: Vec<(&str, &str)> =
        CAPABILITIES.iter().flat_map(|c| c.permissions.iter().map(|p| (c.name, p.0))).collect();
    let names: BTreeSet<&str> = declared.iter().map(|(_, p)| *p).collect();
    assert_eq!(names.len(), declared.len(), "a permission is declared once");
    let mut wrong = Vec::new();
    for (capability, permission) in &declared {
        if !permission.starts_with(&format!("{capability}.")) {
            wrong.push(format!("{permission} does not belong to {capability}"));
        }
    }
    let needs = |access: Access| match access {
        Access::Officer(permission) | Access::Program(permission) => Some(permission.0),
        _ => None,
    };
    let rules = CAPABILITIES.iter().flat_map(|c| (c.routes)().list());
    let mut asked: BTreeSet<&str> = rules.filter_map(|rule| needs(rule.access)).collect();
    asked.extend(CAPABILITIES.iter().flat_map(|c| c.nav.iter().map(|n| n.permission.0)));
    asked.extend(CAPABILITIES.iter().flat_map(|c| c.live.iter().filter_map(|l| needs(l.access))));
    wrong.extend(asked.difference(&names).map(|p| format!("{p} is asked for and declared by nobody")));
    for role in identity::role::SEED {
        let unknown = role.permissions.iter().filter(|p| !names.contains(**p));
        wrong.extend(unknown.map(|p| format!("the role {} has {p}, which nobody declares", role.code)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_place_of_the_menus_exists() {
    let rules: Vec<_> = CAPABILITIES.iter().flat_map(|c| (c.routes)().list()).collect();
    let exists = |href: &str| {
        let path = href.split(['?', '#']).next().unwrap_or_default();
        let fits = |pattern: &str| {
            let (a, b): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| *a == b || a.starts_with('{'))
        };
        rules.iter().any(|r| r.method == "GET" && fits(r.path))
    };
    let of = |c: &'static web::Capability| {
        let places = c.nav.iter().chain(c.settings).map(|n| n.href);
        places.chain(c.menu.iter().map(|m| m.href)).collect::<Vec<_>>()
    };
    let places = CAPABILITIES.iter().flat_map(of);
    let lost: Vec<_> = places.filter(|href| !exists(href)).collect();
    assert_eq!(lost, Vec::<&str>::new());
}

/// Who keeps the settings finds all of them on one page, each for whoever may open it.
#[test]
fn every_page_of_settings_stands_on_the_page_of_the_settings() {
    let places: Vec<_> = CAPABILITIES.iter().flat_map(|c| c.settings).collect();
    let path = |href: &'static str| href.split('#').next().unwrap_or_default();
    let rules: Vec<_> = CAPABILITIES.iter().flat_map(|c| (c.routes)().list()).collect();
    let mut wrong = Vec::new();
    let pages = rules.iter().filter(|r| r.method == "GET" && r.path.starts_with("/ajustes/"));
    for page in pages.filter(|r| !r.path.contains('{') && !r.path.contains('.')) {
        let reached =
            places.iter().any(|p| page.path == p.href || page.path.starts_with(&format!("{}/", p.href)));
        wrong.extend((!reached).then(|| format!("{} is on no page", page.path)));
    }
    for place in &places {
        let Some(rule) = rules.iter().find(|r| r.method == "GET" && r.path == path(place.href)) else {
            continue;
        };
        let rule_asks = match rule.access {
            Access::Officer(permission) => permission.0,
            _ => continue,
        };
        // a part of a page may ask for more than the page
        let same =
            rule_asks == place.permission.0 || place.href.contains('#') || rule_asks.ends_with(".read");
        wrong.extend((!same).then(|| format!("{} asks for {rule_asks}", place.href)));
    }
    assert_eq!(wrong, Vec::<String>::new());
    for place in places {
        for key in [place.label.to_owned(), format!("{}-text", place.label)] {
            assert!(texts().has(&key), "{key}");
        }
    }
}

/// What another program may call stands in the document, with the permission that its token needs.
#[test]
fn every_address_of_the_api_is_documented_with_its_scope() {
    testkit::each(async |world| {
        let document = web::api_document(&application(&world));
        let mut wrong = Vec::new();
        let rules: Vec<_> = CAPABILITIES.iter().flat_map(|c| (c.routes)().list()).collect();
        for rule in rules.iter().filter(|r| r.path.starts_with("/api/v1/")) {
            let operation = &document["paths"][rule.path][rule.method.to_string().to_lowercase()];
            let scope = operation["security"][0]["token"][0].as_str();
            let asks = match rule.access {
                Access::Program(permission) => Some(permission.0),
                _ => None,
            };
            // who may only read comes to the handler, which asks for more
            let more = asks.is_some_and(|asks| asks.ends_with(".read")) && scope.is_some();
            if !operation["summary"].is_string() || scope != asks && !more {
                wrong.push(format!("{} {}: {scope:?}, not {asks:?}", rule.method, rule.path));
            }
        }
        for (path, _) in document["paths"].as_object().unwrap() {
            let known = rules.iter().any(|r| r.path == path);
            wrong.extend((!known).then(|| format!("{path} is documented and not there")));
        }
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(document["info"]["title"], "Cauce");
        assert!(document["components"]["securitySchemes"]["token"].is_object());
    });
}

fn texts() -> web::Texts {
    let sources: Vec<_> = CAPABILITIES.iter().flat_map(|c| c.texts.iter().copied()).collect();
    web::Texts::new(&sources).unwrap()
}

/// Whoever gives a role a permission reads what it allows, not a code.
#[test]
fn every_permission_is_told_in_words() {
    let texts = texts();
    let silent = CAPABILITIES.iter().flat_map(|c| c.permissions).filter(|permission| {
        let ours = format!("identity-can-{}", permission.0.replace('.', "-"));
        !texts.has(&ours) && !texts.has(&permission.0.replacen('.', "-permission-", 1))
    });
    assert_eq!(silent.map(|p| p.0).collect::<Vec<_>>(), Vec::<&str>::new());
}
