//! Slots and the boxes in their text, as they are written.

use super::pictures::RawPictures;
use super::ruling::{RawBorder, RawLine};
use crate::geom::{Direction, Em, Length};
use crate::layout::{BoxPlace, Holds, Remainder, Side};
use crate::reading::lengths::{Rows, Share};
use crate::reading::read::{Checked, List, Pair, TableOr, Word};
use crate::reading::sizes::TypeSize;
use crate::reading::table::table;
use crate::style::MarkStyle;

table! {
    /// A place for a story.
    struct RawSlot {
        required {
            /// The first basic column, from 1.
            column: i64,
            /// The first row, from 1.
            row: i64,
            /// How many rows, head and body.
            rows: Rows,
            /// How many of them the head takes.
            head_rows: Rows,
            /// The head style: a name of [heads].
            head: String,
        }
        optional {
            /// How many basic columns it spans; 1 if not given.
            span: i64,
            /// Further rectangles that it has, for a slot of L, U or steps: its text columns go on in them. Its head
            /// stands in the first, which the keys above describe.
            more: List<Checked<RawRectangle>>,
            /// 固定栏目: the template that stands in it where a page names nothing else for it: the name of a file in feeds/,
            /// without `.md`.
            feed: String,
            /// On which step of the scale its headline stands: a name of `[steps]`. Its sizes take the place of the head
            /// style's; as that says if not given.
            step: String,
            /// How many rows below the head a picture takes with its caption, where the story has one; 0 if not
            /// given.
            picture_rows: Rows,
            /// How a picture stands in these rows, or without text in all that the head leaves, where that is otherwise than
            /// `[pictures]` says.
            pictures: Checked<RawPictures>,
            /// 出血: the edges of the page at which such a picture goes beyond the trim, as far as `bleed` of the sheet says;
            /// none if not given.
            bleed: List<Word<Side>>,
            /// Boxes that stand in its text, which runs around them (串文).
            boxes: List<Checked<RawBox>>,
            /// Other slots that lie inside this one, whose text runs around them (文中版位): a story of its own, a picture, an
            /// advertisement.
            insets: List<Checked<RawInset>>,
            /// 组合: the names of other slots that lie inside this one, below its head and on its ground, and whose stories
            /// stand under that head.
            group: List<String>,
            /// A piece of a line beside a box that is narrower is left out; 5em if not given.
            narrowest: Em,
            /// How many text columns the body has; as many as the slot spans if not given.
            text_columns: i64,
            /// 破栏: what becomes of what is left over where text columns divide the slot's width. `automatic`:
            /// columns of whole half ems, the gutters take the rest; `absolute`: columns of whole ems, the gutters take
            /// the rest; `free`: columns as wide as can be; `relative`: columns of whole ems, the last ones an em
            /// wider. `automatic` if not given.
            remainder: Word<Remainder>,
            /// The body size; the grid's if not given.
            size: TypeSize,
            /// Baseline to baseline; the grid's if not given. Another needs `off_grid`.
            leading: Length,
            /// Its lines stand off the baseline grid, in rows of its own, which `head_rows` and `picture_rows` count; false
            /// if not given.
            off_grid: bool,
            /// The style of punctuation; the body's if not given.
            marks: Word<MarkStyle>,
            /// The first line of its paragraphs; as in the body if not given.
            indent: Em,
            /// The rules between its text columns, which end with its text, or their weight; none if not given.
            column_rule: TableOr<RawLine, Length>,
            /// The way its lines run; as the grid's if not given. In a slot that runs across the grid,
            /// `head_rows` are lines of its own and its text columns divide the other side of its box.
            direction: Word<Direction>,
            /// 底纹: the colour of a tint under the slot, over all of its columns and rows.
            tint: String,
            /// The colour of a tint under its head alone, for heads in `paper` (反白).
            head_tint: String,
            /// 加框: a border around it, or its weight; its outer edge is that of the slot's columns and rows.
            frame: TableOr<RawBorder, Length>,
            /// How far all that stands in the slot keeps from the edge of its tint, or from its box; 0.5em if not
            /// given. In a slot without either it keeps the head so far from the edge of `head_tint`.
            padding: Em,
        }
    }
}

table! {
    /// A box in the text of a slot.
    struct RawBox {
        required {
            /// What stands in it.
            holds: Word<Holds>,
            /// How many rows it takes.
            rows: Rows,
        }
        optional {
            /// Where it stands along the lines; right if not given.
            place: Word<BoxPlace>,
            /// The first of the text columns that it stands in, from 1; where it is not given, `place` says it.
            column: i64,
            /// How many text columns it takes; 1 if not given.
            columns: i64,
            /// How wide it is, where that is no number of text columns.
            width: Em,
            /// How many rows of text stand above it, below the head; 0 if not given.
            from: Rows,
            /// It stands at the foot of the slot; false if not given.
            foot: bool,
            /// It stands beside the paragraph of the story that has this name, in the column in which that begins; where the
            /// story names none, as `from` and `foot` say.
            beside: String,
            /// The way the lines of a head in it run: a vertical head in horizontal text. That of the slot if not given.
            direction: Word<Direction>,
            /// How far text keeps from it; 1em if not given.
            distance: Em,
            /// The corners of what it covers, from the left and from the top of the picture, or of the box where it holds
            /// none: text runs along the outline, and a picture is printed inside it alone. All of it if not given.
            polygon: List<Pair<Share>>,
            /// How a picture stands in it, where that is otherwise than `[pictures]` says.
            pictures: Checked<RawPictures>,
            /// 出血: the edges of the page at which a picture in it goes beyond the trim; none if not given.
            bleed: List<Word<Side>>,
            /// Text runs along what is printed of the picture (去底): transparent and white pixels are none of it; false if
            /// not given.
            cut_out: bool,
        }
    }
}

table! {
    /// A slot inside another.
    struct RawInset {
        required {
            /// Its name.
            slot: String,
        }
        optional {
            /// How far text keeps from it along the lines; 1em if not given.
            distance: Em,
        }
    }
}

table! {
    /// A rectangle of the grid.
    struct RawRectangle {
        required {
            /// The first basic column, from 1.
            column: i64,
            /// The first row, from 1.
            row: i64,
            /// How many rows.
            rows: Rows,
        }
        optional {
            /// How many basic columns; 1 if not given.
            span: i64,
        }
    }
}
