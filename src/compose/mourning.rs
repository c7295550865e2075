//! 举哀: a page in black alone.
//!
//! It is dressed when all stands on it: how dark a ground may be depends on what stands on it, and no layout says which style
//! stands on which ground.

use super::unseen::middle;
use crate::color::{Color, Paint, SOLID, Tint};
use crate::geom::{Point, Rect};
use crate::page::{Item, Role};

/// The darkest ground of type that is printed on it. Tones gain on paper: on newsprint this one is printed as a half.
const DARKEST: Tint = 3_000;

/// The lightest ground of type that is left out of it.
const LIGHTEST: Tint = 6_000;

/// From here on a ground that carries both is one for type that is left out of it.
const HALF: Tint = SOLID / 2;

/// How much each process ink darkens, in hundredths (ISO 32000-1, 10.3.4).
const DARKENS: [u32; 4] = [30, 59, 11, 100];

/// What type stands on.
struct Ground {
    rect: Rect,
    grey: Tint,
    kind: Kind,
    /// Type is printed on it.
    printed: bool,
    /// Type is left out of it.
    reversed: bool,
}

/// What a ground is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A tint, which is made as dark as what stands on it allows.
    Tint,
    /// A broad rule, which is solid.
    Rule,
    /// A picture, which stays what it is: what is left out of it, or light on it, was chosen by somebody who saw it.
    Picture,
}

/// What an item is on the page.
#[derive(Clone, Copy)]
enum Part {
    /// A tint, by its place among the grounds.
    Tint(usize),
    /// A rule, a border.
    Rule,
    /// Type and what belongs to it: whether it is left out of its ground, and which that is.
    Type { reversed: bool, ground: Option<usize> },
    /// A picture: it is separated for black alone.
    Picture,
}

/// Prints items in black alone; `boxes` are those around runs. They come in paint order, so that the ground of each is known
/// before it.
pub(super) fn in_black(items: &mut [Item], boxes: &[Option<Rect>]) {
    let mut grounds = Vec::new();
    let each = items.iter().zip(boxes).map(|(item, around)| part(item, *around, &mut grounds));
    let parts: Vec<Part> = each.collect();
    grounds.iter_mut().for_each(Ground::settle);
    for (item, part) in items.iter_mut().zip(parts) {
        let paint = match item {
            Item::Glyphs(run) => &mut run.paint,
            Item::Fill(fill) => &mut fill.paint,
            Item::Shape(shape) => &mut shape.paint,
            Item::Picture(_) | Item::Insert(_) => continue,
        };
        *paint = match part {
            Part::Tint(at) => grounds.get(at).map_or(Paint::PAPER, |ground| tint(ground.grey)),
            Part::Rule => solid(*paint),
            Part::Type { reversed, ground } => {
                let ground = ground.and_then(|at| grounds.get(at));
                if ground.map_or(reversed, |ground| ground.leaves_out(reversed)) {
                    Paint::PAPER
                } else {
                    Paint::BLACK
                }
            }
            Part::Picture => *paint,
        };
    }
}

/// What an item is; what stands on a ground is noted there.
fn part(item: &Item, around: Option<Rect>, grounds: &mut Vec<Ground>) -> Part {
    if let Item::Picture(placed) = item {
        grounds.push(Ground::of(placed.clip, HALF, Kind::Picture));
    }
    let Some(Paint { color, .. }) = item.paint() else { return Part::Picture };
    let role = item.source().role;
    // What is drawn as a picture is brought into black as one.
    let is_drawn = matches!(role, Role::Advertisement | Role::Furniture) && !matches!(item, Item::Glyphs(_));
    if role == Role::Picture || is_drawn {
        return Part::Picture;
    }
    let place = match item {
        Item::Fill(fill) => Some(fill.rect),
        // A mark that belongs to type lies on its ground as a whole.
        Item::Shape(shape) => shape.contours.first().map(|contour| at(contour.start)),
        _ => around,
    };
    if let (Item::Fill(fill), Role::Tint | Role::Rule) = (item, role) {
        grounds.push(match role {
            Role::Rule => Ground::of(fill.rect, grey(solid(fill.paint).color), Kind::Rule),
            _ => Ground::of(fill.rect, grey(color), Kind::Tint),
        });
    }
    match role {
        Role::Tint => Part::Tint(grounds.len().saturating_sub(1)),
        Role::Rule => Part::Rule,
        _ => {
            let under = |ground: &Ground| place.is_some_and(|place| ground.rect.holds(middle(place)));
            let ground = grounds.iter().rposition(under);
            let reversed = match ground.and_then(|at| grounds.get_mut(at)) {
                Some(ground) => ground.carries(color),
                None => color.is_paper(),
            };
            Part::Type { reversed, ground }
        }
    }
}

impl Ground {
    const fn of(rect: Rect, grey: Tint, kind: Kind) -> Self {
        Self { rect, grey, kind, printed: false, reversed: false }
    }

    /// Notes type of a colour on it; whether that is left out of it: what is lighter than its ground is to be so still.
    fn carries(&mut self, color: Color) -> bool {
        let reversed = color.is_paper() || grey(color) < self.grey;
        self.reversed |= reversed;
        self.printed |= !reversed;
        reversed
    }

    /// Makes it as dark as what stands on it allows.
    fn settle(&mut self) {
        match (self.printed, self.reversed) {
            // What is left out of no ink at all was not seen before, and is told.
            _ if self.kind != Kind::Tint || self.grey == 0 => {}
            (true, false) => self.grey = self.grey.min(DARKEST),
            (false, true) => self.grey = self.grey.max(LIGHTEST),
            _ => {}
        }
    }

    /// Whether type is left out of it: as it was, unless it carries both kinds, of which one would not be seen.
    fn leaves_out(&self, reversed: bool) -> bool {
        let both = self.printed && self.reversed;
        match self.kind {
            Kind::Picture => reversed,
            Kind::Tint if !both => reversed,
            Kind::Tint | Kind::Rule => self.grey >= HALF,
        }
    }
}

/// The place of a point.
fn at(Point { x, y }: Point) -> Rect {
    Rect { x, y, ..Rect::default() }
}

/// Rules and borders: black, or what they leave of the paper.
fn solid(paint: Paint) -> Paint {
    if paint.color.is_paper() { Paint::PAPER } else { Paint::BLACK }
}

/// A ground. Solid, it overprints as all black does; a lighter one would let what lies under it darken it.
fn tint(grey: Tint) -> Paint {
    let color = Color::gray(grey);
    Paint { color, overprint: color == Color::BLACK }
}

/// The share of black that stands for a colour: of an ink its own share, since what is solid is to be solid.
fn grey(color: Color) -> Tint {
    match color {
        Color::Spot(_, tint) | Color::Registration(tint) => tint,
        Color::Process(tints) => {
            let dark: u32 = tints.iter().zip(DARKENS).map(|(tint, share)| u32::from(*tint) * share).sum();
            ((dark + 50) / 100).min(u32::from(SOLID)) as Tint
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::InkId;

    const BLUE: Color = Color::Process([SOLID, SOLID, 0, 0]);
    const YELLOW: Color = Color::Process([0, 0, SOLID, 0]);
    const RED: Color = Color::Spot(InkId(0), SOLID);

    #[test]
    fn a_ground_is_as_dark_as_its_inks() {
        for (color, wanted) in [
            (Color::Process([10_000, 0, 0, 0]), 3_000),
            (Color::Process([0, 10_000, 10_000, 0]), 7_000),
            (Color::Process([10_000, 10_000, 10_000, 10_000]), 10_000),
            (Color::gray(1_200), 1_200),
            (Color::Spot(InkId(3), 2_000), 2_000),
            (Color::PAPER, 0),
        ] {
            assert_eq!(grey(color), wanted, "{color:?}");
        }
        assert!(tint(SOLID).overprint && !tint(SOLID - 1).overprint);
    }

    /// The grey of a ground under types of some colours, and whether each is left out of it.
    fn dressed(color: Color, types: &[Color], is_rule: bool) -> (Tint, Vec<bool>) {
        let (rect, grey) = (Rect::default(), grey(color));
        let kind = if is_rule { Kind::Rule } else { Kind::Tint };
        let mut ground = Ground::of(rect, grey, kind);
        let reversed: Vec<bool> = types.iter().map(|color| ground.carries(*color)).collect();
        ground.settle();
        (ground.grey, reversed.into_iter().map(|reversed| ground.leaves_out(reversed)).collect())
    }

    #[test]
    fn a_ground_gives_way_to_the_type_that_it_carries() {
        for (ground, on_it, grey, left_out) in [
            (RED, Color::PAPER, SOLID, true),
            (RED, Color::BLACK, DARKEST, false),
            (YELLOW, Color::BLACK, 1_100, false),
            (YELLOW, Color::PAPER, LIGHTEST, true),
            (BLUE, YELLOW, 8_900, true),
            (Color::gray(1_200), RED, 1_200, false),
        ] {
            let wanted = (grey, vec![left_out]);
            assert_eq!(dressed(ground, &[on_it], false), wanted, "{on_it:?} on {ground:?}");
        }
        assert_eq!(dressed(BLUE, &[], false).0, 8_900);
    }

    #[test]
    fn of_two_kinds_of_type_on_one_ground_both_are_seen() {
        assert_eq!(dressed(RED, &[Color::PAPER, Color::BLACK], false), (SOLID, vec![true, true]));
        assert_eq!(dressed(YELLOW, &[Color::PAPER, Color::BLACK], false), (1_100, vec![false, false]));
        assert_eq!(
            dressed(Color::BLACK, &[Color::BLACK], true),
            (SOLID, vec![true]),
            "a broad rule is solid"
        );
    }
}
