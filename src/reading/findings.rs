//! What is found while reading, gathered: reading goes on after an error as far as sense allows.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Severity, Span};
use crate::words::{Arg, Lang};

/// More findings than this help nobody, and a hostile file could hold millions.
const MOST: usize = 1000;

/// No finding shows more places than these.
const MOST_PLACES: usize = 8;

/// A value and the place where it is given.
#[derive(Debug, Clone)]
pub struct Field<T> {
    /// What is given.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A value that may be absent; one that is wrong is absent too, and has been reported.
pub(crate) type Given<T> = Option<Field<T>>;

/// The diagnostics of one loading.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Diagnostic>,
    /// How many are kept elsewhere, beside which these are to be kept.
    beside: usize,
    /// How many errors and how many warnings are not in the list.
    more: [u32; 2],
    /// Whole numbers that the program can't hold, as they are written, by place.
    overlong: BTreeMap<Span, String>,
}

impl Findings {
    /// Keeps a diagnostic.
    pub(crate) fn add(&mut self, one: Diagnostic) {
        if self.is_full() {
            self.add_unkept(one.severity);
        } else {
            self.list.push(one);
        }
    }

    /// Those of something by itself, which these are to [absorb](Self::absorb): no more of them are kept than there is room for
    /// beside these.
    pub(crate) fn apart(&self) -> Self {
        Self { beside: self.beside + self.list.len(), ..Self::default() }
    }

    /// Keeps what was found of something by itself.
    pub(crate) fn absorb(&mut self, other: Self) {
        let Self { list, more, overlong, .. } = other;
        for one in list {
            self.add(one);
        }
        self.more.iter_mut().zip(more).for_each(|(all, more)| *all += more);
        self.overlong.extend(overlong);
    }

    /// Takes back what was told of something: it turned out to be another fault.
    pub(crate) fn take_back(&mut self, code: &str, (name, value): (&str, &str)) {
        let is_of_it =
            |one: &Diagnostic| one.args.iter().any(|(key, arg)| *key == name && *arg == Arg::from(value));
        self.list.retain(|one| one.code != code || !is_of_it(one));
    }

    /// Takes back what was told of what begins at a place: it is more than it looked like.
    pub(crate) fn take_back_at(&mut self, code: &str, place: Span) {
        let is_there = |one: &Diagnostic| {
            one.labels.first().is_some_and(|(span, _)| (span.file, span.start) == (place.file, place.start))
        };
        self.list.retain(|one| one.code != code || !is_there(one));
    }

    /// Forgets what was kept since there were so many: it was told of what was not meant.
    pub(crate) fn forget_since(&mut self, kept: usize) {
        self.list.truncate(kept);
    }

    /// Forgets what was missing, of what was kept since there were so many.
    pub(crate) fn forget_lacking(&mut self, kept: usize) {
        let mut at = 0;
        self.list.retain(|one| {
            at += 1;
            at <= kept || one.code != "missing-key"
        });
    }

    /// What was looked for, where that went well; else keeps what is wrong.
    pub(crate) fn kept<T>(&mut self, looked: Result<Option<T>, Diagnostic>) -> Option<T> {
        looked.unwrap_or_else(|broken| {
            self.add(broken);
            None
        })
    }

    /// Whether diagnostics are counted only: what they say need not be made out any more.
    pub(crate) fn is_full(&self) -> bool {
        self.beside + self.list.len() >= MOST
    }

    /// Counts a diagnostic.
    pub(crate) fn add_unkept(&mut self, severity: Severity) {
        self.more[usize::from(severity == Severity::Warning)] += 1;
    }

    /// How many are kept so far.
    pub(crate) fn kept_so_far(&self) -> usize {
        self.list.len()
    }

    /// Those that were kept since there were so many.
    pub(crate) fn since(&mut self, kept: usize) -> &mut [Diagnostic] {
        self.list.get_mut(kept..).unwrap_or_default()
    }

    /// How many errors there were so far.
    pub(crate) fn errors(&self) -> usize {
        let kept = self.list.iter().filter(|one| one.severity == Severity::Error).count();
        kept + self.more[0] as usize
    }

    /// How many there were so far.
    pub(crate) fn count(&self) -> usize {
        self.list.len() + self.more.iter().sum::<u32>() as usize
    }

    /// Notes how a number is written that is larger than what it is read as. Such a number is out of all bounds.
    pub(crate) fn note_overlong(&mut self, span: Span, written: &str) {
        self.overlong.insert(span, written.to_owned());
    }

    /// The number at a place as it is written, where it is one that can't be held.
    pub(crate) fn overlong(&self, span: Span) -> Option<&str> {
        self.overlong.get(&span).map(String::as_str)
    }

    /// Those of one loading, each told once, by file and place; then how many more there were.
    pub(crate) fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(Diagnostic::place);
        self.list = by_name(without_bad_guesses(once(self.list)));
        self.by_place()
    }

    /// All, by file and place; then how many more there were.
    pub(crate) fn by_place(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(Diagnostic::place);
        let more = [Severity::Error, Severity::Warning].into_iter().zip(self.more);
        self.list
            .extend(more.filter(|(_, count)| *count > 0).map(|(what, count)| Diagnostic::more(what, count)));
        self.list
    }
}

/// Each finding once: what is wrong with a file that two others stand on is found twice. They are in the order of their
/// places.
fn once(all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(all.len());
    for one in all {
        let mut beside = kept.iter().rev().take_while(|other| other.place() == one.place());
        // Without a place, two may be alike.
        if one.labels.is_empty() || !beside.any(|other| is_same(other, &one)) {
            kept.push(one);
        }
    }
    kept
}

/// What is named where nothing has that name, once for all places: what is missing is one thing. Where another name is
/// near, either may be misspelt: the one that is used again and again, or the one that nobody uses.
fn by_name(all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    const NAMES: [&str; 4] = ["unknown-face", "unknown-color", "unknown-head", "no-such-ink"];
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(all.len());
    for one in all {
        let is_named = NAMES.contains(&one.code);
        let same = |other: &&mut Diagnostic| other.code == one.code && other.args == one.args;
        match kept.iter_mut().filter(|_| is_named).find(same) {
            Some(first) => {
                first.mend = None;
                first.labels.extend(one.labels);
                first.labels.truncate(MOST_PLACES);
            }
            None => kept.push(one),
        }
    }
    kept
}

/// What was no TOML was read as what it can only have been meant for; where that is nothing that the file can say there,
/// it was meant otherwise: that it is no TOML is told, and neither the guess nor what is wrong with it. A guess that is
/// near to something right is told with that.
fn without_bad_guesses(mut all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // Where more than one piece of a statement is changed, only all of it together was meant.
    let guess = |one: &Diagnostic| {
        let guessed = matches!(one.form, "no-quotes" | "key-quotes" | "escape");
        let mend = one.mend.as_ref().filter(|_| one.code == "malformed-toml" && guessed)?;
        let (place, _) = one.labels.first()?;
        (mend.span == *place).then_some(mend.span)
    };
    let guesses: Vec<Span> = all.iter().filter_map(guess).collect();
    if guesses.is_empty() {
        return all;
    }
    let refused = |one: &Diagnostic| {
        let refused = one.code.starts_with("unknown-")
            || one.code.starts_with("wrong-")
            || one.code.ends_with("-missing")
            || one.code == "bad-file-name";
        let (place, _) = one.labels.first().filter(|_| refused && one.mend.is_none())?;
        guesses
            .iter()
            .find(|guess| guess.file == place.file && guess.start < place.end && place.start < guess.end)
    };
    let bad: Vec<Span> = all.iter().filter_map(refused).copied().collect();
    all.retain(|one| refused(one).is_none());
    for one in all.iter_mut().filter(|one| guess(one).is_some_and(|span| bad.contains(&span))) {
        one.mend = None;
        one.help.clear();
    }
    all
}

/// Whether two findings of one place are one: they say the same, however they would have it mended.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let places = |one: &Diagnostic| one.labels.iter().map(|(span, _)| *span).collect::<Vec<_>>();
    one == other
        || (one.code == other.code
            && places(one) == places(other)
            && one.said(Lang::En).message == other.said(Lang::En).message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{MORE_FINDINGS, any_error};

    #[test]
    fn what_is_found_side_by_side_is_kept_as_if_one_came_after_the_other() {
        let mut all = Findings::default();
        for _ in 0..MOST - 1 {
            all.add(Diagnostic::warning("slot-empty"));
        }
        let mut apart = [all.apart(), all.apart()];
        for own in &mut apart {
            (0..3).for_each(|_| own.add(Diagnostic::error("unknown-key")));
            assert_eq!((own.kept_so_far(), own.count()), (1, 3));
        }
        for own in apart {
            all.absorb(own);
        }
        assert_eq!((all.kept_so_far(), all.count(), all.errors()), (MOST, MOST + 5, 6));
    }

    #[test]
    fn an_error_behind_more_warnings_than_are_kept_stays_an_error() {
        let mut found = Findings::default();
        for _ in 0..MOST + 2 {
            found.add(Diagnostic::warning("slot-empty"));
        }
        found.add(Diagnostic::error("unknown-key"));
        assert_eq!(found.count(), MOST + 3);
        let all = found.sorted();
        assert!(any_error(&all));
        let more: Vec<_> = all.iter().filter(|one| one.code == MORE_FINDINGS).collect();
        let counts: Vec<_> = more.iter().map(|one| (one.severity, one.count)).collect();
        assert_eq!(counts, [(Severity::Error, 1), (Severity::Warning, 2)]);
    }
}
