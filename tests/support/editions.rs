//! Editions made in code: one page, one or more slots, whatever text a test needs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use banxin::Pictures;
use banxin::block::PerKind;
use banxin::color::Paint;
use banxin::convention::{Convention, Interpunct, MAINLAND};
use banxin::copy::{Block, BlockKind, Passage};
use banxin::diag::{Diagnostic, FileId, Span};
use banxin::edition::{
    Approvals, Bookings, BylinePlace, Draft, Edition, PageDraft, Paper, PictureRef, SlotDraft, Story,
    StoryDraft, StoryPicture, StoryPrint, Wishes, WordLists, check,
};
use banxin::geom::{Direction, Em, Length, Size};
use banxin::id::{Id, Table};
use banxin::layout::{Colors, FontRef, Grid, Layout, Lost, Mount, Remainder, Serials, Sheet, Slot};
use banxin::page::{Composition, FaceId, Role};
use banxin::part::{HeadPart, PerPart};
use banxin::press::{Limits, Photographs, Press, Rendering};
use banxin::reading::{Field, Format};
use banxin::style::{
    BlockStyle, BodyStyle, Breaking, Bullet, CaptionStyle, DisplayStyle, Faces, Figures, Glue, HeadAlign,
    HeadStyle, JumpStyle, JumpText, Kinsoku, MarkStyle, QuotationStyle, TableStyle, TableStyles,
    TrackingBounds,
};
use banxin::text::Shapers;

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
    pub interpunct: Option<Interpunct>,
    pub convention: &'static Convention,
    pub figures: Figures,
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
            interpunct: None,
            convention: &MAINLAND,
            figures: Figures::Half,
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

pub fn plain(text: &str) -> Passage {
    Passage::plain(text, NOWHERE)
}

/// What the headline's lines are in pages.
pub const HEADLINE: Role = Role::Head(HeadPart::HEADLINE);

/// The part of a head that files call so.
pub fn part(key: &str) -> HeadPart {
    HeadPart::of(key).expect("a part of a head")
}

/// What its lines are in pages.
pub fn role(key: &str) -> Role {
    Role::Head(part(key))
}

/// Han in plenty.
pub fn han(count: usize) -> String {
    "一二三四五六七八九十".chars().cycle().take(count).collect()
}

/// A picture without a file, for those who ask where it stands.
pub fn picture(caption: Option<Passage>) -> StoryPicture {
    StoryPicture { caption, ..printed(None) }
}

/// A file of a picture; it shows what it is called.
pub fn picture_file(name: &str) -> PictureRef {
    PictureRef { file: name.into(), name: name.to_owned(), alt: name.to_owned(), figure: None, span: NOWHERE }
}

/// A picture that is one print, of a file or of none.
pub fn printed(picture: Option<Id<PictureRef>>) -> StoryPicture {
    let print = StoryPrint {
        picture,
        name: "a.tif".into(),
        focus: None,
        colors: Vec::new(),
        web: true,
        span: NOWHERE,
    };
    let (prints, numbered, span) = (vec![print], false, NOWHERE);
    StoryPicture { prints, across: 1, numbered, caption: None, credit: None, span }
}

/// A head of one part.
pub fn headed(part: HeadPart, text: &str) -> PerPart<Vec<Passage>> {
    let mut head = PerPart::default();
    head[part] = vec![plain(text)];
    head
}

impl Setup {
    /// An edition of one page with one story.
    pub fn edition(&self) -> Edition {
        self.made().checked()
    }

    /// The same, to be changed before it is checked.
    pub fn made(&self) -> Made {
        let font = |(number, name): (u16, &str)| FontRef {
            file: root().join("fonts").join(name).into(),
            index: 0,
            face: FaceId(number),
            span: NOWHERE,
        };
        let fonts = [(0, "NotoSerifCJKsc-Regular.otf"), (1, "NotoSerif-Regular.ttf")].map(font);
        let tracking = |index: usize| self.trackings.get(index).copied().flatten();
        let block = |(index, text): (usize, &String)| Block {
            tracking: tracking(index),
            ..Block::plain(BlockKind::Paragraph, plain(text), NOWHERE)
        };
        let story = Story {
            id: "story".into(),
            file: FileId(0),
            head: headed(HeadPart::HEADLINE, "标题"),
            dateline: None,
            byline: self.byline.as_deref().map(plain),
            only: None,
            byline_place: BylinePlace::Auto,
            run_on: None,
            web: true,
            jump_head: None,
            guide: None,
            is_filled: false,
            tracking: self.tracking,
            pictures: Vec::new(),
            quotation: None,
            corrects: None,
            serial: None,
            table: None,
            wishes: Wishes::default(),
            body: self.paragraphs.iter().enumerate().map(block).collect(),
        };
        let name = |name: &str| Field { value: name.to_owned(), span: NOWHERE };
        let press = Press {
            format: Format::default(),
            identifier: "CGATS TR 002".into(),
            info: "newsprint".into(),
            registry: "http://www.color.org".into(),
            profile: root().join("layouts/press/TR002_newsprint_TAC240.icc").into(),
            black_generation: String::new(),
            rendering: Rendering::Perceptual,
            photographs: Photographs::default(),
            limits: Limits::newsprint(),
            severity_spans: Vec::new(),
            span: NOWHERE,
        };
        let paper = Paper {
            name: "版心日报".into(),
            date: (2022, 9, 30),
            time: None,
            dress: None,
            fields: Vec::new(),
            given: Vec::new(),
        };
        Made(Draft {
            format: Format::default(),
            paper: Some(paper),
            pages: vec![PageDraft {
                spread: None,
                number: 1,
                layout: Some(name("made")),
                section: String::new(),
                fields: BTreeMap::new(),
                label: None,
                in_section: 1,
                counted: None,
                lead_picture: None,
                ads: Vec::new(),
                slots: Some(Field { value: vec![used("only", "story")], span: NOWHERE }),
                span: NOWHERE,
            }],
            layouts: vec![("made".into(), Some(self.layout()))],
            presses: vec![("made".into(), press)],
            story_files: std::collections::BTreeMap::new(),
            stories: vec![StoryDraft {
                name: "story".into(),
                story: Some(story),
                sound: true,
                legible: true,
            }],
            fonts: fonts.into(),
            pictures: Table::new(),
            bookings: Bookings::default(),
            inks: Vec::new(),
            watermark: None,
            words: WordLists::default(),
            approvals: Approvals::default(),
            whole: true,
            pages_are_whole: true,
            lost_slots: std::collections::BTreeMap::new(),
        })
    }

    /// A slot of all columns and rows.
    fn slot_over_all(&self, display: &DisplayStyle) -> Slot {
        Slot {
            name: "only".into(),
            column: 0,
            span: self.columns,
            row: 0,
            rows: self.rows + 3,
            more: Vec::new(),
            head_rows: 3,
            picture_rows: 0,
            mount: Mount::USUAL,
            direction: self.direction,
            text_columns: self.columns,
            remainder: Remainder::Automatic,
            boxes: Vec::new(),
            insets: Vec::new(),
            kept: Vec::new(),
            narrowest: Em::ONE * 4,
            column_rule: None,
            size: Length::pt(9),
            leading: Length(11_500_000),
            body: None,
            head: Arc::new(head(display)),
            step: None,
            tint: None,
            head_tint: None,
            border: None,
            padding: Em::HALF,
            feed: None,
            name_span: NOWHERE,
        }
    }

    fn layout(&self) -> Layout {
        let display = DisplayStyle {
            face: song(),
            largest: Length::pt(18),
            smallest: Length::pt(12),
            narrowest: 800,
            open: Em::ZERO,
            paint: Paint::BLACK,
        };
        let face = song();
        Layout {
            format: Format::default(),
            name: "made".into(),
            base: None,
            makeup: None,
            steps: 0,
            readings: None,
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
            faces: song(),
            body: BodyStyle {
                convention: self.convention,
                regular: face.clone(),
                strong: face.clone(),
                emphasis: face.clone(),
                marks: self.marks,
                interpunct: self.interpunct,
                kinsoku: self.kinsoku,
                hanging: self.hanging,
                breaking: self.breaking,
                last_line: self.last_line,
                loose: Em::milli(100),
                even: Em::milli(80),
                widows: self.widows,
                orphans: self.orphans,
                figures: self.figures,
                cell_figures: 2,
                hyphenate: true,
                indent: Em::ONE * 2,
                first_indent: None,
                indent_after_subhead: None,
                han_latin: Glue {
                    natural: self.gap,
                    smallest: Em(125_000).min(self.gap),
                    largest: Em::HALF.max(self.gap),
                },
                dateline_gap: Em::HALF,
                run_in_gap: Em::ONE,
                byline_gap: Em::ONE,
                tracking: self.bounds,
                paint: Paint::BLACK,
                blocks: PerKind::each(|kind| BlockStyle::usual(kind, [&face; 3], Paint::BLACK)),
                bullet: Bullet::Disc,
            },
            captions: CaptionStyle {
                face,
                size: Length::pt(8),
                leading: Length(10_400_000),
                paint: Paint::BLACK,
            },
            quotations: QuotationStyle {
                face: song(),
                size: Length::pt(12),
                leading: Length::pt(16),
                align: HeadAlign::Start,
                rule: Length::PT,
                paint: Paint::BLACK,
                rule_paint: Paint::BLACK,
            },
            tables: tables(),
            jumps: jumps(),
            serials: Serials::default(),
            slots: table(self.slot_over_all(&display)),
            festive: false,
            coloured: false,
            colors: Colors::default(),
            lost: Lost::default(),
            rules: Vec::new(),
            furniture: Table::new(),
        }
    }
}

/// An edition before it is checked.
pub struct Made(pub Draft);

impl Made {
    /// With a second story, in columns to the right of the first's.
    pub fn beside(mut self, other: Self) -> Self {
        let StoryDraft { story, sound, legible, .. } = other.0.stories.into_iter().next().expect("a story");
        let story = story.map(|story| Story { id: "other".into(), ..story });
        self.0.stories.push(StoryDraft { name: "other".into(), story, sound, legible });
        let layout = self.layout();
        let columns = layout.grid.columns;
        layout.grid.columns *= 2;
        let slot = layout.slots.iter().next().expect("a slot").clone();
        layout.slots.add(Slot { name: "beside".into(), column: columns, ..slot });
        let slots = self.0.pages[0].slots.as_mut().expect("slots");
        slots.value.push(used("beside", "other"));
        self
    }

    /// With another story, in a slot of its layout.
    pub fn with_story(mut self, slot: &str, text: &str) -> Self {
        let mut story = self.story().clone();
        story.id = "other".into();
        story.body.truncate(1);
        story.body.iter_mut().for_each(|block| block.copy = plain(text));
        let name = story.id.clone();
        self.0.stories.push(StoryDraft { name, story: Some(story), sound: true, legible: true });
        self.0.pages[0].slots.as_mut().expect("slots").value.push(used(slot, "other"));
        self
    }

    /// Its story.
    pub fn story(&mut self) -> &mut Story {
        self.0.stories[0].story.as_mut().expect("a story")
    }

    /// Its layout.
    pub fn layout(&mut self) -> &mut Layout {
        self.0.layouts[0].1.as_mut().expect("a layout")
    }

    /// The slot of that.
    pub fn slot(&mut self) -> &mut Slot {
        self.layout().slots.iter_mut().next().expect("a slot")
    }

    /// Gives the grid, and the slot on it, another leading.
    pub fn leading(&mut self, leading: Length) {
        self.layout().grid.leading = leading;
        self.slot().leading = leading;
    }

    /// The head style of that.
    pub fn head(&mut self) -> &mut HeadStyle {
        Arc::make_mut(&mut self.slot().head)
    }

    /// The edition.
    pub fn checked(self) -> Edition {
        let (edition, found) = check(self.0);
        assert_eq!(found, [], "it is sound");
        edition
    }
}

/// Tables in the type of the body, on the grid.
fn tables() -> TableStyles {
    let (face, head_face) = (song(), song());
    let usual = TableStyle {
        face,
        head_face,
        size: Length::pt(8),
        leading: Length::pt(11),
        evenly: false,
        rule: Length(500_000),
        group_rule: Length(250_000),
        column_rule: Length::ZERO,
        padding: Em::HALF,
        gap: Em::ONE,
        above: 1,
        below: 1,
        paint: Paint::BLACK,
        rule_paint: Paint::BLACK,
        head_tint: None,
        continued: "（续表）".into(),
    };
    TableStyles { named: Vec::new(), usual: Arc::new(usual) }
}

/// Jump lines in the type of the body.
fn jumps() -> JumpStyle {
    JumpStyle {
        onward: names_page("下转第"),
        back: names_page("上接第"),
        face: song(),
        size: Length::pt(9),
        paint: Paint::BLACK,
    }
}

/// A jump line.
fn names_page(before: &str) -> JumpText {
    JumpText { before: before.into(), behind: "版".into(), span: None }
}

/// A story that begins in a slot.
fn used(slot: &str, story: &str) -> SlotDraft {
    let name = |name: &str| Field { value: name.to_owned(), span: NOWHERE };
    SlotDraft { slot: name(slot), story: name(story), goes_on: false }
}

/// The song face and the Latin, for all that is set.
fn song() -> Faces {
    Faces::new([FaceId(0), FaceId(1)])
}

fn table<T>(one: T) -> Table<T> {
    let mut table = Table::new();
    table.add(one);
    table
}

/// The only one, or the first, of a table or of what stands along one.
pub fn first<'a, T: 'a>(all: impl IntoIterator<Item = &'a T>) -> &'a T {
    all.into_iter().next().expect("one")
}

/// Composes an edition without the pixels of its pictures.
pub fn typeset(edition: &Edition, fonts: &Shapers) -> (Composition, Vec<Diagnostic>) {
    banxin::typeset(edition, fonts, &Pictures::none(edition.pictures()))
}

/// The fonts of an edition made in code.
pub fn fonts(edition: &Edition) -> Shapers {
    let fonts = Shapers::default();
    for font in edition.fonts() {
        fonts.open(&font.file, font.index).expect("a bundled font");
    }
    fonts
}

/// A head style that is one display style.
fn head(style: &DisplayStyle) -> HeadStyle {
    HeadStyle {
        name: "head".into(),
        parts: PerPart::each(|_| style.clone()),
        lines: 1,
        align: HeadAlign::Middle,
        inset: Em::ZERO,
        lines_span: NOWHERE,
    }
}
