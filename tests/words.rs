//! The tables of words are twins: what one language says, the other says of the same things.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use banxin::preflight::RULES;
use banxin::words::{Lang, says};

use crate::support::compose;

/// What belongs into each part of each entry, by `entry` or `entry.part`; the tables are read as lines.
fn tables(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let folder = compose::file("src/words").join(lang.name());
    let mut all = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let (mut entry, mut part) = (String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let named = line.split_once(" =").map(|(name, _)| name.trim());
            if !line.starts_with(' ') && !line.is_empty() {
                named.unwrap().clone_into(&mut entry);
                part.clone_from(&entry);
            } else if line.trim_start().starts_with('.') {
                part = entry.clone() + named.unwrap();
            }
            if !line.is_empty() {
                all.entry(part.clone()).or_insert_with(BTreeSet::new).extend(variables(line));
            }
        }
    }
    all
}

fn variables(line: &str) -> impl Iterator<Item = String> + '_ {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    line.split('$').skip(1).map(move |rest| rest.chars().take_while(|c| is_name(*c)).collect())
}

#[test]
fn both_tables_say_the_same_entries_of_the_same_things() {
    let [en, zh] = Lang::ALL.map(tables);
    let mut faults: Vec<String> = Vec::new();
    for (part, belongs) in &en {
        match zh.get(part) {
            None => faults.push(format!("{part}: not in Chinese")),
            Some(other) if other != belongs => {
                faults.push(format!("{part}: {belongs:?} in English, {other:?} in Chinese"));
            }
            Some(_) => {}
        }
    }
    faults.extend(
        zh.keys().filter(|part| !en.contains_key(*part)).map(|part| format!("{part}: not in English")),
    );
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_entry_stands_in_two_tables() {
    for lang in Lang::ALL {
        let mut seen = BTreeSet::new();
        for (entry, _) in banxin::words::ids(lang) {
            assert!(seen.insert(entry.clone()), "`{entry}` stands twice in {lang:?}");
        }
    }
}

#[test]
fn every_rule_of_preflight_has_words_and_help() {
    let [en, zh] = Lang::ALL.map(tables);
    for rule in RULES {
        let told = |table: &BTreeMap<String, BTreeSet<String>>| {
            let of_rule = format!("{}.", rule.code);
            table.keys().filter(|part| *part == rule.code || part.starts_with(&of_rule)).count()
        };
        // The help, and what it helps with.
        assert!(told(&en) >= 2 && told(&zh) >= 2, "{}", rule.code);
        assert!(Lang::ALL.into_iter().all(|lang| says(rule.code, "help", lang)), "{}: no help", rule.code);
    }
}

#[test]
fn no_rule_of_preflight_uses_a_name_that_its_frame_needs() {
    let frame = ["page", "x", "y", "width", "height", "more", "message"];
    for (part, belongs) in tables(Lang::En) {
        let entry = part.split('.').next().unwrap_or_default();
        if RULES.iter().any(|rule| rule.code == entry) {
            assert!(!frame.iter().any(|name| belongs.contains(*name)), "{part}: {belongs:?}");
        }
    }
}
