//! Operators that change the graphics state: colours and the parameters of dictionaries (ISO 32000-1, 8.4 and 8.6).

use std::rc::Rc;

use hayro_syntax::content::Operator;
use hayro_syntax::object::{Array, Dict, Name, Object as Value};
use hayro_syntax::page::Resources;

use super::super::job::{Foreign, Whose};
use super::super::rule;
use super::budget::TooMuch;
use super::colour::Space;
use super::hand::{Hand, Operands};
use super::paint::{Paint, State};
use super::walk::Walk;

/// Sets a colour or its space, to fill or to stroke with.
pub(super) fn colour(
    walk: &mut Walk<'_, '_>,
    operator: &Operator<'_>,
    operands: &Operands<'_, '_, '_>,
    resources: &Resources<'_>,
    hand: &mut Hand,
) -> Result<(), TooMuch> {
    let strokes = operator.first().is_some_and(u8::is_ascii_uppercase);
    let space = match &**operator {
        b"g" | b"G" => Some(Space::Gray { device: true }),
        b"rg" | b"RG" => Some(Space::Foreign(Foreign::DeviceRgb)),
        b"k" | b"K" => Some(Space::Cmyk { device: true }),
        _ => None,
    };
    let paint: &mut Paint = if strokes { &mut hand.state.stroke } else { &mut hand.state.fill };
    match (space, &**operator) {
        (Some(space), _) => paint.set(Rc::new(space), Some(operands.numbers)),
        (None, b"cs" | b"CS") => {
            let Some(name) = operands.name else { return Ok(()) };
            let known = hand.spaces.get(name.as_ref()).cloned();
            let space = match known {
                Some(space) => space,
                None => Rc::new(walk.space(&Value::Name(name.clone()), resources)?),
            };
            hand.spaces.insert(name.to_vec(), Rc::clone(&space));
            paint.set(space, None);
        }
        _ => {
            paint.coat = match (&*paint.space, operands.name) {
                // An uncoloured pattern is printed in the colour beside it.
                (Space::Pattern(Some(base)), _) => base.coat(operands.numbers),
                (space, _) => space.coat(operands.numbers),
            };
            if let Some(pattern) = hand.patterns.get_mut(usize::from(strokes)) {
                *pattern = operands.name.map(|name| name.to_vec());
            }
        }
    }
    Ok(())
}

/// The parameters of a dictionary (8.4.5).
pub(super) fn parameters(walk: &mut Walk<'_, '_>, dict: &Dict<'_>, state: &mut State) {
    let flag = |key: &str| dict.get::<bool>(key);
    if let Some(width) = dict.get::<f64>("LW") {
        state.line_width = width;
    }
    if let Some(strokes) = flag("OP") {
        state.stroke.overprint = strokes;
        state.fill.overprint = flag("op").unwrap_or(strokes);
    } else if let Some(fills) = flag("op") {
        state.fill.overprint = fills;
    }
    if let Some(mode) = dict.get::<i32>("OPM") {
        state.mode_1 = mode == 1;
    }
    let [alpha, line_alpha, blend, mask] = &mut state.see_through;
    let below_1 = |key: &str| dict.get::<f64>(key).map(|alpha| alpha < 1.0);
    for (form, here, other) in [
        (alpha, below_1("ca"), "filled"),
        (line_alpha, below_1("CA"), "drawn"),
        (blend, blends(dict), "blended"),
        (mask, dict.get::<Value<'_>>("SMask").map(|mask| !matches!(mask, Value::Name(_))), "masked"),
    ] {
        if let Some(here) = here {
            *form = here.then_some(other);
        }
    }
    let is_default = |object: &Value<'_>| matches!(object, Value::Name(name) if matches!(name.as_ref(), b"Default" | b"Identity"));
    let curve = dict.get::<Value<'_>>("TR2").or_else(|| dict.get("TR"));
    if curve.is_some_and(|curve| !is_default(&curve)) {
        walk.remark(rule::TRANSFER.broken(), None, Whose::Nobody);
    }
    if dict.get::<Value<'_>>("HT").is_some_and(|screen| !is_default(&screen)) {
        walk.remark(rule::HALFTONE.broken(), None, Whose::Nobody);
    }
}

/// Whether a blend mode other than `Normal` is set.
fn blends(dict: &Dict<'_>) -> Option<bool> {
    let first = match dict.get::<Value<'_>>("BM")? {
        Value::Array(all) => Array::iter::<Name<'_>>(&all).next()?,
        Value::Name(name) => name,
        _ => return None,
    };
    Some(!matches!(first.as_ref(), b"Normal" | b"Compatible"))
}
