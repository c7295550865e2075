//! What an SVG file may have: its elements one by one, as often as each is drawn, before anything is made of them.

use std::collections::BTreeMap;

use svgtypes::{NumberListParser, PathParser, PointsParser, Transform};
use usvg::roxmltree::{Attribute, Document, Node};

use super::fault::Fault;
use super::properties::{self, Ids, XLINK};
use super::taste::Taste;
use crate::printable::short;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements deeper than this nobody draws; one that uses itself is.
const DEEPEST: usize = 64;
/// Numbers beyond this leave no room for what they are of.
const LARGEST: f64 = 1e6;
/// More faults of one file than these nobody mends one by one.
const MOST_FAULTS: usize = 20;

/// What is counted of a drawing.
#[derive(Clone, Copy)]
struct Most {
    /// Elements, each as often as it is drawn.
    elements: usize,
    /// Bytes of path data, each as often as it is drawn.
    data: usize,
}

impl Most {
    const fn of(taste: Taste) -> Self {
        match taste {
            Taste::Outlines => Self { elements: 10_000, data: 512 << 10 },
            Taste::Picture => Self { elements: 40_000, data: 4 << 20 },
        }
    }
}

/// Elements that are drawn, or that hold such.
const DRAWN: [&str; 12] =
    ["a", "circle", "defs", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "use"];
/// Elements that are not drawn where they stand: whatever draws them by reference is told.
const UNSEEN: [&str; 7] =
    ["desc", "linearGradient", "marker", "metadata", "radialGradient", "symbol", "title"];
/// Elements that hold what others draw: they are counted where they stand, and where they are asked for.
const HELD: [&str; 2] = ["clipPath", "symbol"];
/// Elements of text, which a picture may have.
const TEXT: [&str; 2] = ["text", "tspan"];
/// Bytes of path data that a letter counts as.
const LETTER: usize = 80;
/// Elements of a picture that nothing is drawn of but by a property, which is told.
const BY_PROPERTY: [&str; 3] = ["filter", "mask", "pattern"];
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
pub(super) fn faults(document: &Document<'_>, taste: Taste) -> Vec<Fault> {
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
    let Most { elements, data } = Most::of(taste);
    let mut vet = Vet { ids, taste, found: Vec::new(), elements, data };
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
    ids: Ids<'d, 'i>,
    taste: Taste,
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
        if self.is_unseen(name) {
            // Nobody counts how often it would be repeated there.
            let repeats = node.descendants().find(|inner| inner.tag_name().name() == "use");
            self.found.extend(repeats.map(|one| Fault::refused("").arg("element", "use").at(start_of(one))));
            return Ok(());
        }
        let most = Most::of(self.taste);
        let many = |most| Fault::broken("many").most(most).at(start_of(node));
        if depth > DEEPEST {
            return Err(Fault::broken("deep").most(DEEPEST).at(start_of(node)));
        }
        self.elements = self.elements.checked_sub(1).ok_or_else(|| many(most.elements))?;
        if name == "style" {
            self.found.extend(properties::of_style(node, &self.ids, self.taste));
            return Ok(());
        }
        if !self.is_drawn(name) || (name == "svg" && depth > 0) {
            self.found.push(self.no_part(name).at(start_of(node)));
            return Ok(());
        }
        if name == "clipPath" {
            self.found.extend(properties::no_clip(node).map(|fault| fault.at(start_of(node))));
        }
        self.found.extend(properties::of_element(node, &self.ids, self.taste));
        for attribute in node.attributes() {
            if !is_sound(attribute) {
                let one = Fault::broken("numbers").arg("attribute", short(attribute.name()));
                self.found.push(one.at(attribute.range()));
            }
            let data = if matches!(attribute.name(), "d" | "points") { attribute.value().len() } else { 0 };
            self.data = self.data.checked_sub(data).ok_or_else(|| many(most.data))?;
        }
        if TEXT.contains(&name) {
            let letters = node.children().filter_map(|child| child.text()).map(str::len).sum::<usize>();
            self.data = self.data.checked_sub(letters * LETTER).ok_or_else(|| many(most.data))?;
        }
        if name == "use" {
            return self.used(node, depth);
        }
        node.children().try_for_each(|child| self.element(child, depth + 1))
    }

    fn is_drawn(&self, name: &str) -> bool {
        let of_picture = HELD.contains(&name) || TEXT.contains(&name);
        DRAWN.contains(&name) || self.taste == Taste::Picture && of_picture
    }

    fn is_unseen(&self, name: &str) -> bool {
        let by_property = self.taste == Taste::Picture && BY_PROPERTY.contains(&name);
        by_property || UNSEEN.contains(&name) && !self.is_drawn(name)
    }

    /// That an element is none of a drawing.
    fn no_part(&self, name: &str) -> Fault {
        let form = match (self.taste, name) {
            (Taste::Outlines, _) => "",
            (Taste::Picture, "image") => "image",
            (Taste::Picture, _) => "element",
        };
        Fault::refused(form).arg("element", short(name))
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
        if !self.is_drawn(name) || ["clipPath", "svg"].contains(&name) {
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
