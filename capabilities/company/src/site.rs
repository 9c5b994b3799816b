//! What the running program shows of the company, kept fresh on every node.

use std::sync::{Arc, RwLock};

use dispatch::Sender;
use kernel::{Actor, Failure, Fault, Never};
use store::{Store, Wake};
use web::App;

use crate::company::{Change, Company, mail_sender, site_info};
use crate::{actions, events, records};

/// The company as this node saw it last, for who cannot wait for the database: the postman asks it for the
/// sender. One per node, given to `AppBuilder::with_part`.
#[derive(Debug, Default)]
pub struct Shown(RwLock<Option<Arc<Company>>>);

impl Shown {
    /// The company; nothing before the set-up.
    pub fn company(&self) -> Option<Arc<Company>> {
        self.0.read().unwrap_or_else(|e| e.into_inner()).clone()
    }

    /// In whose name mail goes out.
    pub fn sender(&self) -> Option<Sender> {
        self.company().as_deref().and_then(mail_sender)
    }

    fn set(&self, company: Arc<Company>) {
        *self.0.write().unwrap_or_else(|e| e.into_inner()) = Some(company);
    }
}

/// Reads the company outside of a work.
pub async fn load(store: &Store) -> Result<Option<Arc<Company>>, Fault> {
    let read = store.read("company.load", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::current(look).await?) })
    });
    read.await.map_err(Fault::from)
}

/// Reads the company and shows it on all pages of this node from now on; the log-ins and places of a demo
/// stay. Before the set-up it changes nothing.
pub async fn refresh_site(app: &App) -> Result<(), Fault> {
    let Some(company) = load(app.store()).await? else { return Ok(()) };
    let shown = app.site();
    let (demo, demo_places) = (shown.demo.clone(), shown.demo_places.clone());
    app.set_site(web::SiteInfo { demo, demo_places, ..site_info(&company) });
    if let Some(shown) = app.find_part::<Shown>() {
        shown.set(company);
    }
    Ok(())
}

/// For the start of a node: notes the public address of the configuration if it is another one, and shows the
/// company.
pub async fn start_site(app: &App) -> Result<(), Fault> {
    let configured = app.settings().base_url.trim_end_matches('/').to_owned();
    if let Some(company) = load(app.store()).await?
        && company.public_url != configured
    {
        let input = (company.version, Change::Address(configured));
        let actor = Actor::System("company.start");
        let done = app.store().write("company.address", actor, input, |work, (based_on, change)| {
            Box::pin(actions::change::run(work, *based_on, change))
        });
        match done.await {
            // another node that starts at the same time notes the same address
            Ok(_) | Err(Failure::Refused(_)) => {}
            Err(Failure::Broke(fault)) => return Err(fault),
        }
    }
    refresh_site(app).await
}

/// Shows every change of the company on this node, wherever it was made, until the program ends.
pub async fn follow_site(app: App) {
    let mut listener = app.store().hub().listen();
    let refresh = async || {
        if let Err(fault) = refresh_site(&app).await {
            tracing::error!(%fault, "the company could not be read again");
        }
    };
    // what changed before we listened
    refresh().await;
    loop {
        let woken = {
            let closed = std::pin::pin!(app.closed());
            let next = std::pin::pin!(listener.next());
            match futures::future::select(next, closed).await {
                futures::future::Either::Left((Some(wake), _)) => wake,
                _ => return,
            }
        };
        let ours = match &woken {
            Wake::Subject { subject, .. } => subject == events::SUBJECT,
            Wake::Resync => true,
        };
        if ours {
            refresh().await;
        }
    }
}
