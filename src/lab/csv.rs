//! The tables of a study: one row a run, a round or a member, with the same columns whoever asks.

use std::fmt::Write;

use super::{
    columns::{KEYS, MEMBER, ROUND, RUN},
    ready::{Ready, Row},
    run::Keep,
    study::Led,
};

/// What one row of a table is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// A whole run.
    #[default]
    Run,
    /// A round of a run.
    Round,
    /// A member in a run.
    Member,
}

impl Grain {
    /// What a run must keep for it.
    pub const fn keep(self) -> Keep {
        Keep {
            rounds: matches!(self, Self::Round),
            members: matches!(self, Self::Member),
            without_chair: false,
        }
    }

    /// All columns, in order.
    pub fn columns(self) -> Vec<&'static str> {
        let (own, figures): (&[&str], &[&str]) = match self {
            Self::Run => (&[], RUN),
            Self::Round => (&["round"], ROUND),
            Self::Member => (&["member"], MEMBER),
        };
        KEYS.iter().chain(own).chain(figures).copied().collect()
    }

    /// The line above the rows.
    pub fn heading(self) -> String {
        format!("{}\n", self.columns().join(","))
    }

    /// Adds the lines of a run.
    pub fn lines(self, ready: &Ready, row: &Row, out: &mut String) {
        let study = &ready.study;
        let leader = study.leaders.get(row.leader).map(Led::id);
        let leader = leader.as_ref().map_or("", |id| id.as_str());
        let keys = format!("{},{},{leader},{}", study.id, study.teams[row.team].id, row.seed);
        match self {
            Self::Run => line(out, &keys, None, &row.measured.run),
            Self::Round => {
                for (round, figures) in row.measured.rounds.iter().enumerate() {
                    line(out, &keys, Some(round + 1), figures);
                }
            }
            Self::Member => {
                for (member, figures) in row.measured.members.iter().enumerate() {
                    line(out, &keys, Some(member + 1), figures);
                }
            }
        }
    }
}

/// Ids hold neither commas nor quotes, so nothing has to be put in quotation marks. A figure that there is none of is
/// left empty.
fn line(out: &mut String, keys: &str, number: Option<usize>, figures: &[f64]) {
    out.push_str(keys);
    if let Some(number) = number {
        // Writing to a string cannot fail.
        let _ = write!(out, ",{number}");
    }
    for figure in figures {
        out.push(',');
        if figure.is_finite() {
            // −0.000 would be a difference that is none.
            let figure = if figure.abs() < 0.000_5 { 0.0 } else { *figure };
            let text = format!("{figure:.3}");
            out.push_str(text.trim_end_matches('0').trim_end_matches('.'));
        }
    }
    out.push('\n');
}
