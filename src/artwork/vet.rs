//! What an SVG file may have: its elements one by one, as often as each is drawn, before anything is made of them.

use std::collections::BTreeMap;

use svgtypes::{NumberListParser, PathParser, PointsParser, Transform};
use usvg::roxmltree::{Attribute, Document, Node};

use super::fault::Fault;
use super::properties;
use crate::printable::short;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// Elements deeper than this nobody draws; one that uses itself is.
const DEEPEST: usize = 64;
/// Elements, each as often as it is drawn.
const MOST_ELEMENTS: usize = 10_000;
/// Bytes of path data, each as often as it is drawn.
const MOST_DATA: usize = 512 << 10;
/// Numbers beyond this leave no room for what they are of.
const LARGEST: f64 = 1e6;
/// More faults of one file than these nobody mends one by one.
const MOST_FAULTS: usize = 20;

/// Elements that are drawn, or that hold such.
const DRAWN: [&str; 12] =
    ["a", "circle", "defs", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "use"];
/// Elements that are not drawn where they stand: whatever draws them by reference is told.
const UNSEEN: [&str; 7] =
    ["desc", "linearGradient", "marker", "metadata", "radialGradient", "symbol", "title"];
/// Attributes of numbers.
const NUMBERS: [&str; 17] = [
    "cx",
    "cy",
    "d",
    "height",
    "points",
    "r",
    "rx",
    "ry",
    "stroke-width",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
];

/// All that a drawing may not have.
pub(super) fn faults(document: &Document<'_>) -> Vec<Fault> {
    let root = document.root_element();
    if !is_svg(root) || root.tag_name().name() != "svg" {
        return vec![Fault::broken("no-svg").at(start_of(root))];
    }
    let mut ids = BTreeMap::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            ids.entry(id).or_insert(node);
        }
    }
    let mut vet = Vet { ids, found: Vec::new(), elements: MOST_ELEMENTS, data: MOST_DATA };
    let stopped = vet.element(root, 0).err();
    vet.found.extend(stopped);
    // What is drawn twice is wrong once.
    let mut told: Vec<Fault> = Vec::new();
    for fault in vet.found {
        if told.len() < MOST_FAULTS && !told.contains(&fault) {
            told.push(fault);
        }
    }
    told
}

struct Vet<'d, 'i> {
    ids: BTreeMap<&'d str, Node<'d, 'i>>,
    found: Vec<Fault>,
    /// How many elements may come.
    elements: usize,
    /// How many bytes of path data.
    data: usize,
}

impl<'d, 'i> Vet<'d, 'i> {
    /// An element and all in it.
    ///
    /// # Errors
    /// There is more than is looked at.
    fn element(&mut self, node: Node<'d, 'i>, depth: usize) -> Result<(), Fault> {
        let name = node.tag_name().name();
        if !node.is_element() || !is_svg(node) {
            return Ok(());
        }
        if UNSEEN.contains(&name) {
            // Nobody counts how often it would be repeated there.
            let repeats = node.descendants().find(|inner| inner.tag_name().name() == "use");
            self.found.extend(repeats.map(|one| Fault::refused("").arg("element", "use").at(start_of(one))));
            return Ok(());
        }
        let many = |most| Fault::broken("many").most(most).at(start_of(node));
        if depth > DEEPEST {
            return Err(Fault::broken("deep").most(DEEPEST).at(start_of(node)));
        }
        self.elements = self.elements.checked_sub(1).ok_or_else(|| many(MOST_ELEMENTS))?;
        if name == "style" {
            self.found.extend(properties::of_style(node));
            return Ok(());
        }
        if !DRAWN.contains(&name) || (name == "svg" && depth > 0) {
            self.found.push(Fault::refused("").arg("element", short(name)).at(start_of(node)));
            return Ok(());
        }
        self.found.extend(properties::of_element(node));
        for attribute in node.attributes() {
            if !is_sound(attribute) {
                let one = Fault::broken("numbers").arg("attribute", short(attribute.name()));
                self.found.push(one.at(attribute.range()));
            }
            let data = if matches!(attribute.name(), "d" | "points") { attribute.value().len() } else { 0 };
            self.data = self.data.checked_sub(data).ok_or_else(|| many(MOST_DATA))?;
        }
        if name == "use" {
            return self.used(node, depth);
        }
        node.children().try_for_each(|child| self.element(child, depth + 1))
    }

    /// What an element draws once more.
    fn used(&mut self, node: Node<'d, 'i>, depth: usize) -> Result<(), Fault> {
        let target = node.attribute("href").or_else(|| node.attribute((XLINK, "href"))).unwrap_or_default();
        let inside = target.trim().strip_prefix('#').and_then(|id| self.ids.get(id).copied());
        let Some(one) = inside else {
            self.found.push(
                Fault::refused("nothing")
                    .arg("property", "href")
                    .arg("what", short(target))
                    .at(start_of(node)),
            );
            return Ok(());
        };
        let name = one.tag_name().name();
        if !DRAWN.contains(&name) || name == "svg" {
            let fault = Fault::refused("reference").arg("property", "href").arg("what", short(name));
            self.found.push(fault.at(start_of(node)));
            return Ok(());
        }
        self.element(one, depth + 1)
    }
}

fn is_svg(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(SVG))
}

/// The tag that an element begins with, as far as its name.
fn start_of(node: Node<'_, '_>) -> std::ops::Range<usize> {
    let start = node.range().start;
    start..start + 1 + node.tag_name().name().len()
}

/// Whether an attribute of numbers is whole, and none of them is beyond measure.
fn is_sound(attribute: Attribute<'_, '_>) -> bool {
    let (name, value) = (attribute.name(), attribute.value());
    if !NUMBERS.contains(&name) {
        return true;
    }
    let whole = match name {
        "d" => PathParser::from(value).all(|segment| segment.is_ok()),
        "points" => {
            let pairs = PointsParser::from(value).count();
            NumberListParser::from(value).flatten().count() == pairs * 2
                && NumberListParser::from(value).all(|number| number.is_ok())
        }
        "transform" => value.parse::<Transform>().is_ok(),
        _ => true,
    };
    whole && numbers(value).all(|number| number.abs() <= LARGEST)
}

/// The numbers in a text of numbers and letters. Where a piece of it is none, what follows is not looked at there; that it
/// is wrong was found by whoever knows what it should be.
fn numbers(value: &str) -> impl Iterator<Item = f64> {
    let apart = |c: char| (c.is_alphabetic() && !matches!(c, 'e' | 'E')) || matches!(c, '(' | ')' | '%');
    value.split(apart).flat_map(|piece| NumberListParser::from(piece).map_while(Result::ok))
}
