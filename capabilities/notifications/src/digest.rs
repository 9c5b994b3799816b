//! The summary of a morning: what is due today and this week, what is silent, what waits for a signature.

use kernel::Day;

use crate::week::DueCase;

/// What one officer has before.
#[doc(alias = "resumen diario")]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Digest {
    /// Positive silence occurred, and nobody recognised or contested it.
    pub silent: Vec<DueCase>,
    /// The last day has passed.
    pub overdue: Vec<DueCase>,
    /// Due on this day.
    pub today: Vec<DueCase>,
    /// Due later in this week.
    pub week: Vec<DueCase>,
    /// Letters that wait for this officer's signature.
    pub to_sign: Vec<DueCase>,
    /// Cases that nobody has, for heads; nothing for others.
    pub unowned: i64,
}

impl Digest {
    /// Sorts the officer's own cases, each into the first part that fits.
    pub fn new(own: Vec<DueCase>, to_sign: Vec<DueCase>, unowned: i64, today: Day) -> Digest {
        let mut digest = Digest { to_sign, unowned, ..Digest::default() };
        for case in own {
            let part = match (case.silent, case.due_on.cmp(&today)) {
                (true, _) => &mut digest.silent,
                (_, std::cmp::Ordering::Less) => &mut digest.overdue,
                (_, std::cmp::Ordering::Equal) => &mut digest.today,
                (_, std::cmp::Ordering::Greater) => &mut digest.week,
            };
            part.push(case);
        }
        digest
    }

    /// Whether there is nothing to say: then no mail is written.
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, cases)| cases.is_empty()) && self.unowned == 0
    }

    /// The parts in the order in which they are read, with the names of their headings.
    pub fn parts(&self) -> [(&'static str, &[DueCase]); 5] {
        [
            ("silent", &self.silent),
            ("overdue", &self.overdue),
            ("today", &self.today),
            ("week", &self.week),
            ("to-sign", &self.to_sign),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::At;

    fn case(number: &str, due: &str, silent: bool) -> DueCase {
        DueCase {
            id: number.into(),
            number: number.into(),
            kind: "claim".into(),
            state: "in_study".into(),
            subject: String::new(),
            due_on: due.parse().unwrap(),
            silent,
            owner: None,
            owner_name: String::new(),
            area: String::new(),
            filed_at: At(0),
        }
    }

    #[test]
    fn each_case_stands_once_where_it_hurts_most() {
        let own = vec![
            case("1", "2026-11-20", true),
            case("2", "2026-11-20", false),
            case("3", "2026-11-23", false),
            case("4", "2026-11-27", false),
        ];
        let digest = Digest::new(own, vec![case("5", "2026-11-30", false)], 0, "2026-11-23".parse().unwrap());
        let numbers =
            digest.parts().map(|(_, cases)| cases.iter().map(|c| c.number.as_str()).collect::<String>());
        assert_eq!(numbers, ["1", "2", "3", "4", "5"]);
        assert!(!digest.is_empty());
        assert!(Digest::default().is_empty());
        assert!(!Digest { unowned: 1, ..Digest::default() }.is_empty());
    }
}
