//! The binary `cauce`: see [`app::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    app::cli::run(std::env::args_os())
}
