//! The demo company: its log-ins and its life.

use std::sync::Arc;

use company::Founding;
use documents::BlobStore;
use identity::api::{self, Details, NewAccount};
use kernel::{Actor, At, Failure, Fault, ManualClock, SystemChance};
use store::Store;
use web::DemoLogin;

/// What the company is made with, besides its database.
pub struct Stage {
    /// The clock of the database: move it to let time pass.
    pub clock: Arc<ManualClock>,
    /// The present, where the story ends.
    pub until: At,
    /// Where its files go.
    pub blobs: Arc<dyn BlobStore>,
}

/// Everybody's password: it is a demo.
const PASSWORD: &str = "agua-clara-2026";
/// Name, title, area, login, role.
const OFFICERS: [(&str, &str, &str, &str, &str); 4] = [
    ("Luisa Marín", "Agente de atención", "Atención", "luisa", "agent"),
    ("Andrés Cárdenas", "Abogado", "Comercial", "andres", "lawyer"),
    ("Marta Rentería", "Jefe de atención", "Atención", "marta", "head"),
    ("Jorge Ospina", "Administrador", "Sistemas", "jorge", "administrator"),
];

/// The log-ins that the banner lists.
pub fn logins() -> Vec<DemoLogin> {
    let login = |(name, title, _, user, _): (&str, &str, &str, &str, &str)| DemoLogin {
        who: format!("{name}, {}", title.to_lowercase()),
        user: user.to_owned(),
        password: PASSWORD.to_owned(),
    };
    OFFICERS.into_iter().map(login).collect()
}

/// Fills an empty database with the company.
pub async fn seed(store: &Store, stage: &Stage) -> Result<(), Fault> {
    stage.clock.set(stage.until);
    let hash = identity::hash_password(PASSWORD, &SystemChance).await?;
    let made = store.write("demo.officers", Actor::System("demo"), hash, |work, hash| {
        Box::pin(async move {
            api::seed_roles(work).await?;
            for (name, title, area, login, role) in OFFICERS {
                let details = Details { name: name.into(), title: title.into(), area: area.into() };
                let account = NewAccount {
                    login: login.into(),
                    details,
                    roles: vec![role.into()],
                    password_hash: Some(hash.clone()),
                    ..NewAccount::default()
                };
                api::create_account(work, &account).await?;
            }
            Ok::<_, Failure<api::AccountRefusal>>(())
        })
    });
    made.await.map_err(|failure| Fault::new(format!("making the officers of the demo: {failure}")))?;
    found(store).await
}

async fn found(store: &Store) -> Result<(), Fault> {
    let miraflor = company::miraflor();
    let founding = Founding {
        profile: miraflor.profile,
        colors: miraflor.colors,
        govco: miraflor.govco,
        public_url: miraflor.public_url,
    };
    let founded = store.write("demo.company", Actor::System("demo"), founding, |work, founding| {
        Box::pin(company::found(work, founding))
    });
    founded.await.map_err(|failure| Fault::new(format!("making the demo company: {failure}")))
}
