//! What the three screens say alike: waits, classes, the rule in force, and the lists to choose from.

use kernel::{At, Lang};
use queueing::{Class, Policy};
use web::{Fields, FormErrors, Light, PageFrame};

use super::records::{Floor, Waiter};
use crate::lane::Lane;
use crate::site::{Service, ServiceId};
use crate::support::{Need, PriorityGround};

/// One option of a form.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

impl Choice {
    pub(super) fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Choice {
        Choice { value: value.into(), label: label.into(), chosen }
    }
}

/// What was typed into the form that was refused, and why; nothing at first.
#[derive(Debug, Default, Clone)]
pub(super) struct Typed {
    /// The verb of the form.
    pub act: String,
    pub fields: Fields,
    pub errors: FormErrors,
}

impl Typed {
    /// Whether it is this form, so that it is shown open.
    pub(super) fn is(&self, act: &str) -> bool {
        self.act == act
    }

    /// What stands in a field.
    pub(super) fn value(&self, act: &str, name: &str) -> &str {
        if self.is(act) { self.fields.text(name) } else { "" }
    }

    /// Whether a value was chosen.
    pub(super) fn chose(&self, act: &str, name: &str, value: &str) -> bool {
        self.is(act) && self.fields.all(name).any(|v| v == value)
    }

    /// What is wrong with a field.
    pub(super) fn error(&self, act: &str, name: &str) -> &str {
        if self.is(act) { self.errors.of(name) } else { "" }
    }
}

/// `11 min`, from whole minutes.
pub(super) fn minutes(page: &PageFrame, from: At, now: At) -> String {
    page.t1("hall-console-minutes", "n", (now.seconds_since(from) / 60).max(0))
}

/// `03:12`, as the script goes on counting.
pub(super) fn clock(from: At, now: At) -> String {
    let seconds = now.seconds_since(from).max(0);
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

/// The class in words.
pub(super) fn class(page: &PageFrame, class: Class) -> String {
    page.t(&format!("hall-console-class-{}", class.key())).into_owned()
}

/// The shape and colour of a class.
pub(super) fn class_light(class: Class) -> Light {
    match class {
        Class::Preferential => Light::Blue,
        Class::Community => Light::Green,
        Class::General => Light::Plain,
    }
}

/// What a person needs, in words.
pub(super) fn needs(page: &PageFrame, needs: &[Need]) -> String {
    let words = needs.iter().map(|n| page.t(&format!("hall-console-need-{}", dashes(n.key()))));
    words.collect::<Vec<_>>().join(", ")
}

pub(super) fn dashes(key: &str) -> String {
    key.replace('_', "-")
}

/// The grounds to choose from, the general class first.
pub(super) fn grounds(page: &PageFrame, chosen: impl Fn(&str) -> bool) -> Vec<Choice> {
    let keys = std::iter::once("none").chain(PriorityGround::ALL.iter().map(|g| g.key()));
    let label = |key: &str| page.t(&format!("hall-console-ground-{}", dashes(key))).into_owned();
    keys.map(|key| Choice::new(key, label(key), chosen(key))).collect()
}

/// The needs to choose from.
pub(super) fn need_choices(page: &PageFrame, chosen: impl Fn(&str) -> bool) -> Vec<Choice> {
    let label = |n: &Need| needs(page, &[*n]);
    Need::ALL.iter().map(|n| Choice::new(n.key(), label(n), chosen(n.key()))).collect()
}

/// The rule by which people are called: shown, not hidden.
pub(super) fn rule(page: &PageFrame, floor: &Floor) -> String {
    let (p, site) = (floor.site.preferential_prefix.as_str(), &floor.site);
    let (a, b, key) = match &floor.policy {
        Policy::Strict(guard) => (guard.after.to_string(), (guard.waited_s / 60).to_string(), "strict"),
        Policy::Accumulating(w) => (w.preferential.to_string(), w.general.to_string(), "accumulating"),
        Policy::Alternating(t) => (t.preferential.to_string(), t.others.to_string(), "alternating"),
    };
    let args = [("p", p), ("c", site.community_prefix.as_str()), ("a", a.as_str()), ("b", b.as_str())];
    page.t_args(&format!("hall-console-rule-{key}"), &args)
}

/// Somebody of a list, ready to draw.
#[derive(Debug, Clone)]
pub(super) struct WaiterView {
    pub id: String,
    pub code: String,
    /// Empty for the general class.
    pub class: String,
    pub light: Light,
    pub service: String,
    pub wait: String,
    /// Longer than the site allows.
    pub late: bool,
    pub needs: String,
    /// The counter or officer for whom alone it waits; empty in the line of the service.
    pub only: String,
}

impl Floor {
    pub(super) fn service(&self, id: ServiceId) -> Option<&Service> {
        self.services.iter().find(|s| s.id == id)
    }

    pub(super) fn service_name(&self, id: ServiceId, lang: Lang) -> String {
        self.service(id).map(|s| s.name_in(lang).to_owned()).unwrap_or_default()
    }

    /// The counter or officer of a line of one.
    pub(super) fn only(&self, lane: Lane) -> String {
        match lane {
            Lane::Service(_) => String::new(),
            Lane::Counter(id) => {
                self.counters.iter().find(|c| c.id == id).map(|c| c.name.clone()).unwrap_or_default()
            }
            Lane::Officer(id) => self
                .shifts
                .iter()
                .find(|s| s.officer == id)
                .map(|s| s.officer_name.clone())
                .unwrap_or_default(),
        }
    }

    pub(super) fn views(&self, page: &PageFrame, all: &[Waiter], now: At) -> Vec<WaiterView> {
        all.iter().map(|w| self.view(page, w, now)).collect()
    }

    fn view(&self, page: &PageFrame, w: &Waiter, now: At) -> WaiterView {
        let plain = w.class == Class::General;
        WaiterView {
            id: w.id.to_string(),
            code: w.code.to_string(),
            class: if plain { String::new() } else { class(page, w.class) },
            light: class_light(w.class),
            service: self.service_name(w.service, page.lang()),
            wait: minutes(page, w.arrived_at, now),
            late: now.seconds_since(w.arrived_at) > self.site.alarm_minutes * 60,
            needs: needs(page, &w.needs),
            only: self.only(w.lane),
        }
    }

    /// How many wait, and the longest of them: `7 esperan, el mayor 11 min`.
    pub(super) fn waiting_words(&self, page: &PageFrame, now: At) -> String {
        let count: i64 = self.counts.iter().map(|c| c.count).sum();
        match self.counts.iter().map(|c| c.first_at).min() {
            None => page.t("hall-console-nobody-waits").into_owned(),
            Some(first) => page.t2("hall-console-waiting", "n", count, "wait", minutes(page, first, now)),
        }
    }

    /// By service: name, and how many of each class with the longest wait.
    pub(super) fn lines(&self, page: &PageFrame, now: At) -> Vec<LineView> {
        let line = |service: &Service| {
            let of = |wanted: Class| {
                let mine = || self.counts.iter().filter(|c| c.service == service.id && c.class == wanted);
                let count: i64 = mine().map(|c| c.count).sum();
                let first = mine().map(|c| c.first_at).min();
                Cell { count, wait: first.map(|at| minutes(page, at, now)).unwrap_or_default() }
            };
            LineView {
                id: service.id.to_string(),
                name: service.name_in(page.lang()).to_owned(),
                prefix: service.prefix.clone(),
                shut: service.is_shut(now.day()),
                preferential: of(Class::Preferential),
                community: of(Class::Community),
                general: of(Class::General),
            }
        };
        self.services.iter().map(line).collect()
    }

    /// Where a turn can be sent: services, open counters, officers.
    pub(super) fn targets(&self, page: &PageFrame, chosen: &str) -> Vec<(String, Vec<Choice>)> {
        let lang = page.lang();
        let choice = |value: String, label: String| {
            let is = value == chosen;
            Choice::new(value, label, is)
        };
        let services =
            self.services.iter().map(|s| choice(format!("service:{}", s.id), s.name_in(lang).to_owned()));
        let counters = self.shifts.iter().map(|s| {
            let words = format!("{} · {}", s.counter_name, s.officer_name);
            choice(Lane::Counter(s.counter).to_string(), words)
        });
        let officers =
            self.shifts.iter().map(|s| choice(Lane::Officer(s.officer).to_string(), s.officer_name.clone()));
        let group = |key: &str, all: Vec<Choice>| (page.t(key).into_owned(), all);
        vec![
            group("hall-console-to-service", services.collect()),
            group("hall-console-to-counter", counters.collect()),
            group("hall-console-to-officer", officers.collect()),
        ]
    }
}

/// One class of a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub count: i64,
    pub wait: String,
}

/// One line of the room.
#[derive(Debug, Clone)]
pub(super) struct LineView {
    pub id: String,
    pub name: String,
    pub prefix: String,
    pub shut: bool,
    pub preferential: Cell,
    pub community: Cell,
    pub general: Cell,
}
