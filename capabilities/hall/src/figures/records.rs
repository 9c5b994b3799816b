//! The only file of the figures that speaks to the database.

use std::collections::HashMap;

use kernel::{At, Fault};
use queueing::Class;
use store::{Look, Row, args};

use super::filter::Filter;
use super::stats::Fact;
use crate::site::SiteId;
use crate::ticket::State;

store::queries! { "queries.sql" =>
    FIGURES_SITES, FIGURES_SERVICES, FIGURES_COUNTERS, FIGURES_OFFICERS, FIGURES_ENDED, FIGURES_OPEN,
    FIGURES_TURNS,
}

/// Somebody or something that rows are about: its id, its word in addresses, its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub id: String,
    pub word: String,
    pub name: String,
    pub name_en: String,
}

/// Names of everything that a site has; facts say places in these lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    pub services: Vec<Named>,
    pub counters: Vec<Named>,
    pub officers: Vec<Named>,
}

/// Every site, in use or not: figures outlive it.
pub(crate) async fn sites(look: &mut Look<'_>) -> Result<Vec<(SiteId, String, String)>, Fault> {
    let rows = look.rows(FIGURES_SITES, args![]).await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?, row.take()?))).collect()
}

pub(crate) async fn names(look: &mut Look<'_>, site: SiteId) -> Result<Names, Fault> {
    let service = |mut row: Row| {
        let (id, word, name, name_en) = (row.take()?, row.take()?, row.take()?, row.take()?);
        Ok(Named { id, word, name, name_en })
    };
    let counter = |mut row: Row| {
        let (id, word, name) = (row.take()?, row.take()?, row.take::<String>()?);
        Ok(Named { id, word, name_en: name.clone(), name })
    };
    let officer = |mut row: Row| {
        let (id, name) = (row.take::<String>()?, row.take::<String>()?);
        Ok(Named { word: id.clone(), id, name_en: name.clone(), name })
    };
    let services = look.rows(FIGURES_SERVICES, args![site]).await?.into_iter().map(service);
    let services = services.collect::<Result<_, Fault>>()?;
    let counters = look.rows(FIGURES_COUNTERS, args![site]).await?.into_iter().map(counter);
    let counters = counters.collect::<Result<_, Fault>>()?;
    let officers = look.rows(FIGURES_OFFICERS, args![site]).await?.into_iter().map(officer);
    Ok(Names { services, counters, officers: officers.collect::<Result<_, Fault>>()? })
}

fn keyed<T>(row: &mut Row, parse: fn(&str) -> Option<T>) -> Result<T, Fault> {
    let text: String = row.take()?;
    parse(&text).ok_or_else(|| Fault::new(format!("{text:?} is no key of the hall")))
}

/// The facts of a span of time, all of them: the filter is applied by whoever counts.
pub(crate) async fn facts(
    look: &mut Look<'_>,
    site: SiteId,
    (from, to): (At, At),
    names: &Names,
) -> Result<Vec<Fact>, Fault> {
    let places = |all: &[Named]| -> HashMap<String, u16> {
        (0u16..).zip(all).map(|(place, named)| (named.id.clone(), place)).collect()
    };
    let (services, counters, officers) =
        (places(&names.services), places(&names.counters), places(&names.officers));
    let mut facts = Vec::new();
    for query in [FIGURES_ENDED, FIGURES_OPEN] {
        let rows = look.rows(query, args![site, from, to]).await?;
        facts.reserve(rows.len());
        for mut row in rows {
            let arrived_at = row.take()?;
            let service = services.get(&row.take::<String>()?).copied().unwrap_or(u16::MAX);
            let (class, state) = (keyed(&mut row, Class::parse)?, keyed(&mut row, State::parse)?);
            let counter = row.take::<Option<String>>()?.and_then(|id| counters.get(&id).copied());
            let officer = row.take::<Option<String>>()?.and_then(|id| officers.get(&id).copied());
            let (called_at, attended_at, ended_at) = (row.take()?, row.take()?, row.take()?);
            facts.push(Fact {
                arrived_at,
                called_at,
                attended_at,
                ended_at,
                state,
                class,
                service,
                counter,
                officer,
            });
        }
    }
    Ok(facts)
}

/// A turn of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    pub id: String,
    pub code: String,
    pub service: String,
    pub class: Class,
    pub state: State,
    pub counter: Option<String>,
    pub officer: Option<String>,
    pub arrived_at: At,
    pub called_at: Option<At>,
    pub attended_at: Option<At>,
    pub ended_at: Option<At>,
}

/// The turns behind a figure, newest first, before a place in the list.
pub(crate) async fn turns(
    look: &mut Look<'_>,
    site: SiteId,
    filter: &Filter,
    names: &Names,
    (before, id): (At, &str),
    most: i64,
) -> Result<Vec<Turn>, Fault> {
    let of = |all: &[Named], word: &str| match word {
        "" | "-" => word.to_owned(),
        // a word that nobody has finds nothing
        word => all.iter().find(|n| n.word == word).map_or_else(|| "?".to_owned(), |n| n.id.clone()),
    };
    let (from, to) = filter.span();
    let states = filter.states();
    let state = |n: usize| states.get(n).or(states.first()).map_or("", |s| s.key());
    let row = args![
        site,
        from,
        to,
        of(&names.services, &filter.service),
        filter.class.map_or("", Class::key),
        of(&names.counters, &filter.counter),
        of(&names.officers, &filter.officer),
        state(0),
        state(1),
        state(2),
        filter.hour.unwrap_or(-1),
        filter.weekday.unwrap_or(-1),
        filter.waited_s.map_or(-1, |s| s * 1_000_000),
        before,
        id,
        most,
    ];
    let read = |mut row: Row| {
        let (id, prefix, number) = (row.take()?, row.take::<String>()?, row.take::<i64>()?);
        Ok(Turn {
            id,
            code: crate::Code::new(&prefix, number).to_string(),
            service: row.take()?,
            class: keyed(&mut row, Class::parse)?,
            state: keyed(&mut row, State::parse)?,
            counter: row.take()?,
            officer: row.take()?,
            arrived_at: row.take()?,
            called_at: row.take()?,
            attended_at: row.take()?,
            ended_at: row.take()?,
        })
    };
    look.rows(FIGURES_TURNS, row).await?.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
