//! Stories that jump (转版): where they leave a page, where they go on, and what is told of those that don't land.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use banxin::Loaded;
use banxin::diag::{FileId, Sources};
use banxin::edition::Edition;
use banxin::page::{Composition, GlyphRun, Item, Page, Role};
use proptest::prelude::*;

use crate::support::bundled;

/// Two slots of two columns and ten rows of text each, side by side, and a vertical one below.
fn layout() -> String {
    let half = |name: &str, column: u32| {
        format!(
            "[slots.{name}]\ncolumn = {column}\nspan = 2\nrow = 3\nrows = 16\nhead_rows = 6\nhead = \"second\"\n"
        )
    };
    let upright =
        "[slots.upright]\ncolumn = 1\nspan = 4\nrow = 20\nrows = 40\nhead_rows = 4\nhead = \"third\"\n";
    format!("base = \"tabloid\"\n{}{}{upright}direction = \"vertical\"\n", half("left", 1), half("right", 3))
}

/// An edition in a folder of its own, with the bundled faces.
struct Paper(tempfile::TempDir);

/// Han in plenty, none like the one before it.
fn han(count: usize) -> String {
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏".chars().cycle().take(count).collect()
}

/// So many paragraphs of so many characters.
fn body(paragraphs: &[usize]) -> String {
    paragraphs.iter().map(|count| han(*count) + "。\n\n").collect()
}

impl Paper {
    /// Pages of slots and what stands there, and the stories.
    fn new(pages: &[&str], stories: &[(&str, &str, &str)]) -> Self {
        let paper = Self(bundled::house());
        paper.write("layouts/jump.toml", &layout());
        let page = |slots: &&str| format!("[[page]]\nlayout = \"jump\"\n{slots}\n");
        let pages: String = pages.iter().map(page).collect();
        paper.write("paper/edition.toml", &format!("[paper]\nname = \"日报\"\ndate = 2026-11-28\n\n{pages}"));
        for (name, front, body) in stories {
            paper.write(&format!("paper/stories/{name}.md"), &format!("+++\n{front}\n+++\n\n{body}"));
        }
        paper
    }

    /// A story that begins on page 1 and goes on on page 2, A05.
    fn jumping(paragraphs: &[usize]) -> Self {
        let pages = [
            "slots = { left = \"one\", right = \"two\" }",
            "label = \"A05\"\nslots = { right = { continues = \"one\" } }",
        ];
        let front = "headline = \"头版的长标题\"\njump_head = \"长标题\"";
        let two = ("two", "headline = \"旁边的稿件\"", &*body(&[300]));
        Self::new(&pages, &[("one", front, &body(paragraphs)), two])
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn folder(&self) -> std::path::PathBuf {
        self.0.path().join("paper")
    }

    /// The codes of all that is told of it.
    fn told(&self) -> Vec<&'static str> {
        match banxin::load(self.folder(), &mut Sources::default()) {
            Ok(loaded) => loaded.compose().found.iter().map(|one| one.code).collect(),
            Err(found) => found.iter().map(|one| one.code).collect(),
        }
    }

    fn composed(&self) -> (Edition, Composition) {
        let loaded = banxin::load(self.folder(), &mut Sources::default());
        let Loaded { edition, fonts, .. } = loaded.unwrap_or_else(|found| panic!("{found:#?}"));
        let (composition, _) = crate::support::editions::typeset(&edition, &fonts);
        (edition, composition)
    }
}

fn runs(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    page.items.iter().filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None })
}

/// The text of the runs of a role on a page.
fn text(page: &Page, role: Role) -> String {
    runs(page).filter(|run| run.source.role == role).map(|run| run.text.as_str()).collect()
}

/// The body of the first story on a page, line by line.
fn lines(page: &Page) -> Vec<String> {
    let mut lines: Vec<((u16, u16), String)> = Vec::new();
    for run in runs(page).filter(|run| run.source.role == Role::Body && run.source.story == Some(0)) {
        let place = (run.source.column, run.source.row);
        match lines.last_mut() {
            Some((last, line)) if *last == place => line.push_str(&run.text),
            _ => lines.push((place, run.text.clone())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

#[test]
fn a_page_says_where_its_story_goes_on_and_the_next_where_it_comes_from() {
    let (_, composition) = Paper::jumping(&[200, 200, 200, 200]).composed();
    assert_eq!(text(&composition.pages[0], Role::JumpLine), "下转第A05版");
    assert_eq!(text(&composition.pages[1], Role::JumpLine), "（上接第1版）");
    assert_eq!(text(&composition.pages[1], Role::Folio).matches("A05").count(), 1);
}

#[test]
fn the_head_where_a_story_goes_on_is_its_keyword_or_its_headline() {
    let paper = Paper::jumping(&[200, 200, 200, 200]);
    assert_eq!(text(&paper.composed().1.pages[1], Role::JumpHead), "长标题");
    paper.write(
        "paper/stories/one.md",
        &format!("+++\nheadline = \"头版的长标题\"\n+++\n\n{}", body(&[400, 400])),
    );
    assert_eq!(text(&paper.composed().1.pages[1], Role::JumpHead), "头版的长标题");
}

#[test]
fn where_a_slot_has_no_rows_for_a_head_the_line_alone_leads_to_the_story() {
    let paper = Paper::jumping(&[600]);
    let headless = layout().replace("head_rows = 6", "head_rows = 0");
    let (both, right) = (layout(), headless.rsplit_once("[slots.right]").unwrap().1.to_owned());
    let left = both.split_once("[slots.right]").unwrap().0;
    paper.write("layouts/jump.toml", &format!("{left}[slots.right]{right}"));
    let page = &paper.composed().1.pages[1];
    assert_eq!(
        (text(page, Role::JumpHead), text(page, Role::JumpLine)),
        (String::new(), "（上接第1版）".into())
    );
    // The other story has none either, and a head to set.
    assert_eq!(paper.told().iter().filter(|code| **code == "head-overset").count(), 1);
}

#[test]
fn the_keyword_of_a_jump_is_read_by_the_sub_editor() {
    let paper = Paper::jumping(&[600]);
    paper.write("words.toml", "[[forbid]]\nword = \"最佳\"\n");
    paper.write(
        "paper/stories/one.md",
        &format!("+++\nheadline = \"题\"\njump_head = \"最佳\"\n+++\n\n{}", body(&[600])),
    );
    assert!(paper.told().contains(&"forbidden-word"), "{:?}", paper.told());
}

#[test]
fn jump_lines_have_rows_of_their_own_at_the_end_of_one_part_and_the_start_of_the_next() {
    let (_, composition) = Paper::jumping(&[600]).composed();
    let of = |page: usize, role: Role| {
        let all = runs(&composition.pages[page]).filter(|run| run.source.role == role);
        all.filter(|run| run.source.story == Some(0)).map(|run| run.origin).collect::<Vec<_>>()
    };
    let (body, jump) = (of(0, Role::Body), of(0, Role::JumpLine)[0]);
    // The last line of all stands a row above it, and the first column ends beside it.
    let lowest = body.iter().map(|at| at.y).max().unwrap();
    assert_eq!((jump.y, body.last().unwrap().y < jump.y), (lowest, true));
    let (body, jump) = (of(1, Role::Body), of(1, Role::JumpLine)[0]);
    assert!(body[0].y > jump.y && body.iter().all(|at| at.y > jump.y || at.x > body[0].x));
    assert_eq!(body.iter().map(|at| at.y).min().unwrap(), jump.y, "the second column begins beside it");
}

#[test]
fn a_paragraph_that_jumps_leaves_a_full_line_and_goes_on_without_an_indent() {
    let (_, composition) = Paper::jumping(&[600]).composed();
    let (left, landed) = (lines(&composition.pages[0]), lines(&composition.pages[1]));
    assert_eq!(left.concat() + &landed.concat(), han(600) + "。");
    let long = |line: &String| line.chars().count();
    assert_eq!(long(left.last().unwrap()), long(&left[1]), "the last line that stays is full");
    let first = runs(&composition.pages[1]).find(|run| run.source.role == Role::Body).unwrap();
    let back = runs(&composition.pages[1]).find(|run| run.source.role == Role::JumpLine).unwrap();
    assert_eq!(first.origin.x, back.origin.x);
}

#[test]
fn a_story_jumps_between_paragraphs_where_copyfit_can_bring_one_to_the_foot() {
    // Nineteen rows before the jump, which the end of the fifth paragraph wanders past; by itself, or kept from single
    // lines alone, eight of these stories end one there.
    let ends_there = |count: &usize| {
        let (_, composition) = Paper::jumping(&[46, 63, 49, 66, *count, 83, 65, 44]).composed();
        lines(&composition.pages[0]).last().unwrap().ends_with('。')
    };
    let between = (40..120).step_by(4).filter(ends_there).count();
    assert!(between >= 11, "{between} of 20");
}

/// The structure elements of a file: what each is, and on how many pages its marked content stands.
fn elements(file: &[u8]) -> Vec<(String, usize)> {
    let document = lopdf::Document::load_mem(file).unwrap();
    let all = document.objects.values().filter_map(|object| object.as_dict().ok());
    let of = |element: &lopdf::Dictionary| {
        let kind = element.get(b"S").ok()?.as_name().ok()?;
        let kids = element.get(b"K").ok()?.as_array().ok()?;
        let pages = kids.iter().filter_map(|kid| kid.as_dict().ok()?.get(b"Pg").ok()?.as_reference().ok());
        let pages: std::collections::BTreeSet<_> = pages.collect();
        Some((String::from_utf8_lossy(kind).into_owned(), pages.len()))
    };
    all.filter_map(of).collect()
}

#[test]
fn who_reads_the_structure_has_the_story_in_one_piece() {
    let paper = Paper::jumping(&[600]);
    let loaded = banxin::load(paper.folder(), &mut Sources::default()).unwrap();
    let file = loaded.compose().write(banxin::write::pdf::Profile::A2u).unwrap();
    let mut told: Vec<(String, usize)> = elements(&file.bytes().unwrap());
    told.retain(|(kind, _)| matches!(kind.as_str(), "H1" | "P"));
    told.sort();
    // Two stories, a headline and a paragraph each: that of the first goes on on the second page. No jump line, and no
    // head twice.
    let wanted = [("H1", 1), ("H1", 1), ("P", 1), ("P", 2)];
    assert_eq!(told, wanted.map(|(kind, pages)| (kind.to_owned(), pages)));
}

#[test]
fn a_character_that_no_face_has_is_told_once_of_a_headline_that_jumps() {
    let pages = ["slots = { left = \"one\" }", "slots = { right = { continues = \"one\" } }"];
    let lacking = |front: &str| {
        let paper = Paper::new(&pages, &[("one", front, &body(&[600]))]);
        paper.told().iter().filter(|code| **code == "no-glyph").count()
    };
    assert_eq!(lacking("headline = \"长\""), 0);
    assert_eq!(lacking("headline = \"长🀄\""), 1, "it is the head on the next page, too");
    assert_eq!(lacking("headline = \"长\"\njump_head = \"长🀄\""), 1);
    assert_eq!(lacking("headline = \"长🀄\"\njump_head = \"长🀄\""), 1);
}

#[test]
fn a_label_is_pointed_at_where_the_jump_line_would_fit_without_it() {
    let paper = Paper::jumping(&[600]);
    let (edition, layout) = (fs::read_to_string(paper.folder().join("edition.toml")).unwrap(), layout());
    let places = |label: &str, onward: &str| {
        paper.write("paper/edition.toml", &edition.replace("A05", label));
        paper.write("layouts/jump.toml", &format!("{layout}[jumps]\nonward = \"{onward}\"\n"));
        let mut sources = Sources::default();
        let loaded = banxin::load(paper.folder(), &mut sources).unwrap();
        let text = |file: FileId| sources.get(file).unwrap().text.as_str();
        let composed = loaded.compose();
        let told = composed.found.iter().filter(|one| one.code == "jump-line-overset");
        let places =
            told.flat_map(|one| &one.labels).map(|(span, _)| text(span.file)[span.range()].to_owned());
        places.collect::<Vec<_>>()
    };
    let (long, quoted) = ("长".repeat(40), |text: &str| format!("\"{text}\""));
    assert_eq!(places("A05", "下转第{page}版"), [""; 0]);
    assert_eq!(
        places(&long, "下转第{page}版")[..3],
        ["left".into(), quoted("下转第{page}版"), quoted(&long)]
    );
    let wide = format!("下转{long}第{{page}}版");
    assert_eq!(places("A05", &wide), ["left".into(), quoted(&wide)], "no label would fit");
}

#[test]
fn no_two_pages_go_by_one_number() {
    let story = ("one", "headline = \"长\"", &*body(&[100]));
    let told = |pages: &[&str]| {
        let mut told = Paper::new(pages, &[story]).told();
        told.retain(|code| *code == "label-used-twice" || *code == "empty-text");
        told
    };
    let of = |label: &str| format!("label = \"{label}\"\nslots = {{}}");
    assert_eq!(told(&["slots = {}", "slots = {}"]), [""; 0]);
    assert_eq!(told(&[&of("A05"), &of("A06")]), [""; 0]);
    assert_eq!(told(&[&of("A05"), "slots = {}", &of("A05")]), ["label-used-twice"]);
    assert_eq!(told(&[&of("A05"), &of("A05"), &of("A05")]), ["label-used-twice"; 2]);
    assert_eq!(told(&[&of("A05"), &of(" A05 ")]), ["label-used-twice"], "they look alike");
    assert_eq!(told(&[&of("2"), "slots = {}"]), ["label-used-twice"], "the other goes by its place");
    assert_eq!(told(&[&of("2"), &of("1")]), [""; 0]);
    // A label that is lost may have been another than the place of its page.
    assert_eq!(told(&[&of("2"), &of("")]), ["empty-text"]);
    assert_eq!(told(&[&of("2"), "label = 7\nslots = {}"]), [""; 0]);
    // What is wrong with the paper is no matter of its pages.
    let paper = Paper::new(&[&of("2"), "slots = {}"], &[story]);
    let edition = fs::read_to_string(paper.folder().join("edition.toml")).unwrap();
    paper.write("paper/edition.toml", &edition.replace("date = 2026-11-28", "date = \"today\""));
    assert!(paper.told().contains(&"label-used-twice"));
}

#[test]
fn a_byline_alone_does_not_jump() {
    let pages = ["slots = { left = \"one\" }", "slots = { right = { continues = \"one\" } }"];
    for count in (260..340).step_by(3) {
        let front = "headline = \"长\"\nbyline = \"记者　某某\"\nbyline_place = \"own-line\"";
        let paper = Paper::new(&pages, &[("one", front, &body(&[count]))]);
        let landed = lines(&paper.composed().1.pages[1]).len();
        assert_eq!(paper.told().contains(&"jump-empty"), landed == 0, "{count}: {landed} lines");
    }
}

#[test]
fn copy_that_is_short_is_told_where_its_rows_are_left() {
    let paper = Paper::jumping(&[500]);
    let loaded = banxin::load(paper.folder(), &mut Sources::default()).unwrap();
    let composed = loaded.compose();
    let short = composed.found.iter().find(|one| {
        one.code == "underset" && one.args.iter().any(|(_, arg)| format!("{arg:?}").contains("one"))
    });
    let text = fs::read_to_string(paper.folder().join("edition.toml")).unwrap();
    let (span, _) = &short.unwrap().labels[0];
    assert!(text[..span.range().start].contains("A05"), "on the second page");
}

#[test]
fn on_the_same_page_a_story_goes_on_without_a_word() {
    let pages = ["slots = { left = \"one\", right = { continues = \"one\" } }"];
    let paper = Paper::new(&pages, &[("one", "headline = \"长\"", &body(&[500]))]);
    let (_, composition) = paper.composed();
    let page = &composition.pages[0];
    assert_eq!((text(page, Role::JumpLine), text(page, Role::JumpHead)), (String::new(), String::new()));
    assert_eq!(lines(page).concat(), han(500) + "。");
    // The head of the second slot is text: its columns begin in the row that the slot begins in.
    let of = |column: u16| {
        let first = runs(page).find(|run| run.source.role == Role::Body && run.source.column == column);
        first.unwrap().origin.y
    };
    assert!(of(2) < of(0));
}

#[test]
fn vertical_stories_jump_as_horizontal_ones_do() {
    let pages = ["slots = { upright = \"one\" }", "slots = { upright = { continues = \"one\" } }"];
    let paper = Paper::new(&pages, &[("one", "headline = \"长\"", &body(&[1700, 200]))]);
    let (_, composition) = paper.composed();
    assert_eq!(text(&composition.pages[0], Role::JumpLine), "下转第2版");
    let all: String = composition.pages.iter().flat_map(lines).collect();
    assert_eq!(all, han(1700) + "。" + &han(200) + "。");
}

#[test]
fn what_does_not_land_is_told() {
    let story = [("one", "headline = \"长\"", &*body(&[700]))];
    let told = |pages: &[&str]| {
        let mut told = Paper::new(pages, &story).told();
        told.retain(|code| code.starts_with("jump") || code.starts_with("story-used"));
        told
    };
    let (begins, goes_on) = ("slots = { left = \"one\" }", "slots = { right = { continues = \"one\" } }");
    assert_eq!(told(&[begins, goes_on]), [""; 0]);
    assert_eq!(told(&["slots = { left = \"weather\" }", goes_on]), ["jump-from-nowhere"]);
    assert_eq!(told(&[goes_on, begins]), ["jump-backwards"]);
    assert_eq!(told(&[begins, "slots = { upright = { continues = \"one\" } }"]), ["jump-turns"]);
    assert_eq!(told(&[begins, begins]), ["story-used-twice"]);
    assert_eq!(told(&[begins, goes_on, goes_on]), ["jumps-twice"]);
    let short = Paper::new(&[begins, goes_on], &[("one", "headline = \"长\"", &*body(&[100]))]);
    assert!(short.told().contains(&"jump-empty"));
}

#[test]
fn that_a_story_begins_nowhere_is_not_told_where_its_beginning_is_lost_by_another_error() {
    let of = |begins: &str, goes_on: &str| {
        let pages = [begins, &*format!("slots = {{ right = {{ continues = \"{goes_on}\" }} }}")];
        let mut told = Paper::new(&pages, &[("riverside", "headline = \"长\"", &*body(&[700]))]).told();
        told.retain(|code| *code != "slot-empty" && *code != "empty-field");
        told
    };
    // The file of one of the two is missing, by a slip of the pen.
    assert_eq!(of("slots = { left = \"rivreside\" }", "riverside"), ["story-missing"]);
    assert_eq!(of("slots = { left = \"stories/riverside.md\" }", "riverside"), ["story-missing"]);
    assert!(!of("slots = { left = \"riverside\" }", "rivreside").contains(&"jump-from-nowhere"));
    // What stands in the slot can't be read, is not read, or is that of a key nobody knows.
    assert_eq!(of("slots = { left = 3 }", "riverside"), ["wrong-type"]);
    assert_eq!(
        of("slots = { left = { story = \"riverside\" } }", "riverside"),
        ["missing-key", "unknown-key"]
    );
    assert_eq!(of("places = { left = \"riverside\" }", "riverside"), ["missing-key", "unknown-key"]);
    let twice = "slots = { left = \"weather\", left = \"riverside\" }";
    assert!(!of(twice, "riverside").contains(&"jump-from-nowhere"));
    // Another story that is missing is another error, and so is a key that is read as it was meant.
    assert_eq!(of("slots = { left = \"weather\" }", "riverside"), ["story-missing", "jump-from-nowhere"]);
    assert_eq!(of("secton = \"要闻\"\nslots = {}", "riverside"), ["unknown-key", "jump-from-nowhere"]);
}

#[test]
fn a_misspelt_key_of_a_story_that_goes_on_is_told_alone() {
    let told = |key: &str| {
        let pages = ["slots = { left = \"one\" }", &*format!("slots = {{ right = {{ {key} = \"one\" }} }}")];
        let mut told = Paper::new(&pages, &[("one", "headline = \"长\"", &*body(&[500]))]).told();
        told.retain(|code| !["slot-empty", "empty-field", "underset"].contains(code));
        told
    };
    assert_eq!(told("continues"), [""; 0]);
    assert_eq!(told("continue"), ["unknown-key"]);
    assert_eq!(told("Continues"), ["unknown-key"]);
}

#[test]
fn each_page_of_a_story_that_jumps_matches_its_own_record() {
    let paper = Paper::jumping(&[600]);
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/starter/stories/canteen.md");
    // A subhead on either page, with white above it.
    let text = fs::read_to_string(sample).unwrap();
    let parts: Vec<&str> = text.trim_end().split("\n\n").collect();
    let with = [parts[0], parts[1], "## 菜谱", parts[3], parts[2], "## 账目", parts[5]].join("\n\n");
    paper.write("paper/stories/one.md", &with);
    let run = |arguments: &[&str]| {
        let done =
            crate::support::command::banxin().args(arguments).current_dir(paper.0.path()).output().unwrap();
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    run(&["build", "paper", "-o", "paper.pdf"]);
    for page in ["1", "2"] {
        run(&["record", "paper.pdf", "--page", page, "--edition", "paper", "-o", "page.json", "--force"]);
        let told = run(&["match", "paper", "page.json"]);
        let line = told.lines().find(|line| line.starts_with("one:")).unwrap();
        let (same, lines) = line["one: ".len()..].split_once(" of ").unwrap();
        assert_eq!(Some(same), lines.split(' ').next(), "page {page}: {line}");
    }
}

#[test]
fn pages_that_share_a_story_are_made_together() {
    use banxin::edition::{PageChoice, Ticket};
    let paper = Paper::jumping(&[600]);
    let told = |pages: &str| {
        let ticket = Ticket { pages: PageChoice::read(pages), ..Ticket::default() };
        let loaded = banxin::Stock::default().load_for(&ticket, paper.folder(), &mut Sources::default());
        let found = loaded.map_or_else(|found| found, |loaded| loaded.found);
        found.iter().map(|one| one.code).filter(|code| code.starts_with("jump")).collect::<Vec<_>>()
    };
    assert_eq!(told("1-2"), [""; 0]);
    assert_eq!((told("1"), told("2")), (vec!["jump-parted"], vec!["jump-parted"]));
}

#[test]
fn where_a_story_went_on_one_begins_tomorrow() {
    let paper = Paper::jumping(&[600]);
    let (next, _) = banxin::edition::next(Path::new(&paper.folder()), None, &mut Sources::default()).unwrap();
    assert!(next.text.contains("slots = { right = \"2-right\" }"), "{}", next.text);
    assert_eq!(next.stories.len(), 3);
    paper.write(
        "paper/edition.toml",
        &fs::read_to_string(paper.folder().join("edition.toml"))
            .unwrap()
            .replace("slots = { right = { continues = \"one\" } }", "slots.right.continues = \"one\""),
    );
    let (next, _) = banxin::edition::next(Path::new(&paper.folder()), None, &mut Sources::default()).unwrap();
    assert!(next.text.contains("slots.right.continues = \"1-left\""), "{}", next.text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_line_of_a_story_that_jumps_stands_once_and_in_order(
        counts in prop::collection::vec(2_usize..260, 1..8),
        vertical in any::<bool>(),
    ) {
        let slot = if vertical { "upright" } else { "left" };
        let pages = [format!("slots = {{ {slot} = \"one\" }}"), format!("slots = {{ {slot} = {{ continues = \"one\" }} }}")];
        let pages = [&*pages[0], &*pages[1]];
        let paper = Paper::new(&pages, &[("one", "headline = \"长\"", &body(&counts))]);
        let (_, composition) = paper.composed();
        let all: String = composition.pages.iter().flat_map(lines).collect();
        let copy = body(&counts).replace('\n', "");
        prop_assert!(copy.starts_with(&all), "{all}");
        let overset = paper.told().contains(&"overset");
        prop_assert_eq!(overset, all.len() < copy.len());
    }
}
