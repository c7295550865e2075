//! CLREQ 4.1, headings (标题处理).

use banxin::copy::{Attributes, BlockKind, FaceRole};
use banxin::geom::{Em, Length};
use banxin::page::{FaceId, Role};
use banxin::part::HeadPart;
use banxin::style::{Faces, TrackingBounds};

use super::page::{Line, at, items, made_asking, page, runs};
use crate::support::editions::{HEADLINE, Made, Setup, fonts, han, typeset};
use crate::support::house::House;
use crate::support::print::printed_glyphs;

/// Two columns of ten em, each of so many rows, with a subhead behind a paragraph and before others.
fn with_subhead(rows: u32, before: &str, subhead: &str, after: &[String]) -> Made {
    let mut paragraphs = vec![before.to_owned(), subhead.to_owned()];
    paragraphs.extend(after.iter().cloned());
    let bounds = TrackingBounds { min: Em::milli(-120), max: Em::ZERO, step: Em::milli(5) };
    let mut made = Setup { paragraphs, rows, columns: 2, bounds, ..at(10, "") }.made();
    made.story().body[1].kind = BlockKind::Subhead;
    made
}

/// A paragraph of so many lines, the last but half full.
fn lines(count: usize) -> String {
    han(count * 10 - 7)
}

/// The lines of each column of two, and what is told.
fn columns(made: Made) -> ([Vec<String>; 2], Vec<&'static str>) {
    let edition = made.checked();
    let (_, found) = typeset(&edition, &fonts(&edition));
    let lines = page(&edition);
    let of = |column: u16| {
        let lines = lines.iter().filter(move |line: &&Line| line.role != HEADLINE && line.column == column);
        lines.map(|line| line.text.clone()).collect()
    };
    ([of(0), of(1)], found.iter().map(|one| one.code).collect())
}

#[test]
fn a_headline_is_larger_than_the_text_and_stands_above_it() {
    let lines = page(&at(10, "一二三四").edition());
    let find = |role| lines.iter().find(|line| line.role == role).unwrap();
    let (head, text) = (find(HEADLINE), find(Role::Body));
    assert!(head.size > text.size);
    assert!(head.baseline < text.baseline);
}

#[test]
fn a_subhead_takes_a_line_of_its_own_on_the_grid() {
    let paragraphs = ["一二三", "小标题", "四五六"].map(String::from).into();
    let mut made = Setup { paragraphs, ..at(10, "") }.made();
    made.story().body[1].kind = BlockKind::Subhead;
    let leading = made.layout().grid.leading;
    let lines = page(&made.checked());
    let body: Vec<_> = lines.iter().filter(|line| line.role != HEADLINE).collect();
    assert_eq!(body.iter().map(|line| &*line.text).collect::<Vec<_>>(), ["一二三", "小标题", "四五六"]);
    assert_eq!(body[1].role, Role::Subhead);
    assert!(body.windows(2).all(|pair| pair[1].baseline - pair[0].baseline == leading));
}

#[test]
fn a_headline_stands_in_the_middle_of_its_slot() {
    let lines = page(&at(20, "一二三四").edition());
    let head = lines.iter().find(|line| line.role == HEADLINE).unwrap();
    // Two characters of twice the size of the text: four em in twenty.
    assert_eq!(head.text, "标题");
    assert_eq!((head.place('标'), head.place('题')), (8000, 10_000));
}

#[test]
fn a_long_headline_is_narrowed_no_more_than_it_is_set_smaller() {
    // Nine tenths of eleven em of 9 pt are 89.1 pt: six characters of 16 pt at 0.928 of their width. At 16.5 pt that would
    // be 0.9, while 16.5 is 0.916 of 18.
    let mut made = at(12, "一二三四").made();
    made.story().head[HeadPart::HEADLINE] = vec![crate::support::editions::plain("一二三四五六")];
    let largest = made.head().headline().largest;
    let head = super::page::runs(&super::page::items(&made.checked()), HEADLINE).remove(0);
    assert_eq!((largest, head.size, head.scale), (Length::pt(18), Length::pt(16), 928));
}

#[test]
fn a_subhead_goes_into_the_next_column_with_its_text() {
    // Six lines, of which the fourth is the subhead; two rows are left in the second column.
    let ([first, second], found) = columns(with_subhead(4, &lines(3), "小标题", &[lines(2)]));
    assert_eq!((first.len(), second.len()), (3, 3));
    assert_eq!(second[0], "小标题");
    assert_eq!(found, ["underset"]);
}

#[test]
fn columns_that_end_a_row_lower_keep_a_subhead_with_its_text() {
    // Ten lines, five a column; a subhead has two lines of its text with it.
    let ([first, second], _) = columns(with_subhead(8, &lines(3), "小标题", &[lines(6)]));
    assert_eq!((first.len(), second.len()), (6, 4));
    assert_eq!(first[3], "小标题");
}

#[test]
fn in_a_full_story_a_later_paragraph_gives_the_row_that_a_subhead_leaves() {
    // The third line of the last paragraph is one character, which the two before it can take.
    let after = [lines(1), "一二三四五六七八九十一二三四五六七八九".to_owned()];
    let ([first, second], found) = columns(with_subhead(4, &lines(3), "小标题", &after));
    assert_eq!((first.len(), second.len()), (3, 4));
    assert_eq!(second[0], "小标题");
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_subhead_stays_where_its_story_would_be_overset_and_is_told() {
    let ([first, second], found) = columns(with_subhead(4, &lines(3), "小标题", &[lines(4)]));
    assert_eq!((first.len(), second.len()), (4, 4));
    assert_eq!(first[3], "小标题");
    assert_eq!(found, ["subhead-at-foot"]);
}

#[test]
fn a_subhead_of_two_lines_goes_with_its_text_as_a_whole() {
    let after = [lines(1)];
    let ([first, second], _) = columns(with_subhead(4, &lines(2), "长长的小标题长长的小标题", &after));
    assert_eq!((first.len(), second.len()), (2, 3));
}

#[test]
fn a_column_is_not_emptied_for_its_subhead() {
    let (lines, found) = columns(with_subhead(1, "", "小标题", &["一二三".to_owned()]));
    assert_eq!(lines, [["小标题"], ["一二三"]]);
    assert_eq!(found, ["subhead-at-foot"]);
}

#[test]
fn a_subhead_that_ends_its_story_heads_nothing() {
    let (lines, found) = columns(with_subhead(2, &lines(3), "小标题", &[]));
    assert_eq!(lines[1][1], "小标题");
    assert_eq!(found, [""; 0]);
}

/// A paragraph at so many em that begins with a heading.
fn run_in(measure: i64, heading: &str) -> Made {
    let text = format!("{heading}甲乙丙丁戊己庚辛");
    made_asking(&at(measure, &text), &[(heading, Attributes { heading: true, ..Attributes::default() })])
}

#[test]
fn a_run_in_heading_is_in_the_strong_face_and_a_space_of_the_layout_stands_behind_it() {
    let text = |gap: Em| {
        let mut made = run_in(20, "Head");
        made.layout().body.strong = Faces::new([FaceId(1)]);
        made.layout().body.run_in_gap = gap;
        made.story().body[0].copy.runs[0].face = FaceRole::Strong;
        let runs = runs(&items(&made.checked()), Role::Body);
        assert_eq!((runs[0].face, runs[1].face), (FaceId(1), FaceId(0)));
        runs[1].origin.x + runs[1].glyphs[0].x - runs[0].origin.x
    };
    assert_eq!(text(Em::ONE) - text(Em::ZERO), Length::pt(9));
}

#[test]
fn no_line_ends_behind_a_run_in_heading() {
    // The indent and the heading take five em: neither that nor the space behind it leaves room for a character.
    let first = |measure| page(&run_in(measure, "小标题").checked())[1].text.clone();
    assert_eq!([5, 6, 7].map(first), ["小标", "小标", "小标题\u{3000}甲"]);
}

#[test]
fn a_run_in_heading_can_be_read_in_the_file() {
    let house = House::sound().change("paper/stories/一.md", "Text.", "[Lead]{head=run-in} Text.");
    let output = house.run(&["build", "paper", "-o", "page.pdf"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let pdf = std::fs::read(house.path("page.pdf")).unwrap();
    let text: String = printed_glyphs(&pdf, 1).iter().map(|glyph| &*glyph.text).collect();
    assert!(text.contains("Lead\u{3000}Text."), "{text}");
}
