//! The pages: pure functions of what a seat may see.
