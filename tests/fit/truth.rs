//! Pages composed with hidden settings, recorded, and fitted again: a synthetic truth.

use banxin::edition::Edition;
use banxin::fit::{Settings, Told, apply, fit, tell};
use banxin::geom::Em;
use banxin::page::{Item, Role};
use banxin::record::{Article, Line, Recorded};
use banxin::style::{Glue, MarkStyle};
use banxin::text::Shapers;

use crate::support::editions::{Setup, fonts};

/// Numbers by seed (Knuth's MMIX generator).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    pub(crate) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

const PAGES: u64 = 60;
const TRACKINGS: [i64; 7] = [0, 0, -20, -30, -40, -60, 20];
const GAPS: [i64; 4] = [125, 167, 200, 250];
const MARKS: [MarkStyle; 4] =
    [MarkStyle::Kaiming, MarkStyle::FullWidth, MarkStyle::HalfWidth, MarkStyle::LineEndHalf];

/// A page's hidden settings: a story of eight to twelve recorded paragraphs in one column.
fn hidden(seed: u64) -> Setup {
    let recorded: Recorded =
        serde_json::from_str(include_str!("../../content/erqi/recorded.json")).expect("JSON");
    let all: Vec<&String> = recorded.articles.iter().flat_map(|article| &article.paragraphs).collect();
    let mut dice = Dice(seed);
    dice.below(2);
    let count = 8 + dice.below(5);
    Setup {
        paragraphs: (0..count).map(|_| dice.of(&all).replace('\u{3000}', "")).collect(),
        trackings: (0..count).map(|_| Some(Em::milli(dice.of(&TRACKINGS)))).collect(),
        measure: Em::ONE * (14 + dice.below(6) as i64),
        marks: dice.of(&MARKS),
        gap: Em::milli(dice.of(&GAPS)),
        rows: 200,
        ..Setup::default()
    }
}

/// The lines of a composed story as a record.
fn record(edition: &Edition, fonts: &Shapers, measure: Option<f64>) -> Recorded {
    let (composition, _) = crate::support::editions::typeset(edition, fonts);
    let mut lines: Vec<(u16, Line)> = Vec::new();
    for item in &composition.pages[0].items {
        let Item::Glyphs(run) = item else { continue };
        if run.source.role != Role::Body {
            continue;
        }
        match lines.last_mut() {
            Some((row, line)) if *row == run.source.row => line.text.push_str(&run.text),
            _ => lines.push((
                run.source.row,
                Line { text: run.text.clone(), paragraph: Some(run.source.part.into()), ..Line::default() },
            )),
        }
    }
    let columns = vec![lines.into_iter().map(|(_, line)| line).collect()];
    Recorded {
        articles: vec![Article { id: "story".into(), measure, columns, ..Article::default() }],
        ..Recorded::default()
    }
}

/// What a fit of a page came to.
struct Outcome {
    /// Every line breaks as recorded.
    exact: bool,
    /// Hidden settings that are among those told or within the bounds found, of all.
    recovered: (usize, usize),
}

/// Fits a page whose settings are hidden: the layout that the fit is given has a measure of its own, kaiming
/// marks and a quarter of an em, and no letterspacing.
fn refit(seed: u64, measured: bool) -> Outcome {
    let truth = hidden(seed);
    let edition = truth.edition();
    let fonts = fonts(&edition);
    let recorded = record(&edition, &fonts, measured.then(|| truth.measure.to_f64()));
    let off = [-1, 0, 1, 2][seed as usize % 4];
    let blank = Setup {
        trackings: Vec::new(),
        measure: truth.measure + Em::ONE * off,
        marks: MarkStyle::Kaiming,
        gap: Em::QUARTER,
        ..truth.clone()
    };
    let edition = blank.edition();
    let plan = banxin::plan::plan(&edition);
    let (shaped, _) = banxin::text::shape(&edition, &fonts);
    let told: Vec<(_, Told)> = tell(&edition, &plan, &shaped, &recorded);
    let told = &told[0].1;
    let Settings { measure, marks, gap } = told.best;
    let mut made = blank.made();
    made.layout().grid.measure = measure;
    let body = &mut made.layout().body;
    body.marks = marks;
    let Glue { smallest, largest, .. } = body.han_latin;
    body.han_latin = Glue { natural: gap, smallest: smallest.min(gap), largest: largest.max(gap) };
    let mut edition = made.checked();
    let (shaped, _) = banxin::text::shape(&edition, &fonts);
    let plan = banxin::plan::plan(&edition);
    let fits = fit(&edition, &plan, &shaped, &recorded);
    let mut recovered = usize::from(told.measures.contains(&truth.measure))
        + usize::from(told.marks.contains(&truth.marks))
        + usize::from(told.gaps.contains(&truth.gap));
    let mut all = 3;
    for paragraph in &fits[0].paragraphs {
        let hidden = truth.trackings[paragraph.block].unwrap_or_default();
        all += 1;
        recovered += usize::from(paragraph.ranges.iter().all(|range| range.interval.contains(hidden)));
    }
    apply(&mut edition, &fits);
    let lines = |recorded: &Recorded| -> Vec<String> {
        recorded.articles[0].columns[0].lines.iter().map(|line| line.text.clone()).collect()
    };
    Outcome { exact: lines(&record(&edition, &fonts, None)) == lines(&recorded), recovered: (recovered, all) }
}

/// Pages reproduced line by line; settings recovered, of all.
fn outcome(measured: bool) -> (u64, usize, usize) {
    let outcomes: Vec<Outcome> = (0..PAGES).map(|seed| refit(seed, measured)).collect();
    let exact = outcomes.iter().filter(|outcome| outcome.exact).count();
    let (recovered, all) =
        outcomes.iter().fold((0, 0), |(a, b), one| (a + one.recovered.0, b + one.recovered.1));
    (exact as u64, recovered, all)
}

#[test]
fn pages_with_hidden_settings_are_reproduced_and_their_settings_found() {
    let (exact, recovered, all) = outcome(true);
    println!("measured: {exact} of {PAGES} pages reproduced; {recovered} of {all} settings found");
    assert_eq!(exact, PAGES);
    assert!(recovered * 100 >= all * 95, "{recovered} of {all}");
}

#[test]
fn from_text_alone_every_page_is_reproduced_though_its_measure_is_not_always_told() {
    let (exact, recovered, all) = outcome(false);
    println!("from text alone: {exact} of {PAGES} pages reproduced; {recovered} of {all} settings found");
    assert_eq!(exact, PAGES);
    assert!(recovered * 100 >= all * 80, "{recovered} of {all}");
}
