//! What `app` introduces.

use kernel::Lang;
use web::{Capability, NavItem, TextSource};

use crate::{events, permissions, records, routes, samples};

/// The sentences of people.
pub(crate) const TEXTS: &[TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// The capability.
pub const CAPABILITY: Capability = Capability {
    name: "people",
    routes: routes::routes,
    queries: records::ALL,
    texts: TEXTS,
    samples: samples::samples,
    permissions: permissions::ALL,
    events: events::ALL,
    nav: &[NavItem {
        href: "/personas",
        icon: "persona",
        label: "people-nav",
        permission: permissions::READ,
    }],
    ..Capability::EMPTY
};
