//! Text: how it is set and where its glyphs stand (ISO 32000-1, 9.3 and 9.4).

use hayro_syntax::content::Operator;
use hayro_syntax::object::Object as Value;
use hayro_syntax::page::Resources;

use super::super::job::{Kind, Whose};
use super::super::rule;
use super::budget::TooMuch;
use super::hand::{Hand, Operands, Pen};
use super::matrix::{Box, Matrix, length};
use super::paint::{Paint, State};
use super::walk::Walk;
use crate::geom::EM_BOX_TOP;

/// How far glyphs go, and where the first and the last of them stand that print something.
struct Run {
    at: f64,
    inked: Option<(f64, f64)>,
    missing: bool,
}

/// What an operator of text does (9.3 and 9.4).
pub(super) fn operator(
    walk: &mut Walk<'_, '_>,
    operator: &Operator<'_>,
    operands: Operands<'_, '_, '_>,
    resources: &Resources<'_>,
    hand: &mut Hand,
) -> Result<(), TooMuch> {
    let Hand { state, pen, .. } = hand;
    let set = &mut state.type_;
    match &**operator {
        b"BT" => *pen = Pen::START,
        b"Tc" => set.character_spacing = operands.at(0),
        b"Tw" => set.word_spacing = operands.at(0),
        b"Tz" => set.scale = operands.at(0) / 100.0,
        b"TL" => set.leading = operands.at(0),
        b"Ts" => set.rise = operands.at(0),
        b"Tr" => set.mode = operands.at(0) as i64,
        b"Tf" => {
            set.size = operands.at(0);
            set.font = operands.name.map(|name| walk.font(name, resources)).transpose()?.flatten();
            if set.font.is_none() {
                walk.remark(rule::FONT_EMBEDDED.broken_by("nowhere"), None, Whose::Nobody);
            }
        }
        b"Td" => pen.next_line(operands.at(0), operands.at(1)),
        b"TD" => {
            set.leading = -operands.at(1);
            pen.next_line(operands.at(0), operands.at(1));
        }
        b"Tm" => pen.set(operands.matrix()),
        b"T*" => pen.next_line(0.0, -set.leading),
        b"Tj" => show(walk, state, pen, operands.all.cloned())?,
        b"TJ" => {
            for array in operands.all {
                if let Value::Array(parts) = array {
                    show(walk, state, pen, parts.iter::<Value<'_>>())?;
                }
            }
        }
        b"'" | b"\"" => {
            if operator.len() == 1 && operator.first() == Some(&b'"') {
                (set.word_spacing, set.character_spacing) = operands.pair(0);
            }
            pen.next_line(0.0, -set.leading);
            let strings = operands.all.filter(|one| matches!(one, Value::String(_))).cloned();
            show(walk, state, pen, strings)?;
        }
        _ => {}
    }
    Ok(())
}

/// Shows strings, with numbers between them that move the pen.
fn show<'s, 'a: 's>(
    walk: &mut Walk<'_, '_>,
    state: &State,
    pen: &mut Pen,
    parts: impl Iterator<Item = Value<'a>>,
) -> Result<(), TooMuch> {
    let set = &state.type_;
    let Some((font, metrics)) = set.font.as_ref() else { return Ok(()) };
    let vertical = metrics.vertical;
    let mut run = Run { at: 0.0, inked: None, missing: false };
    for part in parts {
        match part {
            Value::Number(back) => {
                let back = back.as_f64() / 1000.0 * set.size;
                run.at += if vertical { back } else { -back * set.scale };
            }
            Value::String(text) => {
                if !text.as_bytes().is_empty() {
                    walk.shows(*font);
                }
                for (code, bytes) in metrics.codes(text.as_bytes()) {
                    let glyph = metrics.advance(code, bytes) * set.size;
                    let word = if bytes == 1 && code == 32 { set.word_spacing } else { 0.0 };
                    let scale = if vertical { 1.0 } else { set.scale };
                    if !metrics.is_space(code) {
                        let end = run.at + glyph * scale;
                        let first = run.inked.map_or(run.at, |(first, _)| first);
                        run.inked =
                            Some((first.min(run.at), end.max(run.inked.map_or(end, |(_, last)| last))));
                    }
                    run.missing |= metrics.is_missing(code);
                    let spacing = set.character_spacing + word;
                    // Spacing is added to the vertical coordinate, which falls along a line that runs down: what
                    // opens other lines tightens this one (9.3.2).
                    run.at += if vertical { glyph - spacing } else { (glyph + spacing) * scale };
                }
            }
            _ => {}
        }
    }
    let em = set.size * metrics.em();
    let before = pen.matrix;
    let (x, y) = if vertical { (0.0, -run.at) } else { (run.at, 0.0) };
    pen.matrix = Matrix::shift(x, y).then(pen.matrix);
    let Some((first, last)) = run.inked else { return Ok(()) };
    let above = EM_BOX_TOP.to_f64();
    let (low, high) = if vertical {
        ((-em / 2.0, -last), (em / 2.0, -first))
    } else {
        ((first, set.rise - em * (1.0 - above)), (last, set.rise + em * above))
    };
    let to_page = before.then(state.ctm);
    let around = to_page.around(low, high);
    let size = length(em.abs() * to_page.lengths().1);
    let whose = Whose::Font(*font);
    if run.missing && set.mode != 3 {
        let at = around.meet(state.clip).map(Box::rect);
        walk.remark(rule::MISSING_GLYPH.broken(), at, whose);
    }
    for paint in paints(state) {
        walk.object(Kind::Text { size, sounds: false }, around, paint, state, whose)?;
    }
    Ok(())
}

/// What glyphs are painted with, by the text rendering mode (9.3.6).
fn paints(state: &State) -> impl Iterator<Item = &Paint> {
    let mode = state.type_.mode;
    let (filled, stroked) = (matches!(mode, 0 | 2 | 4 | 6), matches!(mode, 1 | 2 | 5 | 6));
    filled.then_some(&state.fill).into_iter().chain(stroked.then_some(&state.stroke))
}
