//! What is drawn by name or in place: pictures, patterns, shadings (ISO 32000-1, 8.7 and 8.9).

use std::rc::Rc;

use hayro_syntax::object::{Name, Object as Value, Stream};
use hayro_syntax::page::Resources;

use super::super::job::{Coat, Covers, Kind, Whose};
use super::super::rule;
use super::budget::TooMuch;
use super::colour::Space;
use super::image::{self, Ink};
use super::matrix::{Box, Matrix, length};
use super::paint::State;
use super::pixels::Pixels;
use super::walk::{Known, Shared, Walk};
use crate::color::SOLID;
use crate::picture::pixels_an_inch;
use crate::words::Words;

/// A picture's name in the resources, and its object where it has one.
pub(super) type PictureName<'n, 'a> = (&'n Name<'a>, Option<(u32, i32)>);

/// Names of pictures that are told apart.
const MOST_NAMES: usize = 10_000;

/// Draws a picture into the unit square (8.9).
pub(super) fn picture(
    walk: &mut Walk<'_, '_>,
    stream: &Stream<'_>,
    name: Option<PictureName<'_, '_>>,
    resources: &Resources<'_>,
    state: &State,
) -> Result<(), TooMuch> {
    let dict = stream.dict();
    let around = state.ctm.around((0.0, 0.0), (1.0, 1.0));
    let Some(pixels) = Pixels::of(dict) else {
        walk.remark(rule::BROKEN_CONTENT.broken_by("pixels"), Some(around.rect()), Whose::Nobody);
        return Ok(());
    };
    let ppi = resolution(pixels, state.ctm);
    if ["Interpolate", "I"].iter().any(|key| dict.get::<bool>(key) == Some(true)) {
        let at = around.meet(state.clip).map(Box::rect);
        let whose = Whose::Picture(named(walk.shared, name.map(|(name, _)| name)));
        walk.remark(rule::INTERPOLATED.broken(), at, whose);
    }
    let is_mask = ["ImageMask", "IM"].iter().any(|key| dict.get::<bool>(key) == Some(true));
    if is_mask {
        let whose = Whose::Picture(named(walk.shared, name.map(|(name, _)| name)));
        let ink = stencil(walk, stream, name, pixels);
        broken(walk, ink, around, state, whose);
        // It prints in the colour that is set.
        let most_ink = match &state.fill.coat {
            Coat::Inks(inks) => inks.total(),
            _ => 0,
        };
        let kind = Kind::Picture { ppi, most_ink: Some(most_ink) };
        return walk.object(kind, around, &state.fill, state, whose);
    }
    let known = known(walk, stream, name, pixels, resources)?;
    let whose = Whose::Picture(known.name);
    broken(walk, known.ink, around, state, whose);
    // What is broken is told as that.
    let most_ink = match known.ink {
        Ink::Known(most) => Some(most),
        Ink::NotRead => None,
        Ink::Broken(_) => Some(0),
    };
    if dict.get::<Stream<'_>>("SMask").is_some() {
        let at = around.meet(state.clip).map(Box::rect);
        walk.remark(rule::TRANSPARENCY.broken_by("picture"), at, whose);
    }
    let covers = if state.fill.overprint { known.space.covers(false, true) } else { Covers::All };
    let coat = match &*known.space {
        Space::Foreign(space) => Coat::Foreign(*space),
        Space::Indexed(base, _) => match **base {
            Space::Foreign(space) => Coat::Foreign(space),
            _ if base.registers() => {
                Coat::Registration(most_ink.map_or(SOLID, |most| most.min(SOLID.into()) as u16))
            }
            _ => Coat::Various(base.plates()),
        },
        space if space.registers() => {
            Coat::Registration(most_ink.map_or(SOLID, |most| most.min(SOLID.into()) as u16))
        }
        space => Coat::Various(space.plates()),
    };
    walk.printed(Kind::Picture { ppi, most_ink }, around, (coat, covers), state, whose)
}

/// What is known of a picture; its samples are read once, however often it is drawn.
fn known(
    walk: &mut Walk<'_, '_>,
    stream: &Stream<'_>,
    name: Option<PictureName<'_, '_>>,
    pixels: Pixels,
    resources: &Resources<'_>,
) -> Result<Known, TooMuch> {
    let key = name.and_then(|(_, key)| key);
    if let Some(known) = key.and_then(|key| walk.shared.pictures.get(&key)) {
        return Ok(known.clone());
    }
    let dict = stream.dict();
    let (space, ink) = match dict.get::<Value<'_>>("ColorSpace").or_else(|| dict.get("CS")) {
        Some(space) => {
            let space = walk.space(&space, resources)?;
            let ink = image::most_ink(stream, pixels, &space, walk.shared.budget);
            (space, ink)
        }
        // A JPEG 2000 file says its space itwalk.
        None => (Space::Pattern(None), Ink::NotRead),
    };
    let number = named(walk.shared, name.map(|(name, _)| name));
    let known = Known { name: number, space: Rc::new(space), ink };
    if let Some(key) = key {
        walk.shared.pictures.insert(key, known.clone());
    }
    Ok(known)
}

/// Whether the samples of a stencil are there; they are read once, however often it is drawn.
fn stencil(
    walk: &mut Walk<'_, '_>,
    stream: &Stream<'_>,
    name: Option<PictureName<'_, '_>>,
    pixels: Pixels,
) -> Ink {
    let key = name.and_then(|(_, key)| key);
    if let Some(known) = key.and_then(|key| walk.shared.stencils.get(&key)) {
        return *known;
    }
    let ink = image::stencil(stream, pixels, walk.shared.budget);
    if let Some(key) = key {
        walk.shared.stencils.insert(key, ink);
    }
    ink
}

/// A picture that can't be read.
fn broken(walk: &mut Walk<'_, '_>, ink: Ink, around: Box, state: &State, whose: Whose) {
    if let Ink::Broken(why) = ink {
        let at = around.meet(state.clip).map(Box::rect);
        let why = Words::part("picture-fault", why);
        walk.remark(rule::BROKEN_CONTENT.broken_by("picture").arg("why", why), at, whose);
    }
}

/// A shading, by itself or as a pattern: only its space is judged (8.7.4).
pub(super) fn shading(
    walk: &mut Walk<'_, '_>,
    object: Option<Value<'_>>,
    around: Box,
    resources: &Resources<'_>,
    state: &State,
) -> Result<(), TooMuch> {
    let dict = match object {
        Some(Value::Dict(dict)) => dict,
        Some(Value::Stream(stream)) => stream.dict().clone(),
        _ => return Ok(()),
    };
    let inner = match dict.get::<Value<'_>>("Shading") {
        Some(Value::Dict(inner)) => inner,
        Some(Value::Stream(inner)) => inner.dict().clone(),
        _ => dict,
    };
    let coat = match inner.get::<Value<'_>>("ColorSpace") {
        Some(space) => match walk.space(&space, resources)? {
            Space::Foreign(space) => Coat::Foreign(space),
            space => Coat::Various(space.plates()),
        },
        None => Coat::Various([true; 4]),
    };
    walk.printed(Kind::Shape, around, (coat, Covers::All), state, Whose::Nobody)
}

/// The number of a picture's name.
fn named(shared: &mut Shared<'_>, name: Option<&Name<'_>>) -> u16 {
    let name = name.map_or("inline".into(), |name| String::from_utf8_lossy(name.as_ref()).into_owned());
    let pictures = &mut shared.job.pictures;
    let at = pictures.iter().rposition(|one| *one == name).unwrap_or_else(|| {
        // Beyond these, names say little.
        if pictures.len() < MOST_NAMES {
            pictures.push(name);
        }
        pictures.len() - 1
    });
    at as u16
}

/// Pixels an inch, across and down.
fn resolution(pixels: Pixels, ctm: Matrix) -> Option<(u32, u32)> {
    let (width, height) = ctm.lengths();
    let of = |pixels: u32, points: f64| pixels_an_inch(pixels, length(points));
    (width > 0.0 && height > 0.0).then(|| (of(pixels.width, width), of(pixels.height, height)))
}
