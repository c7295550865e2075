//! What any object of a file may hold, and none of a press file should.

use hayro_syntax::object::{Array, Dict, Name, Object as Value};
use hayro_syntax::{Filter, Pdf};

use super::super::facts::Facts;
use super::super::{Rule, rule};
use super::budget::TooMuch;
use super::font::name_of;

/// A file of more objects is no edition.
const MOST_OBJECTS: usize = 2_000_000;

pub(super) fn scan(pdf: &Pdf, facts: &mut Facts) -> Result<(), TooMuch> {
    if pdf.len() > MOST_OBJECTS {
        return Err(TooMuch);
    }
    let mut found = Found::default();
    for object in pdf.objects() {
        let Value::Stream(stream) = object else { continue };
        let dict = stream.dict();
        let filters = stream.filters();
        found.count(&rule::LZW, filters.contains(&Filter::LzwDecode));
        let external = matches!(dict.get::<Value<'_>>("F"), Some(Value::String(_) | Value::Dict(_)));
        found.count(&rule::EXTERNAL, external || dict.contains_key("OPI") || dict.contains_key("Ref"));
        let subtype = name_of(dict, "Subtype");
        let postscript = subtype == "PS" || name_of(dict, "Subtype2") == "PS" || dict.contains_key("PS");
        found.count(&rule::POSTSCRIPT, postscript && name_of(dict, "Type") != "Font");
        facts.object_streams |= matches!(name_of(dict, "Type").as_str(), "ObjStm" | "XRef");
    }
    catalog(pdf, facts);
    facts.faults.extend(found.0.into_iter().map(|(rule, count)| rule.broken().arg("streams", count)));
    Ok(())
}

/// How often each rule is broken.
#[derive(Default)]
struct Found(Vec<(&'static Rule, usize)>);

impl Found {
    fn count(&mut self, rule: &'static Rule, here: bool) {
        if !here {
            return;
        }
        match self.0.iter_mut().find(|(one, _)| one.code == rule.code) {
            Some((_, count)) => *count += 1,
            None => self.0.push((rule, 1)),
        }
    }
}

/// What the catalog asks a program to do (7.7.2).
fn catalog(pdf: &Pdf, facts: &mut Facts) {
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return };
    let script = catalog.get::<Dict<'_>>("Names").is_some_and(|names| names.contains_key("JavaScript"));
    let opens = catalog.get::<Dict<'_>>("OpenAction").is_some_and(|action| {
        // Going to a page when the file is opened changes nothing that is printed.
        action.get::<Name<'_>>("S").is_none_or(|kind| kind.as_ref() != b"GoTo")
    });
    if script || opens || catalog.contains_key("AA") {
        facts.faults.push(rule::ACTION.broken_by(if script { "script" } else { "" }));
    }
    if let Some(form) = catalog.get::<Dict<'_>>("AcroForm") {
        let fields = form
            .get::<Array<'_>>("Fields")
            .map_or(0, |fields| fields.iter::<Value<'_>>().take(1_000).count());
        if fields > 0 || form.contains_key("XFA") {
            facts.faults.push(rule::FORM.broken().arg("fields", fields));
        }
    }
    if catalog.contains_key("OCProperties") {
        facts.faults.push(rule::OPTIONAL_CONTENT.broken());
    }
}
