//! Who reads from SQLite: a short question is answered where it is asked, a long one by threads of their own.
//!
//! Handing a question to another thread and its answer back costs more than the queries of a usual page. But
//! a question that reads long would keep everybody waiting who shares the thread of its asker: it is
//! interrupted after so many steps of the engine and asked again at the threads, where the next of its name
//! go at once.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

use futures::future::BoxFuture;
use kernel::{Failure, Fault};

use crate::Look;
use crate::sqlite::Lite;
use crate::store::{ReadJob, answer_now};

/// How many long reads run at once.
const THREADS: usize = 3;
/// Most connections on which short questions are answered at once; more go to the threads.
const MOST_SHORT: usize = 8;
/// A short question is over before this; the next of a name that took longer go to the threads.
const SHORT: Duration = Duration::from_millis(2);
/// So many of a name go to the threads before one of it is tried where it is asked again.
const DETOUR: u8 = 100;

/// The connections that only read.
pub(crate) struct Readers {
    /// Nothing once the store is closed.
    open: Mutex<Option<Open>>,
    /// Questions that were not short, and how many more of each go to the threads.
    long: Mutex<HashMap<&'static str, u8>>,
}

struct Open {
    queue: mpsc::Sender<Box<dyn ReadJob>>,
    idle: Vec<Lite>,
}

impl Readers {
    /// Opens the connections and starts the threads, which share one queue.
    pub fn start(path: &Path) -> Result<Readers, Fault> {
        let (queue, receiver) = mpsc::channel::<Box<dyn ReadJob>>();
        let receiver = Arc::new(Mutex::new(receiver));
        for n in 0..THREADS {
            let conn = Lite::open_reader(path)?;
            let receiver = Arc::clone(&receiver);
            std::thread::Builder::new()
                .name(format!("store-reader-{n}"))
                .spawn(move || serve(conn, &receiver))
                .map_err(|e| Fault::because("starting a reader", e))?;
        }
        let short = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_SHORT);
        let idle = (0..short).map(|_| Lite::open_reader(path)).collect::<Result<Vec<_>, _>>()?;
        Ok(Readers { open: Mutex::new(Some(Open { queue, idle })), long: Mutex::default() })
    }

    /// Answers on this thread if the question is short and a connection is free; else nothing, and the
    /// question goes to [`Readers::send`]. It may have been asked in part: questions only read.
    #[allow(clippy::disallowed_methods)] // measures how long it took: decides only where the next is answered
    pub fn answer_here<I, T, R, F>(
        &self,
        name: &'static str,
        input: &I,
        question: &F,
    ) -> Option<Result<T, Failure<R>>>
    where
        F: for<'a, 'l> Fn(&'a mut Look<'l>, &'a I) -> BoxFuture<'a, Result<T, Failure<R>>>,
    {
        if self.is_long(name) {
            return None;
        }
        let mut conn = self.lock().as_mut()?.idle.pop()?;
        let begun = Instant::now();
        let answer = conn.in_snapshot(|conn| {
            conn.ration();
            let answer = answer_now(name, question(&mut Look { conn }, input));
            (!conn.end_ration()).then_some(answer)
        });
        if !matches!(answer, Some(Some(_))) || begun.elapsed() > SHORT {
            self.long.lock().unwrap_or_else(PoisonError::into_inner).insert(name, DETOUR);
        }
        if let Some(open) = self.lock().as_mut() {
            open.idle.push(conn);
        }
        answer.flatten()
    }

    /// Hands a question to the threads; nothing if the store is closed.
    pub fn send(&self, job: Box<dyn ReadJob>) -> Option<()> {
        self.lock().as_ref()?.queue.send(job).ok()
    }

    /// Lets the connections go. The threads finish what waits.
    pub fn close(&self) {
        self.lock().take();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_long(&self, name: &'static str) -> bool {
        let mut long = self.long.lock().unwrap_or_else(PoisonError::into_inner);
        match long.get_mut(name) {
            None => false,
            Some(0) => long.remove(name).is_none(),
            Some(more) => {
                *more -= 1;
                true
            }
        }
    }
}

fn serve(mut conn: Lite, queue: &Mutex<mpsc::Receiver<Box<dyn ReadJob>>>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { break };
        conn.in_snapshot(|conn| job.run_now(&mut Look { conn }));
    }
}
