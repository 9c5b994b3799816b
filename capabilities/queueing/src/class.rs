//! The classes of people who wait.

use kernel::keyed;

keyed! {
    /// In which line a person waits. It is declared by the person, never proved; only the class stays with
    /// the turn. Decreto-ley 19 of 2012, art. 13, and Ley 1437 of 2011, art. 5 num. 6, for the first.
    #[doc(alias = "clase de atención")]
    #[derive(PartialOrd, Ord)]
    Class {
        /// Whom the law puts first: older adults, pregnant women, children, persons with a disability.
        Preferential = "preferential",
        /// Leaders of the community, by policy of the company and never ahead of the former.
        Community = "community",
        /// Everybody else.
        General = "general",
    }
}

impl Class {
    /// Its place in [`Class::ALL`], for arrays with one entry a class.
    pub fn index(self) -> usize {
        self as usize
    }
}
