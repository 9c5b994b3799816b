//! The longest course of a claim: answered on the last day, summoned on the last day, and notified by
//! *aviso* because nobody came. From its dates a lawyer plans backwards.

use kernel::{At, Day, Lang};

use crate::calendar::Calendar;
use crate::citation::{Citation, Words};
use crate::deadline::{Deadline, Parameters, compute};
use crate::explain::{DayLine, Why};
use crate::refusal::DeadlineRefusal;
use crate::rules::{Rule, rule_for};
use crate::words::long_date;

/// When a decision that nobody attacked is firm.
const FIRMNESS: Citation = Citation { norm: "Ley 1437 de 2011", article: "art. 87, num. 3" };

/// Every date of that course. Each term starts where the one before it ends, on the rules that are in
/// force on that day.
#[doc(alias = "cadena de términos")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The term to answer. The decision is supposed to be of its last day.
    pub answer: Deadline,
    /// Without an answer the silence is positive from this instant on: the midnight after that day.
    pub silence_from: At,
    /// The hours to recognize it by oneself, counted from that instant.
    pub recognition: Deadline,
    /// The term to send the summons, from the decision.
    pub summons: Deadline,
    /// The term to come, from a summons that was sent on the last day.
    pub personal: Deadline,
    /// The business day after it, on which the *aviso* is supposed to be sent and delivered.
    pub aviso_on: Day,
    /// The *aviso* takes effect at the end of the due day of this term.
    pub aviso: Deadline,
    /// The term to appeal, from the effect of the *aviso*.
    pub appeal: Deadline,
    /// The calendar day after it, on which the decision is firm if nobody appealed.
    pub firm_from: Day,
}

/// One date of the chain, told: what it is, when, and by which article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name in the table of dates: `answer_due`.
    pub key: &'static str,
    /// What the date is.
    pub name: Words,
    /// The date, or the date with its hour, of Bogota.
    pub on: String,
    /// The day of it.
    pub day: Day,
    /// Its term in both languages; nothing for what is only supposed or follows by itself.
    pub term: Option<[String; 2]>,
    /// Norm and article.
    pub law: String,
    /// The days of the term that are not counted, weekends included.
    pub skipped: Vec<DayLine>,
}

impl Chain {
    /// The chain of a claim that is filed at that instant.
    pub fn of_claim(
        filed_at: At,
        calendar: &Calendar,
        parameters: &Parameters,
    ) -> Result<Chain, DeadlineRefusal> {
        let term = |code, from: At| compute(rule_for(code, from.day())?, from, calendar, parameters);
        let answer = term("PQR_SPD", filed_at)?;
        let silence_from = At(answer.ends_at.0 + 1);
        let summons = term("CITACION_NOTIFICACION", At::start_of(answer.due_on))?;
        let personal = term("NOTIFICACION_PERSONAL", At::start_of(summons.due_on))?;
        let aviso_on = calendar.next_business_day(personal.due_on)?;
        let aviso = term("EFECTO_AVISO", At::start_of(aviso_on))?;
        let appeal = term("INTERPONER_RECURSO", At::start_of(aviso.due_on))?;
        let firm_from = calendar.add_calendar_days(appeal.due_on, 1)?;
        let recognition = term("RECONOCER_SAP", silence_from)?;
        Ok(Chain { answer, silence_from, recognition, summons, personal, aviso_on, aviso, appeal, firm_from })
    }

    /// The dates in their order, each with its law and the days that are not counted. The calendar must be
    /// that of the computation.
    pub fn steps(&self, calendar: &Calendar) -> Result<Vec<Step>, DeadlineRefusal> {
        let filed = self.answer.filed_at;
        let due = |key, name: Words, deadline: &Deadline| -> Result<Step, DeadlineRefusal> {
            let step = plain(key, name, deadline.due_on, law_of(deadline));
            let term = deadline.rule().map(|r| [r.count.words(Lang::Es), r.count.words(Lang::En)]);
            Ok(Step { term, skipped: skipped(deadline, calendar)?, ..step })
        };
        let silence = plain("sap_from", SILENCE, self.silence_from.day(), law_of(&self.answer));
        let recognition = due("sap_recognition_deadline_72h", RECOGNITION, &self.recognition)?;
        let until = self.recognition.ends_at;
        Ok(vec![
            Step { on: local(filed), ..plain("filed_at", FILED, filed.day(), String::new()) },
            due("answer_due", ANSWER, &self.answer)?,
            Step { on: local_with_seconds(self.silence_from), ..silence },
            Step { on: local_with_seconds(until), day: until.day(), ..recognition },
            plain("decision_date", DECISION, self.answer.due_on, String::new()),
            due("citation_deadline", SUMMONS, &self.summons)?,
            due("personal_notification_last_day", PERSONAL, &self.personal)?,
            plain("aviso_sent_and_delivered", POSTED, self.aviso_on, law_of(&self.aviso)),
            due("aviso_effective", EFFECT, &self.aviso)?,
            due("appeal_deadline", APPEAL, &self.appeal)?,
            plain("firm_from", FIRM, self.firm_from, FIRMNESS.to_string()),
        ])
    }
}

const fn words(es: &'static str, en: &'static str) -> Words {
    Words { es, en }
}

const FILED: Words = words("Radicado", "Filed");
const ANSWER: Words = words("Responder hasta", "Answer until");
const SILENCE: Words = words("Silencio positivo desde", "Positive silence from");
const RECOGNITION: Words = words("Reconocerlo antes de", "Recognize it before");
const DECISION: Words = words("Decisión (se supone)", "Decision (supposed)");
const SUMMONS: Words = words("Citar hasta", "Summon until");
const PERSONAL: Words = words("Notificación personal hasta", "Personal notification until");
const POSTED: Words = words("Aviso entregado (se supone)", "Aviso delivered (supposed)");
const EFFECT: Words = words("El aviso surte efecto al final del", "Aviso effective at the end of");
const APPEAL: Words = words("Recurrir hasta", "Appeal until");
const FIRM: Words = words("En firme desde", "Firm from");

fn plain(key: &'static str, name: Words, day: Day, law: String) -> Step {
    Step { key, name, on: day.to_string(), day, term: None, law, skipped: Vec::new() }
}

/// Every citation of the rule of a deadline.
fn law_of(deadline: &Deadline) -> String {
    deadline.rule().map(Rule::law).unwrap_or_default()
}

/// The days between the filing and the due day that are not counted.
pub(crate) fn skipped(deadline: &Deadline, calendar: &Calendar) -> Result<Vec<DayLine>, DeadlineRefusal> {
    let mut lines = deadline.explain(calendar)?;
    let off =
        |why: &Why| matches!(why, Why::Saturday | Why::Sunday | Why::Holiday { .. } | Why::Closure { .. });
    lines.retain(|line| off(&line.why));
    Ok(lines)
}

/// The days that are not counted, in a phrase: weekends by their number, holidays and closures each with
/// its name. Empty when every day counts.
pub fn skipped_in_words(lines: &[DayLine], lang: Lang) -> String {
    let weekend = |line: &&DayLine| matches!(line.why, Why::Saturday | Why::Sunday);
    let weekends = lines.iter().filter(weekend).count();
    let mut parts = Vec::new();
    if weekends > 0 {
        let (one, many) = match lang {
            Lang::Es => ("1 día de fin de semana", "días de fin de semana"),
            Lang::En => ("1 day of a weekend", "days of weekends"),
        };
        parts.push(if weekends == 1 { one.to_owned() } else { format!("{weekends} {many}") });
    }
    parts.extend(lines.iter().filter(|line| !weekend(line)).map(|line| {
        let name = match &line.why {
            Why::Holiday { es, en, .. } => if lang == Lang::Es { es } else { en }.clone(),
            Why::Closure { act_number, reason } => format!("{act_number}: {reason}"),
            _ => String::new(),
        };
        format!("{} ({name})", long_date(line.day, lang))
    }));
    parts.join("; ")
}

/// Local time of Bogota without its offset: `2026-03-13T08:00`, with seconds only if there are any.
pub(crate) fn local(at: At) -> String {
    let time = at.zoned().datetime();
    let seconds = time.second() != 0 || time.subsec_nanosecond() != 0;
    if seconds { local_with_seconds(at) } else { time.strftime("%Y-%m-%dT%H:%M").to_string() }
}

fn local_with_seconds(at: At) -> String {
    at.zoned().datetime().strftime("%Y-%m-%dT%H:%M:%S%.f").to_string()
}

#[cfg(test)]
#[path = "chain_tests.rs"]
mod tests;
