//! Rules and borders as they are written.

use std::sync::Arc;

use super::colors::Palette;
use super::ornament;
use super::ornaments::Ornaments;
use super::raw::{RawBorder, RawDrawn, RawLine};
use super::rule::{Border, Drawn, Rule, RuleSort, Side};
use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::reading::bounds::{self, within, within_or};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::read::{List, TableOr, Word};

/// What rules are chosen from (线盘, the rule case): ornaments, and colours.
#[derive(Clone, Copy)]
pub(super) struct RuleCase<'a> {
    pub ornaments: &'a Ornaments,
    pub palette: &'a Palette,
}

/// A rule as it is described; nothing, where something is wrong with it.
pub(super) fn rule(raw: &RawDrawn, case: RuleCase<'_>, found: &mut Findings) -> Option<Rule> {
    if let Some(name) = &raw.ornament {
        return ornamental(name, raw, case, found);
    }
    let sort = raw.line.as_ref().map_or(RuleSort::Thin, |word| word.value.0);
    let (usual, white) = sort.usual();
    let weight = within_or("weight", &raw.weight, &bounds::WEIGHT, usual, found);
    let paint = case.palette.paint_or(&raw.color, Paint::BLACK, found);
    if let (Some(gap), None) = (&raw.gap, white) {
        found.add(Diagnostic::error("rule-without-gap").here(gap.span));
        return None;
    }
    let gap = match white {
        Some(usual) => within_or("gap", &raw.gap, &bounds::WEIGHT, usual, found)?,
        None => Length::ZERO,
    };
    Some(Rule { drawn: Drawn::Sort(sort), weight: weight?, gap, paint })
}

/// A rule that repeats an ornament (花线).
fn ornamental(
    name: &Field<String>,
    raw: &RawDrawn,
    case: RuleCase<'_>,
    found: &mut Findings,
) -> Option<Rule> {
    let weight = within_or("weight", &raw.weight, &bounds::WEIGHT, ornament::USUAL, found);
    let gap = within_or("gap", &raw.gap, &bounds::WHITE, Length::ZERO, found);
    let ink = case.palette.paint_if(&raw.color, found).map_or(Some(Paint::BLACK), |paint| paint);
    let ornament = case.ornaments.of_rule(name, ink, found);
    if let Some(line) = &raw.line {
        found.add(Diagnostic::error("line-and-ornament").here(name.span).mark(line.span, "line"));
        return None;
    }
    let drawn = Drawn::Ornament(Arc::new(ornament?));
    Some(Rule { drawn, weight: weight?, gap: gap?, paint: ink.unwrap_or(Paint::BLACK) })
}

/// The rules between columns, or their weight, if there are any.
pub(super) fn between_columns(
    given: &Given<TableOr<RawLine, Length>>,
    case: RuleCase<'_>,
    found: &mut Findings,
) -> Option<Rule> {
    match given.as_ref().map(|field| (&field.value, field.span))? {
        (TableOr::Short(weight), span) => plain("column_rule", Field { value: *weight, span }, found),
        (TableOr::Table(line), _) => rule(&line.drawn, case, found),
    }
}

/// A border, or its weight, if there is one.
pub(super) fn border(
    given: &Given<TableOr<RawBorder, Length>>,
    case: RuleCase<'_>,
    found: &mut Findings,
) -> Option<Border> {
    let (table, sides) = match given.as_ref().map(|field| (&field.value, field.span))? {
        (TableOr::Short(weight), span) => {
            let rule = plain("frame", Field { value: *weight, span }, found)?;
            return Some(Border { rule, sides: Side::ALL.to_vec() });
        }
        (TableOr::Table(table), _) => (table, &table.sides),
    };
    let rule = rule(&table.drawn, case, found);
    let sides = sides.as_ref().map_or_else(|| Some(Side::ALL.to_vec()), |sides| of_sides(sides, found));
    Some(Border { rule: rule?, sides: sides? })
}

/// A black line of a weight.
fn plain(key: &str, weight: Field<Length>, found: &mut Findings) -> Option<Rule> {
    within(key, &Some(weight), &bounds::WEIGHT, found).map(|weight| Rule::plain(weight, Paint::BLACK))
}

/// The sides that are named, each once.
fn of_sides(given: &Field<List<Word<Side>>>, found: &mut Findings) -> Option<Vec<Side>> {
    let List(words) = &given.value;
    let is_named = |side: &Side| words.iter().any(|word| word.value.0 == *side);
    let sides: Vec<Side> = Side::ALL.into_iter().filter(is_named).collect();
    if sides.is_empty() {
        found.add(Diagnostic::error("border-without-sides").here(given.span));
        return None;
    }
    Some(sides)
}
