//! Compositions made by hand: characters straight to glyphs, no shaping, no line breaking.

use super::editions::{HEADLINE, role};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use banxin::color::{Color, Ink, InkId, Paint};
use banxin::font::Fonts;
use banxin::geom::{Em, Length, Point, Rect, Size};
use banxin::page::{
    About, Composition, FaceId, Fill, GlyphRun, Item, Mode, Page, Picture, PictureId, PlacedGlyph,
    PlacedPicture, Role, Source, StoryLabel,
};
use banxin::picture::{Data, Raster, Space};
use banxin::write::pdf::{Options, OutputCondition, PdfError, Profile};

/// A file of the package.
pub fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The bytes of the press file of a composition.
pub fn write(composition: &Composition, fonts: &Fonts, options: &Options) -> Result<Vec<u8>, PdfError> {
    banxin::write::pdf::write(composition, fonts, options).map(|file| file.bytes().unwrap())
}

/// The song faces (regular, black), the kai and the Latin, as faces 0 to 3.
pub fn fonts() -> Fonts {
    let fonts = Fonts::default();
    for name in [
        "NotoSerifCJKsc-Regular.otf",
        "NotoSerifCJKsc-Black.otf",
        "PressKaiSC-Regular.ttf",
        "NotoSerif-Regular.ttf",
    ] {
        fonts.open(file("fonts").join(name), 0).unwrap();
    }
    fonts
}

/// Regular song.
pub const SONG: FaceId = FaceId(0);
/// Black song, for heads.
pub const HEAVY: FaceId = FaceId(1);
/// Kai, with TrueType outlines.
pub const KAI: FaceId = FaceId(2);
/// Latin, with TrueType outlines.
pub const LATIN: FaceId = FaceId(3);

/// The bundled profile of newsprint.
pub fn newsprint() -> Vec<u8> {
    fs::read(file("layouts/press/TR002_newsprint_TAC240.icc")).unwrap()
}

/// PDF/X-4 for newsprint.
pub fn options(icc: &[u8]) -> Options<'_> {
    Options {
        profile: Profile::X4,
        condition: OutputCondition {
            identifier: "CGATS TR 002",
            info: "Coldset newsprint",
            registry: "http://www.color.org",
            icc,
        },
        sheets: &[],
        reused: None,
    }
}

/// The glyph of a character in a face.
pub fn glyph(fonts: &Fonts, face: FaceId, c: char) -> u16 {
    let face = fonts.face(face).unwrap();
    let parsed = ttf_parser::Face::parse(face.bytes(), face.index()).unwrap();
    parsed.glyph_index(c).unwrap_or_else(|| panic!("no glyph for {c}")).0
}

/// A run of text from `x`, `y`, each advance opened by `tracking`.
pub fn run(
    fonts: &Fonts,
    face: FaceId,
    size: Length,
    at: (Length, Length),
    text: &str,
    tracking: Em,
) -> GlyphRun {
    let font = fonts.face(face).unwrap();
    let parsed = ttf_parser::Face::parse(font.bytes(), font.index()).unwrap();
    let ids: Vec<u16> = text.chars().map(|c| parsed.glyph_index(c).map_or(0, |glyph| glyph.0)).collect();
    let mut x = Em::ZERO;
    let mut glyphs = Vec::new();
    for ((id, advance), c) in ids.iter().zip(font.advances(&ids)).zip(text.chars()) {
        let (text_len, x_of) = (c.len_utf8() as u16, x.of(size));
        glyphs.push(PlacedGlyph { id: *id, text_len, x: x_of, y: Length::ZERO, narrowed: None });
        x += advance + tracking;
    }
    GlyphRun {
        face,
        size,
        scale: 1000,
        mode: Mode::Horizontal,
        origin: Point { x: at.0, y: at.1 },
        glyphs,
        text: text.into(),
        hyphenated: false,
        paint: Paint::BLACK,
        source: Source::furniture(Role::Body),
        written: None,
    }
}

/// A tabloid page with 3 mm bleed.
pub fn page(number: u32, items: Vec<Item>) -> Page {
    let trim = Size { width: Length::mm(275.0), height: Length::mm(390.0) };
    Page {
        label: number.to_string(),
        section: String::new(),
        number,
        trim,
        bleed: Length::mm(3.0),
        slug: Length::ZERO,
        items,
        marks: Vec::new(),
        regions: Vec::new(),
        drawings: Vec::new(),
    }
}

/// An edition of these pages.
pub fn composition(pages: Vec<Page>) -> Composition {
    Composition {
        language: "zh-Hans",
        about: About {
            paper: "二七日报".into(),
            date: (2018, 9, 20),
            time: None,
            number: "0001".into(),
            publisher: None,
            serial: None,
            page: None,
        },
        pages,
        stories: vec![StoryLabel {
            id: "quiz".into(),
            title: "答题挑战赛".into(),
            language: None,
            under: None,
            web: true,
            corrects: None,
        }],
        faces: vec![SONG, HEAVY, KAI, LATIN],
        inks: Vec::new(),
        pictures: Vec::new(),
        inserts: Vec::new(),
    }
}

/// A page of one run of 9 pt song.
pub fn one_line(fonts: &Fonts, text: &str) -> Composition {
    let at = (Length::pt(40), Length::pt(50));
    composition(vec![page(1, vec![Item::Glyphs(run(fonts, SONG, Length::pt(9), at, text, Em::ZERO))])])
}

/// A full page: the original page's own lines in four columns, about 3 700 glyphs of four faces, each line
/// tracked to its measure by other than whole thousandths of an em.
pub fn full_page(fonts: &Fonts, number: u32) -> Page {
    let text = fs::read_to_string(file("content/erqi/recorded.txt")).unwrap();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (size, leading, rows) = (Length::pt(9), Length(13_000_000), 66);
    let mut items = Vec::new();
    for (index, line) in lines.enumerate() {
        let (column, row) = ((index / rows) as i64, (index % rows) as i64);
        let at = (Length::pt(40) + Length::pt(175) * column, Length::pt(100) + leading * row);
        let (face, size) = match row % 22 {
            0 => (HEAVY, Length(9_700_000)),
            21 => (KAI, size),
            _ => (SONG, size),
        };
        let mut spare = 17 - line.chars().count() as i64;
        if spare.abs() > 3 {
            spare = 0;
        }
        let tracking = Em(spare * 333_333 / line.chars().count().max(1) as i64);
        items.push(Item::Glyphs(run(fonts, face, size, at, line, tracking)));
    }
    let folio = format!("{number:02}");
    items.push(Item::Glyphs(run(fonts, LATIN, size, (Length::pt(40), Length::pt(60)), &folio, Em::ZERO)));
    page(number, items)
}

/// The same press, another profile.
pub fn in_profile(icc: &[u8], profile: Profile) -> Options<'_> {
    Options { profile, ..options(icc) }
}

/// A part of the first story.
pub fn part(role: Role, number: u16) -> Source {
    Source { role, story: Some(0), part: number, column: 0, row: 0 }
}

/// A page with one of everything that a press file can hold: a story whose parts do not stand in reading order,
/// a picture in grey with its caption and one in CMYK, a named ink, furniture, a tint, and marks on all plates.
pub fn everything(fonts: &Fonts) -> Composition {
    let line = |text: &str, y: i64, source: Source| {
        let run = run(fonts, SONG, Length::pt(9), (Length::pt(60), Length::pt(y)), text, Em::ZERO);
        Item::Glyphs(GlyphRun { source, ..run })
    };
    let rect = |x: i64, y: i64, width: i64, height: i64| Rect {
        x: Length::pt(x),
        y: Length::pt(y),
        width: Length::pt(width),
        height: Length::pt(height),
    };
    let fill = |rect: Rect, color: Color, role: Role| {
        let paint = Paint { color, overprint: false };
        Item::Fill(Fill { rect, paint, source: Source::furniture(role) })
    };
    let picture = |number: u16, clip: Rect, rect: Rect| {
        Item::Picture(PlacedPicture {
            picture: PictureId(number),
            rect,
            clip,
            outline: Vec::new(),
            text: String::new(),
            source: part(Role::Picture, number),
            web: true,
            written: None,
        })
    };
    let items = vec![
        fill(rect(50, 40, 300, 20), Color::Spot(InkId(0), 2_000), Role::Tint),
        line("版心日报", 30, Source::furniture(Role::Masthead)),
        line("第一段", 120, part(Role::Body, 0)),
        line("小标题", 140, part(Role::Subhead, 1)),
        line("第二段", 160, part(Role::Body, 2)),
        line("记者", 180, part(Role::Byline, 3)),
        line("主题", 80, part(HEADLINE, 0)),
        line("引题", 60, part(role("kicker"), 0)),
        picture(0, rect(200, 200, 100, 100), rect(180, 200, 140, 100)),
        line("灰图说明", 310, part(Role::Caption, 0)),
        picture(1, rect(400, 200, 40, 20), rect(400, 200, 40, 20)),
        fill(rect(50, 330, 300, 1), Color::BLACK, Role::Rule),
    ];
    let mut page = page(1, items);
    page.slug = Length::mm(12.0);
    let mark =
        Rect { x: Length::mm(-10.0), y: Length::ZERO, width: Length::mm(5.0), height: Length(250_000) };
    let source = Source::furniture(Role::Mark);
    page.marks = vec![Item::Fill(Fill { rect: mark, paint: Paint::REGISTRATION, source })];
    let gray: Vec<u8> = (0..7 * 5).map(|at| (at * 7) as u8).collect();
    let cmyk: Vec<u8> = (0..4 * 2 * 4).map(|at| (at * 3) as u8).collect();
    let raster = |width, height, space, samples: Vec<u8>| {
        let ink = |pixel: &[u8]| pixel.iter().map(|sample| u32::from(*sample)).sum::<u32>();
        // A sample of grey is a share of white; the first is black.
        let most = if space == Space::Gray { 255 } else { samples.chunks(4).map(ink).max().unwrap_or(0) };
        let most_ink = (most * 10_000).div_ceil(255);
        Arc::new(Raster { width, height, space, data: Data::Samples(samples), most_ink })
    };
    Composition {
        inks: vec![(
            InkId(0),
            Ink { name: "报头红 1".into(), alternate: [0, 9_500, 10_000, 0], overprint: false },
        )],
        pictures: vec![
            Picture {
                name: "gray.png".into(), alt: "灰阶".into(), raster: raster(7, 5, Space::Gray, gray)
            },
            Picture {
                name: "cmyk.tif".into(), alt: "四色".into(), raster: raster(4, 2, Space::Cmyk, cmyk)
            },
        ],
        ..composition(vec![page])
    }
}
