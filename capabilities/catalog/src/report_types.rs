//! The other code tables of the regulator's report: procedures, responses, notices.

use std::sync::LazyLock;

use serde::Serialize;

/// What kind of petition it is for the regulator, column 6.
#[doc(alias = "tipo de trámite")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Procedure {
    /// 1 to 6.
    pub code: u8,
    /// The official label.
    pub label: &'static str,
}

impl Procedure {
    /// The procedure with this code.
    pub fn find(code: u8) -> Option<Procedure> {
        procedures().iter().find(|p| p.code == code).copied()
    }

    /// Whether it is an appeal (4 reconsideration, 5 with the subsidiary appeal).
    pub fn is_appeal(&self) -> bool {
        matches!(self.code, 4 | 5)
    }
}

/// How the company decided, column 11.
#[doc(alias = "tipo de respuesta")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ResponseType {
    /// 1 to 11.
    pub code: u8,
    /// The official label.
    pub label: &'static str,
    #[serde(skip)]
    fits: &'static str,
}

impl ResponseType {
    /// The response with this code.
    pub fn find(code: u8) -> Option<ResponseType> {
        response_types().iter().find(|r| r.code == code).copied()
    }

    /// Whether it can answer such a procedure: appeals are upheld, modified or revoked, the rest is granted
    /// or denied; 7 to 11 fit both.
    pub fn fits(&self, procedure: Procedure) -> bool {
        self.fits == "*" || (self.fits == "A") == procedure.is_appeal()
    }

    /// Whether there is an answer at all: 9 and 10 say that there is none, and then the report has neither
    /// its date nor its number, and the notice is 3.
    pub fn is_answer(&self) -> bool {
        !matches!(self.code, 9 | 10)
    }
}

/// How the answer was notified, column 15.
#[doc(alias = "tipo de notificación")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NoticeType {
    /// 1 to 5.
    pub code: u8,
    /// The official label.
    pub label: &'static str,
    /// Whether new cases may use it; the edict is history.
    pub current: bool,
}

impl NoticeType {
    /// The type of notice with this code.
    pub fn find(code: u8) -> Option<NoticeType> {
        notice_types().iter().find(|n| n.code == code).copied()
    }
}

static PROCEDURES: LazyLock<Vec<Procedure>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let (code, label) = line.split_once(';')?;
        Some(Procedure { code: code.parse().ok()?, label })
    };
    rows(include_str!("../data/procedures.txt")).filter_map(row).collect()
});

static RESPONSE_TYPES: LazyLock<Vec<ResponseType>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let (code, rest) = line.split_once(';')?;
        let (fits, label) = rest.split_once(';')?;
        Some(ResponseType { code: code.parse().ok()?, label, fits })
    };
    rows(include_str!("../data/response_types.txt")).filter_map(row).collect()
});

static NOTICE_TYPES: LazyLock<Vec<NoticeType>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let (code, rest) = line.split_once(';')?;
        let (current, label) = rest.split_once(';')?;
        Some(NoticeType { code: code.parse().ok()?, label, current: current == "1" })
    };
    rows(include_str!("../data/notice_types.txt")).filter_map(row).collect()
});

fn rows(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|l| !l.starts_with('#'))
}

/// Every procedure, by code.
pub fn procedures() -> &'static [Procedure] {
    &PROCEDURES
}

/// Every type of response, by code.
pub fn response_types() -> &'static [ResponseType] {
    &RESPONSE_TYPES
}

/// Every type of notice, by code.
pub fn notice_types() -> &'static [NoticeType] {
    &NOTICE_TYPES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_count_from_one_without_gaps() {
        assert!(procedures().iter().map(|p| p.code).eq(1..=6));
        assert!(response_types().iter().map(|r| r.code).eq(1..=11));
        assert!(notice_types().iter().map(|n| n.code).eq(1..=5));
    }

    #[test]
    fn official_labels() {
        assert_eq!(Procedure::find(4).unwrap().label, "Recurso de Reposición");
        assert_eq!(ResponseType::find(2).unwrap().label, "Accede parcialmente");
        assert_eq!(NoticeType::find(4).unwrap().label, "Notificación por aviso");
        assert!(!NoticeType::find(2).unwrap().current);
        assert!(
            Procedure::find(0).is_none() && ResponseType::find(12).is_none() && NoticeType::find(6).is_none()
        );
    }

    #[test]
    fn appeals_and_petitions_have_their_own_responses() {
        let fitting = |procedure| {
            let procedure = Procedure::find(procedure).unwrap();
            response_types().iter().filter(|r| r.fits(procedure)).map(|r| r.code).collect::<Vec<_>>()
        };
        assert_eq!(fitting(1), [1, 2, 3, 7, 8, 9, 10, 11]);
        assert_eq!(fitting(5), [4, 5, 6, 7, 8, 9, 10, 11]);
        assert!(!ResponseType::find(9).unwrap().is_answer() && ResponseType::find(11).unwrap().is_answer());
    }
}
