//! Tables for people.

use unicode_width::UnicodeWidthStr;

/// White between two columns, in cells.
const GAP: usize = 2;

/// Rows of cells on lines, each column as wide as its widest cell on a terminal.
pub(super) fn aligned<R: AsRef<[String]>>(rows: &[R]) -> String {
    let mut widths = vec![0; rows.iter().map(|row| row.as_ref().len()).max().unwrap_or(0)];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row.as_ref()) {
            *width = cell.width().max(*width);
        }
    }
    let written = |row: &R| {
        let padded = row.as_ref().iter().zip(&widths).map(|(cell, width)| {
            let spaces = width.saturating_sub(cell.width()) + GAP;
            format!("{cell}{}", " ".repeat(spaces))
        });
        format!("{}\n", padded.collect::<String>().trim_end())
    };
    rows.iter().map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn a_han_takes_two_cells() {
        let rows = [["版心", "1"], ["type area", "2"]].map(|row| row.map(str::to_owned));
        assert_eq!(aligned(&rows), "版心       1\ntype area  2\n");
    }
}
