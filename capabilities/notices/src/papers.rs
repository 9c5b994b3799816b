//! The papers of a notice: summons, notices with their copy, acts and certificates. Each takes its number
//! from the book in the transaction of the act, and is verified by its code.

use std::sync::LazyLock;

use cases::PetitionerIdentity;
use company::Company;
use documents::{
    Brand, Letter, Letterhead, Paper, PaperContent, Part, Reference, Section, Signature, Verification,
    VerificationCode,
};
use filing::Class;
use kernel::{At, Fault, Lang, sha256_hex};
use store::{Look, Work};
use web::Texts;

use crate::board::without_personal_data;
use crate::decision::Decision;
use crate::records;

/// Papers are in Spanish: they are acts.
pub(crate) const LANG: Lang = Lang::Es;

static TEXTS: LazyLock<Result<Texts, Fault>> = LazyLock::new(|| Texts::new(crate::CAPABILITY.texts));

/// A sentence of a paper or a mail.
pub(crate) fn t(key: &str, args: &[(&str, &str)]) -> Result<String, Fault> {
    match &*TEXTS {
        Ok(texts) => Ok(texts.t_args(LANG, key, args)),
        Err(fault) => Err(Fault::new(format!("the sentences of notices: {fault}"))),
    }
}

/// A paper that was issued.
#[derive(Debug, Clone)]
pub(crate) struct Issued {
    pub number: String,
    pub code: VerificationCode,
    pub at: At,
}

/// What a paper says.
pub(crate) struct Draft {
    /// Outgoing for what goes to the person, internal for what proves.
    pub class: Class,
    pub subject: String,
    pub body: String,
    /// The copy of the act, if it goes with it.
    pub copy: Vec<Section>,
    pub addressee: Vec<String>,
}

/// Who may be named, and to where a letter goes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Addressee {
    /// Empty if nobody is known.
    pub name: String,
    /// The number of their document as it is written; may be empty.
    pub document: String,
}

/// The person of a decision.
pub(crate) async fn addressee(look: &mut Look<'_>, decision: &Decision) -> Result<Addressee, Fault> {
    let Some(person) = decision.person.filter(|_| decision.identity != PetitionerIdentity::Anonymous) else {
        return Ok(Addressee::default());
    };
    let found = people::find_person(look, person).await?;
    Ok(found.map_or_else(Addressee::default, |p| Addressee {
        name: p.name.as_str().to_owned(),
        document: p.document.as_ref().map(|d| d.shown()).unwrap_or_default(),
    }))
}

/// The lines above a letter to the person.
pub(crate) fn lines(to: &Addressee, address: &str) -> Result<Vec<String>, Fault> {
    let name = if to.name.is_empty() { t("notices-paper-nobody", &[])? } else { to.name.clone() };
    let address = Some(address.to_owned()).filter(|a| !a.is_empty());
    Ok([t("notices-paper-dear", &[])?, name].into_iter().chain(address).collect())
}

/// The decision, part by part, as its letter says it: the copy that goes with a notice is full, whatever
/// decided (an answer, an archiving, the recognition of a silence, the letter of one matter: CPACA, art. 69).
/// `public`: without the person's numbers.
pub(crate) async fn copy_of(
    look: &mut Look<'_>,
    decision: &Decision,
    public: bool,
) -> Result<(Vec<Section>, String), Fault> {
    let letter = match VerificationCode::parse(&decision.letter_code) {
        Some(code) => documents::letter_by_code(look, &code).await?,
        None => None,
    };
    let sections = letter.map(|letter| letter.sections).unwrap_or_default();
    let clean = |text: &str| if public { without_personal_data(text) } else { text.to_owned() };
    let copy = sections.iter().filter(|section| section.part != Part::Greeting);
    let copy: Vec<Section> =
        copy.map(|section| Section { part: section.part, text: clean(&section.text) }).collect();
    let appeals = copy.iter().find(|section| section.part == Part::Appeals);
    let appeals = appeals.map(|section| section.text.clone()).unwrap_or_default();
    Ok((copy, appeals))
}

/// Issues a paper of the notice. What nobody signs is signed by the company's register.
pub(crate) async fn issue(work: &mut Work<'_>, decision: &Decision, draft: Draft) -> Result<Issued, Fault> {
    let subject_ref = records::subject(decision.case);
    let sha256 = sha256_hex(format!("{}\n{}", draft.subject, draft.body).as_bytes());
    let entry = filing::take_number(work, draft.class, &subject_ref, &sha256).await?;
    let company = company::current(work).await?;
    let city = company.as_ref().and_then(|c| territory::municipality(&c.profile.municipality));
    let (name, title) = signer(work, company.as_deref()).await?;
    let first = Section { part: Part::Greeting, text: draft.body };
    let letter = Letter {
        number: entry.number.0.clone(),
        city: city.map(|m| m.name.to_owned()).unwrap_or_default(),
        issued_on: entry.filed_at.day(),
        addressee: draft.addressee,
        reference: Some(Reference { number: decision.number.clone(), filed_at: decision.filed_at }),
        subject: draft.subject,
        sections: std::iter::once(first).chain(draft.copy).collect(),
        signature: Some(Signature { name, title, signed_at: entry.filed_at }),
        appeal: None,
        annexes: Vec::new(),
        verification: Verification::default(),
    };
    let head = company.as_deref().map_or_else(nameless, company::letterhead);
    let content = PaperContent { head, lang: LANG, paper: Paper::Letter(letter) };
    let code = documents::issue_paper(work, &subject_ref, &content).await;
    let code = code.map_err(|e| Fault::new(format!("a paper of a notice was not issued: {e}")))?;
    Ok(Issued { number: entry.number.0, code, at: entry.filed_at })
}

/// The officer who acts, or the register of the company.
async fn signer(work: &mut Work<'_>, company: Option<&Company>) -> Result<(String, String), Fault> {
    if let Some(account) = work.actor().account()
        && let Some(officer) = identity::api::officer(work, account).await?
    {
        return Ok((officer.name, officer.title));
    }
    let name = company.map(|c| c.profile.legal_name.clone()).unwrap_or_default();
    Ok((name, t("notices-paper-register", &[])?))
}

fn nameless() -> Letterhead {
    Letterhead {
        company: String::new(),
        nit: String::new(),
        address: String::new(),
        phones: Vec::new(),
        website: String::new(),
        brand: Brand::default(),
    }
}
