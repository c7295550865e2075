//! The parts that the JSON Schemas of the formats are made of; in tests only.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
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

/// The schema of a format under its title.
pub(crate) fn titled<T: JsonSchema>(title: &str) -> Schema {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    schema
}

/// A schema as it is written into a file.
pub(crate) fn written(schema: &impl Serialize) -> String {
    serde_json::to_string_pretty(schema).unwrap() + "\n"
}

/// Says where the file of a schema in `docs/schema` is not what it is made from now; `BANXIN_BLESS=1` writes it anew.
pub(crate) fn assert_current(name: &str, text: &str) {
    let path = docs(&format!("schema/{name}.schema.json"));
    if std::env::var_os("BANXIN_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{} is not current: run with BANXIN_BLESS=1", path.display());
}

/// Says which keys of a schema have no row in a file of `docs`.
pub(crate) fn assert_documented(name: &str, schema: &str) {
    let text = std::fs::read_to_string(docs(name)).unwrap();
    let mut missing = Vec::new();
    keys(&serde_json::from_str(schema).unwrap(), &mut |key| {
        if !text.contains(&format!("| `{key}` |")) {
            missing.push(key.to_owned());
        }
    });
    assert!(missing.is_empty(), "docs/{name} has no row for {missing:?}");
}

fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

fn keys(schema: &Value, visit: &mut impl FnMut(&str)) {
    match schema {
        Value::Object(map) => {
            for (name, inner) in map {
                // A table may have a key that is called as the keyword is.
                if let ("properties", Value::Object(own)) = (name.as_str(), inner) {
                    for (key, inner) in own {
                        visit(key);
                        keys(inner, visit);
                    }
                } else {
                    keys(inner, visit);
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|one| keys(one, visit)),
        _ => {}
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
