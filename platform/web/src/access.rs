//! Who may open a route.

use kernel::{Actor, Permission};

/// Who may open a route. It has no default: a route cannot be written without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// An officer who is logged in and has the permission; others go to the log-in page or get a 403.
    Officer(Permission),
    /// Any officer who is logged in.
    AnyOfficer,
    /// A program whose token has this scope, or an officer with the permission; others get problem+json.
    Program(Permission),
    /// Anybody, but only while there is no company yet (the set-up).
    FirstRun,
}

/// What [`Access::judge`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Come in.
    Open,
    /// Nobody is logged in: say who you are first.
    WhoAreYou,
    /// We know who you are, and you may not.
    Forbidden,
    /// The route does not exist (any more).
    Hidden,
}

impl Access {
    /// Decides for `actor`; `company` says whether the set-up was done.
    pub(crate) fn judge(self, actor: &Actor, company: bool) -> Verdict {
        let officer = matches!(actor, Actor::Officer { .. });
        let program = matches!(actor, Actor::Program { .. });
        match self {
            Access::Public => Verdict::Open,
            Access::FirstRun if company => Verdict::Hidden,
            Access::FirstRun => Verdict::Open,
            Access::AnyOfficer if officer => Verdict::Open,
            Access::Officer(permission) if officer => may(actor, permission),
            Access::Program(permission) if officer || program => may(actor, permission),
            _ if program => Verdict::Forbidden,
            _ => Verdict::WhoAreYou,
        }
    }

    /// The permission that the route asks for, if it asks for one.
    pub fn permission(self) -> Option<Permission> {
        match self {
            Access::Officer(permission) | Access::Program(permission) => Some(permission),
            _ => None,
        }
    }
}

fn may(actor: &Actor, permission: Permission) -> Verdict {
    if actor.may(permission) { Verdict::Open } else { Verdict::Forbidden }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use kernel::{At, Id};

    use super::*;

    const READ: Permission = Permission("cases.read");

    fn names(list: &[&str]) -> Arc<BTreeSet<String>> {
        Arc::new(list.iter().map(|n| n.to_string()).collect())
    }

    #[test]
    fn the_table_of_who_opens_what() {
        let id = Id::new(At(0), [1; 16]);
        let officer = |p: &[&str]| Actor::Officer { id, name: "Luisa".into(), permissions: names(p) };
        let program = |p: &[&str]| Actor::Program { id, name: "SUI".into(), permissions: names(p) };
        use Verdict::*;
        let table = [
            (Access::Public, [Open, Open, Open, Open, Open]),
            (Access::AnyOfficer, [WhoAreYou, Open, Open, Forbidden, Forbidden]),
            (Access::Officer(READ), [WhoAreYou, Forbidden, Open, Forbidden, Forbidden]),
            (Access::Program(READ), [WhoAreYou, Forbidden, Open, Forbidden, Open]),
            (Access::FirstRun, [Hidden, Hidden, Hidden, Hidden, Hidden]),
        ];
        let actors =
            [Actor::Visitor, officer(&[]), officer(&["cases.read"]), program(&[]), program(&["cases.read"])];
        for (access, expected) in table {
            for (actor, verdict) in actors.iter().zip(expected) {
                assert_eq!(access.judge(actor, true), verdict, "{access:?} {actor:?}");
            }
        }
        assert_eq!(Access::FirstRun.judge(&Actor::Visitor, false), Open);
    }
}
