//! The tables of words: both languages say the same things.

use std::collections::BTreeMap;

use banxin::words::{Lang, ids};

#[test]
fn both_languages_have_the_same_entries_and_parts() {
    let [en, zh] = Lang::ALL.map(|lang| ids(lang).into_iter().collect::<BTreeMap<_, _>>());
    for (id, parts) in &en {
        let other = zh.get(id).unwrap_or_else(|| panic!("`{id}` is in English alone"));
        let (mut parts, mut other) = (parts.clone(), other.clone());
        parts.sort();
        other.sort();
        assert_eq!(parts, other, "{id}");
    }
    assert_eq!(en.len(), zh.len());
}
