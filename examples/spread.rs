//! How evenly lines are opened by first-fit and by total-fit: the stories of an edition, each in its measure
//! without letterspacing, as a Markdown table.
//!
//! `cargo run --release --example spread -- content/erqi`

use banxin::convention::MAINLAND;
use std::io::{self, Write};
use std::path::Path;

use banxin::copy::BlockKind;
use banxin::diag::Sources;
use banxin::geom::Em;
use banxin::line::{Breaks, Manner, Paragraph, Rules, Spacing, Squeeze, Tracked, demerits, justify, lines};
use banxin::style::BodyStyle;
use banxin::style::Breaking;
use banxin::text::ShapedStory;

/// The lines of a story, weighed.
#[derive(Default)]
struct Spread {
    /// How far every gap of each filled line is opened, in ems.
    opened: Vec<f64>,
    lines: usize,
    squeezed: usize,
    demerits: i64,
}

impl Spread {
    fn add(&mut self, other: Self) {
        self.opened.extend(other.opened);
        self.lines += other.lines;
        self.squeezed += other.squeezed;
        self.demerits += other.demerits;
    }

    fn row(&self, story: &str, way: &str, out: &mut impl Write) -> io::Result<()> {
        let count = self.opened.len().max(1) as f64;
        let mean = self.opened.iter().sum::<f64>() / count;
        let variance =
            self.opened.iter().map(|opened| (opened - mean) * (opened - mean)).sum::<f64>() / count;
        let most = self.opened.iter().copied().fold(0.0, f64::max);
        let Self { lines, squeezed, demerits, .. } = self;
        let (deviation, cost) = (variance.sqrt(), *demerits as f64 / 1e6);
        writeln!(
            out,
            "| {story} | {way} | {lines} | {mean:.4} | {deviation:.4} | {most:.3} | {squeezed} | {cost:.2} |"
        )
    }
}

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "content/erqi".to_owned());
    let loaded = banxin::load(Path::new(&folder), &mut Sources::default());
    let loaded = loaded.map_err(|found| io::Error::other(format!("{folder} has {} faults", found.len())))?;
    let (shaped, _) = banxin::text::shape(&loaded.edition, &loaded.fonts);
    let plan = banxin::plan::plan(&loaded.edition);
    let mut out = io::stdout().lock();
    writeln!(out, "| story | breaking | lines | mean | deviation | most | squeezed | demerits |")?;
    writeln!(out, "|---|---|---|---|---|---|---|---|")?;
    let ways = [(Breaking::FirstFit, "first-fit"), (Breaking::TotalFit, "total-fit")];
    let mut all = [Spread::default(), Spread::default()];
    for (id, story) in loaded.edition.stories().entries() {
        let row = plan.chains[id].frames.first().and_then(|frame| frame.rows.first());
        let Some(measure) = row.map(|row| row.measure) else { continue };
        for ((breaking, name), all) in ways.iter().zip(&mut all) {
            let spread = spread(&shaped.stories[id], loaded.edition.styles_of(id).body, measure, *breaking);
            spread.row(&story.id, name, &mut out)?;
            all.add(spread);
        }
    }
    for ((_, name), all) in ways.iter().zip(&all) {
        all.row("all", name, &mut out)?;
    }
    Ok(())
}

/// Breaks a story and weighs its lines.
fn spread(text: &ShapedStory, style: &BodyStyle, measure: Em, breaking: Breaking) -> Spread {
    let rules = Rules {
        spacing: Spacing::new(&MAINLAND, style.marks, style.han_latin),
        breaks: Breaks::of(&MAINLAND, style.kinsoku),
    };
    let manner = Manner { breaking, squeeze: Squeeze::Kinsoku, last_line: 1, even: Em::milli(80) };
    let mut spread = Spread::default();
    for block in &text.blocks {
        // The recorded stories have letterspacing of their own, which proves their breaks: here it counts for
        // nothing.
        let mut bare = block.text.clone();
        bare.atoms.iter_mut().for_each(|atom| atom.tracking = None);
        let paragraph = Paragraph::new(&bare, &rules);
        let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
        let indent = if block.kind == BlockKind::Paragraph { style.indent } else { Em::ZERO };
        let room = |_: usize, start: usize| measure - if start == 0 { indent } else { Em::ZERO };
        let set = lines(&copy, room, manner);
        spread.demerits += demerits(&copy, &set, room, manner);
        spread.lines += set.len();
        for line in set {
            let (room, last) = (room(0, line.start), line.end == paragraph.len());
            spread.squeezed += usize::from(copy.width(&line) > room);
            if !last {
                spread.opened.push(justify(&copy, line, Em::ZERO, room, false).opened.to_f64());
            }
        }
    }
    spread
}
