//! Sections and their blocks.

use std::borrow::Cow;

use super::ids::{block_id, section_id};
use super::options::Version;
use super::styles::Styles;
use super::tags::{Tags, of_story};
use super::text;
use super::writing::{Writing, places};
use crate::geom::{Direction, Rect};
use crate::page::Role;
use crate::transcript::{Block, Content, PageTranscript, Place, Section, Whose};
use crate::xml::Xml;

/// Around all that is on a page, within its trim.
pub(super) fn print_space(of: &PageTranscript<'_>) -> Rect {
    let all = of.sections.iter().filter_map(Section::rect).reduce(Rect::around).unwrap_or_default();
    let trim = Rect { width: of.page.trim.width, height: of.page.trim.height, ..Rect::default() };
    all.common(trim)
}

/// Writes the sections of a page.
pub(super) fn sections(
    writing: &Writing<'_, '_>,
    xml: &mut Xml,
    (page, of): (usize, &PageTranscript<'_>),
    (styles, tags): (&Styles, &Tags<'_>),
) {
    for (at, section) in of.sections.iter().enumerate() {
        let Some(rect) = section.rect() else { continue };
        let kind = match section.whose {
            Whose::Page => "furniture",
            Whose::Story(_) => "article",
            Whose::Advertisement => "advertisement",
        };
        let mut about = vec![("ID", Cow::from(section_id(page, at)))];
        if let Whose::Story(story) = section.whose {
            about.push(("TAGREFS", of_story(story).into()));
        }
        about.extend(places(writing.options.unit, rect));
        about.push(("TYPE", kind.into()));
        xml.element("ComposedBlock", about, |xml| {
            shape(writing, xml, section);
            let together = |one: &Block<'_>, next: &Block<'_>| is_of_one_table(one, next);
            let mut number = 0;
            for run in section.blocks.chunk_by(together) {
                let first = number;
                number += run.len();
                let blocks = |xml: &mut Xml| {
                    for (offset, block) in run.iter().enumerate() {
                        let place = Place { page, section: at, block: first + offset };
                        self::block(writing, xml, (place, block), (styles, tags));
                    }
                };
                match run {
                    [one, _, ..] if is_of_table(one) => {
                        let rect = run.iter().map(|one| one.rect).reduce(Rect::around).unwrap_or_default();
                        let id = format!("{}_T", block_id(page, at, first));
                        let about = std::iter::once(("ID", id.into()));
                        let about = about.chain(places(writing.options.unit, rect));
                        let about = about.chain([("TYPE", "table".into())]);
                        xml.element("ComposedBlock", about, blocks);
                    }
                    _ => blocks(xml),
                }
            }
        });
    }
}

/// The polygon around a section that is no rectangle, and in one piece: ALTO has place for one.
fn shape(writing: &Writing<'_, '_>, xml: &mut Xml, section: &Section<'_>) {
    if let [polygon] = section.areas.as_slice()
        && polygon.len() > 4
    {
        let points = writing.options.unit.points(polygon);
        xml.element("Shape", [], |xml| xml.empty("Polygon", [("POINTS", points.into())]));
    }
}

fn block(
    writing: &Writing<'_, '_>,
    xml: &mut Xml,
    (place, block): (Place, &Block<'_>),
    (styles, tags): (&Styles, &Tags<'_>),
) {
    let Place { page, section, block: number } = place;
    let id = block_id(page, section, number);
    let mut about = vec![("ID", Cow::from(id.as_str()))];
    about.extend(styles.of_block(block.lines()).map(|styles| ("STYLEREFS", styles.into())));
    about.push(("TAGREFS", tags.of_block(block.role, &block.content).into()));
    about.extend(places(writing.options.unit, block.rect));
    match &block.content {
        Content::Illustration(seen) => {
            about.push(("TYPE", seen.kind.name().into()));
            xml.empty("Illustration", about);
        }
        Content::Text(lines) => {
            about.extend(language(writing, place).map(|language| ("LANG", language.into())));
            let is_down = lines.first().is_some_and(|line| line.direction == Direction::Vertical);
            if is_down && writing.options.version == Version::V44 {
                about.push(("BASEDIRECTION", "ttb".into()));
            }
            xml.element("TextBlock", about, |xml| {
                for (at, line) in lines.iter().enumerate() {
                    text::line(writing, xml, ((place, at), &id, line), styles);
                }
            });
        }
    }
}

/// The language of a block.
fn language(writing: &Writing<'_, '_>, place: Place) -> Option<&'static str> {
    let composition = writing.transcript.composition;
    let section = writing.transcript.pages.get(place.page)?.sections.get(place.section)?;
    let Whose::Story(story) = section.whose else { return Some(composition.language) };
    let own = composition.stories.get(usize::from(story)).and_then(|label| label.language);
    Some(own.unwrap_or(composition.language))
}

fn is_of_table(block: &Block<'_>) -> bool {
    matches!(block.role, Role::Table(_))
}

fn is_of_one_table(one: &Block<'_>, next: &Block<'_>) -> bool {
    is_of_table(one) && is_of_table(next) && one.part == next.part
}
