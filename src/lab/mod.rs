//! The lab: many games on the model directly, to find out what it does. No sessions, no windows, no words.
