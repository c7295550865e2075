//! How even copyfitted stories stand. The same stories in plenty: `benches/grey.rs`; what they come to: `docs/grey.md`.

use banxin::geom::Em;

use crate::support::editions::{Setup, fonts};
use crate::support::grey::{MARKS, MEASURES, Measured, beside, copied, measured, most, share, stories};

/// Two stories of each length in columns of each measure, each with other marks.
fn all() -> Vec<(i64, Measured)> {
    let each = MEASURES.into_iter().zip(MARKS);
    let of = |(measure, marks)| {
        let both = [3, 4].into_iter().flat_map(move |seed| stories(measure, marks, seed));
        both.map(move |story| (measure, story))
    };
    each.flat_map(of).collect()
}

/// A story that is alone on its page.
fn by_itself(setup: &Setup) -> Measured {
    measured(setup, 0, &fonts(&setup.edition()))
}

#[test]
fn copyfitted_paragraphs_stand_alike_and_no_line_is_opened_too_far() {
    let all = all();
    let fit: Vec<&(i64, Measured)> = all.iter().filter(|(_, story)| story.fits).collect();
    assert!(fit.len() * 4 >= all.len() * 3, "{} of {}", fit.len(), all.len());
    let differ: Vec<i64> = fit.iter().map(|(_, story)| story.paragraphs_differ()).collect();
    let within = differ.iter().filter(|differ| **differ <= 40).count();
    assert!(within * 100 >= fit.len() * 94, "{within} of {}", fit.len());
    for (measure, story) in &fit {
        let free = story.full().filter(|line| !line.before_word);
        let loose: Vec<_> = free.filter(|line| line.pitch() > Some(most(*measure))).collect();
        assert!(loose.is_empty(), "{measure} em: {loose:?}");
        assert!(story.full().all(|line| line.justified), "no line but a last one is short");
        let over: Vec<_> = story.paragraphs.iter().flatten().filter(|line| line.over > Em::ZERO).collect();
        assert!(over.is_empty(), "{measure} em: {over:?}");
    }
    let lines = fit.iter().flat_map(|(_, story)| story.lines_differ()).collect();
    assert!(share(lines, 95) <= 80);
}

#[test]
fn copy_that_has_its_rows_by_itself_is_set_anew_where_its_lines_jump() {
    let setups = [14, 17].into_iter().flat_map(|measure| MARKS.map(|marks| (measure, marks)));
    let setups = setups.flat_map(|(measure, marks)| (0..4).map(move |seed| copied(measure, marks, 0, seed)));
    let differ: Vec<i64> = setups.flat_map(|setup| by_itself(&setup).lines_differ()).collect();
    let jumps = differ.iter().filter(|differ| **differ > 64).count();
    assert!(differ.len() > 1000, "{}", differ.len());
    assert!(jumps * 1000 <= differ.len() * 17, "{jumps} of {}", differ.len());
}

#[test]
fn stories_side_by_side_come_nearer_and_never_part() {
    let all: Vec<(i64, i64)> = MARKS.into_iter().flat_map(|marks| beside(17, marks, 1)).collect();
    assert!(all.len() > 30, "{}", all.len());
    assert!(all.iter().all(|(both, alone)| both <= alone), "{all:?}");
    let within = |at: fn(&(i64, i64)) -> i64| all.iter().filter(|pair| at(pair) <= 40).count();
    let (both, alone) = (within(|pair| pair.0), within(|pair| pair.1));
    assert!(both > alone && both * 100 >= all.len() * 80, "{both} of {}, {alone} by themselves", all.len());
}
