//! What the regulations of the trade ask of a paper's furniture (报纸出版管理规定, 2005, 第三十四条 and following): what a
//! registered paper shows of itself, no folio on its front page, no nameplate above its own.

use super::{PageSpec, Paper};
use crate::diag::{Diagnostic, Span};
use crate::id::Table;
use crate::layout::{FurniturePart, FurnitureText, Layout, Matter};
use crate::words::Arg;

/// What a registered paper shows in each number besides its name and 国内统一连续出版物号: date, 总期号, how many pages.
const SHOWN: [&[&str]; 3] = [&["date", "day"], &["number"], &["pages"]];

/// What is told of the furniture of an edition's pages; all of them, for what one shows another need not.
pub(super) fn told(paper: &Paper, pages: &Table<PageSpec>, layouts: &Table<Layout>) -> Vec<Diagnostic> {
    let Some(front) = pages.iter().find(|page| page.number == 1) else { return Vec::new() };
    let on = |page: &PageSpec| layouts[page.layout].furniture_on(page.number).map(|(_, part)| part);
    // Of a layout that lost some, nobody knows what it shows.
    if pages.iter().any(|page| layouts[page.layout].lost.furniture) {
        return Vec::new();
    }
    let Some(plate) = on(front).find(|part| part.name == "nameplate") else { return Vec::new() };
    let texts: Vec<&FurnitureText> = pages.iter().flat_map(on).flat_map(FurniturePart::lines).collect();
    let lacking = lacking(paper, &texts).zip(place(plate)).map(|(names, span)| {
        let one =
            Diagnostic::warning("masthead-lacks").arg("names", Arg::names(names.iter().map(String::as_str)));
        one.here(span)
    });
    let folios = on(front).filter(|part| part.table != "masthead");
    let folio = folios.flat_map(FurniturePart::lines).find(|text| shows(text, "page"));
    let folio = folio.map(|text| Diagnostic::warning("folio-on-front").here(text.span));
    let mut found: Vec<Diagnostic> = lacking.into_iter().chain(folio).collect();
    found.extend(outdone(plate, &texts));
    found
}

fn shows(text: &FurnitureText, field: &str) -> bool {
    text.fields.iter().any(|shown| shown == field)
}

/// What a paper with a number of registration has and nobody shows: names of fields. Nothing, where it lacks nothing.
fn lacking(paper: &Paper, texts: &[&FurnitureText]) -> Option<Vec<String>> {
    let (registered, _) = paper.fields.iter().find(|(_, value)| is_registration(value))?;
    let any = |names: &[&str]| names.iter().any(|name| texts.iter().any(|text| shows(text, name)));
    let of_number = Some(registered.as_str()).filter(|name| !any(&[name]));
    let others = SHOWN.iter().filter(|names| !any(names)).filter_map(|names| names.first().copied());
    let names: Vec<String> = of_number.into_iter().chain(others).map(|name| format!("{{{name}}}")).collect();
    Some(names).filter(|names| !names.is_empty())
}

/// 国内统一连续出版物号: CN, two figures of the region, four of the paper.
fn is_registration(value: &str) -> bool {
    let Some(rest) = value.trim_start().strip_prefix("CN") else { return false };
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = rest.trim_start().split_once('-');
    parts.is_some_and(|(region, paper)| {
        region.len() == 2 && figures(region) && figures(paper.get(..4).unwrap_or(""))
    })
}

/// That a text of furniture is larger than the paper's own name: the name of a supplement, of a special page.
fn outdone(plate: &FurniturePart, texts: &[&FurnitureText]) -> Option<Diagnostic> {
    let own = plate.lines().first()?;
    let larger = |text: &&&FurnitureText| text.size > own.size;
    let largest = texts.iter().filter(larger).max_by_key(|text| text.size)?;
    let one = Diagnostic::warning("nameplate-outdone").arg("size", largest.size).arg("own", own.size);
    Some(one.here(largest.span).mark(own.span, "nameplate"))
}

/// Where the layout says what the nameplate is.
fn place(plate: &FurniturePart) -> Option<Span> {
    match &plate.matter {
        Matter::Set(_, lines) => Some(lines.first()?.span),
        Matter::Artwork(artwork) => Some(artwork.span),
    }
}
