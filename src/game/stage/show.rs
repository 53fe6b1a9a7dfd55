//! The show: what is on the stage at a moment, on its way from one cast to the next. It knows seconds, but no clock
//! and no renderer; [`super::picture`] turns it into sheets.

use std::sync::Arc;

use super::{
    cast::{Actor, Cast, LeaderOnStage},
    cue::{Reaction, StageCue, StageCueKind},
    motion::{LIGHT, POSTURE, REDUCED, Track, WALK},
    placing::{self, Spot},
    scene::set::{Frame, TITLE, WEEK},
};
use crate::{
    game::figure::{Arm, Pose},
    scenario::Figure,
};

/// Which stage is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Set {
    /// The week's: drawing 880 × 510, opening 52–450, plates from 461 on.
    #[default]
    Week,
    /// The title's: drawing 1280 × 720, curtain up to 506.
    Title,
}

impl Set {
    /// The measures of its drawing.
    pub(super) fn frame(self) -> &'static Frame {
        match self {
            Self::Week => &WEEK,
            Self::Title => &TITLE,
        }
    }

    /// Width and height of its drawing.
    pub fn size(self) -> (f32, f32) {
        let frame = self.frame();
        (frame.width as f32, frame.height as f32)
    }
}

/// A person on the stage, on their way.
#[derive(Clone, Debug)]
pub(super) struct Player {
    pub figure: Arc<Figure>,
    pub seated: bool,
    /// Where they are: x, y and scale.
    pub spot: [Track; 3],
    /// Where their place in the team is, x and y: who walks off leaves it as a gap.
    pub home: [Track; 2],
    pub bond: Track,
    pub innovation: f32,
    pub held_idea: bool,
    /// 1 while they are there, 0 when only the gap is left.
    pub there: Track,
    pub pose: Pose,
    /// How they stood before, and since when they no longer do.
    pub before: Option<(Pose, f64)>,
}

impl Player {
    pub fn spot(&self, now: f64) -> Spot {
        let [x, y, scale] = self.spot.map(|track| track.value(now));
        Spot { x, y, scale }
    }
}

/// What is on the stage.
#[derive(Debug)]
pub(super) struct Show {
    pub set: Set,
    pub cast: Cast,
    pub players: Vec<Player>,
    /// Where the leader is: 0 behind to 1 in front, and less than 0 on the way off.
    pub place: Track,
    pub storm: Track,
    pub chair: Track,
    /// 1 where the leader stands; 0 just after a jump.
    pub arrived: Track,
    pub reactions: Vec<Reaction>,
    /// Seconds since the show began; the time that tracks know.
    pub now: f64,
    /// Seconds of breath, blinks, sparks and rain; it stands still at rest.
    pub idle: f64,
    /// Whether that time runs.
    pub breathing: bool,
    pub reduced: bool,
}

impl Show {
    /// A stage with a cast on it, at rest.
    pub fn new(set: Set, cast: Cast) -> Self {
        let place = f64::from(cast.leader.mark());
        let (storm, chair) = marks(&cast);
        let spots = spots(set, &cast);
        let bearings = placing::bearings(&cast, &spots);
        let players =
            cast.people.iter().zip(&spots).zip(&bearings).enumerate().map(|(i, ((actor, spot), bearing))| {
                Player {
                    figure: Arc::new(actor.figure.clone()),
                    seated: placing::sits(actor),
                    spot: [spot.x, spot.y, spot.scale].map(Track::at),
                    home: [spot.x, spot.y].map(Track::at),
                    bond: Track::at(f64::from(actor.bond())),
                    innovation: actor.innovation,
                    held_idea: actor.held_idea,
                    there: Track::at(if actor.left { 0.0 } else { 1.0 }),
                    pose: pose(&cast, actor, i, bearing),
                    before: None,
                }
            });
        Self {
            set,
            players: players.collect(),
            place: Track::at(place),
            storm: Track::at(storm),
            chair: Track::at(chair),
            arrived: Track::at(1.0),
            cast,
            reactions: Vec::new(),
            now: 0.0,
            idle: 0.0,
            breathing: false,
            reduced: false,
        }
    }

    /// The measures of the drawing.
    pub fn frame(&self) -> &'static Frame {
        self.set.frame()
    }

    /// Sends the show on its way to another cast. Another team is simply there.
    pub fn turn_to(&mut self, set: Set, cast: &Cast) {
        if set == self.set && *cast == self.cast {
            return;
        }
        let same = |a: &Actor, b: &Actor| a.id == b.id && a.figure == b.figure;
        let people = (&cast.people, &self.cast.people);
        let same_team =
            people.0.len() == people.1.len() && people.0.iter().zip(people.1).all(|(a, b)| same(a, b));
        if set != self.set || !same_team {
            let (now, idle) = (self.now, self.idle);
            let (breathing, reduced) = (self.breathing, self.reduced);
            *self = Self { now, idle, breathing, reduced, ..Self::new(set, cast.clone()) };
            return;
        }
        let now = self.now;
        let light = if self.reduced { REDUCED } else { LIGHT };
        let place = f64::from(cast.leader.mark());
        let (storm, chair) = marks(cast);
        self.storm.send(storm, now, 0.0, light);
        self.chair.send(chair, now, 0.0, light);
        if self.reduced {
            if (self.place.end() - place).abs() > 0.02 {
                // Nobody travels: the leader is at the new place and the picture comes up there.
                self.arrived = Track::at(0.0);
                self.arrived.send(1.0, now, 0.0, REDUCED);
            }
            self.place.send(place, now, 0.0, 0.0);
        } else {
            self.place.send(place, now, 0.0, WALK);
        }
        let spots = spots(set, cast);
        let bearings = placing::bearings(cast, &spots);
        for (i, actor) in cast.people.iter().enumerate() {
            let player = &mut self.players[i];
            player.innovation = actor.innovation;
            player.held_idea = actor.held_idea;
            player.bond.send(f64::from(actor.bond()), now, 0.0, light);
            let pose = pose(cast, actor, i, &bearings[i]);
            let far = (player.home[0].end() - spots[i].x).abs() > 12.0;
            let span = match (self.reduced, far) {
                (true, _) => 0.0,
                (false, true) => WALK,
                (false, false) => POSTURE,
            };
            for (track, to) in player.home.iter_mut().zip([spots[i].x, spots[i].y]) {
                track.send(to, now, 0.0, span);
            }
            let leaves = actor.left && !self.cast.people[i].left;
            let returns = !actor.left && self.cast.people[i].left;
            if leaves {
                player.leave(now, self.reduced);
            } else if returns {
                // Undone: they are there again.
                let spot = spots[i];
                player.spot = [spot.x, spot.y, spot.scale].map(Track::at);
                player.there.send(1.0, now, 0.0, light);
            } else if !actor.left {
                let spot = [spots[i].x, spots[i].y, spots[i].scale];
                for (track, to) in player.spot.iter_mut().zip(spot) {
                    track.send(to, now, 0.0, span);
                }
            }
            if pose != player.pose && !actor.left {
                player.before = Some((player.pose, now));
                player.pose = pose;
            }
        }
        self.cast = cast.clone();
    }

    /// Takes up a cue of the play-out.
    pub fn cue(&mut self, cue: &StageCue) {
        let there = |member: usize| self.players.get(member).is_some();
        if cue.member.is_some_and(|member| !there(member)) {
            return;
        }
        // Nothing flashes more than once a second, whatever the play-out says.
        let mut start = self.now;
        if cue.kind.flashes() {
            let last = self.reactions.iter().filter(|old| old.cue.kind.flashes()).map(|old| old.start);
            start = last.fold(start, |start, old| start.max(old + 1.0));
        }
        self.reactions.push(Reaction { cue: *cue, start });
    }

    /// Lets time pass. `breathing` is whether breath, blinks, sparks and rain go on.
    pub fn pass(&mut self, seconds: f64, breathing: bool, reduced: bool) {
        self.now += seconds;
        self.reduced = reduced;
        self.breathing = breathing && !reduced;
        if self.breathing {
            self.idle += seconds;
        }
        if self.reduced {
            self.idle = 0.0;
        }
        let fade = self.fade();
        let now = self.now;
        for player in &mut self.players {
            if player.before.as_ref().is_some_and(|(_, since)| now >= since + fade) {
                player.before = None;
            }
        }
        self.reactions.retain(|reaction| !reaction.is_over(now));
    }

    /// Seconds in which one posture fades into the next.
    pub fn fade(&self) -> f64 {
        if self.reduced { REDUCED } else { POSTURE }
    }

    /// Whether anything is on its way: the next frame differs from this one even at rest.
    pub fn moves(&self) -> bool {
        let now = self.now;
        let whole = [&self.place, &self.storm, &self.chair, &self.arrived];
        whole.iter().any(|track| track.moves(now))
            || !self.reactions.is_empty()
            || self.players.iter().any(|player| {
                player.before.is_some()
                    || player.bond.moves(now)
                    || player.there.moves(now)
                    || player.spot.iter().chain(&player.home).any(|track| track.moves(now))
            })
    }

    /// What a cue of some kind does to somebody now: the sum of what is going on, each 0–1.
    pub fn reacting(&self, member: usize, kinds: impl Fn(StageCueKind) -> bool) -> f64 {
        let mine = |reaction: &&Reaction| reaction.cue.member.is_none_or(|who| who == member);
        let all = self.reactions.iter().filter(mine).filter(|reaction| kinds(reaction.cue.kind));
        all.map(|reaction| reaction.strength(self.now)).fold(0.0, f64::max)
    }
}

impl Player {
    /// The thread parts first; then they walk to the nearer wing, and the gap stays.
    fn leave(&mut self, now: f64, reduced: bool) {
        self.bond.send(0.2, now, 0.0, if reduced { REDUCED } else { LIGHT });
        if reduced {
            self.there.send(0.0, now, 0.0, REDUCED);
            return;
        }
        let here = self.spot(now);
        let wing = if here.x < 440.0 { -60.0 } else { 940.0 };
        let span = ((wing - here.x).abs() / 170.0).clamp(1.6, 3.2);
        self.spot[0].send(wing, now, LIGHT, span);
        self.there.send(0.0, now, LIGHT + span, 0.05);
        let turned = Pose { turn: if wing < here.x { -1 } else { 1 }, ..self.pose };
        let arms = if self.seated { (Arm::Rim, Arm::Rim) } else { (Arm::Down, Arm::Loose) };
        self.before = Some((self.pose, now + LIGHT * 0.6));
        self.pose = Pose { gaze: 1.3 * f32::from(turned.turn), arms, ..turned };
    }
}

fn marks(cast: &Cast) -> (f64, f64) {
    let chair = cast.leader == LeaderOnStage::Chair;
    (f64::from(u8::from(cast.storm)), f64::from(u8::from(chair)))
}

/// Where everybody stands; whoever speaks is a step nearer.
fn spots(set: Set, cast: &Cast) -> Vec<Spot> {
    let storm = if cast.storm { 1.0 } else { 0.0 };
    let mut spots = placing::arrange(&cast.people, set.frame(), f64::from(cast.leader.place()), storm);
    if let Some(spot) = cast.speaker.and_then(|speaker| spots.get_mut(speaker)) {
        spot.y += 7.0;
        spot.scale *= 1.035;
    }
    spots
}

/// How somebody stands: mood and energy as they are, gaze and turn by who is about them.
fn pose(cast: &Cast, actor: &Actor, place: usize, bearing: &placing::Bearing) -> Pose {
    let mut pose = Pose::of(actor.mood, actor.energy, place);
    pose.gaze = bearing.look;
    pose.turn = bearing.turn;
    let sits = placing::sits(actor);
    if bearing.speaks {
        pose.arms = if sits { (Arm::Lap, Arm::Offer) } else { (pose.arms.0, Arm::Offer) };
    }
    if bearing.turn != 0 || cast.storm {
        pose.tilt *= 0.5;
    }
    pose
}
