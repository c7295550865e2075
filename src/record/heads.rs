//! Heads: large type, in blocks of kicker, headline and deck.

use super::columns::Barriers;
use super::pieces::{Piece, joined};
use crate::geom::{Length, Rect};

/// Lines of a head stand no further apart than this many times the smaller of their sizes (tenths).
const FARTHEST: i64 = 15;
/// On one line, two parts of a head stand no further apart than this many times their size (tenths).
const WIDEST: i64 = 22;

/// What stands between two texts on one side of a headline.
pub(super) const BETWEEN_PARTS: &str = "\u{3000}";

/// The lines of a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) lines: Vec<Piece>,
    pub(super) x0: Length,
    pub(super) x1: Length,
    pub(super) top: Length,
    /// Its last baseline.
    pub(super) bottom: Length,
}

/// A head's parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) kicker: Option<String>,
    pub(super) headline: Vec<String>,
    pub(super) deck: Option<String>,
}

impl Head {
    /// The largest type is the headline; what is smaller stands above it as kicker, below as deck.
    pub(super) fn parts(&self) -> Parts {
        let largest = self.lines.iter().map(|line| line.size).max().unwrap_or_default();
        let is_large = |line: &Piece| line.size.0 * 100 >= largest.0 * 92;
        let first = self.lines.iter().position(is_large).unwrap_or(0);
        let last = self.lines.iter().rposition(is_large).unwrap_or(0);
        let text = |lines: &[Piece]| -> Vec<String> { lines.iter().map(|line| line.text.clone()).collect() };
        let one = |lines: Vec<String>| (!lines.is_empty()).then(|| lines.join(BETWEEN_PARTS));
        Parts {
            kicker: one(text(self.lines.get(..first).unwrap_or_default())),
            headline: text(self.lines.get(first..=last).unwrap_or_default()),
            deck: one(text(self.lines.get(last + 1..).unwrap_or_default())),
        }
    }
}

/// The heads that pieces of large type form; `body` and `rules` are what keeps two heads apart.
pub(super) fn heads(pieces: &[Piece], body: &[Piece], rules: &[Rect]) -> Vec<Head> {
    let barriers = Barriers::new(body, rules);
    let mut heads: Vec<Head> = Vec::new();
    for line in lines(pieces, rules) {
        let joins = |head: &Head| {
            let last = head.lines.last().unwrap_or(&line);
            let farthest = line.size.min(last.size) * FARTHEST / 10;
            let (x0, x1) = (head.x0.min(line.x0), head.x1.max(line.x1));
            line.x0 < head.x1
                && line.x1 > head.x0
                && line.top() - last.y <= farthest
                && !barriers.between(last.y, line.top(), x0, x1)
        };
        match heads.iter().rposition(joins) {
            Some(at) => {
                let head = &mut heads[at];
                (head.x0, head.x1) = (head.x0.min(line.x0), head.x1.max(line.x1));
                (head.top, head.bottom) = (head.top.min(line.top()), head.bottom.max(line.y));
                head.lines.push(line);
            }
            None => heads.push(Head {
                x0: line.x0,
                x1: line.x1,
                top: line.top(),
                bottom: line.y,
                lines: vec![line],
            }),
        }
    }
    heads
}

/// Pieces on one baseline, of one size, that stand near each other and on one side of every rule.
fn lines(pieces: &[Piece], rules: &[Rect]) -> Vec<Piece> {
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let joins = |line: &Vec<Piece>| {
            line.last().is_some_and(|last| {
                let parted = rules.iter().any(|rule| {
                    rule.x >= last.x1 - last.size / 4
                        && rule.right() <= piece.x0 + piece.size / 4
                        && rule.y < piece.y
                        && rule.bottom() > piece.top()
                });
                (last.y - piece.y).abs() < piece.size / 4
                    && (last.size - piece.size).abs() < piece.size / 12
                    && piece.x0 > last.x0
                    && piece.x0 - last.x1 < piece.size * WIDEST / 10
                    && !parted
            })
        };
        match lines.iter().rposition(joins) {
            Some(at) => lines[at].push(piece.clone()),
            None => lines.push(vec![piece.clone()]),
        }
    }
    let whole = lines.into_iter().filter_map(|parts| {
        let text = joined(&parts);
        let (x1, nameless) = (parts.last()?.x1, parts.iter().any(|part| part.nameless));
        parts.into_iter().next().map(|first| Piece { text, x1, nameless, ..first })
    });
    whole.collect()
}
