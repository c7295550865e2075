//! Heads: their parts, one below the other, fitted to the rows that the slot gives them.

use std::ops::Range;

use super::line::{Line, source, text_lines, text_rules};
use crate::convention::Class;
use crate::edition::Story;
use crate::geom::{Direction, EM_BOX_TOP, Em, Length, Point, Rect};
use crate::id::Id;
use crate::line::{Breaks, Paragraph, Rules, Spacing, Tracked, justify};
use crate::page::Role;
use crate::part::{HeadPart, Lines};
use crate::style::{BodyStyle, DisplayStyle, HeadAlign, HeadStyle, Kinsoku, StoryStyles};
use crate::text::{ShapedStory, ShapedText};

/// A head, set.
#[derive(Debug, Clone, Default)]
pub struct SetHead<'a> {
    /// Its lines, top to bottom.
    pub lines: Vec<Line<'a>>,
    /// Why it does not fit its rows at its smallest; empty, where it does.
    pub overset: Vec<HeadOverset>,
}

/// What of a head does not fit at its smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadOverset {
    /// A line is too wide, even condensed as far as its style goes.
    Wide {
        /// Of what part.
        part: HeadPart,
        /// Which of its lines, as they are written.
        line: usize,
        /// The size that it is set in.
        size: Length,
        /// By how much.
        over: Length,
        /// How many of its characters would fit.
        characters: usize,
    },
    /// All lines together are too high.
    High {
        /// By how much.
        over: Length,
    },
}

/// 号, the sizes of the trade, in tenths of a point: 初号, 小初, 一号, 小一 … 小六. "Two sizes smaller" is
/// two 号 smaller: the same series (full or 小), two numbers down.
const HAO: &[u16] = &[420, 360, 260, 240, 220, 180, 160, 150, 140, 120, 105, 90, 75, 65];

/// The size of a kicker or deck under a headline of some size: two 号 smaller than the 号 at or below it.
fn two_hao_below(headline: Length) -> Length {
    let tenth = Length::PT / 10;
    let at = HAO.iter().position(|hao| tenth * i64::from(*hao) <= headline).unwrap_or(HAO.len());
    let below = HAO.get(at + 4).or(HAO.last()).copied().unwrap_or(90);
    tenth * i64::from(below)
}

/// The share of the white left over that goes above the head: the rule and gap above already part it from
/// the story before, and it belongs to the body below.
const ABOVE: (i64, i64) = (55, 100);
/// A short head opens up to this share of its measure.
const OPEN_TO: (i64, i64) = (4, 5);
/// Headline sizes are tried in steps of half a point.
const STEP: Length = Length(500_000);

/// Sets a story's heads in a box, with some white left at either side.
pub(super) fn set<'a>(
    (story, text): (Id<Story>, &'a ShapedStory),
    styles: &StoryStyles<'_>,
    into: Rect,
    margin: Length,
) -> SetHead<'a> {
    let StoryStyles { head: style, body, .. } = *styles;
    let display = Spacing::display(body.convention);
    let display = Rules { spacing: display, breaks: Breaks::of(body.convention, Kinsoku::Strict) };
    let into = Rect { x: into.x + margin, width: into.width - margin * 2, ..into };
    let inset = if style.align == HeadAlign::Start { style.inset.of(styles.size) } else { Length::ZERO };
    let inset = inset.min(into.width / 2);
    let into = Rect { x: into.x + inset, width: into.width - inset, ..into };
    let setter = Setter { story, text, style, body, into, display: &display, filled: &text_rules(body) };
    let DisplayStyle { largest, smallest, .. } = *style.headline();
    let mut size = largest;
    loop {
        if let Some(head) = setter.at(size) {
            return head;
        }
        if size <= smallest {
            let parts = setter.broken(style.lines as usize, size);
            let overset = setter.overset(&parts, size);
            return SetHead { overset, ..setter.stack(&parts, size) };
        }
        size = (size - STEP).max(smallest);
    }
}

struct Setter<'a, 's> {
    story: Id<Story>,
    text: &'a ShapedStory,
    style: &'s HeadStyle,
    body: &'s BodyStyle,
    into: Rect,
    /// For display type.
    display: &'s Rules,
    /// For paragraphs.
    filled: &'s Rules,
}

/// A line of a head before placing.
struct HeadLine<'a, 'p> {
    part: HeadPart,
    text: &'a ShapedText,
    /// Which line of the part it is of, as they are written.
    of: usize,
    paragraph: Paragraph<'p>,
    atoms: Range<usize>,
    /// It fills the measure, as a line of a paragraph does, from an indent on.
    fills: Option<Em>,
}

impl HeadLine<'_, '_> {
    /// Whether it is the last line of its text.
    fn is_last(&self) -> bool {
        self.atoms.end == self.paragraph.len()
    }
}

impl<'a> Setter<'a, '_> {
    /// The head with its headline at one size, in as few lines as can be; none where it does not fit.
    fn at(&self, size: Length) -> Option<SetHead<'a>> {
        let one_text = self.text.head[HeadPart::HEADLINE].len() < 2;
        let most = if one_text { self.style.lines.max(1) as usize } else { 1 };
        let fits = |lines: usize| {
            let parts = self.broken(lines, size);
            let narrow = parts.iter().all(|line| self.scale(line, self.size_of(line.part, size)).is_some());
            (narrow && self.height(&parts, size) <= self.into.height).then(|| self.stack(&parts, size))
        };
        (1..=most).find_map(fits)
    }

    /// The lines of the head, the headline at a size and in this many balanced lines (or in the editor's).
    fn broken(&self, lines: usize, size: Length) -> Vec<HeadLine<'a, '_>> {
        let mut all = Vec::new();
        for (part, texts) in self.text.head.entries() {
            for (of, text) in texts.iter().enumerate() {
                match part.row().lines {
                    Lines::Filled => all.extend(self.filled(part, (of, text), self.size_of(part, size))),
                    Lines::Balanced if texts.len() == 1 => {
                        let cuts = balance(&Paragraph::new(text, self.display), text, lines);
                        all.extend(cuts.into_iter().map(|atoms| self.line(part, (of, text), atoms)));
                    }
                    Lines::Balanced | Lines::AsWritten => {
                        all.push(self.line(part, (of, text), 0..text.atoms.len()));
                    }
                }
            }
        }
        all
    }

    /// A line of display type.
    fn line(
        &self,
        part: HeadPart,
        (of, text): (usize, &'a ShapedText),
        atoms: Range<usize>,
    ) -> HeadLine<'a, '_> {
        HeadLine { part, text, of, paragraph: Paragraph::new(text, self.display), atoms, fills: None }
    }

    /// The lines of a text that is set as a paragraph: indented as one, but for a text of one line.
    fn filled(
        &self,
        part: HeadPart,
        (of, text): (usize, &'a ShapedText),
        size: Length,
    ) -> Vec<HeadLine<'a, '_>> {
        let paragraph = || Paragraph::new(text, self.filled);
        let measure = self.into.width.in_em(size);
        let whole = 0..text.atoms.len();
        if paragraph().width(&whole) <= measure {
            return vec![HeadLine { part, text, of, paragraph: paragraph(), atoms: whole, fills: None }];
        }
        let indent = |row: usize| if row == 0 { self.body.indent } else { Em::ZERO };
        let cuts = text_lines(&paragraph(), self.body, |row| measure - indent(row));
        let lines = cuts.into_iter().enumerate().map(|(row, atoms)| HeadLine {
            part,
            text,
            of,
            paragraph: paragraph(),
            atoms,
            fills: Some(indent(row)),
        });
        lines.collect()
    }

    /// All parts but the headline are two sizes smaller than it, within the bounds of their own style.
    fn size_of(&self, part: HeadPart, headline: Length) -> Length {
        let DisplayStyle { smallest, largest, .. } = self.style.parts[part];
        match part {
            HeadPart::HEADLINE => headline,
            _ => two_hao_below(headline).clamp(smallest.min(largest), largest),
        }
    }

    /// The horizontal scale at which a line fits its measure: 1000 where it fits as drawn, none where it
    /// does not fit at its narrowest.
    fn scale(&self, line: &HeadLine<'_, '_>, size: Length) -> Option<u16> {
        let width = line.paragraph.width(&line.atoms).of(size);
        if width <= self.into.width || line.fills.is_some() {
            return Some(1000);
        }
        let scale = Length(1000).scaled(self.into.width.0, width.0).0 as u16;
        // Rounded down: a line that is a hair too wide would touch its neighbour.
        let scale = scale - u16::from(width.scaled(i64::from(scale), 1000) > self.into.width);
        (scale >= self.narrowest(line)).then_some(scale)
    }

    /// The narrowest scale of a line, along it. In a vertical line characters become flat (扁), which turned ones can't.
    fn narrowest(&self, line: &HeadLine<'_, '_>) -> u16 {
        let text = line.paragraph.text();
        let upright = || text.atoms.iter().all(|atom| atom.upright || atom.class.is_blank());
        match text.direction {
            Direction::Vertical if !upright() => 1000,
            _ => self.style.parts[line.part].narrowest,
        }
    }

    /// What of the lines does not fit at a size: those that are too wide, else all of them.
    fn overset(&self, parts: &[HeadLine<'_, '_>], size: Length) -> Vec<HeadOverset> {
        // A headline that is broken here is one text, however many of its lines are too wide.
        let texts = parts.chunk_by(|one, next| (one.part, one.of) == (next.part, next.of));
        let wide = texts.filter_map(|lines| {
            let first = lines.first().filter(|first| first.fills.is_none())?;
            let (part, line, size) = (first.part, first.of, self.size_of(first.part, size));
            let over = |line: &HeadLine<'_, '_>| self.narrow(line, &line.atoms, size) - self.into.width;
            let over = lines.iter().map(over).find(|over| *over > Length::ZERO)?;
            let characters = self.would_fit(first, lines.len(), size);
            Some(HeadOverset::Wide { part, line, size, over, characters })
        });
        let wide: Vec<HeadOverset> = wide.collect();
        if !wide.is_empty() {
            return wide;
        }
        let over = self.height(parts, size) - self.into.height;
        vec![HeadOverset::High { over: over.max(Length::ZERO) }]
    }

    /// How many characters of the text of a line fit in so many lines.
    fn would_fit(&self, line: &HeadLine<'_, '_>, lines: usize, size: Length) -> usize {
        let len = line.paragraph.len();
        (0..lines).fold(0, |start, _| {
            let fits = |end: &usize| self.narrow(line, &(start..*end), size) <= self.into.width;
            (start + 1..=len).rev().find(fits).unwrap_or(start)
        })
    }

    /// How wide a line is at its narrowest.
    fn narrow(&self, line: &HeadLine<'_, '_>, atoms: &Range<usize>, size: Length) -> Length {
        line.paragraph.width(atoms).of(size).scaled(i64::from(self.narrowest(line)), 1000)
    }

    /// The height of the lines and the white between them.
    fn height(&self, parts: &[HeadLine<'_, '_>], headline: Length) -> Length {
        let sizes = parts.iter().map(|part| self.size_of(part.part, headline)).sum::<Length>();
        let whites = parts.windows(2).map(|pair| self.white(pair, headline)).sum::<Length>();
        sizes + whites
    }

    /// The white between two lines of a head: that of the part that stands further from the headline.
    fn white(&self, pair: &[HeadLine<'_, '_>], headline: Length) -> Length {
        let [above, below] = pair else { return Length::ZERO };
        let (part, share) = match (above.part, below.part) {
            (part, same) if part == same => (part, part.row().between),
            (part, _) if part < HeadPart::HEADLINE => (part, part.row().white),
            (_, part) => (part, part.row().white),
        };
        self.size_of(part, headline).scaled(share, 100)
    }

    /// Places the lines in the box, centred.
    fn stack(&self, parts: &[HeadLine<'a, '_>], headline: Length) -> SetHead<'a> {
        let left = (self.into.height - self.height(parts, headline)).max(Length::ZERO);
        let mut y = self.into.y + left.scaled(ABOVE.0, ABOVE.1);
        let mut lines = Vec::with_capacity(parts.len());
        for (i, part) in parts.iter().enumerate() {
            let size = self.size_of(part.part, headline);
            // The em box stands 0.88 em above the baseline.
            lines.push(self.place((i, part), size, y + EM_BOX_TOP.of(size)));
            y += size + parts.get(i..i + 2).map_or(Length::ZERO, |pair| self.white(pair, headline));
        }
        SetHead { lines, overset: Vec::new() }
    }

    fn place(&self, (at, line): (usize, &HeadLine<'a, '_>), size: Length, baseline: Length) -> Line<'a> {
        let style = &self.style.parts[line.part];
        let copy = Tracked { paragraph: &line.paragraph, tracking: Em::ZERO };
        let (text, paint, source) =
            (line.text, style.paint, source(self.story, Role::Head(line.part), (at, 0, 0)));
        if let Some(indent) = line.fills {
            let set = justify(&copy, line.atoms.clone(), indent, self.into.width.in_em(size), line.is_last());
            let at = Point { x: self.into.x, y: baseline };
            return Line { text, set, size, scale: 1000, paint, source, at };
        }
        let scale = self.scale(line, size).unwrap_or_else(|| self.narrowest(line));
        let natural = line.paragraph.width(&line.atoms);
        let gaps = line.atoms.len().saturating_sub(1) as i64;
        let goal = self.into.width.scaled(OPEN_TO.0, OPEN_TO.1).in_em(size);
        let room = if gaps == 0 || scale < 1000 { Em::ZERO } else { (goal - natural) / gaps };
        let open = room.clamp(Em::ZERO, style.open);
        let set = justify(&copy, line.atoms.clone(), Em::ZERO, natural + open * gaps, false);
        let width = set.end.of(size).scaled(i64::from(scale), 1000);
        let x = match self.style.align {
            HeadAlign::Middle => self.into.x + (self.into.width - width) / 2,
            HeadAlign::Start => self.into.x,
        };
        let (size, scale, y) = match text.direction {
            Direction::Vertical if scale < 1000 => flat(size, scale, baseline),
            _ => (size, scale, baseline),
        };
        Line { text, set, size, scale, paint, source, at: Point { x, y } }
    }
}

/// The type of a vertical line whose characters are flat: smaller type, as much wider as it is smaller, in the middle
/// of the same line.
fn flat(size: Length, scale: u16, baseline: Length) -> (Length, u16, Length) {
    let smaller = size.scaled(i64::from(scale), 1000);
    let wider = (1_000_000 / u32::from(scale.max(1))) as u16;
    let middle = EM_BOX_TOP - Em::HALF;
    (smaller, wider, baseline - middle.of(size) + middle.of(smaller))
}

/// A headline cut into lines of even width. It breaks by sense where it can: at a space, else after a
/// closing or pause mark, else anywhere that kinsoku allows.
fn balance(paragraph: &Paragraph<'_>, text: &ShapedText, lines: usize) -> Vec<Range<usize>> {
    let len = paragraph.len();
    let (mut out, mut start) = (Vec::new(), 0);
    for left in (2..=lines).rev() {
        let whole = paragraph.width(&(start..len));
        let goal = whole / left as i64;
        let cost = |end: usize| {
            let off = (paragraph.width(&(start..end)) - goal).abs();
            let class = text.atoms.get(end - 1).map_or(Class::Han, |atom| atom.class);
            off - match class {
                Class::Blank | Class::Space => Em::ONE * 3,
                Class::Closing | Class::Pause | Class::Stop => Em::ONE,
                _ => Em::ZERO,
            }
        };
        let Some(end) = (start + 1..len).filter(|end| paragraph.may_end(*end)).min_by_key(|end| cost(*end))
        else {
            break;
        };
        let blanks = |atom: &usize| {
            text.atoms.get(*atom).is_some_and(|atom| matches!(atom.class, Class::Blank | Class::Space))
        };
        let ink = (start..end).rev().find(|atom| !blanks(atom)).map_or(end, |last| last + 1);
        out.push(start..ink);
        start = end;
    }
    out.push(start..len);
    out
}
