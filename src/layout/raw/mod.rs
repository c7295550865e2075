//! A layout as it is written.

mod blocks;
mod furniture;
mod makeup;
mod pictures;
mod ruling;
mod slots;
mod tables;

pub(crate) use blocks::{RawBlock, RawBlocks};
pub(crate) use furniture::{
    RawArtwork, RawFolio, RawFurniture, RawMasthead, RawNameplate, RawPart, RawPlate,
};
pub(crate) use makeup::{RawMakeup, RawMakeupHead};
pub(crate) use pictures::{RawCaptions, RawPictures};
pub(crate) use ruling::{RawBorder, RawDrawn, RawLine, RawOrnament, RawRule};
pub(crate) use slots::{RawBox, RawInset, RawRectangle, RawSlot};
pub(crate) use tables::RawTable;

use crate::convention::{Convention, Interpunct};
use crate::geom::{Direction, Em, Length};
use crate::layout::serial::{PartFigures, SerialAt};
use crate::layout::values::{Close, Cmyk};
use crate::part::{self, HeadRow, PerPart, Usual};
use crate::reading::findings::Given;
use crate::reading::format::Format;
use crate::reading::lengths::{Rows, Share};
use crate::reading::read::{Checked, List, Pair, Reading, TableOr, Word};
#[cfg(test)]
use crate::reading::schema::TableSchema;
use crate::reading::sizes::TypeSize;
use crate::reading::table::{Group, Named, Table, table};
use crate::style::{Breaking, Bullet, Figures, HeadAlign, Kinsoku, MarkStyle};

table! {
    /// A page layout.
    struct RawLayout {
        required {
            /// Trim and bleed.
            sheet: Checked<RawSheet>,
            /// The baseline grid and its columns.
            grid: Checked<RawGrid>,
            /// The condition of the press, and what its files need.
            press: RawPressName,
            /// Named lists of font files in fonts/, best first; `file.ttc#2` is a face of a collection, `file.ttf#default` the
            /// default instance of a variable font. Or two lists, one for Chinese and one for Western text.
            faces: Named<Checked<RawFaces>>,
            /// How body text is set.
            body: Checked<RawBody>,
            /// Head styles, by name.
            heads: Named<Checked<RawHead>>,
        }
        required_unless makeup {
            /// Places for stories, by name.
            slots: Named<Checked<RawSlot>>,
        }
        optional {
            /// How `banxin makeup` makes dummies of pages of this layout.
            makeup: Checked<RawMakeup>,
            /// The version of the format that the file is written in; 1 if not given.
            format: Format,
            /// The layout that this one stands on: the name of a file in layouts/, without `.toml`. What it says counts
            /// wherever this one says nothing.
            base: String,
            /// Font files that the house may embed though their makers say otherwise: it answers for that.
            licensed_fonts: List<String>,
            /// Inks of their own plates (专色), by name.
            inks: Named<RawInk>,
            /// Colours, by name; `black` and `paper` need none, and an ink's name is that ink in full.
            colors: Named<RawColor>,
            /// 套红: what is in a colour of its own where the edition is `festive`.
            festive: Checked<RawFestive>,
            /// 花: what ornamental rules and borders repeat, by name.
            ornaments: Named<Checked<RawOrnament>>,
            /// 题级: the steps of the scale that headlines follow, the highest first, by name.
            steps: Named<Checked<RawStep>>,
            /// How captions of pictures are set.
            captions: Checked<RawCaptions>,
            /// How pictures stand.
            pictures: Checked<RawPictures>,
            /// How quotations are set that stand in boxes of the text.
            quotations: Checked<RawQuotations>,
            /// How each kind of blocks in the text is set.
            blocks: Checked<RawBlocks>,
            /// How tables are set, by name; `default` is that of tables which ask for none.
            tables: Named<Checked<RawTable>>,
            /// 转版: the lines that lead from one page to another and back.
            jumps: Checked<RawJumps>,
            /// 连载: how parts of serials are called, and what stands at their ends.
            serials: Checked<RawSerials>,
            /// Rules between stories.
            rules: List<Checked<RawRule>>,
            /// 报头, on page 1.
            masthead: Checked<RawMasthead>,
            /// 报眉, on every other page.
            folio: Checked<RawFolio>,
            /// Further parts of pages, by name: section heads, who edited a page, an imprint.
            furniture: Named<Checked<RawPart>>,
        }
    }
}

/// Faces: one list for all text, or a composite font (中西文分别设定).
pub(crate) type RawFaces = TableOr<RawComposite, List<String>>;

table! {
    /// Faces for Chinese and for Western text; either serve what the others lack.
    struct RawComposite {
        required {
            /// Font files for Han, Chinese marks and all else that is not Western, best first.
            han: Checked<List<String>>,
            /// Font files for letters of alphabetic scripts, figures and their signs, best first.
            latin: Checked<List<String>>,
        }
    }
}

table! {
    /// The sheet after trimming.
    struct RawSheet {
        required {
            /// The trimmed page: width and height.
            trim: Pair<Length>,
        }
        optional {
            /// How far printed matter may go beyond the trim; 3mm if not given.
            bleed: Length,
            /// Whether printer's marks and the slug line stand outside the bleed; false if not given.
            marks: bool,
        }
    }
}

table! {
    /// The baseline grid: the type area (版心) in columns and rows.
    struct RawGrid {
        required {
            /// The body size.
            size: TypeSize,
            /// Baseline to baseline: the height of a row.
            leading: Length,
            /// Basic columns (基本栏).
            columns: i64,
            /// The width of a basic column.
            measure: Em,
            /// Rows of the type area.
            rows: Rows,
        }
        optional {
            /// The way the lines of the page run; horizontal if not given. On a vertical page, columns lie
            /// below one another and rows follow each other from the right to the left.
            direction: Word<Direction>,
            /// Between two columns; 1em if not given.
            gutter: Em,
            /// From the left edge of the trim to the type area; centred if not given.
            left: Length,
            /// From the top edge of the trim to the type area; centred if not given.
            top: Length,
        }
    }
}

table! {
    /// The condition of the press, and what its files need.
    struct RawPressName {
        required {
            /// The name of a file in layouts/press/, without `.toml`.
            condition: String,
        }
        optional {
            /// 付印: the readings that a page needs before it goes into a press file, in their order. None if not given.
            readings: List<String>,
        }
    }
}

table! {
    /// An ink of a plate of its own (专色).
    struct RawInk {
        required {
            /// The name of the plate, such as `PANTONE 485 C`: the same in all layouts of an edition.
            plate: String,
            /// What stands for it where there is no such plate: shares of cyan, magenta, yellow and black.
            cmyk: Cmyk,
        }
        optional {
            /// Whether it is printed over what lies under it, which else is left out there; false if not given.
            overprint: bool,
        }
    }
}

table! {
    /// A colour: `cmyk`, `gray` or `ink`.
    struct RawColor {
        optional {
            /// Shares of cyan, magenta, yellow and black.
            cmyk: Cmyk,
            /// A share of black.
            gray: Share,
            /// An ink: a name of [inks].
            ink: String,
            /// The share of the ink; 100% if not given.
            tint: Share,
            /// Whether it is printed over what lies under it; if not given, solid black is, an ink as it says,
            /// nothing else.
            overprint: bool,
        }
    }
}

table! {
    /// What is in a colour of its own where the edition is festive: the nameplate, and what else is said here.
    struct RawFestive {
        required {
            /// The colour.
            color: String,
        }
        optional {
            /// Head styles whose headlines have it, too; none if not given.
            heads: List<String>,
            /// Whether the rules of the masthead have it; true if not given.
            rules: bool,
        }
    }
}

table! {
    /// How body text is set.
    struct RawBody {
        required {
            /// The body face.
            regular: String,
        }
        optional {
            /// The face of `**…**`, datelines and subheads; the body face if not given.
            strong: String,
            /// The face of `*…*` and bylines; the body face if not given.
            emphasis: String,
            /// The convention of the region; the mainland's if not given.
            convention: Word<&'static Convention>,
            /// The style of punctuation; kaiming if not given.
            marks: Word<MarkStyle>,
            /// The width of the interpunct; by the convention if not given.
            interpunct: Word<Interpunct>,
            /// The level of forbidden breaks; basic if not given.
            kinsoku: Word<Kinsoku>,
            /// Whether pause and stop marks may hang outside the measure; false if not given.
            hanging: bool,
            /// How the breaks of a paragraph are chosen; first-fit if not given.
            breaking: Word<Breaking>,
            /// The least characters on a paragraph's last line; 2 if not given.
            last_line: i64,
            /// The most that every gap of a line may be opened: one that is opened further is told. Half as much again
            /// in columns of fewer than 14em; 0.1em if not given.
            loose: Em,
            /// How far a line may be opened beyond the median of its paragraph's lines to mend a last line or a
            /// single line; 0.08em if not given.
            even: Em,
            /// The least lines of a paragraph at a column's head; 2 if not given.
            widows: i64,
            /// The least lines of a paragraph at a column's foot; 2 if not given.
            orphans: i64,
            /// The widths of figures; half if not given.
            figures: Word<Figures>,
            /// How many figures of a number stand side by side in one em of a vertical line (纵中横); 2 if not
            /// given. Longer numbers are turned with the line.
            cell_figures: i64,
            /// Whether English words are hyphenated at line ends; true if not given.
            hyphenate: bool,
            /// The first line of a paragraph; 2em if not given.
            indent: Em,
            /// The first line of a story's first paragraph; `indent` if not given.
            first_indent: Em,
            /// The first line of a paragraph below a subhead; `indent` if not given.
            indent_after_subhead: Em,
            /// Between Han and figures or Latin letters; `"none"` sets them close.
            han_latin: RawHanLatin,
            /// After a dateline; 0.5em if not given.
            dateline_gap: Em,
            /// After a run-in heading; 1em if not given.
            run_in_gap: Em,
            /// The least between the last word and a byline on the same line; 1em if not given.
            byline_gap: Em,
            /// The letterspacing that copyfit may use.
            tracking: RawTracking,
            /// The colour of the text; black if not given.
            color: String,
            /// What stands before the items of a list without numbers; ● if not given.
            bullet: Word<Bullet>,
            /// White rows above a subhead, but at a column's head; 0 if not given.
            subhead_above: Rows,
            /// White rows below a subhead; 0 if not given.
            subhead_below: Rows,
            /// Where the lines of a subhead stand in their measure; at its start if not given.
            subhead_align: Word<HeadAlign>,
            /// The colour of subheads; that of the text if not given.
            subhead_color: String,
        }
    }
}

/// The space between Han and figures or Latin letters: one that gives and takes, or none.
pub(crate) type RawHanLatin = TableOr<RawGlue, Word<Close>>;

table! {
    /// A space that may give and take.
    struct RawGlue {
        optional {
            /// As it is set; 0.25em if not given.
            natural: Em,
            /// The least it may become; 0.125em if not given.
            smallest: Em,
            /// The most it becomes before all gaps open; 0.5em if not given.
            largest: Em,
        }
    }
}

table! {
    /// The letterspacing that copyfit may use.
    struct RawTracking {
        optional {
            /// The tightest; -0.08em if not given.
            min: Em,
            /// The loosest; 0.04em if not given.
            max: Em,
            /// From one try to the next; 0.005em if not given.
            step: Em,
        }
    }
}

table! {
    /// How the heads of a slot are set.
    struct RawHead {
        group {
            /// The styles of its parts.
            parts: RawHeadStyles,
        }
        optional {
            /// How many lines a headline may take at most; 1 if not given.
            lines: i64,
            /// Where the lines of the head stand in their measure; in the middle if not given.
            align: Word<HeadAlign>,
            /// How far lines at the start are set in, in ems of the body; 0em if not given.
            inset: Em,
        }
    }
}

/// How each part of a head is set. What has no usual style must be there.
#[derive(Debug)]
pub(crate) struct RawHeadStyles(pub PerPart<Given<RawDisplay>>);

impl Group for RawHeadStyles {
    const KEYS: &'static [&'static str] = &part::KEYS;

    fn take(table: &mut Table<'_, '_>, reading: &mut Reading<'_>) -> Self {
        Self(PerPart::each(|part| match part.row() {
            HeadRow { usual: Usual::None, key, .. } => table.required(key, reading),
            HeadRow { key, .. } => table.optional(key, reading),
        }))
    }

    #[cfg(test)]
    fn describe(schema: &mut TableSchema, generator: &mut schemars::SchemaGenerator) {
        for HeadRow { key, trade, usual, .. } in part::HEAD {
            let about = match usual {
                Usual::None => format!("{trade}."),
                Usual::Half => {
                    format!("{trade}; if not given, the body face at half the sizes of the headline.")
                }
                Usual::Body => {
                    format!(
                        "{trade}; if not given, the face of `*…*` in the body, a sixth larger than the body."
                    )
                }
            };
            schema.key::<RawDisplay>(key, *usual == Usual::None, &about, generator);
        }
    }
}

table! {
    /// How quotations are set that stand in boxes of the text (引语).
    struct RawQuotations {
        optional {
            /// The face; that of `*…*` in the body if not given.
            face: String,
            /// The size; 1.4 times the body's if not given.
            size: TypeSize,
            /// Baseline to baseline; 1.4 times the size if not given.
            leading: Length,
            /// Where its lines stand in the box; at its start if not given.
            align: Word<HeadAlign>,
            /// The weight of the rules above and below it; 0.75pt if not given.
            rule: Length,
            /// The colour of its text; black if not given.
            color: String,
            /// The colour of the rules; that of the text if not given.
            rule_color: String,
        }
    }
}

table! {
    /// The lines that stand where a story leaves a page, and where it goes on.
    struct RawJumps {
        optional {
            /// What stands behind the last line that is on a page; `下转第{page}版` if not given.
            onward: String,
            /// What stands before the first line on the next one; `（上接第{page}版）` if not given.
            back: String,
            /// The face; that of `*…*` in the body if not given.
            face: String,
            /// The size; the body's if not given.
            size: TypeSize,
            /// Their colour; black if not given.
            color: String,
        }
    }
}

table! {
    /// How a part of a serial is called, and what stands at its end.
    struct RawSerials {
        optional {
            /// What stands in the head; `{title}（{part}）` if not given.
            form: String,
            /// Figures of the part: arabic or han; arabic if not given.
            figures: Word<PartFigures>,
            /// Where it stands: above the headline, or below headline and deck; above if not given.
            at: Word<SerialAt>,
            /// What stands at the end of a part that others follow; `（未完待续）` if not given, nothing if empty.
            continued: String,
            /// What stands at the end of the last; `（全文完）` if not given, nothing if empty.
            ended: String,
        }
    }
}

table! {
    /// A step of the scale of headlines.
    struct RawStep {
        required {
            /// The largest size of a headline over one basic column, over two, and so on; the last for all that are wider.
            sizes: List<TypeSize>,
        }
        optional {
            /// The smallest size; the head style's if not given.
            smallest: TypeSize,
        }
    }
}

table! {
    /// How a line of display type is set.
    struct RawDisplay {
        required {
            /// The face: a name of [faces].
            face: String,
            /// The largest size.
            largest: TypeSize,
        }
        optional {
            /// The smallest size; the largest if not given.
            smallest: TypeSize,
            /// The narrowest horizontal scale; 80% if not given.
            narrowest: Share,
            /// The widest letterspacing of a short head; 0em if not given.
            open: Em,
            /// Its colour; black if not given. A kicker or deck that is not described has the headline's.
            color: String,
        }
    }
}
