//! The model's whole-number arithmetic against the platform's.

use footlights::sim::fixed::{one_minus_exp, rate_for};

#[test]
fn exponential_is_right_to_a_ten_thousandth() {
    for x in (0..6000).step_by(37) {
        let exact = 1.0 - (-(x as f64) / 1000.0).exp();
        let ours = one_minus_exp(x) as f64 / 1e6;
        assert!((exact - ours).abs() < 1e-4, "x = {x}: {ours} against {exact}");
    }
    assert_eq!(one_minus_exp(-5), 0);
    assert!(one_minus_exp(i64::MAX) <= 1_000_000);
}

#[test]
fn five_days_come_to_a_week() {
    for rate in [10_000, 80_000, 150_000, 400_000] {
        let day = rate_for(rate, 8) as f64 / 1e6;
        let week = 1.0 - (1.0 - day).powi(5);
        assert!((week - rate as f64 / 1e6).abs() < 1e-5, "{rate}: {week}");
    }
}
