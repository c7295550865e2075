//! Grey (灰度): how evenly the lines of a body stand, as what it costs a reader.
//!
//! What differs between neighbouring lines weighs most, then what differs between neighbouring paragraphs. A line that
//! is opened beyond the bounds of its style, a runt and a single line are faults, each dearer than the unevenness that
//! mending it may leave behind: the bounds say how far that goes.

use super::body::Body;
use super::measures::Measures;
use crate::geom::Em;
use crate::line::pitch::{self, Cost, Pitch, SEEN, milli};
use crate::line::{MeasuredLines, is_runt, median};

/// What a line costs that stands out from its paragraph further than the style allows; and every thousandth beyond.
const UNEVEN: (Cost, Cost) = (24_000, 200);
/// What a last line with too few characters costs.
const RUNT: Cost = 20_000;
/// What a single line at a column's end costs.
pub(super) const SINGLE: Cost = 16_000;
/// What a paragraph costs that goes on on another page: who turns to it reads on best from a paragraph's start.
pub(super) const MIDWAY: Cost = 3_000;
/// What a subhead at a column's foot costs.
pub(super) const STRANDED: Cost = 1_000_000;
/// What the square of the difference of neighbouring paragraphs costs; and from how far on every thousandth costs how
/// much: the eye begins to see it, and nobody overlooks it.
const PARAGRAPHS: Cost = 6;
const STEPS: [(Pitch, Cost); 2] = [(34, 8_000), (48, 80_000)];
/// Neighbouring lines of a paragraph that differ by more are a fault: copy that has its rows with them is set anew, and
/// stays where nothing is more even.
const LEAP: Pitch = 64;
/// Copy is not made to fit by paragraphs that differ by more, but where a word or a number that can't be parted opens a
/// line of theirs.
const UNLIKE: Pitch = 58;
/// What that costs: more than all else.
pub(super) const REFUSED: Cost = 1_000_000_000;
/// The share of the square by which a line, and the letterspacing that it has, are off the story's; and of that by which
/// they are off what the story is to lean to.
const OFF: Cost = 2;
const LEANS: Cost = 1;

/// The grey of a block's lines.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Grey {
    /// What its own lines cost.
    pub(super) cost: Cost,
    /// How many of its lines are at fault, and how many of them are loose.
    pub(super) faults: usize,
    pub(super) loose: usize,
    /// The pitch of its first line, of its last, and of all of it.
    first: Pitch,
    last: Pitch,
    mean: Pitch,
}

/// What weighing needs room for: it is done many times.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pitches: Vec<Pitch>,
    sorted: Vec<Pitch>,
}

/// The grey of the lines of a block that starts in a row, each of which is measured, where the story's letterspacing is
/// `base` and its lines stand best so far apart as `lean` says. Where more of
/// them are loose than may be, the rest is not weighed: nobody takes such lines.
pub(super) fn of(
    body: &Body<'_>,
    (block, row): (usize, usize),
    (tracking, last): (Em, Em),
    (lines, measures): (&MeasuredLines, &Measures),
    (base, lean): (Em, Em),
    loose: usize,
    Scratch { pitches, sorted }: &mut Scratch,
) -> Grey {
    if body.kinds.is_table(block) {
        return Grey::default();
    }
    let Some(copy) = body.tracked(block, tracking) else { return Grey::default() };
    let lean = milli(lean);
    // Lines that do not fill their measure have no grey.
    if !body.kinds.is_filled(block) && !body.kinds.is_head(block) {
        return Grey { first: lean, last: lean, mean: lean, ..Grey::default() };
    }
    let style = body.style();
    let meant = milli(body.written(block).unwrap_or(base).max(Em::ZERO));
    pitches.clear();
    let (mut sum, mut gaps) = (0, 0);
    let mut grey = Grey::default();
    for (number, (line, one)) in lines.iter().enumerate() {
        let full = line.end < copy.paragraph.len();
        let pitch = if full { one.pitch(copy.tracking) } else { milli(body.written(block).unwrap_or(last)) };
        let count = one.opens.max(1);
        (sum, gaps) = (sum + pitch * count, gaps + count);
        if full {
            let most = style.loose_at(measures.of(row + number));
            let dear = pitch::loose(pitch - meant, milli(most));
            grey.loose += usize::from(dear > 0);
            if grey.loose > loose {
                return grey;
            }
            grey.fault(dear);
        }
        pitches.push(pitch);
    }
    let full = pitches.len().saturating_sub(1);
    let full = pitches.get(..full).unwrap_or_default();
    sorted.clear();
    sorted.extend_from_slice(full);
    let median = median(sorted);
    for pitch in full {
        let (at_all, beyond) = UNEVEN;
        let over = pitch - median - milli(style.even);
        grey.fault(if over > 0 { at_all + beyond * over } else { 0 });
    }
    if let [.., _, (last, _)] = lines.as_slice() {
        grey.fault(if is_runt(copy.paragraph, last, style.last_line) { RUNT } else { 0 });
    }
    for differ in pitches.windows(2).map(|pair| pair[0] - pair[1]) {
        grey.cost += pitch::differ(differ);
        grey.faults += usize::from(differ.abs() > LEAP);
    }
    let share = if lean == milli(base) { OFF } else { LEANS };
    let off = |from: Pitch| (from - lean) * (from - lean) / share;
    let of_letterspacing = off(milli(copy.tracking));
    grey.cost += pitches.iter().map(|pitch| off(*pitch) + of_letterspacing).sum::<Cost>();
    grey.first = pitches.first().copied().unwrap_or(lean);
    grey.last = pitches.last().copied().unwrap_or(lean);
    grey.mean = if gaps > 0 { sum / gaps } else { lean };
    grey
}

impl Grey {
    /// Notes a fault, where it costs anything.
    fn fault(&mut self, cost: Cost) {
        self.cost += cost;
        self.faults += usize::from(cost > 0);
    }

    /// What of a block its neighbours see: no two that are alike in this cost them differently.
    pub(super) const fn seen(&self) -> (Pitch, Pitch, Pitch, bool) {
        (self.first, self.last, self.mean, self.loose == 0)
    }

    /// What it costs that a block stands below another, and whether the eye tells them apart.
    pub(super) fn below(&self, above: &Self) -> (Cost, bool) {
        let differ = (above.mean - self.mean).abs();
        let steps = STEPS.iter().map(|(from, each)| (differ - from).max(0) * each).sum::<Cost>();
        let unlike = differ > UNLIKE && above.loose == 0 && self.loose == 0;
        let steps = steps + if unlike { REFUSED } else { 0 };
        (pitch::differ(above.last - self.first) + PARAGRAPHS * differ * differ + steps, differ > SEEN)
    }
}
