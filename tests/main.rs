//! All tests of banxin from outside, in one program: linked once, its fonts opened once.
//!
//! A file or folder for each subject; `support` is what they share. `cargo test --test all lines::` runs those of
//! one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::float_cmp, reason = "numbers are compared as files have them")]

mod architecture;
mod bad_editions;
mod calendar;
mod chains;
mod classes;
mod clreq;
mod colors;
mod columns;
mod command;
mod copyfit_report;
mod diagnostics;
mod draft;
mod dress;
mod edition;
mod erqi;
mod faces;
mod faults;
mod fit;
mod folds;
mod furniture;
mod goldens;
mod grey;
mod grounds;
mod groups;
mod heads;
mod help;
mod hostile;
mod house;
mod jumps;
mod justification;
mod layouts;
mod lines;
mod lint;
mod marks;
mod match_and_fit;
mod misprints;
mod misprints_typed;
mod new;
mod nothing_is_lost;
mod only;
mod ornaments;
mod output;
mod own_type;
mod pages;
mod papers;
mod pdf;
mod picture;
mod pictures;
mod pictures_edition;
mod pictures_list;
mod places;
mod plates;
mod preflight;
mod press;
mod properties;
mod record;
mod regulations;
mod runaround;
mod screens;
mod sense;
mod several_pictures;
mod shapes;
mod spreads;
mod steps;
mod stock;
mod support;
mod total_fit;
mod turned_heads;
mod voice;
mod words;
