//! Where characters with a sound stand on their line, and where the sound does.
//!
//! A sound wider than its characters has room in their boxes, half of it at either end. At the start of a line, and at
//! the end of a full one, its characters stand at the edge and the sound with them (CLREQ, 3.3.4.1): they are moved
//! inside that room, so that no box is another than it was when lines were broken.

use crate::copy::TextMark;
use crate::galley::Line;
use crate::geom::{Em, Length};
use crate::text::{FRAME_ROOM, Note, NoteAlong};

/// From the baseline to the foot of the em box and to its head.
pub(super) const FOOT: Em = Em::milli(120);
pub(super) const HEAD: Em = Em::milli(880);

/// Where an atom's box begins and ends along the line.
fn boxed(line: &Line<'_>, at: usize) -> Option<(Em, Em)> {
    let place = *line.set.places.get(at.checked_sub(line.set.atoms.start)?)?;
    Some((place, place + line.text.atoms.get(at)?.width))
}

/// The room in an atom's box before and behind its character.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Room {
    pub(super) before: Em,
    pub(super) behind: Em,
}

/// The room that a frame has in an atom's box.
pub(super) fn of_frame(line: &Line<'_>, at: usize) -> Room {
    let look = |at: usize| line.text.atoms.get(at).map(|atom| atom.look);
    let framed =
        line.text.atoms.get(at).is_some_and(|atom| line.text.look_of(atom).marks.has(TextMark::Deceased));
    let room = |neighbour: Option<usize>| {
        let goes_on = neighbour.is_some_and(|neighbour| look(neighbour) == look(at));
        if framed && !goes_on { FRAME_ROOM } else { Em::ZERO }
    };
    Room { before: room(at.checked_sub(1)), behind: room(Some(at + 1)) }
}

/// The room that a sound has in an atom's box.
fn of_sound(line: &Line<'_>, at: usize) -> Room {
    let Some(Note { atoms, along: NoteAlong::Middle { room, .. }, .. }) = line.text.note_of(at) else {
        return Room::default();
    };
    let if_at = |end: u32, room: Em| if end as usize == at { room } else { Em::ZERO };
    Room { before: if_at(atoms.start, *room / 2), behind: if_at(atoms.end - 1, *room - *room / 2) }
}

/// The edge of its line that a wide sound stands at.
enum Edge {
    Start,
    End,
}

fn edge(line: &Line<'_>, note: &Note) -> Option<Edge> {
    let NoteAlong::Middle { room, .. } = note.along else { return None };
    let ink = |at: &usize| line.text.atoms.get(*at).is_some_and(|atom| !atom.class.is_blank());
    let last = || line.set.atoms.clone().rev().find(ink);
    let behind = note.atoms.end as usize;
    match room > Em::ZERO {
        true if note.atoms.start as usize == line.set.atoms.start => Some(Edge::Start),
        true if line.set.justified && last().is_some_and(|last| last + 1 == behind) => Some(Edge::End),
        _ => None,
    }
}

/// How far an atom's character is moved along the line, from where its box has it.
pub(super) fn moved(line: &Line<'_>, at: usize) -> Em {
    let Some(note) = line.text.note_of(at) else { return Em::ZERO };
    let NoteAlong::Middle { room, .. } = note.along else { return Em::ZERO };
    match edge(line, note) {
        Some(Edge::Start) => -(room / 2),
        Some(Edge::End) => room - room / 2,
        None => Em::ZERO,
    }
}

/// Where an atom's character begins and ends along the line, from its origin.
pub(super) fn extent(line: &Line<'_>, at: usize) -> Option<(Length, Length)> {
    let (start, end) = boxed(line, at)?;
    let (frame, sound, moved) = (of_frame(line, at), of_sound(line, at), moved(line, at));
    let start = start + frame.before + sound.before + moved;
    let end = end - frame.behind - sound.behind + moved;
    Some((line.along(start), line.along(end)))
}

/// Where a note begins along the line.
pub(super) fn note(line: &Line<'_>, note: &Note) -> Option<Em> {
    let first = note.atoms.start as usize;
    let last = (note.atoms.end as usize).min(line.set.atoms.end).checked_sub(1)?;
    let ((start, _), (_, end)) = (boxed(line, first)?, boxed(line, last)?);
    let (width, _) = match note.along {
        NoteAlong::At(x) => return Some(start + x),
        NoteAlong::Middle { width, room } => (width, room),
    };
    Some(match edge(line, note) {
        Some(Edge::Start) => start + of_frame(line, first).before,
        Some(Edge::End) => end - of_frame(line, last).behind - width,
        None => start + (end - start - width) / 2,
    })
}
