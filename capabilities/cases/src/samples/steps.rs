//! Samples of the pages about templates, outages and holds, and of a case with its special steps.

use askama::Template;
use kernel::{At, Id, Lang};
use web::{Fields, FormErrors, PageFrame};

use super::office;
use crate::CAPABILITY;
use crate::actions::refer_to_earlier::RepeatException;
use crate::answer::ResponseType;
use crate::appeals::AppealsThatLie;
use crate::case::State;
use crate::kind::{CaseKind, ContactChannel};
use crate::outage::Outage;
use crate::records::steps::{EarlierAnswer, HoldLine, OddRow, ReferralRow, SilenceRow};
use crate::referral::{CompetentBody, ReceivedTransfer};
use crate::screens::office::May;
use crate::screens::office::holds::HoldsPage;
use crate::screens::office::outages::OutagesPage;
use crate::screens::office::steps_box::Steps;
use crate::screens::office::templates::{self, TemplateForm, TemplateLine, TemplatePage, TemplatesPage};
use crate::silence::{ContestGround, PositiveSilence, SilenceState};
use crate::starter_templates::STARTERS;
use crate::template::{LetterTemplate, TemplateState};

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn page(lang: Lang, key: &str) -> PageFrame {
    PageFrame::sample_officer(lang, key, CAPABILITY.texts)
}

fn now() -> At {
    At::parse("2026-11-26T10:47").expect("an instant")
}

fn template(state: TemplateState) -> LetterTemplate {
    let starter = &STARTERS[2];
    LetterTemplate {
        id: Id::new(now(), [4; 16]),
        name: starter.name.into(),
        version: 2,
        purpose: starter.purpose,
        kinds: vec![CaseKind::Claim, CaseKind::Complaint],
        response: Some(ResponseType::Denied),
        lies: Some(AppealsThatLie::WithSubsidiary),
        text: starter.text(),
        state,
        author: Some(office::luisa()),
    }
}

fn outage(ended: bool) -> Outage {
    Outage {
        id: Id::new(now(), [6; 16]),
        channel: ContactChannel::Web,
        started_at: now().plus_days(-6),
        ended_at: ended.then(|| now().plus_days(-5)),
        note: "Se cayó <el servidor>".into(),
    }
}

fn silence(state: SilenceState, prepared: bool) -> SilenceRow {
    let occurred_at = now().plus_hours(-30);
    let ground = (state == SilenceState::Contested).then_some(ContestGround::EvidenceTaken);
    let silence = PositiveSilence { occurred_at, recognize_until: occurred_at.plus_hours(72), state, ground };
    SilenceRow {
        silence,
        reasons: if ground.is_some() { "Hubo que visitar el predio.".into() } else { String::new() },
        effect: if prepared { "Devolvemos $ 85.300.".into() } else { String::new() },
        execute_by: prepared.then(|| now().plus_days(20).day()),
        prepared: prepared.then(|| (office::luisa(), now())),
        decided: None,
        letter_code: (state == SilenceState::Recognized).then(|| "7KQ4-M2XD".into()),
    }
}

/// The samples.
pub(crate) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let mut all = pages(lang);
    all.extend(sheets(lang));
    all
}

fn pages(lang: Lang) -> Vec<(&'static str, String)> {
    let book = deadlines::Rulebook::national();
    let list = |templates: Vec<LetterTemplate>| {
        let page = page(lang, "cases-templates-title");
        let lines = templates.iter().map(|t| TemplateLine::new(&page, t)).collect();
        html(TemplatesPage { lines, may_write: true, page })
    };
    let one = |state, me| {
        html(TemplatePage::new(page(lang, "cases-templates-title"), template(state), May::ALL, me))
    };
    let mut errors = FormErrors::none();
    errors.add("name", page(lang, "x").t("refusal-cases-template-bad"));
    let form = |errors| html(TemplateForm::new(page(lang, "cases-template-new"), templates::blank(), errors));
    let outages = |all: &[Outage], errors| {
        let typed = Fields::from_pairs([("note", "<b>")]);
        html(OutagesPage::new(page(lang, "cases-outages-title"), all, &book, &typed, errors, May::ALL))
    };
    let mut bad = FormErrors::none();
    bad.add("started_at", page(lang, "x").t("refusal-cases-outage-bad"));
    let hold = HoldLine {
        account: "104882-7".into(),
        id: Id::new(now(), [2; 16]),
        case: "2026-EN-004817".into(),
        bill: Some("F-1".into()),
        disputed_cents: Some(8_530_000),
        undisputed_cents: None,
        since: now().rfc3339(),
        due_on: now().day(),
    };
    let file = (now().day(), now(), 1, "0".repeat(64));
    let holds =
        |lines, files| html(HoldsPage::new(page(lang, "cases-holds-title"), "104882-7".into(), lines, files));
    vec![
        ("cases-templates", list(vec![template(TemplateState::Draft), template(TemplateState::Approved)])),
        ("cases-templates-empty", list(Vec::new())),
        ("cases-template-own", one(TemplateState::Draft, office::luisa())),
        ("cases-template-to-approve", one(TemplateState::Draft, office::diana())),
        ("cases-template-retired", one(TemplateState::Retired, office::diana())),
        ("cases-template-new", form(FormErrors::none())),
        ("cases-template-errors", form(errors)),
        ("cases-outages", outages(&[outage(false), outage(true)], FormErrors::none())),
        ("cases-outages-errors", outages(&[], bad)),
        ("cases-holds", holds(vec![hold; 101], vec![file])),
        ("cases-holds-empty", holds(Vec::new(), Vec::new())),
    ]
}

fn sheets(lang: Lang) -> Vec<(&'static str, String)> {
    let show = |state, steps: Steps, me| office::sheet_with(lang, state, steps, me);
    let occurred = |prepared| Some(silence(SilenceState::Occurred, prepared));
    let earlier = EarlierAnswer {
        id: Id::new(now(), [3; 16]),
        number: "2026-EN-000101".into(),
        subject: "La factura".into(),
        answered_at: now().plus_days(-40),
        outgoing_number: "2026-SA-000090".into(),
        letter_code: "7KQ4-M2XD".into(),
        result: Some(ResponseType::Denied),
        cause: None,
    };
    let full = Steps {
        transfer: Some(ReceivedTransfer {
            authority: "Personería <de Miraflor>".into(),
            number: "PM-1041".into(),
            dated: now().plus_days(-4).day(),
            received_on: now().day(),
        }),
        repeat: Some((RepeatException::Inalienable, "2026-EN-000101".into())),
        excused: Some(outage(true)),
        outages: vec![outage(true)],
        hold: Some((now(), None, String::new())),
        undisputed_cents: Some(100),
        templates: vec![template(TemplateState::Approved)],
        earlier: vec![earlier],
        data_claims: vec![("2026-EN-000200".into(), "Mi teléfono".into(), now())],
        ..Steps::default()
    };
    let referral = ReferralRow {
        body: CompetentBody { name: "Alcaldía".into(), address: "Calle 1".into(), email: String::new() },
        reasons: "Es del municipio.".into(),
        at: now(),
        late: true,
        outgoing_number: "2026-SA-000012".into(),
        letter_code: "7KQ4-M2XD".into(),
    };
    let odd = OddRow {
        why: "obscure".into(),
        reasons: "No se sabe qué medidor.".into(),
        returned_at: now(),
        until: now().plus_days(14).day(),
        settled_at: None,
    };
    let with = |silence| Steps { silence, ..Steps::default() };
    vec![
        ("cases-case-steps", show(State::InStudy, full, office::luisa())),
        ("cases-case-silence", show(State::InStudy, with(occurred(false)), office::luisa())),
        ("cases-case-silence-own", show(State::InStudy, with(occurred(true)), office::luisa())),
        ("cases-case-silence-to-sign", show(State::InStudy, with(occurred(true)), office::diana())),
        (
            "cases-case-silence-recognized",
            show(State::Answered, with(Some(silence(SilenceState::Recognized, true))), office::diana()),
        ),
        (
            "cases-case-silence-contested",
            show(State::InStudy, with(Some(silence(SilenceState::Contested, false))), office::diana()),
        ),
        (
            "cases-case-referred",
            show(State::Referred, Steps { referral: Some(referral), ..Steps::default() }, office::luisa()),
        ),
        (
            "cases-case-returned-to-person",
            show(State::AwaitingPerson, Steps { odd: Some(odd), ..Steps::default() }, office::luisa()),
        ),
    ]
}
