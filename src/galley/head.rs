//! Heads: their parts, one below the other, fitted to the rows that the slot gives them.

use std::ops::Range;

use super::headline::{Ends, HeadlineLines};
use super::line::{Line, source, text_lines, text_rules};
use crate::edition::Story;
use crate::geom::{Direction, EM_BOX_TOP, Em, Length, Point, Rect, Size, Turn};
use crate::id::Id;
use crate::line::{Breaks, Paragraph, Rules, Spacing, Tracked, justify};
use crate::page::Role;
use crate::part::{HeadPart, Lines, PerPart};
use crate::style::{BodyStyle, DisplayStyle, HeadAlign, HeadStyle, Kinsoku, StoryStyles};
use crate::text::{Atom, ShapedText};

/// A head, set.
#[derive(Debug, Clone, Default)]
pub struct SetHead<'a> {
    /// Its lines, top to bottom.
    pub lines: Vec<Line<'a>>,
    /// From its lines to the page, where they run another way than those of its text: they begin at the origin.
    pub turn: Option<Turn>,
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
    /// All lines together are too high, with the white around them.
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

/// The share of the white left over that goes above the head: it belongs to the body below.
const ABOVE: (i64, i64) = (55, 100);
/// The least white above a head and below it, as a share of its headline: lines of a headline are a fifth of its size
/// apart, and what stands around them is further from them than they are from one another.
const AROUND: (i64, i64) = (1, 4);
/// How much more than the widest white inside a head stands around it. The last part, say a deck, is nearer to what it
/// stands below than to the body, and is seen to be: large type leaves more of its em box white than small type does.
const WIDER: (i64, i64) = (5, 4);
/// A head fills its measure up to this share: one that runs from edge to edge meets what stands beside it. Only where it
/// would not fit otherwise, at its smallest, it may have all of it.
const FILL_TO: (i64, i64) = (9, 10);
/// A short head opens up to this share of its measure.
const OPEN_TO: (i64, i64) = (4, 5);
/// How many lines a text takes that is broken at need.
const AT_NEED: usize = 2;
/// Headline sizes are tried in steps of half a point.
const STEP: Length = Length(500_000);

/// Sets a story's heads in a box, which may stand on rows of text. Half an em of body stays white at either side, so that
/// no head touches what stands beside it.
pub(super) fn set<'a>(
    (story, text): (Id<Story>, &'a PerPart<Vec<ShapedText>>),
    styles: &StoryStyles<'_>,
    into: Rect,
    on_text: bool,
) -> SetHead<'a> {
    let StoryStyles { head: style, body, leading, .. } = *styles;
    let margin = styles.size / 2;
    let display = Spacing::display(body.convention);
    let display = Rules { spacing: display, breaks: Breaks::of(body.convention, Kinsoku::Strict) };
    let into = Rect { x: into.x + margin, width: into.width - margin * 2, ..into };
    let inset = if style.align == HeadAlign::Start { style.inset.of(styles.size) } else { Length::ZERO };
    let inset = inset.min(into.width / 2);
    let into = Rect { x: into.x + inset, width: into.width - inset, ..into };
    let blank = if on_text { (leading - styles.size) / 2 } else { Length::ZERO };
    let narrowest = &PerPart::each(|part| narrowest(&style.parts[part], &text[part]));
    let (display, filled) = (&display, &text_rules(body));
    let wide = into.width.scaled(FILL_TO.0, FILL_TO.1);
    let most = if text[HeadPart::HEADLINE].len() < 2 { style.lines.max(1) as usize } else { 1 };
    let lines =
        &PerPart::each(|part| HeadlineLines::new(if part == HeadPart::HEADLINE { most } else { AT_NEED }));
    let needed = &PerPart::each(|part| {
        let smallest = (size_of(style, part, style.headline().smallest), narrowest[part]);
        let at_need = part.row().lines == Lines::AtNeed;
        // At its smallest a head may have all of its measure.
        if at_need && is_too_wide(&text[part], display, smallest, into.width) { AT_NEED } else { 1 }
    });
    let setter = Setter {
        story,
        text,
        style,
        body,
        into,
        wide,
        leading,
        blank,
        narrowest,
        display,
        filled,
        most,
        lines,
        needed,
        ends: Ends::BySense,
    };
    let DisplayStyle { largest, smallest, .. } = *style.headline();
    let mut size = largest;
    loop {
        if let Some(head) = setter.at(size) {
            return head;
        }
        if size <= smallest {
            return Setter { wide: into.width, ..setter }.at_smallest(size);
        }
        size = (size - STEP).max(smallest);
    }
}

/// The same in a box of the page, in lines that run another way than those of the text beside it.
pub(super) fn set_otherwise<'a>(
    story: (Id<Story>, &'a PerPart<Vec<ShapedText>>),
    styles: &StoryStyles<'_>,
    (on_page, direction): (Rect, Direction),
) -> SetHead<'a> {
    let Size { width, height } = direction.seen(Size { width: on_page.width, height: on_page.height });
    let head = set(story, styles, Rect { width, height, ..Rect::default() }, false);
    SetHead { turn: Some(Turn::into_rect(direction, on_page)), ..head }
}

#[derive(Clone, Copy)]
struct Setter<'a, 's> {
    story: Id<Story>,
    text: &'a PerPart<Vec<ShapedText>>,
    style: &'s HeadStyle,
    body: &'s BodyStyle,
    into: Rect,
    /// How wide a line may be.
    wide: Length,
    /// The height of a row.
    leading: Length,
    /// What the first row below leaves white above its text.
    blank: Length,
    /// The narrowest scale of each part.
    narrowest: &'s PerPart<u16>,
    /// For display type.
    display: &'s Rules,
    /// For paragraphs.
    filled: &'s Rules,
    /// How many lines its headline may be broken into; one that the editor broke is not.
    most: usize,
    lines: &'s PerPart<HeadlineLines>,
    /// How many lines each other part takes whose text is broken at need.
    needed: &'s PerPart<usize>,
    ends: Ends,
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

/// What the lines of a part have in common: a head whose lines are squeezed and opened each for itself looks like two.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// Horizontal scale in thousandths: the narrowest that a line needs.
    scale: u16,
    /// Letterspacing: the least that a line opens.
    open: Em,
}

impl HeadLine<'_, '_> {
    /// Whether it is the last line of its text.
    fn is_last(&self) -> bool {
        self.atoms.end == self.paragraph.len()
    }
}

impl<'a: 's, 's> Setter<'a, 's> {
    /// The head with its headline at one size, in as few lines as can be; none where it does not fit.
    fn at(&self, size: Length) -> Option<SetHead<'a>> {
        let fits = |lines: usize| {
            let parts = self.broken(lines, size)?;
            let fits = self.is_narrow(&parts, size) && self.height(&parts, size) <= self.into.height;
            fits.then(|| self.stack(&parts, size))
        };
        (1..=self.most).find_map(fits)
    }

    /// The head at its smallest, whether it fits or not.
    fn at_smallest(&self, size: Length) -> SetHead<'a> {
        let ends = [Ends::BySense, Ends::AtWords, Ends::Anywhere];
        let fits = ends.into_iter().find_map(|ends| Setter { ends, ..*self }.at(size));
        fits.unwrap_or_else(|| {
            let parts = self.least_broken(size);
            SetHead { overset: self.overset(&parts, size), ..self.stack(&parts, size) }
        })
    }

    /// The head at one size, in as few lines as are narrow enough; in as many as can be, where none are.
    fn least_broken(&self, size: Length) -> Vec<HeadLine<'a, 's>> {
        let anywhere = Setter { ends: Ends::Anywhere, ..*self };
        let narrow = |lines: usize| anywhere.broken(lines, size).filter(|parts| self.is_narrow(parts, size));
        let most = || anywhere.broken(self.most, size).unwrap_or_default();
        (1..=self.most).find_map(narrow).unwrap_or_else(most)
    }

    /// Whether no line is wider than its measure at its narrowest.
    fn is_narrow(&self, parts: &[HeadLine<'_, '_>], size: Length) -> bool {
        let least = |part: HeadPart| self.narrowest[part].max(self.as_narrow_as_small(part, size));
        parts.iter().all(|line| self.scale(line, size_of(self.style, line.part, size)) >= least(line.part))
    }

    /// A headline becomes no narrower than it becomes smaller, but at its smallest: type that is squeezed before all else
    /// looks it.
    fn as_narrow_as_small(&self, part: HeadPart, size: Length) -> u16 {
        let DisplayStyle { largest, smallest, .. } = *self.style.headline();
        let by_itself = part == HeadPart::HEADLINE && size > smallest;
        if by_itself { (size.0 * 1000 / largest.0.max(1)) as u16 } else { 0 }
    }

    /// The lines of the head, the headline at a size and in this many lines (or in the editor's); nothing, where so many
    /// can't end as they are to.
    fn broken(&self, lines: usize, size: Length) -> Option<Vec<HeadLine<'a, 's>>> {
        let mut all = Vec::new();
        for (part, texts) in self.text.entries() {
            for (of, text) in texts.iter().enumerate() {
                let alone = texts.len() == 1;
                let cut = |count, ends| self.lines[part].of((text, self.display), count, ends);
                let cuts = match part.row().lines {
                    Lines::Filled => {
                        all.extend(self.filled(part, (of, text), size_of(self.style, part, size)));
                        continue;
                    }
                    Lines::Balanced if alone => cut(lines, self.ends)?,
                    Lines::AtNeed if alone => {
                        let needed = self.needed[part];
                        cut(needed, self.ends).or_else(|| cut(needed, Ends::AtWords))?
                    }
                    Lines::Balanced | Lines::AtNeed | Lines::AsWritten => {
                        std::iter::once(0..text.atoms.len()).collect()
                    }
                };
                all.extend(cuts.into_iter().map(|atoms| self.line(part, (of, text), atoms)));
            }
        }
        Some(all)
    }

    /// A line of display type.
    fn line(
        &self,
        part: HeadPart,
        (of, text): (usize, &'a ShapedText),
        atoms: Range<usize>,
    ) -> HeadLine<'a, 's> {
        HeadLine { part, text, of, paragraph: Paragraph::new(text, self.display), atoms, fills: None }
    }

    /// The lines of a text that is set as a paragraph: indented as one, but for a text of one line.
    fn filled(
        &self,
        part: HeadPart,
        (of, text): (usize, &'a ShapedText),
        size: Length,
    ) -> Vec<HeadLine<'a, 's>> {
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

    /// What the lines of a part have in common at a size. Where one fills the measure, all are set as it is.
    fn look(&self, part: HeadPart, lines: &[HeadLine<'_, '_>], size: Length) -> Look {
        let own = || lines.iter().filter(|line| line.part == part);
        if own().any(|line| line.fills.is_some()) {
            return Look { scale: 1000, open: Em::ZERO };
        }
        let scale = own().map(|line| self.scale(line, size)).min().unwrap_or(1000);
        let open = own().filter_map(|line| self.opening(line, size)).min().unwrap_or_default();
        let widest = self.style.parts[part].open;
        Look { scale: scale.max(self.narrowest[part]), open: open.clamp(Em::ZERO, widest) }
    }

    /// The horizontal scale at which a line fits its measure: 1000 where it fits as drawn.
    fn scale(&self, line: &HeadLine<'_, '_>, size: Length) -> u16 {
        let width = line.paragraph.width(&line.atoms).of(size);
        if width <= self.wide || line.fills.is_some() {
            return 1000;
        }
        let scale = Length(1000).scaled(self.wide.0, width.0).0 as u16;
        // Rounded down: a line that is a hair too wide would touch its neighbour.
        scale.saturating_sub(u16::from(width.scaled(i64::from(scale), 1000) > self.wide))
    }

    /// How far the gaps of a line open until it is as wide as a short head gets; none where it has no gaps.
    fn opening(&self, line: &HeadLine<'_, '_>, size: Length) -> Option<Em> {
        let goal = self.into.width.scaled(OPEN_TO.0, OPEN_TO.1).in_em(size);
        let gaps = line.paragraph.opens(&line.atoms);
        (gaps > 0).then(|| (goal - line.paragraph.width(&line.atoms)) / gaps)
    }

    /// What of the lines does not fit at a size: those that are too wide, else all of them.
    fn overset(&self, parts: &[HeadLine<'_, '_>], size: Length) -> Vec<HeadOverset> {
        // A headline that is broken here is one text, however many of its lines are too wide.
        let texts = parts.chunk_by(|one, next| (one.part, one.of) == (next.part, next.of));
        let wide = texts.filter_map(|lines| {
            let first = lines.first().filter(|first| first.fills.is_none())?;
            let (part, line, size) = (first.part, first.of, size_of(self.style, first.part, size));
            let over = |line: &HeadLine<'_, '_>| self.narrow(line, &line.atoms, size) - self.into.width;
            let over = lines.iter().map(over).find(|over| *over > Length::ZERO)?;
            let characters = self.would_fit(first, lines.len(), size);
            Some(HeadOverset::Wide { part, line, size, over, characters })
        });
        let wide: Vec<HeadOverset> = wide.collect();
        if !wide.is_empty() {
            return wide;
        }
        let height = self.height(parts, size);
        let over = (height - self.into.height).max(Length::ZERO);
        vec![HeadOverset::High { over }]
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
        line.paragraph.width(atoms).of(size).scaled(i64::from(self.narrowest[line.part]), 1000)
    }

    /// The height that a head needs of its rows: its lines, and the white between and around them.
    fn height(&self, parts: &[HeadLine<'_, '_>], headline: Length) -> Length {
        if parts.is_empty() {
            return Length::ZERO;
        }
        self.type_height(parts, headline) + self.around(parts, headline) * 2 - self.blank
    }

    /// The height of the lines and the white between them.
    fn type_height(&self, parts: &[HeadLine<'_, '_>], headline: Length) -> Length {
        let sizes = parts.iter().map(|part| size_of(self.style, part.part, headline)).sum::<Length>();
        sizes + self.whites(parts, headline).sum::<Length>()
    }

    /// The least white above a head, from the edge of its rows, and below it, to the text: half a row, and more the
    /// larger its headline and the wider the white inside it is.
    fn around(&self, parts: &[HeadLine<'_, '_>], headline: Length) -> Length {
        let inside = self.whites(parts, headline).max().unwrap_or_default();
        let of_headline = headline.scaled(AROUND.0, AROUND.1);
        (self.leading / 2).max(of_headline).max(inside.scaled(WIDER.0, WIDER.1))
    }

    /// The white between each line and the next.
    fn whites(&self, parts: &[HeadLine<'_, '_>], headline: Length) -> impl Iterator<Item = Length> {
        parts.windows(2).map(move |pair| self.white(pair, headline))
    }

    /// The white between two lines of a head: that of the part that stands further from the headline.
    fn white(&self, pair: &[HeadLine<'_, '_>], headline: Length) -> Length {
        let [above, below] = pair else { return Length::ZERO };
        let (part, share) = match (above.part, below.part) {
            (part, same) if part == same => (part, part.row().between),
            (part, _) if part < HeadPart::HEADLINE => (part, part.row().white),
            (_, part) => (part, part.row().white),
        };
        size_of(self.style, part, headline).scaled(share, 100)
    }

    /// Places the lines in the box. Where they don't fit, what white there is stands around them.
    fn stack(&self, parts: &[HeadLine<'a, '_>], headline: Length) -> SetHead<'a> {
        let white = (self.into.height + self.blank - self.type_height(parts, headline)).max(Length::ZERO);
        let around = self.around(parts, headline).min(white / 2);
        let mut y = self.into.y + around + (white - around * 2).scaled(ABOVE.0, ABOVE.1);
        let looks = PerPart::each(|part| self.look(part, parts, size_of(self.style, part, headline)));
        let mut lines = Vec::with_capacity(parts.len());
        for (i, part) in parts.iter().enumerate() {
            let size = size_of(self.style, part.part, headline);
            // The em box stands 0.88 em above the baseline.
            lines.push(self.place((i, part), (size, looks[part.part]), y + EM_BOX_TOP.of(size)));
            y += size + parts.get(i..i + 2).map_or(Length::ZERO, |pair| self.white(pair, headline));
        }
        SetHead { lines, turn: None, overset: Vec::new() }
    }

    fn place(
        &self,
        (at, line): (usize, &HeadLine<'a, '_>),
        (size, Look { scale, open }): (Length, Look),
        baseline: Length,
    ) -> Line<'a> {
        let paint = self.style.parts[line.part].paint;
        let copy = Tracked { paragraph: &line.paragraph, tracking: Em::ZERO };
        let (text, source) = (line.text, source(self.story, Role::Head(line.part), (at, 0, 0)));
        if let Some(indent) = line.fills {
            let set = justify(&copy, line.atoms.clone(), indent, self.into.width.in_em(size), line.is_last());
            let at = Point { x: self.into.x, y: baseline };
            return Line { text, set, size, scale: 1000, paint, source, at };
        }
        let opened = copy.width(&line.atoms) + open * line.paragraph.opens(&line.atoms);
        let set = justify(&copy, line.atoms.clone(), Em::ZERO, opened, false);
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

/// The narrowest scale of a part, along its lines. In vertical lines characters become flat (扁), which turned ones
/// can't, nor then those of the lines beside them.
fn narrowest(style: &DisplayStyle, texts: &[ShapedText]) -> u16 {
    let upright = |atom: &Atom| atom.upright || atom.class.is_blank();
    let turned = |text: &ShapedText| text.direction == Direction::Vertical && !text.atoms.iter().all(upright);
    if texts.iter().any(turned) { 1000 } else { style.narrowest }
}

/// The size of a part below a headline of some size: all but the headline are two sizes smaller than it, within the bounds
/// of their own style.
fn size_of(style: &HeadStyle, part: HeadPart, headline: Length) -> Length {
    let DisplayStyle { smallest, largest, .. } = style.parts[part];
    match part {
        HeadPart::HEADLINE => headline,
        _ => two_hao_below(headline).clamp(smallest.min(largest), largest),
    }
}

/// Whether a text that its writer did not break is wider than its measure at the smallest size and the narrowest scale of
/// its part: whatever size it is set in, it breaks alike.
fn is_too_wide(
    texts: &[ShapedText],
    display: &Rules,
    (smallest, narrowest): (Length, u16),
    wide: Length,
) -> bool {
    let width = |text: &ShapedText| Paragraph::new(text, display).width(&(0..text.atoms.len())).of(smallest);
    matches!(texts, [text] if width(text).scaled(i64::from(narrowest), 1000) > wide)
}

/// The type of a vertical line whose characters are flat: smaller type, as much wider as it is smaller, in the middle
/// of the same line.
fn flat(size: Length, scale: u16, baseline: Length) -> (Length, u16, Length) {
    let smaller = size.scaled(i64::from(scale), 1000);
    let wider = (1_000_000 / u32::from(scale.max(1))) as u16;
    let middle = EM_BOX_TOP - Em::HALF;
    (smaller, wider, baseline - middle.of(size) + middle.of(smaller))
}
