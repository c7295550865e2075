//! The objects of a page, renamed: what it is drawn with, and what that refers to.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use hayro_syntax::object::{
    Dict, MaybeRef, Name, ObjRef, Object as Found, ObjectIdentifier, Rect as Edges, Stream,
};
use hayro_syntax::page::{Page, Resources};
use hayro_syntax::{Filter, LoadPdfError, Pdf};

use super::content;
use super::error::InsertError;
use super::layers::{Hidden, Number, number};
use super::object::{Insert, InsertObject, Layer, Value};
use super::sheet::Sheet;
use super::used::{Used, borrows};
use crate::deflate::Deflater;
use crate::unpack;

/// No page of a newspaper is drawn with more objects, nor with more bytes.
const MOST_OBJECTS: usize = 200_000;
const MOST_BYTES: usize = 512 << 20;
/// Arrays and dictionaries lie in each other no deeper than this, in files that are not made to break readers.
const DEEPEST: usize = 64;
/// How hard what is packed anew is compressed.
const LEVEL: u32 = 6;

/// What is no part of how an object looks: structure, metadata, what programs keep for themselves, pictures for other devices.
const LEFT: [&[u8]; 11] = [
    b"AF",
    b"Alternates",
    b"LastModified",
    b"Measure",
    b"Metadata",
    b"OPI",
    b"Parent",
    b"PieceInfo",
    b"PtData",
    b"StructParent",
    b"StructParents",
];

/// The object that the page's resources are.
const RESOURCES: u32 = 1;
/// The object that the page is where the form is its paper.
const PAGE: u32 = 2;
/// What it is called there.
const PAGE_NAME: &[u8] = b"Page";

pub(super) fn insert(bytes: &Arc<Vec<u8>>, page: usize) -> Result<Insert, InsertError> {
    if !content::has_small_objects(bytes) {
        return Err(InsertError::TooMuch);
    }
    let pdf = Pdf::new(Arc::clone(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(_) => InsertError::Encrypted,
        LoadPdfError::Invalid => InsertError::NotAPdf,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(InsertError::NotAPdf);
    }
    let page = pages.get(page).ok_or(InsertError::NoSuchPage(pages.len()))?;
    let sheet = Sheet::of(page)?;
    let content = content::of(page)?;
    let copy_of = |all: bool| {
        let mut copier = Copier::new(&pdf, all);
        copier.page(page, &sheet, &content)?;
        copier.rest()?;
        Ok(copier)
    };
    let mut done = copy_of(false)?;
    if done.lends {
        done = copy_of(true)?;
    }
    let Copier { objects, layers, .. } = done;
    Ok(Insert { size: sheet.size, objects, layers })
}

struct Copier<'a> {
    pdf: &'a Pdf,
    hidden: Hidden,
    /// What the objects of the file are called here.
    numbers: BTreeMap<Number, u32>,
    /// Those that were named and not copied yet, in the order of their new numbers.
    waiting: VecDeque<ObjRef>,
    objects: Vec<InsertObject>,
    layers: Vec<Layer>,
    next: u32,
    bytes: usize,
    /// All resources of the page are copied, whatever it uses itself.
    all: bool,
    /// A form draws with the resources of the page as well: nobody knows with which.
    lends: bool,
}

impl<'a> Copier<'a> {
    fn new(pdf: &'a Pdf, all: bool) -> Self {
        Self {
            pdf,
            hidden: Hidden::of(pdf),
            numbers: BTreeMap::new(),
            waiting: VecDeque::new(),
            objects: Vec::new(),
            layers: Vec::new(),
            // The form and its resources have theirs.
            next: RESOURCES + 1,
            bytes: 0,
            all,
            lends: false,
        }
    }

    /// The page as a form, and its resources; where it brings its paper, the form is that, and the page lies on it.
    fn page(&mut self, page: &Page<'_>, sheet: &Sheet, content: &[u8]) -> Result<(), InsertError> {
        let group = page.raw().get::<Dict<'_>>("Group");
        let paper = group.as_ref().and_then(|group| paper(group, sheet));
        if paper.is_some() {
            self.next = PAGE + 1;
        }
        let group = group.map(|group| self.group(&group)).transpose()?;
        let resources = self.resources(page.resources(), &Used::by(content))?;
        let resources = InsertObject { value: resources, stream: None };
        let upright = numbers(sheet.matrix);
        if let Some(paper) = paper {
            let drawn = [paper.as_slice(), b"/", PAGE_NAME, b" Do\n"].concat();
            let of_the_paper = Value::Dict(vec![(
                b"XObject".to_vec(),
                Value::Dict(vec![(PAGE_NAME.to_vec(), Value::Ref(PAGE))]),
            )]);
            let paper = self.form(sheet, upright, of_the_paper, group.clone().map(keeps_below), &drawn)?;
            let as_it_is = numbers([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
            let page = self.form(sheet, as_it_is, Value::Ref(RESOURCES), group, content)?;
            self.objects.extend([paper, resources, page]);
        } else {
            let page = self.form(sheet, upright, Value::Ref(RESOURCES), group, content)?;
            self.objects.extend([page, resources]);
        }
        Ok(())
    }

    /// A form that shows of this content what is seen of a page.
    fn form(
        &mut self,
        sheet: &Sheet,
        matrix: Value,
        resources: Value,
        group: Option<Value>,
        content: &[u8],
    ) -> Result<InsertObject, InsertError> {
        let mut form = vec![
            (b"Type".to_vec(), Value::Name(b"XObject".to_vec())),
            (b"Subtype".to_vec(), Value::Name(b"Form".to_vec())),
            (b"BBox".to_vec(), numbers([sheet.seen.x0, sheet.seen.y0, sheet.seen.x1, sheet.seen.y1])),
            (b"Matrix".to_vec(), matrix),
            (b"Resources".to_vec(), resources),
            (b"Filter".to_vec(), Value::Name(b"FlateDecode".to_vec())),
        ];
        form.extend(group.map(|group| (b"Group".to_vec(), group)));
        let packed = Deflater::new(LEVEL).run(content).map_err(|_| InsertError::Broken)?;
        self.spend(packed.len())?;
        Ok(InsertObject { value: Value::Dict(form), stream: Some(packed.into()) })
    }

    /// The group of a page is by itself what that of a form has to say: nothing shines through from below (11.4.7).
    fn group(&mut self, group: &Dict<'_>) -> Result<Value, InsertError> {
        let Value::Dict(mut entries) = self.dict(group, 0)? else { return Ok(Value::Null) };
        entries.retain(|(key, _)| key != b"I");
        entries.push((b"I".to_vec(), Value::Bool(true)));
        Ok(Value::Dict(entries))
    }

    /// What the page uses of its resources, and all colour spaces: pictures name some of them as well.
    fn resources(&mut self, resources: &Resources<'_>, used: &Used) -> Result<Value, InsertError> {
        let kinds = [
            ("ExtGState", &resources.ext_g_states),
            ("Font", &resources.fonts),
            ("Properties", &resources.properties),
            ("ColorSpace", &resources.color_spaces),
            ("XObject", &resources.x_objects),
            ("Pattern", &resources.patterns),
            ("Shading", &resources.shadings),
        ];
        let mut all = Vec::new();
        for (kind, dict) in kinds {
            let mut entries = Vec::new();
            for (name, value) in dict.entries() {
                if self.all || kind == "ColorSpace" || used.has(name.as_ref()) {
                    entries.push((name.as_ref().to_vec(), self.value(&value, 0)?));
                }
            }
            if !entries.is_empty() {
                all.push((kind.as_bytes().to_vec(), Value::Dict(entries)));
            }
        }
        Ok(Value::Dict(all))
    }

    /// All that was named, and what that names.
    fn rest(&mut self) -> Result<(), InsertError> {
        while let Some(of) = self.waiting.pop_front() {
            let found = self.pdf.xref().get::<Found<'_>>(ObjectIdentifier::from(of));
            let object = match found {
                None => InsertObject { value: Value::Null, stream: None },
                Some(Found::Stream(stream)) => self.stream(&stream)?,
                Some(other) => InsertObject { value: self.direct(&other, 0)?, stream: None },
            };
            if is_layer(&object.value) {
                let hidden = self.hidden.has(number(of));
                self.layers.push(Layer { object: self.objects.len() as u32, hidden });
            }
            self.objects.push(object);
        }
        Ok(())
    }

    fn stream(&mut self, stream: &Stream<'_>) -> Result<InsertObject, InsertError> {
        let dict = stream.dict();
        if dict.contains_key("F") || dict.contains_key("Ref") {
            return Err(InsertError::External);
        }
        let Value::Dict(mut entries) = self.dict(dict, 0)? else { return Err(InsertError::Broken) };
        if borrows(dict) {
            entries.push((b"Resources".to_vec(), Value::Ref(RESOURCES)));
            self.lends = true;
        }
        entries.retain(|(key, _)| key != b"Length" && key != b"DL");
        // LZW is what no archive takes; it packs worse as well.
        let bytes = if stream.filters().contains(&Filter::LzwDecode) {
            let unpacked = unpack::stream(stream, content::MOST);
            if !unpacked.whole {
                return Err(InsertError::Broken);
            }
            entries.retain(|(key, _)| ![&b"Filter"[..], b"DecodeParms", b"DP"].contains(&key.as_slice()));
            entries.push((b"Filter".to_vec(), Value::Name(b"FlateDecode".to_vec())));
            Deflater::new(LEVEL).run(&unpacked.bytes).map_err(|_| InsertError::Broken)?
        } else {
            stream.raw_data().into_owned()
        };
        self.spend(bytes.len())?;
        Ok(InsertObject { value: Value::Dict(entries), stream: Some(bytes.into()) })
    }

    fn value(&mut self, value: &MaybeRef<Found<'_>>, depth: usize) -> Result<Value, InsertError> {
        match value {
            MaybeRef::Ref(of) => self.number(*of).map(Value::Ref),
            MaybeRef::NotRef(object) => self.direct(object, depth),
        }
    }

    /// The new number of an object.
    fn number(&mut self, of: ObjRef) -> Result<u32, InsertError> {
        let key = number(of);
        if let Some(known) = self.numbers.get(&key) {
            return Ok(*known);
        }
        if self.numbers.len() >= MOST_OBJECTS {
            return Err(InsertError::TooMuch);
        }
        let number = self.next;
        self.next += 1;
        self.numbers.insert(key, number);
        self.waiting.push_back(of);
        Ok(number)
    }

    fn direct(&mut self, object: &Found<'_>, depth: usize) -> Result<Value, InsertError> {
        if depth > DEEPEST {
            return Err(InsertError::TooMuch);
        }
        self.spend(8)?;
        Ok(match object {
            // A stream stands by itself, in any file that can be read.
            Found::Null(_) | Found::Stream(_) => Value::Null,
            Found::Boolean(yes) => Value::Bool(*yes),
            Found::Number(number) => plain(number.as_f64()),
            Found::String(text) => {
                self.spend(text.as_bytes().len())?;
                Value::Text(text.as_bytes().to_vec())
            }
            Found::Name(name) => Value::Name(name.as_ref().to_vec()),
            Found::Dict(dict) => self.dict(dict, depth)?,
            Found::Array(array) => {
                let items = array.raw_iter().map(|item| self.value(&item, depth + 1));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
        })
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: usize) -> Result<Value, InsertError> {
        let mut entries = Vec::with_capacity(dict.len());
        for (key, value) in dict.entries() {
            if !LEFT.contains(&key.as_ref()) {
                entries.push((key.as_ref().to_vec(), self.value(&value, depth + 1)?));
            }
        }
        if is_without_map(dict) {
            entries.push((b"CIDToGIDMap".to_vec(), Value::Name(b"Identity".to_vec())));
        }
        Ok(Value::Dict(entries))
    }

    fn spend(&mut self, bytes: usize) -> Result<(), InsertError> {
        self.bytes = self.bytes.saturating_add(bytes);
        if self.bytes > MOST_BYTES { Err(InsertError::TooMuch) } else { Ok(()) }
    }
}

/// The paper that a page brings along. By itself, one that is blended in light lies, blended, on what is white in light (ISO 32000-1,
/// 11.4.7); what is half there would be half of another colour on the paper of a page that is blended in inks.
fn paper(group: &Dict<'_>, sheet: &Sheet) -> Option<Vec<u8>> {
    let in_inks = group.get::<Name<'_>>("CS").is_some_and(|space| space.as_ref() == b"DeviceCMYK");
    if in_inks || !group.contains_key("CS") {
        return None;
    }
    let Edges { x0, y0, x1, y1 } = sheet.seen;
    Some(format!("q 1 g {x0} {y0} {} {} re f Q\n", x1 - x0, y1 - y0).into_bytes())
}

/// A group whose objects do not knock out those below them: the page does not cut itself out of its paper.
fn keeps_below(group: Value) -> Value {
    let Value::Dict(mut entries) = group else { return group };
    entries.retain(|(key, _)| key != b"K");
    Value::Dict(entries)
}

/// Whether it is a font, embedded, that does not say which glyphs its codes are: those of their numbers, then (9.7.4), which
/// archives want to be said (ISO 19005-2, 6.2.11.3.2).
fn is_without_map(dict: &Dict<'_>) -> bool {
    let is_font = dict.get::<Name<'_>>("Subtype").is_some_and(|subtype| subtype.as_ref() == b"CIDFontType2");
    let is_embedded =
        || dict.get::<Dict<'_>>("FontDescriptor").is_some_and(|one| one.contains_key("FontFile2"));
    is_font && !dict.contains_key("CIDToGIDMap") && is_embedded()
}

/// Whether an object is a layer.
fn is_layer(value: &Value) -> bool {
    let Value::Dict(entries) = value else { return false };
    entries.iter().any(|(key, value)| key == b"Type" && *value == Value::Name(b"OCG".to_vec()))
}

fn numbers<const N: usize>(numbers: [f64; N]) -> Value {
    Value::Array(numbers.into_iter().map(plain).collect())
}

/// A number as our files write it.
fn plain(number: f64) -> Value {
    let is_whole = number.fract() == 0.0 && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number);
    if is_whole { Value::Whole(number as i32) } else { Value::Real(number as f32) }
}
