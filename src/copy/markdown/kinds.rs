//! Markup that a story does not have, where it is told by its signs alone: a half of it is missing, or it is typed in
//! full-width signs, so that the parser takes it for text. It would be printed as it was typed.

use std::ops::Range;

use crate::copy::markdown::signs::Signs;

/// A kind of markup: what it is called (a part of the entry `markup`), where one begins, and how its text would be written
/// (a part of `markup-as-text`).
struct Kind {
    name: &'static str,
    /// Nothing else is typed so.
    sure: bool,
    /// The characters of one that begins at a place.
    find: fn(Signs<'_>, usize) -> Option<Range<usize>>,
    help: &'static str,
}

/// What is looked for, in this order.
const KINDS: &[Kind] = &[
    Kind { name: "footnote", sure: true, find: |signs, at| signs.footnote(at), help: "help-footnote" },
    Kind { name: "picture", sure: false, find: |signs, at| signs.picture(at), help: "help-picture" },
    Kind { name: "link", sure: false, find: |signs, at| signs.link(at), help: "help-link" },
    Kind {
        name: "table",
        sure: true,
        find: |signs, at| signs.table(at).filter(|row| signs.text(row.clone()).all(|c| "|-: ".contains(c))),
        help: "help-table",
    },
    Kind { name: "table", sure: false, find: |signs, at| signs.table(at), help: "help-table" },
    Kind { name: "entity", sure: true, find: |signs, at| signs.entity(at), help: "help-entity" },
    Kind { name: "tag", sure: false, find: |signs, at| signs.tag(at), help: "help-tag" },
    Kind {
        name: "underscores",
        sure: false,
        find: |signs, at| signs.underscores(at),
        help: "help-underscores",
    },
    Kind { name: "struck-out", sure: false, find: |signs, at| signs.struck_out(at), help: "help-struck-out" },
    Kind { name: "code", sure: false, find: |signs, at| signs.code(at), help: "help-code" },
    Kind { name: "quote", sure: false, find: |signs, at| signs.quote(at), help: "help-quote" },
    Kind {
        name: "highlighted",
        sure: false,
        find: |signs, at| signs.highlighted(at),
        help: "help-highlighted",
    },
    Kind {
        name: "superscript",
        sure: false,
        find: |signs, at| signs.script(at, '^').or_else(|| signs.exponent(at)),
        help: "help-superscript",
    },
    Kind { name: "subscript", sure: false, find: |signs, at| signs.script(at, '~'), help: "help-subscript" },
    Kind { name: "template", sure: false, find: |signs, at| signs.template(at), help: "help-template" },
    Kind { name: "escape", sure: false, find: |signs, at| signs.escape(at), help: "help-escape" },
    Kind { name: "formula", sure: false, find: |signs, at| signs.formula(at), help: "help-formula" },
];

/// Markup that was found.
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) name: &'static str,
    pub(super) sure: bool,
    pub(super) help: &'static str,
}

/// The first one from a place on.
pub(super) fn next(signs: Signs<'_>, from: usize) -> Option<Found> {
    (from..signs.chars.len()).find_map(|at| {
        // Text is most of what there is.
        let c = signs.chars.get(at).map(|one| one.c)?;
        if matches!(c, '\u{3400}'..='\u{9FFF}') || c.is_alphanumeric() || matches!(c, '，' | '。' | '、') {
            return None;
        }
        let found = |Kind { name, sure, find, help }: &Kind| {
            Some(Found { range: find(signs, at)?, name, sure: *sure, help })
        };
        KINDS.iter().find_map(found)
    })
}
