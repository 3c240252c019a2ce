//! Seals secrets: what the database holds opens nothing without the key that lies beside it.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// The file of the key, in the folder of files.
const KEY_FILE: &str = "secrets.key";
const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;
/// Bytes of the name.
const NAME_BYTES: usize = 4;

/// Seals and opens secrets by a key of its own. It shows nothing of it.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    name: String,
}

impl Vault {
    /// The vault of a folder; its key is made where there is none, and nobody else may read it.
    ///
    /// # Errors
    /// When the file cannot be read or made, or is none of ours.
    pub fn open(folder: &Path) -> io::Result<Vault> {
        fs::create_dir_all(folder)?;
        let path = folder.join(KEY_FILE);
        let key = match read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => make(&path)?,
            read => read?,
        };
        let name = Sha256::new().chain_update(b"rappel installation ").chain_update(key).finalize();
        let name = name.iter().take(NAME_BYTES).map(|byte| format!("{byte:02x}")).collect();
        Ok(Vault { cipher: XChaCha20Poly1305::new(&Key::from(key)), name })
    }

    /// A name that no other vault has, and that stays; it tells nothing of the key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Seals a secret for this owner, and for no other.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn seal(&self, owner: &str, secret: &str) -> io::Result<Vec<u8>> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(io::Error::other)?;
        let payload = Payload { msg: secret.as_bytes(), aad: owner.as_bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(io::Error::other)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What was sealed for this owner; `None` where it was for another, by another key, or was changed since.
    pub fn unseal(&self, owner: &str, sealed: &[u8]) -> Option<String> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        let payload = Payload { msg: sealed, aad: owner.as_bytes() };
        String::from_utf8(self.cipher.decrypt(&XNonce::from(*nonce), payload).ok()?).ok()
    }
}

fn read(path: &Path) -> io::Result<[u8; KEY_BYTES]> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(KEY_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let wrong = || io::Error::new(io::ErrorKind::InvalidData, format!("{} is not a key of Rappel", path.display()));
    bytes.try_into().map_err(|_| wrong())
}

fn make(path: &Path) -> io::Result<[u8; KEY_BYTES]> {
    let mut key = [0; KEY_BYTES];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(&key)?;
    file.sync_all()?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_for_its_owner_with_its_key_and_unchanged() {
        let (here, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let sealed = Vault::open(here.path()).unwrap().seal("trunk paris", "motdepasse").unwrap();
        assert!(!sealed.windows(4).any(|part| part == b"motd"));
        let again = Vault::open(here.path()).unwrap();
        assert_eq!(again.unseal("trunk paris", &sealed).as_deref(), Some("motdepasse"));
        assert_eq!(again.unseal("trunk lyon", &sealed), None);
        assert_eq!(Vault::open(elsewhere.path()).unwrap().unseal("trunk paris", &sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(again.unseal("trunk paris", &changed), None);
        }
        assert_eq!(again.unseal("trunk paris", &sealed[..10]), None);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_the_key_and_a_broken_one_is_not_replaced() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        Vault::open(folder.path()).unwrap();
        let path = folder.path().join(KEY_FILE);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(&path, b"short").unwrap();
        assert!(Vault::open(folder.path()).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"short");
    }
}
