//! How characters stand in a vertical line: upright, turned with it, or side by side in one em (纵中横).

use super::Joint;
use super::class::{lies_along, rests_turned};
use super::item::{Item, Treatment};
use crate::convention::{Class, Convention, Sort};
use crate::copy::{Passage, Stand};

/// Upright, or turned a quarter clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Upright,
    Turned,
}

/// How a character stands (UAX #50, vertical orientation; CLREQ, mixed text in vertical writing). Letters and
/// figures of the West are turned, unless asked otherwise; so are signs no wider than they, arrows, which would point
/// elsewhere, and marks that lie along the line of which a face has no vertical form.
pub(super) fn of(c: char, sort: Sort, asked: Option<Stand>, has_form: impl Fn() -> bool) -> Standing {
    use Class as Is;
    let turned = match (asked, sort.class) {
        (Some(stand), _) => stand == Stand::Sideways,
        (None, Is::Figure | Is::Latin | Is::Space | Is::Raised | Is::Solidus) => true,
        (None, Is::LatinOpening | Is::LatinClosing | Is::Prefix | Is::Postfix | Is::Han | Is::Unit) => {
            rests_turned(c)
        }
        (None, Is::Connector) if is_narrow(c) => true,
        (None, Is::Connector | Is::Dash | Is::Ellipsis | Is::Opening | Is::Closing | Is::Wide) => {
            lies_along(c) && !has_form()
        }
        _ => false,
    };
    if turned { Standing::Turned } else { Standing::Upright }
}

/// Signs of Western text, as against their full-width forms and those of CJK: the one-em dash is one of these.
fn is_narrow(c: char) -> bool {
    c < '\u{2100}' && !matches!(c, '—' | '―' | '‖')
}

/// Marks that stand in the middle of a vertical line keep their em: nothing is added to them or taken from them, and
/// of a mark that closes right behind one the blank goes, so that the two take one and a half em (CLREQ, 3.1.6.2).
pub(super) fn keep_whole(convention: &Convention, items: &mut [Item]) {
    let mut after_whole = false;
    for item in items {
        let upright = item.treatment == Treatment::UprightHalf;
        let whole = upright && convention.whole_upright.contains(item.character);
        if whole {
            item.treatment = Treatment::Upright;
        }
        if whole || (upright && after_whole && item.class == Class::Closing) {
            item.class = Class::Whole;
        }
        after_whole = whole;
    }
}

/// Quotation marks around text that is turned turn with it (CLREQ, 3.2.3), and are those of its letters.
pub(super) fn turn_quotes(items: &mut [Item]) {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut upright = 0;
    for at in 0..items.len() {
        let Some(item) = items.get(at) else { continue };
        let (class, c, stands) = (item.class, item.character, item.treatment.is_upright());
        match (class, c) {
            (Class::Opening, '“' | '‘') if stands => open.push((at, upright + 1)),
            (Class::Closing | Class::Whole, '”' | '’') if stands => {
                let Some((start, before)) = open.pop() else { continue };
                if upright == before && start + 1 < at {
                    turn(items.get_mut(start), Class::LatinOpening);
                    turn(items.get_mut(at), Class::LatinClosing);
                    upright -= 1;
                    continue;
                }
            }
            _ => {}
        }
        upright += usize::from(stands);
    }
}

fn turn(item: Option<&mut Item>, class: Class) {
    if let Some(item) = item {
        item.class = class;
        item.treatment = Treatment::Proportional;
    }
}

/// A sign, a unit or a connector stands as the number or the word does that it is one with: ＋5, 100℃, 气温-5, C＋＋;
/// and ：, ± and their like among full-width figures.
pub(super) fn turn_signs(items: &mut [Item]) {
    use Class as Is;
    let word = |item: &&Item| matches!(item.class, Is::Figure | Is::Postfix | Is::Latin | Is::Wide);
    let is_turned = |item: Option<&Item>| item.filter(word).is_some_and(|item| !item.treatment.is_upright());
    let is_upright_figure = |item: Option<&Item>| {
        item.is_some_and(|item| item.class == Is::Wide && item.character.is_alphanumeric())
    };
    for at in 0..items.len() {
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        let after = items.get(at + 1);
        let Some(item) = items.get(at) else { continue };
        let sign = !item.character.is_alphanumeric();
        let turned = match item.class {
            Is::Wide if sign => is_turned(before) || is_turned(after),
            Is::Prefix => is_turned(after),
            Is::Connector if item.joint == Joint::Never => is_turned(after),
            Is::Unit | Is::Postfix => is_turned(before),
            _ => false,
        };
        let of_upright = sign
            && matches!(item.class, Is::Figure | Is::Latin)
            && (is_upright_figure(before) || is_upright_figure(after))
            && !is_turned(before)
            && !is_turned(after);
        let half = matches!(item.treatment, Treatment::UprightHalf | Treatment::HalfSign);
        let treatment = match (item.treatment.is_upright(), turned, of_upright) {
            (true, true, _) => Some(if half { Treatment::HalfSign } else { Treatment::Plain }),
            (false, _, true) => Some(Treatment::Upright),
            _ => None,
        };
        if let (Some(item), Some(treatment)) = (items.get_mut(at), treatment) {
            item.treatment = treatment;
            if of_upright {
                item.class = Is::Wide;
            }
        }
    }
}

/// The most characters side by side in one em: more are not to be read.
const MOST: usize = 6;

/// 纵中横: figures up to so many side by side in one em, and whatever text asks for it. They are set like a Han
/// character. A number that goes on (a point, a per cent sign, letters) is turned like any other.
pub(super) fn cells(items: Vec<Item>, copy: &Passage, figures: usize) -> Vec<Item> {
    let asked = |item: &Item| {
        let attributes = item.attributes.and_then(|at| copy.attributes.get(at as usize));
        attributes.and_then(|attributes| attributes.stand)
    };
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    let mut kept = items.into_iter().peekable();
    while let Some(item) = kept.next() {
        let stand = asked(&item);
        let starts = match stand {
            Some(stand) => stand == Stand::Cell,
            None if is_chained(&item) => kept.peek().is_some_and(is_chained),
            None => {
                // A Western bracket is turned, and its number with it.
                let bracketed = out.last().is_some_and(|last| last.class == Class::LatinOpening);
                item.class == Class::Figure && !bracketed && !out.last().is_some_and(is_of_a_number)
            }
        };
        if !starts {
            out.push(item);
            continue;
        }
        let chained = stand.is_none() && is_chained(&item);
        let mut together = vec![item];
        if chained {
            together.extend(kept.next());
            out.extend(cell(together, Class::Whole));
            continue;
        }
        let alike = |first: &Item, next: &Item| {
            next.face == first.face
                && next.attributes == first.attributes
                && (stand.is_some() || next.class == Class::Figure)
        };
        while let Some(next) = kept.next_if(|next| together.first().is_some_and(|first| alike(first, next))) {
            together.push(next);
        }
        let goes_on = kept.peek().is_some_and(is_of_a_number);
        let plain = together.iter().all(|item| item.text(copy).bytes().all(|byte| byte.is_ascii_digit()));
        let few = stand.is_some() && together.len() <= MOST;
        if few || (plain && !goes_on && together.len() <= figures) {
            // A full-width string that it is part of is not parted by it.
            let string = |item: &Item| item.class == Class::Wide && item.character.is_alphanumeric();
            let tied = kept.peek().is_some_and(string);
            if let Some(last) = out.last_mut().filter(|last| string(last)) {
                last.joint = Joint::Never;
            }
            let joint = if tied { Some(Joint::Never) } else { None };
            out.extend(
                cell(together, Class::Han).map(|one| Item { joint: joint.unwrap_or(one.joint), ..one }),
            );
        } else {
            out.extend(together);
        }
    }
    out
}

/// What goes on with a number, so that it is no cell: letters and signs that are turned.
fn is_of_a_number(item: &Item) -> bool {
    use Class as Is;
    match item.class {
        Is::Figure | Is::Latin | Is::Prefix | Is::Solidus | Is::Raised => true,
        // A full-width sign goes with its number; so does one that is tied to it.
        Is::Wide => !item.character.is_alphanumeric(),
        Is::Connector => item.joint == Joint::Never,
        Is::Postfix | Is::Unit => !item.treatment.is_upright(),
        _ => false,
    }
}

/// ？ and ！ that keep their em: two in succession share one, side by side (CLREQ, 3.1.3.3).
fn is_chained(item: &Item) -> bool {
    item.class == Class::Whole
        && item.treatment == Treatment::Upright
        && matches!(item.character, '？' | '！')
}

/// Clusters as one, in one em.
fn cell(together: Vec<Item>, class: Class) -> Option<Item> {
    let end = together.last()?.end;
    let joint = together.last().map_or(Joint::ByClass, |last| last.joint);
    let first = together.into_iter().next()?;
    Some(Item { end, class, treatment: Treatment::Cell, joint, ..first })
}
