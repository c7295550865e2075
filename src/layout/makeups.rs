//! How dummies of pages are made, as a layout says it.

use crate::diag::Diagnostic;
use crate::layout::makeup::{Makeup, MakeupHead};
use crate::layout::mount::Mount;
use crate::layout::parts::Grid;
use crate::layout::raw::{RawMakeup, RawMakeupHead};
use crate::layout::slots::head;
use crate::layout::steps::{Step, on_step};
use crate::layout::styles::NamedHead;
use crate::reading::bounds::{self, too_many, within};
use crate::reading::findings::{Field, Findings};
use crate::reading::lengths::Rows;
use crate::reading::read::{Checked, List, Pair};

/// How a layout has dummies made of its pages; nothing, where it does not say, or not as it should, which is told.
pub(super) fn makeup(
    raw: Option<&Field<Checked<RawMakeup>>>,
    (heads, steps, grid, mount): (Option<&[NamedHead]>, &[Step], Option<Grid>, &Mount),
    found: &mut Findings,
) -> Option<Makeup> {
    let Field { value: Checked { value: raw, whole }, span: of_table } = raw?;
    let rule = raw.rule.is_some().then(|| within("rule", &raw.rule, &bounds::WEIGHT, found));
    let Field { value: List(all), span } = raw.heads.as_ref()?;
    if all.is_empty() {
        found.add(Diagnostic::error("empty-list").form("makeup").mark(*span, "head").mend_by("help-makeup"));
        return None;
    }
    if too_many("heads", all.len(), bounds::PARTS, *span, found) {
        return None;
    }
    let (known, grid) = (heads?, grid?);
    let read: Vec<Option<MakeupHead>> =
        all.iter().map(|one| of_weights(&one.value, (known, steps, grid), found)).collect();
    let heads = read.into_iter().collect::<Option<Vec<MakeupHead>>>()?;
    let rule = rule.map_or(Some(None), |rule| rule.map(Some))?;
    whole.then(|| Makeup { heads, rule, mount: mount.clone(), span: *of_table })
}

fn of_weights(
    Checked { value: raw, whole }: &Checked<RawMakeupHead>,
    (known, steps, grid): (&[NamedHead], &[Step], Grid),
    found: &mut Findings,
) -> Option<MakeupHead> {
    let style = head(raw.head.as_ref(), known, found);
    let weights = ordered("weights", raw.weights.as_ref(), i64::from(bounds::WEIGHTS), found);
    // A layout on this one may have fewer columns: what spans more is for none of its pages.
    let columns = ordered("columns", raw.columns.as_ref(), *bounds::COLUMNS.end(), found);
    let (style, (least, most)) = style.zip(columns)?;
    let most = most.min(grid.columns);
    let over = |span: u32| on_step(&style, &raw.step, (steps, span as usize), found);
    let by_columns: Vec<_> = (least..=most).map(over).collect::<Option<_>>()?;
    let name = raw.head.as_ref()?.value.clone();
    let step = raw.step.as_ref().map(|step| step.value.clone());
    let rows = raw.rows.as_ref().map(|Field { value: Pair(first, last), span }| {
        let rows = |one: &Field<Rows>| Field { value: one.value.0, span: one.span };
        let pair = Field { value: Pair(rows(first), rows(last)), span: *span };
        ordered("rows", Some(&pair), i64::from(grid.rows), found)
    });
    let rows = rows.map_or(Some(None), |rows| rows.map(Some))?;
    whole.then_some(MakeupHead { head: name, step, weights: weights?, least, rows, by_columns })
}

/// A pair of numbers from 1 on, the first no larger than the second.
fn ordered(
    key: &'static str,
    pair: Option<&Field<Pair<i64>>>,
    most: i64,
    found: &mut Findings,
) -> Option<(u32, u32)> {
    let Field { value: Pair(first, last), span } = pair?;
    let mut number =
        |one: &Field<i64>| within(key, &Some(Field { value: one.value, span: one.span }), &(1..=most), found);
    let (first, last) = (number(first)?, number(last)?);
    if first > last {
        let one = Diagnostic::error("pair-reversed").arg("key", key).arg("first", first).arg("last", last);
        found.add(one.here(*span));
        return None;
    }
    Some((first as u32, last as u32))
}
