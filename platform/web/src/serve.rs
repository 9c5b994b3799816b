//! Opens the port and attends until somebody asks to stop.

use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;

use axum::serve::ListenerExt;
use kernel::Fault;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::{App, router};

/// How long requests may take to end after the signal.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often the counters are tidied when nobody reads them.
const UPKEEP: Duration = Duration::from_secs(5);

/// Attends at `address` until SIGINT, SIGTERM or [`App::close`]. Prints `listening on http://ADDR:PORT` on
/// standard output once the port is open; port 0 takes a free one. Live screens end at once, other
/// requests get ten seconds.
pub async fn serve(app: App, address: SocketAddr) -> Result<(), Fault> {
    let listener = TcpListener::bind(address)
        .await
        .map_err(|e| Fault::because(format!("opening the port {address}"), e))?;
    serve_on(app, listener).await
}

/// Like [`serve`], on a port that is already open.
pub async fn serve_on(app: App, listener: TcpListener) -> Result<(), Fault> {
    let address = listener.local_addr().map_err(|e| Fault::because("reading the address of the port", e))?;
    // a closed standard output is no reason not to attend
    let _ = writeln!(std::io::stdout().lock(), "listening on http://{address}");
    // answers are written whole: waiting for more to send only costs time
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let service = router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown({
        let app = app.clone();
        async move { stop_asked(&app).await }
    });
    let deadline = async {
        app.closed().await;
        store::pause(PATIENCE).await;
    };
    tokio::select! {
        ended = server => ended.map_err(|e| Fault::because("attending", e)),
        () = deadline => {
            tracing::warn!("requests that did not end in time were cut");
            Ok(())
        }
        never = upkeep(&app) => match never {},
    }
}

async fn stop_asked(app: &App) {
    let (mut interrupt, mut terminate) =
        match (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) {
            (Ok(interrupt), Ok(terminate)) => (interrupt, terminate),
            _ => return app.closed().await,
        };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        () = app.closed() => {}
    }
    app.close();
}

async fn upkeep(app: &App) -> std::convert::Infallible {
    loop {
        store::pause(UPKEEP).await;
        if let Some(handle) = app.metrics() {
            handle.run_upkeep();
        }
    }
}

/// Installs the counters of the process, once, and gives what [`crate::AppBuilder::metrics`] wants.
pub fn install_metrics() -> Result<PrometheusHandle, Fault> {
    let buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &buckets)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|e| Fault::because("installing the counters", e))
}
