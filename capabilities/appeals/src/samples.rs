//! Every page in every state, rendered: the appeal of Doña María Elena.

use askama::Template;
use cases::{CaseKind, PetitionerIdentity, ResponseType};
use deadlines::Rulebook;
use documents::{IndexLine, Sha256Hash};
use kernel::{At, Day, Id, Lang};
use web::{FormErrors, Light, PageFrame};

use crate::CAPABILITY;
use crate::actions::{FilePage, OfficePage};
use crate::admissibility::{Checklist, Mark, Payment, Requirement, Timeliness, Window};
use crate::appeal::{Appeal, AppealCase, RemittalClock, State, Verdict, Warning};
use crate::records::{AppealLine, CaseHead, NoticeOfDecision};
use crate::remittal::{AdmissibilityAppeal, Execution, Outcome, Remittal, SuperintendenceResult};
use crate::screens::panels::{Known, SheetPanel, TrackingPanel};
use crate::screens::sheet::{Attempt, Loaded, SheetPage, ShowTo};
use crate::screens::steps;
use crate::screens::work_list::{Found, ListPage};

/// All samples.
pub(crate) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let mut all = lists(lang);
    all.extend(sheets(lang));
    all.extend(panels(lang));
    all.extend(forms(lang));
    all
}

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn page(lang: Lang, key: &str) -> PageFrame {
    PageFrame::sample_officer(lang, key, CAPABILITY.texts)
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn id<T>(n: u8) -> Id<T> {
    Id::new(At(i64::from(n) * 1_000_000), [n; 16])
}

fn today() -> Day {
    day("2026-12-21")
}

fn head(n: u8, kind: CaseKind) -> CaseHead {
    CaseHead {
        id: id(n),
        number: format!("2026-EN-00481{n}"),
        kind: Some(kind),
        state: "answered".into(),
        identity: PetitionerIdentity::Named,
        subject: "Consumo más alto que el de otros meses".into(),
        filed_at: At::parse("2026-11-23T10:47").expect("an instant"),
        due_on: day("2026-12-30"),
        decided_at: At::parse("2026-12-04T15:20"),
        outgoing_number: Some("2026-SA-000321".into()),
        result: Some(ResponseType::Denied),
        tracking_key: "K".repeat(26),
        name: Some("María Elena Ríos <b>".into()),
    }
}

fn fresh() -> AppealCase {
    let mut appeal =
        AppealCase::filed(id(2), Some(id(1)), Appeal::Subsidiary, day("2026-12-09"), day("2026-12-30"));
    appeal.course.timeliness = Some(Timeliness::InTime { day: 2, until: day("2026-12-14") });
    appeal
}

fn checklist(failing: bool) -> Checklist {
    let mark = |r: &Requirement| {
        let met = !(failing && *r == Requirement::InTime);
        let note = if met { "" } else { "La notificación fue el 7 de diciembre." };
        Mark { requirement: *r, met, note: note.into() }
    };
    Checklist {
        marks: Requirement::ALL.iter().map(mark).collect(),
        payment: Some(Payment::Undisputed),
        payment_note: "Recibo de caja 18".into(),
    }
}

fn verdict(admitted: bool) -> Verdict {
    Verdict { admitted, on: day("2026-12-10"), by_name: "Luisa Marín".into() }
}

fn clock() -> RemittalClock {
    RemittalClock { by: day("2026-12-18"), alarm_on: day("2026-12-22") }
}

fn decided(response: ResponseType) -> AppealCase {
    let failing = response == ResponseType::Inadmissible;
    let checked = fresh().check(checklist(failing), verdict(!failing)).expect("it can be checked");
    checked.decided(response, day("2026-12-15"), clock())
}

fn remittal() -> Remittal {
    let line = |order: u32, title: &str, sheets| IndexLine {
        order,
        day: day("2026-11-23"),
        title: title.into(),
        number: "2026-EN-004811".into(),
        sheets,
        name: format!("{order:03}-documento.pdf"),
        size: 48_160,
        sha256: Sha256Hash::of(title.as_bytes()),
    };
    Remittal {
        on: day("2026-12-17"),
        number: "2026-SA-000400".into(),
        letter_code: "7KQ4-M2XD".into(),
        file_code: "7KQ4-M2XF".into(),
        how: "Sistema de la Superservicios, radicado 20265290001234".into(),
        index: vec![line(1, "Constancia de radicación", Some(2)), line(2, "Anexo", None)],
        by_name: "Luisa Marín".into(),
    }
}

fn there() -> AppealCase {
    decided(ResponseType::Upheld).remitted(remittal()).expect("it can be sent")
}

fn result(outcome: Outcome) -> SuperintendenceResult {
    SuperintendenceResult {
        outcome,
        number: "SSPD-20278000012345".into(),
        on: day("2026-12-18"),
        served_on: day("2026-12-19"),
        note: "Descontar 24 m³ de la factura de octubre.".into(),
        file: Some(id(9)),
        about_refusal: false,
        by_name: "Luisa Marín".into(),
    }
}

fn resolved(outcome: Outcome) -> AppealCase {
    there().resolved(result(outcome), day("2026-12-20"), clock()).expect("it can be resolved")
}

fn lists(lang: Lang) -> Vec<(&'static str, String)> {
    let line = |state: State, due: Option<&str>| AppealLine {
        case: id(2),
        number: "2026-EN-004812".into(),
        identity: PetitionerIdentity::Named,
        name: Some("María Elena Ríos".into()),
        subject: "Reposición".into(),
        decision: (state != State::ToAdmit).then(|| "2026-SA-000321".into()),
        appeal: Appeal::Subsidiary,
        state,
        due_on: due.map(day),
        filed_on: day("2026-12-09"),
        remitted_on: Some(day("2026-12-17")),
        case_state: "received".into(),
    };
    let lines = vec![
        line(State::ToRemit, Some("2026-12-18")),
        line(State::ToAdmit, Some("2026-12-23")),
        line(State::ToDecide, Some("2027-01-15")),
        line(State::WithSuperintendence, None),
        line(State::ToExecute, None),
    ];
    let counts = vec![(State::ToAdmit, 1), (State::ToRemit, 1), (State::ToDecide, 1)];
    let found = |lines, counts| Found { lines, counts, book: Rulebook::national() };
    let list =
        |which, found| html(ListPage::new(page(lang, "appeals-list-title"), which, found, today(), true));
    let many = vec![line(State::ToAdmit, Some("2026-12-23")); 51];
    vec![
        ("appeals-list", list("", found(lines, counts.clone()))),
        ("appeals-list-long", list("to_admit", found(many, counts))),
        ("appeals-list-empty", list("over", found(Vec::new(), Vec::new()))),
    ]
}

fn sheets(lang: Lang) -> Vec<(&'static str, String)> {
    let window = Some(Window { effective_on: day("2026-12-04"), until: day("2026-12-14") });
    let sheet = |appeal: AppealCase, attempt: Attempt, may: bool| {
        let parent = appeal.parent.map(|_| head(1, CaseKind::Claim));
        let notice = Some(NoticeOfDecision { open: false, window });
        let reasons = "No me explicaron la lectura.\nPido que <b>revisen</b> el contador.".into();
        let own = head(2, CaseKind::Appeal);
        let loaded = Loaded { appeal, own, parent, notice, reasons, book: Rulebook::national() };
        let to = ShowTo { decide: may, remit: may, reveal: may, today: today() };
        html(SheetPage::new(page(lang, "appeals-list-title"), &loaded, to, attempt))
    };
    let none = Attempt::default;
    let failed = |form: &'static str, field: &str| Attempt {
        form,
        typed: [("number".to_owned(), "2026".to_owned())].into(),
        field: field.to_owned(),
        problem: "Falta este texto.".into(),
        article: "CPACA, art. 77",
    };
    let mut late = fresh();
    late.course.timeliness = Some(Timeliness::OutOfTime { days: 1, until: day("2026-12-08") });
    late.course.warnings = Warning::ALL.to_vec();
    let refused = decided(ResponseType::Inadmissible);
    let refused = refused.served(day("2026-12-16"), day("2026-12-17"), day("2026-12-23"));
    let queja = AdmissibilityAppeal {
        filed_on: day("2026-12-18"),
        number: "20265290001235".into(),
        on_time: Some(true),
        by_name: "Luisa Marín".into(),
    };
    let attacked = refused.clone().refusal_attacked(queja).expect("it can be attacked");
    let done = Execution {
        on: day("2026-12-20"),
        note: "Se descontaron $ 124.300.".into(),
        proof: Some(id(8)),
        by_name: "Luisa Marín".into(),
    };
    let executed = resolved(Outcome::Modified).executed(done).expect("it can be executed");
    let admitted = fresh().check(checklist(false), verdict(true)).expect("it can be admitted");
    let to_refuse = fresh().check(checklist(true), verdict(false)).expect("it can be refused");
    vec![
        (
            "appeals-sheet-nameless",
            sheet(AppealCase { parent: None, ..fresh() }, failed("decision", "number"), true),
        ),
        ("appeals-sheet-to-admit", sheet(fresh(), none(), true)),
        ("appeals-sheet-late", sheet(late, failed("check", "in_time"), true)),
        ("appeals-sheet-read-only", sheet(fresh(), none(), false)),
        ("appeals-sheet-admitted", sheet(admitted, none(), true)),
        ("appeals-sheet-to-refuse", sheet(to_refuse, none(), true)),
        ("appeals-sheet-refused", sheet(refused, failed("queja", "filed_on"), true)),
        ("appeals-sheet-queja", sheet(attacked, none(), true)),
        ("appeals-sheet-to-remit", sheet(decided(ResponseType::Upheld), failed("remit", "how"), true)),
        ("appeals-sheet-remitted", sheet(there(), failed("result", "outcome"), true)),
        ("appeals-sheet-returned", sheet(resolved(Outcome::Returned), failed("check", ""), true)),
        ("appeals-sheet-to-execute", sheet(resolved(Outcome::Revoked), failed("execution", "note"), true)),
        ("appeals-sheet-closed", sheet(executed, none(), true)),
        (
            "appeals-sheet-reclassified",
            sheet(fresh().reclassified(day("2026-12-11"), day("2026-12-12")), none(), true),
        ),
        ("appeals-sheet-withdrawn", sheet(fresh().ended(true, day("2026-12-12")), none(), true)),
    ]
}

fn panels(lang: Lang) -> Vec<(&'static str, String)> {
    let known = |own: Option<AppealCase>, against: Vec<AppealCase>| Known {
        parent: own.as_ref().map(|_| head(1, CaseKind::Claim)),
        own: own.map(|a| (a, head(2, CaseKind::Appeal))),
        against: against.into_iter().map(|a| (a, head(2, CaseKind::Appeal))).collect(),
        decision: None,
    };
    let sheet = |known: &Known| {
        let panel = SheetPanel::new(page(lang, "appeals-panel-title"), known, true);
        panel.map(html).unwrap_or_default()
    };
    let tracking = |known: &Known| {
        let page = PageFrame::sample(lang, "appeals-panel-title", CAPABILITY.texts);
        TrackingPanel::new(page, known, today()).map(html).unwrap_or_default()
    };
    vec![
        ("appeals-panel-own", sheet(&known(Some(fresh()), Vec::new()))),
        ("appeals-panel-against", sheet(&known(None, vec![there()]))),
        ("appeals-tracking-own", tracking(&known(Some(there()), Vec::new()))),
        ("appeals-tracking-closed", tracking(&known(Some(resolved(Outcome::Revoked)), Vec::new()))),
        ("appeals-tracking-against", tracking(&known(None, vec![fresh()]))),
    ]
}

fn forms(lang: Lang) -> Vec<(&'static str, String)> {
    let citizen = |decided: bool, failed: bool| {
        let page = PageFrame::sample(lang, "appeals-file-title", CAPABILITY.texts);
        let mut errors = FormErrors::none();
        if failed {
            errors.add("reasons", page.t("refusal-appeals-bad-text"));
            errors.add("photo", page.t("refusal-appeals-bad-text"));
        }
        html(FilePage {
            key: "K".repeat(26),
            decision: "2026-SA-000321".into(),
            subject: "Consumo más alto".into(),
            until: page.t1("appeals-file-until", "day", "lunes"),
            warnings: steps::warnings(&page, if failed { Warning::ALL } else { &[] }),
            decided,
            reply: page.t("appeals-file-reply-page").into_owned(),
            subsidiary: !failed,
            reasons: "No me <b>explicaron</b>.".into(),
            max: 10_000,
            max_files: 5,
            errors,
            token: "0".repeat(32),
            page: if failed { page.failed() } else { page },
        })
    };
    let office = |decided: bool, failed: bool| {
        let page = page(lang, "appeals-office-title");
        let mut errors = FormErrors::none();
        if failed {
            errors.add("channel", page.t("appeals-office-no-channel"));
            errors.add("received_at", page.t("appeals-office-bad-hour"));
        }
        html(OfficePage {
            case: id::<()>(1).to_string(),
            number: "2026-EN-004811".into(),
            decision: "2026-SA-000321".into(),
            person: "María Elena Ríos".into(),
            subject: "Consumo más alto".into(),
            time: page.t("appeals-time-before").into_owned(),
            warnings: steps::warnings(&page, if failed { Warning::ALL } else { &[] }),
            decided,
            doors: vec![("counter", page.t("appeals-door-counter").into_owned(), true)],
            subsidiary: true,
            reasons: "No me <b>explicaron</b>.".into(),
            representative: String::new(),
            received_at: String::new(),
            max: 10_000,
            max_files: 5,
            errors,
            token: "0".repeat(32),
            page: if failed { page.failed() } else { page },
        })
    };
    let button = |in_time: bool| {
        let page = PageFrame::sample(lang, "appeals-panel-title", CAPABILITY.texts);
        html(TrackingPanel {
            steps: Vec::new(),
            state: String::new(),
            light: Light::Plain,
            letter: String::new(),
            against: Vec::new(),
            file: "/seguimiento/K/recurso".into(),
            until: page.t1("appeals-tracking-until", "day", "lunes"),
            in_time,
            page,
        })
    };
    vec![
        ("appeals-file", citizen(true, false)),
        ("appeals-file-errors", citizen(true, true)),
        ("appeals-file-undecided", citizen(false, false)),
        ("appeals-office", office(true, false)),
        ("appeals-office-errors", office(true, true)),
        ("appeals-office-undecided", office(false, false)),
        ("appeals-tracking-button", button(true)),
        ("appeals-tracking-late", button(false)),
    ]
}
