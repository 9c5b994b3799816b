//! The commands, as an operator types them.

mod support;

use std::fs;
use std::path::Path;

use store::StoreConfig;
use support::{Server, ask, feed, run, said};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn it_says_its_version_and_what_it_can_do() {
    let here = folder();
    assert!(said(&run(here.path(), &["--version"])).starts_with("cauce "));
    let help = said(&run(here.path(), &["--help"]));
    for command in ["serve", "demo", "migrate", "backup", "restore", "verify", "deadlines", "user", "token"] {
        assert!(help.contains(command), "{command}");
    }
    assert!(!run(here.path(), &["sirve"]).status.success());
}

#[test]
fn without_words_an_installation_gets_help_and_not_a_demo() {
    let here = folder();
    fs::write(here.path().join("cauce.toml"), "").unwrap();
    let output = run(here.path(), &[]);
    assert!(output.status.success() && said(&output).contains("Usage: cauce"));
    assert!(!here.path().join("data").exists());
}

#[test]
fn a_mistyped_key_stops_every_command_and_is_named_with_its_line() {
    let here = folder();
    fs::write(here.path().join("cauce.toml"), "[server]\n\nprot = 1\n").unwrap();
    for words in [&["serve"][..], &["config"], &["verify"], &["deadlines", "--csv"]] {
        let output = run(here.path(), words);
        assert!(!output.status.success());
        assert!(said(&output).contains("cauce.toml:3: unknown key `prot`"), "{}", said(&output));
    }
}

#[test]
fn one_deadline_is_explained_and_many_are_dated() {
    let here = folder();
    let words = ["deadlines", "--kind", "claim", "--filed-at", "2026-03-13T08:00"];
    let text = said(&run(here.path(), &words));
    assert!(text.contains("Vence") && text.contains("2026-04-08"), "{text}");
    let english = said(&run(here.path(), &[&words[..], &["--lang", "en"]].concat()));
    assert!(english.contains("Due"), "{english}");
    let json: serde_json::Value =
        serde_json::from_slice(&run(here.path(), &[&words[..], &["--json"]].concat()).stdout).unwrap();
    assert_eq!(json["due_on"], "2026-04-08");

    let lines = "filed_at,business_days\n2026-03-13T08:00,15\n";
    let dated = feed(here.path(), &["deadlines", "--csv"], lines);
    assert_eq!(
        String::from_utf8_lossy(&dated.stdout),
        "filed_at,business_days,due_date\n2026-03-13T08:00,15,2026-04-08\n"
    );
    let wrong = feed(here.path(), &["deadlines", "--csv"], "2026-03-13,15\nnever,3\n");
    assert!(!wrong.status.success() && said(&wrong).contains("line 2"), "{}", said(&wrong));
    for bad in [["--kind", "tutelage", "--filed-at", "2026-03-13"], ["--kind", "claim", "--filed-at", "soon"]]
    {
        let output = run(here.path(), &[&["deadlines"], &bad[..]].concat());
        assert!(!output.status.success() && !said(&output).contains('⟦'), "{}", said(&output));
    }
    assert!(!run(here.path(), &["deadlines"]).status.success());
    assert!(!here.path().join("data").exists(), "asking leaves nothing behind");
}

#[test]
fn a_hall_is_planned_by_formula_and_by_simulation() {
    let here = folder();
    let hall = "hall plan --arrivals-per-hour 40 --service-minutes 6 --counters 5";
    let ask = |more: &str| {
        let words: Vec<&str> = hall.split(' ').chain(more.split_whitespace()).collect();
        run(here.path(), &words)
    };
    let json = |more: &str| -> serde_json::Value {
        serde_json::from_slice(&ask(&format!("{more} --target-seconds 300 --json")).stdout).unwrap()
    };
    let near = |value: &serde_json::Value, exact: f64| (value.as_f64().unwrap() - exact).abs() < 1e-9;
    let told = json("");
    // C(5, 4) = 128/231
    assert!(near(&told["probability_of_waiting"], 128.0 / 231.0) && near(&told["abandonment"], 0.0));
    assert!(near(&told["mean_wait_seconds"], 360.0 * 128.0 / 231.0), "{told}");
    assert!(near(&told["service_level"], 1.0 - 128.0 / 231.0 * (-300.0_f64 / 360.0).exp()));
    assert!(near(&json("--patience-minutes 12")["abandonment"], 0.07796867528706118));
    let classes = &json("--preferential-share 0.3 --policy strict")["classes"];
    assert!(near(&classes[0]["mean_wait_seconds"], 360.0 * 128.0 / 231.0 / 5.0 / 0.76), "{classes}");
    assert_eq!((&classes[0]["class"], &classes[1]["computed"]), (&"preferential".into(), &"formula".into()));
    for policy in ["default", "alternating --pattern 3:1", "accumulating --weights 6:3:1"] {
        let told = json(&format!("--preferential-share 0.3 --community-share 0.1 --policy {policy}"));
        assert_eq!(told["classes"].as_array().unwrap().len(), 3, "{told}");
    }

    let text = said(&ask(""));
    assert!(text.contains("espera media         3 min 19 s") && text.contains("55,4 %"), "{text}");
    assert!(said(&ask("--lang en --preferential-share 0.3")).contains("strict without a guard"));
    for bad in [
        "--patience-minutes 0",
        "--patience-minutes NaN",
        "--target-seconds -5",
        "--preferential-share 1.5",
        "--policy strict",
        "--preferential-share 0.3 --policy random",
        "--preferential-share 0.3 --policy strict --guard-after 0",
        "--preferential-share 0.3 --policy accumulating --weights 1:2:3",
        "--preferential-share 0.3 --policy alternating --pattern one",
    ] {
        let output = ask(bad);
        assert_eq!(output.status.code(), Some(2), "{bad}: {}", said(&output));
    }
    let empty = run(here.path(), &["hall", "plan"]);
    assert_eq!(empty.status.code(), Some(2));
}

#[test]
fn the_chain_of_a_claim_months_and_an_extension_are_computed() {
    let here = folder();
    let ask = |words: &str| {
        let words: Vec<&str> = ["deadlines"].into_iter().chain(words.split(' ')).collect();
        run(here.path(), &words)
    };
    let json = |words: &str| -> serde_json::Value {
        serde_json::from_slice(&ask(&format!("{words} --json")).stdout).unwrap()
    };
    let chain = json("--chain --filed-at 2026-03-13T08:00");
    assert_eq!(chain.as_object().unwrap().len(), 11);
    assert_eq!(chain["sap_recognition_deadline_72h"], "2026-04-12T00:00:00");
    assert_eq!(
        (&chain["appeal_deadline"], &chain["firm_from"]),
        (&"2026-05-04".into(), &"2026-05-05".into())
    );
    let months = json("--months 5 --from 2026-02-20");
    assert_eq!(
        (&months["calendar_end"], &months["last_valid_day"]),
        (&"2026-07-20".into(), &"2026-07-21".into())
    );
    for kind in ["CONSULTA", "consultation"] {
        let extension = json(&format!("--extension --kind {kind} --filed-at 2026-03-13T08:00"));
        assert_eq!(
            (&extension["base_due"], &extension["max_extended_due"]),
            (&"2026-04-29".into(), &"2026-06-16".into())
        );
    }
    for (words, told) in [
        ("--chain --filed-at 2026-03-13", "Ley 1437 de 2011, art. 87"),
        ("--months 1 --from 2026-12-01", "Año Nuevo"),
        ("--extension --kind consultation --filed-at 2026-03-13", "hasta el doble del término"),
    ] {
        let text = said(&ask(words));
        assert!(text.contains(told), "{text}");
    }
    for (bad, told) in [
        ("--chain", "--filed-at"),
        ("--chain --filed-at ayer", "fecha completa"),
        ("--chain --filed-at 1990-01-01", "no regía"),
        ("--chain --kind claim --filed-at 2026-03-13", "cannot be used"),
        ("--chain --csv --filed-at 2026-03-13", "cannot be used"),
        ("--months 5", "--from"),
        ("--months 0 --from 2026-03-13", "0"),
        ("--months -1 --from 2026-03-13", "-1"),
        ("--months cinco --from 2026-03-13", "cinco"),
        ("--months 5 --from 2026-02-30", "fecha completa"),
        ("--months 1200 --from 2199-01-01", "2199"),
        ("--extension --filed-at 2026-03-13", "--kind"),
        ("--extension --kind claim --filed-at 2026-03-13", "no se puede prorrogar"),
        ("--extension --kind RECURSO_REPOSICION --filed-at 2026-03-13", "no se puede prorrogar"),
        ("--extension --kind tutela --filed-at 2026-03-13", "lista"),
        ("--filed-at 2026-03-13", "--kind"),
    ] {
        let output = ask(bad);
        let text = said(&output);
        assert!(!output.status.success() && text.contains(told) && !text.contains('⟦'), "{bad}: {text}");
    }
}

#[test]
fn a_schema_that_is_not_ours_is_refused() {
    let here = folder();
    assert!(!run(here.path(), &["migrate", "--check"]).status.success());
    assert!(!here.path().join("data").exists());
    let refused = run(here.path(), &["verify"]);
    assert!(!refused.status.success() && said(&refused).contains("no data"), "{}", said(&refused));
    assert!(said(&run(here.path(), &["migrate"])).contains("applied 0001_store"));
    assert!(run(here.path(), &["migrate", "--check"]).status.success());
    assert!(run(here.path(), &["verify"]).status.success());

    tamper(here.path(), "DELETE FROM store_migrations WHERE version = 2");
    for words in [&["serve", "--port", "0"][..], &["verify"], &["migrate"], &["migrate", "--check"]] {
        let output = run(here.path(), words);
        assert!(!output.status.success(), "{words:?}");
        assert!(said(&output).contains("half migrated"), "{}", said(&output));
    }
    tamper(here.path(), "DELETE FROM store_migrations WHERE version > 1");
    let behind = run(here.path(), &["serve", "--port", "0", "--no-migrate"]);
    assert!(!behind.status.success() && said(&behind).contains("cauce migrate"), "{}", said(&behind));
    tamper(here.path(), "INSERT INTO store_migrations VALUES (2, '0002_tomorrow', 'x', 1)");
    assert!(said(&run(here.path(), &["verify"])).contains("another text"));
}

#[test]
fn what_was_changed_behind_our_back_is_found() {
    let here = folder();
    assert!(run(here.path(), &["migrate"]).status.success());
    let made = ["user", "create", "ana", "--name", "Ana Ríos", "--role", "administrator"];
    assert!(run(here.path(), &made).status.success());
    assert!(run(here.path(), &["verify"]).status.success());
    tamper(here.path(), "UPDATE store_events SET subject = 'identity/accounts/other' WHERE seq = 1");
    let found = run(here.path(), &["verify"]);
    assert!(!found.status.success() && said(&found).contains("WRONG event 1"), "{}", said(&found));

    let blob = here.path().join("data/blobs/aa/aa");
    fs::create_dir_all(&blob).unwrap();
    fs::write(blob.join("aa".repeat(32)), "something else").unwrap();
    assert!(said(&run(here.path(), &["verify"])).contains(&format!("WRONG file {}", "aa".repeat(32))));
}

#[test]
fn accounts_are_made_listed_reset_and_closed_without_a_password_on_the_line() {
    let here = folder();
    assert!(run(here.path(), &["migrate"]).status.success());
    let made = run(
        here.path(),
        &["user", "create", "ana@example.com", "--name", "Ana Ríos", "--role", "administrator"],
    );
    assert!(said(&made).starts_with("http://127.0.0.1:8080/recuperar/"), "{}", said(&made));
    let create = ["user", "create", "luis", "--name", "Luis Paz", "--role", "agent", "--password-stdin"];
    let weak = feed(here.path(), &create, "12345\n");
    assert!(!weak.status.success() && !said(&weak).contains('⟦'), "{}", said(&weak));
    assert!(feed(here.path(), &create, "el gato de la tía Inés\n").status.success());
    let twice = feed(here.path(), &create, "el gato de la tía Inés\n");
    assert!(!twice.status.success());
    let list = said(&run(here.path(), &["user", "list"]));
    assert!(list.contains("waiting") && list.contains("ana@example.com"), "{list}");
    assert!(list.lines().any(|l| l.starts_with("active") && l.contains("luis")), "{list}");
    assert!(said(&run(here.path(), &["user", "reset", "LUIS"])).contains("/recuperar/"));
    assert!(run(here.path(), &["user", "deactivate", "luis"]).status.success());
    let list = said(&run(here.path(), &["user", "list"]));
    assert!(list.lines().any(|l| l.starts_with("closed") && l.contains("luis")), "{list}");
    assert!(!run(here.path(), &["user", "reset", "nobody"]).status.success());

    let token = run(here.path(), &["token", "create", "--name", "CRM", "--scopes", "cases.read,cases.file"]);
    assert!(said(&token).starts_with("cauce_"), "{}", said(&token));
    let wrong = run(here.path(), &["token", "create", "--name", "CRM", "--scopes", "cases.everything"]);
    assert!(!wrong.status.success() && said(&wrong).contains("cases.read"), "{}", said(&wrong));
}

#[test]
fn the_first_start_prints_its_code_answers_and_ends_well() {
    let here = folder();
    let server = Server::start(here.path(), &["serve", "--port", "0"]);
    let code = server.banner.lines().map(str::trim).find(|l| l.len() == 14 && l.matches('-').count() == 2);
    assert!(code.is_some(), "{}", server.banner);
    let ready = ask(server.address, "GET", "/readyz", &[], "").unwrap();
    assert_eq!((ready.status, ready.body.as_str()), (200, "ok"));
    assert_eq!(ask(server.address, "GET", "/healthz", &[], "").unwrap().status, 200);
    assert_eq!(ask(server.address, "GET", "/", &[], "").unwrap().status, 303);
    let metrics = ask(server.address, "GET", "/metrics", &[], "").unwrap();
    assert!(metrics.body.contains("http_requests_total"), "{}", metrics.body);
    let port = server.address.port().to_string();
    let second = run(here.path(), &["serve", "--port", &port]);
    assert!(!second.status.success() && said(&second).contains("--port"), "{}", said(&second));
    assert!(server.stop());
    assert!(here.path().join("data/secret.key").exists());
    assert!(run(here.path(), &["verify"]).status.success());
}

/// Changes the database as only a stranger would.
fn tamper(folder: &Path, sql: &'static str) {
    support::tamper(&StoreConfig::Sqlite(folder.join("data/cauce.db")), sql);
}

/// Each command writes into a pipe whose reader has gone away, as after `| head -0`.
#[test]
fn a_reader_who_leaves_ends_no_command_in_a_panic() {
    let here = folder();
    let data = ["--data", "d"];
    assert!(run(here.path(), &[&["migrate"][..], &data].concat()).status.success());
    let user = ["user", "create", "ana", "--name", "Ana Ruiz", "--role", "administrator"];
    let sui = ["sui", "--month", "2026-10", "--service", "acueducto", "--out", "sui.csv"];
    let json = [&sui[..], &["--json"]].concat();
    let one = ["deadlines", "--kind", "claim", "--filed-at", "2026-03-13T08:00"];
    for (words, ends_well) in [
        (&["--help"][..], true),
        (&["config"], true),
        (&["migrate"], true),
        (&["migrate", "--check"], true),
        (&["verify"], true),
        (&one, true),
        (&user, true),
        (&["user", "list"], true),
        (&sui, true),
        (&json, true),
        (&["deadlines"], false),
        (&["sui", "--month", "octubre", "--service", "aseo", "--out", "x"], false),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let errors = writer.try_clone().unwrap();
        let status = support::cauce(here.path(), &[words, &data].concat())
            .stdin(std::process::Stdio::null())
            .stdout(writer)
            .stderr(errors)
            .status()
            .unwrap();
        // a panic would be 101, a signal no code at all
        let code = status.code();
        assert!(if ends_well { code == Some(0) } else { matches!(code, Some(1 | 2)) }, "{words:?}: {status}");
    }
}
