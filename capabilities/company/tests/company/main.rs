//! Stories of the company behind the router of web, on both engines.

mod set_up;
mod settings;
mod story;
