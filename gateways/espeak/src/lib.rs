//! The voice of a machine: `espeak-ng`, when it is installed, says the calls that the company has not
//! recorded.
//!
//! It is an outside program: started for each new sentence, given the sentence as one argument (no shell),
//! and ended when it takes too long. The sentences are the board's own, never what somebody typed.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;
use hall::Speaker;
use kernel::Fault;

/// The name of the program where it is installed from a package.
pub const PROGRAM: &str = "espeak-ng";
/// Latin American Spanish, 140 words a minute: calm, for a room with echo.
const WORDS: [&str; 5] = ["-v", "es-419", "-s", "140", "--stdout"];
/// A sentence takes some 50 ms.
const PATIENCE: Duration = Duration::from_secs(5);
/// Twenty seconds of sound; more is no call.
const MOST_BYTES: u64 = 2 << 20;

/// The program.
#[derive(Debug, Clone)]
pub struct Espeak {
    program: PathBuf,
    patience: Duration,
}

impl Espeak {
    /// With this program: a path, or a name that the system finds.
    pub fn new(program: impl AsRef<Path>) -> Espeak {
        Espeak { program: program.as_ref().to_owned(), patience: PATIENCE }
    }

    /// With another limit of time.
    pub fn with_patience(self, patience: Duration) -> Espeak {
        Espeak { patience, ..self }
    }
}

impl Speaker for Espeak {
    fn say<'a>(&'a self, sentence: &'a str) -> BoxFuture<'a, Result<Option<Bytes>, Fault>> {
        let (espeak, sentence) = (self.clone(), sentence.to_owned());
        Box::pin(async move {
            let said = tokio::task::spawn_blocking(move || run(&espeak, &sentence)).await;
            said.map_err(|e| Fault::because("saying a call", e))
        })
    }
}

/// The sound, or nothing: a voice that fails is no reason to show nothing.
fn run(espeak: &Espeak, sentence: &str) -> Option<Bytes> {
    let mut child = Command::new(&espeak.program)
        .args(WORDS)
        .arg(sentence)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let Some(out) = child.stdout.take() else { return end(child) };
    let (tell, hear) = channel();
    let reader = std::thread::spawn(move || {
        let mut sound = Vec::new();
        let read = out.take(MOST_BYTES).read_to_end(&mut sound);
        // whoever waited may have given up
        let _ = tell.send(read.is_ok().then_some(sound));
    });
    match hear.recv_timeout(espeak.patience) {
        Ok(Some(sound)) if sound.len() as u64 <= MOST_BYTES => {
            let done = reader.join().is_ok() && child.wait().is_ok_and(|status| status.success());
            (done && !sound.is_empty()).then(|| sound.into())
        }
        Ok(_) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => end(child),
    }
}

/// Ends the program and takes its remains away.
fn end(mut child: Child) -> Option<Bytes> {
    let _ = child.kill();
    let _ = child.wait();
    None
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn program(folder: &Path, text: &str) -> PathBuf {
        let path = folder.join("voice");
        fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn said(text: &str, patience: Duration, sentence: &str) -> Option<Bytes> {
        let folder = tempfile::tempdir().unwrap();
        let espeak = Espeak::new(program(folder.path(), text)).with_patience(patience);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(espeak.say(sentence)).unwrap()
    }

    #[test]
    fn the_sentence_is_one_argument_and_what_comes_out_is_the_sound() {
        let sentence = "Turno A, cuarenta y siete. Módulo tres.";
        let sound = said("printf '%s|' \"$@\"", PATIENCE, sentence).unwrap();
        assert_eq!(sound, format!("-v|es-419|-s|140|--stdout|{sentence}|").as_bytes());
        let sound = said("printf '%s' \"$6\"", PATIENCE, "$(reboot) `x`; \"y\"").unwrap();
        assert_eq!(&sound[..], b"$(reboot) `x`; \"y\"");
    }

    #[test]
    fn a_voice_that_fails_or_hangs_or_is_not_there_says_nothing() {
        assert_eq!(said("printf sound; exit 3", PATIENCE, "x"), None);
        assert_eq!(said("exit 0", PATIENCE, "x"), None);
        assert_eq!(said("exec sleep 600", Duration::from_millis(200), "x"), None);
        let none = Espeak::new("/nowhere/espeak-ng");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        assert_eq!(runtime.block_on(none.say("x")).unwrap(), None);
    }
}
