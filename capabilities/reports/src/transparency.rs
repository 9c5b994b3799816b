//! The half-yearly report on petitions and requests for information (Ley 1712 de 2014, art. 11, h;
//! Decreto 103 de 2015, art. 52), and the indicators of the same period.

use std::collections::BTreeMap;

use catalog::UtilityService;
use kernel::{Day, Failure, Fault, Never};
use store::{Look, Store, args};

use crate::half::Half;
use crate::indicators::{Counts, Indicators};
use crate::records::{
    self, DAYS_BY_SERVICE, DUE_BY_SERVICE, FAVOR_BY_SERVICE, FILED_BY_KIND, FILED_BY_SERVICE,
    INFORMATION_REQUESTS,
};

/// Most requests for information that are listed one by one.
pub const MOST_REQUESTS: i64 = 50_000;

/// What was filed in the period, of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KindCount {
    /// Key of the kind.
    pub kind: String,
    /// Filed in the period.
    pub received: u64,
    /// Of these: answered, or archived with a reasoned act.
    pub answered: u64,
    /// Of these: sent to the competent body.
    pub transferred: u64,
    /// Of these: denied.
    pub denied: u64,
}

/// A request for information without anything that tells whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Month of its filing: `2026-08`.
    pub month: String,
    /// Business days until its answer; nothing while it waits.
    pub days: Option<i64>,
    /// What became of it.
    pub end: RequestEnd,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestEnd {
    /// Nobody has answered.
    Waits,
    /// The information was given, or part of it.
    Given,
    /// It was denied, with the rule of reserve.
    Denied,
    /// It went to the competent body.
    Transferred,
    /// Archived, withdrawn or inadmissible.
    Other,
    /// So few ended like this that saying which ones could tell who asked.
    Hidden,
}

impl RequestEnd {
    /// The end of the key of its words.
    pub fn key(self) -> &'static str {
        match self {
            RequestEnd::Waits => "waits",
            RequestEnd::Given => "given",
            RequestEnd::Denied => "denied",
            RequestEnd::Transferred => "transferred",
            RequestEnd::Other => "other",
            RequestEnd::Hidden => "hidden",
        }
    }

    fn of(state: &str, result: Option<&str>) -> RequestEnd {
        match (state, result) {
            ("referred", _) | (_, Some("referred")) => RequestEnd::Transferred,
            ("withdrawn" | "archived", _) => RequestEnd::Other,
            (_, Some("granted" | "partly_granted")) => RequestEnd::Given,
            (_, Some("denied")) => RequestEnd::Denied,
            (_, Some(_)) => RequestEnd::Other,
            (_, None) => RequestEnd::Waits,
        }
    }
}

/// The report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transparency {
    /// Which half.
    pub half: Half,
    /// By kind.
    pub kinds: Vec<KindCount>,
    /// Indicators of everything (no service) and of each service.
    pub services: Vec<(Option<UtilityService>, Counts, Indicators)>,
    /// Counts below this are not told where they could tell a person.
    pub protect_below: u64,
}

impl Transparency {
    /// Requests for information: what the decree asks for is always told.
    pub fn information(&self) -> KindCount {
        self.kinds.iter().find(|k| k.kind == "information").cloned().unwrap_or_default()
    }

    /// Everything together.
    pub fn total(&self) -> KindCount {
        self.kinds.iter().fold(KindCount::default(), |sum, k| KindCount {
            kind: String::new(),
            received: sum.received + k.received,
            answered: sum.answered + k.answered,
            transferred: sum.transferred + k.transferred,
            denied: sum.denied + k.denied,
        })
    }

    /// Whether a count is so small that it could tell a person. Nobody is told by none.
    pub fn is_small(&self, count: u64) -> bool {
        count > 0 && count < self.protect_below
    }
}

/// Ends that few requests had are hidden, one by one as long as any is seen to be small.
pub fn hide_rare_ends(requests: &mut [Request], protect_below: u64) {
    let mut count: BTreeMap<RequestEnd, u64> = BTreeMap::new();
    for request in requests.iter() {
        *count.entry(request.end).or_default() += 1;
    }
    for request in requests {
        if count.get(&request.end).is_some_and(|n| *n < protect_below) {
            request.end = RequestEnd::Hidden;
            request.days = None;
        }
    }
}

/// Reads the report of a half as it is known on `today`.
pub async fn load(store: &Store, half: Half, today: Day) -> Result<Transparency, Fault> {
    let read = store.read("reports.transparency", (half, today), |look, (half, today)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(read(look, *half, *today).await?) })
    });
    read.await.map_err(Fault::from)
}

async fn read(look: &mut Look<'_>, half: Half, today: Day) -> Result<Transparency, Fault> {
    let settings = records::settings(look).await?;
    let period = || args![half.first(), half.last()].to_vec();
    let mut kinds = Vec::new();
    for mut row in look.rows(FILED_BY_KIND, &period()).await? {
        kinds.push(KindCount {
            kind: row.take()?,
            received: row.take()?,
            answered: row.take()?,
            transferred: row.take()?,
            denied: row.take()?,
        });
    }
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    for mut row in look.rows(FILED_BY_SERVICE, &period()).await? {
        let found = counts.entry(row.take()?).or_default();
        found.filed = row.take()?;
    }
    for mut row in look.rows(DAYS_BY_SERVICE, &period()).await? {
        counts.entry(row.take()?).or_default().answer_days.push((row.take()?, row.take()?));
    }
    let asked = args![half.first(), half.last(), today];
    for mut row in look.rows(DUE_BY_SERVICE, asked).await? {
        let found = counts.entry(row.take()?).or_default();
        (found.due, found.on_time, found.silent) = (row.take()?, row.take()?, row.take()?);
    }
    for mut row in look.rows(FAVOR_BY_SERVICE, &period()).await? {
        let found = counts.entry(row.take()?).or_default();
        (found.decided, found.in_favor) = (row.take()?, row.take()?);
    }
    read_more(look, half, &mut counts).await?;
    let company = company::current(look).await?;
    let provided = company.map(|c| c.profile.services.clone()).unwrap_or_default();
    let mut services = vec![(None, total(&counts))];
    for service in provided {
        let mut own = counts.remove(service.code()).unwrap_or_default();
        own.subscribers = settings.subscribers.get(service.code()).map(|n| u64::from(*n));
        services.push((Some(service), own));
    }
    let services = services.into_iter().map(|(s, c)| {
        let indicators = Indicators::of(&c);
        (s, c, indicators)
    });
    let protect_below = u64::from(settings.protect_below);
    Ok(Transparency { half, kinds, services: services.collect(), protect_below })
}

/// Claims about bills, appeals, and what was asked again.
async fn read_more(
    look: &mut Look<'_>,
    half: Half,
    counts: &mut BTreeMap<String, Counts>,
) -> Result<(), Fault> {
    let period = || args![half.first(), half.last()].to_vec();
    let causes = catalog::causes(look).await?;
    for mut row in look.rows(records::CLAIMS_BY_CAUSE, &period()).await? {
        let (service, cause, n): (String, String, u64) = (row.take()?, row.take()?, row.take()?);
        if causes.find(&cause, half.last()).is_some_and(|c| c.group == catalog::CauseGroup::Billing) {
            counts.entry(service).or_default().billing_claims += n;
        }
    }
    for mut row in look.rows(records::APPEALS_BY_SERVICE, &period()).await? {
        let found = counts.entry(row.take()?).or_default();
        found.appeals = row.take()?;
    }
    for mut row in look.rows(records::APPEALABLE_BY_SERVICE, &period()).await? {
        let found = counts.entry(row.take()?).or_default();
        found.appealable = row.take()?;
    }
    for mut row in look.rows(records::REPEATED_BY_SERVICE, &period()).await? {
        let found = counts.entry(row.take()?).or_default();
        found.repeated = row.take()?;
    }
    Ok(())
}

/// All services together; subscribers are not added, because a home has several services.
fn total(counts: &BTreeMap<String, Counts>) -> Counts {
    let mut days: BTreeMap<i64, u64> = BTreeMap::new();
    let mut sum = Counts::default();
    for c in counts.values() {
        sum.filed += c.filed;
        sum.due += c.due;
        sum.on_time += c.on_time;
        sum.silent += c.silent;
        sum.decided += c.decided;
        sum.in_favor += c.in_favor;
        sum.billing_claims += c.billing_claims;
        sum.appeals += c.appeals;
        sum.appealable += c.appealable;
        sum.repeated += c.repeated;
        for (d, n) in &c.answer_days {
            *days.entry(*d).or_default() += n;
        }
    }
    sum.answer_days = days.into_iter().collect();
    sum
}

/// The requests for information of a half, each with its response time.
pub async fn requests(store: &Store, half: Half) -> Result<Vec<Request>, Fault> {
    let read = store.read("reports.requests", half, |look, half| {
        Box::pin(async move {
            let settings = records::settings(look).await?;
            let asked = args![half.first(), half.last(), MOST_REQUESTS];
            let mut found = Vec::new();
            for mut row in look.rows(INFORMATION_REQUESTS, asked).await? {
                let (filed, _closed): (Day, Day) = (row.take()?, row.take()?);
                let days = row.take()?;
                let (state, result): (String, Option<String>) = (row.take()?, row.take()?);
                let end = RequestEnd::of(&state, result.as_deref());
                found.push(Request { month: crate::month::Month::of(filed).to_string(), days, end });
            }
            hide_rare_ends(&mut found, u64::from(settings.protect_below));
            Ok::<_, Failure<Never>>(found)
        })
    });
    read.await.map_err(Fault::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_ends_are_hidden_and_common_ones_told() {
        let request = |end| Request { month: "2026-08".into(), days: Some(3), end };
        let mut all: Vec<_> = (0..5).map(|_| request(RequestEnd::Given)).collect();
        all.extend([request(RequestEnd::Denied), request(RequestEnd::Transferred)]);
        hide_rare_ends(&mut all, 5);
        let ends: Vec<_> = all.iter().map(|r| (r.end, r.days)).collect();
        assert_eq!(ends[..5], [(RequestEnd::Given, Some(3)); 5]);
        assert_eq!(ends[5..], [(RequestEnd::Hidden, None); 2]);
    }

    #[test]
    fn ends_follow_state_and_decision() {
        let end = RequestEnd::of;
        assert_eq!(end("referred", None), RequestEnd::Transferred);
        assert_eq!(end("in_study", None), RequestEnd::Waits);
        assert_eq!(end("answered", Some("partly_granted")), RequestEnd::Given);
        assert_eq!(end("answered", Some("denied")), RequestEnd::Denied);
        assert_eq!(end("withdrawn", None), RequestEnd::Other);
        assert_eq!(end("answered", Some("inadmissible")), RequestEnd::Other);
    }
}
