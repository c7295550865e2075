//! Files of customers, made by hand: one page, and whatever objects it takes.

use std::fmt::Write;

/// A file whose page has these entries (its content is object 4) and these further objects, from number 5 on.
pub(crate) struct Customer {
    pub(crate) page: String,
    pub(crate) content: String,
    pub(crate) more: Vec<String>,
    /// Entries of the catalog.
    pub(crate) catalog: String,
}

impl Customer {
    /// A page of 100 × 50 pt with a black bar that is 80 pt long.
    pub(crate) fn new() -> Self {
        Self {
            page: "/MediaBox [0 0 100 50]".into(),
            content: "0 0 0 1 k 10 10 80 20 re f".into(),
            more: Vec::new(),
            catalog: String::new(),
        }
    }

    pub(crate) fn page(self, page: &str) -> Self {
        Self { page: page.into(), ..self }
    }

    pub(crate) fn draws(self, content: &str) -> Self {
        Self { content: content.into(), ..self }
    }

    pub(crate) fn with(mut self, object: &str) -> Self {
        self.more.push(object.into());
        self
    }

    pub(crate) fn catalog(self, catalog: &str) -> Self {
        Self { catalog: catalog.into(), ..self }
    }

    /// The bytes of the file.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let Self { page, content, more, catalog } = self;
        let mut objects = vec![
            format!("<</Type/Catalog/Pages 2 0 R {catalog}>>"),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R {page}>>"),
            stream("", content),
        ];
        objects.extend(more.iter().cloned());
        let mut out = String::from("%PDF-1.7\n");
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (index, object) in objects.iter().enumerate() {
            writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
            writeln!(out, "{} 0 obj\n{object}\nendobj", index + 1).unwrap();
        }
        let start = out.len();
        let size = objects.len() + 1;
        write!(out, "{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").unwrap();
        out.into_bytes()
    }
}

/// A stream object.
pub(crate) fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{content}\nendstream", content.len())
}
