//! A paper that the company issued.

use kernel::{At, Fault, Lang, Refusal};
use serde::{Deserialize, Serialize};

use crate::{CaseFile, Letter, Letterhead, Pictures, Receipt, Sha256Hash, Typesetter, VerificationCode};

/// What is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "paper", rename_all = "snake_case")]
pub enum Paper {
    /// The receipt of something filed.
    Receipt(Receipt),
    /// An outgoing letter.
    Letter(Letter),
    /// A complete file that leaves for another body.
    CaseFile(Box<CaseFile>),
}

impl Paper {
    /// Which kind it is.
    pub fn kind(&self) -> PaperKind {
        match self {
            Paper::Receipt(_) => PaperKind::Receipt,
            Paper::Letter(_) => PaperKind::Letter,
            Paper::CaseFile(_) => PaperKind::CaseFile,
        }
    }

    /// Its number: of filing or outgoing.
    pub fn number(&self) -> &str {
        match self {
            Paper::Receipt(receipt) => &receipt.number,
            Paper::Letter(letter) => &letter.number,
            Paper::CaseFile(file) => &file.number,
        }
    }

    /// How it is checked; filled in when it is issued.
    pub(crate) fn verification_mut(&mut self) -> &mut crate::Verification {
        match self {
            Paper::Receipt(receipt) => &mut receipt.verification,
            Paper::Letter(letter) => &mut letter.verification,
            Paper::CaseFile(file) => &mut file.verification,
        }
    }
}

/// Kinds of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperKind {
    /// The receipt of something filed.
    Receipt,
    /// An outgoing letter.
    Letter,
    /// A complete file that leaves for another body.
    CaseFile,
}

impl PaperKind {
    /// Its name in the database and in keys of texts.
    pub fn name(self) -> &'static str {
        match self {
            PaperKind::Receipt => "receipt",
            PaperKind::Letter => "letter",
            PaperKind::CaseFile => "case_file",
        }
    }

    /// From its name.
    pub fn parse(name: &str) -> Option<PaperKind> {
        [PaperKind::Receipt, PaperKind::Letter, PaperKind::CaseFile].into_iter().find(|k| k.name() == name)
    }

    /// How the file that people download is called: `constancia-2026-004817.pdf`.
    pub fn file_name(self, number: &str) -> String {
        let word = match self {
            PaperKind::Receipt => "constancia",
            PaperKind::Letter => "respuesta",
            PaperKind::CaseFile => "expediente",
        };
        crate::clean_file_name(&format!("{word}-{number}.pdf"), "pdf")
    }
}

/// Everything needed to print a paper again: stored when it is issued, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperContent {
    /// The company as it was.
    pub head: Letterhead,
    /// In which language.
    pub lang: Lang,
    /// The paper.
    pub paper: Paper,
}

impl PaperContent {
    /// Makes the address under which the paper is checked whole, with the public address of the installation.
    pub(crate) fn locate(&mut self, base_url: &str) {
        let verification = self.paper.verification_mut();
        if verification.url.starts_with('/') {
            verification.url = format!("{}{}", base_url.trim_end_matches('/'), verification.url);
        }
    }

    /// The PDF, with the bytes of the pictures of a file. Blocks: call it where that is allowed.
    pub fn print(&self, setter: &dyn Typesetter, pictures: &Pictures) -> Result<Vec<u8>, Fault> {
        match &self.paper {
            Paper::Receipt(receipt) => setter.receipt(&self.head, receipt, self.lang),
            Paper::Letter(letter) => setter.letter(&self.head, letter, self.lang),
            Paper::CaseFile(file) => setter.case_file(&self.head, file, pictures, self.lang),
        }
    }
}

/// What anybody may know of a paper that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedPaper {
    /// How it is checked.
    pub code: VerificationCode,
    /// What it is.
    pub kind: PaperKind,
    /// Its number.
    pub number: String,
    /// Whose it is: `cases/<id>`. Not for strangers.
    pub subject_ref: String,
    /// Which company issued it, by its name of then.
    pub company: String,
    /// When.
    pub issued_at: At,
    /// Fingerprint and size of the PDF, since it was first printed.
    pub sealed: Option<(Sha256Hash, u64)>,
}

/// Why a paper is not handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperRefusal {
    /// No paper has this code.
    Unknown,
    /// A paper of this kind with this number was issued before.
    NumberTaken,
}

impl Refusal for PaperRefusal {
    fn code(&self) -> &'static str {
        match self {
            PaperRefusal::Unknown => "paper-unknown",
            PaperRefusal::NumberTaken => "paper-number-taken",
        }
    }

    fn status(&self) -> u16 {
        match self {
            PaperRefusal::Unknown => 404,
            PaperRefusal::NumberTaken => 409,
        }
    }
}
