//! Live screens: tells a browser that a subject changed, so that it fetches the part that it shows.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use axum::extract::Query;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use futures::stream::unfold;
use store::{HubListener, Wake};

use crate::client::prefix;
use crate::{App, Door, Problem, Reply};

/// Most subjects of one stream.
const MOST_SUBJECTS: usize = 20;
/// A proxy or a browser that hears nothing for longer thinks that the line is dead.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// `GET /live?s=cases/1&s=cases/`: server-sent events (HTML living standard §9.2). Events: `wake` whose data
/// is the subject as it was asked for (its id is the place in the event log), and `resync` when some were
/// lost and everything has to be looked at again. A subject that ends with `/` means everything below it.
/// Each subject needs a [`crate::LiveRule`] that lets the visitor listen. `subject=` is the same as `s=`.
pub(crate) async fn stream(door: Door, Query(query): Query<Vec<(String, String)>>) -> Reply {
    let named = |name: &str| matches!(name, "s" | "subject");
    let subjects: Vec<String> = query.into_iter().filter(|(n, _)| named(n)).map(|(_, s)| s).collect();
    if subjects.is_empty() || subjects.len() > MOST_SUBJECTS {
        return Err(Problem::bad_request("give one to twenty subjects as s="));
    }
    if let Some(subject) = subjects.iter().find(|subject| !may_listen(&door, subject)) {
        return Err(Problem::forbidden().detail(format!("not allowed to listen to {subject}")));
    }
    let place = Place::take(door.app(), None).ok_or_else(Problem::unavailable)?;
    Ok(answer(door.app(), place, Heard::Named(subjects)))
}

/// A live screen for whoever holds the secret address of a page: server-sent events as of `/live`, about that
/// one subject, which the handler has looked up. Nothing but the place in the event log goes out. Each client
/// address has [`crate::Settings::most_streams_per_client`] of them at a time.
pub async fn live_page(door: &Door, subject: String) -> Reply {
    let client = prefix(door.client_ip());
    let place = Place::take(door.app(), Some(client)).ok_or_else(Problem::unavailable)?;
    Ok(answer(door.app(), place, Heard::Page(subject)))
}

fn answer(app: &App, place: Place, heard: Heard) -> Response {
    let events = events(place, app.store().hub().listen(), heard);
    Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("")).into_response()
}

fn may_listen(door: &Door, subject: &str) -> bool {
    let rules = door.app().capabilities().iter().flat_map(|c| c.live);
    // the longest prefix that fits decides
    let rule = rules.filter(|rule| subject.starts_with(rule.prefix)).max_by_key(|rule| rule.prefix.len());
    rule.is_some_and(|rule| door.visit().may(rule.access, door.site().exists))
}

/// The live screens that are open on this node.
#[derive(Default)]
pub(crate) struct Streams(Mutex<Counted>);

#[derive(Default)]
struct Counted {
    all: usize,
    /// Those of pages that need no log-in, by address.
    by_client: HashMap<u64, usize>,
}

impl Streams {
    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())
    }
}

/// One of the limited places for live screens, given back when the stream ends.
struct Place {
    app: App,
    client: Option<u64>,
}

impl Place {
    fn take(app: &App, client: Option<u64>) -> Option<Place> {
        let most = app.settings();
        let mut counted = app.streams().counted();
        if counted.all >= most.most_streams {
            return None;
        }
        if let Some(client) = client {
            let of_client = counted.by_client.entry(client).or_default();
            if *of_client >= most.most_streams_per_client {
                return None;
            }
            *of_client += 1;
        }
        counted.all += 1;
        Some(Place { app: app.clone(), client })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counted = self.app.streams().counted();
        counted.all -= 1;
        if let Some(client) = self.client
            && let Entry::Occupied(mut of_client) = counted.by_client.entry(client)
        {
            *of_client.get_mut() -= 1;
            if *of_client.get() == 0 {
                of_client.remove();
            }
        }
    }
}

/// What a stream tells.
enum Heard {
    /// News of these subjects, each by the name under which it was asked for.
    Named(Vec<String>),
    /// News of one subject, without its name.
    Page(String),
}

/// What a stream holds while it runs.
struct Screen {
    place: Place,
    listener: HubListener,
    heard: Heard,
    ready: VecDeque<Event>,
}

fn events(place: Place, listener: HubListener, heard: Heard) -> impl Stream<Item = Sent> {
    let hello = Event::default().retry(Duration::from_secs(3)).comment("cauce");
    let screen = Screen { place, listener, heard, ready: VecDeque::from([hello]) };
    unfold(screen, |mut screen| async move {
        loop {
            if let Some(event) = screen.ready.pop_front() {
                return Some((Ok(event), screen));
            }
            let wake = tokio::select! {
                () = screen.place.app.closed() => return None,
                wake = screen.listener.next() => wake?,
            };
            screen.ready.extend(events_of(&wake, &screen.heard));
        }
    })
}

type Sent = Result<Event, Infallible>;

fn events_of(wake: &Wake, heard: &Heard) -> Vec<Event> {
    let (subject, seq) = match wake {
        Wake::Resync => return vec![Event::default().event("resync").data("")],
        Wake::Subject { subject, seq } => (subject, seq.to_string()),
    };
    let event = |data: &str| Event::default().event("wake").id(&seq).data(data);
    match heard {
        Heard::Named(wanted) => {
            let fits = |w: &&String| *w == subject || (w.ends_with('/') && subject.starts_with(w.as_str()));
            wanted.iter().filter(fits).map(|w| event(w)).collect()
        }
        Heard::Page(page) => (page == subject).then(|| event(&seq)).into_iter().collect(),
    }
}
