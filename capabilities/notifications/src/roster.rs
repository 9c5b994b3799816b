//! Who hears of what: owners, and heads of areas.

use std::collections::HashMap;

use identity::api::{self, Officer};
use kernel::{AccountId, Fault, Permission};
use store::Look;

use crate::milestones::{MilestoneKind, Reach};
use crate::notice::Standing;
use crate::permissions;

/// Who works here now.
#[derive(Debug, Default)]
pub struct Roster {
    active: HashMap<AccountId, Officer>,
    /// Those who lead; without any, those who may give cases to others; without any, the administrators.
    heads: Vec<(AccountId, String)>,
}

/// Who may give cases to others.
const ASSIGN: Permission = cases::permissions::ASSIGN;
const ADMINISTER: Permission = Permission("identity.manage");

impl Roster {
    /// As it is now.
    pub async fn load(look: &mut Look<'_>) -> Result<Roster, Fault> {
        let officers = api::officers(look).await?;
        let active = officers.into_iter().filter(|o| o.active).map(|o| (o.id, o)).collect();
        let mut heads = Vec::new();
        for permission in [permissions::LEAD, ASSIGN, ADMINISTER] {
            if heads.is_empty() {
                heads = api::officers_with(look, permission).await?;
            }
        }
        Ok(Roster { active, heads: heads.into_iter().map(|o| (o.id, o.area)).collect() })
    }

    /// The heads of an area; an area without one is led by all of them.
    pub fn heads_of(&self, area: &str) -> Vec<AccountId> {
        let of_area = self.heads.iter().filter(|(_, theirs)| !area.is_empty() && theirs == area);
        let found: Vec<AccountId> = of_area.map(|(id, _)| *id).collect();
        if found.is_empty() { self.heads.iter().map(|(id, _)| *id).collect() } else { found }
    }

    /// The owner, unless the account is closed: then nobody owns the case.
    pub fn working(&self, owner: Option<AccountId>) -> Option<AccountId> {
        owner.filter(|id| self.active.contains_key(id))
    }

    /// Name of somebody who works here; empty for others.
    pub fn name(&self, id: AccountId) -> &str {
        self.active.get(&id).map_or("", |o| &o.name)
    }

    /// Who is told at once of a milestone of a case, and why.
    pub fn told(
        &self,
        kind: MilestoneKind,
        owner: Option<AccountId>,
        area: &str,
    ) -> Vec<(AccountId, Standing)> {
        let owner = self.working(owner);
        let heads = |standing: Standing| {
            let others = self.heads_of(area).into_iter().filter(move |id| Some(*id) != owner);
            others.map(move |id| (id, standing))
        };
        match (kind.reach(), owner) {
            (Reach::Head, _) => heads(Standing::Head).collect(),
            (_, None) => heads(Standing::Unowned).collect(),
            (Reach::OwnerAndHead, Some(id)) => {
                std::iter::once((id, Standing::Owner)).chain(heads(Standing::Head)).collect()
            }
            (Reach::Owner | Reach::OwnerThenHead, Some(id)) => vec![(id, Standing::Owner)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{At, Id};

    fn id(n: u8) -> AccountId {
        Id::new(At(0), [n; 16])
    }

    fn roster(heads: &[(u8, &str)]) -> Roster {
        let officer = |n: u8| Officer {
            id: id(n),
            name: format!("O{n}"),
            title: String::new(),
            area: String::new(),
            active: true,
        };
        Roster {
            active: (1..6).map(|n| (id(n), officer(n))).collect(),
            heads: heads.iter().map(|(n, area)| (id(*n), (*area).to_owned())).collect(),
        }
    }

    #[test]
    fn the_head_of_the_area_or_all_of_them() {
        let heads = roster(&[(1, "Comercial"), (2, "Operación")]);
        assert_eq!(heads.heads_of("Comercial"), [id(1)]);
        assert_eq!(heads.heads_of("Jurídica"), [id(1), id(2)]);
        assert_eq!(heads.heads_of(""), [id(1), id(2)]);
    }

    #[test]
    fn who_is_told() {
        let all = roster(&[(1, "Comercial")]);
        let told = |kind, owner| all.told(kind, owner, "Comercial");
        let half = MilestoneKind::HalfTerm;
        assert_eq!(told(half, Some(id(3))), [(id(3), Standing::Owner)]);
        assert_eq!(told(half, None), [(id(1), Standing::Unowned)], "nobody owns it");
        assert_eq!(told(half, Some(id(9))), [(id(1), Standing::Unowned)], "a closed account owns nothing");
        let due = MilestoneKind::DueDay;
        assert_eq!(told(due, Some(id(3))), [(id(3), Standing::Owner), (id(1), Standing::Head)]);
        assert_eq!(told(due, Some(id(1))), [(id(1), Standing::Owner)], "the head owns it");
        assert_eq!(told(MilestoneKind::UploadDue, None), [(id(1), Standing::Head)]);
        assert_eq!(roster(&[]).told(half, None, ""), []);
    }
}
