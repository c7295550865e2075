//! `docs/preflight.md` says what the table of rules says.

use banxin::preflight::{RULES, rule};
use banxin::press::Level;

use crate::support::compose;

#[test]
fn every_rule_is_documented_with_its_severity() {
    let text = std::fs::read_to_string(compose::file("docs/preflight.md")).unwrap();
    let documented: Vec<&str> =
        text.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 5).collect();
    let row = |rule: &&banxin::preflight::Rule| {
        let severity = match rule.severity {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Off => "off",
        };
        format!("| `{}` | {severity} | {} | {} |", rule.code, rule.what, rule.source)
    };
    assert_eq!(documented, RULES.iter().map(row).collect::<Vec<_>>());
}

#[test]
fn codes_are_kebab_case_and_found_again() {
    for one in RULES {
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(one.code.chars().all(kebab), "{}", one.code);
        assert!(std::ptr::eq(rule(one.code).unwrap(), *one), "{}: another rule has this code", one.code);
        assert!(!one.what.is_empty() && !one.source.is_empty(), "{}", one.code);
    }
}
