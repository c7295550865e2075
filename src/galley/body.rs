//! The body: a story's blocks broken into lines for the rows of its chain.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::broken::Broken;
use super::kinds::Kinds;
use super::measures::Measures;
use super::table::{Part, Tables};
use crate::block::Ends;
use crate::geom::Em;
use crate::line::pitch::Measured;
use crate::line::{
    Manner, MeasuredLines, Paragraph, Rules, Scope, SetLine, Squeeze, Tracked, is_runt, justify, line_end,
    lines, pitch, ways,
};
use crate::style::BodyStyle;
use crate::text::ShapedStory;

/// A line of the body, before it has its place.
#[derive(Debug, Clone)]
pub(super) struct BodyLine {
    /// What it is of.
    pub(super) of: LineOf,
    /// Where its atoms stand.
    pub(super) set: SetLine,
    /// What stands before it, of an item's first.
    pub(super) label: Option<SetLine>,
    /// A byline that shares this line, flush right.
    pub(super) byline: Option<SetLine>,
    /// The part of a table that begins here, with the white line of its first row.
    pub(super) part: Option<Arc<Part>>,
}

/// What a line of the body is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineOf {
    /// A block, an index into [`ShapedStory::blocks`].
    Block(usize),
    /// What stands before a block.
    Label(usize),
    /// The byline, on a line of its own.
    Byline,
}

/// Where a byline is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Byline {
    /// On the last line, where it fits.
    RunIn,
    /// On a line of its own.
    OwnLine,
}

/// One way to set a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct How {
    /// Its letterspacing.
    pub(super) tracking: Em,
    /// That of its last line, which nothing opens: as the lines above it stand on the whole.
    pub(super) last: Em,
    /// Where its lines end.
    pub(super) lines: Lines,
}

impl How {
    /// As its style breaks it.
    pub(super) const fn broken(tracking: Em, squeeze: Squeeze) -> Self {
        Self { tracking, last: tracking, lines: Lines::Broken(squeeze) }
    }
}

/// Where the lines of a block end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lines {
    /// Where its style breaks them, squeezed or not.
    Broken(Squeeze),
    /// Where they were chosen to end; as its style breaks them where they have no room.
    Chosen(Rc<[Range<usize>]>),
}

/// How far apart the characters of some lines may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// At most, for all lines to fit.
    pub(super) most: Em,
    /// At most, for the last one to fit unsqueezed.
    pub(super) most_last: Em,
    /// On the whole, where that is as usual.
    pub(super) mean: Em,
}

/// One way to set a body.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    /// How each block is set; one with letterspacing of its own keeps that.
    pub(super) how: Vec<How>,
    /// Where the byline is to stand.
    pub(super) byline: Byline,
}

/// A story's body, ready to be set.
pub(super) struct Body<'a> {
    text: &'a ShapedStory,
    style: &'a BodyStyle,
    /// What their kinds ask of its blocks.
    pub(super) kinds: Kinds<'a>,
    rules: &'a Rules,
    tables: Tables,
    blocks: Vec<Paragraph<'a>>,
    byline: Option<Paragraph<'a>>,
    /// The story has letterspacing from its writer.
    is_written: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        text: &'a ShapedStory,
        (style, rules): (&'a BodyStyle, &'a Rules),
        is_written: bool,
    ) -> Self {
        let blocks = text.blocks.iter().map(|block| Paragraph::new(&block.text, rules)).collect();
        let byline = text.byline.as_ref().map(|byline| Paragraph::new(byline, rules));
        let (kinds, tables) = (Kinds::of(text, style), Tables::default());
        Self { text, style, kinds, rules, tables, blocks, byline, is_written }
    }

    /// How it is set.
    pub(super) const fn style(&self) -> &BodyStyle {
        self.style
    }

    /// How many blocks there are.
    pub(super) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// The letterspacing that its writer gave a block.
    pub(super) fn written(&self, block: usize) -> Option<Em> {
        self.text.blocks.get(block)?.tracking
    }

    /// Whether its writer gave the story letterspacing, or a block.
    pub(super) fn is_written(&self, block: usize) -> bool {
        self.is_written || self.written(block).is_some()
    }

    /// A block at a letterspacing; one with its own keeps that.
    pub(super) fn tracked(&self, block: usize, tracking: Em) -> Option<Tracked<'_>> {
        let own = self.written(block);
        Some(Tracked { paragraph: self.blocks.get(block)?, tracking: own.unwrap_or(tracking) })
    }

    /// The letterspacing of each block in a setting.
    pub(super) fn trackings(&self, setting: &Setting) -> Vec<Em> {
        let each = setting.how.iter().enumerate();
        each.map(|(block, how)| self.written(block).unwrap_or(how.tracking)).collect()
    }

    /// The parts of a table that is to begin in a row, and the white lines below them; each row that it takes is a line, in
    /// which they are set as a whole.
    fn table_lines(&self, (block, row): (usize, usize), measures: &Measures) -> (Vec<Part>, usize) {
        let Some(shaped) = self.kinds.table(block) else { return (Vec::new(), 0) };
        let parts = self.tables.parts((block, shaped), (self.style, self.rules), (row, measures));
        let taken: usize = parts.iter().map(|part| part.white + part.rows).sum();
        let below = Tables::below(shaped, row + taken, measures);
        (parts, taken + below)
    }

    /// How many white rows stand above a table that is to begin in a row.
    pub(super) fn white_above_table(&self, (block, row): (usize, usize), measures: &Measures) -> usize {
        self.table_lines((block, row), measures).0.first().map_or(0, |part| part.white)
    }

    /// Whether a line is the last of a block of several and holds too few characters.
    pub(super) fn is_runt(&self, block: usize, atoms: &Range<usize>) -> bool {
        let of_lines = self.blocks.get(block).filter(|_| atoms.start > 0 && !atoms.is_empty());
        of_lines.filter(|_| !self.kinds.is_by_line(block)).is_some_and(|paragraph| {
            atoms.end == paragraph.len() && is_runt(paragraph, atoms, self.style.last_line)
        })
    }

    /// Whether a line is the last of its block.
    pub(super) fn ends_block(&self, (block, atoms): &(usize, Range<usize>)) -> bool {
        self.blocks.get(*block).is_some_and(|paragraph| atoms.end == paragraph.len())
    }

    /// The manner of a block. What its writer has set is set as it comes.
    fn manner(&self, block: usize, squeeze: Squeeze) -> Manner {
        let BodyStyle { breaking, last_line, even, .. } = *self.style;
        let last_line = if self.is_written(block) { 1 } else { last_line };
        Manner { breaking, squeeze, last_line, even }
    }

    /// The lines of a block that starts in a row, set in one way.
    pub(super) fn lines_of(
        &self,
        (block, row): (usize, usize),
        how: &How,
        measures: &Measures,
    ) -> Vec<Range<usize>> {
        let Some(copy) = self.tracked(block, how.tracking) else { return Vec::new() };
        if self.kinds.is_table(block) {
            let (_, lines) = self.table_lines((block, row), measures);
            return (0..lines).map(|line| line..line + 1).collect();
        }
        let above = self.kinds.white_above((block, row), measures);
        let set = self.text_lines((block, row + above), (&copy, how), measures);
        let below = self.kinds.white_below((block, row + above + set.len()), measures);
        if above + below == 0 {
            return set;
        }
        let white = |at: usize, rows: usize| std::iter::repeat_n(at..at, rows);
        white(0, above).chain(set).chain(white(copy.paragraph.len(), below)).collect()
    }

    /// The same without white rows, which are lines without an atom.
    fn text_lines(
        &self,
        (block, row): (usize, usize),
        (copy, how): (&Tracked<'_>, &How),
        measures: &Measures,
    ) -> Vec<Range<usize>> {
        let room = |line: usize, start: usize| self.room((block, row), (line, start), measures);
        let squeeze = match &how.lines {
            _ if self.kinds.is_by_line(block) => return self.kinds.written_lines(block, copy, room),
            _ if self.kinds.row(block).ends == Ends::Fixed => Squeeze::Kinsoku,
            Lines::Broken(squeeze) => *squeeze,
            Lines::Chosen(chosen) => {
                let mut all = chosen.iter().enumerate();
                if all.all(|(line, atoms)| copy.least_width(atoms) <= room(line, atoms.start)) {
                    return chosen.to_vec();
                }
                Squeeze::Kinsoku
            }
        };
        lines(copy, room, self.manner(block, squeeze))
    }

    /// The ways worth choosing from to break a block that starts in a row, no tighter than a letterspacing.
    pub(super) fn ways(
        &self,
        (block, row): (usize, usize),
        (tightest, usual): (Em, Em),
        measures: &Measures,
    ) -> Vec<MeasuredLines> {
        let Some(copy) = self.tracked(block, tightest) else { return Vec::new() };
        let room = |line: usize, start: usize| self.room((block, row), (line, start), measures);
        let style = self.style;
        ways(&copy, room, Scope { usual, loose: &|line| style.loose_at(measures.of(row + line)) })
    }

    /// Lines of a block that starts in a row, and what is known of each whatever its letterspacing; of rows of a table
    /// nothing is.
    pub(super) fn measured(
        &self,
        (block, row): (usize, usize),
        lines: Vec<Range<usize>>,
        measures: &Measures,
    ) -> MeasuredLines {
        let paragraph = self.blocks.get(block).filter(|_| !self.kinds.is_table(block));
        let of_line = |(number, line): (usize, Range<usize>)| {
            let room = self.room((block, row), (number, line.start), measures);
            let known = paragraph.map_or(Measured::UNKNOWN, |of| Measured::of(of, &line, room));
            (line, known)
        };
        lines.into_iter().enumerate().map(of_line).collect()
    }

    /// How far apart the characters of some lines of a block may stand, and stand where nothing asks for more than usual.
    pub(super) fn room_for(&self, block: usize, usual: Em, lines: &MeasuredLines) -> Option<Room> {
        let end = self.blocks.get(block)?.len();
        let (mut most, mut most_last, mut sum, mut full) = (Em(i64::MAX), Em(i64::MAX), 0, 0);
        for (line, one) in lines {
            most = most.min(one.most);
            if line.end < end {
                sum += one.pitch(usual);
                full += 1;
            } else {
                most_last = one.slack / one.tracked.max(1);
            }
        }
        let mean = Em::milli(if full > 0 { sum / full } else { pitch::milli(usual) });
        Some(Room { most, most_last, mean })
    }

    /// The room of a line of a block that starts in a row: the measure of its own row without what it stands in.
    pub(super) fn room(
        &self,
        (block, row): (usize, usize),
        (line, start): (usize, usize),
        measures: &Measures,
    ) -> Em {
        self.kinds.own(block, measures.of(row + line))
            - self.kinds.stands_in(block, start)
            - self.kinds.indent(block).end
    }

    /// Breaks the body.
    pub(super) fn break_lines(&self, setting: &Setting, measures: &Measures) -> Broken {
        let mut broken = Broken::default();
        for (block, how) in setting.how.iter().enumerate() {
            let mut at = broken.lines.len();
            let set = self.lines_of((block, at), how, measures);
            for part in self.table_lines((block, at), measures).0 {
                at += part.white;
                let rows = part.rows;
                broken.tables.push((at, Arc::new(part)));
                at += rows;
            }
            broken.lines.extend(set.into_iter().map(|atoms| (block, atoms)));
        }
        if self.byline.is_none() {
            return broken;
        }
        let room = match (setting.byline, broken.lines.last()) {
            (Byline::RunIn, Some((block, atoms))) => {
                let last = setting.how.get(*block).map_or(Em::ZERO, |how| how.last);
                self.has_room((*block, last), atoms, measures.of(broken.lines.len() - 1))
            }
            _ => false,
        };
        if room {
            return Broken { run_in: true, ..broken };
        }
        Broken { byline: self.byline_lines(broken.lines.len(), measures), ..broken }
    }

    /// The byline on lines of its own, from a row on. It breaks between names; only a name that is wider than
    /// its measure breaks inside.
    pub(super) fn byline_lines(&self, row: usize, measures: &Measures) -> Vec<Range<usize>> {
        let Some(byline) = &self.byline else { return Vec::new() };
        let copy = Tracked { paragraph: byline, tracking: Em::ZERO };
        let after_blank =
            |end: &usize| byline.text().atoms.get(end - 1).is_some_and(|atom| atom.class.is_blank());
        let mut lines = Vec::new();
        let mut start = 0;
        while start < byline.len() {
            let fits = line_end(&copy, start, measures.of(row + lines.len()), Squeeze::Kinsoku);
            let between = (start + 1..=fits).rev().find(after_blank).filter(|_| fits < byline.len());
            let end = between.unwrap_or(fits);
            lines.push(start..end);
            start = end;
        }
        lines
    }

    /// Whether the byline fits behind a last line.
    pub(super) fn has_room(&self, (block, tracking): (usize, Em), atoms: &Range<usize>, measure: Em) -> bool {
        let Some(byline) = self.byline.as_ref().filter(|_| self.kinds.shares_its_end(block)) else {
            return false;
        };
        let line = self.tracked(block, tracking).map_or(Em::ZERO, |copy| copy.width(atoms));
        let taken = self.kinds.indent(block).start(atoms.start) + line + self.style.byline_gap;
        taken + byline.width(&(0..byline.len())) <= measure
    }

    /// Justifies the broken lines that have a row.
    pub(super) fn justify(&self, broken: &Broken, setting: &Setting, measures: &Measures) -> Vec<BodyLine> {
        let mut lines = Vec::with_capacity(measures.rows.len());
        let longest = self.kinds.longest(|block| self.tracked(block, setting.how.get(block)?.tracking));
        for (row, ((block, atoms), measure)) in broken.lines.iter().zip(&measures.rows).enumerate() {
            let Some(how) = setting.how.get(*block) else { continue };
            let last = self.ends_block(&(*block, atoms.clone()));
            let Some(copy) = self.tracked(*block, if last { how.last } else { how.tracking }) else {
                continue;
            };
            let table = self.kinds.is_table(*block);
            let part = broken.tables.iter().find(|(at, _)| table && *at == row);
            let part = part.map(|(_, part)| Arc::clone(part));
            let set = if atoms.is_empty() || table {
                SetLine::white(atoms.start)
            } else {
                let longest = longest.get(*block).copied().unwrap_or_default();
                self.kinds.set((*block, &copy), atoms.clone(), (*measure, longest), last)
            };
            let label = self.kinds.label(*block, atoms);
            lines.push(BodyLine { of: LineOf::Block(*block), set, label, byline: None, part });
        }
        let Some(byline) = &self.byline else { return lines };
        let rows = measures.rows.iter().skip(broken.lines.len());
        lines.extend(broken.byline.iter().zip(rows).map(|(atoms, measure)| {
            let set = flush_right(byline, atoms.clone(), *measure);
            BodyLine { of: LineOf::Byline, set, label: None, byline: None, part: None }
        }));
        if broken.run_in
            && let Some(line) = lines.get_mut(broken.lines.len() - 1)
        {
            let measure = measures.of(broken.lines.len() - 1);
            line.byline = Some(flush_right(byline, 0..byline.len(), measure));
        }
        lines
    }

    /// How far every gap of a full line is opened beyond its natural setting; nothing for one that ends its paragraph.
    pub(super) fn stretch(&self, BodyLine { of, set, .. }: &BodyLine) -> Option<Em> {
        let LineOf::Block(block) = of else { return None };
        let paragraph = self.blocks.get(*block).filter(|_| set.justified)?;
        let gaps = set.atoms.len().checked_sub(1).filter(|gaps| *gaps > 0)?;
        let taken = set.end - *set.places.first()?;
        Some((taken - paragraph.width(&set.atoms)) / gaps as i64)
    }

    /// The characters of the lines from a row on.
    pub(super) fn characters_from(&self, broken: &Broken, row: usize) -> usize {
        let count = |text: &str| text.chars().count();
        let block = |(block, atoms): &(usize, Range<usize>)| {
            let own =
                self.text.blocks.get(*block).map_or(0, |block| count(block.text.text_of(atoms.clone())));
            own + self.kinds.label_of(*block, atoms).map_or(0, |label| count(&label.text.text))
        };
        let in_tables = broken.tables.iter().filter(|(at, _)| *at >= row);
        let of_table = |(at, part): &(usize, Arc<Part>)| {
            let shaped = self.kinds.table(broken.lines.get(*at)?.0)?;
            Some(part.characters(shaped))
        };
        let in_tables: usize = in_tables.filter_map(of_table).sum();
        let in_lines = broken.lines.iter().skip(row).map(block).sum::<usize>() + in_tables;
        let Some(byline) = &self.byline else { return in_lines };
        let own = broken.byline.iter().skip(row.saturating_sub(broken.lines.len()));
        let lost_with_its_line = broken.run_in && broken.lines.len() > row;
        let run_in = if lost_with_its_line { count(&byline.text().text) } else { 0 };
        in_lines + own.map(|atoms| count(byline.text().text_of(atoms.clone()))).sum::<usize>() + run_in
    }

    /// The block and the byte of its copy at which a row begins; none where a byline does.
    pub(super) fn start_of(&self, broken: &Broken, row: usize) -> Option<(usize, usize)> {
        let (block, atoms) = broken.lines.get(row)?;
        let shaped = self.text.blocks.get(*block)?;
        let byte = shaped.text.atoms.get(atoms.start)?.byte as usize;
        Some((*block, shaped.in_copy(byte)))
    }
}

/// A line of a byline at the right end of its measure, without letterspacing.
fn flush_right(byline: &Paragraph<'_>, atoms: Range<usize>, measure: Em) -> SetLine {
    let indent = (measure - byline.ink_width(&atoms)).max(Em::ZERO);
    justify(&Tracked { paragraph: byline, tracking: Em::ZERO }, atoms, indent, measure, true)
}
