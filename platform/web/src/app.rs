//! What every handler can reach: the state of axum.

use std::any::{Any, TypeId, type_name};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use hmac::{Hmac, KeyInit, Mac};
use kernel::{Clock, Fault, IdSource};
use metrics_exporter_prometheus::PrometheusHandle;
use sha2::Sha256;
use store::{Migration, Store};
use tokio::sync::watch;

use crate::capability::{Capability, Gatekeeper, KnowsNobody};
use crate::client::Network;
use crate::limit::Limiter;
use crate::live::Streams;
use crate::own::brand_version;
use crate::site::SiteInfo;
use crate::texts::Texts;

/// The program as handlers see it. Cloning is cheap.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    migrations: &'static [Migration],
    texts: Arc<Texts>,
    settings: Settings,
    site: RwLock<Shown>,
    parts: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    gatekeeper: Arc<dyn Gatekeeper>,
    metrics: Option<PrometheusHandle>,
    capabilities: Vec<Capability>,
    limiter: Limiter,
    streams: Streams,
    closing: watch::Sender<bool>,
}

/// The company as pages show it, and the version of its look.
#[derive(Clone)]
struct Shown(Arc<SiteInfo>, Arc<str>);

impl Shown {
    fn new(site: SiteInfo) -> Shown {
        let version = brand_version(&site).into();
        Shown(Arc::new(site), version)
    }
}

/// How this installation is reached and protected.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Public address, `https://pqr.miraflor.example`, without a slash at the end; for links in mails and QR.
    pub base_url: String,
    /// Whether people come by https: `Secure` cookies, `__Host-` names, HSTS.
    pub secure: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Key of [`App::seal`]: 32 random bytes, kept through restarts.
    pub secret: [u8; 32],
    /// Who shows this as Bearer token may read `/metrics` from elsewhere than this machine.
    pub metrics_token: Option<String>,
    /// Most live screens at the same time on this node.
    pub most_streams: usize,
    /// Most of them for one client address on pages that need no log-in; a mobile network shows many
    /// people as one address.
    pub most_streams_per_client: usize,
}

impl Default for Settings {
    /// For development and tests: plain http on this machine, a well-known key.
    fn default() -> Settings {
        Settings {
            base_url: "http://localhost:8080".into(),
            secure: false,
            trusted_proxies: Vec::new(),
            secret: [7; 32],
            metrics_token: None,
            most_streams: 5_000,
            most_streams_per_client: 50,
        }
    }
}

/// Puts an [`App`] together.
pub struct AppBuilder {
    store: Store,
    migrations: &'static [Migration],
    settings: Settings,
    site: SiteInfo,
    parts: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    gatekeeper: Arc<dyn Gatekeeper>,
    metrics: Option<PrometheusHandle>,
    capabilities: Vec<Capability>,
}

impl AppBuilder {
    /// An application over `store`, with its clock and its source of ids.
    pub fn new(store: Store) -> AppBuilder {
        AppBuilder {
            store,
            migrations: &[],
            settings: Settings::default(),
            site: SiteInfo::nobody(),
            parts: HashMap::new(),
            gatekeeper: Arc::new(KnowsNobody),
            metrics: None,
            capabilities: Vec::new(),
        }
    }

    /// How the installation is reached.
    pub fn settings(mut self, settings: Settings) -> AppBuilder {
        self.settings = settings;
        self
    }

    /// The company.
    pub fn site(mut self, site: SiteInfo) -> AppBuilder {
        self.site = site;
        self
    }

    /// The schema that this program knows; `/readyz` answers 503 while the database has another.
    pub fn migrations(mut self, all: &'static [Migration]) -> AppBuilder {
        self.migrations = all;
        self
    }

    /// Who knows the officers.
    pub fn gatekeeper(mut self, gatekeeper: Arc<dyn Gatekeeper>) -> AppBuilder {
        self.gatekeeper = gatekeeper;
        self
    }

    /// Where `/metrics` reads; see [`crate::install_metrics`].
    pub fn metrics(mut self, handle: PrometheusHandle) -> AppBuilder {
        self.metrics = Some(handle);
        self
    }

    /// Adds what the company's program can do; in the order of the menus.
    pub fn capabilities(mut self, capabilities: impl IntoIterator<Item = Capability>) -> AppBuilder {
        self.capabilities.extend(capabilities);
        self
    }

    /// Introduces something from outside by its trait: `with_part::<dyn BlobStore>(Arc::new(folder))`.
    pub fn with_part<T: ?Sized + Send + Sync + 'static>(mut self, part: Arc<T>) -> AppBuilder {
        self.parts.insert(TypeId::of::<Arc<T>>(), Box::new(part));
        self
    }

    /// The application; fails when the texts have mistakes.
    pub fn build(self) -> Result<App, Fault> {
        let sources: Vec<_> = self.capabilities.iter().flat_map(|c| c.texts.iter().copied()).collect();
        Ok(App(Arc::new(Inner {
            store: self.store,
            migrations: self.migrations,
            texts: Arc::new(Texts::new(&sources)?),
            settings: self.settings,
            site: RwLock::new(Shown::new(self.site)),
            parts: self.parts,
            gatekeeper: self.gatekeeper,
            metrics: self.metrics,
            capabilities: self.capabilities,
            limiter: Limiter::new(),
            streams: Streams::default(),
            closing: watch::channel(false).0,
        })))
    }
}

impl App {
    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The clock; handlers use `Door::at` instead.
    pub fn clock(&self) -> &dyn Clock {
        &**self.0.store.clock()
    }

    /// Ids and randomness.
    pub fn ids(&self) -> &IdSource {
        self.0.store.ids()
    }

    /// Every sentence.
    pub fn texts(&self) -> &Arc<Texts> {
        &self.0.texts
    }

    /// How the installation is reached.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The company, as it is now.
    pub fn site(&self) -> Arc<SiteInfo> {
        Arc::clone(&self.0.site.read().unwrap_or_else(|e| e.into_inner()).0)
    }

    /// The company, and the version of its look for addresses that browsers may keep.
    pub(crate) fn site_and_look(&self) -> (Arc<SiteInfo>, Arc<str>) {
        let shown = self.0.site.read().unwrap_or_else(|e| e.into_inner());
        (Arc::clone(&shown.0), Arc::clone(&shown.1))
    }

    /// Shows another company from now on: after the set-up, or when the settings changed.
    pub fn set_site(&self, site: SiteInfo) {
        let shown = Shown::new(site);
        *self.0.site.write().unwrap_or_else(|e| e.into_inner()) = shown;
    }

    /// What [`AppBuilder::with_part`] introduced as `T`.
    ///
    /// # Panics
    /// When nobody introduced it: a mistake of the wiring, found by the first test that opens the page.
    pub fn part<T: ?Sized + Send + Sync + 'static>(&self) -> Arc<T> {
        self.find_part()
            .unwrap_or_else(|| panic!("nobody introduced {} to the application", type_name::<T>()))
    }

    /// What was introduced as `T`, if anything.
    pub fn find_part<T: ?Sized + Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        self.0.parts.get(&TypeId::of::<Arc<T>>())?.downcast_ref::<Arc<T>>().map(Arc::clone)
    }

    /// What the program can do.
    pub fn capabilities(&self) -> &[Capability] {
        &self.0.capabilities
    }

    /// A signature (HMAC-SHA256, RFC 2104) of `data` for one purpose, as 64 hexadecimal digits. A seal made
    /// for one purpose is worth nothing for another.
    pub fn seal(&self, purpose: &str, data: &[u8]) -> String {
        kernel::hex(&self.mac(purpose, data).finalize().into_bytes())
    }

    /// Whether [`App::seal`] made `seal` with the same purpose and data; takes the same time either way.
    pub fn is_sealed(&self, purpose: &str, data: &[u8], seal: &str) -> bool {
        let bytes: Option<Vec<u8>> =
            (0..seal.len()).step_by(2).map(|i| u8::from_str_radix(seal.get(i..i + 2)?, 16).ok()).collect();
        bytes.is_some_and(|bytes| self.mac(purpose, data).verify_slice(&bytes).is_ok())
    }

    fn mac(&self, purpose: &str, data: &[u8]) -> Hmac<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0.settings.secret).expect("HMAC takes keys of any length");
        mac.update(&(purpose.len() as u64).to_le_bytes());
        mac.update(purpose.as_bytes());
        mac.update(data);
        mac
    }

    /// Ends live screens and, through `serve`, the program.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
    }

    /// Waits until somebody calls [`App::close`].
    pub async fn closed(&self) {
        let mut closing = self.0.closing.subscribe();
        // an error means that the application is gone, which is closed as well
        let _ = closing.wait_for(|closing| *closing).await;
    }

    pub(crate) fn gatekeeper(&self) -> &dyn Gatekeeper {
        &*self.0.gatekeeper
    }

    pub(crate) fn metrics(&self) -> Option<&PrometheusHandle> {
        self.0.metrics.as_ref()
    }

    pub(crate) fn migrations(&self) -> &'static [Migration] {
        self.0.migrations
    }

    pub(crate) fn limiter(&self) -> &Limiter {
        &self.0.limiter
    }

    pub(crate) fn streams(&self) -> &Streams {
        &self.0.streams
    }
}
