//! The room compared: many games on the same team with the same luck, side by side, without names.
//!
//! A game is known by its place in the comparison, from the one that stood in front least to the one that did most;
//! who has a game knows their own place and nobody else's. It is made of what games have left, for a session and for an
//! archive alike. Figures are in thousandths of a point unless a field says otherwise; rounds count from 1.

mod band;
mod cards;
mod export;
mod games;

use std::{cmp::Reverse, collections::BTreeMap};

use serde::{Deserialize, Serialize};

pub use band::{Band, FOLLOWED_ROUNDS, Followed};
pub use cards::{CardRow, ChoiceCount};
pub use export::Export;

use self::games::{Game, Games};
use super::sentence::list;
use crate::{
    session::{Archive, Session},
    terms::{Id, Message, Practice, Stance},
    words::Words,
};

/// The format's name and version, first in every document.
pub const FORMAT: &str = "footlights.league/1";

/// A room compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct League {
    /// [`FORMAT`].
    pub format: String,
    /// Title of the scenario.
    pub title: String,
    /// The author's word for a round.
    pub round: String,
    /// Rounds with the leader.
    pub rounds: u32,
    /// Rounds of the empty chair.
    pub chair_rounds: u32,
    /// The games, by place.
    pub games: Vec<GameRow>,
    /// Week by week, over all games that played it.
    pub weeks: Vec<WeekRow>,
    /// The cards that lay on anybody's table, in the order of the scenario: who chose what, and what followed.
    pub cards: Vec<CardRow>,
    /// The endings reached, those of most games first.
    pub endings: Vec<EndingCount>,
    /// The place of each group's game. It stays here: it is what names could be put to places with.
    #[serde(skip)]
    places: BTreeMap<usize, usize>,
}

/// One game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GameRow {
    /// Its rounds, in order.
    pub weeks: Vec<Point>,
    /// Share of each of the eight empowering practices in all that was used, in percent. With `directing` and `back` it
    /// comes to 100, or all are 0.
    pub practices: BTreeMap<Practice, i64>,
    /// Share of the six directing practices, in percent.
    pub directing: i64,
    /// Share of stepping back, in percent.
    pub back: i64,
    /// Which ending it was; none if it was broken off.
    pub ending: Option<Id>,
    /// Rounds that an automated leader led.
    pub led: Vec<u32>,
    /// How many left the team.
    pub left: usize,
}

/// A round of one game: true means of the team at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The round.
    pub round: u32,
    /// Morale, innovation, loyalty.
    pub levels: [i64; 3],
    /// Output, in thousandths of plan.
    pub output: i64,
}

/// A round over all games that played it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekRow {
    /// The round.
    pub round: u32,
    /// Whether the chair was empty.
    pub chair: bool,
    /// How many games played it.
    pub games: usize,
    /// Morale, innovation, loyalty in thousandths of a point, output in thousandths of plan.
    pub bands: [Band; 4],
}

/// An ending, and how many games reached it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndingCount {
    /// The ending; none for games that were broken off.
    pub ending: Option<Id>,
    /// Its title; empty for games that were broken off.
    pub title: String,
    /// The places of the games.
    pub games: Vec<usize>,
}

impl League {
    /// The games of a session. None before results are shown, and while no game is over.
    pub fn of(session: &Session) -> Option<Self> {
        if session.shows_results() { Self::compared(Games::of(session)) } else { None }
    }

    /// The games of an archive. None if results were never shown, if no game was over, or if the scenario can no longer
    /// be read.
    pub fn of_archive(archive: &Archive) -> Option<Self> {
        if archive.revealed { Self::compared(Games::of_archive(archive)?) } else { None }
    }

    /// The place of a group's game. None if it left none.
    pub fn place(&self, group: usize) -> Option<usize> {
        self.places.get(&group).copied()
    }

    /// The game of a group.
    pub fn own(&self, group: usize) -> Option<&GameRow> {
        self.games.get(self.place(group)?)
    }

    fn compared(games: Games<'_>) -> Option<Self> {
        let Games { games: all, scenario, filler, rounds, chair_rounds } = &games;
        if all.is_empty() {
            return None;
        }
        let last = all.iter().map(|game| game.rounds.len()).max().unwrap_or(0);
        let week = |place: usize| {
            let played = || all.iter().filter_map(move |game| game.rounds.get(place));
            let level = |of: usize| Band::of(played().map(|round| round.means[of]));
            WeekRow {
                round: place as u32 + 1,
                chair: place >= *rounds as usize,
                games: played().count(),
                bands: [level(0), level(1), level(2), Band::of(played().map(|round| round.output))],
            }
        };
        let mut endings: Vec<EndingCount> = Vec::new();
        for (place, game) in all.iter().enumerate() {
            match endings.iter_mut().find(|row| row.ending == game.ending) {
                Some(row) => row.games.push(place),
                None => endings.push(EndingCount {
                    ending: game.ending.clone(),
                    title: game.title.clone(),
                    games: vec![place],
                }),
            }
        }
        endings.sort_by_key(|row| (row.ending.is_none(), Reverse(row.games.len())));
        Some(Self {
            format: FORMAT.to_owned(),
            title: filler.fill(&scenario.title),
            round: scenario.round.name.clone(),
            rounds: *rounds,
            chair_rounds: *chair_rounds,
            weeks: (0..last).map(week).collect(),
            cards: cards::of(&games),
            endings,
            places: all.iter().enumerate().map(|(place, game)| (game.group, place)).collect(),
            games: all.iter().map(GameRow::of).collect(),
        })
    }
}

impl GameRow {
    fn of(game: &Game) -> Self {
        let percents = game.percents();
        let of = |stance: Stance| {
            let all = Practice::ALL.into_iter().zip(&percents);
            all.filter(move |(practice, _)| practice.stance() == stance)
        };
        Self {
            weeks: game
                .rounds
                .iter()
                .zip(1..)
                .map(|(round, number)| Point { round: number, levels: round.means, output: round.output })
                .collect(),
            practices: of(Stance::Empowering).map(|(practice, percent)| (practice, *percent)).collect(),
            directing: of(Stance::Directing).map(|(_, percent)| percent).sum(),
            back: of(Stance::Back).map(|(_, percent)| percent).sum(),
            ending: game.ending.clone(),
            led: game.led().collect(),
            left: game.left,
        }
    }

    /// How it was led, in a few words: the two empowering practices used most, and in which rounds an automated leader
    /// led. Empty if there is nothing to tell.
    pub fn told(&self, words: &Words, round: &str) -> String {
        let mut used: Vec<_> = self.practices.iter().filter(|(_, percent)| **percent > 0).collect();
        used.sort_by_key(|(_, percent)| Reverse(**percent));
        let practice = |(practice, percent): &(&Practice, &i64)| {
            let short = words.text(&Message::new(format!("debrief-short-{}", practice.id())));
            format!("{short} {}", words.text(&Message::new("after-percent").with("percent", **percent)))
        };
        let mut told: Vec<String> = used.iter().take(2).map(practice).collect();
        if !self.led.is_empty() {
            let rounds: Vec<String> = self.led.iter().map(u32::to_string).collect();
            let message = Message::new("league-led")
                .with("round", round)
                .with("count", rounds.len())
                .with("rounds", list(words, &rounds));
            told.push(words.text(&message));
        }
        told.join(", ")
    }
}
