//! OFD: the pages as one package, read back as readers do: by its entry, its resources, its pages, the glyphs of its fonts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use banxin::export::{Kind, Options};
use banxin::geom::Rect;
use banxin::page::{Composition, Item};
use banxin::transcript::{Block, Line, Transcript};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::xml::Node;
use super::{exported, solid};
use crate::support::bundled::EDITIONS;
use crate::support::compose::{fonts, newsprint, one_line, options};
use crate::support::composed::{Bundled, bundled};

/// A package, unpacked.
struct Package(BTreeMap<String, Vec<u8>>);

impl Package {
    fn of(edition: &str) -> Self {
        let files = exported(edition, Kind::Ofd, &Options::default());
        assert_eq!(
            files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
            ["issue.ofd", "export.json"]
        );
        Self::read(&files[0].bytes)
    }

    fn read(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP archive");
        let unpacked = (0..archive.len()).map(|at| {
            let mut file = archive.by_index(at).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("sound");
            (file.name().to_owned(), bytes)
        });
        Self(unpacked.collect())
    }

    fn bytes(&self, path: &str) -> &[u8] {
        self.0.get(path).unwrap_or_else(|| panic!("no {path}"))
    }

    fn xml(&self, path: &str) -> Node {
        Node::of(self.bytes(path))
    }

    fn root(&self) -> Node {
        self.xml("Doc_0/Document.xml")
    }

    fn pages(&self) -> Vec<Node> {
        let root = self.root();
        let pages = root.all("ofd:Page");
        pages.into_iter().map(|page| self.xml(&format!("Doc_0/{}", page.get("BaseLoc")))).collect()
    }

    /// The files of fonts by their numbers.
    fn fonts(&self) -> BTreeMap<String, &[u8]> {
        let resources = self.xml("Doc_0/PublicRes.xml");
        let fonts = resources.all("ofd:Font");
        let font = |font: &Node| {
            let file = &font.all("ofd:FontFile")[0].text;
            (font.get("ID").to_owned(), self.bytes(&format!("Doc_0/Res/{file}")))
        };
        fonts.into_iter().map(font).collect()
    }
}

fn numbers(list: &str) -> Vec<f64> {
    list.split_whitespace().map(|number| number.parse().expect("a number")).collect()
}

/// Steps from one place to the next, those said once for several written out.
fn steps(list: &str) -> Vec<f64> {
    let mut words = list.split_whitespace();
    let mut all = Vec::new();
    while let Some(word) = words.next() {
        if word == "g" {
            let count = words.next().expect("how often").parse().expect("a number");
            let step: f64 = words.next().expect("a step").parse().expect("a number");
            all.extend(std::iter::repeat_n(step, count));
        } else {
            all.push(word.parse().expect("a number"));
        }
    }
    all
}

/// Around the corners and control points of an outline, quadratic curves as the cubic ones that they are.
#[derive(Default)]
struct Hull {
    edges: Option<[f64; 4]>,
    at: (f32, f32),
}

impl Hull {
    fn of(face: &Face<'_>, glyph: GlyphId) -> Option<[f64; 4]> {
        let mut hull = Self::default();
        face.outline_glyph(glyph, &mut hull)?;
        hull.edges
    }

    fn hold(&mut self, x: f32, y: f32) {
        let (own_x, own_y) = (f64::from(x), f64::from(y));
        let [left, bottom, right, top] = self.edges.unwrap_or([own_x, own_y, own_x, own_y]);
        self.edges = Some([left.min(own_x), bottom.min(own_y), right.max(own_x), top.max(own_y)]);
        self.at = (x, y);
    }
}

impl OutlineBuilder for Hull {
    fn move_to(&mut self, x: f32, y: f32) {
        self.hold(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.hold(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let third = |end: f32, control: f32| end + (control - end) * 2.0 / 3.0;
        let (from_x, from_y) = self.at;
        self.curve_to(third(from_x, x1), third(from_y, y1), third(x, x1), third(y, y1), x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.hold(x1, y1);
        self.hold(x2, y2);
        self.hold(x, y);
    }

    fn close(&mut self) {}
}

/// The characters that a text object shows, each with the edges of what is filled on the page: left, top, right, bottom.
fn shown(object: &Node, face: &Face<'_>) -> Vec<(String, Option<[f64; 4]>)> {
    let code = object.all("ofd:TextCode")[0];
    let codes: Vec<u16> = code.text.encode_utf16().collect();
    let (across, down) = (steps(code.get("DeltaX")), steps(code.get("DeltaY")));
    let said = across.len().max(down.len());
    assert!(said == 0 || said + 1 == codes.len(), "a step between all: {}", code.text);
    let boundary = numbers(object.get("Boundary"));
    let size: f64 = object.get("Size").parse().expect("a size");
    let scale = object.get("HScale").parse().unwrap_or(1.0);
    let turn = object.get("CTM");
    assert!(["", "0 1 -1 0 0 0"].contains(&turn), "{turn}");
    let (mut x, mut y): (f64, f64) = (code.get("X").parse().unwrap(), code.get("Y").parse().unwrap());
    let mut out = Vec::new();
    let transforms = object.all("ofd:CGTransform");
    let mut at = 0;
    while at < codes.len() {
        let transform = transforms.iter().find(|one| one.get("CodePosition") == at.to_string());
        let count = transform.map_or(1, |one| one.get("CodeCount").parse().unwrap());
        let glyph = if let Some(one) = transform {
            GlyphId(one.all("ofd:Glyphs")[0].text.parse().unwrap())
        } else {
            let character = char::from_u32(u32::from(codes[at])).expect("of the basic plane");
            face.glyph_index(character).unwrap_or_else(|| panic!("{character} has a glyph"))
        };
        let units = f64::from(face.units_per_em());
        let edges = Hull::of(face, glyph).map(|[left, bottom, right, top]| {
            let [left, right] = [left, right].map(|edge| x + edge * size * scale / units);
            let [top, bottom] = [top, bottom].map(|edge| y - edge * size / units);
            // The one way in which lines are turned.
            let turned = |x: f64, y: f64| if turn.is_empty() { [x, y] } else { [-y, x] };
            let ([x1, y1], [x2, y2]) = (turned(left, top), turned(right, bottom));
            let [x0, y0] = [boundary[0], boundary[1]];
            [x0 + x1.min(x2), y0 + y1.min(y2), x0 + x1.max(x2), y0 + y1.max(y2)]
        });
        out.push((String::from_utf16(&codes[at..at + count]).expect("whole characters"), edges));
        x += across.get(at).copied().unwrap_or_default();
        y += down.get(at).copied().unwrap_or_default();
        at += count;
    }
    for (text, edges) in &out {
        if let Some([left, top, right, bottom]) = edges {
            let [x, y, width, height] = [boundary[0], boundary[1], boundary[2], boundary[3]];
            let inside = x <= *left && y <= *top && *right <= x + width && *bottom <= y + height;
            assert!(inside, "{text} is not cut off: {edges:?} of {boundary:?}");
        }
    }
    out
}

#[test]
fn what_is_named_is_there_and_every_number_is_one() {
    for edition in ["erqi", "specimen", "pictures"] {
        let package = Package::of(edition);
        let entry = package.xml("OFD.xml");
        assert_eq!((entry.get("Version"), entry.get("DocType")), ("1.0", "OFD"));
        assert_eq!(entry.all("ofd:DocRoot")[0].text, "Doc_0/Document.xml");
        let root = package.root();
        let most: u32 = root.all("ofd:MaxUnitID")[0].text.parse().unwrap();
        let mut named: BTreeSet<String> =
            ["OFD.xml", "Doc_0/Document.xml", "Doc_0/PublicRes.xml", "Doc_0/DocumentRes.xml"]
                .map(String::from)
                .into();
        named.extend(root.all("ofd:Page").iter().map(|page| format!("Doc_0/{}", page.get("BaseLoc"))));
        let resources = ["PublicRes", "DocumentRes"].map(|name| package.xml(&format!("Doc_0/{name}.xml")));
        let files =
            resources.iter().flat_map(|one| [one.all("ofd:FontFile"), one.all("ofd:MediaFile")].concat());
        named.extend(files.map(|file| format!("Doc_0/Res/{}", file.text)));
        assert_eq!(named, package.0.keys().cloned().collect(), "{edition}");

        let documents = [vec![root], resources.into(), package.pages()].concat();
        let mut ids = Vec::new();
        let mut asked = BTreeSet::new();
        for document in &documents {
            for node in everything(document) {
                ids.extend(node.get("ID").parse::<u32>());
                asked.extend(["Font", "ResourceID", "PageID"].map(|name| node.get(name)).map(str::to_owned));
            }
        }
        asked.remove("");
        let distinct: BTreeSet<u32> = ids.iter().copied().collect();
        assert_eq!((distinct.len(), distinct.last()), (ids.len(), Some(&most)), "{edition}");
        assert!(asked.iter().all(|id| distinct.contains(&id.parse().unwrap())), "{edition}");
    }
}

/// A node and all in it.
fn everything(node: &Node) -> Vec<&Node> {
    std::iter::once(node).chain(node.inside.iter().flat_map(everything)).collect()
}

#[test]
fn every_page_says_what_is_printed_on_it() {
    for edition in EDITIONS {
        let printed = printed(&bundled(edition).composed.composition);
        let package = Package::of(edition);
        let pages = package.pages();
        assert_eq!(pages.len(), printed.len());
        for (page, printed) in pages.iter().zip(printed) {
            let said: String = page.all("ofd:TextCode").iter().map(|code| code.text.as_str()).collect();
            assert_eq!(solid(&said), solid(&printed), "{edition}");
        }
    }
}

/// The text of every page in the order in which it is painted.
fn printed(composition: &Composition) -> Vec<String> {
    let text = |item: &Item| if let Item::Glyphs(run) = item { Some(run.text.clone()) } else { None };
    composition.pages.iter().map(|page| page.items.iter().filter_map(text).collect()).collect()
}

#[test]
fn every_glyph_is_drawn_where_it_stands() {
    for edition in ["erqi", "specimen", "heads"] {
        let package = Package::of(edition);
        let fonts = package.fonts();
        let Bundled { composed, transcript, .. } = bundled(edition);
        for (page, of) in package.pages().iter().zip(&transcript.pages) {
            let mut drawn: BTreeMap<String, Vec<[f64; 4]>> = BTreeMap::new();
            for object in page.all("ofd:TextObject") {
                let face = Face::parse(fonts[object.get("Font")], 0).expect("a font");
                for (text, edges) in shown(object, &face) {
                    // A glyph may say the blank that is behind it.
                    drawn.entry(text.trim().to_owned()).or_default().extend(edges);
                }
            }
            let lines = of.sections.iter().flat_map(|section| section.blocks.iter().flat_map(Block::lines));
            let glyphs = lines.flat_map(|line: &Line<'_>| line.words.iter().flat_map(|word| &word.glyphs));
            let mut seen = 0;
            for glyph in glyphs.filter(|glyph| glyph.placed.len() == 1 && !glyph.text.is_empty()) {
                let Some(ink) = glyph.ink(composed.fonts()) else { continue };
                let expected =
                    [ink.x, ink.y, ink.x + ink.width, ink.y + ink.height].map(banxin::geom::Length::to_mm);
                let near = |edges: &[f64; 4]| {
                    edges.iter().zip(expected).all(|(one, other)| (one - other).abs() < 0.01)
                };
                let at = drawn.get(glyph.text).and_then(|all| all.iter().position(near));
                assert!(
                    at.is_some(),
                    "{edition}: {} at {expected:?}: {:?}",
                    glyph.text,
                    drawn.get(glyph.text)
                );
                seen += 1;
            }
            assert!(seen > 200, "{edition}: {seen}");
        }
    }
}

/// Whether lengths in millimetres are the same but for rounding.
fn near(one: &[f64], other: &[f64]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| (one - other).abs() < 0.02)
}

#[test]
fn pictures_are_cut_to_what_is_seen_of_them() {
    for edition in ["pictures", "frames", "demo"] {
        let composed = bundled(edition).composed;
        let package = Package::of(edition);
        let resources = package.xml("Doc_0/DocumentRes.xml");
        let mut cutouts = 0;
        for (page, of) in package.pages().iter().zip(&composed.composition.pages) {
            let shown = page.all("ofd:ImageObject");
            for item in &of.items {
                let Item::Picture(placed) = item else { continue };
                let seen = placed.clip.to_mm();
                let one = shown.iter().find(|one| near(&numbers(one.get("Boundary")), &seen));
                let one = one.unwrap_or_else(|| panic!("{edition}: {seen:?}"));
                let whole = if placed.outline.is_empty() { placed.rect } else { placed.clip }.to_mm();
                let spread = [whole[2], 0.0, 0.0, whole[3], whole[0] - seen[0], whole[1] - seen[1]];
                assert!(near(&numbers(one.get("CTM")), &spread), "{edition}: {spread:?}");
                let media = resources.all("ofd:MultiMedia").into_iter();
                let media =
                    media.into_iter().find(|media| media.get("ID") == one.get("ResourceID")).expect("a file");
                let bytes = package.bytes(&format!("Doc_0/Res/{}", media.all("ofd:MediaFile")[0].text));
                if placed.outline.is_empty() {
                    assert!(bytes.starts_with(&[0xff, 0xd8, 0xff]) && media.get("Format") == "JPEG");
                } else {
                    cutouts += 1;
                    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().expect("a picture");
                    let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
                    reader.next_frame(&mut pixels).expect("whole");
                    let alphas: BTreeSet<u8> = pixels.chunks(4).map(|pixel| pixel[3]).collect();
                    assert!(
                        alphas.contains(&0) && alphas.contains(&255),
                        "{edition}: clear and not: {alphas:?}"
                    );
                }
            }
        }
        assert_eq!(cutouts > 0, edition == "frames", "{edition}");
    }
}

#[test]
fn what_stands_twice_is_in_a_package_once() {
    let package = Package::of("demo");
    let pages = package.pages();
    let asked: Vec<&str> =
        pages.iter().flat_map(|page| page.all("ofd:ImageObject")).map(|one| one.get("ResourceID")).collect();
    let files = package.xml("Doc_0/DocumentRes.xml").all("ofd:MultiMedia").len();
    let distinct: BTreeSet<&str> = asked.iter().copied().collect();
    assert_eq!(distinct.len(), files);
}

#[test]
fn what_is_cut_is_cut_to_what_all_its_clips_have_in_common() {
    let mut cut = 0;
    for (page, of) in Package::of("demo").pages().iter().zip(&bundled("demo").composed.composition.pages) {
        let mut drawn = page.all("ofd:PathObject").into_iter().filter(|one| !one.all("ofd:Clip").is_empty());
        for item in &of.items {
            let Item::Shape(shape) = item else { continue };
            if shape.clips.is_empty() || shape.seen().is_empty() {
                continue;
            }
            let one = drawn.next().expect("a path");
            let clips = one.all("ofd:Clip");
            assert_eq!(clips.len(), 1, "all of the demo are rectangles");
            let corner = numbers(one.get("Boundary"));
            let path = &clips[0].all("ofd:AbbreviatedData")[0].text;
            let points: Vec<f64> = path.split(' ').filter_map(|word| word.parse().ok()).collect();
            let edges = |at: usize| {
                let all = points.iter().skip(at).step_by(2).map(|place| place + corner[at]);
                all.fold((f64::MAX, f64::MIN), |(least, most), place| (least.min(place), most.max(place)))
            };
            let ((left, right), (top, bottom)) = (edges(0), edges(1));
            let common = shape.clips.iter().filter_map(|clip| clip.rect()).reduce(Rect::common);
            let common = common.expect("rectangles").to_mm();
            assert!(near(&[left, top, right - left, bottom - top], &common), "{path}: {common:?}");
            cut += 1;
        }
        assert!(drawn.next().is_none());
    }
    assert!(cut > 10, "{cut}");
}

#[test]
fn characters_that_readers_differ_in_stand_alone() {
    let fonts = fonts();
    let icc = newsprint();
    let composition = one_line(&fonts, "版𠮷心\u{1}报");
    let transcript = Transcript::of(&composition, &fonts);
    let made = banxin::write::ofd::file(&transcript, &fonts, options(&icc).condition).expect("made");
    let package = Package::read(&made.bytes);
    let page = &package.pages()[0];
    let objects = page.all("ofd:TextObject");
    let said: Vec<&str> = objects.iter().map(|one| one.all("ofd:TextCode")[0].text.as_str()).collect();
    assert_eq!(said, ["版", "𠮷", "心", "\u{fffd}", "报"]);
    let counts: Vec<Vec<&str>> = objects
        .iter()
        .map(|one| one.all("ofd:CGTransform").iter().map(|transform| transform.get("CodeCount")).collect())
        .collect();
    assert_eq!(counts, [vec![], vec!["2"], vec![], vec!["1"], vec![]], "in units of UTF-16");
}

#[test]
fn the_contents_lead_to_every_page_and_to_the_stories_on_it() {
    let package = Package::of("erqi");
    let root = package.root();
    let entries = root.all("ofd:OutlineElem");
    let titles: Vec<&str> = entries.iter().map(|entry| entry.get("Title")).collect();
    assert_eq!(titles[..2], ["1 要闻", "二七区“能力作风建设年”活动总结会召开"]);
    let page = root.all("ofd:Page")[0].get("ID");
    assert!(root.all("ofd:Dest").iter().all(|dest| dest.get("PageID") == page && dest.get("Type") == "XYZ"));
    let entry = package.xml("OFD.xml");
    let said = |name: &str| entry.all(name)[0].text.clone();
    assert_eq!(
        (said("ofd:Title"), said("ofd:CreationDate")),
        ("版心日报 2022-09-30".into(), "2022-09-30".into())
    );
    let id = said("ofd:DocID");
    assert!(id.len() == 32 && id.bytes().all(|digit| digit.is_ascii_hexdigit()), "{id}");
}
