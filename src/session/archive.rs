//! A session read back from its journal without being played again: what is left to look at, for as long as the
//! file can be read, whatever the model has become since.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    command::{Act, SeatId},
    event::Event,
    head::SessionHead,
    journal::{Entry, Journal, Kept, Snapshot},
    phase::Phase,
    seat::SeatKind,
    view::{Commitment, EndDebrief, Ratings},
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
    /// Whether the score was shown.
    pub revealed: bool,
}

/// What a group left.
#[derive(Clone, Debug, Default)]
pub struct ArchivedGroup {
    /// Its name.
    pub name: String,
    /// Seats that led it, each with the automated leader that played it last, if one did.
    pub leaders: BTreeMap<SeatId, Option<Id>>,
    /// Its rounds, in order.
    pub rounds: Vec<Snapshot>,
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
            Act::Join { name, group, kind } => {
                seats.insert(seat, *group as usize);
                self.names.insert(seat, name.clone());
                if let (SeatKind::Leader, Some(group)) = (kind, self.groups.get_mut(*group as usize)) {
                    group.leaders.entry(seat).or_default();
                }
            }
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
            if let Event::Automated { seat, leader } = event {
                let leaders = self.groups.iter_mut().filter_map(|group| group.leaders.get_mut(seat));
                leaders.for_each(|plays| plays.clone_from(leader));
            }
        }
        for kept in &entry.kept {
            match kept {
                Kept::Round(snapshot) => {
                    if let Some(group) = self.groups.get_mut(snapshot.group as usize) {
                        group.rounds.push((**snapshot).clone());
                    }
                }
                Kept::End { group, debrief } => {
                    if let Some(group) = self.groups.get_mut(*group as usize) {
                        group.end = Some((**debrief).clone());
                    }
                }
            }
        }
    }
}
