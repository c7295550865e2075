//! Captions (图片说明): the lines below a picture, and who took it (摄影), in the last part of the picture's
//! rows; the picture has the rest.

use std::ops::Range;

use super::line::{Line, set_text, source, text_lines, text_rules};
use crate::color::Paint;
use crate::edition::Story;
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect};
use crate::id::Id;
use crate::line::{Paragraph, SetLine, Tracked, justify};
use crate::page::Role;
use crate::style::{BodyStyle, CaptionStyle, StoryStyles};
use crate::text::{ShapedPicture, ShapedStory};

/// A picture's box, and the lines below it.
#[derive(Debug, Clone, Default)]
pub struct SetPicture<'a> {
    /// Which of its story's, from 0.
    pub number: u16,
    /// The numbers of its prints among those of the story.
    pub prints: Range<u16>,
    /// The numbers on its prints, each to be put into a corner.
    pub on_prints: Vec<Line<'a>>,
    /// The box of the picture.
    pub rect: Rect,
    /// Its caption, then who took it.
    pub lines: Vec<Line<'a>>,
}

impl SetPicture<'_> {
    /// Whether the lines leave the picture next to nothing: less than two rows.
    pub(crate) fn is_squeezed_out(&self, leading: Length) -> bool {
        self.rect.height < leading * 2
    }
}

/// Sets the caption of a picture in its rows. Half a row of the body stays white between them, and as much below, before
/// the rows of the text: these leave some white themselves, so that a caption is nearer to its picture. The foot of a
/// picture without text is level with the last lines beside it.
pub(super) fn set<'a>(
    (story, text, number): (Id<Story>, &'a ShapedStory, u16),
    styles: &StoryStyles<'_>,
    block: Rect,
    alone: bool,
) -> SetPicture<'a> {
    let StoryStyles { captions: style, size, leading, .. } = *styles;
    let half = leading / 2;
    let below = if alone { (leading - size) / 2 } else { half };
    let text = text.pictures.get(usize::from(number));
    let set = text.map_or_else(Vec::new, |text| set_lines(text, styles.body, block.width.in_em(style.size)));
    let count = set.last().map_or(0, |(row, ..)| row + 1);
    let height = count.checked_sub(1).map_or(Length::ZERO, |more| half + block_height(style, more));
    let rect = Rect { height: (block.height - height - below).max(Length::ZERO), ..block };
    // A caption is that of the last print: it is read behind all of them.
    let prints = text.map_or(0..1, |text| text.prints.clone());
    let part = usize::from(prints.end.saturating_sub(1));
    let numbers = text.map_or(&[][..], |text| text.numbers.as_slice());
    let on_prints = (prints.start..).zip(numbers).map(|(print, text)| {
        let source = source(story, Role::Picture, (usize::from(print), 0, 0));
        let (size, set, at) = (style.size, set_text(text, Em::ZERO), Point::default());
        Line { text, set, size, scale: 1000, paint: Paint::BLACK, source, at }
    });
    let on_prints = on_prints.collect();
    let first = block.bottom() - below - height + half;
    let lines = set.into_iter().enumerate().filter_map(|(index, (row, role, set))| {
        let y = first + style.leading * row as i64 + EM_BOX_TOP.of(style.size);
        let text = text
            .and_then(|text| if role == Role::Credit { text.credit.as_ref() } else { text.caption.as_ref() });
        let (source, at) = (source(story, role, (part, 0, index)), Point { x: block.x, y });
        let CaptionStyle { size, paint, .. } = *style;
        Some(Line { text: text?, set, size, scale: 1000, paint, source, at })
    });
    SetPicture { number, prints, on_prints, rect, lines: lines.collect() }
}

/// The height of a line and some more, from the head of the first one's em box to the foot of the last one's.
fn block_height(style: &CaptionStyle, more: usize) -> Length {
    style.size + style.leading * more as i64
}

/// The lines, each with its row. A credit stands flush right on the caption's last line where it fits there.
fn set_lines(text: &ShapedPicture, body: &BodyStyle, measure: Em) -> Vec<(usize, Role, SetLine)> {
    let rules = text_rules(body);
    let mut set = Vec::new();
    let mut last = Em::ZERO;
    if let Some(caption) = text.caption.as_ref().map(|text| Paragraph::new(text, &rules)) {
        for (row, atoms) in text_lines(&caption, body, |_| measure).into_iter().enumerate() {
            last = caption.width(&atoms) + body.byline_gap;
            let ends = atoms.end == caption.len();
            set.push((row, Role::Caption, justify(&untracked(&caption), atoms, Em::ZERO, measure, ends)));
        }
    }
    if let Some(credit) = text.credit.as_ref().map(|text| Paragraph::new(text, &rules)) {
        let whole = credit.width(&(0..credit.len()));
        let row = if last + whole <= measure { set.len().saturating_sub(1) } else { set.len() };
        for (more, atoms) in text_lines(&credit, body, |_| measure).into_iter().enumerate() {
            let indent = (measure - credit.ink_width(&atoms)).max(Em::ZERO);
            set.push((row + more, Role::Credit, justify(&untracked(&credit), atoms, indent, measure, true)));
        }
    }
    set
}

const fn untracked<'a>(paragraph: &'a Paragraph<'a>) -> Tracked<'a> {
    Tracked { paragraph, tracking: Em::ZERO }
}
