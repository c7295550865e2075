//! Lines, words and glyphs.

use std::borrow::Cow;

use super::ids::{line_id, word_id};
use super::options::Version;
use super::styles::Styles;
use super::substitute::Half;
use super::writing::{Writing, places};
use crate::font::Fonts;
use crate::geom::{Direction, Length, Rect};
use crate::page::Mode;
use crate::transcript::{Glyph, Line, Place, Word};
use crate::xml::Xml;

/// Writes a line, by its place in its block.
pub(super) fn line(
    writing: &Writing<'_, '_>,
    xml: &mut Xml,
    ((place, at), block, line): ((Place, usize), &str, &Line<'_>),
    styles: &Styles,
) {
    let (unit, version) = (writing.options.unit, writing.options.version);
    let id = line_id(block, at);
    let mut about = vec![("ID", Cow::from(id.as_str()))];
    about.extend(places(unit, line.rect));
    match version {
        Version::V44 => {
            about.push(("BASELINE", unit.points(&line.baseline).into()));
            if line.direction == Direction::Vertical {
                about.push(("BASEDIRECTION", "ttb".into()));
            }
        }
        // A height alone: a line that runs down has none.
        Version::V31 if line.direction == Direction::Horizontal => {
            about.push(("BASELINE", unit.length(line.baseline[0].y).into()));
        }
        Version::V31 => {}
    }
    let block_style = line.runs.first().and_then(|run| styles.of_run(run));
    about.extend(block_style.map(|style| ("STYLEREFS", style.into())));
    xml.element("TextLine", about, |xml| {
        let last = line.words.len().saturating_sub(1);
        for (number, word) in line.words.iter().enumerate() {
            let whole = |half| writing.substitutes.whole((place, at), half).map(|whole| (half, whole));
            let first = (number == 0).then(|| whole(Half::Second)).flatten();
            let part = first.or_else(|| (number == last).then(|| whole(Half::First)).flatten());
            self::word(writing, xml, (&word_id(&id, number), word), part, (styles, block_style));
            if let Some(space) = &word.space {
                xml.empty("SP", places(unit, space.rect));
            }
        }
        if let Some(hyphen) = line.hyphen {
            xml.empty("HYP", places(unit, hyphen).into_iter().chain([("CONTENT", "-".into())]));
        }
    });
}

fn word(
    writing: &Writing<'_, '_>,
    xml: &mut Xml,
    (id, word): (&str, &Word<'_>),
    part: Option<(Half, &str)>,
    (styles, line_style): (&Styles, Option<&str>),
) {
    let unit = writing.options.unit;
    let mut about = vec![("ID", Cow::from(id))];
    let style = word.glyphs.first().and_then(|glyph| styles.of_run(glyph.run));
    about.extend(style.filter(|style| Some(*style) != line_style).map(|style| ("STYLEREFS", style.into())));
    about.extend(places(unit, word.rect));
    about.push(("CONTENT", word.text.as_str().into()));
    if let Some((half, whole)) = part {
        let kind = match half {
            Half::First => "HypPart1",
            Half::Second => "HypPart2",
        };
        about.push(("SUBS_TYPE", kind.into()));
        about.push(("SUBS_CONTENT", whole.into()));
    }
    if !writing.options.glyphs || writing.options.version == Version::V31 {
        return xml.empty("String", about);
    }
    xml.element("String", about, |xml| {
        let parts = word.glyphs.iter().flat_map(|glyph| parts(glyph, writing.fonts));
        for (number, (c, rect)) in (1..).zip(parts) {
            let own = [("ID", Cow::from(format!("{id}_G{number}")))];
            let own = own.into_iter().chain(places(unit, rect));
            xml.empty("Glyph", own.chain([("CONTENT", c.to_string().into())]));
        }
    });
}

/// The characters of a glyph and what is printed of each: a `Glyph` has one character, so a dash over two ems and a
/// ligature are parted evenly. What stands on the character before it is of that.
fn parts(glyph: &Glyph<'_>, fonts: &Fonts) -> Vec<(char, Rect)> {
    // What shows nothing stands where its body does.
    let rect = glyph.ink(fonts).unwrap_or(glyph.rect);
    let is_own = |c: &char| !matches!(c, '\u{0300}'..='\u{036F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    let all: Vec<char> = glyph.text.chars().filter(is_own).collect();
    let count = all.len() as i64;
    let part = |(at, c): (i64, char)| {
        let share = |whole: Length, at: i64| whole.scaled(at, count);
        let rect = if glyph.run.mode == Mode::Horizontal {
            let (from, to) = (share(rect.width, at), share(rect.width, at + 1));
            Rect { x: rect.x + from, width: to - from, ..rect }
        } else {
            let (from, to) = (share(rect.height, at), share(rect.height, at + 1));
            Rect { y: rect.y + from, height: to - from, ..rect }
        };
        (c, rect)
    };
    (0..).zip(all).map(part).collect()
}
