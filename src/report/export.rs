//! A session as one document: everything that its rounds and ends have left, for programs. `league` has the tables.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    session::{
        Archive, ArchivedGroup, Length, Mode, Pacing, SeatId,
        view::{Commitment, EndDebrief, Ratings, RoundDebrief},
    },
    terms::Id,
};

/// The document's name and version.
pub const FORMAT: &str = "footlights.session/1";

/// A session as one document: everything that its rounds and ends have left.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    format: &'static str,
    scenario: &'a str,
    mode: Mode,
    pacing: Pacing,
    length: Length,
    revealed: bool,
    groups: Vec<GroupOut<'a>>,
}

#[derive(Debug, Serialize)]
struct GroupOut<'a> {
    group: usize,
    name: &'a str,
    leaders: Vec<LeaderOut<'a>>,
    rounds: &'a [RoundDebrief],
    end: Option<&'a EndDebrief>,
}

#[derive(Debug, Serialize)]
struct LeaderOut<'a> {
    seat: SeatId,
    name: &'a str,
    automated: Option<&'a Id>,
    ratings: Option<&'a Ratings>,
    commitment: Option<&'a Commitment>,
}

impl<'a> Document<'a> {
    /// The document of a session.
    pub fn of(archive: &'a Archive) -> Self {
        let groups = archive.groups.iter().enumerate();
        Self {
            format: FORMAT,
            scenario: &archive.head.scenario.name,
            mode: archive.head.mode,
            pacing: archive.head.pacing,
            length: archive.head.length,
            revealed: archive.revealed,
            groups: groups.map(|(place, group)| GroupOut::of(&archive.names, place, group)).collect(),
        }
    }
}

impl<'a> GroupOut<'a> {
    fn of(names: &'a BTreeMap<SeatId, String>, place: usize, group: &'a ArchivedGroup) -> Self {
        let leaders = group.leaders.iter().map(|(seat, automated)| LeaderOut {
            seat: *seat,
            name: names.get(seat).map_or("", String::as_str),
            automated: automated.as_ref(),
            ratings: group.ratings.get(seat),
            commitment: group.commitments.get(seat),
        });
        Self {
            group: place + 1,
            name: &group.name,
            leaders: leaders.collect(),
            rounds: &group.rounds,
            end: group.end.as_ref(),
        }
    }
}
