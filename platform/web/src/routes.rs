//! The table of URLs of a capability: method, path, who may enter, handler.

use std::sync::Arc;

use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use futures::future::BoxFuture;

use crate::guard::turn_away;
use crate::{Access, App, Limit};

/// The URLs of one capability, on one screen.
pub struct Routes {
    capability: &'static str,
    entries: Vec<Entry>,
}

struct Entry {
    rule: Rule,
    mount: Box<dyn FnOnce(Arc<Rule>) -> MethodRouter<App> + Send>,
}

/// One line of the table, for tests that walk all of them.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Whose route it is.
    pub capability: &'static str,
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: Method,
    /// With axum's placeholders: `/pqr/nueva/{step}`.
    pub path: &'static str,
    /// Who may enter.
    pub access: Access,
    /// How often one client may ask.
    pub limit: Option<Limit>,
    /// Most bytes of a body, when the route said so.
    pub body: Option<usize>,
    /// Works without a company and does not ask who comes: style sheets, health.
    pub plumbing: bool,
    /// Place in the whole table; key of the limits.
    pub(crate) id: u16,
}

impl Routes {
    /// The empty table of a capability.
    pub fn new(capability: &'static str) -> Routes {
        Routes { capability, entries: Vec::new() }
    }

    /// A page or a question.
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Routes
    where
        H: Handler<T, App> + Sync,
        T: Send + Sync + 'static,
    {
        self.add(Method::GET, MethodFilter::GET, path, access, handler)
    }

    /// A form or a command.
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Routes
    where
        H: Handler<T, App> + Sync,
        T: Send + Sync + 'static,
    {
        self.add(Method::POST, MethodFilter::POST, path, access, handler)
    }

    /// A replacement, for programs.
    pub fn put<H, T>(self, path: &'static str, access: Access, handler: H) -> Routes
    where
        H: Handler<T, App> + Sync,
        T: Send + Sync + 'static,
    {
        self.add(Method::PUT, MethodFilter::PUT, path, access, handler)
    }

    /// A removal, for programs.
    pub fn delete<H, T>(self, path: &'static str, access: Access, handler: H) -> Routes
    where
        H: Handler<T, App> + Sync,
        T: Send + Sync + 'static,
    {
        self.add(Method::DELETE, MethodFilter::DELETE, path, access, handler)
    }

    /// How often one client may use the route added last.
    pub fn limit(self, limit: Limit) -> Routes {
        self.adjust(|rule| rule.limit = Some(limit))
    }

    /// Most bytes of a body of the route added last; without it 64 KB, for JSON 256 KB.
    pub fn body(self, bytes: usize) -> Routes {
        self.adjust(|rule| rule.body = Some(bytes))
    }

    /// Marks the route added last as plumbing: see [`Rule::plumbing`].
    pub(crate) fn plumbing(self) -> Routes {
        self.adjust(|rule| rule.plumbing = true)
    }

    /// The table, for tests that walk it.
    pub fn list(&self) -> Vec<Rule> {
        self.entries.iter().map(|e| e.rule.clone()).collect()
    }

    fn adjust(mut self, change: impl FnOnce(&mut Rule)) -> Routes {
        let last = self.entries.last_mut().expect("limit and body speak about the route added before them");
        change(&mut last.rule);
        self
    }

    fn add<H, T>(
        mut self,
        method: Method,
        filter: MethodFilter,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Routes
    where
        H: Handler<T, App> + Sync,
        T: Send + Sync + 'static,
    {
        let capability = self.capability;
        let rule = Rule { capability, method, path, access, limit: None, body: None, plumbing: false, id: 0 };
        let mount = Box::new(move |rule| on(filter, Guarded { handler, rule }));
        self.entries.push(Entry { rule, mount });
        self
    }

    /// The routes, each behind its guard; ids count on from `next_id`.
    pub(crate) fn mount(self, next_id: &mut u16) -> Vec<(&'static str, MethodRouter<App>)> {
        let mount = |mut entry: Entry| {
            entry.rule.id = *next_id;
            *next_id += 1;
            (entry.rule.path, (entry.mount)(Arc::new(entry.rule)))
        };
        self.entries.into_iter().map(mount).collect()
    }
}

/// A handler that runs only after its rule let the request in.
#[derive(Clone)]
struct Guarded<H> {
    handler: H,
    rule: Arc<Rule>,
}

impl<H, T> Handler<T, App> for Guarded<H>
where
    H: Handler<T, App> + Sync,
    T: Send + Sync + 'static,
{
    type Future = BoxFuture<'static, Response>;

    fn call(self, mut request: Request, app: App) -> Self::Future {
        Box::pin(async move {
            match turn_away(&self.rule, &mut request, &app).await {
                Some(answer) => answer,
                None => self.handler.call(request, app).await,
            }
        })
    }
}
