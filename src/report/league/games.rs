//! Games as they are compared and exported, from a session or from an archive.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    report::points::share,
    scenario::{Filler, Scenario},
    session::{
        Archive, Group, Session,
        view::{EndDebrief, Ratings, RoundDebrief, ScoreView},
    },
    sim::{self, Luck},
    terms::{Id, Practice},
};

/// All games that were played to an end, by place: who stood in front least comes first.
pub(super) struct Games<'a> {
    pub games: Vec<Game>,
    pub scenario: Cow<'a, Scenario>,
    pub filler: Cow<'a, Filler>,
    pub rounds: u32,
    pub chair_rounds: u32,
}

/// One game.
pub(super) struct Game {
    /// Its group, from 0.
    pub group: usize,
    pub rounds: Vec<Round>,
    /// Share of each practice in thousandths of a percent.
    profile: BTreeMap<Practice, i64>,
    directing: i64,
    /// None if it was broken off.
    pub ending: Option<Id>,
    pub title: String,
    /// None if it was broken off.
    pub score: Option<ScoreView>,
    pub left: usize,
    pub seats: Vec<Sat>,
}

/// One round.
pub(super) struct Round {
    pub led: Option<Id>,
    pub start: [i64; 3],
    pub means: [i64; 3],
    pub output: i64,
    pub dealt: Vec<Id>,
    pub answers: BTreeMap<Id, Id>,
}

/// A leader's seat.
pub(super) struct Sat {
    /// The automated leader that played it last, if one did.
    pub automated: Option<Id>,
    pub ratings: Ratings,
}

impl<'a> Games<'a> {
    pub fn of(session: &'a Session) -> Self {
        let prepared = &session.prepared;
        let start = sim::headline_means(&sim::start(&prepared.setup, Luck::new(prepared.head.seed)));
        let game = |(place, group): (usize, &Group)| {
            let seats = session.leaders(place).map(|seat| Sat {
                automated: seat.automated.clone(),
                ratings: group.ratings.get(&seat.id).cloned().unwrap_or_default(),
            });
            let rounds = rounds_of(&prepared.setup.scenario, group, start);
            Some(Game::of(place, rounds, group.end.as_ref()?, seats.collect()))
        };
        Self {
            games: placed(session.groups.iter().enumerate().filter_map(game).collect()),
            scenario: Cow::Borrowed(&prepared.setup.scenario),
            filler: Cow::Borrowed(&prepared.filler),
            rounds: prepared.setup.rounds,
            chair_rounds: prepared.setup.chair,
        }
    }

    pub fn of_archive(archive: &Archive) -> Option<Games<'static>> {
        let head = &archive.head;
        let scenario: Scenario = crate::scenario::load(&head.scenario.name, &head.scenario.text).scenario?;
        let filler = Filler::new(&scenario, &head.pronouns);
        let game = |(place, group): (usize, &crate::session::ArchivedGroup)| {
            let seats = group.leaders.iter().map(|(seat, automated)| Sat {
                automated: automated.clone(),
                ratings: group.ratings.get(seat).cloned().unwrap_or_default(),
            });
            let rounds = group.rounds.iter().map(Round::of).collect();
            Some(Game::of(place, rounds, group.end.as_ref()?, seats.collect()))
        };
        let cut = scenario.short.as_ref().filter(|_| head.length == sim::Length::Short);
        Some(Games {
            games: placed(archive.groups.iter().enumerate().filter_map(game).collect()),
            rounds: cut.map_or(scenario.rounds, |cut| cut.rounds),
            chair_rounds: scenario.empty_chair,
            scenario: Cow::Owned(scenario),
            filler: Cow::Owned(filler),
        })
    }
}

/// In their places: an order that says something, and nothing about who came first.
fn placed(mut games: Vec<Game>) -> Vec<Game> {
    games.sort_by_key(|game| {
        let end = game.rounds.last().map(|round| (round.means, round.output));
        (game.directing, end, game.group)
    });
    games
}

fn rounds_of(scenario: &Scenario, group: &Group, start: [i64; 3]) -> Vec<Round> {
    let mut before = start;
    let round = |past: &crate::session::PastRound| {
        let option = |card: usize| {
            let option = scenario.cards[card].options.get(*past.plan.answers.get(&card)?)?;
            Some((scenario.cards[card].id.clone(), option.id.clone()))
        };
        Round {
            led: past.led.clone(),
            start: std::mem::replace(&mut before, past.means.levels),
            means: past.means.levels,
            output: past.means.output,
            dealt: past.dealt.iter().map(|dealt| scenario.cards[dealt.card].id.clone()).collect(),
            answers: past.dealt.iter().filter_map(|dealt| option(dealt.card)).collect(),
        }
    };
    group.rounds().iter().map(round).collect()
}

impl Round {
    fn of(kept: &RoundDebrief) -> Self {
        Self {
            led: kept.led.clone(),
            start: kept.start,
            means: kept.means,
            output: kept.output,
            dealt: kept.dealt.clone(),
            answers: kept.answers.clone(),
        }
    }
}

impl Game {
    fn of(group: usize, rounds: Vec<Round>, end: &EndDebrief, seats: Vec<Sat>) -> Self {
        let whole = end.broken_off.is_none();
        Self {
            group,
            rounds,
            profile: end.profile.clone(),
            directing: end.directing_share,
            ending: whole.then(|| end.ending.clone()),
            title: end.title.clone(),
            score: whole.then_some(end.score),
            left: end.people.iter().filter(|person| person.left.is_some()).count(),
            seats,
        }
    }

    /// Share of each practice in whole percent; they sum to 100, or are all 0.
    pub fn percents(&self) -> Vec<i64> {
        let shares: Vec<i64> =
            Practice::ALL.iter().map(|practice| self.profile.get(practice).copied().unwrap_or(0)).collect();
        if shares.iter().all(|share| *share == 0) {
            return vec![0; shares.len()];
        }
        // The profile is in millionths.
        share(&shares, 10_000, 100)
    }

    /// Rounds that an automated leader led.
    pub fn led(&self) -> impl Iterator<Item = u32> {
        self.rounds.iter().zip(1..).filter(|(round, _)| round.led.is_some()).map(|(_, number)| number)
    }
}
