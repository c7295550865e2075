//! How pictures are mounted: captions on them and beside them, credits by the house's form, borders.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bleed;

use std::sync::Arc;

use banxin::Pictures;
use banxin::color::{Dress, Paint};
use banxin::diag::Diagnostic;
use banxin::edition::{StoryPicture, StoryPrint};
use banxin::geom::{Direction, EM_BOX_TOP, Em, Length, Rect};
use banxin::layout::{Border, CaptionAt, CaptionLevel, CaptionWidth, CreditAt, Mount, Rule, Side};
use banxin::page::{Composition, Fill, GlyphRun, Item, Role};
use banxin::picture::{Data, Raster, Space};

use crate::support::editions::{Made, NOWHERE, Setup, fonts, han, picture_file, plain, printed};
use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const STORY: &str = "paper/stories/一.md";

/// The white between the text columns, which stands between a print and a caption beside it as well.
const GUTTER: Length = Length::pt(9);
const CAPTION: Length = Length::pt(8);

/// A story with so many prints under one caption, mounted so, in 12 rows over two columns.
fn made(mount: Mount, prints: usize, caption: &str, direction: Direction) -> Made {
    let setup = Setup { columns: 2, rows: 30, direction, paragraphs: vec![han(400)], ..Setup::default() };
    let mut made = setup.made();
    made.slot().picture_rows = 12;
    made.slot().mount = mount;
    let print = |number: usize| {
        let name = format!("{number}.png");
        let picture = Some(made.0.pictures.add(picture_file(&name)));
        StoryPrint { picture, name, focus: Some((500, 500)), colors: Vec::new(), web: true, span: NOWHERE }
    };
    let prints: Vec<StoryPrint> = (0..prints).map(print).collect();
    let across = prints.len();
    let (caption, credit) = (Some(plain(caption)), Some(plain("某某")));
    made.story().pictures = vec![StoryPicture { prints, across, caption, credit, ..printed(None) }];
    made
}

fn typeset(made: Made) -> (Composition, Vec<Diagnostic>) {
    let edition = made.checked();
    let data = Data::Samples(vec![0; 40 * 30]);
    let raster = Arc::new(Raster { width: 40, height: 30, space: Space::Gray, data, most_ink: 10_000 });
    let pictures = Pictures::new(edition.pictures().along(|_| Some(Arc::clone(&raster))));
    banxin::typeset(&edition, &fonts(&edition), &pictures)
}

/// The composition; nothing may be wrong with it but rows to spare.
fn sound(made: Made) -> Composition {
    let (composition, found) = typeset(made);
    assert!(found.iter().all(|one| one.code == "underset"), "{found:#?}");
    composition
}

/// One print, on a page of lines that run across.
fn one(mount: Mount) -> Composition {
    sound(made(mount, 1, "说明", Direction::Horizontal))
}

fn prints(composition: &Composition) -> Vec<Rect> {
    composition.pages[0].items.iter().filter_map(Item::picture).map(|placed| placed.clip).collect()
}

fn fills(composition: &Composition, role: Role) -> Vec<Fill> {
    let items = composition.pages[0].items.iter();
    let fills = items.filter_map(|item| match item {
        Item::Fill(fill) if fill.source.role == role => Some(fill.clone()),
        _ => None,
    });
    fills.collect()
}

fn runs(composition: &Composition, role: Role) -> Vec<&GlyphRun> {
    let items = composition.pages[0].items.iter();
    let runs = items.filter_map(|item| match item {
        Item::Glyphs(run) if run.source.role == role => Some(run),
        _ => None,
    });
    runs.collect()
}

/// The em boxes of the caption's lines, from the first's head to the last's foot.
fn words(composition: &Composition) -> (Length, Length) {
    let runs = runs(composition, Role::Caption);
    let top = |run: &&GlyphRun| run.origin.y - EM_BOX_TOP.of(run.size);
    (top(runs.first().unwrap()), top(runs.last().unwrap()) + CAPTION)
}

fn at(caption: CaptionAt) -> Mount {
    Mount { caption, ..Mount::USUAL }
}

#[test]
fn a_caption_over_a_picture_stands_at_its_foot_half_an_em_from_its_edges() {
    let below = prints(&one(Mount::USUAL))[0];
    let composition = one(at(CaptionAt::Over));
    let print = prints(&composition)[0];
    assert!(print.height > below.height, "the picture has the rows of the caption");
    let caption = runs(&composition, Role::Caption)[0];
    assert_eq!(caption.paint, Paint::PAPER);
    assert_eq!(caption.origin.x - print.x, CAPTION / 2);
    assert_eq!(print.bottom() - words(&composition).1, CAPTION / 2);
}

#[test]
fn the_tint_under_a_caption_lies_on_the_picture_and_as_wide_as_it() {
    let ground = Some(Paint::BLACK);
    let composition = one(Mount { ground, ..at(CaptionAt::Over) });
    let (print, tints) = (prints(&composition)[0], fills(&composition, Role::Tint));
    let [tint] = tints.as_slice() else { panic!("{tints:?}") };
    assert_eq!((tint.rect.x, tint.rect.width, tint.rect.bottom()), (print.x, print.width, print.bottom()));
    assert_eq!(words(&composition).0 - tint.rect.y, CAPTION / 2);
    let place = |wanted: fn(&Item) -> bool| composition.pages[0].items.iter().position(wanted).unwrap();
    let picture = place(|item| matches!(item, Item::Picture(_)));
    let tint = place(|item| item.source().role == Role::Tint);
    let caption = place(|item| item.source().role == Role::Caption);
    assert!(picture < tint && tint < caption);
}

#[test]
fn a_caption_may_have_a_size_of_its_own_and_its_lines_are_as_far_apart_for_that() {
    let mount = Mount { size: Some(Length::pt(16)), ..Mount::USUAL };
    let composition = sound(made(mount, 1, &han(30), Direction::Horizontal));
    let lines = runs(&composition, Role::Caption);
    assert_eq!((lines.len(), lines[0].size), (2, Length::pt(16)));
    assert_eq!(lines[1].origin.y - lines[0].origin.y, Length(20_800_000));
}

#[test]
fn a_caption_beside_its_picture_has_a_column_of_its_own() {
    let whole = prints(&one(Mount::USUAL))[0];
    let width = Length::pt(9) * 8;
    let (left, right) = (one(at(CaptionAt::Left)), one(at(CaptionAt::Right)));
    let x = |composition: &Composition| runs(composition, Role::Caption)[0].origin.x;
    assert_eq!((x(&left), prints(&left)[0].x), (whole.x, whole.x + width + GUTTER));
    assert_eq!(
        (x(&right), prints(&right)[0].right()),
        (whole.right() - width, whole.right() - width - GUTTER)
    );
    assert_eq!(prints(&left)[0].right(), whole.right());
}

#[test]
fn a_caption_beside_its_picture_is_level_with_its_foot_or_its_head() {
    let mount = at(CaptionAt::Left);
    let foot = one(mount.clone());
    let credit = runs(&foot, Role::Credit)[0];
    assert_eq!(credit.origin.y - EM_BOX_TOP.of(CAPTION) + CAPTION, prints(&foot)[0].bottom());
    let head = one(Mount { level: CaptionLevel::Head, ..mount });
    assert_eq!(words(&head).0, prints(&head)[0].y);
}

#[test]
fn a_caption_beside_its_picture_is_as_wide_as_text_columns() {
    let of = |caption| one(Mount { width: CaptionWidth::Columns(1), ..at(caption) });
    let column = Length::pt(9) * 17;
    let (left, right) = (prints(&of(CaptionAt::Left))[0], prints(&of(CaptionAt::Right))[0]);
    assert_eq!((left.width, right.width), (column, column));
    assert_eq!(left.x - right.right(), GUTTER);
}

#[test]
fn beside_a_picture_of_a_vertical_page_the_start_of_lines_is_above() {
    let of = |caption| sound(made(at(caption), 1, "说明", Direction::Vertical));
    let (start, end) = (of(CaptionAt::Left), of(CaptionAt::Right));
    let y = |composition: &Composition| runs(composition, Role::Caption)[0].origin.y;
    assert!(y(&start) < prints(&start)[0].y);
    assert!(y(&end) > prints(&end)[0].bottom());
}

#[test]
fn without_a_caption_a_picture_has_all_of_its_box() {
    let whole = |caption| {
        let mut made = made(at(caption), 1, "", Direction::Horizontal);
        let of = &mut made.story().pictures[0];
        (of.caption, of.credit) = (None, None);
        prints(&sound(made))[0]
    };
    let all = whole(CaptionAt::Below);
    assert_eq!([whole(CaptionAt::Over), whole(CaptionAt::Left), whole(CaptionAt::Right)], [all; 3]);
}

#[test]
fn a_caption_that_does_not_fit_its_place_is_told_and_nothing_else_is() {
    let told = |mount: Mount, length: usize| {
        let (_, found) = typeset(made(mount, 1, &han(length), Direction::Horizontal));
        found.into_iter().map(|one| one.code).filter(|code| *code != "underset").collect::<Vec<_>>()
    };
    assert_eq!(told(at(CaptionAt::Over), 170), Vec::<&str>::new());
    assert_eq!(told(at(CaptionAt::Over), 260), ["caption-overset"]);
    assert_eq!(told(at(CaptionAt::Left), 80), Vec::<&str>::new());
    assert_eq!(told(at(CaptionAt::Left), 160), ["caption-overset"]);
    let width = CaptionWidth::Em(Em::ONE * 32);
    assert_eq!(told(Mount { width, ..at(CaptionAt::Right) }, 10), ["caption-overset"]);
}

#[test]
fn a_credit_within_the_caption_is_set_by_the_houses_form_in_one_paragraph() {
    let credit_form = ("（新华社记者 ".to_owned(), " 摄）".to_owned());
    let composition = one(Mount { credit: CreditAt::Within, credit_form, ..Mount::USUAL });
    let said: String = runs(&composition, Role::Caption).iter().map(|run| run.text.as_str()).collect();
    assert_eq!(said, "说明（新华社记者 某某 摄）");
    assert!(runs(&composition, Role::Credit).is_empty());
}

#[test]
fn a_credit_at_the_end_of_the_last_line_has_the_houses_form() {
    let credit_form = (String::new(), "　摄".to_owned());
    let composition = one(Mount { credit_form, ..Mount::USUAL });
    let said: String = runs(&composition, Role::Credit).iter().map(|run| run.text.as_str()).collect();
    assert_eq!(said, "某某　摄");
}

/// A border of one point on some sides.
fn border(sides: &[Side]) -> Border {
    Border { rule: Rule::plain(Length::PT, Paint::BLACK), sides: sides.to_vec() }
}

#[test]
fn every_print_has_its_border_inside_its_edge() {
    let mount = Mount { frame: Some(border(&Side::ALL)), ..Mount::USUAL };
    let composition = sound(made(mount, 2, "说明", Direction::Horizontal));
    let (prints, rules) = (prints(&composition), fills(&composition, Role::Rule));
    assert_eq!((prints.len(), rules.len()), (2, 8));
    for (print, rules) in prints.iter().zip(rules.chunks(4)) {
        assert!(rules.iter().all(|rule| print.holds(rule.rect)), "{print:?} {rules:?}");
        assert_eq!((rules[0].rect.y, rules[1].rect.bottom()), (print.y, print.bottom()));
        assert_eq!((rules[2].rect.x, rules[3].rect.right()), (print.x, print.right()));
    }
}

#[test]
fn a_caption_over_a_picture_keeps_off_its_border() {
    let composition = one(Mount { frame: Some(border(&Side::ALL)), ..at(CaptionAt::Over) });
    let (print, caption) = (prints(&composition)[0], runs(&composition, Role::Caption)[0]);
    assert_eq!(caption.origin.x - print.x, CAPTION / 2 + Length::PT);
}

#[test]
fn the_caption_of_a_group_stands_on_none_of_its_prints() {
    let composition = sound(made(at(CaptionAt::Over), 2, "说明", Direction::Horizontal));
    assert!(words(&composition).0 > prints(&composition)[1].bottom());
    assert_eq!(runs(&composition, Role::Caption)[0].paint, Paint::BLACK);
}

#[test]
fn lines_beside_a_picture_are_whole_ems() {
    let mount = Mount { width: CaptionWidth::Em(Em::milli(6_400)), ..at(CaptionAt::Right) };
    let composition = sound(made(mount, 1, &han(14), Direction::Horizontal));
    let lines: Vec<usize> =
        runs(&composition, Role::Caption).iter().map(|run| run.text.chars().count()).collect();
    let first = runs(&composition, Role::Caption)[0];
    let apart = first.glyphs[1].x - first.glyphs[0].x;
    assert_eq!((lines, apart), (vec![7, 7], CAPTION), "7.2 em of 8 pt");
}

#[test]
fn in_mourning_a_caption_over_a_picture_stays_paper() {
    let mut made = made(at(CaptionAt::Over), 1, "说明", Direction::Horizontal);
    made.slot().tint = Some(Paint { color: banxin::color::Color::gray(1_000), overprint: false });
    made.0.paper.as_mut().unwrap().dress = Some(Dress::Mourning);
    let composition = sound(made);
    assert_eq!(runs(&composition, Role::Caption)[0].paint, Paint::PAPER);
    let ground = fills(&composition, Role::Tint)[0].paint.color;
    assert_eq!(ground, banxin::color::Color::gray(1_000), "what stands on the picture is not on the tint");
}

/// A house whose picture has a caption and is mounted so in its slot.
fn house(pictures: &str, caption: &str) -> House {
    House::pictured()
        .change(LAYOUT, "picture_rows = 6", &format!("picture_rows = 6\npictures = {{ {pictures} }}"))
        .change(STORY, "alt = \"a\"", &format!("alt = \"a\", caption = \"{caption}\""))
}

#[test]
fn a_caption_that_hides_its_picture() {
    house("caption_at = \"over\", caption_size = \"10pt\"", "One of many words. ".repeat(14).trim())
        .says("a_caption_that_hides_its_picture", &[]);
}

#[test]
fn a_caption_too_high_for_its_picture() {
    house("caption_at = \"left\"", "One of many words. ".repeat(8).trim())
        .says("a_caption_too_high_for_its_picture", &[]);
}

#[test]
fn a_caption_of_two_widths() {
    house("caption_width = \"6em\", caption_columns = 1", "One").says("a_caption_of_two_widths", &[]);
}

#[test]
fn a_credit_that_names_nobody() {
    house("credit_form = \"{name} 摄\"", "One").says("a_credit_that_names_nobody", &[]);
}

#[test]
fn a_caption_too_narrow_to_read() {
    house("caption_at = \"left\", caption_width = \"1em\"", "One").says("a_caption_too_narrow_to_read", &[]);
}

/// A house whose slot has a box.
fn boxed(keys: &str) -> House {
    House::pictured().change(LAYOUT, "picture_rows = 6", &format!("boxes = [{{ {keys} }}]"))
}

#[test]
fn pictures_of_a_box_without_one() {
    boxed("holds = \"quotation\", rows = 3, pictures = { frame = \"1pt\" }")
        .says("pictures_of_a_box_without_one", &[]);
}

#[test]
fn a_frame_around_no_edge() {
    boxed("holds = \"picture\", rows = 6, cut_out = true, pictures = { frame = \"1pt\" }")
        .says("a_frame_around_no_edge", &[]);
}

#[test]
fn what_the_layout_says_of_all_pictures_counts_where_a_slot_says_nothing_and_not_without_an_edge() {
    let lines = |pictures: &str, keys: &str| {
        let house = boxed(&format!("holds = \"picture\", rows = 6, {keys}"));
        let house = house.add(LAYOUT, &format!("\n[pictures]\n{pictures}\n"));
        let said = house.run(&["check", "paper"]);
        String::from_utf8(said.stderr).unwrap()
    };
    let frame = "frame = { color = \"nought\" }";
    assert!(lines(frame, "place = \"left\"").contains("unknown-color"));
    // A frame and a place that the layout asks for are not those of a picture without an edge.
    let said = lines("frame = \"1pt\"\ncaption_at = \"over\"", "cut_out = true");
    assert!(!said.contains("picture-without-edge"), "{said}");
}

/// Two characters before a number that does not fit beside them: spread, they would stand at both ends of the line.
#[test]
fn a_line_of_a_caption_before_what_does_not_part_is_not_spread() {
    let mount = Mount { width: CaptionWidth::Em(Em::ONE * 8), ..at(CaptionAt::Right) };
    let caption = format!("{}{}", han(11), "1".repeat(17));
    let composition = sound(made(mount, 1, &caption, Direction::Horizontal));
    let runs = runs(&composition, Role::Caption);
    let is_of_two =
        |run: &&&GlyphRun| run.text.chars().count() == 2 && !run.text.starts_with(char::is_numeric);
    let line = runs.iter().find(is_of_two).unwrap();
    assert_eq!(line.glyphs[1].x - line.glyphs[0].x, CAPTION);
}
