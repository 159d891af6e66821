//! The record as pages see it: folded, shared, and folded again when others have added to it.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use remit_governance::{Books, BooksError, Tables, World, catalogue};
use remit_journal::{Fault, Head, Storage};
use remit_register::{FoldError, Folded, Functions, Register, View, advance, fold};
use remit_store::{Mode, OpenError, open};

use crate::kept::Kept;

/// How often it is looked whether others have added to the record.
pub const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Why the record cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Its facts cannot be folded.
    #[error(transparent)]
    Fold(#[from] FoldError),
    /// Its acts of governance cannot be read.
    #[error(transparent)]
    Books(#[from] BooksError),
}

/// The record up to one act. It never changes; a later one takes its place.
#[derive(Debug)]
pub struct Snapshot {
    folded: Folded,
    books: Books,
    tables: Tables,
    functions: Functions,
    kept: Kept,
}

impl Snapshot {
    fn of(storage: &mut dyn Storage) -> Result<Self, ReadError> {
        let folded = fold(storage, &mut |_| {})?;
        let books = Books::fold(storage, None)?;
        let (tables, functions, kept) = (Tables::own(), catalogue(), Kept::default());
        Ok(Self { folded, books, tables, functions, kept })
    }

    /// Returns what comes after this, with what others have added since.
    fn after(&self, storage: &mut dyn Storage) -> Result<Self, ReadError> {
        let folded = advance(storage, self.folded.clone(), &mut |_| {})?;
        let mut books = self.books.clone();
        books.advance(storage, None)?;
        let (tables, functions) = (self.tables.clone(), self.functions.clone());
        Ok(Self { folded, books, tables, functions, kept: Kept::default() })
    }

    /// Returns the answers that were given from it.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Returns the last act that counts.
    pub fn head(&self) -> Head {
        self.folded.head
    }

    /// Returns the register.
    pub fn register(&self) -> &Register {
        &self.folded.register
    }

    /// Returns the register as it stands.
    pub fn view(&self) -> View<'_> {
        self.folded.register.now()
    }

    /// Returns all that questions of governance look at.
    pub fn world(&self) -> World<'_> {
        World {
            view: self.view(),
            books: &self.books,
            tables: &self.tables,
            functions: &self.functions,
        }
    }
}

/// A connection to the record that is made anew after a failure.
struct Connection {
    target: String,
    storage: Option<Box<dyn Storage + Send>>,
}

impl Connection {
    fn ask<T, E: From<OpenError>>(
        &mut self,
        question: impl FnOnce(&mut dyn Storage) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut storage = match self.storage.take() {
            Some(storage) => storage,
            None => open(&self.target, Mode::ReadOnly)?,
        };
        let answer = question(&mut *storage)?;
        self.storage = Some(storage); // Only one that answered is kept.
        Ok(answer)
    }
}

/// What is shared by every request.
pub struct Site {
    snapshot: RwLock<Arc<Snapshot>>,
    /// Follows what others add.
    following: Mutex<Connection>,
    /// Reads acts as they are stored.
    reading: Mutex<Connection>,
    /// Whether the record could be read when it was last looked at.
    fresh: std::sync::atomic::AtomicBool,
}

impl Site {
    /// Opens a record, by path or URL, and folds it.
    ///
    /// # Errors
    /// When it cannot be opened or read.
    pub fn open(target: &str) -> Result<Self, ReadError> {
        let connection = || Connection { target: target.to_owned(), storage: None };
        let mut following = connection();
        let snapshot = following.ask(|storage| Snapshot::of(storage))?;
        Ok(Self {
            snapshot: RwLock::new(Arc::new(snapshot)),
            following: Mutex::new(following),
            reading: Mutex::new(connection()),
            fresh: true.into(),
        })
    }

    /// Returns the record as it was last folded.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Folds what others have added since. It waits for the store.
    ///
    /// # Errors
    /// When the record cannot be read; what was folded before goes on being shown.
    pub fn catch_up(&self) -> Result<(), ReadError> {
        let mut following = self.following.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.snapshot();
        let after = following.ask(|storage| -> Result<_, ReadError> {
            if storage.head()? == before.head() {
                return Ok(None);
            }
            before.after(storage).map(Some)
        });
        self.fresh.store(after.is_ok(), std::sync::atomic::Ordering::Relaxed);
        if let Some(after) = after? {
            *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(after);
        }
        Ok(())
    }

    /// Tells whether the record could be read when it was last looked at.
    pub fn is_fresh(&self) -> bool {
        self.fresh.load(std::sync::atomic::Ordering::Relaxed)
    }

    /// Asks the record as it is stored. It waits for the store.
    ///
    /// # Errors
    /// When it cannot be opened or read.
    pub fn ask<T>(
        &self,
        question: impl FnOnce(&mut dyn Storage) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner).ask(question)
    }

    /// Answers from the record on a thread that may take its time.
    pub async fn answer<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Self, &Snapshot) -> T + Send + 'static,
    ) -> T {
        let site = Arc::clone(self);
        let asked = tokio::task::spawn_blocking(move || question(&site, &site.snapshot()));
        match asked.await {
            Ok(answer) => answer,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(error) => panic!("BUG: nobody ends a question: {error}"),
            },
        }
    }
}
