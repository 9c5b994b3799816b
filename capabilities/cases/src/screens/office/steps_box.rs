//! The special steps beside a case: silence, referral, what came from elsewhere. Each shows what is and
//! offers what may be done.

use kernel::{At, Fault};
use store::Look;
use web::format::{day_with_year, moment, short_day};
use web::{Light, PageFrame};

use super::Choice;
use super::May;
use super::case_load::Loaded;
use super::composer::{Attempt, step_templates};
use crate::actions::accept_late_filing::OLD_BILL;
use crate::actions::refer_to_earlier::{DAYS_BACK, RepeatException};
use crate::actions::return_petition::Oddity;
use crate::amount::pesos;
use crate::case::State;
use crate::kind::{CaseKind, PetitionerIdentity};
use crate::outage::Outage;
use crate::records::steps::{self, EarlierAnswer, OddRow, ReferralRow, SilenceRow};
use crate::referral::{self, ReceivedTransfer};
use crate::sheet::Sheet;
use crate::silence::{ContestGround, SilenceState};
use crate::template::LetterTemplate;

/// The forms of the steps: a refused one stays open and tells why.
pub(crate) const FORMS: [&str; 8] =
    ["recognition", "contest", "refer", "late", "bill", "release", "odd", "repeated"];

/// What the database knows of the steps of a case.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    pub silence: Option<SilenceRow>,
    pub referral: Option<ReferralRow>,
    pub transfer: Option<ReceivedTransfer>,
    /// What was said of a repeated petition.
    pub repeat: Option<(RepeatException, String)>,
    /// The outage that excuses it.
    pub excused: Option<Outage>,
    /// Outages that may excuse it, if it is late.
    pub outages: Vec<Outage>,
    /// Since when its bill is held, until when, and what ended it.
    pub hold: Option<(At, Option<At>, String)>,
    pub undisputed_cents: Option<i64>,
    pub templates: Vec<LetterTemplate>,
    pub odd: Option<OddRow>,
    /// Answers that a repeated petition may refer to.
    pub earlier: Vec<EarlierAnswer>,
    /// Claims of the person about their data: number, title, since when.
    pub data_claims: Vec<(String, String, At)>,
}

impl Steps {
    pub(crate) async fn load(look: &mut Look<'_>, sheet: &Sheet) -> Result<Steps, Fault> {
        Ok(Steps {
            silence: steps::silence_of(look, sheet.id).await?,
            referral: steps::referral_of(look, sheet.id).await?,
            transfer: steps::transfer_of(look, sheet.id).await?,
            repeat: steps::repeat_of(look, sheet.id).await?,
            excused: steps::late_filing_of(look, sheet.id).await?,
            outages: match is_late(sheet) {
                true => steps::outages(look, 20).await?,
                false => Vec::new(),
            },
            hold: steps::hold_of(look, sheet.id).await?,
            undisputed_cents: steps::undisputed_of(look, sheet.id).await?,
            templates: steps::templates(look).await?,
            odd: steps::odd_of(look, sheet.id).await?,
            earlier: match sheet.state.is_open() {
                true => steps::earlier_answers(look, sheet, sheet.filed_at.plus_days(-DAYS_BACK)).await?,
                false => Vec::new(),
            },
            data_claims: match sheet.person {
                Some(person) => steps::open_data_claims(look, person).await?,
                None => Vec::new(),
            },
        })
    }
}

/// The silence as it is drawn.
pub(crate) struct SilenceView {
    pub light: Light,
    pub state: String,
    pub occurred: String,
    pub until: String,
    pub hours: String,
    /// Nothing was decided: it blocks.
    pub open: bool,
    pub may_write: bool,
    pub may_sign: bool,
    pub may_contest: bool,
    pub own: bool,
    /// The templates with which the recognition may begin.
    pub templates: Vec<Choice>,
    pub effect: String,
    pub execute_by: String,
    pub execute_day: String,
    pub writer: String,
    pub grounds: Vec<Choice>,
    pub reasons: String,
    /// Why it was contested, with the article.
    pub ground: String,
    /// Address of the letter.
    pub letter: String,
}

/// A referral that was made.
pub(crate) struct ReferralView {
    pub lines: Vec<String>,
    pub number: String,
    pub when: String,
    pub late: bool,
    pub letter: String,
}

/// The form of a referral.
pub(crate) struct ReferForm {
    pub term: String,
    pub late: bool,
    pub body_name: String,
    pub body_address: String,
    pub body_email: String,
    pub reasons: String,
    /// The templates with which it may begin.
    pub templates: Vec<Choice>,
    pub open: bool,
}

/// The form that accepts what came late.
pub(crate) struct LateForm {
    pub outages: Vec<Choice>,
    pub open: bool,
}

/// The disputed bill.
pub(crate) struct BillView {
    pub lines: Vec<(String, String)>,
    pub light: Light,
    pub state: String,
    pub may_edit: bool,
    pub may_release: bool,
    pub number: String,
    pub issued_on: String,
    pub disputed: String,
    pub undisputed: String,
    pub reasons: String,
}

/// Forms that return a petition.
pub(crate) struct OddForm {
    pub whys: Vec<Choice>,
    pub reasons: String,
    pub open: bool,
}

/// The form that refers to an earlier answer.
pub(crate) struct RepeatedForm {
    pub earlier: Vec<Choice>,
    /// Whether an exception holds: nothing is chosen beforehand.
    pub exceptions: Vec<Choice>,
    /// What was said of it before; empty if nothing.
    pub said: String,
    pub open: bool,
}

/// Everything.
pub(crate) struct StepsBox {
    /// That it was returned, until when, and why.
    pub odd: Option<(String, String)>,
    pub odd_form: Option<OddForm>,
    pub repeated: Option<RepeatedForm>,
    /// «Reclamo en trámite», each in a line.
    pub data_claims: Vec<String>,
    /// The outage because of which it is in time.
    pub excused: String,
    pub late: Option<LateForm>,
    pub bill: Option<BillView>,
    pub silence: Option<SilenceView>,
    pub referral: Option<ReferralView>,
    pub refer: Option<ReferForm>,
    /// From where it came, if another authority sent it.
    pub transfer: String,
}

impl StepsBox {
    /// Whether a silence waits for a decision.
    pub(crate) fn is_blocked(&self) -> bool {
        self.silence.as_ref().is_some_and(|s| s.open)
    }

    pub(crate) fn new(
        page: &PageFrame,
        loaded: &Loaded,
        may: May,
        (me, now): (kernel::AccountId, At),
        attempt: Option<&Attempt>,
    ) -> StepsBox {
        let typed = |form: &str, name: &str| {
            let found = attempt.filter(|a| a.form == form).and_then(|a| a.typed.get(name));
            found.cloned().unwrap_or_default()
        };
        let sheet = &loaded.sheet;
        let lang = page.lang();
        StepsBox {
            silence: loaded
                .steps
                .silence
                .as_ref()
                .map(|row| silence(page, loaded, row, may, (me, now), &typed)),
            referral: loaded.steps.referral.as_ref().map(|row| ReferralView {
                lines: row.body.addressee().split_off(1),
                number: row.outgoing_number.clone(),
                when: moment(row.at, lang),
                late: row.late,
                letter: format!("/bandeja/{}/papeles/{}", sheet.id, row.letter_code),
            }),
            odd: loaded.steps.odd.as_ref().filter(|o| o.settled_at.is_none()).map(|o| {
                let day = day_with_year(o.until, lang);
                (page.t1(&format!("cases-odd-{}", o.why), "day", day), o.reasons.clone())
            }),
            odd_form: odd_form(page, loaded, may, attempt, &typed),
            repeated: repeated_form(page, loaded, may, attempt),
            data_claims: loaded
                .steps
                .data_claims
                .iter()
                .filter(|_| may.reveal || sheet.identity != PetitionerIdentity::Reserved)
                .map(|(number, subject, at)| {
                    let since = day_with_year(at.day(), lang);
                    [number.as_str(), subject, &since].join(" · ")
                })
                .collect(),
            excused: loaded.steps.excused.as_ref().map(|o| outage_words(page, o)).unwrap_or_default(),
            late: late_form(page, loaded, may, attempt),
            bill: bill(page, loaded, may, attempt),
            refer: refer_form(page, loaded, may, now, attempt, &typed),
            transfer: loaded.steps.transfer.as_ref().map(|t| transfer_words(page, t)).unwrap_or_default(),
        }
    }
}

fn silence(
    page: &PageFrame,
    loaded: &Loaded,
    row: &SilenceRow,
    may: May,
    (me, now): (kernel::AccountId, At),
    typed: &dyn Fn(&str, &str) -> String,
) -> SilenceView {
    let (s, lang) = (&row.silence, page.lang());
    let open = s.is_unresolved() && loaded.sheet.state.is_open();
    let hours = s.hours_left(now);
    let key = if hours >= 0 { "cases-silence-hours-left" } else { "cases-silence-hours-over" };
    let written = row.prepared.map(|(who, _)| who);
    let or_typed = |name: &str, kept: &str| {
        let text = typed("recognition", name);
        if text.is_empty() { kept.to_owned() } else { text }
    };
    let ground_words = |g: ContestGround| {
        let words = page.t(&format!("cases-silence-ground-{}", g.key().replace('_', "-")));
        format!("{words} ({})", g.article())
    };
    let ground = typed("contest", "ground");
    SilenceView {
        light: match s.state {
            SilenceState::Occurred => Light::Red,
            SilenceState::Recognized => Light::Green,
            SilenceState::Contested => Light::Amber,
        },
        state: page.t(&format!("cases-silence-state-{}", s.state.key())).into_owned(),
        occurred: moment(s.occurred_at, lang),
        until: moment(s.recognize_until, lang),
        hours: if open { page.t1(key, "n", hours.abs()) } else { String::new() },
        open,
        may_write: open && may.answer,
        may_sign: open && may.sign && written.is_some_and(|who| who != me),
        may_contest: open && may.sign,
        own: open && may.sign && written == Some(me),
        templates: step_templates(loaded, "recognition"),
        effect: or_typed("effect", loaded.prefilled("recognition").unwrap_or(&row.effect)),
        execute_by: or_typed("execute_by", &row.execute_by.map(|d| d.to_string()).unwrap_or_default()),
        execute_day: row.execute_by.map(|d| day_with_year(d, lang)).unwrap_or_default(),
        writer: written.map(|who| loaded.officer_name(who).to_owned()).unwrap_or_default(),
        grounds: ContestGround::ALL.iter().map(|g| Choice::new(g.key(), ground_words(*g), &ground)).collect(),
        reasons: if open { typed("contest", "reasons") } else { row.reasons.clone() },
        ground: s.ground.map(ground_words).unwrap_or_default(),
        letter: row
            .letter_code
            .as_ref()
            .map(|code| format!("/bandeja/{}/papeles/{code}", loaded.sheet.id))
            .unwrap_or_default(),
    }
}

/// Nothing if it cannot be referred any more, or not by this officer.
fn refer_form(
    page: &PageFrame,
    loaded: &Loaded,
    may: May,
    now: At,
    attempt: Option<&Attempt>,
    typed: &dyn Fn(&str, &str) -> String,
) -> Option<ReferForm> {
    let sheet = &loaded.sheet;
    let unresolved = loaded.steps.silence.as_ref().is_some_and(|row| row.silence.is_unresolved());
    if !may.sign || !sheet.state.is_open() || sheet.state == State::AwaitingPerson || unresolved {
        return None;
    }
    let term = referral::referral_term(sheet.filed_at, loaded.rulebook());
    let late = term.as_ref().is_some_and(|term| now > term.ends_at);
    let day = term.map(|term| day_with_year(term.due_on, page.lang())).unwrap_or_default();
    let key = if late { "cases-refer-late" } else { "cases-refer-term" };
    Some(ReferForm {
        term: page.t1(key, "day", day),
        late,
        body_name: typed("refer", "body_name"),
        body_address: typed("refer", "body_address"),
        body_email: typed("refer", "body_email"),
        reasons: match loaded.prefilled("refer") {
            Some(text) => text.to_owned(),
            None => typed("refer", "reasons"),
        },
        templates: step_templates(loaded, "refer"),
        open: attempt.is_some_and(|a| a.form == "refer") || loaded.prefilled("refer").is_some(),
    })
}

/// «Personería, oficio 1041 del 18 de noviembre; llegó el 20 de noviembre».
pub(crate) fn transfer_words(page: &PageFrame, t: &ReceivedTransfer) -> String {
    let day = |d| day_with_year(d, page.lang());
    let number =
        if t.number.is_empty() { page.t("cases-transfer-no-number").into_owned() } else { t.number.clone() };
    let args = [
        ("who", t.authority.clone()),
        ("number", number),
        ("day", day(t.dated)),
        ("received", day(t.received_on)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    page.t_args("cases-transfer-from", &args)
}

fn is_late(sheet: &Sheet) -> bool {
    sheet.warnings.iter().any(|w| w == OLD_BILL)
}

fn outage_words(page: &PageFrame, outage: &Outage) -> String {
    let lang = page.lang();
    let channel = crate::words::channel(outage.channel, lang).to_owned();
    let end = outage.ended_at.map(|at| moment(at, lang)).unwrap_or_default();
    let span = [moment(outage.started_at, lang), end];
    let span = span.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" – ");
    [channel, span, outage.note.clone()].join(" · ")
}

/// Nothing if nothing is late, or no outage is known.
fn late_form(page: &PageFrame, loaded: &Loaded, may: May, attempt: Option<&Attempt>) -> Option<LateForm> {
    let fits = may.answer && loaded.sheet.state.is_open() && !loaded.steps.outages.is_empty();
    let choice = |o: &Outage| Choice::new(&o.id.to_string(), outage_words(page, o), "");
    fits.then(|| LateForm {
        outages: loaded.steps.outages.iter().map(choice).collect(),
        open: attempt.is_some_and(|a| a.form == "late"),
    })
}

/// Nothing for what is neither a claim nor an appeal.
fn bill(page: &PageFrame, loaded: &Loaded, may: May, attempt: Option<&Attempt>) -> Option<BillView> {
    let (sheet, lang) = (&loaded.sheet, page.lang());
    if !matches!(sheet.kind, CaseKind::Claim | CaseKind::Appeal) {
        return None;
    }
    let typed = |name: &str, kept: String| {
        let form = attempt.filter(|a| a.form == "bill").and_then(|a| a.typed.get(name));
        form.cloned().unwrap_or(kept)
    };
    let money = |cents: Option<i64>| cents.map(pesos).unwrap_or_default();
    let (disputed, undisputed) = (money(sheet.disputed_cents), money(loaded.steps.undisputed_cents));
    let issued = sheet.bill_issued_on.map(|d| short_day(d, lang)).unwrap_or_default();
    let label = |key: &str| page.t(key).into_owned();
    let lines = [
        ("cases-holds-bill", sheet.bill_number.clone().unwrap_or_default()),
        ("cases-hold-issued", issued),
        ("cases-holds-disputed", disputed.clone()),
        ("cases-holds-undisputed", undisputed.clone()),
    ];
    let (light, state, active) = match &loaded.steps.hold {
        Some((_, None, _)) => (Light::Amber, "cases-hold-active", true),
        Some(_) => (Light::Plain, "cases-hold-ended", false),
        None => (Light::Plain, "cases-hold-none", false),
    };
    Some(BillView {
        lines: lines.into_iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| (label(k), v)).collect(),
        light,
        state: label(state),
        may_edit: may.answer && sheet.state.is_open(),
        may_release: may.sign && active,
        number: typed("bill_number", sheet.bill_number.clone().unwrap_or_default()),
        issued_on: typed("bill_issued_on", sheet.bill_issued_on.map(|d| d.to_string()).unwrap_or_default()),
        disputed: typed("disputed", disputed),
        undisputed: typed("undisputed", undisputed),
        reasons: attempt
            .filter(|a| a.form == "release")
            .and_then(|a| a.typed.get("reasons"))
            .cloned()
            .unwrap_or_default(),
    })
}

/// Nothing once it is studied to the end, or something is awaited.
fn odd_form(
    page: &PageFrame,
    loaded: &Loaded,
    may: May,
    attempt: Option<&Attempt>,
    typed: &dyn Fn(&str, &str) -> String,
) -> Option<OddForm> {
    let fits = matches!(loaded.sheet.state, State::Received | State::InStudy);
    if !may.answer || !fits || loaded.sheet.silence.is_some() {
        return None;
    }
    let why = typed("odd", "why");
    let whys = Oddity::ALL
        .iter()
        .filter(|w| **w == Oddity::Obscure || may.sign)
        .map(|w| Choice::new(w.key(), page.t(&format!("cases-odd-why-{}", w.key())).into_owned(), &why));
    let open = attempt.is_some_and(|a| a.form == "odd");
    Some(OddForm { whys: whys.collect(), reasons: typed("odd", "reasons"), open })
}

/// Nothing without an earlier answer. What has the same cause stands first.
fn repeated_form(
    page: &PageFrame,
    loaded: &Loaded,
    may: May,
    attempt: Option<&Attempt>,
) -> Option<RepeatedForm> {
    let fits = matches!(loaded.sheet.state, State::Received | State::InStudy) && may.answer;
    if !fits || loaded.steps.earlier.is_empty() {
        return None;
    }
    let mut earlier: Vec<&EarlierAnswer> = loaded.steps.earlier.iter().collect();
    earlier.sort_by_key(|e| e.cause != loaded.sheet.cause);
    let choice = |e: &&EarlierAnswer| {
        let day = short_day(e.answered_at.day(), page.lang());
        Choice::new(&e.id.to_string(), [e.number.as_str(), &day, &e.subject].join(" · "), "")
    };
    let tried = attempt.filter(|a| a.form == "repeated");
    let typed = tried.and_then(|a| a.typed.get("exception")).map(String::as_str).unwrap_or_default();
    let words = |e: &RepeatException| page.t(&format!("cases-repeated-{}", e.key())).into_owned();
    Some(RepeatedForm {
        earlier: earlier.iter().map(choice).collect(),
        exceptions: RepeatException::ALL.iter().map(|e| Choice::new(e.key(), words(e), typed)).collect(),
        said: loaded
            .steps
            .repeat
            .as_ref()
            .map(|(e, number)| [words(e), number.clone()].join(" · "))
            .unwrap_or_default(),
        open: tried.is_some(),
    })
}
