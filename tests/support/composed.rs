//! Bundled editions, each composed once for all tests that look at nothing but what comes out: without the optimiser, eight
//! pages of a broadsheet take some ten seconds.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use banxin::export::{Kind, Options, files};
use banxin::stock::Composed;
use banxin::transcript::Transcript;
use banxin::write::Written;
use banxin::{House, Loaded, Stock};

static STOCK: LazyLock<Stock> = LazyLock::new(|| Stock::open(House::bundled()).expect("the house"));

/// An edition of `content/`, composed, and what its pages say.
pub struct Bundled {
    pub loaded: &'static Loaded,
    pub composed: &'static Composed<'static>,
    pub transcript: Transcript<'static>,
}

type Cell<T> = &'static OnceLock<T>;

/// The place of something that is made once, by its name: it stays until the tests end.
fn cell<T>(cells: &Mutex<BTreeMap<String, Cell<T>>>, name: String) -> Cell<T> {
    cells.lock().unwrap().entry(name).or_insert_with(|| Box::leak(Box::default()))
}

/// An edition that comes with the program.
pub fn bundled(name: &str) -> &'static Bundled {
    static ALL: Mutex<BTreeMap<String, Cell<Bundled>>> = Mutex::new(BTreeMap::new());
    cell(&ALL, name.to_owned()).get_or_init(|| {
        let loaded = STOCK.edition(format!("content/{name}").as_str()).expect("sound");
        let loaded: &'static Loaded = Box::leak(Box::new(loaded));
        let composed: &'static Composed<'static> = Box::leak(Box::new(loaded.compose()));
        let transcript = Transcript::of(&composed.composition, composed.fonts());
        Bundled { loaded, composed, transcript }
    })
}

/// The files of an export of it.
pub fn exported(name: &str, kind: Kind, options: &Options) -> Arc<Vec<Written>> {
    static ALL: Mutex<BTreeMap<String, Cell<Arc<Vec<Written>>>>> = Mutex::new(BTreeMap::new());
    let made = || Arc::new(files(bundled(name).composed, kind, options).expect("fit to print"));
    Arc::clone(cell(&ALL, format!("{name} {kind:?} {options:?}")).get_or_init(made))
}
