//! Rare characters (生僻字): those that a house draws itself, in a font with code points of its own (PUA), and forms of
//! characters that variation selectors ask for (IVS).

use banxin::diag::Sources;
use banxin::edition::load;
use banxin::page::{GlyphRun, Item, Role};

use crate::support::editions::{first, fonts, typeset};
use crate::support::house::House;
use crate::support::print::printed_glyphs;
use crate::support::sfnt::{bundled, glyph, with_characters};

const STORY: &str = "paper/stories/一.md";

/// What a house calls a character that no font has, and a selector of a form.
const OWN: char = '\u{e000}';
const FAR: char = '\u{f0000}';
const SELECTOR: char = '\u{e0100}';

/// What its font draws them as: any Han of the font that it is made of.
const DRAWN: [char; 3] = ['標', '點', '字'];

/// The font of a house: two characters of its own, and of 葛 another form than the usual.
pub(crate) fn own_font() -> Vec<u8> {
    let font = bundled("NotoSerifCJKtc-Specimen.otf");
    let [one, other, form] = DRAWN.map(|c| glyph(&font, c));
    with_characters(&font, &[(OWN, one), (FAR, other), ('葛', one)], &[('葛', SELECTOR, form)])
}

/// A house that lists its own font behind a Song.
fn house(text: &str) -> House {
    House::sound()
        .write("fonts/a.ttf", bundled("NotoSerifCJKsc-Regular.otf"))
        .write("fonts/b.ttf", own_font())
        .change("layouts/small.toml", "[\"a.ttf\"]", "[\"a.ttf\", \"b.ttf\"]")
        .change("layouts/small.toml", "rows = 4", "rows = 8")
        .change(STORY, "Text.", text)
}

/// The runs of the body, and the codes of what is said but that there is too little text.
fn set(house: &House) -> (Vec<GlyphRun>, Vec<&'static str>) {
    let (edition, _) = load(house.path("paper"), &mut Sources::default()).unwrap();
    let (composition, found) = typeset(&edition, &fonts(&edition));
    let runs = first(&composition.pages).items.iter().filter_map(|item| match item {
        Item::Glyphs(run) if run.source.role == Role::Body => Some(run.clone()),
        _ => None,
    });
    (runs.collect(), found.iter().map(|one| one.code).filter(|code| *code != "underset").collect())
}

/// The text of the press file of a house.
fn said(house: &House, profile: &[&str]) -> String {
    let output = house.run(&[&["build", "paper", "-o", "a.pdf"], profile].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let pdf = std::fs::read(house.path("a.pdf")).unwrap();
    printed_glyphs(&pdf, 1).iter().map(|glyph| glyph.text.as_str()).collect()
}

#[test]
fn a_font_of_the_house_in_the_list_serves_its_own_characters_and_the_press_file_says_them() {
    let house = house(&format!("甲{OWN}乙{FAR}丙"));
    let (runs, found) = set(&house);
    let by_face: Vec<(u16, &str)> = runs.iter().map(|run| (run.face.0, run.text.as_str())).collect();
    let (own, far) = (OWN.to_string(), FAR.to_string());
    assert_eq!(by_face, [(0, "甲"), (1, &*own), (0, "乙"), (1, &*far), (0, "丙")]);
    assert_eq!(found, [""; 0]);
    for profile in [&["--profile", "x4"][..], &["--profile", "a2u"]] {
        let said = said(&house, profile);
        assert!(said.contains(&format!("甲{OWN}乙{FAR}丙")), "{said}");
    }
}

#[test]
fn characters_of_the_house_stand_and_break_in_a_line_as_han_do() {
    let lines = |text: &str| {
        let (runs, _) = set(&house(text));
        let mut lines: Vec<(i64, String, Vec<i64>)> = Vec::new();
        for run in runs {
            let places = run.glyphs.iter().map(|glyph| (run.origin.x + glyph.x).0);
            match lines.last_mut().filter(|line| line.0 == run.origin.y.0) {
                Some((_, text, all)) => {
                    text.push_str(&run.text);
                    all.extend(places);
                }
                None => lines.push((run.origin.y.0, run.text.clone(), places.collect())),
            }
        }
        lines
    };
    let text = format!("{OWN}中{OWN}{OWN}A股{OWN}B，{OWN}，中文{FAR}文中5{OWN}");
    let (own, han) = (lines(&text.repeat(3)), lines(&text.replace([OWN, FAR], "国").repeat(3)));
    assert!(own.len() > 2);
    for (own, han) in own.iter().zip(&han) {
        assert_eq!(own.1.replace([OWN, FAR], "国"), han.1);
        assert_eq!(own.2, han.2, "{}", han.1);
    }
    assert_eq!(own.len(), han.len());
}

#[test]
fn a_form_that_a_selector_asks_for_is_of_the_face_that_has_it_and_the_press_file_says_the_selector() {
    let house = house(&format!("甲葛{SELECTOR}乙葛丙"));
    let (runs, found) = set(&house);
    let form = glyph(&bundled("NotoSerifCJKtc-Specimen.otf"), DRAWN[2]);
    let asked = runs.iter().find(|run| run.text.contains(SELECTOR)).unwrap();
    let glyphs: Vec<(u16, u16)> = asked.glyphs.iter().map(|glyph| (glyph.id, glyph.text_len)).collect();
    assert_eq!((asked.face.0, asked.text.as_str()), (1, &*format!("葛{SELECTOR}")));
    assert_eq!(glyphs, [(form, 7)]);
    assert!(runs.iter().any(|run| run.face.0 == 0 && run.text == "乙葛丙"), "{runs:#?}");
    assert_eq!(found, [""; 0]);
    let said = said(&house, &[]);
    assert!(said.contains(&format!("甲葛{SELECTOR}乙葛丙")), "{said}");
}

#[test]
fn a_form_that_no_face_has_is_told_of_and_set_in_the_usual_one_with_its_selector() {
    let house = house("甲葛\u{e0101}乙葛丙");
    let (runs, found) = set(&house);
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(text, "甲葛\u{e0101}乙葛丙");
    assert!(runs.iter().all(|run| run.face.0 == 0));
    assert_eq!(found, ["no-form"]);
    let said = said(&house, &[]);
    assert!(said.contains("甲葛\u{e0101}乙葛丙"), "{said}");
}
