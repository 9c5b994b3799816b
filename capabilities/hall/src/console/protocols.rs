//! The protocol of attention beside the turn: short cards by what the person said of themselves. The words
//! are in the texts, under `hall-console-card-*`.

use web::PageFrame;

use crate::support::{Need, PriorityGround};

/// Every card, in the order of the list; each has a title and four sentences.
const CARDS: [&str; 10] =
    ["older", "baby", "child", "leader", "seeing", "hearing", "moving", "mental", "learning", "upset"];

/// A card, ready to draw.
#[derive(Debug, Clone)]
pub(super) struct Card {
    pub title: String,
    pub lines: Vec<String>,
}

/// The cards for this person, and the others.
pub(super) fn cards(
    page: &PageFrame,
    ground: Option<PriorityGround>,
    needs: &[Need],
) -> (Vec<Card>, Vec<Card>) {
    let wanted = wanted(ground, needs);
    let (own, others): (Vec<_>, Vec<_>) = CARDS.into_iter().partition(|key| wanted.contains(key));
    let draw = |keys: Vec<&str>| keys.into_iter().map(|key| card(page, key)).collect();
    (draw(own), draw(others))
}

fn card(page: &PageFrame, key: &str) -> Card {
    let text = |part: &str| page.t(&format!("hall-console-card-{key}-{part}")).into_owned();
    Card { title: text("title"), lines: ["1", "2", "3", "4"].map(text).into() }
}

fn wanted(ground: Option<PriorityGround>, needs: &[Need]) -> Vec<&'static str> {
    let mut wanted = match ground {
        Some(PriorityGround::OlderAdult) => vec!["older"],
        Some(PriorityGround::Pregnancy | PriorityGround::InfantInArms) => vec!["baby"],
        Some(PriorityGround::Child) => vec!["child"],
        Some(PriorityGround::CommunityLeader) => vec!["leader"],
        _ => Vec::new(),
    };
    wanted.extend(needs.iter().filter_map(|need| match need {
        Need::SignLanguage => Some("hearing"),
        Need::Wheelchair => Some("moving"),
        Need::ReadingHelp => Some("seeing"),
        Need::SimpleWords => Some("learning"),
        Need::English => None,
    }));
    // a disability of which nothing more is known: nobody is asked which one it is
    if ground == Some(PriorityGround::Disability) && wanted.is_empty() {
        wanted.extend(["seeing", "hearing", "moving", "mental", "learning"]);
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cards_follow_what_the_person_said() {
        assert_eq!(wanted(Some(PriorityGround::OlderAdult), &[Need::Wheelchair]), ["older", "moving"]);
        assert_eq!(wanted(Some(PriorityGround::Disability), &[Need::SignLanguage]), ["hearing"]);
        assert_eq!(wanted(Some(PriorityGround::Disability), &[]).len(), 5);
        assert_eq!(wanted(None, &[]), Vec::<&str>::new());
    }
}
