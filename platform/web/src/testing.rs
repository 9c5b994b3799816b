//! A gatekeeper for the tests of pages, in no program: there `identity` introduces its own. It stands here
//! and not behind a feature, so that the crates above are compiled once for their tests and for the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use futures::future::{BoxFuture, ready};
use kernel::{AccountId, Actor, Fault};

use crate::{App, Credential, Gatekeeper, Identity};

/// Knows officers by their first names. The secret of a session, or of a program, is a name and what its
/// officer may do: `ana.cases-read.cases-answer`.
#[derive(Debug, Clone, Default)]
pub struct Doorman(BTreeMap<String, (AccountId, String)>);

impl Doorman {
    /// Knows these officers.
    pub fn of(officers: impl IntoIterator<Item = (AccountId, String)>) -> Doorman {
        Doorman(officers.into_iter().map(|(id, name)| (first(&name), (id, name))).collect())
    }

    /// Knows those of these who are officers.
    pub fn of_actors<'a>(actors: impl IntoIterator<Item = &'a Actor>) -> Doorman {
        let officer = |actor: &Actor| match actor {
            Actor::Officer { id, name, .. } => Some((*id, name.to_string())),
            _ => None,
        };
        Doorman::of(actors.into_iter().filter_map(officer))
    }

    /// Ids by first name, for forms.
    pub fn ids(&self) -> BTreeMap<String, AccountId> {
        self.0.iter().map(|(name, (id, _))| (name.clone(), *id)).collect()
    }
}

/// The first word of a name, in small letters.
fn first(name: &str) -> String {
    name.split(' ').next().unwrap_or_default().to_lowercase()
}

impl Gatekeeper for Doorman {
    fn identify<'a>(
        &'a self,
        _: &'a App,
        shown: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>> {
        let (Credential::Session(text) | Credential::Bearer(text)) = shown;
        let mut parts = text.split('.');
        let who = parts.next().and_then(|name| self.0.get(&first(name)));
        let permissions: BTreeSet<String> = parts.map(|p| p.replace('-', ".")).collect();
        let identity = who.map(|(id, name)| Identity {
            actor: Actor::Officer {
                id: *id,
                name: Arc::from(name.as_str()),
                permissions: Arc::new(permissions),
            },
            session_id: "s".into(),
        });
        Box::pin(ready(Ok(identity)))
    }
}
