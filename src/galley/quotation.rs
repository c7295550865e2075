//! Quotations in the text (引语): the lines between two rules in the middle of their box, and whose words they are.

use super::line::{Line, source, text_lines, text_rules};
use crate::edition::Story;
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect};
use crate::id::Id;
use crate::line::{Paragraph, SetLine, Tracked, justify};
use crate::page::Role;
use crate::style::{HeadAlign, QuotationStyle, StoryStyles};
use crate::text::{ShapedStory, ShapedText};

/// A quotation, set.
#[derive(Debug, Clone, Default)]
pub struct SetQuotation<'a> {
    /// The rules above and below it; none, where their style has none.
    pub rules: Vec<Rect>,
    /// Its lines, then whose words they are.
    pub lines: Vec<Line<'a>>,
    /// By how much it is higher than its box.
    pub over: Option<Length>,
}

/// Sets a quotation in its box. As much white as a line's leading leaves between lines is at least between it and the
/// rules; half a row of the body stays white below the lower one, as the box leaves it above.
pub(super) fn set<'a>(
    (story, text): (Id<Story>, &'a ShapedStory),
    styles: &StoryStyles<'_>,
    block: Rect,
    alone: bool,
) -> SetQuotation<'a> {
    let StoryStyles { quotations: style, leading, size, .. } = *styles;
    let below = if alone { (leading - size) / 2 } else { leading / 2 };
    let height = (block.height - below).max(Length::ZERO);
    let set = set_lines(text, styles, block.width);
    let (least, count) = (style.leading - style.size, set.len() as i64);
    let lowest = set.last().map_or(style.size, |(_, size, ..)| *size);
    let (top, foot) = (EM_BOX_TOP.of(style.size), (Em::ONE - EM_BOX_TOP).of(lowest));
    let high = top + style.leading * (count - 1).max(0) + foot;
    let needed = high + (style.rule + least) * 2;
    let over = (needed > height).then(|| needed - height);
    let first = block.y + ((height - high) / 2).max(style.rule + least);
    let lines = set.into_iter().enumerate().map(|(row, (part, size, text, set))| {
        let y = first + style.leading * row as i64 + top;
        let (source, at) = (source(story, Role::Quotation, (part, 0, row)), Point { x: block.x, y });
        Line { text, set, size, scale: 1000, paint: style.paint, source, at }
    });
    let rule = |y: Length| Rect { y, height: style.rule, ..block };
    let foot = (block.y + height).max(block.y + needed);
    let rules = [rule(block.y), rule(foot - style.rule)];
    let rules = rules.into_iter().filter(|rule| rule.height > Length::ZERO).collect();
    SetQuotation { rules, lines: lines.collect(), over }
}

/// The lines: each with its text, its number among the two and its size. Whose words they are stands flush with the end, in
/// the size of the body, so that it is not read on.
fn set_lines<'a>(
    text: &'a ShapedStory,
    styles: &StoryStyles<'_>,
    width: Length,
) -> Vec<(usize, Length, &'a ShapedText, SetLine)> {
    let QuotationStyle { align, size, .. } = *styles.quotations;
    let rules = text_rules(styles.body);
    let mut all = Vec::new();
    for (part, text) in [&text.quotation, &text.quoted].into_iter().enumerate() {
        let Some(text) = text else { continue };
        let size = if part == 0 { size } else { styles.size.min(size) };
        let measure = width.in_em(size);
        let paragraph = Paragraph::new(text, &rules);
        let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
        let broken = text_lines(&paragraph, styles.body, |_| measure);
        all.extend(broken.into_iter().map(|atoms| {
            let white = (measure - paragraph.ink_width(&atoms)).max(Em::ZERO);
            let (indent, ends) = match (part, align) {
                (0, HeadAlign::Start) => (Em::ZERO, atoms.end == paragraph.len()),
                (0, HeadAlign::Middle) => (white / 2, true),
                _ => (white, true),
            };
            (part, size, text, justify(&copy, atoms, indent, measure, ends))
        }));
    }
    all
}
