//! Why a rating is refused, and what can be done instead.

use kernel::Refusal;

/// Why something cannot be done with ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyRefusal {
    /// No such visit, site or counter.
    Unknown,
    /// The time to answer is over.
    Closed,
    /// This visit was rated; an answer is never changed.
    AlreadyRated,
    /// No face was chosen, or one that this site does not show.
    BadScore,
    /// A reason that is not in the list.
    BadReason,
    /// The comment is too long.
    BadComment,
    /// Minutes of the tablet: 1 to 60.
    BadMinutes,
    /// Days of the link: 1 to 30.
    BadDays,
    /// Four faces or five.
    BadFaces,
    /// Somebody changed it meanwhile.
    ChangedMeanwhile,
}

impl Refusal for SurveyRefusal {
    fn code(&self) -> &'static str {
        match self {
            SurveyRefusal::Unknown => "surveys-unknown",
            SurveyRefusal::Closed => "surveys-closed",
            SurveyRefusal::AlreadyRated => "surveys-already-rated",
            SurveyRefusal::BadScore => "surveys-bad-score",
            SurveyRefusal::BadReason => "surveys-bad-reason",
            SurveyRefusal::BadComment => "surveys-bad-comment",
            SurveyRefusal::BadMinutes => "surveys-bad-minutes",
            SurveyRefusal::BadDays => "surveys-bad-days",
            SurveyRefusal::BadFaces => "surveys-bad-faces",
            SurveyRefusal::ChangedMeanwhile => "surveys-changed-meanwhile",
        }
    }

    fn status(&self) -> u16 {
        match self {
            SurveyRefusal::Unknown => 404,
            SurveyRefusal::Closed => 410,
            SurveyRefusal::AlreadyRated | SurveyRefusal::ChangedMeanwhile => 409,
            _ => 422,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            SurveyRefusal::BadScore => Some("score"),
            SurveyRefusal::BadReason => Some("reason"),
            SurveyRefusal::BadComment => Some("comment"),
            SurveyRefusal::BadMinutes => Some("slot_minutes"),
            SurveyRefusal::BadDays => Some("link_days"),
            SurveyRefusal::BadFaces => Some("faces"),
            _ => None,
        }
    }
}
