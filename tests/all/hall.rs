//! Rooms under simulation: seeded clients that act, repeat, drop, reorder, reconnect and time out, and facilitators who
//! pause, advance, take back, release and change their minds. A seed that fails is printed and can be run alone:
//! `FOOTLIGHTS_ROOM=SEED cargo test --release hall`. `FOOTLIGHTS_ROOMS=N` sets how many are run.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    env,
    sync::Arc,
};

use footlights::{
    report::league::{Export, League},
    session::{
        Act, Archive, Chain, Command, DropOut, Entry, Event, Journal, LateJoin, Length, Mode, MoveById,
        Pacing, Phase, PlaceById, Prepared, Read, Refusal, SeatId, SeatKind, Session, Stamp, View, apply,
        verify_on,
        view::{Body, LeaderView},
    },
    sim::{Luck, fingerprint, luck::Purpose},
    terms::{Id, Practice, Stance},
};
use rayon::prelude::*;

use super::rooms::{SEED, head};

/// Rooms in one run.
const ROOMS: u64 = 2_500;
/// Steps of a room before it is brought to its end.
const STEPS: usize = 90;
/// Seats in a room beside the facilitator's.
const SEATS: u32 = 5;
const FACILITATOR: SeatId = SeatId(9);
/// What must happen somewhere: acts accepted and refusals given.
const HAPPENS: [&str; 41] = [
    "Join",
    "Leave",
    "Rate",
    "Play",
    "Ready",
    "Unready",
    "Commit",
    "UndoTo",
    "Pause",
    "Resume",
    "Advance",
    "Extend",
    "DropTimer",
    "LastCall",
    "Pace",
    "LateJoin",
    "Door",
    "End",
    "Help",
    "Expire",
    "StandIn",
    "DropPolicy",
    "Reveal",
    "Release",
    "Rename",
    "RenameGroup",
    "Automate",
    "IdSpent",
    "Stale",
    "Paused",
    "SeatTaken",
    "NoSuchGroup",
    "DoorClosed",
    "TooLate",
    "Ended",
    "MovedTogether",
    "TooLateToUndo",
    "AlreadyReady",
    "NotAway",
    "PolicyWaits",
    "WrongPhase",
];

/// What a room decides by: a function of its seed.
struct Dice {
    luck: Luck,
    drawn: u32,
}

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.drawn += 1;
        self.luck.below(self.drawn, 0, Purpose::Leader, 0, bound.max(1) as i64) as usize
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    fn of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        if list.is_empty() { None } else { Some(list[self.below(list.len())].clone()) }
    }
}

/// The heads that rooms are played on, each made ready once.
fn heads() -> Vec<Arc<Prepared>> {
    let mut heads = Vec::new();
    for pacing in [Pacing::Own, Pacing::Facilitated, Pacing::Timed { seconds: 60 }] {
        for (groups, late) in
            [(0, LateJoin::Begin), (2, LateJoin::Led("steady".into())), (1, LateJoin::Watch)]
        {
            let mut head = head(SEED, Mode::League, pacing);
            head.groups = (0..groups).map(|group| format!("Team {group}")).collect();
            head.late_join = late;
            head.length = Length::Short;
            heads.push(Prepared::new(head).unwrap());
        }
    }
    heads
}

/// One room and those in it.
struct Room {
    dice: Dice,
    session: Session,
    /// All that was accepted.
    entries: Vec<Entry>,
    /// What was sent and has not arrived.
    wire: VecDeque<Command>,
    /// What has arrived, to be sent again.
    sent: Vec<Command>,
    /// Ids that were accepted, with their answer.
    spent: BTreeMap<(SeatId, String), Vec<Event>>,
    number: u32,
    now_ms: u64,
    /// What has happened in it: acts accepted and refusals given, by name.
    seen: BTreeSet<String>,
}

/// What of a session a refused command must leave as it is.
fn trace(session: &Session) -> String {
    let group = |group: &footlights::session::Group| {
        let hash = fingerprint(&session.prepared.setup, group.state());
        (
            group.at(),
            hash,
            group.plan.clone(),
            group.until_ms,
            group.last_call,
            group.name.clone(),
            group.rounds().len(),
        )
    };
    let groups: Vec<_> = session.groups.iter().map(group).collect();
    format!(
        "{groups:?} {:?} {:?} {:?} {:?} {:?} {} {} {} {}",
        session.seats,
        session.paused_ms,
        session.pacing,
        session.drop_out,
        session.late_join,
        session.door_open,
        session.revealed,
        session.ended,
        session.entries(),
    )
}

impl Room {
    fn new(seed: u64, heads: &[Arc<Prepared>]) -> Self {
        let mut dice = Dice { luck: Luck::new(seed), drawn: 0 };
        let session = Session::new(Arc::clone(&heads[dice.below(heads.len())]));
        let mut room = Self {
            dice,
            session,
            entries: Vec::new(),
            wire: VecDeque::new(),
            sent: Vec::new(),
            spent: BTreeMap::new(),
            number: 0,
            now_ms: 1_000,
            seen: BTreeSet::new(),
        };
        let name = "Facilitator".to_owned();
        room.say(FACILITATOR, Act::Join { name, kind: SeatKind::Facilitator, group: None }).unwrap();
        room
    }

    /// A command as its seat would send it now.
    fn command(&mut self, seat: SeatId, act: Act) -> Command {
        self.number += 1;
        let at = match &act {
            Act::Expire { group } | Act::Advance { group: Some(group) } => {
                self.session.groups.get(*group as usize).map(footlights::session::Group::at)
            }
            Act::StandIn { seat } => self.session.at(*seat),
            _ => Some(self.session.at(seat).unwrap_or_else(|| self.session.front())),
        };
        Command { id: format!("c{}", self.number), seat, at, act }
    }

    /// Sends a command at once and without loss.
    fn say(&mut self, seat: SeatId, act: Act) -> Result<Vec<Event>, Refusal> {
        let command = self.command(seat, act);
        self.arrive(&command)
    }

    /// A command arrives, and what must hold of it is seen to.
    fn arrive(&mut self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let key = (command.seat, command.id.clone());
        let before = (self.spent.contains_key(&key) || self.dice.one_in(4)).then(|| trace(&self.session));
        let entries = self.session.entries();
        let outcome = apply(&mut self.session, command, self.now_ms);
        match (&outcome, self.spent.get(&key)) {
            (Ok(events), Some(answer)) => {
                assert_eq!(events, answer, "a repeated command is answered as before");
                assert_eq!(before.as_deref(), Some(trace(&self.session).as_str()), "and does nothing");
            }
            (Ok(events), None) => {
                assert_eq!(self.session.entries(), entries + 1);
                self.spent.insert(key, events.clone());
            }
            (Err(refusal), spent) => {
                assert!(
                    spent.is_none() || *refusal == Refusal::IdSpent,
                    "an id that was accepted stays spent"
                );
                assert_eq!(self.session.entries(), entries);
                if let Some(before) = before {
                    assert_eq!(before, trace(&self.session), "{command:?} was refused: {refusal:?}");
                }
            }
        }
        self.seen.insert(match &outcome {
            Ok(_) => kind(&command.act),
            Err(refusal) => kind(refusal),
        });
        let fresh = self.session.take_entries();
        assert!(fresh.iter().all(|entry| entry.now_ms >= self.entries.last().map_or(0, |last| last.now_ms)));
        self.entries.extend(fresh);
        outcome
    }

    fn step(&mut self) {
        self.now_ms += [5, 40, 900, 25_000][self.dice.below(4)];
        self.house();
        // What is on the wire arrives in any order, twice, or not at all.
        if !self.wire.is_empty() && !self.dice.one_in(3) {
            let place = if self.dice.one_in(5) { self.dice.below(self.wire.len()) } else { 0 };
            if let Some(command) = self.wire.remove(place) {
                if self.dice.one_in(8) {
                    self.wire.push_back(command.clone());
                }
                if !self.dice.one_in(12) {
                    let _ = self.arrive(&command);
                    self.sent.push(command);
                }
            }
        }
        if self.dice.one_in(10)
            && let Some(mut again) = self.dice.of(&self.sent)
        {
            if self.dice.one_in(3) {
                // Somebody else's words under the same id.
                again.act = Act::Leave;
            }
            let _ = self.arrive(&again);
        }
        let act = if self.dice.one_in(4) {
            Some((FACILITATOR, self.facilitate()))
        } else {
            let seat = SeatId(1 + self.dice.below(SEATS as usize) as u32);
            self.play(seat).map(|act| (seat, act))
        };
        if let Some((seat, act)) = act {
            let command = self.command(seat, act);
            self.wire.push_back(command);
        }
        self.sound();
    }

    /// What the house does by itself: time that is up, people who are away, automated seats.
    fn house(&mut self) {
        for place in 0..self.session.groups.len() {
            if self.session.groups[place].until_ms.is_some_and(|until| until <= self.now_ms) {
                let outcome = self.say(SeatId::HOUSE, Act::Expire { group: place as u32 });
                let paused = self.session.paused_ms.is_some();
                assert!(outcome.is_ok() != paused, "time is up, and {outcome:?}");
            }
        }
        let away: Vec<SeatId> =
            self.session.seats.values().filter(|seat| !seat.present).map(|seat| seat.id).collect();
        if let Some(seat) = self.dice.of(&away) {
            let _ = self.say(SeatId::HOUSE, Act::StandIn { seat });
        }
        for _ in 0..self.dice.below(6) {
            let Some(command) = self.session.next_automated() else { break };
            self.arrive(&command).unwrap();
        }
    }

    /// What somebody at a seat might do.
    fn play(&mut self, seat: SeatId) -> Option<Act> {
        let here = self.session.seats.get(&seat).cloned();
        let Some(here) = here else {
            let kind = if self.dice.one_in(5) { SeatKind::Observer } else { SeatKind::Leader };
            let group = if self.dice.one_in(3) { Some(self.dice.below(4) as u32) } else { None };
            return Some(Act::Join { name: format!("Person {seat}"), kind, group });
        };
        if !here.present || self.dice.one_in(25) {
            let group = if self.dice.one_in(2) { here.group.map(|group| group as u32) } else { None };
            return Some(Act::Join { name: here.name, kind: here.kind, group });
        }
        if self.dice.one_in(30) {
            return Some(match self.dice.below(4) {
                0 => Act::Leave,
                1 => Act::Help { seat, raised: !here.help },
                2 => Act::Unready,
                _ => Act::Release(seat),
            });
        }
        let view = View::of(&self.session, seat)?;
        let Body::Leader(leader) = &view.body else { return Some(Act::Ready) };
        Some(match view.frame.at.phase {
            Phase::Briefing if self.dice.one_in(3) => rate(self.dice.below(101) as u8),
            Phase::Situations if !self.dice.one_in(3) => self.answer(leader),
            Phase::Attention if !self.dice.one_in(3) => self.place(leader),
            Phase::Debrief if self.dice.one_in(2) => rate(self.dice.below(101) as u8),
            Phase::Debrief => {
                Act::Commit { what: "Ask first".into(), by: String::new(), with: String::new() }
            }
            _ => Act::Ready,
        })
    }

    fn answer(&mut self, view: &LeaderView) -> Act {
        let Some(card) = self.dice.of(&view.cards) else { return Act::Ready };
        match self.dice.of(&card.options) {
            Some(option) if !self.dice.one_in(6) => {
                Act::Play(MoveById::Answer { card: card.id, option: option.id })
            }
            _ => Act::Play(MoveById::Unanswer { card: card.id }),
        }
    }

    fn place(&mut self, view: &LeaderView) -> Act {
        if self.dice.one_in(6) {
            return Act::Play(MoveById::TakeBack { place: self.dice.below(3) as u32 });
        }
        let practice = Practice::ALL[self.dice.below(Practice::COUNT)];
        let member = self.dice.of(&view.members).map(|member| member.id);
        let target = match (self.dice.below(3), member) {
            (0, _) | (_, None) => footlights::session::Target::Team,
            (_, Some(member)) => footlights::session::Target::Member(member),
        };
        let about = self.dice.of(&view.work).map(|work| work.id).filter(|_| self.dice.one_in(2));
        let units = 1 + self.dice.below(2) as u32;
        Act::Play(MoveById::Place(PlaceById { practice, target, about, choice: None, units }))
    }

    /// What a facilitator might do.
    fn facilitate(&mut self) -> Act {
        let seat = SeatId(1 + self.dice.below(SEATS as usize) as u32);
        let group = self.dice.below(self.session.groups.len() + 1) as u32;
        let leader = || Id::from("steady");
        match self.dice.below(24) {
            0..=6 => Act::Advance { group: None },
            7 => Act::Advance { group: Some(group) },
            8 | 9 if self.session.paused_ms.is_none() => Act::Pause,
            8..=12 => Act::Resume,
            13 => Act::LastCall { seconds: 20 },
            14 => [Act::DropTimer, Act::Extend { seconds: 30 }][self.dice.below(2)].clone(),
            15 => {
                let policies = [DropOut::Wait, DropOut::Default, DropOut::Leader(leader()), DropOut::Without];
                Act::DropPolicy(policies[self.dice.below(4)].clone())
            }
            16 => {
                let entry = self.dice.below(self.session.entries() as usize + 1) as u64;
                Act::UndoTo { entry, group: self.dice.one_in(2).then_some(group) }
            }
            17 => match self.session.last_advance() {
                Some(last) => Act::UndoTo { entry: last.entry, group: last.group },
                None => Act::Reveal,
            },
            18 => Act::Release(seat),
            19 => Act::Automate { seat, leader: self.dice.one_in(2).then(leader) },
            20 => {
                let pacings = [Pacing::Own, Pacing::Facilitated, Pacing::Timed { seconds: 30 }];
                Act::Pace(pacings[self.dice.below(3)])
            }
            21 => Act::Door { open: !self.dice.one_in(3) },
            22 => match self.dice.below(3) {
                0 => Act::Rename { seat, name: format!("Hidden {seat}") },
                1 => Act::RenameGroup { group, name: format!("Group {group}") },
                _ => Act::StandIn { seat },
            },
            _ if self.dice.one_in(12) => Act::End,
            _ => Act::LateJoin(
                [LateJoin::Begin, LateJoin::Watch, LateJoin::Led(leader())][self.dice.below(3)].clone(),
            ),
        }
    }

    /// What must hold of a room at any moment.
    fn sound(&mut self) {
        let session = &self.session;
        for (place, group) in session.groups.iter().enumerate() {
            if group.phase == Phase::Debrief {
                assert!(group.until_ms.is_none(), "nobody is hurried through the debrief");
            }
            assert!(!group.last_call || group.until_ms.is_some());
            let led = session.leaders(place).count();
            assert!(led <= 1, "in League a team has one leader's seat");
        }
        for seat in session.seats.values() {
            assert!(seat.group.is_none_or(|group| group < session.groups.len()));
            assert!(!seat.standing_in || (seat.automated.is_some() && !seat.present));
            assert!(seat.group.is_some() || seat.kind == SeatKind::Facilitator);
        }
        let seats: Vec<SeatId> = session.seats.keys().copied().collect();
        if self.dice.one_in(6)
            && let Some(seat) = self.dice.of(&seats)
        {
            self.sees_its_own(seat);
        }
    }

    /// A seat sees its own group and nothing hidden.
    fn sees_its_own(&self, seat: SeatId) {
        let session = &self.session;
        let view = View::of(session, seat).unwrap();
        let Some(own) = session.group_of(seat) else { return };
        assert!(view.frame.awaited.iter().all(|awaited| session.group_of(awaited.seat) == Some(own)));
        assert_eq!(view.frame.at, session.groups[own].at());
        let text = serde_json::to_string(&view).unwrap();
        assert!(!text.contains(&SEED.to_string()), "the seed shows");
        for other in session.seats.values().filter(|other| other.group != Some(own)) {
            // Names of others are not in it, and with them nothing that is theirs: they lead the same team.
            let name = format!("\"{}\"", other.name);
            let mine = session.seats[&seat].name == other.name || session.groups[own].name == other.name;
            assert!(mine || !text.contains(&name), "{seat} sees {name}");
        }
        if let Some(leader) = view.leader() {
            let group = &session.groups[own];
            assert_eq!(leader.weeks.len(), group.rounds().len());
            let debrief = group.phase == Phase::Debrief && !group.rounds().is_empty();
            assert_eq!(leader.debrief.is_some(), debrief, "the truth is for the debrief");
            if let Some(debrief) = &leader.debrief {
                assert!(debrief.revealed || debrief.end.score.total == 0, "the score shows too early");
            }
            assert_eq!(leader.plan.placements.len(), group.plan.placements.len());
        }
        assert!(session.revealed || League::of(session).is_none(), "the room is compared too early");
    }

    /// Nobody is stuck: from wherever it is, the room can be brought to its end by what its people may do.
    fn finish(&mut self) {
        if self.session.paused_ms.is_some() {
            self.say(FACILITATOR, Act::Resume).unwrap();
        }
        let led = (0..self.session.groups.len()).any(|place| !self.session.is_idle(place));
        if !led {
            self.say(FACILITATOR, Act::Door { open: true }).unwrap();
            let join = Act::Join { name: "Late".into(), kind: SeatKind::Leader, group: None };
            if self.say(SeatId(77), join).is_err() {
                assert!(self.session.ended, "somebody can always begin");
                return;
            }
        }
        if self.dice.one_in(6) && !self.session.ended {
            self.say(FACILITATOR, Act::End).unwrap();
        }
        let mut steps = 0;
        while !self.session.finished() && !self.session.ended {
            steps += 1;
            assert!(steps < 400, "the room does not come to its end");
            self.now_ms += 10;
            self.say(FACILITATOR, Act::Advance { group: None }).unwrap();
        }
        if self.session.finished() && !self.session.revealed {
            self.say(FACILITATOR, Act::Reveal).unwrap();
        }
    }

    /// What is in the journal comes to the same, and opens without being played.
    fn replayed(self) -> BTreeSet<String> {
        let Self { session, entries, spent, seen, .. } = self;
        let mut chain = Chain::default();
        let mut text = chain.head(&session.prepared.head);
        text.extend(entries.iter().map(|entry| chain.entry(entry)));
        let journal = Journal::read(text.as_bytes(), Read::All).unwrap();
        assert_eq!(journal.entries, entries);
        let ids: BTreeSet<_> = entries.iter().map(|entry| (entry.command.seat, &entry.command.id)).collect();
        assert_eq!(ids.len(), entries.len(), "an id is spent once");
        assert_eq!(ids.len(), spent.len());
        verify_on(Arc::clone(&session.prepared), &journal).unwrap();
        let mut again = Session::new(Arc::clone(&session.prepared));
        for entry in &entries {
            assert_eq!(apply(&mut again, &entry.command, entry.now_ms).as_ref(), Ok(&entry.events));
        }
        assert_eq!(trace(&again), trace(&session));
        for seat in session.seats.keys() {
            assert_eq!(View::of(&again, *seat), View::of(&session, *seat));
        }
        let archive = Archive::of(&journal);
        assert_eq!(archive.groups.len(), session.groups.len());
        for (left, group) in archive.groups.iter().zip(&session.groups) {
            assert_eq!((&left.name, &left.end), (&group.name, &group.end));
            if group.end.is_some() {
                assert_eq!(left.rounds, group.debriefs(&session.prepared));
            }
        }
        assert_eq!(League::of_archive(&archive), League::of(&session));
        assert_eq!(
            Export::of_archive(&archive).unwrap().rounds,
            Export::of(&session).rounds,
            "an archive exports what the session did"
        );
        seen
    }
}

fn rate(figure: u8) -> Act {
    let eight = Practice::ALL.into_iter().filter(|practice| practice.stance() == Stance::Empowering);
    Act::Rate { practices: eight.map(|practice| (practice, figure)).collect() }
}

/// The name of a variant.
fn kind(of: &impl std::fmt::Debug) -> String {
    format!("{of:?}").chars().take_while(|c| c.is_alphanumeric()).collect()
}

fn play(seed: u64, heads: &[Arc<Prepared>]) -> BTreeSet<String> {
    let mut room = Room::new(seed, heads);
    for _ in 0..STEPS {
        room.step();
    }
    room.finish();
    room.replayed()
}

#[test]
fn rooms_of_all_kinds_come_to_their_end() {
    let heads = heads();
    let number = |name: &str| env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    if let Some(seed) = number("FOOTLIGHTS_ROOM") {
        let _ = play(seed, &heads);
        return;
    }
    let played: Vec<(u64, Option<BTreeSet<String>>)> = (0..number("FOOTLIGHTS_ROOMS").unwrap_or(ROOMS))
        .into_par_iter()
        .map(|seed| (seed, std::panic::catch_unwind(|| play(seed, &heads)).ok()))
        .collect();
    let failed: Vec<u64> = played.iter().filter(|(_, seen)| seen.is_none()).map(|(seed, _)| *seed).collect();
    assert!(failed.is_empty(), "run one alone with FOOTLIGHTS_ROOM=SEED: {failed:?}");
    // Rooms in which nothing of a kind ever happens would show nothing about it.
    let seen: BTreeSet<&str> =
        played.iter().filter_map(|(_, seen)| seen.as_ref()).flatten().map(String::as_str).collect();
    for kind in HAPPENS {
        assert!(seen.contains(kind), "{kind} never happened");
    }
}

#[test]
fn a_hall_takes_so_many_teams_and_no_more() {
    let mut head = head(SEED, Mode::League, Pacing::Facilitated);
    head.groups.clear();
    let mut session = Session::new(Prepared::new(head).unwrap());
    let join = |session: &mut Session, seat: u32| {
        let act = Act::Join { name: format!("Person {seat}"), kind: SeatKind::Leader, group: None };
        let command = Command { id: format!("j{seat}"), seat: SeatId(seat), at: None, act };
        apply(session, &command, 0)
    };
    let most = footlights::session::GROUPS_MAX as u32;
    for seat in 1..=most {
        let events = join(&mut session, seat).unwrap();
        assert!(events.contains(&Event::GroupMade { group: seat - 1, name: format!("Person {seat}") }));
    }
    assert_eq!(join(&mut session, most + 1), Err(Refusal::TooManyGroups));
    assert_eq!(session.front(), Stamp { round: 1, phase: Phase::Briefing });
    assert!(session.groups.iter().all(|group| group.state() == session.groups[0].state()), "the same luck");
}
