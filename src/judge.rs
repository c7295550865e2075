//! What preflight finds in an edition, as diagnostics of its files: before anything is written.

use crate::diag::{Diagnostic, Frame, Severity, Span};
use crate::edition::{Edition, Place};
use crate::geom::{Length, Rect};
use crate::page::{Composition, Item, PlacedPicture, Role};
use crate::preflight::{self, Finding, Owner};
use crate::press::{Level, Press};
use crate::reading::misspelt;
use crate::words::Words;

/// Type that does not fit its place runs beyond it, to the edges of the page at times: it is told by these.
const OVERSET: [&str; 3] = ["head-overset", "caption-overset", "furniture-overset"];
/// The rules of the edges of the page.
const EDGES: [&str; 3] = ["bleed", "safety", "outside-media"];

/// What preflight found, told of an edition's files, and where it is on the pages.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What is told of it.
    pub one: Diagnostic,
    /// The page, an index into the composition's; nothing, for what is of no page.
    pub page: Option<usize>,
    /// Its first places there; none for what is of a whole page.
    pub places: Vec<Rect>,
}

/// Judges the pages of an edition by the limits of its press; `told` is what is known to be wrong with them. What breaks a
/// limit is pointed at where the edition names it.
#[must_use]
pub fn edition(edition: &Edition, composition: &Composition, told: &[Diagnostic]) -> Vec<Judged> {
    // Without a press nobody knows what it can print.
    let Some(press) = edition.press() else { return Vec::new() };
    let unknown = unknown_rules(press).map(|one| Judged { one, page: None, places: Vec::new() });
    let found = preflight::composition(composition, &press.limits);
    let found = found.into_iter().filter(|finding| !is_of_overset(finding, (edition, composition), told));
    let judged = |finding: Finding| Judged {
        one: diagnostic(&finding, (edition, composition)),
        page: finding.page.as_ref().map(|page| page.index),
        places: finding.places,
    };
    unknown.chain(found.map(judged)).collect()
}

/// Whether something reaches an edge of the page because it does not fit its place, which is told.
fn is_of_overset(finding: &Finding, of: (&Edition, &Composition), told: &[Diagnostic]) -> bool {
    let mut overset = told.iter().filter(|one| OVERSET.contains(&one.code));
    let place = place(finding, of).map(|(span, _)| span);
    EDGES.contains(&finding.rule.code)
        && overset.any(|one| match place {
            Some(place) => one.labels.iter().any(|(span, _)| *span == place),
            None => one.code == "furniture-overset",
        })
}

/// Severities that a press gives to rules that there are not.
pub fn unknown_rules(press: &Press) -> impl Iterator<Item = Diagnostic> {
    let named = press.limits.severities.iter().zip(&press.severity_spans);
    named.filter(|((code, _), _)| preflight::rule(code).is_none()).map(|((code, _), span)| {
        let one = Diagnostic::warning("unknown-rule").arg("rule", code.as_str()).here(*span);
        misspelt(one, (code, *span), preflight::RULES.iter().map(|rule| rule.code))
    })
}

fn diagnostic(finding: &Finding, of: (&Edition, &Composition)) -> Diagnostic {
    let page = finding.page.as_ref().map(|page| page.label.as_str());
    let one = told(finding, page, finding.rect());
    match place(finding, of) {
        Some((span, form)) => one.at(span, Words::part("finding", form)),
        None => one,
    }
}

/// What is found, on which page and where on it, and how many more there are.
pub(crate) fn told(finding: &Finding, page: Option<&str>, rect: Option<Rect>) -> Diagnostic {
    let severity = match finding.severity {
        Level::Error => Severity::Error,
        Level::Warning | Level::Off => Severity::Warning,
    };
    let one = Diagnostic { severity, ..Diagnostic::of(finding.words.clone()) };
    let one = one.arg("more", finding.count.saturating_sub(1));
    let Some(page) = page else { return one.within(Frame::Edition) };
    let one = one.arg("page", page);
    match rect {
        Some(rect) => placed(rect)
            .into_iter()
            .fold(one, |one, (name, amount)| one.arg(name, amount))
            .within(Frame::Place),
        None => one.within(Frame::Page),
    }
}

/// A place, as words have it: in millimetres, to a tenth.
fn placed(rect: Rect) -> [(&'static str, String); 4] {
    let Rect { x, y, width, height } = rect;
    let amount = |length: Length| format!("{:.1}", length.to_mm());
    [("x", amount(x)), ("y", amount(y)), ("width", amount(width)), ("height", amount(height))]
}

/// Where the edition names what the finding is about, and what is said there: a part of the entry `finding`.
fn place(
    finding: &Finding,
    (edition, composition): (&Edition, &Composition),
) -> Option<(Span, &'static str)> {
    let page = finding.page.as_ref();
    match finding.owner.as_ref()? {
        Owner::Story(id) => {
            let story = edition.stories().find(|story| story.id == *id)?;
            // Where it goes on, on the page that the finding is of, it may be named again.
            let mut parts = edition.parts_of(story).all();
            let is_there = |place: &Place| page.is_some_and(|page| page.index == place.page.place());
            let place = parts.find(is_there).unwrap_or_else(|| edition.place_of(story));
            Some((place.span, "this-story"))
        }
        Owner::Picture(name) => {
            let named = || Some(edition.pictures().iter().find(|picture| picture.name == *name)?.span);
            Some((furniture(finding, composition).or_else(named)?, "this-picture"))
        }
        Owner::Part(_) | Owner::Font(_) | Owner::Ink(_) => None,
    }
}

/// Where the layout names the picture that a finding is about, if that is furniture: a story may have one of the same name.
fn furniture(finding: &Finding, composition: &Composition) -> Option<Span> {
    let page = composition.pages.get(finding.page.as_ref()?.index)?;
    let rect = finding.rect()?;
    let is_it = |placed: &&PlacedPicture| {
        matches!(placed.source.role, Role::Masthead | Role::Furniture) && placed.clip == rect
    };
    page.items.iter().filter_map(Item::picture).find(is_it)?.written
}
