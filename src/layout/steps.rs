//! The scale of a layout's headlines (题级): its steps, from the lead down, with the sizes of each.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::layout::raw::RawStep;
use crate::part::HeadPart;
use crate::printable::short;
use crate::reading::bounds::{self, too_many, within};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::read::{Checked, List};
use crate::reading::sizes::length;
use crate::reading::suggest;
use crate::reading::table::Named;
use crate::style::HeadStyle;

/// A step of the scale.
#[derive(Debug, Clone)]
pub(super) struct Step {
    name: String,
    /// The largest size over one basic column, over two, and so on; the last for all that are wider. Nothing of one that is
    /// wrong, which has been told.
    sizes: Option<Vec<Length>>,
    smallest: Option<Length>,
}

/// The steps of a layout, the highest first.
pub(super) fn steps(raw: Option<&Field<Named<Checked<RawStep>>>>, found: &mut Findings) -> Vec<Step> {
    let Some(Field { value: Named(all, lost), span }) = raw else { return Vec::new() };
    if too_many("steps", all.len(), bounds::PARTS, *span, found) {
        return Vec::new();
    }
    let step = |(name, raw): &(Field<String>, Field<Checked<RawStep>>)| {
        let RawStep { sizes, smallest } = &raw.value.value;
        let sizes = sizes.as_ref().and_then(|sizes| sizes_of(&name.value, sizes, found));
        let smallest =
            smallest.is_some().then(|| within("smallest", &length(smallest), &bounds::SIZE, found));
        Step {
            name: name.value.clone(),
            sizes: sizes.filter(|_| raw.value.whole && smallest != Some(None)),
            smallest: smallest.flatten(),
        }
    };
    let lost = lost.iter().map(|name| Step { name: name.clone(), sizes: None, smallest: None });
    all.iter().map(step).chain(lost).collect()
}

fn sizes_of(
    name: &str,
    sizes: &Field<List<crate::reading::sizes::TypeSize>>,
    found: &mut Findings,
) -> Option<Vec<Length>> {
    let List(all) = &sizes.value;
    if all.is_empty() {
        let one = Diagnostic::error("empty-list").form("step").arg("step", short(name));
        found.add(one.mark(sizes.span, "size").mend_by("help-step"));
        return None;
    }
    if too_many("sizes", all.len(), bounds::PARTS, sizes.span, found) {
        return None;
    }
    let size = |size: &Field<_>| {
        within("sizes", &length(&Some(Field { value: size.value, span: size.span })), &bounds::SIZE, found)
    };
    let sizes: Vec<Option<Length>> = all.iter().map(size).collect();
    sizes.into_iter().collect()
}

/// A head style on a step, in a slot over some basic columns; and which step that is, from 0. Nothing, where the step is
/// wrong or there is none of that name, which is told.
pub(super) fn on_step(
    style: &Arc<HeadStyle>,
    given: &Given<String>,
    (steps, span): (&[Step], usize),
    found: &mut Findings,
) -> Option<(Arc<HeadStyle>, Option<usize>)> {
    let Some(name) = given else { return Some((Arc::clone(style), None)) };
    let Some((rank, step)) = steps.iter().enumerate().find(|(_, step)| step.name == name.value) else {
        let known: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
        let one = Diagnostic::error("unknown-step").arg("step", short(&name.value)).here(name.span);
        found.add(suggest::known(one, (&name.value, name.span), &known, "steps", suggest::quoted));
        return None;
    };
    let sizes = step.sizes.as_ref()?;
    let largest = *sizes.get(span.saturating_sub(1)).or(sizes.last())?;
    let mut style = HeadStyle::clone(style);
    let headline = &mut style.parts[HeadPart::HEADLINE];
    headline.smallest = step.smallest.unwrap_or(headline.smallest).min(largest);
    headline.largest = largest;
    Some((Arc::new(style), Some(rank)))
}
