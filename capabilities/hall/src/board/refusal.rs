//! Why something is refused on the board, with what can be done instead.

use kernel::Refusal;

use super::wav::BadSound;

/// Why something cannot be done to the board or its voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoardRefusal {
    /// No such site, message or counter.
    Unknown,
    /// A message without words, or with too many.
    BadBody,
    /// A day that cannot be read, or an end before the beginning.
    BadDays,
    /// The site shows as many messages as it may.
    TooMany,
    /// Not a picture (JPEG, PNG, WebP) nor a clip (MP4, WebM), or too large.
    BadMedia,
    /// An emergency is on the screens already.
    AlreadyOn,
    /// There is no emergency to end.
    NotOn,
    /// The name of the file says no word of the voice.
    UnknownWord {
        /// The file.
        file: String,
    },
    /// No recording was chosen.
    NoFile,
    /// A recording that cannot be a word.
    Sound {
        /// The file.
        file: String,
        /// What is wrong.
        why: BadSound,
    },
    /// Only who sits at the counter writes on its display.
    NotYours,
}

impl Refusal for BoardRefusal {
    fn code(&self) -> &'static str {
        match self {
            BoardRefusal::Unknown => "hall-board-unknown",
            BoardRefusal::BadBody => "hall-board-bad-body",
            BoardRefusal::BadDays => "hall-board-bad-days",
            BoardRefusal::TooMany => "hall-board-too-many",
            BoardRefusal::BadMedia => "hall-board-bad-media",
            BoardRefusal::AlreadyOn => "hall-board-already-on",
            BoardRefusal::NotOn => "hall-board-not-on",
            BoardRefusal::UnknownWord { .. } => "hall-board-unknown-word",
            BoardRefusal::NoFile => "hall-board-no-file",
            BoardRefusal::Sound { why: BadSound::NotWave, .. } => "hall-board-not-wave",
            BoardRefusal::Sound { why: BadSound::Format, .. } => "hall-board-sound-format",
            BoardRefusal::Sound { why: BadSound::Length, .. } => "hall-board-sound-length",
            BoardRefusal::Sound { why: BadSound::Silent, .. } => "hall-board-sound-silent",
            BoardRefusal::NotYours => "hall-board-not-yours",
        }
    }

    fn status(&self) -> u16 {
        match self {
            BoardRefusal::Unknown => 404,
            BoardRefusal::AlreadyOn | BoardRefusal::NotOn => 409,
            BoardRefusal::NotYours => 403,
            _ => 422,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            BoardRefusal::BadBody => Some("body"),
            BoardRefusal::BadDays => Some("until"),
            BoardRefusal::BadMedia => Some("media"),
            BoardRefusal::UnknownWord { .. } | BoardRefusal::NoFile | BoardRefusal::Sound { .. } => {
                Some("clips")
            }
            _ => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            BoardRefusal::UnknownWord { file } | BoardRefusal::Sound { file, .. } => {
                vec![("file", file.clone())]
            }
            _ => Vec::new(),
        }
    }
}
