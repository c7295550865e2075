//! What copyfit, balancing and the care for single lines make of one column after the other: some hundred small
//! stories, a line of the golden for each, so that no rung of the ladder can move unseen.

use std::fmt::Write;

use banxin::galley::{Fit, Galley, Rung};
use banxin::geom::Em;
use banxin::line::SetLine;
use banxin::style::{Breaking, MarkStyle, TrackingBounds};
use banxin::text::Shapers;

use crate::support::editions::{Setup, fonts};

/// Characters of the paragraphs of each story.
const STORIES: &[&[usize]] = &[&[26, 10], &[10, 26], &[47, 29], &[14, 3, 9, 30], &[33], &[5, 5, 5, 5, 5, 5]];
/// The least lines at a column's head and foot.
const SINGLES: &[(u32, u32)] = &[(1, 1), (2, 1), (1, 2), (3, 2)];

/// Copy with marks that can give their blank.
fn copy(count: usize) -> String {
    "一二三四，五六七。八九（十）甲乙、丙丁：戊己".chars().cycle().take(count).collect()
}

/// Every combination; what has no part in the others' changes by turns.
fn setups() -> Vec<Setup> {
    let mut setups = Vec::new();
    for (story, counts) in STORIES.iter().enumerate() {
        let lines: usize = counts.iter().map(|count| (count + 2).div_ceil(8)).sum();
        for columns in 1..=3_usize {
            for spare in -1..=2_i64 {
                for (widows, orphans) in SINGLES {
                    let turn = setups.len() + story;
                    let rows = (lines.div_ceil(columns) as i64 + spare).max(1) as u32;
                    setups.push(Setup {
                        paragraphs: counts.iter().map(|count| copy(*count)).collect(),
                        byline: (turn % 3 == 0).then(|| "记者　某某".into()),
                        measure: Em::ONE * 8,
                        columns: columns as u32,
                        rows,
                        marks: [MarkStyle::FullWidth, MarkStyle::Kaiming][turn % 2],
                        breaking: if turn % 5 == 0 { Breaking::TotalFit } else { Breaking::FirstFit },
                        last_line: 1 + (turn % 4) as u32 / 2,
                        widows: *widows,
                        orphans: *orphans,
                        bounds: TrackingBounds {
                            min: Em::milli(-80),
                            max: Em::milli(80),
                            step: Em::milli(5),
                        },
                        tracking: (turn % 4 == 1).then_some(Em::milli(-20)),
                        ..Setup::default()
                    });
                }
            }
        }
    }
    setups
}

/// The atoms of the lines of each column, how far each line is opened, and what copyfit did.
fn line(setup: &Setup, fonts: &Shapers) -> String {
    let edition = setup.edition();
    let plan = banxin::plan::plan(&edition);
    let (shaped, _) = banxin::text::shape(&edition, fonts);
    let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
    let Galley { columns, fit, .. } = crate::support::editions::first(&galleys.stories);
    let set = |SetLine { atoms, opened, .. }: &SetLine| format!("{}({})", atoms.len(), opened.0 / 1000);
    let columns = columns.iter().map(|column| {
        // A byline in the row of the line before it stands behind that.
        let rows = column.chunk_by(|one, next| one.source.row == next.source.row);
        let lines = rows.map(|row| row.iter().map(|line| set(&line.set)).collect::<Vec<_>>().join("+"));
        lines.collect::<Vec<_>>().join(" ")
    });
    let columns: Vec<String> = columns.collect();
    let Fit { rung, added, overset, underset, .. } = fit;
    let overset = overset.map_or_else(String::new, |over| {
        format!("; overset {} lines, {} characters, from {:?}", over.lines, over.characters, over.from)
    });
    let rung = match rung {
        Rung::Natural => "",
        Rung::Rebroken => "; rebroken",
        Rung::Story => "; story",
        Rung::Paragraphs => "; paragraphs",
        Rung::Bounds => "; bounds",
        Rung::Utmost => "; utmost",
    };
    let Setup { rows, widows, orphans, last_line, breaking, .. } = setup;
    let counts: Vec<usize> = setup.paragraphs.iter().map(|text| text.chars().count()).collect();
    format!(
        "{counts:?} in {} x {rows}, {widows}/{orphans}/{last_line} {breaking:?}: {} | tracking {added}{rung}; underset {underset}{overset}",
        setup.columns,
        columns.join(" / "),
    )
}

/// All of them.
pub(super) fn text() -> String {
    let setups = setups();
    let fonts = fonts(&setups[0].edition());
    setups.iter().fold(String::new(), |mut text, setup| {
        let _ = writeln!(text, "{}", line(setup, &fonts));
        text
    })
}
