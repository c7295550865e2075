//! Rules, borders and what they repeat, as they are written.

use crate::geom::Length;
use crate::layout::{RuleSort, Side};
use crate::reading::findings::Given;
use crate::reading::read::{List, Pair, Reading, Word};
#[cfg(test)]
use crate::reading::schema::TableSchema;
use crate::reading::table::{Group, Named, Table, table};

table! {
    /// An ornament, which rules and borders repeat (花线): a drawing, or a character of a face.
    struct RawOrnament {
        optional {
            /// The drawing of one unit of it: the name of an SVG file in `layouts/artwork/`.
            artwork: String,
            /// Or the one character that is a unit of it.
            glyph: String,
            /// The face of that character: a name of [faces].
            face: String,
            /// What stands in the corners of a border, drawn for the one on the left above and turned for the others: another
            /// drawing, or another character. If not given, the drawn sides meet, and of a character one stands in each
            /// corner.
            corner: String,
            /// Colours of the drawings, such as "#e60012", and the colour of the layout that each is printed in.
            colors: Named<String>,
        }
    }
}

/// What a rule is made of (线).
#[derive(Debug)]
pub(crate) struct RawDrawn {
    pub line: Given<Word<RuleSort>>,
    pub ornament: Given<String>,
    pub weight: Given<Length>,
    pub gap: Given<Length>,
    pub color: Given<String>,
}

impl Group for RawDrawn {
    const KEYS: &'static [&'static str] = &["line", "ornament", "weight", "gap", "color"];

    fn take(table: &mut Table<'_, '_>, reading: &mut Reading<'_>) -> Self {
        Self {
            line: table.optional("line", reading),
            ornament: table.optional("ornament", reading),
            weight: table.optional("weight", reading),
            gap: table.optional("gap", reading),
            color: table.optional("color", reading),
        }
    }

    #[cfg(test)]
    fn describe(schema: &mut TableSchema, generator: &mut schemars::SchemaGenerator) {
        schema.key::<Word<RuleSort>>("line", false, "What it is; thin if not given.", generator);
        let about = "花线: what it repeats in place of a line, a name of [ornaments].";
        schema.key::<String>("ornament", false, about, generator);
        let about = "How thick its line is, or the thicker one of two; how large its dots are; how high its ornament is. \
                     0.25pt if not given, 1pt where it is thick, 1.5pt where it is thick and thin, 0.75pt of dots, 0.4pt \
                     where it is wavy, 6pt of an ornament.";
        schema.key::<Length>("weight", false, about, generator);
        let about = "The white between its lines, 1pt if not given, or between its dots, 1.5pt; from crest to crest, 4pt; \
                     between its ornaments, 0pt: they join.";
        schema.key::<Length>("gap", false, about, generator);
        schema.key::<String>(
            "color",
            false,
            "Its colour, of an ornament where [ornaments] names none; black if not given.",
            generator,
        );
    }
}

table! {
    /// A rule (线).
    struct RawLine {
        group {
            /// What it is made of.
            drawn: RawDrawn,
        }
    }
}

table! {
    /// A border.
    struct RawBorder {
        group {
            /// What its rules are made of, the thicker line of two outside.
            drawn: RawDrawn,
        }
        optional {
            /// The sides on which it stands; all if not given.
            sides: List<Word<Side>>,
        }
    }
}

table! {
    /// A rule between stories: across `columns` in the middle of a `row`, or down a `gutter` over `rows`.
    struct RawRule {
        group {
            /// What it is made of.
            drawn: RawDrawn,
        }
        optional {
            /// The first and the last basic column, from 1.
            columns: Pair<i64>,
            /// The row, from 1.
            row: i64,
            /// The column before the gutter, from 1.
            gutter: i64,
            /// The first and the last row, from 1.
            rows: Pair<i64>,
        }
    }
}
