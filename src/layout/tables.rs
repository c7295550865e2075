//! Styles of tables (表格) as they are written.

use std::sync::Arc;

use super::Grid;
use super::raw::RawTable;
use super::styles::{Case, face};
use super::values::count;
use crate::color::Paint;
use crate::geom::{Em, Length};
use crate::reading::bounds::{self, out_of_range, too_many, within_or};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::lengths::Rows;
use crate::reading::read::Checked;
use crate::reading::sizes::length;
use crate::reading::table::Named;
use crate::style::{BodyStyle, Faces, TableStyle, TableStyles, USUAL};
use crate::words::Words;

/// The weights of rules where the layout does not say them.
const RULE: Length = Length(500_000);
const HAIRLINE: Length = Length(250_000);
/// 续表.
const CONTINUED: &str = "（续表）";

const NOTHING: &RawTable = &RawTable {
    face: None,
    head_face: None,
    size: None,
    leading: None,
    evenly: None,
    rule: None,
    group_rule: None,
    column_rule: None,
    padding: None,
    gap: None,
    above: None,
    below: None,
    color: None,
    rule_color: None,
    head_tint: None,
    continued: None,
};

/// The styles of tables. `body` and the grid give their defaults.
pub(super) fn tables(
    raw: Option<&Field<Named<Checked<RawTable>>>>,
    given: Option<(Case<'_>, Grid)>,
    body: Option<&BodyStyle>,
    found: &mut Findings,
) -> Option<TableStyles> {
    let (case, grid) = given?;
    let body = body?;
    let usual = style(NOTHING, (case, grid), body, &mut Findings::default())?;
    let mut styles = TableStyles { named: Vec::new(), usual: Arc::new(usual) };
    let Some(Field { value: Named(all, lost), span }) = raw else { return Some(styles) };
    if too_many("tables", all.len(), bounds::PARTS, *span, found) {
        return Some(styles);
    }
    for (name, raw) in all {
        let Checked { value, whole } = &raw.value;
        let own = style(value, (case, grid), body, found).filter(|_| *whole).map(Arc::new);
        if let Some(own) = own.as_ref().filter(|_| name.value == USUAL) {
            styles.usual = Arc::clone(own);
        }
        styles.named.push((name.value.clone(), own));
    }
    styles.named.extend(lost.iter().map(|name| (name.clone(), None)));
    Some(styles)
}

fn style(
    raw: &RawTable,
    (Case { faces, palette }, grid): (Case<'_>, Grid),
    body: &BodyStyle,
    found: &mut Findings,
) -> Option<TableStyle> {
    let mut other = |given: &Given<String>, usual: &Faces| {
        if given.is_some() { face(given, faces, found) } else { Some(usual.clone()) }
    };
    let regular = other(&raw.face, &body.regular);
    let head_face = other(&raw.head_face, &body.strong);
    let usual = grid.size.scaled(8, 9).max(Length::PT);
    let size = within_or("size", &length(&raw.size), &bounds::SIZE, usual, found)?;
    let leading = within_or("leading", &raw.leading, &bounds::SIZE, size.scaled(14, 10), found)?;
    let mut weight = |key, given, usual| within_or(key, given, &bounds::RULE, usual, found);
    let rule = weight("rule", &raw.rule, RULE);
    let group_rule = weight("group_rule", &raw.group_rule, HAIRLINE);
    let column_rule = weight("column_rule", &raw.column_rule, Length::ZERO);
    let mut gap = |key, given, usual| within_or(key, given, &bounds::GAP, usual, found);
    let padding = gap("padding", &raw.padding, Em::HALF);
    let gap = gap("gap", &raw.gap, Em::HALF);
    let mut rows = |key, given: &Given<Rows>| {
        within_or(key, &count(given), &bounds::WHITE_ROWS, 1, found).map(|rows| rows as u32)
    };
    let (above, below) = (rows("above", &raw.above), rows("below", &raw.below));
    let paint = palette.paint_or(&raw.color, Paint::BLACK, found);
    let rule_paint = palette.paint_or(&raw.rule_color, paint, found);
    let head_tint = palette.paint_if(&raw.head_tint, found).flatten();
    // On the grid a line has no more than a row.
    if size > grid.leading {
        let allowed = Words::part("allowed", "leading-or-less").arg("leading", grid.leading);
        out_of_range("size", &size, raw.size.as_ref()?.span, allowed, found);
        return None;
    }
    if leading < size {
        let allowed = Words::part("allowed", "size-or-more").arg("size", size);
        out_of_range("leading", &leading, raw.leading.as_ref()?.span, allowed, found);
        return None;
    }
    Some(TableStyle {
        face: regular?,
        head_face: head_face?,
        size,
        leading,
        evenly: raw.evenly.as_ref().is_some_and(|evenly| evenly.value),
        rule: rule?,
        group_rule: group_rule?,
        column_rule: column_rule?,
        padding: padding?,
        gap: gap?,
        above: above?,
        below: below?,
        paint,
        rule_paint,
        head_tint,
        continued: raw.continued.as_ref().map_or_else(|| CONTINUED.to_owned(), |text| text.value.clone()),
    })
}
