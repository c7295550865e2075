//! Text that is not seen: it has the colour of what lies under it.

use super::crossing::part;
use super::made::MadeUp;
use crate::color::Color;
use crate::diag::Diagnostic;
use crate::geom::Rect;
use crate::page::{GlyphRun, Item, Role};
use crate::words::Words;

/// What text may lie on.
struct Ground {
    rect: Rect,
    is_rule: bool,
    /// That of a picture is another at every place.
    color: Option<Color>,
}

/// Every text in the colour of its ground, once for each part of a story.
pub(super) fn unseen(page: MadeUp<'_>) -> Vec<Diagnostic> {
    let mut grounds: Vec<Ground> = Vec::new();
    let mut told: Vec<(Option<u16>, &'static str)> = Vec::new();
    let mut found = Vec::new();
    for (item, rect) in page.boxed() {
        let (run, rect) = match (item, rect) {
            (Item::Fill(fill), _) => {
                grounds.push(Ground {
                    rect: fill.rect,
                    is_rule: fill.source.role == Role::Rule,
                    color: Some(fill.paint.color),
                });
                continue;
            }
            (Item::Picture(placed), _) => {
                grounds.push(Ground { rect: placed.clip, is_rule: false, color: None });
                continue;
            }
            (Item::Glyphs(run), Some(rect)) => (run, rect),
            _ => continue,
        };
        let one = (run.source.story, part(run.source.role));
        if !told.contains(&one) && is_unseen((run, rect), &grounds) {
            told.push(one);
            found.extend(diagnostic(page, one));
        }
    }
    found
}

fn diagnostic(page: MadeUp<'_>, (story, what): (Option<u16>, &'static str)) -> Option<Diagnostic> {
    let one = Diagnostic::error("text-unseen").arg("text", Words::part("text", what));
    let Some(story) = story else {
        let (_, span) = page.furniture()?;
        return Some(one.mark(span, "furniture").mend_by("help-furniture"));
    };
    let (story, slot, used) = page.story(story)?;
    let one = one.form("story").arg("story", story.id.as_str());
    let one = one.mark(slot.name_span, "slot").mark(used, "this-story");
    Some(one.mend_by(match what {
        "head" => "help-head",
        "jump-line" => "help-jump-line",
        _ => "help",
    }))
}

/// Whether a run has the colour of its ground, in its middle: a mark that hangs may lie beside it, and a thin rule
/// through it is no ground.
fn is_unseen((run, rect): (&GlyphRun, Rect), grounds: &[Ground]) -> bool {
    if run.text.trim().is_empty() {
        return false;
    }
    match grounds.iter().rev().find(|ground| ground.rect.holds(middle(rect))) {
        // A rule of the same colour runs through the text, and is told as that.
        Some(ground) if ground.is_rule => false,
        Some(ground) => ground.color.is_some_and(|color| same(run.paint.color, color)),
        None => run.paint.color.is_paper(),
    }
}

/// The middle of a run's box.
pub(super) fn middle(rect: Rect) -> Rect {
    let side = rect.width.min(rect.height);
    let (x, y) = (rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2);
    Rect { x, y, width: side, height: side }
}

/// Whether two colours print the same; no ink is paper, of whatever plate.
fn same(one: Color, other: Color) -> bool {
    one == other || (one.is_paper() && other.is_paper())
}
