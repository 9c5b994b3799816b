//! The causes as a file that a spreadsheet opens: to look at, to correct, to bring a new annex in.

use kernel::{Day, fold};

use crate::UtilityService;
use crate::cause::{Allowed, Cause, CauseGroup};
use crate::cause_table::{CauseTable, MOST_ROWS, RowWrong};

/// The columns, in the order in which the file is written; a file that is read may have them in any order.
pub const COLUMNS: [&str; 10] = [
    "codigo",
    "causal",
    "detalle",
    "acueducto",
    "alcantarillado",
    "aseo",
    "energia",
    "gas",
    "valida_desde",
    "valida_hasta",
];

/// Most bytes of a file: two thousand rows of a hundred letters, and less than a field of a form may have.
pub const MOST_BYTES: usize = 190 * 1024;

/// What is wrong, and in which line of the file, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineProblem {
    /// The line.
    pub line: usize,
    /// What.
    pub wrong: RowWrong,
}

/// Why a file is no table at all, or which of its lines are wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// A column is missing.
    Column(&'static str),
    /// These lines; at most a hundred are told.
    Lines(Vec<LineProblem>),
}

/// Writes the rows of a table, the names of the columns first: UTF-8, `;`, CRLF.
pub fn cells(table: &CauseTable) -> Vec<Vec<String>> {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for cause in table.rows() {
        let mut cells =
            vec![cause.code.to_string(), cause.group.letter().to_owned(), cause.label.to_string()];
        cells.extend(cause.services.iter().map(|a| a.mark().to_string()));
        cells.push(cause.valid_from.to_string());
        cells.push(cause.valid_to.map(|d| d.to_string()).unwrap_or_default());
        rows.push(cells);
    }
    rows
}

/// Reads a whole table: `;` or `,` between cells, quoted or not, with or without a byte order mark.
pub fn read(text: &str) -> Result<CauseTable, FileProblem> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    let Some((_, head)) = lines.next() else { return Err(FileProblem::Column(COLUMNS[0])) };
    let separator = if head.matches(';').count() >= head.matches(',').count() { ';' } else { ',' };
    let names: Vec<String> = split(head, separator).iter().map(|n| fold(n.trim())).collect();
    let mut places = [0; COLUMNS.len()];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        let found = names.iter().position(|n| n == column);
        *place = found.ok_or(FileProblem::Column(column))?;
    }
    let (mut rows, mut at_line, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    for (index, line) in lines.take(MOST_ROWS + 1) {
        match row(&split(line, separator), &places) {
            Ok(cause) => {
                rows.push(cause);
                at_line.push(index + 1);
            }
            Err(what) if wrong.len() < 100 => wrong.push(LineProblem { line: index + 1, wrong: what }),
            Err(_) => {}
        }
    }
    if !wrong.is_empty() {
        return Err(FileProblem::Lines(wrong));
    }
    CauseTable::of(0, rows).map_err(|problem| {
        let line = at_line.get(problem.row).copied().unwrap_or(1);
        FileProblem::Lines(vec![LineProblem { line, wrong: problem.wrong }])
    })
}

fn row(cells: &[String], places: &[usize; COLUMNS.len()]) -> Result<Cause, RowWrong> {
    let cell = |i: usize| cells.get(places[i]).map(|c| c.trim()).ok_or(RowWrong::Empty);
    let mut services = [Allowed::No; UtilityService::ALL.len()];
    for (i, place) in services.iter_mut().enumerate() {
        let mut marks = cell(3 + i)?.chars();
        let mark = marks.next().filter(|_| marks.next().is_none());
        *place = mark.and_then(Allowed::parse).ok_or(RowWrong::Service)?;
    }
    let day = |text: &str| text.parse::<Day>().map_err(|_| RowWrong::Period);
    let last = cell(9)?;
    Ok(Cause {
        code: cell(0)?.to_owned().into(),
        group: CauseGroup::parse(&cell(1)?.to_uppercase()).ok_or(RowWrong::Group)?,
        label: cell(2)?.to_owned().into(),
        valid_from: day(cell(8)?)?,
        valid_to: if last.is_empty() { None } else { Some(day(last)?) },
        services,
    })
}

/// The cells of a line; quotes around a cell may hold the separator, and two quotes are one.
fn split(line: &str, separator: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' => quoted = !quoted,
            c if c == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(table: &CauseTable, separator: &str) -> String {
        let quoted = |c: &String| format!("\"{}\"", c.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(separator);
        cells(table).iter().map(line).collect::<Vec<_>>().join("\r\n")
    }

    #[test]
    fn what_is_written_is_read_back_with_either_separator() {
        for separator in [";", ","] {
            let text = format!("\u{feff}{}", file(CauseTable::official(), separator));
            assert_eq!(read(&text).unwrap().rows(), CauseTable::official().rows());
        }
    }

    #[test]
    fn every_wrong_line_is_told_with_its_number() {
        let head = COLUMNS.join(";");
        let good = "102;F;MEDICION;1;1;0;0;0;2018-07-01;";
        let text = format!(
            "{head}\n{good}\n\n10x;F;A;1;0;0;0;0;2018-07-01;\n103;Z;A;1;0;0;0;0;2018-07-01;\n\
             104;F;A;2;0;0;0;0;2018-07-01;\n105;F;A;1;0;0;0;0;ayer;\n106;F"
        );
        let Err(FileProblem::Lines(wrong)) = read(&text) else { panic!("it has mistakes") };
        let told: Vec<_> = wrong.iter().map(|p| (p.line, p.wrong)).collect();
        let expected =
            [(5, RowWrong::Group), (6, RowWrong::Service), (7, RowWrong::Period), (8, RowWrong::Empty)];
        assert_eq!(told, expected);
        let code = format!("{head}\n{good}\n10x;F;A;1;0;0;0;0;2018-07-01;");
        let lines = vec![LineProblem { line: 3, wrong: RowWrong::Code }];
        assert_eq!(read(&code), Err(FileProblem::Lines(lines)));
        let twice = format!("{head}\n{good}\n{good}");
        let lines = vec![LineProblem { line: 3, wrong: RowWrong::Overlap }];
        assert_eq!(read(&twice), Err(FileProblem::Lines(lines)));
        assert_eq!(read(""), Err(FileProblem::Column("codigo")));
        assert_eq!(read("codigo;causal"), Err(FileProblem::Column("detalle")));
    }
}
