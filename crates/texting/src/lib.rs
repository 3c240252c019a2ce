//! How a text leaves: one trait, templates, segments, and the simulated account.
