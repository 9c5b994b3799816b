//! When people come: how many a month by each door, on which days and at which hours.

use cases::ContactChannel;
use kernel::{At, Day, jiff::ToSpan};

use super::dice::Dice;
use super::office::{Office, moment};

/// Filings a month by each door: written and web as companies of this size report them, and what is written
/// down at the counter and on the telephone.
pub const VOLUMES: [(ContactChannel, i64); 4] = [
    (ContactChannel::Written, 250),
    (ContactChannel::Web, 90),
    (ContactChannel::Counter, 180),
    (ContactChannel::Telephone, 140),
];

/// Months in a thousandth of the mean: two rainy seasons, and December when nobody writes.
pub const SEASON: [i64; 12] = [960, 980, 1_010, 1_090, 1_100, 1_000, 950, 960, 980, 1_080, 1_090, 880];
/// Weight of the hours from 7 to 16, where people attend.
pub const OFFICE_HOURS: [u32; 10] = [6, 12, 16, 17, 14, 6, 7, 11, 9, 2];
/// Weight of the hours of the day on the web.
const WEB_HOURS: [u32; 24] = [2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 8, 7, 7, 8, 8, 8, 7, 7, 8, 9, 9, 7, 4];

/// Somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When.
    pub at: At,
    /// By which door.
    pub channel: ContactChannel,
}

/// Everybody who comes from `first` until `until`, in order.
pub fn arrivals(first: Day, until: At, office: &Office, dice: &Dice) -> Vec<Arrival> {
    let mut all = Vec::new();
    for (channel, volume) in VOLUMES {
        let mut carry = 500;
        let mut month = first.first_of_month();
        while month <= until.day() {
            let days = || (0..i64::from(month.days_in_month())).map(|n| month.saturating_add(n.days()));
            let sum: i64 = days().map(|d| weight(d, channel, office)).sum();
            let expected = volume * SEASON[usize::try_from(month.month() - 1).unwrap_or(0)];
            for day in days() {
                // drawn for every day, in the story or not, so that each day is the same in every story
                let luck = dice.between(750, 1_250);
                carry += expected * weight(day, channel, office) * luck / 1_000 / sum.max(1);
                let count = if day < first { 0 } else { carry / 1_000 };
                carry -= if day < first { carry } else { count * 1_000 };
                all.extend((0..count).map(|_| Arrival { at: hour(day, channel, dice), channel }));
            }
            month = month.saturating_add(1.month());
        }
    }
    all.retain(|a| a.at <= until && a.at.day() >= first);
    all.sort_by_key(|a| (a.at, a.channel.key()));
    all
}

/// How many come on a day, beside other days of the month: Mondays more, and after the bills of the first
/// week.
pub fn weight(day: Day, channel: ContactChannel, office: &Office) -> i64 {
    let monday = day.weekday() == kernel::jiff::civil::Weekday::Monday;
    let week = match (channel, office.is_open(day)) {
        (ContactChannel::Web, open) => {
            if open {
                100
            } else {
                55
            }
        }
        (_, false) => return 0,
        (_, true) => 100,
    };
    let start = if monday || (office.is_open(day) && !office.is_open(day.saturating_sub(1.day()))) {
        145
    } else {
        100
    };
    let bills = if (8..=15).contains(&day.day()) { 140 } else { 100 };
    week * start * bills
}

fn hour(day: Day, channel: ContactChannel, dice: &Dice) -> At {
    let minutes = if channel == ContactChannel::Web {
        dice.weighted(WEB_HOURS.iter().copied()) as i64 * 60 + dice.between(0, 59)
    } else {
        let hour = dice.weighted(OFFICE_HOURS.iter().copied()) as i64;
        (7 + hour) * 60 + dice.between(if hour == 0 { 4 } else { 0 }, if hour == 9 { 25 } else { 59 })
    };
    moment(day, minutes, dice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_door_has_its_volume_its_days_and_its_hours() {
        let until = At::parse("2026-11-20T18:00").expect("an instant");
        let office = Office::of_year(until.day()).expect("an office");
        let first = Day::constant(2025, 11, 21);
        let all = arrivals(first, until, &office, &Dice::new(2026, "rhythm"));
        for (channel, volume) in VOLUMES {
            let of = || all.iter().filter(|a| a.channel == channel);
            let year = of().count() as i64;
            assert!((volume * 112 / 10..=volume * 128 / 10).contains(&year), "{channel:?}: {year}");
            for month in 1..=10 {
                let count =
                    of().filter(|a| (a.at.day().year(), a.at.day().month()) == (2026, month)).count() as i64;
                assert!((volume * 3 / 4..=volume * 5 / 4).contains(&count), "{channel:?} {month}: {count}");
            }
            let attended = of().filter(|a| office.attended(a.at, &Dice::new(1, "x")) == a.at).count() as i64;
            assert_eq!(attended == year, channel != ContactChannel::Web, "{channel:?}");
        }
        assert!(all.windows(2).all(|two| two[0].at <= two[1].at));
    }
}
