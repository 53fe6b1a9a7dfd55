//! A session read back from its journal without being played again: what is left to look at, for as long as the
//! file can be read, whatever the model has become since.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    command::{Act, SeatId},
    event::Event,
    head::SessionHead,
    journal::{Entry, Journal, Kept},
    phase::Phase,
    seat::SeatKind,
    view::{Commitment, EndDebrief, Ratings, RoundDebrief},
};
use crate::terms::Id;

/// A session to look at.
#[derive(Clone, Debug)]
pub struct Archive {
    /// Its head.
    pub head: SessionHead,
    /// Its groups.
    pub groups: Vec<ArchivedGroup>,
    /// Names of the seats, as they were last.
    pub names: BTreeMap<SeatId, String>,
    /// Whether results were shown.
    pub revealed: bool,
}

/// What a group left.
#[derive(Clone, Debug, Default)]
pub struct ArchivedGroup {
    /// Its name.
    pub name: String,
    /// Seats that led it, each with the automated leader that played it last, if one did.
    pub leaders: BTreeMap<SeatId, Option<Id>>,
    /// Its rounds, in order; none if it was not played to its end.
    pub rounds: Vec<RoundDebrief>,
    /// The end; none if it was not reached.
    pub end: Option<EndDebrief>,
    /// Self-ratings by seat.
    pub ratings: BTreeMap<SeatId, Ratings>,
    /// Commitments by seat.
    pub commitments: BTreeMap<SeatId, Commitment>,
}

impl Archive {
    /// What a journal read with [`super::Read::All`] leaves to look at. Entries that were taken back do not count.
    pub fn of(journal: &Journal) -> Self {
        let voided: BTreeSet<u64> = journal
            .entries
            .iter()
            .flat_map(|entry| &entry.events)
            .filter_map(|event| match event {
                Event::Undone { voided, .. } => Some(voided),
                _ => None,
            })
            .flatten()
            .copied()
            .collect();
        let group = |name: &String| ArchivedGroup { name: name.clone(), ..ArchivedGroup::default() };
        let mut archive = Self {
            head: journal.head.clone(),
            groups: journal.head.groups.iter().map(group).collect(),
            names: BTreeMap::new(),
            revealed: false,
        };
        let mut seats = BTreeMap::new();
        for entry in journal.entries.iter().filter(|entry| !voided.contains(&entry.n)) {
            archive.take(entry, &mut seats);
        }
        archive
    }

    fn take(&mut self, entry: &Entry, seats: &mut BTreeMap<SeatId, usize>) {
        let seat = entry.command.seat;
        match &entry.command.act {
            Act::Join { name, kind, .. } => self.joined(entry, seats, name, kind),
            Act::Reveal => self.revealed = true,
            Act::Rename { seat, name } => {
                self.names.insert(*seat, name.clone());
            }
            act => {
                if let Some(group) = seats.get(&seat).and_then(|group| self.groups.get_mut(*group)) {
                    let debrief = entry.command.at.is_some_and(|at| at.phase == Phase::Debrief);
                    match act {
                        Act::Rate { practices } => {
                            let ratings = group.ratings.entry(seat).or_default();
                            let when = if debrief { &mut ratings.after } else { &mut ratings.before };
                            *when = Some(practices.clone());
                        }
                        Act::Commit { what, by, with } => {
                            let kept = Commitment { what: what.clone(), by: by.clone(), with: with.clone() };
                            group.commitments.insert(seat, kept);
                        }
                        _ => {}
                    }
                }
            }
        }
        for event in &entry.events {
            match event {
                Event::Automated { seat, leader } => {
                    let leaders = self.groups.iter_mut().filter_map(|group| group.leaders.get_mut(seat));
                    leaders.for_each(|plays| plays.clone_from(leader));
                }
                Event::GroupRenamed { group, name } => {
                    if let Some(group) = self.groups.get_mut(*group as usize) {
                        group.name.clone_from(name);
                    }
                }
                _ => {}
            }
        }
        for Kept::End(left) in &entry.kept {
            if let Some(group) = self.groups.get_mut(left.group as usize) {
                group.rounds.clone_from(&left.rounds);
                group.end = Some(left.end.clone());
            }
        }
    }

    fn joined(&mut self, entry: &Entry, seats: &mut BTreeMap<SeatId, usize>, name: &str, kind: &SeatKind) {
        let seat = entry.command.seat;
        for event in &entry.events {
            match event {
                Event::GroupMade { name, .. } => {
                    self.groups.push(ArchivedGroup { name: name.clone(), ..ArchivedGroup::default() });
                }
                Event::Joined { group: Some(group), .. } => {
                    seats.insert(seat, *group as usize);
                }
                _ => {}
            }
        }
        // Who comes back keeps the name that they were given.
        self.names.entry(seat).or_insert_with(|| name.to_owned());
        let group = seats.get(&seat).and_then(|group| self.groups.get_mut(*group));
        if let (SeatKind::Leader, Some(group)) = (kind, group) {
            group.leaders.entry(seat).or_default();
        }
    }
}
