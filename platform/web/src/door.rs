//! Something arrives: who, when, in which language, from where. The first parameter of every handler.

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::{Actor, At, Day, Lang, Refusal};
use store::Store;

use crate::cookies::Prefs;
use crate::frame::{Flash, PageFrame};
use crate::site::SiteInfo;
use crate::visit::Visit;
use crate::{App, Problem};

/// One request, as a handler sees it. Cloning is cheap.
#[derive(Clone)]
pub struct Door {
    app: App,
    visit: Arc<Visit>,
}

impl FromRequestParts<App> for Door {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Door, Problem> {
        match parts.extensions.get::<Arc<Visit>>() {
            Some(visit) => Ok(Door { app: app.clone(), visit: Arc::clone(visit) }),
            None => Err(Problem::broken("the route was mounted without the middleware of web")),
        }
    }
}

impl Door {
    pub(crate) fn new(app: App, visit: Arc<Visit>) -> Door {
        Door { app, visit }
    }

    /// The program.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The database.
    pub fn store(&self) -> &Store {
        self.app.store()
    }

    /// Who asks.
    pub fn actor(&self) -> &Actor {
        self.visit.actor()
    }

    /// Id of the session (not the secret), if somebody is logged in.
    pub fn session_id(&self) -> Option<&str> {
        let identity = self.visit.identity.get()?.as_ref()?;
        (!identity.session_id.is_empty()).then_some(identity.session_id.as_str())
    }

    /// The secret of the session cookie as it came, valid or not: to log out.
    pub fn session_token(&self) -> Option<&str> {
        self.visit.session.as_deref()
    }

    /// When the request arrived. Writes have their own instant: `Work::at`.
    pub fn at(&self) -> At {
        self.visit.at
    }

    /// The civil day in Bogota when the request arrived.
    pub fn today(&self) -> Day {
        self.visit.at.day()
    }

    /// The language of the answer.
    pub fn lang(&self) -> Lang {
        self.visit.lang
    }

    /// A sentence.
    pub fn t(&self, key: &str) -> Cow<'_, str> {
        self.app.texts().t(self.lang(), key)
    }

    /// A sentence with its variables.
    pub fn t_args(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.app.texts().t_args(self.lang(), key, args)
    }

    /// The sentence of a refusal, for showing beside the form.
    pub fn sentence(&self, refusal: &dyn Refusal) -> String {
        let args = refusal.args();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.t_args(&format!("refusal-{}", refusal.code()), &args)
    }

    /// The company.
    pub fn site(&self) -> Arc<SiteInfo> {
        self.app.site()
    }

    /// Path of the request, without its query.
    pub fn path(&self) -> &str {
        self.visit.uri.path()
    }

    /// The frame of a page whose title is the sentence `title_key`.
    pub fn page(&self, title_key: &str) -> PageFrame {
        let title = self.t(title_key).into_owned();
        self.page_titled(title)
    }

    /// The frame of a page with this very title: a filing number, a name.
    pub fn page_titled(&self, title: impl Into<String>) -> PageFrame {
        let flash = self.visit.flash.as_deref().filter(|key| self.app.texts().has(key));
        if self.visit.flash.is_some() {
            self.visit.flash_shown.store(true, Ordering::Relaxed);
        }
        PageFrame::new(&self.app, &self.visit, title.into(), flash.map(|key| Flash(self.t(key).into_owned())))
    }

    /// What other capabilities show at a place of a page about the thing with this key.
    pub async fn panels(&self, place: &str, key: &str) -> Result<Vec<String>, Problem> {
        let mut shown = Vec::new();
        for panel in self.app.capabilities().iter().flat_map(|c| c.panels).filter(|p| p.place == place) {
            shown.extend((panel.show)(self, key).await?);
        }
        Ok(shown)
    }

    /// Whether htmx asks for a part of the page.
    pub fn is_fragment(&self) -> bool {
        self.visit.fragment
    }

    /// Whether a program asks.
    pub fn wants_json(&self) -> bool {
        self.visit.json
    }

    /// The random id (128 bits, 32 hexadecimal digits) of this browser; made now if it has none, and sent as
    /// a cookie with the answer. It proves nothing but “the same browser as before”.
    pub fn visitor(&self) -> &str {
        match &self.visit.visitor {
            Some(id) => id,
            None => self.visit.new_visitor.get_or_init(|| kernel::hex(&self.app.ids().chance().bytes16())),
        }
    }

    /// The address of the client, looking through trusted proxies.
    pub fn client_ip(&self) -> IpAddr {
        self.visit.client
    }

    /// A fresh random token for a hidden field: the same token twice means the same form sent twice.
    pub fn form_token(&self) -> String {
        kernel::hex(&self.app.ids().chance().bytes16())
    }

    /// Letters and contrast that this browser prefers.
    pub fn prefs(&self) -> Prefs {
        self.visit.prefs
    }

    /// Names this request in the log and on error pages.
    pub fn trace(&self) -> &str {
        &self.visit.trace
    }

    pub(crate) fn visit(&self) -> &Visit {
        &self.visit
    }
}
