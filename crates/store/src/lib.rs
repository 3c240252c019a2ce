//! What is remembered: one trait in domain verbs and its SQLite implementation.
