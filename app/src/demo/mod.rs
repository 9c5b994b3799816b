//! The demo company, *Aguas de Miraflor E.S.P.*: one year of its life, told through the verbs that everybody
//! uses.
//!
//! The town, the people, the officers and every sentence are invented here. The same day and the same seed
//! make the same company. Read in this order: `town` and `citizens` (who), `rhythm` (when they come), `words`
//! and `facts` (what they say), `course` (what becomes of it), `plan` (all of it as a list of scenes), `play`
//! (the list is told to the database).

mod citizens;
mod clock;
mod course;
mod dice;
mod facts;
mod founding;
mod hall;
mod hall_live;
mod hall_ratings;
mod hall_year;
mod legal;
mod legal_desk;
mod legal_desk_stories;
mod legal_stories;
mod legal_terms;
mod notify;
mod office;
mod pictured;
mod pictures;
mod plan;
mod play;
mod rhythm;
mod scene;
mod staff;
#[cfg(test)]
mod tests;
mod town;
mod words;

use std::sync::Arc;

use documents::BlobStore;
use kernel::{At, Day, Fault, IdSource, SeededChance, jiff::ToSpan};
use store::Store;
use web::DemoLogin;

pub use self::hall::places;
pub use clock::StoryClock;
pub use hall_live::follow as follow_hall;
use legal::Step;
use plan::World;
use scene::{Deed, Scene};
use staff::{PASSWORD, SHOWN, STAFF};
use town::Town;
use words::Words;

/// The seed of the company that everybody sees.
pub const SEED: u64 = 2026;
/// Mail goes out for what happened in so many of the last attended minutes; before it was sent long ago.
const MAIL_MINUTES: i64 = 240;

/// What the company is made with, besides its database.
pub struct Stage {
    /// The clock of the database, which this makes show each instant of the story.
    pub clock: Arc<StoryClock>,
    /// The present, where the story ends.
    pub until: At,
    /// Where its files go.
    pub blobs: Arc<dyn BlobStore>,
    /// Prints what goes to the Superintendence; without it nothing is sent there.
    pub press: Option<web::App>,
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Contract accounts.
    pub subscribers: usize,
    /// Officers.
    pub officers: usize,
    /// Cases that were filed.
    pub cases: usize,
    /// Answers that were signed.
    pub answered: usize,
    /// Everything that happened in the cases, the filings included.
    pub scenes: usize,
}

/// The ids of the company: the same in every building of the same day. Of a demo nothing is secret.
pub fn ids() -> IdSource {
    IdSource::new(Arc::new(SeededChance::new(SEED)))
}

/// The log-ins that the banner lists.
pub fn logins() -> Vec<DemoLogin> {
    let login = |post: &staff::Post| DemoLogin {
        who: format!("{}, {}", post.name, post.title.to_lowercase()),
        user: staff::login(post),
        password: PASSWORD.to_owned(),
    };
    STAFF[..SHOWN].iter().map(login).collect()
}

/// Fills an empty database, opened with [`Stage::clock`] and [`ids`], with the company and its year.
pub async fn seed(store: &Store, stage: &Stage) -> Result<Summary, Fault> {
    tell(store, stage, stage.until.day().saturating_sub(1.year())).await
}

/// Tells the story from `first` until the present.
async fn tell(store: &Store, stage: &Stage, first: Day) -> Result<Summary, Fault> {
    let until = stage.until;
    if !(2000..2190).contains(&until.day().year()) {
        return Err(Fault::new("the clock of this machine shows a year of which no calendar is known"));
    }
    let world = World {
        words: Words::read(),
        town: Town::read(),
        office: office::Office::of_year(until.day())?,
        until,
    };
    stage.clock.then(At::start_of(first).plus_hours(-2));
    let announced = world.office.announced_on(first, until.day()).is_some();
    let officers = founding::company(store, &world.office, announced).await?;
    founding::templates(store, &officers).await?;
    founding::accounts(store, &world.town).await?;
    let files = founding::files(&*stage.blobs).await?;
    let cast = play::Cast { officers, files };
    let room = hall::found(store, &cast).await?;
    hall::kiosk(store).await?;
    stage.clock.then(At::start_of(until.day()).plus_seconds(1));
    hall_year::year(store, &world.office, &cast, &room, (first, until.day())).await?;

    let scenes = plan::scenes(&world, SEED, first)?;
    let count = |wanted: fn(&Scene) -> bool| scenes.iter().filter(|s| wanted(s)).count();
    let summary = Summary {
        subscribers: town::ACCOUNTS,
        officers: STAFF.len(),
        cases: count(|s| matches!(s.deed, Deed::File(_) | Deed::Legal(Step::Appeal(..)))),
        answered: count(|s| match &s.deed {
            Deed::File(filing) => filing.answered.is_some(),
            Deed::Sign(_) | Deed::Legal(Step::Recognize) => true,
            _ => false,
        }),
        scenes: scenes.len(),
    };
    let mailed_from = world.office.lately(until, MAIL_MINUTES);
    let (old, new): (Vec<_>, Vec<_>) = scenes.into_iter().partition(|s| s.at < mailed_from);
    tokio::task::unconstrained(play::play(store, stage, old, &cast)).await?;
    crate::wiring::reactions().skip_to_end(store).await?;
    tokio::task::unconstrained(play::play(store, stage, new, &cast)).await?;
    // the clock goes back to the beginning of the last hour in the service room
    hall::today(store, stage, &cast, &room).await?;
    hall::appointments(store, until, &room).await?;
    // reactions were told to skip the past; reports want all of it
    reports::catch_up(store).await?;
    Ok(summary)
}
