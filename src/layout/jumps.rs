//! Jump lines (下转、上接) as they are written.

use super::Grid;
use super::raw::RawJumps;
use super::styles::{Case, face};
use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::printable::short;
use crate::reading::bounds::{self, within_or};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::read::Checked;
use crate::reading::sizes::length;
use crate::style::{BodyStyle, JumpStyle, JumpText};
use crate::words::Words;

/// What jump lines say where the layout does not.
const ONWARD: &str = "下转第{page}版";
const BACK: &str = "（上接第{page}版）";
/// Where the page stands in them.
const PAGE: &str = "{page}";

/// The style of jump lines. `body` and the grid give its defaults.
pub(super) fn jumps(
    raw: Option<&Field<Checked<RawJumps>>>,
    given: Option<(Case<'_>, Grid)>,
    body: Option<&BodyStyle>,
    found: &mut Findings,
) -> Option<JumpStyle> {
    const NOTHING: &RawJumps = &RawJumps { onward: None, back: None, face: None, size: None, color: None };
    let RawJumps { onward, back, face: face_given, size: size_given, color } =
        raw.map_or(NOTHING, |raw| &raw.value.value);
    let (onward, back) = (text(onward, "onward", ONWARD, found), text(back, "back", BACK, found));
    let (Case { faces, palette }, grid) = given?;
    let face =
        if face_given.is_some() { face(face_given, faces, found) } else { Some(body?.emphasis.clone()) };
    let size = within_or("size", &length(size_given), &bounds::SIZE, grid.size, found)?;
    let paint = palette.paint_or(color, Paint::BLACK, found);
    if size > grid.leading {
        let allowed = Words::part("allowed", "leading-or-less").arg("leading", grid.leading);
        bounds::out_of_range("size", &size, size_given.as_ref()?.span, allowed, found);
        return None;
    }
    let style = JumpStyle { onward: onward?, back: back?, face: face?, size, paint };
    raw.is_none_or(|raw| raw.value.whole).then_some(style)
}

/// A text and the place of the page in it: a jump line that names none leads nowhere.
fn text(given: &Given<String>, key: &'static str, usual: &str, found: &mut Findings) -> Option<JumpText> {
    let written = given.as_ref().map_or(usual, |given| given.value.as_str());
    let span = given.as_ref().map(|given| given.span);
    let parts = written
        .split_once(PAGE)
        .filter(|(before, behind)| !before.contains(BRACES) && !behind.contains(BRACES));
    let Some((before, behind)) = parts else {
        let one = Diagnostic::error("jump-line-without-page").arg("key", key).arg("text", short(written));
        found.add(span.into_iter().fold(one, Diagnostic::here).arg("usual", usual));
        return None;
    };
    Some(JumpText { before: before.to_owned(), behind: behind.to_owned(), span })
}

/// Signs of placeholders, none of which but the page is known.
const BRACES: [char; 2] = ['{', '}'];
