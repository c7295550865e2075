//! Areas: polygons around what is a section's own, on every page that comes with the program.

use std::sync::LazyLock;

use banxin::font::Fonts;
use banxin::geom::{Length, Point, Rect};
use banxin::transcript::{Block, Content, PageTranscript, Section, Whose};

use crate::support::bundled::EDITIONS;
use crate::support::composed::{Bundled, bundled};

/// A page.
struct Page {
    /// Its edition and its number.
    name: String,
    sections: Vec<Own>,
}

/// A section.
struct Own {
    whose: Whose,
    /// The slot that it stands in.
    slot: String,
    areas: Vec<Vec<Point>>,
    /// What is printed of it: the ink of glyphs, and pictures.
    printed: Vec<(String, Rect)>,
    lines: Vec<Rect>,
    pictures: Vec<Rect>,
}

/// All pages of all editions.
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let pages = |edition: &&str| {
        let Bundled { composed, transcript, .. } = bundled(edition);
        let page = |page: &PageTranscript<'_>| Page {
            name: format!("{edition} {}", page.page.number),
            sections: page.sections.iter().map(|section| own(section, composed.fonts())).collect(),
        };
        transcript.pages.iter().map(page).collect::<Vec<Page>>()
    };
    EDITIONS.iter().flat_map(pages).collect()
});

fn own(of: &Section<'_>, fonts: &Fonts) -> Own {
    let slot = of.regions.first().map_or("advertisement", |region| region.slot.as_str());
    let is_picture = |block: &&Block<'_>| matches!(block.content, Content::Illustration(_));
    Own {
        whose: of.whose,
        slot: slot.to_owned(),
        areas: of.areas.clone(),
        printed: of.blocks.iter().flat_map(|block| printed(block, fonts)).collect(),
        lines: of.blocks.iter().flat_map(Block::lines).map(|line| line.rect).collect(),
        pictures: of.blocks.iter().filter(is_picture).map(|block| block.rect).collect(),
    }
}

/// Whether a point is in a polygon: on the way to the left an odd number of sides is crossed.
fn is_in(polygon: &[Point], at: Point) -> bool {
    let crossed = sides(polygon).filter(|(from, to)| {
        from.x <= at.x && to.x <= at.x && from.y.min(to.y) <= at.y && at.y < from.y.max(to.y)
    });
    crossed.count() % 2 == 1
}

fn sides(polygon: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    polygon.iter().copied().zip(polygon.iter().copied().cycle().skip(1))
}

fn around(polygon: &[Point]) -> Rect {
    let points = polygon.iter().map(|at| Rect { x: at.x, y: at.y, ..Rect::default() });
    points.reduce(Rect::around).expect("corners")
}

/// Points of a rectangle, one for each piece of it that sides of polygons cut off.
fn points(rect: Rect, polygons: &[&[Point]]) -> Vec<Point> {
    let middles = |from: Length, to: Length, of: fn(&Point) -> Length| -> Vec<Length> {
        let corners = polygons.iter().flat_map(|polygon| polygon.iter().map(of));
        let mut all: Vec<Length> = corners.filter(|at| from < *at && *at < to).chain([from, to]).collect();
        all.sort_unstable();
        all.windows(2).map(|pair| (pair[0] + pair[1]) / 2).collect()
    };
    let ys = middles(rect.y, rect.bottom(), |at| at.y);
    let xs = middles(rect.x, rect.right(), |at| at.x);
    ys.into_iter().flat_map(|y| xs.iter().map(move |x| Point { x: *x, y })).collect()
}

/// The polygons whose surroundings a rectangle meets.
fn near<'s>(rect: Rect, areas: impl Iterator<Item = &'s Vec<Point>>) -> Vec<&'s [Point]> {
    areas.map(Vec::as_slice).filter(|polygon| around(polygon).meets(rect)).collect()
}

fn lies_in(rect: Rect, section: &Own) -> bool {
    let own = near(rect, section.areas.iter());
    points(rect, &own).into_iter().all(|at| own.iter().any(|polygon| is_in(polygon, at)))
}

/// The sections of a page but one.
fn others<'p>(page: &'p Page, own: &'p Own) -> impl Iterator<Item = &'p Own> {
    page.sections.iter().filter(move |other| !std::ptr::eq(*other, own))
}

fn lies_in_others(rect: Rect, page: &Page, own: &Own) -> bool {
    let others = near(rect, others(page, own).flat_map(|section| &section.areas));
    points(rect, &others).into_iter().any(|at| others.iter().any(|polygon| is_in(polygon, at)))
}

/// What is seen of a block, and its rectangle: a picture, or the ink of glyphs.
fn printed(block: &Block<'_>, fonts: &Fonts) -> Vec<(String, Rect)> {
    if let Content::Illustration(seen) = &block.content {
        return vec![(seen.name.to_owned(), block.rect)];
    }
    let words = block.lines().iter().flat_map(|line| &line.words);
    let glyphs = words.flat_map(|word| &word.glyphs);
    glyphs.filter_map(|glyph| Some((glyph.text.to_owned(), glyph.ink(fonts)?))).collect()
}

/// The sections of all pages that have areas, with their pages.
fn with_areas() -> impl Iterator<Item = (&'static Page, &'static Own)> {
    let all = PAGES.iter().flat_map(|page| page.sections.iter().map(move |section| (page, section)));
    all.filter(|(_, section)| section.whose != Whose::Page)
}

#[test]
fn all_that_a_section_prints_lies_in_its_own_areas() {
    let mut count = 0;
    for (page, section) in with_areas() {
        for (what, rect) in &section.printed {
            count += 1;
            assert!(lies_in(*rect, section), "{}: {what} of {:?}: {rect:?}", page.name, section.whose);
        }
    }
    assert!(count > 50_000, "{count}");
}

#[test]
fn nothing_that_is_printed_lies_in_the_areas_of_another_section() {
    for page in &*PAGES {
        for section in &page.sections {
            for (what, rect) in &section.printed {
                let of = section.whose;
                assert!(!lies_in_others(*rect, page, section), "{}: {what} of {of:?}: {rect:?}", page.name);
            }
        }
    }
}

#[test]
fn lines_lie_in_their_areas_where_they_meet_none_of_another() {
    for (page, section) in with_areas() {
        for line in &section.lines {
            let mut met = others(page, section).flat_map(|other| other.lines.iter().chain(&other.pictures));
            let is_met = met.any(|other| other.meets(*line));
            assert!(is_met || lies_in(*line, section), "{}: {:?}", page.name, section.whose);
        }
    }
}

#[test]
fn areas_are_upright_clockwise_and_cross_nothing() {
    for (Page { name, .. }, section) in with_areas() {
        for polygon in &section.areas {
            assert!(sides(polygon).all(|(from, to)| (from.x == to.x) != (from.y == to.y)), "{name}: upright");
            let turns: Vec<bool> = sides(polygon).map(|(from, to)| from.x == to.x).collect();
            assert!(turns.windows(2).all(|pair| pair[0] != pair[1]), "{name}: each corner is one");
            let cross = |(from, to): (Point, Point)| {
                i128::from(from.x.0) * i128::from(to.y.0) - i128::from(to.x.0) * i128::from(from.y.0)
            };
            assert!(sides(polygon).map(cross).sum::<i128>() > 0, "{name}: clockwise");
            assert!(is_simple(polygon), "{name}: {polygon:?}");
        }
    }
}

#[test]
fn no_two_areas_have_a_place_in_common() {
    for page in &*PAGES {
        let all: Vec<&Vec<Point>> = page.sections.iter().flat_map(|section| &section.areas).collect();
        for (at, polygon) in all.iter().enumerate() {
            for other in all.iter().skip(at + 1) {
                let both: [&[Point]; 2] = [polygon, other];
                let common = around(polygon).common(around(other));
                let shared = |at: &Point| both.iter().all(|polygon| is_in(polygon, *at));
                assert!(common.is_empty() || !points(common, &both).iter().any(shared), "{}", page.name);
            }
        }
    }
}

/// Whether sides that don't follow each other have no point in common.
fn is_simple(polygon: &[Point]) -> bool {
    let sides: Vec<Rect> = sides(polygon).map(|(from, to)| around(&[from, to])).collect();
    let touch = |one: Rect, other: Rect| {
        let common = one.common(other);
        common.width >= Length::ZERO && common.height >= Length::ZERO
    };
    let follow = |one: usize, other: usize| one + 1 == other || other + 1 == one + sides.len();
    (0..sides.len())
        .all(|one| (one + 1..sides.len()).all(|other| follow(one, other) || !touch(sides[one], sides[other])))
}

#[test]
fn areas_have_few_corners() {
    let corners = |section: &Own| section.areas.iter().map(Vec::len).collect::<Vec<usize>>();
    let others = with_areas().filter(|(_, section)| corners(section) != [4]);
    let shapes =
        others.map(|(page, section)| format!("{} {} {:?}", page.name, section.slot, corners(section)));
    assert_eq!(shapes.collect::<Vec<String>>(), SHAPES);
}

/// The sections that are no rectangles, by edition, page and slot, with the corners of their polygons.
const SHAPES: &[&str] = &[
    "demo 2 angle [6]",
    "demo 4 lead [6]",
    "demo 5 group [8]",
    "frames 1 lead [6]",
    "frames 1 story [8, 4]",
    "frames 3 around [8]",
    "frames 4 lead [6]",
    "heads 1 second [8]",
    "heads 3 lead [6]",
    "market 2 left [6]",
];
