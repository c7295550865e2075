//! Quotations in the text (引语) as they are written.

use std::ops::RangeInclusive;

use super::Grid;
use super::raw::RawQuotations;
use super::styles::{Case, face};
use crate::color::Paint;
use crate::geom::Length;
use crate::reading::bounds::{self, out_of_range, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::Checked;
use crate::reading::sizes::length;
use crate::style::{BodyStyle, HeadAlign, QuotationStyle};
use crate::words::Words;

/// The weight of the rules where the layout does not say it, and what it may say: of none there are none.
const RULE: Length = Length(750_000);
const RULES: RangeInclusive<Length> = Length::ZERO..=Length::pt(100);

/// The style of quotations. `body` and the grid give its defaults.
pub(super) fn quotations(
    raw: Option<&Field<Checked<RawQuotations>>>,
    given: Option<(Case<'_>, Grid)>,
    body: Option<&BodyStyle>,
    found: &mut Findings,
) -> Option<QuotationStyle> {
    const NOTHING: &RawQuotations = &RawQuotations {
        face: None,
        size: None,
        leading: None,
        align: None,
        rule: None,
        color: None,
        rule_color: None,
    };
    let raw_style = raw.map_or(NOTHING, |raw| &raw.value.value);
    let (Case { faces, palette }, grid) = given?;
    let face = match &raw_style.face {
        None => Some(body?.emphasis.clone()),
        given => face(given, faces, found),
    };
    let size = within_or("size", &length(&raw_style.size), &bounds::SIZE, grid.size.scaled(14, 10), found)?;
    let leading = within_or("leading", &raw_style.leading, &bounds::SIZE, size.scaled(14, 10), found);
    let rule = within_or("rule", &raw_style.rule, &RULES, RULE, found);
    let paint = palette.paint_or(&raw_style.color, Paint::BLACK, found);
    let rule_paint = palette.paint_or(&raw_style.rule_color, paint, found);
    let leading = leading?;
    if leading < size {
        let allowed = Words::part("allowed", "size-or-more").arg("size", size);
        out_of_range("leading", &leading, raw_style.leading.as_ref()?.span, allowed, found);
        return None;
    }
    let align = raw_style.align.as_ref().map_or(HeadAlign::Start, |word| word.value.0);
    let style = QuotationStyle { face: face?, size, leading, align, rule: rule?, paint, rule_paint };
    raw.is_none_or(|raw| raw.value.whole).then_some(style)
}
