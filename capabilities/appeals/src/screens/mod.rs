//! Pages that only read.

pub(crate) mod downloads;
pub(crate) mod panels;
pub(crate) mod sheet;
pub(crate) mod steps;
pub(crate) mod work_list;

use cases::PetitionerIdentity;
use web::{Door, Light, PageFrame};

use crate::appeal::{Appeal, State};

/// Whether whoever looks may see reserved identities.
pub(crate) fn reveals(door: &Door) -> bool {
    door.actor().may(people::permissions::REVEAL)
}

/// The name as whoever looks may read it.
pub(crate) fn name_of(
    page: &PageFrame,
    identity: PetitionerIdentity,
    name: Option<&str>,
    reveal: bool,
) -> String {
    match identity {
        PetitionerIdentity::Reserved if !reveal => page.t("appeals-reserved").into_owned(),
        PetitionerIdentity::Anonymous => page.t("appeals-anonymous").into_owned(),
        _ => name.map_or_else(|| page.t("appeals-anonymous").into_owned(), str::to_owned),
    }
}

/// Key of the words of a state.
pub(crate) fn state_key(state: State) -> &'static str {
    match state {
        State::ToAdmit => "appeals-state-to-admit",
        State::ToDecide => "appeals-state-to-decide",
        State::Refused => "appeals-state-refused",
        State::ToRemit => "appeals-state-to-remit",
        State::WithSuperintendence => "appeals-state-with-superintendence",
        State::ToExecute => "appeals-state-to-execute",
        State::Closed => "appeals-state-closed",
        State::Withdrawn => "appeals-state-withdrawn",
    }
}

/// The light of a state that has no day.
pub(crate) fn state_light(state: State) -> Light {
    if state.is_open() { Light::Blue } else { Light::Plain }
}

/// Key of what is asked for.
pub(crate) fn appeal_key(appeal: Appeal) -> &'static str {
    match appeal {
        Appeal::Reconsideration => "appeals-kind-reconsideration",
        Appeal::Subsidiary => "appeals-kind-subsidiary",
    }
}
