//! How fast things are: a draw, the check of a scenario, a game, what if, a replay, and `play` as a whole process.
//!
//! `cargo bench` prints the figures; nothing is asserted here.

#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::{hint::black_box, process::Command, sync::Arc};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use footlights::{
    content::Content,
    leader::{
        Game, Leader,
        fork::{Change, Played, what_if},
    },
    scenario,
    session::{Journal, Prepared, Read, verify_on},
    sim::{Coefficients, Detail, Length, Luck, Setup, Sight, luck::Purpose},
};
use rayon::prelude::*;

const SCENARIO: &str = "inherited-team";

fn setup(content: &Content) -> Setup {
    let source = content.scenario(SCENARIO).unwrap();
    let scenario = scenario::load(&source.file, &source.text).scenario.unwrap();
    let coefficients = Coefficients::from_ron(&content.model("coefficients").unwrap().text).unwrap();
    Setup::new(Arc::new(scenario), Arc::new(coefficients), Length::Full).unwrap()
}

fn leader(content: &Content, name: &str) -> Leader {
    Leader::from_ron(&content.leader(name).unwrap().text).unwrap()
}

fn model(c: &mut Criterion) {
    let luck = Luck::new(7);
    let mut number = 0;
    c.bench_function("one draw", |b| {
        b.iter(|| {
            number += 1;
            black_box(luck.draw(black_box(3), black_box(99), Purpose::Weather, number))
        });
    });
    let content = Content::embedded();
    let source = content.scenario(SCENARIO).unwrap();
    c.bench_function("check of inherited-team", |b| {
        b.iter(|| black_box(scenario::load(&source.file, &source.text).faults.len()));
    });
    let setup = setup(&content);
    let mut games = c.benchmark_group("a game of inherited-team");
    games.throughput(Throughput::Elements(1));
    for name in ["directive", "situational"] {
        let leader = leader(&content, name);
        for (how, detail) in [("lean", Detail::Lean), ("with both ledgers", Detail::Full)] {
            let mut seed = 0;
            games.bench_function(format!("{name}, {how}"), |b| {
                b.iter(|| {
                    seed += 1;
                    let mut game = Game::new(&setup, Luck::new(seed));
                    game.play_out(&leader, detail);
                    black_box(game.state.public.sponsor)
                });
            });
        }
    }
    games.finish();
    let directive = leader(&content, "directive");
    let mut batch = c.benchmark_group("a thousand lean games of inherited-team");
    batch.throughput(Throughput::Elements(1000)).sample_size(10);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        batch.bench_function(format!("on {threads} threads"), |b| {
            b.iter(|| {
                let one = |seed: u64| {
                    let mut game = Game::new(&setup, Luck::new(seed));
                    game.play_out(&directive, Detail::Lean);
                    game.state.public.sponsor
                };
                black_box(pool.install(|| (0..1000).into_par_iter().map(one).sum::<i64>()))
            });
        });
    }
    batch.finish();
    let planner = leader(&content, "planner");
    c.bench_function("the planner plans its first round of inherited-team", |b| {
        let sight = Sight::of(&setup, &Game::new(&setup, Luck::new(7)).state);
        b.iter(|| black_box(planner.plan_on(&setup, &sight).placements.len()));
    });
    let mut game = Game::new(&setup, Luck::new(7));
    game.play_out(&leader(&content, "situational"), Detail::Full);
    let (card, option) = game.plans[0].answers.iter().next().map(|(card, option)| (*card, *option)).unwrap();
    let other = Change::Answer { card, option: Some((option + 1) % setup.cards[card].options.len()) };
    c.bench_function("what if at the first round, twenty other lucks", |b| {
        b.iter(|| black_box(what_if(&Played::from(&game), 0, &other).is_some()));
    });
}

fn process(c: &mut Criterion) {
    let binary = env!("CARGO_BIN_EXE_footlights");
    c.bench_function("footlights play inherited-team, the whole process", |b| {
        b.iter(|| {
            let out = Command::new(binary).args(["play", SCENARIO, "--seed", "7"]).output().unwrap();
            assert!(out.status.success());
        });
    });
    let folder = std::env::temp_dir().join(format!("footlights-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("game.journal");
    let played = Command::new(binary)
        .args(["play", SCENARIO, "--seed", "7", "--journal"])
        .arg(&path)
        .output()
        .unwrap();
    assert!(played.status.success());
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let prepared = Prepared::new(Journal::read(&bytes, Read::Entries).unwrap().head).unwrap();
    let mut replays = c.benchmark_group("replay of inherited-team");
    replays.throughput(Throughput::Elements(1));
    replays.bench_function("read the journal, verify every hash", |b| {
        b.iter(|| {
            let journal = Journal::read(&bytes, Read::Entries).unwrap();
            black_box(verify_on(Arc::clone(&prepared), &journal).unwrap().commands)
        });
    });
    replays.finish();
}

criterion_group!(benches, model, process);
criterion_main!(benches);
