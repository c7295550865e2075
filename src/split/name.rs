//! What the file of a page is called: a pattern with placeholders, and whether a name can be that of a file everywhere.

use unicode_normalization::is_nfc;

use crate::diag::Diagnostic;
use crate::printable::{short, unprintable};
use crate::words::Arg;

/// The pattern where nobody gives one.
pub const DEFAULT: &str = "{date}-{page}.pdf";

/// What all of them end with: nobody takes a press file for anything else, nor the manifest for one.
const ENDING: &str = ".pdf";

/// Some systems keep 255 bytes for a name, and programs put endings of their own behind it.
const LONGEST: usize = 200;

/// Names that Windows keeps for devices, whatever stands behind a full stop.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The same, with a figure behind them.
const PORTS: [&str; 2] = ["com", "lpt"];

/// A pattern of names, such as `{date}-{page}.pdf`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Field(Field),
}

/// What a placeholder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Paper,
    Date,
    Number,
    Section,
    Page,
    Profile,
    Version,
}

/// The placeholders.
const FIELDS: [(&str, Field); 7] = [
    ("paper", Field::Paper),
    ("date", Field::Date),
    ("number", Field::Number),
    ("section", Field::Section),
    ("page", Field::Page),
    ("profile", Field::Profile),
    ("version", Field::Version),
];

/// What belongs into the name of a page's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) paper: String,
    pub(super) date: String,
    pub(super) number: String,
    pub(super) section: String,
    pub(super) page: String,
    pub(super) profile: &'static str,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// It has a placeholder that there is not, or a brace without another.
    pub fn read(text: &str) -> Result<Self, Diagnostic> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, behind) = rest.split_at(at);
            pieces.push(Piece::Text(before.to_owned()));
            let name = behind.strip_prefix('{').and_then(|inside| inside.split_once('}'));
            let (name, after) = name.ok_or_else(|| one("unclosed").arg("given", short(text)))?;
            let field = FIELDS.iter().find(|(own, _)| *own == name).map(|(_, field)| *field);
            pieces.push(Piece::Field(field.ok_or_else(|| unknown(name))?));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self { text: text.to_owned(), pieces })
    }

    /// As it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether files of one page have a name each, so that none takes the place of another.
    pub(super) fn has_version(&self) -> bool {
        self.pieces.contains(&Piece::Field(Field::Version))
    }

    /// The name of a page's file in a version.
    pub(super) fn name(&self, of: &Told, version: u32) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Field(Field::Paper) => of.paper.clone(),
            Piece::Field(Field::Date) => of.date.clone(),
            Piece::Field(Field::Number) => of.number.clone(),
            Piece::Field(Field::Section) => of.section.clone(),
            Piece::Field(Field::Page) => in_two_figures(&of.page),
            Piece::Field(Field::Profile) => of.profile.to_owned(),
            Piece::Field(Field::Version) => version.to_string(),
        };
        self.pieces.iter().map(piece).collect()
    }
}

/// Plain numbers sort as text when they have two figures: 05, and 10 behind it.
fn in_two_figures(page: &str) -> String {
    let figures = |part: &str| match part.parse::<u32>() {
        Ok(number) => format!("{number:02}"),
        Err(_) => part.to_owned(),
    };
    page.split('-').map(figures).collect::<Vec<_>>().join("-")
}

fn one(form: &'static str) -> Diagnostic {
    Diagnostic::error("page-name").form(form)
}

fn unknown(name: &str) -> Diagnostic {
    let known = FIELDS.iter().map(|(name, _)| format!("{{{name}}}")).collect();
    let one = one("unknown").arg("placeholder", format!("{{{}}}", short(name)));
    one.arg("known", Arg::Names(known)).mend_by("help-unknown")
}

/// Why a name can't be that of a page's file, on one system or another.
pub(super) fn fault(name: &str, page: &str) -> Option<Diagnostic> {
    let odd = name.chars().find(|c| ":*?\"<>|".contains(*c) || unprintable(*c).is_some());
    let told = |form, help| one(form).mend_by(help);
    let one = if name.contains(['/', '\\']) {
        told("separator", "help-separator")
    } else if let Some(odd) = odd {
        told("reserved", "help-reserved").arg("sign", short(&odd.to_string()))
    } else if !name.ends_with(ENDING) {
        told("ending", "help-ending")
    } else if name.len() > LONGEST {
        told("long", "help-long").arg("bytes", name.len()).arg("most", LONGEST)
    } else if name.starts_with(['.', '-']) || name.trim() != name || name == ENDING {
        told("beginning", "help-beginning")
    } else if is_device(name) {
        told("device", "help-device")
    } else if !is_nfc(name) {
        told("not-composed", "help-not-composed")
    } else {
        return None;
    };
    Some(one.arg("name", short(name)).arg("page", short(page)))
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let port = stem.strip_suffix(|c: char| c.is_ascii_digit());
    DEVICES.contains(&stem.as_str()) || port.is_some_and(|port| PORTS.contains(&port))
}

/// As systems compare names that make no difference between capitals and small letters.
pub(super) fn compared(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(page: &str) -> Told {
        let (paper, date, number) = ("日报".into(), "2026-12-01".into(), "0012".into());
        Told { paper, date, number, section: "要闻".into(), page: page.into(), profile: "x4" }
    }

    #[test]
    fn names_are_made_of_the_page() {
        let name = |pattern: &str, page: &str| Pattern::read(pattern).unwrap().name(&told(page), 2);
        assert_eq!(name(DEFAULT, "A05"), "2026-12-01-A05.pdf");
        assert_eq!(name(DEFAULT, "5"), "2026-12-01-05.pdf");
        assert_eq!(name(DEFAULT, "2-3"), "2026-12-01-02-03.pdf");
        assert_eq!(name(DEFAULT, "B02-B03"), "2026-12-01-B02-B03.pdf");
        let all = "{paper}{number}{section}{page}_{profile}_v{version}.pdf";
        assert_eq!(name(all, "12"), "日报0012要闻12_x4_v2.pdf");
    }

    #[test]
    fn placeholders_that_are_none_are_told() {
        let form = |text: &str| Pattern::read(text).unwrap_err().form;
        assert_eq!(form("{pag}.pdf"), "unknown");
        assert_eq!(form("{}.pdf"), "unknown");
        for text in ["{page.pdf", "page}.pdf", "{page}}.pdf"] {
            assert_eq!(form(text), "unclosed", "{text}");
        }
    }

    #[test]
    fn names_that_some_system_can_not_hold_are_told() {
        let form = |name: &str| fault(name, "1").map(|one| one.form);
        for name in ["a.pdf", "日报 05.pdf", "console.pdf", "com10.pdf", "x4+a2u.pdf"] {
            assert_eq!(form(name), None, "{name}");
        }
        for (name, why) in [
            ("a/b.pdf", "separator"),
            ("..\\b.pdf", "separator"),
            ("a:b.pdf", "reserved"),
            ("a\u{200b}.pdf", "reserved"),
            ("a\n.pdf", "reserved"),
            ("manifest.json", "ending"),
            (".pdf", "beginning"),
            (".a.pdf", "beginning"),
            ("-a.pdf", "beginning"),
            (" a.pdf", "beginning"),
            ("NUL.pdf", "device"),
            ("com1.x.pdf", "device"),
            ("e\u{301}.pdf", "not-composed"),
        ] {
            assert_eq!(form(name), Some(why), "{name:?}");
        }
        assert_eq!(form(&format!("{}.pdf", "n".repeat(196))), None);
        assert_eq!(form(&format!("{}.pdf", "版".repeat(66))), Some("long"));
    }
}
