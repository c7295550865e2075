//! Figures as people read them.

/// A number of hundredths, without zeros that say nothing.
pub(super) fn hundredths(number: i64) -> String {
    let (sign, number) = (if number < 0 { "−" } else { "" }, number.unsigned_abs());
    let text = format!("{sign}{}.{:02}", number / 100, number % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_have_no_zeros_that_say_nothing() {
        for (number, text) in
            [(0, "0"), (100, "1"), (150, "1.5"), (1234, "12.34"), (-5, "−0.05"), (1000, "10")]
        {
            assert_eq!(hundredths(number), text);
        }
    }
}
