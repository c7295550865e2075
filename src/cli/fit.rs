//! `banxin fit`: the letterspacing with which the composer breaks every line where it was printed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::channel::{self, refuse};
use super::match_lines::total;
use super::output::{Leave, Place, say};
use super::reading::{Reading, recorded};
use super::status::Status;
use super::voice::Voice;
use crate::Loaded;
use crate::diag::{Diagnostic, Sources};
use crate::edition::{Edition, Story};
use crate::fit::collate::Collation;
use crate::fit::{Bound, ParagraphFit, RangeFit, StoryFit, Told};
use crate::geom::Em;
use crate::id::Id;
use crate::printable::line;
use crate::report::object;
use crate::stock::{Fitted, fitted};
use crate::style::{Breaking, MarkStyle};
use crate::words::{Arg, Words};

#[derive(Debug, Args)]
pub(super) struct Fit {
    #[command(flatten)]
    reading: Reading,
    #[arg(value_name = "RECORDED")]
    recorded: PathBuf,
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
    #[arg(long, conflicts_with = "output")]
    dry_run: bool,
}

impl Fit {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.fitted(voice).unwrap_or_else(|status| status)
    }

    fn fitted(&self, voice: Voice) -> Result<Status, Status> {
        let mut sources = Sources::default();
        let recorded = recorded(&self.recorded, &mut sources, voice)?;
        let shop = self.reading.shop();
        let mut loaded = self.reading.load(&shop, &mut sources, voice)?;
        // Before any work that would be done for nothing.
        self.has_place(&loaded, &sources).map_err(|why| refuse(why, voice))?;
        let Fitted { fits, told, collation, mut found } = fitted(&mut loaded, &recorded);
        channel::tell(&mut found, &sources, voice);
        let report = if voice.is_json() {
            object(&machine(&loaded.edition, &fits, &told, &collation))
        } else {
            human(&loaded.edition, &fits, &told, &collation, voice)
        };
        let written = say(report.as_bytes())
            .and_then(|()| if self.dry_run { Ok(()) } else { self.write(&loaded, &fits, &sources) });
        written.map_err(|why| refuse(why, voice))?;
        Ok(if collation.same == collation.lines { Status::Done } else { Status::Edition })
    }

    /// Whether the report and the stories have a place to go to.
    fn has_place(&self, loaded: &Loaded, sources: &Sources) -> Result<(), Diagnostic> {
        let read = sources.paths().chain(loaded.files()).chain([self.recorded.as_path()]);
        Place::Stdout.spares(read)?;
        // One that stands for all: which stories there are does not matter to whether the folder is there.
        let story = self.output.as_ref().map(|folder| folder.join("story.md"));
        story.map_or(Ok(()), |story| Place::of(&story, Leave { force: true, ..Leave::default() }).map(drop))
    }

    /// Writes the story files that change; none, if one of them can't be written where it goes.
    fn write(&self, loaded: &Loaded, fits: &[StoryFit], sources: &Sources) -> Result<(), Diagnostic> {
        let mut changed: Vec<(Place, String)> = Vec::new();
        for fit in fits {
            let story = &loaded.edition.stories()[fit.story];
            // The letterspacing of one day's data is not that of the next.
            if story.is_filled {
                continue;
            }
            let Some(file) = sources.get(story.file) else { continue };
            let Some(own) = &file.path else { continue };
            let text = crate::edition::retracked(story, &file.text);
            let path = match &self.output {
                Some(folder) => folder.join(own.file_name().map_or(Path::new("story.md"), Path::new)),
                None if text == file.text => continue,
                None => self.own_place(story, own),
            };
            // That of a story of the base may be the first of the edition's own.
            let folder = self.output.is_none();
            let place = Place::of(&path, Leave { force: self.force, folder })?;
            place.spares([self.recorded.as_path()])?;
            if self.output.is_some() {
                // The edition's own stories are changed where no folder is named, and only there.
                place.spares(sources.paths().chain(loaded.files()))?;
            }
            if changed.iter().any(|(other, _)| other.is(&place)) {
                return Err(Diagnostic::error("output-is-input")
                    .form("two-stories")
                    .arg("path", path.as_path())
                    .mend_by("help-two-stories"));
            }
            changed.push((place, text));
        }
        changed.iter().try_for_each(|(place, text)| place.write(text.as_bytes()))
    }

    /// Where a story goes that is changed where it lies: one of the base's stays what it is, and the edition has one of its
    /// own in its place.
    fn own_place(&self, story: &Story, read: &Path) -> PathBuf {
        let stories = self.reading.folder.join("stories");
        if read.starts_with(&stories) { read.to_owned() } else { stories.join(format!("{}.md", story.id)) }
    }
}

/// The table for people: for each paragraph the letterspacings that serve it, the one chosen, and the lines
/// that bind it.
fn human(
    edition: &Edition,
    fits: &[StoryFit],
    told: &[(Id<Story>, Told)],
    collation: &Collation,
    voice: Voice,
) -> String {
    let mut out = String::new();
    for fit in fits {
        let id = edition.stories()[fit.story].id.as_str();
        let _ = writeln!(out, "{}  {}", line(id), fit.common());
        for paragraph in &fit.paragraphs {
            for range in &paragraph.ranges {
                range_report(paragraph, range, voice, &mut out);
            }
            if paragraph.ignored > 0 {
                let ignored = voice.say(&Words::of("fit-ignored").arg("lines", paragraph.ignored));
                let _ = writeln!(out, "  {:>3}  {ignored}", paragraph.block + 1);
            }
        }
        if let Some((_, told)) = told.iter().find(|(story, _)| *story == fit.story) {
            let _ = writeln!(out, "       {}", voice.say(&settings_report(told)));
            let _ = writeln!(out, "       {}", voice.say(&breaking_report(told)));
        }
        let alignment = &fit.alignment;
        if alignment.extra + alignment.missing + alignment.strangers > 0 {
            let words =
                Words::of("fit-record").arg("wrong", alignment.extra).arg("missing", alignment.missing);
            let _ = writeln!(out, "       {}", voice.say(&words.arg("strangers", alignment.strangers)));
        }
    }
    out + &total(collation, voice)
}

/// What the lines tell of the house's settings: the layout's own where they serve, and what else would.
fn settings_report(told: &Told) -> Words {
    let ems = |all: &[Em], own: Em| -> Arg {
        let others: Vec<String> = all.iter().filter(|one| **one != own).map(Em::to_string).collect();
        if others.is_empty() {
            return Arg::from("");
        }
        Words::of("fit-others").arg("others", others.join(" / ")).into()
    };
    // Settings that need as few ranges do not speak against the layout's.
    let shown = if told.own_cost.ranges <= told.cost.ranges { told.own } else { told.best };
    let marks: Vec<&str> = told.marks.iter().map(|marks| name_of(*marks)).collect();
    let words = Words::part("fit-settings", if shown == told.own { "own" } else { "better" });
    words
        .arg("marks", marks.join(" / "))
        .arg("measure", shown.measure.to_string())
        .arg("measures", ems(&told.measures, shown.measure))
        .arg("gap", shown.gap.to_string())
        .arg("gaps", ems(&told.gaps, shown.gap))
        .arg("ranges", told.cost.ranges)
        .arg("own_ranges", told.own_cost.ranges)
}

/// Which way of breaking paragraphs explains how many lines: the layout's own, and the other where that does better.
fn breaking_report(told: &Told) -> Words {
    let [(own, explained), (other, better)] = told.breakings;
    let words = Words::part("fit-breaking", if better > explained { "better" } else { "own" });
    let words = words.arg("own", breaking_name(own)).arg("explained", explained).arg("lines", told.lines);
    words.arg("other", breaking_name(other)).arg("better", better)
}

/// What a way of breaking paragraphs is called in layouts.
const fn breaking_name(breaking: Breaking) -> &'static str {
    match breaking {
        Breaking::FirstFit => "first-fit",
        Breaking::TotalFit => "total-fit",
    }
}

/// The name of a style of punctuation in a layout.
fn name_of(marks: MarkStyle) -> &'static str {
    match marks {
        MarkStyle::FullWidth => "full",
        MarkStyle::Kaiming => "kaiming",
        MarkStyle::HalfWidth => "half",
        MarkStyle::LineEndHalf => "line-end-half",
    }
}

fn range_report(paragraph: &ParagraphFit, range: &RangeFit, voice: Voice, out: &mut String) {
    let place = |line: usize| {
        let (column, row) = paragraph.bounds.get(line).map_or((0, 0), |bound| bound.place);
        format!("{}:{}", column + 1, row + 1)
    };
    let lines = format!("{}–{}", place(range.lines.start), place(range.lines.end.saturating_sub(1)));
    let number = paragraph.block + 1;
    let Some((tightest, loosest)) = paragraph.binding(range) else { return };
    let words = |id| Words::of(id).arg("tightest", place(tightest)).arg("loosest", place(loosest));
    if range.interval.is_empty() {
        let bound = |line: usize| paragraph.bounds.get(line).map(|bound| bound.interval);
        let (Some(tight), Some(loose)) = (bound(tightest), bound(loosest)) else { return };
        let words = words("fit-none").arg("least", tight.min.to_string()).arg("most", loose.max.to_string());
        let _ = writeln!(out, "  {number:>3}  {lines:<12} {}", voice.say(&words));
        return;
    }
    let interval = format!("[{}, {}]", range.interval.min, range.interval.max);
    let (value, bound) = (range.value.to_string(), voice.say(&words("fit-bound")));
    let _ = writeln!(out, "  {number:>3}  {lines:<12} {interval:<28} {value:<10} {bound}");
}

fn machine(
    edition: &Edition,
    fits: &[StoryFit],
    told: &[(Id<Story>, Told)],
    collation: &Collation,
) -> serde_json::Value {
    let line = |bound: &Bound| {
        json!({
            "column": bound.place.0 + 1, "row": bound.place.1 + 1,
            "min": bound.interval.min.to_f64(), "max": bound.interval.max.to_f64(),
        })
    };
    let range = |paragraph: &ParagraphFit, range: &RangeFit| {
        let binding = paragraph.binding(range);
        json!({
            "first_line": range.lines.start + 1, "last_line": range.lines.end,
            "min": range.interval.min.to_f64(), "max": range.interval.max.to_f64(),
            "value": range.value.to_f64(),
            "bound_by": binding.map(|(tightest, loosest)| [tightest + 1, loosest + 1]),
        })
    };
    let paragraph = |paragraph: &ParagraphFit| {
        json!({
            "paragraph": paragraph.block + 1,
            "ignored": paragraph.ignored,
            "lines": paragraph.bounds.iter().map(line).collect::<Vec<_>>(),
            "ranges": paragraph.ranges.iter().map(|one| range(paragraph, one)).collect::<Vec<_>>(),
        })
    };
    let settings = |told: &Told| {
        let ems = |all: &[Em]| all.iter().map(|em| em.to_f64()).collect::<Vec<_>>();
        json!({
            "marks": told.marks.iter().map(|marks| name_of(*marks)).collect::<Vec<_>>(),
            "measures": ems(&told.measures), "gaps": ems(&told.gaps),
            "best": { "measure": told.best.measure.to_f64(), "marks": name_of(told.best.marks), "gap": told.best.gap.to_f64() },
            "ranges": told.cost.ranges, "ranges_of_layout": told.own_cost.ranges,
            "lines": told.lines,
            "breakings": told.breakings.map(|(breaking, lines)| json!({ "breaking": breaking_name(breaking), "lines": lines })),
        })
    };
    let story = |fit: &StoryFit| {
        json!({
            "id": edition.stories()[fit.story].id,
            "tracking": fit.common().to_f64(),
            "told": told.iter().find(|(story, _)| *story == fit.story).map(|(_, told)| settings(told)),
            "paragraphs": fit.paragraphs.iter().map(paragraph).collect::<Vec<_>>(),
        })
    };
    let stories: Vec<_> = fits.iter().map(story).collect();
    json!({ "stories": stories, "collation": collation })
}
