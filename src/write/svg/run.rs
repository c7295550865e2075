//! Runs of glyphs.

use std::fmt::Write;

use crate::font::Fonts;
use crate::geom::Em;
use crate::page::{Clusters, GlyphRun, Mode};
use crate::svg::{Glyphs, UNITS, escaped, matrix, placed};

/// Draws a run: its glyphs one after the other, in units of which an em has a thousand.
pub(super) fn outlined(out: &mut String, run: &GlyphRun, fonts: &Fonts, glyphs: &mut Glyphs) {
    open(out, "g", run);
    out.push('>');
    for glyph in &run.glyphs {
        let face = usize::from(run.face.0);
        let Some((number, advance)) = glyphs.number(face, glyph.id, || fonts.face(run.face)) else {
            continue;
        };
        let [x, y] = placed(run, glyph, advance);
        let _ = write!(out, "<use href=\"#g{number}\" x=\"{}\"", number_of(x));
        if y != 0.0 {
            let _ = write!(out, " y=\"{}\"", number_of(y));
        }
        out.push_str("/>");
    }
    out.push_str("</g>\n");
}

/// Writes a run as text: each character stands where its glyph does. Characters that one glyph shows share its place.
pub(super) fn text(out: &mut String, run: &GlyphRun, fonts: &Fonts) {
    let face = fonts.face(run.face);
    let family = face.as_ref().map_or("", |face| face.metrics.postscript_name.as_str());
    let (mut xs, mut ys, mut said) = (Vec::new(), Vec::new(), String::new());
    for cluster in Clusters::of(run) {
        let Some(glyph) = cluster.glyphs.first() else { continue };
        let advances = face.as_ref().map(|face| face.advances(&[glyph.id]));
        let advance = advances.and_then(|all| all.first().copied()).unwrap_or(Em::ONE);
        let [x, y] = placed(run, glyph, advance);
        let count = cluster.text.chars().count().max(1) as f64;
        let wide = advance.0 as f64 / 1000.0;
        for (at, c) in (0..).zip(cluster.text.chars()) {
            xs.push(number_of(x + wide * f64::from(at) / count));
            ys.push(number_of(y));
            said.push(c);
        }
    }
    open(out, "text", run);
    let _ = write!(out, " font-family=\"{}\" font-size=\"{UNITS}\" xml:space=\"preserve\"", escaped(family));
    let _ = write!(out, " x=\"{}\"", xs.join(" "));
    if run.mode == Mode::Upright || ys.iter().any(|y| y != "0") {
        let _ = write!(out, " y=\"{}\"", ys.join(" "));
    }
    let _ = writeln!(out, ">{}</text>", escaped(&said));
}

fn open(out: &mut String, name: &str, run: &GlyphRun) {
    let way = matrix(run, run.size.to_pt()).map(|one| format!("{one:.6}")).join(" ");
    let (x, y) = (run.origin.x.to_pt(), run.origin.y.to_pt());
    let _ = write!(out, "<{name} transform=\"matrix({way} {x:.3} {y:.3})\"");
}

/// A number to a tenth of a unit, without a part that is nothing.
fn number_of(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{:.1}", tenths as f64 / 10.0) }
}
