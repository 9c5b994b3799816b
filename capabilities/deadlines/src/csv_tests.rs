use super::*;

fn annotate(input: &str) -> Result<String, String> {
    let mut out = Vec::new();
    match annotate_csv(input.as_bytes(), &mut out, &Calendar::national()) {
        Ok(_) => Ok(String::from_utf8(out).unwrap()),
        Err(problem) => Err(problem.to_string()),
    }
}

#[test]
fn lines_get_their_due_date_with_and_without_a_header() {
    assert_eq!(annotate("2026-03-13T08:00,15\n").unwrap(), "2026-03-13T08:00,15,2026-04-08\n");
    assert_eq!(
        annotate("filed_at,business_days\n2026-03-13,15\n2025-12-31T23:59:59,10\n").unwrap(),
        "filed_at,business_days,due_date\n2026-03-13,15,2026-04-08\n2025-12-31T23:59:59,10,2026-01-16\n"
    );
    let counted =
        annotate_csv(&b"filed_at,business_days\n2026-03-13,15\n"[..], io::sink(), &Calendar::national());
    assert_eq!(counted.unwrap(), 1);
    assert_eq!(annotate("").unwrap(), "");
}

#[test]
fn a_header_may_name_the_columns_in_another_order() {
    assert_eq!(
        annotate("type,BUSINESS_DAYS,\"filed_at\"\nCONSULTA,30,2026-09-01T08:00\n").unwrap(),
        "type,BUSINESS_DAYS,\"filed_at\",due_date\nCONSULTA,30,2026-09-01T08:00,2026-10-14\n"
    );
    assert_eq!(annotate("fecha,dias\n").unwrap_err(), "line 1: the header has no column «filed_at»");
    let lacking = annotate("filed_at,dias\n").unwrap_err();
    assert_eq!(lacking, "line 1: the header has no column «business_days»");
}

#[test]
fn files_of_spreadsheets_are_read() {
    assert_eq!(
        annotate("\u{feff}filed_at,business_days\r\n2026-03-13 08:00 , 15\r\n\r\n\"2026-03-13\",\"15\"")
            .unwrap(),
        "\u{feff}filed_at,business_days,due_date\n2026-03-13 08:00 , 15,2026-04-08\n\n\
         \"2026-03-13\",\"15\",2026-04-08\n"
    );
    assert_eq!(annotate("\"2026-03-13\",15").unwrap(), "\"2026-03-13\",15,2026-04-08\n");
}

#[test]
fn every_form_of_an_instant_gives_its_day_in_bogota() {
    let day = |text: &str| filing_day(text.as_bytes()).map(|d| d.to_string());
    for text in [
        "2026-03-13",
        "2026-03-13T00:00",
        "2026-03-13 23:59",
        "2026-03-13T23:59:59",
        "2026-03-13T23:59:59-05:00",
        "2026-03-13T18:59-05:00",
        "2026-03-13T23:59:59.999999-05:00",
        "2026-03-14T04:59:59Z",
        "2026-03-13T05:00:00Z",
        "2026-03-14T06:59:59+02:00",
    ] {
        assert_eq!(day(text).as_deref(), Some("2026-03-13"), "{text}");
    }
    assert_eq!(day("2026-03-14T05:00:00Z").as_deref(), Some("2026-03-14"));
    for text in [
        "",
        "2026",
        "2026-3-13",
        "2026/03/13",
        "2026-03/13",
        "2026-02-29",
        "2026-13-01",
        "2026-03-00",
        "+026-03-13",
        "2026-03-13T",
        "2026-03-13T24:00",
        "2026-03-13T08:60",
        "2026-03-13T08:00:60x",
        "2026-03-13T08:00:61",
        "2026-03-13T24:60",
        "2026-03-13T24:60:60",
        "2026-03-13T25:61",
        "2026-03-13T25:61:61",
        "2026-03-13x08:00",
        "2026-03-1é",
        "13-03-2026",
        "2026-03-13T08:00:00-99:00",
    ] {
        assert_eq!(day(text), None, "{text}");
    }
    assert_eq!(filing_day(b"2026-03-13\xff\xff\xff\xff\xff\xff"), None);
}

#[test]
fn a_bad_line_is_named_and_those_before_it_are_written() {
    let bad = |line: &str| annotate(&format!("filed_at,business_days\n2026-03-13,15\n{line}\n")).unwrap_err();
    assert_eq!(
        bad("2026-02-30,15"),
        "line 3: «2026-02-30» is not a date such as 2026-03-13 or 2026-03-13T08:00"
    );
    assert_eq!(bad("2026-03-13,quince"), "line 3: «quince» is not a whole number of business days");
    assert_eq!(bad("2026-03-13,-1"), "line 3: «-1» is not a whole number of business days");
    assert_eq!(bad("2026-03-13,"), "line 3: «» is not a whole number of business days");
    assert_eq!(bad("2026-03-13,1.5"), "line 3: «1.5» is not a whole number of business days");
    assert_eq!(bad("2026-03-13,1234567890"), "line 3: «1234567890» is not a whole number of business days");
    assert_eq!(bad("2026-03-13"), "line 3: two columns are needed: filed_at,business_days");
    assert_eq!(bad("1900-01-01,5"), "line 3: 1900-01-01 is outside the calendar, which covers 1984 to 2199");
    assert_eq!(
        bad("2026-01-01,999999999"),
        "line 3: not so many business days left after 2026-01-01 in the calendar, which ends in 2199"
    );
    let mut out = Vec::new();
    let problem = annotate_csv(&b"2026-03-13,15\nx,1\n"[..], &mut out, &Calendar::national()).unwrap_err();
    assert!(
        matches!(problem, CsvProblem::Line { line: 2, problem: LineProblem::NotADate(ref x) } if x == "x")
    );
    assert!(out.starts_with(b"2026-03-13,15,2026-04-08\n"));
}

#[test]
fn a_line_without_end_does_not_fill_the_memory() {
    let exactly = format!("2026-03-13,15,{}", "a".repeat(64 * 1024 - 14));
    assert_eq!(annotate(&exactly).unwrap().len(), exactly.len() + 12);
    assert_eq!(annotate(&format!("{exactly}a")).unwrap_err(), "line 1: the line is longer than 64 KB");
}
