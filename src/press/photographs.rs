//! How photographs go into the press files of a condition.

/// How photographs go into press files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Photographs {
    /// How their samples are packed.
    pub compression: Compression,
    /// The quality of JPEG, 1 to 100.
    pub quality: u8,
    /// How much edges are sharpened once a picture has its printed size, in thousandths of the
    /// difference to the pixels around: dots of newsprint spread, and edges with them.
    pub sharpening: u16,
}

/// How samples of photographs are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Compression {
    /// As JPEG, every ink at every pixel (4:4:4); what has few colours or hard edges without loss.
    #[default]
    Jpeg,
    /// All of them without loss.
    Flate,
}

impl Default for Photographs {
    fn default() -> Self {
        Self { compression: Compression::Jpeg, quality: 92, sharpening: 0 }
    }
}
