//! How characters stand in a vertical line: upright, turned with it, or side by side in one em (纵中横).

use super::Joint;
use super::item::{Item, Treatment};
use crate::convention::Class;
use crate::copy::{Passage, Stand};

/// Upright, or turned a quarter clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Upright,
    Turned,
}

/// The marks of a horizontal line that are others in a vertical one (GB/T 15834-2011, B.1: quotation marks
/// become corner brackets). The face's vertical forms do the rest.
const VERTICAL_MARKS: &[(char, char)] = &[('“', '『'), ('”', '』'), ('‘', '「'), ('’', '」')];

/// The character whose vertical form stands for this one.
pub(super) fn vertical_form(c: char) -> char {
    VERTICAL_MARKS.iter().find(|(mark, _)| *mark == c).map_or(c, |(_, form)| *form)
}

/// Marks that stand in the middle of a vertical line and have no blank of their own (CLREQ, 3.1.6.1).
const WHOLE_MARKS: &str = "？！：；";

/// The class and treatment of an upright mark that keeps its em: it goes with what is before it, like a mark of
/// Western text, and nothing is added to it or taken from it.
pub(super) fn whole(c: char, class: Class, treatment: Treatment) -> (Class, Treatment) {
    if treatment == Treatment::UprightHalf && WHOLE_MARKS.contains(c) {
        (Class::LatinClosing, Treatment::Upright)
    } else {
        (class, treatment)
    }
}

/// How a character stands (UAX #50, vertical orientation; CLREQ, mixed text in vertical writing). Letters and
/// figures of the West are turned, unless asked otherwise; so are signs no wider than they.
pub(super) fn of(c: char, class: Class, asked: Option<Stand>) -> Standing {
    match (asked, class) {
        (Some(Stand::Sideways), _) => Standing::Turned,
        (None, Class::Figure | Class::Latin | Class::LatinOpening | Class::LatinClosing | Class::Space) => {
            Standing::Turned
        }
        (None, Class::Connector | Class::Solidus | Class::Prefix | Class::Postfix) if is_narrow(c) => {
            Standing::Turned
        }
        _ => Standing::Upright,
    }
}

/// Signs of Western text, as against their full-width forms and those of CJK: the one-em dash is one of these.
fn is_narrow(c: char) -> bool {
    c < '\u{2100}' && c != '—'
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
        let western = |class: Class| {
            matches!(class, Class::Figure | Class::Latin | Class::Prefix | Class::Postfix | Class::Solidus)
        };
        let starts = match stand {
            Some(stand) => stand == Stand::Cell,
            None => item.class == Class::Figure && !out.last().is_some_and(|last| western(last.class)),
        };
        if !starts {
            out.push(item);
            continue;
        }
        let mut together = vec![item];
        let alike = |first: &Item, next: &Item| {
            next.face == first.face
                && next.attributes == first.attributes
                && (stand.is_some() || next.class == Class::Figure)
        };
        while let Some(next) = kept.next_if(|next| together.first().is_some_and(|first| alike(first, next))) {
            together.push(next);
        }
        let goes_on = kept.peek().is_some_and(|next| western(next.class));
        let plain = together.iter().all(|item| item.text(copy).bytes().all(|byte| byte.is_ascii_digit()));
        let few = stand.is_some() && together.len() <= MOST;
        if few || (plain && !goes_on && together.len() <= figures) {
            out.extend(cell(together));
        } else {
            out.extend(together);
        }
    }
    out
}

/// Clusters as one, in one em.
fn cell(together: Vec<Item>) -> Option<Item> {
    let end = together.last()?.end;
    let joint = together.last().map_or(Joint::ByClass, |last| last.joint);
    let first = together.into_iter().next()?;
    Some(Item { end, class: Class::Han, treatment: Treatment::Cell, joint, ..first })
}
