//! The JSON Schema of the recorded form, made from its types.
//!
//! `BANXIN_BLESS=1 cargo test --lib schema` writes it, and without that the test fails when the file is not
//! current.

use std::path::Path;

use schemars::SchemaGenerator;
use serde_json::{Value, json};

use super::Recorded;

fn schema() -> String {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<Recorded>();
    schema.insert("title".into(), json!("a recorded page"));
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

#[test]
fn the_schema_in_docs_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/recorded.schema.json");
    let text = schema();
    if std::env::var_os("BANXIN_BLESS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{} is not current: run with BANXIN_BLESS=1", path.display());
}

#[test]
fn every_key_is_in_the_documentation() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/recorded.md");
    let docs = std::fs::read_to_string(path).unwrap();
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let tables = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for key in tables.filter_map(|table| table["properties"].as_object()).flat_map(|keys| keys.keys()) {
        assert!(docs.contains(&format!("| `{key}` |")), "docs/recorded.md has no row for {key}");
    }
}
