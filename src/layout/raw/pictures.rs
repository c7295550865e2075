//! Pictures and their captions, as they are written.

use super::ruling::RawBorder;
use crate::geom::{Em, Length};
use crate::layout::{CaptionAt, CaptionLevel, CreditAt};
use crate::reading::read::{TableOr, Word};
use crate::reading::sizes::TypeSize;
use crate::reading::table::table;

table! {
    /// How captions of pictures are set, and who took them.
    struct RawCaptions {
        optional {
            /// The face; that of `*…*` in the body if not given.
            face: String,
            /// The size; eight ninths of the body's if not given.
            size: TypeSize,
            /// Baseline to baseline; 1.3 times the size if not given.
            leading: Length,
            /// Their colour; black if not given.
            color: String,
        }
    }
}

table! {
    /// How pictures stand. A slot or a box says what is otherwise there; the rest is as in `[pictures]` of the layout.
    struct RawPictures {
        optional {
            /// 组图: the white between the prints of a group; 0.5em of the body if not given.
            gap: Em,
            /// Where the caption stands: below the print, over it at its foot, or beside it at the left or the right, which
            /// are start and end of the lines; below if not given.
            caption_at: Word<CaptionAt>,
            /// How wide the column of a caption beside the print is; 8em if not given.
            caption_width: Em,
            /// The same as a number of text columns.
            caption_columns: i64,
            /// Whether a caption beside the print is level with its foot or with its top; foot if not given.
            caption_align: Word<CaptionLevel>,
            /// The size of the caption; that of `[captions]` if not given, whose leading grows with it.
            caption_size: TypeSize,
            /// The colour of a caption over the print; paper if not given.
            caption_color: String,
            /// The colour of a tint under a caption over the print; none if not given.
            caption_tint: String,
            /// Where the credit (摄影) stands: at the end of the caption's last line, flush right, or within its paragraph; end
            /// if not given.
            credit_at: Word<CreditAt>,
            /// What the credit says, with `{credit}` for the name: `"（{credit} 摄）"`; the name alone if not given.
            credit_form: String,
            /// A border around each print, inside its edge, or its weight; `"0pt"` for none, as if not given.
            frame: TableOr<RawBorder, Length>,
        }
    }
}
