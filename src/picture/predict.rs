//! The prediction of samples by their neighbours, before compression (PNG, clause 9; ISO 32000-1, 7.4.4.4): a
//! photograph deflates to about two thirds of what it would without.

/// The number of a filter stands before its row.
const SUB: u8 = 1;
const UP: u8 = 2;
const PAETH: u8 = 4;

/// Rows of 8-bit samples, each behind the filter that leaves least of it.
pub(super) fn rows(samples: &[u8], width: usize, of_a_pixel: usize) -> Vec<u8> {
    let length = width * of_a_pixel;
    if length == 0 {
        return Vec::new();
    }
    let mut out = Vec::with_capacity(samples.len() + samples.len() / length);
    let blank = vec![0; length];
    let mut above: &[u8] = &blank;
    let mut tried = [(SUB, vec![0; length]), (UP, vec![0; length]), (PAETH, vec![0; length])];
    for row in samples.chunks_exact(length) {
        for (filter, left) in &mut tried {
            filtered(*filter, row, above, of_a_pixel, left);
        }
        // Differences are signed; the row whose differences are smallest deflates best, nearly always.
        let cost = |left: &[u8]| left.iter().map(|one| u64::from((*one as i8).unsigned_abs())).sum::<u64>();
        if let Some((filter, left)) = tried.iter().min_by_key(|(_, left)| cost(left)) {
            out.push(*filter);
            out.extend_from_slice(left);
        }
        above = row;
    }
    out
}

fn filtered(filter: u8, row: &[u8], above: &[u8], of_a_pixel: usize, out: &mut [u8]) {
    let (first, _) = row.split_at(of_a_pixel.min(row.len()));
    // Left of the first pixel there is nothing: its samples count as 0.
    for ((out, sample), up) in out.iter_mut().zip(first).zip(above) {
        *out = sample.wrapping_sub(if filter == SUB { 0 } else { *up });
    }
    let rest = out.iter_mut().skip(of_a_pixel).zip(row.iter().skip(of_a_pixel)).zip(row);
    let rest = rest.zip(above.iter().skip(of_a_pixel).zip(above));
    for (((out, sample), left), (up, corner)) in rest {
        let guess = match filter {
            SUB => *left,
            UP => *up,
            _ => paeth(*left, *up, *corner),
        };
        *out = sample.wrapping_sub(guess);
    }
}

/// Rows without their filters; nothing, where one has a filter that [`rows`] does not write.
pub(super) fn undone(filtered: &[u8], length: usize, of_a_pixel: usize) -> Option<Vec<u8>> {
    let mut samples: Vec<u8> = Vec::with_capacity(filtered.len());
    let mut above = vec![0; length];
    for row in filtered.chunks_exact(length + 1) {
        let (filter, left) = row.split_first()?;
        let mut whole: Vec<u8> = Vec::with_capacity(length);
        for (at, sample) in left.iter().enumerate() {
            let before =
                |row: &[u8]| at.checked_sub(of_a_pixel).and_then(|at| row.get(at)).copied().unwrap_or(0);
            let up = above.get(at).copied().unwrap_or(0);
            let guess = match *filter {
                SUB => before(&whole),
                UP => up,
                PAETH => paeth(before(&whole), up, before(&above)),
                _ => return None,
            };
            whole.push(sample.wrapping_add(guess));
        }
        samples.extend_from_slice(&whole);
        above = whole;
    }
    Some(samples)
}

/// Of the neighbours, the one nearest to left + up − corner.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |one: u8| (estimate - i16::from(one)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_rows_leave_nothing_but_their_first_pixel() {
        let samples = [[10, 20, 30, 40].repeat(3), [10, 20, 30, 40].repeat(3)].concat();
        let predicted = rows(&samples, 3, 4);
        assert_eq!(predicted.get(1..13), Some(&[10, 20, 30, 40, 0, 0, 0, 0, 0, 0, 0, 0][..]));
        assert_eq!(predicted.get(14..), Some(&[0; 12][..]));
    }

    #[test]
    fn paeth_takes_the_nearest_neighbour() {
        assert_eq!(paeth(10, 20, 10), 20);
        assert_eq!(paeth(10, 20, 20), 10);
        assert_eq!(paeth(10, 20, 15), 15);
    }
}
