use std::path::Path;

use super::*;
use crate::convention::MAINLAND;
use crate::font::Fonts;
use crate::text::Joint;
use crate::text::class::class_by_itself;
use crate::text::mark::{BEARING, ink_along, to_bearings};

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
    let (from, to) = ink_along(&face.own, mark.glyph, upright).unwrap();
    (from, mark.width - to)
}

#[test]
fn the_ink_of_a_mark_keeps_a_bearing_on_either_side_of_its_half_em_or_is_in_its_middle() {
    for name in FACES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name);
        let fonts = Fonts::default();
        let id = fonts.open(path, 0).unwrap();
        let opened = Opened::new(fonts.face(id).unwrap());
        let face = ShaperFace::new(&opened, &MAINLAND).unwrap();
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

#[test]
fn plain_han_comes_out_of_the_shaper_as_it_is_put_together_of_what_came_out_alone() {
    for name in FACES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name);
        let fonts = Fonts::default();
        let id = fonts.open(path, 0).unwrap();
        let opened = Opened::new(fonts.face(id).unwrap());
        for convention in crate::convention::ALL {
            let face = ShaperFace::new(&opened, convention).unwrap();
            let plain = |c: char| face.han.glyph(c, || face.own_glyph(c));
            // In an order in which characters stand beside others than those of their codes.
            let han = (0..27_648_u32).filter_map(|at| char::from_u32(0x3400 + at * 7_919 % 27_648));
            let all: Vec<(char, u16)> = han.filter_map(|c| Some((c, plain(c)?))).step_by(3).collect();
            assert!(all.len() > 2_000, "{name}: {} of the Han are plain", all.len());
            let mut buffer = UnicodeBuffer::new();
            for (c, _) in &all {
                buffer.add(*c, 0);
            }
            let shaped = face.run(buffer, Treatment::Plain);
            let ids: Vec<u16> = shaped.glyph_infos().iter().map(|info| info.glyph_id as u16).collect();
            assert_eq!(ids, all.iter().map(|(_, id)| *id).collect::<Vec<u16>>(), "{name}");
            let em = i32::from(face.own.face.units_per_em());
            let at_their_places =
                |pos: &GlyphPosition| (pos.x_advance, pos.x_offset, pos.y_offset) == (em, 0, 0);
            assert!(shaped.glyph_positions().iter().all(at_their_places), "{name}");
        }
    }
}
