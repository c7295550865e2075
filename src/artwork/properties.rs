//! What properties a drawing may not give: they make of its outlines what is none.

use simplecss::{DeclarationTokenizer, StyleSheet};
use svgtypes::Paint;
use usvg::roxmltree::Node;

use super::fault::Fault;
use crate::printable::short;

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

/// What is wrong with the properties of an element, however they are given.
pub(super) fn of_element(node: Node<'_, '_>) -> Vec<Fault> {
    let mut found = Vec::new();
    for attribute in node.attributes() {
        let place = attribute.range();
        let more = if attribute.name() == "style" {
            DeclarationTokenizer::from(attribute.value()).find_map(|one| property(node, one.name, one.value))
        } else {
            property(node, attribute.name(), attribute.value())
        };
        found.extend(more.map(|fault| fault.at(place)));
    }
    found
}

/// What is wrong with a style sheet.
pub(super) fn of_style(node: Node<'_, '_>) -> Vec<Fault> {
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
    all.filter_map(|one| property(node, one.name, one.value)).map(|fault| fault.at(at.clone())).collect()
}

fn property(node: Node<'_, '_>, name: &str, value: &str) -> Option<Fault> {
    let value = value.trim();
    if let Some((_, rest)) = value.split_once("url(") {
        let id = rest.split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
        let id = id.strip_prefix('#').unwrap_or(id);
        let one = node.document().descendants().find(|one| one.attribute("id") == Some(id));
        let (form, what) = match one {
            Some(one) => ("reference", one.tag_name().name()),
            None => ("nothing", id),
        };
        return Some(Fault::refused(form).arg("property", short(name)).arg("what", short(what)));
    }
    let plain =
        PLAIN.iter().find(|(known, _)| *known == name).is_none_or(|(_, plain)| plain.contains(&value));
    let opaque = !OPACITIES.contains(&name) || is_full(value);
    let solid = name != "stroke-dasharray" || value == "none";
    let known = !["fill", "stroke"].contains(&name) || Paint::from_str(value).is_ok();
    if plain && opaque && solid && known {
        return None;
    }
    Some(Fault::refused("property").arg("property", short(name)).arg("value", short(value)))
}

/// Whether a strength is full. One that is no number is as if nothing were said.
fn is_full(value: &str) -> bool {
    let (number, full) = value.strip_suffix('%').map_or((value, 1.0), |number| (number, 100.0));
    number.trim().parse::<f64>().is_ok_and(|strength| strength >= full)
}
