//! What all conventions of Chinese have in common: the characters that are something else in Chinese text than
//! Unicode's properties say, and those whose class is a matter of their place.

use super::choices::Kinsoku;
use super::class::Class;
use super::place::{InPlace, Near, Sort};
use super::tables::Listed;

/// The exceptions from Unicode's properties. What stands in no row goes by its properties (General_Category,
/// Script, East_Asian_Width, Line_Break), which `text::class` reads.
pub(super) const EXCEPTIONS: &[Listed] = &[
    // Closing marks to UAX #14, which knows no pauses. The small and half-width forms go with them.
    Listed::characters(Class::Pause, "，、；：﹐﹑﹔﹕､"),
    Listed::characters(Class::Stop, "。？！．｡﹒﹖﹗"),
    // A bar that old encodings have for half a dash.
    Listed::characters(Class::Dash, "―"),
    // Drawn no wider than a letter in Chinese faces, too, whatever UAX #11 lets them be.
    Listed::characters(Class::Postfix, "°′″‵"),
    // Quotation marks that open and close alike to UAX #14: not in Chinese.
    Listed::characters(Class::Opening, "“‘"),
    Listed::characters(Class::Closing, "”’"),
    // The interpunct in all its forms, whatever they are elsewhere: bullets, katakana, operators.
    Listed::characters(Class::Interpunct, "·・•‧･∙⋅⸱"),
    Listed::characters(Class::Connector, "～~∼"),
    Listed::characters(Class::Solidus, "/／∶"),
    // The wavy and the low line: no connectors.
    Listed::characters(Class::Han, "〰＿"),
    // Marks that keep their em. A full-width quotation mark does not say which end it stands at; the vertical
    // forms are drawn for one direction.
    Listed::characters(Class::Whole, "＂＇‼⁇⁈⁉"),
    Listed::ranges(Class::Whole, &[('\u{fe10}', '\u{fe16}'), ('\u{fe18}', '\u{fe18}')]),
    Listed::characters(Class::Whole, "︶︸︺︼︾﹀﹂﹄﹈"),
    Listed::characters(Class::LatinOpening, "︗︵︷︹︻︽︿﹁﹃﹇"),
    // Units squeezed into an em, of letters and of kana; the telegraph's days and hours among them are none.
    Listed::ranges(
        Class::Unit,
        &[
            ('\u{3300}', '\u{3357}'),
            ('\u{3371}', '\u{337a}'),
            ('\u{3380}', '\u{33df}'),
            ('\u{33ff}', '\u{33ff}'),
        ],
    ),
    // Figures, letters and signs above and below the line.
    Listed::characters(Class::Raised, "²³¹™℠®"),
    Listed::ranges(Class::Raised, &[('\u{2070}', '\u{209f}')]),
    // A space that no line parts is a word space; all others are as wide as they are.
    Listed::characters(Class::Space, "\u{a0}"),
];

/// Characters whose class depends on what is beside them; the first row that fits counts. Rows are for
/// characters as they are written: of what a row does not name, the class is the same everywhere.
pub(super) const IN_PLACE: &[InPlace] = &[
    // Numbers: the points, commas and colons of 1,250.5, 12:30, 3∶2, 12：30 and 8·15, dates and fractions.
    row(".,:/", Near::Figure, Near::Figure, Sort::of(Class::Figure)),
    row("：∶．／·・•‧･∙⋅⸱", Near::Figure, Near::Figure, Sort::of(Class::Figure).half()),
    // The point of units and formulas: kg·m², CuSO₄·5H₂O.
    row("·•‧∙⋅", Near::Western, Near::Western, Sort::of(Class::Latin).half().tied_fast()),
    // Money behind its number: 5€.
    row("$€£¥", Near::Any, Near::Figure, Sort::of(Class::Prefix)),
    row("$€£¥", Near::Figure, Near::Any, Sort::of(Class::Postfix)),
    // An apostrophe.
    row("’", Near::Western, Near::Letter, Sort::of(Class::Latin)),
    // One — is a connector, two are a dash.
    row("—―", Near::Unlike, Near::Unlike, Sort::of(Class::Connector)),
    // A hyphen is part of a word, the sign of a number, or a connector: after Han and before a figure it may be
    // either, and is neither parted from its number nor set apart from the Han.
    row("-", Near::Western, Near::Western, Sort::of(Class::Latin)),
    row("‐", Near::Western, Near::Western, Sort::of(Class::Latin).half()),
    row("-‐", Near::Han, Near::Number, Sort::of(Class::Connector).half().tied()),
    row("-‐", Near::Closed, Near::Number, Sort::of(Class::Connector).half().tied()),
    row("-", Near::Apart, Near::Number, Sort::of(Class::Prefix)),
    row("‐", Near::Apart, Near::Number, Sort::of(Class::Prefix).half()),
    row("-‐", Near::Han, Near::Any, Sort::of(Class::Connector).half()),
    row("-‐", Near::Any, Near::Han, Sort::of(Class::Connector).half()),
    row("-", Near::Any, Near::Any, Sort::of(Class::Latin)),
    row("‐", Near::Any, Near::Any, Sort::of(Class::Latin).half()),
    row("‑", Near::Western, Near::Western, Sort::of(Class::Latin).tied_fast()),
    row("‑", Near::Any, Near::Any, Sort::of(Class::Connector).half().tied_fast()),
    row("－﹣", Near::Han, Near::Number, Sort::of(Class::Connector).tied()),
    row("－﹣", Near::Apart, Near::Number, Sort::of(Class::Wide)),
    // The solidus beside Han takes half an em (GB/T 15834-2011, 5.1.9), inside Western text what it is drawn.
    row("/", Near::Han, Near::Any, Sort::of(Class::Solidus).half()),
    row("/", Near::Any, Near::Han, Sort::of(Class::Solidus).half()),
    row("／∶", Near::Any, Near::Any, Sort::of(Class::Solidus).half()),
    // Spaces that no line parts.
    row("\u{a0}", Near::Any, Near::Any, Sort::of(Class::Space).tied()),
    row("\u{2007}\u{202f}", Near::Any, Near::Any, Sort::of(Class::Blank).tied()),
];

const fn row(characters: &'static str, before: Near, after: Near, sort: Sort) -> InPlace {
    InPlace { characters, before, after, sort }
}

/// Marks that stand in the middle of a vertical line and have no blank of their own (CLREQ, 3.1.6.1).
pub(super) const WHOLE_UPRIGHT: &str = "？！：；";

/// Signs of half an em that are drawn by another: faces draw their own on an em, which half of one cuts.
pub(super) const HALF_FORMS: &[(char, char)] = &[('／', '/'), ('‐', '-')];

/// The marks of a horizontal line that are others in a vertical one (GB/T 15834-2011, B.1: quotation marks
/// become corner brackets). The face's vertical forms do the rest.
pub(super) const UPRIGHT_FORMS: &[(char, char)] = &[('“', '『'), ('”', '』'), ('‘', '「'), ('’', '」')];

/// The level from which on a class may not start a line.
pub(super) const NOT_AT_START: &[(Class, Kinsoku)] = &[
    (Class::Repeat, Kinsoku::Basic),
    (Class::Closing, Kinsoku::Basic),
    (Class::Pause, Kinsoku::Basic),
    (Class::Stop, Kinsoku::Basic),
    (Class::Whole, Kinsoku::Basic),
    (Class::Interpunct, Kinsoku::Basic),
    (Class::Connector, Kinsoku::Basic),
    (Class::Solidus, Kinsoku::Basic),
    (Class::Postfix, Kinsoku::Basic),
    (Class::Unit, Kinsoku::Basic),
    (Class::LatinClosing, Kinsoku::Basic),
    (Class::Dash, Kinsoku::Strict),
    (Class::Ellipsis, Kinsoku::Strict),
];

/// The level from which on a class may not end a line.
pub(super) const NOT_AT_END: &[(Class, Kinsoku)] = &[
    (Class::Opening, Kinsoku::Basic),
    (Class::LatinOpening, Kinsoku::Basic),
    (Class::Prefix, Kinsoku::Basic),
    (Class::Solidus, Kinsoku::Gb),
];
