//! How the kinds of blocks are read in tagged files: lists, quotations and notes by name.

use std::fmt::Write;

use banxin::diag::Sources;
use banxin::write::pdf::Profile;
use lopdf::{Dictionary, Document, Object};

const EDITION: &str = "[paper]\nname = \"版心日报\"\ndate = 2026-11-29\n\n[[page]]\nlayout = \"one\"\nslots = { lead = \"one\" }\n";
const LAYOUT: &str = "base = \"tabloid\"\n\n[heads.small]\nheadline = { face = \"hei\", largest = \"17pt\" }\n\n\
    [slots.lead]\ncolumn = 1\nrow = 18\nrows = 60\nhead_rows = 3\nhead = \"small\"\n";
const STORY: &str = "+++\nheadline = \"题\"\nbyline = \"甲\"\n+++\n\n段落[^1]。\n\n1. 一\n   - 子\n   - 丑\n\n   接\n2. 二\n\n> 引文。\n>\n> ——乙\n\n段落。\n\n\
    [^1]: 注释。\n\n    再注。\n";

fn tagged(layout: &str, story: &str) -> Document {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [("edition.toml", EDITION), ("layouts/one.toml", layout), ("stories/one.md", story)] {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let loaded = banxin::load(folder.path(), &mut Sources::default()).unwrap();
    let file = loaded.compose().write(Profile::A2u).unwrap();
    Document::load_mem(&file.bytes().unwrap()).unwrap()
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

/// The tree as names in brackets, without marked content.
fn outline(document: &Document, element: &Dictionary, out: &mut String) {
    let name = String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned();
    write!(out, "{name}").unwrap();
    let kids: Vec<&Object> = match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.iter().collect(),
        Ok(one) => vec![one],
        Err(_) => Vec::new(),
    };
    let kids: Vec<&Dictionary> =
        kids.into_iter().map(|kid| dictionary(document, kid)).filter(|kid| kid.has(b"S")).collect();
    if !kids.is_empty() {
        out.push('(');
        for (at, kid) in kids.into_iter().enumerate() {
            out.push_str(if at == 0 { "" } else { " " });
            outline(document, kid, out);
        }
        out.push(')');
    }
}

/// All of the document.
fn read(document: &Document) -> String {
    let root = dictionary(document, document.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let first = match root.get(b"K").unwrap() {
        Object::Array(kids) => &kids[0],
        one => one,
    };
    let mut found = String::new();
    outline(document, dictionary(document, first), &mut found);
    found
}

const BRIEFS: &str = "+++\nheadline = \"题\"\nform = \"briefs\"\n+++\n\n**甲**　乙。\n\n丙。\n";

#[test]
fn briefs_are_read_as_a_list_and_as_a_paragraph_where_they_run_on() {
    assert_eq!(read(&tagged(LAYOUT, BRIEFS)), "Document(Art(H1 L(LI(Lbl LBody) LI(Lbl LBody))))");
    let runs_on = format!("{LAYOUT}\n[blocks.brief]\nrun_on = true\n");
    assert_eq!(read(&tagged(&runs_on, BRIEFS)), "Document(Art(H1 P))");
    let by_story = BRIEFS.replace("\"briefs\"", "\"briefs\"\nrun_on = false");
    assert!(read(&tagged(&runs_on, &by_story)).contains("L(LI"), "the story says otherwise");
}

#[test]
fn lists_quotations_and_notes_are_read_as_such() {
    let document = tagged(LAYOUT, STORY);
    let root = dictionary(&document, document.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let found = read(&document);
    let inner = "L(LI(Lbl LBody) LI(Lbl LBody))";
    let list = format!("L(LI(Lbl LBody({inner} P)) LI(Lbl LBody))");
    let wanted = format!("Document(Art(H1 P {list} BlockQuote(P P) P P Note(Lbl P P)))");
    assert_eq!(found, wanted);
    // Each note has a name, by which it is found.
    let names =
        dictionary(&document, root.get(b"IDTree").unwrap()).get(b"Names").unwrap().as_array().unwrap();
    let note = dictionary(&document, &names[1]);
    assert_eq!(note.get(b"S").unwrap().as_name().unwrap(), b"Note");
    assert_eq!(note.get(b"ID").unwrap(), &names[0]);
}
