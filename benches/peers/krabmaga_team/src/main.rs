//! The small team of ../README.md in krABMaga. Usage: krabmaga_team [GAMES]

use std::{any::Any, time::Instant};

use krabmaga::engine::{agent::Agent, schedule::Schedule, state::State};
use rand::{Rng, SeedableRng, rngs::SmallRng};

const PEOPLE: usize = 6;
const ROUNDS: usize = 14;
const LED: u64 = 10;

/// One member of the team: the state holds their levels, the agent their place in it.
#[derive(Clone, Copy)]
struct Person(usize);

#[derive(Clone, Copy)]
struct Levels {
    usual: f64,
    morale: f64,
    innovation: f64,
    loyalty: f64,
    trust: f64,
    there: bool,
}

struct Team {
    rng: SmallRng,
    people: [Levels; PEOPLE],
    round: u64,
    mean_morale: f64,
    output: f64,
}

impl Team {
    fn new(seed: u64) -> Self {
        let mut rng = SmallRng::seed_from_u64(seed);
        let people = std::array::from_fn(|_| {
            let usual = 55.0 + rng.random_range(-8.0..8.0);
            Levels { usual, morale: usual, innovation: usual, loyalty: usual, trust: usual, there: true }
        });
        Self { rng, people, round: 0, mean_morale: 0.0, output: 0.0 }
    }

    /// Ups and downs with a spread of 2, after Box and Muller.
    fn noise(&mut self) -> f64 {
        let (u, v): (f64, f64) = (1.0 - self.rng.random::<f64>(), self.rng.random());
        2.0 * (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }

    fn present(&self) -> impl Iterator<Item = &Levels> {
        self.people.iter().filter(|person| person.there)
    }
}

impl Agent for Person {
    fn step(&mut self, state: &mut dyn State) {
        let team = state.as_any_mut().downcast_mut::<Team>().expect("the state is a team");
        let noise: [f64; 4] = std::array::from_fn(|_| team.noise());
        // All read the state at the start of the round: the model hands it in.
        let mean_morale = team.mean_morale;
        let person = &mut team.people[self.0];
        let (company, trust) = (mean_morale - person.morale, person.trust - 50.0);
        let back = |level: f64| person.usual - level;
        let morale = person.morale + 0.10 * back(person.morale) + 0.05 * company + 0.05 * trust + noise[0];
        let innovation = person.innovation + 0.10 * back(person.innovation) + 0.06 * trust + noise[1];
        let loyalty = person.loyalty + 0.10 * back(person.loyalty) + 0.05 * trust + noise[2];
        let trust = person.trust + 0.05 * back(person.trust) + noise[3];
        person.morale = morale.clamp(0.0, 100.0);
        person.innovation = innovation.clamp(0.0, 100.0);
        person.loyalty = loyalty.clamp(0.0, 100.0);
        person.trust = trust.clamp(0.0, 100.0);
        if person.loyalty < 30.0 && team.rng.random::<f64>() < 0.05 {
            team.people[self.0].there = false;
        }
    }

    fn is_stopped(&mut self, state: &mut dyn State) -> bool {
        let team = state.as_any().downcast_ref::<Team>().expect("the state is a team");
        !team.people[self.0].there
    }
}

impl State for Team {
    fn init(&mut self, schedule: &mut Schedule) {
        for place in 0..PEOPLE {
            schedule.schedule_repeating(Box::new(Person(place)), 0.0, place as i32);
        }
    }

    fn before_step(&mut self, _: &mut Schedule) {
        let there = self.present().count();
        if there == 0 {
            return;
        }
        self.mean_morale = self.present().map(|person| person.morale).sum::<f64>() / there as f64;
        if self.round < LED {
            // The leader listens to whoever is lowest.
            let lowest = self.people.iter_mut().filter(|person| person.there);
            if let Some(heard) = lowest.min_by(|a, b| a.morale.total_cmp(&b.morale)) {
                heard.trust = (heard.trust + 3.0).min(100.0);
                heard.morale = (heard.morale + 2.0).min(100.0);
            }
        }
    }

    fn after_step(&mut self, _: &mut Schedule) {
        self.output = self.present().map(|person| 0.5 + 0.005 * person.morale).sum::<f64>() / PEOPLE as f64;
        self.round += 1;
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_state_mut(&mut self) -> &mut dyn State {
        self
    }
    fn as_state(&self) -> &dyn State {
        self
    }
    fn reset(&mut self) {}
    fn update(&mut self, _: u64) {}
}

fn main() {
    let games = std::env::args().nth(1).and_then(|games| games.parse().ok()).unwrap_or(100_000_u64);
    let start = Instant::now();
    let mut total = 0.0;
    for seed in 0..games {
        let mut team = Team::new(seed);
        let mut schedule = Schedule::new();
        team.init(&mut schedule);
        for _ in 0..ROUNDS {
            schedule.step(&mut team);
        }
        total += team.output;
    }
    let spent = start.elapsed().as_secs_f64();
    println!("{:.0} games a second; mean last output {:.3}", games as f64 / spent, total / games as f64);
}
