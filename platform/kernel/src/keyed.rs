//! Closed lists whose members have a stable key in the database, the forms and the API.

/// Declares such a list: `keyed! { /** What it is. */ State { /** Filed. */ Received = "received" } }`
/// gives the enum with `ALL`, `key` and `parse`, and the same keys to serde, which the crate that calls
/// must have.
#[macro_export]
macro_rules! keyed {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $key)] $variant),+ }

        impl $name {
            /// All of them, in the order of the screens.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// As it stands in the database, in forms and in the API.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }

            /// From its key; nothing for any other text.
            pub fn parse(text: &str) -> Option<$name> {
                match text { $($key => Some($name::$variant),)+ _ => None }
            }
        }
    };
}
