//! Keeps the house tidy: which floor may look at which, and what must not be in it.
