//! The class of a character by Unicode's properties, for what no convention says otherwise.
//!
//! The properties are those of Unicode 18.0, as `icu_properties` has them; the segmenter that parts Western text
//! (`icu_segmenter`) has its own tables, made of the same version.

use icu_properties::props::{
    Block, DefaultIgnorableCodePoint, EastAsianWidth, GeneralCategory, GeneralCategoryGroup, LineBreak,
    Script, VerticalOrientation,
};
use icu_properties::{
    CodePointMapData, CodePointMapDataBorrowed, CodePointSetData, CodePointSetDataBorrowed,
};

use crate::convention::Class;

const CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapData::new();
const SCRIPT: CodePointMapDataBorrowed<'static, Script> = CodePointMapData::new();
const WIDTH: CodePointMapDataBorrowed<'static, EastAsianWidth> = CodePointMapData::new();
const BREAK: CodePointMapDataBorrowed<'static, LineBreak> = CodePointMapData::new();
const BLOCK: CodePointMapDataBorrowed<'static, Block> = CodePointMapData::new();
const ORIENTATION: CodePointMapDataBorrowed<'static, VerticalOrientation> = CodePointMapData::new();
const IGNORABLE: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<DefaultIgnorableCodePoint>();

/// Scripts whose characters stand alone on the em, so that a line may break on either side of them. All others are
/// written in words and are left to UAX #14: Latin, Hebrew, Thai.
const ON_THE_EM: &[Script] = &[
    Script::Han,
    Script::Hiragana,
    Script::Katakana,
    Script::Bopomofo,
    Script::Hangul,
    Script::Yi,
    Script::Tangut,
    Script::Nushu,
    Script::KhitanSmallScript,
];

/// Blocks of pictures among which some are operators by their category (←, ▷, ♯): they are set as the others are.
const PICTURES: &[Block] = &[
    Block::Arrows,
    Block::SupplementalArrowsA,
    Block::SupplementalArrowsB,
    Block::MiscellaneousSymbolsAndArrows,
    Block::MiscellaneousTechnical,
    Block::BoxDrawing,
    Block::BlockElements,
    Block::GeometricShapes,
    Block::MiscellaneousSymbols,
    Block::Dingbats,
];

/// The class of a character by its properties.
pub(super) fn class(c: char) -> Class {
    let category = CATEGORY.get(c);
    match category {
        GeneralCategory::SpaceSeparator if c != ' ' => return Class::Blank,
        GeneralCategory::PrivateUse => return Class::Han,
        _ => {}
    }
    let wide =
        matches!(WIDTH.get(c), EastAsianWidth::Wide | EastAsianWidth::Fullwidth | EastAsianWidth::Halfwidth);
    match BREAK.get(c) {
        LineBreak::Space => Class::Space,
        LineBreak::OpenPunctuation => {
            if wide {
                Class::Opening
            } else {
                Class::LatinOpening
            }
        }
        LineBreak::ClosePunctuation | LineBreak::CloseParenthesis => {
            if wide {
                Class::Closing
            } else {
                Class::LatinClosing
            }
        }
        LineBreak::Quotation => quotation(category),
        LineBreak::Inseparable => Class::Ellipsis,
        LineBreak::BreakBoth => Class::Dash,
        LineBreak::PostfixNumeric => {
            if stands_on_the_em(c) {
                Class::Unit
            } else {
                Class::Postfix
            }
        }
        LineBreak::PrefixNumeric if category != GeneralCategory::MathSymbol => prefix(category),
        LineBreak::Nonstarter if category == GeneralCategory::DashPunctuation => Class::Connector,
        LineBreak::Nonstarter if is_letter(category) => Class::Repeat,
        LineBreak::Nonstarter | LineBreak::Exclamation | LineBreak::InfixNumeric => {
            if wide {
                Class::Whole
            } else {
                Class::LatinClosing
            }
        }
        _ => of_others(c, category),
    }
}

/// « and » say which end they stand at, " does not.
const fn quotation(category: GeneralCategory) -> Class {
    match category {
        GeneralCategory::InitialPunctuation => Class::LatinOpening,
        GeneralCategory::FinalPunctuation => Class::LatinClosing,
        _ => Class::Latin,
    }
}

/// Signs of money, № and the like; a backslash, which UAX #14 has among them, is a sign of words.
const fn prefix(category: GeneralCategory) -> Class {
    match category {
        GeneralCategory::CurrencySymbol | GeneralCategory::OtherSymbol => Class::Prefix,
        _ => Class::Latin,
    }
}

/// Letters, figures, dashes and signs that UAX #14 gives no part in a line.
fn of_others(c: char, category: GeneralCategory) -> Class {
    use GeneralCategory as Is;
    let full = WIDTH.get(c) == EastAsianWidth::Fullwidth;
    match category {
        Is::DashPunctuation if SCRIPT.get(c) == Script::Common => Class::Connector,
        _ if c.is_ascii_digit() => Class::Figure,
        _ if full => Class::Wide,
        _ if ON_THE_EM.contains(&SCRIPT.get(c)) => Class::Han,
        // Roman numerals, which Chinese faces draw on the em: Ⅲ, in strings like ⅢA.
        Is::LetterNumber if SCRIPT.get(c) == Script::Latin => Class::Wide,
        Is::OtherSymbol | Is::OtherNumber | Is::OtherPunctuation if is_a_picture(c) => Class::Han,
        Is::MathSymbol if PICTURES.contains(&BLOCK.get(c)) => Class::Han,
        _ if matches!(WIDTH.get(c), EastAsianWidth::Wide | EastAsianWidth::Halfwidth) => Class::Han,
        Is::Unassigned if BREAK.get(c) == LineBreak::Ideographic => Class::Han,
        _ => Class::Latin,
    }
}

const fn is_letter(category: GeneralCategory) -> bool {
    matches!(category, GeneralCategory::OtherLetter | GeneralCategory::ModifierLetter)
}

/// Whether Chinese faces draw a character on the em: where its width is ambiguous, Chinese text takes it as wide
/// (UAX #11).
fn stands_on_the_em(c: char) -> bool {
    use EastAsianWidth as Width;
    matches!(WIDTH.get(c), Width::Wide | Width::Fullwidth | Width::Halfwidth | Width::Ambiguous)
}

/// Signs that no script has to itself: ★, ①, ☎, ※. Those of Latin-1 and the fractions are drawn as letters are.
fn is_a_picture(c: char) -> bool {
    SCRIPT.get(c) == Script::Common && c >= '\u{2010}' && !matches!(c, '\u{2150}'..='\u{215f}' | '\u{2189}')
}

/// Characters that have no width of their own and belong to the one before: combining marks, variation selectors,
/// joiners, the colours of emoji.
#[must_use]
pub(in crate::text) fn clings(c: char) -> bool {
    // Nearly all text, and what no one has to look for.
    if matches!(c, '\u{20}'..='\u{2ff}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309b}'..='\u{9fff}')
    {
        return c == '\u{ad}';
    }
    let marks = GeneralCategoryGroup::Mark;
    marks.contains(CATEGORY.get(c)) || BREAK.get(c) == LineBreak::EModifier || is_unseen(c)
}

/// Joiners, variation selectors and the like: they choose or part, and have no glyph.
#[must_use]
pub(in crate::text) fn is_unseen(c: char) -> bool {
    IGNORABLE.contains(c) && !matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
}

/// The character that a cluster begins with and the selector of a form of it, where one is asked for by IVS.
#[must_use]
pub(in crate::text) fn form_asked(cluster: &str) -> Option<(char, char)> {
    let mut characters = cluster.chars();
    let (character, selector) = (characters.next()?, characters.next()?);
    matches!(selector, '\u{e0100}'..='\u{e01ef}').then_some((character, selector))
}

/// Whether there is nothing to draw of a character: spaces, fillers, what chooses or parts, the Braille of no dots.
#[must_use]
pub(in crate::text) fn is_blank(c: char) -> bool {
    use GeneralCategory as Is;
    // Nearly all text.
    if matches!(c, '\u{3001}'..='\u{3029}' | '\u{3400}'..='\u{9fff}') {
        return false;
    }
    let blank = [Is::SpaceSeparator, Is::LineSeparator, Is::ParagraphSeparator, Is::Control, Is::Format];
    c == '\u{2800}' || IGNORABLE.contains(c) || blank.contains(&CATEGORY.get(c))
}

/// Whether an upright line has a sign turned with it: an arrow, a line (UAX #50, Vertical_Orientation).
#[must_use]
pub(in crate::text) fn rests_turned(c: char) -> bool {
    !matches!(c, '\u{2e80}'..='\u{9fff}') && ORIENTATION.get(c) == VerticalOrientation::Rotated
}

/// Whether a mark lies along the line, so that it is turned in an upright one or has a form for it (UAX #50: R, Tr).
#[must_use]
pub(in crate::text) fn lies_along(c: char) -> bool {
    let orientation = ORIENTATION.get(c);
    orientation == VerticalOrientation::Rotated || orientation == VerticalOrientation::TransformedRotated
}

/// Whether a character is a mark upon the letter before it.
#[must_use]
pub(in crate::text) fn is_combining(c: char) -> bool {
    c >= '\u{300}' && CATEGORY.get(c) == GeneralCategory::NonspacingMark
}
