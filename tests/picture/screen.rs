//! Proofs look as the press prints.

use banxin::picture::{Converter, Rendering, Screen, read};

use super::make::rgb;
use super::{TOTAL_INK, newsprint};

#[test]
fn inks_are_shown_as_another_engine_shows_them() {
    let screen = Screen::new(&newsprint()).unwrap();
    let shown = screen.srgb(&[0, 0, 0, 0, 0, 0, 0, 255, 0, 255, 255, 0, 255, 0, 0, 0]);
    let [white, black, red, cyan] = *shown.as_chunks::<3>().0 else { panic!("four pixels") };
    assert_eq!(white, [255; 3]);
    // What LittleCMS 2 shows; black ink alone on newsprint is a dark grey. One level for rounding.
    let wanted = [[119, 113, 109], [243, 118, 118], [40, 193, 241]];
    for (found, wanted) in [black, red, cyan].iter().zip(wanted) {
        assert!(found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 1), "{found:?}, not {wanted:?}");
    }
}

/// Colours that newsprint has come back as they went in: within what 8 bits and two tables round.
#[test]
fn a_colour_of_the_press_is_shown_as_itself() {
    let converter = Converter::new(&newsprint(), Rendering::Perceptual, TOTAL_INK).unwrap();
    let screen = Screen::new(&newsprint()).unwrap();
    // Found by showing inks, so the press has it.
    let shown = screen.srgb(&[40, 90, 100, 20]);
    let inks = read(rgb(&[[shown[0], shown[1], shown[2]], [255, 0, 0]]), &converter).unwrap();
    let again = screen.srgb(&inks.samples().unwrap()[..4]);
    // Perceptual conversion lightens a little; hues stay.
    assert!(shown.iter().zip(&again).all(|(a, b)| a.abs_diff(*b) < 48), "{shown:?} {again:?}");
}

#[test]
fn the_screen_s_profile_is_a_profile_of_rgb() {
    let profile = Screen::profile();
    assert_eq!(profile, Screen::profile());
    assert_eq!(profile.len(), u32::from_be_bytes(profile[..4].try_into().unwrap()) as usize);
    assert_eq!(&profile[8..24], b"\x02\x10\0\0mntrRGB XYZ ");
    assert!(profile.len() < 3000, "{}", profile.len());
}
