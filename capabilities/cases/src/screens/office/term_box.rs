//! The term of a case beside it: which regime, why, until when, what stopped it, what it asks, and the forms
//! for what may happen to it now. What is not offered would be refused.

use catalog::UtilityService;
use deadlines::{Stage, TermRefusal};
use kernel::{At, Day};
use web::PageFrame;
use web::format::day_with_year;

use super::case_load::Loaded;
use super::composer::{Attempt, responses, step_templates};
use super::templates::lies_choices;
use super::{Choice, May};
use crate::answer::ResponseType;
use crate::appeals::AppealsThatLie;
use crate::kind::CaseKind;
use crate::matter::{AskedMatter, MAX_SUBJECT, MOST_MATTERS, Matter};
use crate::records::term::StoredTerm;
use crate::regime::{self, Facts};

/// The forms of the term: a refused one stays open and tells why.
const FORMS: [(&str, &str); 8] = [
    ("regimen", "regime"),
    ("prorroga", "extend"),
    ("completar", "completion"),
    ("reanudar", "resume"),
    ("pruebas", "evidence"),
    ("archivar", "archive"),
    ("asuntos", "matters"),
    ("responder-asunto", "answer-matter"),
];

/// The form that an address asks to open: `?abrir=prorroga`.
pub(crate) fn opened(wish: &str) -> &'static str {
    FORMS.iter().find(|(address, _)| *address == wish).map_or("", |(_, form)| form)
}

/// The form of the term that was refused, if it was one of them.
pub(crate) fn refused(form: &str) -> Option<&'static str> {
    FORMS.iter().find(|(_, name)| *name == form).map(|(_, name)| *name)
}

/// A form that may be opened.
pub(crate) struct Offer {
    pub id: &'static str,
    /// Its name in the code.
    pub form: &'static str,
    pub label: String,
    /// What stands in its box: as it was typed, or from a template.
    pub reasons: String,
    /// The templates with which it may begin.
    pub templates: Vec<Choice>,
}

/// One matter of a split filing.
pub(crate) struct MatterView {
    pub subject: String,
    pub regime: String,
    /// Its service and cause, where they are not those of the case.
    pub about: String,
    pub due: String,
    /// How it was answered; empty while it is open.
    pub answer: String,
}

/// One line of the form that splits.
pub(crate) struct SplitLine {
    pub number: usize,
    pub subject: String,
    pub regimes: Vec<Choice>,
    pub services: Vec<Choice>,
    pub causes: Vec<Choice>,
}

/// Everything.
pub(crate) struct TermBox {
    /// Name and value.
    pub lines: Vec<(String, String)>,
    /// Why the regime is proposed; empty if it is the one that governs.
    pub proposal: String,
    pub offers: Vec<Offer>,
    pub regimes: Vec<Choice>,
    pub matters: Vec<MatterView>,
    pub open_matters: Vec<Choice>,
    pub split: Vec<SplitLine>,
    pub max_subject: usize,
    /// Whether a later day may be decided by who looks.
    pub decides: bool,
    pub later: bool,
    /// Evidence is being taken: it may get more days or be closed.
    pub evidence_open: bool,
    /// What was typed in a refused form, else what is usual.
    pub day: String,
    /// What the form for each says of its limit.
    pub extend_until: String,
    /// The matters that may be extended, each with its furthest day; empty if the filing was not split.
    pub extend_matters: Vec<Choice>,
    /// What may be decided about a matter, and which appeals lie.
    pub responses: Vec<Choice>,
    pub lies: Vec<Choice>,
    /// The rule of reserve; nothing where information is not asked for.
    pub reserve: Option<String>,
    pub ask_until: String,
    /// Whether it is completed by the rules of personal data.
    pub data_claim: bool,
    pub evidence_until: String,
    pub more_time: bool,
}

impl TermBox {
    /// The form that is open; none if it is one of the term that is not offered: what was refused is told
    /// above the composer then.
    pub(crate) fn shown(&self, open: &'static str) -> &'static str {
        let offered = refused(open).is_none() || self.offers.iter().any(|o| o.form == open);
        if offered { open } else { "" }
    }

    pub(crate) fn new(
        page: &PageFrame,
        loaded: &Loaded,
        may: May,
        now: At,
        attempt: Option<&Attempt>,
    ) -> TermBox {
        let stored = &loaded.term;
        let offered = Offered::new(stored, may, loaded.sheet.state.is_open(), now);
        let typed = |name: &str| {
            let found = attempt.filter(|a| refused(a.form).is_some()).and_then(|a| a.typed.get(name));
            found.cloned().unwrap_or_default()
        };
        let say = |day: Option<Day>| day.map(|d| day_with_year(d, page.lang())).unwrap_or_default();
        let proposed = regime::propose(facts(loaded));
        let governs = stored.term.base.rule.as_str();
        let chosen = if typed("regime").is_empty() { proposed.code.to_owned() } else { typed("regime") };
        TermBox {
            lines: lines(page, loaded, now.day()),
            proposal: match proposed.code == governs || !loaded.sheet.state.is_open() {
                true => String::new(),
                false => page.t2(
                    "cases-regime-proposed",
                    "regime",
                    name(page, proposed.code),
                    "why",
                    page.t(&format!("cases-regime-why-{}", proposed.reason)),
                ),
            },
            offers: offered.list(page, loaded, attempt),
            regimes: regimes(page, &chosen),
            matters: stored.matters.iter().map(|m| matter(page, loaded, m)).collect(),
            open_matters: stored
                .matters
                .iter()
                .filter(|m| m.answered_at.is_none())
                .map(|m| Choice::new(&m.number.to_string(), matter_name(m), &typed("matter")))
                .collect(),
            split: split_lines(page, loaded, attempt),
            responses: responses(page, loaded, ResponseType::parse(&typed("response"))),
            lies: lies_of_matter(page, loaded, &typed("lies")),
            reserve: (loaded.sheet.kind == CaseKind::InformationRequest).then(|| typed("reserve")),
            extend_matters: extendable(page, stored, now, &typed("matter")),
            max_subject: MAX_SUBJECT,
            decides: may.sign,
            later: !typed("later").is_empty(),
            evidence_open: offered.evidence_open,
            day: typed("day"),
            extend_until: say(offered.extend_until),
            ask_until: say(offered.ask_until),
            data_claim: stored.term.is_data_claim(),
            evidence_until: say(offered.evidence_until),
            more_time: offered.more_time,
        }
    }
}

fn facts(loaded: &Loaded) -> Facts {
    let sheet = &loaded.sheet;
    let own = !sheet.account_number.is_empty();
    Facts { kind: sheet.kind, about_service: sheet.service.is_some(), about_own_contract: own }
}

/// What may happen to the term now, found by trying it.
struct Offered {
    regime: bool,
    extend_until: Option<Day>,
    ask_until: Option<Day>,
    evidence_until: Option<Day>,
    evidence_open: bool,
    resume: bool,
    more_time: bool,
    archive: bool,
    split: bool,
    answer_matter: bool,
}

impl Offered {
    fn new(stored: &StoredTerm, may: May, open: bool, now: At) -> Offered {
        let (term, calendar) = (&stored.term, &*stored.calendar);
        // a page may be asked for in the very instant of the last event
        let now = term.events.last().map_or(term.base.filed_at, |e| e.at()).max(now);
        let after = |day: Day| calendar.next_business_day(day).map_err(TermRefusal::from);
        let course = term.course(calendar);
        let due_on = course.as_ref().map(|c| c.deadline.due_on).unwrap_or(stored.due_on);
        let writes = open && may.answer;
        let signs = open && may.sign;
        let can_extend = after(due_on).and_then(|to| term.extend(now, to, calendar)).is_ok();
        let of_matter = |m: &Matter| m.extendable_until((term, &stored.book), now, calendar);
        let extend_until = match stored.matters.is_empty() {
            true => term.latest_extension(calendar).ok().filter(|_| can_extend),
            false => stored.matters.iter().filter_map(of_matter).max(),
        };
        let can_order = after(now.day()).and_then(|to| term.order_evidence(now, to, calendar)).is_ok();
        let evidence = course.as_ref().ok().and_then(|c| match c.stage_on(now.day()) {
            Stage::Evidence { since, .. } => Some(since),
            _ => None,
        });
        let asked = term.request_completion(now, calendar);
        let until = asked.ok().and_then(|t| t.course(calendar).ok()).and_then(|c| match c.stage {
            Stage::Awaiting { until, .. } => Some(until),
            _ => None,
        });
        Offered {
            regime: writes,
            extend_until: extend_until.filter(|_| signs),
            ask_until: until.filter(|_| writes),
            evidence_until: term
                .latest_evidence(evidence.unwrap_or(now.day()), calendar)
                .ok()
                .filter(|_| signs && (can_order || evidence.is_some())),
            evidence_open: evidence.is_some(),
            resume: writes && term.resume(now, calendar).is_ok(),
            more_time: writes && term.allow_more_time(now, calendar).is_ok(),
            archive: signs && course.is_ok_and(|c| c.lapsed_on(now.day())),
            split: writes && stored.matters.iter().all(|m| m.answered_at.is_none()),
            answer_matter: signs && stored.matters.iter().filter(|m| m.answered_at.is_none()).count() > 1,
        }
    }

    fn list(&self, page: &PageFrame, loaded: &Loaded, attempt: Option<&Attempt>) -> Vec<Offer> {
        let all = [
            ("regimen", self.regime),
            ("prorroga", self.extend_until.is_some()),
            ("completar", self.ask_until.is_some()),
            ("reanudar", self.resume),
            ("pruebas", self.evidence_until.is_some()),
            ("archivar", self.archive),
            ("asuntos", self.split),
            ("responder-asunto", self.answer_matter),
        ];
        let offer = |(id, _): (&'static str, bool)| Offer {
            id,
            form: opened(id),
            label: page.t(&format!("cases-term-{}", opened(id))).into_owned(),
            reasons: {
                let tried = attempt.filter(|a| a.form == opened(id)).and_then(|a| a.typed.get("reasons"));
                tried.map(String::as_str).or(loaded.prefilled(opened(id))).unwrap_or_default().to_owned()
            },
            templates: step_templates(loaded, opened(id)),
        };
        all.into_iter().filter(|(_, is)| *is).map(offer).collect()
    }
}

/// «Petición de información o de documentos (10 días hábiles)».
fn name(page: &PageFrame, code: &str) -> String {
    let rule = deadlines::RULES.iter().rev().find(|r| r.code == code);
    rule.map(|r| format!("{} ({})", r.name.of(page.lang()), r.count.words(page.lang()))).unwrap_or_default()
}

fn regimes(page: &PageFrame, chosen: &str) -> Vec<Choice> {
    regime::REGIMES.iter().map(|code| Choice::new(code, name(page, code), chosen)).collect()
}

/// «2. Copia del acta».
fn matter_name(m: &Matter) -> String {
    format!("{}. {}", m.number, m.subject)
}

/// «2. Copia del acta (hasta el 15 de abril de 2026)», for what may be extended by itself.
fn extendable(page: &PageFrame, stored: &StoredTerm, now: At, chosen: &str) -> Vec<Choice> {
    let now = stored.term.events.last().map_or(stored.term.base.filed_at, |e| e.at()).max(now);
    let of = |m: &Matter| {
        let until = m.extendable_until((&stored.term, &stored.book), now, &stored.calendar)?;
        let until = day_with_year(until, page.lang());
        let label = page.t2("cases-matter-until", "matter", matter_name(m), "day", until);
        Some(Choice::new(&m.number.to_string(), label, chosen))
    };
    stored.matters.iter().filter_map(of).collect()
}

/// The appeals that lie against the answer to a matter; chosen beforehand only where the law decides it.
fn lies_of_matter(page: &PageFrame, loaded: &Loaded, typed: &str) -> Vec<Choice> {
    let sheet = &loaded.sheet;
    let chosen = AppealsThatLie::parse(typed).or_else(|| AppealsThatLie::usual(sheet.kind, loaded.cause()));
    lies_choices(page, chosen, Some(sheet.kind))
}

fn matter(page: &PageFrame, loaded: &Loaded, m: &Matter) -> MatterView {
    let service = m.service.as_deref().and_then(UtilityService::parse).map(|s| s.name(page.lang()));
    let cause = m.cause.as_deref().and_then(|code| loaded.causes.find(code, loaded.sheet.filed_at.day()));
    let cause = cause.map(|c| format!("{} {}", c.code, c.title()));
    MatterView {
        subject: m.subject.clone(),
        regime: name(page, &m.regime),
        about: service.map(str::to_owned).into_iter().chain(cause).collect::<Vec<_>>().join(", "),
        due: day_with_year(m.due_on, page.lang()),
        answer: match m.answered_at {
            None => String::new(),
            Some(at) => page.t2(
                "cases-matter-answered-by",
                "day",
                day_with_year(at.day(), page.lang()),
                "number",
                &m.answer,
            ),
        },
    }
}

/// The matters as they were typed in a refused form, else as they are, and some empty lines.
fn split_lines(page: &PageFrame, loaded: &Loaded, attempt: Option<&Attempt>) -> Vec<SplitLine> {
    let rule = loaded.term.term.base.rule.as_str();
    let kept = |m: &Matter| AskedMatter {
        service: m.service.clone().unwrap_or_default(),
        cause: m.cause.clone().unwrap_or_default(),
        ..AskedMatter::new(&m.regime, &m.subject)
    };
    let typed = attempt.filter(|a| a.form == "matters").map(|a| a.matters.clone());
    let now = typed.unwrap_or_else(|| loaded.term.matters.iter().map(kept).collect());
    let line = |n: usize| {
        let one = now.get(n - 1).cloned().unwrap_or_else(|| AskedMatter::new(rule, ""));
        SplitLine {
            number: n,
            regimes: regimes(page, &one.regime),
            services: services_of_matter(page, &one.service),
            causes: causes_of_matter(page, loaded, &one.cause),
            subject: one.subject,
        }
    };
    (1..=(now.len() + 2).clamp(3, MOST_MATTERS)).map(line).collect()
}

fn services_of_matter(page: &PageFrame, chosen: &str) -> Vec<Choice> {
    let same = Choice::new("", page.t("cases-matter-same-service"), chosen);
    let all = UtilityService::ALL.iter().map(|s| Choice::new(s.code(), s.name(page.lang()), chosen));
    std::iter::once(same).chain(all).collect()
}

fn causes_of_matter(page: &PageFrame, loaded: &Loaded, chosen: &str) -> Vec<Choice> {
    let same = Choice::new("", page.t("cases-matter-same-cause"), chosen);
    let in_force = loaded.causes.in_force(loaded.sheet.filed_at.day());
    let all = in_force.map(|c| Choice::new(&c.code, format!("{} {}", c.code, c.title()), chosen));
    std::iter::once(same).chain(all).collect()
}

/// Dates: as filed, as told, why; and what the term waits for.
fn lines(page: &PageFrame, loaded: &Loaded, today: Day) -> Vec<(String, String)> {
    let (sheet, stored) = (&loaded.sheet, &loaded.term);
    let day = |d: Day| day_with_year(d, page.lang());
    let label = |key: &str| page.t(key).into_owned();
    let mut lines = vec![(label("cases-term-due"), day(stored.due_on))];
    if stored.at_filing != stored.due_on {
        lines.push((label("cases-term-at-filing"), day(stored.at_filing)));
    }
    if stored.told != stored.due_on && sheet.state.is_open() {
        lines.push((label("cases-term-told"), day(stored.told)));
    }
    if !sheet.due_reason.is_empty() {
        lines.push((label("cases-term-reason"), label(&format!("cases-term-reason-{}", sheet.due_reason))));
    }
    let Ok(course) = stored.term.course(&stored.calendar) else { return lines };
    match course.stage_on(today) {
        Stage::Awaiting { until, remaining, .. } if sheet.state.is_open() => {
            lines.push((label("cases-term-person-until"), day(until)));
            lines.push((label("cases-term-left"), remaining.to_string()));
        }
        Stage::Evidence { until, remaining, .. } if sheet.state.is_open() => {
            lines.push((label("cases-term-evidence-until"), day(until)));
            lines.push((label("cases-term-left"), remaining.to_string()));
        }
        _ => {}
    }
    lines
}
