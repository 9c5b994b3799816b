//! The answer as data for the printer.

use documents::{Letter, Part, Reference, Section, Signature, Verification};
use identity::api::Officer;
use kernel::At;

use crate::answer::{Answer, LetterText};
use crate::sheet::Sheet;

/// The signed letter. The verification is filled in by `documents` when it issues the paper.
pub(crate) fn paper(
    sheet: &Sheet,
    answer: &Answer,
    addressee: Vec<String>,
    city: &str,
    number: &str,
    at: At,
    signer: &Officer,
) -> Letter {
    let signature = Signature { name: signer.name.clone(), title: signer.title.clone(), signed_at: at };
    Letter {
        number: number.to_owned(),
        signature: Some(signature),
        issued_on: at.day(),
        ..draft(sheet, &answer.text, addressee, city, at)
    }
}

/// The letter as it would be if it were signed now: for «Ver PDF».
pub(crate) fn draft(sheet: &Sheet, text: &LetterText, addressee: Vec<String>, city: &str, at: At) -> Letter {
    let decision = text.decision_whole();
    let parts = [
        (Part::Greeting, &text.greeting),
        (Part::Facts, &text.facts),
        (Part::Evidence, &text.evidence),
        (Part::Decision, &decision),
        (Part::Appeals, &text.appeals),
    ];
    Letter {
        number: String::new(),
        city: city.to_owned(),
        issued_on: at.day(),
        addressee,
        reference: Some(Reference { number: sheet.number.clone(), filed_at: sheet.filed_at }),
        subject: sheet.subject.clone(),
        sections: parts
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(part, text)| Section { part, text: text.clone() })
            .collect(),
        signature: None,
        annexes: Vec::new(),
        verification: Verification { code: String::new(), url: String::new() },
    }
}
