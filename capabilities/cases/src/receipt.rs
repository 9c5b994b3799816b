//! The receipt of a case as data for the printer.

use deadlines::{Calendar, Count, Deadline, Why};
use documents::{Annex, DaysOff, Petitioner, Receipt, Term, Verification};
use kernel::{At, Lang};

use crate::actions::file_case::FileCase;
use crate::amount::pesos;
use crate::kind::PetitionerIdentity;
use crate::petition_form::Petition;
use crate::words;

/// What the receipt says (CPACA, art. 15; Decreto 1166 de 2016 for verbal petitions). The verification is
/// filled in by
/// `documents` when it issues the paper.
pub(crate) fn paper(
    filing: &FileCase,
    number: &str,
    filed_at: At,
    (deadline, calendar): (&Deadline, &Calendar),
    received_by: String,
) -> Receipt {
    let p = &filing.petition;
    Receipt {
        number: number.to_owned(),
        filed_at,
        channel: words::channel(filing.channel, Lang::Es).to_owned(),
        kind: words::kind(p.kind, Lang::Es).to_owned(),
        subject: p.subject.clone(),
        body: body(filing),
        contract: Some(p.account_number.clone()).filter(|n| !n.is_empty()),
        petitioner: petitioner(p),
        term: Some(term(deadline, calendar)),
        attachments: filing
            .files
            .iter()
            .map(|f| Annex { name: f.name.clone(), size: f.size, sha256: f.sha256 })
            .collect(),
        received_by,
        verbal: filing.channel.is_verbal(),
        verification: Verification { code: String::new(), url: String::new() },
    }
}

/// What was asked, which bill is disputed, and what was answered in the same act.
fn body(filing: &FileCase) -> String {
    let p = &filing.petition;
    let bill = match (p.bill_number.as_str(), p.disputed_cents) {
        ("", None) => String::new(),
        (number, None) => format!("Factura en reclamo: {number}."),
        ("", Some(cents)) => format!("Valor en reclamo: $ {}.", pesos(cents)),
        (number, Some(cents)) => {
            format!("Factura en reclamo: {number}. Valor en reclamo: $ {}.", pesos(cents))
        }
    };
    let said = filing.answered.as_ref().map(|said| format!("Respuesta que se dio de inmediato: {said}"));
    let parts = [p.body.clone(), bill, said.unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn petitioner(p: &Petition) -> Petitioner {
    match (p.identity, &p.petitioner) {
        (PetitionerIdentity::Named, Some(data)) => {
            let written = [data.document_type.as_str(), data.document_number.as_str()].join(" ");
            let full = |text: &String| Some(text.clone()).filter(|t| !t.is_empty());
            Petitioner::Named {
                name: data.name.clone(),
                document: Some(written.trim().to_owned()).filter(|_| !data.document_number.is_empty()),
                addresses: [&data.email, &data.phone, &data.address].into_iter().filter_map(full).collect(),
                representative: full(&data.representative),
            }
        }
        (PetitionerIdentity::Reserved, _) => Petitioner::Reserved,
        _ => Petitioner::Anonymous,
    }
}

/// The term as the receipt prints it.
pub(crate) fn term(deadline: &Deadline, calendar: &Calendar) -> Term {
    let rule = deadline.rule();
    let (days, business_days) = match rule.map(|r| r.count) {
        Some(Count::BusinessDays(n)) => (n, true),
        Some(Count::CalendarDays(n)) => (n, false),
        _ => (0, false),
    };
    Term {
        first_day: deadline.first_counted_day,
        due_on: deadline.due_on,
        days,
        business_days,
        rule: rule.map(|r| r.name.of(Lang::Es).to_owned()).unwrap_or_default(),
        article: rule.map(|r| r.citation().to_string()).unwrap_or_default(),
        days_off: if business_days { days_off(deadline, calendar) } else { None },
    }
}

/// What the calendar of a term leaves out besides week-ends.
fn days_off(deadline: &Deadline, calendar: &Calendar) -> Option<DaysOff> {
    let others = deadline.explain(calendar).ok()?.into_iter().filter_map(|line| match line.why {
        Why::Holiday { es, .. } => Some((line.day, es)),
        Why::Closure { act_number, .. } => Some((line.day, act_number)),
        _ => None,
    });
    Some(DaysOff { saturdays_count: calendar.saturday_is_business(), others: others.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::ContactChannel;
    use crate::petition_form::{MAX_BODY, PetitionForm};

    #[test]
    fn the_record_of_a_verbal_petition_has_its_eight_contents_decreto_1166_de_2016() {
        let form = PetitionForm {
            kind: "claim".into(),
            service: "water".into(),
            body: "La factura llegó por tres veces lo usual.".into(),
            name: "María Elena Ríos".into(),
            document_type: "CC".into(),
            document_number: "24254207".into(),
            address: "Calle 14 n.º 9-31".into(),
            reply_by: "letter".into(),
            ..PetitionForm::default()
        };
        let at = At::parse("2026-11-23T10:00").expect("an instant");
        let petition = form.check(at.day(), MAX_BODY).expect("a petition");
        let mut filing = FileCase::new("form:1".into(), petition, ContactChannel::Counter, Vec::new());
        filing.answered = Some("Se le explicó el cobro.".into());
        let rule = deadlines::rule_for("PQR_SPD", at.day()).expect("a rule");
        let book = deadlines::Rulebook::national();
        let deadline = book.compute(rule, at).expect("a term");
        let term = (&deadline, &*book.calendar);
        let record = paper(&filing, "2026-EN-000001", at, term, "Diana Ossa".into());
        let off = record.term.as_ref().and_then(|t| t.days_off.clone()).expect("business days");
        assert_eq!(off.others.iter().map(|(day, _)| day.to_string()).collect::<Vec<_>>(), ["2026-12-08"]);
        assert_eq!((record.number.as_str(), record.filed_at), ("2026-EN-000001", at));
        assert!(matches!(&record.petitioner, Petitioner::Named { name, document: Some(_), addresses, .. }
            if name == "María Elena Ríos" && !addresses.is_empty()));
        assert!(!record.subject.is_empty() && record.body.contains("tres veces"));
        assert!(record.body.ends_with("Respuesta que se dio de inmediato: Se le explicó el cobro."));
        assert!(record.attachments.is_empty() && record.verbal);
        assert_eq!(record.received_by, "Diana Ossa");
    }
}
