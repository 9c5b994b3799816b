//! What a rating is: a face, why, and a few words. Pure.

use kernel::clean_text;

use crate::refusal::SurveyRefusal;

/// Most letters of a comment.
pub const MOST_COMMENT: usize = 500;
/// Fewer answers than this are never shown by person or counter, and never keep their hour: among fewer, one
/// could be recognized.
pub const CROWD: i64 = 5;

/// From 1 («Muy mala») to 5 («Muy buena»), the scale of every channel. With four faces there is no 3.
#[doc(alias = "calificación")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(i64);

impl Score {
    /// A score that a site with so many faces shows.
    pub fn new(score: i64, faces: i64) -> Result<Score, SurveyRefusal> {
        if Score::shown(faces).contains(&score) { Ok(Score(score)) } else { Err(SurveyRefusal::BadScore) }
    }

    /// The scores that a site shows, worst first.
    pub fn shown(faces: i64) -> &'static [i64] {
        if faces == 4 { &[1, 2, 4, 5] } else { &[1, 2, 3, 4, 5] }
    }

    /// As a number.
    pub fn get(self) -> i64 {
        self.0
    }
}

kernel::keyed! {
    /// What made the difference: the chips of «¿Qué influyó?».
    #[doc(alias = "motivo")]
    Reason {
        /// How the person was treated.
        Treatment = "treatment",
        /// How long it took.
        Wait = "wait",
        /// Whether it was explained clearly.
        Clarity = "clarity",
        /// Whether it was solved.
        Solution = "solution",
    }
}

/// An answer, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// The face.
    pub score: Score,
    /// Why; each once.
    pub reasons: Vec<Reason>,
    /// In their own words; may be empty.
    pub comment: String,
}

impl Rating {
    /// Reads what a form or a tablet sent.
    pub fn read<'a>(
        score: &str,
        faces: i64,
        reasons: impl Iterator<Item = &'a str>,
        comment: &str,
    ) -> Result<Rating, SurveyRefusal> {
        let score = score.trim().parse().map_err(|_| SurveyRefusal::BadScore)?;
        let mut known: Vec<Reason> = Vec::new();
        for reason in reasons {
            let reason = Reason::parse(reason).ok_or(SurveyRefusal::BadReason)?;
            if !known.contains(&reason) {
                known.push(reason);
            }
        }
        let comment = match comment.trim() {
            "" => String::new(),
            words => clean_text(words, MOST_COMMENT).map_err(|_| SurveyRefusal::BadComment)?,
        };
        Ok(Rating { score: Score::new(score, faces)?, reasons: known, comment })
    }

    /// Whether it says more than a face.
    pub fn says_why(&self) -> bool {
        !self.reasons.is_empty() || !self.comment.is_empty()
    }
}

/// Answers by score (1 to 5), and what follows from them. Whole numbers: hundredths, per mille.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally([i64; 5]);

impl Tally {
    /// Adds answers with a score.
    pub fn add(&mut self, score: i64, answers: i64) {
        if let Some(place) = usize::try_from(score - 1).ok().and_then(|at| self.0.get_mut(at)) {
            *place += answers;
        }
    }

    /// All of them.
    pub fn answers(&self) -> i64 {
        self.0.iter().sum()
    }

    /// Those with a score.
    pub fn of(&self, score: i64) -> i64 {
        usize::try_from(score - 1).ok().and_then(|at| self.0.get(at)).copied().unwrap_or(0)
    }

    /// The mean in hundredths, rounded: 428 is 4.28. Nothing without answers.
    pub fn mean_hundredths(&self) -> Option<i64> {
        let sum: i64 = self.0.iter().zip(1..).map(|(n, score)| n * score).sum();
        divided(sum * 100, self.answers())
    }

    /// How many of a thousand were good or very good (4 or 5).
    pub fn good_per_mille(&self) -> Option<i64> {
        divided((self.0[3] + self.0[4]) * 1_000, self.answers())
    }

    /// How many of a thousand attentions were rated.
    pub fn response_per_mille(&self, finished: i64) -> Option<i64> {
        divided(self.answers() * 1_000, finished)
    }

    /// Whether they are enough to hide among.
    pub fn is_crowd(&self) -> bool {
        self.answers() >= CROWD
    }
}

/// Rounded half up; nothing by nothing.
fn divided(of: i64, by: i64) -> Option<i64> {
    (by > 0).then(|| (of * 2 + by) / (by * 2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_rating_is_read_or_refused_with_its_field() {
        let read = |score, faces, reasons: &[&'static str], comment: &str| {
            Rating::read(score, faces, reasons.iter().copied(), comment)
        };
        let good = read("5", 5, &["wait", "wait", "solution"], "  Gracias, Luisa \n").unwrap();
        assert_eq!((good.score.get(), good.comment.as_str()), (5, "Gracias, Luisa"));
        assert_eq!(good.reasons, [Reason::Wait, Reason::Solution]);
        assert!(!read("4", 4, &[], " ").unwrap().says_why());
        for (score, faces) in [("", 5), ("0", 5), ("6", 5), ("3", 4), ("cinco", 5), ("-1", 5), ("5.0", 5)] {
            assert_eq!(read(score, faces, &[], ""), Err(SurveyRefusal::BadScore), "{score}");
        }
        assert_eq!(read("5", 5, &["rude"], ""), Err(SurveyRefusal::BadReason));
        assert_eq!(read("5", 5, &[], &"a".repeat(501)), Err(SurveyRefusal::BadComment));
    }

    #[test]
    fn figures_of_answers() {
        let mut tally = Tally::default();
        assert_eq!(
            (tally.mean_hundredths(), tally.good_per_mille(), tally.response_per_mille(0)),
            (None, None, None)
        );
        for (score, answers) in [(5, 4), (4, 2), (1, 1), (9, 3), (0, 3)] {
            tally.add(score, answers);
        }
        assert_eq!((tally.answers(), tally.of(5), tally.of(0)), (7, 4, 0));
        assert_eq!(tally.mean_hundredths(), Some(414)); // 29 / 7 = 4.142857
        assert_eq!(tally.good_per_mille(), Some(857)); // 6 / 7
        assert_eq!(tally.response_per_mille(21), Some(333));
        assert!(tally.is_crowd());
    }

    proptest! {
        #[test]
        fn the_mean_lies_between_the_worst_and_the_best(scores in prop::collection::vec(1i64..=5, 1..60)) {
            let mut tally = Tally::default();
            scores.iter().for_each(|s| tally.add(*s, 1));
            let mean = tally.mean_hundredths().unwrap();
            let (least, most) = (scores.iter().min().unwrap(), scores.iter().max().unwrap());
            prop_assert!((least * 100..=most * 100).contains(&mean));
        }
    }
}
