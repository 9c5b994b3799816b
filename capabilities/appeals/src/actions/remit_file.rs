//! Sends the complete file to the Superintendence (Ley 142 de 1994, art. 159; rule: REMISION_SSPD): the
//! letter with its outgoing number, the file as one paper with its index, and from here on the archive with
//! every document.

use axum::extract::Path;
use cases::CaseId;
use documents::{
    Brand, CaseFile, Letter, Letterhead, Paper, PaperContent, Part, Reference, Section, Signature,
    Verification, date_in_words,
};
use filing::{Class, Entry};
use identity::api::Officer;
use kernel::{Failure, Fault, Lang, sha256_hex};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use super::{Refused, fault_only, keep, line, load_for, officer_name};
use crate::assemble::{Assembled, assemble};
use crate::records::{self, CaseHead};
use crate::refusal::AppealRefusal;
use crate::remittal::Remittal;
use crate::screens::sheet::{Place, finish};
use crate::{events, screens};

/// Who receives the file.
pub const SUPERINTENDENCE: &str = "Superintendencia de Servicios Públicos Domiciliarios";

/// What is sent.
#[derive(Debug, Clone)]
pub struct RemitFile {
    /// The case of the appeal.
    pub case: CaseId,
    /// The version that was read.
    pub version: i64,
    /// How it is sent, with the number that was given there if there is one.
    pub how: String,
    /// The file, assembled before.
    pub file: Assembled,
}

/// Closes the file and sends it: number, letter, paper and clock in one transaction.
pub async fn run(work: &mut Work<'_>, remit: &RemitFile) -> Result<Remittal, Refused> {
    let refused = |r| Failure::Refused(r);
    let by_name = officer_name(work)?;
    let signer = work.actor().account().ok_or(refused(AppealRefusal::UnknownOfficer))?;
    let before = load_for(work, remit.case, Some(remit.version)).await?;
    before.may_remit().map_err(refused)?;
    let how = line(&remit.how, "how", 300)?;
    let head = records::head(work, remit.case).await?.ok_or(refused(AppealRefusal::Unknown))?;
    let signer = identity::api::officer(work, signer).await?.ok_or(refused(AppealRefusal::UnknownOfficer))?;
    let subject = cases::events::subject(remit.case);
    let content = json!({ "case": head.number, "index": remit.file.index }).to_string();
    let entry = filing::take_number(work, Class::Outgoing, &subject, &sha256_hex(content.as_bytes())).await?;
    let letter = letter(work, remit, &head, &entry, &signer).await?;
    let letter_code = issue(work, &subject, Paper::Letter(letter)).await?;
    let file = CaseFile {
        number: entry.number.0.clone(),
        issued_on: entry.filed_at.day(),
        addressee: SUPERINTENDENCE.into(),
        subject: head.subject.clone(),
        facts: remit.file.facts.clone(),
        index: remit.file.index.clone(),
        pieces: remit.file.pieces.clone(),
        pictures: remit.file.pictures.clone(),
        apart: remit.file.apart.clone(),
        verification: Verification::default(),
    };
    let file_code = issue(work, &subject, Paper::CaseFile(Box::new(file))).await?;
    let remittal = Remittal {
        on: entry.filed_at.day(),
        number: entry.number.0,
        letter_code,
        file_code,
        how,
        index: remit.file.index.clone(),
        by_name,
    };
    let after = before.clone().remitted(remittal.clone()).map_err(refused)?;
    keep(work, &before, &after).await?;
    let data = json!({ "number": remittal.number, "remitted_on": remittal.on });
    work.announce(events::about(remit.case, events::REMITTED, data));
    Ok(remittal)
}

async fn issue(work: &mut Work<'_>, subject: &str, paper: Paper) -> Result<String, Fault> {
    let nameless = || Letterhead {
        company: String::new(),
        nit: String::new(),
        address: String::new(),
        phones: Vec::new(),
        website: String::new(),
        brand: Brand::default(),
    };
    // before the set-up it has no name: nobody remits then but a test
    let head = company::current(work).await?.map_or_else(nameless, |c| company::letterhead(&c));
    let content = PaperContent { head, lang: Lang::Es, paper };
    let issued = documents::issue_paper(work, subject, &content).await;
    fault_only(issued, "a paper of a remittal was not issued").map(|code| code.to_string())
}

async fn letter(
    work: &mut Work<'_>,
    remit: &RemitFile,
    head: &CaseHead,
    entry: &Entry,
    signer: &Officer,
) -> Result<Letter, Fault> {
    let company = company::current(work).await?;
    let place = company.as_ref().and_then(|c| territory::municipality(&c.profile.municipality));
    let count = remit.file.index.len();
    let sheets: u32 = remit.file.index.iter().filter_map(|l| l.sheets).sum();
    let filed = date_in_words(head.filed_at.day(), Lang::Es);
    let text = format!(
        "Respetados señores:\n\n\
         Remitimos el expediente completo del recurso {} del {filed}, en el que se pidió de manera \
         subsidiaria la apelación contra la decisión {}, para que esa Superintendencia la decida (Ley 142 de \
         1994, artículo 159).\n\n\
         El expediente va en un solo documento con su índice y, aparte, con un archivo por cada documento: \
         {count} documentos y {sheets} folios contados, cada uno con su huella SHA-256. \
         Los originales quedan \
         en la empresa a su disposición.\n\n\
         Enviamos copia de este oficio a quien presentó el recurso.",
        head.number, remit.file.decision
    );
    Ok(Letter {
        number: entry.number.0.clone(),
        city: place.map(|m| m.name.to_owned()).unwrap_or_default(),
        issued_on: entry.filed_at.day(),
        addressee: vec!["Señores".into(), SUPERINTENDENCE.into()],
        reference: Some(Reference { number: head.number.clone(), filed_at: head.filed_at }),
        subject: "Remisión de expediente para decidir apelación".into(),
        sections: vec![Section { part: Part::Greeting, text }],
        signature: Some(Signature {
            name: signer.name.clone(),
            title: signer.title.clone(),
            signed_at: entry.filed_at,
        }),
        appeal: None,
        annexes: Vec::new(),
        verification: Verification::default(),
    })
}

/// `POST /recursos/{id}/remitir`: refused before anything is printed if there is nothing to send.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let loaded = screens::sheet::read(&door, place.case).await?;
    let appeal = &loaded.appeal;
    let ready = if appeal.version == place.version {
        appeal.may_remit()
    } else {
        Err(AppealRefusal::ChangedMeanwhile)
    };
    if let Err(refusal) = ready {
        let refused = Err(Failure::Refused(refusal));
        return finish::<()>(&door, place, "remit", &fields, refused, "").await;
    }
    let file = assemble(door.app(), appeal).await?;
    let how = fields.text("how").to_owned();
    let remit = RemitFile { case: place.case, version: place.version, how, file };
    let done = door
        .store()
        .write("appeals.remit", door.actor().clone(), remit, |work, remit| Box::pin(run(work, remit)));
    finish(&door, place, "remit", &fields, done.await, "appeals-said-remitted").await
}
