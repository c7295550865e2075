//! `banxin match`: the composed lines against the printed ones.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::channel::{refuse, tell};
use super::output::Place;
use super::reading::{Reading, recorded};
use super::status::Status;
use super::voice::Voice;
use crate::diag::{Sources, any_error};
use crate::fit::collate::{Collation, Difference, StoryCollation, collate};
use crate::printable::line;
use crate::report::object;
use crate::words::Words;

#[derive(Debug, Args)]
pub(super) struct Match {
    #[command(flatten)]
    reading: Reading,
    #[arg(value_name = "RECORDED")]
    recorded: PathBuf,
}

impl Match {
    pub(super) fn run(self, voice: Voice) -> Status {
        match self.collated(voice) {
            Ok(collation) => {
                let text = if voice.is_json() { object(&collation) } else { human(&collation, voice) };
                if let Err(why) = Place::Stdout.write(text.as_bytes()) {
                    return refuse(why, voice);
                }
                if collation.is_alike() { Status::Done } else { Status::Edition }
            }
            Err(status) => status,
        }
    }

    fn collated(&self, voice: Voice) -> Result<Collation, Status> {
        let mut sources = Sources::default();
        let recorded = recorded(&self.recorded, &mut sources, voice)?;
        let shop = self.reading.shop();
        let loaded = self.reading.load(&shop, &mut sources, voice)?;
        // Before any work that would be done for nothing.
        let read = sources.paths().chain(loaded.files()).chain([self.recorded.as_path()]);
        Place::Stdout.spares(read).map_err(|why| refuse(why, voice))?;
        let (composition, mut found) = crate::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures);
        // Copy that is overset is missing from the page, and shows as lines that differ.
        tell(&mut found, &sources, voice);
        if any_error(&found) && composition.pages.is_empty() {
            return Err(Status::after(&found));
        }
        Ok(collate(&composition, &recorded))
    }
}

/// The report for people: every line that differs, the rows of every story, and a total.
fn human(collation: &Collation, voice: Voice) -> String {
    let mut out = String::new();
    for story in &collation.stories {
        story_report(story, collation.pages > 1, voice, &mut out);
    }
    out + &total(collation, voice)
}

/// How many lines and columns are as printed, as a line.
pub(super) fn total(collation: &Collation, voice: Voice) -> String {
    let Collation { lines, same, columns, same_columns, .. } = collation;
    let words = Words::of("match-total").arg("lines", *lines).arg("same", *same);
    voice.say(&words.arg("columns", *columns).arg("same_columns", *same_columns)) + "\n"
}

/// A story's lines and rows, with its pages where the edition has several.
fn story_report(story: &StoryCollation, has_pages: bool, voice: Voice, out: &mut String) {
    let StoryCollation { id, same, differing, wrong_characters, missing_characters, absent, .. } = story;
    let id = line(id).into_owned();
    if *absent {
        *out += &voice.say(&Words::of("match-absent").arg("story", id));
        out.push('\n');
        return;
    }
    let words = Words::of("match-story").arg("story", id).arg("lines", same + differing.len());
    *out += &voice.say(&words.arg("same", *same).arg("rows", rows(story, has_pages, voice)));
    if *wrong_characters + *missing_characters > 0 {
        let words =
            Words::of("match-record").arg("wrong", *wrong_characters).arg("missing", *missing_characters);
        *out += &voice.say(&words);
    }
    out.push('\n');
    for difference in differing {
        difference_report(difference, has_pages, voice, out);
    }
}

/// The rows of each column, page by page.
fn rows(story: &StoryCollation, has_pages: bool, voice: Voice) -> String {
    let columns: Vec<(usize, &(usize, usize))> = story.pages.iter().copied().zip(&story.rows).collect();
    let page = |columns: &[(usize, &(usize, usize))]| {
        let rows = columns.iter().map(|(_, (printed, composed))| row(*printed, *composed, voice));
        let rows = rows.collect::<Vec<_>>().join(" ");
        let page = columns.first().map_or(0, |(page, _)| *page);
        if has_pages { voice.say(&Words::of("match-page").arg("page", page).arg("rows", rows)) } else { rows }
    };
    let pages: Vec<String> = columns.chunk_by(|one, next| one.0 == next.0).map(page).collect();
    pages.join(&voice.say(&Words::of("match-pages")))
}

/// How many rows a column has.
fn row(printed: usize, composed: usize, voice: Voice) -> String {
    if printed == composed {
        return printed.to_string();
    }
    voice.say(&Words::of("match-rows").arg("printed", printed).arg("composed", composed))
}

fn difference_report(difference: &Difference, has_pages: bool, voice: Voice, out: &mut String) {
    let Difference { page, column, row, printed, composed, composed_page, composed_at, .. } = difference;
    let words =
        Words::of("match-line").arg("column", *column).arg("row", *row).arg("breaks", breaks(difference));
    let words = if has_pages { words.part_of("paged").arg("page", *page) } else { words };
    let _ = writeln!(out, "  {}", voice.say(&words));
    let _ =
        writeln!(out, "    {}", voice.say(&Words::of("match-printed").arg("text", line(printed).as_ref())));
    if composed.is_empty() {
        return;
    }
    let words = Words::of("match-composed").arg("text", line(composed).as_ref());
    let words = match (composed_at, composed_page) {
        (Some(at), Some(other)) if *other != *page => {
            words.part_of("other-page").arg("page", *other).arg("column", at.0).arg("row", at.1)
        }
        (Some(at), _) if *at != (*column, *row) => {
            words.part_of("elsewhere").arg("column", at.0).arg("row", at.1)
        }
        _ => words,
    };
    let _ = writeln!(out, "    {}", voice.say(&words));
}

/// Where the breaks of a line fell.
fn breaks(difference: &Difference) -> Words {
    let shift = |late: Option<i64>| late.filter(|late| *late != 0);
    let words = Words::of("match-breaks");
    let late = |late: i64| {
        Words::part("match-shift", if late > 0 { "late" } else { "early" }).arg("count", late.abs())
    };
    match (shift(difference.begins_late), shift(difference.ends_late), difference.composed.is_empty()) {
        (None, None, true) => words.part_of("absent"),
        (None, None, false) => words.part_of("elsewhere"),
        (Some(begins), None, _) => words.part_of("begins").arg("begins", late(begins)),
        (None, Some(ends), _) => words.part_of("ends").arg("ends", late(ends)),
        (Some(begins), Some(ends), _) => {
            words.part_of("both").arg("begins", late(begins)).arg("ends", late(ends))
        }
    }
}
