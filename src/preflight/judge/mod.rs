//! The rules applied.

mod amount;
mod beneath;
mod boxes;
mod document;
mod edges;
mod ink;
mod marks;
mod place;
mod report;
mod text;

use super::finding::Finding;
use super::job::{Covers, Job, Kind, Sheet, Spot, Whose};
use super::standard::Standard;
use super::{Rule, rule};
use crate::press::Limits;
use beneath::Beneath;
use place::meets;
use report::Report;

/// Judges a job by the limits of its press and by a standard; without one, by the one that its file claims.
pub(super) fn judge(job: &Job<'_>, limits: &Limits, asked: Option<Standard>) -> Vec<Finding> {
    let standard = asked.or_else(|| job.facts.as_ref().and_then(document::claimed));
    let mut report = Report::new(job, limits, standard.map(Standard::clauses));
    if let Some(facts) = &job.facts {
        document::judge(&mut report, facts, asked, standard);
        document::fonts(&mut report);
    }
    boxes::sizes(&mut report);
    ink::spots(&mut report, &[]);
    for (index, sheet) in job.sheets.iter().enumerate() {
        report.turn_to(index);
        boxes::order(&mut report, sheet);
        for remark in &sheet.remarks {
            report.add(remark.breach.clone(), remark.at, remark.whose);
        }
        objects(&mut report, sheet, limits, true);
    }
    report.finish()
}

/// What is told of a file, and is no matter of a page of it that stands in another: its table of objects is left behind, and what
/// is packed by LZW is packed anew.
const OF_FILES: [&Rule; 2] = [&rule::CROSS_REFERENCES, &rule::LZW];

/// Judges a page that stands in another, beside what is printed with some spot inks: what is on it, and what of its file is more
/// than a page.
pub(super) fn placed(
    job: &Job<'_>,
    limits: &Limits,
    standard: Option<Standard>,
    beside: &[Spot],
) -> Vec<Finding> {
    let mut report = Report::new(job, limits, standard.map(Standard::clauses));
    for breach in job.facts.iter().flat_map(|facts| &facts.faults) {
        if !OF_FILES.iter().any(|rule| rule.code == breach.rule.code) {
            report.add(breach.clone(), None, Whose::Nobody);
        }
    }
    document::fonts(&mut report);
    ink::spots(&mut report, beside);
    for (index, sheet) in job.sheets.iter().enumerate() {
        report.turn_to(index);
        for remark in &sheet.remarks {
            report.add(remark.breach.clone(), remark.at, remark.whose);
        }
        objects(&mut report, sheet, limits, false);
    }
    report.finish()
}

fn objects(report: &mut Report<'_, '_>, sheet: &Sheet<'_>, limits: &Limits, has_edges: bool) {
    let mut beneath = Beneath::new(sheet.bleed);
    for object in &sheet.objects {
        if has_edges {
            edges::judge(report, sheet, object);
        }
        // Marks of the printer are no matter of the page.
        if !meets(object.rect, sheet.bleed) {
            continue;
        }
        // What knocks out leaves nothing of what lies under it, which matters to type alone.
        let is_text = matches!(object.kind, Kind::Text { .. });
        let looks = is_text || object.covers != Covers::All;
        let under = if looks { beneath.under(object) } else { Vec::new() };
        ink::judge(report, object, &under, limits);
        match object.kind {
            Kind::Text { size, sounds } => text::judge(report, object, (size, sounds), &under, limits),
            Kind::Area | Kind::Line { .. } => marks::line(report, object, limits),
            Kind::Picture { ppi, .. } => marks::picture(report, object, ppi, limits),
            Kind::Shape => {}
        }
        beneath.lay(object);
    }
    if beneath.missed() {
        report.add(rule::BROKEN_CONTENT.broken_by("piled"), None, Whose::Nobody);
    }
}
