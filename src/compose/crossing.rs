//! Rules that run through text: of the layout, of furniture, of the boxes around slots.

use std::collections::BTreeSet;

use super::made::MadeUp;
use super::ruled::Ruled;
use crate::color::Paint;
use crate::diag::{Diagnostic, Span};
use crate::edition::Story;
use crate::galley::Galley;
use crate::geom::{Em, Length, Rect};
use crate::id::Along;
use crate::layout::{RulePlace, RuleSpec};
use crate::page::{GlyphRun, Item, Mode, Role, Source};
use crate::words::Words;

/// What of an em box is white on each side, nearly always: a rule may touch text, and a mark that hangs.
const WHITE: Em = Em::milli(100);

/// A page that is made up, with its rules.
pub(super) struct Crossing<'a> {
    pub(super) page: MadeUp<'a>,
    /// The rules of the layout and of slots; those of furniture and of quotations are items alone.
    pub(super) rules: &'a [Ruled<'a>],
    /// The galleys of what was planned with it.
    pub(super) galleys: &'a Along<Story, Galley<'a>>,
}

impl Crossing<'_> {
    /// Every rule that runs through text, once for each story.
    pub(super) fn through_text(&self) -> Vec<Diagnostic> {
        let taken: BTreeSet<usize> = self.rules.iter().flat_map(|rule| rule.items.clone()).collect();
        let alone = self.page.items.iter().enumerate().filter_map(|(at, item)| match item {
            Item::Fill(fill) if fill.source.role == Role::Rule && !taken.contains(&at) => {
                Some(((fill.rect, Some(fill.paint)), fill.source, None))
            }
            _ => None,
        });
        let known = self.rules.iter().map(|rule| ((rule.rect, rule.solid), rule.source, rule.spec));
        let rules = known.chain(alone).filter(|(_, source, _)| !self.is_of_overset(source));
        let runs: Vec<(Rect, &GlyphRun)> = self
            .page
            .boxed()
            .filter_map(|(item, rect)| match item {
                Item::Glyphs(run) => Some((rect?, run)),
                _ => None,
            })
            .collect();
        let mut found = Vec::new();
        for (place, source, spec) in rules {
            let mut told: Vec<Option<u16>> = Vec::new();
            for (rect, run) in &runs {
                // Furniture stands clear of its own rules, or is told not to fit.
                let furniture = run.source.story.is_none() && spec.is_none();
                let near = rect.meets(place.0) && !furniture && !told.contains(&run.source.story);
                if near && !self.is_overset(run) && runs_through(place, run) {
                    told.push(run.source.story);
                    found.extend(self.diagnostic((&source, spec), run));
                }
            }
        }
        found
    }

    /// Whether a rule is that of a quotation which is told not to fit.
    fn is_of_overset(&self, source: &Source) -> bool {
        let Some(used) = source.story.and_then(|story| self.page.used(story)) else { return false };
        let slot = &self.page.layout.slots[used.slot];
        let quotation = self.galleys[used.story].quotation.as_ref();
        slot.border.is_none() && quotation.is_some_and(|quotation| quotation.over.is_some())
    }

    /// Whether a head or a caption is told not to fit: what it runs into is no other fault.
    fn is_overset(&self, run: &GlyphRun) -> bool {
        let Some(used) = run.source.story.and_then(|story| self.page.used(story)) else { return false };
        let galley = &self.galleys[used.story];
        match run.source.role {
            Role::Head(_) => !galley.head.overset.is_empty(),
            Role::Caption | Role::Credit => {
                let mut own =
                    galley.pictures.iter().filter(|picture| picture.prints.contains(&run.source.part));
                own.any(|picture| picture.overset.is_some())
            }
            Role::Table(_) => {
                galley.has_wide_table || galley.table.as_ref().is_some_and(|table| table.over.is_some())
            }
            Role::Quotation => galley.quotation.as_ref().is_some_and(|quotation| quotation.over.is_some()),
            _ => false,
        }
    }

    fn diagnostic(&self, rule: (&Source, Option<&RuleSpec>), run: &GlyphRun) -> Option<Diagnostic> {
        let Named { rule, label, span, mend } = self.named(rule)?;
        let one = Diagnostic::error("rule-through-text").arg("rule", rule);
        let one = one.arg("text", Words::part("text", part(run.source.role))).mark(span, label).mend_by(mend);
        let Some(story) = run.source.story else { return Some(one) };
        let (story, slot, used) = self.page.story(story)?;
        let mut one = one.form("story").arg("story", story.id.as_str());
        if span != slot.name_span {
            one = one.arg("columns", Words::span(slot.column + 1, slot.column + slot.span));
            one =
                one.arg("rows", Words::span(slot.row + 1, slot.row + slot.rows)).mark(slot.name_span, "slot");
        }
        Some(one.mark(used, "this-story"))
    }

    /// What a rule is called, and where the layout says that there is one.
    fn named(&self, (source, spec): (&Source, Option<&RuleSpec>)) -> Option<Named> {
        if let Some(story) = source.story {
            let (_, slot, _) = self.page.story(story)?;
            let (of, mend) = if slot.border.is_some() { ("box", "help-box") } else { ("slot", "help-rule") };
            let rule = Words::part("rule", of).arg("slot", slot.name.as_str());
            return Some(Named { rule, label: "box", span: slot.name_span, mend });
        }
        if let Some(spec) = spec {
            let rule = match spec.place {
                RulePlace::Across { row, .. } => Words::part("rule", "row").arg("row", row + 1),
                RulePlace::Down { after, .. } => Words::part("rule", "gutter").arg("column", after + 1),
            };
            return Some(Named { rule, label: "rule", span: spec.span, mend: "help-rule" });
        }
        let (of, span) = self.page.furniture()?;
        Some(Named { rule: Words::part("rule", of), label: "furniture", span, mend: "help-furniture" })
    }
}

/// A rule as a diagnostic names it: where it is described, and how to mend that it runs through text.
struct Named {
    rule: Words,
    label: &'static str,
    span: Span,
    mend: &'static str,
}

/// What text of a role is called.
pub(super) fn part(role: Role) -> &'static str {
    match role {
        Role::Masthead => "masthead",
        Role::Folio => "folio",
        Role::Furniture => "furniture",
        Role::Head(_) | Role::JumpHead => "head",
        Role::Caption | Role::Credit => "caption",
        Role::Quotation => "quotation",
        Role::Table(_) => "table",
        Role::JumpLine => "jump-line",
        _ => "body",
    }
}

/// Whether a rule runs through a glyph. What lies whole on a broad rule of another colour stands on a ground.
fn runs_through((rule, solid): (Rect, Option<Paint>), run: &GlyphRun) -> bool {
    let ground = |rect: Rect| solid.is_some_and(|paint| paint.color != run.paint.color) && rule.holds(rect);
    boxes(run).any(|rect| rule.meets(rect) && !ground(rect))
}

/// The box around a run.
pub(super) fn all(run: &GlyphRun) -> Option<Rect> {
    let mut stretches = stretches(run);
    let (mut beside, mut along) = stretches.next().map(|(y, along)| ((y, y), along))?;
    for (y, (from, to)) in stretches {
        beside = (beside.0.min(y), beside.1.max(y));
        along = (along.0.min(from), along.1.max(to));
    }
    let one = on_page(run, beside.0, along);
    // Nearly all glyphs stand on their line.
    if beside.0 == beside.1 {
        return Some(one);
    }
    Some(one.around(on_page(run, beside.1, along)))
}

/// What is printed of each glyph of a run, but for the white around them.
fn boxes(run: &GlyphRun) -> impl Iterator<Item = Rect> {
    stretches(run).map(|(beside, along)| on_page(run, beside, along))
}

/// How far each glyph of a run lies beside its line, and from where to where along it: a line of text is one thing,
/// and white between its characters is none that a rule could run in.
fn stretches(run: &GlyphRun) -> impl Iterator<Item = (Length, (Length, Length))> {
    let white = WHITE.of(run.size);
    let next = run.glyphs.iter().skip(1).map(|glyph| Some(glyph.x)).chain([None]);
    let glyphs = run.glyphs.iter().zip(next).enumerate();
    glyphs.filter_map(move |(at, (glyph, next))| {
        let from = if at == 0 { glyph.x + white } else { glyph.x };
        let to = match next {
            Some(next) => next.min(glyph.x + run.size * 2),
            None => glyph.x + last_width(run) - white,
        };
        (from < to).then_some((glyph.y, (from, to)))
    })
}

/// How wide the last glyph of a run is: as its character commonly is. A mark may hang in the margin, where it
/// comes near a rule and is meant to.
fn last_width(run: &GlyphRun) -> Length {
    let em = match run.mode {
        Mode::Upright => run.size,
        Mode::Horizontal | Mode::Turned => run.size.scaled(i64::from(run.scale), 1000),
    };
    match run.text.chars().next_back() {
        Some(c) if !c.is_alphanumeric() => Length::ZERO,
        Some(c) if c >= '\u{2E80}' => em,
        _ => em / 2,
    }
}

/// A stretch of a run on its page, and how far it lies beside the line.
fn on_page(run: &GlyphRun, beside: Length, (from, to): (Length, Length)) -> Rect {
    let (rect, white) = (run.em_boxes(from, to), WHITE.of(run.size));
    match run.mode {
        Mode::Horizontal => Rect { y: rect.y + beside + white, height: rect.height - white * 2, ..rect },
        Mode::Upright | Mode::Turned => {
            Rect { x: rect.x - beside + white, width: rect.width - white * 2, ..rect }
        }
    }
}
