//! The debrief and its report: sums and bounds, nothing before the end, the same from a session and an archive, what
//! if at every decision, and a page that holds up.

use std::collections::BTreeMap;

use footlights::{
    content::Content,
    leader::{RoundMeans, planner::one_strong_run},
    report::{
        debrief::{self, Debrief, StanceIn, Verdict, told, what_if, what_ifs},
        html,
        sentence::in_tenths,
    },
    session::{
        Act, Archive, Chain, Journal, Mode, Pacing, Phase, Prepared, Read, SeatKind, Session, SessionHead,
    },
    sim::{Evidence, Luck},
    terms::{Id, Practice, Stance},
    words::Words,
};

use super::rooms::{Client, LEADER, OTHER, finished, head, play_on};

const HOSTILE: &str = "</p><script>alert(\"x\")</script>&'";

fn words() -> Words {
    let content = Content::embedded();
    let sheets: Vec<_> = content.sheets("en").into_iter().map(|sheet| (&sheet.file, &sheet.text)).collect();
    Words::load("en", &sheets).unwrap()
}

fn evidence() -> Evidence {
    Evidence::from_ron(&Content::embedded().model("evidence").unwrap().text).unwrap()
}

fn debrief(session: &Session) -> Debrief {
    Debrief::of(session, 0, None, &words(), &evidence()).unwrap()
}

/// A game of the long scenario, led by an automated leader under a name of our own.
fn long(leader: &str, name: &str) -> Session {
    let content = Content::embedded();
    let scenario = content.scenario("inherited-team").unwrap();
    let mut head: SessionHead = head(3, Mode::Solo, Pacing::Own);
    head.scenario.name = scenario.file.clone();
    head.scenario.text = scenario.text.clone();
    let mut session = Session::new(Prepared::new(head).unwrap());
    let mut client = Client::new(LEADER);
    client
        .send(&mut session, Act::Join { name: name.to_owned(), kind: SeatKind::Leader, group: None })
        .unwrap();
    client.send(&mut session, Act::Rate { practices: eight(|_| 60) }).unwrap();
    client.send(&mut session, Act::Automate { seat: LEADER, leader: Some(Id::from(leader)) }).unwrap();
    play_on(&mut session, |_| true);
    assert!(session.finished());
    session
}

fn eight(figure: impl Fn(Practice) -> u8) -> BTreeMap<Practice, u8> {
    let empowering = |practice: &Practice| practice.stance() == Stance::Empowering;
    Practice::ALL.into_iter().filter(empowering).map(|practice| (practice, figure(practice))).collect()
}

fn archived(session: &mut Session) -> Archive {
    let mut chain = Chain::default();
    let mut text = chain.head(&session.prepared.head);
    for entry in session.take_entries() {
        text.push_str(&chain.entry(&entry));
    }
    Archive::of(&Journal::read(text.as_bytes(), Read::All).unwrap())
}

#[test]
fn nothing_is_in_it_before_the_end() {
    let mut session = super::rooms::automated(5, "situational");
    let (words, evidence) = (words(), evidence());
    play_on(&mut session, |session| {
        let over = session.groups[0].phase == Phase::Debrief;
        assert_eq!(Debrief::of(session, 0, None, &words, &evidence).is_some(), over);
        assert_eq!(told(session, 0, None).is_some(), over);
        true
    });
    assert!(Debrief::of(&session, 1, None, &words, &evidence).is_none(), "there is one group");
    assert!(Debrief::of(&session, 0, Some(OTHER), &words, &evidence).is_none(), "nobody sits there");
}

#[test]
fn figures_add_up_and_stay_in_their_bounds() {
    for leader in ["situational", "directive", "absent", "empowering"] {
        let session = long(leader, "Noor");
        let debrief = debrief(&session);
        let frame = &debrief.frame;
        assert_eq!(debrief.rounds.len() as u32, frame.rounds + frame.chair_rounds);
        for row in &debrief.rounds {
            assert_eq!(row.chair, row.round > frame.rounds);
            assert_eq!(row.believed.is_none(), row.chair);
            assert!(row.truth.iter().all(|truth| (0..=100_000).contains(truth)));
            for range in row.believed.iter().flatten() {
                assert!(0 <= range.low && range.low <= range.best && range.best <= range.high);
                assert!(range.high <= 100_000);
            }
        }
        let shares: i64 = debrief.style.practices.iter().map(|row| row.percent).sum();
        assert!(shares == 100 || (shares == 0 && leader == "absent"), "{leader}: {shares}");
        let front = debrief.style.practices.iter().filter(|row| row.stance == StanceIn::Front);
        assert_eq!(front.map(|row| row.percent).sum::<i64>(), debrief.style.directing_percent);
        for fit in debrief.style.practices.iter().filter_map(|row| row.fit) {
            assert!((0..=100).contains(&fit.figure) && fit.uses > 0);
        }
        let ratings = debrief.ratings.as_ref().unwrap();
        assert_eq!(ratings.len(), 8);
        assert_eq!(ratings.iter().map(|row| row.own_percent).sum::<i64>(), 100);
        for row in ratings {
            assert_eq!((row.before, row.after), (Some(60), None));
            assert_eq!(row.verdict == Verdict::Never, row.used_percent == 0);
        }
        for line in debrief.opened.iter().flat_map(|round| &round.lines) {
            assert_eq!(line.parts.iter().map(|part| part.points).sum::<i64>(), line.points, "{line:?}");
        }
        for person in &debrief.people {
            assert_eq!(person.motives.iter().map(|motive| motive.percent).sum::<i64>(), 100);
            assert!(person.quote.is_some(), "{leader}: {} says nothing", person.name);
        }
        assert!(debrief.turns.len() <= 3);
        assert!(debrief.turns.is_sorted_by_key(|turn| turn.round));
        let text = serde_json::to_string(&debrief).unwrap();
        assert_eq!(serde_json::from_str::<Debrief>(&text).unwrap(), debrief);
        // A message without words, or an argument that is missing, would show.
        assert!(!text.contains("[debrief") && !text.contains("{$"), "{text}");
    }
}

#[test]
fn what_if_covers_every_decision() {
    let session = long("situational", "Noor");
    let words = words();
    let told = told(&session, 0, None).unwrap();
    let decisions = what_ifs(&told, &words);
    let answered: usize = told.records.iter().map(|record| record.plan().answers.len()).sum();
    assert!(decisions.iter().filter(|decision| decision.card.is_some()).count() >= answered);
    // Each round's attention, and who led.
    let others = decisions.iter().filter(|decision| decision.card.is_none()).count();
    assert_eq!(others as u32, session.prepared.setup.rounds + 1);
    for decision in &decisions {
        assert!(!decision.others.is_empty(), "{decision:?}");
        for other in 0..decision.others.len() {
            // Every other option of every third decision; the first of the rest.
            if other > 0 && decision.number % 3 > 0 {
                continue;
            }
            let fork = what_if(&told, &words, decision.number, other).unwrap();
            assert_eq!(fork.round, decision.round);
            assert_eq!(fork.instead, decision.others[other]);
            assert_eq!(*fork.rounds.last().unwrap() as usize, told.records.len());
            for line in &fork.lines {
                let count = fork.rounds.len();
                let banded = if fork.lucks == 0 { 0 } else { count };
                assert_eq!([line.was.len(), line.would.len()], [count, count]);
                assert_eq!([line.low.len(), line.high.len()], [banded, banded]);
                assert!(line.by_low <= line.by_high);
                if line.level.is_some() {
                    let tenths = |line: &[i64]| in_tenths(*line.last().unwrap(), 1000);
                    assert_eq!(
                        line.by,
                        (tenths(&line.would) - tenths(&line.was)) * 100,
                        "what is shown adds up"
                    );
                }
            }
            assert!(fork.told.iter().all(|sentence| sentence.ends_with(['.', '”'])), "{:?}", fork.told);
        }
        assert!(what_if(&told, &words, decision.number, decision.others.len()).is_none());
    }
    assert!(what_if(&told, &words, decisions.len(), 0).is_none());
}

#[test]
fn one_strong_run_lies_beside_a_game_where_somebody_looks_ahead() {
    let words = words();
    let mut head: SessionHead = head(3, Mode::Solo, Pacing::Own);
    let led = |head: &SessionHead| {
        let mut session = Session::new(Prepared::new(head.clone()).unwrap());
        let mut client = Client::new(LEADER);
        client
            .send(&mut session, Act::Join { name: "Noor".to_owned(), kind: SeatKind::Leader, group: None })
            .unwrap();
        client
            .send(&mut session, Act::Automate { seat: LEADER, leader: Some(Id::from("directive")) })
            .unwrap();
        play_on(&mut session, |_| true);
        session
    };
    let title = words.say("debrief-whole-title");
    // A shorter look ahead than the one shipped: what is asked is the same.
    let mut leaders = head.leaders.clone();
    for leader in &mut leaders {
        leader.text = leader.text.replace("looks_ahead: 300", "looks_ahead: 40").into();
    }
    head.leaders.retain(|leader| !leader.text.contains("looks_ahead: 300"));
    assert_eq!(head.leaders.len() + 1, leaders.len());
    let without = led(&head);
    assert!(what_ifs(&told(&without, 0, None).unwrap(), &words).iter().all(|found| found.title != title));

    let head = SessionHead { leaders, ..head };
    let session = led(&head);
    let told = told(&session, 0, None).unwrap();
    let found = what_ifs(&told, &words).into_iter().find(|found| found.title == title).unwrap();
    assert_eq!((found.round, found.card, found.others.len()), (1, None, 1));
    let fork = what_if(&told, &words, found.number, 0).unwrap();
    let leader = told.ahead.unwrap();
    let run = one_strong_run(told.setup, Luck::new(told.seed), leader);
    for (of, line) in fork.lines.iter().enumerate() {
        let of_round = |means: &RoundMeans| means.levels.get(of).copied().unwrap_or(means.output);
        assert_eq!(line.would, run.history.iter().map(of_round).collect::<Vec<_>>());
        assert_eq!(line.was, told.history.iter().map(of_round).collect::<Vec<_>>());
        assert!(line.low.is_empty() && line.high.is_empty());
    }
    assert_eq!((fork.lucks, fork.substitutions), (0, 0));
    assert!(debrief::compared(&told, &words).iter().any(|row| row.decision == found.number));
}

#[test]
fn an_archive_gives_the_same_debrief_without_playing() {
    let mut session = long("empowering", "Noor");
    let mut client = Client::new(LEADER);
    client.send(&mut session, Act::Automate { seat: LEADER, leader: None }).unwrap();
    client.send(&mut session, Act::Rate { practices: eight(|practice| practice as u8 * 10) }).unwrap();
    let commitment = ["Ask first", "Friday", "Ruth"].map(str::to_owned);
    let [what, by, with] = commitment;
    client.send(&mut session, Act::Commit { what, by, with }).unwrap();
    let (words, evidence) = (words(), evidence());
    let played = Debrief::without_replay(&session, 0, None, &words, &evidence).unwrap();
    assert!(played.commitment.is_some() && !played.replayed && played.turns.is_empty());
    let archive = archived(&mut session);
    let kept = Debrief::of_archive(&archive, 0, None, &words, &words, &evidence).unwrap();
    assert_eq!(kept, played);
    let full = Debrief::of(&session, 0, None, &words, &evidence).unwrap();
    assert_eq!((full.rounds, full.people, full.opened), (played.rounds, played.people, played.opened));
    assert!(html::page(&kept, &[], &words).contains("another version of the model"));
}

#[test]
fn the_score_waits_until_it_is_revealed() {
    let mut head = head(4, Mode::League, Pacing::Own);
    head.groups.truncate(1);
    let mut session = Session::new(Prepared::new(head).unwrap());
    let mut trainer = Client::joined(&mut session, super::rooms::FACILITATOR, SeatKind::Facilitator, 0);
    Client::joined(&mut session, LEADER, SeatKind::Leader, 0);
    trainer.send(&mut session, Act::Automate { seat: LEADER, leader: Some(Id::from("steady")) }).unwrap();
    play_on(&mut session, |_| true);
    let debrief = debrief(&session);
    assert_eq!(debrief.score, None);
    let page = html::page(&debrief, &[], &words());
    assert!(!page.contains("class=\"score\""));
    trainer.send(&mut session, Act::Reveal).unwrap();
    let score = self::debrief(&session).score.unwrap();
    assert!(
        [score.results, score.people, score.ideas, score.empty_chair, score.total]
            .iter()
            .all(|points| (0..=100).contains(points))
    );
}

#[test]
fn the_page_needs_nothing_else_and_escapes_everything() {
    let session = long("situational", "Noor");
    let mut debrief = debrief(&session);
    debrief.frame.leader = HOSTILE.to_owned();
    debrief.frame.title = HOSTILE.to_owned();
    debrief.people[0].name = HOSTILE.to_owned();
    debrief.questions.push(HOSTILE.to_owned());
    let words = words();
    let told = told(&session, 0, None).unwrap();
    let compared = debrief::compared(&told, &words);
    let page = html::page(&debrief, &compared, &words);
    // The face of the headings is in the file; its letters may look like anything.
    let (before, face) = page.split_once("url(data:font/ttf;base64,").expect("the headings bring their face");
    let (face, after) = face.split_once(')').unwrap();
    assert!(
        face.len() > 100_000
            && face.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
    );
    for outside in ["http", "<script", "src=", "@import", "//", "<link"] {
        assert!(!before.contains(outside) && !after.contains(outside), "the page has {outside}");
    }
    assert!(page.contains("&lt;script&gt;"));
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    assert!(!page.contains("[debrief") && !page.contains("{$"));
    // Headings step down one at a time, and there is one of the first kind.
    let mut last = 0;
    for at in page.match_indices("<h").map(|(at, _)| at + 2) {
        if let Some(level) = page[at..].chars().next().and_then(|c| c.to_digit(10)) {
            assert!(level <= last + 1, "a heading of level {level} after one of {last}");
            last = level;
        }
    }
    assert_eq!(page.matches("<h1").count(), 1);
    // Every table has a caption, every chart a text, every pattern that is used is there.
    assert_eq!(page.matches("<table").count(), page.matches("<caption").count());
    let charts = page.matches("role=\"img\"").count();
    assert!(charts >= 5 && page.matches("aria-label=").count() == charts);
    for pattern in ["chair", "lucks", "alone"] {
        assert!(page.contains(&format!("<pattern id=\"{pattern}\"")));
    }
    assert_eq!(page.matches('<').count() - page.matches("<!").count(), tags(&page));
}

/// Tags of a page, as far as they are closed.
fn tags(page: &str) -> usize {
    page.split('<').skip(1).filter(|tag| tag.contains('>') && !tag.starts_with('!')).count()
}

#[test]
fn both_scenarios_and_every_leader_make_a_report() {
    let (words, evidence) = (words(), evidence());
    for leader in ["absent", "steady", "directive"] {
        let (session, _) = finished(8, leader);
        let debrief = Debrief::of(&session, 0, None, &words, &evidence).unwrap();
        assert!(debrief.frame.automated && !debrief.ending.text.is_empty());
        assert!(!debrief.questions.is_empty());
        if leader == "absent" {
            assert!(debrief.evidence.iter().any(|row| row.id == "M6"), "absence rests on a finding");
        }
        assert!(html::page(&debrief, &[], &words).len() > 10_000);
    }
}
