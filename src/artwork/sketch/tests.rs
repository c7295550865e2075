use super::super::tests::told;
use super::super::{Fault, FontFile, Rgb};
use super::*;
use crate::geom::{Length, Point};
use proptest::prelude::*;

/// A drawing as a picture, in a house of one face.
fn read(text: &str) -> Result<Figure, Vec<Fault>> {
    super::super::figure(text, &Lettering::of([std::sync::Arc::new(Face) as std::sync::Arc<dyn FontFile>]))
}

/// The one face.
struct Face;

impl AsRef<[u8]> for Face {
    fn as_ref(&self) -> &[u8] {
        include_bytes!("../../../fonts/NotoSerif-Regular.ttf")
    }
}

impl FontFile for Face {
    fn has(&self, letter: char) -> bool {
        letter.is_ascii()
    }
}

/// A drawing of a hundred by fifty.
fn of(inside: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">{inside}</svg>"#
    )
}

fn drawn(inside: &str) -> Figure {
    read(&of(inside)).unwrap_or_else(|faults| panic!("{inside}: {faults:?}"))
}

/// Where an area lies, in hundredths of the longer side.
fn place(area: &Area) -> String {
    let side = Figure::SIDE.0 / 100;
    let hundredths = |length: Length| (length.0 + side / 2).div_euclid(side);
    let all = crate::outline::around(&area.contours);
    let kind = if area.rect().is_some() { "rectangle" } else { "area" };
    let [x, y, right, bottom] = [all.x, all.y, all.right(), all.bottom()].map(hundredths);
    format!("{kind} {x},{y} to {right},{bottom}")
}

/// What is drawn, piece by piece.
fn lines(inside: &str) -> Vec<String> {
    let figure = drawn(inside);
    let color = |[red, green, blue]: Rgb| format!("#{red:02x}{green:02x}{blue:02x}");
    let share = |share: u32| (share + 5_000) / 10_000;
    let line = |piece: &Piece| {
        let shares = piece.tone.shares().iter();
        let tone: Vec<_> = shares.map(|(own, all)| format!("{} {}%", color(*own), share(*all))).collect();
        let clips = piece.clips.iter().map(|clip| format!(" in {}", place(&figure.areas[*clip])));
        let thick = piece.line.map(|line| format!(", {} thick", line.0 * 100 / Figure::SIDE.0));
        let all = place(&figure.areas[piece.area]) + &clips.collect::<String>();
        format!("{all}: {}{}", tone.join(", "), thick.unwrap_or_default())
    };
    figure.pieces.iter().map(line).collect()
}

fn faults(text: &str) -> Vec<(&'static str, String)> {
    told(text, &read(text).err().unwrap_or_default())
}

fn fault(inside: &str) -> (&'static str, String) {
    let [one] = faults(&of(inside)).try_into().unwrap_or_else(|all| panic!("{inside}: {all:?}"));
    one
}

#[test]
fn a_drawing_is_as_large_as_its_view_box() {
    let figure = drawn(r#"<rect x="10" y="10" width="20" height="20"/>"#);
    assert_eq!(figure.size, Size { width: Figure::SIDE, height: Figure::SIDE / 2 });
    assert_eq!(figure.natural, None);
    assert_eq!(figure.shape(), (1_000_000, 500_000));
    let sized = of("<rect width='9' height='9'/>").replace("viewBox", "width='2in' height='72pt' viewBox");
    let natural = Size { width: Length::pt(144), height: Length::pt(72) };
    assert_eq!(read(&sized).unwrap().natural, Some(natural));
}

#[test]
fn each_kind_of_element_is_a_piece() {
    let all = [
        ("<rect width='20' height='10' fill='red'/>", "rectangle 0,0 to 20,10: #ff0000 100%"),
        ("<circle cx='20' cy='20' r='10'/>", "area 10,10 to 30,30: #000000 100%"),
        ("<ellipse cx='20' cy='20' rx='10' ry='5' fill='#0f0'/>", "area 10,15 to 30,25: #00ff00 100%"),
        ("<polygon points='0,0 20,0 10,10'/>", "area 0,0 to 20,10: #000000 100%"),
        ("<path d='M0 0h20v10h-20z' fill='rgb(1,2,3)'/>", "rectangle 0,0 to 20,10: #010203 100%"),
        (
            "<line x1='10' y1='20' x2='30' y2='20' stroke='red' stroke-width='2'/>",
            "rectangle 10,19 to 30,21: #ff0000 100%, 2 thick",
        ),
        (
            "<polyline points='10,10 30,10 30,30' fill='none' stroke='#00f' stroke-width='4'/>",
            "area 10,8 to 32,30: #0000ff 100%, 4 thick",
        ),
        (
            "<g transform='translate(10 0) scale(2)'><path d='M0 10H10' stroke='#000'/></g>",
            "rectangle 10,19 to 30,21: #000000 100%, 2 thick",
        ),
        (
            "<style>.a{fill:#e60012}</style><g class='a'><rect width='20' height='10'/></g>",
            "rectangle 0,0 to 20,10: #e60012 100%",
        ),
        (
            "<defs><rect id='a' width='5' height='5'/></defs><use xlink:href='#a' x='10' y='20'/>",
            "rectangle 10,20 to 15,25: #000000 100%",
        ),
        (
            "<symbol id='a' viewBox='0 0 5 5'><rect width='5' height='5'/></symbol><use href='#a' width='20' height='20'/>",
            "rectangle 0,0 to 20,20: #000000 100%",
        ),
    ];
    for (inside, expected) in all {
        assert_eq!(lines(inside), [expected], "{inside}");
    }
}

#[test]
fn dashes_are_pieces_of_a_line() {
    let figure = drawn("<path d='M0 10H50' stroke='#000' stroke-width='2' stroke-dasharray='5 5'/>");
    assert_eq!(figure.areas[figure.pieces[0].area].contours.len(), 5);
}

#[test]
fn what_is_cut_lies_in_what_it_is_cut_to() {
    let clip = "<clipPath id='a'><circle cx='20' cy='20' r='10'/></clipPath>";
    let cut = lines(&format!("{clip}<rect width='40' height='40' clip-path='url(#a)'/>"));
    assert_eq!(cut, ["rectangle 0,0 to 40,40 in area 10,10 to 30,30: #000000 100%"]);
    let all = "<clipPath id='a'><rect width='100' height='50'/></clipPath>";
    let uncut = lines(&format!("{all}<g clip-path='url(#a)'><rect width='9' height='9'/></g>"));
    assert_eq!(uncut, ["rectangle 0,0 to 9,9: #000000 100%"], "nothing of it is cut away");
    let away =
        format!("{clip}<rect width='5' height='5'/><rect x='50' width='5' height='5' clip-path='url(#a)'/>");
    assert_eq!(lines(&away), ["rectangle 0,0 to 5,5: #000000 100%"]);
    let beyond = lines("<circle cx='100' cy='20' r='10'/><rect x='200' width='9' height='9'/>");
    assert_eq!(
        beyond,
        ["area 90,10 to 110,30 in rectangle 0,0 to 100,50: #000000 100%"],
        "the view box cuts"
    );
}

#[test]
fn what_shows_through_is_a_tint_on_paper_and_a_mixture_on_what_is_drawn() {
    assert_eq!(
        lines("<rect width='9' height='9' fill='red' opacity='.4'/>"),
        ["rectangle 0,0 to 9,9: #ff0000 40%"]
    );
    let on_ground = "<rect width='100' height='50' fill='#00f'/><rect width='9' height='9' fill='red' fill-opacity='.4'/>";
    assert_eq!(
        lines(on_ground),
        ["rectangle 0,0 to 100,50: #0000ff 100%", "rectangle 0,0 to 9,9: #ff0000 40%, #0000ff 60%"]
    );
    let half_on = "<rect x='5' width='20' height='9' fill='#00f'/><circle cx='5' cy='4' r='4' fill='red' opacity='.5'/>";
    assert_eq!(
        lines(half_on),
        [
            "rectangle 5,0 to 25,9: #0000ff 100%",
            "area 1,0 to 9,8: #ff0000 50%",
            "rectangle 5,0 to 25,9 in area 1,0 to 9,8: #ff0000 50%, #0000ff 50%",
        ]
    );
}

#[test]
fn what_shows_through_a_small_part_of_something_large_is_cut_to_it() {
    let cut = "<circle cx='50' cy='25' r='20' fill='#00f'/><rect x='30' y='20' width='30' height='5' fill='red' opacity='.5'/>";
    assert_eq!(lines(cut)[2], "area 30,5 to 70,45 in rectangle 30,20 to 60,25: #ff0000 50%, #0000ff 50%");
}

#[test]
fn text_is_set_as_outlines_in_a_face_of_the_house() {
    let said = |style: &str| lines(&format!("<text x='20' y='30' font-size='20' {style}>HHHH</text>"));
    let start = said("font-family='Noto Serif'");
    assert_eq!(start, ["area 21,16 to 83,30: #000000 100%"]);
    assert_eq!(
        said("style='font-family: Unknown, \"Noto Serif\", serif'"),
        start,
        "the first family that there is"
    );
    let [middle] = said("font-family='Noto Serif' text-anchor='middle' fill='red'").try_into().unwrap();
    let middle: String = middle;
    assert!(
        middle.starts_with("area -1") && middle.ends_with("in rectangle 0,0 to 100,50: #ff0000 100%"),
        "{middle}"
    );
}

#[test]
fn a_gradient_is_steps_over_one_another() {
    let shades = "<stop stop-color='#fff'/><stop offset='1' stop-color='#f4f4f4'/>";
    let along_a_line = format!(
        "<linearGradient id='a'>{shades}</linearGradient><rect width='40' height='20' fill='url(#a)'/>"
    );
    let steps = lines(&along_a_line);
    assert_eq!(steps.len(), 4, "{steps:#?}");
    assert_eq!(steps[0], "rectangle 0,0 to 40,20: #ffffff 100%");
    assert!(steps[1].ends_with("in rectangle 0,0 to 40,20: #ffffff 83%, #f4f4f4 17%"), "{steps:#?}");
    assert!(steps[2].starts_with("rectangle 13,"), "{steps:#?}");
    let around_a_point = format!(
        "<radialGradient id='a'>{shades}</radialGradient><circle cx='20' cy='20' r='10' fill='url(#a)'/>"
    );
    let steps = lines(&around_a_point);
    assert_eq!(steps[0], "area 10,10 to 30,30: #f4f4f4 100%");
    assert_eq!(steps.last().unwrap(), "area 17,17 to 23,23 in area 10,10 to 30,30: #ffffff 83%, #f4f4f4 17%");
}

#[test]
fn a_group_shows_through_as_one() {
    let group =
        "<g opacity='.5'><rect width='20' height='20'/><rect x='10' width='20' height='20' fill='red'/></g>";
    assert_eq!(
        lines(group),
        ["rectangle 0,0 to 20,20: #000000 50%", "rectangle 10,0 to 30,20: #ff0000 50%"],
        "the upper hides the lower"
    );
}

#[test]
fn what_can_not_be_printed_is_told_at_its_place() {
    let all = [
        ("<image href='data:image/png;base64,AAAA'/>", ("image", "<image")),
        ("<text>a</text>", ("family", "<text")),
        ("<text font-family='sans-serif'>a</text>", ("family", "<text")),
        ("<g font-family='Noto Serif'><text>a</text><text>字</text></g>", ("letter", "<text")),
        ("<text font-family='Noto Serif'><textPath/></text>", ("element", "<textPath")),
        (
            "<linearGradient id='f' spreadMethod='repeat'/><rect width='9' height='9' fill='url(#f)'/>",
            ("effect", "fill='url(#f)'"),
        ),
        (
            "<radialGradient id='f' fx='2'/><rect width='9' height='9' fill='url(#f)'/>",
            ("effect", "fill='url(#f)'"),
        ),
        ("<script/>", ("element", "<script")),
        ("<animate/>", ("element", "<animate")),
        ("<foreignObject/>", ("element", "<foreignObject")),
        ("<svg/>", ("element", "<svg")),
        ("<filter id='f'/><rect width='9' height='9' filter='url(#f)'/>", ("effect", "filter='url(#f)'")),
        ("<mask id='f'/><rect width='9' height='9' mask='url(#f)'/>", ("effect", "mask='url(#f)'")),
        ("<pattern id='f'/><rect width='9' height='9' fill='url(#f)'/>", ("effect", "fill='url(#f)'")),
        ("<marker id='f'/><path d='M0 0H9' marker-end='url(#f)'/>", ("effect", "marker-end='url(#f)'")),
        (
            "<rect width='9' height='9' style='mix-blend-mode:multiply'/>",
            ("effect-value", "style='mix-blend-mode:multiply'"),
        ),
        ("<rect width='9' height='9' fill='var(--a)'/>", ("property", "fill='var(--a)'")),
        ("<use href='other.svg#a'/>", ("nothing", "<use")),
        ("<clipPath id='a'><rect width='9' height='9'/><circle r='9'/></clipPath>", ("clip", "<clipPath")),
        (
            "<clipPath id='a' clipPathUnits='objectBoundingBox'><circle r='1'/></clipPath>",
            ("clip", "<clipPath"),
        ),
        ("<style>@font-face{}</style>", ("rule", "<style>@font-face{}</style>")),
    ];
    for (inside, (form, at)) in all {
        assert_eq!(fault(inside), (form, at.to_owned()), "{inside}");
    }
}

#[test]
fn what_makes_much_of_little_is_told_before_it_is_made() {
    let uses = (1..12).fold("<g id='a0'><rect width='4' height='4'/></g>".to_owned(), |all, n| {
        all + &format!("<g id='a{n}'>{}</g>", format!("<use href='#a{}'/>", n - 1).repeat(10))
    });
    assert_eq!(faults(&of(&uses))[0].0, "many");
    assert_eq!(fault("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>").0, "deep");
    assert_eq!(fault("<g id='a'><use href='#a'/></g>").0, "deep");
    assert_eq!(fault("<symbol id='a'><use href='#a'/></symbol><use href='#a'/>").0, "deep");
    let dashes = "<path d='M0 0H100' stroke='#000' stroke-dasharray='0.0001'/>";
    assert_eq!(fault(dashes).0, "many");
    let through = (0..40).map(|at| format!("<circle cx='{}' cy='25' r='20' opacity='.5'/>", 30 + at));
    assert_eq!(fault(&through.collect::<Vec<_>>().concat()).0, "piled");
    assert_eq!(fault(&"<rect width='9' height='9'/>".repeat(50_000)).0, "many");
    let itself = "<clipPath id='a' clip-path='url(#a)'><circle r='9'/></clipPath><rect width='9' height='9' clip-path='url(#a)'/>";
    let _ = read(&of(itself));
}

#[test]
fn what_lies_beside_something_is_not_looked_at_through_it() {
    let each =
        |at: usize| format!("<rect x='{}' y='{}' width='.5' height='.5' opacity='.5'/>", at % 100, at / 100);
    let all: Vec<String> = (0..5000).map(each).collect();
    assert_eq!(lines(&all.concat()).len(), 5000);
}

/// Pieces of drawings, sound and not.
fn piece() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        4 => (-20.0..120.0_f64).prop_map(|n| n.to_string()),
        1 => prop::sample::select(vec!["1e308", "-1e39", "NaN", "1e-40", "0", ""]).prop_map(str::to_owned),
    ];
    let numbers = prop::collection::vec(number, 0..7).prop_map(|all| all.join(" "));
    let command = prop::sample::select(vec!["M", "L", "C", "Q", "A", "h", "z"]);
    let data = prop::collection::vec((command, numbers.clone()), 0..8).prop_map(|all| {
        all.into_iter().map(|(command, numbers)| command.to_owned() + &numbers).collect::<String>()
    });
    let element =
        prop::sample::select(vec!["path", "rect", "g", "use", "circle", "polygon", "clipPath", "symbol"]);
    let opacity = prop::sample::select(vec!["1", ".5", "0", "50%", "x"]);
    (element, data, numbers, opacity, 0..4_u8).prop_map(|(element, data, numbers, opacity, id)| {
        let next = (id + 1) % 4;
        format!(
            "<{element} id='i{id}' d='{data}' points='{numbers}' href='#i{next}' clip-path='url(#i{next})' x='5' \
             width='40' height='20' r='20' opacity='{opacity}' stroke='red' stroke-dasharray='{numbers}'><rect \
             width='9' height='9'/></{element}>"
        )
    })
}

proptest! {
    #[test]
    fn whatever_a_file_has_is_drawn_within_its_bounds_or_told(pieces in prop::collection::vec(piece(), 0..6)) {
        let text = of(&pieces.concat());
        match read(&text) {
            Ok(figure) => {
                let far = Figure::SIDE * 26;
                let near = |at: Point| at.x.abs() <= far && at.y.abs() <= far;
                prop_assert!(figure.areas.iter().flat_map(|area| &area.contours).flat_map(crate::outline::Contour::points).all(near));
                for piece in &figure.pieces {
                    prop_assert!(piece.area < figure.areas.len());
                    prop_assert!(piece.clips.iter().all(|clip| *clip < figure.areas.len()));
                }
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
    fn a_file_that_is_spoilt_anywhere_is_read_or_told(places in prop::collection::vec((0..2000_usize, prop::char::range(' ', '~')), 1..4)) {
        let sound = of(r##"<defs><clipPath id="c"><path d="M0 0h80v40h-80z"/></clipPath></defs><style>.a { fill: #e60012; stroke-dasharray: 2 1 }</style><g transform="scale(1)" clip-path="url(#c)" opacity=".8"><path class="a" id="p" d="M1 1h8v8h-8z" stroke="#000" stroke-width="0.2"/><use href="#p" x="4"/><circle cx="5" cy="5" r="2" fill="white" fill-opacity=".5"/></g>"##);
        let mut spoilt: Vec<char> = sound.chars().collect();
        for (at, byte) in places {
            let place = at % spoilt.len();
            spoilt[place] = byte;
        }
        let _ = read(&spoilt.into_iter().collect::<String>());
    }
}
