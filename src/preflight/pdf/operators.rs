//! The operators of a content stream, one after the other (ISO 32000-1, 8 and annex A): forms and the cells of
//! patterns are content streams inside one.

use hayro_syntax::Filter;
use hayro_syntax::content::{Operator, UntypedIter};
use hayro_syntax::object::{Array, Dict, Name, Object as Value, Stream};
use hayro_syntax::page::Resources;

use super::super::job::{Kind, Whose};
use super::super::rule;
use super::budget::TooMuch;
use super::colour::Space;
use super::font::{name_of, numbers};
use super::hand::{Hand, Operands};
use super::matrix::{Box, Matrix, length};
use super::paint::State;
use super::walk::Walk;
use super::{drawn, state, text};

/// What is written behind the content to see that all of it is read; no operator of PDF.
const END: &[u8] = b"\nend-of-content";

/// Forms inside forms.
const DEEPEST: usize = 24;

/// States that are saved at once.
const MOST_SAVED: usize = 4_096;

/// Operators that change nothing that is judged.
const PASSED_OVER: [&[u8]; 17] = [
    b"d", b"i", b"j", b"J", b"M", b"ri", b"d0", b"d1", b"BMC", b"BDC", b"EMC", b"MP", b"DP", b"ET", b"ID",
    b"EI", b"BI",
];

/// Reads a content stream to its end.
pub(super) fn content(
    walk: &mut Walk<'_, '_>,
    mut bytes: Vec<u8>,
    resources: &Resources<'_>,
    state: State,
) -> Result<(), TooMuch> {
    if walk.depth >= DEEPEST {
        walk.remark(rule::BROKEN_CONTENT.broken_by("deep").arg("most", DEEPEST), None, Whose::Nobody);
        return Ok(());
    }
    walk.depth += 1;
    let mut hand = Hand::new(state);
    // What can't be read ends the reading before this, and a string that is not closed takes it in.
    bytes.extend(END);
    let mut ended = false;
    let mut operators = UntypedIter::new(&bytes);
    let mut numbers = Vec::new();
    while let Some(instruction) = operators.next() {
        walk.shared.budget.operator()?;
        ended = **instruction.operator == *END.trim_ascii();
        if ended {
            continue;
        }
        numbers.clear();
        let number = |operand: &Value<'_>| {
            if let Value::Number(one) = operand { Some(one.as_f64()) } else { None }
        };
        numbers.extend(instruction.operands().filter_map(number));
        let name = instruction.operands().find_map(|operand| match operand {
            Value::Name(name) => Some(name),
            _ => None,
        });
        let operands = Operands { numbers: &numbers, name, all: instruction.operands() };
        one(walk, instruction.operator, operands, resources, &mut hand)?;
    }
    if !ended {
        walk.remark(rule::BROKEN_CONTENT.broken_by("breaks-off"), None, Whose::Nobody);
    }
    walk.depth -= 1;
    Ok(())
}

/// What one operator does.
fn one(
    walk: &mut Walk<'_, '_>,
    operator: &Operator<'_>,
    operands: Operands<'_, '_, '_>,
    resources: &Resources<'_>,
    hand: &mut Hand,
) -> Result<(), TooMuch> {
    match &**operator {
        b"q" => {
            if hand.saved.len() >= MOST_SAVED {
                return Err(TooMuch);
            }
            hand.saved.push(hand.state.clone());
        }
        b"Q" => {
            if let Some(state) = hand.saved.pop() {
                hand.state = state;
            }
        }
        b"cm" => hand.state.ctm = Matrix(operands.matrix()).then(hand.state.ctm),
        b"w" => hand.state.line_width = operands.at(0),
        b"gs" => {
            if let Some(dict) = operands.name.and_then(|name| resources.get_ext_g_state(name)) {
                state::parameters(walk, &dict, &mut hand.state);
            }
        }
        b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => construct(operator, &operands, hand),
        b"W" | b"W*" => hand.clips = true,
        b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
            paint_path(walk, operator, resources, hand)?;
        }
        b"g" | b"G" | b"rg" | b"RG" | b"k" | b"K" | b"cs" | b"CS" | b"sc" | b"SC" | b"scn" | b"SCN" => {
            state::colour(walk, operator, &operands, resources, hand)?;
        }
        b"sh" => {
            let shading = operands.name.and_then(|name| resources.get_shading(name));
            if let Some(around) = walk.seen(hand.state.clip) {
                drawn::shading(walk, shading, around, resources, &hand.state)?;
            }
        }
        b"BX" => hand.compatible += 1,
        b"EX" => hand.compatible = hand.compatible.saturating_sub(1),
        b"Do" => draw(walk, &operands, resources, hand)?,
        b"BI" => {
            for one in operands.all {
                if let Value::Stream(stream) = one {
                    if stream.filters().contains(&Filter::LzwDecode) {
                        walk.remark(rule::LZW.broken_by("picture"), None, Whose::Nobody);
                    }
                    drawn::picture(walk, stream, None, resources, &hand.state)?;
                }
            }
        }
        b"BT" | b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" | b"Tr" | b"Tf" | b"Td" | b"TD" | b"Tm" | b"T*"
        | b"Tj" | b"TJ" | b"'" | b"\"" => text::operator(walk, operator, operands, resources, hand)?,
        other if hand.compatible == 0 && !PASSED_OVER.contains(&other) => {
            let name = String::from_utf8_lossy(other.get(..other.len().min(16)).unwrap_or_default());
            let breach = rule::BROKEN_CONTENT.broken_by("operator").arg("operator", name.as_ref());
            walk.remark(breach, None, Whose::Nobody);
        }
        _ => {}
    }
    Ok(())
}

fn draw(
    walk: &mut Walk<'_, '_>,
    operands: &Operands<'_, '_, '_>,
    resources: &Resources<'_>,
    hand: &Hand,
) -> Result<(), TooMuch> {
    let Some(name) = operands.name else { return Ok(()) };
    let Some(stream) = resources.get_x_object(name) else {
        let breach = rule::BROKEN_CONTENT.broken_by("drawing").arg("name", name.as_str());
        walk.remark(breach, None, Whose::Nobody);
        return Ok(());
    };
    match name_of(stream.dict(), "Subtype").as_str() {
        "Image" => {
            let key = resources.x_objects.get_ref(name).map(|one| (one.obj_number, one.gen_number));
            drawn::picture(walk, &stream, Some((name, key)), resources, &hand.state)
        }
        "Form" => form(walk, &stream, resources, &hand.state),
        // PostScript is found wherever it is.
        _ => Ok(()),
    }
}

/// Draws a form (8.10).
fn form(
    walk: &mut Walk<'_, '_>,
    stream: &Stream<'_>,
    resources: &Resources<'_>,
    state: &State,
) -> Result<(), TooMuch> {
    walk.shared.budget.form()?;
    let dict = stream.dict();
    let matrix = dict.get::<Array<'_>>("Matrix").and_then(|matrix| numbers(&matrix));
    let mut state =
        State { ctm: Matrix(matrix.unwrap_or(Matrix::IDENTITY.0)).then(state.ctm), ..state.clone() };
    if let Some(edge) = dict.get::<hayro_syntax::object::Rect>("BBox") {
        let around = state.ctm.around((edge.x0, edge.y0), (edge.x1, edge.y1));
        let Some(clip) = state.clip.meet(around) else { return Ok(()) };
        state.clip = clip;
    }
    if let Some(group) = dict.get::<Dict<'_>>("Group") {
        walk.group(&group, resources, walk.seen(state.clip).map(Box::rect))?;
    }
    let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
    let unpacked = walk.shared.budget.unpack(stream)?;
    if !unpacked.whole {
        let at = walk.seen(state.clip).map(Box::rect);
        walk.remark(rule::BROKEN_CONTENT.broken_by("drawing-short"), at, Whose::Nobody);
    }
    content(walk, unpacked.bytes, own.as_ref().unwrap_or(resources), state)
}

/// The cell of a tiling pattern, as if it were drawn once where the pattern fills.
fn pattern(
    walk: &mut Walk<'_, '_>,
    name: &Name<'_>,
    around: Box,
    resources: &Resources<'_>,
    state: &State,
) -> Result<(), TooMuch> {
    let Some(Value::Stream(cell)) = resources.get_pattern(name) else {
        return drawn::shading(walk, resources.get_pattern(name), around, resources, state);
    };
    let Some(around) = around.meet(state.clip) else { return Ok(()) };
    if walk.instead.is_some() {
        return Ok(());
    }
    walk.shared.budget.form()?;
    walk.instead = Some(around);
    let inside = State { clip: Box::ALL, ..state.clone() };
    let own = cell.dict().get::<Dict<'_>>("Resources").map(Resources::new);
    let unpacked = walk.shared.budget.unpack(&cell)?;
    let done = content(walk, unpacked.bytes, own.as_ref().unwrap_or(resources), inside);
    walk.instead = None;
    done
}

fn paint_path(
    walk: &mut Walk<'_, '_>,
    operator: &Operator<'_>,
    resources: &Resources<'_>,
    hand: &mut Hand,
) -> Result<(), TooMuch> {
    let fills = matches!(&**operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
    let strokes = matches!(&**operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
    let Hand { state, path, .. } = hand;
    if fills {
        let [named, _] = &hand.patterns;
        if let (Some(named), Space::Pattern(_), Some(around)) = (named, &*state.fill.space, path.around()) {
            pattern(walk, &Name::new_unescaped(named), around, resources, state)?;
        }
        for (around, rectangle) in path.filled() {
            let kind = if rectangle { Kind::Area } else { Kind::Shape };
            walk.object(kind, around, &state.fill, state, Whose::Nobody)?;
        }
    }
    if strokes {
        // The thinnest line that a device can draw has no width at all.
        let width = state.line_width.abs() * state.ctm.scale();
        for part in path.parts() {
            let around = part.around.grown(width / 2.0);
            walk.object(Kind::Line { width: length(width) }, around, &state.stroke, state, Whose::Nobody)?;
        }
    }
    if std::mem::take(&mut hand.clips) {
        // A clip that leaves nothing hides all that follows.
        let nowhere = Box { low: (2e9, 2e9), high: (2e9, 2e9) };
        let around = hand.path.around();
        let clip = around.and_then(|around| hand.state.clip.meet(around));
        hand.state.clip = clip.unwrap_or(nowhere);
    }
    hand.path.clear();
    Ok(())
}

fn construct(operator: &Operator<'_>, operands: &Operands<'_, '_, '_>, hand: &mut Hand) {
    let (path, ctm) = (&mut hand.path, hand.state.ctm);
    let pair = |index| operands.pair(index);
    match &**operator {
        b"m" => path.move_to(pair(0), ctm),
        b"l" => path.line_to(pair(0), ctm),
        b"c" => path.curve_to([pair(0), pair(2), pair(4)], ctm),
        b"v" => path.curve_to([path.at(), pair(0), pair(2)], ctm),
        b"y" => path.curve_to([pair(0), pair(2), pair(2)], ctm),
        b"re" => path.rectangle([operands.at(0), operands.at(1), operands.at(2), operands.at(3)], ctm),
        // Closing a path goes nowhere that it has not been.
        _ => {}
    }
}
