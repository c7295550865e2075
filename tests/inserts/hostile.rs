//! Files that are made to break what reads them: each is placed, or refused with its reason, and none ends the program.

use std::io::Write;
use std::process::Command;
use std::sync::Arc;

use banxin::insert::{self, InsertError};
use banxin::preflight::{Beside, PlacedPage, Standard, Unreadable};
use banxin::press::Limits;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::make::{Customer, stream};

/// What a file is taken for, by what places it and by what judges it.
type Taken = (Result<(), InsertError>, Result<(), Unreadable>);

const PLACED: Taken = (Ok(()), Ok(()));
/// It is placed by itself; what draws too much is no page that can be judged, so it does not get into an edition.
const DRAWS_TOO_MUCH: Taken = (Ok(()), Err(Unreadable::TooMuch));
const TOO_MUCH: Taken = (Err(InsertError::TooMuch), Err(Unreadable::TooMuch));
const NO_PDF: Taken = (Err(InsertError::NotAPdf), Err(Unreadable::NotAPdf));

fn taken(file: Vec<u8>) -> Taken {
    let file = Arc::new(file);
    (insert::read(&file, 0).map(drop), PlacedPage::read(&file, 0).map(drop))
}

/// As a file has it that is packed, in latin letters: a hundredfold, with its escapes.
fn packed(entries: &str, unpacked: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(unpacked).unwrap();
    let packed = encoder.finish().unwrap();
    let mut object =
        format!("<<{entries}/Filter/FlateDecode/Length {}>>\nstream\n", packed.len()).into_bytes();
    object.extend(packed);
    object.extend(b"\nendstream");
    object
}

/// A file of these objects, from number 1 on; the first is its catalog. Without a table: readers look for objects, then.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (index, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n", index + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    out.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF");
    out
}

/// A page that draws this, packed, and has these resources and objects, from number 5 on.
fn drawing(content: &[u8], resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let page =
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 50]/Contents 4 0 R/Resources<<{resources}>>>>");
    let mut objects: Vec<Vec<u8>> =
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", &page]
            .map(|object| object.as_bytes().to_vec())
            .into();
    objects.push(packed("", content));
    objects.extend_from_slice(more);
    file(&objects)
}

/// A form that draws this, with another of this number.
fn form(drawn: &str, inner: usize) -> Vec<u8> {
    let resources = format!("/Resources<</XObject<</X {inner} 0 R>>>>");
    stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 99 49]{resources}"), drawn).into_bytes()
}

const FORMS: &str = "/XObject<</X 5 0 R>>";

#[test]
fn content_that_unpacks_to_more_than_any_page_draws_is_refused() {
    assert_eq!(taken(drawing(&vec![b' '; 140 << 20], "", &[])), TOO_MUCH);
    let same = "4 0 R ".repeat(1_000);
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 50]/Contents[{same}]>>");
    let objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", &page];
    let mut objects: Vec<Vec<u8>> = objects.map(|object| object.as_bytes().to_vec()).into();
    objects.push(packed("", &vec![b' '; 1 << 20]));
    assert_eq!(taken(file(&objects)), TOO_MUCH, "a megabyte a thousand times");
}

#[test]
fn forms_that_unpack_to_more_than_any_page_draws_are_not_judged() {
    let bomb = packed("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", &vec![b' '; 140 << 20]);
    assert_eq!(taken(drawing(b"/X Do", FORMS, &[bomb])), DRAWS_TOO_MUCH);
}

#[test]
fn object_streams_that_unpack_to_more_than_a_newspaper_are_refused() {
    let mut bomb = b"10 0 <</LW 3>>".to_vec();
    bomb.resize(140 << 20, b' ');
    let bomb = packed("/Type/ObjStm/N 1/First 5", &bomb);
    assert_eq!(taken(drawing(b"/G gs", "/ExtGState<</G 10 0 R>>", &[bomb])).0, Err(InsertError::TooMuch));
    let small = packed("/Type/ObjStm/N 1/First 5", b"10 0 <</LW 3>>");
    assert_eq!(taken(drawing(b"/G gs", "/ExtGState<</G 10 0 R>>", &[small])), PLACED);
}

#[test]
fn a_page_of_six_million_operators_is_not_judged() {
    assert_eq!(taken(drawing(&b"f\n".repeat(6_000_000), "", &[])), DRAWS_TOO_MUCH);
}

#[test]
fn forms_that_draw_each_other_ten_times_over_are_not_judged() {
    let laughs: Vec<_> = (6..26).map(|next| form(&"/X Do ".repeat(10), next)).collect();
    assert_eq!(taken(drawing(b"/X Do", FORMS, &laughs)), DRAWS_TOO_MUCH);
}

#[test]
fn forms_nested_ten_thousand_deep_are_placed() {
    let deep: Vec<_> = (6..10_006).map(|next| form("/X Do", next)).collect();
    assert_eq!(taken(drawing(b"/X Do", FORMS, &deep)), PLACED);
}

#[test]
fn what_draws_itself_is_placed_and_ends() {
    let itself = form("/X Do /X Do", 5);
    assert_eq!(taken(drawing(b"/X Do", FORMS, &[itself])), PLACED);
    let [one, other] = [form("/X Do /X Do", 6), form("/X Do /X Do", 5)];
    assert_eq!(taken(drawing(b"/X Do", FORMS, &[one, other])), PLACED);
    let pattern = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9";
    let pattern =
        stream(&format!("{pattern}/Resources<</Pattern<</P 5 0 R>>>>"), "/Pattern cs /P scn 0 0 9 9 re f");
    let content = b"/Pattern cs /P scn 0 0 99 49 re f";
    assert_eq!(taken(drawing(content, "/Pattern<</P 5 0 R>>", &[pattern.into_bytes()])), PLACED);
    let mask = b"<</SMask<</S/Luminosity/G 6 0 R>>>>".to_vec();
    let group = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency/CS/DeviceGray>>";
    let group = stream(&format!("{group}/Resources<</ExtGState<</G 5 0 R>>>>"), "/G gs 0 0 9 9 re f");
    let content = b"/G gs 0 0 9 9 re f";
    assert_eq!(taken(drawing(content, "/ExtGState<</G 5 0 R>>", &[mask, group.into_bytes()])), PLACED);
}

#[test]
fn colours_and_functions_that_lead_to_themselves_end() {
    let painted = b"/C cs 1 scn 0 0 9 9 re f";
    let space = "/ColorSpace<</C 5 0 R>>";
    let itself = b"[/Indexed 5 0 R 1 (ab)]".to_vec();
    assert_eq!(taken(drawing(painted, space, &[itself])), PLACED);
    let deep: Vec<_> = (6..2_006).map(|next| format!("[/Indexed {next} 0 R 1 (ab)]").into_bytes()).collect();
    assert_eq!(taken(drawing(painted, space, &deep)), PLACED);
    let function = "<</FunctionType 3/Domain[0 1]/Functions[6 0 R 6 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>";
    let separation = b"[/Separation/A/DeviceCMYK 6 0 R]".to_vec();
    assert_eq!(taken(drawing(painted, space, &[separation, function.into()])), PLACED);
}

#[test]
fn pages_that_lead_round_in_circles_are_none() {
    let of = |objects: &[&str]| file(&objects.iter().map(|one| one.as_bytes().to_vec()).collect::<Vec<_>>());
    let catalog = "<</Type/Catalog/Pages 2 0 R>>";
    assert_eq!(taken(of(&[catalog, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])), NO_PDF);
    let round = ["<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 1>>"];
    assert_eq!(taken(of(&[catalog, round[0], round[1]])), NO_PDF);
    let parents =
        ["<</Type/Pages/Kids[3 0 R]/Parent 3 0 R/Count 1>>", "<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>"];
    assert_eq!(taken(of(&[catalog, parents[0], parents[1]])), PLACED, "a page is one, whoever its parent is");
    let sizeless = (Err(InsertError::Size), Ok(()));
    assert_eq!(
        taken(of(&[catalog, parents[0], "<</Type/Page/Parent 3 0 R>>"])),
        sizeless,
        "and so is one in no size"
    );
}

#[test]
fn references_that_lead_to_each_other_end() {
    let round = Customer::new().page("/MediaBox[0 0 100 50]/Resources 5 0 R").with("6 0 R").with("5 0 R");
    assert_eq!(taken(round.pdf()), PLACED);
    let length = b"<</Length 4 0 R>>\nstream\nf\nendstream".to_vec();
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 50]/Contents 4 0 R>>";
    let objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page];
    let mut objects: Vec<Vec<u8>> = objects.map(|object| object.as_bytes().to_vec()).into();
    objects.push(length);
    assert_eq!(taken(file(&objects)), PLACED, "a stream as long as itself");
}

#[test]
fn arrays_and_dictionaries_a_hundred_thousand_deep_do_not_take_the_stack() {
    let deep = |open: &str, close: &str| {
        let value = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        let page = format!("/MediaBox[0 0 100 50]/Resources<</ExtGState<</G {value}>>>>");
        taken(Customer::new().page(&page).draws("/G gs").pdf())
    };
    assert_eq!(deep("[", "]"), NO_PDF);
    assert_eq!(deep("<</A", ">>"), NO_PDF);
    assert_eq!(taken(drawing("[".repeat(1_000_000).as_bytes(), "", &[])), PLACED);
    assert_eq!(taken(drawing(format!("/A {} BDC", "<</A".repeat(1_000_000)).as_bytes(), "", &[])), PLACED);
}

#[test]
fn a_file_that_breaks_off_or_lies_about_its_places_is_repaired_or_refused() {
    let whole = Customer::new().pdf();
    for end in (0..whole.len()).step_by(7) {
        let (placed, judged) = taken(whole[..end].to_vec());
        assert_eq!(placed.is_ok(), judged.is_ok(), "{end}: {placed:?} {judged:?}");
        assert!(placed.is_ok() || placed == Err(InsertError::NotAPdf), "{end}: {placed:?}");
    }
    let text = String::from_utf8(whole).unwrap();
    for (from, to) in
        [("0000000", "9999999"), ("startxref\n", "startxref\n99999999999999999999"), ("xref", "xfer")]
    {
        assert_eq!(taken(text.replace(from, to).into_bytes()), PLACED, "{to}");
    }
    let own = text.rfind("xref\n0").unwrap();
    let loops = text.replace("/Root", &format!("/Prev {own}/Root"));
    assert_eq!(taken(loops.into_bytes()), PLACED, "a table before which it comes itself");
}

#[test]
fn a_file_that_is_encrypted_is_refused() {
    let key = "a".repeat(32);
    let encrypted = format!("/Encrypt<</Filter/Standard/V 1/R 2/O({key})/U({key})/P -4>>/ID[(a)(a)]/Root");
    let text = String::from_utf8(Customer::new().pdf()).unwrap().replace("/Root", &encrypted);
    assert_eq!(taken(text.into_bytes()), (Err(InsertError::Encrypted), Err(Unreadable::Encrypted)));
}

#[test]
fn scripts_and_what_starts_programs_stay_behind_and_are_told() {
    let script = "<</S/JavaScript/JS(app.alert)>>";
    let launch = "<</S/Launch/F(cmd.exe)>>";
    let customer = Customer::new()
        .page(&format!(
            "/MediaBox[0 0 100 50]/AA<</O {script}>>/Annots[<</Subtype/Link/Rect[0 0 9 9]/A {launch}>>]"
        ))
        .catalog(&format!("/OpenAction {launch}/Names<</JavaScript<</Names[(a) {script}]>>>>"));
    let file = Arc::new(customer.pdf());
    let placed = format!("{:?}", insert::read(&file, 0).unwrap());
    let codes = |bytes: &str| format!("{:?}", bytes.as_bytes());
    for left in ["JavaScript", "Launch", "cmd.exe", "AA", "Annots"] {
        assert!(!placed.contains(codes(left).trim_matches(['[', ']'])), "{left}");
    }
    let told = PlacedPage::read(&file, 0).unwrap().judge(
        &Limits::newsprint(),
        Some(Standard::X4),
        &Beside::default(),
    );
    assert!(told.iter().any(|one| one.rule.code == "action"), "{told:?}");
}

#[test]
fn type_without_its_font_is_told() {
    let told = |font: &str| {
        let content = b"BT 0 0 0 1 k /F 9 Tf (abc) Tj ET";
        let file = Arc::new(drawing(content, "/Font<</F 5 0 R>>", &[font.as_bytes().to_vec()]));
        assert!(insert::read(&file, 0).is_ok(), "{font}");
        let found = PlacedPage::read(&file, 0).unwrap().judge(
            &Limits::newsprint(),
            Some(Standard::X4),
            &Beside::default(),
        );
        found.iter().map(|one| one.rule.code).collect::<Vec<_>>()
    };
    let missing = told("<</Type/Font/Subtype/Type1/BaseFont/NoSuch>>");
    assert!(missing.contains(&"font-embedded"), "{missing:?}");
    let nothing = told("null");
    assert!(!nothing.is_empty(), "a font that is not in the file at all");
}

/// The command, with so little memory that a reader that unpacks what it is given ends: 512 MB, and what the fonts, which are mapped,
/// take of addresses.
#[cfg(target_os = "linux")]
#[test]
fn bombs_are_refused_within_half_a_gigabyte() {
    let bomb = drawing(&vec![b' '; 1 << 30], "", &[]);
    let mut objects = b"10 0 <</LW 3>>".to_vec();
    objects.resize(1 << 30, b' ');
    let objects = packed("/Type/ObjStm/N 1/First 5", &objects);
    let objects = drawing(b"/G gs", "/ExtGState<</G 10 0 R>>", &[objects]);
    for file in [bomb, objects] {
        let house = crate::support::house::House::sound()
            .write("fonts/han.otf", include_bytes!("../../fonts/NotoSansCJKsc-Regular.otf"))
            .change("layouts/small.toml", "song = [\"a.ttf\"]", "song = [\"a.ttf\", \"han.otf\"]")
            .change("paper/edition.toml", "layout = \"small\"", "layout = \"small\"\nads = [\"tea\"]")
            .write(
                "paper/ads/bookings.toml",
                "[ads.tea]\nfile = \"tea.pdf\"\nalt = \"a\"\nsize = [\"100pt\", \"50pt\"]\n",
            )
            .write("paper/ads/tea.pdf", file);
        let script = format!("ulimit -v {}; exec '{}' check paper", 640 << 10, env!("CARGO_BIN_EXE_banxin"));
        let output = Command::new("sh").args(["-c", &script]).current_dir(house.path("")).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains("ad-unplaceable"), "{told}");
    }
}
