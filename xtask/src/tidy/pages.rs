//! Pages obey the strict content security policy: nothing inline, nothing from another origin.

use super::{Tree, Violation};

const LAW: &str = "pages without inline code";

/// Checks the templates; letters that travel by mail carry their style with them and are left out.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, text) in tree.texts(|path| path.ends_with(".html") && !path.contains("mail")) {
        let text = &without_expressions(text);
        for (at, _) in text.match_indices('<') {
            let tag = &text[at..];
            let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
            if let Some((what, remedy)) = refused(tag) {
                let line = text[..at].matches('\n').count() + 1;
                violations.push(Violation::new(path, line, LAW, what, remedy));
            }
        }
    }
    violations
}

/// The template with what askama computes blanked out; lines stay where they are.
fn without_expressions(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        let closing = match &rest[start..start + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let end = rest[start..].find(closing).map_or(rest.len(), |end| start + end + closing.len());
        out.push_str(&rest[..start]);
        out.extend(rest[start..end].chars().map(|c| if c == '\n' { '\n' } else { '_' }));
        rest = &rest[end..];
    }
    out + rest
}

fn refused(tag: &str) -> Option<(String, &'static str)> {
    let name: String = tag.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
    if name == "script" && !tag.contains("src=") {
        return Some(("inline script".into(), "put it into assets as a module and name it by src"));
    }
    if name == "style" {
        return Some(("inline style sheet".into(), "put it into the style sheet of this area"));
    }
    let loads = ["script", "link", "img", "iframe", "source"].contains(&name.as_str());
    if loads && ["=\"http:", "=\"https:", "=\"//"].iter().any(|start| tag.contains(start)) {
        return Some((format!("<{name}> of another origin"), "serve it ourselves, from assets"));
    }
    let attributes =
        tag.split_whitespace().skip(1).filter_map(|part| part.split_once('=').map(|(name, _)| name));
    for attribute in attributes {
        if attribute == "style" {
            return Some(("inline style".into(), "use a class, or an attribute that the style sheet reads"));
        }
        let handler = attribute.strip_prefix("on").is_some_and(|rest| rest.chars().all(char::is_alphabetic));
        if handler || attribute.starts_with("hx-on") {
            return Some((format!("inline handler `{attribute}`"), "listen from a module in assets"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_with_files_of_our_own_are_lawful() {
        let page = "<link rel=\"stylesheet\" href=\"{{ css }}\">\n\
                    <script type=\"module\" src=\"/e/a.js\"></script>\n\
                    <a href=\"https://www.gov.co/\" data-on=\"1\">GOV.CO</a> <p>a < b</p>";
        assert_eq!(check(&Tree::of(&[("a/pages/x.html", page)])), []);
    }

    #[test]
    fn inline_code_and_other_origins_are_told() {
        let page = "<script>x</script>\n<p style=\"a\">\n<a onclick=\"b\">\n<img\n src=\"https://example.org/x.png\">\n<style>";
        let lines: Vec<_> =
            check(&Tree::of(&[("a/pages/x.html", page)])).iter().map(|one| one.line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 6]);
    }

    #[test]
    fn what_the_template_computes_is_no_markup() {
        let page =
            "{% call f(\"><script>\", a > b) %}\n{# <style> #}<p class=\"{{ x }}\">\n<p {{ y }} style=\"a\">";
        let lines: Vec<_> =
            check(&Tree::of(&[("a/pages/x.html", page)])).iter().map(|one| one.line).collect();
        assert_eq!(lines, [3]);
    }

    #[test]
    fn mail_is_left_out() {
        assert_eq!(check(&Tree::of(&[("a/pages/mail/x.html", "<p style=\"a\">")])), []);
    }
}
