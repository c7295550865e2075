//! Drafts: a file whatever is wrong, with every fault at its place, by its code; and never one for the press.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use banxin::Stock;
use banxin::diag::{Diagnostic, Sources, any_error};
use banxin::edition::Ticket;
use banxin::geom::{EM_BOX_TOP, Length, Rect};
use banxin::marking::{Fault, Marking, mark};
use banxin::page::{Composition, GlyphRun, Item, Page, Role};
use lopdf::Document;

use crate::support::command::banxin;
use crate::support::folder::copied;
use crate::support::house::House;
use crate::support::print::printed_glyphs;

/// A folder with `erqi` and all layouts, to be spoilt.
struct Paper(tempfile::TempDir);

impl Paper {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        copied(&package.join("content/erqi"), &folder.path().join("erqi"));
        copied(&package.join("content/pictures"), &folder.path().join("erqi"));
        fs::copy(package.join("content/erqi/edition.toml"), folder.path().join("erqi/edition.toml")).unwrap();
        copied(&package.join("layouts"), &folder.path().join("layouts"));
        Self(folder)
    }

    /// The edition with ten faults and more: on its page, on a page of photographs, and on one without a layout.
    fn spoilt() -> Self {
        let long = "全区各级各部门要认真学习深刻领会坚决贯彻落实会议精神和各项工作部署要求　";
        Self::new()
            .add("erqi/stories/work-style-year.md", &"\n会议强调，要把能力作风建设作为一项长期任务常抓不懈。\n".repeat(4))
            .change("erqi/stories/city-management.md", "headline = \"", &format!("headline = \"{long}"))
            .cut("erqi/stories/housing.md", "座谈会上，", "。\n")
            .change("erqi/edition.toml", "\"grid-governance\"", "\"grid-governence\"")
            .change("erqi/stories/quiz.md", "byline", "bylin")
            .change("erqi/stories/memorial-hall.md", "日前，教育部", "日前,教育部𪚥")
            .change("erqi/edition.toml", "九月初五", "九月初六")
            .add("layouts/tabloid-4.toml", "\n[[rules]]\nweight = \"0.5pt\"\ncolumns = [4, 4]\nrow = 72\n")
            .change("layouts/tabloid-front.toml", "{lunar}\", face = \"song\", size = \"10.5pt\"", "{lunar}\", face = \"song\", size = \"40pt\"")
            .change("layouts/press/newsprint.toml", "least = 100", "least = 300")
            .change("layouts/press/newsprint.toml", "wanted = 200", "wanted = 400")
            .change("layouts/press/newsprint.toml", "most = 250", "most = 500")
            .change("erqi/stories/cat.md", "cat.tif", "kat.tif")
            .change("erqi/stories/astronaut.md", "caption = \"", &format!("caption = \"{}", "这是一条很长的图片说明，".repeat(30)))
            .add("erqi/edition.toml", "\n[[page]]\nlayout = \"pictures\"\nslots = { lead = \"deep-field\", portrait = \"astronaut\", small = \"cat\", side = \"coffee\", lower = \"camera\", box = \"print\" }\n")
            .add("erqi/edition.toml", "\n[[page]]\nlayout = \"tabloid-9\"\nslots = { lead = \"sources\" }\n")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn change(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{from} is to be in {path}");
        fs::write(self.path(path), text.replacen(from, to, 1)).unwrap();
        self
    }

    fn cut(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        let start = text.find(from).unwrap();
        let end = start + text[start..].find(to).unwrap();
        fs::write(self.path(path), format!("{}{}", &text[..start], &text[end..])).unwrap();
        self
    }

    fn add(self, path: &str, text: &str) -> Self {
        let before = self.text(path);
        fs::write(self.path(path), before + text).unwrap();
        self
    }

    fn run(&self, arguments: &[&str]) -> Output {
        banxin().current_dir(self.0.path()).args(arguments).output().unwrap()
    }
}

/// The text of a page, as another library reads it.
fn text(pdf: &[u8], page: u32) -> String {
    printed_glyphs(pdf, page).into_iter().map(|glyph| glyph.text).collect()
}

/// The codes that a command told.
fn codes(output: &Output) -> Vec<String> {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    let one = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    said.lines().map(|line| one(line)["code"].as_str().unwrap().to_owned()).collect()
}

const BANNER: &str = "草样·不得付印";

#[test]
fn every_fault_stands_on_its_page_by_its_code() {
    let paper = Paper::spoilt();
    let output = paper.run(&["build", "erqi", "--draft", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout.clone()).unwrap(), "out/erqi.draft.pdf\n");
    let pdf = fs::read(paper.path("out/erqi.draft.pdf")).unwrap();
    let pages: Vec<String> = (1..=3).map(|page| text(&pdf, page)).collect();
    let wanted: [&[&str]; 3] = [
        &[
            "overset",
            "head-overset",
            "underset",
            "story-missing",
            "unknown-key",
            "no-glyph",
            "half-width-mark",
            "wrong-lunar",
            "rule-through-text",
            "furniture-overset",
        ],
        &["picture-missing", "picture-too-coarse", "caption-overset"],
        &["layout-missing"],
    ];
    let told = codes(&output);
    for (page, wanted) in pages.iter().zip(wanted) {
        for code in wanted {
            assert!(told.iter().any(|one| one == code), "{code} is to be told: {told:?}");
            assert!(page.contains(code), "{code} is to stand on its page:\n{page}");
        }
    }
    // Nothing that was told is on no page.
    for code in told.iter().filter(|code| *code != "draft-written") {
        assert!(pages.iter().any(|page| page.contains(code)), "{code}");
    }
    for page in &pages {
        assert!(page.replace([' ', '\u{3000}'], "").contains(BANNER), "{page}");
    }
    assert!(pages[2].contains("tabloid-9"), "{}", pages[2]);
}

#[test]
fn what_does_not_fit_is_counted_in_its_slot() {
    let paper = Paper::spoilt();
    let output = paper.run(&["build", "erqi", "--draft", "--format", "json", "--pages", "1"]);
    let said = String::from_utf8(output.stderr).unwrap();
    let line = said.lines().find(|line| line.contains("\"overset\"")).unwrap();
    let message = serde_json::from_str::<serde_json::Value>(line).unwrap()["message"].to_string();
    let numbers: Vec<&str> =
        message.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let page = text(&fs::read(paper.path("out/erqi.draft.pdf")).unwrap(), 1).replace(' ', "");
    assert!(page.contains(&format!("overset溢出{}行{}字", numbers[0], numbers[1])), "{numbers:?}: {page}");
}

/// The layout asks for both in one place of the edition: where it is named.
#[test]
fn standing_boxes_are_marked_each_at_its_own_foot() {
    let template =
        |feed: &str| format!("+++\nfeed = \"{feed}.toml\"\nheadline = \"数字\"\n+++\n\n{{text}}\n");
    let paper = Paper::new()
        .cut("erqi/edition.toml", "side-upper", "\n")
        .cut("erqi/edition.toml", "side-lower", "\n")
        .change("layouts/tabloid-4.toml", "[slots.side-upper]\n", "[slots.side-upper]\nfeed = \"one\"\n")
        .change("layouts/tabloid-4.toml", "[slots.side-lower]\n", "[slots.side-lower]\nfeed = \"two\"\n");
    fs::create_dir(paper.path("erqi/feeds")).unwrap();
    for feed in ["one", "two"] {
        fs::write(paper.path(&format!("erqi/feeds/{feed}.md")), template(feed)).unwrap();
        fs::write(paper.path(&format!("erqi/feeds/{feed}.toml")), "date = 2022-09-30\ntext = \"略。\"\n")
            .unwrap();
    }
    assert!(paper.run(&["build", "erqi", "--draft", "--pages", "1"]).status.success());
    let page = text(&fs::read(paper.path("out/erqi.draft.pdf")).unwrap(), 1).replace(' ', "");
    assert!(page.contains("underset空19行") && page.contains("underset空22行"), "{page}");
}

#[test]
fn a_slot_that_an_advertisement_fills_is_no_hole() {
    let booking = "[ads.cup]\nfile = \"cup.png\"\nsize = \"报眼\"\nalt = \"一杯咖啡\"\n";
    let sold = "ads = [{ ad = \"cup\", slot = \"side-upper\" }]\nlayout = \"tabloid-4\"";
    let paper = Paper::new().cut("erqi/edition.toml", "side-upper", "\n");
    let page = |paper: &Paper| {
        paper.run(&["build", "erqi", "--draft", "--pages", "1"]);
        text(&fs::read(paper.path("out/erqi.draft.pdf")).unwrap(), 1)
    };
    assert!(page(&paper).contains("side-upper"));
    let paper = paper.change("erqi/edition.toml", "layout = \"tabloid-4\"", sold);
    fs::create_dir(paper.path("erqi/ads")).unwrap();
    fs::write(paper.path("erqi/ads/bookings.toml"), booking).unwrap();
    fs::copy(paper.path("erqi/pictures/coffee.png"), paper.path("erqi/ads/cup.png")).unwrap();
    let page = page(&paper);
    assert!(page.contains("广告") && !page.contains("side-upper"), "{page}");
}

#[test]
fn a_draft_keeps_no_standard_of_the_press() {
    let paper = Paper::new();
    let output = paper.run(&["build", "erqi", "--draft"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let pdf = Document::load(paper.path("out/erqi.draft.pdf")).unwrap();
    assert!(pdf.catalog().unwrap().get(b"OutputIntents").is_err());
    let info = pdf.trailer.get_deref(b"Info", &pdf).unwrap().as_dict().unwrap();
    assert!(info.get(b"GTS_PDFXVersion").is_err());
    assert!(!paper.path("out/erqi.pdf").exists());
    assert!(text(&fs::read(paper.path("out/erqi.draft.pdf")).unwrap(), 1).contains("错误 0"));
}

#[test]
fn what_only_a_press_file_has_is_wrong_usage() {
    let house = House::sound();
    for arguments in [
        &["--profile", "x4"][..],
        &["--profile", "x1a"],
        &["--profile", "a2u"],
        &["--profile", "x4+a2u"],
        &["--impose", "pairs"],
        &["--watermark", "样"],
    ] {
        let output = house.run(&[&["build", "paper", "--draft"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("wrong-usage") && said.contains(arguments[0]), "{said}");
        assert!(!house.path("out").exists());
    }
    assert_eq!(house.run(&["build", "paper", "--draft", "--profile", "proof"]).status.code(), Some(0));
}

#[test]
fn a_draft_is_written_where_it_is_asked_for_and_its_status_is_that_of_the_edition() {
    let house = House::sound().change("layouts/small.toml", "rows = 4", "rows = 9");
    let draft = |more: &[&str]| house.run(&[&["build", "paper", "--draft", "-o", "a.pdf"], more].concat());
    let sound = draft(&[]);
    let said = String::from_utf8(sound.stderr).unwrap();
    assert!(said.contains("draft-written") && said.contains("underset"), "{said}");
    assert_eq!(sound.status.code(), Some(0), "warnings are none");
    let page = text(&fs::read(house.path("a.pdf")).unwrap(), 1);
    // The only face of the house has no Chinese.
    assert!(page.contains("DRAFT - NOT FOR PRESS") && page.contains("underset -"), "{page}");
    fs::remove_file(house.path("a.pdf")).unwrap();
    assert_eq!(draft(&["--strict"]).status.code(), Some(1));
    assert!(house.path("a.pdf").is_file(), "and is written all the same");
}

/// One page, and no layout for it; and an edition whose press nobody knows.
#[test]
fn there_is_a_draft_where_a_layout_or_the_press_is_lost() {
    let broken = House::sound().change("layouts/small.toml", "columns = 2", "columns = \"two\"");
    let pressless = House::sound().remove("layouts/press/press.toml");
    let missing = House::sound().remove("layouts/small.toml");
    for (house, code) in [(broken, "wrong-type"), (pressless, "press-missing"), (missing, "layout-missing")] {
        let output = house.run(&["build", "paper", "--draft"]);
        assert_eq!(output.status.code(), Some(1), "{code}");
        let page = text(&fs::read(house.path("out/paper.draft.pdf")).unwrap(), 1);
        assert!(page.contains(code), "{code}: {page}");
    }
}

#[test]
fn there_is_no_draft_where_there_is_no_page() {
    let house = House::sound().write("paper/edition.toml", "[paper]\nname = \"日报\"\ndate = 2022-09-30\n");
    let output = house.run(&["build", "paper", "--draft"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!house.path("out/paper.draft.pdf").exists());
}

/// The spoilt edition through the library.
fn drafted(paper: &Paper) -> (Vec<u8>, Vec<Diagnostic>, Composition) {
    let mut sources = Sources::default();
    let stock = Stock::default();
    let mut loaded = stock.load_for(&Ticket::default(), paper.path("erqi"), &mut sources).unwrap();
    loaded.sources = std::sync::Arc::new(sources);
    let composed = loaded.compose();
    let marked = mark(&Marking {
        edition: &loaded.edition,
        composition: &composed.composition,
        fits: composed.fits.iter().map(|one| &one.fit).collect(),
        faults: composed.found.iter().map(|one| Fault::of(one, None, &loaded.sources)).collect(),
        shapers: &loaded.fonts,
        spare: Vec::new(),
    });
    (composed.draft().unwrap().bytes().unwrap(), composed.found.clone(), marked)
}

#[test]
fn the_same_edition_gives_the_same_draft_in_whatever_folder() {
    let (one, found, _) = drafted(&Paper::spoilt());
    assert!(any_error(&found));
    let (other, ..) = drafted(&Paper::spoilt());
    assert!(one == other);
}

/// A frame around each character that is wrong, and no more of its line.
#[test]
fn a_mark_stands_on_what_is_wrong() {
    let (.., marked) = drafted(&Paper::spoilt());
    let page = &marked.pages[0];
    let run = page.items.iter().find_map(|item| match item {
        Item::Glyphs(run) if run.text.contains("日前,教育") => Some(run),
        _ => None,
    });
    let run = run.unwrap();
    let at = run.text.chars().position(|c| c == ',').unwrap();
    let (from, to) = (run.origin.x + run.glyphs[at].x, run.origin.x + run.glyphs[at + 1].x);
    let near = |one: Length, other: Length| (one - other).abs() < Length::pt(3);
    let top = run.origin.y - EM_BOX_TOP.of(run.size);
    let framed = page.items.iter().any(|item| {
        matches!(item, Item::Fill(fill) if fill.source.role == Role::Mark
            && near(fill.rect.x, from) && near(fill.rect.right(), to)
            && near(fill.rect.y, top) && fill.rect.width > fill.rect.height)
    });
    assert!(framed, "a frame from {from} to {to}, from {top} down");
}

/// The label that a run of white type stands on.
fn label(run: &GlyphRun, page: &Page) -> Option<Rect> {
    let Item::Fill(ground) = page.items.iter().rev().find(|item| {
        matches!(item, Item::Fill(fill) if fill.source.role == Role::Mark
            && fill.rect.x < run.origin.x && fill.rect.right() > run.origin.x
            && fill.rect.y < run.origin.y && fill.rect.bottom() > run.origin.y
            && fill.rect.height > run.size && fill.rect.height < run.size * 2)
    })?
    else {
        return None;
    };
    Some(ground.rect)
}

#[test]
fn no_label_covers_another_or_runs_off_the_sheet() {
    let paper = Paper::spoilt().change(
        "erqi/stories/quiz.md",
        "国防、科技、体育、天文、历史",
        "国防,科技,体育,天文,历史",
    );
    let (_, _, marked) = drafted(&paper);
    let mut count = 0;
    for page in &marked.pages {
        let out = page.bleed + page.slug;
        let (width, height) = (page.trim.width + out * 2, page.trim.height + out * 2);
        let sheet = Rect { x: -out, y: -out, width, height };
        let runs = page.items.iter().filter_map(|item| match item {
            Item::Glyphs(run) if run.source.role == Role::Mark => Some(run),
            _ => None,
        });
        let mut labels: Vec<Rect> = Vec::new();
        for run in runs {
            let top = run.origin.y - EM_BOX_TOP.of(run.size);
            let all = Rect { x: run.origin.x, y: top, width: Length::ZERO, height: run.size };
            assert!(sheet.holds(all), "{}", run.text);
            if !run.paint.color.is_paper() {
                continue;
            }
            let label = label(run, page).unwrap_or_else(|| panic!("{} stands on a label", run.text));
            assert!(sheet.holds(label), "{}", run.text);
            // A label of Latin and Chinese is several runs.
            if !labels.contains(&label) {
                assert!(labels.iter().all(|other| !other.meets(label)), "{}", run.text);
                labels.push(label);
                count += 1;
            }
        }
    }
    assert!(count > 10, "{count} labels");
}
