//! What pages go by, A05: a section and figures.

/// The section of a label and its figures, either of which may be empty.
#[must_use]
pub(crate) fn parted(label: &str) -> (&str, &str) {
    let section = label.trim_end_matches(|c: char| c.is_ascii_digit());
    label.split_at(section.len())
}

/// The label behind one, with as many figures; none behind what ends with none, or with more than a number has.
#[must_use]
pub(crate) fn next(label: &str) -> Option<String> {
    let (section, figures) = parted(label);
    let number = figures.parse::<u64>().ok()?.checked_add(1)?;
    Some(format!("{section}{number:0width$}", width = figures.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_count_on_with_as_many_figures() {
        let all = ["A09", "A99", "B1", "007", "第9"].map(next);
        assert_eq!(all, ["A10", "A100", "B2", "008", "第10"].map(|label| Some(label.to_owned())));
    }

    #[test]
    fn nothing_stands_behind_a_label_that_is_no_number() {
        for label in ["", "封面", "A１", "A18446744073709551615", "A99999999999999999999"] {
            assert_eq!(next(label), None, "{label}");
        }
    }
}
