//! The officers' pages: the inbox with and without cases, the case of Doña María Elena in each of its states,
//! the desk.

use askama::Template;
use catalog::CauseTable;
use dispatch::{Delivery, MessageLine, State as Sending};
use identity::account::Officer;
use kernel::{AccountId, At, Day, Id, Lang};
use people::{
    ContactKind, ContactLine, ContactPoint, ContractAccount, DocumentNumber, DocumentType, Person, PersonHit,
    PersonKind, PersonName, PersonSummary, PremisesUse, SubscriberNumber, SupportLine, SupportNeed,
};
use serde_json::json;
use std::collections::HashMap;
use web::{FormErrors, PageFrame, TextSource};

use super::citizen;
use crate::CAPABILITY;
use crate::answer::{Answer, AnswerState, LetterText, ResponseType};
use crate::case::{CaseRefusal, State};
use crate::kind::{CaseKind, ContactChannel, PetitionerIdentity, Priority};
use crate::lists::{CaseLine, Counts, OtherCase};
use crate::matter::AskedMatter;
use crate::records::EntryKind;
use crate::screens::office::May;
use crate::screens::office::case_list::{Found, ListPart, ListQuery};
use crate::screens::office::case_load::Loaded;
use crate::screens::office::case_sheet::{CasePage, Show};
use crate::screens::office::composer::Attempt;
use crate::screens::office::file_form::{Desk, FilePage, Registers};
use crate::screens::office::filed::FiledPage;
use crate::screens::office::inbox::InboxPage;
use crate::screens::office::steps_box::Steps;
use crate::sheet::Entry;

/// The samples.
pub(crate) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let mut all = inboxes(lang);
    all.extend(sheets(lang));
    all.extend(desks(lang));
    all.extend(recalculations(lang));
    all
}

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn page(lang: Lang, key: &str) -> PageFrame {
    let texts: Vec<TextSource> = [CAPABILITY.texts, dispatch::CAPABILITY.texts].concat();
    PageFrame::sample_officer(lang, key, &texts)
}

fn now() -> At {
    At::parse("2026-11-26T10:47").expect("an instant")
}

fn today() -> Day {
    now().day()
}

pub(super) fn luisa() -> AccountId {
    Id::new(now(), [8; 16])
}

pub(super) fn diana() -> AccountId {
    Id::new(now(), [9; 16])
}

fn line(n: u8, subject: &str, due: &str, state: State) -> CaseLine {
    CaseLine {
        id: Id::new(now(), [n; 16]),
        number: format!("2026-EN-00481{n}"),
        kind: CaseKind::Claim,
        state,
        channel: ContactChannel::ALL[usize::from(n) % ContactChannel::ALL.len()],
        identity: PetitionerIdentity::Named,
        subject: subject.to_owned(),
        snippet: "Siempre pago entre $ 60.000 y $ 70.000 <b>y ahora</b>…".into(),
        due_on: due.parse().expect("a day"),
        filed_at: now().plus_days(-3),
        last_entry_at: now().plus_days(-i64::from(n % 3)),
        last_entry_kind: "petition".into(),
        owner: Some(luisa()),
        owner_name: Some("Luisa Marín".into()),
        person_name: Some("María Elena Ríos".into()),
        priority: Priority::None,
        answered_at: None,
    }
}

fn found(lines: Vec<CaseLine>, unassigned: i64) -> Found {
    let counts = Counts { mine: 12, due_today: 1, to_sign: 3, unassigned, at_risk: 6, open: 148, silence: 2 };
    Found { lines, more: true, counts, rulebook: deadlines::Rulebook::national() }
}

fn lines() -> Vec<CaseLine> {
    let reserved = CaseLine {
        identity: PetitionerIdentity::Reserved,
        owner_name: None,
        ..line(4, "Mal trato", "2026-12-11", State::Received)
    };
    let to_sign = CaseLine {
        last_entry_kind: "signature_request".into(),
        snippet: String::new(),
        ..line(3, "Suspensión sin aviso", "2026-11-20", State::InSignature)
    };
    let given = CaseLine {
        last_entry_kind: "assignment".into(),
        snippet: "Luisa Marín".into(),
        ..line(2, "La factura llegó por tres veces lo usual", "2026-11-30", State::InStudy)
    };
    vec![
        line(1, "Presión baja en las manzanas 4 a 9", "2026-11-26", State::InStudy),
        given,
        to_sign,
        reserved,
        line(5, "Ya respondido", "2026-11-25", State::Answered),
    ]
}

fn query(pairs: &[(&str, &str)]) -> ListQuery {
    ListQuery::read(&pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
}

fn inboxes(lang: Lang) -> Vec<(&'static str, String)> {
    let show = |asked: &ListQuery, found: &Found, may| {
        let page = page(lang, "cases-office-inbox-title");
        let list = ListPart::new(&page, asked, found, may, today(), None);
        html(InboxPage { page: page.titled(list.title.clone()), list })
    };
    let (few, empty) = (found(lines(), 9), Found { more: false, ..found(Vec::new(), 9) });
    let mine = query(&[]);
    let looks = May { reveal: false, ..May::default() };
    vec![
        ("cases-inbox", show(&mine, &few, May::ALL)),
        ("cases-inbox-empty", show(&mine, &empty, May::ALL)),
        ("cases-inbox-empty-one", show(&mine, &found(Vec::new(), 1), May::ALL)),
        ("cases-inbox-search", show(&query(&[("q", "<factura>")]), &few, looks)),
        ("cases-inbox-search-empty", show(&query(&[("q", "nada"), ("tipo", "claim")]), &empty, looks)),
        ("cases-inbox-to-sign-empty", show(&query(&[("vista", "firma")]), &empty, looks)),
        ("cases-inbox-answered", show(&query(&[("vista", "respondidos")]), &few, looks)),
    ]
}

fn person() -> PersonSummary {
    let read = |kind, text| ContactPoint::read(kind, text, "").expect("a contact");
    let contact = |n: u8, kind, text| ContactLine {
        id: Id::new(now(), [n; 16]),
        contact: read(kind, text),
        preferred: true,
        source: "web".into(),
        added_at: now(),
    };
    PersonSummary {
        person: Person {
            id: Id::new(now(), [7; 16]),
            kind: PersonKind::Natural,
            name: PersonName::read("María Elena Ríos").expect("a name"),
            document: DocumentNumber::read(DocumentType::CitizenCard, "24254207").ok().map(|d| d.0),
            preferred_channel: Some(people::ContactChannel::WhatsApp),
            created_at: now().plus_days(-900),
        },
        contacts: vec![
            contact(1, ContactKind::Email, "maria.elena@example.org"),
            contact(2, ContactKind::Mobile, "3105550148"),
        ],
        accounts: Vec::new(),
        consents: Vec::new(),
        needs: vec![SupportLine { need: SupportNeed::LargePrint, note: String::new(), recorded_at: now() }],
    }
}

fn officer(id: AccountId, name: &str) -> Officer {
    Officer { id, name: name.into(), title: "Abogada".into(), area: "Comercial".into(), active: true }
}

fn answer(state: AnswerState) -> Answer {
    Answer {
        state,
        response: Some(ResponseType::Granted),
        text: LetterText {
            greeting: "Cordial saludo, María Elena Ríos:".into(),
            facts: "Usted reclamó **el consumo** de noviembre.".into(),
            evidence: "- Lectura 1.284\n- Acta firmada".into(),
            decision: "Usted tiene razón.".into(),
            appeals: "Proceden recursos.".into(),
            ..LetterText::default()
        },
        author: luisa(),
        review_note: if state == AnswerState::Returned { "Cite el acta.".into() } else { String::new() },
        signed: (state == AnswerState::Signed).then(|| (diana(), now())),
        version: 3,
    }
}

fn history() -> Vec<Entry> {
    let entry = |n: u8, kind, who: &str, body: &str, data| Entry {
        id: Id::new(now(), [n; 16]),
        at: now().plus_days(i64::from(n) - 8),
        kind,
        author: "officer".into(),
        author_name: who.into(),
        public: false,
        body: body.into(),
        data,
    };
    let classified = json!({ "kind": "claim", "service": "water", "cause": "102", "priority": "minor" });
    vec![
        entry(
            1,
            EntryKind::Petition,
            "",
            "Siempre pago $ 60.000.\n<script>alert(1)</script>",
            json!({ "place": "Calle 4" }),
        ),
        entry(2, EntryKind::Assignment, "Diana Ossa", "Luisa Marín", json!({})),
        entry(3, EntryKind::Assignment, "Luisa Marín", "Luisa Marín", json!({})),
        entry(3, EntryKind::Classification, "Luisa Marín", "", classified),
        entry(4, EntryKind::Note, "Diana Ossa", "Ya recalculé: cobrar 18 m³.", json!({})),
        entry(5, EntryKind::Information, "", "Adjunto la foto.", json!({ "files": ["a"] })),
        entry(6, EntryKind::SignatureRequest, "Luisa Marín", "", json!({})),
        entry(7, EntryKind::Return, "Diana Ossa", "Cite el acta.", json!({})),
        entry(
            8,
            EntryKind::Answer,
            "Diana Ossa",
            "Usted tiene razón.",
            json!({ "number": "2026-SA-000012", "response": "granted" }),
        ),
        entry(8, EntryKind::Withdrawal, "", "Ya no la necesito.", json!({})),
    ]
}

fn mail(n: u8, state: Sending) -> MessageLine {
    MessageLine {
        id: Id::new(now(), [n; 16]),
        purpose: "cases.receipt".into(),
        subject_ref: "cases/1".into(),
        to_address: "maria.elena@example.org".into(),
        subject: "Recibimos su solicitud".into(),
        created_at: now(),
        delivery: Delivery { state, ..Delivery::queued(now()) },
        last_attempt_at: None,
    }
}

fn stored(sheet: &crate::sheet::Sheet) -> crate::records::term::StoredTerm {
    let book = deadlines::Rulebook::national();
    crate::records::term::StoredTerm {
        term: sheet.term(),
        calendar: std::sync::Arc::clone(&book.calendar),
        book,
        kind: sheet.kind,
        service: sheet.service.clone(),
        own_contract: !sheet.account_number.is_empty(),
        silent: sheet.silence.is_some(),
        due_on: sheet.deadline.due_on,
        told: sheet.due_told,
        at_filing: sheet.due_at_filing,
        matters: Vec::new(),
    }
}

/// Cases to whose term something happened: split, extendable, waiting, waiting too long, with evidence.
fn terms() -> [Loaded; 5] {
    let with = |state, rule: &str, filed: At| {
        let mut of = loaded(state, None);
        let (book, day) = (deadlines::Rulebook::national(), filed.day());
        let rule = deadlines::rule_for(rule, day).expect("a rule");
        of.sheet.deadline = book.compute(rule, filed).expect("a term");
        of.term = stored(&of.sheet);
        of
    };
    let asked = |days: i64| {
        let mut of = with(State::AwaitingPerson, "claim", now().plus_days(-days));
        let term = of.term.term.request_completion(now().plus_days(1 - days), &of.term.calendar);
        of.term.term = term.expect("in time");
        of
    };
    let mut split = with(State::InStudy, "claim", now());
    let matters = [("PQR_SPD", "El cobro de noviembre"), ("INFORMACION_DOCUMENTOS", "Copia del acta")];
    let matters = matters.map(|(regime, subject)| AskedMatter {
        service: "waste".into(),
        ..AskedMatter::new(regime, subject)
    });
    let about = (Some("water"), CauseTable::official(), now().day());
    split.term.matters = crate::matter::Matter::split(&matters, (&split.term.term, &split.term.book), about)
        .expect("two matters");
    let mut proving = with(State::InStudy, "claim", now());
    let until = proving.term.calendar.add_business_days(now().day(), 9).expect("a day");
    let ordered = proving.term.term.order_evidence(now(), until, &proving.term.calendar);
    proving.term.term = ordered.expect("in time");
    proving.sheet.due_reason = "evidence".into();
    [split, with(State::InStudy, "general-petition", now()), asked(4), asked(70), proving]
}

/// Counting again: nothing to do, something earlier and later, and refused.
fn recalculations(lang: Lang) -> Vec<(&'static str, String)> {
    use crate::actions::recalculate::{Move, Preview};
    use crate::screens::office::recalculation::{RecalculationPage, Told};
    let moved = |n: u8, new: Day| Move {
        id: Id::new(now(), [n; 16]),
        number: format!("2026-EN-00481{n}"),
        old: Day::constant(2026, 11, 30),
        new,
    };
    let moves = vec![moved(1, Day::constant(2026, 11, 27)), moved(2, Day::constant(2026, 12, 1))];
    let some = Preview { version: 2, same: 7, earlier: 1, later: 201, moves };
    let page = || page(lang, "cases-recalc-title");
    let told = Told { problem: "cases-recalc-needs-reason", reason: "No".into(), decides: true };
    let show = |found: &Preview, told| html(RecalculationPage::new(page(), found, "co-2026-06-01/2", told));
    vec![
        ("cases-recalculation-none", show(&Preview::default(), Told::default())),
        ("cases-recalculation", show(&some, Told::default())),
        ("cases-recalculation-refused", show(&some, told)),
    ]
}

fn loaded(state: State, answer: Option<Answer>) -> Loaded {
    let course = citizen::sample(state);
    let mut sheet = course.sheet;
    (sheet.owner, sheet.owner_name) = (Some(luisa()), Some("Luisa Marín".into()));
    sheet.warnings = vec!["bill_older_than_five_months".into(), "unknown_account".into()];
    sheet.priority = Priority::Minor;
    let account = ContractAccount {
        id: Id::new(now(), [6; 16]),
        number: SubscriberNumber::read("104 882-7").expect("a number"),
        services: vec![catalog::UtilityService::Water],
        address: "Calle 14 n.º 9-31".into(),
        municipality: None,
        usage: PremisesUse::Residential(Some(2)),
        subscriber: None,
    };
    Loaded {
        entries: history(),
        answer,
        files: course.files,
        person: Some(person()),
        account: Some(account),
        others: vec![OtherCase {
            id: Id::new(now(), [5; 16]),
            number: "2025-EN-000101".into(),
            kind: CaseKind::Petition,
            state: State::Answered,
            subject: "Cambio de titular".into(),
            filed_at: now().plus_days(-400),
        }],
        messages: vec![
            mail(1, Sending::Sent { at: now(), provider_id: None }),
            mail(2, Sending::Failed { reason: dispatch::Reason::MailboxUnknown, code: None }),
        ],
        officers: vec![officer(luisa(), "Luisa Marín"), officer(diana(), "Diana Ossa")],
        scratch: HashMap::new(),
        list: found(lines(), 9),
        steps: Steps::default(),
        told_with: course.counted_with.map(|book| book.calendar),
        term: stored(&sheet),
        prefill: None,
        causes: std::sync::Arc::new(catalog::CauseTable::official().clone()),
        sheet,
    }
}

fn show<'a>(me: AccountId, attempt: Option<&'a Attempt>, open: &'static str) -> Show<'a> {
    let (may, today) = (May::ALL, today());
    Show { me, may, now: now(), today, open, note: false, attempt, problem: String::new() }
}

/// A case with these steps, as an officer sees it.
pub(super) fn sheet_with(lang: Lang, state: State, steps: Steps, me: AccountId) -> String {
    let page = page(lang, "cases-office-inbox-title").titled("2026-EN-004817 · La factura");
    let loaded = Loaded { steps, ..loaded(state, None) };
    html(CasePage::new(page, &query(&[]), &loaded, show(me, None, "")))
}

fn sheets(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || page(lang, "cases-office-inbox-title").titled("2026-EN-004817 · La factura");
    let plain = |loaded: &Loaded, me| html(CasePage::new(page(), &query(&[]), loaded, show(me, None, "")));
    let dialog =
        |loaded: &Loaded, open| html(CasePage::new(page(), &query(&[]), loaded, show(diana(), None, open)));
    let typed: HashMap<String, String> =
        [("decision", "A medias"), ("part", "decision")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
    let half =
        Loaded { scratch: [("answer".to_owned(), typed.clone())].into(), ..loaded(State::InStudy, None) };
    let review = loaded(State::InSignature, Some(answer(AnswerState::InReview)));
    let refused = |form, typed: &HashMap<String, String>, refusal| Attempt {
        form,
        typed: typed.clone(),
        matters: Vec::new(),
        refusal,
    };
    let changed = refused("answer", &typed, CaseRefusal::ChangedMeanwhile);
    let empty_note = refused("note", &typed, CaseRefusal::BadText);
    let no_words = Attempt {
        matters: vec![AskedMatter { cause: "102".into(), ..AskedMatter::new("CONSULTA", "<b>Uno") }],
        ..refused("matters", &HashMap::new(), CaseRefusal::BadMatters)
    };
    let own = refused("sign", &typed, CaseRefusal::OwnAnswer);
    let again = |loaded: &Loaded, attempt: &Attempt, key: &str| {
        let page = page().failed();
        let problem = page.t(key).into_owned();
        let show = Show { problem, ..show(luisa(), Some(attempt), "") };
        html(CasePage::new(page, &query(&[("vista", "riesgo")]), loaded, show))
    };
    let draft = loaded(State::InStudy, Some(answer(AnswerState::Draft)));
    let [split, general, awaiting, lapsed, proving] = terms();
    let mut anonymous = loaded(State::Received, None);
    (anonymous.person, anonymous.account, anonymous.sheet.identity) =
        (None, None, PetitionerIdentity::Anonymous);
    (anonymous.sheet.owner, anonymous.sheet.owner_name, anonymous.others) = (None, None, Vec::new());
    vec![
        ("cases-case-new", plain(&anonymous, luisa())),
        ("cases-case-half-typed", plain(&half, luisa())),
        ("cases-case-draft", plain(&draft, luisa())),
        ("cases-case-returned", plain(&loaded(State::InStudy, Some(answer(AnswerState::Returned))), luisa())),
        ("cases-case-own-letter", plain(&review, luisa())),
        ("cases-case-to-sign", plain(&review, diana())),
        ("cases-case-signed", plain(&loaded(State::Answered, Some(answer(AnswerState::Signed))), luisa())),
        ("cases-case-withdrawn", plain(&loaded(State::Withdrawn, None), luisa())),
        ("cases-case-assign", dialog(&draft, "assign")),
        ("cases-case-regime", dialog(&draft, "regime")),
        ("cases-case-completion", dialog(&draft, "completion")),
        ("cases-case-evidence", dialog(&draft, "evidence")),
        ("cases-case-matters", dialog(&split, "matters")),
        ("cases-case-answer-matter", dialog(&split, "answer-matter")),
        ("cases-case-extend", dialog(&general, "extend")),
        ("cases-case-extend-matter", dialog(&split, "extend")),
        ("cases-case-matters-refused", again(&split, &no_words, "refusal-cases-bad-matters")),
        ("cases-case-awaiting", dialog(&awaiting, "resume")),
        ("cases-case-lapsed", dialog(&lapsed, "archive")),
        ("cases-case-evidence-open", dialog(&proving, "evidence")),
        ("cases-case-classify", dialog(&draft, "classify")),
        ("cases-case-return", dialog(&review, "return")),
        ("cases-case-changed", again(&draft, &changed, "refusal-cases-changed-meanwhile")),
        ("cases-case-empty-note", again(&draft, &empty_note, "refusal-cases-bad-text")),
        ("cases-case-own", again(&review, &own, "refusal-cases-own-answer")),
    ]
}

fn desks(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || page(lang, "cases-office-desk-title");
    let desk = || Desk {
        form: citizen::form(),
        channel: "written".into(),
        received_at: "2026-11-20T16:10".into(),
        received_why: "No había luz".into(),
        find: "24254207".into(),
        transfer_from: "Personería".into(),
        transfer_number: "PM-1041".into(),
        transfer_dated: "2026-11-19".into(),
        transfer_received: "2026-11-20".into(),
        answered_now: true,
        given_answer: "Se le explicó el cobro <ahora>.".into(),
        form_token: "0".repeat(32),
        files: vec![("factura.jpg".into(), "1,2 MB".into())],
    };
    let hit = PersonHit {
        id: Id::new(now(), [7; 16]),
        name: "María Elena Ríos".into(),
        kind: PersonKind::Natural,
        document_hint: "CC •••• 4 207".into(),
    };
    let registers = Registers {
        asked: true,
        hits: vec![hit],
        account: "Calle 14 · Acueducto".into(),
        unknown_account: false,
    };
    let nobody = Registers { asked: true, unknown_account: true, ..Registers::default() };
    let mut errors = FormErrors::none();
    errors.add("channel", page().t("cases-office-desk-channel-missing"));
    errors.add("received_at", page().t("cases-office-desk-received-bad"));
    errors.add("received_why", page().t("cases-office-desk-received-why-missing"));
    errors.add("body", page().t("refusal-cases-body-empty"));
    errors.add("transfer_received", page().t("cases-transfer-bad-received"));
    errors.add("answered_now", page().t("refusal-cases-at-once-needs-decision"));
    let none = FormErrors::none;
    let filed = |due_on: String| FiledPage {
        page: self::page(lang, "cases-office-filed-title"),
        id: "1".into(),
        number: "2026-EN-004817".into(),
        filed_at: web::format::moment(now(), lang),
        due_on,
        code: "7KQ4-M2XD".into(),
        article: "Ley 142 de 1994, art. 158".into(),
    };
    vec![
        ("cases-desk", html(FilePage::new(page(), Desk::default(), Registers::default(), none()))),
        ("cases-desk-found", html(FilePage::new(page(), desk(), registers, none()))),
        ("cases-desk-nobody", html(FilePage::new(page(), desk(), nobody, none()))),
        ("cases-desk-errors", html(FilePage::new(page().failed(), desk(), Registers::default(), errors))),
        ("cases-filed", html(filed(web::format::day_with_year(today(), lang)))),
        ("cases-filed-answered", html(filed(String::new()))),
    ]
}
