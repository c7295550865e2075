//! Faults of a file that are no colour and no picture: what can't be read, what lies nowhere, what is called by
//! another name.

use banxin::preflight::{Finding, Standard};
use banxin::press::Level;

use super::paper::{FREE, PAGE, Paper, placed, printing, sound, x1a};
use super::{assert_told, found, message, places};

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|one| one.rule.code).collect()
}

fn messages(paper: Paper) -> Vec<String> {
    let findings = found(paper, None);
    findings.iter().for_each(assert_told);
    findings.iter().map(message).collect()
}

#[test]
fn a_crop_box_that_cuts_into_the_trim_is_out_of_order() {
    let cropped = |edges: &str| {
        let paper = sound().change(PAGE, "/TrimBox", &format!("/CropBox {edges} /TrimBox"));
        codes(&found(paper, None)).join(" ")
    };
    assert_eq!(cropped("[20 10 210 310]"), "box-order");
    assert_eq!(cropped("[10 10 210 310]"), "");
    assert_eq!(cropped("[5 5 215 315]"), "");
}

#[test]
fn a_page_is_no_larger_than_pdf_allows() {
    let sized = |edges: &str, unit: &str| {
        let page =
            format!("<< /Type /Page /Parent 2 0 R /MediaBox {edges} /TrimBox {edges} /UserUnit {unit} >>");
        codes(&found(sound().with(3, &page), None)).join(" ")
    };
    assert_eq!(sized("[0 0 14400 14400]", "1"), "");
    assert_eq!(sized("[0 0 14401 800]", "1"), "box-order");
    assert_eq!(sized("[0 0 600 800]", "2"), "");
    assert_eq!(sized("[0 0 600 800]", "1000000"), "box-order");
}

#[test]
fn inks_of_pdf_x_1a_fall_back_on_inks() {
    let on = |alternate: &str, solid: &str| {
        let space = format!(
            "/ColorSpace << /S [/Separation /Red {alternate} << /FunctionType 2 /N 1 /Domain [0 1] /C1 [{solid}] >>] >>"
        );
        x1a("/S cs 1 scn 20 20 30 30 re f").resource(&space).with_stream(FREE, "/N 4", b"no profile")
    };
    for (alternate, name) in [
        ("/DeviceRGB", "DeviceRGB"),
        ("[/Lab << /WhitePoint [1 1 1] >>]", "Lab"),
        ("[/ICCBased 20 0 R]", "a space with a profile"),
    ] {
        let findings = found(on(alternate, "1 0 0"), Some(Standard::X1a));
        assert_eq!(codes(&findings), ["colour-profile"], "{alternate}");
        assert_eq!(message(&findings[0]), format!("`Red` falls back on {name}"));
        assert_eq!(findings[0].severity, Level::Error);
    }
    for alternate in ["/DeviceCMYK", "/DeviceGray"] {
        assert_eq!(found(on(alternate, "1"), Some(Standard::X1a)), [], "{alternate}");
    }
}

#[test]
fn a_ground_shows_through_however_much_lies_on_it() {
    // 200 % over all of the page, then small white squares side by side, then black over ground and squares.
    let square = |at: u32| format!("{} {} 0.5 0.5 re f ", 51 + at % 9, 61 + at / 23);
    let squares = (0..200).map(square).collect::<Vec<_>>().concat();
    let content =
        format!("1 1 0.5 0 k 5 5 210 310 re f 0 0 0 0 k {squares} /Over gs 0 0 0 1 k 50.1 60.1 0.6 0.6 re f");
    let inky: Vec<_> = messages(printing(&content)).into_iter().filter(|one| one.contains("ink")).collect();
    assert_eq!(inky, ["250 % of ink, 240 % at most", "350 % of ink with what lies under it, 240 % at most"]);
}

#[test]
fn a_plate_of_the_process_by_another_name_is_a_twin() {
    for name in ["black", "Black#20", "BLACK", "magenta"] {
        let space = format!(
            "/ColorSpace << /S [/Separation /{name} /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] /C1 [0 0 0 1] >>] >>"
        );
        let findings = found(printing("/S cs 1 scn 20 20 30 30 re f").resource(&space), None);
        assert_eq!(codes(&findings), ["spot-twins"], "{name}");
    }
}

#[test]
fn a_shading_without_a_clip_fills_the_media() {
    let paper = printing("/H sh")
        .resource("/Shading << /H << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] >> >>");
    let findings = found(paper, None);
    assert_eq!(codes(&findings), ["colour-space"]);
    assert_eq!(places(&findings[0]), [placed(0, 0, 220, 320)]);
}

#[test]
fn spacing_tightens_lines_that_run_down() {
    let set = |spacing: &str| {
        let paper = printing(&format!("1 1 1 0 k BT /F 20 Tf {spacing} 100 250 Td <000100020003> Tj ET"));
        let findings = found(paper.change(6, "Identity-H", "Identity-V"), None);
        places(findings.iter().find(|one| one.rule.code == "total-ink").unwrap())[0]
    };
    assert_eq!(set(""), [80.0, 60.0, 20.0, 60.0]);
    assert_eq!(set("5 Tc"), [80.0, 60.0, 20.0, 50.0]);
    assert_eq!(set("-5 Tc"), [80.0, 60.0, 20.0, 70.0]);
}

#[test]
fn operators_that_pdf_does_not_have_are_broken_content() {
    assert_eq!(messages(printing("1 2 wobble")), ["an operator that PDF does not have: `wobble`"]);
    assert_eq!(messages(printing("BX 1 2 wobble EX")), [""; 0]);
    assert_eq!(codes(&found(printing("BX EX 1 2 wobble"), None)), ["broken-content"]);
    let all = "/A BMC EMC /A MP q [] 0 d 1 i 1 j 1 J 4 M /Perceptual ri Q BT ET";
    assert_eq!(messages(printing(all)), [""; 0]);
}

#[test]
fn content_that_breaks_off_is_broken() {
    for content in ["0 0 0 1 k BT /F 9 Tf 50 100 Td (never closed", "[ 1 2", "q Q )", "<< /A 1"] {
        let findings = found(printing(content), None);
        assert_eq!(codes(&findings), ["broken-content"], "{content}: {findings:#?}");
    }
    assert_eq!(found(printing(""), None), []);
}

#[test]
fn what_is_drawn_and_not_there_is_told() {
    assert_eq!(messages(printing("/Nothing Do")), ["`Nothing` is drawn, and can't be read, or draws itself"]);
}

#[test]
fn cross_references_that_lead_nowhere_are_told() {
    let moved = |from: &str, to: &str| {
        let bytes = Vec::from(sound());
        let at = bytes.windows(from.len()).rposition(|window| window == from.as_bytes()).unwrap();
        [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
    };
    let before = moved("%PDF-1.6", "%PDF-1.6\n% one line more");
    let start = moved("startxref\n", "startxref\n1");
    for file in [before, start] {
        let findings = found(file.clone(), None);
        assert_eq!(codes(&findings), ["cross-references"], "{findings:#?}");
        assert_eq!(found(file, Some(Standard::X4))[0].severity, Level::Error);
    }
    // Bytes before the header count, or do not.
    let shifted = [b"\n\n".to_vec(), Vec::from(sound())].concat();
    assert_eq!(found(shifted, None), []);
}
