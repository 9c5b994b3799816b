//! What was asked and decided: a case from its filing to its answer.
//!
//! Read in this order: [`petition_form`](crate::PetitionForm) (what a person fills in), [`case`](crate::Case) (the
//! states), `actions/` (the verbs), `screens/` (the pages), `routes.rs` (the doors).

pub mod actions;
mod addressee;
mod answer;
mod api;
mod case;
pub mod events;
mod kind;
mod letter;
pub mod lists;
pub mod permissions;
mod petition_form;
mod petitioner;
mod receipt;
pub mod records;
mod routes;
pub mod sheet;
pub mod words;

pub use answer::{Answer, AnswerState, LetterText, ResponseType, usual_appeals};
pub use case::{Act, Case, CaseId, CaseRefusal, CaseTag, LetterPart, State};
pub use kind::{CaseKind, ContactChannel, PetitionerIdentity, Priority, ReplyBy};
pub use petition_form::{FieldProblem, MAX_BODY, MAX_BODY_WEB, Petition, PetitionForm, PetitionerData, Step, Wrong};
pub use records::EntryKind;

/// What this capability brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "cases",
    routes: routes::all,
    queries: records::ALL,
    permissions: permissions::ALL,
    events: events::ALL,
    ..web::Capability::EMPTY
};
