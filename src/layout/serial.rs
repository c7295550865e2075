//! What a layout says of serials (连载): how a part is called, where that stands, and what stands at its end.

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
        let figures = if self.han { han(part) } else { part.to_string() };
        // The title may have what looks like a placeholder.
        let pieces: Vec<String> = self.form.split(PART).map(|piece| piece.replace(TITLE, title)).collect();
        pieces.join(&figures)
    }
}

/// A number below ten thousand in Han figures, as it is read: 十二, 一百零三.
fn han(number: u32) -> String {
    const FIGURES: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const PLACES: [(u32, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    let mut text = String::new();
    let mut gap = false;
    for (place, name) in PLACES {
        let figure = number / place % 10;
        if figure == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        // 十二 at the start, 一百一十二 behind hundreds.
        if !(place == 10 && figure == 1 && text.is_empty()) {
            text.extend(FIGURES.get(figure as usize));
        }
        text.push_str(name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_figures_are_as_they_are_read() {
        for (number, text) in [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (103, "一百零三"),
            (110, "一百一十"),
            (112, "一百一十二"),
            (1000, "一千"),
            (1005, "一千零五"),
            (1050, "一千零五十"),
            (9999, "九千九百九十九"),
        ] {
            assert_eq!(han(number), text);
        }
    }

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
