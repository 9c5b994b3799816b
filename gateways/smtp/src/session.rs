//! The courier that speaks SMTP. It walks the dialogue step by step instead of letting the library do it,
//! because what a broken connection means depends on the step.

use std::sync::Mutex;
use std::time::Duration;

use dispatch::{Courier, CourierError, Envelope, Reason, Receipt, Trouble};
use futures::future::BoxFuture;
use kernel::Fault;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Mechanism;
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};

use crate::compose::{compose, route};
use crate::server::{Security, Server};
use crate::trouble::{Stage, judge, silence};

/// Connections that are kept open for the next message.
const KEPT: usize = 4;
/// Longest answer of a server that is kept as proof.
const PROOF: usize = 200;

/// Hands mail to a server by SMTP (RFC 5321), over connections that are used again.
pub struct SmtpCourier {
    server: Server,
    tls: Option<TlsParameters>,
    hello: ClientId,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

impl SmtpCourier {
    /// A courier for `server`. Nothing is connected yet; fails when the certificate authority is not one.
    pub fn new(server: Server) -> Result<SmtpCourier, Fault> {
        let tls = match server.security {
            Security::None => None,
            Security::StartTls | Security::Tls => Some(tls_of(&server)?),
        };
        Ok(SmtpCourier { server, tls, hello: ClientId::default(), idle: Mutex::new(Vec::new()) })
    }

    async fn carry(&self, envelope: &Envelope) -> Result<Receipt, CourierError> {
        let text = compose(envelope)?.formatted();
        let mut connection = match self.kept().await {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let done = self.hand_over(&mut connection, envelope, &text).await;
        match &done {
            Ok(_) => self.keep(connection),
            Err(error) => self.leave(connection, error).await,
        }
        done
    }

    /// A connection from an earlier message that still answers.
    async fn kept(&self) -> Option<AsyncSmtpConnection> {
        loop {
            let mut connection = self.idle.lock().unwrap_or_else(|e| e.into_inner()).pop()?;
            let alive = tokio::time::timeout(Duration::from_secs(5), connection.command(Rset));
            if let Ok(Ok(_)) = alive.await {
                return Some(connection);
            }
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, CourierError> {
        let at = (self.server.host.as_str(), self.server.port);
        let first = self.tls.clone().filter(|_| self.server.security == Security::Tls);
        let patience = self.server.patience;
        let opening = AsyncSmtpConnection::connect_tokio1(at, Some(patience), &self.hello, first, None);
        let mut connection = self.step(Stage::Connecting, opening).await?;
        if self.server.security == Security::StartTls
            && let Some(tls) = self.tls.clone()
        {
            self.step(Stage::Connecting, connection.starttls(tls, &self.hello)).await?;
        }
        if let Some(credentials) = &self.server.credentials {
            let mechanisms = [Mechanism::Plain, Mechanism::Login];
            self.step(Stage::LogIn, connection.auth(&mechanisms, credentials)).await?;
        }
        Ok(connection)
    }

    async fn hand_over(
        &self,
        connection: &mut AsyncSmtpConnection,
        envelope: &Envelope,
        text: &[u8],
    ) -> Result<Receipt, CourierError> {
        let (from, to) = route(envelope)?;
        let mut parameters = Vec::new();
        if !text.is_ascii() {
            // RFC 6152; `compose` encodes everything, so this is for libraries that change their mind
            if !connection.server_info().supports_feature(Extension::EightBitMime) {
                return Err(CourierError::new(Trouble::Permanent, Reason::Unwritable));
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        self.step(Stage::Routing, connection.command(Mail::new(Some(from), parameters))).await?;
        self.step(Stage::Routing, connection.command(Rcpt::new(to, Vec::new()))).await?;
        self.step(Stage::Routing, connection.command(Data)).await?;
        let answer = self.step(Stage::Text, connection.message(text)).await?;
        let said: String = answer.message().collect::<Vec<_>>().join(" ").chars().take(PROOF).collect();
        Ok(Receipt { provider_id: Some(said).filter(|s| !s.is_empty()) })
    }

    /// One step of the dialogue, within its time.
    async fn step<T>(
        &self,
        stage: Stage,
        doing: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, CourierError> {
        let patience = if stage == Stage::Text { self.server.text_patience } else { self.server.patience };
        match tokio::time::timeout(patience, doing).await {
            Ok(done) => done.map_err(|error| judge(&error, stage)),
            Err(_) => Err(silence(stage)),
        }
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(|e| e.into_inner());
        if idle.len() < KEPT {
            idle.push(connection);
        }
    }

    /// After a reply with a code the dialogue is in order and goes on; after silence the connection is of no
    /// use.
    async fn leave(&self, mut connection: AsyncSmtpConnection, error: &CourierError) {
        if error.code.is_some() && !connection.has_broken() {
            self.keep(connection);
        } else {
            // an answer to QUIT is a courtesy
            let _ = tokio::time::timeout(Duration::from_secs(1), connection.abort()).await;
        }
    }
}

fn tls_of(server: &Server) -> Result<TlsParameters, Fault> {
    let mut builder = TlsParameters::builder(server.host.clone());
    if let Some(pem) = &server.authority {
        let certificate =
            Certificate::from_pem(pem).map_err(|e| Fault::because("reading the authority", e))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(|e| Fault::because("preparing TLS for the mail server", e))
}

impl Courier for SmtpCourier {
    fn name(&self) -> &'static str {
        "smtp"
    }

    fn send<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<Receipt, CourierError>> {
        Box::pin(self.carry(envelope))
    }
}
