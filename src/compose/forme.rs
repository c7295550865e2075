//! The forme: lines of type and rules locked up on their page, turned where text runs down.

use super::bodies::{self, Bodies};
use super::{beside, stance};
use crate::color::Paint;
use crate::edition::Story;
use crate::galley::Line;
use crate::geom::{Direction, Em, Length, Point, Rect, Turn};
use crate::id::Id;
use crate::page::{Fill, GlyphRun, Item, Mode, Narrowed, PlacedGlyph, Role, Source};
use crate::text::{Atom, Glyph, Look, Note, ShapedText};

/// Where lines of type go.
pub(super) struct Forme<'i> {
    /// From the coordinates that lines are set in to those of the page.
    turn: Turn,
    items: &'i mut Vec<Item>,
}

/// Type of one face, size and stance.
#[derive(Clone, Copy)]
struct Fount {
    face: crate::page::FaceId,
    size: Length,
    scale: u16,
    mode: Mode,
    /// The baseline, or the middle of an upright line, above the line's baseline.
    rise: Length,
}

/// A run that type is still added to.
struct Open {
    fount: Fount,
    /// Its first byte in the text of its line.
    byte: usize,
    run: GlyphRun,
}

impl Open {
    /// The last byte of it in the text of its line.
    fn last(&self) -> usize {
        (self.byte + self.run.text.len()).saturating_sub(1)
    }

    /// The run, which knows where it was written.
    fn closed(self, text: &ShapedText) -> Item {
        let Self { byte, mut run, .. } = self;
        // Room was made for all of the line: what others take of it is given back, for pages are kept.
        run.glyphs.shrink_to_fit();
        run.text.shrink_to_fit();
        let written = text.written(byte..byte + run.text.len());
        Item::Glyphs(GlyphRun { written, ..run })
    }
}

/// From the baseline to the middle of the em box: the middle of a vertical line.
const MIDDLE: Em = Em::milli(380);

impl<'i> Forme<'i> {
    pub(super) const fn new(turn: Turn, items: &'i mut Vec<Item>) -> Self {
        Self { turn, items }
    }

    /// A rule, or a rectangle that belongs to text.
    pub(super) fn fill(&mut self, rect: Rect, paint: Paint, source: Source) {
        let rect = self.turn.rect(rect);
        self.items.push(Item::Fill(Fill { rect, paint, source }));
    }

    /// A rule of the page.
    pub(super) fn rule(&mut self, rect: Rect, paint: Paint) {
        self.fill(rect, paint, Source::furniture(Role::Rule));
    }

    /// A rule of a story.
    pub(super) fn rule_of(&mut self, story: Id<Story>, rect: Rect, paint: Paint) {
        let source = Source { story: Some(story.place() as u16), ..Source::furniture(Role::Rule) };
        self.fill(rect, paint, source);
    }

    /// The forme of lines that may have coordinates of their own.
    pub(super) fn turned(&mut self, turn: Option<Turn>) -> Forme<'_> {
        Forme { turn: turn.unwrap_or(self.turn), items: self.items }
    }

    pub(super) fn push(&mut self, item: Item) {
        self.items.push(item);
    }

    /// Turns a line into runs, a new one wherever the face, the look or the stance changes, where the text was written
    /// elsewhere, and around the characters that have a note; then what stands beside its characters.
    pub(super) fn line(&mut self, line: &Line<'_>) {
        let mut run: Option<Open> = None;
        let mut bodies = Bodies::new();
        let mut notes = line.text.notes_of(line.set.atoms.clone()).iter().peekable();
        for (index, place) in line.set.atoms.clone().zip(&line.set.places) {
            let Some(atom) = line.text.atoms.get(index) else { continue };
            let fount = self.fount((line.size, line.scale), line.text, atom);
            let begins = notes.peek().is_some_and(|note| note.atoms.start as usize == index);
            let byte = atom.byte as usize;
            let ends = |open: &Open| !open.fount.holds(&fount) || line.text.written.parts(open.last(), byte);
            if begins || run.as_ref().is_some_and(ends) {
                self.items.extend(run.take().map(|open| open.closed(line.text)));
            }
            let narrowed = bodies.next(line, index, *place);
            let place = *place + stance::moved(line, index);
            let at = Point { x: line.at.x + line.along(place), y: line.at.y - fount.rise };
            let open = run.get_or_insert_with(|| {
                let left = line.set.atoms.end - index;
                let run = fount.run((self.turn.point(at), left), line, line.source);
                Open { fount, byte, run }
            });
            let start = self.along(open.run.origin, at);
            let last = index + 1 == line.set.atoms.end && line.set.hyphenated;
            set_atom(&mut open.run, &fount, line.text, index, (start, narrowed), last);
            let ends = |note: &&Note| (note.atoms.end as usize).min(line.set.atoms.end) == index + 1;
            if let Some(note) = notes.next_if(ends) {
                self.items.extend(run.take().map(|open| open.closed(line.text)));
                let place = stance::note(line, note).map_or(Length::ZERO, |place| line.along(place));
                let at = Point { x: line.at.x + place, y: line.at.y - note.rise.of(line.size) };
                self.letters(line, note, at);
            }
        }
        self.items.extend(run.map(|open| open.closed(line.text)));
        if !line.text.looks.is_empty() {
            self.items.extend(beside::marks(self.turn, line));
        }
    }

    /// The letters of a note of a line: their glyphs say themselves where they stand.
    fn letters(&mut self, line: &Line<'_>, note: &Note, origin: Point) {
        let mut run: Option<(Fount, GlyphRun)> = None;
        let size = line.size.scaled(i64::from(note.size), 1000);
        let source = Source { role: Role::Annotation, ..line.source };
        for (index, atom) in note.text.atoms.iter().enumerate() {
            let fount = self.fount((size, line.scale), &note.text, atom);
            if run.as_ref().is_some_and(|(open, _)| !open.holds(&fount)) {
                self.items.extend(run.take().map(|(_, run)| Item::Glyphs(run)));
            }
            let at = Point { x: origin.x, y: origin.y - fount.rise };
            let left = note.text.atoms.len() - index;
            let (_, open) =
                run.get_or_insert_with(|| (fount, fount.run((self.turn.point(at), left), line, source)));
            let narrowed = note.text.glyphs_of(index).first().and_then(|glyph| bodies::alone(atom, glyph));
            set_atom(open, &fount, &note.text, index, (Length::ZERO, narrowed), false);
        }
        self.items.extend(run.map(|(_, run)| Item::Glyphs(run)));
    }

    /// How far a place lies along the line from the start of a run on the page.
    fn along(&self, origin: Point, at: Point) -> Length {
        let at = self.turn.point(at);
        match self.turn.direction {
            Direction::Horizontal => at.x - origin.x,
            Direction::Vertical => at.y - origin.y,
        }
    }

    /// The type of an atom of a text that is set in some size, at some scale.
    fn fount(&self, (own, across): (Length, u16), text: &ShapedText, atom: &Atom) -> Fount {
        let Look { size, scale, rise, .. } = text.look_of(atom);
        let size = if size == 1000 { own } else { own.scaled(i64::from(size), 1000) };
        let mode = match (self.turn.direction, atom.upright) {
            (Direction::Horizontal, _) => Mode::Horizontal,
            (Direction::Vertical, true) => Mode::Upright,
            (Direction::Vertical, false) => Mode::Turned,
        };
        let scale = (u32::from(across) * u32::from(scale) / 1000) as u16;
        let middle = if mode == Mode::Upright { MIDDLE.of(size) } else { Length::ZERO };
        Fount { face: atom.face, size, scale, mode, rise: rise.of(own) + middle }
    }
}

impl Fount {
    /// Whether type of the other stands in the same run.
    fn holds(&self, other: &Self) -> bool {
        (self.face, self.size, self.scale, self.mode, self.rise)
            == (other.face, other.size, other.scale, other.mode, other.rise)
    }

    /// A run without type, with room for so many atoms.
    fn run(&self, (origin, atoms): (Point, usize), line: &Line<'_>, source: Source) -> GlyphRun {
        GlyphRun {
            face: self.face,
            size: self.size,
            scale: self.scale,
            mode: self.mode,
            origin,
            glyphs: Vec::with_capacity(atoms),
            text: String::with_capacity(atoms * 3),
            hyphenated: false,
            paint: line.paint,
            source,
            written: None,
        }
    }

    /// The place of a glyph: along the line, and below the baseline.
    fn place(&self, glyph: &Glyph) -> (Length, Length) {
        if glyph.x == Em::ZERO && glyph.y == Em::ZERO {
            return (Length::ZERO, Length::ZERO);
        }
        let scaled = |em: Em| em.of(self.size).scaled(i64::from(self.scale), 1000);
        match self.mode {
            Mode::Upright => (glyph.x.of(self.size), -scaled(glyph.y)),
            _ => (scaled(glyph.x), -glyph.y.of(self.size)),
        }
    }
}

/// Adds the glyphs of an atom that begins `start` along the run; with a hyphen behind it where the line ends
/// inside a word.
fn set_atom(
    run: &mut GlyphRun,
    fount: &Fount,
    text: &ShapedText,
    index: usize,
    (start, narrowed): (Length, Option<Narrowed>),
    hyphenated: bool,
) {
    let said = text.text_of(index..index + 1);
    let glyphs = text.glyphs_of(index);
    run.text.push_str(said);
    // Of several characters beside each other in one em of a line that runs down, each says itself: not all programs
    // take what a line says beside its glyphs.
    let abreast = glyphs.len() > 1
        && text.atoms.get(index).is_some_and(|atom| atom.upright)
        && said.chars().count() == glyphs.len();
    let mut own = said.chars().map(|c| c.len_utf8() as u16);
    let mut all = Some(said.len() as u16);
    for glyph in glyphs {
        let text_len = if abreast { own.next() } else { all.take() }.unwrap_or(0);
        let (x, y) = fount.place(glyph);
        run.glyphs.push(PlacedGlyph { id: glyph.id, text_len, x: start + x, y, narrowed });
    }
    if let (true, Some(last)) = (glyphs.is_empty(), run.glyphs.last_mut()) {
        // A space without a glyph is the text of the glyph before it.
        last.text_len += said.len() as u16;
    }
    let Some(atom) = text.atoms.get(index).filter(|_| hyphenated) else { return };
    if let Some(hyphen) = text.hyphen_after(atom) {
        // It says nothing: the text goes on in the next line as if it were not there.
        let blank = Glyph { id: 0, x: Em::ZERO, y: Em::ZERO, half: false };
        let (x, y) = fount.place(&blank);
        let behind = text.look_of(atom).along(Em::ONE);
        let end = atom.width.scaled(Em::ONE.0, behind.0.max(1));
        let (width, _) = fount.place(&Glyph { x: end, ..blank });
        let x = start + width + x;
        run.glyphs.push(PlacedGlyph { id: hyphen.glyph, text_len: 0, x, y, narrowed: None });
        run.hyphenated = true;
    }
}
