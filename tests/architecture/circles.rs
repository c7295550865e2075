//! No circles of files: of two files at most one knows the other, however long the way around.
//!
//! A file in a circle can't be read, tested or moved without all the others of it: they are one file in pieces.
//!
//! The rule. A file knows the file that holds what it names:
//!
//! - A path goes to the deepest module that it names: `crate::a::b::Name` to the file of `a::b`.
//! - A name that a module only brings in, for others (`pub use sub::Name`) or for itself, counts as where it
//!   comes from; a name that a `mod.rs` defines counts as that `mod.rs`, so that a submodule that takes a type
//!   of its `mod.rs`, while that calls the submodule, is a circle of two files like any other.
//! - To declare a submodule, to bring in a module, or to re-export a name is to know nothing yet; to use what came
//!   in so, is to know its file.
//! - Tests, comments and literals are free.
//!
//! There is no list of circles that may stay: what two files need of each other has a file of its own.
//!
//! Seen are paths, not types: who calls a method is not seen to know the file that it is written in. So a type's
//! own methods are written in the file of the type, or circles would hide behind them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use super::paths::{Written, begins_path, whole, written};
use super::sources::{module_path, production_tokens, rust_files, tokens, without_tests};

/// A name is not handed on more often.
const MOST_STEPS: usize = 16;

#[test]
fn no_files_know_each_other_in_a_circle() {
    let house = House::of_sources();
    let faults: Vec<_> = house.circles().iter().map(|circle| house.told(circle)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn names_are_brought_in_one_by_one() {
    // Where all of a module is brought in, nothing tells which file a name comes from.
    let house = House::of_sources();
    let mut faults = Vec::new();
    for Module { name, uses, .. } in &house.modules {
        let all = uses.iter().filter(|one| one.called == "*" && house.places.contains_key(&one.path));
        faults.extend(all.map(|one| format!("{name}: all of `crate::{}`", one.path.join("::"))));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_methods_of_a_type_are_in_its_file() {
    let house = House::of_sources();
    let faults: Vec<_> = (0..house.modules.len()).flat_map(|file| house.foreign_methods(file)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A file, as far as the rule sees it.
struct Module {
    name: String,
    place: Vec<String>,
    uses: Vec<Use>,
    /// All but what it brings in and declares.
    body: Vec<String>,
}

/// A name that a file brings in, by its path from the root of the crate.
struct Use {
    path: Vec<String>,
    called: String,
    /// It is there for others: `pub use`, to whomever.
    for_others: bool,
}

impl Module {
    fn new(name: String, place: Vec<String>, tokens: &[String]) -> Self {
        let (mut uses, mut body) = (Vec::new(), Vec::new());
        let mut i = 0;
        while i < tokens.len() {
            let end = || (i..tokens.len()).find(|j| tokens[*j] == ";").unwrap_or(tokens.len());
            let next = tokens.get(i + 1).map(String::as_str);
            // `use<'a>` is a bound.
            if tokens[i] == "use" && next != Some("<") {
                let before = i.checked_sub(1).map(|before| tokens[before].as_str());
                let for_others = matches!(before, Some("pub" | ")"));
                let mut found = Vec::new();
                written(tokens, i + 1, &mut found);
                uses.extend(found.into_iter().map(|Written { path, called }| Use {
                    path: whole(&place, &path),
                    called,
                    for_others,
                }));
                i = end();
            } else if tokens[i] == "mod" && tokens.get(i + 2).is_some_and(|token| token == ";") {
                i = end();
            } else {
                body.push(tokens[i].clone());
                i += 1;
            }
        }
        Self { name, place, uses, body }
    }

    fn brings(&self, name: &str) -> Option<&Use> {
        self.uses.iter().find(|brought| brought.called == name)
    }

    /// Whether an item of the name is written here.
    fn defines(&self, name: &str) -> bool {
        let kinds = ["fn", "struct", "enum", "union", "trait", "type", "const", "static"];
        self.body.windows(2).any(|pair| kinds.contains(&&*pair[0]) && pair[1] == name)
    }
}

/// All files, and which is the module at a place.
struct House {
    modules: Vec<Module>,
    places: BTreeMap<Vec<String>, usize>,
}

impl House {
    /// Files by their names, their places in the crate and what is written in them.
    fn new(files: impl IntoIterator<Item = (String, Vec<String>, Vec<String>)>) -> Self {
        let files = files.into_iter();
        let modules: Vec<_> = files.map(|(name, place, tokens)| Module::new(name, place, &tokens)).collect();
        let places = modules.iter().enumerate().map(|(at, module)| (module.place.clone(), at)).collect();
        Self { modules, places }
    }

    fn of_sources() -> Self {
        Self::new(rust_files("src").iter().map(|file| {
            let package = Path::new(env!("CARGO_MANIFEST_DIR"));
            let name = file.strip_prefix(package).unwrap_or(file).to_string_lossy().replace('\\', "/");
            (name, module_path(file), production_tokens(file))
        }))
    }

    fn module(&self, place: &[String]) -> Option<usize> {
        self.places.get(place).copied()
    }

    /// The file that holds what a path names; none where the path ends at a module.
    fn home(&self, path: &[String], steps: usize) -> Option<usize> {
        let mut here = self.module(&[])?;
        for (index, name) in path.iter().enumerate() {
            let (inner, rest) = (self.module(&path[..=index]), &path[index + 1..]);
            match (inner, self.modules[here].brings(name)) {
                (Some(inner), _) if !rest.is_empty() => here = inner,
                // What leads to itself is another crate: `use toml; toml::from_str()`.
                (_, Some(_)) if steps > MOST_STEPS => return None,
                (_, Some(brought)) => return self.home(&[&brought.path, rest].concat(), steps + 1),
                // A module and an item may have one name.
                (Some(_), None) if !self.modules[here].defines(name) => return None,
                _ => return Some(here),
            }
        }
        None
    }

    /// The files that a file knows, with the names that it takes from each.
    fn known(&self, from: usize) -> BTreeMap<usize, BTreeSet<&str>> {
        let Module { place, uses, body, .. } = &self.modules[from];
        let mut known: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for brought in uses.iter().filter(|one| !one.for_others || body.contains(&one.called)) {
            let all = self.module(&brought.path).filter(|_| brought.called == "*");
            for home in self.home(&brought.path, 0).into_iter().chain(all) {
                known.entry(home).or_default().insert(&brought.called);
            }
        }
        let mut paths = Vec::new();
        (0..body.len()).filter(|i| begins_path(body, *i)).for_each(|i| written(body, i, &mut paths));
        for Written { path, .. } in paths {
            if let Some(home) = self.home(&whole(place, &path), 0) {
                let last = path.last().and_then(|last| body.iter().find(|token| *token == last));
                known.entry(home).or_default().extend(last.map(String::as_str));
            }
        }
        known.remove(&from);
        known
    }

    /// The types of other files that a file writes methods for, but for those of a trait.
    fn foreign_methods(&self, file: usize) -> Vec<String> {
        let Module { name, place, body, .. } = &self.modules[file];
        let own_methods = (0..body.len()).filter_map(|at| type_of_methods(body, at));
        let foreign = |path: &Vec<String>| self.home(&whole(place, path), 0).is_some_and(|home| home != file);
        let told = |path: Vec<String>| format!("{name}: methods of `{}`", path.join("::"));
        own_methods.filter(foreign).map(told).collect()
    }

    /// Files that lead to each other, each set as large as it goes, in order.
    fn circles(&self) -> Vec<Vec<usize>> {
        let known: Vec<Vec<usize>> =
            (0..self.modules.len()).map(|from| self.known(from).into_keys().collect()).collect();
        let reached: Vec<BTreeSet<usize>> = (0..known.len()).map(|from| reached(&known, from)).collect();
        let circle = |one: usize| {
            let mutual = |other: &usize| reached[one].contains(other) && reached[*other].contains(&one);
            (0..known.len()).filter(mutual).collect::<Vec<_>>()
        };
        // Each is told by its first file.
        (0..known.len()).filter_map(|one| Some(circle(one)).filter(|all| all.first() == Some(&one))).collect()
    }

    fn names(&self, circle: &[usize]) -> impl Iterator<Item = &str> {
        circle.iter().map(|file| self.modules[*file].name.as_str())
    }

    /// A circle, and what ties it.
    fn told(&self, circle: &[usize]) -> String {
        let mut told =
            format!("files that know each other: {}", self.names(circle).collect::<Vec<_>>().join(", "));
        for from in circle {
            for (to, names) in self.known(*from).into_iter().filter(|(to, _)| circle.contains(to)) {
                let names = names.into_iter().collect::<Vec<_>>().join(", ");
                let (from, to) = (&self.modules[*from].name, &self.modules[to].name);
                // Writing to a string never fails.
                let _ = write!(told, "\n    {from} takes of {to}: {names}");
            }
        }
        told
    }
}

/// The path of the type whose methods, of no trait, begin at a place.
fn type_of_methods(body: &[String], at: usize) -> Option<Vec<String>> {
    // Elsewhere the word is part of a type: `-> impl Iterator`.
    let is_item = at == 0 || [";", "}", "{", "]"].contains(&&*body[at - 1]);
    if body[at] != "impl" || !is_item {
        return None;
    }
    let open = (at..body.len()).find(|i| body[*i] == "{")?;
    let head = &body[at + 1..open];
    // `for<'a>` is a bound.
    if head.windows(2).any(|pair| pair[0] == "for" && pair[1] != "<") {
        return None;
    }
    let mut depth = 0;
    let start = head.iter().position(|token| {
        depth += i32::from(token == "<") - i32::from(token == ">");
        depth == 0 && token != ">"
    })?;
    let mut found = Vec::new();
    written(head, start, &mut found);
    Some(found.pop()?.path)
}

/// Where the ways from a file lead.
fn reached(known: &[Vec<usize>], from: usize) -> BTreeSet<usize> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(file) = open.pop() {
        open.extend(known[file].iter().copied().filter(|next| reached.insert(*next)));
    }
    reached
}

/// Made-up files: each a path below `src/` and what is written in it.
fn house_of(files: &[(&str, &str)]) -> House {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    House::new(files.iter().map(|(name, text)| {
        ((*name).to_owned(), module_path(&source.join(name)), without_tests(&tokens(text)))
    }))
}

fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let house = house_of(files);
    house.circles().iter().map(|circle| house.names(circle).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn files_that_take_from_each_other_are_a_circle() {
    let root = ("lib.rs", "mod a; mod b; mod c;");
    let (to_b, to_a) = (("a.rs", "use crate::b::B; pub struct A(B);"), ("b.rs", "fn f(a: super::a::A) {}"));
    assert_eq!(circles_of(&[root, to_b, to_a]), ["a.rs b.rs"]);
    assert!(circles_of(&[root, to_b, ("b.rs", "pub struct B;")]).is_empty());
    // However long the way around, and whoever hangs on to it.
    let around =
        [root, to_b, ("b.rs", "pub use crate::c; fn f() { c::f() }"), ("c.rs", "use crate::a::A as B;")];
    assert_eq!(circles_of(&around), ["a.rs b.rs c.rs"]);
    // Two circles are told apart.
    let two = [to_b, to_a, ("c/mod.rs", "mod d; fn f() { d::f() }"), ("c/d.rs", "use super::f as g;")];
    assert_eq!(circles_of(&[&[root], &two[..]].concat()), ["a.rs b.rs", "c/mod.rs c/d.rs"]);
}

#[test]
fn a_name_counts_as_where_it_is_defined() {
    let root = ("lib.rs", "pub mod a;");
    let one = ("a/one.rs", "use super::Two; pub struct One(Two);");
    let two = ("a/two.rs", "use super::One; pub struct Two;");
    // Handed on by the parent, for all or for itself, under its own name or another.
    for hands_on in [
        "mod one; mod two; pub use one::One; pub(crate) use two::Two;",
        "mod one; mod two; use self::{one::One, two::Two};",
        "mod one; mod two; pub use one::One; pub use self::two::T as Two;",
    ] {
        assert_eq!(
            circles_of(&[root, ("a/mod.rs", hands_on), one, two]),
            ["a/one.rs a/two.rs"],
            "{hands_on}"
        );
    }
    // Defined by the parent, which knows neither of them.
    let defines = ("a/mod.rs", "mod one; mod two; pub use one::One; pub struct Two;");
    assert!(circles_of(&[root, defines, one, ("a/two.rs", "use super::One;")]).is_empty());
    // From outside the same names go to the same files.
    let outside = [("lib.rs", "pub mod a; mod b;"), ("b.rs", "use crate::a::One; pub struct B;")];
    let inside = [("a/mod.rs", "mod one; pub use one::One;"), ("a/one.rs", "use crate::b::B;")];
    assert_eq!(circles_of(&[outside, inside].concat()), ["b.rs a/one.rs"]);
}

#[test]
fn a_parent_that_uses_a_child_which_uses_it_is_a_circle() {
    let child = ("a/one.rs", "use super::A; pub struct One(A); pub fn f() {}");
    let circle = |parent| circles_of(&[("lib.rs", "mod a;"), ("a/mod.rs", parent), child]);
    assert!(circle("mod one; pub use one::{One, f}; pub struct A;").is_empty());
    for parent in [
        "mod one; pub struct A; fn g() { one::f() }",
        "mod one; pub use one::One; pub struct A { one: Option<Box<One>> }",
        "mod one; use one::f; pub enum A {}",
    ] {
        assert_eq!(circle(parent), ["a/mod.rs a/one.rs"], "{parent}");
    }
}

#[test]
fn what_is_no_use_makes_no_circle() {
    let root = ("lib.rs", "mod a; mod b; pub fn b() {}");
    let a = ("a.rs", "use crate::b::B; pub struct A(B);");
    for b in [
        "#[cfg(test)] mod tests { use crate::a::A; }",
        "// use crate::a::A;",
        "pub(in crate::a) struct B; use crate::a;",
        "use a::A; use std::a::A as C; fn f() { C::a() }",
    ] {
        assert!(circles_of(&[root, a, ("b.rs", b)]).is_empty(), "{b}");
    }
    // A module and a function of one name are two things.
    let to_function = ("a.rs", "use crate::b; pub struct A; fn f() { b() }");
    assert_eq!(circles_of(&[root, to_function, ("b.rs", "use crate::a::A;")]), Vec::<String>::new());
    let called = ("lib.rs", "mod a; mod b; pub fn b() { a::A }");
    assert_eq!(circles_of(&[called, to_function, ("b.rs", "")]), ["lib.rs a.rs"]);
}

#[test]
fn methods_elsewhere_are_found() {
    let root = ("lib.rs", "mod a; mod b;");
    let found = |text| {
        let files = [root, ("a.rs", "pub struct A<T>(T);"), ("b.rs", text)];
        let house = house_of(&files);
        house.foreign_methods(2)
    };
    for elsewhere in [
        "use super::a::A; impl A<u8> { fn f() {} }",
        "use crate::a; impl<'a, T: Into<A<u8>>> a::A<T> where T: for<'b> Fn(&'b u8) { fn f() {} }",
        "struct B; impl B {} #[allow(x)] impl super::a::A<u8> {}",
    ] {
        assert_eq!(found(elsewhere).len(), 1, "{elsewhere}");
    }
    for own in [
        "use crate::a::A; impl From<u8> for A<u8> { fn from(_: u8) -> Self {} }",
        "use crate::a::A; struct B; impl B { fn f(a: A<u8>) -> impl Iterator<Item = A<u8>> { g() } }",
        "use crate::a::A; struct B<T>(T); impl<T: Into<A<u8>>> B<T> {}",
    ] {
        assert!(found(own).is_empty(), "{own}");
    }
}
