//! What each operator does (ISO 32000-1, annex A).

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::Filter;
use hayro_syntax::content::{OperandIterator, Operator};
use hayro_syntax::object::{Array, Dict, Name, Object as Value};
use hayro_syntax::page::Resources;

use super::super::job::{Kind, Whose};
use super::super::rule;
use super::budget::TooMuch;
use super::colour::Space;
use super::font::name_of;
use super::matrix::{Box, Matrix, length};
use super::paint::{Paint, State};
use super::path::Path;
use super::text::{self, Pen};
use super::walk::Walk;

/// States that are saved at once.
const MOST_SAVED: usize = 4_096;

/// Operators that change nothing that is judged.
const PASSED_OVER: [&[u8]; 17] = [
    b"d", b"i", b"j", b"J", b"M", b"ri", b"d0", b"d1", b"BMC", b"BDC", b"EMC", b"MP", b"DP", b"ET", b"ID",
    b"EI", b"BI",
];

/// What stands before an operator.
pub(super) struct Operands<'n, 'b, 'a> {
    pub(super) numbers: &'n [f64],
    pub(super) name: Option<&'b Name<'a>>,
    pub(super) all: OperandIterator<'b, 'a>,
}

impl Operands<'_, '_, '_> {
    /// A number; what is missing is nothing.
    fn at(&self, index: usize) -> f64 {
        self.numbers.get(index).copied().filter(|number| number.is_finite()).unwrap_or(0.0)
    }

    fn pair(&self, first: usize) -> (f64, f64) {
        (self.at(first), self.at(first + 1))
    }

    fn matrix(&self) -> [f64; 6] {
        [0, 1, 2, 3, 4, 5].map(|index| self.at(index))
    }
}

/// What a content stream leaves from one operator to the next.
pub(super) struct Hand {
    state: State,
    saved: Vec<State>,
    path: Path,
    /// The next painting operator makes its path a clip.
    clips: bool,
    /// Sections open in which unknown operators are passed over (7.8.2).
    compatible: usize,
    pen: Pen,
    /// The names of the patterns to fill and to stroke with.
    patterns: [Option<Vec<u8>>; 2],
    /// The colour spaces that have been set, by their names in the resources.
    spaces: BTreeMap<Vec<u8>, Rc<Space>>,
}

impl Hand {
    pub(super) fn new(state: State) -> Self {
        Self {
            state,
            saved: Vec::new(),
            path: Path::default(),
            clips: false,
            compatible: 0,
            pen: Pen::START,
            patterns: [None, None],
            spaces: BTreeMap::new(),
        }
    }
}

impl Walk<'_, '_> {
    pub(super) fn operator(
        &mut self,
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
                    self.graphics_state(&dict, &mut hand.state);
                }
            }
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => construct(operator, &operands, hand),
            b"W" | b"W*" => hand.clips = true,
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                self.paint_path(operator, resources, hand)?;
            }
            b"g" | b"G" | b"rg" | b"RG" | b"k" | b"K" | b"cs" | b"CS" | b"sc" | b"SC" | b"scn" | b"SCN" => {
                self.colour(operator, &operands, resources, hand)?;
            }
            b"sh" => {
                let shading = operands.name.and_then(|name| resources.get_shading(name));
                if let Some(around) = self.seen(hand.state.clip) {
                    self.shading(shading, around, resources, &hand.state)?;
                }
            }
            b"BX" => hand.compatible += 1,
            b"EX" => hand.compatible = hand.compatible.saturating_sub(1),
            b"Do" => self.draw(&operands, resources, hand)?,
            b"BI" => {
                for one in operands.all {
                    if let Value::Stream(stream) = one {
                        if stream.filters().contains(&Filter::LzwDecode) {
                            let message = "a picture in the content, packed by LZW".to_owned();
                            self.remark(&rule::LZW, None, Whose::Nobody, message);
                        }
                        self.picture(stream, None, resources, &hand.state)?;
                    }
                }
            }
            _ => self.text(operator, operands, resources, hand)?,
        }
        Ok(())
    }

    fn draw(
        &mut self,
        operands: &Operands<'_, '_, '_>,
        resources: &Resources<'_>,
        hand: &Hand,
    ) -> Result<(), TooMuch> {
        let Some(name) = operands.name else { return Ok(()) };
        let Some(stream) = resources.get_x_object(name) else {
            let message = format!("`{}` is drawn, and can't be read, or draws itself", name.as_str());
            self.remark(&rule::BROKEN_CONTENT, None, Whose::Nobody, message);
            return Ok(());
        };
        match name_of(stream.dict(), "Subtype").as_str() {
            "Image" => {
                let key = resources.x_objects.get_ref(name).map(|one| (one.obj_number, one.gen_number));
                self.picture(&stream, Some((name, key)), resources, &hand.state)
            }
            "Form" => self.form(&stream, resources, &hand.state),
            // PostScript is found wherever it is.
            _ => Ok(()),
        }
    }

    fn text(
        &mut self,
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
                set.font = operands.name.map(|name| self.font(name, resources)).transpose()?.flatten();
                if set.font.is_none() {
                    let message = "text in a font that is not in the resources".to_owned();
                    self.remark(&rule::FONT_EMBEDDED, None, Whose::Nobody, message);
                }
            }
            b"Td" => pen.next_line(operands.at(0), operands.at(1)),
            b"TD" => {
                set.leading = -operands.at(1);
                pen.next_line(operands.at(0), operands.at(1));
            }
            b"Tm" => pen.set(operands.matrix()),
            b"T*" => pen.next_line(0.0, -set.leading),
            b"Tj" => text::show(self, state, pen, operands.all.cloned())?,
            b"TJ" => {
                for array in operands.all {
                    if let Value::Array(parts) = array {
                        text::show(self, state, pen, parts.iter::<Value<'_>>())?;
                    }
                }
            }
            b"'" | b"\"" => {
                if operator.len() == 1 && operator.first() == Some(&b'"') {
                    (set.word_spacing, set.character_spacing) = operands.pair(0);
                }
                pen.next_line(0.0, -set.leading);
                let strings = operands.all.filter(|one| matches!(one, Value::String(_))).cloned();
                text::show(self, state, pen, strings)?;
            }
            other if hand.compatible == 0 && !PASSED_OVER.contains(&other) => {
                let name = String::from_utf8_lossy(other.get(..other.len().min(16)).unwrap_or_default());
                let message = format!("an operator that PDF does not have: `{name}`");
                self.remark(&rule::BROKEN_CONTENT, None, Whose::Nobody, message);
            }
            _ => {}
        }
        Ok(())
    }

    fn paint_path(
        &mut self,
        operator: &Operator<'_>,
        resources: &Resources<'_>,
        hand: &mut Hand,
    ) -> Result<(), TooMuch> {
        let fills = matches!(&**operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
        let strokes = matches!(&**operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
        let Hand { state, path, .. } = hand;
        if fills {
            let [pattern, _] = &hand.patterns;
            if let (Some(pattern), Space::Pattern(_), Some(around)) =
                (pattern, &*state.fill.space, path.around())
            {
                self.pattern(&Name::new_unescaped(pattern), around, resources, state)?;
            }
            for (around, rectangle) in path.filled() {
                let kind = if rectangle { Kind::Area } else { Kind::Shape };
                self.object(kind, around, &state.fill, state, Whose::Nobody)?;
            }
        }
        if strokes {
            // The thinnest line that a device can draw has no width at all.
            let width = state.line_width.abs() * state.ctm.scale();
            for part in path.parts() {
                let around = part.around.grown(width / 2.0);
                self.object(
                    Kind::Line { width: length(width) },
                    around,
                    &state.stroke,
                    state,
                    Whose::Nobody,
                )?;
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

    fn colour(
        &mut self,
        operator: &Operator<'_>,
        operands: &Operands<'_, '_, '_>,
        resources: &Resources<'_>,
        hand: &mut Hand,
    ) -> Result<(), TooMuch> {
        let strokes = operator.first().is_some_and(u8::is_ascii_uppercase);
        let space = match &**operator {
            b"g" | b"G" => Some(Space::Gray { device: true }),
            b"rg" | b"RG" => Some(Space::Foreign("DeviceRGB")),
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
                    None => Rc::new(self.space(&Value::Name(name.clone()), resources)?),
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
    fn graphics_state(&mut self, dict: &Dict<'_>, state: &mut State) {
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
        for (why, here, what) in [
            (alpha, below_1("ca"), "what is filled is transparent (ca)"),
            (line_alpha, below_1("CA"), "what is drawn is transparent (CA)"),
            (blend, blends(dict), "it is blended with what lies under it (BM)"),
            (mask, dict.get::<Value<'_>>("SMask").map(|mask| !matches!(mask, Value::Name(_))), "a soft mask"),
        ] {
            if let Some(here) = here {
                *why = here.then_some(what);
            }
        }
        let is_default = |object: &Value<'_>| matches!(object, Value::Name(name) if matches!(name.as_ref(), b"Default" | b"Identity"));
        let curve = dict.get::<Value<'_>>("TR2").or_else(|| dict.get("TR"));
        if curve.is_some_and(|curve| !is_default(&curve)) {
            self.remark(&rule::TRANSFER, None, Whose::Nobody, "a transfer curve is set".to_owned());
        }
        if dict.get::<Value<'_>>("HT").is_some_and(|screen| !is_default(&screen)) {
            self.remark(&rule::HALFTONE, None, Whose::Nobody, "a halftone screen is set".to_owned());
        }
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
