//! Documents that people follow: links lead somewhere, and lists of documents are complete.

use super::{Tree, Violation};

const LAW: &str = "links and lists";

/// Checks relative links in every document, the page of every capability, and the lists of documents.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, text) in tree.texts(|path| path.ends_with(".md")) {
        for (line, link) in links(text) {
            if !tree.has(&resolve(path, link)) {
                let what = format!("`{link}` leads nowhere");
                violations.push(Violation::new(
                    path,
                    line,
                    LAW,
                    what,
                    "correct the link or write what it names",
                ));
            }
        }
    }
    for manifest in
        tree.paths().filter(|path| path.starts_with("capabilities/") && path.ends_with("/Cargo.toml"))
    {
        let folder = manifest.trim_end_matches("Cargo.toml");
        if !tree.has(&format!("{folder}README.md")) {
            let remedy = "write its page: purpose, states, law, tables, events";
            violations.push(Violation::new(manifest, 1, LAW, "a capability without README.md", remedy));
        }
    }
    for folder in ["docs/adr/", "docs/operations/", "docs/manual/"] {
        violations.extend(unlisted(tree, folder));
    }
    violations
}

/// Documents that the README.md of their folder does not name.
fn unlisted(tree: &Tree, folder: &str) -> Vec<Violation> {
    let list = format!("{folder}README.md");
    let text = tree.text(&list).unwrap_or_default();
    let documents = tree.paths().filter_map(|path| path.strip_prefix(folder));
    documents
        .filter(|name| name.ends_with(".md") && *name != "README.md" && !text.contains(&format!("({name}")))
        .map(|name| {
            let what = format!("{list} does not list it");
            Violation::new(&format!("{folder}{name}"), 1, LAW, what, "add a line with a link to it")
        })
        .collect()
}

/// Relative links of a Markdown text, without those inside fenced code.
fn links(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    let outside = move |(index, line): (usize, &'_ str)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        (!fenced && !fence).then_some(index + 1)
    };
    let mut outside = outside;
    text.lines().enumerate().filter_map(move |pair| outside(pair).map(|line| (line, pair.1))).flat_map(
        |(line, text)| {
            text.split("](").skip(1).filter_map(move |part| {
                let link = part.split(')').next()?.split('#').next()?.split(' ').next()?;
                let outward = link.is_empty() || link.contains(':') || link.starts_with('/');
                (!outward).then_some((line, link))
            })
        },
    )
}

fn resolve(document: &str, link: &str) -> String {
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_from_where_they_stand() {
        let adr = "[up](../../README.md) [here](#x) [out](https://example.org) [no](../gone.md)\n```\n[x](code)\n```\n";
        let tree = Tree::of(&[
            ("README.md", "[adr](docs/adr/) ![p](docs/pictures/a.png)"),
            ("docs/adr/README.md", "- [one](0001.md)"),
            ("docs/adr/0001.md", adr),
        ]);
        let found: Vec<_> = check(&tree).into_iter().map(|one| (one.file, one.what)).collect();
        assert_eq!(found.len(), 2);
        assert!(found[0].1.contains("docs/pictures/a.png") && found[1].1.contains("../gone.md"));
    }

    #[test]
    fn a_capability_has_its_page_and_a_document_is_listed() {
        let tree = Tree::of(&[
            ("capabilities/filing/Cargo.toml", ""),
            ("docs/operations/README.md", "nothing"),
            ("docs/operations/install.md", "x"),
        ]);
        assert_eq!(check(&tree).len(), 2);
    }
}
