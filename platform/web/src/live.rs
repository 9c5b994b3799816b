//! Live screens: tells a browser that a subject changed, so that it fetches the part that it shows.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::extract::Query;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::Stream;
use futures::stream::unfold;
use store::{HubListener, Wake};

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
    let place = Place::take(door.app()).ok_or_else(Problem::unavailable)?;
    let listener = door.store().hub().listen();
    let events = events(place, listener, subjects);
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("")).into_response())
}

fn may_listen(door: &Door, subject: &str) -> bool {
    let rules = door.app().capabilities().iter().flat_map(|c| c.live);
    // the longest prefix that fits decides
    let rule = rules.filter(|rule| subject.starts_with(rule.prefix)).max_by_key(|rule| rule.prefix.len());
    rule.is_some_and(|rule| door.visit().may(rule.access, door.site().exists))
}

/// One of the limited places for live screens, given back when the stream ends.
struct Place(App);

impl Place {
    fn take(app: &App) -> Option<Place> {
        let most = app.settings().most_streams;
        let taken =
            app.streams().fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| (n < most).then_some(n + 1));
        taken.ok().map(|_| Place(app.clone()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.streams().fetch_sub(1, Ordering::SeqCst);
    }
}

/// What a stream holds while it runs.
struct Screen {
    place: Place,
    listener: HubListener,
    subjects: Vec<String>,
    ready: VecDeque<Event>,
}

fn events(place: Place, listener: HubListener, subjects: Vec<String>) -> impl Stream<Item = Sent> {
    let hello = Event::default().retry(Duration::from_secs(3)).comment("cauce");
    let screen = Screen { place, listener, subjects, ready: VecDeque::from([hello]) };
    unfold(screen, |mut screen| async move {
        loop {
            if let Some(event) = screen.ready.pop_front() {
                return Some((Ok(event), screen));
            }
            let wake = tokio::select! {
                () = screen.place.0.closed() => return None,
                wake = screen.listener.next() => wake?,
            };
            screen.ready.extend(events_of(&wake, &screen.subjects));
        }
    })
}

type Sent = Result<Event, Infallible>;

fn events_of(wake: &Wake, wanted: &[String]) -> Vec<Event> {
    match wake {
        Wake::Resync => vec![Event::default().event("resync").data("")],
        Wake::Subject { subject, seq } => {
            let fits = |w: &&String| *w == subject || (w.ends_with('/') && subject.starts_with(w.as_str()));
            let event = |w: &String| Event::default().event("wake").id(seq.to_string()).data(w);
            wanted.iter().filter(fits).map(event).collect()
        }
    }
}
