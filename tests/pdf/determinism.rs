//! The same composition gives the same bytes.

use crate::support::compose;
use crate::support::compose::write;

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let pages = (1..=5).map(|number| compose::full_page(&fonts, number)).collect();
    let composition = compose::composition(pages);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| write(&composition, &fonts, &compose::options(&icc)).unwrap())
    };
    let one = with(1);
    assert!(one == with(2));
    assert!(one == with(7));
}

#[test]
fn fonts_opened_anew_give_the_same_bytes() {
    let icc = compose::newsprint();
    let once = || {
        let fonts = compose::fonts();
        write(&compose::one_line(&fonts, "版心，一页。"), &fonts, &compose::options(&icc)).unwrap()
    };
    assert!(once() == once());
}
