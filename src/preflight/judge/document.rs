//! The file as a whole: what it says of itself, and its fonts.

use super::super::facts::{Facts, Intent, Profile, Statement};
use super::super::job::Whose;
use super::super::rule::{self, Rule};
use super::super::standard::{Clauses, Standard};
use super::report::Report;

/// The standard that a file claims.
pub(super) fn claimed(facts: &Facts) -> Option<Standard> {
    let claims = |standard| claims(facts, standard);
    [Standard::X4A2u, Standard::X4, Standard::A2u, Standard::X1a].into_iter().find(|one| claims(*one))
}

/// Whether a file claims a standard.
fn claims(facts: &Facts, standard: Standard) -> bool {
    let begins = |text: Option<&String>, with: &str| text.is_some_and(|text| text.starts_with(with));
    let xmp = facts.xmp.as_ref();
    match standard {
        Standard::X1a => {
            let Statement { pdfx, conformance, .. } = &facts.info;
            begins(pdfx.as_ref(), "PDF/X-1a")
                || begins(pdfx.as_ref(), "PDF/X-1:") && begins(conformance.as_ref(), "PDF/X-1a")
        }
        Standard::X4 => begins(xmp.and_then(|xmp| xmp.pdfx.as_ref()), "PDF/X-4"),
        Standard::A2u => {
            let pdfa = xmp.and_then(|xmp| xmp.pdfa.as_ref());
            pdfa.is_some_and(|(part, level)| part == "2" && level.eq_ignore_ascii_case("u"))
        }
        Standard::X4A2u => claims(facts, Standard::X4) && claims(facts, Standard::A2u),
    }
}

pub(super) fn judge(
    report: &mut Report<'_, '_>,
    facts: &Facts,
    asked: Option<Standard>,
    standard: Option<Standard>,
) {
    let mut add = |rule: &'static Rule, message: String| report.add(rule, None, Whose::Nobody, message);
    if facts.encrypted {
        add(&rule::ENCRYPTION, "the file is encrypted, though it opens without a password".to_owned());
    }
    for (rule, message) in &facts.faults {
        add(rule, message.clone());
    }
    disagreements(facts, &mut add);
    let Some(clauses) = standard.map(Standard::clauses) else {
        return add(&rule::NO_STANDARD, "the file claims neither PDF/X nor PDF/A-2u".to_owned());
    };
    if asked.is_some_and(|asked| !claims(facts, asked)) {
        add(&rule::STANDARD, format!("the file does not claim to be {}", clauses.name));
    }
    version(facts, clauses, &mut add);
    statements(facts, clauses, &mut add);
    intents(facts, clauses, &mut add);
}

fn version(facts: &Facts, clauses: &Clauses, add: &mut impl FnMut(&'static Rule, String)) {
    let ((major, minor), (most, of)) = (facts.version, clauses.version);
    if (major, minor) > clauses.version {
        add(
            &rule::PDF_VERSION,
            format!("PDF {major}.{minor}, and {} is PDF {most}.{of} at most", clauses.name),
        );
    } else if facts.object_streams && !clauses.object_streams {
        let message = format!("objects in streams, as since PDF 1.5, in a file of {}", clauses.name);
        add(&rule::PDF_VERSION, message);
    }
}

/// Title, dates, trapping, identifier. PDF/X-1a reads Info, the others XMP; what stands in the other alone is
/// taken, since programs read both.
fn statements(facts: &Facts, clauses: &Clauses, add: &mut impl FnMut(&'static Rule, String)) {
    let empty = Statement::default();
    let xmp = facts.xmp.as_ref().unwrap_or(&empty);
    let info = &facts.info;
    if clauses.press {
        let needed = [
            ("title", info.title.is_some() || xmp.title.is_some()),
            ("date of creation", info.created.is_some() || xmp.created.is_some()),
            ("date of its last change", info.changed.is_some() || xmp.changed.is_some()),
        ];
        for (what, _) in needed.iter().filter(|(_, there)| !there) {
            add(&rule::METADATA, format!("the file has no {what}"));
        }
        let trapped = info.trapped.as_deref().or(xmp.trapped.as_deref());
        if !matches!(trapped, Some("True" | "False")) {
            let said = trapped.map_or("nothing".to_owned(), |trapped| format!("`{trapped}`"));
            add(&rule::TRAPPED, format!("Trapped says {said}"));
        }
    }
    if clauses.archive && facts.xmp.is_none() {
        add(&rule::METADATA, "the file has no XMP packet".to_owned());
    }
    if !facts.has_id {
        add(&rule::FILE_ID, "the trailer has no ID".to_owned());
    }
}

fn disagreements(facts: &Facts, add: &mut impl FnMut(&'static Rule, String)) {
    let Some(xmp) = &facts.xmp else { return };
    let info = &facts.info;
    let pairs = [
        ("the title", &info.title, &xmp.title),
        ("the date of creation", &info.created, &xmp.created),
        ("the date of the last change", &info.changed, &xmp.changed),
        ("trapping", &info.trapped, &xmp.trapped),
        ("the version of PDF/X", &info.pdfx, &xmp.pdfx),
    ];
    for (what, one, other) in pairs {
        if let (Some(one), Some(other)) = (one, other)
            && one != other
        {
            add(&rule::METADATA_DISAGREE, format!("of {what} Info says `{one}` and XMP `{other}`"));
        }
    }
}

fn intents(facts: &Facts, clauses: &Clauses, add: &mut impl FnMut(&'static Rule, String)) {
    let of = |standard: &str| facts.intents.iter().filter(|one| one.standard == standard).collect::<Vec<_>>();
    if clauses.archive && of("GTS_PDFA1").is_empty() {
        add(&rule::OUTPUT_INTENT, "the file has no output intent of PDF/A".to_owned());
    }
    if !clauses.press {
        return;
    }
    let intents = of("GTS_PDFX");
    let [intent] = intents[..] else {
        let message = match intents.len() {
            0 => "the file has no output intent of PDF/X".to_owned(),
            many => format!("the file has {many} output intents of PDF/X"),
        };
        return add(&rule::OUTPUT_INTENT, message);
    };
    let Intent { identifier, info, registry, profile, .. } = intent;
    if identifier.is_empty() {
        add(&rule::OUTPUT_INTENT, "the output intent has no identifier".to_owned());
    }
    if !info && !registry {
        add(
            &rule::OUTPUT_INTENT,
            "the output intent says neither what it is nor who registered it".to_owned(),
        );
    }
    match profile {
        None if clauses.profile => add(&rule::OUTPUT_PROFILE, "the profile is not embedded".to_owned()),
        None if !registry => {
            add(&rule::OUTPUT_PROFILE, "the condition is not registered, and has no profile".to_owned());
        }
        Some(Profile { class, space }) if class != "prtr" || space != "CMYK" => {
            add(&rule::OUTPUT_PROFILE, format!("a profile of class `{class}` in `{space}`"));
        }
        _ => {}
    }
}

/// The fonts of a file, on the pages where they are first used.
pub(super) fn fonts(report: &mut Report<'_, '_>) {
    let job = report.job;
    for (index, font) in job.fonts.iter().enumerate() {
        report.turn_to(font.sheet);
        let faults = [
            (&rule::FONT_TYPE3, font.type3, "is drawn glyph by glyph (Type 3)"),
            (&rule::FONT_EMBEDDED, !font.type3 && !font.embedded, "is not embedded"),
            (&rule::FONT_SUBSET, font.embedded && !font.subset, "is embedded whole, or without a tag"),
            (&rule::FONT_UNICODE, !font.unicode, "does not say which characters its glyphs show"),
        ];
        for (rule, _, what) in faults.into_iter().filter(|(_, is_fault, _)| *is_fault) {
            report.add(rule, None, Whose::Font(index as u16), format!("`{}` {what}", font.name));
        }
    }
}
