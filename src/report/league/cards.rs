//! Card by card: how many chose what, and what followed.

use serde::{Deserialize, Serialize};

use super::{
    band::{FOLLOWED_ROUNDS, Followed},
    games::Games,
};
use crate::terms::Id;

/// A card that lay on somebody's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardRow {
    /// The card.
    pub card: Id,
    /// Its title.
    pub title: String,
    /// The first round in which anybody met it.
    pub round: u32,
    /// In how many games it came up.
    pub met: usize,
    /// What was chosen: the options in the author's order, those that nobody took as well, and last leaving it
    /// unanswered, if anybody did.
    pub choices: Vec<ChoiceCount>,
}

/// A choice, and who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceCount {
    /// The option; none for leaving the card unanswered.
    pub option: Option<Id>,
    /// What it says; empty for leaving the card unanswered.
    pub text: String,
    /// The places of the games.
    pub games: Vec<usize>,
    /// What followed it; none where nobody chose it.
    pub followed: Option<Followed>,
}

/// A choice made: in which game, in which round from 0, and which option.
struct Made<'a> {
    place: usize,
    round: usize,
    option: Option<&'a Id>,
}

pub(super) fn of(games: &Games<'_>) -> Vec<CardRow> {
    games.scenario.cards.iter().filter_map(|written| card(games, written)).collect()
}

fn card(games: &Games<'_>, written: &crate::scenario::Card) -> Option<CardRow> {
    let mut made: Vec<Made<'_>> = Vec::new();
    for (place, game) in games.games.iter().enumerate() {
        let met = game.rounds.iter().enumerate().filter(|(_, round)| round.dealt.contains(&written.id));
        // A card comes up once in a game.
        made.extend(met.take(1).map(|(at, round)| Made {
            place,
            round: at,
            option: round.answers.get(&written.id),
        }));
    }
    let first = made.iter().map(|made| made.round).min()?;
    let count = |option: Option<&Id>, text: String| {
        let chose = || made.iter().filter(move |made| made.option == option);
        let changes: Vec<[i64; 3]> = chose().map(|made| followed(games, made)).collect();
        ChoiceCount {
            option: option.cloned(),
            text,
            games: chose().map(|made| made.place).collect(),
            followed: Followed::of(&changes),
        }
    };
    let mut choices: Vec<ChoiceCount> = written
        .options
        .iter()
        .map(|option| count(Some(&option.id), games.filler.fill(&option.text)))
        .collect();
    let left = count(None, String::new());
    if !left.games.is_empty() {
        choices.push(left);
    }
    Some(CardRow {
        card: written.id.clone(),
        title: games.filler.fill(&written.title),
        round: first as u32 + 1,
        met: made.len(),
        choices,
    })
}

/// By how much the team's means had changed some rounds later, or at the end of the game.
fn followed(games: &Games<'_>, made: &Made<'_>) -> [i64; 3] {
    let rounds = &games.games[made.place].rounds;
    let last = (made.round + FOLLOWED_ROUNDS).min(rounds.len()) - 1;
    let (before, after) = (rounds[made.round].start, rounds[last].means);
    [0, 1, 2].map(|level| after[level] - before[level])
}
