//! Every page in every state, in both languages.

use std::collections::{BTreeMap, BTreeSet};

use app::wiring::CAPABILITIES;
use kernel::Lang;
use web::Texts;

/// Capability, sample and HTML.
type Sample = (&'static str, &'static str, String);

fn samples(lang: Lang) -> Vec<Sample> {
    let own = web::samples(lang).into_iter().map(|(name, html)| ("web", name, html));
    let theirs = CAPABILITIES
        .iter()
        .flat_map(move |c| (c.samples)(lang).into_iter().map(move |(name, html)| (c.name, name, html)));
    own.chain(theirs).collect()
}

/// The values of an attribute, in order.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What is wrong with a page.
fn complaints(html: &str, lang: Lang) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Some(key) = html.split('⟦').nth(1) {
        let key = key.split('⟧').next().unwrap_or_default();
        wrong.push(format!("the sentence {key} is missing"));
    }
    if let Some(variable) = html.split("{$").nth(1) {
        wrong.push(format!("the variable {} is missing", variable.split('}').next().unwrap_or_default()));
    }
    let ids = attributes(html, "id");
    let mut seen = BTreeSet::new();
    wrong.extend(ids.iter().filter(|id| !seen.insert(**id)).map(|id| format!("the id {id} stands twice")));
    for reference in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
        for id in attributes(html, reference).iter().flat_map(|v| v.split_ascii_whitespace()) {
            if html.contains("<html") && !seen.contains(id) {
                wrong.push(format!("{reference} names {id}, which is not on the page"));
            }
        }
    }
    if html.contains("<html") {
        let headings = html.matches("<h1").count();
        if headings != 1 {
            wrong.push(format!("{headings} h1"));
        }
        if attributes(html, "lang").first() != Some(&lang.tag()) {
            wrong.push("its language is not said".to_owned());
        }
        if html.split("<title>").nth(1).is_none_or(|t| t.starts_with("</title>")) {
            wrong.push("it has no title".to_owned());
        }
    }
    for inline in [" style=\"", " onclick=\"", "<script>", "<style>", "javascript:"] {
        if html.contains(inline) {
            wrong.push(format!("{inline} is refused by the CSP"));
        }
    }
    wrong.extend(unbalanced(html));
    wrong
}

/// The first element that does not close where it should.
fn unbalanced(html: &str) -> Option<String> {
    const VOID: [&str; 13] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ];
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = end_of_tag(rest);
        let (tag, after) = rest.split_at(end);
        rest = after;
        let name =
            tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        if tag.starts_with('!') || name.is_empty() || tag.ends_with('/') || VOID.contains(&name) {
            continue;
        }
        if !tag.starts_with('/') {
            open.push(name);
        } else if open.pop() != Some(name) {
            return Some(format!("</{name}> closes something else"));
        }
    }
    open.pop().map(|name| format!("<{name}> is never closed"))
}

/// Where the tag that begins here ends; a `>` inside quotes does not end it.
fn end_of_tag(rest: &str) -> usize {
    let mut quoted = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    rest.len()
}

#[test]
fn every_page_renders_whole_in_both_languages() {
    let mut wrong = Vec::new();
    for lang in [Lang::Es, Lang::En] {
        for (capability, name, html) in samples(lang) {
            let found = complaints(&html, lang);
            wrong.extend(
                found.into_iter().map(|what| format!("{capability}/{name} ({}): {what}", lang.code())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_languages_have_the_same_samples_each_once() {
    let names = |lang| samples(lang).iter().map(|(c, n, _)| format!("{c}/{n}")).collect::<Vec<_>>();
    let (es, en) = (names(Lang::Es), names(Lang::En));
    assert_eq!(es, en);
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    es.iter().for_each(|name| *count.entry(name).or_default() += 1);
    let twice: Vec<_> = count.into_iter().filter(|(_, n)| *n > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert!(es.len() > 40, "{} samples", es.len());
}

#[test]
fn both_languages_have_the_same_sentences_and_keys_tell_whose_they_are() {
    let sources: Vec<_> = CAPABILITIES.iter().flat_map(|c| c.texts.iter().copied()).collect();
    let texts = Texts::new(&sources).unwrap();
    assert_eq!(texts.differences(), Vec::<String>::new());
    let mut wrong = Vec::new();
    for capability in CAPABILITIES {
        for (_, source) in capability.texts {
            let keys = source.lines().filter_map(|l| l.split_once(" =").map(|(key, _)| key));
            let keys = keys.filter(|k| k.starts_with(|c: char| c.is_ascii_lowercase()) && !k.contains(' '));
            // refusals are found by the code of the refusal; two of the same name stop the start
            let own = |k: &&str| {
                let prefix = format!("{}-", capability.name);
                *k == capability.name || k.starts_with(&prefix) || k.starts_with("refusal-")
            };
            wrong.extend(keys.filter(|k| !own(k)).map(|k| format!("{}: {k}", capability.name)));
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_checks_see_what_is_wrong() {
    let page =
        |body: &str| format!("<html lang=\"es-CO\"><head><title>T</title></head><body>{body}</body></html>");
    assert_eq!(complaints(&page("<h1>a</h1>"), Lang::Es), Vec::<String>::new());
    for body in [
        "<h1>⟦x⟧</h1>",
        "<h1>{$n}</h1>",
        "<h1 id=\"a\">a</h1><p id=\"a\"></p>",
        "<h1>a</h1><h1>b</h1>",
        "<p>no heading</p>",
        "<h1>a</h1><label for=\"nowhere\">a</label>",
        "<h1>a</h1><p style=\"x\"></p>",
        "<h1>a</h1><p><b>a</p></b>",
        "<h1>a</h1><div>",
    ] {
        assert!(!complaints(&page(body), Lang::Es).is_empty(), "{body}");
    }
    assert!(!complaints(&page("<h1>a</h1>"), Lang::En).is_empty());
}
