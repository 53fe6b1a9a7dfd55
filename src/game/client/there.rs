//! A seat at a host: what came over the line, put together so that the screens see a whole at every moment.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, now_ms};
use crate::{
    game::{
        address::Address,
        line::{Line, News, Wake},
        trouble::Trouble,
    },
    report::{
        debrief::{Compared, Debrief, WhatIf},
        league::League,
    },
    session::{
        Act, Pacing, Phase, SeatId, Stamp, View,
        view::{Met, Week, WhyLines},
    },
    terms::Message,
    wire::{Entry, ToHost, ToSeat, Told},
};

/// How a seat stands to its host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// The line is being opened for the first time.
    Opening,
    /// All is well.
    Up,
    /// The line is broken, and is being mended.
    Lost,
    /// It is over: the host has said why.
    Over,
}

/// A code with which the seat goes on on another device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continued {
    /// The code.
    pub code: String,
    /// The address to open there.
    pub link: String,
}

/// The debrief as it last came.
#[derive(Debug)]
struct Debriefed {
    number: u64,
    debrief: Debrief,
    compared: Vec<Compared>,
    league: Option<(Box<League>, Option<usize>)>,
}

/// A seat at a host.
#[derive(Debug)]
pub struct There {
    line: Line,
    address: Address,
    /// The key to come back with, once it has been given.
    key: Option<String>,
    seat: Option<SeatId>,
    connection: Connection,
    /// The view as it last came, which updates build on.
    latest: Option<View>,
    /// Whether the screens have not been given it yet; they are once the weeks that go with it are there.
    fresh: bool,
    weeks: Vec<Week>,
    asked: BTreeSet<u32>,
    /// What makes the ids of commands differ from those of the same seat in another window.
    prefix: String,
    sent: u64,
    /// Commands that nobody pressed a key for: what becomes of them is nobody's news.
    silent: BTreeSet<String>,
    settled: Option<Stamp>,
    /// What the host says for as long as it cannot keep anything.
    trouble: Option<Message>,
    debriefed: Option<Debriefed>,
    /// The revision that the debrief was last asked for at.
    debrief_at: Option<u64>,
    what_ifs: BTreeMap<(usize, usize), Option<Box<WhatIf>>>,
    wanted: BTreeSet<(usize, usize)>,
    continued: Option<Continued>,
    /// By how much the host's clock is ahead of ours, in milliseconds.
    ahead_ms: i64,
}

impl There {
    /// Asks a host for a seat.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn open(address: Address, entry: Entry, wake: Wake) -> Result<Self, Trouble> {
        let key = if let Entry::Key(key) = &entry { Some(key.clone()) } else { None };
        Ok(Self::with(Line::open(address.clone(), entry, wake)?, address, key))
    }

    fn with(line: Line, address: Address, key: Option<String>) -> Self {
        Self {
            line,
            address,
            key,
            seat: None,
            connection: Connection::Opening,
            latest: None,
            fresh: false,
            weeks: Vec::new(),
            asked: BTreeSet::new(),
            prefix: format!("game-{:x}", now_ms()),
            sent: 0,
            silent: BTreeSet::new(),
            settled: None,
            trouble: None,
            debriefed: None,
            debrief_at: None,
            what_ifs: BTreeMap::new(),
            wanted: BTreeSet::new(),
            continued: None,
            ahead_ms: 0,
        }
    }

    /// A seat at a host that has said so much and never answers.
    #[cfg(test)]
    pub fn showing(said: impl IntoIterator<Item = ToSeat>) -> Self {
        let address = Address { base: "http://203.0.113.200:7300".to_owned(), code: "K7MPQX".to_owned() };
        let (line, connection) = (Line::dead(), Connection::Up);
        let mut there = Self { connection, ..Self::with(line, address, None) };
        for said in said {
            assert!(there.take_in(said).is_ok(), "nothing is refused");
        }
        there
    }

    /// Where the session is.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The key to come back with.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// How the seat stands to its host.
    pub fn connection(&self) -> Connection {
        self.connection
    }

    /// What the host says for as long as it cannot keep anything.
    pub fn trouble(&self) -> Option<&Message> {
        self.trouble.as_ref()
    }

    /// The code that was asked for to go on elsewhere, once it is there.
    pub fn continued(&self) -> Option<&Continued> {
        self.continued.as_ref()
    }

    /// Time that is left until a moment of the host's clock, in seconds; none once it is past.
    pub fn seconds_until(&self, moment_ms: u64) -> Option<u64> {
        let now = now_ms().saturating_add_signed(self.ahead_ms);
        moment_ms.checked_sub(now).map(|left| left.div_ceil(1_000)).filter(|left| *left > 0)
    }

    /// Takes in all that has come.
    pub(super) fn hear(&mut self) -> Result<(), Trouble> {
        let mut first = Ok(());
        while let Some(news) = self.line.hear() {
            let heard = match news {
                News::Said(said) => self.take_in(*said),
                News::Lost => {
                    self.connection = Connection::Lost;
                    Ok(())
                }
                News::Over(trouble) => {
                    self.connection = Connection::Over;
                    Err(trouble)
                }
                News::Tick => Ok(()),
            };
            if first.is_ok() {
                first = heard;
            }
        }
        first
    }

    /// What came before there was a first view: the same for who waits for it.
    ///
    /// # Errors
    /// There will be none.
    pub fn arrive(&mut self) -> Result<(), Trouble> {
        self.hear()
    }

    fn take_in(&mut self, said: ToSeat) -> Result<(), Trouble> {
        match said {
            ToSeat::Hello { seat, key, .. } => {
                self.connection = Connection::Up;
                self.seat = Some(seat);
                self.key = key.or(self.key.take());
                // What was asked for and not answered is asked again by the line.
            }
            ToSeat::View { view, now_ms: host_ms } => {
                self.ahead_ms = host_ms.cast_signed().saturating_sub(now_ms().cast_signed());
                (self.latest, self.fresh) = (Some(*view), true);
            }
            ToSeat::Update { update, now_ms: host_ms } => {
                self.ahead_ms = host_ms.cast_signed().saturating_sub(now_ms().cast_signed());
                if let Some(view) = &mut self.latest {
                    view.take(update);
                    self.fresh = true;
                }
            }
            ToSeat::Trouble { told } => self.trouble = told.as_ref().map(said_by_host),
            ToSeat::Done { id, .. } => {
                self.silent.remove(&id);
            }
            ToSeat::Refused { id, refusal, told } => {
                if !self.silent.remove(&id) {
                    let message = refusal.map_or_else(|| said_by_host(&told), |refusal| refusal.message());
                    return Err(Trouble::of(message));
                }
            }
            ToSeat::Week { week } => {
                if let Some(week) = week {
                    self.asked.remove(&week.round);
                    if week.round as usize == self.weeks.len() + 1 {
                        self.weeks.push(*week);
                    }
                } else {
                    self.asked.clear();
                }
            }
            ToSeat::Debrief { debrief, compared, league, own } => {
                if let Some(debrief) = debrief {
                    let number = self.debriefed.as_ref().map_or(0, |before| before.number) + 1;
                    let league = league.map(|league| (league, own));
                    self.debriefed = Some(Debriefed { number, debrief: *debrief, compared, league });
                }
            }
            ToSeat::WhatIf { decision, other, what_if } => {
                self.what_ifs.insert((decision, other), what_if);
            }
            ToSeat::Elsewhere { code, link } => self.continued = Some(Continued { code, link }),
            ToSeat::Bye { .. } => {}
        }
        Ok(())
    }

    /// The newest view, once all of its weeks are there; `have` are those that were there before.
    pub(super) fn take_view(&mut self, have: &[Week]) -> Option<(View, Vec<Week>)> {
        let view = self.latest.as_ref().filter(|_| self.fresh)?;
        let played = view.leader().map_or(&[][..], |leader| &leader.weeks);
        // An advance that was taken back may have been played again otherwise.
        let same = |own: &Week, told: &Week| {
            let bare = |week: &Week| Week { why: WhyLines::default(), met: Met::default(), ..week.clone() };
            bare(own) == bare(told)
        };
        let stands =
            |weeks: &[Week]| weeks.iter().zip(played).take_while(|(own, told)| same(own, told)).count();
        let (kept, come) = (stands(have), stands(&self.weeks));
        if kept > come {
            self.weeks = have[..kept].to_vec();
        } else {
            self.weeks.truncate(come);
        }
        for round in self.weeks.len() + 1..=played.len() {
            if self.asked.insert(round as u32) {
                self.line.say(ToHost::Week { round: round as u32 });
            }
        }
        if self.weeks.len() < played.len() {
            return None;
        }
        let view = self.latest.clone()?;
        self.fresh = false;
        self.line.tick(view.frame.timer.is_some() && !view.frame.paused);
        self.settle(&view);
        if view.frame.at.phase == Phase::Debrief
            && view.leader().is_some()
            && self.debrief_at != Some(view.frame.revision)
        {
            self.debrief_at = Some(view.frame.revision);
            self.line.say(ToHost::Debrief);
        }
        Some((view, self.weeks.clone()))
    }

    /// Where nobody else is waited for, situations and attention share a page: see [`super::Client::plans_at_once`].
    fn settle(&mut self, view: &View) {
        let at = view.frame.at;
        let due = at.phase == Phase::Situations && !view.frame.paused && !view.frame.seat.ready;
        if due && plans_at_once(view) && self.settled != Some(at) {
            self.settled = Some(at);
            let id = self.command(view, Act::Ready);
            self.silent.insert(id);
        }
    }

    fn command(&mut self, view: &View, act: Act) -> String {
        self.sent += 1;
        let id = format!("{}-{}", self.prefix, self.sent);
        let at = act.needs_stamp().then_some(view.frame.at);
        self.line.say(ToHost::Do { id: id.clone(), at, act });
        id
    }

    pub(super) fn act(&mut self, view: &View, act: Act) {
        self.command(view, act);
    }

    pub(super) fn ask_for_code(&mut self) {
        self.continued = None;
        self.line.say(ToHost::Elsewhere);
    }

    pub(super) fn stop_host(&self) {
        self.line.say(ToHost::Stop);
    }

    pub(super) fn debrief_number(&self) -> Option<u64> {
        self.debriefed.as_ref().map(|debriefed| debriefed.number)
    }

    pub(super) fn debrief(&self) -> Option<&Debrief> {
        self.debriefed.as_ref().map(|debriefed| &debriefed.debrief)
    }

    pub(super) fn compared(&self) -> &[Compared] {
        self.debriefed.as_ref().map_or(&[], |debriefed| &debriefed.compared)
    }

    pub(super) fn league(&self) -> Option<(&League, Option<usize>)> {
        let (league, own) = self.debriefed.as_ref()?.league.as_ref()?;
        Some((league, *own))
    }

    pub(super) fn what_if(&self, decision: usize, other: usize) -> Answer {
        self.what_ifs.get(&(decision, other)).map_or(Answer::Coming, |answer| Answer::Known(answer.clone()))
    }

    pub(super) fn want(&mut self, decision: usize, other: usize) {
        if self.wanted.insert((decision, other)) {
            self.line.say(ToHost::WhatIf { decision, other });
        }
    }
}

/// Whether nobody but the seat itself moves its group on.
pub(super) fn plans_at_once(view: &View) -> bool {
    view.frame.pacing == Pacing::Own
}

/// A sentence that the host has found, in its language.
fn said_by_host(told: &Told) -> Message {
    Message::new("line-host-says").with("text", told.text.as_str())
}
