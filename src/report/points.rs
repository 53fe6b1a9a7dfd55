//! Whole points that still add up.

pub use crate::sim::fixed::{share_whole as share, whole};

use crate::sim::fixed::POINT;

/// The level as a figure on screen.
pub fn shown(level: i64) -> i64 {
    whole(level, POINT)
}

/// A mean of the three headline levels over `there` people, in thousandths of a point, as whole points of all three
/// over all of them: the scale on which single causes add up.
pub fn everybody(mean: i64, there: usize) -> i64 {
    whole(mean * 3 * there as i64, POINT)
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
