//! Call files in (CSV, XLSX), contacts and rejects out.
