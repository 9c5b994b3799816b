//! Registers who asks with `people`: the person, how to reach them, what they accept and what they need.
//! Nothing that somebody typed stops a filing: what `people` cannot keep stays in the entry of the case.

use kernel::{Failure, Fault, Lang};
use people::actions::grant_consent::{self, Grant};
use people::actions::record_support_need::{self, SupportChange};
use people::actions::register_person::{self, Registration};
use people::{
    ConsentText, ContactChannel as Preferred, ContactKind, ContactPoint, DocumentNumber, DocumentType,
    PeopleRefusal, PersonId, PersonKind, Purpose, SupportNeed,
};
use store::Work;

use crate::kind::{ContactChannel, ReplyBy};
use crate::petition_form::{Petition, PetitionerData};

/// Version of the words below: it changes whenever they do.
pub const CONSENT_VERSION: &str = "2026-11";

/// The words to which a person says yes, exactly as the form shows them (Ley 1581 de 2012; CPACA, art. 56).
pub fn consent_words(purpose: Purpose, lang: Lang) -> &'static str {
    match (purpose, lang) {
        (Purpose::ElectronicNotice, Lang::Es) => {
            "Acepto que me notifiquen la respuesta por correo electrónico. Puedo retirar esta aceptación \
             cuando quiera."
        }
        (Purpose::ElectronicNotice, Lang::En) => {
            "I accept to be notified of the answer by e-mail. I may withdraw this acceptance whenever I want."
        }
        (Purpose::Survey, Lang::Es) => "Acepto que me pregunten cómo me fue con esta solicitud.",
        (Purpose::Survey, Lang::En) => "I accept to be asked how this request went.",
        (Purpose::HandlePetition, Lang::Es) => "Usamos estos datos solo para responderle.",
        (Purpose::HandlePetition, Lang::En) => "We use this data only to answer you.",
        (Purpose::Campaigns, Lang::Es) => "Acepto recibir información y campañas de la empresa.",
        (Purpose::Campaigns, Lang::En) => "I accept to receive information and campaigns of the company.",
    }
}

/// The person of a petition; nothing for an anonymous one, of whom nothing is kept.
pub(crate) async fn register(
    work: &mut Work<'_>,
    petition: &Petition,
    channel: ContactChannel,
) -> Result<Option<PersonId>, Fault> {
    let Some(data) = &petition.petitioner else { return Ok(None) };
    let document = document(data);
    let registration = Registration {
        kind: PersonKind::guess(
            document.as_ref().and_then(|(k, n)| DocumentNumber::read(*k, n).ok()).map(|d| d.0).as_ref(),
        ),
        name: data.name.clone(),
        document,
        contacts: contacts(data),
        preferred_channel: preferred(petition.reply_by),
        source: channel.key(),
    };
    let registered = fault_only(register_person::run(work, &registration).await)?;
    let person = registered.person;
    for (accepted, purpose) in
        [(petition.accept_electronic, Purpose::ElectronicNotice), (petition.accept_survey, Purpose::Survey)]
    {
        if accepted {
            let text = ConsentText::of(CONSENT_VERSION, consent_words(purpose, Lang::Es));
            let grant = Grant { person, purpose, text, channel: channel.key(), evidence: String::new() };
            fault_only(match registered.is_new {
                true => grant_consent::first(work, &grant).await,
                false => grant_consent::run(work, &grant).await,
            })?;
        }
    }
    for need in petition.needs.iter().filter_map(|n| SupportNeed::parse(n)) {
        let change = SupportChange { person, need, note: String::new(), needed: true };
        fault_only(record_support_need::run(work, &change).await)?;
    }
    Ok(Some(person))
}

/// The document, if `people` can keep it.
fn document(data: &PetitionerData) -> Option<(DocumentType, String)> {
    let kind = DocumentType::parse(&data.document_type).unwrap_or(DocumentType::CitizenCard);
    DocumentNumber::read(kind, &data.document_number).ok().map(|_| (kind, data.document_number.clone()))
}

/// The contacts that `people` can keep; a telephone may be a mobile or a landline.
fn contacts(data: &PetitionerData) -> Vec<(ContactKind, String, String)> {
    [
        (ContactKind::Email, &data.email),
        (ContactKind::Mobile, &data.phone),
        (ContactKind::Landline, &data.phone),
        (ContactKind::PostalAddress, &data.address),
    ]
    .into_iter()
    .filter(|(kind, value)| ContactPoint::read(*kind, value, "").is_ok())
    .map(|(kind, value)| (kind, value.clone(), String::new()))
    .collect()
}

/// Whether the telephone that was typed is none that `people` can keep.
pub(crate) fn odd_phone(data: &PetitionerData) -> bool {
    let readable = |kind| ContactPoint::read(kind, &data.phone, "").is_ok();
    !data.phone.is_empty() && !readable(ContactKind::Mobile) && !readable(ContactKind::Landline)
}

fn preferred(reply_by: ReplyBy) -> Option<Preferred> {
    match reply_by {
        ReplyBy::Email => Some(Preferred::Email),
        ReplyBy::Letter => Some(Preferred::Letter),
        ReplyBy::PickUp => Some(Preferred::InPerson),
        ReplyBy::Page => None,
    }
}

/// What was checked here cannot be refused there; if it is, it is our mistake.
fn fault_only<T>(done: Result<T, Failure<PeopleRefusal>>) -> Result<T, Fault> {
    done.map_err(|failure| match failure {
        Failure::Broke(fault) => fault,
        Failure::Refused(refusal) => Fault::new(format!("people refused what was checked: {refusal:?}")),
    })
}
