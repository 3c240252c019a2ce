//! Files that are needed for a while: what was sent, what was refused.

use crate::problem::Problem;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder of such files. A start empties it.
pub struct Scratch(PathBuf);

/// A file that is deleted with this value.
#[derive(Debug)]
pub struct ScratchFile(PathBuf);

impl Scratch {
    /// Makes the folder, and empties it.
    ///
    /// # Errors
    /// When the system says no.
    pub fn open(folder: PathBuf) -> io::Result<Scratch> {
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => fs::create_dir_all(&folder)?,
        }
        Ok(Scratch(folder))
    }

    /// A place for a file that does not exist yet.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn place(&self) -> Result<ScratchFile, Problem> {
        let name = getrandom::u64().map_err(Problem::internal)?;
        Ok(ScratchFile(self.0.join(format!("{name:016x}"))))
    }
}

impl ScratchFile {
    /// Where it is, or is to be.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for ScratchFile {
    fn drop(&mut self) {
        // If it cannot be deleted now, the next start does.
        let _ = fs::remove_file(&self.0);
    }
}
