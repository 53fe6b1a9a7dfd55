//! The rules of a room of many teams: who comes when, what the facilitator may do, and how the room is compared.

use footlights::{
    report::league::{Export, League},
    session::{
        Act, Archive, Chain, Command, DropOut, Event, Journal, LateJoin, Mode, MoveById, Pacing, Phase,
        Prepared, Read, Refusal, SeatId, SeatKind, Session, Stamp, View, apply, view::Body,
    },
    terms::{Id, Practice},
};

use super::rooms::{Client, FACILITATOR, LEADER, OTHER, SEED, head, play_on};

const THIRD: SeatId = SeatId(3);

/// A League without groups, with a facilitator.
fn room(pacing: Pacing, late_join: LateJoin) -> (Session, Client) {
    let mut head = head(SEED, Mode::League, pacing);
    head.groups.clear();
    head.late_join = late_join;
    let mut session = Session::new(Prepared::new(head).unwrap());
    let mut chair = Client::new(FACILITATOR);
    let join = Act::Join { name: "Facilitator".into(), kind: SeatKind::Facilitator, group: None };
    chair.send(&mut session, join).unwrap();
    (session, chair)
}

fn join(session: &mut Session, seat: SeatId, group: Option<u32>) -> Result<Vec<Event>, Refusal> {
    let act = Act::Join { name: format!("Person {seat}"), kind: SeatKind::Leader, group };
    Client::new(seat).send(session, act)
}

/// The facilitator advances all until the last of the groups is at a moment.
fn advance_to(session: &mut Session, chair: &mut Client, to: Stamp) {
    while session.front() < to {
        chair.send(session, Act::Advance { group: None }).unwrap();
    }
    assert_eq!(session.front(), to);
}

#[test]
fn teams_are_made_as_people_come() {
    let (mut session, mut chair) = room(Pacing::Facilitated, LateJoin::Begin);
    let watch = Act::Join { name: "W".into(), kind: SeatKind::Observer, group: None };
    assert_eq!(Client::new(THIRD).send(&mut session, watch), Err(Refusal::NoSuchGroup), "nobody plays yet");
    join(&mut session, LEADER, None).unwrap();
    join(&mut session, OTHER, None).unwrap();
    assert_eq!(
        session.groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(),
        ["Person 1", "Person 2"]
    );
    assert_eq!(join(&mut session, THIRD, Some(0)), Err(Refusal::SeatTaken));
    assert_eq!(join(&mut session, THIRD, Some(2)), Err(Refusal::NoSuchGroup));
    // A name hidden is hidden everywhere.
    chair.send(&mut session, Act::Rename { seat: LEADER, name: "A".into() }).unwrap();
    assert_eq!(session.groups[0].name, "A");
    chair.send(&mut session, Act::RenameGroup { group: 1, name: "Blue".into() }).unwrap();
    assert_eq!(session.groups[1].name, "Blue");
    // Who takes over a team that was given up takes it as it is.
    chair.send(&mut session, Act::Advance { group: None }).unwrap();
    chair.send(&mut session, Act::Release(LEADER)).unwrap();
    join(&mut session, THIRD, Some(0)).unwrap();
    assert_eq!(session.groups[0].phase, Phase::Situations);
    assert_eq!((session.groups.len(), session.groups[0].name.as_str()), (2, "Person 3"));
    chair.send(&mut session, Act::Door { open: false }).unwrap();
    assert_eq!(join(&mut session, SeatId(4), None), Err(Refusal::DoorClosed));
    Client::new(THIRD).send(&mut session, Act::Leave).unwrap();
    join(&mut session, THIRD, None).unwrap();
    chair.send(&mut session, Act::Door { open: true }).unwrap();
    join(&mut session, SeatId(4), None).unwrap();
    assert_eq!(session.groups.len(), 3);
}

#[test]
fn who_comes_late_is_treated_as_the_session_says() {
    let to = Stamp { round: 3, phase: Phase::Attention };
    let steady = || Id::from("steady");
    for late in [LateJoin::Begin, LateJoin::Watch, LateJoin::Led(steady())] {
        let (mut session, mut chair) = room(Pacing::Facilitated, LateJoin::Begin);
        join(&mut session, LEADER, None).unwrap();
        advance_to(&mut session, &mut chair, to);
        chair.send(&mut session, Act::LateJoin(late.clone())).unwrap();
        let events = join(&mut session, OTHER, None);
        match late {
            LateJoin::Begin => {
                events.unwrap();
                assert_eq!(session.groups[1].at(), Stamp { round: 1, phase: Phase::Briefing });
            }
            LateJoin::Watch => {
                assert_eq!(events, Err(Refusal::TooLate));
                assert_eq!(session.groups.len(), 1);
                let watch = Act::Join { name: "W".into(), kind: SeatKind::Observer, group: None };
                Client::new(OTHER).send(&mut session, watch).unwrap();
            }
            LateJoin::Led(_) => {
                let caught = Event::CaughtUp { group: 1, rounds: 2, leader: steady() };
                assert!(events.unwrap().contains(&caught));
                assert_eq!(session.groups[1].at(), to);
                let view = View::of(&session, OTHER).unwrap();
                let weeks = &view.leader().unwrap().weeks;
                assert!(weeks.iter().all(|week| week.led == Some(steady())));
                assert_eq!(weeks.len(), 2);
                // From here on it is their own.
                chair.send(&mut session, Act::Advance { group: None }).unwrap();
                assert_eq!(session.groups[1].rounds()[2].led, None);
                let chair_round = session.prepared.setup.rounds + 1;
                advance_to(&mut session, &mut chair, Stamp { round: chair_round, phase: Phase::EmptyChair });
                assert_eq!(join(&mut session, THIRD, None), Err(Refusal::TooLate));
            }
        }
    }
}

#[test]
fn the_last_advance_is_taken_back() {
    let (mut session, mut chair) = room(Pacing::Facilitated, LateJoin::Begin);
    join(&mut session, LEADER, None).unwrap();
    join(&mut session, OTHER, None).unwrap();
    assert_eq!(session.last_advance(), None);
    chair.send(&mut session, Act::Advance { group: None }).unwrap();
    chair.send(&mut session, Act::Advance { group: Some(1) }).unwrap();
    Client::new(LEADER).send(&mut session, Act::Ready).unwrap();
    let last = session.last_advance().unwrap();
    assert_eq!((last.group, last.since), (Some(1), 0), "what others did is not lost");
    chair.send(&mut session, Act::UndoTo { entry: last.entry, group: last.group }).unwrap();
    assert_eq!(session.groups[1].phase, Phase::Situations);
    assert!(session.seats[&LEADER].ready, "the other team is as it was");
    let last = session.last_advance().unwrap();
    assert_eq!((last.group, last.since, last.from.phase), (None, 1, Phase::Briefing));
    // Somebody moves the room on while the facilitator's page still has the step before: that one is not lost with it.
    chair.send(&mut session, Act::Advance { group: None }).unwrap();
    let missed = Act::UndoTo { entry: last.entry, group: None };
    assert_eq!(chair.send(&mut session, missed), Err(Refusal::MovedOnSince));
    let latest = session.last_advance().unwrap();
    chair.send(&mut session, Act::UndoTo { entry: latest.entry, group: latest.group }).unwrap();
    let alone = Act::UndoTo { entry: last.entry, group: Some(0) };
    assert_eq!(chair.send(&mut session, alone), Err(Refusal::MovedTogether));
    chair.send(&mut session, Act::UndoTo { entry: last.entry, group: None }).unwrap();
    assert!(session.groups.iter().all(|group| group.phase == Phase::Briefing));
    assert!(!session.seats[&LEADER].ready);
    assert_eq!(session.last_advance(), None);
}

#[test]
fn whoever_sits_in_goes_along_with_the_room_and_keeps_what_was_decided() {
    for pacing in [Pacing::Own, Pacing::Timed { seconds: 300 }] {
        let (mut session, mut chair) = room(pacing, LateJoin::Begin);
        join(&mut session, LEADER, None).unwrap();
        join(&mut session, OTHER, None).unwrap();
        let (mut red, mut blue) = (Client::new(LEADER), Client::new(OTHER));
        let policy = Act::DropPolicy(DropOut::Leader(Id::from("steady")));
        chair.send(&mut session, policy).unwrap();
        red.send(&mut session, Act::Ready).unwrap();
        blue.send(&mut session, Act::Ready).unwrap();
        // The last option of the first card: not what an automated leader takes because it comes first.
        let view = View::of(&session, OTHER).unwrap();
        let card = &view.leader().unwrap().cards[0];
        let (card, option) = (card.id.clone(), card.options.last().unwrap().id.clone());
        let answer = MoveById::Answer { card: card.clone(), option: option.clone() };
        blue.send(&mut session, Act::Play(answer)).unwrap();
        blue.send(&mut session, Act::Leave).unwrap();
        assert_eq!(session.left_behind(), [OTHER]);
        let stand_in = Act::StandIn { seat: OTHER };
        let command = Command { id: "in".into(), seat: SeatId::HOUSE, at: session.at(OTHER), act: stand_in };
        apply(&mut session, &command, 0).unwrap();
        play_on(&mut session, |_| true);
        let view = View::of(&session, OTHER).unwrap();
        assert_eq!(view.frame.at.phase, Phase::Attention, "one step, and no further than the others");
        let taken = |view: &View| view.leader().unwrap().plan.answers.get(&card).cloned();
        assert_eq!(taken(&view).as_ref(), Some(&option), "what was decided stands");
        // It goes on as those do who are there.
        for _ in 0..4 {
            red.send(&mut session, Act::Ready).unwrap();
            play_on(&mut session, |_| true);
            assert!(session.groups[1].at().phase != Phase::Debrief);
            assert!(session.groups[1].rounds().len() <= session.groups[0].rounds().len() + 1);
        }
        // With nobody there who plays, nobody plays.
        let at = session.groups[1].at();
        red.send(&mut session, Act::Leave).unwrap();
        play_on(&mut session, |_| true);
        assert_eq!((session.groups[1].at(), session.left_behind()), (at, Vec::new()));
        join(&mut session, OTHER, Some(1)).unwrap();
        assert!(session.next_automated().is_none(), "the person is back in their own game");
    }
}

#[test]
fn last_calls_paces_and_help() {
    let (mut session, mut chair) = room(Pacing::Facilitated, LateJoin::Begin);
    assert_eq!(chair.send(&mut session, Act::LastCall { seconds: 20 }), Err(Refusal::NobodyAwaited));
    join(&mut session, LEADER, None).unwrap();
    join(&mut session, OTHER, None).unwrap();
    for wrong in [0, 3_601] {
        assert_eq!(chair.send(&mut session, Act::LastCall { seconds: wrong }), Err(Refusal::OutOfRange));
    }
    let mut red = Client::new(LEADER);
    red.send(&mut session, Act::Ready).unwrap();
    chair.send(&mut session, Act::LastCall { seconds: 20 }).unwrap();
    assert_eq!(session.groups[0].until_ms, None, "who is done is not hurried");
    let until = session.groups[1].until_ms.unwrap();
    assert_eq!(until, session.now_ms + 20_000);
    let view = View::of(&session, OTHER).unwrap();
    assert!(view.frame.timer.unwrap().last_call);
    assert_eq!(
        chair.send(&mut session, Act::LastCall { seconds: 60 }),
        Err(Refusal::NobodyAwaited),
        "no longer than there is already"
    );
    for wrong in [9, 7_201] {
        let pace = Act::Pace(Pacing::Timed { seconds: wrong });
        assert_eq!(chair.send(&mut session, pace), Err(Refusal::OutOfRange));
    }
    chair.send(&mut session, Act::Pace(Pacing::Own)).unwrap();
    assert_eq!(session.groups[0].phase, Phase::Situations, "all there were ready");
    assert_eq!((session.groups[1].phase, session.groups[1].until_ms), (Phase::Briefing, None));
    chair.send(&mut session, Act::Pace(Pacing::Timed { seconds: 60 })).unwrap();
    assert!(session.groups.iter().all(|group| group.until_ms == Some(session.now_ms + 60_000)));
    assert_eq!(View::of(&session, LEADER).unwrap().frame.pacing, Pacing::Timed { seconds: 60 });
    red.send(&mut session, Act::Help { seat: LEADER, raised: true }).unwrap();
    assert_eq!(red.send(&mut session, Act::Help { seat: OTHER, raised: true }), Err(Refusal::NotYours));
    let Body::Facilitator(seen) = View::of(&session, FACILITATOR).unwrap().body else {
        panic!("a facilitator sees the room")
    };
    assert_eq!(seen.seats.iter().filter(|row| row.seat.help).count(), 1);
    chair.send(&mut session, Act::Help { seat: LEADER, raised: false }).unwrap();
    assert!(!session.seats[&LEADER].help);
}

#[test]
fn a_session_can_be_ended_where_it_stands() {
    let (mut session, mut chair) = room(Pacing::Own, LateJoin::Begin);
    join(&mut session, LEADER, None).unwrap();
    join(&mut session, OTHER, None).unwrap();
    let mut red = Client::new(LEADER);
    for _ in 0..7 {
        red.send(&mut session, Act::Ready).unwrap();
    }
    assert_eq!(session.groups[0].at(), Stamp { round: 2, phase: Phase::PlayOut });
    assert_eq!(red.send(&mut session, Act::End), Err(Refusal::NotYours));
    assert_eq!(chair.send(&mut session, Act::Reveal), Err(Refusal::WrongPhase));
    chair.send(&mut session, Act::End).unwrap();
    assert_eq!(chair.send(&mut session, Act::End), Err(Refusal::Ended));
    assert_eq!(join(&mut session, THIRD, None), Err(Refusal::Ended));
    assert!(session.finished());
    let view = View::of(&session, LEADER).unwrap();
    assert!(view.frame.ended);
    let debrief = view.leader().unwrap().debrief.clone().unwrap();
    assert_eq!(debrief.end.broken_off, Some(2));
    assert!(debrief.end.epilogues.is_empty() && debrief.end.title.is_empty());
    let other = View::of(&session, OTHER).unwrap();
    assert_eq!((other.frame.at.phase, other.leader().unwrap().debrief.clone()), (Phase::Debrief, None));
    chair.send(&mut session, Act::Reveal).unwrap();
    let league = League::of(&session).unwrap();
    assert_eq!((league.games.len(), league.weeks.len()), (1, 2));
    assert_eq!(league.endings[0].ending, None);
    assert_eq!(league.place(1), None);
}

#[test]
fn a_room_is_compared_after_the_reveal() {
    let (mut session, mut chair) = room(Pacing::Own, LateJoin::Begin);
    let leaders = ["directive", "empowering", "situational", "steady", "absent"];
    for (seat, leader) in (1..).zip(leaders) {
        join(&mut session, SeatId(seat), None).unwrap();
        let automate = Act::Automate { seat: SeatId(seat), leader: Some(Id::from(leader)) };
        chair.send(&mut session, automate).unwrap();
    }
    play_on(&mut session, |_| true);
    assert!(session.finished());
    assert_eq!(League::of(&session), None, "locked until the reveal");
    chair.send(&mut session, Act::Reveal).unwrap();
    let league = League::of(&session).unwrap();
    let setup = &session.prepared.setup;
    assert_eq!(league.games.len(), leaders.len());
    assert_eq!(league.weeks.len() as u32, setup.rounds_all());
    assert!(league.weeks.iter().all(|week| week.games == leaders.len()));
    assert_eq!(league.weeks.iter().filter(|week| week.chair).count() as u32, setup.chair);
    for week in &league.weeks {
        for band in week.bands {
            let five = [band.least, band.lower, band.middle, band.upper, band.most];
            assert!(five.is_sorted(), "{five:?}");
        }
    }
    assert!(league.games.is_sorted_by_key(|game| game.directing), "in the order of who stood in front");
    for game in &league.games {
        let sum = game.practices.values().sum::<i64>() + game.directing + game.back;
        assert!(sum == 100 || sum == 0, "{sum}");
        assert_eq!(game.practices.len(), 8);
    }
    let directive = league.own(0).unwrap();
    assert_eq!(directive.directing, league.games.iter().map(|game| game.directing).max().unwrap());
    for card in &league.cards {
        let chosen: usize = card.choices.iter().map(|choice| choice.games.len()).sum();
        assert_eq!(chosen, card.met, "{}", card.card);
        assert!(card.choices.iter().all(|choice| choice.followed.is_some() != choice.games.is_empty()));
        for followed in card.choices.iter().filter_map(|choice| choice.followed) {
            for (mean, band) in followed.mean.iter().zip(followed.spread) {
                assert!((band.least..=band.most).contains(mean));
            }
        }
    }
    assert_eq!(league.endings.iter().map(|ending| ending.games.len()).sum::<usize>(), leaders.len());
    let text = serde_json::to_string(&league).unwrap();
    assert!(text.starts_with("{\"format\":\"footlights.league/1\""));
    assert!(!text.contains("Person") && !text.contains("places"), "nobody is named");

    let entries = session.take_entries();
    let mut chain = Chain::default();
    let mut text = chain.head(&session.prepared.head);
    text.extend(entries.iter().map(|entry| chain.entry(entry)));
    let mut journal = Journal::read(text.as_bytes(), Read::All).unwrap();
    journal.head.model_version += 1;
    let archive = Archive::of(&journal);
    assert_eq!(League::of_archive(&archive), Some(league.clone()), "whatever the model has become");
    let export = Export::of(&session);
    assert_eq!(Export::of_archive(&archive), Some(export.clone()));
    let columns = |line: &str| line.split(',').count();
    for table in [&export.rounds, &export.seats] {
        let heading = columns(table.lines().next().unwrap());
        assert!(table.lines().all(|line| columns(line) == heading));
        assert!(!table.contains("Person"));
    }
    assert_eq!(export.rounds.lines().count() - 1, leaders.len() * league.weeks.len());
    assert_eq!(export.seats.lines().count() - 1, leaders.len());
    assert_eq!(columns(&export.seats[..export.seats.find('\n').unwrap()]), 12 + 3 * Practice::COUNT);
    let first = league.games[0].weeks[0];
    let row = export.rounds.lines().nth(1).unwrap();
    let morale = format!("{}.{:03}", first.levels[0] / 1000, first.levels[0] % 1000);
    assert!(row.starts_with("game-001,1,0,") && row.contains(&morale), "{row}");
}

#[test]
fn a_timer_does_not_lead_a_team_that_nobody_has() {
    let (mut session, mut chair) = room(Pacing::Timed { seconds: 60 }, LateJoin::Begin);
    join(&mut session, LEADER, None).unwrap();
    chair.send(&mut session, Act::LastCall { seconds: 10 }).unwrap();
    assert!(session.groups[0].until_ms.is_some());
    chair.send(&mut session, Act::Release(LEADER)).unwrap();
    assert!(session.groups[0].until_ms.is_none() && session.is_idle(0));
    let at = Some(session.front());
    let act = Act::Advance { group: None };
    let advance = Command { id: "on".into(), seat: FACILITATOR, at, act };
    assert_eq!(apply(&mut session, &advance, 99_000), Err(Refusal::WrongPhase));
}
