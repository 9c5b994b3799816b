//! What a capability hands to the program, and how the program learns who somebody is.

use futures::future::BoxFuture;
use kernel::{Actor, Fault, Lang, Permission};
use serde_json::Value;

use crate::texts::TextSource;
use crate::{Access, App, Door, Problem, Routes};

/// Everything that a capability contributes. Each crate has one constant of this type; what it does not
/// have it takes from [`Capability::EMPTY`]:
/// `pub const CAPABILITY: Capability = Capability { name: "cases", routes, ..Capability::EMPTY };`
#[derive(Clone, Copy)]
pub struct Capability {
    /// The name of the crate; keys, tables, permissions and events begin with it.
    pub name: &'static str,
    /// Door 1: every URL.
    pub routes: fn() -> Routes,
    /// Every SQL text, for the closed-list test.
    pub queries: &'static [store::Query],
    /// Its Fluent files.
    pub texts: &'static [TextSource],
    /// Door 2: what it does when a fact is announced.
    pub reactions: fn() -> Vec<store::Reaction>,
    /// Door 3: what it does by the calendar.
    pub timers: fn() -> Vec<store::Timer>,
    /// Every page in every state, rendered: name and HTML.
    pub samples: fn(Lang) -> Vec<(&'static str, String)>,
    /// Every permission that it asks for.
    pub permissions: &'static [Permission],
    /// Every kind of event that it announces.
    pub events: &'static [&'static str],
    /// Its places in the rail of the workspace.
    pub nav: &'static [NavItem],
    /// Its places on the page of the settings: beside `label` stands the sentence `label` + `-text`.
    pub settings: &'static [NavItem],
    /// Counts beside places in the rail.
    pub badges: &'static [Badge],
    /// Its places in the menu of the citizens' pages.
    pub menu: &'static [MenuItem],
    /// Who may watch which subjects on a live screen.
    pub live: &'static [LiveRule],
    /// What it shows on pages of lower ranks.
    pub panels: &'static [Panel],
    /// Queries whose first column is a text with the SHA-256 of files that it keeps although they are
    /// attached to nothing yet: drafts. Whatever nobody keeps is forgotten.
    pub keeps: &'static [store::Query],
    /// What programs can ask it, as an OpenAPI 3.1 document; see [`crate::api_document`].
    pub api: fn() -> Value,
}

impl Capability {
    /// A capability that does nothing yet.
    pub const EMPTY: Capability = Capability {
        name: "",
        routes: || Routes::new(""),
        queries: &[],
        texts: &[],
        reactions: Vec::new,
        timers: Vec::new,
        samples: |_| Vec::new(),
        permissions: &[],
        events: &[],
        nav: &[],
        settings: &[],
        badges: &[],
        menu: &[],
        live: &[],
        panels: &[],
        keeps: &[],
        api: || Value::Null,
    };
}

/// A section that a capability shows on a page of a lower rank, which knows nothing of it: the page has a
/// place, whoever has something to say there says it. The sections come in the order of the capabilities.
#[derive(Clone, Copy)]
pub struct Panel {
    /// The place, named by the page that has it: `cases.sheet`.
    pub place: &'static str,
    /// A whole `<section>` for the thing with this key, or nothing; see [`crate::panel`].
    pub show: ShowPanel,
}

/// How a [`Panel`] draws itself for whoever is at the door.
pub type ShowPanel = for<'a> fn(&'a Door, &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>>;

/// A place in the rail of the workspace.
#[derive(Debug, Clone, Copy)]
pub struct NavItem {
    /// Where it leads: `/bandeja`.
    pub href: &'static str,
    /// Name of the icon in the sprite.
    pub icon: &'static str,
    /// Key of its word.
    pub label: &'static str,
    /// Who sees it.
    pub permission: Permission,
}

/// A count beside a place in the rail. The page has an empty mark; the script asks for the count, which may
/// have `data-live` to be asked for again. Without script the place is there without a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Badge {
    /// The place, as its [`NavItem`] says it.
    pub href: &'static str,
    /// `id` of the mark: the answer is an element with the same.
    pub id: &'static str,
    /// Where the count comes from.
    pub source: &'static str,
}

/// A place in the menu of the citizens' pages.
#[derive(Debug, Clone, Copy)]
pub struct MenuItem {
    /// Where it leads.
    pub href: &'static str,
    /// Key of its words.
    pub label: &'static str,
}

/// Who may listen to the subjects that begin with `prefix`.
#[derive(Debug, Clone, Copy)]
pub struct LiveRule {
    /// For instance `cases/`.
    pub prefix: &'static str,
    /// Who may listen.
    pub access: Access,
}

/// What somebody shows to prove who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credential<'a> {
    /// The session cookie.
    Session(&'a str),
    /// The token of `Authorization: Bearer`.
    Bearer(&'a str),
}

/// Who somebody is.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The officer or program.
    pub actor: Actor,
    /// Id of the session (not the secret), to end it or to list it; empty for tokens.
    pub session_id: String,
}

/// Knows who is behind a credential. Implemented by `identity`.
pub trait Gatekeeper: Send + Sync + 'static {
    /// Who shows `credential`; nothing when it is unknown, expired or revoked.
    fn identify<'a>(
        &'a self,
        app: &'a App,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>>;
}

/// Knows nobody: every credential is unknown. For the set-up and for tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct KnowsNobody;

impl Gatekeeper for KnowsNobody {
    fn identify<'a>(
        &'a self,
        _: &'a App,
        _: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>> {
        Box::pin(std::future::ready(Ok(None)))
    }
}
