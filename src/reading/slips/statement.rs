//! A statement as people type it: a heading, or a key with its value; read leniently, and what is changed to make TOML of
//! it.

use crate::reading::punctuation::ascii;
use crate::reading::slips::edits::Edit;
use crate::reading::slips::heading::heading;
use crate::reading::slips::scalars::{self, Meant, Value};
use crate::reading::slips::signs::{
    begins_with_key, closes, is_blank, is_mark, is_of_key, is_single, is_unseen, opens, parts_items,
};
use crate::reading::slips::strings::{self, Within, ends, line};

/// What is read of a text.
pub(super) struct Statement<'t> {
    text: &'t str,
    at: usize,
    /// The changes, in their order but for those around a value.
    pub edits: Vec<Edit>,
    /// How many keys it has.
    pub keys: usize,
    /// The beginning of the last value of a line.
    first: usize,
    /// The end of the last value.
    last: usize,
    /// The last value had no mark around it.
    bare: bool,
    deep: usize,
}

/// Tables and lists in each other, as far as anybody writes them by hand.
const DEEPEST: usize = 8;

impl<'t> Statement<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, edits: Vec::new(), keys: 0, first: 0, last: 0, bare: false, deep: 0 }
    }

    /// Reads the statement, and others on its line; gives where it ends. Nothing, where nobody knows what is meant.
    pub(super) fn read(&mut self) -> Option<usize> {
        loop {
            self.skip(false);
            let rest = self.rest();
            let before_bracket =
                rest.trim_start_matches(|c| is_of_key(c) || c == '.').trim_start_matches(is_blank);
            let is_heading = rest.chars().next().is_some_and(|c| ascii(c) == '[')
                || before_bracket.chars().next().is_some_and(|c| ascii(c) == ']');
            if is_heading {
                let (end, edits, keys) = heading(self.text, self.at)?;
                self.edits.extend(edits);
                (self.at, self.last, self.bare) = (end, end, false);
                self.keys += keys;
            } else {
                self.key_and_value(Within::Line)?;
            }
            if self.behind()? {
                self.edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
                return Some(self.at);
            }
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes over blanks, in lists over ends of lines and comments too. Wide ones become plain.
    fn skip(&mut self, lines: bool) {
        while let Some(c) = self.next() {
            if c == '#' && lines {
                self.at += line(self.rest()).len();
            } else if is_blank(c) {
                if !matches!(c, ' ' | '\t') {
                    let plain = if is_unseen(c) { "" } else { " " };
                    self.edits.push(Edit::sure(self.at..self.at + c.len_utf8(), plain, "foreign-space"));
                }
                self.at += c.len_utf8();
            } else if lines && matches!(c, '\n' | '\r') {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn key_and_value(&mut self, within: Within) -> Option<()> {
        let key = self.key()?;
        self.sign()?;
        self.value(&key, within)
    }

    /// A key, perhaps of several names; gives the last of them.
    fn key(&mut self) -> Option<String> {
        loop {
            self.keys += 1;
            let rest = self.rest();
            let key = if let Some(quoted) = rest.strip_prefix('"') {
                let long = line(quoted).find('"')?;
                self.at += long + 2;
                quoted.get(..long).filter(|key| !key.contains('\\'))?.to_owned()
            } else {
                self.bare_key(rest)?
            };
            if self.next() != Some('.') {
                return Some(key);
            }
            self.at += 1;
        }
    }

    fn bare_key(&mut self, rest: &str) -> Option<String> {
        let is_part = |c: char| c.is_alphanumeric() || is_of_key(c) || c == '$';
        let long = rest.char_indices().find(|(_, c)| !is_part(*c)).map_or(rest.len(), |(at, _)| at);
        let typed = rest.get(..long).filter(|typed| (1..=120).contains(&typed.len()))?;
        let place = self.at..self.at + long;
        self.at += long;
        let plain: String = typed.chars().map(ascii).collect();
        if !plain.chars().all(is_of_key) {
            self.edits.push(Edit::sure(place, format!("\"{plain}\""), "key-quotes"));
        } else if plain != typed {
            self.edits.push(Edit::sure(place, plain.as_str(), "foreign-key"));
        }
        Some(plain)
    }

    /// The sign between key and value.
    fn sign(&mut self) -> Option<()> {
        let key_end = self.at;
        self.skip(false);
        let start = self.at;
        let rest = self.rest();
        let arrow = ["->", "=>", "→", "⇒"].into_iter().find(|arrow| rest.starts_with(arrow));
        let long = arrow.map_or_else(
            || rest.len() - rest.trim_start_matches(|c| matches!(ascii(c), '=' | ':')).len(),
            str::len,
        );
        let sign = rest.get(..long)?;
        let after = rest.get(long..)?;
        if sign.is_empty() {
            let value = after.starts_with(opens) && !after.starts_with(is_single);
            self.edits.push(Edit::sure(key_end..key_end, " =", "sign"));
            // A word and a list may be something else.
            return (value && start > key_end).then_some(());
        }
        // An address has a colon, and strokes behind it.
        if (sign.chars().count() > 2 && arrow.is_none()) || after.starts_with("//") {
            return None;
        }
        if sign != "=" {
            let before = if start > key_end { "" } else { " " };
            let behind = if after.starts_with(is_blank) { "" } else { " " };
            let edit = match sign {
                "＝" => Edit::sure(start..start + long, "=", "foreign"),
                _ => Edit::sure(start..start + long, format!("{before}={behind}"), "sign"),
            };
            self.edits.push(edit);
        }
        self.at += long;
        Some(())
    }

    fn value(&mut self, key: &str, within: Within) -> Option<()> {
        self.skip(false);
        let first = self.next()?;
        self.bare = false;
        if within == Within::Line {
            self.first = self.at;
        }
        if self.rest().starts_with("\"\"\"") || self.rest().starts_with("'''") {
            return None;
        }
        let found = match first {
            '"' => Some(strings::straight(self.text, self.at, within)?),
            '\'' => {
                let long = line(self.rest().get(1..)?).find('\'')?;
                let end = self.at + long + 2;
                Some((end, Vec::new())).filter(|_| ends(self.text.get(end..).unwrap_or_default(), within))
            }
            _ if opens(first) && !matches!(ascii(first), '[' | '{') => {
                strings::foreign(self.text, self.at, within)
            }
            _ => None,
        };
        if let Some((end, edits)) = found {
            self.edits.extend(edits);
            (self.at, self.last) = (end, end);
            return Some(());
        }
        match ascii(first) {
            '[' | '(' => self.list(),
            '{' => self.table(true),
            _ => self.bare(key, within),
        }
    }

    /// A value without quotes, to where its line or what it stands in goes on.
    fn bare(&mut self, key: &str, within: Within) -> Option<()> {
        let rest = line(self.rest());
        let mut before = None;
        let until = rest.char_indices().find(|(at, c)| {
            let blank = before.replace(*c).is_some_and(is_blank);
            match within {
                Within::Line => {
                    let more = rest.get(*at..).unwrap_or_default();
                    blank && (matches!(c, '#' | '＃') || more.starts_with("//") || begins_with_key(more))
                }
                _ => parts_items(*c) || closes(*c) || *c == '#',
            }
        });
        let typed = rest.get(..until.map_or(rest.len(), |(at, _)| at))?.trim_end_matches(is_blank);
        // Numbers side by side are no text.
        let several = within == Within::List && typed.contains(is_blank);
        if typed.is_empty()
            || (several && typed.bytes().all(|byte| !byte.is_ascii_alphabetic() && byte.is_ascii()))
        {
            return None;
        }
        let key = if within == Within::List { "" } else { key };
        let place = self.at..self.at + typed.len();
        let value = scalars::value(key, typed);
        (self.at, self.last) = (place.end, place.end);
        self.bare = !matches!(value, Value::Right);
        if matches!(value, Value::Unknown) {
            return None;
        }
        if let Value::Meant(Meant { text, form, sure, anew }) = value {
            // Where a comment follows, or a mark that may be of the text, so may what stands behind it.
            let alone = until.is_none_or(|(_, c)| c.is_ascii() && (!matches!(c, '#' | '/') || anew));
            // In a list, a blank may stand for the comma.
            let edit = Edit::sure(place, text, form).perhaps(sure && alone && !several);
            self.edits.push(if anew { edit.anew() } else { edit });
        }
        Some(())
    }

    /// A list, with its brackets. One that begins with a key is a table.
    fn list(&mut self) -> Option<()> {
        let open = self.next()?;
        let (start, mark) = (self.at, self.edits.len());
        self.at += open.len_utf8();
        self.last = self.at;
        self.skip(true);
        if begins_with_key(self.rest()) {
            self.at = start;
            self.edits.truncate(mark);
            return self.table(false);
        }
        if open != '[' {
            self.edits
                .push(Edit::sure(start..start + open.len_utf8(), "[", "foreign").perhaps(ascii(open) == '['));
        }
        let mark = self.edits.len();
        let count = self.items(start, ']', |this| this.value("", Within::List))?;
        let closed = self.edits.last().is_some_and(|edit| edit.range.end == self.last);
        if ascii(open) == '(' && count == 1 && closed {
            // One text in brackets is a text.
            let around = [mark.checked_sub(1)?, self.edits.len().checked_sub(1)?];
            for at in around {
                self.edits.get_mut(at)?.text.clear();
            }
        }
        Some(())
    }

    /// A table in a line. With other brackets, it may be a list of one table.
    fn table(&mut self, sure: bool) -> Option<()> {
        let open = self.next()?;
        let start = self.at;
        self.at += open.len_utf8();
        self.last = self.at;
        if open != '{' {
            self.edits.push(Edit::sure(start..self.at, "{", "foreign").perhaps(sure));
        }
        self.items(start, '}', |this| this.key_and_value(Within::Table)).map(drop)
    }

    /// What stands between brackets, to the one that closes them; gives how many items there are.
    fn items(&mut self, start: usize, close: char, item: impl Fn(&mut Self) -> Option<()>) -> Option<usize> {
        self.deep += 1;
        if self.deep > DEEPEST {
            return None;
        }
        let (mut parted, mut count) = (true, 0);
        loop {
            let (from, edits) = (self.at, self.edits.len());
            self.skip(true);
            let rest = self.rest();
            let over = self.text.get(from..self.at).is_some_and(|gone| gone.contains('\n'));
            let next = rest.chars().next();
            if next.is_none() || (over && is_other_statement(rest, close, parted)) {
                self.edits.truncate(edits);
                let one_line = self.text.get(start..self.last)?.matches('\n').count() == 0;
                self.at = self.last;
                // Behind a comma, or at the beginning, something more was meant to stand.
                let text = if close == '}' { " }" } else { "]" };
                let edit = Edit::sure(self.last..self.last, text, "unclosed");
                self.edits.push(edit.perhaps(one_line && !parted));
                break;
            }
            let c = next?;
            if closes(c) {
                self.close(c, close);
                break;
            }
            if !parted {
                self.part(c, close)?;
                parted = true;
                continue;
            }
            item(self)?;
            count += 1;
            parted = false;
        }
        self.deep -= 1;
        self.bare = false;
        Some(count)
    }

    /// The bracket that closes.
    fn close(&mut self, typed: char, close: char) {
        let place = self.at..self.at + typed.len_utf8();
        if typed != close {
            // One of another kind was not meant for this.
            let same = ascii(typed) == close;
            self.edits.push(Edit::sure(place.clone(), close.to_string(), "foreign").perhaps(same));
        }
        (self.at, self.last) = (place.end, place.end);
    }

    /// The comma between two items.
    fn part(&mut self, c: char, close: char) -> Option<()> {
        let place = self.at..self.at + c.len_utf8();
        if parts_items(c) {
            if c != ',' {
                let form = if c == ';' { "comma" } else { "foreign" };
                let next = self.text.get(place.end..).unwrap_or_default();
                let apart = if next.starts_with(char::is_whitespace) { "," } else { ", " };
                self.edits.push(Edit::sure(place.clone(), apart, form).perhaps(!self.bare));
            }
            self.at = place.end;
            return Some(());
        }
        let next = opens(c) || (close == '}' && begins_with_key(self.rest()));
        self.edits.push(Edit::sure(self.last..self.last, ",", "comma").perhaps(!self.bare));
        next.then_some(())
    }

    /// What stands behind a value: whether the line ends there.
    fn behind(&mut self) -> Option<bool> {
        let from = self.last;
        self.skip(false);
        let rest = self.rest();
        let marks = rest.trim_start_matches(|c| is_mark(c) || is_blank(c));
        let marked = rest.starts_with(is_mark);
        let next = if marked { marks } else { rest };
        let at = self.text.len() - next.len();
        let comment = next.starts_with("//") || next.starts_with('＃');
        if next.is_empty() || next.starts_with(['\n', '\r', '#']) || comment {
            if marked {
                let typed = rest.get(..rest.len() - next.len())?.trim_end_matches(is_blank).len();
                self.edits.retain(|edit| edit.range.start < from || edit.range.end > at);
                self.edits.push(Edit::sure(from..self.at + typed, "", "mark-behind").perhaps(!self.bare));
            }
            if comment {
                let long = if next.starts_with("//") { 2 } else { '＃'.len_utf8() };
                self.edits.push(Edit::sure(at..at + long, "#", "comment"));
            }
            self.at = at + line(next).len();
            return Some(true);
        }
        if begins_with_key(next) {
            self.edits.retain(|edit| edit.range.start < from || edit.range.end > at);
            self.edits.push(Edit::sure(from..at, "\n", "two-keys").perhaps(!self.bare));
            self.at = at;
            return Some(false);
        }
        if marked && next.starts_with(opens) { self.list_without_brackets() } else { None }
    }

    /// Texts side by side on a line, with marks between: they may be a list.
    fn list_without_brackets(&mut self) -> Option<bool> {
        self.edits.push(Edit::sure(self.first..self.first, "[", "no-list").perhaps(false));
        while self.next().is_some_and(parts_items) {
            let c = self.next()?;
            self.part(c, ']')?;
            self.value("", Within::List)?;
            self.skip(false);
        }
        let rest = self.rest();
        let over = rest.is_empty() || rest.starts_with(['\n', '\r', '#']);
        self.edits.push(Edit::sure(self.last..self.last, "]", "no-list").perhaps(false));
        self.at += line(rest).len();
        over.then_some(true)
    }
}

/// Whether another statement begins where a list or a table is not closed.
fn is_other_statement(rest: &str, close: char, parted: bool) -> bool {
    let heading = heading(rest, 0).is_some()
        && rest.starts_with('[')
        && line(rest).trim_end().ends_with(']')
        && !line(rest).contains([',', '"']);
    if heading {
        return true;
    }
    let key = begins_with_key(rest);
    if close == '}' { key && !parted } else { key }
}
