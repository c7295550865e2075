//! Markup that a story does not have, where it is told by its signs alone: a half of it is missing, or it is typed in
//! full-width signs, so that the parser takes it for text. It would be printed as it was typed.

use std::ops::Range;

use super::signs::Signs;

/// A kind of markup: what it is called, where one begins, and how its text would be written.
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
    Kind {
        name: "a footnote",
        sure: true,
        find: |signs, at| signs.footnote(at),
        help: "the mark of a note is `[1]{script=super}`, its text a paragraph",
    },
    Kind {
        name: "a picture",
        sure: false,
        find: |signs, at| signs.picture(at),
        help: "a picture is `picture` of the front matter",
    },
    Kind {
        name: "a link",
        sure: false,
        find: |signs, at| signs.link(at),
        help: "a link can't be printed: write its text, and the address in it if that is to be read",
    },
    Kind {
        name: "a table",
        sure: true,
        find: |signs, at| signs.table(at).filter(|row| signs.text(row.clone()).all(|c| "|-: ".contains(c))),
        help: "there are no tables: write its rows as paragraphs",
    },
    Kind {
        name: "a table",
        sure: false,
        find: |signs, at| signs.table(at),
        help: "there are no tables: write its rows as paragraphs",
    },
    Kind {
        name: "an entity",
        sure: true,
        find: |signs, at| signs.entity(at),
        help: "write the character itself; `\\&` is the sign itself",
    },
    Kind {
        name: "a tag of HTML",
        sure: false,
        find: |signs, at| signs.tag(at),
        help: "take it out; `\\<` is the sign itself",
    },
    Kind {
        name: "emphasis with underscores",
        sure: false,
        find: |signs, at| signs.underscores(at),
        help: "the strong face is `**…**`, the emphasis face `*…*`; `\\_` is the sign itself",
    },
    Kind {
        name: "struck-out text",
        sure: false,
        find: |signs, at| signs.struck_out(at),
        help: "take it out with its signs; `\\~` is the sign itself",
    },
    Kind {
        name: "code",
        sure: false,
        find: |signs, at| signs.code(at),
        help: "take its signs out; `\\`` is the sign itself",
    },
    Kind {
        name: "a block quote",
        sure: false,
        find: |signs, at| signs.quote(at),
        help: "take the sign out; text in the emphasis face is `*…*`",
    },
    Kind {
        name: "highlighted text",
        sure: false,
        find: |signs, at| signs.highlighted(at),
        help: "the strong face is `**…**`; `\\=` is the sign itself",
    },
    Kind {
        name: "a superscript",
        sure: false,
        find: |signs, at| signs.script(at, '^').or_else(|| signs.exponent(at)),
        help: "small figures are `[2]{script=super}`; `\\^` is the sign itself",
    },
    Kind {
        name: "a subscript",
        sure: false,
        find: |signs, at| signs.script(at, '~'),
        help: "small figures are `[2]{script=sub}`; `\\~` is the sign itself",
    },
    Kind {
        name: "a place that a template would fill",
        sure: false,
        find: |signs, at| signs.template(at),
        help: "write what should stand there; `\\{` and `\\[` are the signs themselves",
    },
    Kind {
        name: "a character by its escape",
        sure: false,
        find: |signs, at| signs.escape(at),
        help: "write the character itself, and a paragraph for the end of a line; `\\\\` is the sign itself",
    },
    Kind {
        name: "a formula of TeX",
        sure: false,
        find: |signs, at| signs.formula(at),
        help: "write it in characters, `[2]{script=super}` for exponents; `\\$` is the sign itself",
    },
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
        if c.is_alphanumeric() || matches!(c, '，' | '。' | '、') {
            return None;
        }
        let Kind { name, sure, help, find } = KINDS.iter().find(|kind| (kind.find)(signs, at).is_some())?;
        Some(Found { range: find(signs, at)?, name, sure: *sure, help })
    })
}
