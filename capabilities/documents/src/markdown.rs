//! The little Markdown of letters: paragraphs, lists, bold and links. Nothing else has a meaning, so
//! whatever people type is printed as they typed it.

use serde::Serialize;

/// A piece of a text, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// Lines up to the next empty one; a single line end is a space.
    Paragraph {
        /// Its pieces.
        spans: Vec<Span>,
    },
    /// Lines that start with `- `, `* ` or `1. `.
    List {
        /// Whether the items are numbered, from one.
        ordered: bool,
        /// The pieces of each item.
        items: Vec<Vec<Span>>,
    },
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "span", rename_all = "snake_case")]
pub enum Span {
    /// Literal text.
    Text {
        /// What it says.
        text: String,
    },
    /// `**bold**`
    Bold {
        /// What it says.
        text: String,
    },
    /// `[text](address)` with http, https, mailto or tel; other addresses stay literal text.
    Link {
        /// What it says.
        text: String,
        /// Where it leads.
        url: String,
    },
}

/// Reads a text. Never fails: what is not understood is literal.
pub fn parse_markdown(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    for line in text.lines() {
        let line = line.trim();
        open = match (item_of(line), open) {
            // people leave empty lines between items: a list ends only where another thing begins
            (None, Some(Open::List(ordered, items))) if line.is_empty() => Some(Open::List(ordered, items)),
            (None, other) if line.is_empty() => close(other, &mut out),
            (Some((ordered, item)), Some(Open::List(same, mut items))) if same == ordered => {
                items.push(item.to_owned());
                Some(Open::List(ordered, items))
            }
            (Some((ordered, item)), other) => {
                close(other, &mut out);
                Some(Open::List(ordered, vec![item.to_owned()]))
            }
            (None, Some(Open::Paragraph(lines))) => Some(Open::Paragraph(format!("{lines} {line}"))),
            (None, other) => {
                close(other, &mut out);
                Some(Open::Paragraph(line.to_owned()))
            }
        };
    }
    close(open, &mut out);
    out
}

enum Open {
    Paragraph(String),
    List(bool, Vec<String>),
}

fn close(open: Option<Open>, out: &mut Vec<Block>) -> Option<Open> {
    match open {
        Some(Open::Paragraph(text)) => out.push(Block::Paragraph { spans: spans(&text) }),
        Some(Open::List(ordered, items)) => {
            out.push(Block::List { ordered, items: items.iter().map(|i| spans(i)).collect() });
        }
        None => {}
    }
    None
}

/// The text of a list item and whether it is numbered.
fn item_of(line: &str) -> Option<(bool, &str)> {
    if let Some(rest) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((false, rest.trim()));
    }
    let (number, rest) = line.split_once(". ")?;
    let numbered = (1..=2).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    numbered.then_some((true, rest.trim()))
}

fn spans(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match special(rest) {
            Some((span, length)) => {
                if !plain.is_empty() {
                    out.push(Span::Text { text: std::mem::take(&mut plain) });
                }
                out.push(span);
                rest = &rest[length..];
            }
            None => {
                plain.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    if !plain.is_empty() {
        out.push(Span::Text { text: plain });
    }
    out
}

/// A bold piece or a link at the start of `rest`, and how many bytes it takes.
fn special(rest: &str) -> Option<(Span, usize)> {
    /// Longer pieces are literal; it also keeps reading linear in texts of nothing but brackets.
    const REACH: usize = 2_000;
    let window = &rest[..rest.floor_char_boundary(REACH)];
    if let Some(inside) = window.strip_prefix("**") {
        let text = &inside[..inside.find("**")?];
        let fits = !text.is_empty() && text.trim() == text;
        return fits.then(|| (Span::Bold { text: text.to_owned() }, text.len() + 4));
    }
    let inside = window.strip_prefix('[')?;
    let (text, address) = inside.split_once("](")?;
    let url = &address[..address.find(')')?];
    let safe = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme));
    let fits = safe && !text.is_empty() && !text.contains(['[', ']']) && !url.contains(char::is_whitespace);
    fits.then(|| (Span::Link { text: text.to_owned(), url: url.to_owned() }, text.len() + url.len() + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Span {
        Span::Text { text: text.into() }
    }

    #[test]
    fn paragraphs_lists_bold_and_links() {
        let read = parse_markdown(
            "Primera línea\nsigue.\n\nVea **esto** y [la norma](https://ejemplo.co/n).\n- uno\n\n- dos **2**\n1. a\nfin",
        );
        let bold = |t: &str| Span::Bold { text: t.into() };
        let link = Span::Link { text: "la norma".into(), url: "https://ejemplo.co/n".into() };
        let expected = vec![
            Block::Paragraph { spans: vec![text("Primera línea sigue.")] },
            Block::Paragraph { spans: vec![text("Vea "), bold("esto"), text(" y "), link, text(".")] },
            Block::List { ordered: false, items: vec![vec![text("uno")], vec![text("dos "), bold("2")]] },
            Block::List { ordered: true, items: vec![vec![text("a")]] },
            Block::Paragraph { spans: vec![text("fin")] },
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn what_is_not_in_the_subset_is_literal() {
        for literal in [
            "# no es título",
            "[x](javascript:alert(1))",
            "[x](https://a b)",
            "** no **",
            "**sin cerrar",
            "#import \"a.typ\": * $x^2$ <script>",
            "1.000 pesos",
            "`código` ![i](https://a.co/i.png",
        ] {
            assert_eq!(parse_markdown(literal), vec![Block::Paragraph { spans: vec![text(literal)] }]);
        }
        assert_eq!(parse_markdown(" \n\n "), vec![]);
    }

    #[test]
    fn a_hundred_thousand_brackets_are_read_quickly() {
        let read = parse_markdown(&"[**".repeat(30_000));
        assert_eq!(read.len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn no_letter_is_lost(words in proptest::collection::vec("[a-zñ*\\[\\]()#]{1,8}", 1..20)) {
            let source = words.join(" ");
            let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic() || *c == '#').count();
            let read = parse_markdown(&source);
            let mut kept = 0;
            for block in &read {
                let all: Vec<&Span> = match block {
                    Block::Paragraph { spans } => spans.iter().collect(),
                    Block::List { items, .. } => items.iter().flatten().collect(),
                };
                kept += all.iter().map(|s| match s {
                    Span::Text { text } | Span::Bold { text } => letters(text),
                    Span::Link { text, url } => letters(text) + letters(url),
                }).sum::<usize>();
            }
            assert_eq!(kept, letters(&source));
        }
    }
}
