//! The rules applied.

mod beneath;
mod boxes;
mod document;
mod edges;
mod ink;
mod marks;
mod report;
mod text;

use super::finding::Finding;
use super::job::{Coat, Covers, Job, Kind, Object, Sheet};
use super::rule;
use super::standard::Standard;
use crate::geom::{Length, Rect};
use crate::press::Limits;
use beneath::Beneath;
use report::Report;

/// The worst that coordinates lose when a file is written: 0.01 mm. What is nearer is there.
const NEAR: Length = Length(28_346);

/// Judges a job by the limits of its press and by a standard; without one, by the one that its file claims.
pub(super) fn judge(job: &Job<'_>, limits: &Limits, asked: Option<Standard>) -> Vec<Finding> {
    let standard = asked.or_else(|| job.facts.as_ref().and_then(document::claimed));
    let mut report = Report::new(job, limits, standard.map(Standard::clauses));
    if let Some(facts) = &job.facts {
        document::judge(&mut report, facts, asked, standard);
        document::fonts(&mut report);
    }
    boxes::sizes(&mut report);
    ink::spots(&mut report);
    for (index, sheet) in job.sheets.iter().enumerate() {
        report.turn_to(index);
        boxes::order(&mut report, sheet);
        for remark in &sheet.remarks {
            report.add(remark.rule, remark.at, remark.whose, remark.message.clone());
        }
        objects(&mut report, sheet, limits);
    }
    report.finish()
}

fn objects(report: &mut Report<'_, '_>, sheet: &Sheet<'_>, limits: &Limits) {
    let mut beneath = Beneath::new(sheet.bleed);
    for object in &sheet.objects {
        edges::judge(report, sheet, object);
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
        let message = "too much lies on top of each other: not all of its ink was added up".to_owned();
        report.add(&rule::BROKEN_CONTENT, None, super::job::Whose::Nobody, message);
    }
}

/// Whether two rectangles have some place in common.
fn meets(one: Rect, other: Rect) -> bool {
    one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom()
}

/// Black ink, and no other.
fn is_black_only(object: &Object<'_>) -> bool {
    matches!(&object.coat, Coat::Inks(inks) if inks.process[3] > 0 && inks.total() == u32::from(inks.process[3]))
}

/// Hundredths of a percent as a percentage.
fn percent(hundredths: u32) -> String {
    let (whole, tenth) = (hundredths / 100, hundredths % 100 / 10);
    if tenth == 0 { format!("{whole} %") } else { format!("{whole}.{tenth} %") }
}

/// A length in points, to a hundredth.
fn points(length: Length) -> String {
    let text = format!("{:.2}", length.to_pt());
    format!("{} pt", text.trim_end_matches('0').trim_end_matches('.'))
}
