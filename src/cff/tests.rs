//! Whole fonts, made by hand and bundled.

use ttf_parser::{RawFace, Tag};

use super::charstring::operator::{CALLSUBR, ENDCHAR, HLINETO, RETURN, RMOVETO};
use super::decimal::Decimal;
use super::dict::{Dict, Entries, operator};
use super::error::{CffError, Fault, Part};
use super::font::Font;
use super::index::{Index, index_of};
use super::{Cut, Twin, subset};

/// What a font made by hand is made of.
#[derive(Default)]
struct Made<'a> {
    /// Entries of the top dictionary before those of its places.
    top: Vec<u8>,
    strings: &'a [&'a [u8]],
    glyphs: &'a [&'a [u8]],
    private: Vec<u8>,
    local: &'a [&'a [u8]],
    /// Entries of font dictionaries before that of their private dictionary; glyphs go by them in turn.
    dicts: &'a [Vec<u8>],
}

fn entry(operator: u16, numbers: &[i64]) -> Vec<u8> {
    let mut entries = Entries::default();
    entries.numbers(operator, &numbers.iter().copied().map(Decimal::from).collect::<Vec<_>>());
    entries.bytes
}

impl Made<'_> {
    fn table(&self) -> Vec<u8> {
        let mut private = Entries { bytes: self.private.clone() };
        private.offsets(operator::SUBROUTINES, &[private.bytes.len() as i32 + 6]);
        let length = private.bytes.len() as i32;
        let private = [private.bytes, index_of(self.local)].concat();
        let select: Vec<u8> = std::iter::once(0)
            .chain((0..self.glyphs.len()).map(|glyph| (glyph % self.dicts.len().max(1)) as u8))
            .collect();
        let written = |places: [i32; 4]| {
            let [private_at, glyphs_at, select_at, dicts_at] = places;
            let dicts: Vec<Vec<u8>> = self
                .dicts
                .iter()
                .map(|dict| {
                    let mut dict = Entries { bytes: dict.clone() };
                    dict.offsets(operator::PRIVATE, &[length, private_at]);
                    dict.bytes
                })
                .collect();
            let mut top = Entries { bytes: self.top.clone() };
            top.offsets(operator::CHARSTRINGS, &[glyphs_at]);
            if dicts.is_empty() {
                top.offsets(operator::PRIVATE, &[length, private_at]);
            } else {
                top.offsets(operator::FONT_DICTS, &[dicts_at]);
                top.offsets(operator::FONT_DICT_SELECT, &[select_at]);
            }
            let head = [
                vec![1, 0, 4, 1],
                index_of(&[b"Made"]),
                index_of(&[&top.bytes]),
                index_of(self.strings),
                index_of(&[]),
            ]
            .concat();
            let dicts: Vec<&[u8]> = dicts.iter().map(Vec::as_slice).collect();
            [head, private.clone(), index_of(self.glyphs), select.clone(), index_of(&dicts)]
        };
        let mut places = [0; 4];
        let mut end = 0;
        for (place, part) in places.iter_mut().zip(&written([0; 4])) {
            end += part.len() as i32;
            *place = end;
        }
        written(places).concat()
    }
}

/// A path of one line, told apart by its length.
fn line(length: u8) -> [u8; 6] {
    [139, 139, RMOVETO, 139 + length, HLINETO, ENDCHAR]
}

fn plain(glyphs: &[u16]) -> Vec<Cut> {
    glyphs.iter().map(|glyph| Cut { glyph: *glyph, twin: None }).collect()
}

fn top_of(font: &Font<'_>, operator: u16) -> Vec<u8> {
    font.top.operands(operator).unwrap_or_default().to_vec()
}

const ROS: [i64; 3] = [391, 392, 0];

#[test]
fn a_name_keyed_font_becomes_cid_keyed() {
    let lines = [line(1), line(2), line(3)];
    let glyphs: Vec<&[u8]> = lines.iter().map(<[u8; 6]>::as_slice).collect();
    let hints = [entry(6, &[-10, 10]), entry(operator::NOMINAL_WIDTH, &[500])].concat();
    let font = Made {
        top: [
            entry(operator::NOTICE, &[392]),
            entry(2, &[391]),
            entry(13, &[77]),
            entry(operator::FONT_BBOX, &[0, 0, 9, 9]),
        ]
        .concat(),
        strings: &[b"Made by Hand", b"Nobody's"],
        glyphs: &glyphs,
        private: hints.clone(),
        ..Made::default()
    };
    let table = font.table();
    let out = subset(&table, "ABCDEF+Made", &plain(&[0, 2])).unwrap();
    let (names, end) = Index::read_through(&out, 4, Part::Names).unwrap();
    assert_eq!(names.get(0), Some(&b"ABCDEF+Made"[..]));
    let (_, end) = Index::read_through(&out, end, Part::TopDict).unwrap();
    let (strings, _) = Index::read_through(&out, end, Part::Strings).unwrap();
    let strings: Vec<_> = (0..strings.count()).filter_map(|string| strings.get(string)).collect();
    assert_eq!(strings, [&b"Adobe"[..], b"Identity", b"Nobody's"], "those that are used");
    let cut = Font::read(&out).unwrap();
    assert_eq!(cut.top.entries().next().map(|entry| entry.0), Some(operator::ROS));
    assert_eq!(cut.top.numbers(operator::ROS), Some(ROS.map(Decimal::from)));
    assert_eq!(cut.top.integer(operator::NOTICE), Some(393));
    assert_eq!(cut.top.integer(operator::CID_COUNT), Some(2));
    assert!(!cut.top.has(2) && !cut.top.has(13), "the name of the family and the unique number");
    assert_eq!(top_of(&cut, operator::FONT_BBOX), [139, 139, 148, 148]);
    assert_eq!(cut.charstring(1), Ok(&line(3)[..]));
    let dict = cut.font_dict(cut.font_dict_of(1).unwrap()).unwrap();
    let private: Vec<_> = dict.private.entries().collect();
    assert_eq!(private, Dict::read(&hints).unwrap().entries().collect::<Vec<_>>(), "all but the subroutines");
}

#[test]
fn font_dictionaries_that_no_glyph_goes_by_are_left_out() {
    let lines = [1, 2, 3, 4, 5, 6].map(line);
    let glyphs: Vec<&[u8]> = lines.iter().map(<[u8; 6]>::as_slice).collect();
    let dicts = [395, 394, 393].map(|name| entry(operator::FONT_NAME, &[name]));
    let font = Made {
        top: entry(operator::ROS, &ROS),
        strings: &[b"Adobe", b"Identity", b"c", b"b", b"a"],
        glyphs: &glyphs,
        dicts: &dicts,
        ..Made::default()
    };
    let table = font.table();
    let out = subset(&table, "A", &plain(&[0, 2, 3, 5])).unwrap();
    let cut = Font::read(&out).unwrap();
    let dicts: Vec<u8> = (0..4).map(|glyph| cut.font_dict_of(glyph).unwrap()).collect();
    assert_eq!(dicts, [0, 1, 0, 1]);
    let name = |dict: u8| {
        let dict = cut.font_dict(dict).unwrap().dict;
        cut.string(u16::try_from(dict.integer(operator::FONT_NAME).unwrap()).unwrap()).unwrap()
    };
    assert_eq!([name(0), name(1)], [b"a", b"c"]);
    assert_eq!(cut.font_dict_of(4), Err(CffError::NoGlyph(4)));
}

#[test]
fn matrices_leave_no_choice() {
    // Numbers of matrices: 0.001, 0.0005, 1, 2 and 0.5.
    let milli: &[u8] = &[30, 0xa0, 0x01, 0xff];
    let half_milli: &[u8] = &[30, 0x5c, 0x4f];
    let (one, two, half): (&[u8], &[u8], &[u8]) = (&[140], &[141], &[30, 0xa5, 0xff]);
    let matrix = |by: &[u8]| [by, &[139, 139], by, &[139, 139]].concat();
    let own = |by: &[u8]| {
        let mut entries = Entries::default();
        entries.copy(operator::FONT_MATRIX, &matrix(by));
        entries.bytes
    };
    let none = Vec::new;
    // That of the font and those of two dictionaries, given and due.
    let cases = [
        (none(), [none(), none()], milli, [one, one]),
        (own(half_milli), [none(), none()], half_milli, [one, one]),
        (own(milli), [own(two), none()], milli, [two, one]),
        (none(), [own(half_milli), own(half_milli)], half_milli, [one, one]),
        (none(), [own(half_milli), own(milli)], milli, [half, one]),
        (none(), [own(milli), none()], milli, [one, one]),
        (none(), [own(two), own(one)], milli, [two, one]),
    ];
    for (place, (top, dicts, due_top, due)) in cases.into_iter().enumerate() {
        let lines = [line(1), line(2)];
        let font = Made {
            top: [entry(operator::ROS, &ROS), top].concat(),
            glyphs: &[&lines[0], &lines[1]],
            dicts: &dicts,
            ..Made::default()
        };
        let out = subset(&font.table(), "A", &plain(&[0, 1])).unwrap();
        let cut = Font::read(&out).unwrap();
        assert_eq!(top_of(&cut, operator::FONT_MATRIX), matrix(due_top), "{place}");
        for (dict, due) in due.into_iter().enumerate() {
            let dict = cut.font_dict(dict as u8).unwrap().dict;
            assert_eq!(dict.operands(operator::FONT_MATRIX), Some(&matrix(due)[..]), "{place}");
        }
    }
}

#[test]
fn an_accented_character_is_put_together_of_its_glyphs() {
    // By the first charset the glyphs of A and acute are 34 and 125.
    let (base, accent) = (line(1), line(2));
    let accented = [139, 140, 139 + 65, 247, 194 - 108, ENDCHAR];
    let mut glyphs: Vec<&[u8]> = vec![&[ENDCHAR]; 130];
    glyphs[34] = &base;
    glyphs[125] = &accent;
    glyphs[129] = &accented;
    let font = Made { glyphs: &glyphs, ..Made::default() };
    let twin = Some(Twin { shift: 7, advance: 0 });
    let cuts = [plain(&[0, 129]), vec![Cut { glyph: 129, twin }]].concat();
    let out = subset(&font.table(), "A", &cuts).unwrap();
    let cut = Font::read(&out).unwrap();
    let due = [139, 139, RMOVETO, 140, HLINETO, 138, 140, RMOVETO, 141, HLINETO, ENDCHAR];
    assert_eq!(cut.charstring(1), Ok(&due[..]));
    assert_eq!(cut.charstring(2), Ok(&[&[146], &due[1..]].concat()[..]));
    let dicts = [Vec::new()];
    let keyed = Made { top: entry(operator::ROS, &ROS), glyphs: &glyphs, dicts: &dicts, ..Made::default() };
    let refused = subset(&keyed.table(), "A", &plain(&[0, 129]));
    assert_eq!(refused, Err(CffError::Charstring(129, Fault::Accent)), "CIDs are no names");
}

#[test]
fn subroutines_are_those_of_the_private_dictionary() {
    let called: &[u8] = &[139, 139, RMOVETO, RETURN];
    let font =
        Made { glyphs: &[&[32, CALLSUBR, 141, HLINETO, ENDCHAR]], local: &[called], ..Made::default() };
    let out = subset(&font.table(), "A", &plain(&[0])).unwrap();
    assert_eq!(Font::read(&out).unwrap().charstring(0), Ok(&line(2)[..]));
}

#[test]
fn what_is_no_font_is_refused() {
    let lines = [line(1)];
    let font = Made { glyphs: &[&lines[0]], ..Made::default() }.table();
    let of = |table: &[u8]| subset(table, "A", &plain(&[0])).map(|_| ());
    assert_eq!(of(&font), Ok(()));
    assert_eq!(of(&[]), Err(CffError::Broken(Part::Header)));
    assert_eq!(of(&[2, 0, 4, 1]), Err(CffError::Version(2)));
    assert_eq!(subset(&font, "A", &[]), Err(CffError::Cuts(0)));
    assert_eq!(subset(&font, "", &plain(&[0])), Err(CffError::Name));
    assert_eq!(subset(&font, "A", &plain(&[1])), Err(CffError::NoGlyph(1)));
    let first = Made { top: entry(operator::CHARSTRING_TYPE, &[1]), glyphs: &[&lines[0]], ..Made::default() };
    assert_eq!(of(&first.table()), Err(CffError::CharstringType));
    for length in 0..font.len() {
        // What is behind the charstrings, four bytes, is of CID-keyed fonts alone.
        assert_eq!(of(&font[..length]).is_ok(), length >= font.len() - 4, "{length}");
    }
}

fn bundled(name: &str) -> Vec<u8> {
    let font = std::fs::read(format!("{}/fonts/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    RawFace::parse(&font, 0).unwrap().table(Tag::from_bytes(b"CFF ")).unwrap().to_vec()
}

#[test]
fn a_font_with_bytes_changed_is_refused_or_subset() {
    let font = bundled("NotoSerifCJKtc-Specimen.otf");
    let glyphs: Vec<u16> = (0..557).step_by(3).collect();
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % below
    };
    let mut subsets = 0;
    for round in 0..300 {
        let mut table = font.clone();
        // Near the beginning, or anywhere.
        let within = if round % 2 == 0 { 7000 } else { table.len() };
        for _ in 0..10 {
            table[random(within)] = random(256) as u8;
        }
        if round % 5 == 0 {
            table.truncate(random(font.len()));
        }
        if let Ok(out) = subset(&table, "A", &plain(&glyphs)) {
            assert!(out.len() < 4 * font.len());
            assert!(Font::read(&out).unwrap().charstring(185).is_ok());
            subsets += 1;
        }
    }
    assert!((1..300).contains(&subsets), "{subsets}");
}

#[test]
fn of_a_font_that_is_cut_in_parts_the_first_fault_is_told_and_all_glyphs_are_there() {
    let lines: Vec<[u8; 6]> = (0..700).map(|glyph| line((glyph % 100) as u8)).collect();
    let mut glyphs: Vec<&[u8]> = lines.iter().map(<[u8; 6]>::as_slice).collect();
    let all: Vec<u16> = (0..700).collect();
    let table = Made { glyphs: &glyphs, ..Made::default() }.table();
    let out = subset(&table, "ABCDEF+Made", &plain(&all)).unwrap();
    let font = Font::read(&out).unwrap();
    assert!(all.iter().all(|glyph| font.charstring(*glyph) == Ok(glyphs[usize::from(*glyph)])));
    // A subroutine that there is not.
    let broken = [139, CALLSUBR];
    (glyphs[300], glyphs[600]) = (&broken, &broken);
    let table = Made { glyphs: &glyphs, ..Made::default() }.table();
    assert!(matches!(subset(&table, "ABCDEF+Made", &plain(&all)), Err(CffError::Charstring(300, _))));
}
