//! The type of marks: set as the slug line is, in whatever faces there are.

use crate::color::Paint;
use crate::compose::typed;
use crate::convention::Convention;
use crate::copy::Passage;
use crate::galley::{Line, set_text};
use crate::geom::{Direction, EM_BOX_TOP, Em, Length, Point, Rect};
use crate::page::{FaceId, Item, Role, Source};
use crate::style::Faces;
use crate::text::{ShapedText, Shaper, Shapers, Style};

/// What sets the marks of a page.
pub(super) struct Letters {
    shaper: std::sync::Arc<Shaper>,
    faces: Faces,
    convention: &'static Convention,
}

impl Letters {
    pub(super) fn new(shapers: &Shapers, convention: &'static Convention, faces: Vec<FaceId>) -> Self {
        let shaper = std::sync::Arc::new(Shaper::new(shapers, &[convention], faces.iter().copied()));
        Self { shaper, faces: Faces::new(faces), convention }
    }

    /// That of a page, which prefers its own faces.
    pub(super) fn of(&self, own: &[FaceId]) -> Self {
        let others = self.faces.iter().filter(|face| !own.contains(face));
        Self {
            shaper: std::sync::Arc::clone(&self.shaper),
            convention: self.convention,
            faces: Faces::new(own.iter().chain(others).copied()),
        }
    }

    fn shaped(&self, text: &str) -> (ShapedText, Vec<char>) {
        let style = Style::display(self.convention, &self.faces, Direction::Horizontal);
        let (shaped, missing) = self.shaper.shape(&Passage::bare(text), &style);
        (shaped, missing.into_iter().map(|one| one.character).collect())
    }

    /// A text, if there is a glyph for each of its characters.
    pub(super) fn whole(&self, text: &str) -> Option<ShapedText> {
        let (shaped, missing) = self.shaped(text);
        (missing.is_empty() && !self.faces.is_empty()).then_some(shaped)
    }

    /// The first of some texts that can be set; else what of the last can be set.
    pub(super) fn first_of(&self, texts: &[&str]) -> Option<ShapedText> {
        let last = || {
            let text = texts.last()?;
            let (_, missing) = self.shaped(text);
            self.whole(&text.chars().filter(|c| !missing.contains(c)).collect::<String>())
        };
        texts.iter().find_map(|text| self.whole(text)).or_else(last).filter(|text| !text.is_empty())
    }

    /// Sets the first of some texts that can be set in the middle of a place, in a size or as large as the place lets it
    /// be.
    pub(super) fn centred(
        &self,
        texts: &[&str],
        (into, most): (Rect, Length),
        paint: Paint,
        items: &mut Vec<Item>,
    ) {
        let Some(text) = self.first_of(texts) else { return };
        let size = width(&text, Length::PT).0.max(1);
        let size = most.min(into.width.scaled(9 * Length::PT.0, 10 * size)).min(into.height / 2);
        if size < Length::PT {
            return;
        }
        let x = into.x + (into.width - width(&text, size)) / 2;
        set(&text, size, Point { x, y: into.y + (into.height - size) / 2 }, paint, items);
    }
}

/// Sets a text at a place, the upper left corner of its em box.
pub(super) fn set(text: &ShapedText, size: Length, at: Point, paint: Paint, items: &mut Vec<Item>) {
    let source = Source::furniture(Role::Mark);
    let at = Point { y: at.y + EM_BOX_TOP.of(size), ..at };
    let set = set_text(text, Em::ZERO);
    items.extend(typed(&Line { text, set, size, scale: 1000, paint, source, at }));
}

/// How wide a text is in a size.
pub(super) fn width(text: &ShapedText, size: Length) -> Length {
    set_text(text, Em::ZERO).end.of(size)
}
