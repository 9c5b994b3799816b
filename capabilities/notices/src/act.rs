//! What can happen to a notice, and the closed lists of its proofs.

use kernel::Day;

use crate::notice::Notice;
use kernel::keyed;

/// Something that is done, or happens, to a notice on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The message with the decision left.
    Mailed {
        /// The day.
        on: Day,
    },
    /// It came back, or could not be sent.
    MailCameBack {
        /// The day.
        on: Day,
    },
    /// The person does not want electronic notices any more (CPACA, art. 56).
    AcceptanceWithdrawn {
        /// The day.
        on: Day,
    },
    /// The person opened the decision.
    Opened {
        /// The day.
        on: Day,
    },
    /// The summons was sent.
    Summoned {
        /// The day.
        on: Day,
    },
    /// A letter came back, or nobody took it.
    CameBack {
        /// The day.
        on: Day,
    },
    /// The person, or who represents them, came and got a copy.
    Came {
        /// The day.
        on: Day,
    },
    /// It was told aloud when it was decided, and written into the record of what was asked.
    ToldInTheAct {
        /// The day.
        on: Day,
    },
    /// The notice was delivered at the address.
    Delivered {
        /// The day.
        on: Day,
    },
    /// The notice was hung.
    Published {
        /// The day.
        on: Day,
        /// Why it cannot be delivered.
        ground: Ground,
    },
    /// The person showed that they know the decision.
    ShowedKnowledge {
        /// The day.
        on: Day,
    },
    /// An appeal was filed: the decision is not final until it is decided.
    AppealFiled {
        /// The day.
        on: Day,
    },
    /// The appeals were decided, and that was notified.
    AppealResolved {
        /// The day.
        on: Day,
        /// The day on which the first decision is final.
        final_on: Day,
    },
}

impl Act {
    /// The day on which it happened.
    pub fn on(&self) -> Day {
        match *self {
            Act::Mailed { on }
            | Act::MailCameBack { on }
            | Act::AcceptanceWithdrawn { on }
            | Act::Opened { on }
            | Act::Summoned { on }
            | Act::CameBack { on }
            | Act::Came { on }
            | Act::ToldInTheAct { on }
            | Act::Delivered { on }
            | Act::Published { on, .. }
            | Act::ShowedKnowledge { on }
            | Act::AppealFiled { on }
            | Act::AppealResolved { on, .. } => on,
        }
    }
}

keyed! {
    /// Why a notice is published instead of delivered: only when the whereabouts are really unknown (Consejo
    /// de Estado, SCSC, concepto 2316 of 2017).
    Ground {
        /// The person did not say who they are.
        Anonymous = "anonymous",
        /// Nobody knows an address.
        Unknown = "unknown",
        /// The address does not exist or is not complete.
        WrongAddress = "wrong_address",
        /// The house was closed whenever somebody came.
        Closed = "closed",
        /// The person does not live there.
        NotResident = "not_resident",
        /// The mail came back.
        Returned = "returned",
        /// The carrier gives no proof of delivery.
        NoProof = "no_proof",
    }
}

impl Ground {
    /// Whether it can be true of this person: something must have come back from an address that is known.
    pub fn holds(self, notice: &Notice) -> bool {
        match self {
            Ground::Anonymous => notice.anonymous,
            Ground::Unknown => !notice.address_known,
            _ => notice.address_known && notice.undelivered,
        }
    }
}

keyed! {
    /// What was tried.
    AttemptKind {
        /// The message with the decision.
        Electronic = "electronic",
        /// The summons.
        #[doc(alias = "citación")]
        Summons = "summons",
        /// The act of personal notification.
        Personal = "personal",
        /// The notice with its full copy.
        #[doc(alias = "aviso")]
        Aviso = "aviso",
        /// The notice on the board.
        Publication = "publication",
        /// What the person did that shows that they know.
        Implied = "implied",
    }
}

keyed! {
    /// By which way it travelled.
    Via {
        /// Registered mail.
        #[doc(alias = "correo certificado")]
        Carrier = "carrier",
        /// Electronic mail.
        Email = "email",
        /// An officer took it there.
        Hand = "hand",
        /// At the counter.
        Counter = "counter",
        /// On the telephone.
        Telephone = "telephone",
        /// The web page and a public place.
        Board = "board",
    }
}

keyed! {
    /// What came of it.
    Outcome {
        /// It arrived.
        Delivered = "delivered",
        /// Nobody wanted to take it.
        Refused = "refused",
        /// The house was closed.
        Closed = "closed",
        /// The address does not exist or is not complete.
        WrongAddress = "wrong_address",
        /// The person does not live there.
        NotResident = "not_resident",
        /// The mail came back.
        Bounced = "bounced",
        /// The person opened it.
        Opened = "opened",
        /// The person did not come.
        NoShow = "no_show",
    }
}

impl Outcome {
    /// Whether it did not arrive.
    pub fn is_failure(self) -> bool {
        !matches!(self, Outcome::Delivered | Outcome::Opened | Outcome::NoShow)
    }

    /// What an officer may say of an attempt; the others the program finds out by itself.
    pub fn of_letter() -> [Outcome; 6] {
        use Outcome::{Bounced, Closed, Delivered, NotResident, Refused, WrongAddress};
        [Delivered, Refused, Closed, WrongAddress, NotResident, Bounced]
    }
}
