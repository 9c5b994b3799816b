//! The first start without the demo: whoever sees the console proves it with a code, and may set the
//! company up.

use kernel::{Failure, Fault, Refusal};
use store::Work;
use subtle::ConstantTimeEq;

use crate::{records, secret};

/// Symbols of the code: 12 of 30, 58 bits, behind the limits of the set-up page.
const LENGTH: usize = 12;

/// The code is not the one of the console, or it was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstCodeRefusal;

impl Refusal for FirstCodeRefusal {
    fn code(&self) -> &'static str {
        "identity-first-code"
    }

    fn field(&self) -> Option<&str> {
        Some("code")
    }
}

/// A new code for the console, in groups of four; nothing once there is an account. The code of an earlier
/// start is void.
pub async fn first_code(work: &mut Work<'_>) -> Result<Option<String>, Fault> {
    if records::count_accounts(work).await? > 0 {
        records::delete_first_code(work).await?;
        return Ok(None);
    }
    let code = work.chance().readable(LENGTH);
    records::save_first_code(work, &secret::fingerprint(&code)).await?;
    Ok(Some([&code[..4], &code[4..8], &code[8..]].join("-")))
}

/// Takes the code, once. Hyphens, spaces and small letters do not matter.
pub async fn take_first_code(work: &mut Work<'_>, typed: &str) -> Result<(), Failure<FirstCodeRefusal>> {
    let symbols = typed.chars().filter(char::is_ascii_alphanumeric).take(LENGTH + 1);
    let shown = secret::fingerprint(&symbols.collect::<String>().to_ascii_uppercase());
    let kept = records::first_code(work).await?.unwrap_or_default();
    let same: bool = shown.as_bytes().ct_eq(kept.as_bytes()).into();
    if !same || records::count_accounts(work).await? > 0 {
        return Err(Failure::Refused(FirstCodeRefusal));
    }
    Ok(records::delete_first_code(work).await?)
}
