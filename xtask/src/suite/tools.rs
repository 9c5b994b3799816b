//! The programs that the suite needs, and how they come to this machine.

use crate::run::{self, Outcome};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Something that must be on the machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    Rustfmt,
    Clippy,
    Compiler,
    Node,
    Chromium,
    Postgres,
    Pdftotext,
    Python,
}

impl Need {
    fn present(self) -> bool {
        match self {
            Self::Rustfmt => run::succeeds("cargo", &["fmt", "--version"]),
            Self::Clippy => run::succeeds("cargo", &["clippy", "--version"]),
            Self::Compiler => run::succeeds("cc", &["--version"]),
            Self::Node => node_is_recent() && run::succeeds("npm", &["--version"]),
            Self::Chromium => chromium().is_some(),
            Self::Postgres => postgres_folder().is_some(),
            Self::Pdftotext => run::succeeds("pdftotext", &["-v"]),
            Self::Python => run::succeeds("python3", &["-c", "import venv, ensurepip"]),
        }
    }

    /// The Debian package that brings it, where Debian's is recent enough.
    fn package(self) -> Option<&'static str> {
        match self {
            Self::Compiler => Some("gcc"),
            Self::Chromium => Some("chromium"),
            Self::Postgres => Some("postgresql"),
            Self::Pdftotext => Some("poppler-utils"),
            Self::Python => Some("python3-venv"),
            Self::Rustfmt | Self::Clippy | Self::Node => None,
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Self::Rustfmt => "rustfmt: rustup component add rustfmt",
            Self::Clippy => "clippy: rustup component add clippy",
            Self::Compiler => "a C compiler: apt-get install gcc libc6-dev",
            Self::Node => "Node.js 20 or newer with npm",
            Self::Chromium => "Chromium: apt-get install chromium (or name yours in CAUCE_CHROMIUM)",
            Self::Postgres => "PostgreSQL 15 or newer, the server: apt-get install postgresql",
            Self::Pdftotext => "pdftotext: apt-get install poppler-utils",
            Self::Python => "Python 3.11 or newer with venv: apt-get install python3-venv",
        }
    }
}

/// Sees to it that everything is there, installing by apt-get as root where it can.
pub fn ensure(needs: &[Need], install: bool) -> Outcome {
    let mut missing = absent(needs);
    if missing.is_empty() {
        println!("all there");
        return Ok(());
    }
    if install {
        install_what_is_missing(&missing);
        missing = absent(needs);
    }
    if missing.is_empty() {
        return Ok(());
    }
    let advice: Vec<&str> = missing.iter().map(|need| need.advice()).collect();
    Err(format!("missing on this machine:\n  - {}", advice.join("\n  - ")))
}

fn absent(needs: &[Need]) -> Vec<Need> {
    let mut missing: Vec<Need> = Vec::new();
    for need in needs {
        if !missing.contains(need) && !need.present() {
            missing.push(*need);
        }
    }
    missing
}

fn install_what_is_missing(missing: &[Need]) {
    for (need, component) in [(Need::Rustfmt, "rustfmt"), (Need::Clippy, "clippy")] {
        if missing.contains(&need) {
            tell(run::quiet_run(Command::new("rustup").args(["component", "add", component])));
        }
    }
    let packages: Vec<&str> = missing.iter().filter_map(|need| need.package()).collect();
    if packages.is_empty() {
        return;
    }
    if run::answer_of("id", &["-u"]).as_deref() != Some("0") || !run::succeeds("apt-get", &["--version"]) {
        println!("not root on Debian: nothing is installed here");
        return;
    }
    println!("installing {} by apt-get", packages.join(", "));
    // A second try, because another apt-get at work or a mirror in mid-update makes the first fail.
    for _ in 0..2 {
        tell(run::quiet_run(Command::new("apt-get").args(["update", "-qq"])));
        let mut command = Command::new("apt-get");
        command.args(["install", "-y", "-qq", "--no-install-recommends"]).args(&packages);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        match run::quiet_run(&mut command) {
            Ok(()) => return,
            Err(why) => println!("{why}"),
        }
    }
}

fn tell(outcome: Outcome) {
    if let Err(why) = outcome {
        println!("{why}");
    }
}

fn node_is_recent() -> bool {
    run::answer_of("node", &["--version"]).is_some_and(|version| major(&version) >= 20)
}

/// The first number of a version such as `v20.20.2`; 0 when there is none.
fn major(version: &str) -> u32 {
    let digits = version.trim_start_matches('v').split('.').next().unwrap_or_default();
    digits.parse().unwrap_or(0)
}

/// The browser of the journeys: `CAUCE_CHROMIUM`, or Debian's.
pub fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CAUCE_CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    named.into_iter().chain(usual.iter().map(PathBuf::from)).find(|path| path.is_file())
}

/// The folder of `initdb` and `postgres`; Debian keeps it out of the PATH. The newest version wins.
pub fn postgres_folder() -> Option<PathBuf> {
    let whole = |folder: &Path| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    let path = std::env::var_os("PATH").unwrap_or_default();
    if let Some(folder) = std::env::split_paths(&path).find(|folder| whole(folder)) {
        return Some(folder);
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<(u32, PathBuf)> = versions
        .filter_map(Result::ok)
        .map(|entry| (major(&entry.file_name().to_string_lossy()), entry.path().join("bin")))
        .filter(|(_, folder)| whole(folder))
        .collect();
    folders.sort();
    folders.pop().map(|(_, folder)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_programs_say() {
        assert_eq!(major("v20.20.2"), 20);
        assert_eq!(major("15"), 15);
        assert_eq!(major("nonsense"), 0);
    }

    #[test]
    fn what_apt_cannot_bring_has_advice_of_its_own() {
        for need in [Need::Rustfmt, Need::Clippy, Need::Node] {
            assert!(need.package().is_none() && !need.advice().is_empty());
        }
    }
}
