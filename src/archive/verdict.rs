//! Whether a locked edition still comes out as it was locked.

use crate::diag::{Diagnostic, Severity, Sources, any_error};
use crate::files::Located;
use crate::lock::{Changed, Inputs, LockFile, other_pages, pages, press_file};
use crate::reading::{Origin, Places};
use crate::stock::{Loaded, Stock};

/// How an edition stands with its lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// All it is made from and all that comes out is as it was locked.
    AsLocked,
    /// Something that it is made from is other.
    Changed,
    /// All it is made from is the same, and it comes out otherwise.
    Otherwise,
    /// It can't be made, or nobody can read what was locked.
    Failed,
}

/// How an edition stands, and why.
#[derive(Debug)]
pub struct Verdict {
    /// How it stands.
    pub standing: Standing,
    /// The version of the program that locked it.
    pub version: Option<String>,
    /// The inputs that are not as locked.
    pub changes: Vec<Changed>,
    /// The press file is another.
    pub is_other: bool,
    /// Which pages come out otherwise, by what they go by.
    pub pages: Vec<String>,
    /// Why it can't be made.
    pub why: Vec<Diagnostic>,
    /// The texts that this points into.
    pub sources: Sources,
}

impl Standing {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AsLocked => "as-locked",
            Self::Changed => "changed",
            Self::Otherwise => "otherwise",
            Self::Failed => "failed",
        }
    }
}

impl Verdict {
    /// Of an edition of which nothing is known yet.
    fn none() -> Self {
        Self {
            standing: Standing::Failed,
            version: None,
            changes: Vec::new(),
            is_other: false,
            pages: Vec::new(),
            why: Vec::new(),
            sources: Sources::default(),
        }
    }

    /// Of one that can't be made.
    fn failed(self, why: Vec<Diagnostic>) -> Self {
        let why = why.into_iter().filter(|one| one.severity == Severity::Error).collect();
        Self { standing: Standing::Failed, why, ..self }
    }
}

/// Makes an edition again and says how it stands with its lock. Nothing of it is written.
#[must_use]
pub fn verify(stock: &Stock, folder: &Located) -> Verdict {
    let mut verdict = Verdict::none();
    let lock = match LockFile::of(folder, &mut verdict.sources) {
        Ok(lock) => lock,
        Err(why) => return verdict.failed(why),
    };
    verdict.version = Some(lock.lock.version.clone());
    let ticket = lock.lock.ticket();
    let places = Places::of(&Origin::of(folder).with(stock.house().clone()));
    let loaded = stock.load_for(&ticket, folder, &mut verdict.sources);
    let (loaded, mut why) = match loaded {
        Ok(loaded) => (Some(loaded), Vec::new()),
        Err(why) => (None, why),
    };
    let is_whole = loaded.as_ref().is_some_and(|loaded| !any_error(&loaded.found));
    match Inputs::of(&places, loaded.as_ref(), &verdict.sources) {
        Ok(inputs) => verdict.changes = Changed::all(&lock, &inputs, &places, is_whole),
        Err(unknown) => why.extend(unknown),
    }
    match loaded {
        Some(loaded) if why.is_empty() => made(verdict, &lock, &loaded),
        _ => verdict.failed(why),
    }
}

/// What comes out of an edition, held against its lock.
fn made(mut verdict: Verdict, lock: &LockFile, loaded: &Loaded) -> Verdict {
    let composed = loaded.compose();
    if any_error(&composed.found) {
        let why = composed.found.clone();
        return verdict.failed(why);
    }
    let profile = lock.lock.profile;
    let out = composed.write(profile).and_then(|file| Ok((press_file(&file)?, pages(&composed, profile)?)));
    let (file, pages) = match out {
        Ok(out) => out,
        Err(faults) => return verdict.failed(faults.found),
    };
    verdict.is_other = !lock.lock.outputs.contains(&file);
    verdict.pages = other_pages(&lock.lock, &pages);
    verdict.standing = match (verdict.changes.is_empty(), verdict.is_other || !verdict.pages.is_empty()) {
        (true, false) => Standing::AsLocked,
        (true, true) => Standing::Otherwise,
        (false, _) => Standing::Changed,
    };
    verdict
}
