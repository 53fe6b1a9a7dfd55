//! One session in a room: what is done, what is kept, and who is told. `seats` has who comes in and by which key.
//!
//! Commands are applied under a lock that is held for as long as that takes and no longer. What came of them goes into
//! the queue of the store under the same lock, so that the journal has them in the same order; whoever asked waits for
//! the disk outside of it. A view may be made of what is not on the disk yet, but it is not given away before it is.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use tokio::sync::watch;

use super::{
    debriefs::Debriefs,
    guard::Bucket,
    keys::{BadCode, Elsewhere, NoLuck},
    line::{Answering, Line, Linked},
    news::{self, Mark, Marks, News, Touched, Word},
    pages::Memo,
};
use crate::{
    session::{
        Act, Chain, Command, Event, Prepared, Refusal, SeatId, Session, Stamp, View, apply, view::Week,
    },
    store::sql::{Change, Key, KeyKind, New, Permit, Progress, SqlError, Store, What},
    terms::Message,
};

/// How long an absent seat is waited for before the session's policy takes over, in seconds, until the facilitator says
/// otherwise.
pub const PATIENCE_SECONDS: u32 = 60;

/// Longest time that the facilitator can say, in seconds.
pub const PATIENCE_SECONDS_MAX: u32 = 3_600;

/// A session that people can be in.
#[derive(Debug)]
pub struct Room {
    /// Its id in the store.
    pub id: Arc<str>,
    /// The code that it is joined by.
    pub code: String,
    /// What it is played on.
    pub prepared: Arc<Prepared>,
    pub(super) joins: Mutex<Bucket>,
    closed: AtomicBool,
    pub(super) debriefs: Debriefs,
    pub(super) memo: Memo,
    store: Store,
    trouble: watch::Receiver<Option<Message>>,
    core: RwLock<Core>,
    progress: Arc<Progress>,
    lines: Mutex<BTreeMap<SeatId, Arc<Line>>>,
    elsewhere: Mutex<Elsewhere>,
    /// When the first timer of a group is up; `u64::MAX` if none runs.
    pub(super) timer_ms: AtomicU64,
}

/// What changes together.
#[derive(Debug)]
pub(super) struct Core {
    pub session: Session,
    pub marks: Marks,
    chain: Chain,
    pub keys: BTreeMap<String, (SeatId, KeyKind)>,
    /// Number of the last change given to the store.
    pub change: u64,
    /// Highest number that a seat has ever had: one that was given free is not given away again.
    pub last_seat: u32,
    /// How long an absent seat is waited for, in seconds.
    pub patience_s: u32,
    /// Since when seats are away, in milliseconds since 1970; only those that have been seen to go.
    pub away: BTreeMap<SeatId, u64>,
    seated: Seated,
    /// Whether automated seats have done what there was to do.
    pub settled: bool,
}

/// Who sits where: a change in one group of a hall is not to be looked for at every seat.
#[derive(Debug, Default)]
struct Seated {
    /// The seats of each group.
    groups: Vec<Vec<SeatId>>,
    /// The seats of none, which see something of everything.
    apart: Vec<SeatId>,
}

impl Seated {
    fn of(session: &Session) -> Self {
        let mut seated = Self { groups: vec![Vec::new(); session.groups.len()], apart: Vec::new() };
        for seat in session.seats.values() {
            let own = seat.group.and_then(|group| seated.groups.get_mut(group));
            own.unwrap_or(&mut seated.apart).push(seat.id);
        }
        seated
    }
}

/// Why a room does not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    /// The session refuses; nothing has changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Nothing can be written now, so nothing is taken in. It is tried again until it can.
    #[error("the room cannot be kept now")]
    Waits,
    /// It was done, but is not written yet: it counts as soon as it can be.
    #[error("not kept yet")]
    Unsure,
    /// What was done cannot be kept: somebody else has written to the session, or the host ends. The room stands still.
    #[error("the room cannot be kept")]
    Broken,
    /// The store has closed.
    #[error(transparent)]
    Store(#[from] SqlError),
    /// No keys can be drawn.
    #[error(transparent)]
    NoLuck(#[from] NoLuck),
    /// A code lets nobody in.
    #[error("bad code: {0:?}")]
    Code(BadCode),
}

impl RoomError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Refused(refusal) => refusal.message(),
            Self::Waits => Message::new("host-room-waits"),
            Self::Unsure => Message::new("host-room-unsure"),
            Self::Broken => Message::new("host-room-broken"),
            Self::Store(error) => error.message(),
            Self::NoLuck(_) => Message::new("host-no-luck"),
            Self::Code(BadCode::Unknown) => Message::new("host-code-unknown"),
            Self::Code(BadCode::TooMany) => Message::new("host-code-too-many"),
        }
    }
}

impl From<Refusal> for RoomError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What a room is made of when it comes from the store.
#[derive(Debug)]
pub struct Restored {
    /// The session as its journal has it.
    pub session: Session,
    /// Where its checksums go on from.
    pub chain: Chain,
    /// Keys that were given out.
    pub keys: Vec<Key>,
    /// How long an absent seat is waited for, in seconds.
    pub patience_s: u32,
    /// Highest number that a seat has ever had.
    pub last_seat: u32,
}

impl Room {
    /// A room for a session that is in the store already.
    pub fn new(id: Arc<str>, code: String, store: Store, restored: Restored) -> Self {
        let Restored { session, chain, keys, patience_s, last_seat } = restored;
        let prepared = session.prepared.clone();
        let keys = keys.into_iter().map(|key| (key.hash, (SeatId(key.seat), key.kind))).collect();
        let marks = Marks::of(&session);
        let away = BTreeMap::new();
        let seated = Seated::of(&session);
        let core = Core {
            session,
            marks,
            chain,
            keys,
            change: 0,
            last_seat,
            patience_s,
            away,
            seated,
            settled: false,
        };
        let room = Self {
            id,
            code,
            prepared,
            joins: Mutex::new(Bucket::of_joins()),
            closed: AtomicBool::new(false),
            debriefs: Debriefs::default(),
            memo: Memo::default(),
            trouble: store.trouble(),
            store,
            core: RwLock::new(core),
            progress: Arc::new(Progress::default()),
            lines: Mutex::default(),
            elsewhere: Mutex::default(),
            timer_ms: AtomicU64::new(u64::MAX),
        };
        let mut core = room.write();
        core.note_who_is_away();
        room.set_timer(&core);
        drop(core);
        room
    }

    /// Reads the session; nothing may wait while it is held.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Core> {
        // Whoever panicked with the lock has been told; what is kept is decided by the store, not here.
        self.core.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn write(&self) -> RwLockWriteGuard<'_, Core> {
        self.core.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why nothing can be written now, if that is so.
    pub fn trouble(&self) -> watch::Receiver<Option<Message>> {
        self.trouble.clone()
    }

    /// Reads something off the session that is of no use to anybody before it is kept.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn look<T>(&self, at: impl FnOnce(&Session) -> T) -> Result<T, RoomError> {
        let (found, change) = {
            let core = self.read();
            (at(&core.session), core.change)
        };
        self.kept(change).await?;
        Ok(found)
    }

    /// What a seat sees. The revision is that of the last entry that changed anything it sees.
    ///
    /// # Errors
    /// There is no such seat; the room cannot be kept.
    pub async fn view(&self, seat: SeatId) -> Result<Arc<View>, RoomError> {
        let line = self.line(seat);
        let keep = line.links() > 0;
        let made = |core: &Core| news::drawn(&core.session, &core.marks, seat, &mut line.drawn(), keep);
        self.seen(seat, made).await
    }

    /// What is new to a page that has a view of a revision.
    ///
    /// # Errors
    /// There is no such seat; the room cannot be kept.
    pub async fn news(&self, seat: SeatId, has: Option<u64>) -> Result<News, RoomError> {
        let line = self.line(seat);
        self.seen(seat, |core| news::news(&core.session, &core.marks, seat, has, &mut line.drawn())).await
    }

    /// What is new to a game that has a view of a revision.
    ///
    /// # Errors
    /// There is no such seat; the room cannot be kept.
    pub async fn word(&self, seat: SeatId, has: Option<u64>) -> Result<Word, RoomError> {
        self.seen(seat, |core| news::word(&core.session, &core.marks, seat, has)).await
    }

    /// Reads something of what a seat sees, and waits until that is kept: what happens to others meanwhile is not
    /// waited for.
    async fn seen<T>(&self, seat: SeatId, made: impl FnOnce(&Core) -> Option<T>) -> Result<T, RoomError> {
        let (found, change) = {
            let core = self.read();
            (made(&core), core.marks.last(&core.session, seat).change)
        };
        self.kept(change).await?;
        found.ok_or(RoomError::Refused(Refusal::NoSuchSeat))
    }

    /// A round played, as a leader's seat looks back on it.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn week(&self, seat: SeatId, round: u32) -> Result<Option<Week>, RoomError> {
        self.look(|session| View::week(session, seat, round)).await
    }

    /// Does what somebody wants. When this returns it is kept.
    ///
    /// # Errors
    /// It is refused; the room cannot be kept.
    pub async fn submit(&self, command: &Command) -> Result<Vec<Event>, RoomError> {
        let permit = self.permit().await?;
        let (events, change) = {
            let mut core = self.write();
            let now = now_ms();
            let events = apply(&mut core.session, command, now)?;
            let mut what = Vec::new();
            if let Act::Release(seat) = command.act {
                core.keys.retain(|_, (of, _)| *of != seat);
                self.codes().revoke(seat);
                what.push(What::Revoke { seat: seat.0, kind: None });
            }
            let mut touched = Touched::default();
            touched.add(&core.session, &core.marks, &events);
            self.settle(&mut core, now, &mut touched);
            (events, self.hand_over(&mut core, permit, what, &touched))
        };
        self.kept(change).await?;
        Ok(events)
    }

    /// Does what the house wants, made under the lock; what is refused is passed over. It is not waited for.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub(super) async fn by_the_house(
        &self,
        wanted: impl FnOnce(&mut Core) -> Vec<(SeatId, Option<Stamp>, Act)>,
    ) -> Result<(), RoomError> {
        let permit = self.permit().await?;
        let mut core = self.write();
        let now = now_ms();
        let mut touched = Touched::default();
        for (seat, at, act) in wanted(&mut core) {
            let command = core.command(seat, at, act);
            match apply(&mut core.session, &command, now) {
                Ok(events) => {
                    touched.add(&core.session, &core.marks, &events);
                    self.settle(&mut core, now, &mut touched);
                }
                Err(refusal) => tracing::debug!(code = %self.code, ?refusal, "the house is refused"),
            }
        }
        self.hand_over(&mut core, permit, Vec::new(), &touched);
        Ok(())
    }

    pub(super) async fn permit(&self) -> Result<Permit, RoomError> {
        // Asked first: with trouble the queue may be full, and nobody is to hang in front of it.
        self.stands()?;
        let permit = self.store.reserve().await?;
        self.stands()?;
        Ok(permit)
    }

    /// Whether anything can be taken in.
    fn stands(&self) -> Result<(), RoomError> {
        if self.progress.is_broken() || self.closed.load(Ordering::Relaxed) {
            return Err(RoomError::Broken);
        }
        if self.trouble.borrow().is_some() { Err(RoomError::Waits) } else { Ok(()) }
    }

    /// Gives the store what there is to write, and sees to it that whoever sees something new is woken once that is
    /// kept. Returns the number to wait for.
    pub(super) fn hand_over(
        &self,
        core: &mut Core,
        permit: Permit,
        mut what: Vec<What>,
        touched: &Touched,
    ) -> u64 {
        let entries = core.session.take_entries();
        if let (Some(first), Some(last)) = (entries.first(), entries.last()) {
            let chain = &mut core.chain;
            let lines = entries.iter().map(|entry| chain.entry(entry)).collect();
            let entries = What::Entries { first: first.n, last: last.n, at_ms: last.now_ms, lines };
            what.insert(0, entries);
        }
        if what.is_empty() {
            return core.change;
        }
        core.change += 1;
        let now = Mark { entry: core.session.entries(), change: core.change };
        core.marks.note(&core.session, touched, now);
        let (session, progress) = (self.id.clone(), self.progress.clone());
        let lines = self.lines_of(core, touched);
        if !lines.is_empty() {
            progress.then(core.change, move |_| lines.iter().for_each(|line| line.wake()));
        }
        permit.send(Change { session, what, number: core.change, progress });
        if touched.presence {
            core.note_who_is_away();
            core.seated = Seated::of(&core.session);
        }
        self.set_timer(core);
        core.change
    }

    /// Waits until a change is on the disk.
    pub(super) async fn kept(&self, change: u64) -> Result<(), RoomError> {
        if self.progress.changes() >= change {
            return Ok(());
        }
        let mut trouble = self.trouble.clone();
        tokio::select! {
            biased;
            kept = self.progress.kept(change) => if kept { Ok(()) } else { Err(RoomError::Broken) },
            Ok(_) = trouble.wait_for(Option::is_some) => Err(RoomError::Unsure),
        }
    }

    fn set_timer(&self, core: &Core) {
        let paused = core.session.paused_ms.is_some();
        let first = core.session.groups.iter().filter_map(|group| group.until_ms).min();
        let first = first.filter(|_| !paused).unwrap_or(u64::MAX);
        self.timer_ms.store(first, Ordering::Relaxed);
    }

    /// Seats that see something of a change, as far as anybody listens there.
    fn lines_of(&self, core: &Core, touched: &Touched) -> Vec<Arc<Line>> {
        let lines = self.lines();
        let heard = |line: &&Arc<Line>| line.is_heard();
        if touched.presence || touched.all {
            // A seat that is gone has to be told so.
            let group = |seat: &SeatId| core.session.group_of(*seat);
            let concerned = lines.iter().filter(|(seat, _)| touched.concerns(**seat, group(seat)));
            return concerned.map(|(_, line)| line).filter(heard).cloned().collect();
        }
        let Seated { groups, apart } = &core.seated;
        let own = touched.groups().into_iter().filter_map(|group| groups.get(group)).flatten();
        apart.iter().chain(own).filter_map(|seat| lines.get(seat)).filter(heard).cloned().collect()
    }

    fn lines(&self) -> MutexGuard<'_, BTreeMap<SeatId, Arc<Line>>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn codes(&self) -> MutexGuard<'_, Elsewhere> {
        self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn line(&self, seat: SeatId) -> Arc<Line> {
        self.lines().entry(seat).or_default().clone()
    }

    /// Opens a connection of a seat, for a page of that name or for a game.
    pub fn link(&self, seat: SeatId, page: Option<String>) -> Linked {
        Linked::new(self.line(seat), page)
    }

    /// Begins to answer a form of a page with the news that come of it.
    pub fn answering(&self, seat: SeatId, page: String) -> Answering {
        Answering::new(self.line(seat), page)
    }

    /// Connections that a seat has now.
    pub fn links(&self, seat: SeatId) -> usize {
        self.lines().get(&seat).map_or(0, |line| line.links())
    }

    /// Notes that a seat has a page in front of it that may have no scripts.
    pub fn turned(&self, seat: SeatId) {
        self.line(seat).turned();
    }

    /// Whether a seat has not sent more than anybody can press.
    pub fn may_send(&self, seat: SeatId) -> bool {
        self.line(seat).may_send()
    }

    /// What a seat's person is called; empty if there is no such seat.
    pub fn name(&self, seat: SeatId) -> String {
        self.read().session.seats.get(&seat).map(|seat| seat.name.clone()).unwrap_or_default()
    }

    /// The journal as it stands on the disk.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn journal(&self) -> Result<String, RoomError> {
        Ok(self.store.journal(&self.id).await?)
    }

    /// Whether the session was ended.
    pub fn ended(&self) -> bool {
        self.read().session.ended
    }

    /// Does something of the facilitator's that is one press and belongs to now.
    ///
    /// # Errors
    /// It is refused; the room cannot be kept.
    pub async fn press(&self, by: SeatId, act: Act) -> Result<Vec<Event>, RoomError> {
        let command = {
            let core = self.read();
            let at = act.needs_stamp().then(|| core.session.front());
            core.command(by, at, act)
        };
        self.submit(&command).await
    }

    /// Number of the last entry: what views made now have for a revision.
    pub fn revision(&self) -> u64 {
        self.read().session.entries()
    }

    /// How long absent seats are waited for, in seconds.
    pub fn patience(&self) -> u32 {
        self.read().patience_s
    }

    /// Says how long absent seats are waited for, in seconds.
    ///
    /// # Errors
    /// It is longer than [`PATIENCE_SECONDS_MAX`]; the room cannot be kept.
    pub async fn set_patience(&self, seconds: u32) -> Result<(), RoomError> {
        if seconds > PATIENCE_SECONDS_MAX {
            return Err(Refusal::OutOfRange.into());
        }
        let permit = self.permit().await?;
        let change = {
            let mut core = self.write();
            core.patience_s = seconds;
            self.hand_over(&mut core, permit, vec![What::Patience(seconds)], &Touched::presence())
        };
        self.kept(change).await
    }

    /// Puts a session that is new into the store.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub(super) async fn begin(&self, new: New) -> Result<(), RoomError> {
        let permit = self.permit().await?;
        let change = {
            let mut core = self.write();
            self.hand_over(&mut core, permit, vec![What::New(Box::new(new))], &Touched::default())
        };
        self.kept(change).await
    }

    /// Takes nothing in any more, and waits until what was taken in is written.
    pub(super) async fn close(&self) {
        let change = {
            let core = self.write();
            self.closed.store(true, Ordering::Relaxed);
            core.change
        };
        let _ = self.kept(change).await;
        self.lines().values().for_each(|line| line.wake());
    }
}

impl Core {
    /// A command with an id that is not spent.
    pub fn command(&self, seat: SeatId, at: Option<Stamp>, act: Act) -> Command {
        let mut id = format!("host-{}", self.session.entries() + 1);
        while self.session.is_spent(seat, &id) {
            id.push('+');
        }
        Command { id, seat, at, act }
    }

    pub(super) fn note_who_is_away(&mut self) {
        let now = now_ms();
        for seat in self.session.seats.values() {
            if seat.present {
                self.away.remove(&seat.id);
            } else {
                self.away.entry(seat.id).or_insert(now);
            }
        }
    }
}

/// The clock of sessions: milliseconds since 1970. A clock before that counts as 1970; a session keeps it from going
/// back.
pub fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
