//! Masthead, folio and other parts of pages, as they are written.

use super::ruling::RawBorder;
use crate::diag::Span;
use crate::geom::{Em, Length};
use crate::layout::Across;
use crate::layout::values::{On, PartSet};
use crate::reading::lengths::Rows;
use crate::reading::read::{FromToml, List, ListOr, Reading, TableOr, Value, Word};
use crate::reading::sizes::TypeSize;
use crate::reading::table::{Named, table};
use crate::style::HeadAlign;

table! {
    /// 报头: nameplate on the left, ear on the right, a strip between two rules below.
    struct RawMasthead {
        required {
            /// Rows from the top of the type area.
            rows: Rows,
            /// The paper's name: set, or drawn or pictured where `artwork` is given.
            nameplate: RawPlate,
        }
        optional {
            /// 报眼: lines of text beside the nameplate.
            ear: List<RawFurniture>,
            /// The line between two rules, its items spread over the measure.
            strip: List<RawFurniture>,
            /// The colour of those rules; black if not given.
            rule_color: String,
        }
    }
}

/// The paper's name on page 1.
#[derive(Debug)]
pub(crate) enum RawPlate {
    Set(RawNameplate),
    Artwork(RawArtwork),
}

impl FromToml for RawPlate {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.as_table().is_some_and(|table| table.contains_key("artwork")) {
            return RawArtwork::read(value, span, reading).map(Self::Artwork);
        }
        RawNameplate::read(value, span, reading).map(Self::Set)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for RawPlate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Plate".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let all = [generator.subschema_for::<RawNameplate>(), generator.subschema_for::<RawArtwork>()];
        schemars::json_schema!({ "anyOf": all })
    }
}

table! {
    /// The paper's name on page 1, drawn or pictured.
    struct RawArtwork {
        required {
            /// The name of a file in `layouts/artwork/`: a drawing (`.svg`), or a picture (`.png`, `.jpg`, `.jpeg`, `.tif`,
            /// `.tiff`).
            artwork: String,
        }
        optional {
            /// What is read in it; the name of the paper if not given.
            alt: String,
            /// How high it is; as high as its rows allow if not given, with a little white, and no wider than its columns.
            height: Length,
            /// How many basic columns it spans; the ear has the rest. All if not given.
            columns: i64,
            /// Where it stands in its columns; at their start if not given.
            align: Word<HeadAlign>,
            /// Of a drawing: the colour of all that is drawn and not white; if not given, what is black is black, and other
            /// colours are those of `colors`. A picture has inks of its own.
            color: String,
            /// Of a drawing: its colours, such as "#e60012", and the colour of the layout that each is printed in.
            colors: Named<String>,
            /// Of a base whose nameplate is set: not used.
            text: String,
            /// Of a base: not used.
            face: String,
            /// Of a base: not used.
            size: TypeSize,
            /// Of a base: not used.
            open: Em,
            /// Of a base: not used.
            spread: bool,
        }
    }
}

table! {
    /// The paper's name on page 1, set.
    struct RawNameplate {
        required {
            /// Text; `{name}` stands for a field of the paper or page.
            text: String,
            /// The face: a name of [faces].
            face: String,
            /// The size.
            size: TypeSize,
        }
        optional {
            /// How many basic columns it spans; the ear has the rest. All if not given.
            columns: i64,
            /// Its letterspacing, by which it reads as one name; 0em if not given.
            open: Em,
            /// Where it stands in its columns; at their start if not given.
            align: Word<HeadAlign>,
            /// Whether its letters are set apart from edge to edge of its columns, by an em at most, whatever `open` and
            /// `align` are; false if not given.
            spread: bool,
            /// Its colour; black if not given.
            color: String,
        }
    }
}

table! {
    /// 报眉: one line with its items spread over the measure, and a rule below.
    struct RawFolio {
        required {
            /// Rows from the top of the type area.
            rows: Rows,
            /// Left, centre, right.
            items: List<RawFurniture>,
        }
        optional {
            /// The colour of the rule below; black if not given.
            rule_color: String,
        }
    }
}

table! {
    /// A part of pages beside their stories.
    struct RawPart {
        required {
            /// The first row, from 1.
            row: i64,
            /// How many rows.
            rows: Rows,
        }
        required_unless artwork {
            /// What it says.
            lines: List<RawFurniture>,
        }
        optional {
            /// In place of lines: the name of a file in `layouts/artwork/`, a drawing (`.svg`) or a picture (`.png`, `.jpg`, `.jpeg`,
            /// `.tif`, `.tiff`).
            artwork: String,
            /// What is read in the artwork; an ornament if not given.
            alt: String,
            /// How high the artwork is; as high as its rows allow if not given, with a little white, and no wider than its columns.
            height: Length,
            /// Of a drawing: colours of it, such as "#e60012", and the colour of the layout that each is printed in.
            colors: Named<String>,
            /// The pages that it stands on: the first, all others, those on the left or on the right of an opened paper, all;
            /// or their numbers. All if not given.
            on: ListOr<i64, Word<On>>,
            /// The first basic column, from 1; 1 if not given.
            column: i64,
            /// How many basic columns it spans; all from its first on if not given.
            span: i64,
            /// How its lines are set: as the items of one line, spread from its start to its end, or stacked one below the
            /// other; spread if not given.
            set: Word<PartSet>,
            /// Where stacked lines stand, or artwork; at the start if not given.
            align: Word<Across>,
            /// A border around it, or its weight.
            frame: TableOr<RawBorder, Length>,
            /// The colour of a tint under it.
            tint: String,
        }
    }
}

table! {
    /// Text of the page itself.
    struct RawFurniture {
        required {
            /// Text; `{name}` stands for a field of the paper or page.
            text: String,
            /// The face: a name of [faces].
            face: String,
            /// The size.
            size: TypeSize,
        }
        optional {
            /// Its colour; black if not given.
            color: String,
        }
    }
}
