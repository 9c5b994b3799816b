//! Wakes live screens: after each commit, the subjects of its events.

use tokio::sync::broadcast;

/// Something happened to a subject; or too much happened and the listener must look at everything again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wake {
    /// Look at this subject again; `seq` orders the wakes.
    Subject {
        /// For instance `cases/<id>`.
        subject: String,
        /// Place in the event log.
        seq: i64,
    },
    /// Messages were lost on the way: look at everything again.
    Resync,
}

/// Tells what changed to whoever listens on this node.
#[derive(Debug, Clone)]
pub struct Hub(broadcast::Sender<Wake>);

/// One listener.
pub struct HubListener(broadcast::Receiver<Wake>);

impl Hub {
    pub(crate) fn new() -> Hub {
        Hub(broadcast::channel(4_096).0)
    }

    /// Starts listening: every wake from now on, in order.
    pub fn listen(&self) -> HubListener {
        HubListener(self.0.subscribe())
    }

    pub(crate) fn wake(&self, wake: Wake) {
        // no listener is no problem
        let _ = self.0.send(wake);
    }
}

impl HubListener {
    /// Forgets the wakes that wait: for who looks at everything again anyhow.
    pub fn skip(&mut self) {
        use broadcast::error::TryRecvError::Lagged;
        while matches!(self.0.try_recv(), Ok(_) | Err(Lagged(_))) {}
    }

    /// The next wake; a listener that was too slow gets [`Wake::Resync`]; nothing when the store is closed.
    pub async fn next(&mut self) -> Option<Wake> {
        match self.0.recv().await {
            Ok(wake) => Some(wake),
            Err(broadcast::error::RecvError::Lagged(_)) => Some(Wake::Resync),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}
