//! One session in a room: who may come in, what is done, what is kept, and who is told.
//!
//! Commands are applied under a lock that is held for as long as that takes and no longer. What came of them goes into
//! the queue of the store under the same lock, so that the journal has them in the same order; whoever asked waits for
//! the disk outside of it. A view may be made of what is not on the disk yet, but it is not given away before it is.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use tokio::sync::watch;

use super::{
    debriefs::Debriefs,
    guard::Bucket,
    keys::{BadCode, Elsewhere, NoLuck, Secret},
};
use crate::{
    session::{
        Act, Chain, Command, Event, Prepared, Refusal, SeatId, SeatKind, Session, Stamp, View, apply,
        view::Week,
    },
    store::sql::{Change, Key, KeyKind, New, Permit, Progress, SqlError, Store, What},
    terms::Message,
};

/// Most keys that open one seat: browsers and games that have sat in it. The oldest goes.
pub const KEYS_PER_SEAT_MAX: usize = 8;
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
    joins: Mutex<Bucket>,
    closed: AtomicBool,
    pub(super) debriefs: Debriefs,
    store: Store,
    core: RwLock<Core>,
    progress: Arc<watch::Sender<Progress>>,
    lines: Mutex<BTreeMap<SeatId, Arc<Line>>>,
    elsewhere: Mutex<Elsewhere>,
    /// When the first timer of a group is up; `u64::MAX` if none runs.
    pub(super) timer_ms: AtomicU64,
}

/// What changes together.
#[derive(Debug)]
pub(super) struct Core {
    pub session: Session,
    chain: Chain,
    keys: BTreeMap<String, (SeatId, KeyKind)>,
    /// Number of the last change given to the store.
    change: u64,
    /// Highest number that a seat has ever had: one that was given free is not given away again.
    last_seat: u32,
    /// How long an absent seat is waited for, in seconds.
    pub patience_s: u32,
    /// Since when seats are away, in milliseconds since 1970; only those that have been seen to go.
    pub away: BTreeMap<SeatId, u64>,
}

/// The connections of one seat.
#[derive(Debug)]
pub(super) struct Line {
    wake: watch::Sender<u64>,
    links: AtomicUsize,
    seen_ms: AtomicU64,
    commands: Mutex<Bucket>,
    /// The last change whose view a form was answered with.
    answered: AtomicU64,
}

/// Why a room does not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    /// The session refuses; nothing has changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// What was done cannot be kept. The room stands still until the host is started again.
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

/// A live connection of a seat: as long as there is one, somebody is there.
#[derive(Debug)]
pub struct Linked {
    line: Arc<Line>,
}

impl Linked {
    /// Told whenever there may be something new to see.
    pub fn wakes(&self) -> watch::Receiver<u64> {
        self.line.wake.subscribe()
    }

    /// Whether the page that this connection is for has a change already: a form of its own was answered with it. With
    /// two pages open nobody knows which of them that was.
    pub fn has(&self, change: u64) -> bool {
        self.links() == 1 && self.line.answered.load(Ordering::Relaxed) >= change
    }

    /// Connections of the seat, this one included.
    pub fn links(&self) -> usize {
        self.line.links.load(Ordering::Relaxed)
    }
}

impl Drop for Linked {
    fn drop(&mut self) {
        self.line.seen_ms.store(now_ms(), Ordering::Relaxed);
        self.line.links.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Room {
    /// A room for a session that is in the store already.
    pub fn new(id: Arc<str>, code: String, store: Store, restored: Restored) -> Self {
        let Restored { session, chain, keys, patience_s, last_seat } = restored;
        let prepared = session.prepared.clone();
        let keys = keys.into_iter().map(|key| (key.hash, (SeatId(key.seat), key.kind))).collect();
        let core = Core { session, chain, keys, change: 0, last_seat, patience_s, away: BTreeMap::new() };
        let room = Self {
            id,
            code,
            prepared,
            joins: Mutex::new(Bucket::of_joins()),
            closed: AtomicBool::new(false),
            debriefs: Debriefs::default(),
            store,
            core: RwLock::new(core),
            progress: Arc::new(watch::Sender::new(Progress::default())),
            lines: Mutex::default(),
            elsewhere: Mutex::default(),
            timer_ms: AtomicU64::new(u64::MAX),
        };
        room.set_timer(&room.read());
        room
    }

    /// Reads the session; nothing may wait while it is held.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Core> {
        // Whoever panicked with the lock has been told; what is kept is decided by the store, not here.
        self.core.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Core> {
        self.core.write().unwrap_or_else(PoisonError::into_inner)
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

    /// What a seat sees.
    ///
    /// # Errors
    /// There is no such seat; the room cannot be kept.
    pub async fn view(&self, seat: SeatId) -> Result<View, RoomError> {
        self.look(|session| View::of(session, seat)).await?.ok_or(RoomError::Refused(Refusal::NoSuchSeat))
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
            touched.add(&core.session, &events);
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
                    touched.add(&core.session, &events);
                    self.settle(&mut core, now, &mut touched);
                }
                Err(refusal) => tracing::debug!(code = %self.code, ?refusal, "the house is refused"),
            }
        }
        self.hand_over(&mut core, permit, Vec::new(), &touched);
        Ok(())
    }

    async fn permit(&self) -> Result<Permit, RoomError> {
        let permit = self.store.reserve().await?;
        if self.progress.borrow().broken || self.closed.load(Ordering::Relaxed) {
            return Err(RoomError::Broken);
        }
        Ok(permit)
    }

    /// Gives the store what there is to write, and wakes whoever sees something new. Returns the number to wait for.
    fn hand_over(&self, core: &mut Core, permit: Permit, mut what: Vec<What>, touched: &Touched) -> u64 {
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
        let (session, progress) = (self.id.clone(), self.progress.clone());
        permit.send(Change { session, what, number: core.change, progress });
        core.note_who_is_away();
        self.set_timer(core);
        self.wake(core, touched);
        core.change
    }

    /// Waits until a change is on the disk.
    async fn kept(&self, change: u64) -> Result<(), RoomError> {
        let enough = |progress: &Progress| progress.broken || progress.changes >= change;
        let mut progress = self.progress.subscribe();
        let now = progress.wait_for(enough).await.map_err(|_| RoomError::Broken)?;
        if now.changes >= change { Ok(()) } else { Err(RoomError::Broken) }
    }

    fn set_timer(&self, core: &Core) {
        let paused = core.session.paused_ms.is_some();
        let first = core.session.groups.iter().filter_map(|group| group.until_ms).min();
        let first = first.filter(|_| !paused).unwrap_or(u64::MAX);
        self.timer_ms.store(first, Ordering::Relaxed);
    }

    fn wake(&self, core: &Core, touched: &Touched) {
        for (seat, line) in self.lines().iter() {
            let sees = match core.session.seats.get(seat) {
                // A seat that is gone has to be told so.
                None => true,
                Some(sits) => sits.group.is_none_or(|group| touched.all || touched.groups.contains(&group)),
            };
            if sees {
                line.wake.send_replace(core.change);
            }
        }
    }

    pub(super) fn lines(&self) -> MutexGuard<'_, BTreeMap<SeatId, Arc<Line>>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn codes(&self) -> MutexGuard<'_, Elsewhere> {
        self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn line(&self, seat: SeatId) -> Arc<Line> {
        let fresh = || {
            let (wake, links) = (watch::Sender::new(0), AtomicUsize::new(0));
            let (seen_ms, commands) = (AtomicU64::new(now_ms()), Mutex::new(Bucket::of_commands()));
            Arc::new(Line { wake, links, seen_ms, commands, answered: AtomicU64::new(0) })
        };
        self.lines().entry(seat).or_insert_with(fresh).clone()
    }

    /// Opens a connection of a seat.
    pub fn link(&self, seat: SeatId) -> Linked {
        let line = self.line(seat);
        line.links.fetch_add(1, Ordering::Relaxed);
        Linked { line }
    }

    /// The last change that a seat sees something of. A view made after this was asked for has it.
    pub fn touched(&self, seat: SeatId) -> u64 {
        *self.line(seat).wake.borrow()
    }

    /// Notes that a form is answered with a view that has a change.
    pub fn answered(&self, seat: SeatId, change: u64) {
        self.line(seat).answered.fetch_max(change, Ordering::Relaxed);
    }

    /// Connections that a seat has now.
    pub fn links(&self, seat: SeatId) -> usize {
        self.lines().get(&seat).map_or(0, |line| line.links.load(Ordering::Relaxed))
    }

    /// Whether a seat has not sent more than anybody can press.
    pub fn may_send(&self, seat: SeatId) -> bool {
        self.line(seat).commands.lock().unwrap_or_else(PoisonError::into_inner).take(now_ms())
    }

    /// Whether seats are not taken faster than people come through a door.
    pub fn may_join(&self) -> bool {
        self.joins.lock().unwrap_or_else(PoisonError::into_inner).take(now_ms())
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

    /// Takes a seat; the session finds the group where none is named.
    ///
    /// # Errors
    /// It is refused; the room cannot be kept.
    pub async fn join(
        &self,
        name: &str,
        kind: SeatKind,
        group: Option<u32>,
    ) -> Result<(SeatId, Secret), RoomError> {
        let permit = self.permit().await?;
        let secret = Secret::draw()?;
        let (seat, change) = {
            let mut core = self.write();
            let now = now_ms();
            let seat = SeatId(core.last_seat + 1);
            let act = Act::Join { name: name.trim().to_owned(), kind, group };
            let command = core.command(seat, None, act);
            let events = apply(&mut core.session, &command, now)?;
            let mut touched = Touched::default();
            touched.add(&core.session, &events);
            self.settle(&mut core, now, &mut touched);
            core.last_seat = seat.0;
            let key = core.remember(seat, &secret, KeyKind::Seat);
            (seat, self.hand_over(&mut core, permit, vec![What::Key(key)], &touched))
        };
        self.kept(change).await?;
        Ok((seat, secret))
    }

    /// Another key to a seat.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn give_key(&self, seat: SeatId, kind: KeyKind) -> Result<Secret, RoomError> {
        let permit = self.permit().await?;
        let secret = Secret::draw()?;
        let change = {
            let mut core = self.write();
            let mut what = Vec::new();
            let own = core.keys.values().filter(|held| **held == (seat, kind)).count();
            // One link to a seat at a time, and no more browsers than somebody can have at hand.
            if kind == KeyKind::Link || own >= KEYS_PER_SEAT_MAX {
                core.keys.retain(|_, held| *held != (seat, kind));
                what.push(What::Revoke { seat: seat.0, kind: Some(kind) });
            }
            what.push(What::Key(core.remember(seat, &secret, kind)));
            self.hand_over(&mut core, permit, what, &Touched::default())
        };
        self.kept(change).await?;
        Ok(secret)
    }

    /// The seat that a key opens.
    pub fn seat_of(&self, secret: &Secret) -> Option<SeatId> {
        self.opened_by(secret, KeyKind::Seat)
    }

    /// The seat that a link opens.
    pub fn seat_of_link(&self, secret: &Secret) -> Option<SeatId> {
        self.opened_by(secret, KeyKind::Link)
    }

    fn opened_by(&self, secret: &Secret, kind: KeyKind) -> Option<SeatId> {
        let core = self.read();
        let (seat, found) = core.keys.get(&secret.hash())?;
        (*found == kind && core.session.seats.contains_key(seat)).then_some(*seat)
    }

    /// The seat of the facilitator, if the room has one.
    pub fn facilitator(&self) -> Option<SeatId> {
        let core = self.read();
        core.session.seats.values().find(|seat| seat.kind == SeatKind::Facilitator).map(|seat| seat.id)
    }

    /// A code with which a seat goes on on another device.
    ///
    /// # Errors
    /// There is no such seat; no code can be drawn.
    pub fn elsewhere(&self, seat: SeatId) -> Result<String, RoomError> {
        if !self.read().session.seats.contains_key(&seat) {
            return Err(Refusal::NoSuchSeat.into());
        }
        Ok(self.codes().issue(seat, now_ms())?)
    }

    /// Goes on here with the seat that a code is for.
    ///
    /// # Errors
    /// The code is none; the room cannot be kept.
    pub async fn continue_here(&self, code: &str) -> Result<(SeatId, Secret), RoomError> {
        let seat = self.codes().redeem(code, now_ms()).map_err(RoomError::Code)?;
        let secret = self.give_key(seat, KeyKind::Seat).await?;
        Ok((seat, secret))
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
            self.hand_over(&mut core, permit, vec![What::Patience(seconds)], &Touched::default())
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
        for line in self.lines().values() {
            line.wake.send_modify(|_| {});
        }
    }

    /// Takes a session that was read from the store over for this host.
    ///
    /// # Errors
    /// The room cannot be kept.
    pub async fn hold(&self, by: String) -> Result<(), RoomError> {
        let permit = self.permit().await?;
        let change = {
            let mut core = self.write();
            self.hand_over(&mut core, permit, vec![What::Hold(by)], &Touched::default())
        };
        self.kept(change).await
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

    fn note_who_is_away(&mut self) {
        let now = now_ms();
        for seat in self.session.seats.values() {
            if seat.present {
                self.away.remove(&seat.id);
            } else {
                self.away.entry(seat.id).or_insert(now);
            }
        }
    }

    fn remember(&mut self, seat: SeatId, secret: &Secret, kind: KeyKind) -> Key {
        let hash = secret.hash();
        self.keys.insert(hash.clone(), (seat, kind));
        Key { hash, seat: seat.0, kind }
    }
}

/// Whose views have changed.
#[derive(Debug, Default)]
pub(super) struct Touched {
    all: bool,
    groups: BTreeSet<usize>,
}

impl Touched {
    /// Adds what events have changed.
    pub fn add(&mut self, session: &Session, events: &[Event]) {
        for event in events {
            match event {
                Event::Joined { seat, .. }
                | Event::Left { seat }
                | Event::Help { seat, .. }
                | Event::Released { seat }
                | Event::Renamed { seat }
                | Event::Automated { seat, .. }
                | Event::Without { seat }
                | Event::Rated { seat }
                | Event::Ready { seat }
                | Event::Committed { seat } => self.groups.extend(session.group_of(*seat)),
                Event::Planned { group }
                | Event::GroupMade { group, .. }
                | Event::GroupRenamed { group, .. }
                | Event::CaughtUp { group, .. }
                | Event::Played { group, .. }
                | Event::Opened { group, .. }
                | Event::Timer { group, .. } => {
                    self.groups.insert(*group as usize);
                }
                Event::Undone { .. }
                | Event::Paused
                | Event::Resumed
                | Event::Paced(_)
                | Event::Revealed
                | Event::Ended => self.all = true,
                // Of these only whoever runs the room sees anything.
                Event::DropPolicy(_) | Event::LateJoin(_) | Event::Door { .. } => {}
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

impl Line {
    /// Whether anybody is connected, or was heard of since a moment, in milliseconds since 1970.
    pub fn there(&self, since_ms: u64) -> bool {
        self.links.load(Ordering::Relaxed) > 0 || self.seen_ms.load(Ordering::Relaxed) >= since_ms
    }

    /// Notes that the seat was heard of.
    pub fn seen(&self) {
        self.seen_ms.store(now_ms(), Ordering::Relaxed);
    }
}
