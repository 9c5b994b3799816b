//! The common shape of the verbs: load, ask the noun, save, announce.

use kernel::{Failure, Fault};
use store::Work;

use crate::records::{self, Standing};
use crate::{Delivery, DeliveryRefusal, MessageId, events};

/// Moves message `id` by `step` and tells it; gives where it stood and where it stands.
pub(crate) async fn advance<F>(
    work: &mut Work<'_>,
    id: MessageId,
    step: F,
) -> Result<(Delivery, Standing), Failure<DeliveryRefusal>>
where
    F: FnOnce(&Delivery) -> Result<Delivery, DeliveryRefusal>,
{
    let found = records::standing(work, id).await?;
    let mut standing = found.ok_or(Failure::Refused(DeliveryRefusal::Unknown))?;
    let before = standing.delivery.clone();
    let after = step(&before).map_err(Failure::Refused)?;
    if after != before {
        if !records::save(work, id, &before, &after).await? {
            // only another node can be faster than the writer of this one
            return Err(Failure::Broke(Fault::new("a message was moved by two at once")));
        }
        standing.delivery = after;
        events::tell(work, id, &standing);
    }
    Ok((before, standing))
}
