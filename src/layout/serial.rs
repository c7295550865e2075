//! What a layout says of serials (连载): how a part is called, where that stands, and what stands at its end.

use crate::numeral;

/// How a serial is called and ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serials {
    /// The form, in which title and part stand.
    pub(super) form: String,
    /// Figures of the part are Han.
    pub(super) han: bool,
    /// It stands under the headline, not above.
    pub below: bool,
    /// What stands at the end of a part that others follow; empty for nothing.
    pub continued: String,
    /// What stands at the end of the last.
    pub ended: String,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SerialAt {
    Above,
    Below,
}

/// The figures of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartFigures {
    Arabic,
    Han,
}

/// What stands in a form.
pub(super) const TITLE: &str = "{title}";
pub(super) const PART: &str = "{part}";

impl Default for Serials {
    fn default() -> Self {
        Self {
            form: format!("{TITLE}（{PART}）"),
            han: false,
            below: false,
            continued: "（未完待续）".to_owned(),
            ended: "（全文完）".to_owned(),
        }
    }
}

impl Serials {
    /// What a part is called.
    #[must_use]
    pub fn called(&self, title: &str, part: u32) -> String {
        let figures = if self.han { numeral::written(part) } else { part.to_string() };
        // The title may have what looks like a placeholder.
        let pieces: Vec<String> = self.form.split(PART).map(|piece| piece.replace(TITLE, title)).collect();
        pieces.join(&figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_have_what_looks_like_a_placeholder() {
        let style = Serials { form: "{part}·{title}".to_owned(), ..Serials::default() };
        assert_eq!(style.called("{part}", 3), "3·{part}");
        assert_eq!(Serials::default().called("平凡的世界", 12), "平凡的世界（12）");
        assert_eq!(
            Serials { han: true, ..Serials::default() }.called("平凡的世界", 12),
            "平凡的世界（十二）"
        );
    }
}
