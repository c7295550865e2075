//! How long the press file takes: a page of about 3 700 glyphs, and a hundred of them.

#![allow(missing_docs, reason = "a bench has no interface")]
#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

#[path = "../tests/support/mod.rs"]
mod support;

use support::compose;

fn main() {
    divan::main();
}

#[divan::bench(args = [1, 100])]
fn write(bencher: divan::Bencher, pages: u32) {
    let (fonts, icc) = (compose::fonts(), compose::newsprint());
    let pages = (1..=pages).map(|number| compose::full_page(&fonts, number)).collect();
    let composition = compose::composition(pages);
    let options = compose::options(&icc);
    bencher.bench(|| banxin::write::pdf::write(&composition, &fonts, &options).unwrap());
}
