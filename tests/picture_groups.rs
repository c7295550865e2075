//! 组图: several prints under one caption.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use banxin::Pictures;
use banxin::edition::{StoryPicture, StoryPrint};
use banxin::geom::{Direction, Length, Rect};
use banxin::page::{Composition, Item, Role};
use banxin::picture::{Data, Raster, Space};

use crate::support::editions::{NOWHERE, Setup, fonts, han, picture_file, plain, printed};
use crate::support::house::House;

const STORY: &str = "paper/stories/一.md";

/// A page whose story has a group of prints of these shapes, so many beside each other.
fn composed(shapes: &[(u32, u32)], across: usize, direction: Direction) -> Composition {
    let setup = Setup { columns: 2, rows: 30, direction, paragraphs: vec![han(400)], ..Setup::default() };
    let mut made = setup.made();
    made.slot().picture_rows = 12;
    let print = |number: usize| {
        let name = format!("{number}.png");
        let picture = Some(made.0.pictures.add(picture_file(&name)));
        StoryPrint { picture, name, focus: None, colors: Vec::new(), web: true, span: NOWHERE }
    };
    let prints = (0..shapes.len()).map(print).collect();
    let caption = Some(plain("说明"));
    made.story().pictures = vec![StoryPicture { prints, across, numbered: true, caption, ..printed(None) }];
    let edition = made.checked();
    let raster = |(width, height): (u32, u32)| {
        let data = Data::Samples(vec![0; (width * height) as usize]);
        Arc::new(Raster { width, height, space: Space::Gray, data, most_ink: 10_000 })
    };
    let mut rasters = shapes.iter().map(|shape| raster(*shape));
    let pictures = Pictures::new(edition.pictures().along(|_| rasters.next()));
    banxin::typeset(&edition, &fonts(&edition), &pictures).0
}

/// What is seen of each print, in their order.
fn places(composition: &Composition) -> Vec<Rect> {
    composition.pages[0].items.iter().filter_map(Item::picture).map(|placed| placed.clip).collect()
}

const GAP: Length = Length(4_500_000);

#[test]
fn prints_of_a_row_are_equally_high_and_as_wide_as_their_shapes_ask() {
    let places = places(&composed(&[(40, 20), (20, 20)], 2, Direction::Horizontal));
    assert_eq!((places[0].y, places[0].height), (places[1].y, places[1].height));
    assert_eq!(places[1].x - places[0].right(), GAP);
    assert!((places[0].width - places[1].width * 2).abs() < Length(10), "{places:?}");
}

#[test]
fn rows_are_equally_high_and_the_last_may_have_fewer() {
    let places = places(&composed(&[(20, 20); 3], 2, Direction::Horizontal));
    assert!((places[0].height - places[2].height).abs() < Length(10), "{places:?}");
    assert_eq!(places[2].y - places[0].bottom(), GAP);
    assert_eq!((places[2].x, places[2].right()), (places[0].x, places[1].right()));
}

#[test]
fn on_a_vertical_page_the_first_is_at_the_right() {
    let places = places(&composed(&[(20, 20); 2], 2, Direction::Vertical));
    assert_eq!(places[0].x - places[1].right(), GAP);
}

#[test]
fn no_print_is_so_oblong_that_the_others_have_no_room() {
    let places = places(&composed(&[(400, 2), (20, 20)], 2, Direction::Horizontal));
    assert!((places[0].width - places[1].width * 3).abs() < Length(10), "{places:?}");
}

#[test]
fn each_print_has_its_number_and_the_caption_is_of_the_last() {
    let composition = composed(&[(20, 20); 2], 2, Direction::Horizontal);
    let of = |role: Role| -> Vec<(u16, String)> {
        let items = composition.pages[0].items.iter();
        let runs = items.filter_map(|item| match item {
            Item::Glyphs(run) if run.source.role == role => Some((run.source.part, run.text.clone())),
            _ => None,
        });
        runs.collect()
    };
    assert_eq!(of(Role::Picture), [(0, "1".to_owned()), (1, "2".to_owned())]);
    assert_eq!(of(Role::Caption), [(1, "说明".to_owned())]);
}

/// A house whose picture is written so.
fn house(picture: &str) -> House {
    House::pictured().change(STORY, "file = \"a.tif\", alt = \"a\"", picture)
}

#[test]
fn a_group_of_one() {
    house("files = [{ file = \"a.tif\", alt = \"a\" }]").says("a_group_of_one", &[]);
}

#[test]
fn a_group_with_a_file_of_its_own() {
    let files = "files = [{ file = \"a.tif\", alt = \"a\" }, { file = \"a.tif\", alt = \"b\" }]";
    house(&format!("file = \"a.tif\", {files}, across = 3")).says("a_group_with_a_file_of_its_own", &[]);
}

#[test]
fn a_picture_that_is_no_group_with_numbers() {
    house("file = \"a.tif\", alt = \"a\", numbered = true")
        .says("a_picture_that_is_no_group_with_numbers", &[]);
}

#[test]
fn a_picture_without_a_file() {
    house("caption = \"Words\"").says("a_picture_without_a_file", &[]);
}
