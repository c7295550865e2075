//! The files as they are written: one record a table. What a key means is said here once; the JSON Schemas in
//! `docs/schema/` are made from it, and `docs/formats.md` tells it at length.

mod ads;
mod approvals;
mod values;
mod words;

use crate::color::Dress;
use crate::copy::Form;
use crate::copy::raw::{Lines, RawCopy};
use crate::edition::{BylinePlace, Only};
use crate::geom::Em;
use crate::part::{self, HeadPart, PerPart};
use crate::reading::findings::Given;
use crate::reading::format::Format;
use crate::reading::lengths::Share;
use crate::reading::read::{Checked, List, Pair, Reading, TableOr, Word};
#[cfg(test)]
use crate::reading::schema::TableSchema;
use crate::reading::table::{Group, Named, Table, table};
#[cfg(test)]
pub(super) use ads::RawAdCells;
pub(super) use ads::{RawAd, RawAdPlace, RawAdSize, RawBooking, RawBookings};
pub(super) use approvals::{RawApproval, RawApprovals};
pub(super) use values::{Date, FieldText, RawColors, Time, Weight};
pub(super) use words::{RawForbid, RawName, RawPrefer, RawWords};

table! {
    /// An edition: which stories go where on which pages.
    struct RawEdition {
        required {
            /// The paper: its name, the date, and what the masthead says of it.
            paper: Checked<RawPaper>,
            /// The pages, in order.
            page: Checked<List<RawPage>>,
        }
        optional {
            /// The version of the format that the file is written in; 1 if not given.
            format: Format,
            /// The edition that this one stands on: its folder, from this one's. What it says counts wherever this one says
            /// nothing.
            base: String,
            /// 导读: the stories that a template of `feed = "guide"` lists, in their order, by the names of their files.
            guide: List<String>,
        }
    }
}

table! {
    /// The paper. Any further key is a field that furniture text can show as `{key}`.
    struct RawPaper {
        required {
            /// The name of the paper: `{paper}`.
            name: String,
            /// The date of the edition, such as 2022-09-30: `{date}`, `{year}`, `{month}`, `{day}`, `{weekday}`.
            date: Date,
        }
        optional {
            /// When the edition closed, such as 01:30:00, without quotes: `{time}`, and the slug line.
            time: Time,
            /// The issue number: `{number}`. A whole number is shown with at least four digits.
            number: FieldText,
            /// The lunar date (农历), such as 壬寅年九月初五, if it is not to be computed: `{lunar}`.
            lunar: String,
            /// How the paper is printed, where that is not as on other days: all in black (mourning), or nameplate and
            /// headlines as `[festive]` of their layouts says (festive).
            dress: Word<Dress>,
        }
        others {
            /// A field for furniture text: a string or a whole number.
            fields: FieldText,
        }
    }
}

table! {
    /// A page.
    struct RawPage {
        required {
            /// The layout: the name of a file in layouts/, without `.toml`.
            layout: String,
        }
        required_unless ads, makeup {
            /// Which story goes into which slot: slot = name of a file in stories/, without `.md`; or
            /// `{ continues = "name" }`, where a story that begins in another slot goes on; or `{ feed = "name" }`, a template
            /// of feeds/ that is filled in. A page that is all advertisement has none.
            slots: Named<RawUse>,
        }
        optional {
            /// The section label in the folio line: `{section}`.
            section: String,
            /// The page number as the paper writes it, such as A05: `{page}` in furniture and in jump lines; the place of
            /// the page in the edition if not given.
            label: String,
            /// 叠: the number of the first page of a section, such as A01 or B1. Pages behind it that have no label count on from
            /// it, with as many figures, up to the next section.
            fold: String,
            /// 跨版: two pages side by side on one sheet, whose layout is as wide as both. It takes two numbers; the second is
            /// `{facing}` in furniture. false if not given.
            spread: bool,
            /// 图片主次: the slot whose picture is to lead the page; if not given, the largest, which is then at least half as
            /// large again as the next.
            lead_picture: String,
            /// Advertisements that stand on it, by the names of their bookings in ads/bookings.toml: from the outside in, or
            /// `{ ad = "name", slot = "name" }`.
            ads: List<RawAd>,
            /// The page waits for `banxin makeup`, which makes its dummy of stories that no page names: it has no slots yet. false if
            /// not given.
            makeup: bool,
            /// What furniture shows on this page as `{name}`, such as who edited and read it: in place of a field of the paper
            /// that has the same name.
            fields: Named<FieldText>,
            /// Of an edition on a base: the page of the base that this table changes, by its number, such as A03.
            change: FieldText,
            /// Of an edition on a base: the page of the base that it does not have.
            drop: FieldText,
            /// Of an edition on a base: the page of the base that this page, which the base does not have, stands behind.
            after: FieldText,
            /// Of an edition on a base: the page of the base that this page, which the base does not have, stands before.
            before: FieldText,
        }
    }
}

/// What stands in a slot: a story that begins there, or what is no story that begins.
pub(crate) type RawUse = TableOr<RawOther, String>;

table! {
    /// A story that goes on, or a template that is filled in.
    struct RawOther {
        required_unless feed {
            /// The story: the name of a file in stories/, without `.md`, that another slot names.
            continues: String,
        }
        optional {
            /// The template: the name of a file in feeds/, without `.md`.
            feed: String,
        }
    }
}

table! {
    /// The front matter of a story.
    struct RawStory {
        group {
            /// The parts of its head.
            head: RawHeadCopy,
        }
        optional {
            /// What it is, where it is one thing only: a head without text (标题新闻), or text without a head.
            only: Word<Only>,
            /// 本报讯: run in at the first paragraph.
            dateline: RawCopy,
            /// 记者, 通讯员.
            byline: RawCopy,
            /// Where the byline stands; auto if not given.
            byline_place: Word<BylinePlace>,
            /// What the text is as a whole: its paragraphs are of the kinds that they look like.
            form: Word<Form>,
            /// Of briefs: whether they stand one behind the other in one paragraph; as the layout says if not given.
            run_on: bool,
            /// 导读: the head that a guide prints for it; the headline if not given.
            guide: RawCopy,
            /// What the head says where the story goes on, on another page: a keyword of its headline; the headline if not
            /// given.
            jump_head: RawCopy,
            /// Letterspacing of the body, such as -0.03em.
            tracking: Em,
            /// 题图: a picture at the head of the story, or, where no text follows, the picture that the story is.
            picture: Checked<RawPicture>,
            /// 插图: several pictures, in the order of the places that the slot has for them.
            pictures: List<Checked<RawPicture>>,
            /// 引语: words of the story that stand in the box of the slot that holds a quotation.
            quotation: Checked<RawQuotation>,
            /// 更正: what of an earlier issue the story puts right.
            corrects: Checked<RawCorrects>,
            /// 连载: which part of a serial the story is.
            serial: Checked<RawSerial>,
            /// 网络版权: whether the story may stand in the paper's web edition, its pictures with it; true if not given.
            web: bool,
            /// For make-up: its news value in its section, by its name (头条, 二条, …, 简讯) or by its number, 1 for the lead;
            /// 简讯 if not given.
            weight: Weight,
            /// For make-up: the section that it is for; any if not given.
            section: String,
            /// For make-up: the page that it is to stand on, as the paper numbers it; any of its section if not given.
            page: FieldText,
            /// For make-up: the theme that it belongs to. Stories of one theme stand together.
            group: String,
        }
    }
}

table! {
    /// A part of a serial.
    struct RawSerial {
        required {
            /// What the serial is called.
            title: String,
            /// Which part of it the story is, from 1.
            part: i64,
        }
        optional {
            /// How many parts there will be.
            parts: i64,
            /// It is the last; false if not given, unless it is the last of `parts`.
            last: bool,
        }
    }
}

table! {
    /// What was wrong, and where it stood.
    struct RawCorrects {
        required {
            /// The date of the issue, such as 2026-11-28.
            date: Date,
            /// The page, as the paper printed its number, such as A03: a correction stands where the fault stood.
            page: String,
        }
        optional {
            /// The story: the name of its file in the edition of that day, without `.md`.
            story: String,
            /// The headline that it had.
            headline: String,
        }
    }
}

table! {
    /// The front matter of a template: that of a story, and what it is filled with.
    struct RawTemplate {
        group {
            /// What stories say.
            story: RawStory,
        }
        required {
            /// What it is filled with: a file in feeds/ of the edition, with its ending, `.toml` or `.csv`; or `guide`, the stories
            /// that the edition picks for its readers (导读).
            feed: String,
        }
        optional {
            /// Which key of a `.toml` file, or which column of a `.csv` file, has the date of the data; date if not given.
            dated_by: String,
            /// How many days older than the edition the data may be; 0 if not given.
            age: i64,
            /// Lists of the data that may have nothing in them on some days.
            may_be_empty: List<String>,
        }
    }
}

/// A quotation, or its words alone.
pub(crate) type RawQuotation = TableOr<RawQuotationBy, RawCopy>;

table! {
    /// A quotation and whose words it is.
    struct RawQuotationBy {
        required {
            /// What it says.
            text: RawCopy,
        }
        optional {
            /// Whose words they are; flush with the end of the box, below the text.
            by: RawCopy,
        }
    }
}

/// What a story says in each part of its head.
#[derive(Debug)]
pub(crate) struct RawHeadCopy(pub PerPart<Given<Lines>>);

impl Group for RawHeadCopy {
    const KEYS: &'static [&'static str] = &part::TYPED_KEYS;

    fn take(table: &mut Table<'_, '_>, reading: &mut Reading<'_>) -> Self {
        let mut typed = |part: HeadPart| table.optional(part.row().key, reading);
        Self(PerPart::each(|part| if part.row().typed { typed(part) } else { None }))
    }

    #[cfg(test)]
    fn describe(schema: &mut TableSchema, generator: &mut schemars::SchemaGenerator) {
        for row in part::HEAD.iter().filter(|row| row.typed) {
            schema.key::<Lines>(row.key, false, row.about, generator);
        }
    }
}

table! {
    /// A picture of a story, or a group of several over one caption.
    struct RawPicture {
        optional {
            /// A file in pictures/, with its ending; required but in a group.
            file: String,
            /// 组图: the prints of a group in place of `file`, 2 to 12, in the order of reading.
            files: List<Checked<RawPrint>>,
            /// How many prints of a group stand beside each other; all of them if not given.
            across: i64,
            /// Each print of a group has its number in a corner; false if not given.
            numbered: bool,
            /// What it shows, for those who don't see it.
            alt: String,
            /// 图片说明, where the layout has it stand.
            caption: RawCopy,
            /// 摄影: who took it; flush right on the caption's last line, or on a line of its own, or as the layout says.
            credit: RawCopy,
            /// What must not be cropped away: how far from the left and from the top; 50% each if not given.
            focus: Pair<Share>,
            /// Of a drawing, its colours that are printed in colours of the layout, such as `"#dd0000" = "red"`; of the others
            /// neutrals are printed in black alone, all else as pictures are.
            colors: RawColors,
            /// 网络版权: whether it may stand in the paper's web edition, of a group all its prints; true if not given.
            web: bool,
        }
    }
}

table! {
    /// A print of a group.
    struct RawPrint {
        required {
            /// A file in pictures/, with its ending.
            file: String,
        }
        optional {
            /// What it shows, for those who don't see it.
            alt: String,
            /// What must not be cropped away: how far from the left and from the top; 50% each if not given.
            focus: Pair<Share>,
            /// Of a drawing, its colours that are printed in colours of the layout, such as `"#dd0000" = "red"`; of the others
            /// neutrals are printed in black alone, all else as pictures are.
            colors: RawColors,
            /// 网络版权: whether it may stand in the paper's web edition; true if not given.
            web: bool,
        }
    }
}
