//! Form fields of a page for an act of the session, and back.
