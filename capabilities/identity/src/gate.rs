//! Who is behind a cookie or a token. Every request of an officer passes here, so what was found is
//! remembered for a few seconds; whatever identity announces makes this node forget at once.

use std::collections::HashMap;
use std::sync::Mutex;

use futures::FutureExt;
use kernel::{Actor, At, Failure, Fault, Never};
use store::{BoxFuture, HubListener, Store, Wake};
use web::{App, Credential, Gatekeeper, Identity};

use crate::secret::{fingerprint, plausible};
use crate::session::IDLE_HOURS;
use crate::{events, records};

/// How long an answer is believed, in seconds: on other nodes a change counts after so long at the latest.
const BELIEVED_SECONDS: i64 = 5;
/// How many answers are remembered; then all are forgotten.
const MOST: usize = 10_000;

/// Knows sessions and API tokens. One per node, given to `AppBuilder::gatekeeper` and `with_part`.
#[derive(Default)]
pub struct Gate(Mutex<Memory>);

#[derive(Default)]
struct Memory {
    known: HashMap<String, Known>,
    /// Counts how often all was forgotten, so that an answer read before is not remembered after.
    forgotten: u64,
    listener: Option<HubListener>,
}

struct Known {
    identity: Option<Identity>,
    from: At,
    until: At,
}

impl Gate {
    /// A gate that remembers nothing yet.
    pub fn new() -> Gate {
        Gate::default()
    }

    /// Forgets everything: the next requests ask the database.
    pub fn forget(&self) {
        self.lock().forget();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// What is remembered, or the count with which a fresh answer may be remembered.
    fn recall(&self, store: &Store, hash: &str, at: At) -> Result<Option<Identity>, u64> {
        let mut memory = self.lock();
        memory.hear(store);
        match memory.known.get(hash) {
            Some(known) if known.from <= at && at < known.until => Ok(known.identity.clone()),
            _ => Err(memory.forgotten),
        }
    }

    fn remember(&self, store: &Store, hash: String, known: Known, count: u64) {
        let mut memory = self.lock();
        memory.hear(store);
        if memory.forgotten != count {
            return;
        }
        if memory.known.len() >= MOST {
            memory.known.clear();
        }
        memory.known.insert(hash, known);
    }

    async fn ask(&self, app: &App, credential: Credential<'_>) -> Result<Option<Identity>, Fault> {
        let (secret, session) = match credential {
            Credential::Session(secret) => (secret, true),
            Credential::Bearer(secret) => (secret, false),
        };
        if !plausible(secret) {
            return Ok(None);
        }
        let (store, hash, at) = (app.store(), fingerprint(secret), app.clock().now());
        let count = match self.recall(store, &hash, at) {
            Ok(identity) => return Ok(identity),
            Err(count) => count,
        };
        let found =
            if session { by_session(store, &hash, at).await? } else { by_token(store, &hash, at).await? };
        let believed = at.plus_seconds(BELIEVED_SECONDS);
        let (identity, end) = found.map_or((None, believed), |(identity, end)| (Some(identity), end));
        let known = Known { identity: identity.clone(), from: at, until: end.min(believed) };
        self.remember(store, hash, known, count);
        Ok(identity)
    }
}

impl Memory {
    fn forget(&mut self) {
        self.known.clear();
        self.forgotten += 1;
    }

    /// Forgets when identity announced something since the last time.
    fn hear(&mut self, store: &Store) {
        let mut changed = self.listener.is_none();
        let listener = self.listener.get_or_insert_with(|| store.hub().listen());
        while let Some(Some(wake)) = listener.next().now_or_never() {
            changed |= match wake {
                Wake::Subject { subject, .. } => subject.starts_with(events::SUBJECT),
                Wake::Resync => true,
            };
        }
        if changed {
            self.forget();
        }
    }
}

impl Gatekeeper for Gate {
    fn identify<'a>(
        &'a self,
        app: &'a App,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>> {
        Box::pin(self.ask(app, credential))
    }
}

/// The officer of a living session, and until when it may be believed.
async fn by_session(store: &Store, hash: &str, at: At) -> Result<Option<(Identity, At)>, Fault> {
    let found = store.read("identity.session", hash.to_owned(), |look, hash| {
        Box::pin(async move {
            let Some(visitor) = records::session_by_token(look, hash).await? else { return Ok(None) };
            let permissions = match visitor.must_change {
                // nothing is allowed before the new password, not even by an address typed by hand
                true => Default::default(),
                false => records::permissions_of(look, visitor.session.account).await?,
            };
            Ok::<_, Failure<Never>>(Some((visitor, permissions)))
        })
    });
    let Some((visitor, permissions)) = found.await.map_err(Fault::from)? else {
        return Ok(None);
    };
    let session = visitor.session;
    if !session.is_alive(at) {
        return Ok(None);
    }
    if session.wants_seen(at) {
        let seen = store.write("identity.seen", Actor::System("gate"), (session.id, at), |work, (id, at)| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::touch_session(work, *id, *at).await?) })
        });
        noted(seen.await);
    }
    let end = session.expires_at.min(session.last_seen_at.max(at).plus_hours(IDLE_HOURS));
    let actor =
        Actor::Officer { id: session.account, name: visitor.name.into(), permissions: permissions.into() };
    Ok(Some((Identity { actor, session_id: session.id.to_string() }, end)))
}

/// The program of a living token, and until when it may be believed.
async fn by_token(store: &Store, hash: &str, at: At) -> Result<Option<(Identity, At)>, Fault> {
    let found = store.read("identity.token", hash.to_owned(), |look, hash| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::token_by_hash(look, hash).await?) })
    });
    let found = found.await.map_err(Fault::from)?;
    let Some(token) = found.filter(|token| token.is_alive(at)) else { return Ok(None) };
    if token.last_used_on != Some(at.day()) {
        let used = store.write("identity.used", Actor::System("gate"), (token.id, at), |work, (id, at)| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::touch_token(work, *id, at.day()).await?) })
        });
        noted(used.await);
    }
    let permissions = token.scopes.into_iter().collect::<std::collections::BTreeSet<_>>();
    let actor =
        Actor::Program { id: token.id.cast(), name: token.name.into(), permissions: permissions.into() };
    Ok(Some((Identity { actor, session_id: String::new() }, token.expires_at)))
}

/// Nobody is kept out because a date could not be written.
fn noted(written: Result<(), Failure<Never>>) {
    if let Err(failure) = written {
        tracing::warn!(%failure, "the last use of a session or token was not written");
    }
}
