//! The special steps beside a case: silence, referral, what came from elsewhere. Each shows what is and offers
//! what may be done.

use kernel::{At, Fault};
use store::Look;
use web::format::{day_with_year, moment};
use web::{Light, PageFrame};

use super::May;
use super::Choice;
use super::case_load::Loaded;
use super::composer::Attempt;
use crate::case::State;
use crate::records::steps::{self, ReferralRow, SilenceRow};
use crate::referral;
use crate::sheet::Sheet;
use crate::silence::{ContestGround, SilenceState};

/// The forms of the steps: a refused one stays open and tells why.
pub(crate) const FORMS: [&str; 3] = ["recognition", "contest", "refer"];

/// What the database knows of the steps of a case.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    pub silence: Option<SilenceRow>,
    pub referral: Option<ReferralRow>,
    pub transfer: Option<(String, kernel::Day)>,
}

impl Steps {
    pub(crate) async fn load(look: &mut Look<'_>, sheet: &Sheet) -> Result<Steps, Fault> {
        Ok(Steps {
            silence: steps::silence_of(look, sheet.id).await?,
            referral: steps::referral_of(look, sheet.id).await?,
            transfer: steps::transfer_of(look, sheet.id).await?,
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
    pub open: bool,
}

/// Everything.
pub(crate) struct StepsBox {
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
            refer: refer_form(page, loaded, may, now, attempt, &typed),
            transfer: loaded.steps.transfer.as_ref().map_or_else(String::new, |(who, dated)| {
                page.t2("cases-transfer-from", "who", who, "day", day_with_year(*dated, lang))
            }),
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
        effect: or_typed("effect", &row.effect),
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
        reasons: typed("refer", "reasons"),
        open: attempt.is_some_and(|a| a.form == "refer"),
    })
}
