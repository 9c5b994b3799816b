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
    let places = CAPABILITIES
        .iter()
        .flat_map(|c| c.nav.iter().map(|n| n.href).chain(c.menu.iter().map(|m| m.href)).collect::<Vec<_>>());
    let lost: Vec<_> = places.filter(|href| !exists(href)).collect();
    assert_eq!(lost, Vec::<&str>::new());
}
