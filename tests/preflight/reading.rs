//! How a file's operators become printed objects: where they lie, with which inks, how much they cover.

use banxin::preflight::Finding;
use banxin::press::Limits;

use super::paper::{FREE, PAGE, Paper, placed, printing, sound};
use super::{found, message, places};

/// The total of every finding of too much ink on a press of 150 %.
fn too_much(paper: Paper) -> Vec<String> {
    let limits = Limits { total_ink: 15_000, ..Limits::newsprint() };
    let findings = banxin::preflight::file(&Vec::from(paper), &limits, None).unwrap();
    let inky = findings.iter().filter(|one| one.rule.code == "total-ink");
    inky.map(|one| message(one).split_once(" of ink").unwrap().0.to_owned()).collect()
}

/// Two squares over each other: cyan, and what is set and painted over it.
fn over_cyan(paint: &str) -> Paper {
    printing(&format!("1 0 0 0 k 20 20 30 30 re f {paint} 20 20 30 30 re f"))
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|one| one.rule.code).collect()
}

/// A colour space of the resources.
fn with_space(paper: Paper, space: &str) -> Paper {
    paper.resource(&format!("/ColorSpace << /S {space} >>"))
}

const RED: &str = "[/Separation /Red /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] /C1 [0 1 1 0] >>]";

#[test]
fn overprinting_keeps_the_inks_that_the_upper_colour_has_no_share_of() {
    let nothing: Vec<String> = Vec::new();
    assert_eq!(too_much(over_cyan("/Over gs 0 1 0 0 k")), ["200 %"]);
    assert_eq!(too_much(over_cyan("/Out gs 0 1 0 0 k")), nothing);
    // In overprint mode 0, a colour of the process replaces all of its shares.
    let mode_0 =
        over_cyan("/Zero gs 0 1 0 0 k").change(5, "/ExtGState <<", "/ExtGState << /Zero << /OP true >>");
    assert_eq!(too_much(mode_0), nothing);
    // Grey is a colour of the process that names all inks.
    assert_eq!(too_much(over_cyan("/Over gs 0 g")), nothing);
    assert_eq!(too_much(with_space(over_cyan("/Over gs /S cs 1 scn"), RED)), ["200 %"]);
    assert_eq!(too_much(with_space(over_cyan("/Out gs /S cs 1 scn"), RED)), nothing);
    // Spot inks stay, whatever of the process overprints them.
    let over_red = printing("/S cs 1 scn 20 20 30 30 re f /Over gs 0 g 20 20 30 30 re f");
    assert_eq!(too_much(with_space(over_red, RED)), ["200 %"]);
    let two = "[/DeviceN [/Red /Magenta] /DeviceCMYK << /FunctionType 4 >>]";
    assert_eq!(too_much(with_space(over_cyan("/Over gs /S cs 1 0.4 scn"), two)), ["240 %"]);
}

#[test]
fn a_saved_state_comes_back() {
    let paper = printing("q /Over gs 1 1 0 0 k Q 20 20 30 30 re f");
    assert!(too_much(paper).is_empty());
}

#[test]
fn colours_of_a_press_are_sound_in_every_space() {
    let spaces = [
        ("/DeviceGray cs 0.5 sc", ""),
        ("/DeviceCMYK cs 0 0 0 1 sc", ""),
        ("/S cs 0 0 0 1 scn", "[/ICCBased 20 0 R]"),
        ("/S cs 1 scn", RED),
        ("/S cs 1 sc", "[/Indexed /DeviceCMYK 1 <0000000000FF0000>]"),
    ];
    for (paint, space) in spaces {
        let paper = printing(&format!("{paint} 20 20 30 30 re f")).with_stream(FREE, "/N 4", b"no profile");
        let paper = if space.is_empty() { paper } else { with_space(paper, space) };
        assert_eq!(found(paper, None), [], "{paint}");
    }
}

#[test]
fn colours_of_no_press_are_found_in_every_space() {
    let spaces = [
        ("DeviceRGB", "/DeviceRGB cs 1 0 0 sc", ""),
        ("CalRGB", "/S cs 1 0 0 sc", "[/CalRGB << /WhitePoint [1 1 1] >>]"),
        ("Lab", "/S cs 50 0 0 sc", "[/Lab << /WhitePoint [1 1 1] >>]"),
        ("ICCBased RGB", "/S cs 1 0 0 scn", "[/ICCBased 20 0 R]"),
        ("DeviceRGB", "/S cs 0 sc", "[/Indexed /DeviceRGB 1 <000000FFFFFF>]"),
    ];
    for (name, paint, space) in spaces {
        let paper = printing(&format!("{paint} 20 20 30 30 re f")).with_stream(FREE, "/N 3", b"no profile");
        let paper = if space.is_empty() { paper } else { with_space(paper, space) };
        let findings = found(paper, None);
        assert_eq!(codes(&findings), ["colour-space"], "{name}");
        assert_eq!(message(&findings[0]), format!("a colour in {name}"));
    }
}

#[test]
fn shadings_and_patterns_are_looked_into() {
    let at = placed(20, 20, 30, 30);
    let shading = printing("q 20 20 30 30 re W n /H sh Q")
        .resource("/Shading << /H << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] >> >>");
    let pattern =
        printing("/Pattern cs /T scn 20 20 30 30 re f").resource("/Pattern << /T 20 0 R >>").with_stream(
            FREE,
            "/PatternType 1 /PaintType 1 /BBox [0 0 5 5] /Resources << >>",
            b"1 0 0 rg 0 0 2 2 re f",
        );
    for paper in [shading, pattern] {
        let findings = found(paper, None);
        assert_eq!(codes(&findings), ["colour-space"]);
        assert_eq!(places(&findings[0]), [at]);
    }
}

#[test]
fn forms_are_drawn_where_they_are_placed_and_cut_off_at_their_edge() {
    let paper = printing("q 2 0 0 2 40 50 cm /X Do Q").resource("/XObject << /X 20 0 R >>").with_stream(
        FREE,
        "/Subtype /Form /Matrix [1 0 0 1 5 5] /BBox [0 0 10 20]",
        b"1 0 0 rg 0 0 99 99 re f",
    );
    assert_eq!(places(&found(paper, None)[0]), [placed(50, 60, 20, 40)]);
}

#[test]
fn what_is_clipped_away_is_not_printed() {
    let paper = printing("q 20 20 10 10 re W n 1 0 0 rg 60 60 10 10 re f 15 15 10 10 re f Q");
    assert_eq!(places(&found(paper, None)[0]), [placed(20, 20, 5, 5)]);
}

#[test]
fn a_turned_page_is_judged_as_it_is_seen() {
    let at = |turn: &str| {
        let paper = printing("1 0 0 rg 20 30 5 7 re f");
        places(&found(paper.change(PAGE, "/Contents", &format!("/Rotate {turn} /Contents")), None)[0])[0]
    };
    assert_eq!(at("0"), [10.0, 273.0, 5.0, 7.0]);
    // A quarter clockwise, its lower left corner is at the top left.
    assert_eq!(at("90"), [20.0, 10.0, 7.0, 5.0]);
    assert_eq!(at("180"), [185.0, 20.0, 5.0, 7.0]);
    assert_eq!(at("270"), [273.0, 185.0, 7.0, 5.0]);
}

#[test]
fn the_size_of_type_is_that_on_the_page() {
    let size = |set: &str| {
        let paper = printing(&format!("BT 0 0 0 1 k {set} <0001> Tj ET"));
        found(paper, None).iter().filter(|one| one.rule.code == "small-type").count()
    };
    assert_eq!(size("/F 1 Tf 9 0 0 9 50 100 Tm"), 0);
    assert_eq!(size("/F 9 Tf 0.3 0 0 0.3 50 100 Tm"), 1);
    // Condensed type is as high as ever.
    assert_eq!(size("/F 6 Tf 50 Tz 1 0 0 1 50 100 Tm"), 0);
    assert_eq!(size("/F 6 Tf 0 6 -6 0 50 100 Tm"), 0);
}

#[test]
fn lines_of_text_go_on_where_their_glyphs_end() {
    let paper = printing("BT 0 1 1 0 k /F 8 Tf 10 TL 50 100 Td [<0001> -500 <0002>] TJ T* <0003> ' ET");
    let findings = found(paper, None);
    let top = |y: f64| ((310.0 - y - 0.88 * 8.0) * 1e3_f64).round() / 1e3;
    assert_eq!(places(&findings[0]), [[40.0, top(100.0), 20.0, 8.0], [40.0, top(80.0), 8.0, 8.0]]);
}

#[test]
fn invisible_text_is_not_judged() {
    assert_eq!(found(printing("BT 0 1 1 0 k 3 Tr /F 2 Tf 50 100 Td <0001> Tj ET"), None), []);
}

#[test]
fn lines_are_as_thick_as_they_are_on_the_page() {
    let thin = |content: &str| codes(&found(printing(content), None)) == ["hairline"];
    assert!(thin("0.1 w 20 20 m 60 20 l S"));
    assert!(thin("0.1 0 0 0.1 0 0 cm 1 w 200 200 m 600 200 l S"));
    assert!(thin("0 0 0 1 k 20 20 40 0.1 re f"));
    assert!(thin("0 0 0 1 k 20 20 m 60 20 l 60 20.1 l 20 20.1 l h f"));
    assert!(!thin("10 0 0 10 0 0 cm 0.1 w 2 2 m 6 2 l S"));
    assert!(!thin("0 0 0 1 k 20 20 40 0.25 re f"));
}

/// A picture of 2 × 2 pixels in CMYK, at 300 pixels an inch.
fn picture(dict: &str, data: &[u8]) -> Paper {
    printing("q 0.48 0 0 0.48 20 20 cm /P Do Q").resource("/XObject << /P 20 0 R >>").with_stream(
        FREE,
        &format!("/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 {dict}"),
        data,
    )
}

#[test]
fn the_ink_of_pictures_is_measured() {
    let light = [[255, 0, 0, 0], [0, 255, 0, 0], [0, 0, 255, 0], [0, 0, 0, 255]].concat();
    let cmyk = "/ColorSpace /DeviceCMYK";
    assert_eq!(found(picture(cmyk, &light), None), []);
    // Samples that count down, as in Adobe's files.
    let findings = found(picture(&format!("{cmyk} /Decode [1 0 1 0 1 0 1 0]"), &light), None);
    assert_eq!(codes(&findings), ["total-ink"]);
    assert_eq!(message(&findings[0]), "300 % of ink in the picture, 240 % at most");
    let table = "/ColorSpace [/Indexed /DeviceCMYK 1 <00000000FFFFFF00>]";
    assert_eq!(codes(&found(picture(table, &[0, 0, 1, 0]), None)), ["total-ink"]);
    assert_eq!(codes(&found(picture("/ColorSpace /DeviceRGB", &[0; 12]), None)), ["colour-space"]);
}

#[test]
fn packed_pictures_are_measured_too() {
    let packed = {
        use std::io::Write;
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&[255; 16]).unwrap();
        encoder.finish().unwrap()
    };
    let paper = picture("/ColorSpace /DeviceCMYK /Filter /FlateDecode", &packed);
    assert_eq!(codes(&found(paper, None)), ["total-ink"]);
}

#[test]
fn jpegs_are_measured_too() {
    // Half of it has 350 % of ink, half black alone; its samples are inverted, as Adobe's programs write them.
    let jpeg = include_bytes!("cmyk.jpg");
    let at = |decode: &str, limit: u32| {
        let dict = format!("/ColorSpace /DeviceCMYK /Filter /DCTDecode {decode}");
        let paper = picture(&dict, jpeg).change(FREE, "/Width 2 /Height 2", "/Width 32 /Height 16");
        let limits = Limits { total_ink: limit, ..Limits::newsprint() };
        let findings = banxin::preflight::file(&Vec::from(paper), &limits, None).unwrap();
        codes(&findings).contains(&"total-ink")
    };
    let inverted = "/Decode [1 0 1 0 1 0 1 0]";
    assert!(at(inverted, 34_000) && !at(inverted, 36_000));
    // Taken as they are, black alone turns to all but black.
    assert!(at("", 29_000) && !at("", 31_000));
}

#[test]
fn pictures_in_the_content_are_pictures() {
    let paper = printing("q 72 0 0 72 20 20 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q");
    let findings = found(paper, None);
    assert_eq!(codes(&findings), ["picture-too-coarse"]);
    assert_eq!(message(&findings[0]), "2 pixels an inch, 100 at least");
}

#[test]
fn lzw_is_found_in_pictures_of_the_content_too() {
    let paper = printing(
        "q 0.3 0 0 0.3 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /G /F [/AHx /LZW] ID 800B6050220C0C8501> EI Q",
    );
    assert_eq!(codes(&found(paper, None)), ["lzw"]);
}

#[test]
fn a_frame_drawn_as_two_rectangles_is_no_ground() {
    // White type inside a frame is on paper, and so is not reversed.
    let paper =
        printing("0 0 0 1 k 20 20 100 100 re 22 22 96 96 re f* 0 0 0 0 k BT /F 8 Tf 50 50 Td <0001> Tj ET");
    assert_eq!(found(paper, None), []);
}

#[test]
fn fonts_are_told_once_for_all_pages() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] /BleedBox [5 5 215 315] /TrimBox [10 10 210 310] /Contents 4 0 R /Resources 5 0 R >>";
    let paper = sound().change(2, "[3 0 R] /Count 1", "[3 0 R 20 0 R] /Count 2").with(FREE, page).change(
        8,
        "/FontFile3 9 0 R",
        "",
    );
    let findings = found(paper, None);
    assert_eq!(codes(&findings), ["font-embedded"]);
    assert_eq!(message(&findings[0]), "`Song` is not embedded");
}
