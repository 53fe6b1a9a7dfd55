//! How fast things are: a draw, the check of a scenario, a game, what if, a replay, `play` as a whole process, and a
//! room of three hundred.
//!
//! `cargo bench` prints the figures; nothing is asserted here.

#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::{hint::black_box, process::Command, sync::Arc};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use footlights::{
    content::Content,
    leader::{
        Game, Leader,
        fork::{Change, Played, what_if},
    },
    report::league::League,
    scenario::{self, PronounWords},
    session::{
        Act, Chain, Command as Wanted, Journal, LateJoin, Mode, MoveById, NamedText, Pacing, Phase, Prepared,
        Read, SeatId, SeatKind, Session, SessionHead, Stamp, Texts, View, apply, verify_on,
    },
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

/// Seats in a large hall, each with a team of its own.
const SEATS: u32 = 300;
const FACILITATOR: SeatId = SeatId(1000);

fn send(session: &mut Session, seat: SeatId, act: Act) {
    let at = session.at(seat).or_else(|| Some(session.front()));
    let id = format!("c{}", session.entries());
    apply(session, &Wanted { id, seat, at, act }, session.now_ms + 1).unwrap();
}

/// A hall of people who all lead their team, at the first situations.
fn hall(content: &Content) -> Session {
    let source = content.scenario(SCENARIO).unwrap();
    let named = |source: &footlights::content::Source| NamedText {
        name: source.file.clone(),
        text: source.text.clone(),
    };
    let texts = Texts {
        scenario: named(source),
        coefficients: named(content.model("coefficients").unwrap()),
        leaders: content.leaders().into_iter().map(named).collect(),
        sheets: Vec::new(),
        lang: "en".to_owned(),
        pronouns: PronounWords::from_sheet(|id| id.rsplit('-').next().unwrap().to_owned()),
    };
    let mut head = SessionHead::alone(texts, 7, Length::Full, String::new());
    (head.mode, head.pacing, head.groups) = (Mode::League, Pacing::Facilitated, Vec::new());
    head.late_join = LateJoin::Watch;
    let mut session = Session::new(Prepared::new(head).unwrap());
    let join = |name: String, kind| Act::Join { name, kind, group: None };
    send(&mut session, FACILITATOR, join("Facilitator".to_owned(), SeatKind::Facilitator));
    for seat in 1..=SEATS {
        send(&mut session, SeatId(seat), join(format!("Person {seat}"), SeatKind::Leader));
        let leader = Some(["directive", "empowering", "situational"][seat as usize % 3].into());
        send(&mut session, FACILITATOR, Act::Automate { seat: SeatId(seat), leader });
    }
    send(&mut session, FACILITATOR, Act::Advance { group: None });
    session
}

/// Lets everybody plan as their leader would, and moves on to a phase.
fn on_to(session: &mut Session, there: impl Fn(Stamp) -> bool) {
    while !there(session.front()) {
        plan(session);
        send(session, FACILITATOR, Act::Advance { group: None });
        session.take_entries();
    }
}

fn plan(session: &mut Session) {
    while let Some(command) = session.next_automated() {
        let now_ms = session.now_ms + 1;
        apply(session, &command, now_ms).unwrap();
    }
    session.take_entries();
}

/// Memory of this process in KiB, where the system says.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|kib| kib.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn room(c: &mut Criterion) {
    let content = Content::embedded();
    let mut session = hall(&content);
    on_to(&mut session, |at| at == Stamp { round: 5, phase: Phase::Situations });
    let choices: Vec<(SeatId, Act)> = (1..=SEATS)
        .map(|seat| {
            let view = View::of(&session, SeatId(seat)).unwrap();
            let card = &view.leader().unwrap().cards[0];
            let answer = MoveById::Answer { card: card.id.clone(), option: card.options[0].id.clone() };
            (SeatId(seat), Act::Play(answer))
        })
        .collect();
    let mut group = c.benchmark_group("a room of 300 in round 5 of inherited-team");
    group.throughput(Throughput::Elements(u64::from(SEATS))).sample_size(10);
    group.bench_function("each takes an option and gets the next view", |b| {
        b.iter_batched_ref(
            || session.clone(),
            |session| {
                for (seat, act) in &choices {
                    send(session, *seat, act.clone());
                    black_box(View::of(session, *seat).unwrap());
                }
            },
            BatchSize::LargeInput,
        );
    });
    group.bench_function("the views of all, as JSON", |b| {
        let view = |seat| serde_json::to_string(&View::of(&session, SeatId(seat)).unwrap()).unwrap().len();
        b.iter(|| black_box((1..=SEATS).map(view).sum::<usize>()));
    });
    group.bench_function("the facilitator's view", |b| {
        b.iter(|| black_box(View::of(&session, FACILITATOR).unwrap()));
    });
    let chain = Chain::default();
    let mut planned = session.clone();
    on_to(&mut planned, |at| at.phase == Phase::Attention);
    plan(&mut planned);
    group.bench_function("the week plays out for all, with what is kept and why", |b| {
        b.iter_batched_ref(
            || planned.clone(),
            |session| {
                send(session, FACILITATOR, Act::Advance { group: None });
                let mut chain = chain;
                let kept: usize = session.take_entries().iter().map(|entry| chain.entry(entry).len()).sum();
                let why = |seat| View::of(session, SeatId(seat)).unwrap().leader().unwrap().why.len();
                black_box((kept, (1..=SEATS).map(why).sum::<usize>()))
            },
            BatchSize::LargeInput,
        );
    });
    drop(planned);
    let last = session.prepared.setup.rounds_all();
    on_to(&mut session, |at| at == Stamp { round: last, phase: Phase::EmptyChair });
    plan(&mut session);
    group.bench_function("all games end, with what is kept", |b| {
        b.iter_batched_ref(
            || session.clone(),
            |session| {
                send(session, FACILITATOR, Act::Advance { group: None });
                let mut chain = chain;
                black_box(session.take_entries().iter().map(|entry| chain.entry(entry).len()).sum::<usize>())
            },
            BatchSize::LargeInput,
        );
    });
    send(&mut session, FACILITATOR, Act::Advance { group: None });
    send(&mut session, FACILITATOR, Act::Reveal);
    session.take_entries();
    group.bench_function("the room compared", |b| b.iter(|| black_box(League::of(&session))));
    group.finish();
    // What earlier benches gave back is used up first; then several, so that it is memory that counts.
    let first: Vec<Session> = (0..12).map(|_| session.clone()).collect();
    let before = resident();
    let more: Vec<Session> = (0..4).map(|_| session.clone()).collect();
    let each = (resident().saturating_sub(before)) / more.len() as u64;
    let view = serde_json::to_string(&View::of(&session, SeatId(1)).unwrap()).unwrap().len();
    eprintln!(
        "300 finished games with {} entries: {each} KiB; the last view of one: {view} bytes",
        session.entries()
    );
    drop(first);
}

criterion_group!(benches, model, process, room);
criterion_main!(benches);
