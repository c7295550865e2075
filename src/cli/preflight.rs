//! `banxin preflight`: judges finished PDF files, whoever made them.
//!
//! Each file is read by a process of its own ([`super::apart`]), which answers with its findings.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};

use super::apart;
use super::channel::{refuse, tell};
use super::output::{Leave, Place, say};
use super::progress::Progress;
use super::status::Status;
use super::voice::Voice;
use crate::diag::{CANNOT_READ, Diagnostic, Sources};
use crate::geom::Rect;
use crate::preflight::{self, Finding, Owner, Standard};
use crate::press::Press;
use crate::press::{Level, Limits};
use crate::printable::{line, slashed};
use crate::record::{FileKind, LARGEST_PDF, bytes_of, can_be_read};
use crate::report::object;
use crate::words::{Lang, Words};
use crate::write::pdf;

/// What is read from the disk and what is judged have one limit, and no file that is written here is beyond it.
const _: () = assert!(LARGEST_PDF == preflight::LARGEST_FILE && LARGEST_PDF >= pdf::LARGEST_FILE);
const _: () = assert!(preflight::MOST_SAMPLES >= pdf::MOST_SAMPLES);

#[derive(Debug, Args)]
pub(super) struct Preflight {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    by: By,
    #[arg(long, value_name = "FOLDER")]
    picture: Option<PathBuf>,
    #[arg(long, requires = "picture")]
    force: bool,
}

/// What files are judged by: arguments of the command and of the process apart alike.
#[derive(Debug, Clone, Args)]
struct By {
    #[arg(long, value_name = "NAME", value_enum)]
    profile: Option<ProfileName>,
    #[arg(long, value_name = "FILE")]
    condition: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ProfileName {
    X1a,
    X4,
    A2u,
    #[value(name = "x4+a2u")]
    X4A2u,
}

impl By {
    fn standard(&self) -> Option<Standard> {
        self.profile.map(|name| match name {
            ProfileName::X1a => Standard::X1a,
            ProfileName::X4 => Standard::X4,
            ProfileName::A2u => Standard::A2u,
            ProfileName::X4A2u => Standard::X4A2u,
        })
    }

    /// The condition of the press, where one is named.
    fn press(&self, sources: &mut Sources) -> Result<Option<Press>, Vec<Diagnostic>> {
        self.condition.as_ref().map(|file| crate::press::condition(file, sources)).transpose()
    }

    /// The same arguments again, for the process apart.
    fn again(&self) -> Vec<OsString> {
        let name = self.profile.and_then(|name| name.to_possible_value());
        let profile = name.map(|name| ["--profile".into(), name.get_name().into()]);
        let condition = self.condition.as_ref().map(|file| ["--condition".into(), file.into()]);
        profile.into_iter().chain(condition).flatten().collect()
    }
}

/// Arguments of the process apart.
#[derive(Debug, Args)]
pub(super) struct JudgeFile {
    file: PathBuf,
    #[command(flatten)]
    by: By,
    #[arg(long)]
    draw: bool,
}

/// What the process apart says.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    /// The findings, and pictures of pages by their numbers from 1; none, where pages were not drawn.
    Judged(Vec<Said>, Option<Vec<(usize, String)>>),
    /// Why the file can't be judged.
    Unreadable(String),
    /// Why the file can't be read from the disk after all: it was looked at before.
    NoFile(String),
}

/// A finding for programs.
#[derive(Debug, Serialize, Deserialize)]
struct Said {
    rule: String,
    severity: String,
    page: Option<SaidPage>,
    places: Vec<SaidPlace>,
    count: usize,
    owner: Option<SaidOwner>,
    message: String,
    help: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct SaidPage {
    /// From 1.
    number: usize,
    label: String,
}

/// In millimetres from the top left corner of the trim.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct SaidPlace {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

#[derive(Debug, Serialize, Deserialize)]
struct SaidOwner {
    kind: String,
    name: String,
}

/// A file for programs: one object a line.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<&'a str>,
    findings: &'a [Said],
}

impl JudgeFile {
    pub(super) fn run(self, voice: Voice) -> Status {
        if let Err(status) = apart::bound(&self.file) {
            return status;
        }
        let answer = match bytes_of(&self.file, FileKind::Pdf, &mut Sources::default()) {
            Ok(bytes) => self.judge(&bytes, voice),
            Err(one) => Answer::NoFile(one.said(voice.lang()).message),
        };
        apart::say(&answer)
    }

    fn judge(&self, bytes: &[u8], voice: Voice) -> Answer {
        // The command has read the condition before, and told what is wrong with it.
        let press = self.by.press(&mut Sources::default()).ok().flatten();
        let limits = press.map_or_else(Limits::newsprint, |press| press.limits);
        let standard = self.by.standard();
        let judged = if self.draw {
            preflight::file_drawn(bytes, &limits, standard)
        } else {
            preflight::file(bytes, &limits, standard).map(|findings| (findings, Vec::new()))
        };
        let (findings, drawings) = match judged {
            Ok(judged) => judged,
            Err(why) => return Answer::Unreadable(voice.say(&why.words())),
        };
        let drawings = drawings.into_iter().map(|one| (one.page + 1, one.svg)).collect();
        let drawings = self.draw.then_some(drawings);
        Answer::Judged(findings.iter().map(|one| Said::of(one, voice.lang())).collect(), drawings)
    }
}

impl Preflight {
    pub(super) fn run(self, voice: Voice) -> Status {
        let read = match self.condition(voice).and_then(|press| self.spared(press, voice)) {
            Ok(read) => read,
            Err(status) => return status,
        };
        let mut progress = Progress::new(voice);
        let mut status = Status::Done;
        let mut stems = BTreeSet::new();
        for file in &self.files {
            progress.step("step-reading");
            let answer = self.ask(file, voice);
            progress.clear();
            let not_drawn = self.picture.is_some() && matches!(answer, Ok(Answer::Judged(_, None)));
            if not_drawn {
                let one = Diagnostic::warning("not-drawn").arg("path", file.as_path());
                tell(&mut [one], &Sources::default(), voice);
            }
            let ended = self.tell(file, &stem(file, &mut stems), answer, &read, voice);
            status = status.max(ended);
        }
        status
    }

    /// Reads the condition, and tells what is wrong with it.
    fn condition(&self, voice: Voice) -> Result<Option<Press>, Status> {
        let mut sources = Sources::default();
        let (mut found, press) = match self.by.press(&mut sources) {
            Ok(press) => (press.iter().flat_map(crate::judge::unknown_rules).collect(), Ok(press)),
            Err(found) => {
                let status = Status::after(&found);
                (found, Err(status))
            }
        };
        tell(&mut found, &sources, voice);
        press
    }

    /// All that is read, which nothing may be written over: the report goes to standard output.
    fn spared(&self, press: Option<Press>, voice: Voice) -> Result<Vec<PathBuf>, Status> {
        let mut read: Vec<PathBuf> = self.files.iter().chain(&self.by.condition).cloned().collect();
        read.extend(press.and_then(|press| Some(press.profile.disk_path()?.to_owned())));
        // Before any work that would be done for nothing.
        let folder = self.picture.as_ref().map(|folder| Place::of(&folder.join("1.svg"), self.leave()));
        let spared = folder.transpose().and_then(|_| Place::Stdout.spares(read.iter().map(PathBuf::as_path)));
        spared.map(|()| read).map_err(|why| refuse(why, voice))
    }

    /// What may be done for the sake of pictures.
    fn leave(&self) -> Leave {
        Leave { force: self.force, ..Leave::default() }
    }

    /// What the process apart finds. Where it gives up while drawing, the findings are asked for alone.
    fn ask(&self, file: &Path, voice: Voice) -> Result<Answer, Diagnostic> {
        can_be_read(file, FileKind::Pdf, &mut Sources::default())
            .map_err(|one| Diagnostic { labels: Vec::new(), ..one })?;
        let ask = |draw: bool| {
            let mut arguments: Vec<OsString> = vec!["judge-file".into()];
            arguments.extend(self.by.again());
            arguments.extend(draw.then(|| "--draw".into()));
            arguments.extend(["--".into(), file.into()]);
            apart::ask(&arguments, file, voice)
        };
        if self.picture.is_some()
            && let Some(drawn) = ask(true)?
        {
            return Ok(drawn);
        }
        let answer = ask(false)?;
        let given_up = || apart::within(Words::part("pdf-broken", "it-given-up"), file);
        Ok(answer.unwrap_or_else(|| Answer::Unreadable(voice.say(&given_up()))))
    }

    /// Writes what was found in a file, on standard output; how that ends.
    fn tell(
        &self,
        file: &Path,
        stem: &str,
        answer: Result<Answer, Diagnostic>,
        read: &[PathBuf],
        voice: Voice,
    ) -> Status {
        let name = slashed(file);
        let (findings, drawings, why) = match answer {
            Ok(Answer::Judged(findings, drawings)) => (findings, drawings.unwrap_or_default(), None),
            Ok(Answer::Unreadable(why)) => (Vec::new(), Vec::new(), Some(why)),
            Ok(Answer::NoFile(why)) => {
                return refuse(Diagnostic::error(CANNOT_READ).form("as-said").arg("why", why), voice);
            }
            Err(why) => return refuse(why, voice),
        };
        let text = if voice.is_json() {
            object(&Line { file: &name, unreadable: why.as_deref(), findings: &findings })
        } else {
            human(&name, &findings, why.as_deref(), voice)
        };
        let written = say(text.as_bytes()).and_then(|()| match &self.picture {
            Some(folder) => draw(folder, stem, &drawings, read, self.leave()),
            None => Ok(()),
        });
        if let Err(why) = written {
            return refuse(why, voice);
        }
        let failed = why.is_some() || findings.iter().any(|one| one.severity == name_of(Level::Error));
        if failed { Status::Edition } else { Status::Done }
    }
}

/// Writes the pictures of a file's pages: `FILE-PAGE.svg`, over none of the files that are read.
fn draw(
    folder: &Path,
    stem: &str,
    drawings: &[(usize, String)],
    read: &[PathBuf],
    leave: Leave,
) -> Result<(), Diagnostic> {
    for (page, svg) in drawings {
        let place = Place::of(&folder.join(format!("{stem}-{page}.svg")), leave)?;
        place.spares(read.iter().map(PathBuf::as_path))?;
        place.write(svg.as_bytes())?;
    }
    Ok(())
}

impl Said {
    fn of(finding: &Finding, lang: Lang) -> Self {
        let page =
            |page: &preflight::PageName| SaidPage { number: page.index + 1, label: page.label.clone() };
        let owner =
            |owner: &preflight::Owner| SaidOwner { kind: owner.kind().to_owned(), name: owner.name() };
        Self {
            rule: finding.rule.code.to_owned(),
            severity: name_of(finding.severity).to_owned(),
            page: finding.page.as_ref().map(page),
            places: finding.places.iter().copied().map(SaidPlace::of).collect(),
            count: finding.count,
            owner: finding.owner.as_ref().map(owner),
            message: finding.message(lang),
            help: finding.help(lang),
        }
    }
}

impl SaidPlace {
    fn of(rect: Rect) -> Self {
        let [x, y, width, height] = rect.to_mm();
        Self { x, y, width, height }
    }
}

const fn name_of(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Off => "off",
    }
}

/// Findings for people, one block each, numbered as in the pictures.
fn human(file: &str, findings: &[Said], why: Option<&str>, voice: Voice) -> String {
    let file = line(file);
    let named = |id| voice.say(&Words::of(id));
    if let Some(why) = why {
        return format!("{}[unreadable] {file}: {}\n\n", named("error"), line(why));
    }
    let mut text = String::new();
    let help = named("help");
    for (at, one) in findings.iter().enumerate() {
        let severity = named(if one.severity == name_of(Level::Error) { "error" } else { "warning" });
        // Writing to a string never fails.
        let _ = write!(text, "{severity}[{}] #{} {file}", one.rule, at + 1);
        text += &where_it_is(one, voice);
        let _ = write!(text, ": {}", line(&one.message));
        text += &voice.say(&Words::part("finding", "more").arg("more", one.count.saturating_sub(1)));
        let _ = writeln!(text, "\n  = {help}: {}\n", one.help);
    }
    let count = |level| findings.iter().filter(|one| one.severity == name_of(level)).count();
    let (errors, warnings) = (count(Level::Error), count(Level::Warning));
    let form = if errors + warnings == 0 { "nothing" } else { "count" };
    let words = Words::part("finding", form).arg("file", file.as_ref()).arg("errors", errors);
    text + &voice.say(&words.arg("warnings", warnings)) + "\n"
}

/// The page of a finding, its place there, and whose it is.
fn where_it_is(one: &Said, voice: Voice) -> String {
    let mut text = String::new();
    if let Some(page) = &one.page {
        text += &voice.say(&Words::part("finding", "page").arg("page", line(&page.label).as_ref()));
    }
    if let Some(SaidPlace { x, y, width, height }) = one.places.first() {
        let amounts = [("x", x), ("y", y), ("width", width), ("height", height)];
        let words = amounts.into_iter().fold(Words::part("finding", "place"), |words, (name, amount)| {
            words.arg(name, format!("{amount:.1}"))
        });
        text += &voice.say(&words);
    }
    if let Some(SaidOwner { kind, name }) = &one.owner
        && let Some(kind) = Owner::KINDS.into_iter().find(|one| one == kind)
    {
        text += &voice.say(&Words::part("owner", kind).arg("name", line(name).as_ref()));
    }
    text
}

/// What the pictures of a file begin with: its name, and a number where files of several folders share it.
fn stem(file: &Path, stems: &mut BTreeSet<String>) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2..).map(|number| format!("{stem}~{number}"));
    // A file may itself be called as the second of a name is.
    let free = std::iter::once(stem.clone()).chain(numbered).find(|one| !stems.contains(one));
    let free = free.unwrap_or(stem);
    stems.insert(free.clone());
    free
}
