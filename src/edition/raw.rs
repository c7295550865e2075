//! The files as they are written: one record a table. What a key means is said here once; the JSON Schemas in
//! `docs/schema/` are made from it, and `docs/formats.md` tells it at length.

use super::lengths::{Rows, Share};
use super::printable::is_seen;
use super::read::{Checked, FromToml, List, Named, Pair, Reading, Value, Word, Words, table};
use super::{Breaking, BylinePlace, Figures, Kinsoku, MarkStyle};
use crate::diag::Span;
use crate::geom::{Direction, Em, Length};
use crate::press::{Level, Rendering};

table! {
    /// An edition: which stories go where on which pages.
    struct RawEdition {
        required {
            /// The paper: its name, the date, and what the masthead says of it.
            paper: RawPaper,
            /// The pages, in order.
            page: List<RawPage>,
        }
    }
}

table! {
    /// The paper. Any further key is a field that furniture text can show as `{key}`.
    struct RawPaper {
        required {
            /// The name of the paper: `{paper}`.
            name: String,
            /// The date of the edition, such as 2022-09-30: `{date}`, `{year}`, `{month}`, `{day}`, `{weekday}`.
            date: Date,
        }
        optional {
            /// The issue number: `{number}`. A whole number is shown with at least four digits.
            number: FieldText,
        }
        others {
            /// A field for furniture text: a string or a whole number.
            fields: FieldText,
        }
    }
}

table! {
    /// A page.
    struct RawPage {
        required {
            /// The layout: the name of a file in layouts/, without `.toml`.
            layout: String,
            /// Which story goes into which slot: slot = name of a file in stories/, without `.md`.
            slots: Named<String>,
        }
        optional {
            /// The section label in the folio line: `{section}`.
            section: String,
        }
    }
}

table! {
    /// A page layout.
    struct RawLayout {
        required {
            /// Trim and bleed.
            sheet: RawSheet,
            /// The baseline grid and its columns.
            grid: RawGrid,
            /// The condition of the press.
            press: RawPressName,
            /// Named lists of font files in fonts/, best first; `file.ttc#2` is a face of a collection.
            faces: Named<List<String>>,
            /// How body text is set.
            body: RawBody,
            /// Head styles, by name.
            heads: Named<RawHead>,
            /// Places for stories, by name.
            slots: Named<RawSlot>,
        }
        optional {
            /// Rules between stories.
            rules: List<Checked<RawRule>>,
            /// 报头, on page 1.
            masthead: RawMasthead,
            /// 报眉, on every other page.
            folio: RawFolio,
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
        }
    }
}

table! {
    /// The baseline grid: the type area (版心) in columns and rows.
    struct RawGrid {
        required {
            /// The body size.
            size: Length,
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
    /// The condition of the press.
    struct RawPressName {
        required {
            /// The name of a file in layouts/press/, without `.toml`.
            condition: String,
        }
    }
}

table! {
    /// A press condition (an output intent).
    struct RawPress {
        required {
            /// The registered identifier, such as `CGATS TR 002`.
            identifier: String,
            /// What it is, for people.
            info: String,
            /// The ICC profile of the condition: a file in layouts/press/.
            profile: String,
        }
        optional {
            /// The registry of the identifier; http://www.color.org if not given.
            registry: String,
            /// The SHA-256 of the profile, 64 hexadecimal digits: another file under its name is an error.
            sha256: String,
            /// All inks together at one place at most; 240% if not given.
            total_ink: Share,
            /// How grey and dark colours are made of black, for people: UCR, GCR and how much.
            black_generation: String,
            /// The thinnest rule; 0.25pt if not given.
            smallest_rule: Length,
            /// The smallest type.
            smallest_type: RawSmallestType,
            /// The resolution of pictures at the size that they are printed, in pixels an inch.
            resolution: RawResolution,
            /// How RGB pictures are converted; perceptual if not given.
            rendering: Word<Rendering>,
            /// What the house thinks of single rules of preflight: the code of a rule, and how bad a breach is.
            severities: Named<Word<Level>>,
        }
    }
}

table! {
    /// The smallest type by the number of its inks: what is printed from several plates blurs sooner.
    struct RawSmallestType {
        optional {
            /// In one ink; 5pt if not given.
            one_ink: Length,
            /// In two inks or more; 10pt if not given.
            several_inks: Length,
            /// Paper left in what is printed around it (反白); 10pt if not given.
            reversed: Length,
        }
    }
}

table! {
    /// The resolution of pictures at the size that they are printed, in pixels an inch.
    struct RawResolution {
        optional {
            /// Below it a picture is worth a look; 200 if not given.
            wanted: i64,
            /// Below it a picture is not printed; 100 if not given.
            least: i64,
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
            /// The style of punctuation; kaiming if not given.
            marks: Word<MarkStyle>,
            /// The level of forbidden breaks; basic if not given.
            kinsoku: Word<Kinsoku>,
            /// Whether pause and stop marks may hang outside the measure; false if not given.
            hanging: bool,
            /// How the breaks of a paragraph are chosen; first-fit if not given.
            breaking: Word<Breaking>,
            /// The least characters on a paragraph's last line; 2 if not given.
            last_line: i64,
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
            /// Between Han and figures or Latin letters.
            han_latin: RawGlue,
            /// After a dateline; 0.5em if not given.
            dateline_gap: Em,
            /// The least between the last word and a byline on the same line; 1em if not given.
            byline_gap: Em,
            /// The letterspacing that copyfit may use.
            tracking: RawTracking,
        }
    }
}

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
        required {
            /// 主题.
            headline: RawDisplay,
        }
        optional {
            /// 引题; if not given, the body face at half the sizes of the headline.
            kicker: RawDisplay,
            /// 副题; if not given, the body face at half the sizes of the headline.
            deck: RawDisplay,
            /// How many lines a headline may take at most; 1 if not given.
            lines: i64,
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
            largest: Length,
        }
        optional {
            /// The smallest size; the largest if not given.
            smallest: Length,
            /// The narrowest horizontal scale; 80% if not given.
            narrowest: Share,
            /// The widest letterspacing of a short head; 0em if not given.
            open: Em,
        }
    }
}

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
            /// How many text columns the body has; as many as the slot spans if not given.
            text_columns: i64,
            /// The way its lines run; as the grid's if not given. In a slot that runs across the grid,
            /// `head_rows` are lines of its own and its text columns divide the other side of its box.
            direction: Word<Direction>,
        }
    }
}

table! {
    /// A rule between stories: across `columns` in the middle of a `row`, or down a `gutter` over `rows`.
    struct RawRule {
        optional {
            /// Its weight; 0.25pt if not given.
            weight: Length,
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

table! {
    /// 报头: nameplate on the left, ear on the right, a strip between two rules below.
    struct RawMasthead {
        required {
            /// Rows from the top of the type area.
            rows: Rows,
            /// The paper's name.
            nameplate: RawNameplate,
        }
        optional {
            /// 报眼: lines of text beside the nameplate.
            ear: List<RawFurniture>,
            /// The line between two rules, its items spread over the measure.
            strip: List<RawFurniture>,
        }
    }
}

table! {
    /// The paper's name on page 1.
    struct RawNameplate {
        required {
            /// Text; `{name}` stands for a field of the paper or page.
            text: String,
            /// The face: a name of [faces].
            face: String,
            /// The size.
            size: Length,
        }
        optional {
            /// How many basic columns it spans; the ear has the rest. All if not given.
            columns: i64,
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
            size: Length,
        }
    }
}

table! {
    /// The front matter of a story.
    struct RawStory {
        required {
            /// 主题: one line, to be broken by the composer, or an array of lines.
            headline: Lines,
        }
        optional {
            /// 引题, above the headline.
            kicker: RawCopy,
            /// 副题, below the headline.
            deck: RawCopy,
            /// 本报讯: run in at the first paragraph.
            dateline: RawCopy,
            /// 记者, 通讯员.
            byline: RawCopy,
            /// Where the byline stands; auto if not given.
            byline_place: Word<BylinePlace>,
            /// Letterspacing of the body, such as -0.03em.
            tracking: Em,
        }
    }
}

/// A date without a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Date(pub (u16, u8, u8));

impl FromToml for Date {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let date = value.as_datetime().filter(|one| one.time.is_none()).and_then(|one| one.date);
        if date.is_none() {
            reading.wrong_type(value, span, "a date such as 2022-09-30, without quotes");
        }
        date.map(|date| Self((date.year, date.month, date.day)))
    }
}

/// The value of a field for furniture text.
#[derive(Debug, Clone)]
pub(super) enum FieldText {
    Number(i64),
    Text(String),
}

impl FromToml for FieldText {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.is_integer() {
            return i64::read(value, span, reading).map(Self::Number);
        }
        if value.is_str() {
            return String::read(value, span, reading).map(Self::Text);
        }
        reading.wrong_type(value, span, "a string or a whole number");
        None
    }
}

/// Text to be printed, and whether it stands in the source as it is.
#[derive(Debug, Clone)]
pub(super) struct RawCopy {
    pub text: String,
    pub inner: Span,
}

impl FromToml for RawCopy {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let text = String::read(value, span, reading)?;
        if !is_seen(&text) {
            let message = format!("`{}` is empty", reading.key());
            let help = "write its text, or leave the key out".to_owned();
            reading.found.error("empty-text", span, message, "expected text".into(), help);
            return None;
        }
        let (inner, _) = reading.inside(&text, span);
        Some(Self { text, inner })
    }
}

/// One line or several.
#[derive(Debug, Clone)]
pub(super) struct Lines(pub Vec<RawCopy>);

impl FromToml for Lines {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.is_str() {
            return Some(Self(vec![RawCopy::read(value, span, reading)?]));
        }
        if value.as_array().is_none_or(|array| array.is_empty() || array.len() > 10) {
            reading.wrong_type(value, span, "a string, or an array of one to ten lines");
            return None;
        }
        let lines = List::<RawCopy>::read(value, span, reading)?.0;
        Some(Self(lines.into_iter().map(|line| line.value).collect()))
    }
}

impl Words for MarkStyle {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("kaiming", Self::Kaiming),
        ("full", Self::FullWidth),
        ("half", Self::HalfWidth),
        ("line-end-half", Self::LineEndHalf),
    ];
}

impl Words for Kinsoku {
    const WORDS: &'static [(&'static str, Self)] =
        &[("none", Self::None), ("basic", Self::Basic), ("gb", Self::Gb), ("strict", Self::Strict)];
}

impl Words for Breaking {
    const WORDS: &'static [(&'static str, Self)] =
        &[("first-fit", Self::FirstFit), ("total-fit", Self::TotalFit)];
}

impl Words for Figures {
    const WORDS: &'static [(&'static str, Self)] =
        &[("half", Self::Half), ("proportional", Self::Proportional)];
}

impl Words for Direction {
    const WORDS: &'static [(&'static str, Self)] =
        &[("horizontal", Self::Horizontal), ("vertical", Self::Vertical)];
}

impl Words for BylinePlace {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("run-in", Self::RunIn), ("own-line", Self::OwnLine)];
}

impl Words for Rendering {
    const WORDS: &'static [(&'static str, Self)] =
        &[("perceptual", Self::Perceptual), ("relative", Self::Relative)];
}

impl Words for Level {
    const WORDS: &'static [(&'static str, Self)] =
        &[("off", Self::Off), ("warning", Self::Warning), ("error", Self::Error)];
}
