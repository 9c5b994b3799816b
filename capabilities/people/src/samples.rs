//! Every page of people in every state, with invented persons.

use askama::Template;
use kernel::{At, Id, Lang};
use web::PageFrame;

use crate::capability::TEXTS;
use crate::screens::find::FindPage;
use crate::screens::sheet::{Sheet, SheetPage};
use crate::*;

/// Name and HTML of each.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let full = full();
    let bare = PersonSummary {
        person: Person { document: None, preferred_channel: None, ..full.person.clone() },
        contacts: Vec::new(),
        accounts: Vec::new(),
        consents: Vec::new(),
        needs: Vec::new(),
    };
    let hit = PersonHit {
        id: full.person.id,
        name: full.person.name.as_str().to_owned(),
        kind: full.person.kind,
        document_hint: full.document_hint(),
    };
    vec![
        ("people-find", find(lang, "", Vec::new())),
        ("people-find-some", find(lang, "maria \"<b>", vec![hit])),
        ("people-find-none", find(lang, "zzz", Vec::new())),
        ("people-sheet", sheet(lang, Sheet::of(&full, lang, false, true))),
        ("people-sheet-revealed", sheet(lang, Sheet::of(&full, lang, true, true))),
        ("people-sheet-bare", sheet(lang, Sheet::of(&bare, lang, false, false))),
    ]
}

fn find(lang: Lang, asked: &str, hits: Vec<PersonHit>) -> String {
    let page = PageFrame::sample_officer(lang, "people-find-title", TEXTS);
    render(&FindPage { page, asked: asked.to_owned(), hits })
}

fn sheet(lang: Lang, sheet: Sheet) -> String {
    let page = PageFrame::sample_officer(lang, "people-find-title", TEXTS).titled("María Ríos");
    render(&SheetPage { page, sheet })
}

fn render(page: &impl Template) -> String {
    page.render().unwrap_or_else(|e| panic!("a sample of people does not render: {e}"))
}

/// Somebody with everything.
pub(crate) fn full() -> PersonSummary {
    let at = At::start_of(kernel::jiff::civil::date(2026, 11, 21));
    let document = DocumentNumber::read(DocumentType::CitizenCard, "1088254207").map(|(d, _)| d).ok();
    let line = |kind, value: &str, municipality: &str| {
        let contact = ContactPoint::read(kind, value, municipality).ok()?;
        let id = Id::new(at, [7; 16]);
        Some(ContactLine {
            id,
            contact,
            preferred: kind != ContactKind::Landline,
            source: "web".into(),
            added_at: at,
        })
    };
    let person = Person {
        id: Id::new(at, [1; 16]),
        kind: PersonKind::Natural,
        name: PersonName::read("María Ríos <script>").expect("a name"),
        document,
        preferred_channel: Some(ContactChannel::WhatsApp),
        created_at: at,
    };
    let account = ContractAccount {
        id: Id::new(at, [2; 16]),
        number: SubscriberNumber::read("004817").expect("a number"),
        services: vec![catalog::UtilityService::Water, catalog::UtilityService::Waste],
        address: "Calle 10 # 4-22".into(),
        municipality: Some("66170".into()),
        usage: PremisesUse::Residential(Some(2)),
        subscriber: Some(person.id),
    };
    let consent = |purpose, revoked_at| Consent {
        id: Id::new(at, [3; 16]),
        purpose,
        text: ConsentText::of("2026-1", "Autorizo"),
        granted_at: at,
        revoked_at,
        channel: "web".into(),
        evidence: "203.0.113.7".into(),
    };
    PersonSummary {
        person,
        contacts: [
            line(ContactKind::Email, "maria.rios@correo.co", ""),
            line(ContactKind::Mobile, "3101234548", ""),
            line(ContactKind::Landline, "6063301234", ""),
            line(ContactKind::PostalAddress, "Calle 10 # 4-22", "66170"),
        ]
        .into_iter()
        .flatten()
        .collect(),
        accounts: vec![account],
        consents: vec![consent(Purpose::ElectronicNotice, None), consent(Purpose::Campaigns, Some(at))],
        needs: vec![SupportLine {
            need: SupportNeed::SignLanguage,
            note: "Prefiere videollamada".into(),
            recorded_at: at,
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_sheet_shows_nothing_that_is_hidden() {
        let hidden = ["1088254207", "maria.rios@", "1234548", "123 4548", "3301234", "4-22", "203.0.113.7"];
        for (name, html) in samples(Lang::Es) {
            let shown: Vec<_> = hidden.into_iter().filter(|h| html.contains(h)).collect();
            if name == "people-sheet-revealed" {
                assert!(shown.len() >= 4, "{shown:?}");
            } else {
                assert_eq!(shown, Vec::<&str>::new(), "{name}");
            }
            assert!(!html.contains("<script>") && !html.contains('⟦'), "{name}");
        }
    }

    #[test]
    fn every_refusal_has_a_sentence_in_both_languages() {
        use kernel::{Refusal, TextProblem};
        let texts = web::Texts::new(TEXTS).unwrap();
        let long = TextProblem::TooLong { max: 1, length: 2 };
        let contact = |p| PeopleRefusal::Contact(ContactKind::Email, p);
        for refusal in [
            PeopleRefusal::Name(TextProblem::Empty),
            PeopleRefusal::Name(long),
            PeopleRefusal::Document(DocumentProblem::Empty),
            PeopleRefusal::Document(DocumentProblem::TooLong),
            contact(ContactProblem::Empty),
            contact(ContactProblem::TooLong),
            contact(ContactProblem::NotAnEmail),
            contact(ContactProblem::NotAMobile),
            contact(ContactProblem::NotALandline),
            contact(ContactProblem::NoSuchMunicipality),
            PeopleRefusal::NoSuchPerson,
            PeopleRefusal::MayNotReveal,
            PeopleRefusal::NoNumberColumn,
            PeopleRefusal::TooLong { max: 1 },
        ] {
            assert!(texts.has(&format!("refusal-{}", refusal.code())), "{refusal:?}");
        }
        assert_eq!(texts.differences(), Vec::<String>::new());
    }
}
