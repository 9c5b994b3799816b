//! The causes of the regulator as one company uses them: the official annexes, or what it put in their place.

use std::sync::LazyLock;

use kernel::{Day, Fault};

use crate::UtilityService;
use crate::cause::{Allowed, Cause, official_rows, read_line};

/// Every row of every period, sorted by code and first day. Rows are history: a new annex closes the old rows
/// with their last day and adds its own.
#[doc(alias = "causales")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CauseTable {
    version: u32,
    rows: Vec<Cause>,
}

/// What is wrong with a table, and in which of the given rows, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowProblem {
    /// Which row.
    pub row: usize,
    /// What.
    pub wrong: RowWrong,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowWrong {
    /// The code is not three digits.
    Code,
    /// The group is none of F, P, I.
    Group,
    /// The label is empty, longer than 200 characters, or has a line break or a semicolon.
    Label,
    /// The days are none, or the last is before the first.
    Period,
    /// A mark of a service is none of 1, 0, ?.
    Service,
    /// No service may use it.
    NoService,
    /// Another row of the same code is valid on the same day.
    Overlap,
    /// The line has too few columns, or the table no row at all.
    Empty,
    /// More than [`MOST_ROWS`] rows.
    TooMany,
}

impl RowWrong {
    /// The end of the key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            RowWrong::Code => "code",
            RowWrong::Group => "group",
            RowWrong::Label => "label",
            RowWrong::Period => "period",
            RowWrong::Service => "service",
            RowWrong::NoService => "no-service",
            RowWrong::Overlap => "overlap",
            RowWrong::Empty => "empty",
            RowWrong::TooMany => "too-many",
        }
    }
}

/// Most rows of a table: ten annexes of two hundred causes.
pub const MOST_ROWS: usize = 2_000;
/// Most characters of a label.
const MOST_LABEL: usize = 200;

/// How many rows one table has that another has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Rows of the newer alone.
    pub added: usize,
    /// Rows of the older alone.
    pub removed: usize,
}

static OFFICIAL: LazyLock<CauseTable> = LazyLock::new(|| {
    let mut rows = official_rows();
    sort(&mut rows);
    CauseTable { version: 0, rows }
});

fn sort(rows: &mut [Cause]) {
    rows.sort_by(|a, b| (&a.code, a.valid_from).cmp(&(&b.code, b.valid_from)));
}

impl CauseTable {
    /// The annexes that come with the program: version 0.
    pub fn official() -> &'static CauseTable {
        &OFFICIAL
    }

    /// A table of these rows, or the first thing that is wrong.
    pub fn of(version: u32, rows: Vec<Cause>) -> Result<CauseTable, RowProblem> {
        let at = |row, wrong| RowProblem { row, wrong };
        if rows.is_empty() {
            return Err(at(0, RowWrong::Empty));
        }
        if rows.len() > MOST_ROWS {
            return Err(at(MOST_ROWS, RowWrong::TooMany));
        }
        for (i, row) in rows.iter().enumerate() {
            check(row).map_err(|wrong| at(i, wrong))?;
        }
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|i| (&rows[*i].code, rows[*i].valid_from));
        for pair in order.windows(2) {
            let (first, second) = (&rows[pair[0]], &rows[pair[1]]);
            let apart = first.valid_to.is_some_and(|last| last < second.valid_from);
            if first.code == second.code && !apart {
                return Err(at(pair[1], RowWrong::Overlap));
            }
        }
        let mut rows = rows;
        sort(&mut rows);
        Ok(CauseTable { version, rows })
    }

    /// Reads the stored form.
    pub(crate) fn read(version: u32, stored: &str) -> Result<CauseTable, Fault> {
        let rows: Option<Vec<Cause>> = stored.lines().map(read_line).collect();
        let rows = rows.ok_or_else(|| Fault::new("a stored cause cannot be read"))?;
        CauseTable::of(version, rows).map_err(|p| Fault::new(format!("the stored causes: {p:?}")))
    }

    /// The stored form: a line each.
    pub(crate) fn stored(&self) -> String {
        self.rows.iter().map(Cause::line).collect::<Vec<_>>().join("\n")
    }

    /// 0 for the official one; each revision of the company adds one.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Every row, by code and first day.
    pub fn rows(&self) -> &[Cause] {
        &self.rows
    }

    /// The cause with this code as it was valid on a day.
    pub fn find(&self, code: &str, on: Day) -> Option<&Cause> {
        let start = self.rows.partition_point(|c| &*c.code < code);
        self.rows[start..].iter().take_while(|c| c.code == code).find(|c| c.is_valid(on))
    }

    /// The row of a code that begins on a day.
    pub fn row(&self, code: &str, valid_from: Day) -> Option<&Cause> {
        self.rows.iter().find(|c| c.code == code && c.valid_from == valid_from)
    }

    /// Every cause valid on a day, by code.
    pub fn in_force(&self, on: Day) -> impl Iterator<Item = &Cause> {
        self.rows.iter().filter(move |c| c.is_valid(on))
    }

    /// The causes that an officer may choose for a service on a day, by code; unconfirmed ones included, so
    /// that screens can mark them ([`Cause::allowed`]).
    pub fn for_service(&self, service: UtilityService, on: Day) -> Vec<&Cause> {
        self.in_force(on).filter(|c| c.allowed(service) != Allowed::No).collect()
    }

    /// The next version, with `row` in the place of the one of that code that begins on that day.
    pub fn replaced(&self, code: &str, valid_from: Day, row: Cause) -> Result<CauseTable, RowProblem> {
        let mut rows = self.rows.clone();
        match rows.iter_mut().find(|c| c.code == code && c.valid_from == valid_from) {
            Some(place) => *place = row,
            None => rows.push(row),
        }
        CauseTable::of(self.version + 1, rows)
    }

    /// What `newer` has and has not.
    pub fn difference(&self, newer: &CauseTable) -> Difference {
        let missing = |a: &CauseTable, b: &CauseTable| a.rows.iter().filter(|r| !b.rows.contains(r)).count();
        Difference { added: missing(newer, self), removed: missing(self, newer) }
    }
}

fn check(row: &Cause) -> Result<(), RowWrong> {
    if row.code.len() != 3 || !row.code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(RowWrong::Code);
    }
    let label = row.label.trim();
    if label.is_empty() || label.chars().count() > MOST_LABEL || label.contains([';', '\n', '\r']) {
        return Err(RowWrong::Label);
    }
    if row.valid_to.is_some_and(|last| last < row.valid_from) {
        return Err(RowWrong::Period);
    }
    if row.services.iter().all(|a| *a == Allowed::No) {
        return Err(RowWrong::NoService);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Allowed, CauseGroup};
    use UtilityService::{Electricity, Gas, Sewerage, Waste, Water};

    fn official() -> &'static CauseTable {
        CauseTable::official()
    }

    const TODAY: Day = kernel::jiff::civil::date(2026, 11, 21);

    #[test]
    fn the_table_has_every_row() {
        let lines = include_str!("../data/causes.txt").lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!((official().rows().len(), lines), (97, 97));
        assert_eq!(official().in_force(TODAY).count(), 44);
        assert_eq!(official().in_force(kernel::jiff::civil::date(2017, 3, 1)).count(), 53);
        assert_eq!(official().in_force(kernel::jiff::civil::date(2016, 6, 30)).count(), 0);
    }

    #[test]
    fn each_service_has_its_causes() {
        let count = |s, mark| official().in_force(TODAY).filter(|c| c.allowed(s) == mark).count();
        assert_eq!((count(Water, Allowed::Yes), count(Water, Allowed::Unconfirmed)), (37, 0));
        assert_eq!((count(Waste, Allowed::Yes), count(Waste, Allowed::Unconfirmed)), (29, 0));
        assert_eq!((count(Sewerage, Allowed::Yes), count(Sewerage, Allowed::Unconfirmed)), (28, 6));
        let doubtful: Vec<_> = official()
            .for_service(Sewerage, TODAY)
            .iter()
            .filter(|c| c.allowed(Sewerage) == Allowed::Unconfirmed)
            .map(|c| &*c.code)
            .collect();
        assert_eq!(doubtful, ["121", "127", "133", "303", "304", "312"]);
        assert_eq!(count(Electricity, Allowed::Yes) + count(Gas, Allowed::Yes), 0);
    }

    #[test]
    fn official_labels_groups_and_periods() {
        let average = official().find("120", TODAY).unwrap();
        assert_eq!((&*average.label, average.group), ("COBROS POR PROMEDIO", CauseGroup::Billing));
        assert_eq!(average.title(), "Cobros por promedio");
        assert_eq!(official().find("315", TODAY).unwrap().label, "QUEJAS ADMINISTRATIVAS");
        assert_eq!(official().find("301", TODAY).unwrap().group, CauseGroup::Provision);
        let (then, now) = (kernel::jiff::civil::date(2017, 1, 1), TODAY);
        assert_eq!(official().find("401", then).unwrap().group, CauseGroup::Installation);
        assert_eq!(official().find("401", now).unwrap().group, CauseGroup::Provision);
        assert!(official().find("104", then).is_some() && official().find("104", now).is_none());
        for code in ["", "1", "999", "10", "1020", "ñ"] {
            assert_eq!(official().find(code, now), None, "{code}");
        }
    }

    #[test]
    fn periods_of_a_code_never_overlap() {
        for pair in official().rows().windows(2).filter(|p| p[0].code == p[1].code) {
            assert!(pair[0].valid_to.is_some_and(|last| last < pair[1].valid_from), "{}", pair[0].code);
        }
    }

    #[test]
    fn an_officer_finds_by_code_or_word() {
        assert!(official().find("102", TODAY).unwrap().matches("medición"));
        assert!(official().find("102", TODAY).unwrap().matches(" 10"));
        assert!(!official().find("102", TODAY).unwrap().matches("aforo"));
    }
    fn at(y: i16, m: i8, d: i8) -> Day {
        kernel::jiff::civil::date(y, m, d)
    }

    #[test]
    fn the_stored_form_is_read_back() {
        let stored = official().stored();
        assert_eq!(CauseTable::read(7, &stored).unwrap().rows(), official().rows());
        assert!(CauseTable::read(7, "102;Z;1;x").is_err());
    }

    #[test]
    fn what_contradicts_itself_is_refused_with_its_row() {
        let row = official().find("301", TODAY).unwrap().clone();
        let with = |change: &dyn Fn(&mut Cause)| {
            let mut changed = row.clone();
            change(&mut changed);
            CauseTable::of(1, vec![changed]).map(|_| ()).map_err(|p| p.wrong)
        };
        assert_eq!(with(&|_| ()), Ok(()));
        assert_eq!(with(&|c| c.code = "30".into()), Err(RowWrong::Code));
        assert_eq!(with(&|c| c.label = " ".into()), Err(RowWrong::Label));
        assert_eq!(with(&|c| c.valid_to = Some(at(2018, 6, 30))), Err(RowWrong::Period));
        assert_eq!(with(&|c| c.services = [Allowed::No; 5]), Err(RowWrong::NoService));
        let twice = CauseTable::of(1, vec![row.clone(), Cause { valid_from: at(2027, 1, 1), ..row.clone() }]);
        assert_eq!(twice.map(|_| ()).map_err(|p| (p.wrong, p.row)), Err((RowWrong::Overlap, 1)));
        assert_eq!(CauseTable::of(1, Vec::new()).map(|_| ()).unwrap_err().wrong, RowWrong::Empty);
    }

    #[test]
    fn a_row_is_replaced_where_it_stands() {
        let row = official().find("301", TODAY).unwrap().clone();
        let moved = Cause { group: CauseGroup::Billing, ..row.clone() };
        let table = official().replaced("301", row.valid_from, moved).unwrap();
        assert_eq!(table.rows().len(), official().rows().len());
        assert_eq!(table.find("301", TODAY).unwrap().group, CauseGroup::Billing);
        assert_eq!(official().difference(&table), Difference { added: 1, removed: 1 });
        assert_eq!(official().difference(official()), Difference { added: 0, removed: 0 });
    }
}
