//! Pictures on the page: where they stand, how they are cropped, and what stands below them. The pixels are made
//! by hand; reading them is tested elsewhere.

use std::sync::Arc;

use crate::support::editions::{Made, Setup, fonts, picture_file, plain, printed};
use banxin::Pictures;
use banxin::diag::Diagnostic;
use banxin::edition::{Edition, PictureRef, StoryPicture};
use banxin::geom::{Direction, EM_BOX_TOP, Em, Length};
use banxin::page::{Composition, GlyphRun, Item, Mode, PictureId, PlacedPicture, Role};
use banxin::part::HeadPart;
use banxin::picture::{Data, Raster, Space};

/// A grey picture of some size.
fn raster(width: u32, height: u32) -> Arc<Raster> {
    let data = Data::Samples(vec![0; (width * height) as usize]);
    Arc::new(Raster { width, height, space: Space::Gray, data, most_ink: 10_000 })
}

/// An edition of one story, with a picture of 12 rows and a caption.
fn pictured(caption: &str, credit: &str, rows: u32) -> Made {
    let setup = Setup { columns: 2, rows, paragraphs: vec!["字".repeat(15 + 17 * 9)], ..Setup::default() };
    let mut made = setup.made();
    let cup = PictureRef { alt: "A cup".into(), ..picture_file("a.png") };
    let cup = made.0.pictures.add(cup);
    made.slot().picture_rows = 12;
    let text = |text: &str| Some(text).filter(|text| !text.is_empty()).map(plain);
    let mut one = StoryPicture { caption: text(caption), credit: text(credit), ..printed(Some(cup)) };
    one.prints[0].focus = Some((500, 500));
    made.story().pictures = vec![one];
    made
}

/// All pictures of an edition have these pixels.
fn typeset(edition: &Edition, pixels: &Arc<Raster>) -> (Composition, Vec<Diagnostic>) {
    let pictures = Pictures::new(edition.pictures().along(|_| Some(Arc::clone(pixels))));
    banxin::typeset(edition, &fonts(edition), &pictures)
}

/// The composition; nothing may be wrong with it but rows to spare.
fn composed(made: Made) -> Composition {
    let (composition, found) = typeset(&made.checked(), &raster(40, 30));
    assert!(found.iter().all(|one| one.code == "underset"), "{found:#?}");
    composition
}

fn picture(composition: &Composition) -> &PlacedPicture {
    let mut items = composition.pages[0].items.iter();
    let found = items.find_map(|item| if let Item::Picture(picture) = item { Some(picture) } else { None });
    found.unwrap()
}

fn runs(composition: &Composition, role: Role) -> Vec<&GlyphRun> {
    let items = composition.pages[0].items.iter();
    let runs = items.filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None });
    runs.filter(|run| run.source.role == role).collect()
}

/// The type area begins 40 pt from the edges of the sheet, and the head takes three rows of 11.5 pt.
const TOP: Length = Length(40_000_000 + 3 * 11_500_000);
const ROW: Length = Length(11_500_000);

#[test]
fn a_picture_stands_below_the_head_over_the_slots_width() {
    let composition = composed(pictured("一杯咖啡。", "", 17));
    let PlacedPicture { picture: id, clip, source, .. } = picture(&composition);
    assert_eq!((*id, source.role, source.story), (PictureId(0), Role::Picture, Some(0)));
    assert_eq!((clip.x, clip.y, clip.width), (Length::pt(40), TOP, Length::pt(35 * 9)));
    let [caption] = runs(&composition, Role::Caption)[..] else { panic!("one line of caption") };
    assert_eq!((&*caption.text, caption.size, caption.origin.x), ("一杯咖啡。", Length::pt(8), clip.x));
    let head = caption.origin.y - EM_BOX_TOP.of(caption.size);
    assert_eq!(head - clip.bottom(), ROW / 2, "half a row is white under the picture");
    let first = runs(&composition, Role::Body)[0].origin.y - EM_BOX_TOP.of(Length::pt(9));
    assert_eq!(
        first,
        TOP + ROW * 12 + (ROW - Length::pt(9)) / 2,
        "the text begins in the row after its rows"
    );
    let foot = caption.origin.y + Em::milli(120).of(caption.size);
    assert_eq!(foot, TOP + ROW * 12 - ROW / 2, "half a row is white above the text");
}

#[test]
fn a_picture_is_as_wide_as_the_columns_that_it_stands_over() {
    for (columns, ems) in [(1, 17), (2, 17 + 1 + 17)] {
        let mut made = pictured("", "", 40);
        made.slot().span = columns;
        made.slot().text_columns = columns;
        let composition = composed(made);
        assert_eq!(picture(&composition).clip.width, Length::pt(9 * ems), "{columns} columns");
    }
}

#[test]
fn the_picture_keeps_its_shape_and_fills_its_box() {
    let composition = composed(pictured("一杯咖啡。", "", 17));
    let PlacedPicture { rect, clip, .. } = picture(&composition);
    assert_eq!(rect.width, clip.width);
    assert_eq!(rect.height, rect.width.scaled(30, 40));
    assert!(rect.y < clip.y && rect.bottom() > clip.bottom(), "cropped above and below");
    assert!(((clip.y - rect.y) - (rect.bottom() - clip.bottom())).abs() <= Length(1), "about its middle");
}

#[test]
fn a_longer_caption_makes_the_picture_lower_and_not_the_story_shorter() {
    let (short, long) = (composed(pictured("短。", "", 17)), composed(pictured(&"长".repeat(60), "", 17)));
    let (one, two) = (picture(&short).clip, picture(&long).clip);
    assert_eq!(one.height - two.height, Length(10_400_000), "a line more");
    assert_eq!(runs(&long, Role::Caption).len(), 2);
    let body = |composition| runs(composition, Role::Body).iter().map(|run| run.origin).collect::<Vec<_>>();
    assert_eq!(body(&short), body(&long));
}

#[test]
fn a_credit_stands_flush_right_on_the_last_line_where_it_fits() {
    let right = |run: &GlyphRun| run.origin.x + run.glyphs.last().unwrap().x + run.size;
    for (caption, lines) in [("一杯咖啡。", 1), (&*"满".repeat(39), 2), (&*"满".repeat(45), 2), ("", 1)]
    {
        let composition = composed(pictured(caption, "某某　摄", 17));
        let credits = runs(&composition, Role::Credit);
        let [credit] = credits[..] else { panic!("{credits:#?}") };
        let clip = picture(&composition).clip;
        assert!((right(credit) - clip.right()).abs() <= Length(10), "{caption}: flush right");
        let mut rows: Vec<Length> =
            runs(&composition, Role::Caption).iter().map(|run| run.origin.y).collect();
        rows.push(credit.origin.y);
        rows.dedup();
        assert_eq!(rows.len(), lines, "{caption}");
    }
}

#[test]
fn without_a_picture_the_text_has_its_rows() {
    let mut made = pictured("一杯咖啡。", "", 17);
    made.story().pictures.clear();
    let edition = made.checked();
    let (composition, _) = typeset(&edition, &raster(4, 3));
    assert_eq!(runs(&composition, Role::Body)[0].source.row, 0);
    assert_eq!(
        runs(&composition, Role::Body)[0].origin.y,
        TOP + (ROW - Length::pt(9)) / 2 + Length(7_920_000)
    );
}

#[test]
fn a_picture_without_text_has_all_rows_and_without_a_head_those_of_the_head() {
    let without_text = || {
        let mut made = pictured("一杯咖啡。", "", 17);
        made.story().body.clear();
        made.slot().picture_rows = 0;
        made
    };
    let composition = composed(without_text());
    assert_eq!(picture(&composition).clip.y, TOP);
    let foot = runs(&composition, Role::Caption)[0].origin.y + Em::milli(120).of(Length::pt(8));
    assert_eq!(foot, TOP + ROW * 17 - (ROW - Length::pt(9)) / 2, "level with the last lines beside it");

    let mut made = without_text();
    made.story().head[HeadPart::HEADLINE].clear();
    let composition = composed(made);
    assert_eq!(picture(&composition).clip.y, TOP - ROW * 3);
    assert_eq!(composition.stories[0].title, "A cup", "it goes by what it shows");
}

#[test]
fn a_picture_on_a_page_that_runs_down_stands_upright_beside_its_text() {
    let mut made = pictured("一杯咖啡。", "", 17);
    made.layout().grid.direction = Direction::Vertical;
    made.slot().direction = Direction::Vertical;
    let composition = composed(made);
    let PlacedPicture { rect, clip, .. } = picture(&composition);
    assert_eq!(clip.height, Length::pt(35 * 9), "as high as its slot");
    assert_eq!(rect.width, rect.height.scaled(40, 30), "upright, in its own shape");
    let caption = runs(&composition, Role::Caption)[0];
    assert!(caption.origin.x < clip.x && caption.origin.x > runs(&composition, Role::Body)[0].origin.x);
}

#[test]
fn a_caption_stands_below_its_picture_and_left_of_one_whose_text_runs_down() {
    for direction in [Direction::Horizontal, Direction::Vertical] {
        let mut made = pictured(&"长".repeat(60), "", 17);
        made.layout().grid.direction = direction;
        made.slot().direction = direction;
        let composition = composed(made);
        let clip = picture(&composition).clip;
        let [first, second] = runs(&composition, Role::Caption)[..] else { panic!("two lines") };
        if direction == Direction::Horizontal {
            assert!(clip.bottom() < first.origin.y && first.origin.y < second.origin.y);
            assert_eq!((first.mode, first.origin.x, second.origin.x), (Mode::Horizontal, clip.x, clip.x));
        } else {
            assert!(clip.x > first.origin.x && first.origin.x > second.origin.x);
            assert_eq!((first.mode, first.origin.y, second.origin.y), (Mode::Upright, clip.y, clip.y));
        }
    }
}

#[test]
fn a_caption_that_leaves_the_picture_no_room_is_an_error_and_all_there() {
    let edition = pictured(&"长".repeat(39 * 12), "", 17).checked();
    let (composition, found) = typeset(&edition, &raster(4, 3));
    assert!(found.iter().any(|one| one.code == "caption-overset"), "{found:#?}");
    let said: String = runs(&composition, Role::Caption).iter().map(|run| &*run.text).collect();
    assert_eq!(said.chars().count(), 39 * 12);
}

#[test]
fn pictures_are_those_of_the_edition_in_its_order() {
    let composition = composed(pictured("一杯咖啡。", "", 17));
    let [picture] = &composition.pictures[..] else { panic!("one picture") };
    assert_eq!((&*picture.name, &*picture.alt, picture.raster.width), ("a.png", "A cup", 40));
}

#[test]
fn a_picture_whose_pixels_are_not_given_leaves_its_place_white() {
    let edition = pictured("一杯咖啡。", "", 17).checked();
    let (composition, _) = crate::support::editions::typeset(&edition, &fonts(&edition));
    assert!(composition.pages[0].items.iter().all(|item| !matches!(item, Item::Picture(_))));
    assert_eq!(composition.pictures, []);
    assert_eq!(runs(&composition, Role::Caption).len(), 1);
}
