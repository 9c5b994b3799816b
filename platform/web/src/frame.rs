//! What every page needs around its content.

use std::borrow::Cow;
use std::fmt::Display;
use std::sync::Arc;

use kernel::{Actor, Lang, Refusal};

use crate::cookies::Prefs;
use crate::site::SiteInfo;
use crate::texts::{TextSource, Texts};
use crate::visit::Visit;
use crate::{App, Badge, Door, format, reply};

/// Title, language, menus, company: all that the layouts `portal.html`, `workspace.html` and `bare.html`
/// ask for. Every page has one in its field `page`.
pub struct PageFrame {
    title: String,
    lang: Lang,
    texts: Arc<Texts>,
    site: Arc<SiteInfo>,
    look: Arc<str>,
    prefs: Prefs,
    path: String,
    place: String,
    officer: Option<Arc<str>>,
    nav: Vec<NavLink>,
    menu: Vec<NavLink>,
    flash: Option<String>,
    failed: bool,
    panels: Vec<String>,
}

/// A place in a menu, ready to draw.
#[derive(Debug, Clone)]
pub struct NavLink {
    /// Where it leads.
    pub href: &'static str,
    /// Icon of the sprite; empty in the citizens' menu.
    pub icon: &'static str,
    /// The words.
    pub label: String,
    /// Whether the present page belongs to it.
    pub current: bool,
    /// A count beside it.
    pub badge: Option<Badge>,
}

/// A sentence that the page before left for this one.
pub(crate) struct Flash(pub String);

impl PageFrame {
    pub(crate) fn new(app: &App, visit: &Visit, title: String, flash: Option<Flash>) -> PageFrame {
        let (lang, path) = (visit.lang, visit.uri.path().to_owned());
        let link = |href: &'static str, icon, label| NavLink {
            current: path == href
                || (href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'))),
            label: app.texts().t(lang, label).into_owned(),
            href,
            icon,
            badge: app.capabilities().iter().flat_map(|c| c.badges).find(|b| b.href == href).copied(),
        };
        let (mut officer, mut nav, mut menu) = (None, Vec::new(), Vec::new());
        if let Actor::Officer { name, .. } = visit.actor() {
            officer = Some(Arc::clone(name));
            let seen =
                app.capabilities().iter().flat_map(|c| c.nav).filter(|i| visit.actor().may(i.permission));
            nav = seen.map(|i| link(i.href, i.icon, i.label)).collect();
            keep_the_most_exact(&mut nav);
        } else {
            menu =
                app.capabilities().iter().flat_map(|c| c.menu).map(|i| link(i.href, "", i.label)).collect();
        }
        let (site, look) = app.site_and_look();
        PageFrame {
            title,
            lang,
            texts: Arc::clone(app.texts()),
            site,
            look,
            prefs: visit.prefs,
            place: visit.place().to_owned(),
            path,
            officer,
            nav,
            menu,
            flash: flash.map(|f| f.0),
            failed: false,
            panels: Vec::new(),
        }
    }

    /// A frame for samples of pages: the invented company, the sentences of web and of `sources`, no
    /// actor. Pages of the workspace take [`PageFrame::sample_officer`].
    ///
    /// # Panics
    /// When the texts have mistakes: samples are rendered by tests.
    pub fn sample(lang: Lang, title_key: &str, sources: &[TextSource]) -> PageFrame {
        let texts =
            Arc::new(Texts::new(sources).unwrap_or_else(|fault| panic!("texts of a sample: {fault}")));
        PageFrame {
            title: texts.t(lang, title_key).into_owned(),
            lang,
            texts,
            site: Arc::new(SiteInfo::sample(lang)),
            look: "sample".into(),
            prefs: Prefs::default(),
            path: "/".into(),
            place: "/".into(),
            officer: None,
            nav: Vec::new(),
            menu: Vec::new(),
            flash: None,
            failed: false,
            panels: Vec::new(),
        }
    }

    /// Like [`PageFrame::sample`], for an officer, whose rail is empty.
    pub fn sample_officer(lang: Lang, title_key: &str, sources: &[TextSource]) -> PageFrame {
        let mut page = PageFrame::sample(lang, title_key, sources);
        page.officer = Some("Luisa Marín".into());
        page
    }

    /// The same frame with this very title.
    pub fn titled(mut self, title: impl Into<String>) -> PageFrame {
        self.title = title.into();
        self
    }

    /// The same frame with what other capabilities show on the page: see [`Door::panels`].
    pub fn with_panels(mut self, panels: Vec<String>) -> PageFrame {
        self.panels = panels;
        self
    }

    /// Sections of other capabilities, already rendered: the page writes them with `|safe`.
    pub fn panels(&self) -> &[String] {
        &self.panels
    }

    /// The form was refused: the title begins with «Error: », as screen readers announce it first.
    pub fn failed(mut self) -> PageFrame {
        self.failed = true;
        self
    }

    /// What stands in `<title>`: `Error: Radicar una PQR · Aguas de Miraflor`.
    pub fn full_title(&self) -> String {
        let error = if self.failed { self.t("web-error-prefix") } else { Cow::Borrowed("") };
        format!("{error}{} · {}", self.title, self.site.short_name)
    }

    /// The title of the page alone.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The other language: its tag for links, and its own name.
    pub fn other_lang(&self) -> (&'static str, &'static str) {
        match self.lang {
            Lang::Es => ("en", "English"),
            Lang::En => ("es", "Español"),
        }
    }

    /// A sentence.
    pub fn t(&self, key: &str) -> Cow<'_, str> {
        self.texts.t(self.lang, key)
    }

    /// A sentence with one variable.
    pub fn t1(&self, key: &str, name: &str, value: impl Display) -> String {
        self.texts.t_args(self.lang, key, &[(name, &value.to_string())])
    }

    /// A sentence with two variables.
    pub fn t2(&self, key: &str, a: &str, a_value: impl Display, b: &str, b_value: impl Display) -> String {
        self.texts.t_args(self.lang, key, &[(a, &a_value.to_string()), (b, &b_value.to_string())])
    }

    /// A sentence with any variables.
    pub fn t_args(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.texts.t_args(self.lang, key, args)
    }

    /// A whole number with dots: `2.000`.
    pub fn number(&self, n: impl Display) -> String {
        let text = n.to_string();
        text.parse().map_or(text, format::number)
    }

    /// The company.
    pub fn site(&self) -> &SiteInfo {
        &self.site
    }

    /// Letters and contrast.
    pub fn prefs(&self) -> Prefs {
        self.prefs
    }

    /// Path of this page.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Path and query of this page, percent-encoded for `?volver=`.
    pub fn back_here(&self) -> String {
        reply::percent(&self.place)
    }

    /// Name of the officer who looks, if one does.
    pub fn officer(&self) -> Option<&str> {
        self.officer.as_deref()
    }

    /// First letters of the officer's first and last name, for the round picture.
    pub fn initials(&self) -> String {
        let words: Vec<&str> = self.officer().unwrap_or_default().split_whitespace().collect();
        let ends = [words.first(), words.get(1..).and_then(|rest| rest.last())];
        ends.into_iter().flatten().filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect()
    }

    /// The officer's first name.
    pub fn first_name(&self) -> &str {
        self.officer().and_then(|name| name.split_whitespace().next()).unwrap_or_default()
    }

    /// The places of the rail that the officer may open.
    pub fn nav(&self) -> &[NavLink] {
        &self.nav
    }

    /// The places of the citizens' menu.
    pub fn menu(&self) -> &[NavLink] {
        &self.menu
    }

    /// What the page before wanted to say: «Guardado».
    pub fn flash(&self) -> Option<&str> {
        self.flash.as_deref()
    }

    /// Address of a style sheet, script or font: `page.asset("base.css")`.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }

    /// Address of an icon for `<use href>`.
    pub fn icon(&self, name: &str) -> String {
        assets::icon_url(name)
    }

    /// Address of the company's palette; changes with it.
    pub fn brand_css(&self) -> String {
        format!("/marca.css?v={}", self.look)
    }

    /// Address of the company's mark; changes with it.
    pub fn mark(&self) -> String {
        format!("/favicon.svg?v={}", self.look)
    }

    /// Name of the heading font, which pages preload.
    pub fn heading_font(&self) -> &'static str {
        assets::url(assets::FONT_HEADINGS)
    }
}

/// Of a place and one inside of it, only the inner one is the present one.
fn keep_the_most_exact(nav: &mut [NavLink]) {
    let longest = nav.iter().filter(|link| link.current).map(|link| link.href.len()).max();
    for link in nav {
        link.current &= longest == Some(link.href.len());
    }
}

/// One thing that is wrong in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name and `id` of the field; empty when it is about the whole form.
    pub field: String,
    /// The sentence; the same in the summary and beside the field.
    pub text: String,
}

/// What is wrong in a form: for the summary on top and for each field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<FieldError>);

impl FormErrors {
    /// Nothing is wrong.
    pub fn none() -> FormErrors {
        FormErrors::default()
    }

    /// What one refusal says, in the language of the visitor.
    pub fn from_refusal(door: &Door, refusal: &dyn Refusal) -> FormErrors {
        let mut errors = FormErrors::none();
        errors.add(refusal.field().unwrap_or_default(), door.sentence(refusal));
        errors
    }

    /// Adds a sentence about a field.
    pub fn add(&mut self, field: impl Into<String>, text: impl Into<String>) {
        self.0.push(FieldError { field: field.into(), text: text.into() });
    }

    /// The sentence about a field; empty when the field is well.
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|e| e.field == field).map_or("", |e| e.text.as_str())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Everything that is wrong, in the order of the form.
    pub fn iter(&self) -> std::slice::Iter<'_, FieldError> {
        self.0.iter()
    }
}

/// The light of a deadline: shape, colour and always words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// There is time.
    Green,
    /// Soon.
    Amber,
    /// Today or late.
    Red,
    /// No hurry, something else.
    Blue,
    /// Over.
    Plain,
}

impl Light {
    /// The word of `data-luz`.
    pub fn word(self) -> &'static str {
        match self {
            Light::Green => "verde",
            Light::Amber => "ambar",
            Light::Red => "rojo",
            Light::Blue => "azul",
            Light::Plain => "gris",
        }
    }
}

impl Display for Light {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}
