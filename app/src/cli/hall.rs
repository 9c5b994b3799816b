//! `cauce hall plan`: what a number of counters gives; needs no installation.

use std::process::ExitCode;
use std::str::FromStr;

use kernel::Lang;
use queueing::steady::{Answer, ClassAnswer, Computed, Mix, Question, answer};
use queueing::{Class, Guard, Pattern, Policy, Weights};
use serde_json::{Value, json};

use super::Outcome;
use super::say::{complain, say};

/// What a word on the command line that makes no sense ends with, as clap does.
const MISTYPED: u8 = 2;

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Says how long people wait with so many counters: Erlang C, with patience Erlang A, and by class under
    /// a calling policy.
    Plan(Words),
}

#[derive(clap::Args)]
pub(super) struct Words {
    /// People who come in an hour.
    #[arg(long, allow_negative_numbers = true, value_name = "N")]
    arrivals_per_hour: f64,
    /// Mean attention.
    #[arg(long, allow_negative_numbers = true, value_name = "MINUTES")]
    service_minutes: f64,
    /// Open counters.
    #[arg(long, value_name = "N")]
    counters: u32,
    /// Mean patience: people who wait leave. Without it nobody does.
    #[arg(long, allow_negative_numbers = true, value_name = "MINUTES")]
    patience_minutes: Option<f64>,
    /// Share of preferential people, 0 to 1.
    #[arg(long, allow_negative_numbers = true, value_name = "SHARE")]
    preferential_share: Option<f64>,
    /// Share of community leaders, 0 to 1.
    #[arg(long, allow_negative_numbers = true, value_name = "SHARE", requires = "preferential_share")]
    community_share: Option<f64>,
    /// How people are called; strict and accumulating without a guard have exact formulas.
    #[arg(long, value_enum, requires = "preferential_share")]
    policy: Option<Name>,
    /// With strict: after so many preferential calls in a row one general person.
    #[arg(long, value_name = "CALLS", requires = "policy")]
    guard_after: Option<u32>,
    /// With --guard-after: if that person has waited longer than this.
    #[arg(long, value_name = "MINUTES", requires = "guard_after", default_value_t = 10)]
    guard_minutes: u32,
    /// With accumulating: weights of preferential people, community leaders and the others.
    #[arg(long, value_name = "P:C:G", requires = "policy", default_value = "5:2:1")]
    weights: Numbers<3>,
    /// With alternating: so many preferential, then so many others.
    #[arg(long, value_name = "P:O", requires = "policy", default_value = "2:1")]
    pattern: Numbers<2>,
    /// The wait that counts as good.
    #[arg(long, allow_negative_numbers = true, value_name = "SECONDS", default_value_t = 300.0)]
    target_seconds: f64,
    /// As one JSON object; times in seconds, `null` for a wait without end.
    #[arg(long)]
    json: bool,
}

/// The policies by name.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Name {
    /// Preferential first; with --guard-after a guard for the others.
    Strict,
    /// Priority grows with the wait times a weight.
    Accumulating,
    /// So many preferential, so many others.
    Alternating,
    /// That of a new installation: strict, with its guard.
    Default,
}

/// `5:2:1`.
#[derive(Clone, Copy)]
struct Numbers<const N: usize>([u32; N]);

impl<const N: usize> FromStr for Numbers<N> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let all: Result<Vec<u32>, _> = text.split(':').map(str::parse).collect();
        let all = all.ok().and_then(|all| <[u32; N]>::try_from(all).ok());
        all.map(Numbers).ok_or_else(|| format!("{N} whole numbers with colons between them"))
    }
}

pub(super) fn run(lang: Lang, command: &Command) -> Outcome {
    let Command::Plan(words) = command;
    let told = words.question().and_then(|asked| answer(&asked).map_err(|refusal| refusal.to_string()));
    match told {
        Ok(told) if words.json => say!("{}", as_json(&told)?)?,
        Ok(told) => say!("{}", as_text(&told, words, lang).trim_end())?,
        Err(why) => {
            complain!("cauce: {why}")?;
            return Ok(ExitCode::from(MISTYPED));
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl Words {
    fn question(&self) -> Result<Question, String> {
        let policy = self.policy()?;
        let mix = |preferential| Mix { preferential, community: self.community_share.unwrap_or(0.0), policy };
        Ok(Question {
            arrivals_per_hour: self.arrivals_per_hour,
            service_s: self.service_minutes * 60.0,
            counters: self.counters,
            patience_s: self.patience_minutes.map(|minutes| minutes * 60.0),
            target_s: self.target_seconds,
            mix: self.preferential_share.map(mix),
        })
    }

    fn policy(&self) -> Result<Policy, String> {
        let Numbers([preferential, community, general]) = self.weights;
        let weights = Weights { preferential, community, general, ..Weights::default() };
        let Numbers([first, others]) = self.pattern;
        let pattern = Pattern { preferential: first, others, ..Pattern::default() };
        let policy = match (self.policy.unwrap_or(Name::Strict), self.guard_after) {
            (Name::Strict, None) => return Ok(Policy::Strict(Guard::NONE)),
            (Name::Strict, Some(after)) => {
                let waited_s = i64::from(self.guard_minutes) * 60;
                Policy::Strict(Guard { after, waited_s, comparing: true })
            }
            (Name::Accumulating, _) => Policy::Accumulating(weights),
            (Name::Alternating, _) => Policy::Alternating(pattern),
            (Name::Default, _) => Policy::default(),
        };
        policy.check().map_err(|refusal| refusal.to_string())?;
        Ok(match policy {
            Policy::Accumulating(weights) => Policy::Accumulating(weights.without_guard()),
            other => other,
        })
    }
}

/// The answer, and the policy without the numbers that only say that there is no guard.
fn as_json(told: &Answer) -> serde_json::Result<String> {
    let mut value = serde_json::to_value(told)?;
    match told.policy {
        Some(Policy::Strict(guard)) if guard.is_none() => value["policy"] = json!({ "kind": "strict" }),
        Some(Policy::Accumulating(_)) => {
            if let Some(policy) = value["policy"].as_object_mut() {
                policy.remove("most_in_a_row");
            }
        }
        _ => {}
    }
    serde_json::to_string_pretty::<Value>(&value)
}

/// The sentences, in Spanish or in English.
struct Speech(Lang);

impl Speech {
    fn pick(&self, es: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Lang::Es => es,
            Lang::En => en,
        }
    }

    fn share(&self, part: f64) -> String {
        self.number(format!("{:.1} %", 100.0 * part))
    }

    fn number(&self, text: String) -> String {
        match self.0 {
            Lang::Es => text.replace('.', ","),
            Lang::En => text,
        }
    }

    fn time(&self, seconds: Option<f64>) -> String {
        let Some(seconds) = seconds else { return self.pick("sin fin", "without end").to_owned() };
        let whole = seconds.round() as u64;
        if whole < 60 { format!("{whole} s") } else { format!("{} min {:02} s", whole / 60, whole % 60) }
    }

    fn class(&self, class: Class) -> &'static str {
        match class {
            Class::Preferential => self.pick("preferencial", "preferential"),
            Class::Community => self.pick("comunitaria", "community"),
            Class::General => "general",
        }
    }

    fn by(&self, computed: Computed) -> &'static str {
        match computed {
            Computed::Formula => self.pick("fórmula", "formula"),
            Computed::Simulation => self.pick("simulación", "simulation"),
        }
    }
}

fn as_text(told: &Answer, words: &Words, lang: Lang) -> String {
    let speech = Speech(lang);
    let target = speech.time(Some(told.target_seconds));
    let lines = [
        (speech.pick("modelo", "model"), told.model.to_owned()),
        (speech.pick("ventanillas", "counters"), told.counters.to_string()),
        (speech.pick("carga", "load"), speech.number(format!("{:.2} erlangs", told.offered_load_erlangs))),
        (speech.pick("ocupación", "occupancy"), speech.share(told.occupancy)),
        (speech.pick("tienen que esperar", "have to wait"), speech.share(told.probability_of_waiting)),
        (speech.pick("espera media", "mean wait"), speech.time(told.mean_wait_seconds)),
        (
            speech.pick("atendidas a tiempo", "attended in time"),
            format!("{} ({} {target})", speech.share(told.service_level), speech.pick("hasta", "within")),
        ),
        (speech.pick("se van antes", "leave before"), speech.share(told.abandonment)),
    ];
    let mut text = String::new();
    for (name, value) in lines {
        text += &format!("{name:<20} {value}\n");
    }
    if !told.stable {
        let full = speech.pick(
            "Llegan más personas de las que se alcanzan a atender: la fila crece sin fin.",
            "More people come than can be attended: the queue grows without end.",
        );
        text += &format!("{full}\n");
    }
    if !told.classes.is_empty() {
        text += &format!("\n{}\n", heading(words, &speech));
    }
    for one in &told.classes {
        text += &class_line(one, &speech);
    }
    text
}

fn heading(words: &Words, speech: &Speech) -> String {
    let policy = match words.policy.unwrap_or(Name::Strict) {
        Name::Strict if words.guard_after.is_none() => {
            speech.pick("estricta sin guarda", "strict without a guard")
        }
        Name::Strict => speech.pick("estricta con guarda", "strict with a guard"),
        Name::Accumulating => speech.pick("prioridad acumulada", "accumulating priority"),
        Name::Alternating => speech.pick("alternada", "alternating"),
        Name::Default => speech.pick("la de una instalación nueva", "that of a new installation"),
    };
    format!("{}: {policy}", speech.pick("Política de llamado", "Calling policy"))
}

fn class_line(one: &ClassAnswer, speech: &Speech) -> String {
    format!(
        "{:<20} {} {} ({}), {} {} ({}), {} {}\n",
        speech.class(one.class),
        speech.pick("espera media", "mean wait"),
        speech.time(one.mean_wait_seconds),
        speech.by(one.computed),
        speech.pick("a tiempo", "in time"),
        speech.share(one.service_level),
        speech.by(one.service_level_computed),
        speech.pick("se van", "leave"),
        speech.share(one.abandonment),
    )
}
