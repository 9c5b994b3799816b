use super::*;

fn read(text: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let environment = environment.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
    Config::read("cauce.toml", text, environment).map_err(|p| p.to_string())
}

#[test]
fn nothing_said_is_a_loopback_server_on_sqlite_that_sends_no_mail() {
    let config = read("", &[]).unwrap();
    assert_eq!(config.listen().to_string(), "127.0.0.1:8080");
    assert!(matches!(config.store(), StoreConfig::Sqlite(p) if p == Path::new("data/cauce.db")));
    assert_eq!(config.mail.courier, Courier::None);
    assert_eq!(config.base_url(config.listen()), "http://127.0.0.1:8080");
}

#[test]
fn an_unknown_key_is_named_with_its_line_in_both_languages() {
    let said = read("[data]\nfolder = \"d\"\n\n[server]\nprot = 9000\n", &[]).unwrap_err();
    assert!(said.contains("cauce.toml:5: clave desconocida `prot`"), "{said}");
    assert!(said.contains("cauce.toml:5: unknown key `prot`") && said.contains("`port`"), "{said}");
    let said = read("listen = \"127.0.0.1:1\"\n", &[]).unwrap_err();
    assert!(said.contains("cauce.toml:1: unknown key `listen`"), "{said}");
    let said = read("[server]\nport = \"ocho\"\n", &[]).unwrap_err();
    assert!(said.contains("cauce.toml:2"), "{said}");
}

#[test]
fn the_environment_wins_and_its_mistakes_are_told() {
    let config = read(
        "[server]\nport = 1\n",
        &[
            ("CAUCE_SERVER_PORT", "9000"),
            ("CAUCE_SERVER_SECURE_COOKIES", "true"),
            ("CAUCE_SERVER_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
            ("CAUCE_TEST_POSTGRES", "not ours"),
            ("CAUCE_BIN", "not ours"),
            ("PATH", "not ours"),
        ],
    )
    .unwrap();
    assert_eq!((config.server.port, config.server.secure_cookies), (9000, Some(true)));
    assert_eq!(config.server.trusted_proxies, ["10.0.0.0/8", "::1"]);
    for (name, value) in [
        ("CAUCE_SERVER_PROT", "1"),
        ("CAUCE_SERVR_PORT", "1"),
        ("CAUCE_SERVER_PORT", "ocho"),
        ("CAUCE_SERVER_PORT", "70000"),
        ("CAUCE_MAIL_COURIER", "pigeon"),
    ] {
        let said = read("", &[(name, value)]).unwrap_err();
        assert!(said.starts_with(name), "{said}");
    }
}

#[test]
fn what_no_type_can_say_is_checked() {
    for (text, place) in [
        ("[server]\npublic_url = \"pqr.example\"", "server.public_url"),
        ("[server]\ntrusted_proxies = [\"10.0.0/8\"]", "server.trusted_proxies"),
        ("[database]\nurl = \"mysql://x\"", "database.url"),
        ("[mail]\ncourier = \"smtp\"", "mail.smtp_url"),
        ("[blobs]\nendpoint = \"https://s3.example\"", "blobs.bucket"),
    ] {
        assert!(read(text, &[]).unwrap_err().starts_with(place), "{text}");
    }
}

#[test]
fn what_is_shown_has_no_secret_and_can_be_read_again() {
    let secrets = "[server]\nmetrics_token = \"s3cr3t\"\n[database]\nurl = \"postgres://u:s3cr3t@@h/d\"\n\
                   [mail]\nsmtp_url = \"smtps://u%40x:s3cr3t@h\"\n[blobs]\nsecret = \"s3cr3t\"\n";
    let shown = read(secrets, &[]).unwrap().shown();
    assert!(!shown.contains("s3cr3t"), "{shown}");
    assert!(shown.contains("postgres://u:********@h/d"), "{shown}");
    assert!(read(&shown, &[]).is_ok());
    assert_eq!(without_password("postgres://u@h/d"), "postgres://u@h/d");
}
