//! Findings as they are made: their severity settled, like ones put together.

use std::collections::BTreeMap;

use super::super::finding::{Finding, Owner, PageName};
use super::super::job::{Job, Whose};
use super::super::rule::{self, Breach, RULES, Rule};
use super::super::standard::Clauses;
use crate::geom::Rect;
use crate::press::{Level, Limits};
use crate::words::Words;

/// More places of one finding nobody looks at.
const MOST_PLACES: usize = 20;
/// More findings of a rule on a page are counted with the last.
const MOST_ALIKE: usize = 100;

/// What has been found.
pub(super) struct Report<'r, 'a> {
    pub(super) job: &'r Job<'a>,
    limits: &'r Limits,
    clauses: Option<&'static Clauses>,
    sheet: Option<usize>,
    findings: Vec<Finding>,
    alike: BTreeMap<(Words, Option<usize>, Whose), usize>,
    /// How many findings of a rule there are on a page, and the last of them.
    of_rule: BTreeMap<(&'static str, Option<usize>), (usize, usize)>,
}

impl<'r, 'a> Report<'r, 'a> {
    pub(super) fn new(job: &'r Job<'a>, limits: &'r Limits, clauses: Option<&'static Clauses>) -> Self {
        Self {
            job,
            limits,
            clauses,
            sheet: None,
            findings: Vec::new(),
            alike: BTreeMap::new(),
            of_rule: BTreeMap::new(),
        }
    }

    /// Whatever is found from now on is on this page.
    pub(super) fn turn_to(&mut self, sheet: usize) {
        self.sheet = Some(sheet);
    }

    /// A breach of a rule.
    pub(super) fn add(&mut self, breach: Breach, at: Option<Rect>, whose: Whose) {
        let Breach { rule, words } = breach;
        let forbidden = self.clauses.is_some_and(|clauses| forbids(clauses, rule));
        let severity = if forbidden { Level::Error } else { rule.severity };
        let of_house = self.limits.severities.iter().rev().find(|(code, _)| code == rule.code);
        let severity = of_house.map_or(severity, |(_, level)| *level);
        if severity == Level::Off {
            return;
        }
        let key = (words, self.sheet, whose);
        let (count, last) = self.of_rule.get(&(rule.code, self.sheet)).copied().unwrap_or_default();
        let same = self.alike.get(&key).copied().or((count >= MOST_ALIKE).then_some(last));
        if let Some(finding) = same.and_then(|at| self.findings.get_mut(at)) {
            finding.count += 1;
            if finding.places.len() < MOST_PLACES {
                finding.places.extend(at);
            }
            return;
        }
        let number = self.findings.len();
        let page = self.sheet.and_then(|index| {
            let label = self.job.sheets.get(index)?.label.clone();
            Some(PageName { index, label })
        });
        self.findings.push(Finding {
            rule,
            severity,
            page,
            places: at.into_iter().collect(),
            count: 1,
            owner: Owner::of(whose, self.job),
            words: key.0.clone(),
        });
        self.of_rule.insert((rule.code, self.sheet), (count + 1, number));
        self.alike.insert(key, number);
    }

    /// By page, what concerns the whole file first; on a page in the order of the rules.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        let order = |rule: &Rule| RULES.iter().position(|one| one.code == rule.code);
        self.findings.sort_by_key(|one| (one.page.as_ref().map(|page| page.index), order(one.rule)));
        self.findings
    }
}

/// What some standards forbid and others don't.
fn forbids(clauses: &Clauses, rule: &Rule) -> bool {
    let by_standard = [
        (&rule::COLOUR_PROFILE, !clauses.profiles),
        (&rule::TRANSPARENCY, !clauses.transparency),
        (&rule::OPTIONAL_CONTENT, !clauses.transparency),
        (&rule::LZW, !clauses.lzw),
        (&rule::CROSS_REFERENCES, true),
        (&rule::FONT_UNICODE, clauses.archive),
        (&rule::INTERPOLATED, clauses.archive),
        (&rule::COLORANTS, clauses.archive),
    ];
    by_standard.iter().any(|(one, forbidden)| one.code == rule.code && *forbidden)
}
