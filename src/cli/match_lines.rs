//! `banxin match`: the composed lines against the printed ones.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::channel::{Format, refuse};
use super::json::object;
use super::output::Place;
use super::reading::Reading;
use super::status::Status;
use crate::collate::{Collation, Difference, StoryCollation, collate};
use crate::diag::{Sources, any_error};
use crate::printable::line;

#[derive(Debug, Args)]
pub(super) struct Match {
    #[command(flatten)]
    reading: Reading,
    /// The printed lines, as JSON
    #[arg(value_name = "RECORDED")]
    recorded: PathBuf,
}

impl Match {
    pub(super) fn run(self) -> Status {
        match self.collated() {
            Ok(collation) => {
                let text = match self.reading.format {
                    Format::Human => human(&collation),
                    Format::Json => object(&collation),
                };
                if let Err(why) = Place::Stdout.write(text.as_bytes()) {
                    return refuse(why, self.reading.format);
                }
                let alike = collation.same == collation.lines && collation.same_columns == collation.columns;
                if alike { Status::Done } else { Status::Edition }
            }
            Err(status) => status,
        }
    }

    fn collated(&self) -> Result<Collation, Status> {
        let mut sources = Sources::default();
        let recorded = self.reading.recorded(&self.recorded, &mut sources)?;
        let loaded = self.reading.load(&mut sources)?;
        let (composition, mut found) = crate::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures);
        // Copy that is overset is missing from the page, and shows as lines that differ.
        self.reading.report(&mut found, &sources);
        if any_error(&found) && composition.pages.is_empty() {
            return Err(Status::after(&found));
        }
        let read = sources.paths().chain(loaded.files()).chain([self.recorded.as_path()]);
        Place::Stdout.spares(read).map_err(|why| refuse(why, self.reading.format))?;
        Ok(collate(&composition, &recorded))
    }
}

/// The report for people: every line that differs, the rows of every story, and a total.
fn human(collation: &Collation) -> String {
    let mut out = String::new();
    for story in &collation.stories {
        story_report(story, &mut out);
    }
    let Collation { lines, same, columns, same_columns, .. } = collation;
    let _ = writeln!(out, "{same} of {lines} lines as printed, {same_columns} of {columns} columns in order");
    out
}

fn story_report(story: &StoryCollation, out: &mut String) {
    let StoryCollation { id, rows, same, differing, wrong_characters, missing_characters, absent } = story;
    if *absent {
        let _ = writeln!(out, "{}: on no page of the edition", line(id));
        return;
    }
    let lines = same + differing.len();
    let _ = write!(out, "{}: {same} of {lines} lines as printed; rows", line(id));
    for (printed, composed) in rows {
        let _ = if printed == composed {
            write!(out, " {printed}")
        } else {
            write!(out, " {composed} (printed {printed})")
        };
    }
    if *wrong_characters + *missing_characters > 0 {
        let _ = write!(out, "; record: {wrong_characters} characters wrong, {missing_characters} missing");
    }
    out.push('\n');
    for difference in differing {
        let Difference { column, row, printed, composed, composed_at, .. } = difference;
        let _ = writeln!(out, "  column {column}, row {row}: {}", breaks(difference));
        let _ = writeln!(out, "    printed   {}", line(printed));
        if !composed.is_empty() {
            let elsewhere = match composed_at {
                Some(at) if *at != (*column, *row) => format!("  (column {}, row {})", at.0, at.1),
                _ => String::new(),
            };
            let _ = writeln!(out, "    composed  {}{elsewhere}", line(composed));
        }
    }
}

/// Where the breaks of a line fell.
fn breaks(difference: &Difference) -> String {
    let late = |what: &str, late: Option<i64>| {
        let late = late.filter(|late| *late != 0)?;
        let (count, way) = (late.abs(), if late > 0 { "late" } else { "early" });
        Some(format!("{what} {count} character{} {way}", if count == 1 { "" } else { "s" }))
    };
    let parts: Vec<String> = [late("begins", difference.begins_late), late("ends", difference.ends_late)]
        .into_iter()
        .flatten()
        .collect();
    match (parts.is_empty(), difference.composed.is_empty()) {
        (true, true) => "not in the copy".to_owned(),
        (true, false) => "breaks alike, but stands elsewhere".to_owned(),
        (false, _) => parts.join(", "),
    }
}
