//! A message came back.

use kernel::Failure;
use store::Work;

use crate::{DeliveryRefusal, MessageId};

/// Marks message `id` as come back with an enhanced status code (`5.1.1`, RFC 3463). A notice that came back
/// was not served: whoever sent it learns it by `dispatch.bounced`.
pub async fn mark_bounced(
    work: &mut Work<'_>,
    id: MessageId,
    status: &str,
) -> Result<(), Failure<DeliveryRefusal>> {
    let at = work.at();
    super::advance(work, id, |delivery| delivery.bounce(at, status)).await.map(|_| ())
}
