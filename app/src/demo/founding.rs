//! What is there before the first case: the company, its calendar, its officers, its accounts, its files.

use std::collections::HashMap;

use cases::actions::{decide_template, write_template};
use company::{BrandColors, Founding, ProfileDraft};
use deadlines::Revision;
use documents::{BlobStore, Limits, StoredFile};
use identity::api::{self, Details, NewAccount};
use kernel::{AccountId, Actor, Failure, Fault, Never, SeededChance};
use people::SubscriberNumber;
use people::actions::save_accounts::{self, AccountLine};
use store::{Store, Work};

use super::office::Office;
use super::staff::{self, DOMAIN, PASSWORD, STAFF};
use super::town::{ACCOUNTS, Town};
use super::{SEED, pictures, play};

/// Its seat. Miraflor is invented and the register of municipalities has no invented ones: this one lent its
/// code.
const MUNICIPALITY: &str = "66170";
/// Accounts that are written together.
const TOGETHER: usize = 2_000;

/// Everything that the first work writes.
struct Beginning {
    founding: Founding,
    /// Nothing if it comes later, in the story.
    revision: Option<Revision>,
    hash: String,
}

/// Founds the company, decides its calendar, if the story does not announce it later, and lets the officers
/// in.
pub async fn company(
    store: &Store,
    office: &Office,
    announced: bool,
) -> Result<Vec<(AccountId, Actor)>, Fault> {
    // all have the same password: its hash is slow on purpose and made once
    let hash = identity::hash_password(PASSWORD, &SeededChance::new(SEED)).await?;
    let revision = (!announced).then(|| office.revision.clone());
    let beginning = Beginning { founding: founding()?, revision, hash };
    let made = store.write("demo.beginning", Actor::System("demo"), beginning, |work, beginning| {
        Box::pin(begin(work, beginning))
    });
    made.await.map_err(Fault::from)
}

fn founding() -> Result<Founding, Fault> {
    let draft = ProfileDraft {
        legal_name: "Aguas de Miraflor E.S.P.".into(),
        short_name: "Aguas de Miraflor".into(),
        nit: "800.000.000-2".into(),
        municipality: MUNICIPALITY.into(),
        address: "Carrera 16 n.º 36-44, piso 1".into(),
        phones: [("116", "Línea de atención, 24 horas"), ("606 555 0100", "Oficina")]
            .map(|(number, label)| (number.into(), label.into()))
            .into(),
        email: format!("atencion@{DOMAIN}"),
        court_email: format!("notificaciones@{DOMAIN}"),
        data_email: format!("datos@{DOMAIN}"),
        mail_from: format!("pqr@{DOMAIN}"),
        website: format!("https://www.{DOMAIN}"),
        hours: "Lunes a viernes de 7:00 a. m. a 4:30 p. m., jornada continua".into(),
        services: ["water", "sewerage", "waste"].map(str::to_owned).into(),
        ..ProfileDraft::default()
    };
    let profile = draft.check().map_err(|wrong| Fault::new(format!("the company of the demo: {wrong:?}")))?;
    let public_url = "http://127.0.0.1:8080".into();
    Ok(Founding { profile, colors: BrandColors::default(), govco: true, public_url })
}

async fn begin(work: &mut Work<'_>, wish: &Beginning) -> Result<Vec<(AccountId, Actor)>, Failure<Never>> {
    let wrong = |what: &dyn std::fmt::Display| Fault::new(format!("the beginning of the demo: {what}"));
    company::found(work, &wish.founding).await.map_err(|f| wrong(&f))?;
    if let Some(revision) = &wish.revision {
        deadlines::revise_rulebook(work, revision).await.map_err(|f| wrong(&f))?;
    }
    api::seed_roles(work).await?;
    let mut made = Vec::with_capacity(STAFF.len());
    for post in &STAFF {
        let details = Details { name: post.name.into(), title: post.title.into(), area: post.area.into() };
        let account = NewAccount {
            login: staff::login(post),
            details,
            roles: vec![post.role.into()],
            password_hash: Some(wish.hash.clone()),
            ..NewAccount::default()
        };
        let id = api::create_account(work, &account).await.map_err(|f| wrong(&f))?;
        let permissions = api::permissions_of(work, id).await?;
        made.push((id, play::actor(id, post.name, permissions)));
    }
    Ok(made)
}

/// The starting templates of letters: brought by the lawyer, approved by whom answers for them.
pub async fn templates(store: &Store, officers: &[(AccountId, Actor)]) -> Result<(), Fault> {
    let brought = store.write("demo.templates", officers[staff::LAWYER].1.clone(), (), |work, ()| {
        Box::pin(write_template::bring_starters(work))
    });
    let wrong = |what: &dyn std::fmt::Debug| Fault::new(format!("the templates of the demo: {what:?}"));
    brought.await.map_err(|f| wrong(&f))?;
    let approved = store.write("demo.approve", officers[staff::COUNSEL].1.clone(), (), |work, ()| {
        Box::pin(async move {
            for template in cases::records::steps::templates(work).await? {
                let wish = decide_template::DecideTemplate { id: template.id, approve: true };
                decide_template::run(work, &wish).await?;
            }
            Ok::<_, Failure<cases::CaseRefusal>>(())
        })
    });
    approved.await.map_err(|f| wrong(&f))
}

/// Writes the accounts of the town.
pub async fn accounts(store: &Store, town: &Town) -> Result<(), Fault> {
    let municipality = territory::municipality(MUNICIPALITY).map(|m| m.code);
    for start in (0..ACCOUNTS).step_by(TOGETHER) {
        let mut lines = Vec::with_capacity(TOGETHER);
        for place in start..(start + TOGETHER).min(ACCOUNTS) {
            let premises = town.premises(place);
            let number = SubscriberNumber::read(&premises.number);
            lines.push(AccountLine {
                number: number.map_err(|e| Fault::new(format!("an account of the demo: {e:?}")))?,
                services: premises.services,
                address: premises.address,
                municipality,
                usage: premises.usage,
                subscriber: None,
            });
        }
        let saved = store.write("demo.accounts", Actor::System("demo"), lines, |work, lines| {
            Box::pin(async move {
                Ok(save_accounts::run(work, lines).await.map_err(|f| Fault::new(f.to_string()))?)
            })
        });
        saved.await.map_err(Fault::from)?;
    }
    Ok(())
}

/// Keeps the pictures once; cases share them under names of their own.
pub async fn files(blobs: &dyn BlobStore) -> Result<Vec<StoredFile>, Fault> {
    let mut kept = HashMap::new();
    for which in 0..pictures::COUNT {
        let name = if which == 8 { "factura.pdf" } else { "foto.png" };
        let file = vec![(name.to_owned(), pictures::bytes(which)?.into())];
        let stored = documents::keep_files(blobs, file, Limits::default()).await;
        let stored = stored.map_err(|f| Fault::new(format!("a picture of the demo: {f}")))?;
        kept.extend(stored.into_iter().map(|file| (which, file)));
    }
    let missing = || Fault::new("a picture of the demo was not kept");
    (0..pictures::COUNT).map(|which| kept.remove(&which).ok_or_else(missing)).collect()
}
