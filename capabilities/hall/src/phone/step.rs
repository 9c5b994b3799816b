//! What a phone that asked to be told is told now. Pure: it sees the turn as it is, not what happened to it,
//! so that nothing is missed by a server that slept and nothing is told twice.

use kernel::At;
use queueing::predict::Range;

use crate::ticket::State;

/// The notices that people may choose, in minutes: how long they need to the hall.
pub(crate) const NOTICES: [i64; 3] = [5, 10, 15];
/// Without a prediction a person is told to leave when no more than so many are before them: the fewest
/// with whom somebody who is outside still arrives.
pub(crate) const FEW_AHEAD: i64 = 2;

/// What is done for one phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing yet.
    Wait,
    /// It is time to leave for the hall.
    Leave,
    /// The person was called.
    Call,
    /// The turn is over.
    Forget,
}

/// How the line looks for a turn that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outlook {
    /// How many are before it.
    pub ahead: i64,
    /// How long it will wait, if that can be said.
    pub wait: Option<Range>,
}

/// A turn whose phone asked to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Facts {
    /// How the turn is.
    pub state: State,
    /// Whether it ended, or was of another day.
    pub over: bool,
    /// When it was called the last time.
    pub last_call_at: Option<At>,
    /// Minutes of notice.
    pub notice: i64,
    /// Whether the person was told to leave.
    pub leave_told: bool,
    /// The last call that the person was told of.
    pub call_told_at: Option<At>,
}

impl Facts {
    /// Whether the line has to be looked at before [`Facts::step`].
    pub(crate) fn needs_outlook(&self) -> bool {
        // who was told of a call is in the hall
        !self.over && self.state == State::Waiting && !self.leave_told && self.call_told_at.is_none()
    }

    /// What is done now.
    pub(crate) fn step(&self, outlook: Option<Outlook>) -> Step {
        if self.over {
            return Step::Forget;
        }
        if self.state == State::Called && self.last_call_at > self.call_told_at {
            return Step::Call;
        }
        let near = |seen: Outlook| match seen.wait {
            Some(range) => range.low_s <= self.notice * 60,
            None => seen.ahead <= FEW_AHEAD,
        };
        match outlook {
            Some(seen) if self.needs_outlook() && near(seen) => Step::Leave,
            _ => Step::Wait,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn facts() -> impl Strategy<Value = Facts> {
        let states = [
            State::Waiting,
            State::Called,
            State::Attended,
            State::Held,
            State::Absent,
            State::Finished,
            State::Gone,
            State::Unattended,
        ];
        let call = || proptest::option::of((0..5i64).prop_map(At));
        let state = proptest::sample::select(states.to_vec());
        let notice = proptest::sample::select(NOTICES.to_vec());
        (state, any::<bool>(), call(), notice, any::<bool>(), call()).prop_map(
            |(state, over, last_call_at, notice, leave_told, call_told_at)| Facts {
                state,
                over,
                last_call_at,
                notice,
                leave_told,
                call_told_at,
            },
        )
    }

    fn outlook() -> impl Strategy<Value = Outlook> {
        let range =
            (0..3_000i64, 0..3_000i64).prop_map(|(low, more)| Range { low_s: low, high_s: low + more });
        (0..7i64, proptest::option::of(range)).prop_map(|(ahead, wait)| Outlook { ahead, wait })
    }

    proptest! {
        #[test]
        fn what_was_told_is_not_told_again(facts in facts(), seen in outlook()) {
            let after = match facts.step(Some(seen)) {
                Step::Leave => Facts { leave_told: true, ..facts },
                Step::Call => Facts { call_told_at: facts.last_call_at, ..facts },
                Step::Wait | Step::Forget => return Ok(()),
            };
            prop_assert_eq!(after.step(Some(seen)), Step::Wait);
        }

        #[test]
        fn who_is_over_is_forgotten_and_nobody_else(facts in facts(), seen in outlook()) {
            prop_assert_eq!(facts.step(Some(seen)) == Step::Forget, facts.over);
        }

        #[test]
        fn only_who_waits_is_sent_off_and_only_who_is_called_is_called(facts in facts(), seen in outlook()) {
            match facts.step(Some(seen)) {
                Step::Leave => prop_assert_eq!(facts.state, State::Waiting),
                Step::Call => prop_assert_eq!(facts.state, State::Called),
                Step::Wait | Step::Forget => {}
            }
        }

        #[test]
        fn every_call_is_told(facts in facts(), later in 5..9i64) {
            let called = Facts { state: State::Called, over: false, last_call_at: Some(At(later)), ..facts };
            prop_assert_eq!(called.step(None), Step::Call);
        }

        #[test]
        fn who_should_leave_should_leave_too_when_the_wait_is_shorter_or_the_notice_longer(
            facts in facts(), seen in outlook(), less in 0..3_000i64,
        ) {
            let (state, over, leave_told, call_told_at) = (State::Waiting, false, false, None);
            let facts = Facts { state, over, leave_told, call_told_at, ..facts };
            prop_assume!(facts.step(Some(seen)) == Step::Leave);
            let wait = seen.wait.map(|r| Range { low_s: (r.low_s - less).max(0), ..r });
            let sooner = Outlook { ahead: (seen.ahead - less).max(0), wait };
            prop_assert_eq!(facts.step(Some(sooner)), Step::Leave);
            let longer = Facts { notice: facts.notice + 5, ..facts };
            prop_assert_eq!(longer.step(Some(seen)), Step::Leave);
        }

        #[test]
        fn without_a_look_at_the_line_nobody_is_sent_off(facts in facts()) {
            prop_assert_ne!(facts.step(None), Step::Leave);
        }
    }

    #[test]
    fn the_low_end_decides_and_without_a_prediction_how_many_are_before() {
        let waits = Facts {
            state: State::Waiting,
            over: false,
            last_call_at: None,
            notice: 10,
            leave_told: false,
            call_told_at: None,
        };
        let step = |ahead, low_s: Option<i64>| {
            let wait = low_s.map(|low_s| Range { low_s, high_s: low_s + 600 });
            waits.step(Some(Outlook { ahead, wait }))
        };
        assert_eq!((step(9, Some(601)), step(9, Some(600))), (Step::Wait, Step::Leave));
        assert_eq!((step(3, None), step(2, None), step(0, None)), (Step::Wait, Step::Leave, Step::Leave));
        assert_eq!(step(0, Some(700)), Step::Wait, "a prediction counts more than the number");
    }
}
