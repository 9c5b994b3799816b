//! The right side of the workspace: who asks, masked; their account, supports, consents, other cases and
//! mails.

use dispatch::State as Sending;
use kernel::Lang;
use web::format::short_day;
use web::{Light, PageFrame};

use super::case_list::state_words;
use super::case_load::Loaded;
use super::case_view::petitioner;
use super::{May, initials, when};
use crate::kind::{PetitionerIdentity, ReplyBy};
use crate::words;

/// Another case of the person.
pub(crate) struct OtherView {
    pub href: String,
    pub subject: String,
    pub detail: String,
}

/// A mail about the case.
pub(crate) struct MailView {
    pub subject: String,
    pub to: String,
    pub light: Light,
    pub state: String,
    pub time: String,
}

/// A day of the term.
pub(crate) struct DayView {
    pub text: String,
    pub off: bool,
}

/// The panel.
pub(crate) struct Panel {
    pub name: String,
    pub initials: String,
    pub since: String,
    pub reserved: bool,
    /// Address of the sheet of the person; empty if the officer may not open it.
    pub sheet: String,
    pub needs: Vec<String>,
    /// Name and value of what is known of the person, masked.
    pub contact: Vec<(String, String)>,
    pub account: String,
    pub premises: Vec<(String, String)>,
    pub consents: Vec<String>,
    pub others: Vec<OtherView>,
    pub mails: Vec<MailView>,
    pub rule: String,
    pub article: String,
    pub days: Vec<DayView>,
}

impl Panel {
    pub(crate) fn new(page: &PageFrame, loaded: &Loaded, may: May, today: kernel::Day) -> Panel {
        let lang = page.lang();
        let sheet = &loaded.sheet;
        let name = petitioner(page, loaded, may);
        let person = loaded.person.as_ref();
        let day = |at: kernel::At| short_day(at.day(), lang);
        let rule = sheet.deadline.rule();
        Panel {
            initials: initials(&name),
            since: person
                .map(|p| page.t1("cases-office-person-since", "day", day(p.person.created_at)))
                .unwrap_or_default(),
            reserved: sheet.identity == PetitionerIdentity::Reserved,
            sheet: person
                .filter(|_| may.people)
                .map(|p| format!("/personas/{}", p.person.id))
                .unwrap_or_default(),
            needs: person
                .map(|p| p.needs.iter().map(|n| n.need.name(lang).to_owned()).collect())
                .unwrap_or_default(),
            contact: contact(page, loaded),
            account: sheet.account_number.clone(),
            premises: premises(page, loaded),
            consents: consents(page, loaded),
            others: loaded
                .others
                .iter()
                .map(|o| OtherView {
                    href: format!("/bandeja/{}", o.id),
                    subject: o.subject.clone(),
                    detail: [
                        words::kind(o.kind, lang).to_owned(),
                        state_words(page, o.state),
                        day(o.filed_at),
                    ]
                    .join(" · "),
                })
                .collect(),
            mails: mails(page, loaded, may, today),
            rule: rule.map(|r| format!("{} ({})", r.name.of(lang), r.count.words(lang))).unwrap_or_default(),
            article: rule.map(|r| r.citation().to_string()).unwrap_or_default(),
            days: days(loaded, lang),
            name,
        }
    }
}

fn contact(page: &PageFrame, loaded: &Loaded) -> Vec<(String, String)> {
    let label = |key: &str| page.t(key).into_owned();
    let way = match loaded.sheet.reply_by {
        ReplyBy::Email => "cases-office-reply-email",
        ReplyBy::Letter => "cases-office-reply-letter",
        ReplyBy::PickUp => "cases-office-reply-pickup",
        ReplyBy::Page => "cases-office-reply-page",
    };
    let mut lines = vec![(label("cases-office-answer-by"), label(way))];
    let Some(summary) = &loaded.person else { return lines };
    if let Some(channel) = summary.person.preferred_channel {
        lines.push((label("cases-office-prefers"), channel.name(page.lang()).to_owned()));
    }
    for line in summary.contacts.iter().filter(|c| c.preferred) {
        let key = format!("cases-office-contact-{}", line.contact.kind().code().replace('_', "-"));
        lines.push((label(&key), line.contact.masked()));
    }
    let document = summary.document_hint();
    if !document.is_empty() {
        lines.push((label("cases-office-document"), document));
    }
    lines
}

fn premises(page: &PageFrame, loaded: &Loaded) -> Vec<(String, String)> {
    let Some(account) = &loaded.account else { return Vec::new() };
    let lang = page.lang();
    let label = |key: &str| page.t(key).into_owned();
    let mut lines = vec![(label("cases-office-premises"), account.address.clone())];
    lines.push((label("cases-office-usage"), account.usage.name(lang)));
    let services: Vec<&str> = account.services.iter().map(|s| s.name(lang)).collect();
    lines.push((label("cases-office-services"), services.join(", ")));
    lines.retain(|(_, value)| !value.is_empty());
    lines
}

fn consents(page: &PageFrame, loaded: &Loaded) -> Vec<String> {
    let all = loaded.person.iter().flat_map(|p| &p.consents).filter(|c| c.holds());
    all.map(|c| c.purpose.name(page.lang()).to_owned()).collect()
}

fn mails(page: &PageFrame, loaded: &Loaded, may: May, today: kernel::Day) -> Vec<MailView> {
    let hidden = loaded.sheet.identity == PetitionerIdentity::Reserved && !may.reveal;
    let view = |m: &dispatch::MessageLine| MailView {
        subject: m.subject.clone(),
        to: if hidden { page.t("cases-office-reserved").into_owned() } else { m.masked_address() },
        light: match m.delivery.state {
            Sending::Sent { .. } => Light::Green,
            Sending::Queued { .. } | Sending::Sending { .. } | Sending::Cancelled => Light::Blue,
            Sending::Retrying { .. } | Sending::Uncertain { .. } => Light::Amber,
            Sending::Failed { .. } | Sending::Bounced { .. } => Light::Red,
        },
        state: page.t(&format!("dispatch-state-{}", m.delivery.state.name())).into_owned(),
        time: when(m.created_at, today, page.lang()),
    };
    loaded.messages.iter().map(view).collect()
}

fn days(loaded: &Loaded, lang: Lang) -> Vec<DayView> {
    let Some(calendar) = &loaded.told_with else { return Vec::new() };
    let lines = loaded.term.term.explain(calendar).unwrap_or_default();
    lines.iter().map(|l| DayView { text: l.text(lang), off: l.counted.is_none() }).collect()
}
