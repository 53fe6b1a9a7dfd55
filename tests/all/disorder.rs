//! Sessions under simulated disorder: clients that act on views of a while ago, whose commands are repeated, delayed,
//! overtaken and lost, who go and come back, beside a facilitator who presses everything. Thousands of sessions a run,
//! each the function of one number, which is printed where something does not hold; `DISORDER=number` plays that one
//! alone.

use std::{collections::BTreeMap, sync::Arc};

use footlights::{
    session::{
        Act, Chain, Command, DropOut, Event, Journal, LateJoin, Mode, MoveById, Pacing, Phase, PlaceById,
        Prepared, Read, SeatId, SeatKind, Session, Target, View, apply, verify_on,
    },
    sim::{Luck, luck::Purpose},
    terms::{Id, Practice, Stance},
};

use super::rooms::head;

const SESSIONS: u64 = 2_400;
const STEPS: usize = 110;
const CLIENTS: u32 = 3;

/// A room with its network: everything that happens follows from one number.
struct World {
    number: u64,
    luck: Luck,
    drawn: u32,
    session: Session,
    now_ms: u64,
    /// What clients have last seen.
    seen: BTreeMap<SeatId, View>,
    /// On the way to the room, in no order that anybody could rely on.
    on_the_way: Vec<Command>,
    /// What was accepted, with what came of it.
    accepted: Vec<(Command, Vec<Event>)>,
    sent: u32,
    chain: Chain,
    journal: String,
    entries: u64,
}

impl World {
    fn new(number: u64, prepared: &Arc<Prepared>) -> Self {
        let mut chain = Chain::default();
        let journal = chain.head(&prepared.head);
        Self {
            number,
            luck: Luck::new(number),
            drawn: 0,
            session: Session::new(prepared.clone()),
            now_ms: 1_000,
            seen: BTreeMap::new(),
            on_the_way: Vec::new(),
            accepted: Vec::new(),
            sent: 0,
            chain,
            journal,
            entries: 0,
        }
    }

    fn below(&mut self, bound: usize) -> usize {
        self.drawn += 1;
        self.luck.below(self.drawn / 1_000, self.drawn % 1_000, Purpose::Leader, 0, bound as i64) as usize
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn post(&mut self, seat: SeatId, act: Act) {
        self.sent += 1;
        let at = self.seen.get(&seat).map(|view| view.frame.at).filter(|_| act.needs_stamp());
        self.on_the_way.push(Command { id: format!("c{}", self.sent), seat, at, act });
    }

    /// A command arrives. What must hold of every answer is looked at here.
    fn arrive(&mut self, command: &Command) {
        let before = self.session.entries();
        let known =
            self.accepted.iter().find(|(other, _)| other.seat == command.seat && other.id == command.id);
        let known = known.map(|(_, events)| events.clone());
        let views = |session: &Session| -> Vec<View> {
            session.seats.keys().filter_map(|seat| View::of(session, *seat)).collect()
        };
        let unchanged = views(&self.session);
        let answer = apply(&mut self.session, command, self.now_ms);
        let entries = self.session.take_entries();
        match (&answer, known) {
            (Ok(events), Some(first)) => {
                assert_eq!(*events, first, "a repeated command is answered otherwise");
                assert!(entries.is_empty() && views(&self.session) == unchanged, "a command was done twice");
            }
            (Ok(events), None) => {
                assert_eq!(self.session.entries(), before + 1);
                self.accepted.push((command.clone(), events.clone()));
            }
            (Err(refusal), _) => {
                assert!(entries.is_empty() && self.session.entries() == before, "{refusal:?} was entered");
                assert!(views(&self.session) == unchanged, "{refusal:?} changed something");
            }
        }
        for entry in &entries {
            self.entries += 1;
            assert_eq!(entry.n, self.entries, "the journal has a gap");
            self.journal.push_str(&self.chain.entry(entry));
        }
        for seat in self.session.seats.values() {
            let view = View::of(&self.session, seat.id).expect("every seat has a view");
            assert!(view.frame.awaited.iter().all(|one| self.session.seats.contains_key(&one.seat)));
        }
    }

    fn at_once(&mut self, seat: SeatId, act: Act) {
        self.sent += 1;
        let at = match &act {
            Act::Expire { group } => Some(self.session.groups[*group as usize].at()),
            Act::StandIn { seat } => self.session.at(*seat),
            act if act.needs_stamp() => self.session.at(seat).or(Some(self.session.front())),
            _ => None,
        };
        self.arrive(&Command { id: format!("n{}", self.sent), seat, at, act });
    }

    /// What a client may think of, from the view it has.
    fn think(&mut self, seat: SeatId) {
        let Some(view) = self.seen.get(&seat).cloned() else {
            let kind = if seat.0 == 1 { SeatKind::Facilitator } else { SeatKind::Leader };
            return self.post(seat, Act::Join { name: format!("P{seat}"), kind, group: None });
        };
        if seat.0 == 1 {
            let act = self.press(&view);
            return self.post(seat, act);
        }
        let leader = view.leader().cloned();
        let act = match (self.below(8), leader) {
            (0 | 1, Some(leader)) if !leader.cards.is_empty() => {
                let card = &leader.cards[self.below(leader.cards.len())];
                let option = card.options[self.below(card.options.len())].id.clone();
                Act::Play(MoveById::Answer { card: card.id.clone(), option })
            }
            (2, Some(leader)) if !leader.practices.is_empty() => {
                let practice = &leader.practices[self.below(leader.practices.len())];
                let units = u32::try_from(practice.price).unwrap_or(1);
                let member = leader.members[self.below(leader.members.len())].id.clone();
                let target = if self.one_in(2) { Target::Member(member) } else { Target::Team };
                let practice = practice.practice;
                Act::Play(MoveById::Place(PlaceById { practice, target, about: None, choice: None, units }))
            }
            (3, _) => {
                let eight = |practice: &Practice| practice.stance() == Stance::Empowering;
                let practices = Practice::ALL.into_iter().filter(eight).map(|practice| (practice, 50));
                Act::Rate { practices: practices.collect() }
            }
            (4, _) if self.one_in(3) => Act::Leave,
            (5, _) => Act::Commit { what: "Listen".to_owned(), by: String::new(), with: String::new() },
            _ => Act::Ready,
        };
        self.post(seat, act);
    }

    fn press(&mut self, view: &View) -> Act {
        let seat = SeatId(2 + self.below(CLIENTS as usize) as u32);
        let steady = || Id::from("steady");
        match self.below(16) {
            0 => Act::Pause,
            1 | 2 => Act::Resume,
            3 => Act::Extend { seconds: 30 },
            4 => Act::DropTimer,
            5 => Act::DropPolicy(DropOut::Leader(steady())),
            6 => Act::DropPolicy(DropOut::Default),
            7 => Act::LateJoin(LateJoin::Led(steady())),
            8 => Act::Rename { seat, name: "Anew".to_owned() },
            9 if self.one_in(4) => Act::Release(seat),
            10 => Act::LastCall { seconds: 20 },
            11 => Act::Automate { seat, leader: self.one_in(2).then(steady) },
            12 => Act::UndoTo { entry: view.frame.revision.saturating_sub(3), group: None },
            13 => Act::Reveal,
            14 => Act::Door { open: !self.one_in(3) },
            _ => Act::Advance { group: None },
        }
    }

    fn step(&mut self) {
        let seat = SeatId(1 + self.below(CLIENTS as usize + 1) as u32);
        match self.below(10) {
            0..=2 => self.think(seat),
            3 | 4 => {
                // A view arrives, or the seat is found to be gone.
                match View::of(&self.session, seat) {
                    Some(view) => self.seen.insert(seat, view),
                    None => self.seen.remove(&seat),
                };
            }
            5..=7 if !self.on_the_way.is_empty() => {
                let which = self.below(self.on_the_way.len());
                let command = self.on_the_way[which].clone();
                // Delivered, and now and then once more later.
                if !self.one_in(4) {
                    self.on_the_way.swap_remove(which);
                }
                self.arrive(&command);
            }
            8 if !self.on_the_way.is_empty() && self.one_in(3) => {
                let which = self.below(self.on_the_way.len());
                self.on_the_way.swap_remove(which);
            }
            _ => self.time_passes(),
        }
    }

    fn time_passes(&mut self) {
        self.now_ms += 500 * self.below(60) as u64;
        for group in 0..self.session.groups.len() {
            if self.session.groups[group].until_ms.is_some_and(|until| until <= self.now_ms) {
                self.at_once(SeatId::HOUSE, Act::Expire { group: group as u32 });
            }
        }
        let away: Vec<SeatId> =
            self.session.seats.values().filter(|seat| !seat.present).map(|seat| seat.id).collect();
        for seat in away {
            if self.one_in(3) {
                self.at_once(SeatId::HOUSE, Act::StandIn { seat });
            }
        }
        self.automated();
    }

    fn automated(&mut self) {
        for _ in 0..200 {
            let Some(command) = self.session.next_automated() else { return };
            let before = self.session.entries();
            self.arrive(&command);
            assert!(self.session.entries() > before, "an automated leader is refused for ever");
        }
    }

    /// Calm: everybody is back, and does what there is to do. Then it comes to an end.
    fn finish(&mut self) {
        self.on_the_way.clear();
        if self.session.paused_ms.is_some() {
            self.at_once(SeatId::HOUSE, Act::Resume);
        }
        for _ in 0..400 {
            let awaited: Vec<SeatId> = (0..self.session.groups.len())
                .flat_map(|group| self.session.awaited(group))
                .map(|seat| seat.id)
                .collect();
            let open = (0..self.session.groups.len()).find(|group| {
                self.session.groups[*group].phase != Phase::Debrief && !self.session.is_idle(*group)
            });
            let Some(open) = open else { return };
            self.automated();
            match awaited.first() {
                Some(seat) if self.session.pacing != Pacing::Facilitated => self.at_once(*seat, Act::Ready),
                _ => {
                    let at = self.session.groups[open].at();
                    self.sent += 1;
                    let (id, act) = (format!("n{}", self.sent), Act::Advance { group: Some(open as u32) });
                    self.arrive(&Command { id, seat: SeatId::HOUSE, at: Some(at), act });
                }
            }
        }
        panic!("the session does not come to an end");
    }

    fn check_journal(&self, prepared: &Arc<Prepared>) {
        let journal = Journal::read(self.journal.as_bytes(), Read::Entries).expect("the journal can be read");
        assert_eq!(journal.entries.len() as u64, self.entries);
        let again = verify_on(prepared.clone(), &journal).expect("the journal comes to the same");
        assert_eq!(again.commands as u64, self.session.entries());
    }
}

#[test]
fn nothing_breaks_in_disorder() {
    let kinds = [
        (Mode::League, Pacing::Own),
        (Mode::League, Pacing::Facilitated),
        (Mode::League, Pacing::Timed { seconds: 20 }),
        (Mode::Solo, Pacing::Own),
    ];
    let rooms: Vec<Arc<Prepared>> = kinds
        .into_iter()
        .map(|(mode, pacing)| {
            let mut head = head(7, mode, pacing);
            if mode == Mode::League {
                head.groups.clear();
            }
            Prepared::new(head).unwrap()
        })
        .collect();
    let only: Option<u64> = std::env::var("DISORDER").ok().and_then(|number| number.parse().ok());
    let numbers = only.map_or(0..SESSIONS, |number| number..number + 1);
    for number in numbers {
        let prepared = &rooms[number as usize % rooms.len()];
        let mut world = World::new(number, prepared);
        let played = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            for _ in 0..STEPS {
                world.step();
            }
            world.finish();
            world.check_journal(prepared);
        }));
        if let Err(why) = played {
            eprintln!("DISORDER={} plays it again", world.number);
            std::panic::resume_unwind(why);
        }
    }
}
