//! What will be sent, line by line, each with the way to change it.

use people::{DocumentType, SupportNeed};
use web::{PageFrame, format};

use crate::kind::{PetitionerIdentity, ReplyBy};
use crate::petition_form::{MAX_BILL, PetitionForm};
use crate::screens::steps::ReviewLine;
use crate::screens::stub;
use crate::wizard::{WizardStep, shown_line, shown_text};

/// The lines of the last step; what was left empty is left out.
pub(crate) fn lines(page: &PageFrame, form: &PetitionForm) -> Vec<ReviewLine> {
    let mut lines = Vec::new();
    let mut line = |key: &str, value: String, step: WizardStep| {
        if !value.is_empty() {
            let change = format!("{}?volver=revision", step.path());
            lines.push(ReviewLine { label: page.t(key).into_owned(), value, change });
        }
    };
    let service = stub::service_name(page, form);
    let service = if service.is_empty() { page.t("cases-service-none").into_owned() } else { service };
    let bill = stub::bill_day(form).map(|d| format::day_with_year(d, page.lang()));
    line("cases-kind", stub::kind_name(page, form), WizardStep::What);
    line("cases-service", service, WizardStep::Service);
    line("cases-account", shown_line(&form.account_number, 20), WizardStep::Service);
    line("cases-place", shown_line(&form.place, 200), WizardStep::Service);
    line("cases-bill", bill.unwrap_or_default(), WizardStep::Service);
    line("cases-bill-number", shown_line(&form.bill_number, MAX_BILL), WizardStep::Service);
    line("cases-disputed", stub::disputed(form), WizardStep::Service);
    line("cases-cause", stub::cause_name(page, form), WizardStep::Story);
    line("cases-body", shown_text(&form.body), WizardStep::Story);
    line("cases-reply", reply(page, form), WizardStep::Reply);
    line("cases-identity", identity(page, form), WizardStep::Reply);
    line("cases-phone", shown_line(&form.phone, 30), WizardStep::Reply);
    line("cases-representative", shown_line(&form.representative, 120), WizardStep::Reply);
    line("cases-needs", needs(page, form), WizardStep::Reply);
    line("cases-consents", consents(page, form), WizardStep::Reply);
    lines
}

fn reply(page: &PageFrame, form: &PetitionForm) -> String {
    if form.identity() == PetitionerIdentity::Anonymous {
        return page.t("cases-reply-by-page").into_owned();
    }
    let way = ReplyBy::parse(&form.reply_by).unwrap_or(ReplyBy::Page);
    let place = match way {
        ReplyBy::Email => shown_line(&form.email, 254),
        ReplyBy::Letter => shown_line(&form.address, 200),
        ReplyBy::PickUp | ReplyBy::Page => String::new(),
    };
    let way = page.t(&format!("cases-reply-by-{}", way.key())).into_owned();
    if place.is_empty() { way } else { format!("{way}: {place}") }
}

fn identity(page: &PageFrame, form: &PetitionForm) -> String {
    let shown = page.t(&format!("cases-identity-{}", form.identity().key())).into_owned();
    let kind = DocumentType::parse(&form.document_type).map(DocumentType::code).unwrap_or_default();
    let document = [kind, &shown_line(&form.document_number, 30)].join(" ");
    let number = if form.document_number.trim().is_empty() { "" } else { document.trim() };
    let name = shown_line(&form.name, 120);
    match form.identity() {
        PetitionerIdentity::Anonymous => shown,
        PetitionerIdentity::Named => join([name.as_str(), number]),
        PetitionerIdentity::Reserved => join([name.as_str(), number, &shown]),
    }
}

fn needs(page: &PageFrame, form: &PetitionForm) -> String {
    let names = form.needs.iter().filter_map(|need| SupportNeed::parse(need)).map(|n| n.name(page.lang()));
    names.collect::<Vec<_>>().join(", ")
}

fn consents(page: &PageFrame, form: &PetitionForm) -> String {
    let given =
        [(form.accept_electronic, "cases-consent-electronic"), (form.accept_survey, "cases-consent-survey")];
    let given: Vec<_> = given.into_iter().filter(|(on, _)| *on).map(|(_, key)| page.t(key)).collect();
    given.join(". ")
}

fn join<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}
