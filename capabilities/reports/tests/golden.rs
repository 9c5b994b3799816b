//! The regulator's file against files that were checked by hand, read back by a reader that shares nothing
//! with the writer.

mod house;

use std::path::Path;

use house::{answered, asked, claim, day, file, only};
use proptest::prelude::*;
use reports::{Asked, Fact, FormatA, Month, OPEN, ReportSettings};

/// A row of the file as an independent reader understands it: sixteen places, days of Colombia, empty is
/// nothing.
#[derive(Debug, PartialEq, Eq)]
struct ReadBack {
    place: String,
    received: String,
    filed: (u16, u8, u8),
    procedure: u8,
    cause: (String, String),
    account: Option<String>,
    bill: Option<String>,
    response: u8,
    answer: Option<((u16, u8, u8), String)>,
    notice: Option<(u8, (u16, u8, u8))>,
    remitted: Option<(u16, u8, u8)>,
}

fn read_day(cell: &str) -> Option<(u16, u8, u8)> {
    let parts: Vec<&str> = cell.split('-').collect();
    let [d, m, y] = parts[..] else { return None };
    (d.len() == 2 && m.len() == 2 && y.len() == 4).then_some(())?;
    Some((y.parse().ok()?, m.parse().ok()?, d.parse().ok()?))
}

fn read_line(line: &str) -> ReadBack {
    let c: Vec<&str> = line.split(',').collect();
    assert_eq!(c.len(), 16, "{line}");
    assert!(line.is_ascii() && !line.contains(['"', ';']), "{line}");
    assert_eq!((c[0].len(), c[1].len(), c[2].len()), (2, 3, 3), "{line}");
    let some = |cell: &str, nothing: &str| (cell != nothing).then(|| cell.to_owned());
    let notice: u8 = c[14].parse().unwrap();
    ReadBack {
        place: [c[0], c[1], c[2]].concat(),
        received: c[3].to_owned(),
        filed: read_day(c[4]).unwrap(),
        procedure: c[5].parse().unwrap(),
        cause: (c[6].to_owned(), c[7].to_owned()),
        account: some(c[8], "0000"),
        bill: some(c[9], "N"),
        response: c[10].parse().unwrap(),
        answer: read_day(c[11]).map(|day| (day, c[12].to_owned())),
        notice: read_day(c[13]).map(|day| (notice, day)),
        remitted: read_day(c[15]),
    }
}

fn numbers(on: kernel::Day) -> (u16, u8, u8) {
    (on.year().try_into().unwrap(), on.month().try_into().unwrap(), on.day().try_into().unwrap())
}

/// What must be read back of a case in a month, said once more and differently than in the program.
fn expected(f: &Fact, asked: Asked) -> ReadBack {
    let open = f.closed_on > asked.month.last();
    let response = match f.result.as_deref() {
        _ if open && (f.state == "awaiting_person" || f.due_on > asked.month.last()) => 9,
        _ if open => 10,
        _ if f.state == "withdrawn" || f.state == "archived" => 11,
        _ if f.state == "referred" => 8,
        Some(result) => {
            let order =
                ["granted", "partly_granted", "denied", "upheld", "modified", "revoked", "inadmissible"];
            order.iter().position(|r| *r == result).unwrap() as u8 + 1
        }
        None => unreachable!("decided without a result"),
    };
    let procedure = match (f.kind.as_str(), f.subsidiary) {
        ("claim", _) => 1,
        ("complaint", _) => 2,
        ("wrongdoing", _) => 3,
        ("appeal", Some(true)) => 5,
        ("appeal", _) => 4,
        _ => 6,
    };
    let notice = |how: &str| match how {
        "posted" => 4,
        "implied" => 5,
        _ => 1,
    };
    let known = |on: Option<kernel::Day>| on.filter(|on| *on <= asked.today);
    let group = |code: &String| if code.starts_with('1') { "F" } else { "P" };
    let outgoing = f
        .outgoing
        .clone()
        .unwrap_or_else(|| if f.state == "withdrawn" { f.received.clone() } else { String::new() });
    let none_if_empty = |t: &String| Some(t.clone()).filter(|t| !t.is_empty());
    ReadBack {
        place: format!("{}{}", f.municipality, f.center),
        received: f.received.clone(),
        filed: numbers(f.filed_on),
        procedure,
        cause: f.cause.as_ref().map(|c| (group(c).to_owned(), c.clone())).unwrap_or_default(),
        account: none_if_empty(&f.account),
        bill: none_if_empty(&f.bill),
        response,
        answer: (!open).then(|| (numbers(f.closed_on), outgoing)),
        notice: known(f.noticed_on)
            .filter(|_| !open)
            .map(|on| (notice(f.notice.as_deref().unwrap_or_default()), numbers(on))),
        remitted: known(f.remitted_on).filter(|_| procedure == 5).map(numbers),
    }
}

/// A month with every kind of row.
fn october() -> Vec<Fact> {
    let of = |n, change: &dyn Fn(&mut Fact)| {
        let mut fact = answered(n, "2026-10-21", "granted");
        change(&mut fact);
        fact
    };
    vec![
        of(1, &|_| ()),
        of(2, &|f| {
            f.result = Some("denied".into());
            (f.notice, f.noticed_on) = (Some("posted".into()), Some(day("2026-11-05")));
            (f.account, f.bill) = (String::new(), "F-889".into());
        }),
        // pending within its term, pending after it, answered after the month
        Fact { filed_on: day("2026-10-20"), due_on: day("2026-11-11"), ..claim(3) },
        claim(4),
        of(5, &|f| f.closed_on = day("2026-11-03")),
        // pending from before
        Fact { filed_on: day("2026-08-31"), due_on: day("2026-09-21"), kind: "complaint".into(), ..claim(6) },
        of(7, &|f| {
            (f.kind, f.subsidiary) = ("appeal".into(), Some(true));
            f.result = Some("upheld".into());
            f.remitted_on = Some(day("2026-10-26"));
        }),
        of(8, &|f| {
            (f.kind, f.subsidiary, f.result) = ("appeal".into(), Some(false), Some("revoked".into()));
            (f.notice, f.noticed_on) = (Some("implied".into()), Some(day("2026-10-29")));
        }),
        of(9, &|f| {
            (f.kind, f.cause) = ("information".into(), Some("315".into()));
            f.state = "referred".into();
        }),
        of(10, &|f| {
            f.state = "withdrawn".into();
            (f.outgoing, f.result, f.notice, f.noticed_on) = (None, None, None, None);
        }),
        of(11, &|f| {
            f.state = "archived".into();
            (f.cause, f.notice) = (Some("316".into()), Some("personal".into()));
        }),
        of(12, &|f| (f.kind, f.cause) = ("wrongdoing".into(), Some("306".into()))),
        // these stay out: not wanted, answered before, filed after
        of(13, &|f| f.kind = "compliment".into()),
        of(14, &|f| f.closed_on = day("2026-09-30")),
        of(15, &|f| (f.filed_on, f.closed_on) = (day("2026-11-02"), day("2026-11-09"))),
    ]
}

#[test]
fn the_file_of_a_month_is_the_golden_one_and_reads_back_to_the_same_cases() {
    testkit::each(async |world| {
        only(&world, "water", october()).await;
        let asked = asked("2026-10", "2026-11-10");
        let (text, outcome) = file(&world, asked).await;
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/pqr-acueducto-2026-10.csv");
        if std::env::var_os("CAUCE_WRITE_GOLDEN").is_some() {
            std::fs::write(&golden, &text).unwrap();
        }
        assert_eq!(text, std::fs::read_to_string(golden).unwrap());
        let mut lines = text.split_terminator("\r\n");
        assert_eq!(lines.next().unwrap().split(',').count(), 16);
        let read: Vec<_> = lines.map(read_line).collect();
        let wanted: Vec<_> = october().iter().take(12).map(|f| expected(f, asked)).collect();
        assert_eq!(read, wanted);
        assert!(outcome.is_valid(), "{:?}", outcome.findings);
        assert_eq!((outcome.lines, outcome.filed, outcome.answered), (12, 11, 8));
        assert_eq!((outcome.pending, outcome.unanswered), (1, 3));
        assert_eq!(outcome.left_out, [("compliment".to_owned(), 1)].into());
        assert_eq!(outcome.sha256, kernel::sha256_hex(text.as_bytes()));
        assert_eq!(outcome.bytes, text.len() as u64);
        let pending: Vec<String> = [3, 4, 5, 6].iter().map(|n| format!("2026-EN-{n:06}")).collect();
        assert_eq!(outcome.pending_numbers, pending);
    });
}

#[test]
fn months_follow_each_other_and_nothing_is_lost_between_them() {
    testkit::each(async |world| {
        only(&world, "water", october()).await;
        let (_, october) = file(&world, asked("2026-10", "2026-11-10")).await;
        let (text, november) = file(&world, asked("2026-11", "2026-12-03")).await;
        for number in &october.pending_numbers {
            assert!(text.contains(number), "{number} vanished");
        }
        assert_eq!((november.filed, november.answered), (1, 2));
        let (text, empty) = file(&world, asked("2020-01", "2026-12-03")).await;
        assert_eq!((empty.lines, text.lines().count()), (0, 1));
    });
}

fn any_day() -> impl Strategy<Value = kernel::Day> {
    (2026_i16..2027, 9_i8..12, 1_i8..29).prop_map(|(y, m, d)| kernel::Day::constant(y, m, d))
}

const KINDS: [&str; 6] = ["claim", "complaint", "wrongdoing", "appeal", "information", "petition"];
const STATES: [&str; 6] = ["in_study", "awaiting_person", "answered", "withdrawn", "referred", "archived"];
const RESULTS: [&str; 7] =
    ["granted", "partly_granted", "denied", "upheld", "modified", "revoked", "inadmissible"];

prop_compose! {
    fn any_fact()(
        n in 1_u32..999_999,
        kind in prop::sample::select(KINDS.to_vec()),
        state in prop::sample::select(STATES.to_vec()),
        result in prop::sample::select(RESULTS.to_vec()),
        cause in prop::option::of(prop::sample::select(vec!["102", "120", "304", "315"])),
        (filed_on, due_on, closed_on, later) in (any_day(), any_day(), any_day(), any_day()),
        (account, bill) in ("[0-9]{0,12}", "[A-Z0-9-]{0,10}"),
        how in prop::option::of(prop::sample::select(vec!["electronic", "personal", "posted", "implied"])),
        subsidiary in any::<Option<bool>>(),
        remitted in any::<bool>(),
    ) -> Fact {
        let ended = !matches!(state, "in_study" | "awaiting_person");
        let letter = ended && state != "withdrawn";
        Fact {
            kind: kind.into(),
            state: state.into(),
            filed_on,
            due_on,
            closed_on: if ended { closed_on } else { OPEN },
            outgoing: letter.then(|| format!("2026-SA-{n:06}")),
            result: (state == "answered").then(|| result.to_owned()),
            cause: cause.map(str::to_owned),
            account,
            bill: if bill == "N" { String::new() } else { bill },
            notice: how.filter(|_| letter).map(str::to_owned),
            noticed_on: how.filter(|_| letter).map(|_| later),
            subsidiary,
            remitted_on: remitted.then_some(later),
            ..claim(n)
        }
    }
}

proptest! {
    #[test]
    fn every_row_reads_back_to_the_same_case(fact in any_fact(), today in any_day()) {
        let month = Month::parse("2026-10").unwrap();
        prop_assume!(fact.belongs(month) && fact.account != "0000");
        let asked = Asked { month, service: catalog::UtilityService::Water, today };
        let causes = catalog::CauseTable::official();
        let row: FormatA = fact.row(month, today, &ReportSettings::default(), causes).unwrap();
        let mut line = String::new();
        row.write(&mut line, ',');
        prop_assert!(line.ends_with("\r\n"));
        prop_assert_eq!(read_line(line.trim_end()), expected(&fact, asked));
    }
}
