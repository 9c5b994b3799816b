//! How the decision of an ordinary case reaches its person: opened, fetched, delivered or hung on the board.

use deadlines::{Silence, rule_for};
use kernel::At;
use notices::Ground;

use super::course::{Begun, Teller};
use super::legal::Step;
use super::office::moment;
use super::scene::{Deed, Scene, Who};
use super::staff::CLERK;

/// Of a thousand who are summoned: come. To the others an aviso goes.
const COME: usize = 720;

/// What happens after the signature.
pub fn notify(begun: &Begun<'_>, t: &Teller<'_>, signed_at: At) -> Vec<Scene> {
    let positive =
        rule_for(&begun.due.rule, begun.filed_at.day()).is_ok_and(|r| r.silence == Silence::Positive);
    if !positive || !begun.due.rule.starts_with("PQR") {
        return Vec::new();
    }
    let (office, dice, signed_on) = (t.office, t.dice, signed_at.day());
    let mut all = Vec::new();
    let mut does = |at, who, step| all.push(Scene { at, case: begun.case, who, deed: Deed::Legal(step) });
    let clerk = Who::Officer(CLERK[0]);
    let morning = |n: i64| moment(office.after(signed_on, n), 8 * 60 + dice.between(0, 300), dice);
    match begun.reply {
        _ if !begun.named => does(morning(dice.between(1, 3)), clerk, Step::Hang(Ground::Anonymous)),
        ("email", true) => does(signed_at.plus_minutes(dice.between(20, 3_000)), Who::Visitor, Step::Opens),
        _ => {
            let sent = dice.between(1, 4);
            does(morning(sent), clerk, Step::Summon);
            if dice.permille(COME) {
                does(morning(sent + dice.between(1, 5)), clerk, Step::Comes("cédula"));
            } else {
                let aviso = sent + 6 + dice.between(0, 2);
                does(morning(aviso), clerk, Step::Aviso);
                does(morning(aviso + dice.between(1, 3)), clerk, Step::Delivered);
            }
        }
    }
    all
}
