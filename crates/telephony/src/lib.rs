//! How a call leaves: one trait, and the simulated network.
