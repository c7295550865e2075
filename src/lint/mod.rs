//! The sub-editor: what of copy breaks the standards of marks and figures (GB/T 15834, GB/T 15835) or the word lists of
//! the house, each with its place and, where that is certain, the text mended.
//!
//! A rule tells only what is wrong by every reading; what may be right is left alone. All of it is one table,
//! [`RULES`].

mod edges;
mod figures;
mod half_width;
mod hit;
mod marks;
mod markup;
mod names;
mod nesting;
mod pairs;
mod pauses;
mod places;
mod quotes;
mod ranges;
mod rule;
mod script;
mod spaces;
mod text;
mod words;

use rayon::prelude::*;

use crate::copy::table::Table;
use crate::copy::{Block, BlockKind, Passage};
use crate::diag::{Diagnostic, Severity};
use crate::edition::{Edition, Story};
use crate::part::HeadPart;
use crate::press::Level;
use crate::printable::short;
use crate::reading::findings::Findings;
use crate::reading::misspelt;
use hit::Hit;
use rule::Find;
pub use rule::{RULES, Rule, rule};
use text::{Halves, Part, Text};
use words::House;

/// No poem has more lines, and none of a longer text says much.
const LINES: usize = 1000;
/// So many stories are read one after the other: waking somebody for fewer takes longer than reading them.
const TOGETHER: usize = 8;
/// So many are read before what is told of them is put together: of all of them no more is kept than of one.
const AT_ONCE: usize = 256;

/// Reads all copy of an edition: its stories and the texts of its paper.
#[must_use]
pub fn lint(edition: &Edition) -> Vec<Diagnostic> {
    let (house, rules) = (House::of(edition.words()), rules(edition));
    let editor = |found| SubEditor { house: &house, rules: &rules, found };
    let mut all = editor(Findings::default());
    for one in unknown(edition) {
        all.found.add(one);
    }
    let given = &edition.paper().given;
    let halves = given.iter().fold(Halves::default(), |halves, copy| halves.and(&copy.text));
    for copy in given {
        all.read(&Text::of(Part::Paper, [copy], halves));
    }
    let stories: Vec<&Story> = edition.all_stories().collect();
    for stories in stories.chunks(AT_ONCE) {
        let read = |story: &&Story| {
            let mut editor = editor(all.found.apart());
            editor.story(story);
            editor.found
        };
        let read: Vec<Findings> = stories.par_iter().with_min_len(TOGETHER).map(read).collect();
        for found in read {
            all.found.absorb(found);
        }
    }
    all.found.by_place()
}

/// The rules that are on, in their order, and how bad a breach of each is: a warning, where the house says nothing.
fn rules(edition: &Edition) -> Vec<(&'static Rule, Severity)> {
    let on = |rule: &'static Rule| {
        let said = edition.words().severities.iter().find(|said| said.code == rule.code);
        match said.map_or(Level::Warning, |said| said.level) {
            Level::Off => None,
            Level::Warning => Some((rule, Severity::Warning)),
            Level::Error => Some((rule, Severity::Error)),
        }
    };
    RULES.iter().filter_map(on).collect()
}

/// What the house thinks of rules that there are not.
fn unknown(edition: &Edition) -> Vec<Diagnostic> {
    let unknown = edition.words().severities.iter().filter(|said| rule(&said.code).is_none());
    let told = unknown.map(|said| {
        let one = Diagnostic::warning("unknown-lint-rule").arg("rule", short(&said.code)).here(said.span);
        misspelt(one, (&said.code, said.span), RULES.iter().map(|rule| rule.code))
    });
    told.collect()
}

/// The lines of a block that ends them where the file does: no word goes over their ends.
fn lines(block: &Block) -> Vec<Passage> {
    let mut rest = block.copy.clone();
    let mut lines = Vec::with_capacity(block.breaks.len() + 1);
    for at in block.breaks.iter().rev() {
        let (before, line) = rest.parted(*at);
        lines.push(line);
        rest = before;
    }
    lines.push(rest);
    lines.reverse();
    lines
}

struct SubEditor<'a> {
    house: &'a House<'a>,
    rules: &'a [(&'static Rule, Severity)],
    found: Findings,
}

impl SubEditor<'_> {
    fn story(&mut self, story: &Story) {
        let quotation = story.quotation.as_ref();
        let at_pictures = story.pictures.iter().flat_map(|picture| {
            [(Part::Caption, picture.caption.as_ref()), (Part::Credit, picture.credit.as_ref())]
        });
        let parts = [(Part::Dateline, story.dateline.as_ref()), (Part::Byline, story.byline.as_ref())];
        let parts: Vec<_> = parts
            .into_iter()
            .chain(at_pictures)
            .chain([
                (Part::Quotation, quotation.map(|quotation| &quotation.text)),
                (Part::Credit, quotation.and_then(|quotation| quotation.by.as_ref())),
            ])
            .collect();
        let heads = story.head.entries().flat_map(|(_, lines)| lines);
        let in_text = || story.body.iter().filter_map(|block| block.table.as_deref());
        let tables = || in_text().chain(story.table.as_deref());
        let all = heads
            .chain(&story.jump_head)
            .chain(parts.iter().filter_map(|(_, copy)| *copy))
            .chain(story.body.iter().map(|block| &block.copy))
            .chain(tables().flat_map(Table::texts));
        let halves = all.fold(Halves::default(), |halves, copy| halves.and(&copy.text));
        let said = |(part, lines): &(HeadPart, &Vec<Passage>)| part.row().typed && !lines.is_empty();
        for (part, lines) in story.head.entries().filter(said) {
            self.read(&Text::of(Part::Head(part), lines, halves));
        }
        if let Some(copy) = &story.jump_head {
            self.read(&Text::of(Part::Head(HeadPart::HEADLINE), [copy], halves));
        }
        for (part, copy) in parts {
            if let Some(copy) = copy {
                self.read(&Text::of(part, [copy], halves));
            }
        }
        for block in &story.body {
            let part = match block.kind {
                BlockKind::Subhead => Part::Subhead,
                // It was read as the front matter has it, or is the layout's.
                kind if kind.is_made() => continue,
                _ => Part::Paragraph,
            };
            if block.kind.is_by_line() && block.breaks.len() < LINES {
                self.read(&Text::of(part, &lines(block), halves));
            } else {
                self.read(&Text::of(part, [&block.copy], halves));
            }
        }
        for copy in tables().flat_map(Table::texts) {
            self.read(&Text::of(Part::Cell, [copy], halves));
        }
    }

    /// Reads a text by all rules. What one has told is not told by another.
    fn read(&mut self, text: &Text) {
        let mut taken = vec![false; text.chars.len()];
        let mut hits = Vec::new();
        for at in 0..self.rules.len() {
            let Some((rule, severity)) = self.rules.get(at).copied() else { continue };
            match rule.find {
                Find::Text(find) => find(text, &mut hits),
                Find::House(find) => find(text, self.house, &mut hits),
            }
            for hit in hits.drain(..) {
                let Some(place) = taken.get_mut(hit.at.clone()) else { continue };
                if !place.contains(&true) {
                    place.fill(true);
                    self.tell(rule, severity, text, hit);
                }
            }
        }
    }

    fn tell(&mut self, rule: &Rule, severity: Severity, text: &Text, hit: Hit) {
        if self.found.is_full() {
            self.found.add_unkept(severity);
            return;
        }
        let Some((span, as_it_is)) = text.span(&hit.at) else { return };
        let mends = as_it_is && hit.write.as_deref().is_some_and(|write| markup::bears(text, &hit.at, write));
        let one = Diagnostic { severity, ..Diagnostic::warning(rule.code) };
        let one = one.form(hit.form).arg("written", short(&text.written(hit.at)));
        let one = if hit.label.is_empty() { one.here(span) } else { one.mark(span, hit.label) };
        let one = hit.args.into_iter().fold(one, |one, (name, arg)| one.arg(name, arg));
        let one = hit.listed.into_iter().fold(one, |one, span| one.mark(span, "listed"));
        let one = if hit.help.is_empty() { one } else { one.mend_by(hit.help) };
        let one = hit.likely.iter().fold(one, |one, likely| one.arg("mended", short(likely)));
        let Some(write) = hit.write else {
            self.found.add(one);
            return;
        };
        let one = one.arg("mended", short(&write));
        self.found.add(if mends { one.replace(span, write) } else { one });
    }
}
