//! How figures of many games lie.

use serde::{Deserialize, Serialize};

/// Rounds over which is told what followed a choice: its own and those after it.
pub const FOLLOWED_ROUNDS: usize = 3;

/// Five figures of a distribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// The least.
    pub least: i64,
    /// A quarter lies below.
    pub lower: i64,
    /// The middle.
    pub middle: i64,
    /// A quarter lies above.
    pub upper: i64,
    /// The most.
    pub most: i64,
}

impl Band {
    /// The band of some figures; all 0 if there are none. Between two figures it goes in a straight line.
    pub fn of(figures: impl Iterator<Item = i64>) -> Self {
        let mut figures: Vec<i64> = figures.collect();
        figures.sort_unstable();
        let last = figures.len().saturating_sub(1);
        let at = |quarters: usize| {
            let (place, rest) = (last * quarters / 4, (last * quarters % 4) as i64);
            let here = figures.get(place).copied().unwrap_or(0);
            let next = figures.get(place + 1).copied().unwrap_or(here);
            here + (next - here) * rest / 4
        };
        Self { least: at(0), lower: at(1), middle: at(2), upper: at(3), most: at(4) }
    }
}

/// What followed a choice: the change of the team's true means over [`FOLLOWED_ROUNDS`] rounds. Much else happened in
/// them; that it followed does not say that it came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// Mean change of morale, innovation and loyalty.
    pub mean: [i64; 3],
    /// How the changes lie.
    pub spread: [Band; 3],
}

impl Followed {
    /// Of the changes in some games; none if there are none.
    pub(super) fn of(changes: &[[i64; 3]]) -> Option<Self> {
        if changes.is_empty() {
            return None;
        }
        let mean =
            |level: usize| changes.iter().map(|change| change[level]).sum::<i64>() / changes.len() as i64;
        let spread = |level: usize| Band::of(changes.iter().map(|change| change[level]));
        Some(Self { mean: [0, 1, 2].map(mean), spread: [0, 1, 2].map(spread) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_that_of_its_figures() {
        assert_eq!(Band::of([].into_iter()), Band::default());
        let one = Band::of([7].into_iter());
        assert_eq!((one.least, one.middle, one.most), (7, 7, 7));
        let five = Band::of([50, 10, 40, 20, 30].into_iter());
        assert_eq!(five, Band { least: 10, lower: 20, middle: 30, upper: 40, most: 50 });
        let two = Band::of([0, 100].into_iter());
        assert_eq!(two, Band { least: 0, lower: 25, middle: 50, upper: 75, most: 100 });
    }
}
