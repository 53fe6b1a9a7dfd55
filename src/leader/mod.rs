//! Automated leaders, and the forks that what-if and fit are made of.
