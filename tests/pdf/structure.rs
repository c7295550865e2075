//! Structure: what a reader who does not see the page is told, and in which order.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::support::compose::write;
use banxin::geom::{Em, Length};
use banxin::page::{CellHead, CellPlace, Composition, GlyphRun, Item, Role, Source, StoryLabel, TablePart};
use banxin::part::HeadPart;
use banxin::write::pdf::Profile;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{full_page, get};
use crate::support::{compose, print};

fn tagged() -> Document {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let composition = compose::everything(&fonts);
    Document::load_mem(&write(&composition, &fonts, &compose::in_profile(&icc, Profile::A2u)).unwrap())
        .unwrap()
}

fn kind(element: &Dictionary) -> String {
    String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned()
}

/// The children of an element that are elements, and the numbers of its marked content.
fn children<'a>(document: &'a Document, element: &'a Dictionary) -> (Vec<&'a Dictionary>, Vec<i64>) {
    let kids = match element.get(b"K") {
        Err(_) => Vec::new(),
        Ok(Object::Array(kids)) => kids.iter().collect(),
        Ok(one) => vec![one],
    };
    let (mut elements, mut marked) = (Vec::new(), Vec::new());
    for kid in kids {
        let kid = document.dereference(kid).unwrap().1.as_dict().unwrap();
        match kid.get(b"MCID") {
            Ok(number) => marked.push(number.as_i64().unwrap()),
            Err(_) => elements.push(kid),
        }
    }
    (elements, marked)
}

/// The tree as a text, a line an element.
fn outline(document: &Document, element: &Dictionary, depth: usize, out: &mut String) {
    let (elements, marked) = children(document, element);
    let alt = element.get(b"Alt").map(|alt| format!(" “{}”", print::text_string(alt))).unwrap_or_default();
    writeln!(out, "{}{}{alt} {marked:?}", "  ".repeat(depth), kind(element)).unwrap();
    for kid in elements {
        outline(document, kid, depth + 1, out);
    }
}

fn root(document: &Document) -> &Dictionary {
    get(document, document.catalog().unwrap(), "StructTreeRoot").as_dict().unwrap()
}

#[test]
fn a_story_is_read_from_its_kicker_to_its_byline_wherever_its_parts_stand() {
    let document = tagged();
    let (kids, _) = children(&document, root(&document));
    let mut found = String::new();
    outline(&document, kids[0], 0, &mut found);
    let wanted = "\
Document []
  Art []
    P [5]
    H1 [4]
    Figure “灰阶” [6]
      Caption [7]
    Figure “四色” [8]
    P [0]
    H2 [1]
    P [2]
    P [3]
";
    assert_eq!(found, wanted);
}

#[test]
fn a_head_over_several_stories_is_that_of_a_section_and_theirs_are_a_level_below() {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let line = |story: u16, role, top: i64| {
        let at = (Length::pt(60), Length::pt(top));
        let run = compose::run(&fonts, compose::SONG, Length::pt(9), at, "天气", Em::ZERO);
        let source = Source { story: Some(story), ..compose::part(role, 0) };
        Item::Glyphs(GlyphRun { source, ..run })
    };
    let headline = |story, top| line(story, Role::Head(HeadPart::HEADLINE), top);
    let items = vec![
        headline(0, 60),
        line(0, Role::Body, 80),
        headline(1, 100),
        line(1, Role::Subhead, 120),
        headline(2, 140),
        headline(3, 160),
    ];
    let label = |under| StoryLabel {
        id: "one".into(),
        title: "天气".into(),
        language: None,
        under,
        web: true,
        corrects: None,
    };
    let stories = [None, Some(0), Some(0), None].map(label).into();
    let composition = Composition { stories, ..compose::composition(vec![compose::page(1, items)]) };
    let bytes = write(&composition, &fonts, &compose::in_profile(&icc, Profile::A2u)).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let mut found = String::new();
    outline(&document, children(&document, root(&document)).0[0], 0, &mut found);
    let wanted = "\
Document []
  Sect []
    H1 [0]
    P [1]
    Art []
      H2 [2]
      H3 [3]
    Art []
      H2 [4]
  Art []
    H1 [5]
";
    assert_eq!(found, wanted);
}

#[test]
fn the_catalog_says_that_the_file_is_tagged() {
    let document = tagged();
    let marks = get(&document, document.catalog().unwrap(), "MarkInfo").as_dict().unwrap();
    assert!(marks.get(b"Marked").unwrap().as_bool().unwrap());
}

#[test]
fn what_goes_to_press_alone_is_not_tagged() {
    assert!(full_page().catalog().unwrap().get(b"StructTreeRoot").is_err());
}

#[test]
fn all_that_prints_is_part_of_a_story_or_an_artifact() {
    let document = tagged();
    let mut open: Vec<String> = Vec::new();
    for operation in print::operations(&document, document.get_pages()[&1]) {
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                open.push(String::from_utf8_lossy(operation.operands[0].as_name().unwrap()).into_owned());
            }
            "EMC" => assert!(open.pop().is_some()),
            "f" | "TJ" | "Tj" | "Do" => {
                let marked = open.iter().any(|tag| tag != "Span");
                assert!(marked, "{operation:?} is neither");
            }
            _ => {}
        }
    }
    assert_eq!(open, Vec::<String>::new(), "what is opened is closed");
}

#[test]
fn the_parent_tree_leads_from_marked_content_to_its_element() {
    let document = tagged();
    let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
    let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
    let tree = get(&document, root(&document), "ParentTree").as_dict().unwrap();
    let nums = get(&document, tree, "Nums").as_array().unwrap();
    let at = nums.chunks(2).find(|pair| pair[0].as_i64().is_ok_and(|it| it == key)).unwrap();
    let parents = document.dereference(&at[1]).unwrap().1.as_array().unwrap();
    let found: Vec<String> =
        parents.iter().map(|one| kind(document.dereference(one).unwrap().1.as_dict().unwrap())).collect();
    assert_eq!(found, ["P", "H2", "P", "P", "H1", "P", "Figure", "Caption", "Figure"]);
}

#[test]
fn a_paragraph_that_goes_on_over_the_page_is_one_element() {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let line = |text| {
        let at = (Length::pt(60), Length::pt(60));
        let run = compose::run(&fonts, compose::SONG, Length::pt(9), at, text, Em::ZERO);
        Item::Glyphs(GlyphRun { source: compose::part(Role::Body, 0), ..run })
    };
    let pages = vec![compose::page(1, vec![line("上半段")]), compose::page(2, vec![line("下半段")])];
    let composition = compose::composition(pages);
    let bytes = write(&composition, &fonts, &compose::in_profile(&icc, Profile::A2u)).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let paragraphs: BTreeMap<&ObjectId, &Dictionary> = document
        .objects
        .iter()
        .filter_map(|(id, object)| Some((id, object.as_dict().ok()?)))
        .filter(|(_, dict)| dict.get(b"S").is_ok_and(|it| print::is_name(it, b"P")))
        .collect();
    assert_eq!(paragraphs.len(), 1);
    let (_, marked) = children(&document, paragraphs.values().next().unwrap());
    assert_eq!(marked, [0, 0], "the first of either page");
}

/// A table whose head is of two rows, with a cell over two columns and one without text; where it goes on, its head is said
/// no more.
#[test]
fn a_table_has_its_rows_and_each_head_says_what_it_is_the_head_of() {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let cell =
        |row, column, columns, head| TablePart::Cell(CellPlace { row, column, rows: 1, columns, head });
    let parts = [
        (TablePart::Caption, 60),
        (cell(0, 0, 1, CellHead::Columns), 80),
        (cell(0, 1, 2, CellHead::Columns), 80),
        (cell(1, 0, 1, CellHead::Rows), 100),
        (cell(1, 2, 1, CellHead::None), 100),
        (TablePart::Again, 120),
        (cell(2, 0, 1, CellHead::Rows), 140),
        (cell(2, 1, 1, CellHead::None), 140),
        (TablePart::Note(0), 160),
    ];
    let line = |(part, top): (TablePart, i64)| {
        let at = (Length::pt(60), Length::pt(top));
        let run = compose::run(&fonts, compose::SONG, Length::pt(9), at, "天气", Em::ZERO);
        Item::Glyphs(GlyphRun { source: compose::part(Role::Table(part), 1), ..run })
    };
    let composition = compose::composition(vec![compose::page(1, parts.into_iter().map(line).collect())]);
    let bytes = write(&composition, &fonts, &compose::in_profile(&icc, Profile::A2u)).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let mut found = String::new();
    outline(&document, children(&document, root(&document)).0[0], 0, &mut found);
    let wanted = "\
Document []
  Art []
    Table []
      Caption [0]
      THead []
        TR []
          TH [1]
          TH [2]
      TBody []
        TR []
          TH [3]
          TD []
          TD [4]
        TR []
          TH [5]
          TD [6]
          TD []
    P [7]
";
    assert_eq!(found, wanted);
    let attributes = |number: i64| {
        let of = |dict: &&Dictionary| {
            dict.get(b"S").is_ok() && dict.has(b"K") && children(&document, dict).1 == [number]
        };
        let element = document.objects.values().filter_map(|one| one.as_dict().ok()).find(of).unwrap();
        let all = format!("{:?}", element.get(b"A").unwrap());
        let has = |name: &str| all.contains(name);
        (has("ColSpan"), has("Column"), has("Row"))
    };
    assert_eq!(attributes(2), (true, true, false));
    assert_eq!(attributes(3), (false, false, true));
}
