//! The answer as data for the printer.

use documents::{AppealTerm, Letter, Part, Reference, Section, Signature, Verification};
use identity::api::Officer;
use kernel::{At, Day, Fault};
use store::Look;

use crate::answer::{Answer, LetterText};
use crate::appeals::AppealsThatLie;
use crate::receipt;
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

/// Until when and where the person can appeal, for a letter of that day; nothing if the letter gives no
/// appeal to the company (CPACA, arts. 67 and 76; Ley 142 de 1994, art. 154).
pub(crate) async fn appeal_term(
    look: &mut Look<'_>,
    text: &LetterText,
    on: Day,
) -> Result<Option<AppealTerm>, Fault> {
    if !matches!(text.lies, Some(AppealsThatLie::Reconsideration | AppealsThatLie::WithSubsidiary)) {
        return Ok(None);
    }
    let book = deadlines::current(look).await?;
    let counted = |e| Fault::new(format!("the term of an appeal cannot be counted: {e:?}"));
    let rule = deadlines::rule_for("INTERPONER_RECURSO", on).map_err(counted)?;
    // the reading of filings after hours is about what people bring, not about what the company sends
    let parameters = deadlines::Parameters { reading: deadlines::Reading::Strict, ..book.parameters };
    let deadline =
        deadlines::compute(rule, At::start_of(on), &book.calendar, &parameters).map_err(counted)?;
    let places = company::current(look).await?.map(|c| places(&c)).unwrap_or_default();
    Ok(Some(AppealTerm { term: receipt::term(&deadline, &book.calendar), places }))
}

fn places(company: &company::Company) -> Vec<String> {
    let profile = &company.profile;
    let city =
        territory::municipality(&profile.municipality).map_or(String::new(), |m| format!(", {}", m.name));
    let page = company.public_url.trim_start_matches("https://").trim_start_matches("http://");
    let hours = if profile.hours.is_empty() { String::new() } else { format!(" ({})", profile.hours) };
    let all = [
        format!("En la página {page}/consulta, con su número de radicado: el botón «Presentar un recurso»."),
        format!("En la oficina: {}{city}{hours}.", profile.address),
        format!("Por correo: {}.", profile.email),
    ];
    let telephones = profile.phones.first().map(|line| format!("Por teléfono: {}.", line.number));
    all.into_iter().chain(telephones).collect()
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
        appeal: None,
        annexes: Vec::new(),
        verification: Verification { code: String::new(), url: String::new() },
    }
}
