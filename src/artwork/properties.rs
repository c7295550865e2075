//! What properties a drawing may not give: they make of its outlines what is none.

use std::collections::BTreeMap;

use simplecss::{DeclarationTokenizer, StyleSheet};
use svgtypes::Paint;
use usvg::roxmltree::Node;

use super::fault::Fault;
use super::taste::Taste;
use crate::printable::short;

/// The names of links.
pub(super) const XLINK: &str = "http://www.w3.org/1999/xlink";
/// Rules of a style sheet: each is held against each element.
const MOST_RULES: usize = 500;

/// Properties that only one value leaves an outline what it is.
const PLAIN: [(&str, &[&str]); 9] = [
    ("clip-path", &["none"]),
    ("filter", &["none"]),
    ("marker", &["none"]),
    ("marker-end", &["none"]),
    ("marker-mid", &["none"]),
    ("marker-start", &["none"]),
    ("mask", &["none"]),
    ("mix-blend-mode", &["normal"]),
    ("vector-effect", &["none"]),
];
/// Properties that only full strength leaves opaque.
const OPACITIES: [&str; 3] = ["fill-opacity", "opacity", "stroke-opacity"];

/// The elements of a file by their ids.
pub(super) type Ids<'d, 'i> = BTreeMap<&'d str, Node<'d, 'i>>;

/// What is wrong with the properties of an element, however they are given.
pub(super) fn of_element(node: Node<'_, '_>, ids: &Ids<'_, '_>, taste: Taste) -> Vec<Fault> {
    let mut found = Vec::new();
    for attribute in node.attributes() {
        let place = attribute.range();
        let more = if attribute.name() == "style" {
            DeclarationTokenizer::from(attribute.value())
                .find_map(|one| property((ids, taste), one.name, one.value))
        } else {
            property((ids, taste), attribute.name(), attribute.value())
        };
        found.extend(more.map(|fault| fault.at(place)));
    }
    found
}

/// What is wrong with a style sheet.
pub(super) fn of_style(node: Node<'_, '_>, ids: &Ids<'_, '_>, taste: Taste) -> Vec<Fault> {
    let text = node.text().unwrap_or_default();
    let at = node.range();
    if let Some(found) = text.find('@') {
        let name: String =
            text[found + 1..].chars().take_while(|c| c.is_ascii_alphabetic() || *c == '-').collect();
        return vec![Fault::refused("rule").arg("rule", short(&name)).at(at)];
    }
    let sheet = StyleSheet::parse(text);
    if sheet.rules.len() > MOST_RULES {
        return vec![Fault::broken("many").most(MOST_RULES).at(at)];
    }
    let all = sheet.rules.iter().flat_map(|rule| &rule.declarations);
    all.filter_map(|one| property((ids, taste), one.name, one.value))
        .map(|fault| fault.at(at.clone()))
        .collect()
}

fn property((ids, taste): (&Ids<'_, '_>, Taste), name: &str, value: &str) -> Option<Fault> {
    let value = value.trim();
    if let Some((_, rest)) = value.split_once("url(") {
        let id = rest.split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
        let id = id.strip_prefix('#').unwrap_or(id);
        let (form, what) = match ids.get(id) {
            Some(one) if taste == Taste::Picture && gives(name, *one, ids) => return None,
            Some(one) => ("reference", one.tag_name().name()),
            None => ("nothing", id),
        };
        let form = if (taste, form) == (Taste::Picture, "reference") { "effect" } else { form };
        return Some(Fault::refused(form).arg("property", short(name)).arg("what", short(what)));
    }
    let plain =
        PLAIN.iter().find(|(known, _)| *known == name).is_none_or(|(_, plain)| plain.contains(&value));
    let known = !["fill", "stroke"].contains(&name) || Paint::from_str(value).is_ok();
    if taste == Taste::Picture {
        let form = if known { "effect-value" } else { "property" };
        let fault = || Fault::refused(form).arg("property", short(name)).arg("value", short(value));
        return (!plain || !known).then(fault);
    }
    let opaque = !OPACITIES.contains(&name) || is_full(value);
    let solid = name != "stroke-dasharray" || value == "none";
    if plain && opaque && solid && known {
        return None;
    }
    Some(Fault::refused("property").arg("property", short(name)).arg("value", short(value)))
}

/// Whether a property of a picture can be had by an element: what it is cut to, what it shades into.
fn gives(property: &str, element: Node<'_, '_>, ids: &Ids<'_, '_>) -> bool {
    match property {
        "clip-path" => element.tag_name().name() == "clipPath",
        "fill" | "stroke" => is_plain_gradient(element, ids),
        _ => false,
    }
}

/// Gradients stand on one another, and no deeper than this.
const DEEPEST: usize = 8;

/// Whether an element is a gradient that ends at its last colour, and whose light is in its middle; and those it stands on.
fn is_plain_gradient(element: Node<'_, '_>, ids: &Ids<'_, '_>) -> bool {
    let base = |one: &Node<'_, '_>| {
        let link = one.attribute("href").or_else(|| one.attribute((XLINK, "href")))?;
        ids.get(link.trim().strip_prefix('#')?).copied()
    };
    let plain = |one: Node<'_, '_>| {
        let is = |name, other| one.attribute(name).is_none_or(|own| one.attribute(other) == Some(own));
        let kind = ["linearGradient", "radialGradient"].contains(&one.tag_name().name());
        let ends = one.attribute("spreadMethod").is_none_or(|spread| spread == "pad");
        kind && ends && is("fx", "cx") && is("fy", "cy") && one.attribute("fr").is_none_or(|fr| fr == "0")
    };
    let mut all = std::iter::successors(Some(element), base);
    all.by_ref().take(DEEPEST).all(plain) && all.next().is_none()
}

/// That nothing can be cut to a shape: it is several, which may overlap, or it goes by the shape that is cut.
pub(super) fn no_clip(node: Node<'_, '_>) -> Option<Fault> {
    let shapes = node.children().filter(|child| child.is_element() && child.tag_name().name() != "title");
    let by_box = node.attribute("clipPathUnits") == Some("objectBoundingBox");
    (by_box || shapes.count() > 1).then(|| Fault::refused("clip"))
}

/// Whether a strength is full. One that is no number is as if nothing were said.
fn is_full(value: &str) -> bool {
    let (number, full) = value.strip_suffix('%').map_or((value, 1.0), |number| (number, 100.0));
    number.trim().parse::<f64>().is_ok_and(|strength| strength >= full)
}
