//! The names of a font (OpenType, `name`), as `subsetter` copies them: it adds places and lengths in 16 bits, and does not
//! look whether the sums are such.

use std::collections::BTreeSet;

use super::bytes::u16_at;
use super::error::CutShort;

/// The length of the table's header and of a record.
const HEADER: usize = 6;
const RECORD: usize = 12;

/// Refuses names whose places lie beyond what numbers of 16 bits say, each alone and all of them put together.
///
/// # Errors
/// They do. What else is wrong with the table is found by whoever copies it.
pub(crate) fn within_reach(table: &[u8]) -> Result<(), CutShort> {
    let number = |at: usize| u16_at(table, at).map_or(0, usize::from);
    // Of another version it is copied as it is.
    if number(0) != 0 {
        return Ok(());
    }
    let places: Vec<(usize, usize)> = (0..number(2))
        .map(|record| HEADER + record * RECORD)
        .map(|record| (number(record + 10), number(record + 8)))
        .collect();
    let is_said = |sum: usize| u16::try_from(sum).is_ok();
    let each: BTreeSet<(usize, usize)> = places.iter().copied().collect();
    let all: usize = each.iter().map(|(_, length)| length).sum();
    let is_within = each.iter().all(|(start, length)| is_said(start + length))
        && is_said(all)
        && is_said(HEADER + places.len() * RECORD);
    if is_within { Ok(()) } else { Err(CutShort(*b"name")) }
}

#[cfg(test)]
mod tests {
    use super::within_reach;

    fn names(records: &[[u16; 2]]) -> Vec<u8> {
        let header = [0, records.len() as u16, 6 + 12 * records.len() as u16];
        let record = |[length, start]: &[u16; 2]| [3, 1, 0x0409, 1, *length, *start];
        header.into_iter().chain(records.iter().flat_map(record)).flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn names_are_refused_whose_places_or_whose_sum_is_no_number_of_16_bits() {
        assert!(within_reach(&names(&[[10, 0], [20, 10]])).is_ok());
        // Ten records of the same place are copied once.
        assert!(within_reach(&names(&[[60_000, 0]; 10])).is_ok());
        assert!(within_reach(&names(&[[2, 65_534]])).is_err());
        assert!(within_reach(&names(&[[40_000, 0], [40_000, 1]])).is_err());
    }
}
