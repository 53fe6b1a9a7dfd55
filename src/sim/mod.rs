//! The model: one team over a few rounds, deterministic and explainable.
