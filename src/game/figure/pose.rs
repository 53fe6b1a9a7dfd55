//! How a person stands and looks: what morale and strain show, and each person's own habits.

/// What the face shows; it comes from morale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mood {
    /// Morale 80 and above: eyes open, brows raised, an open smile.
    Bright,
    /// 60–79: corners of the mouth up.
    Steady,
    /// 40–59: lids lowered, mouth straight.
    Guarded,
    /// 20–39: looking aside, inner ends of the brows up.
    Troubled,
    /// Under 20: eyes closed, everything slack.
    Hollow,
}

impl Mood {
    /// All of them, best first.
    pub const ALL: [Self; 5] = [Self::Bright, Self::Steady, Self::Guarded, Self::Troubled, Self::Hollow];

    /// The mood of a morale, 0–100.
    #[must_use]
    pub const fn of(morale: i64) -> Self {
        match morale {
            80.. => Self::Bright,
            60.. => Self::Steady,
            40.. => Self::Guarded,
            20.. => Self::Troubled,
            _ => Self::Hollow,
        }
    }
}

/// What the body shows; it comes from strain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Energy {
    /// Little strain: chest and shoulders up, a hand open.
    Lifted,
    /// Weight even, hands together.
    Settled,
    /// Much strain: head and shoulders down, knees soft.
    Sagging,
}

impl Energy {
    /// All of them, most first.
    pub const ALL: [Self; 3] = [Self::Lifted, Self::Settled, Self::Sagging];

    /// The energy of a strain, 0–100: lifted under 30, sagging from 65.
    #[must_use]
    pub const fn of(strain: i64) -> Self {
        match strain {
            ..30 => Self::Lifted,
            30..65 => Self::Settled,
            _ => Self::Sagging,
        }
    }
}

/// What one arm does. Seated people and people with a cane do the nearest thing that they can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arm {
    /// Hanging.
    Down,
    /// Hanging slack, in front of the hip.
    Loose,
    /// Hand in a pocket.
    Pocket,
    /// Hand on the hip.
    Hip,
    /// Hand raised and open.
    Open,
    /// Hand held out.
    Offer,
    /// Hands together.
    Clasp,
    /// Holding a board with papers to the chest.
    Hold,
    /// Hand at the chin.
    Chin,
    /// Across the chest.
    Cross,
    /// Hand at the back of the neck.
    Neck,
    /// Hand on the wheel's rim.
    Rim,
    /// Hand in the lap.
    Lap,
    /// Hand on a cane.
    Cane,
}

impl Arm {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Down,
        Self::Loose,
        Self::Pocket,
        Self::Hip,
        Self::Open,
        Self::Offer,
        Self::Clasp,
        Self::Hold,
        Self::Chin,
        Self::Cross,
        Self::Neck,
        Self::Rim,
        Self::Lap,
        Self::Cane,
    ];

    /// Whether it lies in front of the torso.
    pub(super) const fn in_front(self) -> bool {
        !matches!(self, Self::Down | Self::Loose | Self::Pocket | Self::Hip | Self::Neck)
    }

    /// Whether it rests on the torso, which then lies in its shadow.
    pub(super) const fn on_torso(self) -> bool {
        matches!(self, Self::Cross | Self::Clasp | Self::Hold | Self::Chin | Self::Lap)
    }
}

/// How a person stands and looks at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// What the face shows.
    pub mood: Mood,
    /// What the body shows.
    pub energy: Energy,
    /// Where they look: −1.4 (far left of the picture) to 1.4 (far right), 0 at the viewer.
    pub gaze: f32,
    /// Turned to the left (−1) or right (1) with feet and head, or not (0).
    pub turn: i8,
    /// What the arm on the left of the picture does, and the one on the right.
    pub arms: (Arm, Arm),
    /// How far the head is tilted, in degrees; positive leans it to the right.
    pub tilt: f32,
    /// Whether the eyes are closed for a moment.
    pub blink: bool,
}

impl Pose {
    /// The pose of a mood and an energy as the member with this number stands: people have habits of their own,
    /// and keep to them.
    #[must_use]
    pub fn of(mood: Mood, energy: Energy, member: usize) -> Self {
        use Arm::{Chin, Clasp, Cross, Down, Hip, Hold, Loose, Neck, Offer, Open, Pocket};
        let habits: &[(Arm, Arm)] = match (energy, mood) {
            (Energy::Lifted, Mood::Bright | Mood::Steady) => &[
                (Hip, Open),
                (Down, Offer),
                (Open, Down),
                (Offer, Hip),
                (Pocket, Open),
                (Hold, Offer),
                (Open, Hip),
            ],
            (Energy::Lifted, Mood::Guarded) => &[
                (Hip, Hip),
                (Down, Offer),
                (Cross, Cross),
                (Hip, Down),
                (Cross, Chin),
                (Hold, Down),
                (Down, Hip),
            ],
            (Energy::Lifted, _) => &[
                (Hip, Neck),
                (Cross, Chin),
                (Offer, Down),
                (Neck, Hip),
                (Hip, Down),
                (Clasp, Clasp),
                (Down, Neck),
            ],
            (Energy::Settled, Mood::Bright | Mood::Steady) => &[
                (Clasp, Clasp),
                (Pocket, Down),
                (Down, Hip),
                (Hold, Down),
                (Down, Pocket),
                (Clasp, Clasp),
                (Down, Hold),
            ],
            (Energy::Settled, Mood::Guarded) => &[
                (Cross, Cross),
                (Clasp, Clasp),
                (Pocket, Down),
                (Hold, Down),
                (Down, Hip),
                (Cross, Chin),
                (Pocket, Pocket),
            ],
            (Energy::Settled, Mood::Troubled) => &[
                (Pocket, Neck),
                (Clasp, Clasp),
                (Cross, Chin),
                (Hold, Down),
                (Down, Pocket),
                (Cross, Cross),
                (Neck, Down),
            ],
            (Energy::Settled, Mood::Hollow) => &[
                (Clasp, Clasp),
                (Down, Down),
                (Pocket, Pocket),
                (Down, Loose),
                (Cross, Cross),
                (Loose, Pocket),
                (Hold, Down),
            ],
            (Energy::Sagging, Mood::Hollow | Mood::Troubled) => &[
                (Pocket, Loose),
                (Loose, Loose),
                (Pocket, Pocket),
                (Loose, Neck),
                (Clasp, Clasp),
                (Loose, Pocket),
                (Down, Loose),
            ],
            (Energy::Sagging, _) => &[
                (Loose, Pocket),
                (Pocket, Pocket),
                (Clasp, Clasp),
                (Down, Loose),
                (Pocket, Down),
                (Loose, Down),
                (Hold, Loose),
            ],
        };
        let lean = [1.0, -1.5, 0.0, 2.0, -1.0, 0.5, -2.0][member % 7];
        let tilt = match (mood, energy) {
            (Mood::Hollow, _) => {
                if lean > 0.0 {
                    4.0
                } else {
                    -4.0
                }
            }
            (Mood::Troubled, _) | (_, Energy::Sagging) => lean * 1.3,
            _ => lean,
        };
        let gaze = match mood {
            Mood::Troubled => {
                if member.is_multiple_of(2) {
                    -0.9
                } else {
                    0.9
                }
            }
            Mood::Hollow => 0.0,
            _ => [0.3, -0.4, 0.5, -0.2, 0.4, -0.5, 0.2][member % 7],
        };
        Self { mood, energy, gaze, turn: 0, arms: habits[member % habits.len()], tilt, blink: false }
    }
}
