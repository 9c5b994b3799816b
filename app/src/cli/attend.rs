//! Attending: what `serve` and `demo` have in common.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use escpos::Printers;
use hall::{Pusher, SlipPrinter, Voice};
use kernel::{Actor, Failure, Fault, Never, SystemChance};
use tokio::net::TcpListener;
use web::{App, DemoLogin, DemoPlace, Network, Settings, SiteInfo};

use super::Outcome;
use super::say::say;
use crate::config::Config;
use crate::wiring::Outside;
use crate::{keys, loops, open, parts, wiring};

/// Opens the port, before anything slow is begun.
pub(super) async fn listen(config: &Config) -> Result<TcpListener, Fault> {
    let address = config.listen();
    TcpListener::bind(address).await.map_err(|e| {
        Fault::because(
            format!("opening {address} (another port: --port, or server.port in the configuration)"),
            e,
        )
    })
}

/// What a demo has besides.
pub(super) struct Demo {
    /// Who can log in, for the banner.
    pub logins: Vec<DemoLogin>,
    /// What can be seen without, for the banner.
    pub places: Vec<DemoPlace>,
    /// How quickly its service room goes on by itself; 0 stands still.
    pub hall_speed: u32,
}

/// Attends on `listener` until somebody asks to stop, then ends everything in order.
pub(super) async fn attend(
    config: Config,
    listener: TcpListener,
    migrate: bool,
    demo: Option<Demo>,
) -> Outcome {
    let bound = listener.local_addr()?;
    let metrics = web::install_metrics()?;
    let store = open::store(&config).await?;
    if migrate {
        for name in store.migrate(migrations::ALL).await? {
            tracing::info!(name, "the schema was brought a step further");
        }
    }
    open::require_current(&store).await?;
    let blobs = open::blobs(&config)?;
    let mail = parts::mail(&config)?;
    let courier = mail.courier.clone();
    let settings = settings(&config, bound)?;
    let pusher = parts::pusher(&config, &settings.base_url)?;
    let (logins, demo_places, hall_speed) =
        demo.map_or((None, Vec::new(), 0), |demo| (Some(demo.logins), demo.places, demo.hall_speed));
    let site = SiteInfo { demo: logins, demo_places, ..SiteInfo::nobody() };
    let outside = Outside { store: store.clone(), settings, site, blobs: Arc::clone(&blobs), mail };
    let app = wiring::app(outside, |builder| {
        let builder = builder.metrics(metrics).with_part::<Voice>(parts::voice(&config));
        let builder = builder.with_part::<dyn SlipPrinter>(Arc::new(Printers::default()));
        match pusher {
            Some(pusher) => builder.with_part::<dyn Pusher>(pusher),
            None => builder,
        }
    })?;
    company::start_site(&app).await?;
    if !app.site().exists {
        tell_first_code(&app).await?;
    }
    let sender = parts::sender(&app, &config);
    let loops = loops::start(&app, courier, sender, blobs);
    let hall = tokio::spawn(crate::demo::follow_hall(store.clone(), app.ids().clone(), hall_speed));
    let served = web::serve_on(app, listener).await;
    hall.abort();
    loops.stop().await;
    store.close().await;
    served?;
    Ok(ExitCode::SUCCESS)
}

fn settings(config: &Config, bound: SocketAddr) -> Result<Settings, Fault> {
    let base_url = config.base_url(bound);
    let secure = config.server.secure_cookies.unwrap_or_else(|| base_url.starts_with("https://"));
    let proxies = config.server.trusted_proxies.iter().filter_map(|p| Network::parse(p));
    Ok(Settings {
        secure,
        base_url,
        trusted_proxies: proxies.collect(),
        secret: keys::key_of(&config.data.folder, &SystemChance)?,
        metrics_token: Some(config.server.metrics_token.clone()).filter(|t| !t.is_empty()),
        ..Settings::default()
    })
}

/// Whoever sees this console may set the company up.
async fn tell_first_code(app: &App) -> Result<(), Fault> {
    let made = app.store().write("identity.first_code", Actor::System("console"), (), |work, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(identity::first_code(work).await?) })
    });
    if let Some(code) = made.await.map_err(Fault::from)? {
        let address = &app.settings().base_url;
        say!(
            "\n  Todavía no hay empresa. Abra {address} y escriba este código:\n  \
             There is no company yet. Open {address} and type this code:\n\n      {code}\n"
        )
        .map_err(|e| Fault::because("printing the first code", e))?;
    }
    Ok(())
}
