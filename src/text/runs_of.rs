//! Characters that are what they are by the run that they stand in: dashes and ellipses in pairs, marks in
//! succession, figures above and below the line.

use super::Joint;
use super::item::{Item, Treatment};
use crate::convention::Class;
use crate::copy::Passage;

/// Marks of two characters that are one thing: two em of ink, never parted.
const PAIRED: &[Class] = &[Class::Dash, Class::Ellipsis];

/// Pairs the halves of dashes and ellipses, and marks in succession.
///
/// Of several dashes in a row each is whole, and a line may end between two (CLREQ, 3.1.5.1); a half that is left
/// over goes with the pair before it. ？！ take an em together, three of them two (CLREQ, 3.1.3.3; GB/T 15834-2011,
/// 4.2 and 4.3): every second one has no blank.
pub(super) fn pair_marks(items: &mut [Item]) {
    let is_half = |item: &Item| PAIRED.contains(&item.class) && !matches!(item.character, '⸺' | '⸻');
    let alike = |one: &Item, next: &Item| {
        (is_half(one) && one.character == next.character)
            || (may_succeed(one) && may_succeed(next) && one.treatment == next.treatment)
    };
    for run in items.chunk_by_mut(alike) {
        let long = run.len();
        if run.first().is_some_and(is_half) {
            for (at, item) in run.iter_mut().enumerate().take(long.saturating_sub(1)) {
                if at % 2 == 0 || at + 2 == long {
                    item.joint = Joint::Never;
                }
            }
        } else if run
            .first()
            .is_some_and(|first| may_succeed(first) && first.treatment == Treatment::HalfMark)
        {
            run.iter_mut().skip(1).step_by(2).for_each(|item| item.class = Class::Whole);
        }
    }
}

/// Marks that are chained for stress.
fn may_succeed(item: &Item) -> bool {
    item.class == Class::Stop && matches!(item.character, '？' | '！')
}

/// Subscripts, superscripts and the marks of notes cling to what is before them: never parted from it, and of
/// its class, so that no space comes between.
pub(super) fn cling(copy: &Passage, items: &mut [Item]) {
    let is_script = |item: &Item| {
        let attributes = item.attributes.and_then(|at| copy.attributes.get(at as usize));
        item.class == Class::Raised || attributes.is_some_and(|attributes| attributes.script.is_some())
    };
    let mut base: Option<usize> = None;
    for at in 0..items.len() {
        if !items.get(at).is_some_and(is_script) {
            base = Some(at);
            continue;
        }
        let class =
            base.and_then(|base| items.get(base)).map(|base| base.class).filter(|class| !class.is_blank());
        let Some(item) = items.get_mut(at) else { continue };
        let Some(class) = class else {
            // One that follows nothing is a letter.
            if item.class == Class::Raised {
                item.class = Class::Latin;
            }
            continue;
        };
        item.class = class;
        if let Some(before) = at.checked_sub(1).and_then(|before| items.get_mut(before)) {
            before.joint = Joint::Never;
        }
    }
}

/// The most characters of a unit behind a solidus: more are a word, or part of an address.
const UNIT: usize = 3;

/// Units with a solidus are not parted (km/h, ¥5/kg, GB/T); where more follows, a line may end behind it.
pub(super) fn tie_units(items: &mut [Item]) {
    let is_of_a_word = |item: &Item| {
        matches!(item.class, Class::Latin | Class::Figure | Class::Prefix | Class::Postfix | Class::Unit)
    };
    for at in 1..items.len() {
        if items.get(at).is_none_or(|item| item.class != Class::Solidus) {
            continue;
        }
        let before = items.get(at - 1).is_some_and(is_of_a_word);
        let behind = items.iter().skip(at + 1).take(UNIT + 1).take_while(|item| is_of_a_word(item)).count();
        if let Some(item) = items.get_mut(at).filter(|_| before && (1..=UNIT).contains(&behind)) {
            item.joint = Joint::Never;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::FaceId;

    fn items(text: &str, class: Class, treatment: Treatment) -> Vec<Item> {
        let item = |(byte, character): (usize, char)| Item {
            byte,
            end: byte + character.len_utf8(),
            character,
            class,
            face: FaceId(0),
            treatment,
            tracking: None,
            joint: Joint::ByClass,
            attributes: None,
        };
        text.char_indices().map(item).collect()
    }

    fn joints(text: &str, class: Class) -> Vec<bool> {
        let mut items = items(text, class, Treatment::Plain);
        pair_marks(&mut items);
        items.iter().map(|item| item.joint == Joint::Never).collect()
    }

    #[test]
    fn dashes_in_a_row_are_whole_and_a_half_goes_with_the_pair_before_it() {
        assert_eq!(joints("——", Class::Dash), [true, false]);
        assert_eq!(joints("————", Class::Dash), [true, false, true, false]);
        assert_eq!(joints("———", Class::Dash), [true, true, false]);
        assert_eq!(joints("⸺⸺", Class::Dash), [false, false]);
        assert_eq!(joints("…………", Class::Ellipsis), [true, false, true, false]);
    }

    #[test]
    fn every_second_mark_of_a_chain_has_no_blank() {
        let mut items = items("？！？", Class::Stop, Treatment::HalfMark);
        pair_marks(&mut items);
        let classes: Vec<Class> = items.iter().map(|item| item.class).collect();
        assert_eq!(classes, [Class::Stop, Class::Whole, Class::Stop]);
    }
}
