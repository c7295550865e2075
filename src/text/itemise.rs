//! Itemising: a text cut into clusters, each with its class, its face and how it is to be shaped.

use super::class::{class_by_itself, clings, sort_of};
use super::item::{Item, Treatment};
use super::lacking::Missing;
use super::stand::{self, Standing};
use super::style::Style;
use super::{Joint, one_face, runs_of, western};
use crate::convention::{Class, Ink, Sort};
use crate::copy::{Passage, Stand, StyleRun, TakenAs};
use crate::geom::Direction;
use crate::page::FaceId;
use crate::style::Figures;

/// A cluster of more characters is no writing (the limit of Unicode's stream-safe text format is 30 marks).
const LONGEST_CLUSTER: usize = 64;

/// Cuts a text into clusters. `face_for` gives the face of a cluster; where there is none, its characters are
/// missing; `has_form` says whether a face has a vertical form of a character.
pub(super) fn itemise(
    copy: &Passage,
    style: &Style<'_>,
    face_for: impl Fn(&[FaceId], &str) -> Option<FaceId>,
    has_form: impl Fn(FaceId, char) -> bool,
) -> (Vec<Item>, Vec<Missing>) {
    let convention = style.convention;
    let mut items: Vec<Item> = Vec::with_capacity(copy.text.len() / 3 + 1);
    let mut missing = Vec::new();
    let mut runs = copy.runs.iter().peekable();
    // Whether a letter or figure is of another face than the first.
    let mut mixed = false;
    let mut before = None;
    let mut chars = copy.text.char_indices().peekable();
    while let Some((byte, c)) = chars.next() {
        while runs.next_if(|run| run.end <= byte).is_some() {}
        let run = runs.peek().map_or(StyleRun::plain(copy.text.len()), |run| **run);
        let mut end = byte + c.len_utf8();
        let mut length = 1;
        while let Some((at, next)) = chars.next_if(|(_, next)| clings(*next)) {
            length += 1;
            if length > LONGEST_CLUSTER {
                missing.push(Missing { character: next, byte: at, selector: None, blank: None });
                break;
            }
            end = at + next.len_utf8();
        }
        let attributes = copy.attributes_of(&run);
        let sort = match attributes.and_then(|attributes| attributes.taken) {
            Some(taken) => Sort::of(class_of_taken(taken)),
            None => sort_of(convention, before, c, chars.peek().map(|(_, next)| *next)),
        };
        before = Some(c);
        // What a character is taken for says nothing of how it is drawn.
        let drawn = if attributes.is_some_and(|attributes| attributes.taken.is_some()) {
            Sort::of(class_by_itself(convention, c))
        } else {
            sort
        };
        let faces = one_face::order(style.faces(run.face), drawn);
        let cluster = copy.text.get(byte..end).unwrap_or_default();
        let face = match face_for(faces, cluster) {
            // A space needs no glyph.
            None if sort.class.is_blank() => faces.first().copied(),
            face => face,
        };
        if let Some(face) = face {
            let asked = attributes.and_then(|attributes| attributes.stand);
            let treatment = treatment(c, sort, asked, style, || has_form(face, c));
            // Letters that stand upright, each in an em of its own, are set like Han.
            let letter = matches!(sort.class, Class::Latin | Class::Figure);
            let class = if asked == Some(Stand::Upright) && treatment.is_upright() && letter {
                Class::Han
            } else {
                sort.class
            };
            if sort.tied_before {
                tie(items.last_mut());
            }
            let StyleRun { tracking, attributes, .. } = run;
            let face = if class == Class::Raised {
                one_face::of_raised(&mut items, (byte, end), face, |text| face_for(faces, text), copy)
            } else {
                face
            };
            mixed |= letter && faces.first() != Some(&face);
            items.push(Item {
                byte,
                end,
                character: c,
                class,
                face,
                treatment,
                tracking,
                joint: if sort.tied_after { Joint::Never } else { joint_of(cluster) },
                attributes,
            });
        } else {
            let mut bytes = [0; 4];
            let lacks = |c: &char| face_for(faces, c.encode_utf8(&mut bytes)).is_none();
            let character = cluster.chars().find(lacks).or(cluster.chars().last()).unwrap_or(c);
            missing.push(Missing { character, byte, selector: None, blank: None });
        }
    }
    if mixed {
        one_face::keep_words_whole(copy, style, &mut items, &face_for);
    }
    runs_of::pair_marks(&mut items);
    runs_of::cling(copy, &mut items);
    if style.direction == Direction::Vertical {
        stand::keep_whole(convention, &mut items);
    }
    part_words(copy, style, &mut items);
    runs_of::tie_units(&mut items);
    if style.direction == Direction::Vertical {
        items = stand::cells(items, copy, style.cell_figures);
        stand::turn_signs(&mut items);
        stand::turn_quotes(&mut items);
    }
    (items, missing)
}

/// What a writer takes a stretch for is decided: its class, whatever its characters are.
const fn class_of_taken(taken: TakenAs) -> Class {
    match taken {
        TakenAs::Han => Class::Han,
        TakenAs::Word => Class::Latin,
        TakenAs::Unit => Class::Unit,
        TakenAs::Connector => Class::Connector,
    }
}

/// Forbids a line to end after an item.
fn tie(item: Option<&mut Item>) {
    if let Some(item) = item {
        item.joint = Joint::Never;
    }
}

/// Characters without ink say whether a line may end behind them (UAX #14: ZW, WJ and the soft hyphen of BA).
const SILENT: &[(char, Joint)] = &[
    ('\u{200b}', Joint::Break),
    ('\u{ad}', Joint::Hyphen),
    ('\u{2060}', Joint::Never),
    ('\u{feff}', Joint::Never),
];

/// What the last character of a cluster asks for.
fn joint_of(cluster: &str) -> Joint {
    let last = cluster.chars().last();
    SILENT.iter().find(|(silent, _)| Some(*silent) == last).map_or(Joint::ByClass, |(_, joint)| *joint)
}

/// Where Western text may be parted: between its words by UAX #14, inside them by hyphens.
fn part_words(copy: &Passage, style: &Style<'_>, items: &mut [Item]) {
    let western = |item: &Item| item.class.is_western();
    for stretch in items.chunk_by_mut(|one, next| western(one) && western(next) && one.end == next.byte) {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
        // Figures alone are never parted, which their class says.
        if stretch.len() < 2 || !stretch.iter().any(|item| item.class == Class::Latin) {
            continue;
        }
        let start = first.byte;
        let text = copy.text.get(start..last.end).unwrap_or_default();
        let joints = western::joints(text, style.hyphenate);
        let mut joints = joints.into_iter().peekable();
        let inside = stretch.len() - 1;
        let characters: Vec<(char, Class)> =
            stretch.iter().map(|item| (item.character, item.class)).collect();
        for (at, item) in stretch.iter_mut().take(inside).enumerate() {
            while joints.next_if(|(byte, _)| start + byte < item.end).is_some() {}
            let here = joints.next_if(|(byte, _)| start + byte == item.end);
            if item.joint == Joint::ByClass {
                let parted = here.filter(|_| !is_one(&characters, at));
                item.joint = parted.map_or(Joint::Never, |(_, joint)| joint);
            }
        }
    }
}

/// Whether a character is one with the next, though UAX #14 parts them: the signs inside a number (2：30am), two signs
/// (C++), a sign and what it is of (y=-x).
fn is_one(characters: &[(char, Class)], at: usize) -> bool {
    let of = |at: usize| characters.get(at).copied();
    let is_sign = |(c, class): (char, Class)| class == Class::Latin && !c.is_alphanumeric();
    let in_number = |(c, class): (char, Class)| class == Class::Figure && !c.is_ascii_digit();
    let (Some(here), Some(next)) = (of(at), of(at + 1)) else { return false };
    let behind_word = at.checked_sub(1).and_then(of).is_some_and(|(c, _)| c.is_alphanumeric());
    in_number(here)
        || in_number(next)
        || (is_sign(here) && (is_sign(next) || (here.0 == '-' && !behind_word)))
}

fn treatment(
    c: char,
    sort: Sort,
    asked: Option<Stand>,
    style: &Style<'_>,
    has_form: impl Fn() -> bool,
) -> Treatment {
    let convention = style.convention;
    let half = sort.half || sort.class.is_half_mark();
    if style.direction == Direction::Vertical && stand::of(c, sort, asked, has_form) == Standing::Upright {
        return if half { Treatment::UprightHalf } else { Treatment::Upright };
    }
    match sort.class {
        _ if sort.half => Treatment::HalfSign,
        _ if half => Treatment::HalfMark,
        Class::Whole if convention.ink_of(Class::Whole) == Ink::Centred => Treatment::WholeMark,
        Class::Figure if style.figures == Figures::Half => Treatment::HalfFigure,
        Class::Latin if c == '’' => Treatment::Proportional,
        _ => Treatment::Plain,
    }
}
