//! Forks: the same game again from one point, with something changed.
