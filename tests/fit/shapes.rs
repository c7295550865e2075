//! Stories in slots of several rectangles, with boxes in their text: every line is fitted to the measure of its own piece of
//! a row.

use banxin::edition::Edition;
use banxin::fit::{apply, collate, fit};
use banxin::geom::{Direction, Em};
use banxin::layout::{BoxPlace, BoxWidth, Cells, Holds, Mount, Outline, SlotBox};
use banxin::page::{Item, Role};
use banxin::record::{Article, Line, Recorded};
use banxin::style::Breaking;
use banxin::text::Shapers;

use super::truth::Dice;
use crate::support::editions::{Made, NOWHERE, Setup, fonts, han, picture, typeset};

/// Three columns, of which the third goes on below the others, and a picture in the text of the first two.
fn made((direction, breaking): (Direction, Breaking), seed: u64, trackings: bool) -> Made {
    let mut dice = Dice(seed);
    let paragraphs: Vec<usize> = (0..6).map(|_| 40 + dice.below(90)).collect();
    let all = [0, 0, -20, -40, 20];
    let hidden = paragraphs.iter().map(|_| Some(Em::milli(dice.of(&all))));
    let setup = Setup {
        paragraphs: paragraphs.iter().enumerate().map(|(at, count)| han(count + at)).collect(),
        trackings: if trackings { hidden.collect() } else { Vec::new() },
        measure: Em::ONE * 14,
        columns: 3,
        rows: 30,
        direction,
        breaking,
        ..Setup::default()
    };
    let mut made = setup.made();
    made.slot().rows = 20;
    made.slot().more = vec![Cells { column: 2, columns: 1, row: 20, rows: 13 }];
    made.slot().boxes = vec![SlotBox {
        holds: Holds::Picture,
        place: BoxPlace::Middle,
        among: Some((0, 2)),
        width: BoxWidth::Em(Em::ONE * 13),
        rows: 7,
        from: Some(3),
        beside: None,
        direction: None,
        distance: Em::ONE,
        outline: Outline::Rectangle,
        mount: Mount::USUAL,
        span: NOWHERE,
    }];
    made.story().pictures = vec![picture(None)];
    made
}

/// The lines of the composed story, column by column.
fn record(edition: &Edition, fonts: &Shapers) -> Recorded {
    let (composition, _) = typeset(edition, fonts);
    let mut columns: Vec<Vec<Line>> = vec![Vec::new(); 3];
    let mut last = None;
    for item in &composition.pages[0].items {
        let Item::Glyphs(run) = item else { continue };
        if run.source.role != Role::Body {
            continue;
        }
        let column = &mut columns[usize::from(run.source.column)];
        let place = Some((run.source.column, run.source.row));
        match column.last_mut() {
            Some(line) if last == place => line.text.push_str(&run.text),
            _ => column.push(Line {
                text: run.text.clone(),
                paragraph: Some(run.source.part.into()),
                ..Line::default()
            }),
        }
        last = place;
    }
    let article = Article {
        id: "story".into(),
        columns: columns.into_iter().map(Into::into).collect(),
        ..Article::default()
    };
    Recorded { articles: vec![article], ..Recorded::default() }
}

#[test]
fn pages_of_shapes_and_boxes_are_reproduced_line_by_line() {
    let ways = [Direction::Horizontal, Direction::Vertical]
        .map(|direction| [Breaking::FirstFit, Breaking::TotalFit].map(|breaking| (direction, breaking)));
    for direction in ways.into_iter().flatten() {
        for seed in 0..6 {
            let truth = made(direction, seed, true).checked();
            let fonts = fonts(&truth);
            let recorded = record(&truth, &fonts);
            let mut edition = made(direction, seed, false).checked();
            let plan = banxin::plan::plan(&edition);
            let (shaped, _) = banxin::text::shape(&edition, &fonts);
            let fits = fit(&edition, &plan, &shaped, &recorded);
            apply(&mut edition, &fits);
            let (composition, _) = typeset(&edition, &fonts);
            let collation = collate::collate(&composition, &recorded);
            let lines = recorded.articles[0].columns.iter().map(|column| column.lines.len()).sum::<usize>();
            assert!(lines > 30, "{lines} lines");
            assert_eq!(
                (collation.same, collation.lines),
                (lines, lines),
                "{direction:?}, seed {seed}: {:#?}",
                record(&edition, &fonts)
            );
        }
    }
}
