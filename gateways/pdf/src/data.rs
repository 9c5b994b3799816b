//! The JSON that the templates read: the paper itself, its dates in words, its texts cut into pieces.

use documents::{
    Annex, CaseFile, Letter, Letterhead, MOST_PICTURES, Part, Pictures, Receipt, Verification, date_in_words,
    day_in_words, moment_in_words, parse_markdown, size_words,
};
use kernel::{At, Day, Fault, Lang};
use serde_json::{Value, json};

use crate::calendar::months;
use crate::world::picture_path;

/// What a receipt prints.
pub(crate) fn of_receipt(head: &Letterhead, receipt: &Receipt, lang: Lang) -> Result<Value, Fault> {
    let mut data = frame(head, receipt.filed_at.day(), &receipt.verification, &receipt.attachments, lang)?;
    data["paper"] = value(receipt)?;
    data["body"] = paragraphs(&receipt.body);
    data["months"] = receipt.term.as_ref().map_or_else(|| json!([]), months);
    data["words"] = json!({
        "filed": moment_in_words(receipt.filed_at, lang),
        "filed_exact": receipt.filed_at.rfc3339(),
        "due": receipt.term.as_ref().map(|t| day_in_words(t.due_on, lang)),
        "first_day": receipt.term.as_ref().map(|t| day_in_words(t.first_day, lang)),
    });
    Ok(data)
}

/// What a letter prints. Empty parts are left out; the others keep the order that the law expects.
pub(crate) fn of_letter(head: &Letterhead, letter: &Letter, lang: Lang) -> Result<Value, Fault> {
    let mut data = frame(head, letter.issued_on, &letter.verification, &letter.annexes, lang)?;
    data["paper"] = value(letter)?;
    let mut sections = Vec::new();
    for part in [Part::Greeting, Part::Facts, Part::Evidence, Part::Decision, Part::Appeals] {
        for section in letter.sections.iter().filter(|s| s.part == part) {
            let blocks = parse_markdown(&section.text);
            if !blocks.is_empty() {
                sections.push(json!({ "part": value(part)?, "blocks": value(blocks)? }));
            }
        }
    }
    data["sections"] = Value::Array(sections);
    data["appeal"] = letter.appeal.as_ref().map_or(Value::Null, |appeal| {
        json!({
            "days": appeal.term.days,
            "article": appeal.term.article,
            "notified": day_in_words(letter.issued_on, lang),
            "first": day_in_words(appeal.term.first_day, lang),
            "last": day_in_words(appeal.term.due_on, lang),
            "places": appeal.places,
            "months": months(&appeal.term),
        })
    });
    let signed = |at: At| moment_in_words(at, lang);
    data["words"] = json!({
        "issued": date_in_words(letter.issued_on, lang),
        "reference": letter.reference.as_ref().map(|r| date_in_words(r.filed_at.day(), lang)),
        "signed": letter.signature.as_ref().map(|s| signed(s.signed_at)),
    });
    Ok(data)
}

/// What a complete file prints: its index as a table, its texts literally.
pub(crate) fn of_case_file(
    head: &Letterhead,
    file: &CaseFile,
    pictures: &Pictures,
    lang: Lang,
) -> Result<Value, Fault> {
    let mut data = frame(head, file.issued_on, &file.verification, &[], lang)?;
    data["paper"] = json!({ "number": file.number, "addressee": file.addressee, "subject": file.subject });
    data["facts"] = value(&file.facts)?;
    let line = |l: &documents::IndexLine| {
        json!({
            "order": l.order,
            "day": l.day.to_string(),
            "title": l.title,
            "number": l.number,
            "sheets": l.sheets.map(|n| n.to_string()).unwrap_or_else(|| "–".to_owned()),
            "name": l.name,
            "size": size_words(l.size),
            "sha256": l.sha256.to_string(),
        })
    };
    data["index"] = Value::Array(file.index.iter().map(line).collect());
    let piece = |p: &documents::Piece| {
        let part =
            |(heading, text): &(String, String)| json!({ "heading": heading, "text": paragraphs(text) });
        json!({
            "title": p.title,
            "when": moment_in_words(p.at, lang),
            "author": p.author,
            "parts": p.parts.iter().map(part).collect::<Vec<_>>(),
        })
    };
    data["pieces"] = Value::Array(file.pieces.iter().map(piece).collect());
    let found = |order: &u32| file.index.iter().find(|line| line.order == *order);
    let shown = pictures.keys().take(MOST_PICTURES).enumerate().filter_map(|(n, order)| {
        let line = found(order)?;
        Some(json!({ "order": order, "name": line.name, "path": picture_path(n) }))
    });
    data["pictures"] = shown.collect();
    // what was to be a page and could not be read goes apart too
    let lost = file.pictures.iter().filter(|order| !pictures.contains_key(order));
    let mut apart: Vec<&u32> = file.apart.iter().chain(lost).collect();
    apart.sort_unstable();
    data["apart"] = apart.into_iter().filter_map(found).map(|line| json!(line.name)).collect();
    data["words"] = json!({ "issued": date_in_words(file.issued_on, lang) });
    Ok(data)
}

fn frame(
    head: &Letterhead,
    day: Day,
    verification: &Verification,
    annexes: &[Annex],
    lang: Lang,
) -> Result<Value, Fault> {
    let annexes: Vec<Value> = annexes
        .iter()
        .map(|a| json!({ "name": a.name, "size": size_words(a.size), "sha256": a.sha256.to_string() }))
        .collect();
    let shown = verification.url.trim_start_matches("https://").trim_start_matches("http://");
    Ok(json!({
        "lang": lang.code(),
        "head": value(head)?,
        "dark": {
            "night": head.brand.night.is_dark(),
            "main": head.brand.main.is_dark(),
            "accent": head.brand.accent.is_dark(),
        },
        "date": { "year": day.year(), "month": day.month(), "day": day.day() },
        "verification": { "code": verification.code, "url": verification.url, "shown": shown },
        "annexes": annexes,
    }))
}

/// Literal text as paragraphs of lines.
fn paragraphs(text: &str) -> Value {
    let mut out: Vec<Vec<&str>> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim_end) {
        match out.last_mut() {
            _ if line.is_empty() => open = false,
            Some(lines) if open => lines.push(line),
            _ => {
                out.push(vec![line]);
                open = true;
            }
        }
    }
    json!(out)
}

fn value(data: impl serde::Serialize) -> Result<Value, Fault> {
    serde_json::to_value(data).map_err(|e| Fault::because("a paper is written as JSON", e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_text_keeps_its_lines_and_paragraphs() {
        let cut = paragraphs("a\n b \n\n\n\nc\r\nd\n");
        assert_eq!(cut, json!([["a", " b"], ["c", "d"]]));
        assert_eq!(paragraphs(" \n"), json!([]));
    }
}
