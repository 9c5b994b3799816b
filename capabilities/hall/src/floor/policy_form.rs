//! A calling policy as it is typed, as it is said in words, and back.

use queueing::{Guard, Pattern, Policy, Weights};
use web::PageFrame;

use super::refusal::FloorRefusal;
use super::typed::Typed;

/// The fields of a policy; those of the other kinds stand at their defaults.
pub(crate) fn typed(policy: &Policy) -> Typed {
    let (mut guard, mut weights, mut pattern) = (Guard::default(), Weights::default(), Pattern::default());
    let kind = match policy {
        Policy::Strict(one) => {
            guard = *one;
            "strict"
        }
        Policy::Accumulating(one) => {
            weights = *one;
            "accumulating"
        }
        Policy::Alternating(one) => {
            pattern = *one;
            "alternating"
        }
    };
    Typed::of([
        ("kind", kind.to_owned()),
        ("after", guard.after.to_string()),
        ("waited_min", (guard.waited_s / 60).to_string()),
        ("weight_preferential", weights.preferential.to_string()),
        ("weight_community", weights.community.to_string()),
        ("weight_general", weights.general.to_string()),
        ("most_in_a_row", weights.most_in_a_row.to_string()),
        ("pattern_preferential", pattern.preferential.to_string()),
        ("pattern_others", pattern.others.to_string()),
    ])
}

/// The policy of what was typed. The comparing guard is always on: without it the protected class can wait
/// longer than the others.
pub(crate) fn read(typed: &Typed) -> Result<Policy, FloorRefusal> {
    let number = |field: &'static str| {
        typed.whole(field).and_then(|n| u32::try_from(n).ok()).ok_or(FloorRefusal::Bad(field))
    };
    let policy = match typed.get("kind") {
        "strict" => Policy::Strict(Guard {
            after: number("after")?,
            waited_s: i64::from(number("waited_min")?) * 60,
            comparing: true,
        }),
        "accumulating" => Policy::Accumulating(Weights {
            preferential: number("weight_preferential")?,
            community: number("weight_community")?,
            general: number("weight_general")?,
            most_in_a_row: number("most_in_a_row")?,
        }),
        "alternating" => Policy::Alternating(Pattern {
            preferential: number("pattern_preferential")?,
            others: number("pattern_others")?,
            comparing: true,
        }),
        _ => return Err(FloorRefusal::Bad("kind")),
    };
    policy.check().map_err(|_| FloorRefusal::Bad("kind"))?;
    Ok(policy)
}

/// The policy in a sentence.
pub(crate) fn words(page: &PageFrame, policy: &Policy) -> String {
    match policy {
        Policy::Strict(g) => page.t_args(
            "hall-floor-policy-strict-says",
            &[("after", &g.after.to_string()), ("minutes", &(g.waited_s / 60).to_string())],
        ),
        Policy::Accumulating(w) => page.t_args(
            "hall-floor-policy-accumulating-says",
            &[
                ("preferential", &w.preferential.to_string()),
                ("community", &w.community.to_string()),
                ("general", &w.general.to_string()),
            ],
        ),
        Policy::Alternating(p) => page.t_args(
            "hall-floor-policy-alternating-says",
            &[("preferential", &p.preferential.to_string()), ("others", &p.others.to_string())],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_is_read_back_as_it_was() {
        for policy in [
            Policy::default(),
            Policy::Accumulating(Weights::default()),
            Policy::Alternating(Pattern::default()),
        ] {
            assert_eq!(read(&typed(&policy)), Ok(policy));
        }
    }

    #[test]
    fn numbers_that_are_none_are_refused_at_their_field() {
        let mut form = typed(&Policy::default());
        form.set("after", "muchas".into());
        assert_eq!(read(&form), Err(FloorRefusal::Bad("after")));
        form.set("after", "0".into());
        assert!(read(&form).is_err());
    }
}
