//! OFD: the pages as one package, read back as readers do: by its entry, its resources, its pages, the glyphs of its fonts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;

use banxin::export::{Kind, Options};
use banxin::page::{Composition, Item};
use banxin::transcript::{Block, Line, Transcript};
use banxin::{House, Stock};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::xml::Node;
use super::{exported, solid};
use crate::support::bundled::EDITIONS;

/// A package, unpacked.
struct Package(BTreeMap<String, Vec<u8>>);

impl Package {
    fn of(edition: &str) -> Self {
        let files = exported(edition, Kind::Ofd, &Options::default());
        assert_eq!(
            files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
            ["issue.ofd", "export.json"]
        );
        let mut archive = zip::ZipArchive::new(Cursor::new(&files[0].bytes)).expect("a ZIP archive");
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
    let characters: Vec<char> = code.text.chars().collect();
    let (across, down) = (steps(code.get("DeltaX")), steps(code.get("DeltaY")));
    let said = across.len().max(down.len());
    assert!(said == 0 || said + 1 == characters.len(), "a step between all: {}", code.text);
    let boundary = numbers(object.get("Boundary"));
    let size: f64 = object.get("Size").parse().expect("a size");
    let scale = object.get("HScale").parse().unwrap_or(1.0);
    let turn = object.get("CTM");
    assert!(["", "0 1 -1 0 0 0"].contains(&turn), "{turn}");
    let (mut x, mut y): (f64, f64) = (code.get("X").parse().unwrap(), code.get("Y").parse().unwrap());
    let mut out = Vec::new();
    let transforms = object.all("ofd:CGTransform");
    let mut at = 0;
    while at < characters.len() {
        let transform = transforms.iter().find(|one| one.get("CodePosition") == at.to_string());
        let count = transform.map_or(1, |one| one.get("CodeCount").parse().unwrap());
        let glyph = match transform {
            Some(one) => GlyphId(one.all("ofd:Glyphs")[0].text.parse().unwrap()),
            None => {
                face.glyph_index(characters[at]).unwrap_or_else(|| panic!("{} has a glyph", characters[at]))
            }
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
        out.push((characters[at..at + count].iter().collect(), edges));
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
    let stock = Stock::open(House::bundled()).expect("the house");
    for edition in EDITIONS {
        let loaded = stock.edition(Path::new("content").join(edition).as_path()).expect("sound");
        let printed = printed(&loaded.compose().composition);
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
    let stock = Stock::open(House::bundled()).expect("the house");
    for edition in ["erqi", "specimen", "heads"] {
        let package = Package::of(edition);
        let fonts = package.fonts();
        let loaded = stock.edition(Path::new("content").join(edition).as_path()).expect("sound");
        let composed = loaded.compose();
        let transcript = Transcript::of(&composed.composition, composed.fonts());
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

#[test]
fn pictures_are_cut_to_what_is_seen_of_them() {
    let stock = Stock::open(House::bundled()).expect("the house");
    for edition in ["pictures", "frames"] {
        let loaded = stock.edition(Path::new("content").join(edition).as_path()).expect("sound");
        let composed = loaded.compose();
        let package = Package::of(edition);
        for (page, of) in package.pages().iter().zip(&composed.composition.pages) {
            let placed: Vec<_> = of
                .items
                .iter()
                .filter_map(|item| if let Item::Picture(placed) = item { Some(placed) } else { None })
                .collect();
            let shown: Vec<&Node> =
                page.all("ofd:ImageObject").into_iter().filter(|one| !one.get("CTM").is_empty()).collect();
            for placed in placed {
                let seen = placed.clip.to_mm();
                let near = |one: &&&Node| {
                    let boundary = numbers(one.get("Boundary"));
                    boundary.iter().zip(seen).all(|(one, other)| (one - other).abs() < 0.02)
                };
                let one = shown.iter().find(near).unwrap_or_else(|| panic!("{edition}: {seen:?}"));
                let spread = numbers(one.get("CTM"));
                let whole = if placed.outline.is_empty() { placed.rect } else { placed.clip }.to_mm();
                assert!(
                    (spread[0] - whole[2]).abs() < 0.02 && (spread[3] - whole[3]).abs() < 0.02,
                    "{spread:?}"
                );
            }
        }
    }
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
