//! The picture of a moment: every sheet where it lies, from the back to the front, and where people are in it.

use std::f64::consts::TAU;

use super::{
    cast::OFF,
    cue::StageCueKind,
    motion::in_out,
    placing::Spot,
    scene::{
        bonds::Tied,
        brush::{lerp, step},
        flat, ideas,
        leader::{self, Gait},
        light::{CHAIR_GLOW, Lighting},
        set::{Frame, lamp_x},
        weather::Rain,
        work,
    },
    sheet::{Blend, Flash, Part, Placed, Sheet, Source},
    show::{Player, Show},
};
use crate::game::figure::{self, Pose};

/// A moment of the show.
pub(super) struct Picture {
    /// The sheets, from the back to the front.
    pub sheets: Vec<Placed>,
    /// Where each person of the cast is; none where only a gap is left.
    pub people: Vec<Option<Stands>>,
    /// Where the leader is: feet and top of the head.
    pub leader: ((f64, f64), (f64, f64)),
}

/// Where somebody is in the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stands {
    pub spot: Spot,
    /// Top of the head above the feet, in the drawing.
    pub tall: f64,
}

/// Everything a moment's sheets are made from.
struct Moment<'a> {
    show: &'a Show,
    frame: &'static Frame,
    light: Lighting,
    gait: Gait,
    leader: (f64, f64, f64),
    /// Which way the leader faces: 1 ahead, −1 off.
    facing: f64,
    sheets: Vec<Placed>,
}

/// The picture of the show as it is now.
pub(super) fn picture(show: &Show) -> Picture {
    let frame = show.frame();
    let now = show.now;
    let (place, storm, chair) = (show.place.value(now), show.storm.value(now), show.chair.value(now));
    let gait = gait(show, place, storm);
    let leader = if frame.is_title() { leader::TITLE_STAND } else { leader::stand(place, storm) };
    // Whoever walks off turns to where they go, and the lantern with them.
    let facing = if show.place.end() < 0.0 { -1.0 } else { 1.0 };
    let (fx, fy) = leader::flame(&gait);
    let flame = (leader.0 + facing * fx * leader.2, leader.1 + fy * leader.2);
    let light = Lighting { place: place.max(0.0), storm, chair, flame };
    let mut moment = Moment { show, frame, light, gait, leader, facing, sheets: Vec::with_capacity(96) };
    let people: Vec<Stands> =
        show.players.iter().enumerate().map(|(i, player)| moment.stands(i, player)).collect();
    moment.back(&people);
    moment.people(&people);
    moment.air(&people);
    moment.front();
    let there = |(player, stands): (&Player, &Stands)| (player.there.end() > 0.5).then_some(*stands);
    let foot = (leader.0, leader.1);
    Picture {
        sheets: moment.sheets.into_iter().filter(|placed| placed.opacity > 0.004).collect(),
        people: show.players.iter().zip(&people).map(there).collect(),
        leader: if chair > 0.5 {
            (leader::CHAIR, (leader::CHAIR.0, leader::CHAIR.1 - 124.0))
        } else {
            (foot, (leader.0, leader.1 - 204.0 * leader.2))
        },
    }
}

/// The leader's gait: standing below half way, striding from there on, and step by step in between.
fn gait(show: &Show, place: f64, storm: f64) -> Gait {
    let wind = storm;
    if !show.place.moves(show.now) {
        // Where they are going to stand decides, not how they came.
        let stride = if show.place.end() < 0.5 || show.frame().is_title() { 0.0 } else { 1.0 };
        return Gait { stride, swing: 1.0, wind };
    }
    let start = step(0.44, 0.56, place);
    let (from, to) = (show.place.origin(), show.place.end());
    let way = (to - from).abs();
    let gone = if way > 1e-6 { ((place - from) / (to - from)).clamp(0.0, 1.0) } else { 1.0 };
    // At both ends they stand as they stood and will stand; a step covers a tenth of the stage.
    let stands = |at: f64| if at < 0.5 { 0.0 } else { 1.0 };
    let walking =
        (TAU / 4.0 * (gone * 4.0).min(1.0)).sin() * (TAU / 4.0 * ((1.0 - gone) * 4.0).min(1.0)).sin();
    let rest = lerp(lerp(stands(from), stands(to), gone), start, walking);
    let steps = (way / 0.11).ceil().max(1.0);
    let swing = (TAU / 2.0 * gone * steps).cos().abs() * 2.0 - 1.0;
    Gait { stride: lerp(rest, rest.max(0.72), walking), swing: lerp(1.0, swing, walking * 0.92), wind }
}

impl Moment<'_> {
    fn add(&mut self, part: Part, sheet: Sheet, opacity: f64) {
        self.sheets.push(Placed::new(part, sheet, opacity));
    }

    /// A calm sheet, and its counterpart of the storm that fades in over it.
    fn weather(&mut self, parts: (Part, Part), sheet: impl Fn(bool) -> Sheet, opacity: f64) {
        let storm = self.light.storm;
        // Paint that is covered needs not fade; light does not cover and must.
        let covers = sheet(true).blend() != Blend::Light && !matches!(sheet(true), Sheet::Backdrop(..));
        if storm < 1.0 || sheet(false).blend() == Blend::Ground {
            self.add(parts.0, sheet(false), opacity * if covers { 1.0 } else { 1.0 - storm });
        }
        self.add(parts.1, sheet(true), opacity * storm);
    }

    /// Where somebody is now, with a bob at every step of a walk.
    fn stands(&self, place: usize, player: &Player) -> Stands {
        let show = self.show;
        let mut spot = player.spot(show.now);
        if player.spot[0].moves(show.now) && !player.seated {
            spot.y -= 2.2 * (spot.x / 26.0 * TAU / 2.0).sin().abs();
        }
        if !show.reduced {
            spot.y -= 4.0 * show.reacting(place, |kind| kind == StageCueKind::Gain);
        }
        Stands { tall: figure::top(&player.figure) * spot.scale, spot }
    }

    fn back(&mut self, people: &[Stands]) {
        let (frame, light) = (*self.frame, self.light);
        self.weather((Part::Ground, Part::GroundStorm), |storm| Sheet::Ground(frame, storm), 1.0);
        let backdrop = self.show.cast.backdrop;
        let flat = |storm| Sheet::Backdrop(frame, backdrop, storm);
        self.weather((Part::Backdrop, Part::BackdropStorm), flat, 1.0);
        for (i, stands) in people.iter().enumerate() {
            let there = self.there(i) * light.rig(&frame);
            let at = (stands.spot.x, self.show.players[i].spot[1].value(self.show.now));
            self.weather((Part::Rig(i), Part::RigStorm(i)), |storm| Sheet::Rig(frame, at, storm), there);
        }
        self.add(Part::Boards, Sheet::Boards(frame), light.boards(&frame));
        let (behind, _) = light.fan(&frame);
        self.sheets.push(Placed::new(Part::FanBehind, Sheet::Fan(frame), behind).at(light.flame, 1.0));
        let tied = self.tied(people);
        let mut line = Placed::new(Part::Line, Sheet::Line(tied, light.storm > 0.5), 1.0);
        line.size = (frame.scale, frame.scale);
        self.sheets.push(line);
    }

    /// How far somebody is there for light and shadow: those fade while they walk off.
    fn there(&self, place: usize) -> f64 {
        let player = &self.show.players[place];
        let there = player.there.value(self.show.now);
        if player.there.end() < 0.5 && !self.show.reduced {
            // Half a stage from their place their light is out.
            let away = (player.spot(self.show.now).x - player.home[0].value(self.show.now)).abs();
            return there * (1.0 - step(10.0, 140.0, away));
        }
        there
    }

    fn tied(&self, people: &[Stands]) -> Vec<Tied> {
        let k = self.frame.scale;
        let tied = |(player, stands): (&Player, &Stands)| {
            let leaving = player.there.end() < 0.5;
            // The line keeps the gap: it does not follow who walks off.
            let [x, y] = player.home.map(|track| track.value(self.show.now));
            let parted = leaving && (stands.spot.x - x).abs() > 4.0;
            Tied {
                x: x / k,
                y: y / k,
                bond: player.bond.value(self.show.now),
                seated: player.seated,
                gone: parted || player.there.value(self.show.now) < 0.5,
            }
        };
        self.show.players.iter().zip(people).map(tied).collect()
    }

    fn people(&mut self, people: &[Stands]) {
        let (frame, light, show) = (*self.frame, self.light, self.show);
        let mut order: Vec<usize> = (0..people.len()).collect();
        order.sort_by(|a, b| people[*a].spot.y.total_cmp(&people[*b].spot.y));
        let (aside, wide) = if frame.is_title() { (5.0, 44.0 / 38.0) } else { (6.0, 1.0) };
        for &i in &order {
            let spot = people[i].spot;
            let foot = show.players[i].spot[1].value(show.now);
            let shadow = Placed::new(Part::Shadow(i), Sheet::Shadow, show.players[i].there.value(show.now));
            self.sheets.push(shadow.at((spot.x + aside, foot + 1.0), wide));
        }
        if let Some(selected) = show.cast.selected.filter(|selected| *selected < people.len()) {
            let spot = people[selected].spot;
            let ring = Placed::new(Part::Ring, Sheet::Ring, self.there(selected));
            self.sheets.push(ring.at((spot.x, spot.y), frame.scale));
        }
        for &i in &order {
            let player = &show.players[i];
            let spot = people[i].spot;
            let (edge, side) = light.edge(&frame, spot.x);
            let pose = Pose { blink: false, ..player.pose };
            let outline = Sheet::Outline(player.figure.clone(), pose);
            let mut rim = Placed::new(Part::Rim(i), outline, edge * self.there(i));
            self.pose(&mut rim, i, player, &spot);
            rim.at = (rim.at.0 + 2.0 * side, rim.at.1 - 0.6);
            self.sheets.push(rim);
        }
        for &i in &order {
            let player = &show.players[i];
            let spot = people[i].spot;
            let lit = light.on_person(&frame, spot.x);
            let there = player.there.value(show.now);
            let fading =
                player.before.as_ref().map(|(pose, since)| (*pose, (show.now - since) / show.fade()));
            let mut arriving =
                there * if show.reduced { 0.4 + 0.6 * show.arrived.value(show.now) } else { 1.0 };
            if let Some((before, t)) = fading {
                // The new comes up over the old, and only then the old goes: nothing shines through.
                let old = Sheet::Person(player.figure.clone(), before);
                let mut old = Placed::new(Part::Before(i), old, there * (1.0 - step(0.55, 1.0, t))).lit(lit);
                self.pose(&mut old, i, player, &spot);
                self.sheets.push(old);
                arriving *= step(0.0, 0.6, t);
            }
            let pose = self.shown(i, player);
            let mut new =
                Placed::new(Part::Person(i), Sheet::Person(player.figure.clone(), pose), arriving).lit(lit);
            self.pose(&mut new, i, player, &spot);
            self.sheets.push(new);
        }
    }

    /// Somebody's pose, eyes closed in a blink.
    fn shown(&self, place: usize, player: &Player) -> Pose {
        let every = 4.0 + 3.0 * noise(place, 1);
        let blink = self.show.breathing
            && self.show.idle > 1.0
            && (self.show.idle + every * noise(place, 2)).rem_euclid(every) < 0.13;
        Pose { blink, ..player.pose }
    }

    /// Puts somebody where they stand, with breath and what a cue makes of them.
    fn pose(&self, placed: &mut Placed, place: usize, player: &Player, spot: &Spot) {
        let show = self.show;
        let every = 4.0 + 2.0 * noise(place, 3);
        let breath = 0.005 * (TAU * (show.idle / every + noise(place, 4))).sin()
            - 0.005 * (TAU * noise(place, 4)).sin();
        let mut tall = spot.scale * (1.0 + breath);
        if !show.reduced {
            tall *= 1.0 - 0.018 * show.reacting(place, |kind| kind == StageCueKind::Loss);
            let spoke = show.reacting(place, |kind| kind == StageCueKind::Spoke);
            let shaken = show.reacting(place, |kind| kind == StageCueKind::Shock);
            let towards = if player.pose.gaze < 0.0 { -1.0 } else { 1.0 };
            placed.lean = towards * (0.022 * spoke - 0.012 * shaken);
        }
        placed.at = (spot.x, spot.y);
        placed.size = (spot.scale, tall);
    }

    /// Threads, ideas, and the light that lies over the people.
    fn air(&mut self, people: &[Stands]) {
        let (frame, light, show) = (*self.frame, self.light, self.show);
        let shaken = |i: usize| {
            let strength = show.reacting(i, |kind| matches!(kind, StageCueKind::Thread | StageCueKind::Left));
            if show.reduced { 0.0 } else { 5.0 * strength * (show.now * 38.0 + i as f64).sin() }
        };
        let shaken = (0..people.len()).map(shaken).collect();
        let threads = Sheet::Threads(self.tied(people), shaken, light.storm > 0.5);
        let mut threads = Placed::new(Part::Threads, threads, 1.0);
        threads.size = (frame.scale, frame.scale);
        self.sheets.push(threads);
        let (mut held, mut sources) = (Vec::new(), Vec::new());
        for (i, (player, stands)) in show.players.iter().zip(people).enumerate() {
            if player.there.end() < 0.5 {
                continue;
            }
            let spot = stands.spot;
            if player.held_idea {
                held.push((spot.x, spot.y - if player.seated { 96.0 } else { 128.0 } * frame.scale));
                continue;
            }
            let count = ideas::count(f64::from(player.innovation));
            if count > 0 {
                // Below the lamp of the rig, whoever is tall.
                let rise = if stands.tall > 225.0 && frame.rig { 40.0 } else { 54.0 };
                let top = (spot.x, player.spot[1].value(show.now) - stands.tall - 2.0);
                sources.push(Source { at: top, count, seed: i as u32 * 7 + 3, rise });
            }
        }
        if !held.is_empty() {
            self.add(Part::Held, Sheet::Held(held), 1.0);
        }
        if !sources.is_empty() {
            self.add(Part::Sparks, Sheet::Sparks(sources, show.idle), 1.0);
        }
        let (_, over) = light.fan(&frame);
        self.sheets.push(Placed::new(Part::FanOver, Sheet::Fan(frame), over).at(light.flame, 1.0));
        let flashes = self.flashes(people);
        if !flashes.is_empty() {
            self.add(Part::Flashes, Sheet::Flashes(flashes), 1.0);
        }
        if frame.is_title() {
            return;
        }
        let ahead = light.ahead_lit(&frame);
        let lee = Placed::new(Part::Lee, Sheet::Halo, 0.26 * light.storm * (1.0 - light.chair));
        let (ax, ay) = light.flame;
        self.sheets.push(lee.stretched((ax - 170.0, ay + 10.0), (330.0, 170.0)));
        let from = self.leader.0 + 20.0 * self.leader.2;
        // The path reaches the edge of the picture; its own length is rounded so that it is not redrawn at every step.
        let length = ((880.0 - self.leader.0 + 30.0) / 6.0).round() * 6.0;
        let path = Placed::new(Part::Path, Sheet::Path(length), ahead);
        self.sheets.push(path.at((from, self.leader.1 - 2.0), 1.0));
        let work = Placed::new(Part::Work, Sheet::Work(show.cast.work.clone()), 1.0).lit(light.on_work());
        self.sheets.push(work);
        self.sheets.push(Placed::new(Part::WorkLight, Sheet::Pool, 0.22 * ahead).at((742.0, 400.0), 120.0));
        if light.storm > 0.0 && flat::is_open(self.show.cast.backdrop) {
            let lee = step(0.4, 0.6, light.place) * (1.0 - light.chair);
            let rain = Rain { flame: light.flame, lee, time: show.idle };
            self.add(Part::Rain, Sheet::Rain(rain), light.storm);
            self.add(Part::Wind, Sheet::Wind, light.storm);
        }
        self.rig(people);
    }

    fn rig(&mut self, people: &[Stands]) {
        let frame = *self.frame;
        let there = |i: usize| self.show.players[i].there.end() > 0.5;
        let hung: Vec<f64> = (0..people.len())
            .filter(|i| there(*i))
            .map(|i| lamp_x(&frame, self.show.players[i].spot[0].value(self.show.now)))
            .collect();
        let glow = self.light.rig(&frame) * 0.5 * 1.1 * 0.55;
        self.weather((Part::Lamps, Part::LampsStorm), |storm| Sheet::Lamps(hung.clone(), storm), 1.0);
        self.weather(
            (Part::LampGlow, Part::LampGlowStorm),
            |storm| Sheet::LampGlow(hung.clone(), storm),
            glow,
        );
    }

    fn flashes(&self, people: &[Stands]) -> Vec<Flash> {
        let show = self.show;
        let mut flashes = Vec::new();
        for reaction in &show.reactions {
            let strength = reaction.strength(show.now);
            if strength <= 0.0 {
                continue;
            }
            let progress = in_out(reaction.progress(show.now));
            let who = match reaction.cue.member {
                Some(member) => member..member + 1,
                None => 0..people.len(),
            };
            for stands in people.get(who).unwrap_or_default() {
                let (x, y) = (stands.spot.x, stands.spot.y);
                let top = y - stands.tall - 16.0;
                flashes.extend(match reaction.cue.kind {
                    StageCueKind::Gain => Some(Flash::Feet((x, y), strength)),
                    StageCueKind::Loss => Some(Flash::FeetCool((x, y), strength)),
                    StageCueKind::Spoke => Some(Flash::Feet((x, y), strength * 0.6)),
                    StageCueKind::Idea => {
                        let rise = if show.reduced { 20.0 } else { 40.0 * progress };
                        Some(Flash::Spark((x, top - rise), strength))
                    }
                    StageCueKind::Adopted => {
                        let t = if show.reduced { 1.0 } else { progress };
                        let (wx, wy) = work::MIDDLE;
                        let arc = 60.0 * 4.0 * t * (1.0 - t);
                        Some(Flash::Adopted((lerp(x, wx, t), lerp(top, wy, t) - arc), strength))
                    }
                    StageCueKind::Thread | StageCueKind::Left | StageCueKind::Shock => None,
                });
            }
        }
        flashes
    }

    /// Curtains, the leader or the chair, and the stage's front.
    fn front(&mut self) {
        let (frame, light, show) = (*self.frame, self.light, self.show);
        let shock = show.reactions.iter().filter(|reaction| reaction.cue.kind == StageCueKind::Shock);
        let dark = shock.map(|reaction| reaction.strength(show.now)).fold(0.0, f64::max);
        self.add(Part::Shade, Sheet::Shade(frame), 0.34 * dark);
        self.right_curtain();
        if frame.is_title() {
            self.add(Part::LeftCurtain, Sheet::LeftCurtain(frame, false), 1.0);
            self.leader();
            self.add(Part::Valance, Sheet::Valance(frame), 1.0);
        } else {
            // In front, the curtain of the wing is drawn back a little; for the empty chair, which stands where the
            // leader came from, most of the way.
            let drawn = lerp(1.0, 0.75, step(0.42, 0.58, light.place));
            let drawn = lerp(drawn, 0.42, light.chair);
            let from = self.sheets.len();
            let parts = (Part::LeftCurtain, Part::LeftCurtainStorm);
            self.weather(parts, |storm| Sheet::LeftCurtain(frame, storm), 1.0);
            for placed in &mut self.sheets[from..] {
                placed.size.0 = drawn;
            }
            self.add(Part::Valance, Sheet::Valance(frame), 1.0);
            self.chair();
            self.leader();
        }
        let weeks = show.cast.weeks;
        self.add(Part::Footlights, Sheet::Footlights(frame, weeks), 1.0);
        self.add(Part::Shine, Sheet::Shine(frame, weeks), 1.0);
        let ahead = light.ahead_lit(&frame);
        let curtain = Placed::new(Part::Ahead, Sheet::Pool, 0.34 * ahead);
        self.sheets.push(curtain.stretched((836.0, 424.0), (64.0, 90.0)));
        let from = self.leader.0 - 30.0;
        let edge = Placed::new(Part::Edge, Sheet::Edge, 0.8 * ahead);
        self.sheets.push(edge.stretched((from, frame.edge), (frame.width - from, 1.0)));
    }

    fn right_curtain(&mut self) {
        let frame = *self.frame;
        let from = self.sheets.len();
        let parts = (Part::RightCurtain, Part::RightCurtainStorm);
        self.weather(parts, |storm| Sheet::RightCurtain(frame, storm), 1.0);
        let sway = 1.0 + 0.02 * (TAU * self.show.idle / 3.7).sin() * self.light.storm;
        for placed in &mut self.sheets[from..] {
            // It hangs from the right edge.
            (placed.at.0, placed.size.0) = (frame.width * (1.0 - sway), sway);
        }
    }

    fn chair(&mut self) {
        let chair = self.light.chair;
        let (x, y, radius, glow) = CHAIR_GLOW;
        self.add(Part::Chair, Sheet::Chair, chair);
        let flame = leader::CHAIR_FLAME;
        let inner = Placed::new(Part::ChairFlame, Sheet::Halo, 0.95 * 0.85 * chair);
        self.sheets.push(inner.at((flame.x, flame.y), 46.0));
        self.sheets.push(Placed::new(Part::ChairGlow, Sheet::Halo, glow * chair).at((x, y), radius));
    }

    fn leader(&mut self) {
        let (frame, light, gait) = (*self.frame, self.light, self.gait);
        let there = (1.0 - light.chair) * self.show.arrived.value(self.show.now);
        let (x, y, scale) = self.leader;
        // Past the curtain nobody is seen, however wide the picture is cut.
        let off = f64::from(OFF);
        let figure = 1.0 - step(0.7 * off, off, self.show.place.value(self.show.now));
        let (radius, glow) = light.halo(&frame);
        self.sheets.push(Placed::new(Part::Halo, Sheet::Halo, glow * there).at(light.flame, radius));
        let size = (self.facing * scale, scale);
        let leader =
            Placed::new(Part::Leader, Sheet::Leader(gait), figure * self.show.arrived.value(self.show.now));
        self.sheets.push(leader.stretched((x, y), size));
        let flame = Placed::new(Part::Flame, Sheet::Halo, 0.95 * there).at(light.flame, 46.0 * scale);
        self.sheets.push(flame);
        let lantern = Placed::new(Part::Lantern, Sheet::Lantern(gait), there);
        self.sheets.push(lantern.stretched((x, y), size));
    }
}

/// A number of somebody's own, 0–1: nobody breathes or blinks in step.
fn noise(place: usize, what: u32) -> f64 {
    let mut at = super::scene::brush::Scatter::new(place as u32 * 97 + what * 31 + 5);
    at.draw();
    at.draw()
}
