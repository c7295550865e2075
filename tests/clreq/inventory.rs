//! `docs/clreq.md` held to what it says: its states, its files, its tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A row of the inventory: a requirement and what became of it.
struct Row {
    /// Its line in the document.
    line: usize,
    clause: String,
    state: String,
    /// In the brackets after the state.
    reason: Option<String>,
    /// Source files.
    places: Vec<String>,
    /// `FILE::FUNCTION`.
    tests: Vec<String>,
}

const DOCUMENT: &str = "docs/clreq.md";
const HEADER: &str = "| clause | what it asks | state | where | test |";
const STATES: &[&str] = &["yes", "partly", "no", "n/a"];
/// Stands for nothing in a cell.
const NOTHING: &str = "–";
/// A test still to be written, of a requirement that is `no (not yet)`.
const TODO: &str = "TODO";
const NOT_YET: &str = "not yet";

fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap_or_default()
}

/// The rows of all tables that have the header of the inventory.
fn rows(document: &str) -> Vec<Row> {
    let mut inside = false;
    let mut rows = Vec::new();
    for (index, line) in document.lines().enumerate() {
        inside = line == HEADER || (inside && line.starts_with('|'));
        if inside && line != HEADER && !line.starts_with("|---") {
            rows.push(row(index + 1, line));
        }
    }
    rows
}

fn row(line: usize, text: &str) -> Row {
    let cells: Vec<&str> = text.trim_matches('|').split('|').map(str::trim).collect();
    let [clause, _, state, places, tests] = cells[..] else {
        panic!("{DOCUMENT}:{line}: {} cells, not 5", cells.len());
    };
    let (state, reason) = match state.split_once(" (") {
        Some((state, reason)) => (state, reason.strip_suffix(')').map(String::from)),
        None => (state, None),
    };
    Row { line, clause: clause.into(), state: state.into(), reason, places: list(places), tests: list(tests) }
}

/// The names in a cell.
fn list(cell: &str) -> Vec<String> {
    let names = cell.split(',').map(|name| name.trim().trim_matches('`'));
    names.filter(|name| !name.is_empty() && *name != NOTHING).map(String::from).collect()
}

/// The functions of a file that are tests, also those of a property.
fn tests_of(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut marked = false;
    for line in source.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("fn ") {
            if marked {
                found.insert(rest.split(['(', '<']).next().unwrap_or_default().into());
            }
            marked = false;
        } else if !line.starts_with("#[") && !line.is_empty() {
            marked = false;
        }
        marked |= line == "#[test]";
    }
    found
}

/// What is wrong with a row.
fn faults(row: &Row) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{DOCUMENT}:{}: {}: {what}", row.line, row.clause));
    let held = matches!(&*row.state, "yes" | "partly");
    if !STATES.contains(&&*row.state) {
        fault(format!("`{}` is no state", row.state));
    }
    if row.state != "yes" && row.reason.as_ref().is_none_or(String::is_empty) {
        fault(format!("`{}` without a reason", row.state));
    }
    if row.state == "yes" && row.tests.is_empty() {
        fault("`yes` without a test".into());
    }
    if held && row.places.is_empty() {
        fault(format!("`{}` without a place", row.state));
    }
    for place in row.places.iter().filter(|place| !file(place).exists()) {
        fault(format!("no file {place}"));
    }
    let unfinished = row.state == "no" && row.reason.as_deref() == Some(NOT_YET);
    for test in row.tests.iter().filter(|test| !(unfinished && **test == TODO)) {
        let (path, name) = test.split_once("::").unwrap_or((test, ""));
        if !tests_of(&read(path)).contains(name) {
            fault(format!("no test {test}"));
        }
    }
    faults
}

#[test]
fn every_row_has_a_known_state_a_reason_or_a_test_and_names_what_exists() {
    let faults: Vec<String> = rows(&read(DOCUMENT)).iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_test_of_a_clause_is_named_by_a_row() {
    let rows = rows(&read(DOCUMENT));
    let named: BTreeSet<&str> = rows.iter().flat_map(|row| &row.tests).map(String::as_str).collect();
    let mut missing = Vec::new();
    for entry in fs::read_dir(file("tests/clreq")).unwrap() {
        let path = format!("tests/clreq/{}", entry.unwrap().file_name().to_string_lossy());
        let tests = tests_of(&read(&path)).into_iter().map(|name| format!("{path}::{name}"));
        missing.extend(tests.filter(|test| !named.contains(&**test)));
    }
    missing.retain(|test| !test.starts_with("tests/clreq/inventory.rs"));
    missing.sort();
    assert!(missing.is_empty(), "in no row of {DOCUMENT}:\n{}", missing.join("\n"));
}

/// Shown with `--nocapture`.
#[test]
fn the_share_of_what_applies_that_is_held() {
    let rows = rows(&read(DOCUMENT));
    let count = |state: &str| rows.iter().filter(|row| row.state == state).count();
    let applicable = rows.len() - count("n/a");
    let (yes, partly, no) = (count("yes"), count("partly"), count("no"));
    println!(
        "CLREQ: {yes} of {applicable} applicable requirements held ({} %), {partly} partly, {no} not",
        yes * 100 / applicable
    );
    assert!(yes > 0 && yes + partly + no == applicable);
}

#[test]
fn the_checker_finds_faults() {
    let fault = |row: &str| !faults(&self::row(1, row)).is_empty();
    assert!(!fault("| 1.1 | a thing | no (it lacks it) | – | – |"));
    assert!(!fault("| 1.1 | a thing | no (not yet) | – | TODO |"));
    assert!(fault("| 1.1 | a thing | perhaps | – | – |"));
    assert!(fault("| 1.1 | a thing | no | – | – |"));
    assert!(fault("| 1.1 | a thing | yes | `src/lib.rs` | – |"));
    assert!(fault("| 1.1 | a thing | yes | `src/lib.rs` | TODO |"));
    assert!(fault("| 1.1 | a thing | yes | `src/lib.rs` | `tests/clreq/heads.rs::no_such_test` |"));
    assert!(fault("| 1.1 | a thing | no (of its own) | `src/none.rs` | – |"));
}
