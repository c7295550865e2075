//! Records as character recognition leaves them: what is lost of the lines, and of the letterspacing found.

use std::fmt::Write;
use std::path::Path;

use banxin::Loaded;
use banxin::fit::StoryFit;
use banxin::fit::collate::collate;
use banxin::geom::Em;
use banxin::record::{Line, Recorded};

use super::truth::Dice;
use super::{erqi, fitted};

/// What is done to a record.
#[derive(Clone, Copy)]
enum Damage {
    /// So many characters of a hundred are wrong, or missing.
    Characters(usize),
    /// So many lines of a hundred are missing.
    Missing(usize),
    /// So many lines of a hundred are joined with the next.
    Merged(usize),
}

impl Damage {
    fn name(self) -> String {
        match self {
            Self::Characters(share) => format!("{share} % of characters wrong or missing"),
            Self::Missing(share) => format!("{share} % of lines missing"),
            Self::Merged(share) => format!("{share} % of lines joined with the next"),
        }
    }

    fn done_to(self, clean: &Recorded, seed: u64) -> Recorded {
        let mut dice = Dice(seed);
        let mut record = clean.clone();
        for column in record.articles.iter_mut().flat_map(|article| &mut article.columns) {
            let mut out: Vec<Line> = Vec::new();
            let mut join = false;
            for mut line in std::mem::take(&mut column.lines) {
                if let Self::Characters(share) = self {
                    line.text = line.text.chars().filter_map(|c| blurred(c, share, &mut dice)).collect();
                }
                if matches!(self, Self::Missing(share) if dice.below(100) < share) {
                    continue;
                }
                match out.last_mut() {
                    Some(last) if join => last.text.push_str(&line.text),
                    _ => out.push(line),
                }
                join = matches!(self, Self::Merged(share) if dice.below(100) < share);
            }
            column.lines = out;
        }
        record
    }
}

/// A character as it is read: half of the bad ones are taken for another, half are not seen.
fn blurred(c: char, share: usize, dice: &mut Dice) -> Option<char> {
    if dice.below(100) >= share {
        return Some(c);
    }
    (dice.below(2) == 0).then(|| dice.of(&['口', '曰', '目', '土', '士', '末', '，', '。', '1', '人']))
}

const SEEDS: u64 = 5;
const ALL: [Damage; 7] = [
    Damage::Characters(1),
    Damage::Characters(5),
    Damage::Characters(10),
    Damage::Missing(5),
    Damage::Missing(20),
    Damage::Merged(5),
    Damage::Merged(20),
];

/// The value of every paragraph that has one range, by story and block.
fn values(fits: &[StoryFit]) -> Vec<((usize, usize), Em)> {
    let paragraphs = fits
        .iter()
        .flat_map(|fit| fit.paragraphs.iter().map(move |paragraph| (fit.story.place(), paragraph)));
    paragraphs
        .filter_map(|(story, paragraph)| match paragraph.ranges.as_slice() {
            [range] => Some(((story, paragraph.block), range.value)),
            _ => None,
        })
        .collect()
}

/// Lines of the printed page that a fit to a damaged record reproduces, and paragraphs whose letterspacing is
/// still one that the clean record allows.
fn outcome(damage: Damage) -> (usize, usize, usize) {
    let (mut loaded, clean) = erqi();
    let truth = fitted(&mut loaded, &clean);
    let (mut lines, mut right, mut all) = (0, 0, 0);
    for seed in 0..SEEDS {
        let (mut loaded, _) = erqi();
        let fits = fitted(&mut loaded, &damage.done_to(&clean, seed));
        let Loaded { edition, fonts, .. } = &loaded;
        let (composition, _) = crate::support::editions::typeset(edition, fonts);
        lines += collate(&composition, &clean).same;
        let found = values(&fits);
        for fit in &truth {
            for paragraph in &fit.paragraphs {
                let [range] = paragraph.ranges.as_slice() else { continue };
                let value = found.iter().find(|(at, _)| *at == (fit.story.place(), paragraph.block));
                all += 1;
                right += usize::from(value.is_some_and(|(_, value)| range.interval.contains(*value)));
            }
        }
    }
    (lines, right, all)
}

#[test]
fn the_table_of_damaged_records_is_that_of_the_document() {
    let mut table = String::from(
        "| damage | lines as printed, of 209 | paragraphs whose letterspacing is right |\n|---|---|---|\n",
    );
    for damage in ALL {
        let (lines, right, all) = outcome(damage);
        let (lines, share) = (lines as f64 / SEEDS as f64, right * 100 / all);
        let _ = writeln!(table, "| {} | {lines:.1} | {share} % |", damage.name());
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fit.md");
    let document = std::fs::read_to_string(&path).expect("docs/fit.md");
    let (begin, end) = ("<!-- table: damage -->\n", "<!-- end -->");
    let start = document.find(begin).expect("the table's place") + begin.len();
    let stop = start + document[start..].find(end).expect("the table's end");
    if std::env::var_os("BANXIN_BLESS").is_some() {
        std::fs::write(&path, format!("{}{table}{}", &document[..start], &document[stop..]))
            .expect("written");
    } else {
        assert_eq!(&document[start..stop], table, "BANXIN_BLESS=1 writes the table anew");
    }
}
