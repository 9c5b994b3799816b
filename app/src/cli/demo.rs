//! `cauce demo`: an invented company, alive, for whoever wants to look.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Clock, Fault, SystemClock};
use store::Store;
use web::{Settings, SiteInfo};

use super::say::say;
use super::{Outcome, attend};
use crate::config::{Config, Courier, LogFormat};
use crate::demo::{self, Stage, StoryClock};
use crate::parts::Mail;
use crate::wiring::{self, Outside};
use crate::{logging, open};

/// Where its data are, unless somebody says otherwise.
const FOLDER: &str = "data/demo";

#[derive(clap::Args, Default)]
pub(super) struct Words {
    /// The port; 0 takes a free one and prints it. Without it, 8080.
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// How quickly people come and go in the service room: 0 stands still, 1 is as in life, 4 four times
    /// that.
    #[arg(long, value_name = "FACTOR", value_parser = clap::value_parser!(u32).range(0..=60))]
    hall_speed: Option<u32>,
}

pub(super) async fn run(asked: Config, data: Option<PathBuf>, words: Words) -> Outcome {
    // of the installation's configuration only what concerns this process: never its data, database or mail
    let mut config = Config { server: asked.server, hall: asked.hall, log: asked.log, ..Config::default() };
    config.data.folder = data.unwrap_or_else(|| FOLDER.into());
    config.mail.courier = Courier::Folder;
    config.server.port = words.port.unwrap_or(config.server.port);
    config.log.format = LogFormat::Text;
    if config.log.level == "info" {
        config.log.level = "warn".into();
    }
    logging::install(&config.log)?;
    let listener = attend::listen(&config).await?;
    if !config.has_database() {
        say!("  Creando la empresa de demostración... / Making the demo company...")?;
        make(&config).await?;
    }
    banner(&config.base_url(listener.local_addr()?))?;
    let demo = attend::Demo {
        logins: demo::logins(),
        places: demo::places(),
        hall_speed: words.hall_speed.unwrap_or(1),
    };
    attend::attend(config, listener, true, Some(demo)).await
}

/// Makes the company beside, and gives it its name when it is complete: half a demo is never opened.
async fn make(config: &Config) -> Result<(), Fault> {
    let folder = &config.data.folder;
    let aside = beside(folder);
    let failed = |e| Fault::because(format!("making the demo company in {}", folder.display()), e);
    if aside.exists() {
        std::fs::remove_dir_all(&aside).map_err(failed)?;
    }
    open::data_folder(&aside)?;
    let mut there = config.clone();
    there.data.folder.clone_from(&aside);
    let until = SystemClock.now();
    let clock = Arc::new(StoryClock::new(until));
    let store = Store::open(&there.store(), clock.clone(), demo::ids()).await?;
    store.migrate(migrations::ALL).await?;
    let blobs = open::blobs(&there)?;
    let outside = Outside {
        store: store.clone(),
        settings: Settings::default(),
        site: SiteInfo::nobody(),
        blobs: blobs.clone(),
        mail: Mail { courier: None, folder: None },
    };
    let press = Some(wiring::app(outside, |builder| builder)?);
    let stage = Stage { until, clock, blobs, press };
    let seeded = demo::seed(&store, &stage).await;
    store.close().await;
    let made = seeded?;
    let told = say!(
        "  {} suscriptores, {} funcionarios, {} casos, {} respuestas firmadas.",
        made.subscribers,
        made.officers,
        made.cases,
        made.answered
    );
    told.map_err(failed)?;
    // an empty folder may stand in the way; a full one is somebody's and stops us
    if folder.exists() {
        std::fs::remove_dir(folder).map_err(failed)?;
    }
    std::fs::rename(&aside, folder).map_err(failed)
}

fn beside(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    folder.with_file_name(format!(".{name}.making"))
}

fn banner(address: &str) -> io::Result<()> {
    say!("\n  Cauce · demo · {address}")?;
    say!("  Todo es inventado. / Everything is invented.   Correos / mails: {address}/dev/mail\n")?;
    for login in demo::logins() {
        say!("    {:<34} {:<28} {}", login.who, login.user, login.password)?;
    }
    say!("")?;
    for place in demo::places() {
        say!("    {:<34} {address}{}", place.es, place.href)?;
    }
    say!("")
}
