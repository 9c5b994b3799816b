//! The request to a push service and what its answer means (RFC 8030 §5).

use std::time::Duration;

use futures::future::BoxFuture;
use hall::{BadSubscription, PushMessage, PushSubscription, Pushed, Pusher};
use kernel::Fault;
use reqwest::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER,
};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use ring::rand::SystemRandom;
use url::Url;

use crate::encrypt::{BrowserKeys, encrypt};
use crate::service::{Service, known, read};
use crate::vapid::VapidKey;

/// A service answers in some 100 ms; a message that needs longer is tried again.
const PATIENCE: Duration = Duration::from_secs(10);

/// Sends by the push services of a list, in the name of one installation.
pub struct WebPush {
    key: VapidKey,
    services: Vec<Service>,
    contact: Option<String>,
    client: Client,
    random: SystemRandom,
}

impl WebPush {
    /// `contact`: whom a service may write to when something is wrong, `mailto:` or `https:` (RFC 8292 §2.1).
    /// Nothing is connected yet.
    ///
    /// # Errors
    /// The machine has no certificate authorities.
    pub fn new(key: VapidKey, services: Vec<Service>, contact: Option<String>) -> Result<WebPush, Fault> {
        // fails when somebody chose a provider before, which then serves us as well
        let _ = rustls::crypto::ring::default_provider().install_default();
        // an answer that leads elsewhere would lead out of the list
        let client = Client::builder().redirect(Policy::none()).timeout(PATIENCE).build();
        let client = client.map_err(|e| Fault::because("preparing https for web push", e))?;
        Ok(WebPush { key, services, contact, client, random: SystemRandom::new() })
    }

    /// The address and the keys, if both can be used.
    fn target(&self, to: &PushSubscription) -> Result<(Url, BrowserKeys), BadSubscription> {
        let url = read(&to.endpoint).ok_or(BadSubscription::Address)?;
        if !known(&self.services, &url) {
            return Err(BadSubscription::Service);
        }
        let keys = BrowserKeys::read(&to.p256dh, &to.auth).ok_or(BadSubscription::Keys)?;
        Ok((url, keys))
    }

    fn headers(&self, url: &Url, message: &PushMessage) -> Option<HeaderMap> {
        let origin = url.origin().ascii_serialization();
        let signed = self.key.authorization(&origin, self.contact.as_deref(), message.at).ok()?;
        let mut headers = HeaderMap::new();
        let mut put = |name: HeaderName, value: &str| Some(headers.insert(name, value.parse().ok()?));
        put(HeaderName::from_static("ttl"), &message.keep_s.max(0).to_string())?;
        put(HeaderName::from_static("urgency"), "high")?;
        put(HeaderName::from_static("topic"), message.topic)?;
        put(AUTHORIZATION, &signed)?;
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("aes128gcm"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
        Some(headers)
    }

    async fn send(&self, to: &PushSubscription, message: &PushMessage) -> Pushed {
        let Ok((url, keys)) = self.target(to) else { return Pushed::Never };
        let Ok(body) = encrypt(&keys, message.text.as_bytes(), &self.random) else { return Pushed::Never };
        let Some(headers) = self.headers(&url, message) else { return Pushed::Never };
        // the address is as good as a key to somebody's phone: logs have the name of the service alone
        let service = url.host_str().unwrap_or_default().to_owned();
        match self.client.post(url).headers(headers).body(body).send().await {
            Ok(answer) => {
                let pushed = judge(&answer);
                if pushed == Pushed::Never {
                    let status = answer.status().as_u16();
                    tracing::warn!(service, status, "a push service refused a message");
                }
                pushed
            }
            Err(error) => {
                let (timeout, connect) = (error.is_timeout(), error.is_connect());
                tracing::info!(service, timeout, connect, "a push service was not reached");
                Pushed::Later { after_s: None }
            }
        }
    }
}

/// RFC 8030 §5 and §7.3, RFC 8292 §4.2.
fn judge(answer: &Response) -> Pushed {
    let status = answer.status();
    match status {
        _ if status.is_success() => Pushed::Taken,
        StatusCode::NOT_FOUND | StatusCode::GONE => Pushed::Gone,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => later(answer),
        _ if status.is_server_error() => later(answer),
        _ => Pushed::Never,
    }
}

fn later(answer: &Response) -> Pushed {
    let after = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    // a date (RFC 9110 §10.2.3) is no number: the usual pause is as good
    Pushed::Later { after_s: after.and_then(|text| text.trim().parse::<u32>().ok()).map(i64::from) }
}

impl Pusher for WebPush {
    fn public_key(&self) -> &str {
        self.key.public()
    }

    fn check(&self, subscription: &PushSubscription) -> Result<(), BadSubscription> {
        let (_, keys) = self.target(subscription)?;
        // a point that is not on the curve shows when it is used
        encrypt(&keys, b"", &self.random).map(drop).map_err(|_| BadSubscription::Keys)
    }

    fn push<'a>(&'a self, to: &'a PushSubscription, message: &'a PushMessage) -> BoxFuture<'a, Pushed> {
        Box::pin(self.send(to, message))
    }
}
