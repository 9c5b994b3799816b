//! The one place that lets time go by.

use std::time::Duration;

/// Waits so long: for loops that look again after a while. A transaction awaits nothing but its own work, and
/// a test waits for the event and never for time.
#[allow(clippy::disallowed_methods)] // what everybody else uses instead
pub async fn pause(so_long: Duration) {
    tokio::time::sleep(so_long).await;
}
