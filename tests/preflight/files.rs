//! A bad file for every rule: what is wrong, and where it is found.

use super::paper::{
    CATALOG, CONTENT, DESCENDANT, DESCRIPTOR, FONT, FREE, INFO, INTENT, PAGE, PAGES, PROFILE, Paper, XMP,
    placed, printing, sound, x1a,
};
use banxin::preflight::{Finding, RULES, Standard};
use banxin::press::Level;
use lopdf::{Document, EncryptionState, EncryptionVersion, Permissions};

use super::{assert_told, everything, found, places};

/// A bad file.
pub(super) struct Bad {
    /// The rule that it breaks.
    pub code: &'static str,
    pub file: Vec<u8>,
    /// By which standard it is judged.
    pub standard: Option<Standard>,
    /// The page, from 0; nothing for what concerns the whole file.
    pub page: Option<usize>,
    /// Where, in points from the top left of the trim.
    pub at: Option<[f64; 4]>,
}

fn bad(code: &'static str, file: impl Into<Vec<u8>>, at: Option<[f64; 4]>) -> Bad {
    Bad { code, file: file.into(), standard: None, page: Some(0), at }
}

/// A fault of the whole file.
fn whole(code: &'static str, file: impl Into<Vec<u8>>) -> Bad {
    Bad { code, file: file.into(), standard: None, page: None, at: None }
}

fn judged_by(standard: Standard, bad: Bad) -> Bad {
    Bad { standard: Some(standard), ..bad }
}

/// Text at 40, 200 in page coordinates: the em box of one character.
fn em_box(size: f64) -> [f64; 4] {
    [40.0, 210.0 - 0.88 * size, size, size]
}

fn typed(before: &str, size: u32, codes: &str) -> Paper {
    printing(&format!("{before} BT /F {size} Tf 1 0 0 1 50 100 Tm <{codes}> Tj ET"))
}

/// A picture of 10 × 10 grey pixels, an inch by so many pixels.
fn picture(dict: &str, points: i64, data: &[u8]) -> Paper {
    printing(&format!("q {points} 0 0 {points} 20 20 cm /P Do Q"))
        .resource("/XObject << /P 20 0 R >>")
        .with_stream(
            FREE,
            &format!("/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 {dict}"),
            data,
        )
}

/// Separations by their names and their solid colours.
fn spots(inks: &[(&str, &str)]) -> Paper {
    let space = |(at, (name, solid)): (usize, &(&str, &str))| {
        format!(
            "/S{at} [/Separation /{name} /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] /C1 [{solid}] >>]"
        )
    };
    let spaces: Vec<String> = inks.iter().enumerate().map(space).collect();
    let paints: Vec<String> =
        (0..inks.len()).map(|at| format!("/S{at} cs 1 scn 20 {} 9 9 re f", 20 + 10 * at)).collect();
    printing(&paints.join(" ")).resource(&format!("/ColorSpace << {} >>", spaces.join(" ")))
}

fn ink() -> Vec<Bad> {
    let square = |x, y| Some(placed(x, y, 30, 30));
    vec![
        bad("total-ink", printing("1 0.8 0.6 0.5 k 20 20 30 30 re f"), square(20, 20)),
        bad("colour-space", printing("1 0 0 rg 20 20 30 30 re f"), square(20, 20)),
        judged_by(
            Standard::X1a,
            bad(
                "colour-profile",
                x1a("/S cs 0 0 0 1 scn 20 20 30 30 re f")
                    .resource("/ColorSpace << /S [/ICCBased 20 0 R] >>")
                    .with_stream(FREE, "/N 4", b"no profile"),
                None,
            ),
        ),
        bad(
            "registration-colour",
            printing("/A cs 1 scn 20 20 30 30 re f").resource(
                "/ColorSpace << /A [/Separation /All /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] /C1 [1 1 1 1] >>] >>",
            ),
            square(20, 20),
        ),
        bad("white-overprint", printing("/Over gs 0 0 0 0 k 20 20 30 30 re f"), square(20, 20)),
        bad(
            "unknown-ink",
            picture("/ColorSpace /DeviceCMYK /Filter /JPXDecode", 3, b"no codestream"),
            Some(placed(20, 20, 3, 3)),
        ),
    ]
}

fn type_() -> Vec<Bad> {
    let ground = "0 0.5 0.5 0 k 20 20 100 100 re f /Out gs";
    vec![
        bad("rich-black-text", typed("0.4 0.3 0.3 1 k", 20, "0001"), Some(em_box(20.0))),
        bad("black-knocks-out", typed(&format!("{ground} 0 0 0 1 k"), 9, "0001"), Some(em_box(9.0))),
        bad("small-type", typed("0 0 0 1 k", 2, "0001"), Some(em_box(2.0))),
        bad("tiny-type", typed("0 0 0 1 k", 4, "0001"), Some(em_box(4.0))),
        bad("small-type-in-several-inks", typed("0 1 1 0 k", 9, "0001"), Some(em_box(9.0))),
        bad(
            "small-type-reversed",
            typed("0 0 0 1 k 20 20 100 100 re f 0 0 0 0 k", 9, "0001"),
            Some(em_box(9.0)),
        ),
        bad("missing-glyph", typed("0 0 0 1 k", 9, "0000"), Some(em_box(9.0))),
    ]
}

fn marks() -> Vec<Bad> {
    let gray = "/ColorSpace /DeviceGray";
    let five = [("A", "1 0 0 0"), ("B", "0 1 0 0"), ("C", "0 0 1 0"), ("D", "1 1 0 0"), ("E", "0 1 1 0")];
    vec![
        bad("hairline", printing("0 w 20 20 m 60 20 l S"), Some(placed(20, 20, 40, 0))),
        bad(
            "thin-rule-in-several-inks",
            printing("0 1 1 0 K 0.4 w 20 20 m 60 20 l S"),
            Some([9.8, 289.8, 40.4, 0.4]),
        ),
        bad("picture-too-coarse", picture(gray, 10, &[0; 100]), Some(placed(20, 20, 10, 10))),
        bad("picture-coarse", picture(gray, 5, &[0; 100]), Some(placed(20, 20, 5, 5))),
        whole(
            "spot-conflict",
            spots(&[("PANTONE#20485#20C", "0 1 1 0"), ("PANTONE#20485#20C", "0 1 1 0.2")]),
        ),
        whole("spot-twins", spots(&[("PANTONE#20485#20C", "0 1 1 0"), ("Pantone#20485C", "0 1 1 0")])),
        whole("spot-count", spots(&five)),
        bad("bleed", printing("0 0 0 1 k 10 20 30 30 re f"), Some(placed(10, 20, 30, 30))),
        bad(
            "safety",
            printing("/Over gs 0 0 0 1 k BT /F 10 Tf 1 0 0 1 12 100 Tm <0001> Tj ET"),
            Some([2.0, 201.2, 10.0, 10.0]),
        ),
        bad("outside-media", printing("0 0 0 1 k 300 20 30 30 re f"), Some(placed(300, 20, 30, 30))),
    ]
}

fn pages() -> Vec<Bad> {
    let trim = "/TrimBox [10 10 210 310]";
    let second = sound()
        .change(PAGES, "[3 0 R] /Count 1", "[3 0 R 20 0 R] /Count 2")
        .with(FREE, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] /TrimBox [10 10 200 310] >>");
    vec![
        bad("trim-missing", sound().change(PAGE, trim, ""), None),
        bad(
            "box-order",
            sound().change(PAGE, "[5 5 215 315]", "[20 5 215 315]"),
            Some(placed(10, 10, 200, 300)),
        ),
        Bad { page: Some(1), ..bad("page-size", second, None) },
    ]
}

fn fonts() -> Vec<Bad> {
    let drawn = "<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 /Widths [1000] /ToUnicode 10 0 R >>";
    vec![
        bad("font-embedded", sound().change(DESCRIPTOR, "/FontFile3 9 0 R", ""), None),
        bad("font-subset", sound().change(FONT, "ABCDEF+", ""), None),
        judged_by(Standard::A2u, bad("font-unicode", sound().change(FONT, "/ToUnicode 10 0 R", ""), None)),
        bad(
            "font-type3",
            sound().with(FONT, drawn).content("0 0 0 1 k BT /F 9 Tf 50 100 Td <01> Tj ET"),
            None,
        ),
    ]
}

fn not_for_every_press() -> Vec<Bad> {
    let page = |more: &str| sound().change(PAGE, "/Contents", &format!("{more} /Contents"));
    let state = |dict: &str| {
        printing("/G gs 0 0 0 1 k 20 20 30 30 re f").change(
            5,
            "/ExtGState <<",
            &format!("/ExtGState << /G << {dict} >>"),
        )
    };
    let at = Some(placed(20, 20, 30, 30));
    let catalog = |more: &str| sound().change(CATALOG, "/Pages", &format!("{more} /Pages"));
    let faded =
        x1a("/G gs 0 0 0 1 k 20 20 30 30 re f").change(5, "/ExtGState <<", "/ExtGState << /G << /ca 0.5 >>");
    let smoothed = picture("/ColorSpace /DeviceGray /Interpolate true", 3, &[0; 100]);
    let red = "/ColorSpace << /S [/DeviceN [/Red /Magenta] /DeviceCMYK << /FunctionType 4 >>] >>";
    let unexplained = printing("/S cs 0.5 0.4 scn 20 20 30 30 re f").resource(red);
    vec![
        judged_by(Standard::X1a, bad("transparency", faded, at)),
        judged_by(Standard::A2u, bad("interpolated", smoothed, Some(placed(20, 20, 3, 3)))),
        judged_by(Standard::A2u, bad("colorants", unexplained, None)),
        bad("group-space", page("/Group << /S /Transparency /CS /DeviceRGB >>"), None),
        whole("optional-content", catalog("/OCProperties << /OCGs [] >>")),
        bad("annotation", page("/Annots [<< /Type /Annot /Subtype /Text /Rect [20 20 50 50] >>]"), at),
        whole("form", catalog("/AcroForm << /Fields [null] >>")),
        whole("action", catalog("/OpenAction << /S /JavaScript /JS (app.alert()) >>")),
        bad("transfer-curve", state("/TR << /FunctionType 2 /N 2 /Domain [0 1] >>"), None),
        bad(
            "halftone",
            state("/HT << /HalftoneType 1 /Frequency 60 /Angle 45 /SpotFunction /Round >>"),
            None,
        ),
        whole("lzw", sound().with_stream(FREE, "/Filter /LZWDecode", &[0x80, 0x0b, 0x60, 0x50])),
        whole("external-data", sound().with_stream(FREE, "/F (elsewhere.bin)", b"")),
        whole("postscript", sound().with_stream(FREE, "/Type /XObject /Subtype /PS", b"showpage")),
        bad("broken-content", sound().with_stream(CONTENT, "/Filter /FlateDecode", b"no zlib"), None),
    ]
}

fn statements() -> Vec<Bad> {
    let claims_nothing = || {
        sound().change(XMP, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "").change(
            XMP,
            "<pdfaid:part>2</pdfaid:part>",
            "",
        )
    };
    let untitled = sound().change(INFO, "/Title (Paper)", "").change(XMP, ">Paper<", "><");
    vec![
        whole("cross-references", lost()),
        whole("encryption", encrypted()),
        judged_by(Standard::X4, whole("pdf-version", sound().version("1.7"))),
        whole("no-standard", claims_nothing()),
        judged_by(Standard::X1a, whole("standard", sound().version("1.4"))),
        whole("metadata", untitled),
        whole("metadata-disagree", sound().change(INFO, "(Paper)", "(Another paper)")),
        whole(
            "trapped",
            sound().change(INFO, "/Trapped /False", "/Trapped /Unknown").change(XMP, "False", "Unknown"),
        ),
        whole("file-id", sound().trailer("/Root 1 0 R /Info 11 0 R")),
        whole("output-intent", sound().change(INTENT, "/GTS_PDFX", "/GTS_OTHER")),
        whole("output-profile", sound().change(INTENT, "/DestOutputProfile 14 0 R", "")),
    ]
}

/// A sound file whose end says the wrong place.
fn lost() -> Vec<u8> {
    let bytes = Vec::from(sound());
    let at = bytes.windows(10).rposition(|window| window == b"startxref\n").unwrap() + 10;
    [&bytes[..at], b"1", &bytes[at..]].concat()
}

/// A sound file that opens without a password, and is encrypted all the same.
fn encrypted() -> Vec<u8> {
    let mut document = Document::load_mem(&Vec::from(sound())).unwrap();
    let state = EncryptionState::try_from(EncryptionVersion::V1 {
        document: &document,
        owner_password: "owner",
        user_password: "",
        permissions: Permissions::PRINTABLE,
    });
    document.encrypt(&state.unwrap()).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// All of them.
pub(super) fn all() -> Vec<Bad> {
    [ink(), type_(), marks(), pages(), fonts(), not_for_every_press(), statements()]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn a_sound_file_breaks_no_rule() {
    for standard in [None, Some(Standard::X4), Some(Standard::A2u), Some(Standard::X4A2u)] {
        let findings = found(sound(), standard);
        assert!(findings.is_empty(), "{standard:?}: {findings:#?}");
    }
    let findings = found(x1a("0 0 0 1 k 20 20 30 30 re f"), Some(Standard::X1a));
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn every_rule_has_a_bad_file() {
    let bad: Vec<&str> = all().iter().map(|bad| bad.code).collect();
    for rule in RULES {
        assert!(bad.contains(&rule.code), "no bad file breaks `{}`", rule.code);
    }
}

#[test]
fn every_bad_file_is_found_on_its_page_and_at_its_place() {
    for bad in all() {
        let findings = everything(&bad.file, bad.standard);
        let one = findings.iter().find(|one| one.rule.code == bad.code);
        let one = one.unwrap_or_else(|| panic!("`{}` is not among {findings:#?}", bad.code));
        assert_eq!(one.page.as_ref().map(|page| page.index), bad.page, "{one:#?}");
        assert_eq!(places(one), bad.at.into_iter().collect::<Vec<_>>(), "{one:#?}");
        findings.iter().for_each(assert_told);
    }
}

#[test]
fn a_bad_file_is_bad_in_one_way() {
    for bad in all() {
        let findings = everything(&bad.file, bad.standard);
        // A group is transparent, whatever else is wrong with it.
        let is_other = |one: &&Finding| one.rule.code != bad.code && one.rule.severity != Level::Off;
        let others: Vec<_> = findings.iter().filter(is_other).collect();
        assert!(others.is_empty(), "`{}` comes with {others:#?}", bad.code);
    }
}

#[test]
fn the_profile_of_a_screen_is_no_press() {
    let mut header = vec![b' '; 128];
    header[12..20].copy_from_slice(b"mntrRGB ");
    let findings = found(sound().with_stream(PROFILE, "/N 3", &header), Some(Standard::X4));
    assert_eq!(findings.iter().map(|one| one.rule.code).collect::<Vec<_>>(), ["output-profile"]);
}

#[test]
fn a_font_of_two_bytes_without_widths_goes_an_em_a_glyph() {
    let paper = typed("0 0 0 1 k", 2, "00010002").change(DESCENDANT, "/DW 1000", "");
    let findings = found(paper, None);
    assert_eq!(places(&findings[0]), [[40.0, 210.0 - 1.76, 4.0, 2.0]]);
}
