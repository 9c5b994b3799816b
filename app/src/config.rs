//! How an installation differs from another: one TOML file, and the environment over it.
//!
//! A key that nobody knows stops the program with its name and line: a mistyped key is never ignored in
//! silence. What the company decides (name, colours, closures, people) is not here but on its pages.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use store::StoreConfig;
use toml::{Table, Value};
use webpush::Service;

/// The file that is read when it lies in the current folder and `--config` names no other.
pub const FILE: &str = "cauce.toml";
/// The database of a data folder.
pub const DATABASE: &str = "cauce.db";
/// What the environment may hold besides configuration: words for the tools and tests of the project.
const NOT_OURS: [&str; 6] =
    ["CAUCE_TEST_", "CAUCE_BIN", "CAUCE_NPM", "CAUCE_PICTURES", "CAUCE_DEMO_TEMPLATE", "CAUCE_BENCH_"];

/// Everything, with defaults for what is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// How it is reached.
    pub server: Server,
    /// Where it keeps what belongs to this machine.
    pub data: Data,
    /// Which database.
    pub database: Database,
    /// Where files are kept.
    pub blobs: Blobs,
    /// How mail leaves.
    pub mail: Mail,
    /// Its service rooms.
    pub hall: Hall,
    /// What is written about its own work.
    pub log: Log,
}

/// `[server]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Address on which it listens.
    pub address: IpAddr,
    /// Port; 0 takes a free one and prints it.
    pub port: u16,
    /// How citizens reach it; empty: `http://` with address and port.
    pub public_url: String,
    /// Whether cookies travel only by https; without it, as `public_url` says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secure_cookies: Option<bool>,
    /// Blocks of addresses whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
    /// Who shows it may read `/metrics` from another machine; empty: nobody.
    pub metrics_token: String,
}

impl Default for Server {
    fn default() -> Server {
        Server {
            address: IpAddr::from([127, 0, 0, 1]),
            port: 8080,
            public_url: String::new(),
            secure_cookies: None,
            trusted_proxies: Vec::new(),
            metrics_token: String::new(),
        }
    }
}

/// `[data]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Data {
    /// Folder of the database, the files, the mails of the folder courier and the key.
    pub folder: PathBuf,
}

impl Default for Data {
    fn default() -> Data {
        Data { folder: "data".into() }
    }
}

/// `[database]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// `postgres://...`; empty: SQLite in the data folder.
    pub url: String,
}

/// `[blobs]`: in the data folder unless `endpoint` names a store that speaks S3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Blobs {
    /// Address of the S3 service; empty: a folder.
    pub endpoint: String,
    /// Region, as the service names it.
    pub region: String,
    /// Name of the bucket, which must exist.
    pub bucket: String,
    /// Folder inside the bucket.
    pub prefix: String,
    /// Access key.
    pub key: String,
    /// Its secret.
    pub secret: String,
}

impl Default for Blobs {
    fn default() -> Blobs {
        let none = String::new;
        let region = "us-east-1".into();
        Blobs { endpoint: none(), region, bucket: none(), prefix: none(), key: none(), secret: none() }
    }
}

/// How mail leaves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Courier {
    /// It does not: messages wait in the outbox.
    #[default]
    None,
    /// As files that `/dev/mail` shows to anybody: for trials.
    Folder,
    /// By a mail server.
    Smtp,
}

/// `[mail]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// How mail leaves.
    pub courier: Courier,
    /// `smtp://`, `starttls://` or `smtps://`, with user and password.
    pub smtp_url: String,
    /// File of a certificate authority of the company's own (PEM).
    pub authority: PathBuf,
    /// Sender, instead of the one that the company has in its settings.
    pub from: String,
    /// Where replies go; `{}` stands for the number of the case.
    pub reply_to: String,
    /// Only to these (`ana@example.com`, `@example.com`); empty: to everybody.
    pub allow: Vec<String>,
}

/// `[hall]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Hall {
    /// The program that says calls which the company has not recorded; empty: none. One that is not installed
    /// says nothing.
    pub speaker: PathBuf,
    /// The push services by which phones are told to leave for the hall: hosts (`push.example.org`) and all
    /// below one (`*.push.example.org`); empty: phones are not told.
    pub push_services: Vec<String>,
}

impl Default for Hall {
    fn default() -> Hall {
        Hall { speaker: espeak::PROGRAM.into(), push_services: webpush::SERVICES.map(String::from).into() }
    }
}

/// How logs are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    #[default]
    Json,
}

/// `[log]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// How.
    pub format: LogFormat,
    /// `error`, `warn`, `info`, `debug`, or a filter by module: `info,store=debug`.
    pub level: String,
}

impl Default for Log {
    fn default() -> Log {
        Log { format: LogFormat::Json, level: "info".into() }
    }
}

/// What is wrong with the configuration, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    place: String,
    es: String,
    en: String,
}

impl ConfigProblem {
    fn new(place: impl Into<String>, es: impl Into<String>, en: impl Into<String>) -> ConfigProblem {
        ConfigProblem { place: place.into(), es: es.into(), en: en.into() }
    }
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n{}: {}", self.place, self.es, self.place, self.en)
    }
}

impl std::error::Error for ConfigProblem {}

impl Config {
    /// Reads `file` (or [`FILE`], when it is there) and what the environment says over it.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Config, ConfigProblem> {
        let path = file.unwrap_or(Path::new(FILE));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(e) if file.is_none() && e.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(e) => {
                let place = path.display().to_string();
                return Err(ConfigProblem::new(
                    place,
                    format!("no se puede leer: {e}"),
                    format!("cannot be read: {e}"),
                ));
            }
        };
        Config::read(&path.display().to_string(), &text, environment)
    }

    /// Reads the text of a file called `name`.
    pub fn read(
        name: &str,
        text: &str,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Config, ConfigProblem> {
        toml::from_str::<Config>(text).map_err(|e| file_problem(name, text, &e))?;
        let mut table: Table = text.parse().map_err(|e| file_problem(name, text, &e))?;
        let mut ours: Vec<_> =
            environment.into_iter().filter(|(n, _)| n.starts_with("CAUCE_") && !is_foreign(n)).collect();
        ours.sort();
        for (variable, value) in ours {
            set(&mut table, &variable, &value)?;
            // asked after each, so that a wrong value is told with its variable
            table.clone().try_into::<Config>().map_err(|e| {
                ConfigProblem::new(
                    &variable,
                    format!("valor no válido: {}", e.message()),
                    format!("not a valid value: {}", e.message()),
                )
            })?;
        }
        let config: Config = table.try_into().map_err(|e| file_problem(name, text, &e))?;
        config.check().map(|()| config)
    }

    /// What no type can say.
    fn check(&self) -> Result<(), ConfigProblem> {
        let wrong = |place, es, en: &str| Err(ConfigProblem::new(place, es, en));
        let url = &self.server.public_url;
        if !(url.is_empty() || url.starts_with("http://") || url.starts_with("https://")) {
            let es = "empieza por http:// o https://";
            return wrong("server.public_url", es, "begins with http:// or https://");
        }
        if let Some(bad) = self.server.trusted_proxies.iter().find(|p| web::Network::parse(p).is_none()) {
            let es = format!("«{bad}» no es una dirección ni un bloque como 10.0.0.0/8");
            let en = format!("`{bad}` is no address and no block such as 10.0.0.0/8");
            return Err(ConfigProblem::new("server.trusted_proxies", es, en));
        }
        let database = &self.database.url;
        if !(database.is_empty()
            || database.starts_with("postgres://")
            || database.starts_with("postgresql://"))
        {
            let es = "vacía (SQLite) o postgres://...";
            return wrong("database.url", es, "empty (SQLite) or postgres://...");
        }
        if !self.blobs.endpoint.is_empty() && self.blobs.bucket.is_empty() {
            let es = "falta el nombre del depósito";
            return wrong("blobs.bucket", es, "the name of the bucket is missing");
        }
        if self.mail.courier == Courier::Smtp && self.mail.smtp_url.is_empty() {
            let es = "con courier = \"smtp\" hace falta el servidor";
            return wrong("mail.smtp_url", es, "courier = \"smtp\" needs the server");
        }
        if let Some(bad) = self.hall.push_services.iter().find(|line| Service::parse(line).is_err()) {
            let es = format!("«{bad}» no es un servidor como push.example.org o *.push.example.org");
            let en = format!("`{bad}` is no host such as push.example.org or *.push.example.org");
            return Err(ConfigProblem::new("hall.push_services", es, en));
        }
        Ok(())
    }

    /// Where the database is.
    pub fn store(&self) -> StoreConfig {
        match self.database.url.as_str() {
            "" => StoreConfig::Sqlite(self.data.folder.join(DATABASE)),
            url => StoreConfig::Postgres(url.to_owned()),
        }
    }

    /// Whether there may be a database: opening it would make none.
    pub fn has_database(&self) -> bool {
        !self.database.url.is_empty() || self.data.folder.join(DATABASE).exists()
    }

    /// Where it listens.
    pub fn listen(&self) -> SocketAddr {
        SocketAddr::new(self.server.address, self.server.port)
    }

    /// The public address, without a slash at the end, for a server that listens at `bound`.
    pub fn base_url(&self, bound: SocketAddr) -> String {
        match self.server.public_url.trim_end_matches('/') {
            "" => format!("http://{bound}"),
            url => url.to_owned(),
        }
    }

    /// The whole configuration as a file, with its secrets masked.
    pub fn shown(&self) -> String {
        let mut shown = self.clone();
        for secret in [&mut shown.server.metrics_token, &mut shown.blobs.secret] {
            if !secret.is_empty() {
                *secret = MASK.into();
            }
        }
        for url in [&mut shown.database.url, &mut shown.mail.smtp_url] {
            *url = without_password(url);
        }
        toml::to_string(&shown).unwrap_or_default()
    }
}

const MASK: &str = "********";

/// `scheme://user:password@host` with the password masked.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    // a password may hold @, a host never does
    let Some((user, host)) = rest.rsplit_once('@') else { return url.to_owned() };
    match user.split_once(':') {
        Some((name, _)) => format!("{scheme}://{name}:{MASK}@{host}"),
        None => url.to_owned(),
    }
}

fn is_foreign(variable: &str) -> bool {
    NOT_OURS.iter().any(|known| variable == *known || (known.ends_with('_') && variable.starts_with(known)))
}

/// Puts `CAUCE_SECTION_KEY` into the table, read as the kind of value that the key has.
fn set(table: &mut Table, variable: &str, value: &str) -> Result<(), ConfigProblem> {
    let shape = Table::try_from(Config {
        server: Server { secure_cookies: Some(false), ..Server::default() },
        ..Config::default()
    });
    let shape = shape.unwrap_or_default();
    let lower = variable.trim_start_matches("CAUCE_").to_lowercase();
    let known = lower.split_once('_').and_then(|(section, key)| {
        let sample = shape.get(section)?.as_table()?.get(key)?;
        Some((section, key, sample))
    });
    let Some((section, key, sample)) = known else {
        let names = shape.iter().flat_map(|(s, keys)| {
            let keys = keys.as_table().into_iter().flat_map(|t| t.keys());
            keys.map(move |k| format!("CAUCE_{}_{}", s.to_uppercase(), k.to_uppercase()))
        });
        let names = names.collect::<Vec<_>>().join(", ");
        return Err(ConfigProblem::new(
            variable,
            format!("variable desconocida; las que hay: {names}"),
            format!("unknown variable; there are: {names}"),
        ));
    };
    let read = match sample {
        Value::Integer(_) => value.parse().ok().map(Value::Integer),
        Value::Boolean(_) => value.parse().ok().map(Value::Boolean),
        Value::Array(_) => {
            let parts = value.split(',').map(str::trim).filter(|p| !p.is_empty());
            Some(Value::Array(parts.map(|p| Value::String(p.to_owned())).collect()))
        }
        _ => Some(Value::String(value.to_owned())),
    };
    let Some(read) = read else {
        let kind = sample.type_str();
        return Err(ConfigProblem::new(
            variable,
            format!("el valor debe ser de tipo {kind}"),
            format!("the value must be of type {kind}"),
        ));
    };
    let section = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
    if let Some(section) = section.as_table_mut() {
        section.insert(key.to_owned(), read);
    }
    Ok(())
}

/// Names the line and says the unknown key first, as people look for it.
fn file_problem(name: &str, text: &str, error: &toml::de::Error) -> ConfigProblem {
    let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let place = line.map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"));
    let message = error.message();
    let Some(rest) = message.strip_prefix("unknown field `") else {
        return ConfigProblem::new(place, format!("no se entiende: {message}"), message);
    };
    let (key, known) = rest.split_once("`, expected ").unwrap_or((rest.trim_end_matches('`'), "nothing"));
    let known = known.trim_start_matches("one of ");
    ConfigProblem::new(
        place,
        format!("clave desconocida `{key}`; las que hay aquí: {known}"),
        format!("unknown key `{key}`; there are here: {known}"),
    )
}

#[cfg(test)]
#[path = "config_tests.rs"]
mod tests;
