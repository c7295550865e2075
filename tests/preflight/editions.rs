//! The display list, before it is written: for every rule that it can break, a composition that does.

use std::sync::Arc;

use banxin::color::{Color, Ink, InkId, Paint, SOLID, Tint};
use banxin::font::Fonts;
use banxin::geom::{Em, Length, Rect};
use banxin::page::{Composition, Fill, Item, Mode, Page, Picture, PictureId, PlacedPicture, Role, Source};
use banxin::picture::{Data, Raster, Space};
use banxin::preflight::{Finding, Owner, RULES};
use banxin::press::{Level, Limits};

use super::{assert_told, message, places, strict};
use crate::support::compose;

/// A bad composition.
struct Bad {
    code: &'static str,
    composition: Composition,
    /// In points; nothing for what concerns the whole edition or page.
    at: Option<[f64; 4]>,
}

fn bad(code: &'static str, items: Vec<Item>, at: [f64; 4]) -> Bad {
    Bad { code, composition: compose::composition(vec![compose::page(1, items)]), at: Some(at) }
}

fn rect([x, y, width, height]: [f64; 4]) -> Rect {
    let length = |points: f64| Length((points * 1e6).round() as i64);
    Rect { x: length(x), y: length(y), width: length(width), height: length(height) }
}

fn fill(at: [f64; 4], color: Color, overprint: bool) -> Item {
    Item::Fill(Fill {
        rect: rect(at),
        paint: Paint { color, overprint },
        source: Source::furniture(Role::Tint),
    })
}

/// One character of Song at 100, 100 to the baseline, of the first story.
fn text(fonts: &Fonts, size: i64, color: Color, overprint: bool) -> Item {
    let at = (Length::pt(100), Length::pt(100));
    let mut run = compose::run(fonts, compose::SONG, Length::pt(size), at, "版", Em::ZERO);
    run.paint = Paint { color, overprint };
    run.source.story = Some(0);
    Item::Glyphs(run)
}

/// Its em box.
fn em_box(size: f64) -> [f64; 4] {
    [100.0, 100.0 - 0.88 * size, size, size]
}

fn picture(pixels: u32, most_ink: u32) -> Bad {
    let at = [50.0, 60.0, 72.0, 72.0];
    let (picture, source) = (PictureId(0), Source::furniture(Role::Picture));
    let placed = PlacedPicture {
        picture,
        rect: rect(at),
        clip: rect(at),
        outline: Vec::new(),
        text: String::new(),
        source,
        web: true,
        written: None,
    };
    let mut bad = bad("", vec![Item::Picture(placed)], at);
    let raster = Raster {
        width: pixels,
        height: pixels,
        space: Space::Cmyk,
        data: Data::Samples(Vec::new()),
        most_ink,
    };
    bad.composition.pictures =
        vec![Picture { name: "市民.jpg".into(), alt: String::new(), raster: Arc::new(raster) }];
    bad
}

/// A composition with a square in each of some inks, which have these names and alternates.
fn inks(code: &'static str, inks: &[(&str, Tint)]) -> Bad {
    let square = |at: usize| {
        fill([50.0 + 30.0 * at as f64, 60.0, 20.0, 20.0], Color::Spot(InkId(at as u16), SOLID), false)
    };
    let squares = (0..inks.len()).map(square).collect();
    let mut composition = compose::composition(vec![compose::page(1, squares)]);
    let ink = |(at, (name, tint)): (usize, &(&str, Tint))| {
        let ink = Ink { name: (*name).into(), alternate: [0, *tint, 0, 0], overprint: false };
        (InkId(at as u16), ink)
    };
    composition.inks = inks.iter().enumerate().map(ink).collect();
    Bad { code, composition, at: None }
}

fn all() -> Vec<Bad> {
    let fonts = compose::fonts();
    let (warm, square) = (Color::Process([0, 5_000, 5_000, 0]), [50.0, 60.0, 100.0, 100.0]);
    let text = |size, color, overprint| text(&fonts, size, color, overprint);
    let mut missing = text(9, Color::BLACK, true);
    if let Item::Glyphs(run) = &mut missing {
        run.glyphs[0].id = 0;
    }
    let mut near = compose::one_line(&fonts, "版");
    if let Item::Glyphs(run) = &mut near.pages[0].items[0] {
        run.origin.x = Length::pt(2);
    }
    let sizes = |change: fn(&mut Page)| {
        let mut pages = vec![compose::page(1, Vec::new()), compose::page(2, Vec::new())];
        change(&mut pages[1]);
        compose::composition(pages)
    };
    let full_bleed = [-8.0, 60.0, 100.0, 100.0];
    vec![
        bad("total-ink", vec![fill(square, Color::Process([10_000, 8_000, 6_000, 10]), false)], square),
        Bad { code: "total-ink", ..picture(200, 24_100) },
        bad("registration-colour", vec![fill(square, Color::Registration(SOLID), true)], square),
        bad("white-overprint", vec![fill(square, Color::PAPER, true)], square),
        bad(
            "rich-black-text",
            vec![text(20, Color::Process([4_000, 3_000, 3_000, SOLID]), true)],
            em_box(20.0),
        ),
        bad("black-knocks-out", vec![fill(square, warm, false), text(9, Color::BLACK, false)], em_box(9.0)),
        bad("small-type", vec![text(2, Color::BLACK, true)], em_box(2.0)),
        bad("tiny-type", vec![text(4, Color::BLACK, true)], em_box(4.0)),
        bad(
            "small-type-in-several-inks",
            vec![text(9, Color::Process([0, SOLID, SOLID, 0]), true)],
            em_box(9.0),
        ),
        bad(
            "small-type-reversed",
            vec![fill(square, Color::BLACK, true), text(9, Color::PAPER, false)],
            em_box(9.0),
        ),
        bad("missing-glyph", vec![missing], em_box(9.0)),
        bad("hairline", vec![fill([50.0, 60.0, 100.0, 0.2], Color::BLACK, true)], [50.0, 60.0, 100.0, 0.2]),
        bad(
            "thin-rule-in-several-inks",
            vec![fill([50.0, 60.0, 100.0, 0.4], Color::Process([0, SOLID, SOLID, 0]), false)],
            [50.0, 60.0, 100.0, 0.4],
        ),
        Bad { code: "picture-too-coarse", ..picture(99, 0) },
        Bad { code: "picture-coarse", ..picture(199, 0) },
        inks("spot-conflict", &[("PANTONE 485 C", SOLID), ("PANTONE 485 C", 5_000)]),
        inks("spot-twins", &[("PANTONE 485 C", SOLID), ("Pantone 485C", SOLID)]),
        inks("spot-count", &[("A", 1), ("B", 1), ("C", 1), ("D", 1), ("E", 1)]),
        bad("bleed", vec![fill(full_bleed, warm, false)], full_bleed),
        Bad { code: "safety", composition: near, at: Some([2.0, 50.0 - 7.92, 9.0, 9.0]) },
        bad("outside-media", vec![fill([900.0, 60.0, 9.0, 9.0], warm, false)], [900.0, 60.0, 9.0, 9.0]),
        Bad {
            code: "box-order",
            composition: sizes(|page| page.slug = Length::pt(-1)),
            at: Some([-8.504, -8.504, 796.535, 1122.52]),
        },
        Bad { code: "page-size", composition: sizes(|page| page.trim.width = Length::pt(700)), at: None },
    ]
}

/// What the display list can't hold, or the writer always does.
const ONLY_FILES: [&str; 29] = [
    "colour-space",
    "colour-profile",
    "unknown-ink",
    "trim-missing",
    "font-embedded",
    "font-subset",
    "font-unicode",
    "font-type3",
    "interpolated",
    "colorants",
    "transparency",
    "group-space",
    "optional-content",
    "annotation",
    "form",
    "action",
    "transfer-curve",
    "halftone",
    "lzw",
    "external-data",
    "postscript",
    "broken-content",
    "encryption",
    "pdf-version",
    "no-standard",
    "standard",
    "metadata",
    "metadata-disagree",
    "trapped",
];
const ALSO_ONLY_FILES: [&str; 4] = ["file-id", "output-intent", "output-profile", "cross-references"];

fn judged(composition: &Composition) -> Vec<Finding> {
    banxin::preflight::composition(composition, &strict())
}

#[test]
fn every_rule_has_a_bad_composition_or_is_for_files() {
    let bad: Vec<&str> = all().iter().map(|bad| bad.code).collect();
    for rule in RULES {
        let for_files = ONLY_FILES.contains(&rule.code) || ALSO_ONLY_FILES.contains(&rule.code);
        assert_ne!(bad.contains(&rule.code), for_files, "`{}`", rule.code);
    }
}

#[test]
fn every_bad_composition_is_found_at_its_place_and_is_bad_in_one_way() {
    for bad in all() {
        let findings = judged(&bad.composition);
        let codes: Vec<&str> = findings.iter().map(|one| one.rule.code).collect();
        assert_eq!(codes, [bad.code], "{findings:#?}");
        assert_eq!(places(&findings[0]), bad.at.into_iter().collect::<Vec<_>>(), "{}", bad.code);
    }
}

#[test]
fn whose_it_is_is_told() {
    let owner = |code: &str| {
        let bad = all().into_iter().find(|bad| bad.code == code).unwrap();
        judged(&bad.composition).remove(0).owner
    };
    assert_eq!(owner("small-type"), Some(Owner::Story("quiz".into())));
    assert_eq!(owner("hairline"), Some(Owner::Part(Role::Tint)));
    assert_eq!(owner("picture-coarse"), Some(Owner::Picture("市民.jpg".into())));
    assert_eq!(owner("spot-twins"), Some(Owner::Ink("Pantone 485C".into())));
}

#[test]
fn the_figures_are_told() {
    let told = |code: &str| {
        let bad = all().into_iter().find(|bad| bad.code == code).unwrap();
        let findings = judged(&bad.composition);
        findings.iter().for_each(assert_told);
        message(&findings[0])
    };
    assert_eq!(told("total-ink"), "240.1 % of ink, 240 % at most");
    assert_eq!(told("hairline"), "a rule of 0.2 pt, 0.25 pt at least");
    assert_eq!(told("small-type"), "type of 2 pt, 3 pt at least: `版`");
    assert_eq!(told("picture-too-coarse"), "99 pixels an inch, 100 at least");
}

/// The ink of two squares over each other, in percent; nothing where it is not too much for a press of 150 %.
fn together(below: (Color, bool), above: (Color, bool)) -> Option<String> {
    let square = [50.0, 60.0, 100.0, 100.0];
    let items = vec![fill(square, below.0, below.1), fill(square, above.0, above.1)];
    let mut composition = compose::composition(vec![compose::page(1, items)]);
    let ink = |name: &str| Ink { name: name.into(), alternate: [0; 4], overprint: true };
    composition.inks = vec![(InkId(0), ink("Red")), (InkId(1), ink("Gold"))];
    let limits = Limits { total_ink: 15_000, ..Limits::newsprint() };
    let findings = banxin::preflight::composition(&composition, &limits);
    findings.first().map(|one| message(one).split_once(" of ink").unwrap().0.to_owned())
}

#[test]
fn overprinting_adds_inks_up_plate_by_plate() {
    let cyan = (Color::Process([SOLID, 0, 0, 0]), false);
    let magenta = Color::Process([0, SOLID, 0, 0]);
    let spot = |ink, tint| Color::Spot(InkId(ink), tint);
    // Inks that are not in the upper colour stay.
    assert_eq!(together(cyan, (magenta, true)).as_deref(), Some("200 %"));
    // Knocking out leaves nothing.
    assert_eq!(together(cyan, (magenta, false)), None);
    // A share replaces a share of the same ink.
    assert_eq!(together(cyan, (Color::Process([2_000, 0, 0, 0]), true)), None);
    assert_eq!(together(cyan, (Color::Process([2_000, SOLID, SOLID, 0]), true)).as_deref(), Some("220 %"));
    // Spots are plates of their own.
    assert_eq!(together(cyan, (spot(0, SOLID), true)).as_deref(), Some("200 %"));
    assert_eq!(together((spot(1, SOLID), false), (spot(0, SOLID), true)).as_deref(), Some("200 %"));
    assert_eq!(together((spot(0, SOLID), false), (spot(0, 5_000), true)), None);
    assert_eq!(together(cyan, (spot(0, SOLID), false)), None);
    // Whether an ink overprints is said where it is used: that is what the writer reads.
}

#[test]
fn white_type_has_the_inks_that_it_is_cut_out_of() {
    let fonts = compose::fonts();
    let square = [50.0, 60.0, 100.0, 100.0];
    let items = |ground| vec![fill(square, ground, false), text(&fonts, 9, Color::PAPER, false)];
    let mut limits = Limits::newsprint();
    limits.smallest_type.reversed = Length::pt(8);
    let codes = |ground| {
        let composition = compose::composition(vec![compose::page(1, items(ground))]);
        let findings = banxin::preflight::composition(&composition, &limits);
        findings.iter().map(|one| one.rule.code).collect::<Vec<_>>()
    };
    assert!(codes(Color::BLACK).is_empty());
    assert_eq!(codes(Color::Process([SOLID, SOLID, 0, 0])), ["small-type-in-several-inks"]);
}

#[test]
fn black_may_knock_out_what_is_black_or_paper() {
    let fonts = compose::fonts();
    let square = [50.0, 60.0, 100.0, 100.0];
    for ground in [Color::PAPER, Color::gray(2_000)] {
        let items = vec![fill(square, ground, false), text(&fonts, 9, Color::BLACK, false)];
        let composition = compose::composition(vec![compose::page(1, items)]);
        assert_eq!(judged(&composition), [], "{ground:?}");
    }
}

#[test]
fn what_reaches_the_edge_of_the_bleed_is_sound() {
    let (bleed, warm) = (Length::mm(3.0).to_pt(), Color::Process([0, 5_000, 0, 0]));
    let whole = [-bleed, -bleed, 779.527 + 2.0 * bleed, 1105.512 + 2.0 * bleed];
    let composition = compose::composition(vec![compose::page(1, vec![fill(whole, warm, false)])]);
    assert_eq!(judged(&composition), []);
}

#[test]
fn marks_outside_the_bleed_are_the_printers() {
    let mut page = compose::page(1, Vec::new());
    page.slug = Length::pt(20);
    let mark = [-20.0, 100.0, 8.0, 0.1];
    page.marks = vec![fill(mark, Color::Registration(SOLID), true)];
    assert_eq!(judged(&compose::composition(vec![page])), []);
}

#[test]
fn a_house_may_be_stricter_or_laxer() {
    let bad = all().into_iter().find(|bad| bad.code == "hairline").unwrap();
    let level = |level| {
        let severities = vec![("hairline".to_owned(), level)];
        let findings = banxin::preflight::composition(&bad.composition, &Limits { severities, ..strict() });
        findings.first().map(|one| one.severity)
    };
    assert_eq!(level(Level::Warning), Some(Level::Warning));
    assert_eq!(level(Level::Error), Some(Level::Error));
    assert_eq!(level(Level::Off), None);
}

#[test]
fn faults_that_are_alike_are_told_once_and_counted() {
    let line = |at: i32| fill([50.0, 60.0 + f64::from(at), 100.0, 0.2], Color::BLACK, true);
    let page = compose::page(1, (0..50).map(line).collect());
    let findings = judged(&compose::composition(vec![page]));
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].count, findings[0].places.len()), (50, 20));
}

/// The bundled edition of a name: what its pages break, and what its press file does.
fn bundled(name: &str) -> [Vec<Finding>; 2] {
    let loaded = banxin::load(compose::file(name), &mut banxin::diag::Sources::default()).unwrap();
    let (composition, _) = banxin::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures);
    let icc = compose::newsprint();
    let bytes = compose::write(&composition, &loaded.fonts, &compose::options(&icc)).unwrap();
    let limits = Limits::newsprint();
    let written = banxin::preflight::file(&bytes, &limits, Some(banxin::preflight::Standard::X4)).unwrap();
    [banxin::preflight::composition(&composition, &limits), written]
}

#[test]
fn the_bundled_editions_are_sound() {
    for name in ["content/erqi", "content/specimen", "content/pictures"] {
        assert_eq!(bundled(name), [[], []], "{name}");
    }
}

/// The places of all text, as small type on a press that can't print less than 100 pt.
fn places_of_text(findings: &[Finding]) -> Vec<[f64; 4]> {
    let small = findings.iter().filter(|one| one.rule.code == "small-type");
    let mut all: Vec<[f64; 4]> = small.flat_map(places).collect();
    all.sort_by(|one, other| one.partial_cmp(other).unwrap());
    all
}

#[test]
fn both_readers_see_the_same_page() {
    let fonts = compose::fonts();
    let modes = [Mode::Horizontal, Mode::Upright, Mode::Turned];
    let items = modes.into_iter().zip([100, 300, 500]).map(|(mode, x)| {
        let at = (Length::pt(x), Length::pt(200));
        let mut run = compose::run(&fonts, compose::SONG, Length::pt(20), at, "版心报", Em::milli(250));
        run.mode = mode;
        Item::Glyphs(run)
    });
    let mut page = compose::page(1, items.collect());
    page.items.push(fill([50.0, 60.0, 100.0, 0.2], Color::BLACK, true));
    let composition = compose::composition(vec![page]);
    let mut limits = Limits::newsprint();
    limits.smallest_type.one_ink = Length::pt(100);
    let composed = banxin::preflight::composition(&composition, &limits);
    let icc = compose::newsprint();
    let bytes = compose::write(&composition, &fonts, &compose::options(&icc)).unwrap();
    let written = banxin::preflight::file(&bytes, &limits, None).unwrap();
    assert_eq!((composed.len(), places_of_text(&composed).len()), (2, 3));
    for (composed, written) in [
        (places_of_text(&composed), places_of_text(&written)),
        (places(composed.last().unwrap()), places(written.last().unwrap())),
    ] {
        assert_eq!(composed.len(), written.len());
        for (composed, written) in composed.iter().flatten().zip(written.iter().flatten()) {
            assert!((composed - written).abs() < 0.002, "{composed} {written}");
        }
    }
}

/// What both readers can see of a page: rule, figures, places to a hundredth of a point.
fn seen(findings: &[Finding]) -> Vec<(&'static str, String, Vec<[f64; 4]>)> {
    let on_a_page = findings.iter().filter(|one| one.page.is_some() && !one.rule.code.starts_with("font"));
    let one = |one: &Finding| {
        // A file does not say its text.
        let figures = message(one).split(": `").next().unwrap_or_default().to_owned();
        let rounded = places(one).into_iter().map(|place| place.map(|edge| (edge * 50.0).round() / 50.0));
        (one.rule.code, figures, rounded.collect())
    };
    let mut all: Vec<_> = on_a_page.map(one).collect();
    all.sort_by(|one, other| one.partial_cmp(other).unwrap());
    all
}

#[test]
fn both_readers_see_the_same_inks_and_pictures() {
    let fonts = compose::fonts();
    let mut composition = compose::everything(&fonts);
    let gold = Ink { name: "金".into(), alternate: [0, 2_000, 9_000, 1_000], overprint: true };
    composition.inks.push((InkId(1), gold));
    let magenta = Color::Process([0, SOLID, 0, 0]);
    let gold = Color::Spot(InkId(1), SOLID);
    composition.pages[0].items.extend([
        // Spots over inks: knocking out, overprinting; the process over a spot.
        fill([500.0, 100.0, 50.0, 50.0], magenta, false),
        fill([500.0, 100.0, 50.0, 20.0], gold, false),
        fill([500.0, 130.0, 50.0, 20.0], gold, true),
        fill([600.0, 100.0, 50.0, 50.0], gold, false),
        fill([600.0, 100.0, 50.0, 20.0], magenta, true),
        fill([600.0, 130.0, 50.0, 20.0], Color::BLACK, false),
    ]);
    let limits = Limits { total_ink: 11_000, ..Limits::newsprint() };
    let icc = compose::newsprint();
    let bytes = compose::write(&composition, &fonts, &compose::options(&icc)).unwrap();
    let composed = seen(&banxin::preflight::composition(&composition, &limits));
    let written = seen(&banxin::preflight::file(&bytes, &limits, None).unwrap());
    assert_eq!(composed, written);
    let told = |what: &str| composed.iter().filter(|one| one.0 == what).count();
    // Black type over a tint, two pairs of squares, a picture; both pictures are coarse.
    assert_eq!((told("total-ink"), told("picture-too-coarse")), (3, 2), "{composed:#?}");
}
