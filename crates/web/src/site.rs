//! The record as pages see it: folded, shared, and folded again when others have added to it.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use remit_clerk::{Broken, Failure, Session};
use remit_dictionary::{Date, Moment};
use remit_governance::rehearsal::Receipt;
use remit_governance::{Books, Case, Tables, World, catalogue};
use remit_journal::{Head, Storage};
use remit_register::{Folded, Functions, Register, View, advance, fold};
use remit_store::{Mode, OpenError, open};

use crate::kept::Kept;
use crate::rehearsed::Rehearsals;

/// How often it is looked whether others have added to the record.
pub const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The record up to one act. It never changes; a later one takes its place.
#[derive(Debug)]
pub struct Snapshot {
    folded: Arc<Folded>,
    books: Books,
    tables: Arc<Tables>,
    functions: Arc<Functions>,
    /// Until when acts count; every one where it is none.
    known: Option<Moment>,
    rehearsals: Rehearsals,
    kept: Kept,
}

impl Snapshot {
    fn of(storage: &mut dyn Storage) -> Result<Self, Broken> {
        let folded = fold(storage, &mut |_| {})?;
        let books = Books::fold(storage, None)?;
        let (tables, functions) = (Arc::new(Tables::own()), Arc::new(catalogue()));
        Ok(Self::new(folded, books, tables, functions))
    }

    fn new(folded: Folded, books: Books, tables: Arc<Tables>, functions: Arc<Functions>) -> Self {
        let (folded, rehearsals) = (Arc::new(folded), Rehearsals::default());
        let kept = Kept::default();
        Self { folded, books, tables, functions, known: None, rehearsals, kept }
    }

    /// Returns what comes after this, with what others have added since.
    fn after(&self, storage: &mut dyn Storage) -> Result<Self, Broken> {
        let folded = advance(storage, Folded::clone(&self.folded), &mut |_| {})?;
        let mut books = self.books.clone();
        books.advance(storage, None)?;
        Ok(self.replaced(folded, books))
    }

    fn replaced(&self, folded: Folded, books: Books) -> Self {
        let (tables, functions) = (Arc::clone(&self.tables), Arc::clone(&self.functions));
        Self::new(folded, books, tables, functions)
    }

    /// Returns the record as it was known at a moment: acts recorded later do not count. The law
    /// tables and the catalogue of functions are those of today.
    fn as_known(&self, storage: &mut dyn Storage, moment: Moment) -> Result<Self, Broken> {
        Ok(Self {
            folded: Arc::clone(&self.folded),
            books: Books::fold(storage, Some(moment))?,
            tables: Arc::clone(&self.tables),
            functions: Arc::clone(&self.functions),
            known: Some(moment),
            rehearsals: Rehearsals::default(),
            kept: Kept::default(),
        })
    }

    /// Returns the moment until which acts count, where not every one does.
    pub fn known(&self) -> Option<Moment> {
        self.known
    }

    /// Returns the day of the newest source that counts.
    pub fn newest_source(&self) -> Option<Date> {
        let counts = |at: Moment| self.known.is_none_or(|known| at <= known);
        let entries = self.register().entries().iter().filter(|own| counts(own.recorded_at));
        entries.map(|own| own.published).filter(|day| day.is_real()).max()
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

    /// Returns the register as it stands, or stood at the moment that is asked about.
    pub fn view(&self) -> View<'_> {
        let register = &self.folded.register;
        self.known.map_or_else(|| register.now(), |known| register.as_known(known))
    }

    /// Returns the receipt of a change, without the list of things that move.
    pub fn receipt(&self, case: &Case<'_>) -> Option<Arc<Receipt<'static>>> {
        self.rehearsals.receipt(&self.world(), case)
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
    /// The record: a path, or the URL of a server.
    target: String,
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
    pub fn open(target: &str) -> Result<Self, Broken> {
        let connection = || Connection { target: target.to_owned(), storage: None };
        let mut following = connection();
        let snapshot = following.ask(|storage| Snapshot::of(storage))?;
        Ok(Self {
            target: target.to_owned(),
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
    pub fn catch_up(&self) -> Result<(), Broken> {
        let mut following = self.following.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.snapshot();
        let after = following.ask(|storage| -> Result<_, Broken> {
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

    /// Puts something on record, one writer after another; the next page shows it. It waits for the
    /// store.
    ///
    /// # Errors
    /// When it is refused, or the record cannot be written to.
    pub fn write<T>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let _alone = self.following.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.snapshot();
        let storage = open(&self.target, Mode::Existing)?;
        let folded = Folded::clone(&before.folded);
        let mut session = Session::resumed(storage, folded, before.books.clone());
        session.catch_up().map_err(Failure::from)?;
        let done = work(&mut session);
        if session.folded.head != before.head() {
            let after = before.replaced(session.folded, session.books);
            *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(after);
        }
        done
    }

    /// Returns the number of the last act that pages show.
    pub fn snapshot_head(&self) -> u64 {
        self.snapshot().head().number
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
        question: impl FnOnce(&mut dyn Storage) -> Result<T, Broken>,
    ) -> Result<T, Broken> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner).ask(question)
    }

    /// Returns the record as it was known at a moment. It waits for the store.
    ///
    /// # Errors
    /// When it cannot be opened or read.
    pub fn as_known(&self, moment: Moment) -> Result<Snapshot, Broken> {
        let now = self.snapshot();
        self.ask(|storage| now.as_known(storage, moment))
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
