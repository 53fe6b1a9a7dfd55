//! Which sessions are open in a program that runs: a file, locked for as long as it does.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// Folder for such files, in the data folder.
const FOLDER: &str = "hosts";

/// A program that has sessions open. The system lets go of it however the program ends.
#[derive(Debug)]
pub struct Hold {
    name: String,
    path: PathBuf,
    // Held, not read.
    _file: File,
}

impl Hold {
    /// Takes hold under a name that nobody else uses.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn take(data: &Path, name: String) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        fs::create_dir_all(&folder)?;
        let path = folder.join(&name);
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
        file.try_lock().map_err(|error| match error {
            TryLockError::Error(error) => error,
            TryLockError::WouldBlock => io::ErrorKind::WouldBlock.into(),
        })?;
        Ok(Self { name, path, _file: file })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a program still has hold under a name. What one left behind that has ended is cleared away.
    pub fn is_held(data: &Path, name: &str) -> bool {
        // A name from a database is no path until it has been looked at.
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return false;
        }
        let path = data.join(FOLDER).join(name);
        let Ok(file) = OpenOptions::new().write(true).open(&path) else { return false };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => true,
            Ok(()) => {
                let _ = fs::remove_file(&path);
                false
            }
            Err(TryLockError::Error(_)) => false,
        }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}
