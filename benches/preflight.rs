//! How long preflight takes: a page of about 3 700 glyphs and a hundred of them, as display lists and as files.

#![allow(missing_docs, reason = "a bench has no interface")]
#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

#[path = "../tests/support/mod.rs"]
mod support;

use banxin::page::Composition;
use banxin::preflight;
use banxin::press::Limits;
use support::compose;

fn main() {
    divan::main();
}

fn pages(count: u32) -> Composition {
    let fonts = compose::fonts();
    compose::composition((1..=count).map(|number| compose::full_page(&fonts, number)).collect())
}

#[divan::bench(args = [1, 100])]
fn display_list(bencher: divan::Bencher, count: u32) {
    let (pages, limits) = (pages(count), Limits::newsprint());
    bencher.bench(|| preflight::composition(&pages, &limits));
}

#[divan::bench(args = [1, 100])]
fn file(bencher: divan::Bencher, count: u32) {
    let (fonts, icc, limits) = (compose::fonts(), compose::newsprint(), Limits::newsprint());
    let bytes = compose::write(&pages(count), &fonts, &compose::options(&icc)).unwrap();
    bencher.bench(|| preflight::file(&bytes, &limits, None).unwrap());
}
