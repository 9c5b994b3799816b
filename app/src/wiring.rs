//! The one list of what the program can do, and how it is put together.

use std::sync::Arc;

use company::Shown;
use documents::{BlobStore, Typesetter};
use identity::Gate;
use kernel::Fault;
use pdf::TypstSetter;
use store::{Query, Reactions, Store, Timers};
use web::{App, AppBuilder, Capability, Gatekeeper, Settings, SiteInfo};

use crate::parts::Mail;

/// Every capability, in the order of the menus.
pub const CAPABILITIES: &[Capability] = &[
    cases::CAPABILITY,
    notices::CAPABILITY,
    appeals::CAPABILITY,
    hall::CAPABILITY,
    appointments::CAPABILITY,
    surveys::CAPABILITY,
    notifications::CAPABILITY,
    people::CAPABILITY,
    deadlines::CAPABILITY,
    documents::CAPABILITY,
    dispatch::CAPABILITY,
    reports::CAPABILITY,
    company::CAPABILITY,
    catalog::CAPABILITY,
    identity::CAPABILITY,
    territory::CAPABILITY,
    FILING,
];

/// Filing has no page of its own: the others file through it.
const FILING: Capability = Capability {
    name: "filing",
    queries: filing::QUERIES,
    events: &["filing.entered", "filing.annulled"],
    ..Capability::EMPTY
};

/// What an application needs from outside.
pub struct Outside {
    /// The database, with the schema of this program.
    pub store: Store,
    /// Address, key, proxies.
    pub settings: Settings,
    /// The company, if there is one.
    pub site: SiteInfo,
    /// Where files are.
    pub blobs: Arc<dyn BlobStore>,
    /// How mail leaves.
    pub mail: Mail,
}

/// The application with everything inside.
pub fn app(outside: Outside, finish: impl FnOnce(AppBuilder) -> AppBuilder) -> Result<App, Fault> {
    let gate = Arc::new(Gate::new());
    let mut builder = AppBuilder::new(outside.store)
        .settings(outside.settings)
        .site(outside.site)
        .migrations(migrations::ALL)
        .gatekeeper(gate.clone() as Arc<dyn Gatekeeper>)
        .with_part::<Gate>(gate)
        .with_part::<Shown>(Arc::new(Shown::default()))
        .with_part::<cases::FiguresCache>(Arc::new(cases::FiguresCache::default()))
        .with_part::<hall::Captions>(Arc::new(hall::Captions::default()))
        .with_part::<dyn BlobStore>(outside.blobs)
        .with_part::<dyn Typesetter>(Arc::new(TypstSetter::new()?))
        .capabilities(CAPABILITIES.iter().copied());
    if let Some(folder) = outside.mail.folder {
        builder = builder.with_part::<dyn dispatch::MailFolder>(folder);
    }
    finish(builder).build()
}

/// Door 2 of all.
pub fn reactions() -> Reactions {
    Reactions::new(CAPABILITIES.iter().flat_map(|c| (c.reactions)()).collect())
}

/// Door 3 of all.
pub fn timers() -> Timers {
    Timers::new(CAPABILITIES.iter().flat_map(|c| (c.timers)()).collect())
}

/// Every SQL text of the program, with whose it is.
pub fn queries() -> Vec<(&'static str, Query)> {
    let own = store::own_queries().into_iter().map(|q| ("store", q));
    own.chain(CAPABILITIES.iter().flat_map(|c| c.queries.iter().map(|q| (c.name, *q)))).collect()
}
