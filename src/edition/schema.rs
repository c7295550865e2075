//! The JSON Schemas of the formats, made from the records of [`crate::edition::raw`].
//!
//! They are made in tests only: `BANXIN_BLESS=1 cargo test --lib schema` writes `docs/schema/`, and without it
//! the test fails when the files there are not current.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::copy::raw::{Lines, RawCopy};
use crate::edition::AdSize;
use crate::edition::raw::{Date, FieldText, RawEdition, RawStory, RawTemplate, RawWords, Time, Weight};
use crate::edition::raw::{RawAdCells, RawAdSize, RawApprovals, RawBookings};

use crate::geom::Length;
use crate::layout::raw::RawLayout;
use crate::layout::values::Cmyk;
use crate::press::raw::RawPress;

use crate::reading::lengths::Share;
use crate::reading::read::Word;
use crate::reading::schema::{assert_current, assert_documented, schemas, titled, written};
use crate::reading::table::SCHEMA;

schemas! {
    [] Cmyk => |generator| json_schema!({
        "type": "array", "items": generator.subschema_for::<Share>(), "minItems": 4, "maxItems": 4
    });
    // A TOML date is no string; checkers of TOML by JSON Schema take it for one of this format. A time without a zone
    // is a local one.
    [] Date => |_generator| json_schema!({ "type": "string", "format": "date" });
    [] Time => |_generator| json_schema!({ "type": "string", "format": "time-local" });
    [] FieldText => |_generator| json_schema!({ "type": ["string", "integer"] });
    [] Weight => |_generator| json_schema!({ "type": ["string", "integer"] });
    [] RawAdSize => |generator| json_schema!({ "anyOf": [
        generator.subschema_for::<Word<AdSize>>(),
        generator.subschema_for::<RawAdCells>(),
        { "type": "array", "items": generator.subschema_for::<Length>(), "minItems": 2, "maxItems": 2 }
    ]});
    [] RawCopy => |_generator| json_schema!({ "type": "string", "minLength": 1 });
    [] Lines => |_generator| json_schema!({ "anyOf": [
        { "type": "string", "minLength": 1 },
        { "type": "array", "items": { "type": "string", "minLength": 1 }, "minItems": 1, "maxItems": 10 }
    ]});
}

fn of<T: JsonSchema>(title: &str) -> String {
    let mut schema = titled::<T>(title);
    let about = json!({ "type": "string", "description": "The schema that an editor checks the file by." });
    if let Some(keys) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        keys.insert(SCHEMA.into(), about);
    }
    written(&schema)
}

/// The schema of files that may stand on a base: one that does may leave out what the base says.
fn on_base<T: JsonSchema>(title: &str) -> String {
    let mut schema: Value = serde_json::from_str(&of::<T>(title)).unwrap();
    let whole = schema["properties"].clone();
    let required = schema["required"].take();
    let parts: Map<String, Value> = schema["$defs"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, one)| (format!("{name}Part"), part(one)))
        .collect();
    schema["properties"] = part(&whole);
    schema.as_object_mut().unwrap().remove("required");
    schema["$defs"].as_object_mut().unwrap().extend(parts);
    schema["if"] = json!({ "required": ["base"] });
    schema["else"] = json!({ "required": required, "properties": whole });
    written(&schema)
}

/// A schema in which no key must be there, nor in what it holds.
fn part(schema: &Value) -> Value {
    match schema {
        Value::Object(map) => {
            let kept = map.iter().filter(|(name, _)| *name != "required");
            let inside = |name: &str, inner: &Value| match inner.as_str() {
                Some(path) if name == "$ref" => Value::String(format!("{path}Part")),
                _ => part(inner),
            };
            Value::Object(kept.map(|(name, inner)| (name.clone(), inside(name, inner))).collect())
        }
        Value::Array(all) => all.iter().map(part).collect(),
        other => other.clone(),
    }
}

fn schemas() -> [(&'static str, String); 8] {
    [
        ("approvals", of::<RawApprovals>("approvals.toml")),
        ("bookings", of::<RawBookings>("ads/bookings.toml")),
        ("edition", on_base::<RawEdition>("edition.toml")),
        ("layout", on_base::<RawLayout>("layouts/NAME.toml")),
        ("press", of::<RawPress>("layouts/press/NAME.toml")),
        ("story", of::<RawStory>("front matter of stories/NAME.md")),
        ("template", of::<RawTemplate>("front matter of feeds/NAME.md")),
        ("words", of::<RawWords>("words.toml")),
    ]
}

#[test]
fn the_schemas_in_docs_are_current() {
    for (name, schema) in schemas() {
        assert_current(name, &schema);
    }
}

#[test]
fn every_key_is_in_the_documentation() {
    for (_, schema) in schemas() {
        assert_documented("formats.md", &schema);
    }
}
