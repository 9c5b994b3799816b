//! The verbs of people on real databases.

use std::io::Cursor;
use std::sync::Arc;

use kernel::{Actor, Failure, Id, Never};
use people::actions::account_file::AccountDefaults;
use people::actions::register_person::{Registered, Registration};
use people::actions::{
    add_contact, grant_consent, import_accounts, record_support_need, register_person, reveal_person,
    revoke_consent,
};
use people::*;
use store::StoredEvent;
use testkit::World;

const SYSTEM: Actor = Actor::System("test");

/// `write!(world, input, verb)`: runs a verb as the system.
macro_rules! write {
    ($world:expr, $input:expr, $verb:path) => {
        $world.store.write("people.test", SYSTEM, $input, |work, input| Box::pin($verb(work, input))).await
    };
}

/// `read!(world, input, |look, input| future)`: asks something.
macro_rules! read {
    ($world:expr, $input:expr, |$look:ident, $asked:ident| $answer:expr) => {
        $world
            .store
            .read("people.test", $input, |$look, $asked| {
                Box::pin(async move { Ok::<_, Failure<Never>>($answer.await?) })
            })
            .await
            .unwrap()
    };
}

fn maria() -> Registration {
    Registration {
        kind: PersonKind::Natural,
        name: "María Ríos".into(),
        document: Some((DocumentType::CitizenCard, "1.088.254.207".into())),
        contacts: vec![(ContactKind::Email, "maria@correo.co".into(), String::new())],
        preferred_channel: Some(ContactChannel::Email),
        source: "web",
    }
}

async fn register(world: &World, said: Registration) -> Registered {
    write!(world, said, register_person::run).unwrap()
}

async fn summary(world: &World, id: PersonId) -> PersonSummary {
    read!(world, id, |look, id| person_summary(look, *id)).unwrap()
}

async fn found(world: &World, typed: &str) -> Vec<String> {
    let hits = read!(world, typed.to_owned(), |look, typed| search_persons(look, typed));
    hits.into_iter().map(|h| h.name).collect()
}

async fn events(world: &World) -> Vec<StoredEvent> {
    read!(world, (), |look, _none| look.events_after(0, 1_000))
}

#[test]
fn every_query_is_used_and_prepares() {
    assert_eq!(
        store::check_queries(CAPABILITY.queries, include_str!("../src/queries.sql")),
        Vec::<String>::new()
    );
    testkit::each(async |world| {
        let problems = world.store.prepare_all(CAPABILITY.queries.to_vec()).await.unwrap();
        assert_eq!(problems, Vec::<String>::new());
    });
}

#[test]
fn the_same_document_is_the_same_person_and_nothing_is_overwritten() {
    testkit::each(async |world| {
        let first = register(&world, maria()).await;
        assert!(first.is_new && !first.name_differs && first.warnings.is_empty());
        let mut again = maria();
        again.name = "Maria Rios de Gómez".into();
        again.document = Some((DocumentType::CitizenCard, "1088254207".into()));
        again.contacts = vec![
            (ContactKind::Email, "nuevo@correo.co".into(), String::new()),
            (ContactKind::PostalAddress, "Calle 10 # 4-22".into(), "66170".into()),
        ];
        again.preferred_channel = Some(ContactChannel::Letter);
        let second = register(&world, again).await;
        assert_eq!((second.person, second.is_new, second.name_differs), (first.person, false, true));

        let known = summary(&world, first.person).await;
        assert_eq!(known.person.name.as_str(), "María Ríos");
        assert_eq!(known.person.preferred_channel, Some(ContactChannel::Letter));
        let mails: Vec<_> = known
            .contacts
            .iter()
            .filter(|c| c.contact.kind() == ContactKind::Email)
            .map(|c| (c.contact.value(), c.preferred))
            .collect();
        assert_eq!(mails, [("nuevo@correo.co", true), ("maria@correo.co", false)]);
        assert_eq!(known.preferred(ContactKind::PostalAddress).unwrap().municipality(), Some("66170"));

        // the earlier one is given again: it is preferred again, and there is no third
        let back = register(&world, maria()).await;
        assert_eq!(back.person, first.person);
        let known = summary(&world, first.person).await;
        assert_eq!(known.contacts.len(), 3);
        assert_eq!(known.preferred(ContactKind::Email).unwrap().value(), "maria@correo.co");
    });
}

#[test]
fn two_nodes_that_meet_the_same_person_at_once_know_one_person() {
    testkit::each(async |world| {
        let other = world.reopen().await;
        for round in 0..20 {
            let said = Registration {
                document: Some((DocumentType::CitizenCard, format!("9000{round}"))),
                ..maria()
            };
            let on = |store: store::Store, said: Registration| async move {
                let verb = store.write("people.test", SYSTEM, said, |work, said| {
                    Box::pin(register_person::run(work, said))
                });
                verb.await.unwrap()
            };
            let (a, b) = futures::join!(on(world.store.clone(), said.clone()), on(other.clone(), said));
            assert_eq!((a.person, a.is_new), (b.person, !b.is_new));
            assert_eq!(summary(&world, a.person).await.contacts.len(), 1);
        }
        other.close().await;
    });
}

#[test]
fn without_document_everybody_is_somebody_else() {
    testkit::each(async |world| {
        let nameless =
            || Registration { document: None, contacts: vec![], preferred_channel: None, ..maria() };
        let (a, b) = (register(&world, nameless()).await, register(&world, nameless()).await);
        assert_ne!(a.person, b.person);
        assert_eq!(found(&world, "rios").await.len(), 2);
    });
}

#[test]
fn hostile_words_are_kept_as_words_or_refused_with_nothing_written() {
    testkit::each(async |world| {
        let evil = Registration { name: "'; DROP TABLE people_persons; -- <b>\u{202e}x\0".into(), ..maria() };
        let person = register(&world, evil).await.person;
        assert_eq!(
            summary(&world, person).await.person.name.as_str(),
            "'; DROP TABLE people_persons; -- <b>x"
        );
        for typed in ["' OR 1=1 --", "%", "\"*", "maria\" OR", "\0", "🚰", &"x ".repeat(5_000)] {
            found(&world, typed).await;
        }
        let mut wrong = Registration { document: None, name: "Luz".into(), ..maria() };
        wrong.contacts.push((ContactKind::Mobile, "12345".into(), String::new()));
        let refused = write!(world, wrong, register_person::run).unwrap_err();
        let Failure::Refused(PeopleRefusal::Contact(ContactKind::Mobile, ContactProblem::NotAMobile)) =
            refused
        else {
            panic!("{refused:?}")
        };
        assert_eq!(found(&world, "luz").await, Vec::<String>::new());
        assert!(
            write!(world, Registration { name: " \n ".into(), ..maria() }, register_person::run).is_err()
        );
    });
}

#[test]
fn people_are_found_by_name_document_account_mail_and_phone() {
    testkit::each(async |world| {
        let mut said = maria();
        said.contacts.push((ContactKind::Mobile, "310 123 4548".into(), String::new()));
        register(&world, said).await;
        register(
            &world,
            Registration { name: "Mario Ruiz".into(), document: None, contacts: vec![], ..maria() },
        )
        .await;
        import(&world, "numero;documento;nombre\n004-817;1088254207;María Ríos\n").await;
        for typed in [
            "rios maria",
            "MARÍA RIO",
            "1.088.254.207",
            "Maria@CORREO.co",
            "+57 3101234548",
            "004817",
            "1088254",
        ] {
            assert_eq!(found(&world, typed).await, ["María Ríos"], "{typed}");
        }
        assert_eq!(found(&world, "").await, Vec::<String>::new());
        let account = read!(world, "004817".to_owned(), |look, n| find_account(look, n)).unwrap();
        assert_eq!(account.number.as_str(), "004-817");
        assert!(read!(world, "'--".to_owned(), |look, n| find_account(look, n)).is_none());
    });
}

#[test]
fn consents_are_given_kept_and_taken_back() {
    testkit::each(async |world| {
        let person = register(&world, maria()).await.person;
        let grant = |purpose, words: &str| grant_consent::Grant {
            person,
            purpose,
            text: ConsentText::of("2026-1", words),
            channel: "web",
            evidence: "203.0.113.7".into(),
        };
        let first = write!(world, grant(Purpose::Survey, "Sí"), grant_consent::run).unwrap();
        assert_eq!(write!(world, grant(Purpose::Survey, "Sí"), grant_consent::run).unwrap(), first);
        assert_ne!(write!(world, grant(Purpose::Survey, "Sí, y más"), grant_consent::run).unwrap(), first);
        assert!(allows(&summary(&world, person).await.consents, Purpose::Survey));

        let back = revoke_consent::Revocation { person, purpose: Purpose::Survey };
        assert!(write!(world, back, revoke_consent::run).unwrap());
        assert!(!write!(world, back, revoke_consent::run).unwrap(), "there is nothing left to revoke");
        let consents = summary(&world, person).await.consents;
        assert_eq!((consents.len(), allows(&consents, Purpose::Survey)), (2, false));
        assert_eq!(consents[0].evidence, "203.0.113.7");
        let nobody = revoke_consent::Revocation { person: Id::new(kernel::At(1), [9; 16]), ..back };
        assert!(matches!(
            write!(world, nobody, revoke_consent::run),
            Err(Failure::Refused(PeopleRefusal::NoSuchPerson))
        ));
    });
}

#[test]
fn support_needs_come_and_go_and_the_log_never_says_which() {
    testkit::each(async |world| {
        let person = register(&world, maria()).await.person;
        let change = |needed, note: &str| record_support_need::SupportChange {
            person,
            need: SupportNeed::SignLanguage,
            note: note.into(),
            needed,
        };
        assert!(write!(world, change(true, ""), record_support_need::run).unwrap());
        assert!(!write!(world, change(true, ""), record_support_need::run).unwrap());
        assert!(write!(world, change(true, "por video"), record_support_need::run).unwrap());
        let needs = summary(&world, person).await.needs;
        assert_eq!((needs.len(), needs[0].note.as_str()), (1, "por video"));
        assert!(write!(world, change(false, ""), record_support_need::run).unwrap());
        assert!(summary(&world, person).await.needs.is_empty());
        assert!(events(&world).await.iter().all(|e| !e.data.to_string().contains("sign_language")));
    });
}

#[test]
fn seeing_in_full_needs_a_permission_and_is_announced() {
    testkit::each(async |world| {
        let person = register(&world, maria()).await.person;
        let officer = |permission: &str| Actor::Officer {
            id: Id::new(kernel::At(1), [1; 16]),
            name: "Luisa".into(),
            permissions: Arc::new([permission.to_owned()].into()),
        };
        let look = async |actor| {
            let verb = world
                .store
                .write("people.reveal", actor, person, |work, id| Box::pin(reveal_person::run(work, id)));
            verb.await
        };
        assert!(matches!(
            look(officer("people.read")).await,
            Err(Failure::Refused(PeopleRefusal::MayNotReveal))
        ));
        let full = look(officer("people.reveal")).await.unwrap();
        assert_eq!(full.person.document.unwrap().shown(), "CC 1088254207");
        let log = events(&world).await;
        let seen: Vec<_> = log.iter().filter(|e| e.kind == people::events::REVEALED).collect();
        assert_eq!((seen.len(), seen[0].actor.starts_with("officer:")), (1, true));
    });
}

#[test]
fn the_log_carries_no_personal_data() {
    testkit::each(async |world| {
        let person = register(&world, maria()).await.person;
        let new = |value: &str| add_contact::NewContact {
            person,
            kind: ContactKind::Mobile,
            value: value.into(),
            municipality: String::new(),
            source: "desk",
        };
        assert!(write!(world, new("310 123 4548"), add_contact::run).unwrap());
        assert!(!write!(world, new("3101234548"), add_contact::run).unwrap());
        import(&world, "numero;documento;nombre;correo\n1;52445;Ana Gil;ana@correo.co\n").await;
        let log = events(&world).await;
        assert!(log.len() >= 3);
        for event in log {
            assert!(people::events::ALL.contains(&event.kind.as_str()), "{}", event.kind);
            let text = event.data.to_string() + &event.subject;
            for private in ["María", "1088254207", "correo.co", "3101234548", "Ana", "52445"] {
                assert!(!text.contains(private), "{text}");
            }
        }
    });
}

async fn import(world: &World, file: &str) -> import_accounts::ImportReport {
    let defaults = AccountDefaults {
        services: vec![catalog::UtilityService::Water],
        municipality: territory::municipality("66170").map(|m| m.code),
    };
    import_accounts::run(&world.store, &SYSTEM, Cursor::new(file.as_bytes().to_vec()), &defaults)
        .await
        .unwrap()
}

#[test]
fn a_file_of_accounts_is_read_once_and_again() {
    testkit::each(async |world| {
        let file = "numero;nombre;documento;correo;estrato;direccion\n\
            001;Ana Gil;52445;ana@correo.co;2;Calle 1\n\
            \n\
            002;Ana Gil;52.445;ana2@correo.co;2;Calle 2\n\
            003;Sin Documento;;;3;Calle 3\n\
            004;;;;;\n\
            005;Malo;1;correo;2;Calle 5\n\
            0-0-1;Otro;9;;1;Calle 9\n\
            006;Bien;8;;7;Calle 6\n";
        let report = import(&world, file).await;
        assert_eq!((report.rows, report.saved.added, report.saved.persons, report.wrong), (7, 4, 2, 3));
        let errors: Vec<_> = report.errors.iter().map(|e| (e.line, e.column)).collect();
        assert_eq!(errors, [(7, "correo"), (8, "repetido"), (9, "estrato")]);

        let again = import(&world, file).await;
        assert_eq!(
            (again.saved.added, again.saved.changed, again.saved.persons),
            (0, 0, 0),
            "the same file changes nothing"
        );
        let moved = import(&world, &file.replace("Calle 3", "Calle 33")).await;
        assert_eq!((moved.saved.added, moved.saved.changed, moved.saved.persons), (0, 1, 0));

        let ana = DocumentNumber::read(DocumentType::CitizenCard, "52445").unwrap().0;
        let ana = read!(world, ana, |look, d| person_by_document(look, d)).unwrap();
        let ana = summary(&world, ana.id).await;
        assert_eq!(ana.accounts.iter().map(|a| a.number.as_str()).collect::<Vec<_>>(), ["001", "002"]);
        assert_eq!(ana.preferred(ContactKind::Email).unwrap().value(), "ana@correo.co");
        assert_eq!((ana.contacts.len(), ana.contacts.iter().filter(|c| c.preferred).count()), (2, 1));
        assert_eq!(ana.accounts[0].municipality.as_deref(), Some("66170"));
        assert_eq!(found(&world, "sin documento").await, ["Sin Documento"]);
    });
}

#[test]
fn a_file_changes_the_subscriber_and_keeps_who_was_there_when_it_says_nothing() {
    testkit::each(async |world| {
        import(&world, "numero;nombre;documento\n1;Ana Gil;52445\n").await;
        let owner = async || {
            let account = read!(world, "1".to_owned(), |look, n| find_account(look, n)).unwrap();
            summary(&world, account.subscriber.unwrap()).await.person.name.as_str().to_owned()
        };
        assert_eq!(import(&world, "numero;estrato\n1;4\n").await.saved.changed, 1);
        assert_eq!(owner().await, "Ana Gil");
        assert_eq!(import(&world, "numero;nombre;documento\n1;Luis Paz;77777\n").await.saved.changed, 1);
        assert_eq!(owner().await, "Luis Paz");
    });
}

#[test]
fn files_that_are_not_tables_are_refused_or_told() {
    testkit::each(async |world| {
        for file in ["", "nombre;estrato\n", "\0\0\0", "%PDF-1.7 \n"] {
            let bytes = Cursor::new(file.as_bytes().to_vec());
            let done = import_accounts::run(&world.store, &SYSTEM, bytes, &AccountDefaults::default()).await;
            assert!(matches!(done, Err(Failure::Refused(PeopleRefusal::NoNumberColumn))), "{file:?}");
        }
        let long = format!("numero;nombre\n1;{}\n2;Ana Gil\n", "x".repeat(200_000));
        let report = import(&world, &long).await;
        assert_eq!((report.rows, report.wrong, report.saved.added), (2, 1, 1));
        assert_eq!(report.errors[0].column, "formato");
    });
}
