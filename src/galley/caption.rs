//! Captions (图片说明): the lines below a picture, on it or beside it, and who took it (摄影). The picture has the rest of its
//! rows.

use std::ops::Range;

use super::line::{Line, set_text, source, text_lines, text_rules};
use crate::color::Paint;
use crate::edition::Story;
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect};
use crate::id::Id;
use crate::layout::{CaptionAt, CaptionLevel, CaptionWidth, Mount};
use crate::line::{Paragraph, SetLine, Tracked, justify};
use crate::page::Role;
use crate::plan::{Area, Column};
use crate::style::{BodyStyle, CaptionStyle, StoryStyles};
use crate::text::{ShapedPicture, ShapedStory};

/// A picture's box, and the lines at it.
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
    /// What of the picture lies under its caption, where that stands on it.
    pub under: Option<Rect>,
    /// The caption does not fit its place, which is there.
    pub overset: Option<CaptionAt>,
}

/// Where a picture stands.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    /// What it has with its caption.
    pub block: Rect,
    /// Nothing of its story's text stands below that.
    pub alone: bool,
    pub area: &'a Area,
    pub mount: &'a Mount,
}

/// What of its room a picture has, and what its caption.
struct Shared {
    print: Rect,
    /// From the head of the first line's em box on, as wide as lines are.
    words: Rect,
    under: Option<Rect>,
    fits: bool,
}

/// Sets the caption of a picture in its room. Half a row of the body stays white between them, and as much below, before
/// the rows of the text: these leave some white themselves, so that a caption is nearer to its picture. The foot of a
/// picture without text is level with the last lines beside it.
pub(super) fn set<'a>(
    (story, text, number): (Id<Story>, &'a ShapedStory, u16),
    styles: &StoryStyles<'_>,
    room: Room<'_>,
) -> SetPicture<'a> {
    let style = &room.mount.captions(styles.captions);
    let text = text.pictures.get(usize::from(number));
    let measure = measure(room, style);
    let of_lines = of_lines(room.mount, measure.in_em(style.size));
    let set = text.map_or_else(Vec::new, |text| set_lines(text, styles.body, of_lines));
    let count = set.last().map_or(0, |(row, ..)| row + 1);
    let height = count.checked_sub(1).map(|more| block_height(style, more));
    let Shared { print: rect, words, under, fits } = shared(room, (styles, style), (measure, height));
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
    let lines = set.into_iter().enumerate().filter_map(|(index, (row, role, set))| {
        let y = words.y + style.leading * row as i64 + EM_BOX_TOP.of(style.size);
        let text = text
            .and_then(|text| if role == Role::Credit { text.credit.as_ref() } else { text.caption.as_ref() });
        let (source, at) = (source(story, role, (part, 0, index)), Point { x: words.x, y });
        Some(Line { text: text?, set, size: style.size, scale: 1000, paint: style.paint, source, at })
    });
    // Less than two rows of a picture are next to nothing.
    let seen = rect.height.min(rect.width) >= styles.leading * 2;
    let place = height.map_or(CaptionAt::Below, |_| room.mount.caption);
    let overset = (!seen || !fits).then_some(place);
    SetPicture { number, prints, on_prints, rect, lines: lines.collect(), under, overset }
}

/// What a caption on a print keeps from its edges.
fn white(mount: &Mount, style: &CaptionStyle) -> Length {
    Em::HALF.of(style.size) + mount.framed()
}

/// How wide the lines of a caption are.
fn measure(Room { block, area, mount, .. }: Room<'_>, style: &CaptionStyle) -> Length {
    match mount.caption {
        CaptionAt::Below => block.width,
        CaptionAt::Over => (block.width - white(mount, style) * 2).max(Length::ZERO),
        CaptionAt::Left | CaptionAt::Right => match mount.width {
            CaptionWidth::Em(width) => width.of(area.size).min(block.width),
            CaptionWidth::Columns(count) => {
                columns(area, block, (count as usize, mount.caption)).unwrap_or(block.width)
            }
        },
    }
}

/// How wide the lines are: beside a picture, where they are short, whole ems, so that none is opened to fill a part of one.
fn of_lines(mount: &Mount, measure: Em) -> Em {
    match mount.caption {
        CaptionAt::Below | CaptionAt::Over => measure,
        CaptionAt::Left | CaptionAt::Right => Em::ONE * (measure.0 / Em::ONE.0),
    }
}

/// How wide some text columns of a box are, from its start or from its end; all of it where it has not as many.
fn columns(area: &Area, block: Rect, (count, at): (usize, CaptionAt)) -> Option<Length> {
    let end = |column: &Column| column.x + column.measure.of(area.size);
    let inside = |column: &&Column| column.x < block.right() && block.x < end(column);
    let own: Vec<&Column> = area.columns.iter().filter(inside).collect();
    match at {
        CaptionAt::Right => Some(block.right() - own.get(own.len().checked_sub(count)?)?.x),
        _ => Some(end(own.get(count.checked_sub(1)?)?) - block.x),
    }
}

/// Shares a room between a picture and its caption, which is so wide and so high, if there is one.
fn shared(
    Room { block, alone, area, mount }: Room<'_>,
    (styles, style): (&StoryStyles<'_>, &CaptionStyle),
    (width, height): (Length, Option<Length>),
) -> Shared {
    let StoryStyles { size, leading, .. } = *styles;
    let half = leading / 2;
    let below = if alone { (leading - size) / 2 } else { half };
    let less = |height: Length| Rect { height: (block.height - below - height).max(Length::ZERO), ..block };
    let whole = less(Length::ZERO);
    let Some(height) = height else {
        return Shared { print: whole, words: Rect::default(), under: None, fits: true };
    };
    let from_foot = |white: Length| whole.bottom() - white - height;
    match mount.caption {
        CaptionAt::Below => {
            // Where it is too high it begins above its picture.
            let words = Rect { y: block.bottom() - below - height, height, ..block };
            Shared { print: less(half + height), words, under: None, fits: true }
        }
        CaptionAt::Over => {
            let white = white(mount, style);
            let (x, y) = (block.x + white, from_foot(white));
            let under = Rect { y: y - white, height: height + white * 2, ..whole };
            // What hides half of a picture is no caption of it.
            let fits = under.height * 2 <= whole.height;
            Shared { print: whole, words: Rect { x, y, width, height }, under: Some(under), fits }
        }
        at => {
            let taken = width + area.gutter;
            let rest = (block.width - taken).max(Length::ZERO);
            let left = at == CaptionAt::Left;
            let x = if left { block.x } else { block.right() - width };
            let y = if mount.level == CaptionLevel::Head { whole.y } else { from_foot(Length::ZERO) };
            let print = Rect { x: if left { block.right() - rest } else { block.x }, width: rest, ..whole };
            let fits = height <= whole.height;
            Shared { print, words: Rect { x, y, width, height }, under: None, fits }
        }
    }
}

/// The height of a line and some more, from the head of the first one's em box to the foot of the last one's.
fn block_height(style: &CaptionStyle, more: usize) -> Length {
    style.size + style.leading * more as i64
}

/// Nothing spreads a line of a caption further: before a name that does not part, as of who took the picture, it is as short
/// as it is.
const LOOSEST: Em = Em::milli(250);

/// The lines, each with its row. A credit stands flush right on the caption's last line where it fits there.
fn set_lines(text: &ShapedPicture, body: &BodyStyle, measure: Em) -> Vec<(usize, Role, SetLine)> {
    let rules = text_rules(body);
    let mut set = Vec::new();
    let mut last = Em::ZERO;
    if let Some(caption) = text.caption.as_ref().map(|text| Paragraph::new(text, &rules)) {
        for (row, atoms) in text_lines(&caption, body, |_| measure).into_iter().enumerate() {
            last = caption.width(&atoms) + body.byline_gap;
            let ends = atoms.end == caption.len();
            let line = justify(&untracked(&caption), atoms.clone(), Em::ZERO, measure, ends);
            let is_loose = line.opened > LOOSEST;
            let line =
                if is_loose { justify(&untracked(&caption), atoms, Em::ZERO, measure, true) } else { line };
            set.push((row, Role::Caption, line));
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
