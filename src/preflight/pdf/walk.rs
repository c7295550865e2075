//! The walk through a page: what is met on it, and what all pages share.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::object::{Dict, Name, Object as Value};
use hayro_syntax::page::Resources;

use super::super::job::{Coat, Covers, Font, Job, Kind, Object, Remark, Whose};
use super::super::rule::{self, Breach};
use super::budget::{Budget, TooMuch};
use super::colour::{Reading, Space};
use super::font::{self, Metrics, name_of};
use super::image::Ink;
use super::matrix::Box;
use super::paint::{Paint, State};
use crate::geom::{Length, Rect};
use crate::words::Words;

/// Fonts of a file.
const MOST_FONTS: usize = 1_000;
/// Remarks of one kind on a page.
const MOST_REMARKS: usize = 100;

/// What all pages share.
pub(super) struct Shared<'d> {
    pub(super) budget: &'d mut Budget,
    pub(super) job: &'d mut Job<'static>,
    /// Fonts and pictures that have been read, by their objects.
    fonts: BTreeMap<(u32, i32), (u16, Rc<Metrics>)>,
    pub(super) pictures: BTreeMap<(u32, i32), Known>,
    pub(super) stencils: BTreeMap<(u32, i32), Ink>,
}

/// What is known of a picture.
#[derive(Clone)]
pub(super) struct Known {
    /// The number of its name.
    pub(super) name: u16,
    pub(super) space: Rc<Space>,
    pub(super) ink: Ink,
}

impl<'d> Shared<'d> {
    pub(super) fn new(budget: &'d mut Budget, job: &'d mut Job<'static>) -> Self {
        Self { budget, job, fonts: BTreeMap::new(), pictures: BTreeMap::new(), stencils: BTreeMap::new() }
    }

    fn reading(&mut self) -> Reading<'_, 'static> {
        Reading { budget: self.budget, job: self.job, stand_ins: Vec::new() }
    }
}

/// A walk through the content of a page.
pub(super) struct Walk<'w, 'd> {
    pub(super) shared: &'w mut Shared<'d>,
    pub(super) sheet: usize,
    pub(super) objects: Vec<Object<'static>>,
    pub(super) remarks: Vec<Remark>,
    told: BTreeMap<Words, usize>,
    /// Where all that is drawn counts as printed: the cell of a pattern lies where the pattern fills.
    pub(super) instead: Option<Box>,
    /// What fills all of the page fills its media.
    media: Box,
    /// How many contents are open, one inside the other.
    pub(super) depth: usize,
}

impl<'w, 'd> Walk<'w, 'd> {
    pub(super) fn new(shared: &'w mut Shared<'d>, sheet: usize, media: Box) -> Self {
        Self {
            shared,
            sheet,
            objects: Vec::new(),
            remarks: Vec::new(),
            told: BTreeMap::new(),
            instead: None,
            media,
            depth: 0,
        }
    }

    /// Something that no object shows.
    pub(super) fn remark(&mut self, breach: Breach, at: Option<Rect>, whose: Whose) {
        if self.remarks.len() >= MOST_REMARKS * MOST_REMARKS {
            return;
        }
        let told = self.told.entry(breach.words.clone()).or_default();
        *told += 1;
        if *told <= MOST_REMARKS {
            self.remarks.push(Remark { breach, at, whose });
        }
    }

    /// Something printed, if any of it is seen.
    pub(super) fn object(
        &mut self,
        kind: Kind,
        around: Box,
        paint: &Paint,
        state: &State,
        whose: Whose,
    ) -> Result<(), TooMuch> {
        let (coat, covers) = (paint.coat.clone(), paint.covers(state.mode_1));
        self.printed(kind, around, (coat, covers), state, whose)
    }

    pub(super) fn printed(
        &mut self,
        kind: Kind,
        around: Box,
        (coat, covers): (Coat, Covers),
        state: &State,
        whose: Whose,
    ) -> Result<(), TooMuch> {
        let Some(seen) = self.instead.unwrap_or(around).meet(state.clip) else { return Ok(()) };
        self.shared.budget.object()?;
        let rect = seen.rect();
        for form in state.see_through.into_iter().flatten() {
            self.remark(rule::TRANSPARENCY.broken_by(form), Some(rect), whose);
        }
        let kind = match kind {
            // A pattern's cell does not fill all of its place.
            Kind::Area if self.instead.is_some() => Kind::Shape,
            // A sliver of an area that something cuts is a rule only if the area is one.
            Kind::Area if is_sliver(rect, around.rect()) => Kind::Line { width: thin(around.rect()) },
            _ => kind,
        };
        self.objects.push(Object { kind, rect, coat, covers, whose, text: "" });
        Ok(())
    }

    /// The part of the media that a clip leaves.
    pub(super) fn seen(&self, clip: Box) -> Option<Box> {
        self.media.meet(clip)
    }

    /// A transparency group, of a page or of a form (11.6.6).
    pub(super) fn group(
        &mut self,
        group: &Dict<'_>,
        resources: &Resources<'_>,
        at: Option<Rect>,
    ) -> Result<(), TooMuch> {
        if name_of(group, "S") != "Transparency" {
            return Ok(());
        }
        self.remark(rule::TRANSPARENCY.broken_by("group"), at, Whose::Nobody);
        let Some(space) = group.get::<Value<'_>>("CS") else { return Ok(()) };
        if let Space::Foreign(space) = Space::of(&space, resources, &mut self.shared.reading(), 0)? {
            self.remark(rule::GROUP_SPACE.broken().arg("space", space.words()), at, Whose::Nobody);
        }
        Ok(())
    }

    pub(super) fn space(&mut self, object: &Value<'_>, resources: &Resources<'_>) -> Result<Space, TooMuch> {
        let mut reading = self.shared.reading();
        let space = Space::of(object, resources, &mut reading, 0)?;
        for breach in reading.stand_ins {
            self.remark(breach, None, Whose::Nobody);
        }
        if space.has_profile() {
            self.remark(rule::COLOUR_PROFILE.broken(), None, Whose::Nobody);
        }
        Ok(space)
    }

    /// Notes that text is set in a font.
    pub(super) fn shows(&mut self, font: u16) {
        if let Some(font) = self.shared.job.fonts.get_mut(usize::from(font)) {
            font.shown = true;
        }
    }

    /// A font by its name in the resources.
    pub(super) fn font(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
    ) -> Result<Option<(u16, Rc<Metrics>)>, TooMuch> {
        let key = resources.fonts.get_ref(name).map(|one| (one.obj_number, one.gen_number));
        if let Some(known) = key.and_then(|key| self.shared.fonts.get(&key)) {
            return Ok(Some(known.clone()));
        }
        // A font that is no object of its own is read each time that it is set.
        self.shared.budget.form()?;
        let Some(dict) = resources.get_font(name) else { return Ok(None) };
        let (font, metrics) = font::read(&dict, self.sheet);
        let fonts = &mut self.shared.job.fonts;
        let same = |one: &Font| Font { sheet: font.sheet, shown: font.shown, ..one.clone() } == font;
        let number = fonts.iter().position(same).unwrap_or_else(|| {
            // A file of more fonts is told of its first ones.
            if fonts.len() < MOST_FONTS {
                fonts.push(font);
            }
            fonts.len() - 1
        });
        let known = (number as u16, Rc::new(metrics));
        if let Some(key) = key {
            self.shared.fonts.insert(key, known.clone());
        }
        Ok(Some(known))
    }
}

/// Thinner than this an area may be a rule.
const RULE: Length = Length::pt(3);

/// Whether what is seen of an area is as thin as a rule, and the area is not.
fn is_sliver(seen: Rect, whole: Rect) -> bool {
    // Numbers of a file are rounded.
    thin(seen) < RULE && thin(seen) + Length(1_000) < thin(whole)
}

fn thin(rect: Rect) -> Length {
    rect.width.min(rect.height)
}
