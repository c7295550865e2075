//! The promises of the archive: what an edition is made from and what comes out, made again years later.

mod lock;
