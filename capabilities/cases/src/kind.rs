//! What kind of case it is, and through which door it came.

pub(crate) use kernel::keyed;

keyed! {
    /// What a person asks of the company.
    #[doc(alias = "PQR")]
    CaseKind {
        /// About the bill or the service charged.
        #[doc(alias = "reclamo")]
        Claim = "claim",
        /// About conduct or quality.
        #[doc(alias = "queja")]
        Complaint = "complaint",
        /// Anything else that is asked.
        #[doc(alias = "petición")]
        Petition = "petition",
        /// Documents or information.
        #[doc(alias = "solicitud de información")]
        InformationRequest = "information",
        /// An opinion on matters in the company's charge.
        #[doc(alias = "consulta")]
        Consultation = "consultation",
        /// Against a decision of the company.
        #[doc(alias = "recurso")]
        Appeal = "appeal",
        /// An idea.
        #[doc(alias = "sugerencia")]
        Suggestion = "suggestion",
        /// Praise.
        #[doc(alias = "felicitación")]
        Compliment = "compliment",
        /// Report of wrongdoing.
        #[doc(alias = "denuncia")]
        WrongdoingReport = "wrongdoing",
        /// What the company keeps of a person, or a copy of it (Ley 1581 de 2012, art. 14).
        #[doc(alias = "consulta de datos personales")]
        DataQuery = "habeas_query",
        /// To correct, update or delete what it keeps of a person (Ley 1581 de 2012, art. 15).
        #[doc(alias = "reclamo de datos personales")]
        DataClaim = "habeas_claim",
        /// What another authority asks for (CPACA, art. 30).
        #[doc(alias = "petición entre autoridades")]
        AuthorityRequest = "authority",
        /// A report that a member of Congress asks for (Ley 5 de 1992, art. 258).
        #[doc(alias = "solicitud de congresista")]
        CongressRequest = "congress",
        /// What the Ombudsman or another organ of control asks for (Ley 24 de 1992, art. 15).
        #[doc(alias = "requerimiento de órgano de control")]
        ControlRequest = "control",
    }
}

impl CaseKind {
    /// Which rule of `deadlines` gives the term of a filing of which no contract is known: see
    /// [`crate::regime::propose`].
    pub fn rule_code(self, about_service: bool) -> &'static str {
        crate::regime::propose(crate::regime::Facts { kind: self, about_service, about_own_contract: false })
            .code
    }

    /// Whether only officers choose it: it comes from an authority.
    pub fn is_official(self) -> bool {
        matches!(self, CaseKind::AuthorityRequest | CaseKind::CongressRequest | CaseKind::ControlRequest)
    }
}

keyed! {
    /// The door through which something came: the same process whatever it was.
    ContactChannel {
        /// The company's page.
        Web = "web",
        /// A counter of the service room.
        Counter = "counter",
        /// A call; the record of a verbal petition is made (Decreto 1166 de 2016).
        Telephone = "telephone",
        /// A letter that arrived on paper.
        Written = "written",
        /// E-mail.
        Email = "email",
        /// Another program.
        Api = "api",
    }
}

impl ContactChannel {
    /// Whether the petition was spoken: the receipt says so.
    pub fn is_verbal(self) -> bool {
        matches!(self, ContactChannel::Telephone | ContactChannel::Counter)
    }
}

keyed! {
    /// Whether the company knows who asks.
    PetitionerIdentity {
        /// Said who they are.
        Named = "named",
        /// The company knows, but only those who need it see it (Ley 1581 de 2012, art. 4).
        Reserved = "reserved",
        /// Nobody knows; nothing is kept that could tell.
        #[doc(alias = "petición anónima")]
        Anonymous = "anonymous",
    }
}

keyed! {
    /// How the person wants the answer.
    ReplyBy {
        /// By e-mail, which the person accepts.
        Email = "email",
        /// A letter to an address.
        Letter = "letter",
        /// Fetched at the service room.
        PickUp = "pickup",
        /// On the page, with the filing number and its code.
        Page = "page",
    }
}

keyed! {
    /// Why a case goes before others. It moves the order and the alarms, never the legal date.
    Priority {
        /// As it comes.
        None = "none",
        /// A child or adolescent asks.
        Minor = "minor",
        /// A fundamental right must be protected (CPACA, art. 20).
        FundamentalRight = "right",
        /// Life or integrity is in danger: act at once (CPACA, art. 20).
        DangerToLife = "danger",
        /// A journalist asks (CPACA, art. 20).
        Journalist = "journalist",
        /// Public health.
        PublicHealth = "health",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_and_come_back() {
        for kind in CaseKind::ALL {
            assert_eq!(CaseKind::parse(kind.key()), Some(*kind));
        }
        assert_eq!(CaseKind::parse("Claim"), None);
    }

    #[test]
    fn claims_about_the_contract_have_fifteen_days_and_silence_ley_142_art_158() {
        assert_eq!(CaseKind::Claim.rule_code(false), "PQR_SPD");
        assert_eq!(CaseKind::Petition.rule_code(true), "PQR_SPD");
        assert_eq!(CaseKind::Petition.rule_code(false), "PETICION_GENERAL");
    }

    #[test]
    fn every_kind_has_a_rule_in_force() {
        for kind in CaseKind::ALL {
            for about_service in [true, false] {
                let day = "2026-11-23".parse().unwrap();
                assert!(deadlines::rule_for(kind.rule_code(about_service), day).is_ok(), "{kind:?}");
            }
        }
    }
}
