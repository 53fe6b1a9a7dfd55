//! Integration tests: one module per subject, one binary, so that it is linked once.

mod ron_tree;
