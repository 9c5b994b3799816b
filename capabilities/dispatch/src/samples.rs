//! Every page in every state, for the tests of pages.

use kernel::{At, Lang};
use web::PageFrame;

use crate::screens::folder::{FolderMailPage, FolderPage};
use crate::screens::queue::{QueuePage, QueueRow, filters};
use crate::{Delivery, Enclosure, FolderLine, FolderMail, MessageId, MessageLine, Reason, State, TEXTS};

/// The pages.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let rendered = |page: &dyn askama::DynTemplate| match page.dyn_render() {
        Ok(html) => html,
        Err(error) => format!("⟦{error}⟧"),
    };
    let portal = |key| PageFrame::sample(lang, key, TEXTS);
    vec![
        ("envios", rendered(&queue(lang, lines()))),
        ("envios-vacio", rendered(&queue(lang, Vec::new()))),
        (
            "correos",
            rendered(&FolderPage { page: portal("dispatch-folder-title"), lines: vec![folder_line()] }),
        ),
        ("correos-vacio", rendered(&FolderPage { page: portal("dispatch-folder-title"), lines: Vec::new() })),
        ("correo", rendered(&FolderMailPage { page: portal("dispatch-folder-title"), mail: folder_mail() })),
    ]
}

fn queue(lang: Lang, lines: Vec<MessageLine>) -> QueuePage {
    let page = PageFrame::sample_officer(lang, "dispatch-queue-title", TEXTS);
    let counts: Vec<_> = lines.iter().map(|l| (l.delivery.state.name().to_owned(), 1)).collect();
    let older = if lines.is_empty() { String::new() } else { "/ajustes/envios?antes=0".into() };
    let filters = filters(&page, &counts, None);
    let rows = lines.iter().map(|line| QueueRow::new(&page, line, true)).collect();
    QueuePage { page, filters, rows, older }
}

fn moment() -> At {
    At::parse("2026-11-23T10:47").unwrap_or(At(0))
}

/// One message in each state, and one for each reason.
fn lines() -> Vec<MessageLine> {
    let at = moment();
    let code = Some("451 4.3.0".to_owned());
    let mut states = vec![
        State::Queued { not_before: at },
        State::Sending { lease_until: at },
        State::Sent { at, provider_id: Some("2.0.0 queued as 4F1".into()) },
        State::Retrying { next_at: at.plus_minutes(5), reason: Reason::Busy, code },
        State::Bounced { at, code: "5.1.1".into() },
        State::Uncertain { reason: Reason::ConnectionLost },
        State::Cancelled,
    ];
    states.extend(Reason::ALL.map(|reason| State::Failed { reason, code: None }));
    let line = |(i, state): (u8, State)| MessageLine {
        id: MessageId::new(at, [i; 16]),
        purpose: "cases.receipt".into(),
        subject_ref: "cases/1".into(),
        to_address: "maria@example.com".into(),
        subject: "Recibimos su petición 2026-004391".into(),
        created_at: at,
        delivery: Delivery { state, attempt: 1, tries: 1 },
        last_attempt_at: Some(at),
    };
    (0..).zip(states).map(line).collect()
}

fn folder_line() -> FolderLine {
    FolderLine {
        name: "20261123T104700-0193a1b2c3d4700080000000000000aa.eml".into(),
        to: "María Ríos <maria@example.com>".into(),
        subject: "Recibimos su petición 2026-004391".into(),
        date: Some(moment()),
        files: 1,
    }
}

fn folder_mail() -> FolderMail {
    let pdf = Enclosure {
        name: "constancia.pdf".into(),
        mime: "application/pdf".into(),
        bytes: bytes::Bytes::from_static(b"%PDF-1.7"),
    };
    FolderMail {
        line: folder_line(),
        from: "Aguas de Miraflor <pqr@miraflor.example>".into(),
        reply_to: "pqr+2026-004391@miraflor.example".into(),
        text: "Señora María:\n\nRecibimos su petición & la estudiamos.\n".into(),
        html: Some("<p onclick=\"x\">Recibimos</p>".into()),
        files: vec![pdf],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_renders_in_both_languages_without_a_missing_sentence() {
        for lang in Lang::ALL {
            for (name, html) in samples(lang) {
                assert!(html.contains("</html>"), "{name} {lang:?}: {html}");
                assert!(!html.contains('⟦') && !html.contains("{$"), "{name} {lang:?} lacks a sentence");
            }
        }
    }

    #[test]
    fn the_html_of_a_mail_is_only_text_and_addresses_are_masked() {
        let pages = samples(Lang::Es);
        let mail = &pages.iter().find(|(name, _)| *name == "correo").unwrap().1;
        assert!(!mail.contains("<p onclick") && mail.contains("&#60;p onclick"));
        let queue = &pages.iter().find(|(name, _)| *name == "envios").unwrap().1;
        assert!(queue.contains("ma•••@example.com") && !queue.contains("maria@example.com"));
    }

    #[test]
    fn every_refusal_has_its_sentence() {
        use crate::{DeliveryRefusal as D, MessageRefusal as M};
        let page = PageFrame::sample(Lang::Es, "dispatch-nav", TEXTS);
        let message = [M::Address, M::AddressLetters, M::Empty, M::TooLong, M::TooManyFiles, M::Malformed];
        let delivery =
            [D::Unknown, D::NotDue, D::NotYours, D::NothingToRetry, D::TooLate, D::NeverSent, D::NotAReport];
        let codes =
            message.iter().map(kernel::Refusal::code).chain(delivery.iter().map(kernel::Refusal::code));
        for code in codes {
            assert!(!page.t(&format!("refusal-{code}")).contains('⟦'), "{code}");
        }
    }
}
