//! A trial installation writes only to those who agreed to it.

use std::sync::Arc;

use dispatch::{Courier, CourierError, Envelope, Reason, Receipt, Trouble};
use futures::future::BoxFuture;

/// Lets only mail to certain addresses through; everything else fails at once with the reason
/// [`Reason::NotAllowed`].
pub struct AllowList {
    inner: Arc<dyn Courier>,
    allowed: Vec<String>,
}

impl AllowList {
    /// `allowed` has whole addresses (`ana@example.com`) and domains (`@example.com`), in any case.
    pub fn new(inner: Arc<dyn Courier>, allowed: impl IntoIterator<Item = String>) -> AllowList {
        let allowed = allowed.into_iter().map(|a| a.trim().to_lowercase()).filter(|a| !a.is_empty());
        AllowList { inner, allowed: allowed.collect() }
    }

    fn allows(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        let domain = address.rfind('@').map_or("", |at| &address[at..]);
        self.allowed.iter().any(|a| *a == address || (a.starts_with('@') && a == domain))
    }
}

impl Courier for AllowList {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn send<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<Receipt, CourierError>> {
        if self.allows(envelope.to.as_str()) {
            return self.inner.send(envelope);
        }
        Box::pin(std::future::ready(Err(CourierError::new(Trouble::Permanent, Reason::NotAllowed))))
    }
}
