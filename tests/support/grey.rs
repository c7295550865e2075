//! The grey of set stories, measured as it stands: from Han to Han, in thousandths of an em.

use banxin::convention::Class;
use banxin::edition::Edition;
use banxin::galley::{Fit, Galley, Line};
use banxin::geom::Em;
use banxin::style::{MarkStyle, TrackingBounds};
use banxin::text::{ShapedEdition, Shapers};

use super::copy::{Seed, paragraph};
use super::editions::{Setup, first, fonts};

/// The measures of columns, in em.
pub const MEASURES: [i64; 4] = [11, 14, 17, 20];
/// The styles of marks.
pub const MARKS: [MarkStyle; 4] =
    [MarkStyle::FullWidth, MarkStyle::Kaiming, MarkStyle::HalfWidth, MarkStyle::LineEndHalf];
/// How far copy is too long for its rows, or too short, in hundredths.
pub const OFF: std::ops::RangeInclusive<i64> = -8..=8;

/// The columns of a story and the rows of each.
const COLUMNS: usize = 3;
const ROWS: usize = 16;

/// A story as it stands.
#[derive(Debug, Clone)]
pub struct Measured {
    /// How far its copy was too long, in hundredths of its rows.
    pub off: i64,
    /// All its lines have a row, and all rows a line.
    pub fits: bool,
    /// How it came to fit.
    pub fit: Fit,
    /// Each paragraph's lines.
    pub paragraphs: Vec<Vec<Pitched>>,
}

/// A line as it stands.
#[derive(Debug, Clone)]
pub struct Pitched {
    /// Its characters.
    pub text: String,
    /// From one Han to the next beside it, an em taken off: their sum.
    pub sum: i64,
    /// How many pairs of Han there are.
    pub pairs: i64,
    /// It does not end its paragraph.
    pub full: bool,
    /// It fills its measure.
    pub justified: bool,
    /// How far its ink reaches beyond its measure.
    pub over: Em,
    /// What the next line begins with is a word or a number, which could not be parted.
    pub before_word: bool,
}

impl Pitched {
    /// How far its Han stand apart.
    pub fn pitch(&self) -> Option<i64> {
        (self.pairs > 0).then(|| self.sum / self.pairs)
    }
}

/// Stories of a seed side by side, each as much too long as the other is too short, where both fit: how far they differ as
/// they are set, and as each is by itself.
pub fn beside(measure: i64, marks: MarkStyle, seed: u64) -> Vec<(i64, i64)> {
    let shapers = fonts(&setup(measure, marks, Vec::new()).edition());
    let one = |off: i64, of: u64| copied(measure, marks, off, seed * 2 + of);
    let pitches = |edition: Edition| -> Option<Vec<i64>> {
        let plan = banxin::plan::plan(&edition);
        let (shaped, _) = banxin::text::shape(&edition, &shapers);
        let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
        let pitch = |galley: &Galley<'_>| {
            let fits = galley.fit.overset.is_none() && galley.fit.underset == 0;
            galley.fit.pitch.filter(|_| fits).map(|pitch| pitch.0 / 1000)
        };
        galleys.stories.iter().map(pitch).collect()
    };
    let differ = |off: i64| {
        let alone = [(off, 0), (-off, 1)].map(|(off, of)| pitches(one(off, of).edition()));
        let [Some(first), Some(second)] = alone else { return None };
        let both = pitches(one(off, 0).made().beside(one(-off, 1).made()).checked())?;
        Some(((both[0] - both[1]).abs(), (first[0] - second[0]).abs()))
    };
    OFF.filter_map(differ).collect()
}

fn setup(measure: i64, marks: MarkStyle, paragraphs: Vec<String>) -> Setup {
    Setup {
        paragraphs,
        measure: Em::ONE * measure,
        columns: COLUMNS as u32,
        rows: ROWS as u32,
        marks,
        last_line: 2,
        widows: 2,
        orphans: 2,
        bounds: TrackingBounds { min: Em::milli(-80), max: Em::milli(40), step: Em::milli(5) },
        ..Setup::default()
    }
}

/// The stories of a seed, one for each length.
pub fn stories(measure: i64, marks: MarkStyle, seed: u64) -> Vec<Measured> {
    let shapers = fonts(&setup(measure, marks, Vec::new()).edition());
    let mut seed = seeded(measure, marks, seed);
    let of = |off: i64| {
        let copy = of_lines(measure, marks, lines_at(off), &mut seed, &shapers);
        measured(&setup(measure, marks, copy), off, &shapers)
    };
    OFF.map(of).collect()
}

/// The setup of one story.
pub fn copied(measure: i64, marks: MarkStyle, off: i64, seed: u64) -> Setup {
    let shapers = fonts(&setup(measure, marks, Vec::new()).edition());
    let copy = of_lines(measure, marks, lines_at(off), &mut seeded(measure, marks, seed), &shapers);
    setup(measure, marks, copy)
}

fn seeded(measure: i64, marks: MarkStyle, seed: u64) -> Seed {
    Seed::new(seed * 1009 + measure as u64 * 7 + marks as u64)
}

/// How many lines copy takes by itself that is so many hundredths too long.
const fn lines_at(off: i64) -> usize {
    (((COLUMNS * ROWS) as i64 * (100 + off) + 50) / 100) as usize
}

/// How many lines of an edition's first story are set.
pub fn set(edition: &Edition, shaped: &ShapedEdition) -> usize {
    let plan = banxin::plan::plan(edition);
    let (galleys, _) = banxin::galley::set(edition, &plan, shaped);
    first(&galleys.stories).columns.iter().map(Vec::len).sum()
}

/// Copy that takes so many lines as it is.
fn of_lines(measure: i64, marks: MarkStyle, lines: usize, seed: &mut Seed, shapers: &Shapers) -> Vec<String> {
    let count = |text: &String| {
        let one = Setup { rows: 400, columns: 1, ..setup(measure, marks, vec![text.clone()]) };
        measured(&one, 0, shapers).paragraphs.iter().flatten().count()
    };
    let mut copy = Vec::new();
    let mut left = lines;
    while left > 0 {
        let wanted = if left <= 8 { left } else { 2 + seed.below(7) };
        if left - wanted == 1 {
            continue;
        }
        let characters = (wanted as i64 * measure - 2 - seed.below(measure as usize * 2 / 3) as i64).max(4);
        let text = paragraph(seed, characters as usize);
        let taken = count(&text);
        if taken <= left && (left - taken != 1) {
            left -= taken;
            copy.push(text);
        }
    }
    copy
}

/// A setup, set and measured.
pub fn measured(setup: &Setup, off: i64, shapers: &Shapers) -> Measured {
    let edition = setup.edition();
    let plan = banxin::plan::plan(&edition);
    let (shaped, _) = banxin::text::shape(&edition, shapers);
    let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
    let galley = first(&galleys.stories);
    let mut paragraphs: Vec<Vec<Pitched>> = Vec::new();
    let mut last = None;
    for line in galley.columns.iter().flatten() {
        let part = line.source.part;
        if last != Some(part) {
            paragraphs.push(Vec::new());
        }
        last = Some(part);
        paragraphs.last_mut().unwrap().push(pitched(line, setup.measure));
    }
    let fits = galley.fit.overset.is_none() && galley.fit.underset == 0;
    Measured { off, fits, fit: galley.fit.clone(), paragraphs }
}

fn pitched(line: &Line<'_>, measure: Em) -> Pitched {
    let atoms = &line.text.atoms;
    let han = |atom: usize| atoms[atom].class == Class::Han;
    let (first, end) = (line.set.atoms.start, line.set.atoms.end);
    let (mut sum, mut pairs) = (0, 0);
    for (at, pair) in line.set.places.windows(2).enumerate() {
        if han(first + at) && han(first + at + 1) {
            sum += (pair[1] - pair[0] - Em::ONE).0 / 1000;
            pairs += 1;
        }
    }
    // A mark of an em leaves its second half white, which may stand outside.
    let white = atoms[first..end].last().map_or(Em::ZERO, |last| match last.class {
        Class::Closing | Class::Pause | Class::Stop if last.width == Em::ONE => Em::HALF,
        _ => Em::ZERO,
    });
    let next = atoms.get(end).map(|atom| atom.class);
    let word = |class: Class| matches!(class, Class::Figure | Class::Latin | Class::Prefix | Class::Opening);
    Pitched {
        text: line.text.text_of(line.set.atoms.clone()).to_owned()
            + "|"
            + line.text.text_of(end..atoms.len().min(end + 5)),
        sum,
        pairs,
        full: end < atoms.len(),
        justified: line.set.justified,
        over: line.set.end - white - measure,
        before_word: next.is_some_and(word),
    }
}

impl Measured {
    /// How far the Han of each paragraph stand apart.
    pub fn pitches(&self) -> Vec<i64> {
        let of = |lines: &Vec<Pitched>| {
            let (sum, pairs) =
                lines.iter().fold((0, 0), |(sum, pairs), line| (sum + line.sum, pairs + line.pairs));
            if pairs == 0 { 0 } else { sum / pairs }
        };
        self.paragraphs.iter().map(of).collect()
    }

    /// How far neighbouring paragraphs differ at most.
    pub fn paragraphs_differ(&self) -> i64 {
        self.pitches().windows(2).map(|pair| (pair[0] - pair[1]).abs()).max().unwrap_or(0)
    }

    /// How far neighbouring lines differ.
    pub fn lines_differ(&self) -> Vec<i64> {
        let all: Vec<i64> = self.paragraphs.iter().flatten().filter_map(Pitched::pitch).collect();
        all.windows(2).map(|pair| (pair[0] - pair[1]).abs()).collect()
    }

    /// The full lines.
    pub fn full(&self) -> impl Iterator<Item = &Pitched> {
        self.paragraphs.iter().flatten().filter(|line| line.full)
    }
}

/// The value below which so many of a hundred lie.
pub fn share(mut all: Vec<i64>, hundredths: usize) -> i64 {
    all.sort_unstable();
    let at = (all.len() * hundredths).div_ceil(100).saturating_sub(1);
    all.get(at).copied().unwrap_or(0)
}

/// What was measured, as the cells of a table: each distribution by its middle, its 95th hundredth and its end.
pub fn told(all: &[Measured], measure: i64) -> String {
    let fits: Vec<&Measured> = all.iter().filter(|story| story.fits).collect();
    let three = |all: &[i64]| {
        let at = |hundredths: usize| share(all.to_vec(), hundredths);
        format!("{} / {} / {}", at(50), at(95), at(100))
    };
    let differ: Vec<i64> = fits.iter().map(|story| story.paragraphs_differ()).collect();
    let within = differ.iter().filter(|differ| **differ <= 40).count();
    let above = differ.iter().filter(|differ| **differ > 60).count();
    let lines: Vec<i64> = fits.iter().flat_map(|story| story.lines_differ()).collect();
    let free = fits.iter().flat_map(|story| story.full()).filter(|line| !line.before_word);
    let free: Vec<i64> = free.filter_map(Pitched::pitch).collect();
    let far = free.iter().filter(|pitch| **pitch > most(measure)).count();
    let (fit, count) = (fits.len(), all.len());
    let (differ, lines, opened) = (three(&differ), three(&lines), three(&free));
    format!("{fit} of {count} | {differ} | {within} | {above} | {lines} | {opened} | {far} of {}", free.len())
}

/// How far a line of a column may be opened, in thousandths of an em.
pub const fn most(measure: i64) -> i64 {
    if measure < 14 { 150 } else { 100 }
}
