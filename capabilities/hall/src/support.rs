//! Why somebody goes first, and what they need. Both are sensitive: they stay with the turn for the day only.

use kernel::keyed;
use queueing::Class;

keyed! {
    /// What a person says of themselves to be attended first; nobody is asked for proof. Decreto-ley 19 of
    /// 2012, art. 13; Ley 1437 of 2011, art. 5 num. 6; Ley 1171 of 2007; leaders by policy of the company.
    #[doc(alias = "motivo de la preferencia")]
    PriorityGround {
        /// Expects a child.
        Pregnancy = "pregnancy",
        /// Comes with a baby.
        InfantInArms = "infant_in_arms",
        /// Is 60 or older (Ley 1251 of 2008, art. 3).
        OlderAdult = "older_adult",
        /// Has a disability.
        Disability = "disability",
        /// Is a child or an adolescent.
        Child = "child",
        /// Is a veteran of the public force.
        Veteran = "veteran",
        /// Is defenceless or in manifest weakness.
        Defenceless = "defenceless",
        /// Speaks for a community: president of a communal board, councillor, delegate of users.
        CommunityLeader = "community_leader",
    }
}

impl PriorityGround {
    /// The class that follows from it.
    pub fn class(self) -> Class {
        match self {
            PriorityGround::CommunityLeader => Class::Community,
            _ => Class::Preferential,
        }
    }
}

keyed! {
    /// What makes the attention possible for a person.
    #[doc(alias = "necesidad de apoyo")]
    Need {
        /// Colombian sign language: the turn goes to the officer who is certified for it (Ley 982 of 2005,
        /// art. 8).
        SignLanguage = "sign_language",
        /// A counter that a wheelchair reaches (NTC 6047).
        Wheelchair = "wheelchair",
        /// Somebody reads and writes with the person.
        ReadingHelp = "reading_help",
        /// Simple words and time.
        SimpleWords = "simple_words",
        /// English.
        English = "english",
    }
}
