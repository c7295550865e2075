//! CLREQ 4.1, headings (标题处理).

use banxin::copy::BlockKind;
use banxin::page::Role;

use super::page::{at, page};
use crate::support::editions::{HEADLINE, Setup};
use banxin::part::HeadPart;

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
fn a_long_headline_is_narrowed_before_it_is_set_smaller() {
    // Six characters of 18 pt are wider than eleven of 9 pt, by less than a fifth.
    let mut made = at(12, "一二三四").made();
    made.story().head[HeadPart::HEADLINE] = vec![crate::support::editions::plain("一二三四五六")];
    let largest = made.head().headline().largest;
    let head = super::page::runs(&super::page::items(&made.checked()), HEADLINE).remove(0);
    assert_eq!(head.size, largest);
    assert!((800..1000).contains(&head.scale), "{}", head.scale);
}
