//! How a finding is put into words.

use crate::cli::voice::Voice;
use crate::diff::{Change, Lines, Part, Place, Plate, Quote, Shift, What};
use crate::geom::{Length, Size};
use crate::page::Role;
use crate::printable::line;
use crate::words::{Arg, Words};

/// Shifts that are told one by one.
const SHIFTS: usize = 3;
/// The most characters of a text that are told; of a longer one its beginning and its end.
const MOST: usize = 60;

/// The names of plates.
pub(super) fn plates(of: &[Plate], voice: Voice) -> String {
    let name = |plate: &Plate| match plate {
        Plate::Process(at) => {
            let known = Plate::PROCESS.get(usize::from(*at));
            known.map_or_else(String::new, |name| voice.say(&Words::part("diff-plate", name)))
        }
        Plate::Named(name) => line(name).into_owned(),
    };
    listed(of.iter().map(name), voice)
}

/// Things one after the other.
fn listed(all: impl Iterator<Item = String>, voice: Voice) -> String {
    let and = |before: String, one: String| {
        voice.say(&Words::of("diff-list").arg("before", before).arg("one", one))
    };
    all.reduce(and).unwrap_or_default()
}

/// What of a story or of a page a finding is of.
pub(super) fn part(of: Part, voice: Voice) -> String {
    let words = match of {
        Part::Page => Words::part("diff-part", "page"),
        Part::Story => Words::part("diff-part", "story"),
        Part::Box(kind) => Words::part("diff-box", kind.name()),
        Part::Text(Role::Head(part)) => {
            let row = part.row();
            Words::part("diff-part", "head").arg("name", Arg::Term(row.key, row.trade))
        }
        Part::Text(role) => Words::part("diff-part", text_part(role)),
    };
    voice.say(&words)
}

const fn text_part(role: Role) -> &'static str {
    match role {
        Role::Body | Role::Subhead | Role::Block(_) | Role::Label(_) => "body",
        Role::Byline => "byline",
        Role::Picture => "picture",
        Role::Caption => "caption",
        Role::Credit => "credit",
        Role::Quotation => "quotation",
        Role::Table(_) => "table",
        Role::JumpLine => "jump-line",
        Role::JumpHead => "jump-head",
        Role::Masthead => "masthead",
        Role::Folio => "folio",
        Role::Furniture => "furniture",
        Role::Advertisement => "advertisement",
        Role::Mark => "mark",
        Role::Watermark => "watermark",
        Role::Rule | Role::Head(_) | Role::Annotation | Role::Tint => "other",
    }
}

/// What a finding says.
pub(super) fn message(what: &What, part: Part, voice: Voice) -> String {
    let is_box = matches!(part, Part::Box(_));
    let words = match what {
        What::Added(count, text) => there(if is_box { "box-added" } else { "added" }, *count, text, voice),
        What::Dropped(count, text) => {
            there(if is_box { "box-dropped" } else { "dropped" }, *count, text, voice)
        }
        What::StoryAdded(Some(page)) => form("story-from").arg("page", line(page).as_ref()),
        What::StoryAdded(None) => form("story-added"),
        What::StoryDropped(Some(page)) => form("story-to").arg("page", line(page).as_ref()),
        What::StoryDropped(None) => form("story-dropped"),
        What::Text { before, after, .. } => match after.at.or(before.at) {
            Some(at) => form("text-at").arg("place", place(at)),
            None => form("text"),
        },
        What::Transposed(from, to) => transposed(from, to, voice),
        What::Broken(lines) => form("broken").arg("lines", of_lines(*lines)),
        What::Moved(lines, shifts) => {
            let shifts = self::shifts(shifts, voice);
            form("moved").arg("lines", of_lines(*lines)).arg("shifts", listed(shifts.into_iter(), voice))
        }
        What::Leading(lines, before, after) => {
            form("leading").arg("lines", of_lines(*lines)).arg("before", *before).arg("after", *after)
        }
        What::Type(lines, changes) => {
            let changes = changes.iter().map(|change| voice.say(&self::change(change)));
            form("type").arg("lines", of_lines(*lines)).arg("changes", listed(changes, voice))
        }
        What::Spaced(lines, least, most) if least == most => {
            form("spaced").arg("lines", of_lines(*lines)).arg("each", *least)
        }
        What::Spaced(lines, least, most) => {
            form("spaced-span").arg("lines", of_lines(*lines)).arg("least", *least).arg("most", *most)
        }
        What::Beside(lines) => form("beside").arg("lines", of_lines(*lines)),
        _ => box_words(what),
    };
    voice.say(&words)
}

/// What is said of boxes and of the page.
fn box_words(what: &What) -> Words {
    let from_to = |form: &'static str, count: usize, before: Arg, after: Arg| {
        self::form(form).arg("count", count).arg("before", before).arg("after", after)
    };
    match what {
        What::BoxMoved(count, x, y) => {
            form("box-moved").arg("count", *count).arg("x", mm(*x)).arg("y", mm(*y))
        }
        What::Resized(count, before, after) => from_to("resized", *count, size(*before), size(*after)),
        What::Weight(count, before, after) => from_to("weight", *count, (*before).into(), (*after).into()),
        What::Colour(count, before, after) => from_to("colour", *count, shown(before), shown(after)),
        What::Content(before, after) => {
            let form = if before == after { "content-same" } else { "content" };
            self::form(form).arg("before", shown(before)).arg("after", shown(after))
        }
        What::Crop(name) => form("crop").arg("after", shown(name)),
        What::Drawn(count) => form("drawn").arg("count", *count),
        What::Sheet(before, after) => from_to("sheet", 1, size(*before), size(*after)),
        What::Order => form("order"),
        What::Mixture(ink, before, after) => {
            form("mixture").arg("ink", shown(ink)).arg("before", shown(before)).arg("after", shown(after))
        }
        _ => form("other"),
    }
}

const fn form(form: &'static str) -> Words {
    Words::part("diff-what", form)
}

/// That something is there in one edition alone.
fn there(form: &'static str, count: usize, text: &str, voice: Voice) -> Words {
    let said = if text.is_empty() { "none".to_owned() } else { cut(text, voice) };
    self::form(form).arg("count", count).arg("text", said)
}

fn transposed(from: &Quote, to: &Quote, voice: Voice) -> Words {
    let text = cut(&to.text, voice);
    match from.at.zip(to.at) {
        Some((from, to)) => {
            form("transposed-at").arg("from", place(from)).arg("to", place(to)).arg("text", text)
        }
        None => form("transposed").arg("text", text),
    }
}

fn shown(text: &str) -> Arg {
    line(text).as_ref().into()
}

fn place(Place { column, row }: Place) -> Words {
    Words::of("diff-place").arg("column", column).arg("row", row)
}

fn of_lines(Lines { count, places }: Lines) -> Words {
    match places {
        Some((first, last)) => Words::part("diff-lines", "placed")
            .arg("count", count)
            .arg("first", place(first))
            .arg("last", place(last)),
        None => Words::of("diff-lines").arg("count", count),
    }
}

/// The commonest ways that lines moved, and how many moved in others.
fn shifts(all: &[Shift], voice: Voice) -> Vec<String> {
    let one = |shift: &Shift| {
        let Shift { lines, columns, rows, x, y } = *shift;
        let words = match (columns, rows) {
            (0, 0) => Words::part("diff-shift", "apart").arg("x", mm(x)).arg("y", mm(y)),
            (0, rows) => Words::part("diff-shift", "rows").arg("rows", rows),
            (columns, rows) => Words::part("diff-shift", "columns").arg("columns", columns).arg("rows", rows),
        };
        voice.say(&words.arg("lines", lines))
    };
    let mut said: Vec<String> = all.iter().take(SHIFTS).map(one).collect();
    let more: usize = all.iter().skip(SHIFTS).map(|shift| shift.lines).sum();
    if more > 0 {
        said.push(voice.say(&Words::part("diff-shift", "more").arg("lines", more)));
    }
    said
}

fn change(Change { property, before, after }: &Change) -> Words {
    Words::part("diff-change", property.name()).arg("before", shown(before)).arg("after", shown(after))
}

fn mm(length: Length) -> Arg {
    Arg::Hundredths(length.hundredths_of_mm())
}

fn size(size: Size) -> Arg {
    Arg::Text(size.in_mm())
}

/// A text on one line; of a long one its beginning and its end.
pub(super) fn cut(text: &str, voice: Voice) -> String {
    let shown = line(text).into_owned();
    let count = shown.chars().count();
    if count <= MOST {
        return shown;
    }
    let first: String = shown.chars().take(MOST / 2).collect();
    let last: String = shown.chars().skip(count - MOST / 3).collect();
    let words = Words::of("diff-omitted").arg("first", first).arg("last", last);
    voice.say(&words.arg("count", count))
}

/// What a part is called for programs.
pub(super) fn part_name(of: Part) -> &'static str {
    match of {
        Part::Page => "page",
        Part::Story => "story",
        Part::Box(kind) => kind.name(),
        Part::Text(Role::Table(_)) => "table",
        Part::Text(role) => role.name(),
    }
}
