//! The JSON API: the same verbs for programs. One file per endpoint; all of them are listed in the OpenAPI
//! document.

pub mod add_file;
pub mod add_message;
pub mod answer;
mod body;
pub mod create;
pub mod documentation;
pub mod holds;
pub mod list;
pub mod read;
mod shapes;
