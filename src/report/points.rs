//! Whole points that still add up.

use crate::sim::fixed::POINT;

/// A value in whole points, halves up; `unit` is one point.
pub fn whole(value: i64, unit: i64) -> i64 {
    (value + unit / 2).div_euclid(unit)
}

/// The level as a figure on screen.
pub fn shown(level: i64) -> i64 {
    whole(level, POINT)
}

/// Rounds amounts (in parts of which `unit` make a point) to whole points that add up to `total`, by largest
/// remainder, ties to the earlier. None is off by a point or more, and none changes sign, as long as `total` is
/// less than a point away from their sum, which the difference of two rounded levels always is.
pub fn share(amounts: &[i64], unit: i64, total: i64) -> Vec<i64> {
    let mut points: Vec<i64> = amounts.iter().map(|amount| amount.div_euclid(unit)).collect();
    let left = total - points.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    order.sort_by_key(|place| (std::cmp::Reverse(amounts[*place].rem_euclid(unit)), *place));
    for place in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        points[place] += 1;
    }
    points
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
