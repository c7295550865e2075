//! `banxin fit`: the letterspacing with which the composer breaks every line where it was printed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::channel::{Format, refuse};
use super::json::object;
use super::output::{Leave, Place, say};
use super::reading::Reading;
use super::status::Status;
use crate::Loaded;
use crate::collate::{Collation, collate};
use crate::diag::{Diagnostic, Sources};
use crate::edition::Edition;
use crate::fit::{Bound, ParagraphFit, RangeFit, StoryFit, Told, apply, fit, tell};
use crate::geom::Em;
use crate::printable::shown;
use crate::style::MarkStyle;

#[derive(Debug, Args)]
pub(super) struct Fit {
    #[command(flatten)]
    reading: Reading,
    /// The printed lines, as JSON
    #[arg(value_name = "RECORDED")]
    recorded: PathBuf,
    /// The folder for the story files, which must be there [default: the edition's own, whose files are changed]
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Replace files that are write-protected
    #[arg(long)]
    force: bool,
    /// Write no story file, only the report
    #[arg(long, conflicts_with = "output")]
    dry_run: bool,
}

impl Fit {
    pub(super) fn run(self) -> Status {
        self.fitted().unwrap_or_else(|status| status)
    }

    fn fitted(&self) -> Result<Status, Status> {
        let mut sources = Sources::default();
        let recorded = self.reading.recorded(&self.recorded, &mut sources)?;
        let mut loaded = self.reading.load(&mut sources)?;
        let plan = crate::plan::plan(&loaded.edition);
        let (shaped, mut found) = crate::text::shape(&loaded.edition, &loaded.fonts);
        self.reading.report(&mut found, &sources);
        let fits = fit(&loaded.edition, &plan, &shaped, &recorded);
        let told = tell(&loaded.edition, &plan, &shaped, &recorded);
        apply(&mut loaded.edition, &fits);
        let (composition, mut found) = crate::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures);
        self.reading.report(&mut found, &sources);
        let collation = collate(&composition, &recorded);
        let report = match self.reading.format {
            Format::Human => shown(&human(&loaded.edition, &fits, &told, &collation)).into_owned(),
            Format::Json => object(&machine(&loaded.edition, &fits, &told, &collation)),
        };
        let read = sources.paths().chain(loaded.files()).chain([self.recorded.as_path()]);
        let written = Place::Stdout
            .spares(read)
            .and_then(|()| say(report.as_bytes()))
            .and_then(|()| if self.dry_run { Ok(()) } else { self.write(&loaded, &fits, &sources) });
        written.map_err(|why| refuse(why, self.reading.format))?;
        Ok(if collation.same == collation.lines { Status::Done } else { Status::Edition })
    }

    /// Writes the story files that change; none, if one of them can't be written where it goes.
    fn write(&self, loaded: &Loaded, fits: &[StoryFit], sources: &Sources) -> Result<(), Diagnostic> {
        let mut changed: Vec<(PathBuf, Place, String)> = Vec::new();
        for fit in fits {
            let Some(story) = loaded.edition.stories.get(fit.story) else { continue };
            let Some(file) = sources.get(story.file) else { continue };
            let text = crate::edition::retracked(story, &file.text);
            let path = match &self.output {
                Some(folder) => folder.join(file.path.file_name().map_or(Path::new("story.md"), Path::new)),
                None if text == file.text => continue,
                None => file.path.clone(),
            };
            let place = Place::of(&path, Leave { force: self.force, ..Leave::default() })?;
            place.spares([self.recorded.as_path()])?;
            if self.output.is_some() {
                // The edition's own stories are changed where no folder is named, and only there.
                place.spares(sources.paths().chain(loaded.files()))?;
            }
            if changed.iter().any(|(_, other, _)| other.is(&place)) {
                let message =
                    format!("two stories of the edition would both be written to {}", path.display());
                return Err(Diagnostic::error("output-is-input", message)
                    .help("give the stories names of their own, whatever folders they are in"));
            }
            changed.push((path, place, text));
        }
        changed.iter().try_for_each(|(_, place, text)| place.write(text.as_bytes()))
    }
}

/// The table for people: for each paragraph the letterspacings that serve it, the one chosen, and the lines
/// that bind it.
fn human(edition: &Edition, fits: &[StoryFit], told: &[(usize, Told)], collation: &Collation) -> String {
    let mut out = String::new();
    for fit in fits {
        let id = edition.stories.get(fit.story).map_or("", |story| story.id.as_str());
        let _ = writeln!(out, "{id}  {}", fit.common());
        for paragraph in &fit.paragraphs {
            for range in &paragraph.ranges {
                range_report(paragraph, range, &mut out);
            }
            if paragraph.ignored > 0 {
                let _ = writeln!(
                    out,
                    "  {:>3}  {} lines ignored: the record does not tell where they begin or end",
                    paragraph.block + 1,
                    paragraph.ignored
                );
            }
        }
        if let Some((_, told)) = told.iter().find(|(story, _)| *story == fit.story) {
            out.push_str(&settings_report(told));
        }
        let alignment = &fit.alignment;
        if alignment.extra + alignment.missing + alignment.strangers > 0 {
            let _ = writeln!(
                out,
                "       record: {} characters wrong, {} missing, {} lines that are not in the copy",
                alignment.extra, alignment.missing, alignment.strangers
            );
        }
    }
    let _ = writeln!(
        out,
        "{} of {} lines as printed, {} of {} columns in order",
        collation.same, collation.lines, collation.same_columns, collation.columns
    );
    out
}

/// What the lines tell of the house's settings: the layout's own where they serve, and what else would.
fn settings_report(told: &Told) -> String {
    let ems = |all: &[Em], own: Em| -> String {
        let others: Vec<String> = all.iter().filter(|one| **one != own).map(Em::to_string).collect();
        if others.is_empty() { String::new() } else { format!(" (or {})", others.join(", ")) }
    };
    // Settings that need as few ranges do not speak against the layout's.
    let shown = if told.own_cost.ranges <= told.cost.ranges { told.own } else { told.best };
    let marks: Vec<&str> = told.marks.iter().map(|marks| name_of(*marks)).collect();
    let better = if shown == told.own {
        String::new()
    } else {
        format!("; {} ranges instead of the layout's {}", told.cost.ranges, told.own_cost.ranges)
    };
    format!(
        "       told by the lines: marks {}, measure {}{}, Han–digit space {}{}{better}\n",
        marks.join(" or "),
        shown.measure,
        ems(&told.measures, shown.measure),
        shown.gap,
        ems(&told.gaps, shown.gap),
    )
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

fn range_report(paragraph: &ParagraphFit, range: &RangeFit, out: &mut String) {
    let place = |line: usize| {
        let (column, row) = paragraph.bounds.get(line).map_or((0, 0), |bound| bound.place);
        format!("{}:{}", column + 1, row + 1)
    };
    let lines = format!("{}–{}", place(range.lines.start), place(range.lines.end.saturating_sub(1)));
    let number = paragraph.block + 1;
    let Some((tightest, loosest)) = paragraph.binding(range) else { return };
    if range.interval.is_empty() {
        let bound = |line: usize| paragraph.bounds.get(line).map(|bound| bound.interval);
        let (Some(tight), Some(loose)) = (bound(tightest), bound(loosest)) else { return };
        let _ = writeln!(
            out,
            "  {number:>3}  {lines:<12} no letterspacing: {} needs at least {}, {} at most {}",
            place(tightest),
            tight.min,
            place(loosest),
            loose.max
        );
        return;
    }
    let interval = format!("[{}, {}]", range.interval.min, range.interval.max);
    let binding = format!("{} and {}", place(tightest), place(loosest));
    let _ = writeln!(
        out,
        "  {number:>3}  {lines:<12} {interval:<28} {:<10} bound by {binding}",
        range.value.to_string()
    );
}

fn machine(
    edition: &Edition,
    fits: &[StoryFit],
    told: &[(usize, Told)],
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
        })
    };
    let story = |fit: &StoryFit| {
        json!({
            "id": edition.stories.get(fit.story).map(|story| &story.id),
            "tracking": fit.common().to_f64(),
            "told": told.iter().find(|(story, _)| *story == fit.story).map(|(_, told)| settings(told)),
            "paragraphs": fit.paragraphs.iter().map(paragraph).collect::<Vec<_>>(),
        })
    };
    let stories: Vec<_> = fits.iter().map(story).collect();
    json!({ "stories": stories, "collation": collation })
}
