//! What preflight finds in an edition, as diagnostics of its files: before anything is written.

use crate::Loaded;
use crate::diag::{Diagnostic, Span};
use crate::edition::{Edition, Press};
use crate::geom::Length;
use crate::page::Composition;
use crate::preflight::{self, Finding, Owner};
use crate::press::Level;

/// Judges the pages of an edition by the limits of its press.
pub(super) fn judge(loaded: &Loaded, composition: &Composition) -> Vec<Diagnostic> {
    let edition = &loaded.edition;
    let Some(press) = edition.layouts.first().map(|layout| &layout.press) else { return Vec::new() };
    let unknown = unknown(press);
    let found = preflight::composition(composition, &press.limits);
    unknown.chain(found.iter().map(|finding| diagnostic(finding, edition))).collect()
}

/// Severities of rules that there are not.
pub(super) fn unknown(press: &Press) -> impl Iterator<Item = Diagnostic> {
    let named = press.limits.severities.iter().zip(&press.severity_spans);
    named
        .filter(|((code, _), _)| preflight::rule(code).is_none())
        .map(|((code, _), span)| Diagnostic::doubtful("unknown-rule").arg("rule", code.as_str()).here(*span))
}

fn diagnostic(finding: &Finding, edition: &Edition) -> Diagnostic {
    let page = finding.page.as_ref().map(|page| format!("page {}", page.label));
    let spot = finding.rect().map(|rect| {
        let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(Length::to_mm);
        format!(" at {x:.1} × {y:.1} mm ({width:.1} × {height:.1} mm)")
    });
    let more = finding.count.saturating_sub(1);
    let more = if more > 0 { format!(" (and {more} more like it)") } else { String::new() };
    let at = page.map(|page| page + &spot.unwrap_or_default() + ": ");
    let message = format!("{}{}{more}", at.unwrap_or_default(), finding.message);
    let code = finding.rule.code;
    let one = match finding.severity {
        Level::Error => Diagnostic::error(code, message),
        Level::Warning | Level::Off => Diagnostic::warning(code, message),
    };
    let one = one.help(finding.help());
    match finding.owner.as_ref().and_then(|owner| place(owner, edition)) {
        Some((span, what)) => one.at(span, what),
        None => one,
    }
}

/// Where the edition names what the finding is about.
fn place(owner: &Owner, edition: &Edition) -> Option<(Span, &'static str)> {
    match owner {
        Owner::Story(id) => {
            let story = edition.stories.iter().position(|story| story.id == *id)?;
            let mut slots = edition.pages.iter().flat_map(|page| &page.slots);
            Some((slots.find(|used| used.story == story)?.span, "in this story"))
        }
        Owner::Picture(name) => {
            let picture = edition.pictures.iter().find(|picture| picture.name == *name)?;
            Some((picture.span, "this picture"))
        }
        Owner::Part(_) | Owner::Font(_) | Owner::Ink(_) => None,
    }
}
