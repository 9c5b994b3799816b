//! Pages that only read.

pub(crate) mod access;
pub(crate) mod api;
pub(crate) mod board;
pub(crate) mod files;
pub(crate) mod forms;
pub(crate) mod list;
pub(crate) mod panels;
pub(crate) mod sheet;

use cases::PetitionerIdentity;
use deadlines::{Calendar, standing};
use kernel::{Day, Lang};
use web::{Door, Light, PageFrame};

use crate::notice::State;

/// The light of a notice and the words beside it.
pub(crate) fn light(
    state: State,
    due_on: Day,
    today: Day,
    calendar: &Calendar,
    lang: Lang,
) -> (Light, String) {
    let stands = standing(due_on, today, calendar).ok();
    let words = stands.map(|s| s.words(lang)).unwrap_or_default();
    match state {
        State::SummonsDue | State::PostingDue => (stands.map_or(Light::Plain, |s| s.light().into()), words),
        State::Pending | State::ElectronicSent | State::Summoned | State::Posted => (Light::Blue, words),
        State::Served => (Light::Green, words),
        State::Final => (Light::Plain, String::new()),
    }
}

/// The key of the words of a state.
pub(crate) fn state_key(state: State) -> String {
    format!("notices-state-{}", state.key().replace('_', "-"))
}

/// Who it is, for this officer.
pub(crate) fn name_of(
    page: &PageFrame,
    identity: PetitionerIdentity,
    name: Option<&str>,
    reveal: bool,
) -> String {
    match (identity, name) {
        (PetitionerIdentity::Reserved, _) if !reveal => page.t("notices-reserved").into_owned(),
        (PetitionerIdentity::Anonymous, _) | (_, None) => page.t("notices-anonymous").into_owned(),
        (_, Some(name)) => name.to_owned(),
    }
}

/// Whether the officer may see reserved identities.
pub(crate) fn reveals(door: &Door) -> bool {
    door.actor().may(people::permissions::REVEAL)
}
