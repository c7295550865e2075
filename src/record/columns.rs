//! From pieces to columns: pieces that stand below each other at one left edge.
//!
//! Columns are not cut out of the page by its white; they grow from their left edges. A line that runs across
//! two columns, a head that reaches over a gutter or a picture that cuts into one column so disturbs no other.

use super::clean::{is_byline, run_in_byline};
use super::pieces::{Piece, commonest, joined};
use crate::geom::{Em, Length, Rect};

/// Lines of a column begin at one edge, but for indents.
const INDENT: Em = Em::milli(2600);
/// Two baselines nearer than this are one.
const SAME_BASELINE: Em = Em::milli(250);
/// White within a line that no composer leaves between words.
const HOLE: Em = Em::milli(2000);
/// Marks may hang, and glyphs reach over their advance.
const OVERHANG: Em = Em::milli(600);
/// Lines of one column stand no further apart than this many leadings (thousandths).
const FARTHEST: i64 = 2200;

/// A line of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ColumnLine {
    pub(super) text: String,
    pub(super) x0: Length,
    pub(super) x1: Length,
    pub(super) y: Length,
    pub(super) doubt: Option<String>,
}

/// Lines below each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) lines: Vec<ColumnLine>,
    pub(super) x0: Length,
    pub(super) x1: Length,
    /// Where its characters begin, going down.
    pub(super) top: Length,
    /// Its last baseline.
    pub(super) bottom: Length,
}

/// What no column goes through.
#[derive(Debug, Default)]
pub(super) struct Barriers {
    pub(super) boxes: Vec<Rect>,
}

impl Barriers {
    /// Heads and rules.
    pub(super) fn new(heads: &[Piece], rules: &[Rect]) -> Self {
        let head = |piece: &Piece| Rect {
            x: piece.x0,
            y: piece.top(),
            width: piece.x1 - piece.x0,
            height: piece.y - piece.top(),
        };
        Self { boxes: heads.iter().map(head).chain(rules.iter().copied()).collect() }
    }

    /// Whether anything stands between two heights, somewhere between two edges.
    pub(super) fn between(&self, y0: Length, y1: Length, x0: Length, x1: Length) -> bool {
        self.boxes.iter().any(|one| {
            let inside = one.y >= y0 && one.bottom() <= y1;
            inside && one.x < x1 && one.right() > x0 && one.width >= one.height
        })
    }
}

/// The columns that pieces form, and the commonest distance of their baselines.
pub(super) fn columns(pieces: &[Piece], barriers: &Barriers, size: Length) -> (Vec<Column>, Length) {
    let leading = leading(pieces, size);
    let mut groups = linked(pieces, barriers, leading);
    // The largest first: small groups are then found to be parts of their lines.
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut parts: Vec<Group> = groups.into_iter().map(|group| Group::new(group, size)).collect();
    let edges: Vec<Length> = parts.iter().map(|part| right_edge(part, &parts, leading, size)).collect();
    parts.iter_mut().zip(edges).for_each(|(part, edge)| part.edge = edge);
    let mut whole: Vec<Group> = Vec::new();
    for part in parts {
        match whole.iter_mut().find(|column| column.takes(&part, barriers, leading, size)) {
            Some(column) => column.take(part),
            None => whole.push(part),
        }
    }
    let mut columns: Vec<Column> = whole.into_iter().map(|group| group.column(size)).collect();
    columns.sort_by_key(|column| (column.x0, column.top));
    (columns, leading)
}

/// How far a column reaches: its lines may all be short, but the columns beside it are not, and none of them
/// begins within it.
fn right_edge(column: &Group, all: &[Group], leading: Length, size: Length) -> Length {
    let slack = leading.scaled(8, 5);
    let beside = || {
        all.iter().filter(|other| {
            other.pieces.len() > 1 && other.first <= column.last + slack && other.last >= column.first - slack
        })
    };
    let width = beside().map(|other| other.x1 - other.x0).max().unwrap_or_default();
    let next = beside().map(|other| other.x0).filter(|x0| *x0 > column.x0 + size).min();
    let room = next.map_or(column.x0 + width, |next| next - size / 3);
    (column.x0 + width).min(room).max(column.x1)
}

/// The commonest distance from a baseline to the next one below it.
fn leading(pieces: &[Piece], size: Length) -> Length {
    let farthest = size * 4;
    let distances = pieces.iter().enumerate().filter_map(|(at, piece)| {
        let below = pieces.iter().skip(at + 1).take_while(|below| below.y - piece.y <= farthest);
        let mut below = below.filter(|below| below.y - piece.y > size / 2 && overlap(piece, below));
        below.next().map(|below| below.y - piece.y)
    });
    let commonest = commonest(distances);
    if commonest == Length::ZERO { size.scaled(3, 2) } else { commonest }
}

fn overlap(one: &Piece, other: &Piece) -> bool {
    one.x0 < other.x1 && other.x0 < one.x1
}

/// Pieces by the column that their left edges form: each is linked to the next below that begins at its edge.
fn linked(pieces: &[Piece], barriers: &Barriers, leading: Length) -> Vec<Vec<Piece>> {
    let mut group: Vec<usize> = (0..pieces.len()).collect();
    for (at, piece) in pieces.iter().enumerate() {
        let reach = leading.scaled(FARTHEST, 1000);
        let begins_alike = |below: &&(usize, &Piece)| {
            let below = below.1;
            below.y - piece.y > piece.size / 2
                && overlap(piece, below)
                && (piece.x0 - below.x0).abs() <= INDENT.of(piece.size)
        };
        let below = pieces.iter().enumerate().skip(at + 1);
        let below =
            below.take_while(|(_, below)| below.y - piece.y <= reach).find(|pair| begins_alike(&pair));
        if let Some((next, below)) = below {
            let (x0, x1) = (piece.x0.max(below.x0), piece.x1.min(below.x1));
            if !barriers.between(piece.y, below.y, x0, x1) {
                let (one, other) = (root(&mut group, at), root(&mut group, next));
                group[one.max(other)] = one.min(other);
            }
        }
    }
    let mut groups: Vec<Vec<Piece>> = vec![Vec::new(); pieces.len()];
    for (at, piece) in pieces.iter().enumerate() {
        let root = root(&mut group, at);
        groups[root].push(piece.clone());
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The first member of a member's group.
fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}

/// Pieces that will be a column.
struct Group {
    pieces: Vec<Piece>,
    x0: Length,
    x1: Length,
    /// How far lines of it may reach.
    edge: Length,
    first: Length,
    last: Length,
}

impl Group {
    fn new(pieces: Vec<Piece>, size: Length) -> Self {
        let first_of = |of: fn(&Piece) -> Length| pieces.iter().map(of).min().unwrap_or_default();
        let last_of = |of: fn(&Piece) -> Length| pieces.iter().map(of).max().unwrap_or_default();
        let first = first_of(|piece| piece.y) - SAME_BASELINE.of(size);
        let (x0, x1, last) =
            (first_of(|piece| piece.x0), last_of(|piece| piece.x1), last_of(|piece| piece.y));
        Self { pieces, x0, x1, edge: x1, first, last }
    }

    /// Whether a part belongs to lines of this column, or follows below them: a byline, flush right.
    fn takes(&self, part: &Self, barriers: &Barriers, leading: Length, size: Length) -> bool {
        let overhang = OVERHANG.of(size);
        // A byline alone in its column is no wider than itself.
        let same_line = (part.last - self.last).abs() <= size / 4 && part.x0 > self.x0;
        let near = same_line && part.x0 - self.x1 < HOLE.of(size) && self.is_byline();
        let inside = part.x0 > self.x0 - overhang && part.x1 < self.edge + overhang;
        let among = part.first > self.first - overhang && part.last <= self.last + leading.scaled(8, 5);
        let follows = part.first > self.last - size / 2;
        (inside || near)
            && among
            && (!follows || !barriers.between(self.last, part.first + size / 2, self.x0, self.x1))
    }

    fn is_byline(&self) -> bool {
        let [first, ..] = self.pieces.as_slice() else { return false };
        self.pieces.iter().all(|piece| piece.y == first.y) && is_byline(&first.text)
    }

    fn take(&mut self, part: Self) {
        self.last = self.last.max(part.last);
        self.x1 = self.x1.max(part.x1);
        self.edge = self.edge.max(self.x1);
        self.pieces.extend(part.pieces);
    }

    /// Its lines: pieces on one baseline.
    fn column(mut self, size: Length) -> Column {
        self.pieces.sort_by_key(|piece| (piece.y, piece.x0));
        let mut lines: Vec<Vec<Piece>> = Vec::new();
        for piece in self.pieces {
            match lines.last_mut() {
                Some(line)
                    if line.first().is_some_and(|first| piece.y - first.y <= SAME_BASELINE.of(size)) =>
                {
                    line.push(piece);
                }
                _ => lines.push(vec![piece]),
            }
        }
        let lines: Vec<ColumnLine> = lines.into_iter().map(column_line).collect();
        let top = lines.first().map_or(self.first, |line| line.y - Em::milli(880).of(size));
        Column { lines, x0: self.x0, x1: self.x1, top, bottom: self.last }
    }
}

fn column_line(mut pieces: Vec<Piece>) -> ColumnLine {
    pieces.sort_by_key(|piece| piece.x0);
    let text = joined(&pieces);
    let hole = pieces.windows(2).any(|two| two[1].x0 - two[0].x1 > HOLE.of(two[0].size));
    let over = pieces.windows(2).any(|two| two[1].x0 < two[0].x1 - two[0].size / 2);
    let doubt = if pieces.iter().any(|piece| piece.nameless) {
        Some("the file does not say which character a glyph is".to_owned())
    } else if over {
        Some("printed over each other".to_owned())
    } else if hole && run_in_byline(&text).is_none() {
        Some("wide white within the line".to_owned())
    } else {
        None
    };
    let edge = |of: fn(&Piece) -> Length| pieces.iter().map(of);
    let x0 = edge(|piece| piece.x0).min().unwrap_or_default();
    let x1 = edge(|piece| piece.x1).max().unwrap_or_default();
    ColumnLine { text, x0, x1, y: pieces.first().map_or(Length::ZERO, |piece| piece.y), doubt }
}
