//! `/ajustes/sala/voz`: the company records its voice, word by word: with the microphone of the browser, or
//! by sending WAV files whose names say the word (`47.wav`, `a.wav`, `turno.wav`).

use askama::Template;
use documents::{BlobStore, MEGABYTE, StoredFile};
use kernel::{Failure, Never, Refusal};
use serde_json::json;
use store::{Event, Work};
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use super::records::{self, Clip};
use super::refusal::BoardRefusal;
use super::wav::Sound;
use super::words::{clip_of_file, vocabulary};
use crate::events;

/// Bytes of a form with a whole voice: 138 words of four seconds at 48 kHz in stereo would be 105 MB; nobody
/// needs so much.
pub(crate) const WITH_CLIPS: usize = 64 * MEGABYTE as usize;

/// A recorded word, kept before.
#[derive(Debug, Clone)]
pub struct RecordedClip {
    /// Which word: see `words::vocabulary`.
    pub word: String,
    /// Its file.
    pub file: StoredFile,
    /// How long it is.
    pub milliseconds: i64,
}

/// Keeps recorded words; those that were there are replaced.
pub async fn record(work: &mut Work<'_>, clips: &Vec<RecordedClip>) -> Result<(), Failure<BoardRefusal>> {
    if clips.is_empty() {
        return Err(Failure::Refused(BoardRefusal::NoFile));
    }
    for clip in clips {
        let kept = documents::store_attachment(work, "hall/voice", &clip.file).await?;
        records::save_clip(work, &clip.word, (&clip.file.sha256, kept.id), clip.milliseconds).await?;
    }
    changed(work);
    Ok(())
}

/// Forgets a recorded word.
pub async fn forget(work: &mut Work<'_>, word: &str) -> Result<(), Failure<BoardRefusal>> {
    if !records::delete_clip(work, word).await? {
        return Err(Failure::Refused(BoardRefusal::Unknown));
    }
    changed(work);
    Ok(())
}

fn changed(work: &mut Work<'_>) {
    let data = json!({ "what": "voice" });
    work.announce(Event { kind: events::CHANGED, subject: "hall/voice".to_owned(), data });
}

#[derive(Template)]
#[template(path = "board/voice.html")]
pub(crate) struct VoicePage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub groups: Vec<Group>,
    pub recorded: usize,
    pub all: usize,
}

pub(crate) struct Group {
    pub id: &'static str,
    pub title: String,
    pub words: Vec<WordView>,
}

pub(crate) struct WordView {
    pub word: String,
    pub says: String,
    pub recorded: bool,
}

impl VoicePage {
    pub(crate) fn new(page: PageFrame, clips: &[Clip]) -> VoicePage {
        let known = |word: &str| clips.iter().any(|c| c.word == word);
        let all = vocabulary();
        let recorded = all.iter().filter(|(word, _)| known(word)).count();
        let group_of = |word: &str| match word.split_once('-') {
            None => 0,
            Some(("letra", _)) => 1,
            Some((_, n)) if n.len() < 3 => 2,
            Some(_) => 3,
        };
        let keys = ["palabras", "letras", "numeros", "cientos"];
        let group = |(at, id): (usize, &'static str)| Group {
            id,
            title: page.t(&format!("hall-voice-{id}")).into_owned(),
            words: all
                .iter()
                .filter(|(word, _)| group_of(word) == at)
                .map(|(word, says)| WordView {
                    word: word.clone(),
                    says: says.clone(),
                    recorded: known(word),
                })
                .collect(),
        };
        let groups = keys.into_iter().enumerate().map(group).collect();
        VoicePage { errors: FormErrors::none(), groups, recorded, all: all.len(), page }
    }
}

async fn page(door: &Door) -> Result<VoicePage, Problem> {
    let clips = door.store().read("hall.voice_page", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::clips(look).await?) })
    });
    Ok(VoicePage::new(door.page("hall-voice-title"), &clips.await?))
}

/// `GET /ajustes/sala/voz`.
pub(crate) async fn show(door: Door) -> Reply {
    web::html(page(&door).await?)
}

/// `POST /ajustes/sala/voz`: files in `clips`, each named by its word; `forget` removes one.
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    if let Some(word) = fields.get("forget") {
        let done =
            door.store().write("hall.voice_forget", door.actor().clone(), word.to_owned(), |w, word| {
                Box::pin(forget(w, word))
            });
        done.await?;
        return web::redirect_saying(door.app(), "/ajustes/sala/voz", "hall-voice-said-forgotten");
    }
    let done = match read(&door, &fields).await? {
        Err(refusal) => Err(Failure::Refused(refusal)),
        Ok(clips) => {
            let (store, actor) = (door.store(), door.actor().clone());
            store.write("hall.voice_record", actor, clips, |w, clips| Box::pin(record(w, clips))).await
        }
    };
    match done {
        Ok(()) if door.wants_json() => web::json(&json!({ "done": true })),
        Ok(()) => web::redirect_saying(door.app(), "/ajustes/sala/voz", "hall-voice-said-kept"),
        Err(Failure::Refused(refusal)) if !door.wants_json() => {
            let mut again = page(&door).await?;
            again.errors.add("clips", door.sentence(&refusal));
            again.page = again.page.failed();
            web::html_status(refusal.status(), again)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Every file as a clip, or what is wrong with the first that is none: all or nothing is kept.
async fn read(door: &Door, fields: &Fields) -> Result<Result<Vec<RecordedClip>, BoardRefusal>, Problem> {
    let mut sounds = Vec::new();
    for upload in fields.files("clips") {
        let file = upload.file_name.clone();
        let Some(word) = clip_of_file(&file) else {
            return Ok(Err(BoardRefusal::UnknownWord { file }));
        };
        match Sound::read(&upload.bytes).and_then(|sound| sound.as_clip()) {
            Ok(sound) => sounds.push((word, sound)),
            Err(why) => return Ok(Err(BoardRefusal::Sound { file, why })),
        }
    }
    let blobs = door.app().part::<dyn BlobStore>();
    let mut clips = Vec::new();
    for (word, sound) in sounds {
        let bytes = sound.write();
        let size = bytes.len() as u64;
        let sha256 = blobs.put(bytes.into()).await?;
        let (name, mime) = (format!("{word}.wav"), "audio/wav".to_owned());
        let file = StoredFile { name, mime, size, sha256, thumbnail: None, position: None };
        clips.push(RecordedClip { word, file, milliseconds: sound.milliseconds() });
    }
    Ok(Ok(clips))
}
