//! The binary `cauce`: see [`app::cli`].

use std::process::ExitCode;

/// Pages and filings are made of many short texts: this allocator serves a fifth more of them a second.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    app::cli::run(std::env::args_os())
}
