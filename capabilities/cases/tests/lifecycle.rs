//! Random lives of a case against a small model of its own, on both engines: whatever officers and citizens
//! try in whatever order, the case is where the model says, refuses what the model refuses, and its history
//! tells every act.

use crate::house;

use cases::actions::add_information::{self, AddInformation};
use cases::actions::add_note::{self, AddNote};
use cases::actions::assign_case::{self, AssignCase};
use cases::actions::classify_case::{self, ClassifyCase};
use cases::actions::request_signature::{self, RequestSignature};
use cases::actions::return_answer::{self, ReturnAnswer};
use cases::actions::sign_answer::{self, SignAnswer};
use cases::actions::withdraw_case::{self, WithdrawCase};
use cases::actions::write_answer::{self, WriteAnswer};
use cases::{CaseId, CaseKind, CaseRefusal, LetterText, Priority, ResponseType, sheet};
use house::House;
use kernel::{Actor, Chance, Failure, SeededChance};

/// The course of a case as somebody would draw it on a napkin; written apart from the product on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Model {
    Desk { begun: bool, whole: bool },
    Signature { author: usize },
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Try {
    Assign(usize),
    Note,
    Classify,
    Add,
    WritePart(usize),
    WriteWhole(usize),
    AskSignature(usize),
    Return(usize),
    Sign(usize),
    Withdraw,
}

impl Model {
    /// What a try does: the next state, or `None` if it must be refused.
    fn after(self, tried: Try, last_author: usize) -> Option<Model> {
        match (self, tried) {
            (state, Try::Note) => Some(state),
            (Model::Closed, _) => None,
            (state, Try::Classify | Try::Add | Try::Assign(_)) => Some(state),
            (_, Try::Withdraw) => Some(Model::Closed),
            (Model::Desk { .. }, Try::WritePart(_)) => Some(Model::Desk { begun: true, whole: false }),
            (Model::Desk { .. }, Try::WriteWhole(_)) => Some(Model::Desk { begun: true, whole: true }),
            (Model::Desk { begun: true, whole: true }, Try::AskSignature(_)) => {
                Some(Model::Signature { author: last_author })
            }
            (Model::Signature { .. }, Try::Return(_)) => Some(Model::Desk { begun: true, whole: true }),
            (Model::Signature { author }, Try::Sign(who)) if who != author => Some(Model::Closed),
            _ => None,
        }
    }
}

fn pick(chance: &SeededChance) -> Try {
    let mut b = [0u8; 2];
    chance.fill(&mut b);
    let who = usize::from(b[1] % 3);
    match b[0] % 20 {
        0 | 1 => Try::Assign(who),
        2 | 3 => Try::Note,
        4 => Try::Classify,
        5 | 6 => Try::Add,
        7 | 8 => Try::WritePart(who),
        9..=11 => Try::WriteWhole(who),
        12..=14 => Try::AskSignature(who),
        15 | 16 => Try::Return(who),
        17 | 18 => Try::Sign(who),
        _ => Try::Withdraw,
    }
}

async fn perform(house: &House, id: CaseId, tried: Try, step: usize) -> Result<(), CaseRefusal> {
    let as_who = |who: usize| house.officers[who].clone();
    let version = house.answer_version(id).await;
    match tried {
        Try::Assign(who) => {
            let to = as_who(who).account().unwrap();
            let input = AssignCase { id, to, version: None };
            house
                .act(as_who(0), input, |w, i| Box::pin(async move { assign_case::run(w, i).await.map(drop) }))
                .await
        }
        Try::Note => {
            let input = AddNote { id, body: format!("nota {step}") };
            house.act(as_who(0), input, |w, i| Box::pin(add_note::run(w, i))).await
        }
        Try::Classify => {
            let (kind, priority) = (CaseKind::Claim, Priority::None);
            let service = Some("water".to_owned());
            let input =
                ClassifyCase { id, version: None, kind, service, cause: Some("102".into()), priority };
            house
                .act(as_who(0), input, |w, i| {
                    Box::pin(async move { classify_case::run(w, i).await.map(drop) })
                })
                .await
        }
        Try::Add => {
            let (request_key, body) = (format!("form:{step}"), format!("dato {step}"));
            let input = AddInformation { request_key, id, body, files: Vec::new() };
            house.act(Actor::Visitor, input, |w, i| Box::pin(add_information::run(w, i))).await
        }
        Try::WritePart(who) | Try::WriteWhole(who) => {
            let whole = matches!(tried, Try::WriteWhole(_));
            let text = |t: &str| if whole { t.to_owned() } else { String::new() };
            let text = LetterText {
                facts: text("Usted reclamó."),
                decision: "Se corrige.".into(),
                lies: whole.then_some(cases::appeals::AppealsThatLie::WithSubsidiary),
                ..LetterText::default()
            };
            let input = WriteAnswer { id, version, response: Some(ResponseType::Granted), text };
            house
                .act(as_who(who), input, |w, i| {
                    Box::pin(async move { write_answer::run(w, i).await.map(drop) })
                })
                .await
        }
        Try::AskSignature(who) => {
            let input = RequestSignature { id, version };
            house.act(as_who(who), input, |w, i| Box::pin(request_signature::run(w, i))).await
        }
        Try::Return(who) => {
            let input = ReturnAnswer { id, note: "Falta la prueba".into() };
            house.act(as_who(who), input, |w, i| Box::pin(return_answer::run(w, i))).await
        }
        Try::Sign(who) => {
            let input = SignAnswer { id, version };
            house
                .act(as_who(who), input, |w, i| {
                    Box::pin(async move { sign_answer::run(w, i).await.map(drop) })
                })
                .await
        }
        Try::Withdraw => {
            let input = WithdrawCase { id, reason: String::new() };
            house
                .act(Actor::Visitor, input, |w, i| {
                    Box::pin(async move { withdraw_case::run(w, i).await.map(drop) })
                })
                .await
        }
    }
}

#[test]
fn whatever_is_tried_the_case_is_where_the_model_says() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let chance = SeededChance::new(2_026);
        for life in 0..25 {
            let id = house.file(&format!("form:life-{life}")).await.id;
            let (mut model, mut author, mut done) = (Model::Desk { begun: false, whole: false }, 0, 1);
            let mut owner = None;
            for step in 0..40 {
                let tried = pick(&chance);
                let expected = model.after(tried, author);
                let happened = perform(&house, id, tried, life * 1_000 + step).await;
                assert_eq!(
                    happened.is_ok(),
                    expected.is_some(),
                    "life {life} step {step}: {model:?} \
                 {tried:?} {happened:?}"
                );
                model = expected.unwrap_or(model);
                if let (Try::WritePart(who) | Try::WriteWhole(who), Ok(())) = (tried, &happened) {
                    author = who;
                }
                // writing leaves no entry of its own, and giving a case to who has it changes nothing
                let silent = matches!(tried, Try::WritePart(_) | Try::WriteWhole(_))
                    || matches!(tried, Try::Assign(who) if owner == Some(who));
                if let (Try::Assign(who), Ok(())) = (tried, &happened) {
                    owner = Some(who);
                }
                done += usize::from(happened.is_ok() && !silent);
                let open = house.sheet(id).await.state.is_open();
                assert_eq!(open, model != Model::Closed, "life {life} step {step}");
            }
            let history =
                house.look(id, |l, id| Box::pin(async move { sheet::entries(l, *id, false).await })).await;
            assert_eq!(history.len(), done, "life {life}: every act has its entry");
        }
        let chain = house.verify().await;
        assert_eq!(chain, Vec::<String>::new());
    });
}

#[test]
fn two_officers_on_one_answer_the_second_is_told() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        let write = |who: usize, version: i64| {
            let text = LetterText { decision: format!("de {who}"), ..LetterText::default() };
            let input = WriteAnswer { id, version, response: None, text };
            house.act(house.officers[who].clone(), input, |w, i| {
                Box::pin(async move { write_answer::run(w, i).await.map(drop) })
            })
        };
        assert_eq!(write(0, 0).await, Ok(()));
        assert_eq!(write(1, 0).await, Err(CaseRefusal::ChangedMeanwhile));
        assert_eq!(write(1, 1).await, Ok(()));
    });
}

#[test]
fn nobody_signs_their_own_letter_and_the_number_is_taken_only_when_signed() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        for tried in [Try::WriteWhole(0), Try::AskSignature(0)] {
            perform(&house, id, tried, 0).await.unwrap();
        }
        assert_eq!(perform(&house, id, Try::Sign(0), 0).await, Err(CaseRefusal::OwnAnswer));
        assert_eq!(house.sheet(id).await.outgoing_number, None);
        perform(&house, id, Try::Sign(1), 0).await.unwrap();
        let sheet = house.sheet(id).await;
        assert_eq!(sheet.outgoing_number.as_deref(), Some("2026-SA-000001"));
        assert_eq!(sheet.result, Some(ResponseType::Granted));
        assert!(sheet.letter_code.is_some());
        assert_eq!(perform(&house, id, Try::Sign(2), 0).await, Err(CaseRefusal::AlreadyAnswered));
    });
}

#[test]
fn a_kind_with_an_earlier_date_applies_at_once_and_a_later_one_never_by_itself() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.file("form:a").await.id;
        let told = house.sheet(id).await.deadline.due_on;
        let classify = |kind| {
            let input = ClassifyCase {
                id,
                version: None,
                kind,
                service: None,
                cause: None,
                priority: Priority::None,
            };
            house.act(house.officers[0].clone(), input, |w, i| {
                Box::pin(async move { classify_case::run(w, i).await.map(drop) })
            })
        };
        classify(CaseKind::Consultation).await.unwrap();
        assert_eq!(house.sheet(id).await.deadline.due_on, told, "thirty days are later than what was told");
        classify(CaseKind::InformationRequest).await.unwrap();
        assert!(house.sheet(id).await.deadline.due_on < told, "ten days are earlier");
    });
}

#[test]
fn the_same_form_twice_is_one_case_and_a_programs_key_with_another_content_is_refused() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let first = house.file("form:twice").await;
        let second = house.file("form:twice").await;
        assert_eq!((first.number.as_str(), first.new, second.new), (second.number.as_str(), true, false));
        house.file_as("api:x:k", "uno").await.unwrap();
        assert!(!house.file_as("api:x:k", "uno").await.unwrap().new);
        let other = house.file_as("api:x:k", "dos").await;
        assert!(matches!(other, Err(Failure::Refused(_))), "{other:?}");
        assert_eq!(
            house.file("form:next").await.number,
            "2026-EN-000003",
            "nothing was lost by asking twice"
        );
    });
}

#[test]
fn a_claim_on_a_bill_older_than_five_months_is_filed_with_its_warning_ley_142_art_154() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let file = async |issued: &str, key: &str| {
            let id = house.file_bill(key, issued).await.id;
            house.sheet(id).await.warnings
        };
        assert_eq!(
            file("2026-06-22", "form:1").await,
            vec!["bill_older_than_five_months", "unknown_account"]
        );
        // 23 June + 5 months = 23 November, the day on which it is filed
        assert_eq!(file("2026-06-23", "form:2").await, vec!["unknown_account"]);
    });
}

#[test]
fn of_an_anonymous_person_nothing_is_kept() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let id = house.file_anonymous("form:a").await.id;
        let sheet = house.sheet(id).await;
        assert_eq!((sheet.person, sheet.reply_to.as_str()), (None, ""));
        let persons = house.count("SELECT COUNT(*) FROM people_persons").await;
        let contacts = house.count("SELECT COUNT(*) FROM people_contact_points").await;
        assert_eq!((persons, contacts), (0, 0));
    });
}
