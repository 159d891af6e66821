//! A disk that loses power, fills up and fails, beneath SQLite.
//!
//! Files are real. Beside each it remembers what has been synchronised and what has not; when the
//! power goes, every write since then may be there, be lost, or be torn at sectors of 512 bytes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use sqlite_vfs::wip::{WalIndex, WalIndexLock};
use sqlite_vfs::{DatabaseHandle, LockKind, OpenAccess, OpenOptions as Asked, Vfs, register};

use super::chance::Chance;

const SECTOR: usize = 512;

/// Something done to a file that was not synchronised yet.
#[derive(Debug, Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Length(usize),
    Removal,
}

/// A file as the platters hold it, and what has not reached them.
#[derive(Debug, Default, Clone)]
struct Platter {
    synchronised: Option<Vec<u8>>,
    since: Vec<Change>,
}

#[derive(Debug, Default)]
struct State {
    files: BTreeMap<PathBuf, Platter>,
    /// How many writes and synchronisations are left before the power goes.
    power_for: Option<u64>,
    /// How many bytes may still be written before the disk is full.
    room: Option<u64>,
    /// How many synchronisations are left before one fails.
    failing_after: Option<u64>,
}

/// The disk; clones are the same disk.
#[derive(Debug, Clone, Default)]
pub struct Disk(Arc<Mutex<State>>);

impl Disk {
    /// Puts a disk beneath every file that SQLite opens in this process from now on.
    pub fn install() -> Self {
        let disk = Self::default();
        register("remit-test-disk", disk.clone(), true).unwrap();
        disk
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Lets the power go after so many writes and synchronisations.
    pub fn power_for(&self, operations: u64) {
        self.state().power_for = Some(operations);
    }

    /// Leaves room for so many bytes, or as many as anybody likes.
    pub fn room(&self, bytes: Option<u64>) {
        self.state().room = bytes;
    }

    /// Lets one synchronisation fail, after so many that do not.
    pub fn fail_after(&self, synchronisations: u64) {
        self.state().failing_after = Some(synchronisations);
    }

    /// Returns whether a failing synchronisation is still to come.
    pub fn will_fail(&self) -> bool {
        self.state().failing_after.is_some()
    }

    /// Puts into another folder what of a folder's files survives the loss of power.
    pub fn survivors(&self, folder: &Path, into: &Path, chance: &mut Chance) {
        let mut state = self.state();
        state.power_for = None;
        // All kept and all lost are as likely as any mixture.
        let kept = [0, 100, chance.below(100)][chance.place(3)];
        for (path, platter) in std::mem::take(&mut state.files) {
            let Ok(name) = path.strip_prefix(folder) else {
                continue;
            };
            if let Some(bytes) = platter.after_power_loss(kept, chance) {
                fs::write(into.join(name), bytes).unwrap();
            }
        }
    }
}

impl Platter {
    fn after_power_loss(self, kept: u64, chance: &mut Chance) -> Option<Vec<u8>> {
        let mut content = self.synchronised;
        for change in self.since {
            if chance.below(100) >= kept {
                continue;
            }
            let bytes = content.get_or_insert_default();
            match change {
                Change::Removal => content = None,
                Change::Length(length) => bytes.resize(length, 0),
                Change::Write(at, data) => write_torn(bytes, at, &data, kept, chance),
            }
        }
        content
    }
}

/// Writes the sectors that chance keeps; a few of the others become noise.
fn write_torn(bytes: &mut Vec<u8>, at: usize, data: &[u8], kept: u64, chance: &mut Chance) {
    bytes.resize(bytes.len().max(at + data.len()), 0);
    let torn = kept < 100 && chance.below(4) == 0;
    for (index, sector) in data.chunks(SECTOR).enumerate() {
        let place = &mut bytes[at + index * SECTOR..][..sector.len()];
        match chance.below(8) {
            0 if torn => place.fill_with(|| u8::try_from(chance.below(256)).unwrap()),
            1..=3 if torn => {}
            _ => place.copy_from_slice(sector),
        }
    }
}

/// An open file on the disk.
pub struct Handle {
    disk: Disk,
    path: PathBuf,
    file: File,
    lock: LockKind,
}

impl Handle {
    /// Counts an operation, and refuses it when the power is gone.
    fn powered(state: &mut State) -> Result<(), Error> {
        match &mut state.power_for {
            Some(0) => Err(Error::other("the power is gone")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl DatabaseHandle for Handle {
    type WalIndex = Alone;

    fn size(&self) -> Result<u64, Error> {
        Ok(self.file.metadata()?.len())
    }

    fn read_exact_at(&mut self, buf: &mut [u8], offset: u64) -> Result<(), Error> {
        let mut read = 0;
        while read < buf.len() {
            let more = self.file.read_at(&mut buf[read..], offset + read as u64)?;
            if more == 0 {
                buf[read..].fill(0);
                return Err(ErrorKind::UnexpectedEof.into());
            }
            read += more;
        }
        Ok(())
    }

    fn write_all_at(&mut self, buf: &[u8], offset: u64) -> Result<(), Error> {
        let mut state = self.disk.state();
        Self::powered(&mut state)?;
        if let Some(room) = &mut state.room {
            // The crate takes this error for that of a full disk.
            *room = room.checked_sub(buf.len() as u64).ok_or(ErrorKind::WriteZero)?;
        }
        self.file.write_all_at(buf, offset)?;
        let change = Change::Write(usize::try_from(offset).unwrap(), buf.to_vec());
        state.files.entry(self.path.clone()).or_default().since.push(change);
        Ok(())
    }

    fn sync(&mut self, _data_only: bool) -> Result<(), Error> {
        let mut state = self.disk.state();
        Self::powered(&mut state)?;
        let fails = state.failing_after == Some(0);
        state.failing_after = match state.failing_after {
            Some(left) if !fails => Some(left - 1),
            _ => None,
        };
        let platter = state.files.entry(self.path.clone()).or_default();
        if fails {
            // As on Linux: the bytes stay in memory, and nobody will write them to the disk again.
            platter.since.clear();
            return Err(Error::other("the synchronisation failed"));
        }
        let mut kept = platter.synchronised.take();
        for change in platter.since.drain(..) {
            let bytes = kept.get_or_insert_default();
            match change {
                Change::Removal => kept = None,
                Change::Length(length) => bytes.resize(length, 0),
                Change::Write(at, data) => {
                    bytes.resize(bytes.len().max(at + data.len()), 0);
                    bytes[at..at + data.len()].copy_from_slice(&data);
                }
            }
        }
        platter.synchronised = kept;
        Ok(())
    }

    fn set_len(&mut self, size: u64) -> Result<(), Error> {
        let mut state = self.disk.state();
        Self::powered(&mut state)?;
        self.file.set_len(size)?;
        let change = Change::Length(usize::try_from(size).unwrap());
        state.files.entry(self.path.clone()).or_default().since.push(change);
        Ok(())
    }

    fn lock(&mut self, lock: LockKind) -> Result<bool, Error> {
        self.lock = lock;
        Ok(true)
    }

    fn reserved(&mut self) -> Result<bool, Error> {
        Ok(false)
    }

    fn current_lock(&self) -> Result<LockKind, Error> {
        Ok(self.lock)
    }

    fn wal_index(&self, _readonly: bool) -> Result<Alone, Error> {
        Ok(Alone)
    }
}

/// The index of the log, for one connection alone.
pub struct Alone;

impl WalIndex for Alone {
    fn map(&mut self, _region: u32) -> Result<[u8; 32768], Error> {
        Ok([0; 32768])
    }

    fn lock(&mut self, _locks: Range<u8>, _lock: WalIndexLock) -> Result<bool, Error> {
        Ok(true)
    }

    fn delete(self) -> Result<(), Error> {
        Ok(())
    }
}

impl Vfs for Disk {
    type Handle = Handle;

    fn open(&self, db: &str, opts: Asked) -> Result<Handle, Error> {
        let path = PathBuf::from(db);
        let mut how = OpenOptions::new();
        how.read(true).write(opts.access != OpenAccess::Read);
        how.create(matches!(opts.access, OpenAccess::Create | OpenAccess::CreateNew));
        let there = path.exists();
        let file = how.open(&path)?;
        let mut state = self.state();
        if there && !state.files.contains_key(&path) {
            // A file that this disk has not seen was written and synchronised by others.
            let synchronised = Some(fs::read(&path)?);
            state.files.insert(path.clone(), Platter { synchronised, since: Vec::new() });
        }
        Ok(Handle { disk: self.clone(), path, file, lock: LockKind::None })
    }

    fn delete(&self, db: &str) -> Result<(), Error> {
        let mut state = self.state();
        Handle::powered(&mut state)?;
        fs::remove_file(db)?;
        state.files.entry(PathBuf::from(db)).or_default().since.push(Change::Removal);
        Ok(())
    }

    fn exists(&self, db: &str) -> Result<bool, Error> {
        Ok(Path::new(db).exists())
    }

    fn temporary_name(&self) -> String {
        std::env::temp_dir().join("remit-test-temporary").to_string_lossy().into_owned()
    }

    fn random(&self, buffer: &mut [i8]) {
        buffer.fill(7);
    }

    fn sleep(&self, duration: Duration) -> Duration {
        duration
    }

    fn full_pathname<'a>(&self, db: &'a str) -> Result<Cow<'a, str>, Error> {
        Ok(db.into())
    }
}
