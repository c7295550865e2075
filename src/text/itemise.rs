//! Itemising: a text cut into clusters, each with its class, its face and how it is to be shaped.

use super::Missing;
use super::class::{Class, class_of, clings};
use super::shape::Style;
use crate::edition::{Copy, FaceRole};
use crate::geom::Em;
use crate::page::FaceId;
use crate::style::Figures;

/// The features that a run is shaped with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Treatment {
    /// As the face has it.
    Plain,
    /// `halt`: the half of a mark that has ink.
    HalfMark,
    /// `hwid`: half-width figures.
    HalfFigure,
    /// `pwid`: an apostrophe as wide as its ink, where the face has a quotation mark of an em for it.
    Proportional,
}

/// A cluster on its way to the shaper: a character with what clings to it.
pub(super) struct Item {
    pub(super) byte: usize,
    /// The byte after its last.
    pub(super) end: usize,
    pub(super) class: Class,
    pub(super) face: FaceId,
    pub(super) treatment: Treatment,
    pub(super) tracking: Option<Em>,
}

impl Item {
    /// Whether the two go to the shaper in one run.
    pub(super) fn joins(&self, next: &Self) -> bool {
        self.face == next.face
            && self.treatment == next.treatment
            && (self.class == Class::Latin) == (next.class == Class::Latin)
    }

    /// Its text.
    pub(super) fn text<'c>(&self, copy: &'c Copy) -> &'c str {
        copy.text.get(self.byte..self.end).unwrap_or_default()
    }
}

/// A cluster of more characters is no writing (the limit of Unicode's stream-safe text format is 30 marks).
const LONGEST_CLUSTER: usize = 64;

/// Cuts a text into clusters. `face_for` gives the face of a cluster; where there is none, its characters are
/// missing.
pub(super) fn itemise(
    copy: &Copy,
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
        let (role, tracking) = runs.peek().map_or((FaceRole::Regular, None), |run| (run.face, run.tracking));
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
        let class = class_of(before, c, chars.peek().map(|(_, next)| *next));
        before = Some(c);
        let faces = style.faces(role);
        let cluster = copy.text.get(byte..end).unwrap_or_default();
        let face = match face_for(faces, cluster) {
            // A space needs no glyph.
            None if class.is_blank() => faces.first().copied(),
            face => face,
        };
        if let Some(face) = face {
            let treatment = treatment(c, class, style);
            items.push(Item { byte, end, class, face, treatment, tracking });
        } else {
            let mut bytes = [0; 4];
            let lacks = |c: &char| face_for(faces, c.encode_utf8(&mut bytes)).is_none();
            let character = cluster.chars().find(lacks).or(cluster.chars().last()).unwrap_or(c);
            missing.push(Missing { character, byte });
        }
    }
    (items, missing)
}

fn treatment(c: char, class: Class, style: &Style<'_>) -> Treatment {
    match class {
        _ if class.is_half_mark() => Treatment::HalfMark,
        Class::Figure if style.figures == Figures::Half => Treatment::HalfFigure,
        Class::Latin if c == '’' => Treatment::Proportional,
        _ => Treatment::Plain,
    }
}
