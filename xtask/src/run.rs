//! Running other programs, with a heading, the time they took and an honest result.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// What a command of this tool ends with: nothing, or the reason why it failed, for people.
pub type Outcome = Result<(), String>;

/// The folder that holds the workspace's `Cargo.toml`.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds: `CARGO_TARGET_DIR` or `target`.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => workspace().join(folder),
        None => workspace().join("target"),
    }
}

/// A watch that measures one step.
pub struct Watch(std::time::Instant);

impl Watch {
    /// Starts to measure.
    #[expect(clippy::disallowed_methods, reason = "the runner measures how long each step takes")]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// The time since the start.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A duration as people say it: `3.2 s`, `4 min 05 s`.
pub fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// One step of a command, announced by a heading.
pub struct Step {
    title: String,
    watch: Watch,
}

impl Step {
    /// Prints the heading and starts the watch.
    pub fn new(title: &str) -> Self {
        println!("\n=== {title}");
        Self { title: title.to_string(), watch: Watch::start() }
    }

    /// Runs the program to its end; its output goes straight to ours.
    pub fn run(self, command: &mut Command) -> Outcome {
        let outcome = quiet_run(command);
        self.end(outcome)
    }

    /// Ends a step whose work was done here.
    pub fn end(self, outcome: Outcome) -> Outcome {
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("--- {}: {word} in {}", self.title, spoken(self.watch.elapsed()));
        outcome.map_err(|why| format!("{}: {why}", self.title))
    }
}

/// Runs a program without a heading of its own.
pub fn quiet_run(command: &mut Command) -> Outcome {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} ended with {status}")),
        Err(error) => Err(format!("{name} did not start: {error}")),
    }
}

/// Whether a program exists and ends well; its output is not shown.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .current_dir(workspace())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What a program prints, without the blank around it, if it ends well.
pub fn answer_of(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(workspace())
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// A cargo command in the workspace.
pub fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(workspace());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_spoken_in_seconds_and_then_in_minutes() {
        assert_eq!(spoken(Duration::from_millis(3_240)), "3.2 s");
        assert_eq!(spoken(Duration::from_secs(245)), "4 min 05 s");
    }

    #[test]
    fn a_program_that_fails_or_is_missing_is_a_failure() {
        assert!(quiet_run(&mut Command::new("false")).is_err());
        assert!(quiet_run(&mut Command::new("no-such-program-anywhere")).is_err());
        assert!(quiet_run(&mut Command::new("true")).is_ok());
    }
}
