//! Every event, query, reaction and timer has one name, and its owner knows it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use app::wiring::{CAPABILITIES, queries};

/// What the store itself announces.
const OF_THE_STORE: &str = "inbound.received";

fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|e| e.unwrap().path());
    paths.flat_map(|p| if p.is_dir() { sources(&p) } else { vec![p] }).collect()
}

/// The kinds of event that the code of a capability names: constants of `events.rs` and literals after
/// `kind:`.
fn named_in_code(capability: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../capabilities").join(capability).join("src");
    let mut found = BTreeSet::new();
    for path in sources(&folder) {
        if path.extension().is_none_or(|x| x != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let is_list = path.file_name().is_some_and(|n| n == "events.rs");
        for line in text.lines().map(str::trim) {
            let constant = is_list && line.contains("const ") && line.contains(": &str = \"");
            let literal = line.contains("Event {") || line.starts_with("kind: \"");
            let value = match (constant, literal) {
                (true, _) => line.split('"').nth(1),
                (_, true) => line.split("kind: \"").nth(1).and_then(|rest| rest.split('"').next()),
                _ => None,
            };
            found.extend(value.filter(|v| v.contains('.')).map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_event_that_is_announced_is_declared_by_its_capability() {
    let mut wrong = Vec::new();
    for capability in CAPABILITIES {
        let declared: BTreeSet<String> = capability.events.iter().map(|e| (*e).to_owned()).collect();
        if declared.len() != capability.events.len() {
            wrong.push(format!("{} declares an event twice", capability.name));
        }
        let foreign = declared.iter().filter(|e| !e.starts_with(&format!("{}.", capability.name)));
        wrong.extend(foreign.map(|e| format!("{e} does not belong to {}", capability.name)));
        let named = named_in_code(capability.name);
        wrong.extend(named.difference(&declared).map(|e| format!("{e} is in the code, not in `events`")));
        wrong.extend(declared.difference(&named).map(|e| format!("{e} is in `events`, not in the code")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_reaction_hears_something_that_is_announced_and_names_are_unique() {
    let announced: BTreeSet<&str> =
        CAPABILITIES.iter().flat_map(|c| c.events.iter().copied()).chain([OF_THE_STORE]).collect();
    let (mut wrong, mut names) = (Vec::new(), BTreeSet::new());
    let mut note = |capability: &str, name: &'static str| {
        if !names.insert(name) {
            wrong.push(format!("{name} stands twice"));
        }
        if !name.starts_with(&format!("{capability}.")) {
            wrong.push(format!("{name} does not belong to {capability}"));
        }
    };
    let mut deaf = Vec::new();
    for capability in CAPABILITIES {
        for reaction in (capability.reactions)() {
            note(capability.name, reaction.name);
            let unheard = reaction.kinds.iter().filter(|kind| !announced.contains(**kind));
            deaf.extend(
                unheard.map(|kind| format!("{} waits for {kind}, which nobody announces", reaction.name)),
            );
        }
        (capability.timers)().iter().for_each(|timer| note(capability.name, timer.name));
    }
    wrong.extend(deaf);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_query_prepares_on_both_engines() {
    testkit::each(async |world| {
        let all = queries().into_iter().map(|(_, query)| query).collect::<Vec<_>>();
        assert!(all.len() > 100, "{} queries", all.len());
        let problems = world.store.prepare_all(all).await.unwrap();
        assert!(problems.is_empty(), "{:?}: {}", world.engine(), problems.join("\n"));
    });
}

#[test]
fn every_query_has_one_name_in_its_capability_and_placeholders_in_order() {
    let all = queries();
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = all.iter().filter(|(owner, q)| !seen.insert((*owner, q.name))).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let texts: Vec<_> = all.iter().map(|(_, query)| *query).collect();
    assert_eq!(store::check_queries(&texts, ""), Vec::<String>::new());
}

#[test]
fn capabilities_have_one_name_each() {
    let names: BTreeSet<&str> = CAPABILITIES.iter().map(|c| c.name).collect();
    assert_eq!(names.len(), CAPABILITIES.len());
}
