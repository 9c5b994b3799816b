//! Backup, loss of the machine, restore: the same rows and the same files.

use std::fs;
use std::path::Path;

use crate::kill::load::Installation;
use crate::support::{LOG, ask, run, said};

/// The hashes that `cauce backup` and `cauce restore` print.
fn hashes(text: &str) -> Vec<String> {
    text.lines().filter(|l| l.contains("sha256")).map(str::to_owned).collect()
}

fn archive(folder: &Path, name: &str) -> Vec<String> {
    let made = run(folder, &["backup", "--to", name]);
    assert!(made.status.success(), "{}", said(&made));
    hashes(&said(&made))
}

#[test]
fn a_backup_of_a_working_server_brings_everything_back_elsewhere() {
    testkit::each(async |world| {
        let installation = Installation::new(world).await;
        tokio::task::spawn_blocking(move || story(&installation)).await.unwrap();
    });
}

fn story(installation: &Installation) {
    let here = installation.folder();
    let server = installation.serve();
    let numbers: Vec<_> =
        (0..12).map(|n| installation.file(server.address, &format!("k{n}")).unwrap()).collect();
    add_file(installation, server.address, &numbers[0]);
    // beside the working server
    archive(&here, "early.tar.gz");
    assert!(server.stop());
    let made = archive(&here, "full.tar.gz");
    assert_eq!(made.len(), 2);
    let twice = run(&here, &["backup", "--to", "full.tar.gz"]);
    assert!(!twice.status.success(), "a backup is never written over");
    let key = fs::read_to_string(here.join("secret.key")).unwrap();

    // the machine is lost; on another one there is only the archive
    let elsewhere = tempfile::tempdir().unwrap();
    let there = elsewhere.path();
    let lost = here.join("full.tar.gz");
    let from = lost.to_str().unwrap();
    let restored = run(there, &["restore", "--from", from]);
    assert!(restored.status.success(), "{}", said(&restored));
    assert_eq!(hashes(&said(&restored)), made);
    let verified = run(there, &["verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
    assert_eq!(fs::read_to_string(there.join("data/secret.key")).unwrap(), key);
    let again = archive(there, "again.tar.gz");
    assert_eq!(again[1], made[1], "the same files");
    if installation.world.engine() == store::Engine::Sqlite {
        assert_eq!(again[0], made[0], "the same rows in the same order");
    }
    let server = crate::support::Server::start(there, &["serve", "--port", "0"]);
    assert_eq!(ask(server.address, "GET", "/readyz", &[], "").unwrap().status, 200);
    for number in &numbers {
        let answer =
            installation.ask(server.address, "GET", &format!("/api/v1/cases/{number}"), "", "").unwrap();
        assert_eq!(answer.status, 200, "{number}");
    }
    // numbers go on where they were
    let next = installation.file(server.address, "afterwards").unwrap();
    assert!(!numbers.contains(&next));
    assert!(server.stop());
    assert!(run(there, &["verify"]).status.success());
    logs_say_nothing_of_people(&here);
    refusals(there, &lost);
}

/// Adds a file by the API.
fn add_file(installation: &Installation, address: std::net::SocketAddr, number: &str) {
    let body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"nota.txt\"\r\n\
                Content-Type: text/plain\r\n\r\nEl medidor está detrás de la puerta.\r\n--b--\r\n";
    let path = format!("/api/v1/cases/{number}/files");
    let answer = installation.send(address, &path, "multipart/form-data; boundary=b", body).unwrap();
    assert_eq!(answer.status, 201, "{}", answer.body);
}

/// Every line is JSON, requests have their trace, and nobody is named.
fn logs_say_nothing_of_people(folder: &Path) {
    let log = fs::read_to_string(folder.join(LOG)).unwrap();
    for personal in ["María", "Ríos", "1088254207", "correo.example", "104882", "medidor", "cauce_"] {
        assert!(!log.contains(personal), "{personal} stands in the log");
    }
    let mut requests = 0;
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect(line);
        if line["message"] == "answered" {
            assert!(line["span"]["trace"].as_str().is_some_and(|t| t.len() >= 16), "{line}");
            requests += 1;
        }
    }
    assert!(requests >= 12, "{requests} requests in the log");
}

/// What is restored only goes where nothing is, and only whole.
fn refusals(there: &Path, archive: &Path) {
    let from = archive.to_str().unwrap();
    let over = run(there, &["restore", "--from", from]);
    assert!(!over.status.success() && said(&over).contains("already"), "{}", said(&over));
    let bytes = fs::read(archive).unwrap();
    let mut changed = bytes.clone();
    changed[bytes.len() / 2] ^= 1;
    let cut = bytes[..bytes.len() - 200].to_vec();
    for (name, content) in [("changed", changed), ("cut", cut), ("none", Vec::new())] {
        let place = there.join(name);
        fs::create_dir(&place).unwrap();
        fs::write(place.join("a.tar.gz"), content).unwrap();
        let refused = run(&place, &["restore", "--from", "a.tar.gz"]);
        assert!(!refused.status.success(), "{name}");
        assert!(said(&refused).contains("nothing was touched"), "{}", said(&refused));
        assert!(!place.join("data/cauce.db").exists());
    }
}
