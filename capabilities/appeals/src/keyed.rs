//! Closed lists whose members have a stable key in the database, the forms and the API.

macro_rules! keyed {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $key)] $variant),+ }

        impl $name {
            /// Every one, in the order of the pages.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The stable key.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }

            /// From its key.
            pub fn parse(text: &str) -> Option<$name> {
                match text { $($key => Some($name::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use keyed;
