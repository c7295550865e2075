//! Editions made in code: one page, one or more slots, whatever text a test needs.

use std::path::{Path, PathBuf};

use banxin::color::Paint;
use banxin::copy::{Block, BlockKind, Copy};
use banxin::diag::{FileId, Span};
use banxin::edition::{BylinePlace, Edition, PageSpec, Paper, SlotUse, Story, WordLists};
use banxin::font::Fonts;
use banxin::geom::{Direction, Em, Length, Size};
use banxin::layout::FontRef;
use banxin::layout::{Grid, Layout, Sheet, Slot};
use banxin::press::Press;
use banxin::press::{Limits, Rendering};
use banxin::reading::Format;
use banxin::style::{
    BodyStyle, Breaking, CaptionStyle, DisplayStyle, Faces, FacesId, Figures, Glue, HeadStyle, Kinsoku,
    MarkStyle, TrackingBounds,
};

pub const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

/// What varies from test to test.
#[derive(Debug, Clone)]
pub struct Setup {
    pub paragraphs: Vec<String>,
    pub byline: Option<String>,
    pub measure: Em,
    pub columns: u32,
    pub rows: u32,
    pub marks: MarkStyle,
    pub kinsoku: Kinsoku,
    pub direction: Direction,
    pub hanging: bool,
    pub breaking: Breaking,
    pub last_line: u32,
    pub widows: u32,
    pub orphans: u32,
    pub tracking: Option<Em>,
    /// Of each paragraph; those beyond its end have none.
    pub trackings: Vec<Option<Em>>,
    pub gap: Em,
    pub bounds: TrackingBounds,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            paragraphs: Vec::new(),
            byline: None,
            measure: Em(17_000_000),
            columns: 1,
            rows: 20,
            marks: MarkStyle::Kaiming,
            kinsoku: Kinsoku::Basic,
            direction: Direction::Horizontal,
            hanging: false,
            breaking: Breaking::FirstFit,
            last_line: 1,
            widows: 1,
            orphans: 1,
            tracking: None,
            trackings: Vec::new(),
            gap: Em::QUARTER,
            bounds: TrackingBounds { min: Em::ZERO, max: Em::ZERO, step: Em::milli(5) },
        }
    }
}

/// The project's folder; the fuzz targets, which use this file too, are a package inside it.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let above = own.parent().filter(|_| !own.join("fonts").is_dir());
    above.unwrap_or(own).to_owned()
}

pub fn plain(text: &str) -> Copy {
    Copy::plain(text, NOWHERE)
}

impl Setup {
    /// An edition of one page with one story.
    pub fn edition(&self) -> Edition {
        let fonts = ["NotoSerifCJKsc-Regular.otf", "NotoSerif-Regular.ttf"].map(|name| FontRef {
            file: root().join("fonts").join(name).into(),
            index: 0,
            span: NOWHERE,
        });
        let tracking = |index: usize| self.trackings.get(index).copied().flatten();
        let block = |(index, text): (usize, &String)| Block {
            kind: BlockKind::Paragraph,
            copy: plain(text),
            tracking: tracking(index),
            span: NOWHERE,
        };
        let story = Story {
            id: "story".into(),
            file: FileId(0),
            kicker: None,
            headline: vec![plain("标题")],
            deck: None,
            dateline: None,
            byline: self.byline.as_deref().map(plain),
            byline_place: BylinePlace::Auto,
            tracking: self.tracking,
            picture: None,
            body: self.paragraphs.iter().enumerate().map(block).collect(),
        };
        Edition {
            format: Format::default(),
            paper: Paper {
                name: "版心日报".into(),
                date: (2022, 9, 30),
                time: None,
                fields: Vec::new(),
                given: Vec::new(),
            },
            pages: vec![PageSpec {
                number: 1,
                layout: 0,
                section: String::new(),
                slots: vec![SlotUse { slot: 0, story: 0, span: NOWHERE }],
            }],
            layouts: vec![self.layout()],
            press: Press {
                format: Format::default(),
                identifier: "CGATS TR 002".into(),
                info: "newsprint".into(),
                registry: "http://www.color.org".into(),
                profile: root().join("layouts/press/TR002_newsprint_TAC240.icc").into(),
                black_generation: String::new(),
                rendering: Rendering::Perceptual,
                limits: Limits::newsprint(),
                severity_spans: Vec::new(),
                span: NOWHERE,
            },
            stories: vec![story],
            fonts: fonts.into(),
            pictures: Vec::new(),
            inks: Vec::new(),
            watermark: None,
            words: WordLists::default(),
        }
    }

    fn layout(&self) -> Layout {
        let display = DisplayStyle {
            face: FacesId(0),
            largest: Length::pt(18),
            smallest: Length::pt(12),
            narrowest: 800,
            open: Em::ZERO,
            paint: Paint::BLACK,
        };
        let face = FacesId(0);
        Layout {
            format: Format::default(),
            name: "made".into(),
            base: None,
            sheet: Sheet {
                trim: Size { width: Length::pt(3000), height: Length::pt(3000) },
                bleed: Length::mm(3.0),
                marks: false,
            },
            grid: Grid {
                direction: self.direction,
                size: Length::pt(9),
                leading: Length(11_500_000),
                columns: self.columns,
                measure: self.measure,
                gutter: Em::ONE,
                rows: self.rows + 3,
                left: Length::pt(40),
                top: Length::pt(40),
            },
            faces: vec![Faces { name: "song".into(), fonts: vec![0, 1] }],
            body: BodyStyle {
                regular: face,
                strong: face,
                emphasis: face,
                marks: self.marks,
                kinsoku: self.kinsoku,
                hanging: self.hanging,
                breaking: self.breaking,
                last_line: self.last_line,
                widows: self.widows,
                orphans: self.orphans,
                figures: Figures::Half,
                cell_figures: 2,
                hyphenate: true,
                indent: Em::ONE * 2,
                han_latin: Glue {
                    natural: self.gap,
                    smallest: Em(125_000).min(self.gap),
                    largest: Em::HALF.max(self.gap),
                },
                dateline_gap: Em::HALF,
                byline_gap: Em::ONE,
                tracking: self.bounds,
                paint: Paint::BLACK,
                subhead_paint: Paint::BLACK,
            },
            heads: vec![head(&display)],
            captions: CaptionStyle {
                face,
                size: Length::pt(8),
                leading: Length(10_400_000),
                paint: Paint::BLACK,
            },
            slots: vec![Slot {
                name: "only".into(),
                column: 0,
                span: self.columns,
                row: 0,
                rows: self.rows + 3,
                head_rows: 3,
                picture_rows: 0,
                direction: self.direction,
                text_columns: self.columns,
                head: 0,
                tint: None,
                head_tint: None,
                frame: None,
                name_span: NOWHERE,
            }],
            rules: Vec::new(),
            masthead: None,
            folio: None,
        }
    }
}

/// The fonts of an edition made in code.
pub fn fonts(edition: &Edition) -> Fonts {
    let mut fonts = Fonts::default();
    for font in &edition.fonts {
        fonts.open(&font.file, font.index).expect("a bundled font");
    }
    fonts
}

/// A head style that is one display style.
fn head(style: &DisplayStyle) -> HeadStyle {
    HeadStyle {
        name: "head".into(),
        headline: style.clone(),
        kicker: style.clone(),
        deck: style.clone(),
        lines: 1,
        lines_span: NOWHERE,
    }
}
