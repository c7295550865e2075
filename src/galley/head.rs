//! Heads: kicker, headline and deck, fitted to the rows that the slot gives them.

use std::ops::Range;

use super::line::{Line, source};
use crate::convention::{Class, Convention};
use crate::edition::Story;
use crate::geom::{Direction, EM_BOX_TOP, Em, Length, Point, Rect};
use crate::id::Id;
use crate::line::{Breaks, Paragraph, Rules, Spacing, Tracked, justify};
use crate::page::Role;
use crate::style::Kinsoku;
use crate::style::{DisplayStyle, HeadStyle};
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
        /// Kicker, headline or deck.
        role: Role,
        /// For a headline in the editor's lines: which.
        part: usize,
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

/// White inside a head, as shares of the type size beside it.
const BELOW_KICKER: (i64, i64) = (40, 100);
const ABOVE_DECK: (i64, i64) = (45, 100);
const BETWEEN_LINES: (i64, i64) = (20, 100);
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
    style: &HeadStyle,
    convention: &Convention,
    into: Rect,
    margin: Length,
) -> SetHead<'a> {
    let rules =
        Rules { spacing: Spacing::display(convention), breaks: Breaks::of(convention, Kinsoku::Strict) };
    let into = Rect { x: into.x + margin, width: into.width - margin * 2, ..into };
    let setter = Setter { story, text, style, into, rules: &rules };
    let mut size = style.headline.largest;
    loop {
        if let Some(head) = setter.at(size) {
            return head;
        }
        if size <= style.headline.smallest {
            let parts = setter.broken(style.lines as usize);
            let overset = setter.overset(&parts, size);
            return SetHead { overset, ..setter.stack(&parts, size) };
        }
        size = (size - STEP).max(style.headline.smallest);
    }
}

struct Setter<'a, 's> {
    story: Id<Story>,
    text: &'a ShapedStory,
    style: &'s HeadStyle,
    into: Rect,
    rules: &'s Rules,
}

/// A line of a head before placing.
struct Part<'a, 'p> {
    role: Role,
    text: &'a ShapedText,
    /// For a headline in the editor's lines: which.
    of: usize,
    paragraph: Paragraph<'p>,
    atoms: Range<usize>,
}

impl<'a> Setter<'a, '_> {
    /// The head with its headline at one size, in as few lines as can be; none where it does not fit.
    fn at(&self, size: Length) -> Option<SetHead<'a>> {
        let most = if self.text.headline.len() > 1 { 1 } else { self.style.lines.max(1) as usize };
        let fits = |lines: usize| {
            let parts = self.broken(lines);
            let narrow = parts.iter().all(|part| self.scale(part, self.size_of(part.role, size)).is_some());
            (narrow && self.height(&parts, size) <= self.into.height).then(|| self.stack(&parts, size))
        };
        (1..=most).find_map(fits)
    }

    /// The lines of the head, the headline in this many balanced lines (or in the editor's).
    fn broken(&self, lines: usize) -> Vec<Part<'a, '_>> {
        let ready = |text: &'a ShapedText| Paragraph::new(text, self.rules);
        let whole = |role: Role, text: &'a ShapedText, of: usize| Part {
            role,
            text,
            of,
            paragraph: ready(text),
            atoms: 0..text.atoms.len(),
        };
        let mut parts: Vec<Part<'a, '_>> = Vec::new();
        parts.extend(self.text.kicker.iter().map(|text| whole(Role::Kicker, text, 0)));
        if let [headline] = self.text.headline.as_slice() {
            let cuts = balance(&ready(headline), headline, lines);
            parts.extend(cuts.into_iter().map(|atoms| Part { atoms, ..whole(Role::Headline, headline, 0) }));
        } else {
            let lines = self.text.headline.iter().enumerate();
            parts.extend(lines.map(|(part, text)| whole(Role::Headline, text, part)));
        }
        parts.extend(self.text.deck.iter().map(|text| whole(Role::Deck, text, 0)));
        parts
    }

    fn style_of(&self, role: Role) -> &DisplayStyle {
        match role {
            Role::Kicker => &self.style.kicker,
            Role::Deck => &self.style.deck,
            _ => &self.style.headline,
        }
    }

    /// Kicker and deck are two sizes smaller than the headline, within the bounds of their own style.
    fn size_of(&self, role: Role, headline: Length) -> Length {
        let style = self.style_of(role);
        match role {
            Role::Headline => headline,
            _ => two_hao_below(headline).clamp(style.smallest.min(style.largest), style.largest),
        }
    }

    /// The horizontal scale at which a line fits its measure: 1000 where it fits as drawn, none where it
    /// does not fit at its narrowest.
    fn scale(&self, part: &Part<'_, '_>, size: Length) -> Option<u16> {
        let width = part.paragraph.width(&part.atoms).of(size);
        if width <= self.into.width {
            return Some(1000);
        }
        let scale = Length(1000).scaled(self.into.width.0, width.0).0 as u16;
        // Rounded down: a line that is a hair too wide would touch its neighbour.
        let scale = scale - u16::from(width.scaled(i64::from(scale), 1000) > self.into.width);
        (scale >= self.narrowest(part)).then_some(scale)
    }

    /// The narrowest scale of a line. In a vertical line a narrower character is no shorter along it.
    fn narrowest(&self, part: &Part<'_, '_>) -> u16 {
        match part.paragraph.text().direction {
            Direction::Horizontal => self.style_of(part.role).narrowest,
            Direction::Vertical => 1000,
        }
    }

    /// What of the lines does not fit at a size: those that are too wide, else all of them.
    fn overset(&self, parts: &[Part<'_, '_>], size: Length) -> Vec<HeadOverset> {
        // A headline that is broken here is one text, however many of its lines are too wide.
        let texts = parts.chunk_by(|one, next| (one.role, one.of) == (next.role, next.of));
        let wide = texts.filter_map(|lines| {
            let first = lines.first()?;
            let (role, part, size) = (first.role, first.of, self.size_of(first.role, size));
            let over = |line: &Part<'_, '_>| self.narrow(line, &line.atoms, size) - self.into.width;
            let over = lines.iter().map(over).find(|over| *over > Length::ZERO)?;
            let characters = self.would_fit(first, lines.len(), size);
            Some(HeadOverset::Wide { role, part, size, over, characters })
        });
        let wide: Vec<HeadOverset> = wide.collect();
        if !wide.is_empty() {
            return wide;
        }
        let over = self.height(parts, size) - self.into.height;
        vec![HeadOverset::High { over: over.max(Length::ZERO) }]
    }

    /// How many characters of a part fit in so many lines.
    fn would_fit(&self, part: &Part<'_, '_>, lines: usize, size: Length) -> usize {
        let len = part.paragraph.len();
        (0..lines).fold(0, |start, _| {
            let fits = |end: &usize| self.narrow(part, &(start..*end), size) <= self.into.width;
            (start + 1..=len).rev().find(fits).unwrap_or(start)
        })
    }

    /// How wide a line is at its narrowest.
    fn narrow(&self, part: &Part<'_, '_>, atoms: &Range<usize>, size: Length) -> Length {
        part.paragraph.width(atoms).of(size).scaled(i64::from(self.narrowest(part)), 1000)
    }

    /// The height of the lines and the white between them.
    fn height(&self, parts: &[Part<'_, '_>], headline: Length) -> Length {
        let sizes = parts.iter().map(|part| self.size_of(part.role, headline)).sum::<Length>();
        let whites = parts.windows(2).map(|pair| self.white(pair, headline)).sum::<Length>();
        sizes + whites
    }

    /// The white between two lines of a head.
    fn white(&self, pair: &[Part<'_, '_>], headline: Length) -> Length {
        let [above, below] = pair else { return Length::ZERO };
        let (of, (num, den)) = match (above.role, below.role) {
            (Role::Kicker, _) => (self.size_of(Role::Kicker, headline), BELOW_KICKER),
            (_, Role::Deck) => (self.size_of(Role::Deck, headline), ABOVE_DECK),
            _ => (headline, BETWEEN_LINES),
        };
        of.scaled(num, den)
    }

    /// Places the lines in the box, centred.
    fn stack(&self, parts: &[Part<'a, '_>], headline: Length) -> SetHead<'a> {
        let left = (self.into.height - self.height(parts, headline)).max(Length::ZERO);
        let mut y = self.into.y + left.scaled(ABOVE.0, ABOVE.1);
        let mut lines = Vec::with_capacity(parts.len());
        for (i, part) in parts.iter().enumerate() {
            let size = self.size_of(part.role, headline);
            // The em box stands 0.88 em above the baseline.
            lines.push(self.place((i, part), size, y + EM_BOX_TOP.of(size)));
            y += size + parts.get(i..i + 2).map_or(Length::ZERO, |pair| self.white(pair, headline));
        }
        SetHead { lines, overset: Vec::new() }
    }

    fn place(&self, (at, part): (usize, &Part<'a, '_>), size: Length, baseline: Length) -> Line<'a> {
        let scale = self.scale(part, size).unwrap_or_else(|| self.narrowest(part));
        let natural = part.paragraph.width(&part.atoms);
        let gaps = part.atoms.len().saturating_sub(1) as i64;
        let goal = self.into.width.scaled(OPEN_TO.0, OPEN_TO.1).in_em(size);
        let room = if gaps == 0 || scale < 1000 { Em::ZERO } else { (goal - natural) / gaps };
        let open = room.clamp(Em::ZERO, self.style_of(part.role).open);
        let copy = Tracked { paragraph: &part.paragraph, tracking: Em::ZERO };
        let set = justify(&copy, part.atoms.clone(), Em::ZERO, natural + open * gaps, false);
        let width = set.end.of(size).scaled(i64::from(scale), 1000);
        let x = self.into.x + (self.into.width - width) / 2;
        let (text, paint) = (part.text, self.style_of(part.role).paint);
        let source = source(self.story, part.role, (at, 0, 0));
        Line { text, set, size, scale, paint, source, at: Point { x, y: baseline } }
    }
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
