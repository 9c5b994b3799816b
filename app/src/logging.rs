//! What the process writes about its own work, on standard error: one line an event, with the trace of its
//! request and without personal data.

use std::io::IsTerminal;
use std::panic::PanicHookInfo;

use kernel::Fault;
use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Starts writing logs; the first call of a process counts.
pub fn install(log: &Log) -> Result<(), Fault> {
    let filter = EnvFilter::try_new(&log.level)
        .map_err(|e| Fault::because(format!("reading log.level `{}`", log.level), e))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let done = match log.format {
        LogFormat::Text => {
            lines.compact().with_target(false).with_ansi(std::io::stderr().is_terminal()).try_init()
        }
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_current_span(true)
            .with_span_list(false)
            .with_ansi(false)
            .try_init(),
    };
    done.map_err(|e| Fault::because("starting the logs", e))
}

/// A panic is told with its place and never with its message: messages quote values, and values are personal
/// data.
pub fn tell_panics_by_place() {
    std::panic::set_hook(Box::new(|info| {
        let place = place(info);
        if tracing::enabled!(tracing::Level::ERROR) {
            tracing::error!(place, "a panic");
        } else {
            eprintln!("cauce: a panic at {place}");
        }
    }));
}

fn place(info: &PanicHookInfo<'_>) -> String {
    info.location().map_or_else(|| "an unknown place".into(), |l| format!("{}:{}", l.file(), l.line()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_that_cannot_be_read_is_told() {
        let log = Log { format: LogFormat::Text, level: "store=loudly".into() };
        assert!(install(&log).unwrap_err().to_string().contains("store=loudly"));
    }
}
