//! The light as pages show it.

use crate::light::Light;

impl From<Light> for web::Light {
    fn from(light: Light) -> web::Light {
        match light {
            Light::Green => web::Light::Green,
            Light::Amber => web::Light::Amber,
            Light::Red => web::Light::Red,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_show_the_same_color() {
        let shown = [Light::Green, Light::Amber, Light::Red].map(|light| web::Light::from(light).word());
        assert_eq!(shown, ["verde", "ambar", "rojo"]);
    }
}
