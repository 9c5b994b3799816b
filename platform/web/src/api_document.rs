//! The one OpenAPI document of a program, put together from those of its capabilities.

use serde_json::{Map, Value};

use crate::App;

/// OpenAPI 3.1: the first document gives title, version and security; of every one come its paths, its tags
/// and its components. Of two things with the same name the first one stands.
pub fn api_document(app: &App) -> Value {
    merge(app.capabilities().iter().map(|capability| (capability.api)()))
}

fn merge(documents: impl Iterator<Item = Value>) -> Value {
    let mut documents = documents.filter(Value::is_object);
    let mut whole = documents.next().unwrap_or_else(|| Value::Object(Map::new()));
    documents.for_each(|document| add(&mut whole, document));
    whole
}

fn add(whole: &mut Value, more: Value) {
    match (whole, more) {
        (Value::Object(whole), Value::Object(more)) => {
            for (name, value) in more {
                match whole.get_mut(&name) {
                    Some(known) => add(known, value),
                    None => drop(whole.insert(name, value)),
                }
            }
        }
        (Value::Array(whole), Value::Array(more)) => {
            let new: Vec<Value> = more.into_iter().filter(|value| !whole.contains(value)).collect();
            whole.extend(new);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn paths_and_components_come_together_and_the_first_head_stands() {
        let one = json!({ "info": { "title": "Cauce" }, "paths": { "/a": { "get": { "tags": ["a"] } } },
            "components": { "schemas": { "Problem": { "type": "object" } } } });
        let other = json!({ "info": { "title": "other" },
            "paths": { "/a": { "post": {} }, "/b": { "get": {} } },
            "components": { "schemas": { "Problem": { "type": "string" }, "B": {} } } });
        let whole = merge([Value::Null, one, other].into_iter());
        assert_eq!(whole["info"]["title"], "Cauce");
        assert_eq!(whole["paths"].as_object().unwrap().keys().collect::<Vec<_>>(), ["/a", "/b"]);
        assert_eq!(whole["paths"]["/a"].as_object().unwrap().len(), 2);
        assert_eq!(whole["components"]["schemas"], json!({ "Problem": { "type": "object" }, "B": {} }));
        assert_eq!(merge([].into_iter()), json!({}));
    }
}
