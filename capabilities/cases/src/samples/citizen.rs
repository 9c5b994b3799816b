//! The citizens' pages with the case of Doña María Elena.

use askama::Template;
use catalog::UtilityService;
use deadlines::{Rulebook, rule_for};
use documents::{Attachment, Sha256Hash, StoredFile};
use kernel::{At, Id, Lang};
use serde_json::json;
use web::{FormErrors, PageFrame};

use crate::CAPABILITY;
use crate::actions::keep_draft_by_web::{DraftPage, Held};
use crate::actions::save_draft::{DRAFT_DAYS, Draft};
use crate::actions::withdraw_by_web::WithdrawPage;
use crate::answer::{Answer, AnswerState, LetterText, ResponseType};
use crate::appeals::AppealsThatLie;
use crate::case::State;
use crate::kind::{CaseKind, ContactChannel, PetitionerIdentity, Priority, ReplyBy};
use crate::petition_form::PetitionForm;
use crate::records::EntryKind;
use crate::referral::ReceivedTransfer;
use crate::screens::easy::EasyPage;
use crate::screens::figures::Figures;
use crate::screens::home::HomePage;
use crate::screens::look_up::LookUpPage;
use crate::screens::receipt_page::ReceiptPage;
use crate::screens::steps::View;
use crate::screens::tracking::{Course, TrackingPage};
use crate::sheet::{Entry, Sheet};
use crate::wizard::WizardStep;

/// The samples.
pub(crate) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let mut all = vec![
        ("cases-home", html(HomePage::new(page(lang, "cases-home-title"), Some(figures())))),
        ("cases-home-empty", html(HomePage::new(page(lang, "cases-home-title"), None))),
    ];
    steps(lang, &mut all);
    drafts(lang, &mut all);
    course(lang, &mut all);
    all
}

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn page(lang: Lang, title: &str) -> PageFrame {
    PageFrame::sample(lang, title, CAPABILITY.texts)
}

fn figures() -> Figures {
    Figures { filed: 1_204, on_time_permille: Some(982), median_days: Some(6) }
}

fn now() -> At {
    At::parse("2026-11-23T10:47").expect("an instant")
}

pub(super) fn form() -> PetitionForm {
    PetitionForm {
        kind: "claim".into(),
        service: "water".into(),
        account_number: "1048827".into(),
        everyday_cause: "cobro-alto".into(),
        body: "La factura de noviembre llegó por $ 214.600.\nPido que revisen el contador <b>ya</b>.".into(),
        bill_issued_on: "2026-05-01".into(),
        bill_number: "F-104882".into(),
        disputed: "$ 184.300".into(),
        name: "María Elena Ríos".into(),
        document_type: "CC".into(),
        document_number: "42018733".into(),
        email: "maria.elena@example.org".into(),
        reply_by: "email".into(),
        needs: vec!["large_print".into()],
        accept_electronic: true,
        ..PetitionForm::default()
    }
}

fn photo() -> StoredFile {
    StoredFile {
        name: "factura.jpg".into(),
        mime: "image/jpeg".into(),
        size: 1_200_000,
        sha256: Sha256Hash::of(b"factura"),
        thumbnail: None,
        position: None,
    }
}

fn held(form: PetitionForm, files: Vec<StoredFile>) -> Held {
    let draft = Draft { id: "0".repeat(64), form, files };
    let services = vec![UtilityService::Water, UtilityService::Sewerage, UtilityService::Waste];
    Held { draft, resume_key: Some("K".repeat(26)), rulebook: Rulebook::national(), services }
}

fn steps(lang: Lang, all: &mut Vec<(&'static str, String)>) {
    let empty = Held { resume_key: None, ..held(PetitionForm::default(), Vec::new()) };
    let anonymous = held(PetitionForm { identity: "anonymous".into(), ..form() }, Vec::new());
    let full = held(form(), vec![photo()]);
    let view = |step: WizardStep, held, field: &str| {
        let (page, mut errors) = (page(lang, step.title()), FormErrors::none());
        if !field.is_empty() {
            errors.add(field, page.t("refusal-cases-empty"));
        }
        let (page, to_review) = (if field.is_empty() { page } else { page.failed() }, !field.is_empty());
        View { page, held, to_review, errors, at: now(), token: "0123456789abcdef".into() }
    };
    all.extend([
        ("cases-step-1", html(view(WizardStep::What, &empty, "").what())),
        ("cases-step-1-error", html(view(WizardStep::What, &empty, "kind").what())),
        ("cases-step-1-chosen", html(view(WizardStep::What, &full, "").what())),
        ("cases-step-2", html(view(WizardStep::Service, &empty, "").service())),
        ("cases-step-2-error", html(view(WizardStep::Service, &full, "bill_issued_on").service())),
        ("cases-step-2-amount", html(view(WizardStep::Service, &full, "disputed").service())),
        ("cases-step-3", html(view(WizardStep::Story, &full, "").story())),
        ("cases-step-3-error", html(view(WizardStep::Story, &empty, "photo").story())),
        ("cases-step-4", html(view(WizardStep::Reply, &full, "").reply())),
        ("cases-step-4-error", html(view(WizardStep::Reply, &empty, "name").reply())),
        ("cases-step-5", html(view(WizardStep::Review, &full, "").review())),
        ("cases-step-5-anonymous", html(view(WizardStep::Review, &anonymous, "").review())),
    ]);
}

fn drafts(lang: Lang, all: &mut Vec<(&'static str, String)>) {
    let draft = |title, link: Option<&str>, discard| {
        let (link, go_on) = (link.map(str::to_owned), WizardStep::Story.path());
        html(DraftPage { page: page(lang, title), link, days: DRAFT_DAYS, discard, go_on })
    };
    let link = Some("https://pqr.miraflor.example/pqr/continuar/KKKKKKKK");
    let mut wrong = FormErrors::none();
    wrong.add("radicado", page(lang, "cases-look-up-title").t("cases-look-up-not-found"));
    let look_up = |errors: FormErrors, number: &str| {
        let page = page(lang, "cases-look-up-title");
        let page = if errors.is_empty() { page } else { page.failed() };
        html(LookUpPage { page, number: number.into(), errors })
    };
    all.extend([
        ("cases-draft", draft("cases-saved-title", link, false)),
        ("cases-draft-discard", draft("cases-discard-title", link, true)),
        ("cases-draft-none", draft("cases-no-draft-title", None, false)),
        ("cases-look-up", look_up(FormErrors::none(), "")),
        ("cases-look-up-error", look_up(wrong, "2026-EN-1\"><script>")),
    ]);
}

fn course(lang: Lang, all: &mut Vec<(&'static str, String)>) {
    let base = "https://pqr.miraflor.example";
    let receipt = |course: &Course| html(ReceiptPage::new(page(lang, "cases-receipt-title"), course, base));
    let tracking = |course: &Course, errors: FormErrors| {
        let at = At::parse("2026-12-10T09:00").expect("an instant");
        let page = page(lang, "cases-withdraw-title").titled(&course.sheet.number);
        html(TrackingPage::new(page, course, at, "0123456789abcdef".into(), errors, String::new()))
    };
    let easy = |course: &Course| {
        let today = At::parse("2026-12-10T09:00").expect("an instant").day();
        html(EasyPage::new(page(lang, "cases-easy-title"), course, today))
    };
    let withdraw = |open, field: &str| {
        let (page, mut errors) = (page(lang, "cases-withdraw-title"), FormErrors::none());
        if !field.is_empty() {
            errors.add(field, page.t("refusal-cases-empty"));
        }
        let (key, number, reason) = ("K".repeat(26), "2026-EN-004817".into(), "Ya llegó el agua".into());
        html(WithdrawPage { page, key, number, open, errors, reason, max: 2_000 })
    };
    let mut bad = FormErrors::none();
    bad.add("body", page(lang, "cases-home-title").t("refusal-cases-bad-text"));
    let open = sample(State::InStudy);
    let mut warned = sample(State::Received);
    (warned.sheet.bill_number, warned.sheet.disputed_cents) = (Some("F-104882".into()), Some(18_430_000));
    warned.sheet.warnings = vec!["bill_older_than_five_months".into(), "unknown_account".into()];
    warned.sheet.identity = PetitionerIdentity::Reserved;
    let mut transferred = sample(State::Received);
    transferred.transfer = Some(ReceivedTransfer {
        authority: "Personería <de Miraflor>".into(),
        number: String::new(),
        dated: now().plus_days(-4).day(),
        received_on: now().day(),
    });
    let mut aloud = Course { answer: None, ..sample(State::Answered) };
    aloud.sheet.letter_code = Some(aloud.sheet.receipt_code.clone());
    aloud.entries = vec![entry(1, EntryKind::Answer, "Sí entró el pago.", json!({ "verbal": true }))];
    let mut awaiting = sample(State::AwaitingPerson);
    let (term, calendar) = (awaiting.sheet.term(), &awaiting.rulebook.calendar);
    let asked = term.request_completion(now(), calendar).expect("in time");
    awaiting.sheet.paused_until = Some(asked.due_on(calendar).expect("a day"));
    awaiting.sheet.term = Some(asked);
    let what = json!({ "key": "completion-requested" });
    awaiting.entries.push(entry(4, EntryKind::Step, "La copia de la factura de noviembre.", what));
    all.extend([
        ("cases-receipt", receipt(&open)),
        ("cases-receipt-warnings", receipt(&warned)),
        ("cases-receipt-answered", receipt(&aloud)),
        ("cases-easy-answered-aloud", easy(&aloud)),
        ("cases-tracking", tracking(&open, FormErrors::none())),
        ("cases-tracking-error", tracking(&open, bad)),
        ("cases-tracking-answered", tracking(&sample(State::Answered), FormErrors::none())),
        ("cases-tracking-withdrawn", tracking(&sample(State::Withdrawn), FormErrors::none())),
        ("cases-tracking-awaiting", tracking(&awaiting, FormErrors::none())),
        ("cases-tracking-transferred", tracking(&transferred, FormErrors::none())),
        ("cases-tracking-answered-aloud", tracking(&aloud, FormErrors::none())),
        ("cases-easy", easy(&open)),
        ("cases-easy-answered", easy(&sample(State::Answered))),
        ("cases-withdraw", withdraw(true, "")),
        ("cases-withdraw-error", withdraw(true, "reason")),
        ("cases-withdraw-closed", withdraw(false, "")),
    ]);
}

/// The case of the samples in a state.
pub(super) fn sample(state: State) -> Course {
    let book = Rulebook::national();
    let rule = rule_for("PQR_SPD", now().day()).expect("the rule of claims is in force");
    let deadline = book.compute(rule, now()).expect("the term can be counted");
    let signed = (state == State::Answered).then(|| (Id::new(now(), [2; 16]), now().plus_days(3)));
    let answer = signed.map(|signed| Answer {
        state: AnswerState::Signed,
        response: Some(ResponseType::PartlyGranted),
        text: LetterText {
            greeting: "Reciba un saludo.".into(),
            facts: "Usted reclamó el consumo.\n\n- Lectura anterior: 1.204\n- Lectura actual: 1.231".into(),
            evidence: String::new(),
            decision: "**Corregimos** la factura. [Vea aquí](https://miraflor.example).".into(),
            appeals: AppealsThatLie::WithSubsidiary.words(CaseKind::Claim, None),
            lies: Some(AppealsThatLie::WithSubsidiary),
            ..LetterText::default()
        },
        author: Id::new(now(), [1; 16]),
        review_note: String::new(),
        signed: Some(signed),
        version: 3,
    });
    let sheet = Sheet {
        id: Id::new(now(), [9; 16]),
        number: "2026-EN-004817".into(),
        kind: CaseKind::Claim,
        state,
        channel: ContactChannel::Web,
        identity: PetitionerIdentity::Named,
        person: None,
        service: Some("water".into()),
        account_number: "1048827".into(),
        everyday_cause: "cobro-alto".into(),
        cause: None,
        subject: "La factura de noviembre llegó por $ 214.600".into(),
        reply_by: ReplyBy::Email,
        reply_to: "maria.elena@example.org".into(),
        priority: Priority::None,
        bill_issued_on: None,
        warnings: Vec::new(),
        filed_at: now(),
        tracking_key: "K".repeat(26),
        receipt_code: "7KQ4-M2XD".into(),
        owner: None,
        area: String::new(),
        answered_at: answer.as_ref().and_then(|a| a.signed).map(|(_, at)| at),
        outgoing_number: answer.as_ref().map(|_| "2026-SA-001234".into()),
        letter_code: answer.as_ref().map(|_| "9ABC-DEFG".into()),
        result: answer.as_ref().and_then(|a| a.response),
        version: 1,
        owner_name: None,
        regime: deadline.rule.clone(),
        term: None,
        due_at_filing: deadline.due_on,
        due_told: deadline.due_on,
        due_reason: String::new(),
        paused_until: None,
        silence: None,
        silence_at: None,
        referred_to: None,
        parent: None,
        bill_number: None,
        disputed_cents: None,
        deadline,
    };
    let attached = Attachment {
        id: Id::new(now(), [3; 16]),
        subject_ref: crate::events::subject(sheet.id),
        file: photo(),
        attached_at: now(),
        attached_by: "visitor".into(),
    };
    Course {
        entries: story(state),
        files: vec![attached],
        answer,
        counted_with: Some(book.clone()),
        rulebook: book,
        person: None,
        transfer: None,
        sheet,
    }
}

fn entry(n: u8, kind: EntryKind, body: &str, data: serde_json::Value) -> Entry {
    Entry {
        id: Id::new(now(), [n; 16]),
        at: now().plus_hours(i64::from(n)),
        kind,
        author: "visitor".into(),
        author_name: String::new(),
        public: true,
        body: body.into(),
        data,
    }
}

fn story(state: State) -> Vec<Entry> {
    let mut all = vec![
        entry(
            1,
            EntryKind::Petition,
            "La factura llegó por $ 214.600.\n<script>alert(1)</script>",
            json!({}),
        ),
        entry(2, EntryKind::Information, "Adjunto la foto.", json!({ "files": ["a"] })),
    ];
    match state {
        State::Answered => all.push(entry(3, EntryKind::Answer, "Corregimos la factura.", json!({}))),
        State::Withdrawn => all.push(entry(3, EntryKind::Withdrawal, "", json!({}))),
        _ => {}
    }
    all
}
