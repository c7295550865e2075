//! Itemising: a text cut into clusters, each with its class, its face and how it is to be shaped.

use super::class::{class_of, clings};
use super::item::{Item, Treatment};
use super::lacking::Missing;
use super::stand::{self, Standing};
use super::style::Style;
use super::{Joint, western};
use crate::convention::{Class, Convention};
use crate::copy::{Passage, Stand, StyleRun};
use crate::geom::Direction;
use crate::page::FaceId;
use crate::style::Figures;

/// A cluster of more characters is no writing (the limit of Unicode's stream-safe text format is 30 marks).
const LONGEST_CLUSTER: usize = 64;

/// Cuts a text into clusters. `face_for` gives the face of a cluster; where there is none, its characters are
/// missing.
pub(super) fn itemise(
    convention: &Convention,
    copy: &Passage,
    style: &Style<'_>,
    face_for: impl Fn(&[FaceId], &str) -> Option<FaceId>,
) -> (Vec<Item>, Vec<Missing>) {
    let mut items: Vec<Item> = Vec::with_capacity(copy.text.len() / 3 + 1);
    let mut missing = Vec::new();
    let mut runs = copy.runs.iter().peekable();
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
                missing.push(Missing { character: next, byte: at });
                break;
            }
            end = at + next.len_utf8();
        }
        let class = class_of(convention, before, c, chars.peek().map(|(_, next)| *next));
        before = Some(c);
        let faces = style.faces(run.face);
        let cluster = copy.text.get(byte..end).unwrap_or_default();
        let face = match face_for(faces, cluster) {
            // A space needs no glyph.
            None if class.is_blank() => faces.first().copied(),
            face => face,
        };
        if let Some(face) = face {
            let asked = copy.attributes_of(&run).and_then(|attributes| attributes.stand);
            let treatment = treatment(c, class, asked, style);
            // Letters that stand upright, each in an em of its own, are set like Han.
            let letter = matches!(class, Class::Latin | Class::Figure);
            let class = if asked == Some(Stand::Upright) && treatment.is_upright() && letter {
                Class::Han
            } else {
                class
            };
            let (class, treatment) = stand::whole(c, class, treatment);
            let StyleRun { tracking, attributes, .. } = run;
            items.push(Item {
                byte,
                end,
                class,
                face,
                treatment,
                tracking,
                joint: Joint::ByClass,
                attributes,
            });
        } else {
            let mut bytes = [0; 4];
            let lacks = |c: &char| face_for(faces, c.encode_utf8(&mut bytes)).is_none();
            let character = cluster.chars().find(lacks).or(cluster.chars().last()).unwrap_or(c);
            missing.push(Missing { character, byte });
        }
    }
    cling(copy, &mut items);
    part_words(copy, style, &mut items);
    if style.direction == Direction::Vertical {
        items = stand::cells(items, copy, style.cell_figures);
    }
    (items, missing)
}

/// Subscripts, superscripts and the marks of notes cling to what is before them: never parted from it, and of
/// its class, so that no space comes between.
fn cling(copy: &Passage, items: &mut [Item]) {
    let is_script = |item: &Item| {
        let attributes = item.attributes.and_then(|at| copy.attributes.get(at as usize));
        attributes.is_some_and(|attributes| attributes.script.is_some())
    };
    let mut base: Option<usize> = None;
    for at in 0..items.len() {
        if !items.get(at).is_some_and(is_script) {
            base = Some(at);
            continue;
        }
        let class = base.and_then(|base| items.get(base)).map(|item| item.class);
        if let (Some(class), Some(item)) = (class.filter(|class| !class.is_blank()), items.get_mut(at)) {
            item.class = class;
            if let Some(before) = at.checked_sub(1).and_then(|before| items.get_mut(before)) {
                before.joint = Joint::Never;
            }
        }
    }
}

/// Where Western text may be parted: between its words by UAX #14, inside them by hyphens.
fn part_words(copy: &Passage, style: &Style<'_>, items: &mut [Item]) {
    let western = |item: &Item| {
        matches!(
            item.class,
            Class::Latin | Class::LatinOpening | Class::LatinClosing | Class::Figure | Class::Space
        )
    };
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
        for item in stretch.iter_mut().take(inside).filter(|item| item.joint == Joint::ByClass) {
            while joints.next_if(|(byte, _)| start + byte < item.end).is_some() {}
            let here = joints.next_if(|(byte, _)| start + byte == item.end);
            item.joint = here.map_or(Joint::Never, |(_, joint)| joint);
        }
    }
}

fn treatment(c: char, class: Class, asked: Option<Stand>, style: &Style<'_>) -> Treatment {
    if style.direction == Direction::Vertical && stand::of(c, class, asked) == Standing::Upright {
        return if class.is_half_mark() { Treatment::UprightHalf } else { Treatment::Upright };
    }
    match class {
        _ if class.is_half_mark() => Treatment::HalfMark,
        Class::Figure if style.figures == Figures::Half => Treatment::HalfFigure,
        Class::Latin if c == '’' => Treatment::Proportional,
        _ => Treatment::Plain,
    }
}
