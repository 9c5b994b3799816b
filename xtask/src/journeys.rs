//! The stories in a real browser and the pictures of the screens: builds `cauce`, brings the npm
//! packages into the target folder, and lets node do the rest.

use crate::run::{self, Outcome, Step, target, workspace};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Builds the server and runs every journey.
pub fn all() -> Outcome {
    prepare()?;
    Step::new("journeys in Chromium").run(&mut node("run.mjs"))
}

/// Builds the server and takes the pictures that `journeys/screenshots.mjs` lists.
pub fn screenshots() -> Outcome {
    prepare()?;
    let pictures = workspace().join("docs").join("pictures");
    fs::create_dir_all(&pictures).map_err(|error| error.to_string())?;
    let mut command = node("screenshots.mjs");
    Step::new("pictures of the screens").run(command.env("CAUCE_PICTURES", pictures))
}

fn prepare() -> Outcome {
    let build = ["build", "--locked", "--package", "app", "--bin", "cauce"];
    Step::new("build of cauce").run(&mut run::cargo(&build))?;
    let step = Step::new("packages of the journeys");
    let outcome = packages(&workspace().join("journeys"), &target().join("journeys"));
    step.end(outcome)
}

fn node(file: &str) -> Command {
    let mut command = Command::new("node");
    command
        .arg(workspace().join("journeys").join(file))
        .current_dir(workspace())
        .env("CAUCE_BIN", target().join("debug").join("cauce"))
        .env("CAUCE_NPM", target().join("journeys"));
    command
}

/// Installs the npm packages, unless the very same lock file was installed before.
fn packages(from: &Path, to: &Path) -> Outcome {
    let read = |folder: &Path| fs::read(folder.join("package-lock.json"));
    let wanted = read(from).map_err(|error| format!("journeys/package-lock.json: {error}"))?;
    let stamp = to.join("installed");
    if fs::read(&stamp).is_ok_and(|there| there == wanted) {
        println!("already installed");
        return Ok(());
    }
    fs::create_dir_all(to).map_err(|error| error.to_string())?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(from.join(name), to.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]).current_dir(to);
    run::quiet_run(&mut npm)?;
    fs::write(stamp, wanted).map_err(|error| error.to_string())
}
