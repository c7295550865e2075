//! What a character is to the composer: its class, where it stands.
//!
//! First its place decides ([`Convention::in_place`]), then the convention's exceptions, then Unicode's
//! properties.

mod unicode;

use crate::convention::{Class, Convention, Near, Sort};

pub(super) use unicode::{clings, form_asked, is_blank, is_combining, is_unseen, lies_along, rests_turned};

/// The class of a character by a convention, given its neighbours in the text.
#[must_use]
pub fn class_of(convention: &Convention, before: Option<char>, c: char, after: Option<char>) -> Class {
    sort_of(convention, before, c, after).class
}

/// The class of a character by a convention wherever it stands, and how it is set where it stands so.
#[must_use]
pub(super) fn sort_of(convention: &Convention, before: Option<char>, c: char, after: Option<char>) -> Sort {
    // Nearly all characters: not worth a look at the tables.
    let common = matches!(c, '\u{3400}'..='\u{9fff}') || c.is_ascii_alphanumeric();
    if common || !convention.is_in_place(c) {
        return Sort::of(class_by_itself(convention, c));
    }
    let fits = |near: Near, beside: Option<char>| match near {
        Near::Any => true,
        Near::Unlike => beside != Some(c),
        Near::Figure => beside.is_some_and(is_figure),
        Near::Number => {
            beside.is_some_and(|c| is_figure(c) || class_by_itself(convention, c) == Class::Prefix)
        }
        Near::Letter => {
            beside.is_some_and(|c| c.is_alphabetic() && class_by_itself(convention, c) == Class::Latin)
        }
        Near::Western => beside.is_some_and(|c| is_written_in_words(class_by_itself(convention, c))),
        Near::Han => beside.is_some_and(|c| is_on_the_em(class_by_itself(convention, c))),
        Near::Closed => beside.is_some_and(|c| is_closed(class_by_itself(convention, c))),
        Near::Apart => !beside.is_some_and(|c| {
            let class = class_by_itself(convention, c);
            is_written_in_words(class) || is_on_the_em(class) || is_closed(class)
        }),
    };
    let row = convention
        .in_place
        .iter()
        .find(|row| row.characters.contains(c) && fits(row.before, before) && fits(row.after, after));
    row.map_or_else(|| Sort::of(class_by_itself(convention, c)), |row| row.sort)
}

/// The class of a character without its neighbours.
#[must_use]
pub fn class_by_itself(convention: &Convention, c: char) -> Class {
    match c {
        '\u{3400}'..='\u{9fff}' => Class::Han,
        '0'..='9' => Class::Figure,
        'A'..='Z' | 'a'..='z' => Class::Latin,
        _ => convention.exception(c).unwrap_or_else(|| unicode::class(c)),
    }
}

/// Figures of numbers, full-width or not.
fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// What belongs to words and numbers of the West.
const fn is_written_in_words(class: Class) -> bool {
    matches!(class, Class::Latin | Class::Figure | Class::Prefix | Class::Postfix | Class::Raised)
}

const fn is_closed(class: Class) -> bool {
    matches!(class, Class::Closing | Class::LatinClosing)
}

const fn is_on_the_em(class: Class) -> bool {
    matches!(class, Class::Han | Class::Repeat | Class::Wide | Class::Unit)
}

#[cfg(test)]
mod tests;
