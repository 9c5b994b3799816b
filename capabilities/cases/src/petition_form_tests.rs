use super::*;
use proptest::prelude::*;

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

fn good() -> PetitionForm {
    PetitionForm {
        kind: "claim".into(),
        service: "water".into(),
        body: "La factura llegó por tres veces lo usual.".into(),
        name: "María Elena Ríos".into(),
        email: "maria@correo.co".into(),
        reply_by: "email".into(),
        ..PetitionForm::default()
    }
}

fn fields(form: &PetitionForm) -> Vec<&'static str> {
    form.check(today(), MAX_BODY_WEB).err().unwrap_or_default().into_iter().map(|p| p.field).collect()
}

#[test]
fn object_and_one_way_to_answer_are_enough_cpaca_art_16() {
    let petition = good().check(today(), MAX_BODY_WEB).unwrap();
    assert_eq!(petition.reply_to, "maria@correo.co");
    assert_eq!(petition.subject, "La factura llegó por tres veces lo usual.");
    assert_eq!(petition.petitioner.unwrap().document_number, "");
}

#[test]
fn an_anonymous_person_gives_nothing_and_is_answered_on_the_page() {
    let form = PetitionForm { identity: "anonymous".into(), accept_survey: true, ..good() };
    let petition = form.check(today(), MAX_BODY_WEB).unwrap();
    assert_eq!((petition.petitioner, petition.reply_by), (None, ReplyBy::Page));
    assert_eq!(petition.reply_to, "");
    assert!(!petition.accept_survey);
}

#[test]
fn what_is_missing_is_told_in_the_order_of_the_form() {
    assert_eq!(fields(&PetitionForm::default()), vec!["kind", "body", "reply_by", "name"]);
    assert_eq!(fields(&PetitionForm { email: String::new(), ..good() }), vec!["email"]);
    assert_eq!(fields(&PetitionForm { reply_by: "letter".into(), ..good() }), vec!["address"]);
    assert_eq!(fields(&PetitionForm { email: "maria@".into(), ..good() }), vec!["email"]);
    assert_eq!(
        fields(&PetitionForm { bill_issued_on: "2026-11-24".into(), ..good() }),
        vec!["bill_issued_on"]
    );
    assert_eq!(fields(&PetitionForm { bill_issued_on: "ayer".into(), ..good() }), vec!["bill_issued_on"]);
}

#[test]
fn a_long_story_is_refused_with_both_numbers_and_never_cut() {
    let form = PetitionForm { body: "ñ".repeat(2_001), ..good() };
    let problems = form.check(today(), MAX_BODY_WEB).unwrap_err();
    assert_eq!(problems[0].what, Wrong::TooLong { max: 2_000, length: 2_001 });
    assert!(form.check(today(), MAX_BODY).is_ok());
}

#[test]
fn a_title_is_cut_between_words() {
    let title = first_words(&"palabra ".repeat(30));
    assert!(title.ends_with("palabra…") && title.chars().count() <= 71, "{title}");
}

proptest! {
    #[test]
    fn nothing_typed_breaks_it(
        body in "\\PC{0,300}",
        name in "\\PC{0,150}",
        number in "\\PC{0,40}",
        day in "\\PC{0,12}",
    ) {
        let form = PetitionForm { body, name, account_number: number, bill_issued_on: day, ..good() };
        if let Ok(petition) = form.check(today(), MAX_BODY_WEB) {
            prop_assert!(!petition.body.is_empty() && petition.subject.chars().count() <= 120);
            prop_assert!(petition.account_number.chars().count() <= 20);
        }
    }
}
