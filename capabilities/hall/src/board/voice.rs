//! `/sala/voz/{code}-{counter}.wav`: a call as sound, composed of what the company recorded; without
//! recordings by an outside program; without that by the browser, or the chime alone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::Path;
use axum::http::HeaderValue;
use axum::response::Response;
use bytes::Bytes;
use documents::BlobStore;
use futures::future::BoxFuture;
use kernel::{Failure, Fault, Never};
use web::{App, Door, Problem, Reply};

use super::messages::immutable;
use super::records::{self, Clip};
use super::wav::Sound;
use super::words::Spoken;

/// Says a sentence with a machine's voice. It is only given sentences that the board composed of codes and
/// numbers, never what somebody typed. Implemented by the gateway `espeak`.
pub trait Speaker: Send + Sync + 'static {
    /// The sentence as a WAV file; nothing when there is no voice on this machine.
    fn say<'a>(&'a self, sentence: &'a str) -> BoxFuture<'a, Result<Option<Bytes>, Fault>>;
}

/// Files that are kept ready: a morning of calls.
const MOST_KEPT: usize = 256;

/// The voice of the board, with what it said before. A part of the application; without it nothing is kept.
#[derive(Default)]
pub struct Voice {
    speaker: Option<Arc<dyn Speaker>>,
    said: Mutex<HashMap<String, Bytes>>,
}

impl Voice {
    /// A voice that falls back to a machine's.
    pub fn new(speaker: Option<Arc<dyn Speaker>>) -> Voice {
        Voice { speaker, said: Mutex::default() }
    }

    fn said(&self) -> MutexGuard<'_, HashMap<String, Bytes>> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known(&self, key: &str) -> Option<Bytes> {
        self.said().get(key).cloned()
    }

    fn keep(&self, key: String, file: &Bytes) {
        let mut said = self.said();
        if said.len() >= MOST_KEPT {
            said.clear();
        }
        said.insert(key, file.clone());
    }
}

/// Between the chime and the words, and between both times.
const PAUSE_MS: usize = 250;
const AGAIN_MS: usize = 700;
/// A breath inside of the sentence.
const BREATH_MS: usize = 120;

/// `GET /sala/voz/{file}`. 404 when nobody can say it: the browser tries by itself then.
pub(crate) async fn play(door: Door, Path(file): Path<String>) -> Reply {
    if file == "campana.wav" {
        return Ok(wav(Sound::chime().write().into()));
    }
    let spoken = Spoken::of_file(&file).ok_or_else(Problem::not_found)?;
    let clips = door.store().read("hall.voice", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::clips(look).await?) })
    });
    let clips = clips.await?;
    let voice = door.app().find_part::<Voice>();
    let key = key_of(&spoken, &clips);
    if let Some(known) = voice.as_ref().and_then(|v| v.known(&key)) {
        return Ok(wav(known));
    }
    let Some(sentence) = sentence(door.app(), &spoken, &clips, voice.as_deref()).await? else {
        return web::not_found();
    };
    let whole = Sound::chime().then(&Sound::silence(PAUSE_MS)).then(&sentence);
    let whole: Bytes = whole.then(&Sound::silence(AGAIN_MS)).then(&sentence).write().into();
    if let Some(voice) = voice {
        voice.keep(key, &whole);
    }
    Ok(wav(whole))
}

fn wav(bytes: Bytes) -> Response {
    let mut answer = immutable(HeaderValue::from_static("audio/wav"), bytes);
    // the same address sounds otherwise when the company records again
    let short = HeaderValue::from_static("public, max-age=300");
    answer.headers_mut().insert(axum::http::header::CACHE_CONTROL, short);
    answer
}

/// By content: the words and the fingerprints of the clips that say them.
fn key_of(spoken: &Spoken, clips: &[Clip]) -> String {
    let mut key = spoken.file();
    for word in spoken.clips().into_iter().flatten() {
        if let Some(clip) = clips.iter().find(|c| c.word == word) {
            key.push_str(&clip.sha256.to_string());
        }
    }
    key
}

/// The words once: of clips if all are there, else by the outside program.
async fn sentence(
    app: &App,
    spoken: &Spoken,
    clips: &[Clip],
    voice: Option<&Voice>,
) -> Result<Option<Sound>, Problem> {
    if let Some(composed) = composed(app, spoken, clips).await? {
        return Ok(Some(composed));
    }
    let Some(speaker) = voice.and_then(|v| v.speaker.as_ref()) else { return Ok(None) };
    let said = speaker.say(&spoken.sentence()).await?;
    Ok(said.and_then(|file| Sound::read(&file).ok()))
}

async fn composed(app: &App, spoken: &Spoken, clips: &[Clip]) -> Result<Option<Sound>, Problem> {
    let wanted = spoken.clips();
    let known = |word: &String| clips.iter().find(|c| c.word == *word);
    if wanted.iter().flatten().any(|word| known(word).is_none()) {
        return Ok(None);
    }
    let blobs = app.part::<dyn BlobStore>();
    let mut whole = Sound::default();
    for word in &wanted {
        let Some(clip) = word.as_ref().and_then(known) else {
            whole = whole.then(&Sound::silence(BREATH_MS));
            continue;
        };
        let Some(file) = blobs.get(clip.sha256).await? else { return Ok(None) };
        let Ok(sound) = Sound::read(&file) else { return Ok(None) };
        whole = whole.then(&sound);
    }
    Ok(Some(whole))
}
