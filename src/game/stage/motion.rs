//! Values that take their time: how anything on the stage gets from one state to the next.

/// Seconds for mood and posture.
pub const POSTURE: f64 = 0.4;
/// Seconds for light and threads.
pub const LIGHT: f64 = 0.9;
/// Seconds for the leader's walk, and for people who make room.
pub const WALK: f64 = 1.6;
/// Seconds for any change when motion is reduced.
pub const REDUCED: f64 = 0.15;

/// A number on its way, in and out without overshooting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    from: f64,
    to: f64,
    start: f64,
    span: f64,
}

impl Track {
    /// A number at rest.
    pub const fn at(value: f64) -> Self {
        Self { from: value, to: value, start: 0.0, span: 0.0 }
    }

    /// Where it came from.
    pub const fn origin(&self) -> f64 {
        self.from
    }

    /// Where it is going.
    pub const fn end(&self) -> f64 {
        self.to
    }

    /// Sends it to a value, from wherever it is at `now`, after a wait. A span of 0 is a jump.
    pub fn send(&mut self, to: f64, now: f64, wait: f64, span: f64) {
        if (self.to - to).abs() < 1e-9 {
            return;
        }
        *self = Self { from: self.value(now), to, start: now + wait, span };
    }

    /// Its value at a time in seconds.
    pub fn value(&self, now: f64) -> f64 {
        if now >= self.start + self.span {
            return self.to;
        }
        let t = ((now - self.start) / self.span).clamp(0.0, 1.0);
        self.from + (self.to - self.from) * in_out(t)
    }

    /// Whether it has not arrived.
    pub fn moves(&self, now: f64) -> bool {
        now < self.start + self.span && (self.to - self.from).abs() > 1e-9
    }
}

/// Slow at both ends.
pub fn in_out(t: f64) -> f64 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_track_goes_where_it_is_sent_and_stays() {
        let mut track = Track::at(1.0);
        assert!(!track.moves(0.0));
        track.send(3.0, 10.0, 0.5, 2.0);
        assert!((track.value(10.4) - 1.0).abs() < 1e-9, "waits");
        assert!((track.value(11.5) - 2.0).abs() < 1e-9, "half way");
        assert!(track.moves(12.0) && !track.moves(12.5));
        assert!((track.value(99.0) - 3.0).abs() < 1e-9);
        track.send(0.0, 99.0, 0.0, 0.0);
        assert!((track.value(99.0)).abs() < 1e-9, "a jump");
    }

    #[test]
    fn a_track_sent_elsewhere_half_way_does_not_jump() {
        let mut track = Track::at(0.0);
        track.send(10.0, 0.0, 0.0, 1.0);
        let there = track.value(0.4);
        track.send(-10.0, 0.4, 0.0, 1.0);
        assert!((track.value(0.4) - there).abs() < 1e-9);
    }
}
