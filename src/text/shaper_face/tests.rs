use std::path::Path;

use super::*;
use crate::convention::MAINLAND;
use crate::text::Joint;

const FACES: [&str; 7] = [
    "NotoSerifCJKsc-Regular.otf",
    "NotoSerifCJKsc-Bold.otf",
    "NotoSerifCJKsc-Black.otf",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansCJKsc-Bold.otf",
    "NotoSansCJKsc-Black.otf",
    "PressKaiSC-Regular.ttf",
];
const MARKS: &str = "“‘（《〈「『【〔［”’）》〉」』】〕］，。、；：？！·";

/// The white before and behind the ink of a mark in its half em.
fn white(face: &ShaperFace<'_>, c: char, treatment: Treatment) -> (Em, Em) {
    let item = Item {
        byte: 0,
        end: c.len_utf8(),
        character: c,
        class: class_by_itself(&MAINLAND, c),
        face: FaceId(0),
        treatment,
        tracking: None,
        joint: Joint::ByClass,
        attributes: None,
    };
    let upright = treatment.is_upright();
    let mut buffer = UnicodeBuffer::new();
    buffer.add(if upright { MAINLAND.upright_form(c) } else { c }, 0);
    let mark = face.lone(&face.run(buffer, treatment), &item);
    assert_eq!(mark.width, Em::HALF, "{c}");
    let (from, to) = face.ink_along(mark.glyph, upright).unwrap();
    (from, mark.width - to)
}

#[test]
fn the_ink_of_a_mark_keeps_a_bearing_on_either_side_of_its_half_em_or_is_in_its_middle() {
    for name in FACES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name);
        let bytes = std::fs::read(path).unwrap();
        let face = ShaperFace::new(&bytes, 0, &MAINLAND).unwrap();
        for c in MARKS.chars() {
            for treatment in [Treatment::HalfMark, Treatment::UprightHalf] {
                // ；：？！ take a whole em in lines that run down.
                if treatment.is_upright() && "；：？！".contains(c) {
                    continue;
                }
                let (before, behind) = white(&face, c, treatment);
                let borne = before >= BEARING && behind >= BEARING;
                let centred = (before.0 - behind.0).abs() <= 1;
                assert!(borne || centred, "{c} of {name} {treatment:?}: {before:?} {behind:?}");
                assert!(before > Em::ZERO && behind > Em::ZERO, "{c} of {name}: {before:?} {behind:?}");
            }
        }
    }
}

#[test]
fn ink_is_moved_no_further_than_it_must_be() {
    let moved = |before, behind| to_bearings(Em::milli(before), Em::milli(behind));
    assert_eq!(moved(11, 74), Em::milli(24));
    assert_eq!(moved(94, 18), Em::milli(-17));
    assert_eq!(moved(70, -2), Em::milli(-36));
    assert_eq!(moved(35, 300), Em::ZERO);
}
