//! The promises of web, kept through the whole router: what a browser, a program and a stranger get.

mod access;
mod answers;
mod forms;
mod live;
mod looks;
mod panels;
mod plumbing;
mod world;
