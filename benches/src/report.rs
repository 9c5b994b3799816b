//! The figures as a table for people and as JSON for programs.

use std::path::Path;

use serde_json::json;

/// One figure.
#[derive(Debug, Clone)]
pub struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    target: Option<Target>,
}

/// What is wanted of a figure.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// At least.
    AtLeast(f64),
    /// Less than.
    Below(f64),
}

impl Target {
    fn met(self, value: f64) -> bool {
        match self {
            Target::AtLeast(least) => value >= least,
            Target::Below(limit) => value < limit,
        }
    }

    fn words(self) -> String {
        match self {
            Target::AtLeast(least) => format!(">= {least}"),
            Target::Below(limit) => format!("< {limit}"),
        }
    }
}

/// All figures of a run.
#[derive(Debug, Default)]
pub struct Report(Vec<Figure>);

impl Report {
    /// Adds a figure and shows it at once.
    pub fn add(&mut self, name: impl Into<String>, value: f64, unit: &'static str, target: Option<Target>) {
        let figure = Figure { name: name.into(), value, unit, target };
        println!("{}", line(&figure));
        self.0.push(figure);
    }

    /// Says what was not reached; gives how many.
    pub fn close(&self) -> usize {
        let missed: Vec<_> = self.0.iter().filter(|f| f.target.is_some_and(|t| !t.met(f.value))).collect();
        println!("\n{} figures, {} targets not reached", self.0.len(), missed.len());
        for figure in &missed {
            println!("  not reached: {}", line(figure));
        }
        missed.len()
    }

    /// Writes `[{name, value, unit, target, met}]`.
    pub fn write(&self, file: &Path) -> std::io::Result<()> {
        let all: Vec<_> = self
            .0
            .iter()
            .map(|f| {
                json!({ "name": f.name, "value": f.value, "unit": f.unit,
                        "target": f.target.map(Target::words), "met": f.target.map(|t| t.met(f.value)) })
            })
            .collect();
        std::fs::write(file, serde_json::to_string_pretty(&all)?)
    }
}

fn line(f: &Figure) -> String {
    let (target, mark) = match f.target {
        Some(t) => (format!("target {}", t.words()), if t.met(f.value) { "reached" } else { "NOT REACHED" }),
        None => (String::new(), ""),
    };
    format!("{:<58} {:>12.2} {:<12} {:<18} {}", f.name, f.value, f.unit, target, mark)
}
