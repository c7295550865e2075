//! Values without quotes: what each was meant to be.

use toml::de::DeValue;

use crate::reading::moments;
use crate::reading::punctuation::ascii;
use crate::reading::slips::signs::{has_key, is_balanced, is_mark, is_single};

/// A value as it is to be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Meant {
    pub text: String,
    pub form: &'static str,
    pub sure: bool,
    pub anew: bool,
}

/// Keys that take no text in any file: their values are put between quotes by no means. A test asks the schemas.
pub(super) const NO_TEXT: [&str; 113] = [
    "across",
    "ads",
    "age",
    "also",
    "answer",
    "approval",
    "attribution",
    "blocks",
    "body",
    "boxes",
    "brief",
    "caption_columns",
    "captions",
    "cell_figures",
    "closing",
    "cmyk",
    "colors",
    "column",
    "columns",
    "corrects",
    "cut_out",
    "date",
    "dates",
    "ear",
    "ending",
    "evenly",
    "faces",
    "festive",
    "fields",
    "files",
    "focus",
    "folio",
    "foot",
    "footnote",
    "forbid",
    "format",
    "furniture",
    "grid",
    "han",
    "hanging",
    "heads",
    "hyphenate",
    "inks",
    "insets",
    "item",
    "items",
    "jumps",
    "keep",
    "last",
    "last_line",
    "latin",
    "least",
    "licensed_fonts",
    "lines",
    "lint",
    "makeup",
    "masthead",
    "may_be_empty",
    "more",
    "most",
    "nameplate",
    "not",
    "note",
    "numbered",
    "off_grid",
    "ornaments",
    "orphans",
    "overprint",
    "pages",
    "paper",
    "part",
    "parts",
    "picture",
    "pictures",
    "plates",
    "polygon",
    "prefer",
    "press",
    "quality",
    "question",
    "quotations",
    "quote",
    "readings",
    "resolution",
    "row",
    "rules",
    "run_on",
    "salutation",
    "serial",
    "serial_below",
    "serials",
    "severities",
    "sheet",
    "sides",
    "signature",
    "sizes",
    "slots",
    "smallest_type",
    "span",
    "spread",
    "steps",
    "strip",
    "subitem",
    "tables",
    "text_columns",
    "time",
    "titles",
    "trim",
    "verse",
    "wanted",
    "web",
    "weights",
    "widows",
];

/// Whether a text is a value of TOML without quotes.
fn is_value(text: &str) -> bool {
    !text.is_empty() && text.len() < 80 && DeValue::parse(text).is_ok()
}

/// What a value without quotes was meant to be.
pub(super) enum Value {
    /// It is right as it is.
    Right,
    Meant(Meant),
    /// Nobody knows.
    Unknown,
}

/// What a value without quotes was meant to be, under a key.
pub(super) fn value(key: &str, typed: &str) -> Value {
    if is_value(typed) {
        return Value::Right;
    }
    meant(key, typed).map_or(Value::Unknown, Value::Meant)
}

fn meant(key: &str, typed: &str) -> Option<Meant> {
    let bare = typed.trim_end_matches(is_mark);
    let told = |text: String, form, sure, anew| Some(Meant { text, form, sure, anew });
    let moment = match key {
        "date" => Some((moments::date(bare), "date")),
        "time" => Some((moments::time(bare), "time")),
        _ => None,
    };
    if let Some((text, form)) = moment {
        return told(text?, form, true, true);
    }
    let takes_text = !NO_TEXT.contains(&key);
    let figures: String = bare.chars().map(ascii).collect();
    let numeral = figures.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'));
    if numeral && is_value(&figures) {
        let form = if figures == bare { "mark-behind" } else { "figures" };
        return told(figures, form, true, false);
    }
    let small = figures.to_ascii_lowercase();
    if matches!(small.as_str(), "true" | "false") {
        return told(small, "lower", !takes_text, true);
    }
    if is_led_by_zero(&figures) {
        // The figures as they are typed are a text; a whole number has no zeros before it.
        let whole = figures.trim_start_matches('0').to_owned();
        let text = if takes_text { format!("\"{figures}\"") } else { whole };
        return told(text, "leading-zero", bare == typed, !takes_text);
    }
    if !takes_text {
        return None;
    }
    text(typed)
}

fn is_led_by_zero(figures: &str) -> bool {
    figures.len() > 1
        && figures.starts_with('0')
        && figures.bytes().all(|byte| byte.is_ascii_digit())
        && figures.bytes().any(|byte| byte != b'0')
}

/// A text without quotes, or without the first of them.
fn text(typed: &str) -> Option<Meant> {
    // What begins with another sign is no text, but something else that is wrong; a number may have one before it.
    let signed = typed.strip_prefix(['-', '+']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if signed.unwrap_or(typed).starts_with(|c: char| c.is_ascii_punctuation())
        || typed.contains(['\\', '\''])
        || has_key(typed)
        || typed.contains("==")
    {
        return None;
    }
    let quotes = typed.matches('"').count();
    if quotes == 1 {
        let text = typed.strip_suffix('"').filter(|text| !text.contains(','))?;
        let sure = is_balanced(text) && !text.starts_with(begins_quotation);
        return Some(Meant { text: format!("\"{text}\""), form: "quote-missing", sure, anew: false });
    }
    let form = if quotes == 0 { "no-quotes" } else { "inner-quotes" };
    // A mark before the text in quotes is typed by mistake, and would be printed.
    if quotes > 0 && typed.starts_with(is_mark) {
        return None;
    }
    let text = paired(typed)?;
    // What is missing, nobody knows; and half a quotation may be all that there is of its quotes.
    let sure = !typed.is_empty()
        && is_balanced(&text)
        && !typed.starts_with(begins_quotation)
        && !typed.contains(['#', ',', '[', '{', ']', '}'])
        && !typed.contains(" //")
        && !typed.ends_with(is_mark_of_lists);
    Some(Meant { text: format!("\"{text}\""), form, sure, anew: false })
}

fn begins_quotation(c: char) -> bool {
    is_single(c) || matches!(c, '「' | '『')
}

fn is_mark_of_lists(c: char) -> bool {
    matches!(ascii(c), ',' | ';')
}

/// The text with Chinese quotes for straight ones, a pair at a time; nothing, where one has no other half.
fn paired(text: &str) -> Option<String> {
    let mut open = false;
    let paired = text
        .chars()
        .map(|c| match c {
            '"' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            _ => c,
        })
        .collect();
    (!open).then_some(paired)
}
