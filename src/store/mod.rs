//! Journals kept on disk.
