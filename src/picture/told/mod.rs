//! Pictures, as one process tells another of them: who reads files from elsewhere may be another one than who prints them.

mod said;
mod wrong;

pub(crate) use said::{Question, Said, answered, most};

#[cfg(test)]
mod tests;
