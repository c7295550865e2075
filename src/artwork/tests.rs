use super::*;
use crate::geom::{Length, Point, Rect, Size};
use crate::outline::{FillRule, Segment};
use proptest::prelude::*;

/// A drawing of ten by ten.
fn of(inside: &str) -> String {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{inside}</svg>"#)
}

fn drawn(inside: &str) -> Drawing {
    read(&of(inside)).unwrap_or_else(|faults| panic!("{inside}: {faults:?}"))
}

/// What is wrong: the part of the entry, and the text at the place.
fn faults(text: &str) -> Vec<(&'static str, String)> {
    told(text, &read(text).err().unwrap_or_default())
}

/// The same of what was found in a text.
pub(super) fn told(text: &str, faults: &[Fault]) -> Vec<(&'static str, String)> {
    let at = |fault: &Fault| fault.at.clone().map_or("", |at| &text[at]).to_owned();
    faults.iter().map(|fault| (fault.words.form, at(fault))).collect()
}

fn fault(inside: &str) -> (&'static str, String) {
    let [one] = faults(&of(inside)).try_into().unwrap_or_else(|all| panic!("{inside}: {all:?}"));
    one
}

/// The corners of an outline, in hundredths of the longer side.
fn corners(outline: &Outline) -> Vec<(i64, i64)> {
    let hundredths = |at: Point| {
        let side = Drawing::SIDE.0 / 100;
        ((at.x.0 + side / 2).div_euclid(side), (at.y.0 + side / 2).div_euclid(side))
    };
    let contours = outline.contours.iter();
    contours
        .flat_map(|contour| std::iter::once(contour.start).chain(contour.segments.iter().map(Segment::end)))
        .map(hundredths)
        .collect()
}

#[test]
fn a_drawing_is_as_large_as_what_is_drawn() {
    let drawing = drawn(r#"<rect x="2" y="3" width="4" height="2" fill="red"/>"#);
    assert_eq!(drawing.size, Size { width: Drawing::SIDE, height: Drawing::SIDE / 2 });
    let [outline] = &drawing.outlines[..] else { panic!("{drawing:?}") };
    assert_eq!(outline.color, [255, 0, 0]);
    assert_eq!(corners(outline)[..4], [(0, 0), (100, 0), (100, 50), (0, 50)]);
}

#[test]
fn counters_stay_open_by_the_rule_that_the_file_gives() {
    let ring = r#"d="M0 0H10V10H0Z M2 2H8V8H2Z""#;
    let rules = [("", FillRule::NonZero), (r#"fill-rule="evenodd""#, FillRule::EvenOdd)];
    for (rule, expected) in rules {
        let outlines = drawn(&format!("<path {ring} {rule}/>")).outlines;
        assert_eq!((outlines[0].contours.len(), outlines[0].rule), (2, expected));
    }
}

#[test]
fn groups_transforms_styles_and_uses_are_resolved() {
    let drawing = drawn(
        r##"<style>.ink { fill: #e60012 }</style>
        <defs><rect id="one" width="2" height="2" class="ink"/></defs>
        <g transform="translate(1 1)"><use href="#one"/><use href="#one" x="6" transform="scale(1 2)"/></g>"##,
    );
    let colors: Vec<Rgb> = drawing.outlines.iter().map(|outline| outline.color).collect();
    assert_eq!(colors, [[0xE6, 0, 0x12]; 2]);
    assert_eq!(corners(&drawing.outlines[1])[..4], [(75, 0), (100, 0), (100, 50), (75, 50)]);
}

#[test]
fn a_stroke_is_an_outline_of_its_own_over_the_fill_or_under_it() {
    let path = r#"<rect x="2" y="2" width="6" height="6" fill="red" stroke="blue" stroke-width="2""#;
    for (order, expected) in [("", [255, 0]), (r#"paint-order="stroke""#, [0, 255])] {
        let drawing = drawn(&format!("{path} {order}/>"));
        assert_eq!(drawing.size, Size { width: Drawing::SIDE, height: Drawing::SIDE });
        assert_eq!([0, 1].map(|at: usize| drawing.outlines[at].color[0]), expected);
    }
}

#[test]
fn what_has_no_inside_draws_nothing() {
    let drawing = drawn(r#"<rect width="4" height="4"/><path d="M0 0L9 9"/><path d="M0 5H9V5Z"/>"#);
    assert_eq!(drawing.outlines.len(), 1);
    let hidden = [
        "",
        r#"<rect width="4" height="4" fill="none"/>"#,
        r#"<rect width="4" height="4" display="none"/>"#,
        r#"<path d="M0 0L9 9"/>"#,
        "<title>版心日报</title><metadata><g/></metadata>",
    ];
    for inside in hidden {
        assert_eq!(fault(inside).0, "empty", "{inside}");
    }
}

#[test]
fn what_can_not_be_had_as_outlines_is_named_at_its_place() {
    for element in
        ["text", "image", "foreignObject", "script", "switch", "pattern", "filter", "clipPath", "mask", "svg"]
    {
        let found = fault(&format!("<rect width='4' height='4'/><g><{element}/></g>"));
        assert_eq!(found, ("", format!("<{element}")));
    }
    let properties = [
        r#"opacity="0.5""#,
        r#"fill-opacity="50%""#,
        r#"style="mix-blend-mode: multiply""#,
        r#"stroke-dasharray="1 2""#,
        r#"vector-effect="non-scaling-stroke""#,
        r#"fill="var(--ink)""#,
        r#"style="filter: blur(2px)""#,
    ];
    for given in properties {
        assert_eq!(fault(&format!("<rect width='4' height='4' {given}/>")), ("property", given.to_owned()));
    }
    assert_eq!(fault("<style>rect { opacity: .5 }</style><rect width='4' height='4'/>").0, "property");
    assert_eq!(fault("<style>@import 'a.css';</style><rect width='4' height='4'/>").0, "rule");
}

#[test]
fn a_colour_that_shows_what_is_under_it_is_refused_however_it_is_written() {
    assert_eq!(fault(r#"<rect width="4" height="4" fill="rgba(0, 0, 0, 0.5)"/>"#).0, "shows-through");
    assert_eq!(fault(r##"<rect width="4" height="4" fill="#00000080"/>"##).0, "shows-through");
    assert!(read(&of(r#"<rect width="4" height="4" opacity="100%"/>"#)).is_ok());
}

#[test]
fn a_gradient_is_told_where_it_is_used() {
    let gradient = r#"<defs><linearGradient id="a"><stop/></linearGradient></defs>"#;
    assert!(read(&of(&format!("{gradient}<rect width='4' height='4'/>"))).is_ok(), "it is not used");
    let used = fault(&format!("{gradient}<rect width='4' height='4' fill='url(#a)'/>"));
    assert_eq!(used, ("reference", "fill='url(#a)'".to_owned()));
    assert_eq!(fault("<rect width='4' height='4' fill='url(#a)'/>").0, "nothing");
}

#[test]
fn no_other_file_is_asked_for() {
    for inside in
        ["<use href='other.svg#a'/>", "<use href='file:///etc/passwd#a'/>", "<use href='#a'/>", "<use/>"]
    {
        assert_eq!(fault(inside).0, "nothing", "{inside}");
    }
    assert_eq!(fault("<rect width='4' height='4' fill='url(http://localhost/a#b)'/>").0, "nothing");
    let page =
        "<?xml-stylesheet href='file:///etc/passwd'?>".to_owned() + &of("<rect width='4' height='4'/>");
    assert!(read(&page).is_ok(), "it is drawn as if there were none");
    let entity = "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>".to_owned() + &of("&a;");
    assert_eq!(faults(&entity), [("entities", "<!ENTITY".to_owned())]);
    let illustrator =
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://localhost/svg11.dtd'>".to_owned();
    assert!(read(&(illustrator + &of("<rect width='4' height='4'/>"))).is_ok());
}

#[test]
fn what_makes_much_of_little_is_counted_before_it_is_made() {
    let uses = (1..12).fold("<g id='a0'><rect width='4' height='4'/></g>".to_owned(), |all, n| {
        all + &format!("<g id='a{n}'>{}</g>", format!("<use href='#a{}'/>", n - 1).repeat(10))
    });
    assert_eq!(faults(&of(&uses))[0].0, "many");
    let itself = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>";
    assert_eq!(fault(itself).0, "deep");
    let deep =
        |depth: usize| of(&("<g>".repeat(depth) + "<rect width='4' height='4'/>" + &"</g>".repeat(depth)));
    assert!(read(&deep(40)).is_ok());
    assert_eq!(faults(&deep(70))[0].0, "deep");
    assert_eq!(faults(&deep(100_000))[0].0, "many");
    let attributes: String = (0..1000).fold(String::new(), |all, n| all + &format!(" a{n}=''"));
    assert_eq!(fault(&format!("<g{attributes}/>")).0, "many");
    let curves = format!("<path d='M0 0{}Z'/>", "L9 9L9 0L0 9".repeat(25_000));
    assert_eq!(fault(&curves).0, "many");
    let rules = format!("<style>{}</style><rect width='4' height='4'/>", "a b{fill:red}".repeat(600));
    assert_eq!(fault(&rules).0, "many");
}

#[test]
fn numbers_that_are_none_or_beyond_measure_are_told() {
    let all = [
        "d='M0 0L1e38 1e38L3 4Z'",
        "d='M0 0L1e400 9L3 4Z'",
        "d='M0 0L9 9L3 nanZ'",
        "d='M0 0L9 9L3'",
        "d='M0 0L9 9L3 4Z' transform='scale(1e308)'",
        "d='M0 0L9 9L3 4Z' transform='scale(1'",
        "d='M0 0L9 9L3 4Z' stroke-width='99999999'",
    ];
    for path in all {
        assert_eq!(fault(&format!("<path {path}/>")).0, "numbers", "{path}");
    }
    assert_eq!(fault("<polygon points='0,0 9,9 3'/>").0, "numbers");
    let nothing = of("<rect width='4' height='4'/>")
        .replace("viewBox='0 0 10 10'", "")
        .replace("viewBox=\"0 0 10 10\"", "width='0'");
    assert!(read(&nothing).is_err());
}

#[test]
fn what_lies_beyond_the_view_box_is_told_and_not_cut_off() {
    assert_eq!(fault("<rect x='8' width='4' height='4'/>").0, "beyond");
    assert_eq!(fault("<rect width='4' height='4'/><circle cx='40' cy='4' r='2'/>").0, "beyond");
}

#[test]
fn what_is_no_drawing_is_told() {
    assert_eq!(faults("")[0].0, "");
    assert_eq!(faults("<svg><g></svg>")[0].0, "");
    assert_eq!(faults("<html><body/></html>"), [("no-svg", "<html".to_owned())]);
    let cut = of("<rect width='4' height='4'/>");
    assert!((0..cut.len()).all(|end| read(&cut[..end]).is_err()));
}

#[test]
fn a_drawing_fills_its_place() {
    let drawing = drawn("<rect width='8' height='2'/>");
    let at = Rect { x: Length::pt(3), y: Length::pt(4), width: Length::pt(40), height: Length::pt(10) };
    let placed = drawing.outlines[0].placed(drawing.size, at);
    assert_eq!(crate::outline::around(&placed), at);
}

/// Pieces of drawings, sound and not.
fn piece() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        (-20.0..20.0_f64).prop_map(|n| n.to_string()),
        prop::sample::select(vec!["1e308", "-1e39", "NaN", "inf", "1e-40", "0", "", "9".repeat(400).leak()])
            .prop_map(str::to_owned),
    ];
    let numbers = prop::collection::vec(number, 0..7).prop_map(|all| all.join(" "));
    let command = prop::sample::select(vec!["M", "L", "C", "Q", "A", "S", "T", "h", "v", "z", "x"]);
    let data = prop::collection::vec((command, numbers.clone()), 0..8).prop_map(|all| {
        all.into_iter().map(|(command, numbers)| command.to_owned() + &numbers).collect::<String>()
    });
    let element =
        prop::sample::select(vec!["path", "rect", "g", "use", "circle", "polygon", "style", "text"]);
    (element, data, numbers, 0..4_u8).prop_map(|(element, data, numbers, id)| {
        format!(
            "<{element} id='i{id}' d='{data}' points='{numbers}' href='#i{}' width='4' height='4' r='2' \
             transform='matrix({numbers})' stroke='red' stroke-width='{}'/>",
            (id + 1) % 4,
            numbers.split(' ').next().unwrap_or_default()
        )
    })
}

proptest! {
    #[test]
    fn whatever_a_file_has_is_drawn_within_its_bounds_or_told(pieces in prop::collection::vec(piece(), 0..6)) {
        let text = of(&pieces.concat());
        match read(&text) {
            Ok(drawing) => {
                let all = drawing.outlines.iter().flat_map(|outline| &outline.contours);
                let near = |at: Point| at.x.abs() <= Drawing::SIDE * 8 && at.y.abs() <= Drawing::SIDE * 8;
                prop_assert!(all.flat_map(crate::outline::Contour::points).all(near));
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for at in faults.into_iter().filter_map(|fault| fault.at) {
                    prop_assert!(text.get(at).is_some());
                }
            }
        }
    }

    #[test]
    fn a_file_that_is_spoilt_anywhere_is_read_or_told(at in 0..400_usize, byte in prop::char::range(' ', '~')) {
        let sound = of(r##"<style>.a { fill: #e60012 }</style><g transform="scale(1)"><path class="a" id="p" d="M1 1h8v8h-8z" stroke="#000" stroke-width="0.2"/><use href="#p"/><circle cx="5" cy="5" r="2" fill="white"/></g>"##);
        let mut spoilt: Vec<char> = sound.chars().collect();
        let place = at % spoilt.len();
        spoilt[place] = byte;
        let _ = read(&spoilt.into_iter().collect::<String>());
    }
}
