//! The tables of clauses in `docs/` name tests: each must be there.

use std::collections::BTreeSet;
use std::fs;

use crate::support::compose;

const TABLES: [&str; 3] = ["docs/pdfx4.md", "docs/pdfx1a.md", "docs/pdfa2u.md"];

/// The tests that a file of this folder has, or one of another that is named with it: `blocks::structure`.
fn tests(module: &str) -> BTreeSet<String> {
    let path = module.replace("::", "/");
    let path = if path.contains('/') { format!("tests/{path}.rs") } else { format!("tests/pdf/{path}.rs") };
    let source = fs::read_to_string(compose::file(&path)).unwrap_or_else(|_| panic!("there is no {path}"));
    let named = source.split("#[test]\n").skip(1).filter_map(|rest| rest.trim_start().strip_prefix("fn "));
    named.map(|rest| rest.split('(').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_test_that_a_table_names_is_there() {
    let mut named = 0;
    for table in TABLES {
        let text = fs::read_to_string(compose::file(table)).unwrap();
        for name in text.split('`').skip(1).step_by(2).filter(|name| name.contains("::")) {
            let (module, named_test) = name.rsplit_once("::").unwrap();
            let there = tests(module);
            let found = match named_test.strip_suffix('*') {
                Some(start) => there.iter().any(|one| one.starts_with(start)),
                None => there.contains(named_test),
            };
            assert!(found, "{table} names {name}");
            named += 1;
        }
    }
    assert!(named > 40, "{named}");
}

#[test]
fn every_clause_has_a_state_and_what_is_enforced_has_a_test() {
    for table in TABLES {
        let text = fs::read_to_string(compose::file(table)).unwrap();
        let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| clause"));
        for row in rows {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 5, "{table}: {row}");
            let state =
                ["enforced", "not used", "the user's duty"].iter().any(|state| cells[2].starts_with(state));
            assert!(state, "{table}: {row}");
            assert!(!cells[2].starts_with("enforced") || cells[4] != "–", "{table}: {row}");
        }
    }
}
