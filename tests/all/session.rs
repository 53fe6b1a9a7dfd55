//! A session and its clients in one test, without a socket: phases, refusals, views, undo, and seeded disorder.

use std::collections::BTreeMap;

use footlights::{
    leader::{Game, Leader},
    report::owed,
    scenario::Target,
    session::{
        Act, Command, DropOut, ENTRIES_MAX, Event, GROUPS_MAX, Group, HeadError, LateJoin, Mode, MoveById,
        MustAct, Pacing, Phase, PlaceById, Prepared, RULES, Refusal, SEATS_MAX, SeatId, SeatKind, Session,
        Stamp, View, apply,
        view::{Body, LeaderView, Subject},
    },
    sim::{self, Detail, Luck, fingerprint},
    terms::{Id, Level, Practice, Stance},
};
use proptest::prelude::*;

use super::rooms::{
    Client, FACILITATOR, LEADER, OTHER, SEED, automated, finished, head, play_on, prepared, solo,
};

fn json(session: &Session, seat: SeatId) -> String {
    serde_json::to_string(&View::of(session, seat).unwrap()).unwrap()
}

fn hash(session: &Session, group: usize) -> u64 {
    fingerprint(&session.prepared.setup, session.groups[group].state())
}

fn eight(figure: u8) -> BTreeMap<Practice, u8> {
    let empowering = |practice: &Practice| practice.stance() == Stance::Empowering;
    Practice::ALL.into_iter().filter(empowering).map(|practice| (practice, figure)).collect()
}

#[test]
fn an_automated_game_is_the_model_played_directly() {
    for leader in ["situational", "absent", "directive"] {
        let (session, _) = finished(SEED, leader);
        let prepared = &session.prepared;
        let style: &Leader = &prepared.leaders[&Id::from(leader)];
        let mut game = Game::new(&prepared.setup, Luck::new(SEED));
        game.play_out(style, Detail::Full);
        assert_eq!(*session.groups[0].state(), game.state, "{leader}");
        let again = session.groups[0].again(prepared);
        assert_eq!((again.past, again.state), (game.past, game.state));
        let played = session.groups[0].rounds();
        assert!(played.iter().map(|past| &past.plan).eq(&game.plans));
        assert!(played.iter().map(|past| past.means).eq(game.history));
        assert!(
            played.iter().all(
                |past| past.led.is_some() == (past.week.as_ref().unwrap().round <= prepared.setup.rounds)
            )
        );
    }
}

#[test]
fn phases_come_in_their_order() {
    let mut session = automated(SEED, "steady");
    let mut seen = vec![session.groups[0].at()];
    play_on(&mut session, |session| {
        let at = session.groups[0].at();
        if seen.last() != Some(&at) {
            seen.push(at);
        }
        true
    });
    let (rounds, chair) = (session.prepared.setup.rounds, session.prepared.setup.chair);
    let mut expected = vec![Stamp { round: 1, phase: Phase::Briefing }];
    for round in 1..=rounds {
        // Responses are the simulation's in Solo, so nobody ever sees that phase open.
        let phases = [Phase::Situations, Phase::Attention, Phase::PlayOut, Phase::Why];
        expected.extend(phases.map(|phase| Stamp { round, phase }));
    }
    expected.extend((rounds + 1..=rounds + chair).map(|round| Stamp { round, phase: Phase::EmptyChair }));
    expected.push(Stamp { round: rounds + chair, phase: Phase::Debrief });
    assert_eq!(seen, expected);
    assert!(RULES.iter().all(|rule| rule.phase != Phase::Responses || rule.must_act == MustAct::Members));
}

#[test]
fn two_clients_share_a_session() {
    let mut session = solo(SEED);
    let mut leader = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    let mut watcher = Client::joined(&mut session, OTHER, SeatKind::Observer, 0);
    leader.send(&mut session, Act::Rate { practices: eight(60) }).unwrap();
    leader.send(&mut session, Act::Ready).unwrap();
    let view = View::of(&session, LEADER).unwrap();
    let card = &view.leader().unwrap().cards[0];
    let answer = MoveById::Answer { card: card.id.clone(), option: card.options[0].id.clone() };
    assert_eq!(watcher.send(&mut session, Act::Play(answer.clone())), Err(Refusal::NotYours));
    assert_eq!(watcher.send(&mut session, Act::Ready), Err(Refusal::NotYours));
    assert_eq!(watcher.send(&mut session, Act::Pause), Err(Refusal::NotYours));
    leader.send(&mut session, Act::Play(answer)).unwrap();
    let view = View::of(&session, LEADER).unwrap();
    assert_eq!(view.leader().unwrap().plan.answers.len(), 1);
    let Body::Observer(stage) = View::of(&session, OTHER).unwrap().body else {
        panic!("an observer observes")
    };
    assert_eq!(stage.situations.len(), view.leader().unwrap().cards.len());
    let watched = json(&session, OTHER);
    for secret in ["\"levels\"", "\"private\"", "\"options\"", "\"low\""] {
        assert!(!watched.contains(secret), "an observer sees {secret}");
    }
    assert_eq!(view.frame.awaited.iter().map(|seat| seat.seat).collect::<Vec<_>>(), [LEADER]);
}

#[test]
fn what_an_answer_promises_is_told_before_it_is_owed() {
    let mut promised = 0;
    // Every such option that the game comes by, taken in a copy of it.
    let mut session = automated(SEED, "empowering");
    play_on(&mut session, |session| {
        let view = View::of(session, LEADER).unwrap();
        let view = view.leader().unwrap();
        let fresh = view.plan.answers.is_empty() && session.groups[0].phase == Phase::Situations;
        for card in view.cards.iter().filter(|_| fresh) {
            for option in card.options.iter().filter(|option| !option.promises.is_empty()) {
                let mut copy = session.clone();
                let mut client = Client::new(LEADER);
                client.send(&mut copy, Act::Automate { seat: LEADER, leader: None }).unwrap();
                let answer = MoveById::Answer { card: card.id.clone(), option: option.id.clone() };
                client.send(&mut copy, Act::Play(answer)).unwrap();
                let before = View::of(&copy, LEADER).unwrap();
                let before = before.leader().unwrap();
                let told: Vec<_> =
                    owed::all(before).filter(|owed| owed.planned).map(|owed| owed.debt.clone()).collect();
                assert_eq!(told, option.promises, "{}", option.text);
                while copy.groups[0].phase != Phase::Why {
                    client.send(&mut copy, Act::Ready).unwrap();
                }
                let after = View::of(&copy, LEADER).unwrap();
                let owed = &after.leader().unwrap().debts;
                assert!(told.iter().all(|debt| owed.contains(debt)), "{told:?} is not in {owed:?}");
                promised += told.len();
            }
        }
        true
    });
    assert!(promised > 0, "no option on the way promises anything");
}

#[test]
fn a_view_reads_back_as_it_was_written() {
    let mut session = automated(3, "empowering");
    play_on(&mut session, |session| {
        let view = View::of(session, LEADER).unwrap();
        let text = serde_json::to_string(&view).unwrap();
        assert_eq!(serde_json::from_str::<View>(&text).unwrap(), view);
        true
    });
}

#[test]
fn a_view_keeps_practices_of_options_and_the_seed_to_itself() {
    let mut session = automated(SEED, "situational");
    play_on(&mut session, |session| {
        let text = json(session, LEADER);
        assert!(!text.contains(&SEED.to_string()));
        let view = View::of(session, LEADER).unwrap();
        let cards = serde_json::to_string(&view.leader().unwrap().cards).unwrap();
        assert!(!cards.contains("\"practice\"") && !cards.contains("\"does\""));
        assert!(!cards.contains('{') || !cards.contains(".name}"), "a placeholder is not filled in: {cards}");
        let debrief = session.groups[0].phase == Phase::Debrief;
        assert_eq!(view.leader().unwrap().debrief.is_some(), debrief);
        true
    });
}

/// What the lines about a subject come to, in one of its measures.
fn sum(view: &LeaderView, subject: &Subject, place: usize) -> i64 {
    view.why.iter().filter(|line| line.subject == *subject).map(|line| line.amounts[place]).sum()
}

#[test]
fn the_lines_of_why_sum_to_the_change_of_the_estimates() {
    let mut session = automated(11, "empowering");
    play_on(&mut session, |session| {
        let view = View::of(session, LEADER).unwrap();
        let view = view.leader().unwrap();
        let Some(week) = view.weeks.last() else { return true };
        let looks = matches!(session.groups[0].phase, Phase::PlayOut | Phase::Why | Phase::EmptyChair);
        assert_eq!(view.why.is_empty(), !looks);
        if !looks {
            return true;
        }
        for estimates in &week.estimates {
            for (place, level) in Level::HEADLINE.into_iter().chain([Level::Trust]).enumerate() {
                let change = estimates.after[level as usize] - estimates.before[level as usize];
                let subject = Subject::Member { member: estimates.member.clone() };
                assert_eq!(sum(view, &subject, place), change, "{subject:?} in round {}", week.round);
                if let Some(span) = estimates.headline.get(place) {
                    assert_eq!(span.before.best, estimates.before[level as usize]);
                    assert_eq!(span.after.best, estimates.after[level as usize]);
                }
            }
        }
        for (place, span) in week.team.iter().enumerate() {
            assert_eq!(sum(view, &Subject::Team, place), span.after.best - span.before.best);
            assert_eq!(span.after, view.team.unwrap()[place], "the last week ends where the round begins");
        }
        for stream in &week.work {
            let subject = Subject::Work { work: stream.work.clone() };
            assert_eq!(sum(view, &subject, 0), stream.progress.after - stream.progress.before);
        }
        assert_eq!(sum(view, &Subject::Sponsor, 0), week.sponsor.after - week.sponsor.before);
        for line in &view.why {
            let people = matches!(line.subject, Subject::Member { .. } | Subject::Team);
            assert!(people || line.amounts[1..] == [0; 3], "work and the sponsor have one figure");
        }
        true
    });
}

/// Replaces everything hidden in a state.
fn disguise(state: &mut sim::State) {
    let hidden = &mut state.hidden;
    hidden.luck = Luck::new(1);
    let turn = |value: &mut i64| *value = 100_000 - *value;
    let world = &mut hidden.world;
    world.levels.iter_mut().chain(&mut world.usual).flatten().for_each(turn);
    world.motives.iter_mut().for_each(|weights| weights.rotate_left(1));
    for list in
        [&mut world.skill, &mut world.structure, &mut world.closeness, &mut world.conflict, &mut world.credit]
    {
        list.iter_mut().for_each(turn);
    }
    for list in [&mut world.ideas_had, &mut world.intent, &mut world.eased_until] {
        list.iter_mut().for_each(turn);
    }
    world.burdened.iter_mut().for_each(|burdened| *burdened = !*burdened);
    turn(&mut world.shared);
    turn(&mut world.alignment);
    hidden.qualities.iter_mut().flatten().for_each(turn);
    hidden.pending.clear();
    hidden.flags.iter_mut().for_each(|flag| *flag = !*flag);
    hidden.secrets = vec![0];
    hidden.come = vec![0];
    hidden.skill_start.iter_mut().for_each(turn);
    hidden.said.iter_mut().for_each(|said| *said = !*said);
}

#[test]
fn what_is_hidden_does_not_show() {
    for (seed, leader) in [(1, "situational"), (2, "empowering"), (3, "directive"), (4, "absent")] {
        let mut session = automated(seed, leader);
        let mut watcher = Client::new(OTHER);
        watcher
            .send(&mut session, Act::Join { name: "W".into(), kind: SeatKind::Observer, group: Some(0) })
            .unwrap();
        Client::joined(&mut session, FACILITATOR, SeatKind::Facilitator, 0);
        play_on(&mut session, |session| {
            if session.groups[0].phase == Phase::Debrief {
                return false;
            }
            let mut other = session.clone();
            disguise(other.groups[0].state_mut());
            assert_ne!(hash(&other, 0), hash(session, 0));
            for seat in [LEADER, OTHER, FACILITATOR] {
                assert_eq!(
                    json(session, seat),
                    json(&other, seat),
                    "{leader} at {:?}",
                    session.groups[0].at()
                );
            }
            assert_eq!(
                session.next_automated(),
                other.next_automated(),
                "nor does it show in what a leader does"
            );
            true
        });
    }
}

#[test]
fn a_command_sent_twice_does_nothing_twice() {
    let mut session = solo(SEED);
    let mut leader = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    let ready = leader.command(&session, Act::Ready);
    let first = apply(&mut session, &ready, 100).unwrap();
    let entries = session.entries();
    // Long out of date, and answered as before all the same.
    assert_eq!(apply(&mut session, &ready, 900).unwrap(), first);
    assert_eq!(session.entries(), entries);
    let other = Command { act: Act::Leave, ..ready.clone() };
    assert_eq!(apply(&mut session, &other, 900), Err(Refusal::IdSpent));
    let stale = Command { id: "new".to_owned(), ..ready };
    let now = session.groups[0].at();
    assert_eq!(apply(&mut session, &stale, 900), Err(Refusal::Stale { now }));
    let none = Command { id: "none".to_owned(), at: None, ..stale };
    assert_eq!(apply(&mut session, &none, 900), Err(Refusal::NeedsStamp));
    for id in ["", "two words", "ümlaut", &"x".repeat(65)] {
        let bad = Command { id: id.to_owned(), ..none.clone() };
        assert_eq!(apply(&mut session, &bad, 900), Err(Refusal::BadId));
    }
    let longest = Command { id: "x".repeat(64), ..none };
    assert_eq!(apply(&mut session, &longest, 900), Err(Refusal::NeedsStamp));
}

#[test]
fn moves_that_are_not_open_are_refused_with_a_reason() {
    let mut session = solo(SEED);
    let mut leader = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    let place = |practice, target, units| {
        Act::Play(MoveById::Place(PlaceById { practice, target, about: None, choice: None, units }))
    };
    assert_eq!(
        leader.send(&mut session, place(Practice::Vision, Target::Team, 1)),
        Err(Refusal::WrongPhase),
        "the round has not begun"
    );
    leader.send(&mut session, Act::Ready).unwrap();
    let unknown = |card: &str, option: &str| {
        Act::Play(MoveById::Answer { card: Id::from(card), option: Id::from(option) })
    };
    let cases = [
        (unknown("no-such-card", "x"), sim::Refusal::NoSuchCard),
        (unknown("ear-to-the-pump", "no-such-option"), sim::Refusal::NoSuchOption),
    ];
    for (act, refusal) in cases {
        assert_eq!(leader.send(&mut session, act), Err(Refusal::Move(refusal)));
    }
    leader.send(&mut session, Act::Ready).unwrap();
    let somebody = session.prepared.setup.scenario.members[0].id.clone();
    let cases = [
        (place(Practice::Vision, Target::Member(somebody.clone()), 1), sim::Refusal::WrongTarget),
        (place(Practice::Listen, Target::Member(Id::from("nobody")), 1), sim::Refusal::NoSuchTarget),
        (place(Practice::Delegate, Target::Member(somebody), 1), sim::Refusal::NeedsWork),
        (place(Practice::Vision, Target::Team, 0), sim::Refusal::WrongUnits),
        (place(Practice::Vision, Target::Team, 4_000_000_000), sim::Refusal::NoAttention),
        (Act::Play(MoveById::TakeBack { place: u32::MAX }), sim::Refusal::NothingThere),
    ];
    for (act, refusal) in cases {
        assert_eq!(leader.send(&mut session, act), Err(Refusal::Move(refusal)));
    }
    leader.send(&mut session, place(Practice::Vision, Target::Team, 1)).unwrap();
    leader.send(&mut session, Act::Play(MoveById::TakeBack { place: 0 })).unwrap();
    assert!(session.groups[0].plan.placements.is_empty());
    leader.send(&mut session, place(Practice::StepBack, Target::Team, 0)).unwrap();
    assert_eq!(
        leader.send(&mut session, place(Practice::StepBack, Target::Team, 0)),
        Err(Refusal::Move(sim::Refusal::Planned)),
        "what costs nothing would otherwise be done without end"
    );
}

#[test]
fn ratings_and_commitments_are_taken_where_they_belong() {
    let mut session = automated(5, "steady");
    let mut leader = Client::new(LEADER);
    for wrong in [BTreeMap::new(), eight(101), BTreeMap::from([(Practice::Push, 10)])] {
        assert_eq!(leader.send(&mut session, Act::Rate { practices: wrong }), Err(Refusal::OutOfRange));
    }
    leader.send(&mut session, Act::Rate { practices: eight(100) }).unwrap();
    let commit = |what: &str| Act::Commit { what: what.into(), by: "Friday".into(), with: String::new() };
    assert_eq!(leader.send(&mut session, commit("Ask first.")), Err(Refusal::WrongPhase));
    play_on(&mut session, |_| true);
    leader.send(&mut session, Act::Rate { practices: eight(0) }).unwrap();
    for wrong in ["", "  ", "a\u{7}", &"x".repeat(401)] {
        assert_eq!(leader.send(&mut session, commit(wrong)), Err(Refusal::BadText));
    }
    leader.send(&mut session, commit(&"x".repeat(400))).unwrap();
    leader.send(&mut session, commit("Ask first.")).unwrap();
    let view = View::of(&session, LEADER).unwrap();
    let view = view.leader().unwrap();
    assert_eq!(view.ratings.before, Some(eight(100)));
    assert_eq!(view.ratings.after, Some(eight(0)));
    assert_eq!(view.commitment.as_ref().unwrap().what, "Ask first.");
    let debrief = view.debrief.as_ref().unwrap();
    let setup = &session.prepared.setup;
    let rounds = session.groups[0].debriefs(&session.prepared);
    assert_eq!(rounds.len(), (setup.rounds + setup.chair) as usize);
    assert!(debrief.revealed && debrief.end.score.total > 0);
    assert_eq!(debrief.end.profile.values().sum::<i64>(), 1_000_000);
    assert!(rounds.iter().all(|round| round.members.iter().all(|member| member.felt.is_some())));
    assert_eq!(debrief.end.people.len(), setup.members.len());
}

#[test]
fn undo_then_another_choice() {
    let mut session = solo(SEED);
    let mut leader = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    leader.send(&mut session, Act::Ready).unwrap();
    let view = View::of(&session, LEADER).unwrap();
    let card = view.leader().unwrap().cards[0].clone();
    let before = session.entries();
    let dealt = hash(&session, 0);
    let mut ends = Vec::new();
    for option in [0, 1] {
        let option = card.options[option].id.clone();
        leader.send(&mut session, Act::Play(MoveById::Answer { card: card.id.clone(), option })).unwrap();
        leader.send(&mut session, Act::Ready).unwrap();
        leader.send(&mut session, Act::Ready).unwrap();
        assert_eq!(session.groups[0].phase, Phase::PlayOut);
        ends.push(hash(&session, 0));
        leader.send(&mut session, Act::Pause).unwrap();
        assert_eq!(
            leader.send(&mut session, Act::UndoTo { entry: before, group: None }),
            Err(Refusal::Paused)
        );
        leader.send(&mut session, Act::Resume).unwrap();
        let played = session.entries();
        let events = leader.send(&mut session, Act::UndoTo { entry: before, group: None }).unwrap();
        let Event::Undone { to, voided } = &events[0] else { panic!("an undo says what it undid") };
        assert_eq!((*to, voided.len()), (before, 3), "pausing is not played, so it stays");
        assert_eq!(session.entries(), played + 1, "nothing is taken out of the journal");
        assert_eq!(hash(&session, 0), dealt);
        assert_eq!(session.groups[0].phase, Phase::Situations);
        assert!(session.groups[0].plan.answers.is_empty() && session.groups[0].rounds().is_empty());
        assert_eq!(
            leader.send(&mut session, Act::UndoTo { entry: before, group: None }),
            Err(Refusal::NoSuchEntry)
        );
        assert_eq!(
            leader.send(&mut session, Act::UndoTo { entry: voided[0], group: None }),
            Err(Refusal::NoSuchEntry)
        );
    }
    assert_ne!(ends[0], ends[1]);
    let (mut session, _) = finished(SEED, "absent");
    assert_eq!(
        Client::new(LEADER).send(&mut session, Act::UndoTo { entry: 3, group: None }),
        Err(Refusal::TooLateToUndo)
    );
}

#[test]
fn a_facilitator_paces_two_groups() {
    let mut session = Session::new(prepared(SEED, Mode::League, Pacing::Facilitated));
    let mut chair = Client::joined(&mut session, FACILITATOR, SeatKind::Facilitator, 0);
    let mut red = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    let mut blue = Client::joined(&mut session, OTHER, SeatKind::Leader, 1);
    red.send(&mut session, Act::Ready).unwrap();
    assert_eq!(red.send(&mut session, Act::Ready), Err(Refusal::AlreadyReady));
    blue.send(&mut session, Act::Ready).unwrap();
    assert_eq!(session.groups[0].phase, Phase::Briefing, "the facilitator has not advanced");
    assert_eq!(red.send(&mut session, Act::Advance { group: None }), Err(Refusal::NotYours));
    chair.send(&mut session, Act::Advance { group: None }).unwrap();
    assert!(session.groups.iter().all(|group| group.phase == Phase::Situations));
    assert_eq!(hash(&session, 0), hash(&session, 1), "the same luck");
    chair.send(&mut session, Act::Advance { group: Some(1) }).unwrap();
    assert_eq!(session.groups[1].phase, Phase::Attention);
    assert_eq!(chair.send(&mut session, Act::Advance { group: Some(2) }), Err(Refusal::NoSuchGroup));
    chair.send(&mut session, Act::Pause).unwrap();
    assert_eq!(red.send(&mut session, Act::Ready), Err(Refusal::Paused));
    chair.send(&mut session, Act::Resume).unwrap();
    assert_eq!(chair.send(&mut session, Act::Reveal), Err(Refusal::WrongPhase));
    let Body::Facilitator(room) = View::of(&session, FACILITATOR).unwrap().body else {
        panic!("a facilitator sees the room")
    };
    assert_eq!((room.groups.len(), room.seats.len()), (2, 3));
    for _ in 0..100 {
        // The stamp of an advance is that of its group; without one, of the first.
        let group = session.groups.iter().position(|group| group.phase != Phase::Debrief);
        let Some(group) = group else { break };
        let at = Some(session.groups[group].at());
        let id = format!("advance-{}", session.entries());
        let act = Act::Advance { group: Some(group as u32) };
        apply(&mut session, &Command { id, seat: FACILITATOR, at, act }, 0).unwrap();
    }
    let score = |session: &Session| {
        let view = View::of(session, LEADER).unwrap();
        view.leader().unwrap().debrief.as_ref().unwrap().end.score.total
    };
    assert_eq!(score(&session), 0, "not yet revealed");
    chair.send(&mut session, Act::Reveal).unwrap();
    assert!(score(&session) > 0);
    assert_eq!(chair.send(&mut session, Act::Reveal), Err(Refusal::AlreadyRevealed));
}

#[test]
fn a_seat_whose_person_is_away_is_treated_as_the_session_says() {
    let mut session = Session::new(prepared(SEED, Mode::League, Pacing::Own));
    let mut chair = Client::joined(&mut session, FACILITATOR, SeatKind::Facilitator, 0);
    let mut red = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    let stand_in = |session: &mut Session| {
        let command = Command {
            id: format!("stand-in-{}", session.entries()),
            seat: SeatId::HOUSE,
            at: session.at(LEADER),
            act: Act::StandIn { seat: LEADER },
        };
        apply(session, &command, 0)
    };
    assert_eq!(stand_in(&mut session), Err(Refusal::NotAway));
    red.send(&mut session, Act::Leave).unwrap();
    assert_eq!(stand_in(&mut session), Err(Refusal::PolicyWaits));
    chair.send(&mut session, Act::DropPolicy(DropOut::Default)).unwrap();
    stand_in(&mut session).unwrap();
    assert_eq!(session.groups[0].phase, Phase::Situations);
    let nobody = Act::DropPolicy(DropOut::Leader(Id::from("nobody")));
    assert_eq!(chair.send(&mut session, nobody), Err(Refusal::NoSuchLeader));
    chair.send(&mut session, Act::DropPolicy(DropOut::Leader(Id::from("steady")))).unwrap();
    stand_in(&mut session).unwrap();
    assert!(session.next_automated().is_none(), "nobody is there to play with");
    let mut blue = Client::joined(&mut session, OTHER, SeatKind::Leader, 1);
    blue.send(&mut session, Act::Ready).unwrap();
    assert!(session.next_automated().is_some());
    let join = Act::Join { name: "Back".into(), kind: SeatKind::Leader, group: Some(0) };
    red.send(&mut session, join.clone()).unwrap();
    assert!(session.next_automated().is_none(), "the person is back");
    assert_eq!(red.send(&mut session, join.clone()), Err(Refusal::SeatTaken));
    red.send(&mut session, Act::Leave).unwrap();
    chair.send(&mut session, Act::DropPolicy(DropOut::Without)).unwrap();
    stand_in(&mut session).unwrap();
    assert_eq!(session.awaited(0).count(), 0);
    red.send(&mut session, join).unwrap();
    assert_eq!(session.awaited(0).count(), 1);
}

#[test]
fn a_head_that_cannot_be_played_says_why() {
    let timed = |seconds| head(SEED, Mode::League, Pacing::Timed { seconds });
    for seconds in [9, 7_201] {
        assert_eq!(Prepared::new(timed(seconds)).unwrap_err(), HeadError::Seconds { found: seconds });
    }
    for seconds in [10, 7_200] {
        assert!(Prepared::new(timed(seconds)).is_ok());
    }
    let mut wrong = timed(60);
    wrong.groups = vec!["A".to_owned(); GROUPS_MAX + 1];
    assert_eq!(Prepared::new(wrong.clone()).unwrap_err(), HeadError::Groups { found: GROUPS_MAX + 1 });
    wrong.groups.pop();
    assert!(Prepared::new(wrong.clone()).is_ok());
    wrong.groups.clear();
    assert!(Prepared::new(wrong.clone()).is_ok(), "in League groups are made as people come");
    wrong.mode = Mode::Council;
    assert_eq!(Prepared::new(wrong.clone()).unwrap_err(), HeadError::Groups { found: 0 });
    wrong = timed(60);
    wrong.late_join = LateJoin::Led(Id::from("nobody"));
    let leader = Id::from("nobody");
    assert_eq!(Prepared::new(wrong.clone()).unwrap_err(), HeadError::NoSuchLeader { leader });
    wrong = head(SEED, Mode::Solo, Pacing::Own);
    wrong.session_version = 0;
    assert_eq!(Prepared::new(wrong.clone()).unwrap_err(), HeadError::SessionVersion { found: 0 });
    wrong = head(SEED, Mode::Solo, Pacing::Own);
    wrong.scenario.text.to_mut().push(')');
    assert!(matches!(Prepared::new(wrong).unwrap_err(), HeadError::Faulty { .. }));
}

#[test]
fn a_room_has_so_many_seats_and_names_so_many_letters() {
    let mut session = solo(SEED);
    let join = |name: String| Act::Join { name, kind: SeatKind::Observer, group: Some(0) };
    for seat in 1..=SEATS_MAX as u32 {
        Client::new(SeatId(seat)).send(&mut session, join("x".repeat(40))).unwrap();
    }
    let one_more = Client::new(SeatId(600)).send(&mut session, join("N".to_owned()));
    assert_eq!(one_more, Err(Refusal::TooManySeats));
    let mut first = Client::new(LEADER);
    for wrong in ["", "x".repeat(41).as_str(), "a\nb", "a\u{1b}"] {
        let rename = Act::Rename { seat: LEADER, name: wrong.to_owned() };
        assert_eq!(first.send(&mut session, rename), Err(Refusal::BadText));
    }
    first.send(&mut session, Act::Rename { seat: LEADER, name: "é".repeat(40) }).unwrap();
    let other = Act::Rename { seat: OTHER, name: "N".to_owned() };
    assert_eq!(first.send(&mut session, other), Err(Refusal::NotYours));
    first.send(&mut session, Act::Release(LEADER)).unwrap();
    Client::new(SeatId(600)).send(&mut session, join("N".to_owned())).unwrap();
}

#[test]
fn who_was_done_too_soon_goes_on() {
    let mut session = Session::new(prepared(SEED, Mode::League, Pacing::Facilitated));
    let mut chair = Client::joined(&mut session, FACILITATOR, SeatKind::Facilitator, 0);
    let mut red = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    chair.send(&mut session, Act::Advance { group: None }).unwrap();
    assert_eq!(red.send(&mut session, Act::Unready), Err(Refusal::NotReady));
    let card = &View::of(&session, LEADER).unwrap().leader().unwrap().cards[0].clone();
    let answer = |option: usize| {
        Act::Play(MoveById::Answer { card: card.id.clone(), option: card.options[option].id.clone() })
    };
    red.send(&mut session, answer(0)).unwrap();
    red.send(&mut session, Act::Ready).unwrap();
    assert_eq!(red.send(&mut session, answer(1)), Err(Refusal::AlreadyReady));
    red.send(&mut session, Act::Unready).unwrap();
    red.send(&mut session, answer(1)).unwrap();
    let taken = |session: &Session| {
        let view = View::of(session, LEADER).unwrap();
        view.leader().unwrap().plan.answers.get(&card.id).cloned()
    };
    assert_eq!(taken(&session), Some(card.options[1].id.clone()));
    // One's own moves can be taken back, those before one was done as well.
    for (left, taken_now) in [(1, Some(card.options[0].id.clone())), (0, None)] {
        let entry = View::of(&session, LEADER).unwrap().frame.undo.unwrap();
        red.send(&mut session, Act::UndoTo { entry, group: Some(0) }).unwrap();
        assert_eq!(taken(&session), taken_now, "with {left} left");
    }
    red.send(&mut session, Act::Ready).unwrap();
    chair.send(&mut session, Act::Advance { group: None }).unwrap();
    assert_eq!(red.send(&mut session, Act::Unready), Err(Refusal::NotReady), "it has gone on");
}

#[test]
fn a_timer_runs_out_stops_and_is_taken_away() {
    let mut session = Session::new(prepared(SEED, Mode::League, Pacing::Timed { seconds: 60 }));
    let mut chair = Client::joined(&mut session, FACILITATOR, SeatKind::Facilitator, 0);
    let mut red = Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    red.send(&mut session, Act::Ready).unwrap();
    let until = session.groups[0].until_ms.unwrap();
    let expire = |session: &mut Session, seat: SeatId, now_ms: u64| {
        let id = format!("expire-{}", session.entries());
        let act = Act::Expire { group: 0 };
        apply(session, &Command { id, seat, at: session.at(LEADER), act }, now_ms)
    };
    assert_eq!(expire(&mut session, SeatId::HOUSE, until - 1), Err(Refusal::NoTimer));
    assert_eq!(expire(&mut session, LEADER, until), Err(Refusal::NotYours));
    expire(&mut session, SeatId::HOUSE, until).unwrap();
    assert_eq!(session.groups[0].phase, Phase::Attention);
    let until = session.groups[0].until_ms.unwrap();
    for wrong in [0, 3601] {
        assert_eq!(chair.send(&mut session, Act::Extend { seconds: wrong }), Err(Refusal::OutOfRange));
    }
    chair.send(&mut session, Act::Extend { seconds: 3600 }).unwrap();
    assert_eq!(session.groups[0].until_ms, Some(until + 3_600_000));
    chair.send(&mut session, Act::Pause).unwrap();
    let resumed = session.now_ms + 5_000;
    let at = None;
    apply(&mut session, &Command { id: "go".into(), seat: FACILITATOR, at, act: Act::Resume }, resumed)
        .unwrap();
    assert_eq!(session.groups[0].until_ms, Some(until + 3_605_000));
    chair.send(&mut session, Act::DropTimer).unwrap();
    assert_eq!(session.groups[0].until_ms, None);
    assert_eq!(chair.send(&mut session, Act::DropTimer), Err(Refusal::NoTimer));
}

/// Any act, sensible or not.
fn any_act() -> impl Strategy<Value = Act> {
    let id = prop_oneof![Just("ear-to-the-pump"), Just("dilek"), Just("steady"), Just("nothing")]
        .prop_map(Id::from);
    let seat = (0..4_u32).prop_map(SeatId);
    let kind = prop_oneof![
        Just(SeatKind::Leader),
        Just(SeatKind::Observer),
        Just(SeatKind::Facilitator),
        Just(SeatKind::Member(Id::from("dilek"))),
    ];
    let practice = (0..Practice::COUNT).prop_map(|place| Practice::ALL[place]);
    let target = prop_oneof![
        id.clone().prop_map(Target::Member),
        Just(Target::Team),
        id.clone().prop_map(Target::Work)
    ];
    prop_oneof![
        1 => (kind, prop::option::of(0..2_u32)).prop_map(|(kind, group)| Act::Join { name: "N".into(), kind, group }),
        1 => Just(Act::Leave),
        8 => Just(Act::Ready),
        1 => Just(Act::Unready),
        1 => (practice, target, 0..4_u32).prop_map(|(practice, target, units)| Act::Play(MoveById::Place(PlaceById {
            practice,
            target,
            about: None,
            choice: None,
            units
        }))),
        1 => (id.clone(), id.clone()).prop_map(|(card, option)| Act::Play(MoveById::Answer { card, option })),
        1 => (0..3_u32).prop_map(|place| Act::Play(MoveById::TakeBack { place })),
        1 => (0..120_u8).prop_map(|figure| Act::Rate { practices: eight(figure) }),
        1 => (0..60_u64).prop_map(|entry| Act::UndoTo { entry, group: None }),
        1 => Just(Act::Pause),
        1 => Just(Act::Resume),
        1 => Just(Act::Resume),
        1 => Just(Act::Reveal),
        1 => Just(Act::DropTimer),
        1 => (0..2_u32).prop_map(|group| Act::Advance { group: Some(group) }),
        1 => seat.clone().prop_map(Act::Release),
        1 => (seat.clone(), id.clone()).prop_map(|(seat, leader)| Act::Automate { seat, leader: Some(leader) }),
        1 => seat.prop_map(|seat| Act::StandIn { seat }),
        1 => Just(Act::Respond { effort: 1, voice: 1, felt: [1, 2, 3] }),
        1 => Just(Act::Commit { what: "W".into(), by: String::new(), with: String::new() }),
        1 => id.prop_map(|leader| Act::DropPolicy(DropOut::Leader(leader))),
    ]
}

/// What of a session could change.
fn whole(session: &Session) -> String {
    let group = |group: &Group| {
        let Group { name, phase, round, until_ms, plan, end, ratings, commitments, .. } = group;
        let played = (name, phase, round, until_ms, group.state(), plan, group.rounds());
        format!("{played:?} {end:?} {ratings:?} {commitments:?}")
    };
    let groups: Vec<String> = session.groups.iter().map(group).collect();
    format!("{groups:?} {:?} {} {:?}", session.seats, session.entries(), session.paused_ms)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn disorder_breaks_nothing(
        steps in prop::collection::vec((any_act(), 0..4_u32, 0..40_u32, prop::bool::weighted(0.9)), 1..80),
    ) {
        let prepared = prepared(SEED, Mode::Solo, Pacing::Own);
        let mut session = Session::new(prepared.clone());
        Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
        for (act, seat, number, current) in steps {
            let at = if current { session.groups[0].at() } else { Stamp { round: number, phase: Phase::Why } };
            let command = Command { id: format!("r{number}"), seat: SeatId(seat), at: Some(at), act };
            let spent = session.is_spent(command.seat, &command.id);
            let before = whole(&session);
            let outcome = apply(&mut session, &command, u64::from(number));
            if spent || outcome.is_err() {
                prop_assert_eq!(&before, &whole(&session), "{:?} gave {:?}", command, outcome);
            } else {
                prop_assert!(session.is_spent(command.seat, &command.id));
                prop_assert_eq!(apply(&mut session, &command, 0), outcome, "again");
            }
            prop_assert_eq!(spent, spent && session.is_spent(command.seat, &command.id));
            for seat in session.seats.keys() {
                prop_assert!(!json(&session, *seat).contains(&SEED.to_string()));
            }
        }
        // What is in the journal comes to the same.
        let mut again = Session::new(prepared);
        for entry in session.take_entries() {
            prop_assert_eq!(apply(&mut again, &entry.command, entry.now_ms), Ok(entry.events.clone()));
        }
        prop_assert_eq!(hash(&again, 0), hash(&session, 0));
        prop_assert_eq!(whole(&again), whole(&session));
    }
}

#[test]
fn a_session_has_so_many_entries_and_no_more() {
    let mut session = solo(SEED);
    let at = session.groups[0].at();
    let mut send = |number: usize| {
        let name = format!("Person {}", number % 9);
        let act = match number {
            0 => Act::Join { name, kind: SeatKind::Observer, group: Some(0) },
            _ => Act::Rename { seat: OTHER, name },
        };
        let command = Command { id: number.to_string(), seat: OTHER, at: Some(at), act };
        let outcome = apply(&mut session, &command, 0);
        session.take_entries();
        outcome
    };
    for number in 0..ENTRIES_MAX {
        send(number).unwrap();
    }
    assert_eq!(send(ENTRIES_MAX), Err(Refusal::Full));
    assert!(send(0).is_ok(), "what was accepted before is still answered");
}
