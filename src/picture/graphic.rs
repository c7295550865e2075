//! Whether a picture is drawn or photographed: JPEG is for the one kind only. Around hard edges between plain colours, as
//! type, charts and pictures of screens have them, it rings; in what a lens has seen nobody finds what it leaves out.

/// The side of a block, as JPEG's (ITU-T T.81, A.3).
const SIDE: usize = 8;
/// Blocks that are looked at, at most: spread over the picture.
const MOST_BLOCKS: usize = 4096;
/// Two colours of a block are an edge where some sample of them is so far apart.
const APART: u8 = 48;
/// A picture of no more colours than a palette holds is drawn, whatever its edges.
const PALETTE: usize = 256;

/// Whether pixels of `each` samples are drawn: at least as many of their blocks are two plain colours that meet as are
/// toned. Plain ones say nothing: a sky has them, and a sheet of paper.
pub(super) fn is_drawn(samples: &[u8], width: usize, each: usize) -> bool {
    let height = samples.len() / (width * each).max(1);
    let (across, down) = (width / SIDE, height / SIDE);
    let step = (across * down).div_ceil(MOST_BLOCKS).max(1);
    let (mut drawn, mut toned) = (0_usize, 0_usize);
    for block in (0..across * down).step_by(step) {
        let corner = ((block / across) * SIDE, (block % across) * SIDE);
        match look(&block_at(samples, width, each, corner)) {
            Look::Plain => {}
            Look::Drawn => drawn += 1,
            Look::Toned => toned += 1,
        }
    }
    drawn > 0 && drawn >= toned
}

/// Whether pixels have no more colours than a palette.
pub(super) fn has_few_colours(samples: &[u8], each: usize) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut last: &[u8] = &[];
    samples.chunks_exact(each.max(1)).all(|pixel| {
        if pixel != last {
            seen.insert(pixel);
            last = pixel;
        }
        seen.len() <= PALETTE
    })
}

enum Look {
    Plain,
    Drawn,
    Toned,
}

/// The pixels of a block.
fn block_at(samples: &[u8], width: usize, each: usize, (top, left): (usize, usize)) -> Vec<&[u8]> {
    let row = |y: usize| {
        let from = ((top + y) * width + left) * each;
        samples.get(from..from + SIDE * each).unwrap_or_default().chunks_exact(each)
    };
    (0..SIDE).flat_map(row).collect()
}

fn look(pixels: &[&[u8]]) -> Look {
    let mut sorted = pixels.to_vec();
    sorted.sort_unstable();
    let mut runs: Vec<(usize, &[u8])> =
        sorted.chunk_by(|one, next| one == next).filter_map(|run| Some((run.len(), *run.first()?))).collect();
    runs.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    match runs.as_slice() {
        [] | [_] => Look::Plain,
        // Smooth edges are of some colours more, each of them rare.
        [(most, one), (next, other), ..] if (most + next) * 2 >= pixels.len() => {
            let far = one.iter().zip(*other).any(|(one, other)| one.abs_diff(*other) >= APART);
            if far { Look::Drawn } else { Look::Toned }
        }
        _ => Look::Toned,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 64;

    fn grey(sample: impl Fn(usize, usize) -> u8) -> Vec<u8> {
        (0..WIDTH * WIDTH).map(|at| sample(at % WIDTH, at / WIDTH)).collect()
    }

    #[test]
    fn lines_of_one_colour_on_another_are_drawn() {
        assert!(is_drawn(&grey(|x, _| if x % 5 == 0 { 0 } else { 255 }), WIDTH, 1));
        // With edges that are smoothed, too.
        assert!(is_drawn(&grey(|x, _| [0, 120, 255, 255, 255, 120][x % 6]), WIDTH, 1));
    }

    #[test]
    fn ramps_noise_and_plain_paper_are_not_drawn() {
        assert!(!is_drawn(&grey(|x, y| (x * 2 + y) as u8), WIDTH, 1));
        assert!(!is_drawn(&grey(|x, y| (x * 7919 + y * 104_729) as u8), WIDTH, 1));
        assert!(!is_drawn(&grey(|_, _| 255), WIDTH, 1));
        assert!(!is_drawn(&grey(|x, _| if x < 32 { 200 } else { 210 }), WIDTH, 1), "hardly an edge");
    }

    #[test]
    fn few_colours_are_those_of_a_palette() {
        let of = |colours: usize| {
            let pixels = (0..1000).flat_map(|at| [(at % colours) as u8, (at % colours / 256) as u8, 0]);
            has_few_colours(&pixels.collect::<Vec<u8>>(), 3)
        };
        assert!(of(1) && of(256));
        assert!(!of(257));
    }
}
