//! Whole points that still add up.

pub use crate::sim::fixed::{share_whole as share, whole};

use crate::{session::view::MotiveView, sim::fixed::POINT, terms::Motive};

/// The level as a figure on screen.
pub fn shown(level: i64) -> i64 {
    whole(level, POINT)
}

/// A mean of the three headline levels over `there` people, in thousandths of a point, as whole points of all three
/// over all of them: the scale on which single causes add up.
pub fn everybody(mean: i64, there: usize) -> i64 {
    whole(mean * 3 * there as i64, POINT)
}

/// Amounts as whole percent that sum to 100, or all 0.
pub fn percents(amounts: &[i64]) -> Vec<i64> {
    let sum: i64 = amounts.iter().sum();
    if sum == 0 {
        return vec![0; amounts.len()];
    }
    let thousandths: Vec<i64> = amounts.iter().map(|amount| amount * 100_000 / sum).collect();
    share(&thousandths, 1000, 100)
}

/// What moves somebody, in whole percent that sum to 100; without what does not.
pub fn motives(weights: &[MotiveView]) -> impl Iterator<Item = (Motive, i64)> {
    let shares = percents(&weights.iter().map(|one| one.weight).collect::<Vec<_>>());
    weights.iter().map(|one| one.motive).zip(shares).filter(|(_, share)| *share > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn shares_add_up(start in 0_i64..100_000, amounts in proptest::collection::vec(-9_000_i64..9_000, 1..20)) {
            let end = start + amounts.iter().sum::<i64>();
            let total = shown(end) - shown(start);
            let points = share(&amounts, POINT, total);
            prop_assert_eq!(points.iter().sum::<i64>(), total);
            for (point, amount) in points.iter().zip(&amounts) {
                prop_assert!((point * POINT - amount).abs() < POINT);
                prop_assert!(point.signum() * amount.signum() >= 0);
            }
        }
    }
}
