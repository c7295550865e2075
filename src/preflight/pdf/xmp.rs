//! The XMP packet, as far as a press file needs it: properties by their usual names, as elements or attributes.
//!
//! No XML reader: whoever writes these properties under other prefixes is not understood by prepress either.

use super::super::facts::Statement;

/// A property is looked for at so many places: each is read to the end of the packet at worst.
const MOST_PLACES: usize = 16;

pub(super) fn read(packet: &str) -> Statement {
    let said = |name: &str| property(packet, name).filter(|text| !text.is_empty());
    let pdfa = said("pdfaid:part").map(|part| (part, said("pdfaid:conformance").unwrap_or_default()));
    Statement {
        title: said("dc:title"),
        created: said("xmp:CreateDate").as_deref().and_then(moment),
        changed: said("xmp:ModifyDate").as_deref().and_then(moment),
        trapped: said("pdf:Trapped"),
        pdfx: said("pdfxid:GTS_PDFXVersion").or_else(|| said("pdfx:GTS_PDFXVersion")),
        conformance: said("pdfx:GTS_PDFXConformance"),
        pdfa,
    }
}

/// The value of a property: of an attribute, of an element, or of the first item of a list in it.
fn property(packet: &str, name: &str) -> Option<String> {
    for (at, _) in packet.match_indices(name).take(MOST_PLACES) {
        let rest = packet.get(at + name.len()..)?;
        let is_element = packet.get(..at).is_some_and(|before| before.ends_with('<'));
        let value = if is_element { element(rest, name) } else { attribute(rest) };
        if value.is_some() {
            return value;
        }
    }
    None
}

fn attribute(rest: &str) -> Option<String> {
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split_once(quote).map(|(value, _)| plain(value))
}

fn element(rest: &str, name: &str) -> Option<String> {
    if !rest.starts_with([' ', '>', '\n', '\r', '\t']) {
        return None;
    }
    let (_, inner) = rest.split_once('>')?;
    let (inner, _) = inner.split_once(&format!("</{name}"))?;
    let item = inner.split_once("<rdf:li").and_then(|(_, item)| item.split_once('>')).map(|(_, item)| item);
    let text = item.map_or(inner, |item| item.split_once("</rdf:li").map_or(item, |(text, _)| text));
    Some(plain(text))
}

/// Escapes undone.
fn plain(text: &str) -> String {
    let text = text.trim();
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&amp;", "&")
}

/// A date of Info or XMP: fourteen digits and the zone, so that both can be compared.
pub(super) fn moment(date: &str) -> Option<String> {
    let date = date.trim_start_matches("D:");
    let (mut digits, mut rest) = (String::new(), date.char_indices());
    let mut zone = "";
    for (at, c) in rest.by_ref() {
        match c {
            '0'..='9' if digits.len() < 14 => digits.push(c),
            '-' | ':' | 'T' if digits.len() < 14 && !(c == '-' && digits.len() >= 10) => {}
            // Fractions of a second.
            '.' => break,
            _ => {
                zone = date.get(at..).unwrap_or_default();
                break;
            }
        }
    }
    if digits.len() < 4 {
        return None;
    }
    let rest = "00000101000000".get(digits.len()..).unwrap_or_default();
    digits.push_str(rest);
    let zone: String = zone.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '-')).collect();
    let zone = if zone.trim_matches(['+', '-', '0']).is_empty() { "Z".to_owned() } else { zone };
    Some(digits + &zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_info_and_xmp_are_the_same_moment() {
        let info = moment("D:20180920103000+08'00'").unwrap();
        assert_eq!(info, "20180920103000+0800");
        assert_eq!(moment("2018-09-20T10:30:00+08:00").unwrap(), info);
        assert_eq!(moment("D:20180920000000Z"), moment("2018-09-20T00:00:00Z"));
        assert_eq!(moment("2018").unwrap(), "20180101000000Z");
        assert_eq!(moment("yesterday"), None);
    }

    #[test]
    fn a_property_is_looked_for_at_its_first_places_only() {
        let after = |times: usize| read(&("dc:title ".repeat(times) + "dc:title='late'")).title;
        assert_eq!(after(MOST_PLACES - 1).as_deref(), Some("late"));
        assert_eq!(after(MOST_PLACES), None);
    }

    #[test]
    fn properties_are_read_as_elements_attributes_and_lists() {
        let packet = "<rdf:Description pdf:Trapped='False'><dc:title><rdf:Alt>\
            <rdf:li xml:lang=\"x-default\">a &amp; b</rdf:li></rdf:Alt></dc:title>\
            <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>";
        let said = read(packet);
        assert_eq!(said.title.as_deref(), Some("a & b"));
        assert_eq!(said.trapped.as_deref(), Some("False"));
        assert_eq!(said.pdfa, Some(("2".into(), "U".into())));
        assert_eq!(said.pdfx, None);
    }
}
