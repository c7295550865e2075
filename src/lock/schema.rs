//! The JSON Schema of locks, made from the records of [`crate::lock::raw`], in tests only.

use super::raw::RawLock;
use crate::reading::schema::{assert_current, assert_documented, titled, written};

fn schema() -> String {
    written(&titled::<RawLock>("edition.lock"))
}

#[test]
fn the_schema_in_docs_is_current() {
    assert_current("lock", &schema());
}

#[test]
fn every_key_is_in_the_documentation() {
    assert_documented("archive.md", &schema());
}
