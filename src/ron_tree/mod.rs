//! A lossless, error-recovering syntax tree of RON, with spans and comments.
