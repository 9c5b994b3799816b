//! Door 3: what is done each day.

use futures::future::BoxFuture;
use kernel::Fault;
use store::{Every, Moment, Timer, Work, args};

use crate::actions::{archive_lapsed, hold_bill, meet_silence, write_template};
use crate::records;

/// Everything that cases does by the calendar.
pub fn all() -> Vec<Timer> {
    let run = forget;
    vec![
        Timer { name: "cases.forget", every: Every::Day { hour: 3, minute: 10 }, run },
        Timer {
            name: "cases.propose_archive",
            every: Every::Day { hour: 6, minute: 30 },
            run: archive_lapsed::propose,
        },
        Timer {
            name: "cases.hold_file",
            every: Every::Day { hour: 1, minute: 30 },
            run: hold_bill::write_file,
        },
        Timer { name: "cases.bring_missing_templates", every: Every::Minutes(10), run: bring_templates },
        Timer { name: "cases.meet_silence", every: Every::Minutes(1), run: meet_silence::run },
    ]
}

/// A company that was there before its templates gets them too: soon after the program starts.
fn bring_templates<'a>(work: &'a mut Work<'_>, _: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match company::current(work).await? {
            Some(_) => write_template::bring_if_none(work).await,
            None => Ok(()),
        }
    })
}

/// How long a request is remembered, so that its repetition is known, in days.
const REQUEST_DAYS: i64 = 30;

/// Forgets drafts whose days are over (nobody asked to keep them longer) and old keys of requests.
fn forget<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        work.exec(records::DELETE_OLD_DRAFTS, args![moment.planned]).await?;
        work.exec(records::FORGET_REQUESTS, args![moment.planned.plus_days(-REQUEST_DAYS)]).await?;
        Ok(())
    })
}
