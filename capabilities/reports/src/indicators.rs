//! How the company is doing: our own indicators, with their definitions. The regulator's index (Resolución
//! CRA 906 de 2019) is not computed here: its formula could not be confirmed.

use serde::Serialize;

/// What the indicators of a period are made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cases filed in the period.
    pub filed: u64,
    /// How many cases that were decided in the period took so many business days, by days.
    pub answer_days: Vec<(i64, u64)>,
    /// Cases whose last day to answer fell in the period and has passed, or that were decided before it.
    pub due: u64,
    /// Of these: decided by that day.
    pub on_time: u64,
    /// Of those with a last day in the period: how many became positive silence.
    pub silent: u64,
    /// Decided in the period, with a decision on what was asked.
    pub decided: u64,
    /// Of these: in favor of the person, whole or in part.
    pub in_favor: u64,
    /// Filed in the period: claims whose cause is of the group F (billing).
    pub billing_claims: u64,
    /// Filed in the period: appeals that ask for the superintendence in subsidy.
    pub appeals: u64,
    /// Decided in the period, and an appeal lies against it.
    pub appealable: u64,
    /// Filed in the period by an account that had asked about the same cause in the ninety days before.
    pub repeated: u64,
    /// Mean number of subscribers, if the company said it.
    pub subscribers: Option<u64>,
}

/// A number with two decimals, as hundredths: no floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Hundredths(pub u64);

impl Hundredths {
    /// `part * scale / whole`, rounded to the nearest; nothing if there is no whole.
    fn ratio(part: u64, scale: u64, whole: u64) -> Option<Hundredths> {
        let (part, scale, whole) = (u128::from(part), u128::from(scale), u128::from(whole));
        (whole > 0).then(|| {
            let value = (part * scale * 200 + whole) / (whole * 2);
            Hundredths(u64::try_from(value).unwrap_or(u64::MAX))
        })
    }

    /// `12,5`: with the decimal comma of Colombia, no zeros at the end.
    pub fn shown(self) -> String {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        let whole = web::format::number(i64::try_from(whole).unwrap_or(i64::MAX));
        match rest {
            0 => whole,
            r if r % 10 == 0 => format!("{whole},{}", r / 10),
            r => format!("{whole},{r:02}"),
        }
    }

    /// `12.50`: for files.
    pub fn plain(self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// The indicators. Each is nothing when it has nothing to be computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicators {
    /// PQR_10K: cases filed for each 10,000 subscribers.
    pub per_ten_thousand: Option<Hundredths>,
    /// TMR: mean business days from filing to decision.
    pub mean_days: Option<Hundredths>,
    /// Half of the cases took at most so many business days.
    pub median_days: Option<i64>,
    /// Nine of ten took at most so many.
    pub p90_days: Option<i64>,
    /// OPORT: percentage decided in time.
    pub on_time: Option<Hundredths>,
    /// SAP_RATE: percentage that became positive silence.
    pub silent: Option<Hundredths>,
    /// FAVOR: percentage decided in favor of the person.
    pub in_favor: Option<Hundredths>,
    /// RECL_FACT_10K: claims about bills for each 10,000 subscribers.
    pub billing_per_ten_thousand: Option<Hundredths>,
    /// APELA: appeals in subsidy for each hundred decisions that admit them.
    pub appealed: Option<Hundredths>,
    /// REITERA: percentage filed again by the same account about the same cause within ninety days.
    pub repeated: Option<Hundredths>,
}

impl Indicators {
    /// From the counts of a period.
    pub fn of(counts: &Counts) -> Indicators {
        let cases: u64 = counts.answer_days.iter().map(|(_, n)| n).sum();
        let days: u64 = counts.answer_days.iter().map(|(d, n)| u64::try_from(*d).unwrap_or(0) * n).sum();
        Indicators {
            per_ten_thousand: counts.subscribers.and_then(|s| Hundredths::ratio(counts.filed, 10_000, s)),
            mean_days: Hundredths::ratio(days, 1, cases),
            median_days: percentile(&counts.answer_days, cases, 50),
            p90_days: percentile(&counts.answer_days, cases, 90),
            on_time: Hundredths::ratio(counts.on_time, 100, counts.due),
            silent: Hundredths::ratio(counts.silent, 100, counts.due),
            in_favor: Hundredths::ratio(counts.in_favor, 100, counts.decided),
            billing_per_ten_thousand: counts
                .subscribers
                .and_then(|s| Hundredths::ratio(counts.billing_claims, 10_000, s)),
            appealed: Hundredths::ratio(counts.appeals, 100, counts.appealable),
            repeated: Hundredths::ratio(counts.repeated, 100, counts.filed),
        }
    }
}

/// The smallest number of days within which so many per cent of the cases were decided (nearest rank).
fn percentile(days: &[(i64, u64)], cases: u64, percent: u64) -> Option<i64> {
    let mut sorted = days.to_vec();
    sorted.sort_unstable();
    let wanted = (cases * percent).div_ceil(100).max(1);
    let mut seen = 0;
    sorted.into_iter().filter(|(_, n)| *n > 0).find_map(|(d, n)| {
        seen += n;
        (seen >= wanted).then_some(d)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_are_exact_and_missing_wholes_give_nothing() {
        let counts = Counts {
            filed: 125,
            answer_days: vec![(10, 3), (2, 5), (15, 2)],
            due: 8,
            on_time: 7,
            silent: 1,
            decided: 3,
            in_favor: 2,
            billing_claims: 50,
            appeals: 1,
            appealable: 8,
            repeated: 5,
            subscribers: Some(20_000),
        };
        let found = Indicators::of(&counts);
        assert_eq!(found.per_ten_thousand.unwrap().shown(), "62,5");
        assert_eq!(found.mean_days.unwrap().shown(), "7");
        assert_eq!((found.median_days, found.p90_days), (Some(2), Some(15)));
        assert_eq!(found.on_time.unwrap().shown(), "87,5");
        assert_eq!(found.silent.unwrap().plain(), "12.50");
        assert_eq!(found.in_favor.unwrap().shown(), "66,67");
        assert_eq!(found.billing_per_ten_thousand.unwrap().shown(), "25");
        assert_eq!(
            (found.appealed.unwrap().shown(), found.repeated.unwrap().shown()),
            ("12,5".into(), "4".into())
        );
        let nothing = Indicators::of(&Counts::default());
        assert!(nothing.on_time.is_none() && nothing.median_days.is_none() && nothing.mean_days.is_none());
    }

    proptest! {
        #[test]
        fn percentiles_are_those_of_the_sorted_list(all in prop::collection::vec(0_i64..40, 1..60)) {
            let mut days: Vec<(i64, u64)> = Vec::new();
            for d in &all {
                match days.iter_mut().find(|(known, _)| known == d) {
                    Some((_, n)) => *n += 1,
                    None => days.push((*d, 1)),
                }
            }
            let mut sorted = all.clone();
            sorted.sort_unstable();
            for percent in [50_usize, 90] {
                let rank = (sorted.len() * percent).div_ceil(100).max(1);
                let found = percentile(&days, all.len() as u64, percent as u64);
                prop_assert_eq!(found, Some(sorted[rank - 1]));
            }
        }
    }
}
