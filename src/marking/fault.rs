//! Faults as they are marked: what is left of a finding where there is no room for sentences.

use crate::diag::{Diagnostic, Severity, Sources, Span};
use crate::galley::Fit;
use crate::geom::Rect;

/// A fault to be marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where, in the files of the edition; the first is the place itself.
    pub spans: Vec<Span>,
    /// The name of the story that it is of: several may be asked for at one place, as templates of a layout are.
    pub story: Option<String>,
    /// Where, on the pages, where that is known.
    pub printed: Option<Printed>,
    /// The first place for people: file and line. The name of the file alone: folders differ from machine to machine.
    pub line: Option<String>,
}

/// Where on a page something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The page, an index into the composition's.
    pub page: usize,
    /// The places; none, where it is all of the page.
    pub places: Vec<Rect>,
}

impl Fault {
    /// That of a finding.
    #[must_use]
    pub fn of(one: &Diagnostic, printed: Option<Printed>, sources: &Sources) -> Self {
        let spans: Vec<Span> = one.labels.iter().map(|(span, _)| *span).collect();
        let line = spans.first().and_then(|span| {
            let file = sources.get(span.file)?;
            let name = file.name.rsplit('/').next().unwrap_or_default();
            Some(format!("{name}:{}", file.line_column(span.range().start).0))
        });
        let story = one.text("story").map(str::to_owned);
        Self { code: one.code, severity: one.severity, spans, story, printed, line }
    }

    /// What its mark says: the code, how much does not fit, and how often it is there; where a character of that can't be
    /// set, the second.
    pub(super) fn said(&self, fit: Option<&Fit>, count: usize) -> [String; 2] {
        let overset = fit.and_then(|fit| fit.overset);
        let more = match (self.code, overset, fit) {
            ("overset", Some(over), _) => {
                let (lines, characters) = (over.lines, over.characters);
                [
                    format!("溢出 {lines} 行 {characters} 字"),
                    format!("+{lines} lines, {characters} characters"),
                ]
            }
            ("underset", _, Some(fit)) => {
                let rows = fit.underset;
                [format!("空 {rows} 行"), format!("-{rows} lines")]
            }
            ("head-overset", ..) => ["标题放不下".into(), String::new()],
            ("caption-overset", ..) => ["图说放不下".into(), String::new()],
            _ if count > 1 => [format!("×{count}"), format!("x{count}")],
            _ => [String::new(), String::new()],
        };
        more.map(|more| if more.is_empty() { self.code.to_owned() } else { format!("{} {more}", self.code) })
    }

    /// What a list says of it.
    pub(super) fn listed(&self) -> String {
        match &self.line {
            Some(line) => format!("{} {line}", self.code),
            None => self.code.to_owned(),
        }
    }
}
