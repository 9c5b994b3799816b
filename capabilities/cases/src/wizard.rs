//! The citizens' form as a browser sends it: which step is which, reading the fields of one step or of all of
//! it, and writing it whole into hidden fields.

use catalog::{EverydayCause, Need, UtilityService, everyday, everyday_for};
use kernel::{Day, clean_line, clean_text};
use web::Fields;

use crate::kind::{CaseKind, PetitionerIdentity};
use crate::petition_form::{FieldProblem, MAX_BODY_WEB, PetitionForm, Step, Wrong};

/// Most files of a petition on the page.
pub(crate) const MAX_FILES: usize = 5;
/// What stands in the field `service` when it is about none of them.
pub(crate) const NO_SERVICE: &str = "none";

/// The kinds that a citizen chooses from, in the order of the page. A consultation is asked for as
/// information.
pub(crate) const KINDS: [CaseKind; 10] = [
    CaseKind::Claim,
    CaseKind::Complaint,
    CaseKind::Petition,
    CaseKind::InformationRequest,
    CaseKind::Appeal,
    CaseKind::Suggestion,
    CaseKind::Compliment,
    CaseKind::WrongdoingReport,
    CaseKind::DataQuery,
    CaseKind::DataClaim,
];

/// A page of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WizardStep {
    /// What do you need?
    What,
    /// Which service and account?
    Service,
    /// What happened?
    Story,
    /// How do we answer?
    Reply,
    /// Look it over and send it.
    Review,
}

impl WizardStep {
    /// All, in order.
    pub const ALL: [WizardStep; 5] =
        [WizardStep::What, WizardStep::Service, WizardStep::Story, WizardStep::Reply, WizardStep::Review];

    /// From the address: `1` to `5`.
    pub fn parse(text: &str) -> Option<WizardStep> {
        WizardStep::ALL.into_iter().find(|s| s.number().to_string() == text)
    }

    /// From 1 to 5.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// Its address.
    pub fn path(self) -> String {
        format!("/pqr/nueva/{}", self.number())
    }

    /// The one before.
    pub fn before(self) -> Option<WizardStep> {
        WizardStep::ALL.into_iter().rev().find(|s| *s < self)
    }

    /// The one after; the last one stays.
    pub fn next(self) -> WizardStep {
        WizardStep::ALL.into_iter().find(|s| *s > self).unwrap_or(self)
    }

    /// Key of its title.
    pub fn title(self) -> &'static str {
        match self {
            WizardStep::What => "cases-what-title",
            WizardStep::Service => "cases-service-title",
            WizardStep::Story => "cases-story-title",
            WizardStep::Reply => "cases-reply-title",
            WizardStep::Review => "cases-review-title",
        }
    }

    /// What is wrong with its fields.
    pub fn problems(self, form: &PetitionForm, today: Day) -> Vec<FieldProblem> {
        let step = match self {
            WizardStep::What => Step::What,
            WizardStep::Service => Step::Service,
            WizardStep::Story => Step::Story,
            WizardStep::Reply => Step::Reply,
            WizardStep::Review => return Vec::new(),
        };
        let mut problems = form.check_step(step, today, MAX_BODY_WEB);
        // the page asks; the law does not: a form that comes whole may leave it out
        if self == WizardStep::Service && form.service.is_empty() {
            problems.insert(0, FieldProblem { field: "service", what: Wrong::NotChosen });
        }
        problems
    }

    /// The first step before this one that is not complete.
    pub fn missing_before(self, form: &PetitionForm, today: Day) -> Option<WizardStep> {
        WizardStep::ALL.into_iter().filter(|s| *s < self).find(|s| !s.problems(form, today).is_empty())
    }

    /// The step on which a field stands.
    pub fn of_field(field: &str) -> WizardStep {
        match field {
            "kind" => WizardStep::What,
            "service" | "account_number" | "place" | "bill_issued_on" | "bill_number" | "disputed" => {
                WizardStep::Service
            }
            "body" | "subject" | "everyday_cause" => WizardStep::Story,
            _ => WizardStep::Reply,
        }
    }

    /// Takes what the page of this step sent into the form.
    pub fn read(self, fields: &Fields, form: &mut PetitionForm) {
        let text = |name: &str| fields.text(name).to_owned();
        match self {
            WizardStep::What => {
                form.kind = text("kind");
                form.everyday_cause = text("everyday_cause");
                settle_cause(form);
            }
            WizardStep::Service => {
                form.service = text("service");
                form.account_number = text("account_number");
                form.place = text("place");
                form.bill_issued_on = text("bill_issued_on");
                form.bill_number = text("bill_number");
                form.disputed = text("disputed");
            }
            WizardStep::Story => {
                form.body = text("body");
                if !causes_of(form).is_empty() {
                    form.everyday_cause = text("everyday_cause");
                }
            }
            WizardStep::Reply => read_reply(fields, form),
            WizardStep::Review => {}
        }
    }
}

/// A cause that came with a pictogram says its service, and goes when another kind is chosen.
fn settle_cause(form: &mut PetitionForm) {
    let cause = everyday(&form.everyday_cause);
    match cause.filter(|c| need_of(&form.kind).is_some_and(|need| c.needs.contains(&need))) {
        None => form.everyday_cause.clear(),
        Some(cause) => {
            if let ([only], true) = (cause.services, form.service.is_empty()) {
                only.code().clone_into(&mut form.service);
            }
        }
    }
}

/// What the catalog calls a kind; nothing for kinds without everyday causes.
fn need_of(kind: &str) -> Option<Need> {
    match CaseKind::parse(kind) {
        Some(CaseKind::Claim) => Some(Need::BillClaim),
        Some(CaseKind::Complaint) => Some(Need::Complaint),
        Some(CaseKind::InformationRequest) => Some(Need::Information),
        _ => None,
    }
}

fn read_reply(fields: &Fields, form: &mut PetitionForm) {
    for (name, place) in texts_of_reply(form) {
        fields.text(name).clone_into(place);
    }
    form.needs = fields.all("needs").map(str::to_owned).collect();
    form.accept_electronic = fields.ticked("accept_electronic");
    form.accept_survey = fields.ticked("accept_survey");
}

fn texts_of_reply(form: &mut PetitionForm) -> [(&'static str, &mut String); 9] {
    [
        ("identity", &mut form.identity),
        ("name", &mut form.name),
        ("document_type", &mut form.document_type),
        ("document_number", &mut form.document_number),
        ("email", &mut form.email),
        ("phone", &mut form.phone),
        ("address", &mut form.address),
        ("reply_by", &mut form.reply_by),
        ("representative", &mut form.representative),
    ]
}

/// Forgets who asks if they want to stay unknown: nothing of it is even kept in the draft.
pub(crate) fn forget_person(form: &mut PetitionForm) {
    if form.identity() != PetitionerIdentity::Anonymous {
        return;
    }
    for (name, place) in texts_of_reply(form) {
        if name != "identity" {
            place.clear();
        }
    }
    form.needs.clear();
    (form.accept_electronic, form.accept_survey) = (false, false);
}

/// The whole form from the fields of one page: what «Enviar» sends.
pub(crate) fn read_all(fields: &Fields) -> PetitionForm {
    let mut form = PetitionForm::default();
    for step in WizardStep::ALL {
        step.read(fields, &mut form);
    }
    fields.text("everyday_cause").clone_into(&mut form.everyday_cause);
    fields.text("subject").clone_into(&mut form.subject);
    form
}

/// What the form is when it is filed: «none» is no service, and keys that do not exist are nothing.
pub(crate) fn to_file(mut form: PetitionForm) -> PetitionForm {
    form.service = UtilityService::parse(&form.service).map(|s| s.code().to_owned()).unwrap_or_default();
    if everyday(&form.everyday_cause).is_none() {
        form.everyday_cause.clear();
    }
    form.needs.retain(|need| people::SupportNeed::parse(need).is_some());
    // only officers set it
    form.priority.clear();
    forget_person(&mut form);
    form
}

/// The whole form as names and values of hidden fields; [`read_all`] gives the same form back.
pub(crate) fn hidden(form: &PetitionForm) -> Vec<(&'static str, String)> {
    let mut copy = form.clone();
    let mut pairs = vec![
        ("kind", form.kind.clone()),
        ("service", form.service.clone()),
        ("account_number", form.account_number.clone()),
        ("place", form.place.clone()),
        ("everyday_cause", form.everyday_cause.clone()),
        ("body", form.body.clone()),
        ("subject", form.subject.clone()),
        ("bill_issued_on", form.bill_issued_on.clone()),
        ("bill_number", form.bill_number.clone()),
        ("disputed", form.disputed.clone()),
    ];
    pairs.extend(texts_of_reply(&mut copy).map(|(name, value)| (name, value.clone())));
    pairs.extend(form.needs.iter().map(|need| ("needs", need.clone())));
    let ticks = [("accept_electronic", form.accept_electronic), ("accept_survey", form.accept_survey)];
    pairs.extend(ticks.into_iter().filter(|(_, on)| *on).map(|(name, _)| (name, "1".to_owned())));
    pairs.retain(|(_, value)| !value.is_empty());
    pairs
}

/// The everyday causes that fit what was chosen so far; empty where there is nothing to choose.
pub(crate) fn causes_of(form: &PetitionForm) -> Vec<&'static EverydayCause> {
    let known = need_of(&form.kind).zip(UtilityService::parse(&form.service));
    known.map(|(need, service)| everyday_for(need, service)).unwrap_or_default()
}

/// Begins a form with an everyday cause: a pictogram of the home page was pressed.
pub(crate) fn begin_with(code: &str, form: &mut PetitionForm) {
    let Some(cause) = everyday(code) else { return };
    let kind = match cause.needs.first() {
        Some(Need::BillClaim) => CaseKind::Claim,
        Some(Need::Complaint) => CaseKind::Complaint,
        Some(Need::Information) => CaseKind::InformationRequest,
        _ => return,
    };
    kind.key().clone_into(&mut form.kind);
    cause.code.clone_into(&mut form.everyday_cause);
    settle_cause(form);
}

/// Whether every text fits into a draft: what is longer than its field allows is refused before it is kept.
pub(crate) fn fits(form: &PetitionForm, today: Day) -> bool {
    let long = |p: FieldProblem| matches!(p.what, Wrong::TooLong { .. });
    let lines = [
        &form.kind,
        &form.service,
        &form.everyday_cause,
        &form.bill_issued_on,
        &form.disputed,
        &form.document_type,
    ];
    let odd = lines.iter().any(|text| text.len() > 100) || form.identity.len() + form.reply_by.len() > 100;
    let needs = form.needs.len() > 20 || form.needs.iter().any(|need| need.len() > 100);
    !odd && !needs && !WizardStep::ALL.into_iter().flat_map(|s| s.problems(form, today)).any(long)
}

/// A line as it will be stored, for showing; nothing if it cannot be.
pub(crate) fn shown_line(text: &str, max: usize) -> String {
    clean_line(text, max).unwrap_or_default()
}

/// A text as it will be stored, for showing.
pub(crate) fn shown_text(text: &str) -> String {
    clean_text(text, MAX_BODY_WEB).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn hidden_fields_carry_the_whole_form(
            texts in prop::collection::vec("\\PC{0,40}", 14), ticks in any::<(bool, bool)>(),
            needs in prop::collection::vec("[a-z_]{1,12}", 0..4),
        ) {
            let mut t = texts.into_iter();
            let mut next = || t.next().unwrap();
            let form = PetitionForm {
                kind: "claim".into(), service: "water".into(), account_number: next(), place: next(),
                everyday_cause: next(), body: next(), subject: next(), bill_issued_on: next(),
                identity: next(), name: next(), document_number: next(), email: next(), phone: next(),
                address: next(), bill_number: next(), disputed: next(),
                accept_electronic: ticks.0, accept_survey: ticks.1, needs, ..PetitionForm::default()
            };
            prop_assert_eq!(read_all(&Fields::from_pairs(hidden(&form))), form);
        }
    }

    #[test]
    fn an_anonymous_form_forgets_the_person_even_if_the_browser_sent_one() {
        let form = PetitionForm {
            identity: "anonymous".into(),
            name: "María".into(),
            email: "m@correo.co".into(),
            needs: vec!["braille".into()],
            accept_survey: true,
            ..PetitionForm::default()
        };
        let kept = to_file(form);
        assert_eq!(kept, PetitionForm { identity: "anonymous".into(), ..PetitionForm::default() });
    }

    #[test]
    fn a_pictogram_chooses_kind_cause_and_the_only_service() {
        let mut form = PetitionForm::default();
        begin_with("no-paso-el-carro", &mut form);
        assert_eq!((form.kind.as_str(), form.service.as_str()), ("complaint", "waste"));
        assert!(causes_of(&form).iter().any(|c| c.code == form.everyday_cause));
        let mut untouched = PetitionForm::default();
        begin_with("<script>", &mut untouched);
        assert_eq!(untouched, PetitionForm::default());
    }

    #[test]
    fn steps_lead_on_and_back() {
        assert_eq!(WizardStep::parse("3"), Some(WizardStep::Story));
        assert_eq!(
            (WizardStep::parse("0"), WizardStep::parse("6"), WizardStep::parse("03")),
            (None, None, None)
        );
        assert_eq!(WizardStep::Story.before(), Some(WizardStep::Service));
        assert_eq!(WizardStep::What.before(), None);
        assert_eq!(WizardStep::Review.next(), WizardStep::Review);
        let today = "2026-11-23".parse().unwrap();
        let empty = PetitionForm::default();
        assert_eq!(WizardStep::Review.missing_before(&empty, today), Some(WizardStep::What));
        assert_eq!(WizardStep::What.missing_before(&empty, today), None);
    }
}
