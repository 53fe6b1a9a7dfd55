//! Rows for a spreadsheet or a statistics program: one for each round of each game, and one for each leader's seat.
//!
//! Games and seats go by pseudonyms made of their place in the comparison. Headings and values are ids and figures, so
//! that files of different languages can be joined; points have three decimals. Nothing needs quoting: ids have letters,
//! digits and hyphens.

use std::fmt::Write;

use super::games::{Game, Games, Sat};
use crate::{
    session::{Archive, Session},
    terms::Practice,
};

/// The two tables of an export, as comma-separated values with a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// One row for each round of each game.
    pub rounds: String,
    /// One row for each leader's seat of each game.
    pub seats: String,
}

impl Export {
    /// What a session has to export so far: its games that are over. It holds results, so it is for who runs the room.
    pub fn of(session: &Session) -> Self {
        Self::from_games(&Games::of(session))
    }

    /// The same from an archive. None if its scenario can no longer be read.
    pub fn of_archive(archive: &Archive) -> Option<Self> {
        Some(Self::from_games(&Games::of_archive(archive)?))
    }

    fn from_games(games: &Games<'_>) -> Self {
        Self { rounds: rounds(games), seats: seats(games) }
    }
}

/// What a game is called.
fn game_name(place: usize) -> String {
    format!("game-{:03}", place + 1)
}

/// Thousandths as a decimal number.
fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000)
}

fn line(table: &mut String, fields: &[String]) {
    table.push_str(&fields.join(","));
    table.push('\n');
}

fn rounds(games: &Games<'_>) -> String {
    let mut table = String::from("game,round,empty_chair,led_by,morale,innovation,loyalty,output,answers\n");
    for (place, game) in games.games.iter().enumerate() {
        for (number, round) in game.rounds.iter().enumerate() {
            let mut answers = String::new();
            for (card, option) in &round.answers {
                let between = if answers.is_empty() { "" } else { ";" };
                // Writing to a string does not fail.
                let _ = write!(answers, "{between}{card}={option}");
            }
            let [morale, innovation, loyalty] = round.means.map(decimal);
            line(
                &mut table,
                &[
                    game_name(place),
                    (number + 1).to_string(),
                    u8::from(number >= games.rounds as usize).to_string(),
                    round.led.as_ref().map_or_else(String::new, ToString::to_string),
                    morale,
                    innovation,
                    loyalty,
                    decimal(round.output),
                    answers,
                ],
            );
        }
    }
    table
}

fn seats(games: &Games<'_>) -> String {
    let mut heading: Vec<String> =
        ["game", "seat", "automated", "rounds", "rounds_led_for", "ending"].map(str::to_owned).to_vec();
    heading
        .extend(["results", "people", "ideas", "empty_chair", "total"].map(|part| format!("score_{part}")));
    heading.push("left".to_owned());
    let ids = || Practice::ALL.into_iter().map(Practice::id);
    heading.extend(ids().map(|id| format!("used_{id}")));
    heading.extend(ids().map(|id| format!("meant_{id}")));
    heading.extend(ids().map(|id| format!("thought_{id}")));
    let mut table = String::new();
    line(&mut table, &heading);
    for (place, game) in games.games.iter().enumerate() {
        for (number, sat) in game.seats.iter().enumerate() {
            line(&mut table, &seat(game, place, number, sat));
        }
    }
    table
}

fn seat(game: &Game, place: usize, number: usize, sat: &Sat) -> Vec<String> {
    let mut row = vec![
        game_name(place),
        format!("{}-{}", game_name(place), number + 1),
        sat.automated.as_ref().map_or_else(String::new, ToString::to_string),
        game.rounds.len().to_string(),
        game.led().count().to_string(),
        game.ending.as_ref().map_or_else(String::new, ToString::to_string),
    ];
    match game.score {
        Some(of) => row.extend([of.results, of.people, of.ideas, of.empty_chair, of.total].map(decimal)),
        None => row.extend([const { String::new() }; 5]),
    }
    row.push(game.left.to_string());
    row.extend(game.percents().iter().map(ToString::to_string));
    for rated in [&sat.ratings.before, &sat.ratings.after] {
        row.extend(Practice::ALL.iter().map(|practice| {
            let figure = rated.as_ref().and_then(|figures| figures.get(practice));
            figure.map_or_else(String::new, ToString::to_string)
        }));
    }
    row
}
