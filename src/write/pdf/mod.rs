//! The press file: PDF/X-4 (ISO 15930-7).
