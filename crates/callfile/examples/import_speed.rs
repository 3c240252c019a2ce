//! How fast a large call file is read and how much memory that takes:
//! `cargo run --release -p rappel-callfile --example import_speed [ROWS] [FILE]`.
//!
//! Writes a file of contacts with three phone columns (a million by default) that is as untidy as real ones, reads it, and
//! prints rows per second and the peak of resident memory. With FILE, keeps what it wrote there.

use rappel_callfile::{CallFile, Entry, ImportOptions, Mapping, MappingRequest, ReadAs};
use rappel_strategy::phone::Country;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock; nothing is decided by it")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let rows: u64 = arguments.next().map_or(Ok(1_000_000), |rows| rows.parse())?;
    let kept = arguments.next().map(PathBuf::from);
    let path =
        kept.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("import_speed-{}.csv", std::process::id())));
    write(&path, rows)?;

    let start = std::time::Instant::now();
    let file = CallFile::open(&path, &ReadAs::default())?;
    let mapping = Mapping::resolve(file.headings(), file.sample(), &MappingRequest::default())?;
    let options = ImportOptions { country: Country::FRANCE, campaign_zone: "Europe/Paris".into() };
    let (mut contacts, mut rejects, mut phones, mut warnings) = (0u64, 0u64, 0usize, 0usize);
    for entry in file.import(mapping, options) {
        match entry? {
            Entry::Row(row) => {
                contacts += 1;
                phones += row.phones.iter().flatten().count();
                warnings += row.warnings.len();
            }
            Entry::Reject(_) => rejects += 1,
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{rows} rows in {seconds:.2} s: {:.0} rows/s", rows as f64 / seconds);
    println!("{contacts} contacts with {phones} numbers, {warnings} warnings, {rejects} rejects");
    println!("peak of resident memory: {} MiB", peak_kib()? / 1024);
    if kept.is_none() {
        std::fs::remove_file(&path)?;
    }
    Ok(())
}

/// Numbers are those set aside for fiction where they can be, and elsewhere any, since nobody is called here.
fn write(path: &Path, rows: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "N° client;Nom;Prénom;Adresse;TEL_DOMICILE;TEL_MOBILE;TEL_BUREAU;Priorité")?;
    for row in 0..rows {
        let tail = row * 7_919 % 100_000_000;
        let (a, b, c, d) = (tail / 1_000_000, tail / 10_000 % 100, tail / 100 % 100, tail % 100);
        let home = match row % 5 {
            0 => String::new(),
            1 => format!("01{a:02}{b:02}{c:02}{d:02}"),
            2 => format!("04 {a:02} {b:02} {c:02} {d:02}"),
            3 => format!("+33 (0)2.{a:02}.{b:02}.{c:02}.{d:02}"),
            _ => format!("5{tail:08}"),
        };
        let mobile = match row % 4 {
            0 => format!("06 39 98 {c:02} {d:02}"),
            1 => format!("06.{a:02}.{b:02}.{c:02}.{d:02}"),
            2 => format!("336{tail:08}"),
            _ => format!("07{tail:08}"),
        };
        let office = match row % 3 {
            0 => format!("09 70 {b:02} {c:02} {d:02}"),
            1 => format!("+32 4{a:02} {b:02} {c:02} {d:02}"),
            _ => format!("0692 {b:02} {c:02} {d:02}"),
        };
        let priority = row % 10;
        writeln!(
            out,
            "C{row:08};Nom{tail};Prénom{d};\"{b} rue des Essais, 75{a:03} Paris\";{home};{mobile};{office};{priority}"
        )?;
    }
    out.flush()
}

fn peak_kib() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("the system tells no peak")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
