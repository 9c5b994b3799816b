//! The company is made twice and looked at: the same both times, and such a company as it should be.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use blobs::Folder;
use kernel::{At, Failure, Never, jiff::ToSpan, sha256_hex};
use store::{Query, Store, StoreConfig, args};

use super::office::Office;
use super::staff::{PASSWORD, STAFF};
use super::{Stage, StoryClock, Summary, ids, logins, rhythm, seed, tell};

/// A Monday, late in the morning.
const NOW: &str = "2026-11-23T11:40:00-05:00";

struct Made {
    store: Store,
    summary: Summary,
}

async fn make(folder: &Path, days: i64) -> Made {
    let until = At::parse(NOW).expect("an instant");
    let clock = Arc::new(StoryClock::new(until));
    let config = StoreConfig::Sqlite(folder.join("cauce.db"));
    let store = Store::open(&config, clock.clone(), ids()).await.expect("a store");
    store.migrate(migrations::ALL).await.expect("the schema");
    let blobs = Arc::new(Folder::open(folder.join("blobs")).expect("a folder"));
    let stage = Stage { clock, until, blobs, press: None };
    let summary = match days {
        365.. => seed(&store, &stage).await,
        days => tell(&store, &stage, until.day().saturating_sub(days.days())).await,
    };
    let summary = summary.expect("a company");
    Made { store, summary }
}

impl Made {
    /// The rows of a question, as texts and numbers in one line each.
    async fn ask(&self, sql: &'static str) -> Vec<(String, i64)> {
        let asked = self.store.read("test.ask", sql, |look, sql| {
            Box::pin(async move {
                let rows = look.rows(Query::inline("ask", sql), args![]).await?;
                let read = rows.into_iter().map(|mut r| Ok((r.take()?, r.take()?)));
                Ok::<_, Failure<Never>>(read.collect::<Result<Vec<(String, i64)>, kernel::Fault>>()?)
            })
        });
        asked.await.expect("an answer")
    }

    async fn one(&self, sql: &'static str) -> i64 {
        self.ask(sql).await[0].1
    }

    /// The chain covers every id, number and instant; the rest covers what people wrote.
    async fn digest(&self) -> String {
        let texts = [
            "SELECT body || author_name, at FROM cases_entries ORDER BY at, id",
            "SELECT content, 0 FROM documents_papers ORDER BY code",
            "SELECT facts || decision || state, version FROM cases_answers ORDER BY case_id",
            "SELECT name || COALESCE(document_number, ''), created_at FROM people_persons ORDER BY id",
            "SELECT number || address, 0 FROM people_accounts ORDER BY number",
            "SELECT hash, seq FROM store_event_head",
        ];
        let mut all = String::new();
        for sql in texts {
            for (text, number) in self.ask(sql).await {
                all.push_str(&format!("{text}|{number}\n"));
            }
        }
        sha256_hex(all.as_bytes())
    }
}

fn in_runtime(story: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(story);
}

#[test]
fn the_same_day_and_seed_make_the_same_company() {
    in_runtime(async {
        let (one, two) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        // forty days have every kind of scene, and the past beyond them is made in the same way
        let (made, again) = tokio::join!(make(one.path(), 40), make(two.path(), 40));
        assert_eq!(made.summary, again.summary);
        assert!(made.summary.cases > 500, "{:?}", made.summary);
        assert_eq!(made.digest().await, again.digest().await);
        made.store.close().await;
        again.store.close().await;
    });
}

#[test]
fn one_year_of_the_company() {
    in_runtime(async {
        let folder = tempfile::tempdir().expect("a folder");
        let made = make(folder.path(), 365).await;
        volumes(&made).await;
        outcomes(&made).await;
        what_is_open(&made).await;
        legal_paths(&made).await;
        nothing_real(&made).await;
        proofs(&made).await;
        doors(&made).await;
        service_room(&made).await;
        made.store.close().await;
    });
}

/// A year of people in the service room, every day closed but today, which goes on.
async fn service_room(made: &Made) {
    let turns = made.one("SELECT '', COUNT(*) FROM hall_tickets").await;
    assert!((39_000..=47_000).contains(&turns), "{turns} turns");
    let states = made.ask("SELECT state, COUNT(*) FROM hall_tickets GROUP BY state").await;
    let states: BTreeMap<String, i64> = states.into_iter().collect();
    for state in ["finished", "gone", "absent", "waiting", "attended"] {
        assert!(states.get(state).is_some_and(|n| *n > 0), "{state} in {states:?}");
    }
    assert!(states["finished"] * 100 >= turns * 88, "{states:?}");
    let open = "SELECT '', COUNT(*) FROM hall_tickets WHERE ended_at IS NULL AND day < '2026-11-23'";
    assert_eq!(made.one(open).await, 0, "every day of the past is over");
    assert_eq!(made.one("SELECT '', COUNT(*) FROM hall_shifts WHERE closed_at IS NULL").await, 3);
    assert_eq!(made.one("SELECT '', COUNT(*) FROM appointments_bookings").await, 6);
    waits(made).await;
    ratings(made).await;
}

/// A room with peaks, not a crowd: half of the others wait some minutes, one of twenty half an hour.
async fn waits(made: &Made) {
    let called = "SELECT class, (called_at - arrived_at) / 1000000 FROM hall_tickets \
                  WHERE called_at IS NOT NULL AND day < '2026-11-23' ORDER BY 2";
    let mut by_class: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (class, seconds) in made.ask(called).await {
        by_class.entry(class).or_default().push(seconds);
    }
    let minutes = |class: &str, percent: usize| by_class[class][by_class[class].len() * percent / 100] / 60;
    let general = (minutes("general", 50), minutes("general", 95));
    assert!((7..=13).contains(&general.0) && (28..=42).contains(&general.1), "general {general:?}");
    let first = (minutes("preferential", 50), minutes("preferential", 95));
    assert!(first.0 <= 3 && first.1 <= 12, "preferential {first:?}");
}

/// One of three attentions is rated, most of them well, some with reasons and words, and nobody is known.
async fn ratings(made: &Made) {
    let finished = made.one("SELECT '', COUNT(*) FROM hall_tickets WHERE state = 'finished'").await;
    let answers = made.one("SELECT '', COUNT(*) FROM surveys_answers").await;
    assert!((30..=42).contains(&(answers * 100 / finished)), "{answers} answers of {finished}");
    let good = made.one("SELECT '', COUNT(*) FROM surveys_answers WHERE score >= 4").await;
    assert!((75..=92).contains(&(good * 100 / answers)), "{good} of {answers} are content");
    let low =
        "SELECT '', COUNT(*) FROM surveys_answers WHERE score <= 2 AND reasons <> '[]' AND comment <> ''";
    assert!(made.one(low).await > 100);
    let officers = "SELECT ref, SUM(answers) FROM surveys_counts WHERE kind = 'officer' GROUP BY ref";
    assert_eq!(made.ask(officers).await.len(), 6);
    let few = "SELECT '', COUNT(*) FROM (SELECT day FROM surveys_answers WHERE hour IS NOT NULL \
               AND day < '2026-11-23' GROUP BY day, hour, service_id HAVING COUNT(*) < 5) AS few";
    assert_eq!(made.one(few).await, 0);
}

async fn volumes(made: &Made) {
    assert_eq!(made.one("SELECT '', COUNT(*) FROM people_accounts").await, 40_000);
    assert_eq!(made.one("SELECT '', COUNT(*) FROM identity_accounts").await, 25);
    let filed = made.ask("SELECT channel, filed_at FROM cases_cases").await;
    assert_eq!(filed.len(), made.summary.cases);
    for (channel, volume) in rhythm::VOLUMES {
        let mut months = BTreeMap::new();
        for (_, at) in filed.iter().filter(|(c, _)| c == channel.key()) {
            let day = At(*at).day();
            *months.entry((day.year(), day.month())).or_insert(0) += 1;
        }
        for ((year, month), count) in months.into_iter().filter(|(m, _)| *m > (2025, 11) && *m < (2026, 11)) {
            assert!(
                (volume * 7 / 10..=volume * 13 / 10).contains(&count),
                "{channel:?} {year}-{month}: {count}"
            );
        }
    }
    let known = made.one("SELECT '', COUNT(*) FROM cases_cases WHERE account_id IS NOT NULL").await;
    let share = |n: i64| n * 1_000 / filed.len() as i64;
    assert!((840..=950).contains(&share(known)), "{known} cases of a known account");
    let anonymous = made.one("SELECT '', COUNT(*) FROM cases_cases WHERE identity = 'anonymous'").await;
    assert!((18..=45).contains(&share(anonymous)), "{anonymous} anonymous");
    let claims = made.one("SELECT '', COUNT(*) FROM cases_cases WHERE kind = 'claim'").await;
    let bill = made.one("SELECT '', COUNT(*) FROM cases_cases WHERE everyday_cause = 'cobro-alto'").await;
    assert!(share(claims) > 400 && share(bill) > 120, "{claims} claims, {bill} about the consumption");
    let again = "SELECT '', COUNT(*) FROM (SELECT person_id FROM cases_cases WHERE person_id IS NOT NULL \
                 GROUP BY person_id HAVING COUNT(*) > 1) AS often";
    assert!(made.one(again).await > 500, "many write more than once");
    assert!(made.one("SELECT '', COUNT(*) FROM documents_attachments").await > 150);
}

async fn outcomes(made: &Made) {
    let answered = made.one("SELECT '', COUNT(*) FROM cases_cases WHERE state = 'answered'").await;
    assert_eq!(answered, made.summary.answered as i64);
    let late = "SELECT '', COUNT(*) FROM store_events \
                WHERE kind = 'cases.answered' AND data LIKE '%\"on_time\":false%'";
    let late = made.one(late).await * 1_000 / answered;
    assert!((40..=80).contains(&late), "{late} of a thousand answers are late");
    let withdrawn = made.one("SELECT '', COUNT(*) FROM cases_cases WHERE state = 'withdrawn'").await;
    let withdrawn = withdrawn * 1_000 / made.summary.cases as i64;
    assert!((8..=30).contains(&withdrawn), "{withdrawn} of a thousand are withdrawn");
    for (due_on, filed_at) in made.ask("SELECT due_on, filed_at FROM cases_cases").await {
        assert!(due_on > At(filed_at).day().to_string(), "due {due_on} before its filing");
    }
    let own = "SELECT '', COUNT(*) FROM cases_answers WHERE signer_id = author_id";
    assert_eq!(made.one(own).await, 0, "a second person signs");
    let decisions =
        made.ask("SELECT result, COUNT(*) FROM cases_cases WHERE result IS NOT NULL GROUP BY result").await;
    assert!(decisions.len() >= 6, "{decisions:?}");
}

async fn what_is_open(made: &Made) {
    let today = At::parse(NOW).expect("an instant").day();
    let office = Office::of_year(today).expect("an office");
    let mut found: BTreeMap<&str, i64> = BTreeMap::new();
    let open = "SELECT due_on || ' ' || state || CASE WHEN owner_id IS NULL THEN ' nobody' ELSE '' END, 0 \
                FROM cases_cases WHERE state IN ('received', 'in_study', 'in_signature')";
    let amber = office.after(today, 3);
    for (line, _) in made.ask(open).await {
        let day: kernel::Day = line[..10].parse().expect("a day");
        let color = match day {
            day if day < today => "overdue",
            day if day == today => "today",
            day if day <= amber => "amber",
            _ => "green",
        };
        *found.entry(color).or_default() += 1;
        for state in ["received", "in_study", "in_signature", "nobody"] {
            *found.entry(state).or_default() += i64::from(line.contains(state));
        }
    }
    let kinds = ["overdue", "today", "amber", "green", "received", "in_study", "in_signature", "nobody"];
    assert!(kinds.iter().all(|k| found.get(k).is_some_and(|n| *n > 0)), "{found:?}");
    assert!(found["overdue"] < found["green"], "{found:?}");
    let maria = "SELECT c.number, COUNT(e.id) FROM cases_cases c JOIN cases_entries e ON e.case_id = c.id \
                 WHERE c.account_number = '104882-7' AND c.state = 'in_study' GROUP BY c.number";
    assert!(made.ask(maria).await.iter().any(|(_, entries)| *entries >= 5), "the case of the pictures");
}

/// Every path that the law opens, each by what it leaves behind.
const PATHS: [(&str, &str); 36] = [
    ("answered in the act", "store_events WHERE kind = 'cases.answered' AND data LIKE '%\"verbal\":true%'"),
    ("received from another authority", "cases_transfers"),
    ("extended", "store_events WHERE kind = 'cases.extended'"),
    ("one matter extended", "cases_matters WHERE extended_at IS NOT NULL"),
    ("one matter answered by its letter", "notices_notices WHERE matter > 0"),
    ("asked to complete", "store_events WHERE kind = 'cases.completion_requested'"),
    ("completed", "store_events WHERE kind = 'cases.completed'"),
    ("tacit withdrawal", "cases_cases WHERE state = 'archived'"),
    ("waiting for the person", "cases_cases WHERE state = 'awaiting_person'"),
    ("not understood", "cases_odd_petitions WHERE why = 'obscure'"),
    ("clarified", "cases_odd_petitions WHERE settled_at IS NOT NULL"),
    ("evidence ordered", "store_events WHERE kind = 'cases.evidence_ordered'"),
    ("evidence closed", "store_events WHERE kind = 'cases.evidence_closed'"),
    ("another regime", "store_events WHERE kind = 'cases.regime_changed'"),
    ("counted again", "store_events WHERE kind = 'cases.recalculated'"),
    ("referred", "cases_referrals"),
    ("repeated", "cases_repeats"),
    ("withdrawn", "cases_cases WHERE state = 'withdrawn'"),
    ("anonymous", "cases_cases WHERE identity = 'anonymous'"),
    ("reserved identity", "cases_cases WHERE identity = 'reserved'"),
    ("outage", "cases_outages"),
    ("late because of it", "cases_late_filings"),
    ("bill held", "cases_holds"),
    ("silence recognized", "cases_cases WHERE silence = 'recognized'"),
    ("silence contested", "cases_cases WHERE silence = 'contested'"),
    ("data asked", "cases_cases WHERE kind = 'habeas_query'"),
    ("data corrected", "cases_cases WHERE kind = 'habeas_claim' AND result = 'granted'"),
    ("denied by reserve", "cases_answers WHERE response = 'denied' AND reserve <> ''"),
    ("notified electronically", "notices_published WHERE how = 'electronic'"),
    ("notified in person", "notices_published WHERE how = 'personal'"),
    ("notified by aviso", "notices_published WHERE how = 'posted'"),
    ("hung on the board", "notices_board"),
    ("notified by conduct", "notices_published WHERE how = 'implied'"),
    ("appeal admitted", "store_events WHERE kind = 'appeals.admitted'"),
    ("appeal refused", "store_events WHERE kind = 'appeals.refused'"),
    ("appeal decided", "cases_cases WHERE kind = 'appeal' AND result IS NOT NULL"),
];

/// Whatever the law lets happen happened to somebody.
async fn legal_paths(made: &Made) {
    for (path, rows) in PATHS {
        let sql = format!("SELECT '', COUNT(*) FROM {rows}");
        assert!(made.one(sql.leak()).await > 0, "{path}: {rows}");
    }
    assert_eq!(made.one("SELECT '', COUNT(*) FROM cases_matters").await, 5);
    let appeals = made.one("SELECT '', COUNT(*) FROM appeals_published WHERE parent_id IS NOT NULL").await;
    assert_eq!(appeals, 4);
    let told = "SELECT '', COUNT(*) FROM store_events WHERE kind = 'cases.recalculated'";
    assert!(made.one(told).await > 20);
    let facts = made.one("SELECT '', COUNT(*) FROM reports_facts").await;
    assert!(facts as usize >= made.summary.cases * 9 / 10, "{facts} facts");
    let templates = "SELECT '', COUNT(*) FROM cases_templates WHERE state = 'approved'";
    assert!(made.one(templates).await >= 10);
}

async fn nothing_real(made: &Made) {
    for (value, _) in made.ask("SELECT value, 0 FROM people_contact_points WHERE kind = 'email'").await {
        assert!(value.ends_with(".example"), "{value} may be somebody's");
    }
    let texts = "SELECT body, 0 FROM cases_entries UNION ALL SELECT facts || decision, 0 FROM cases_answers";
    for (text, _) in made.ask(texts).await {
        let folded = kernel::fold(&text);
        assert!(!folded.contains("lorem") && !text.contains(['{', '}']), "{text}");
        assert!(!folded.contains('@') || folded.contains(".example"), "{text}");
    }
    let alike = "SELECT MAX(body), COUNT(*) FROM cases_entries WHERE kind = 'petition' GROUP BY body \
                 ORDER BY COUNT(*) DESC LIMIT 1";
    let (text, times) = made.ask(alike).await.remove(0);
    assert!(times <= 40, "{times} times: {text}");
}

async fn proofs(made: &Made) {
    let checked = made.store.read("test.verify", (), |look, ()| {
        Box::pin(async move {
            let mut found = filing::verify_books(look).await?.problems;
            found.extend(look.verify_events().await?.broken_at.map(|(seq, why)| format!("{seq}: {why}")));
            Ok::<_, Failure<Never>>(found)
        })
    });
    assert_eq!(checked.await.expect("a walk"), Vec::<String>::new());
    let behind = "SELECT 'store_cursors', (SELECT MAX(seq) FROM store_events) - MIN(seq) FROM store_cursors";
    let behind = made.one(behind).await;
    assert!(
        (1..2_000).contains(&behind),
        "{behind} events wait for reactions: mail of some hours, not of a year"
    );
}

async fn doors(made: &Made) {
    assert_eq!(logins().len(), 5);
    for login in logins() {
        assert_eq!(login.password, PASSWORD);
        let found = made.store.read("test.login", login.user.clone(), |look, user| {
            Box::pin(async move {
                let account = identity::api::account_by_login(look, user).await?;
                Ok::<_, Failure<Never>>(account.is_some_and(|a| a.active && a.has_password && !a.must_change))
            })
        });
        assert!(found.await.expect("an account"), "{}", login.user);
    }
    assert_eq!(STAFF.len(), 25);
    let hashes =
        made.ask("SELECT password_hash, COUNT(*) FROM identity_accounts GROUP BY password_hash").await;
    assert_eq!(hashes.len(), 1, "made once");
    assert!(identity::verify_password(PASSWORD, Some(&hashes[0].0)).await.expect("a check"));
}
