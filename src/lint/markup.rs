//! Which mends the markup of a text bears: `**重要。** 通知` is an emphasis by its space.

use std::ops::Range;

use super::edges::Edge;
use super::script::{NONE, is_chinese};
use super::text::{Part, Text};
use crate::copy::FaceRole;

/// What a character is to the stars beside it.
#[derive(Debug, PartialEq, Eq)]
enum Class {
    Blank,
    Letter,
    Mark,
    Sign(char),
}

fn class(c: char) -> Class {
    match c {
        _ if c.is_whitespace() => Class::Blank,
        _ if c.is_alphanumeric() => Class::Letter,
        _ if c.is_ascii_punctuation() || is_chinese(c) || "“”‘’—…·".contains(c) => Class::Mark,
        _ => Class::Sign(c),
    }
}

/// Signs that mean something in a paragraph, and in a text of TOML.
const MARKUP: &str = "*_[]{}<>`\\";
const TOML: &str = "\"'\\";

/// Whether the source is as sound as before with a text written in the place of a range.
pub(super) fn bears(text: &Text, at: &Range<usize>, write: &str) -> bool {
    let empties = write.is_empty() && text.before(at.start) == NONE && text.at(at.end) == NONE;
    let is_markdown = matches!(text.part, Part::Paragraph | Part::Subhead);
    let signs = if is_markdown { MARKUP } else { TOML };
    let marks_up = write.chars().any(|c| signs.contains(c));
    let counted = counts_characters(text, at) && write.chars().count() != at.len();
    !empties && !marks_up && !counted && !begins_list(text, at, write) && bear(text, at, write)
}

/// Attributes may ask for something of each character: a sound, a share of the width.
fn counts_characters(text: &Text, at: &Range<usize>) -> bool {
    let edge = text.edges.partition_point(|edge| edge.at <= at.start).checked_sub(1);
    edge.and_then(|edge| text.edges.get(edge)).is_some_and(|edge| edge.right.attributes.is_some())
}

/// `１. 甲` is text, `1. 甲` the start of a list.
fn begins_list(text: &Text, at: &Range<usize>, write: &str) -> bool {
    const LONGEST: usize = 12;
    // A line of the source begins where the end of one is markup between.
    if text.part != Part::Paragraph || (at.start > 0 && !is_edge(text, at.start)) {
        return false;
    }
    let rest = text.chars.get(at.end..).unwrap_or_default().iter().copied();
    let begins: String = write.chars().chain(rest).take(LONGEST).collect();
    let behind = begins.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < begins.len() && (behind.starts_with(". ") || behind.starts_with(") "))
}

fn bear(text: &Text, at: &Range<usize>, write: &str) -> bool {
    let (before, after) = (edge(text, at.start), edge(text, at.end));
    // Stars would touch stars.
    if write.is_empty() && before.is_some() && after.is_some() {
        return false;
    }
    let first = write.chars().next().unwrap_or_else(|| text.at(at.end));
    let last = write.chars().last().unwrap_or_else(|| text.before(at.start));
    let is_end = |c: char| c == NONE;
    before.is_none_or(|edge| {
        let outside = edge.right.face == FaceRole::Regular;
        bears_one(edge, outside, (text.at(at.start), first), text.before(at.start))
    }) && after.is_none_or(|edge| {
        let outside = edge.left.face == FaceRole::Regular;
        bears_one(edge, outside, (text.before(at.end), last), text.at(at.end))
    }) && !(is_end(text.at(at.end)) && last == ' ')
}

/// Whether the markup at an edge is what it was, where one character beside it becomes another. `other` stands
/// beyond the edge.
fn bears_one(edge: &Edge, outside: bool, (old, new): (char, char), other: char) -> bool {
    let (old, new) = (class(old), class(new));
    if old == new {
        return true;
    }
    if !edge.is_emphasis() {
        return (edge.left.tracking, edge.left.attributes) != (edge.right.tracking, edge.right.attributes);
    }
    match new {
        // A single star between letters may multiply.
        Class::Letter => outside && edge.is_strong() && class(other) == Class::Letter,
        Class::Blank | Class::Mark => outside,
        Class::Sign(_) => false,
    }
}

/// Whether spaces keep an emphasis alive: without them, a star would stand between a mark and a letter.
pub(super) fn keeps_emphasis(text: &Text, spaces: &Range<usize>) -> bool {
    let keeps = |edge: Option<&Edge>, other: char, next: char| {
        edge.is_some_and(|edge| {
            let bare = edge.is_stars() && class(other) == Class::Letter;
            edge.is_emphasis() && !bare && class(next) == Class::Letter
        })
    };
    keeps(edge(text, spaces.start), text.before(spaces.start), text.at(spaces.end))
        || keeps(edge(text, spaces.end), text.at(spaces.end), text.before(spaces.start))
}

/// Whether markup stands before a character.
pub(super) fn is_edge(text: &Text, at: usize) -> bool {
    edge(text, at).is_some()
}

/// The markup before a character.
fn edge(text: &Text, at: usize) -> Option<&Edge> {
    let found = text.edges.binary_search_by_key(&at, |edge| edge.at).ok()?;
    text.edges.get(found).filter(|edge| edge.bytes > 0)
}
