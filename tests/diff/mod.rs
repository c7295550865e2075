//! 改版: what two editions print is compared, and what differs is told: all of it, and nothing else.

mod base;
mod command;
mod planted;
mod plates;
mod same;

use banxin::diag::{Diagnostic, Severity, Sources, any_error};
use banxin::diff::{Difference, Finding, PageDifference, Part};
use banxin::edition::Ticket;
use banxin::{Composed, Loaded, Stock};

use crate::support::house::House;

/// The edition of a house.
fn load(stock: &Stock, house: &House) -> Loaded {
    let loaded = stock.load_for(&Ticket::default(), house.path("paper"), &mut Sources::default());
    loaded.unwrap_or_else(|errors| panic!("{}", codes(&errors)))
}

/// Its pages, which are sound.
fn composed(loaded: &Loaded) -> Composed<'_> {
    let composed = loaded.compose();
    assert!(!any_error(&composed.found), "{}", codes(&composed.found));
    composed
}

/// What is wrong, in short.
fn codes(found: &[Diagnostic]) -> String {
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    errors.map(|one| format!("{} {:?}", one.code, one.args)).collect::<Vec<_>>().join("\n")
}

/// A difference in short: a line for each page with its plates, and below it one for each finding.
fn short(difference: &Difference) -> Vec<String> {
    let names = |plates: &[banxin::diff::Plate]| {
        plates.iter().map(|plate| plate.name().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let page = |page: &PageDifference| {
        let mut all = vec![format!("{}: {}", page.label, names(&page.plates))];
        all.extend(page.findings.iter().map(one));
        all
    };
    let mut all: Vec<String> = difference.pages.iter().flat_map(page).collect();
    all.extend(difference.added.iter().map(|page| format!("{} added: {}", page.label, names(&page.plates))));
    all.extend(difference.dropped.iter().map(|page| format!("{} dropped", page.label)));
    all.extend(
        difference.order.iter().map(|[was, is]| format!("order {} > {}", was.join(" "), is.join(" "))),
    );
    all
}

fn one(finding: &Finding) -> String {
    let story = finding.story.as_ref().map_or("-", |story| story.id.as_str());
    let part = match finding.part {
        Part::Page => "page",
        Part::Story => "story",
        Part::Text(role) => role.name(),
        Part::Box(kind) => kind.name(),
    };
    format!("{story} {part} {}", finding.what.name())
}
