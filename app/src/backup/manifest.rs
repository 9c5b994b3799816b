//! What an archive says about itself.

use std::collections::BTreeMap;

use kernel::{Fault, sha256_hex};
use serde::{Deserialize, Serialize};
use store::Migration;

/// Version of the archive's own form.
pub const FORMAT: u32 = 1;

/// The last entry of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// Version of the program that made it.
    pub cauce: String,
    /// When, in RFC 3339.
    pub made_at: String,
    /// The schema, step by step.
    pub schema: Vec<Step>,
    /// SHA-256 of the lines of the database.
    pub database_sha256: String,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// How many files.
    pub files: u64,
    /// SHA-256 over the names of the files, one a line, in order; each name is the SHA-256 of its file.
    pub files_sha256: String,
}

/// A step of the schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// For instance `0003_deadlines`.
    pub name: String,
    /// SHA-256 of its text.
    pub sha256: String,
}

impl Step {
    /// The steps that this program knows.
    pub fn known(all: &[Migration]) -> Vec<Step> {
        let step = |m: &Migration| Step { name: m.name.to_owned(), sha256: sha256_hex(m.text.as_bytes()) };
        all.iter().map(step).collect()
    }
}

impl Manifest {
    /// The migrations with which its database was written: all of ours or the first ones.
    pub fn schema_of(&self, all: &'static [Migration]) -> Result<&'static [Migration], Fault> {
        let known = Step::known(all);
        for (i, step) in self.schema.iter().enumerate() {
            match known.get(i) {
                Some(ours) if ours == step => {}
                Some(ours) if ours.name == step.name => {
                    return Err(Fault::new(format!("the archive has {} with another text", step.name)));
                }
                _ => {
                    return Err(Fault::new(format!(
                        "the archive has the step {}, which this version of Cauce does not know; \
                         restore it with the version that made it ({})",
                        step.name, self.cauce
                    )));
                }
            }
        }
        Ok(&all[..self.schema.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_schema_is_taken_a_newer_or_changed_one_is_not() {
        let known = Step::known(migrations::ALL);
        let with = |schema| Manifest {
            format: FORMAT,
            cauce: "9.9.9".into(),
            made_at: String::new(),
            schema,
            database_sha256: String::new(),
            rows: BTreeMap::new(),
            files: 0,
            files_sha256: String::new(),
        };
        assert_eq!(with(known[..2].to_vec()).schema_of(migrations::ALL).unwrap().len(), 2);
        let mut newer = known.clone();
        newer.push(Step { name: "9999_future".into(), sha256: String::new() });
        assert!(with(newer).schema_of(migrations::ALL).unwrap_err().to_string().contains("9.9.9"));
        let mut changed = known;
        changed[0].sha256 = "x".into();
        assert!(with(changed).schema_of(migrations::ALL).is_err());
    }
}
