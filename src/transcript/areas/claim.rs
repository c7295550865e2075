//! What sections claim of a page around what is printed of them.

use std::collections::BTreeSet;

use super::print::Print;
use crate::geom::{Length, Point, Rect};
use crate::page::{Item, Page, Role};
use crate::transcript::block::{Section, Whose};

/// A rectangle that a section claims.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    /// The section.
    pub(super) of: usize,
    /// What it claims.
    pub(super) rect: Rect,
    /// Whether it is a part of an outline that is claimed as well: of two who claim the same, the one whose part it is has
    /// it.
    pub(super) is_part: bool,
}

/// A tint or a border of a section.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground {
    /// The section.
    pub(super) of: usize,
    /// Where it lies.
    pub(super) rect: Rect,
}

/// What is narrower is the reach of type beyond its ink, a hanging mark, the white at an edge, and no place of its own:
/// claims give way to it and take it in.
pub(super) const NARROW: Length = Length::pt(12);

/// The outlines of stories and their parts; of what has none, the rectangle around all of it.
pub(super) fn all(sections: &[Section<'_>]) -> Vec<Claim> {
    let mut all = Vec::new();
    for (of, section) in sections.iter().enumerate().filter(|(_, section)| section.whose != Whose::Page) {
        let claim = |rect: Rect, is_part: bool| Claim { of, rect, is_part };
        for region in &section.regions {
            all.push(claim(region.rect, false));
            all.extend(region.parts.iter().map(|part| claim(part.rect, true)));
        }
        if section.regions.is_empty() {
            all.extend(section.rect().map(|rect| claim(rect, false)));
        }
    }
    all.retain(|claim| !claim.rect.is_empty());
    all
}

/// The tints and borders of stories.
pub(super) fn grounds(sections: &[Section<'_>], page: &Page) -> Vec<Ground> {
    let ground = |item: &Item| {
        let source = item.source();
        let rect = match item {
            Item::Fill(fill) => fill.rect,
            Item::Shape(shape) => shape.seen(),
            Item::Glyphs(_) | Item::Picture(_) | Item::Insert(_) => return None,
        };
        let is_ground = matches!(source.role, Role::Tint | Role::Rule) && !rect.is_empty();
        let whose = source.story.filter(|_| is_ground).map(Whose::Story)?;
        let of = sections.iter().position(|section| section.whose == whose)?;
        Some(Ground { of, rect })
    };
    page.items.iter().filter_map(ground).collect()
}

/// Claims give way to what others print at their edges, then grow around what is printed of their own.
pub(super) fn settle(claims: &mut [Claim], prints: &[Print], grounds: &[Ground]) {
    for claim in claims.iter_mut() {
        claim.give_way(prints);
    }
    let outlines: Vec<Claim> = claims.iter().filter(|claim| !claim.is_part).copied().collect();
    for claim in claims.iter_mut() {
        claim.grow(prints, grounds, &outlines);
    }
}

impl Claim {
    /// Whether nobody else prints or claims anything here, and all that its section prints here lies inside.
    pub(super) fn is_alone(&self, prints: &[Print], claims: &[Self]) -> bool {
        let is_own = |print: &Print| print.of == self.of && self.rect.holds(print.rect);
        let is_held = |claim: &Self| claim.of == self.of && self.rect.holds(claim.rect);
        let mut there = prints.iter().filter(|print| print.rect.meets(self.rect));
        let mut claimed = claims.iter().filter(|claim| claim.rect.meets(self.rect));
        !self.is_part && there.all(is_own) && claimed.all(is_held)
    }

    /// Leaves the narrow strip at an edge in which others print, where nothing of its own stands.
    fn give_way(&mut self, prints: &[Print]) {
        let mut rect = self.rect;
        for other in prints.iter().filter(|print| print.of != self.of) {
            if !other.rect.meets(rect) {
                continue;
            }
            let keeps = |less: Rect| {
                let mut own = prints.iter().filter(|print| print.of == self.of && print.rect.meets(rect));
                own.all(|print| print.rect.common(rect) == print.rect.common(less))
            };
            let all = sides(rect, other.rect).into_iter();
            let less = all.filter(|(depth, less)| *depth < NARROW && !less.is_empty() && keeps(*less));
            rect = less.min_by_key(|(depth, _)| *depth).map_or(rect, |(_, less)| less);
        }
        self.rect = rect;
    }

    /// Takes in what of its own sticks out, a whole side at a time: a narrow strip, where none prints but those who print
    /// inside as well and keep that anyway; a wide one, where others neither print nor claim anything.
    fn grow(&mut self, prints: &[Print], grounds: &[Ground], outlines: &[Self]) {
        let (of, whole) = (self.of, self.rect);
        let within = prints.iter().filter(|print| print.rect.meets(whole));
        let within: BTreeSet<usize> = within.map(|print| print.of).collect();
        let is_outside = |print: &&Print| print.of != of && !within.contains(&print.of);
        let others = |one: &&Self| one.of != of && !is_in(whole, one.rect.at((500, 500)));
        let own = prints.iter().filter(|print| print.of == of).map(|print| print.rect);
        let own = own.chain(grounds.iter().filter(|ground| ground.of == of).map(|ground| ground.rect));
        for rect in own.filter(|rect| is_in(whole, rect.at((500, 500)))) {
            for (depth, strip) in strips(self.rect, rect) {
                let is_printed = || prints.iter().filter(is_outside).any(|print| print.rect.meets(strip));
                let is_claimed = || outlines.iter().filter(others).any(|one| one.rect.meets(strip));
                if depth > Length::ZERO && !is_printed() && (depth < NARROW || !is_claimed()) {
                    self.rect = self.rect.around(strip);
                }
            }
        }
    }
}

/// Whether a point lies in a rectangle; on its left and upper edge it does.
pub(super) fn is_in(rect: Rect, at: Point) -> bool {
    rect.x <= at.x && at.x < rect.right() && rect.y <= at.y && at.y < rect.bottom()
}

/// A rectangle without what is on one side up to the far edge of another that stands there, and how deep that is, for each
/// side.
fn sides(rect: Rect, other: Rect) -> [(Length, Rect); 4] {
    let (left, right) = (other.right() - rect.x, rect.right() - other.x);
    let (top, bottom) = (other.bottom() - rect.y, rect.bottom() - other.y);
    [
        (top, Rect { y: other.bottom(), height: rect.height - top, ..rect }),
        (bottom, Rect { height: rect.height - bottom, ..rect }),
        (left, Rect { x: other.right(), width: rect.width - left, ..rect }),
        (right, Rect { width: rect.width - right, ..rect }),
    ]
}

/// What a rectangle lacks on each side to reach as far as another, and how deep that is.
fn strips(rect: Rect, other: Rect) -> [(Length, Rect); 4] {
    let (top, bottom) = (rect.y - other.y, other.bottom() - rect.bottom());
    let (left, right) = (rect.x - other.x, other.right() - rect.right());
    [
        (top, Rect { y: other.y, height: top, ..rect }),
        (bottom, Rect { y: rect.bottom(), height: bottom, ..rect }),
        (left, Rect { x: other.x, width: left, ..rect }),
        (right, Rect { x: rect.right(), width: right, ..rect }),
    ]
}
