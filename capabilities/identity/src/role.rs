//! Roles: named sets of permissions. They are data; these are only the ones that a new company begins with.

/// A role as it stands in the database.
#[doc(alias = "rol")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Stable code: `lawyer`.
    pub code: String,
    /// Spanish name.
    pub name_es: String,
    /// English name.
    pub name_en: String,
    /// Names of its permissions, sorted.
    pub permissions: Vec<String>,
}

impl Role {
    /// Its name in a language.
    pub fn name(&self, lang: kernel::Lang) -> &str {
        match lang {
            kernel::Lang::Es => &self.name_es,
            kernel::Lang::En => &self.name_en,
        }
    }
}

/// A role that a new company gets.
#[derive(Debug, Clone, Copy)]
pub struct SeedRole {
    /// Stable code.
    pub code: &'static str,
    /// Spanish name.
    pub name_es: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Names of its permissions.
    pub permissions: &'static [&'static str],
}

/// Code of the role that administers the program.
pub const ADMINISTRATOR: &str = "administrator";

/// The roles of a new company. Administering the program and deciding cases are different trades; a small
/// company gives one person several roles.
pub const SEED: &[SeedRole] = &[
    SeedRole {
        code: ADMINISTRATOR,
        name_es: "Administración",
        name_en: "Administrator",
        permissions: &[
            "identity.manage",
            "company.manage",
            "deadlines.manage",
            "dispatch.read",
            "catalog.manage",
            "cases.read",
            "appeals.read",
            "notifications.read",
            "notifications.manage",
            "hall.manage",
            "surveys.manage",
            "appointments.manage",
        ],
    },
    SeedRole {
        code: "head",
        name_es: "Jefatura de atención",
        name_en: "Head of service",
        permissions: &[
            "cases.read",
            "cases.file",
            "cases.answer",
            "cases.sign",
            "cases.assign",
            "notices.read",
            "notices.serve",
            "appeals.read",
            "appeals.decide",
            "appeals.remit",
            "people.read",
            "people.reveal",
            "dispatch.read",
            "deadlines.manage",
            "catalog.manage",
            "reports.read",
            "reports.export",
            "notifications.read",
            "notifications.lead",
            "notifications.manage",
            "hall.attend",
            "hall.host",
            "hall.lead",
            "hall.manage",
            "surveys.read",
            "surveys.manage",
            "appointments.read",
            "appointments.manage",
        ],
    },
    SeedRole {
        code: "lawyer",
        name_es: "Profesional jurídico",
        name_en: "Lawyer",
        permissions: &[
            "cases.read",
            "cases.file",
            "cases.answer",
            "cases.assign",
            "notices.read",
            "notices.serve",
            "appeals.read",
            "appeals.decide",
            "appeals.remit",
            "people.read",
            "people.reveal",
            "reports.read",
            "reports.export",
            "notifications.read",
        ],
    },
    SeedRole {
        code: "signer",
        name_es: "Firma",
        name_en: "Signer",
        permissions: &[
            "cases.read",
            "cases.sign",
            "notices.read",
            "appeals.read",
            "people.read",
            "notifications.read",
        ],
    },
    SeedRole {
        code: "agent",
        name_es: "Agente de atención",
        name_en: "Agent",
        permissions: &[
            "cases.read",
            "cases.file",
            "cases.answer",
            "notices.read",
            "notices.serve",
            "appeals.read",
            "people.read",
            "notifications.read",
            "hall.attend",
            "hall.host",
            "appointments.read",
        ],
    },
    SeedRole {
        code: "auditor",
        name_es: "Control interno",
        name_en: "Auditor",
        permissions: &[
            "cases.read",
            "notices.read",
            "appeals.read",
            "people.read",
            "dispatch.read",
            "reports.read",
            "notifications.read",
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_seed_role_administers_and_it_decides_nothing() {
        let managers: Vec<_> = SEED.iter().filter(|r| r.permissions.contains(&"identity.manage")).collect();
        assert_eq!(managers.len(), 1);
        assert_eq!(managers[0].code, ADMINISTRATOR);
        assert!(!managers[0].permissions.iter().any(|p| ["cases.answer", "cases.sign"].contains(p)));
    }
}
