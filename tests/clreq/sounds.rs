//! Interlinear annotations: 拼音 and 注音 (CLREQ 3.3).

use banxin::copy::{Annotation, AnnotationKind, Attributes, Sound, TextMark};
use banxin::edition::Edition;
use banxin::geom::{Direction, Length, READABLE};
use banxin::page::{GlyphRun, Item, Mode, Role};

use super::page::{asking, at, items, made_asking, mark, runs};
use crate::support::editions::Setup;

const SIZE: Length = Length::pt(9);

fn sounds(kind: AnnotationKind, syllables: &[&str]) -> Attributes {
    let sounds = syllables.iter().map(|one| Sound::syllable(*one)).collect();
    Attributes { note: Some(Annotation { kind, sounds }), ..Attributes::default() }
}

/// The characters and their sounds.
fn set(edition: &Edition) -> (Vec<GlyphRun>, Vec<GlyphRun>) {
    let items = items(edition);
    (runs(&items, Role::Body), runs(&items, Role::Annotation))
}

fn holding(runs: &[GlyphRun], text: &str) -> GlyphRun {
    runs.iter().find(|run| run.text.contains(text)).unwrap_or_else(|| panic!("no {text}")).clone()
}

/// Where a run begins and ends along the line, by the advances of a face.
fn extent(run: &GlyphRun, edition: &Edition) -> (Length, Length) {
    let fonts = crate::support::editions::fonts(edition);
    let ids: Vec<u16> = run.glyphs.iter().map(|glyph| glyph.id).collect();
    let advances = fonts.face(run.face).unwrap().advances(&ids);
    let last = run.glyphs.last().unwrap();
    let end = last.x + advances.last().unwrap().of(run.size);
    (run.origin.x + run.glyphs[0].x, run.origin.x + end)
}

#[test]
fn pinyin_is_half_as_large_and_stands_above_the_middle_of_its_character() {
    let edition = asking(&at(30, "甲版心乙"), &[("版心", sounds(AnnotationKind::Pinyin, &["bǎn", "xīn"]))]);
    let (body, notes) = set(&edition);
    assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["bǎn", "xīn"]);
    for (character, note) in [("版", &notes[0]), ("心", &notes[1])] {
        let run = holding(&body, character);
        assert_eq!(note.size, SIZE / 2);
        assert!(note.origin.y < run.origin.y - SIZE.scaled(88, 100), "above the em box");
        let ((from, to), (left, right)) = (extent(note, &edition), extent(&run, &edition));
        assert!(((from + to) - (left + right)).abs() < Length(10_000), "centred");
    }
}

#[test]
fn a_wide_syllable_makes_room_for_itself() {
    let edition =
        asking(&at(30, "甲庄双乙"), &[("庄双", sounds(AnnotationKind::Pinyin, &["zhuāng", "shuāng"]))]);
    let (_, notes) = set(&edition);
    let ((_, end), (start, _)) = (extent(&notes[0], &edition), extent(&notes[1], &edition));
    assert!(start - end >= (SIZE / 2) / 4, "a quarter of an em of theirs between them");
}

#[test]
fn in_vertical_text_pinyin_runs_down_right_of_its_character() {
    let setup = Setup { direction: Direction::Vertical, ..at(30, "甲版乙") };
    let (body, notes) = set(&asking(&setup, &[("版", sounds(AnnotationKind::Pinyin, &["bǎn"]))]));
    assert_eq!(notes[0].mode, Mode::Turned);
    assert!(notes[0].origin.x > holding(&body, "版").origin.x + SIZE / 2);
}

#[test]
fn zhuyin_stands_right_of_its_character_in_three_tenths_of_its_size_and_half_an_em() {
    let edition = asking(&at(30, "甲心乙"), &[("心", sounds(AnnotationKind::Zhuyin, &["ㄒㄧㄣ"]))]);
    let (body, notes) = set(&edition);
    let (character, after) = (holding(&body, "心"), holding(&body, "乙"));
    assert_eq!(notes[0].size, SIZE.scaled(3, 10));
    assert_eq!(notes[0].origin.x, character.origin.x + SIZE);
    assert_eq!(after.origin.x - character.origin.x, SIZE + SIZE / 2);
    let down: Vec<Length> = notes[0].glyphs.windows(2).map(|pair| pair[1].y - pair[0].y).collect();
    assert_eq!(down, [notes[0].size; 2], "one below the other");
}

/// The sounds of a text in rows of 20 pt.
fn in_high_rows(setup: &Setup, kind: AnnotationKind, sound: &str) -> (Vec<GlyphRun>, GlyphRun) {
    let mut made = made_asking(setup, &[("心", sounds(kind, &[sound]))]);
    made.leading(Length::pt(20));
    let (body, mut notes) = set(&made.checked());
    (body, notes.remove(0))
}

#[test]
fn sounds_are_no_smaller_than_five_points_where_the_rows_leave_room() {
    let readable = |run: &GlyphRun| run.size >= READABLE && run.size < READABLE + Length(20_000);
    let across = at(30, "甲心乙");
    let (body, zhuyin) = in_high_rows(&across, AnnotationKind::Zhuyin, "ㄒㄧㄣ");
    assert!(readable(&zhuyin), "{:?}", zhuyin.size);
    let room = holding(&body, "乙").origin.x - holding(&body, "心").origin.x - SIZE;
    assert!(room > zhuyin.size.scaled(16, 10), "its room grows with it");
    assert!(readable(&in_high_rows(&across, AnnotationKind::Pinyin, "xīn").1));
    let down = Setup { direction: Direction::Vertical, ..across };
    assert!(readable(&in_high_rows(&down, AnnotationKind::Zhuyin, "ㄒㄧㄣ").1));
}

#[test]
fn down_the_line_zhuyin_longer_than_its_character_makes_room_for_itself() {
    let down = Setup { direction: Direction::Vertical, ..at(30, "甲心乙") };
    let (body, note) = in_high_rows(&down, AnnotationKind::Zhuyin, "ㄒㄧㄣ");
    let place = |text: &str| {
        let run = holding(&body, text);
        run.origin.y + run.glyphs[0].x
    };
    let from_to = |from: &str, to: &str| place(to) - place(from);
    assert!((from_to("甲", "乙") - SIZE - note.size * 3).abs() < Length(10_000));
    assert!(
        (from_to("甲", "心") - from_to("心", "乙")).abs() < Length(10_000),
        "the character in its middle"
    );
}

#[test]
fn in_vertical_text_zhuyin_stands_right_of_its_character_too() {
    let setup = Setup { direction: Direction::Vertical, ..at(30, "甲心乙") };
    let (body, notes) = set(&asking(&setup, &[("心", sounds(AnnotationKind::Zhuyin, &["ㄅㄢ"]))]));
    assert_eq!(notes[0].mode, Mode::Upright);
    assert!(notes[0].origin.x > holding(&body, "心").origin.x + SIZE / 2);
    let down: Vec<Length> = notes[0].glyphs.windows(2).map(|pair| pair[1].x - pair[0].x).collect();
    assert_eq!(down, [notes[0].size]);
}

#[test]
fn a_tone_stands_right_of_the_last_letter_and_a_light_one_above_the_first() {
    let note = |syllable: &str| {
        let edition = asking(&at(30, "甲的乙"), &[("的", sounds(AnnotationKind::Zhuyin, &[syllable]))]);
        set(&edition).1.remove(0)
    };
    let third = note("ㄅㄢˇ");
    let [_, last, tone] = third.glyphs[..] else { panic!("three glyphs") };
    assert!(tone.x > last.x && tone.y < last.y);
    let light = note("˙ㄉㄜ");
    let [dot, first, _] = light.glyphs[..] else { panic!("three glyphs") };
    assert!(dot.y < first.y);
}

#[test]
fn figures_in_one_em_have_their_sounds_together() {
    let setup = Setup { direction: Direction::Vertical, ..at(30, "甲11月乙") };
    let asked = [("11月", sounds(AnnotationKind::Pinyin, &["shí", "yī", "yuè"]))];
    let (_, notes) = set(&asking(&setup, &asked));
    assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["shíyī", "yuè"]);
}

#[test]
fn a_change_of_face_leaves_each_character_its_own_sound() {
    let mut made =
        made_asking(&at(30, "甲版心乙"), &[("版心", sounds(AnnotationKind::Pinyin, &["bǎn", "xīn"]))]);
    let copy = &mut made.story().body[0].copy;
    let run = copy.runs[1];
    let strong = banxin::copy::StyleRun { end: run.end - 3, face: banxin::copy::FaceRole::Strong, ..run };
    copy.runs.insert(1, strong);
    let (_, notes) = set(&made.checked());
    assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["bǎn", "xīn"]);
}

#[test]
fn a_sound_goes_to_the_next_line_with_its_character() {
    let edition = asking(&at(5, "甲乙丙版心"), &[("版心", sounds(AnnotationKind::Pinyin, &["bǎn", "xīn"]))]);
    let (body, notes) = set(&edition);
    for (character, note) in [("版", &notes[0]), ("心", &notes[1])] {
        assert_eq!(holding(&body, character).source.row, note.source.row);
    }
}

/// Pinyin of words, each with the number of its characters.
fn words(words: &[(&str, usize)]) -> Attributes {
    let sound = |(text, characters): &(&str, usize)| Sound { text: (*text).into(), characters: *characters };
    let sounds = words.iter().map(sound).collect();
    Attributes { note: Some(Annotation { kind: AnnotationKind::Pinyin, sounds }), ..Attributes::default() }
}

/// The type area begins here.
const LEFT: Length = Length::pt(40);

#[test]
fn joined_pinyin_stands_above_the_middle_of_its_word() {
    let asked = [("北京时间", words(&[("Běijīng", 2), ("shíjiān", 2)]))];
    // In a line of its own, and in one whose gaps are opened.
    for setup in [at(30, "甲北京时间乙"), at(10, "甲北京时间乙丙丁戊己庚辛壬")] {
        let edition = asking(&setup, &asked);
        let (body, notes) = set(&edition);
        assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Běijīng", "shíjiān"]);
        for (word, note) in ["北京", "时间"].iter().zip(&notes) {
            let ((from, to), (left, right)) =
                (extent(note, &edition), extent(&holding(&body, word), &edition));
            assert!(((from + to) - (left + right)).abs() < Length(10_000), "centred");
        }
    }
}

#[test]
fn words_with_joined_pinyin_are_half_an_em_apart_and_solid_inside() {
    let asked = [("北京双双的", words(&[("Běijīng", 2), ("shuāngshuāng", 2), ("de", 1)]))];
    let edition = asking(&at(30, "甲北京双双的乙"), &asked);
    let (body, notes) = set(&edition);
    for word in ["北京", "双双"] {
        let run = holding(&body, word);
        assert_eq!(run.glyphs[1].x - run.glyphs[0].x, SIZE);
    }
    let apart = |runs: &[GlyphRun]| {
        let places: Vec<_> = runs.iter().map(|run| extent(run, &edition)).collect();
        places.windows(2).map(|pair| pair[1].0 - pair[0].1).min().unwrap()
    };
    let bases = ["北京", "双双", "的"].map(|word| holding(&body, word));
    assert!(apart(&bases) >= SIZE / 2, "characters");
    assert!(apart(&notes) >= SIZE / 4, "half an em of pinyin");
    let first = extent(&bases[0], &edition).0 - LEFT;
    assert_eq!(first, SIZE * 3, "no white before the first word");
}

#[test]
fn a_word_with_joined_pinyin_is_not_parted_and_has_no_white_behind_it_at_a_line_end() {
    let asked = [("北京时间", words(&[("Běijīng", 2), ("shíjiān", 2)]))];
    let edition = asking(&at(6, "甲乙北京时间丙"), &asked);
    let (body, _) = set(&edition);
    let (first, next) = (holding(&body, "北京"), holding(&body, "时间"));
    assert!(first.source.row < next.source.row);
    assert_eq!(extent(&first, &edition).1, LEFT + SIZE * 6);
    assert_eq!(extent(&next, &edition).0, LEFT);
}

#[test]
fn a_wide_sound_at_a_line_start_begins_with_its_character_there() {
    let edition = asking(&at(6, "甲乙丙丁庄戊己"), &[("庄", sounds(AnnotationKind::Pinyin, &["zhuāng"]))]);
    let (body, notes) = set(&edition);
    let character = holding(&body, "庄");
    assert_eq!(character.source.row, holding(&body, "甲").source.row + 1);
    assert_eq!((character.origin.x + character.glyphs[0].x, notes[0].origin.x), (LEFT, LEFT));
    let behind = holding(&body, "戊");
    assert!(behind.origin.x > extent(&notes[0], &edition).1, "nothing stands under it but its character");
}

#[test]
fn a_wide_sound_at_the_end_of_a_full_line_ends_with_its_character_there() {
    let asked = [("庄", sounds(AnnotationKind::Pinyin, &["zhuāng"]))];
    let edition = asking(&at(7, "甲乙丙庄丁戊己"), &asked);
    let (body, notes) = set(&edition);
    let character = holding(&body, "庄");
    assert_eq!(character.source.row, holding(&body, "甲").source.row);
    assert_eq!(extent(&character, &edition).1, LEFT + SIZE * 7);
    let end = extent(&notes[0], &edition).1;
    assert!((end - LEFT - SIZE * 7).abs() < Length(10_000), "{end:?}");
    // A line that is not full has no edge to keep to.
    let edition = asking(&at(30, "甲庄"), &asked);
    let (body, notes) = set(&edition);
    assert!(extent(&notes[0], &edition).1 > extent(&holding(&body, "庄"), &edition).1);
}

#[test]
fn a_sound_stands_above_the_frame_of_its_name() {
    let asked = Attributes { note: words(&[("Wáng", 1)]).note, ..mark(TextMark::Deceased) };
    let items = items(&asking(&at(30, "甲王乙"), &[("王", asked)]));
    let top = |item: &Item| if let Item::Fill(fill) = item { Some(fill.rect.y) } else { None };
    let frame = items.iter().filter_map(top).min().unwrap();
    assert!(runs(&items, Role::Annotation)[0].origin.y < frame);
}

#[test]
fn a_translation_stands_above_the_middle_of_its_text_which_opens_where_it_is_narrower() {
    let gloss = |text: &str, characters| Attributes {
        note: Some(Annotation {
            kind: AnnotationKind::Gloss,
            sounds: vec![Sound { text: text.into(), characters }],
        }),
        ..Attributes::default()
    };
    let middle = |runs: &[GlyphRun], of: &dyn Fn(&GlyphRun) -> bool| {
        let run = runs.iter().find(|run| of(run)).expect("a run");
        let (first, last) = (run.glyphs[0], run.glyphs[run.glyphs.len() - 1]);
        (run.origin.x + first.x, run.origin.x + last.x)
    };
    for (text, wide) in [("AI", false), ("artificial intelligence", true)] {
        let edition = asking(&at(30, "甲人工智能乙"), &[("人工智能", gloss(text, 4))]);
        let all = items(&edition);
        let base = middle(&runs(&all, Role::Body), &|run| run.text.contains('人'));
        let above = runs(&all, Role::Annotation);
        let said: String = above.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(said, text);
        let (start, end) = middle(&above, &|_| true);
        let size = Length::pt(9);
        assert_eq!(base.1 - base.0 > size * 3, wide, "the characters open");
        // The last letter is some quarter of an em wide.
        let off = (base.0 + base.1 + size) / 2 - (start + end + size / 4) / 2;
        assert!(off.abs() < size / 4, "{off}");
    }
}
