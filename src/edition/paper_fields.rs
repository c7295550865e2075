//! The fields that furniture can show: those that a paper or a page gives, and those that are computed.

use super::raw::FieldText;
use crate::calendar;
use crate::diag::Diagnostic;
use crate::reading::bounds::{self, within};
use crate::reading::findings::{Field, Findings, Given};

/// Fields of the paper that are computed, so that `[paper]` can't set them.
pub(super) const COMPUTED: [&str; 9] =
    ["date", "year", "month", "day", "weekday", "pages", "page", "facing", "section"];

/// Those of them that differ from page to page.
pub(super) const OF_PAGES: [&str; 3] = ["page", "facing", "section"];

/// A field that the paper or a page gives, and its text; nothing, where it can't be given or is out of bounds.
pub(super) fn own_field(
    (name, value): &(Field<String>, Field<FieldText>),
    found: &mut Findings,
) -> Option<(String, String)> {
    let mut sound = true;
    if name.value == "paper" || COMPUTED.contains(&name.value.as_str()) {
        let one = Diagnostic::error("computed-field").arg("name", name.value.as_str()).here(name.span);
        let of_pages = ["pages", "page", "section"].contains(&name.value.as_str());
        found.add(if of_pages { one.mend_by("help-pages") } else { one });
        sound = false;
    }
    if let FieldText::Number(number) = value.value {
        let number = Some(Field { value: number, span: value.span });
        sound &= within(&name.value, &number, &bounds::FIELD, found).is_some();
    }
    sound.then(|| (name.value.clone(), field_text(&value.value, 0)))
}

/// The issue number as it is shown; a number with at least four digits, as papers print it.
pub(super) fn number(given: &Given<FieldText>, found: &mut Findings) -> Option<String> {
    let Some(Field { value, span }) = given else { return Some(String::new()) };
    if let FieldText::Number(number) = value {
        within("number", &Some(Field { value: *number, span: *span }), &bounds::NUMBER, found)?;
    }
    Some(field_text(value, 4))
}

/// A field as it is shown, a number with at least so many figures.
pub(super) fn field_text(value: &FieldText, digits: usize) -> String {
    match value {
        FieldText::Number(number) => format!("{number:0digits$}"),
        FieldText::Text(text) => text.clone(),
    }
}

/// The fields that come from name, date and number of pages.
pub(super) fn computed(
    name: &str,
    (year, month, day): (u16, u8, u8),
    pages: u32,
) -> [(&'static str, String); 7] {
    [
        ("paper", name.to_owned()),
        ("date", calendar::printed((year, month, day))),
        ("year", year.to_string()),
        ("month", month.to_string()),
        ("day", day.to_string()),
        ("weekday", calendar::weekday((year, month, day)).to_owned()),
        ("pages", pages.to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_four_digits() {
        assert_eq!(field_text(&FieldText::Number(1), 4), "0001");
        assert_eq!(field_text(&FieldText::Number(12345), 4), "12345");
        assert_eq!(field_text(&FieldText::Text("7".into()), 4), "7");
    }
}
