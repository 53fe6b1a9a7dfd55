//! Sessions, groups and seats: one way in (a command), one way out (a view), and the journal between.
