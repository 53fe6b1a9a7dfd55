//! The statistics of the lab: sums that need no memory of the runs, what follows from them, and intervals by leaving
//! groups of runs out.
//!
//! There is one interval for everything: the *delete-a-group jackknife* (Kott 2001). Runs are dealt out into groups by
//! their number, so that matched seeds of all teams and leaders, and all members of a team, stay together. The
//! figure is worked out once from all groups, and once without each; how far these lie apart gives the interval. It
//! needs no formula of its own for a correlation, a ratio, a difference of either, or an interaction.

/// Groups into which the runs are dealt.
pub const GROUPS: usize = 50;

/// Sums over pairs of figures, from which means, deviations and correlations follow.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// How many pairs.
    pub n: f64,
    x: f64,
    y: f64,
    xx: f64,
    yy: f64,
    xy: f64,
}

impl Sums {
    /// Adds a pair. A figure that a run does not have is NaN; such a pair is left out.
    pub fn add(&mut self, x: f64, y: f64) {
        if x.is_finite() && y.is_finite() {
            self.n += 1.0;
            self.x += x;
            self.y += y;
            self.xx += x * x;
            self.yy += y * y;
            self.xy += x * y;
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            n: self.n + other.n,
            x: self.x + other.x,
            y: self.y + other.y,
            xx: self.xx + other.xx,
            yy: self.yy + other.yy,
            xy: self.xy + other.xy,
        }
    }

    /// These without those of a part of them.
    #[must_use]
    pub fn without(self, part: Self) -> Self {
        Self {
            n: self.n - part.n,
            x: self.x - part.x,
            y: self.y - part.y,
            xx: self.xx - part.xx,
            yy: self.yy - part.yy,
            xy: self.xy - part.xy,
        }
    }

    /// Mean of the first figure; NaN of nothing.
    pub fn mean(&self) -> f64 {
        self.x / self.n
    }

    /// Variance of the first figure, with n − 1.
    pub fn variance(&self) -> f64 {
        ((self.xx - self.x * self.x / self.n) / (self.n - 1.0)).max(0.0)
    }

    /// Pearson's correlation; 0 if one of the two does not vary.
    pub fn correlation(&self) -> f64 {
        let sx = (self.xx - self.x * self.x / self.n).max(0.0);
        let sy = (self.yy - self.y * self.y / self.n).max(0.0);
        // Sums of squares of equal figures differ from 0 in the last bits only.
        if sx <= 1e-9 * self.xx.abs() || sy <= 1e-9 * self.yy.abs() {
            return 0.0;
        }
        ((self.xy - self.x * self.y / self.n) / (sx * sy).sqrt()).clamp(-1.0, 1.0)
    }

    /// Difference of the means in pooled standard deviations (Cohen's d).
    pub fn effect(&self, against: &Self) -> f64 {
        let within = self.variance() * (self.n - 1.0) + against.variance() * (against.n - 1.0);
        let deviation = (within / (self.n + against.n - 2.0)).sqrt();
        if deviation > 0.0 { (self.mean() - against.mean()) / deviation } else { 0.0 }
    }
}

/// A figure with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// From all runs.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The interval around `value` from the figure without each group in turn. With fewer than two groups there is none:
/// both ends are infinite.
pub fn jackknife(value: f64, without: &[f64]) -> Estimate {
    let groups = without.len() as f64;
    if without.len() < 2 {
        return Estimate { value, low: f64::NEG_INFINITY, high: f64::INFINITY };
    }
    let mean = without.iter().sum::<f64>() / groups;
    let spread: f64 = without.iter().map(|left_out| (left_out - mean).powi(2)).sum();
    let half = t_95(groups - 1.0) * ((groups - 1.0) / groups * spread).sqrt();
    Estimate { value, low: value - half, high: value + half }
}

/// The 97.5 % point of Student's t, by the expansion around the normal one (Abramowitz & Stegun 26.7.5); off by less
/// than 0.01 from 5 degrees of freedom on.
pub fn t_95(freedom: f64) -> f64 {
    const Z: f64 = 1.959_963_984_540_054;
    let z = |power: i32| Z.powi(power);
    Z + (z(3) + Z) / (4.0 * freedom)
        + (5.0 * z(5) + 16.0 * z(3) + 3.0 * Z) / (96.0 * freedom.powi(2))
        + (3.0 * z(7) + 19.0 * z(5) + 17.0 * z(3) - 15.0 * Z) / (384.0 * freedom.powi(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(pairs: &[(f64, f64)]) -> Sums {
        let mut sums = Sums::default();
        pairs.iter().for_each(|(x, y)| sums.add(*x, *y));
        sums
    }

    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 1e-6, "{found} instead of {wanted}");
    }

    /// The first of Anscombe's four data sets (1973), whose figures are in every textbook.
    const ANSCOMBE: [(f64, f64); 11] = [
        (10.0, 8.04),
        (8.0, 6.95),
        (13.0, 7.58),
        (9.0, 8.81),
        (11.0, 8.33),
        (14.0, 9.96),
        (6.0, 7.24),
        (4.0, 4.26),
        (12.0, 10.84),
        (7.0, 4.82),
        (5.0, 5.68),
    ];

    #[test]
    fn means_variances_and_correlations_are_those_of_the_textbook() {
        let all = sums(&ANSCOMBE);
        near(all.mean(), 9.0);
        near(all.variance(), 11.0);
        assert!((all.correlation() - 0.816_420_5).abs() < 1e-6, "{}", all.correlation());
        near(sums(&[(1.0, 5.0), (2.0, 5.0)]).correlation(), 0.0);
        near(sums(&[(1.0, 2.0), (2.0, 4.0), (f64::NAN, 9.0)]).correlation(), 1.0);
        near(sums(&[(1.0, 2.0), (2.0, -4.0)]).correlation(), -1.0);
    }

    #[test]
    fn an_effect_is_in_pooled_deviations() {
        // Means 4 and 2, variances 1 and 1.
        let (high, low) =
            (sums(&[(3.0, 0.0), (4.0, 0.0), (5.0, 0.0)]), sums(&[(1.0, 0.0), (2.0, 0.0), (3.0, 0.0)]));
        near(high.effect(&low), 2.0);
        near(low.effect(&high), -2.0);
    }

    #[test]
    fn parts_add_up() {
        let (left, right) = ANSCOMBE.split_at(4);
        let whole = sums(left).and(sums(right));
        near(whole.correlation(), sums(&ANSCOMBE).correlation());
        near(whole.without(sums(left)).mean(), sums(right).mean());
    }

    /// Of a mean, leaving one case out at a time gives the usual interval exactly.
    #[test]
    fn the_jackknife_of_a_mean_is_the_usual_interval() {
        let all = sums(&ANSCOMBE);
        let without: Vec<f64> = ANSCOMBE.iter().map(|(x, y)| all.without(sums(&[(*x, *y)])).mean()).collect();
        let found = jackknife(all.mean(), &without);
        let half = t_95(10.0) * (11.0_f64 / 11.0).sqrt();
        near(found.low, 9.0 - half);
        near(found.high, 9.0 + half);
        assert!(jackknife(1.0, &[1.0]).low.is_infinite());
    }

    #[test]
    fn students_t_is_that_of_the_tables() {
        for (freedom, wanted) in [(5.0, 2.571), (9.0, 2.262), (19.0, 2.093), (49.0, 2.010), (1000.0, 1.962)] {
            assert!((t_95(freedom) - wanted).abs() < 0.01, "{freedom}: {}", t_95(freedom));
        }
    }

    /// In nineteen of twenty samples the interval of a correlation covers the true one.
    #[test]
    fn the_interval_of_a_correlation_covers_it() {
        use crate::sim::{Luck, luck::Purpose};
        let luck = Luck::new(11);
        let mut covered = 0;
        for sample in 0..200_u32 {
            let mut groups = [Sums::default(); GROUPS];
            for case in 0..500_u32 {
                let noise = |number: u64| luck.noise(sample, number, Purpose::Team, case, 1000) as f64;
                let (common, x, y) = (noise(1), noise(2), noise(3));
                // Half of the variance is common: the correlation is one half.
                groups[case as usize % GROUPS].add(common + x, common + y);
            }
            let all = groups.iter().fold(Sums::default(), |all, group| all.and(*group));
            let without: Vec<f64> = groups.iter().map(|group| all.without(*group).correlation()).collect();
            let found = jackknife(all.correlation(), &without);
            covered += u32::from(found.low < 0.5 && found.high > 0.5);
        }
        assert!((180..=198).contains(&covered), "{covered} of 200, expected 190");
    }
}
