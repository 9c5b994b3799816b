//! What works beside the requests: reactions, timers, letters, mail, phones. Started and ended together.

use std::sync::Arc;
use std::time::Duration;

use dispatch::{Courier, Postman, SenderSource};
use documents::BlobStore;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use web::App;

use crate::parts::FilesOfMessages;
use crate::wiring;

/// How long the postman may take to end what it has in hand; a message that was cut off becomes uncertain.
const PATIENCE: Duration = Duration::from_secs(8);

/// Everything that runs.
pub struct Loops {
    stop: watch::Sender<bool>,
    postman: Option<JoinHandle<()>>,
    endless: Vec<JoinHandle<()>>,
}

/// Starts everything; without a courier messages wait.
pub fn start(
    app: &App,
    courier: Option<Arc<dyn Courier>>,
    sender: Arc<SenderSource>,
    blobs: Arc<dyn BlobStore>,
) -> Loops {
    let (stop, stopped) = watch::channel(false);
    let store = app.store().clone();
    let endless = vec![
        tokio::spawn(wiring::reactions().follow(store.clone())),
        tokio::spawn(wiring::timers().follow(store.clone())),
        tokio::spawn(company::follow_site(app.clone())),
        tokio::spawn(documents::follow_press(app.clone())),
        tokio::spawn(documents::follow_collection(app.clone())),
        tokio::spawn(hall::follow_phones(app.clone())),
    ];
    let postman = courier.map(|courier| {
        let postman = Postman::new(store, courier, Arc::new(FilesOfMessages(blobs)), sender);
        tokio::spawn(async move { postman.follow(until(stopped)).await })
    });
    Loops { stop, postman, endless }
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // an error means that nobody can say stop any more, which is a stop
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

impl Loops {
    /// Ends everything. What a reaction or a timer had handed to the writer is still done; what it had not is
    /// done at the next start.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        for task in &self.endless {
            task.abort();
        }
        let Some(mut postman) = self.postman else { return };
        if tokio::time::timeout(PATIENCE, &mut postman).await.is_err() {
            tracing::warn!("the mail server did not answer in time; what was in hand is marked uncertain");
            postman.abort();
        }
    }
}
