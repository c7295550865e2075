//! The parts that the JSON Schemas of the formats are made of; in tests only.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use super::format::{FORMAT, Format};
use super::lengths::{Rows, Share};
use super::read::{Checked, List, ListOr, Pair, TableOr, Word, Words};
use super::sizes::{SIZES, TypeSize};
use super::table::Named;
use crate::geom::{Em, Length};

/// The schema of a table, key by key.
pub(crate) struct TableSchema {
    about: String,
    keys: Map<String, Value>,
    required: Vec<Value>,
    others: Value,
}

impl TableSchema {
    pub(crate) fn new(about: &str) -> Self {
        let about = about.trim().to_owned();
        Self { about, keys: Map::new(), required: Vec::new(), others: Value::Bool(false) }
    }

    pub(crate) fn key<T: JsonSchema>(
        &mut self,
        key: &str,
        required: bool,
        about: &str,
        with: &mut SchemaGenerator,
    ) {
        let mut schema = with.subschema_for::<T>();
        schema.insert("description".into(), about.trim().into());
        self.keys.insert(key.into(), schema.into());
        if required {
            self.required.push(key.into());
        }
    }

    pub(crate) fn others<T: JsonSchema>(&mut self, about: &str, with: &mut SchemaGenerator) {
        let mut schema = with.subschema_for::<T>();
        schema.insert("description".into(), about.trim().into());
        self.others = schema.into();
    }

    pub(crate) fn finish(self) -> Schema {
        json_schema!({
            "type": "object",
            "description": self.about,
            "properties": self.keys,
            "required": self.required,
            "additionalProperties": self.others,
        })
    }
}

/// Says the schema of types that are values or hold others.
macro_rules! schemas {
    ($([$($P:ident: $Bound:path),*] $T:ty => |$generator:ident| $schema:expr;)*) => {
        $(impl<$($P: $Bound),*> JsonSchema for $T {
            fn schema_name() -> Cow<'static, str> {
                stringify!($T).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        })*
    };
}
pub(crate) use schemas;

const NUMBER: &str = r"-?[0-9]{1,9}(\.[0-9]{1,9})?\s*";

schemas! {
    [] Length => |_generator| json_schema!({ "type": "string", "pattern": format!("^{NUMBER}(pt|mm|cm|in)$") });
    [] TypeSize => |_generator| {
        let names: Vec<&str> = SIZES.iter().map(|(name, _)| *name).collect();
        json_schema!({ "type": "string", "pattern": format!("^({NUMBER}(pt|mm|cm|in)|{})$", names.join("|")) })
    };
    [] Em => |_generator| json_schema!({ "type": "string", "pattern": format!("^{NUMBER}em$") });
    [] Share => |_generator| json_schema!({ "type": "string", "pattern": format!("^{NUMBER}%$") });
    [] Rows => |_generator| json_schema!({ "anyOf": [
        { "type": "integer" }, { "type": "string", "pattern": "^[0-9]{1,9}\\s*行$" }
    ]});
    [] Format => |_generator| json_schema!({ "type": "integer", "minimum": 1, "maximum": FORMAT });
    [T: Words] Word<T> => |_generator| {
        let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        json_schema!({ "enum": words })
    };
    [T: JsonSchema] List<T> => |generator| {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>() })
    };
    [T: JsonSchema] Pair<T> => |generator| {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>(), "minItems": 2, "maxItems": 2 })
    };
    [T: JsonSchema] Named<T> => |generator| {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    };
    [T: JsonSchema, U: JsonSchema] TableOr<T, U> => |generator| {
        json_schema!({ "anyOf": [generator.subschema_for::<U>(), generator.subschema_for::<T>()] })
    };
    [T: JsonSchema, U: JsonSchema] ListOr<T, U> => |generator| {
        json_schema!({ "anyOf": [generator.subschema_for::<U>(), generator.subschema_for::<List<T>>()] })
    };
    [T: JsonSchema] Checked<T> => |generator| generator.subschema_for::<T>();
}
