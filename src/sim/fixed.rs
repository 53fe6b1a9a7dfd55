//! Whole-number arithmetic in thousandths, so that results are the same everywhere.

use std::cmp::Reverse;

/// One, as a factor.
pub const ONE: i64 = 1000;
/// One point of a level.
pub const POINT: i64 = 1000;
/// The top of a level: 100 points.
pub const FULL: i64 = 100 * POINT;
/// Hours that rates and repetition are stated for.
pub const WEEK_HOURS: i64 = 40;

/// Steps of the exponential table in one unit.
const STEPS: i64 = 64;
/// `e^(-k/64)` in millionths, for k from 0 to 512 (eight units); made at compile time by repeated
/// multiplication in 2^-40, so that no platform's `exp` is involved.
const EXP_NEG: [i64; 513] = {
    // e^(-1/64) = 0.984496437005408..., in 2^-40
    const RATIO: i128 = 1_082_465_281_213;
    let mut table = [0; 513];
    let mut value: i128 = 1 << 40;
    let mut k = 0;
    while k < 513 {
        table[k] = ((value * 1_000_000 + (1 << 39)) >> 40) as i64;
        value = (value * RATIO + (1 << 39)) >> 40;
        k += 1;
    }
    table
};

/// `1 − e^(−x)` in millionths, for `x` in thousandths; 0 for negative `x`, at most 1,000,000.
pub const fn one_minus_exp(x: i64) -> i64 {
    if x <= 0 {
        return 0;
    }
    if x >= CURVE_END {
        return 1_000_000 - EXP_NEG[512];
    }
    let scaled = x * STEPS;
    let k = scaled / ONE;
    let rest = scaled - k * ONE;
    let low = EXP_NEG[k as usize];
    let high = EXP_NEG[k as usize + 1];
    1_000_000 - (low + (high - low) * rest / ONE)
}

/// Eight units, in thousandths: from here on the curve is flat.
const CURVE_END: i64 = 8 * ONE;

/// Room for the curve: a power of two, so that a place in it needs no check.
const CURVE_ROOM: usize = 1 << 13;
const _: () = assert!((CURVE_END as usize) < CURVE_ROOM);

/// [`one_minus_exp`] of every thousandth, worked out at compile time: every level of everybody asks for it twice a
/// round.
static CURVE: [u32; CURVE_ROOM] = {
    let mut curve = [0; CURVE_ROOM];
    let mut x = 0;
    while x < curve.len() {
        curve[x] = one_minus_exp(x as i64) as u32;
        x += 1;
    }
    curve
};

/// How pushes come to less and less: `1 − e^(−push/scale)`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Saturation {
    /// The push from which on nothing is added.
    most: u64,
    /// 2^50 / scale, rounded up, times 1000.
    reciprocal: u64,
}

impl Saturation {
    /// With a scale from 1 to 200,000.
    pub fn new(scale: i64) -> Self {
        let scale = scale.clamp(1, 200_000).unsigned_abs();
        Self { most: 8 * scale, reciprocal: ((1 << 50) / scale + 1) * 1000 }
    }

    /// `one_minus_exp(push × 1000 / scale)`, in millionths, for a push that is not negative.
    ///
    /// The quotient is exact: a dividend of at most 8,000 scales is off by less than 1.6e9 / 2^50, which is less than
    /// one part in 200,000, and the product stays below 8,192 × 2^50.
    #[inline]
    pub fn of(self, push: i64) -> u64 {
        let capped = push.cast_unsigned().min(self.most);
        let x = capped.wrapping_mul(self.reciprocal) >> 50;
        u64::from(CURVE[x as usize % CURVE_ROOM])
    }
}

/// How much of a rate stated for 40 hours applies in `hours`, so that five days come to one week:
/// `1 − (1 − rate)^(hours/40)`. Rate and result in thousandths of thousandths (millionths).
pub fn rate_for(rate: i64, hours: i64) -> i64 {
    if hours == WEEK_HOURS {
        return rate;
    }
    // −ln(1 − rate), by its series: rates are at most one half, so forty terms are exact to a millionth.
    let mut term: i128 = i128::from(rate.clamp(0, 500_000));
    let base = term;
    let mut sum = 0;
    let mut n = 1;
    while n <= 40 && term != 0 {
        sum += term / n;
        term = term * base / 1_000_000;
        n += 1;
    }
    let exponent = (sum * i128::from(hours) / i128::from(WEEK_HOURS)) as i64;
    // e^(−x) by its series in millionths; x is below one.
    let x = i128::from(exponent);
    let mut power: i128 = 1_000_000;
    let mut result: i128 = 0;
    let mut n = 1;
    while n <= 30 {
        power = power * x / 1_000_000 / n;
        result += if n % 2 == 1 { power } else { -power };
        n += 1;
    }
    result as i64
}

/// `value × factor`, factor in thousandths, rounded towards zero.
pub const fn times(value: i64, factor: i64) -> i64 {
    value * factor / ONE
}

/// `value × part`, part in millionths and neither negative, rounded down.
#[inline]
pub const fn millionths(value: i64, part: u64) -> i64 {
    (value.cast_unsigned() * part / 1_000_000).cast_signed()
}

/// Linear interpolation: `low` at 0, `high` at 100 points of `level`.
pub const fn along(level: i64, low: i64, high: i64) -> i64 {
    low + (high - low) * level / FULL
}

/// Shares totals out, one after the other, in memory of its own.
#[derive(Clone, Debug, Default)]
pub struct Sharing {
    shares: Vec<i64>,
    rest: Vec<(Reverse<u128>, usize)>,
}

impl Sharing {
    /// Shares `total` out in proportion to `weights` (all of one sign or 0) by largest remainder, ties to the
    /// earlier. The shares add up to `total` exactly. All 0 if the weights are.
    pub fn of(&mut self, total: i64, weights: &[i64]) -> &[i64] {
        let Self { shares, rest } = self;
        shares.clear();
        rest.clear();
        let sum: i128 = weights.iter().map(|w| i128::from(w.abs())).sum();
        if sum == 0 {
            shares.resize(weights.len(), 0);
            return shares;
        }
        if weights.len() == 1 {
            shares.push(total);
            return shares;
        }
        let magnitude = total.unsigned_abs();
        let sign = total.signum();
        // Dividing 128 bits takes many times as long as 64, and hardly ever takes more than those.
        let small = u64::try_from(sum).ok().filter(|sum| magnitude.checked_mul(*sum).is_some());
        let mut given = 0;
        for (place, weight) in weights.iter().enumerate() {
            let weight = weight.unsigned_abs();
            let (part, left) = if let Some(sum) = small {
                let product = magnitude * weight;
                (product / sum, u128::from(product % sum))
            } else {
                let (product, sum) = (u128::from(magnitude) * u128::from(weight), sum.unsigned_abs());
                ((product / sum) as u64, product % sum)
            };
            given += part;
            shares.push(part as i64 * sign);
            rest.push((Reverse(left), place));
        }
        // Fewer are left than there are weights: the remainders come to so many wholes.
        let left = (magnitude - given) as usize;
        if left > 0 {
            rest.select_nth_unstable(left - 1);
            rest[..left].iter().for_each(|(_, place)| shares[*place] += sign);
        }
        shares
    }
}

/// A value in whole points, halves up; `unit` is one point.
pub fn whole(value: i64, unit: i64) -> i64 {
    (value + unit / 2).div_euclid(unit)
}

/// Rounds amounts (in parts of which `unit` make a point) to whole points that add up to `total`, by largest
/// remainder, ties to the earlier. None is off by a point or more, and none changes sign, as long as `total` is
/// less than a point away from their sum, which the difference of two rounded levels always is.
pub fn share_whole(amounts: &[i64], unit: i64, total: i64) -> Vec<i64> {
    let mut points: Vec<i64> = amounts.iter().map(|amount| amount.div_euclid(unit)).collect();
    let left = usize::try_from(total - points.iter().sum::<i64>()).unwrap_or(0).min(points.len());
    if left > 0 {
        let rest = amounts.iter().map(|amount| Reverse(amount.rem_euclid(unit))).zip(0..);
        let mut rest: Vec<(Reverse<i64>, usize)> = rest.collect();
        rest.select_nth_unstable(left - 1);
        rest[..left].iter().for_each(|(_, place)| points[*place] += 1);
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saturation_is_the_curve_of_the_exact_quotient() {
        for scale in [1, 2, 3, 7, 999, 1000, 1001, 49_999, 50_000, 131_071, 199_999, 200_000] {
            let saturation = Saturation::new(scale);
            let most = 9 * scale;
            // Every multiple where the quotient steps, and its neighbours, and a comb over the rest.
            let steps = (0..=9000).flat_map(|x| [x * scale / 1000, x * scale / 1000 + 1]);
            for push in steps.chain((0..most).step_by((most / 10_000).max(1) as usize)).chain([i64::MAX]) {
                let x = i128::from(push) * 1000 / i128::from(scale);
                let exact = one_minus_exp(i64::try_from(x).unwrap_or(i64::MAX));
                assert_eq!(saturation.of(push).cast_signed(), exact, "{push} / {scale}");
            }
        }
    }

    #[test]
    fn shares_add_up_and_ties_go_to_the_earlier() {
        let mut sharing = Sharing::default();
        assert_eq!(sharing.of(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(sharing.of(-7, &[2, 0, 2]), [-4, 0, -3]);
        assert_eq!(sharing.of(-7, &[3]), [-7]);
        assert_eq!(sharing.of(7, &[0]), [0]);
    }

    #[test]
    fn shares_are_the_same_however_wide_they_are_divided() {
        // The same proportions in numbers that 64 bits hold, and in numbers that they do not.
        let wide = i64::MAX / 4_000;
        for total in [1, 7, 999, -250_000, 1_000_000_000] {
            for weights in [[1, 1, 1, 0], [3, -5, 8, 13], [997, 1, 0, 2], [1, 999, 999, 1]] {
                let (mut narrow, mut broad) = (Sharing::default(), Sharing::default());
                let narrow = narrow.of(total, &weights);
                let broad = broad.of(total, &weights.map(|weight| weight * wide));
                assert_eq!(narrow, broad, "{total} over {weights:?}");
                assert_eq!(narrow.iter().sum::<i64>(), total);
            }
        }
    }
}
