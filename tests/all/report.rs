//! What a finished game has to tell: figures that add up, words for everything, a story that keeps its shape.

use std::{fs, path::Path, sync::Arc};

use footlights::{
    content::Content,
    leader::{Game, Leader},
    report::{
        Told,
        names::{Names, names},
        play::{self, PlayDocument},
        points::{everybody, shown, whole},
        story::story,
        why::{self, Scene, Whose},
    },
    scenario,
    sim::{
        Cause, Coefficients, Detail, Length, Luck, Setup, Source, State, Subject, TargetIx,
        coefficients::Modifier,
    },
    terms::{Level, Message, Motive, Practice},
    words::Words,
};
use proptest::prelude::*;

const LEADERS: [&str; 5] = ["absent", "directive", "empowering", "situational", "steady"];

fn setup(content: &Content, id: &str) -> Setup {
    let source = content.scenario(id).unwrap();
    let loaded = scenario::load(&source.file, &source.text);
    let coefficients = Coefficients::from_ron(&content.model("coefficients").unwrap().text).unwrap();
    Setup::new(Arc::new(loaded.scenario.unwrap()), Arc::new(coefficients), Length::Full).unwrap()
}

fn leader(content: &Content, name: &str) -> Leader {
    Leader::from_ron(&content.leader(name).unwrap().text).unwrap()
}

fn played<'a>(setup: &'a Setup, leader: &Leader, seed: u64) -> Game<'a> {
    let mut game = Game::new(setup, Luck::new(seed));
    game.play_out(leader, Detail::Full);
    game
}

fn english(content: &Content) -> Words {
    let sheets: Vec<_> = content.sheets("en").into_iter().map(|sheet| (&sheet.file, &sheet.text)).collect();
    Words::load("en", &sheets).unwrap()
}

/// The three headline levels of a member, in thousandths.
fn headline(levels: &[i64; Level::COUNT]) -> [i64; 3] {
    Level::HEADLINE.map(|level| levels[level as usize])
}

fn scene<'a>(game: &'a Game<'_>, names: &'a Names<'a>, round: usize) -> Scene<'a> {
    let before = &game.past[round];
    Scene {
        setup: game.setup,
        before: &before.public,
        seat: &before.seat,
        uses: &game.records[round].uses,
        names,
    }
}

/// A text in which every message has words and every argument is there.
fn is_filled(text: &str) -> bool {
    !text.contains(['[', ']', '{', '}'])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn displayed_figures_add_up(seed in any::<u64>(), name in prop::sample::select(&LEADERS[..]), long in any::<bool>()) {
        let content = Content::embedded();
        let setup = setup(&content, if long { "inherited-team" } else { "first-week" });
        let words = english(&content);
        let names = names(&setup, &words);
        let game = played(&setup, &leader(&content, name), seed);
        for (round, record) in game.records.iter().enumerate() {
            let scene = scene(&game, &names, round);
            let (before, after) = (&game.past[round], game.past.get(round + 1).unwrap_or(&game.state));
            for member in before.public.present() {
                let levels = |state: &State| headline(&state.hidden.world.levels[member]);
                let why = why::member(&scene, &record.truth, member, levels(before), levels(after));
                for level in 0..3 {
                    prop_assert_eq!(why.start[level], shown(levels(before)[level]));
                    prop_assert_eq!(why.end[level], shown(levels(after)[level]));
                    let sum: i64 = why.lines.iter().map(|line| line.points[level]).sum();
                    prop_assert_eq!(why.start[level] + sum, why.end[level]);
                    let exact: i64 = why.lines.iter().map(|line| line.amounts[level]).sum();
                    prop_assert_eq!(levels(before)[level] + exact, levels(after)[level]);
                }
                let mut causes: Vec<Cause> = why.lines.iter().map(|line| line.cause).collect();
                causes.sort_unstable();
                causes.dedup();
                prop_assert_eq!(causes.len(), why.lines.len(), "a cause has one line");
                for line in &why.lines {
                    let factors = line.factors.iter().map(|factor| why::factor(*factor));
                    for message in [line.what.clone(), line.how.clone()].into_iter().chain(factors) {
                        let text = words.text(&message);
                        prop_assert!(is_filled(&text), "{text}");
                    }
                }
                // What the leader can know of it adds up as well, with what they have not learnt as the last line.
                let entries = record.seen.iter().filter(|entry| matches!(entry.subject, Subject::Member(..)));
                let entries: Vec<_> = entries.cloned().collect();
                let start = headline(&before.seat.believed.levels[member]);
                let moved = |level: usize| -> i64 {
                    let subject = Subject::Member(member, Level::HEADLINE[level]);
                    entries.iter().filter(|entry| entry.subject == subject).map(|entry| entry.amount).sum()
                };
                let end = [0, 1, 2].map(|level| start[level] + moved(level));
                let why = why::member(&scene, &entries, member, start, end);
                for level in 0..3 {
                    let sum: i64 = why.lines.iter().map(|line| line.points[level]).sum();
                    prop_assert_eq!(why.start[level] + sum, why.end[level]);
                }
                prop_assert_eq!(why.lines.last().map(|line| line.cause), Some(Cause::Unlearnt));
            }
            let why = why::team(&scene, &record.truth, before, after);
            let there: Vec<usize> = after.public.present().collect();
            for level in 0..3 {
                let sum: i64 = why.lines.iter().map(|line| line.points[level]).sum();
                prop_assert_eq!(why.start[level] + sum, why.end[level]);
                let all: i64 =
                    there.iter().map(|member| headline(&after.hidden.world.levels[*member])[level]).sum();
                prop_assert_eq!(why.end[level], whole(all, 1000 * there.len() as i64));
            }
        }
    }
}

#[test]
fn whoever_leaves_has_a_line_in_the_teams_figures() {
    let content = Content::embedded();
    let setup = setup(&content, "inherited-team");
    let words = english(&content);
    let names = names(&setup, &words);
    let absent = leader(&content, "absent");
    let mut seen = 0;
    for seed in 0..40 {
        let game = played(&setup, &absent, seed);
        for round in 0..game.records.len() - 1 {
            let (before, after) = (&game.past[round], &game.past[round + 1]);
            for member in before.public.present().filter(|member| !after.public.there(*member)) {
                let why = why::team(&scene(&game, &names, round), &game.records[round].truth, before, after);
                assert!(why.lines.iter().any(|line| line.cause == Cause::Leaver(member)));
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "nobody left in any of these games, so nothing was tested");
}

#[test]
fn every_cause_has_words_for_everybody_and_both_ways() {
    let content = Content::embedded();
    let words = english(&content);
    let setup = setup(&content, "first-week");
    let names = names(&setup, &words);
    let game = played(&setup, &leader(&content, "steady"), 1);
    let scene = scene(&game, &names, 2);
    let targets =
        [TargetIx::Member(0), TargetIx::Member(1), TargetIx::Team, TargetIx::Work(0), TargetIx::Decision(0)];
    let mut causes = vec![
        Cause::Shock(0),
        Cause::Shock(1),
        Cause::Kept(0),
        Cause::Broken(0),
        Cause::Unanswered(0),
        Cause::Private,
        Cause::Conflict(1),
        Cause::Leaver(1),
        Cause::Hours(1),
        Cause::Unlearnt,
    ];
    for practice in Practice::ALL {
        for target in targets {
            for source in [Source::Attention, Source::Option { card: 0, option: 0 }] {
                causes.push(Cause::Use { practice, source, target });
            }
        }
    }
    for entry in game.records.iter().flat_map(|record| &record.truth) {
        if let Cause::Drift(_) = entry.cause {
            causes.push(entry.cause);
        }
    }
    causes.sort_unstable();
    causes.dedup();
    for cause in causes {
        for whose in [Whose::Member(0), Whose::Member(3), Whose::Team, Whose::Work(0), Whose::Sponsor] {
            for amount in [-1, 1] {
                let text = words.text(&why::what(&scene, whose, cause, amount));
                let whole = !text.contains("“”") && !text.contains("  ") && text == text.trim();
                assert!(is_filled(&text) && whole, "{cause:?}: {text}");
            }
        }
        assert!(
            is_filled(&words.text(&why::how(&scene, &why::About::new(&scene, Whose::Member(0)), cause))),
            "{cause:?}"
        );
    }
    for motive in Motive::ALL {
        assert!(is_filled(&words.text(&why::factor((Modifier::Fit(motive), 1_240)))));
    }
}

/// The literals that the exhaustive `match` of `id` maps to, in an `impl` of a source file.
fn literals(file: &str, of: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let (_, body) = text.split_once(of).unwrap();
    let (body, _) = body.split_once("\n}").unwrap();
    let found: Vec<String> =
        body.split("=> \"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    assert!(found.len() > 3, "{of} in {file} is no longer written as this test expects");
    found
}

#[test]
fn every_id_that_is_put_together_has_words() {
    let words = english(&Content::embedded());
    let mut ids: Vec<String> = Vec::new();
    for drift in literals("src/sim/ledger.rs", "impl Drift {") {
        ids.extend([format!("why-drift-{drift}"), format!("how-drift-{drift}")]);
    }
    for modifier in literals("src/sim/coefficients.rs", "impl Modifier {") {
        ids.push(format!("modifier-{modifier}"));
    }
    for practice in Practice::ALL {
        ids.extend(["why-use", "did", "doing"].map(|kind| format!("{kind}-{practice}")));
    }
    ids.extend(Motive::ALL.map(|motive| format!("moves-{}", motive.id())));
    for concern in literals("src/sim/state.rs", "impl Concern {") {
        ids.push(format!("view-concern-{concern}"));
    }
    // What stands in the sources as a whole, wherever it stands.
    let source = |folder: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
    let mut files = vec![source("report"), source("session")];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let like_an_id = |text: &&str| {
            let known =
                ["why-", "how-", "story-", "moves-", "modifier-"].iter().any(|start| text.starts_with(start));
            known && !text.ends_with('-') && !text.contains([' ', '{', '\n'])
        };
        ids.extend(text.split('"').filter(like_an_id).map(str::to_owned));
    }
    let missing: Vec<_> = ids.iter().filter(|id| !words.has(id)).collect();
    assert!(missing.is_empty(), "no English words for {missing:?}");
    // Words that select on an id must name it, or everything reads like the default.
    let sheet =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lang/en/story.ftl")).unwrap();
    for concern in literals("src/sim/state.rs", "impl Concern {") {
        assert!(sheet.contains(&format!("[{concern}]")), "{concern} is never told apart");
    }
    for how in literals("src/sim/state.rs", "impl How {") {
        assert!(sheet.contains(&format!("[{how}]")), "{how} is never told apart");
    }
}

#[test]
fn stories_are_whole_and_fit_the_page() {
    let content = Content::embedded();
    let words = english(&content);
    for id in ["first-week", "inherited-team"] {
        let setup = setup(&content, id);
        for name in LEADERS {
            let leader = leader(&content, name);
            for seed in [1, 2, 77] {
                let game = played(&setup, &leader, seed);
                let told = Told::of(&game, &leader, seed);
                let text = story(&told, &words);
                assert!(is_filled(&text), "{name} {seed}: {text}");
                let wide: Vec<_> = text.lines().filter(|line| line.chars().count() > 78).collect();
                assert!(wide.is_empty(), "{name} {seed}: {wide:?}");
                assert!(!text.contains("\n\n\n") && !text.contains(" \n"), "{name} {seed}");
                assert!(
                    !text.contains("“”") && !text.contains(" ,") && !text.contains(" ;"),
                    "{name} {seed}"
                );
                assert_eq!(text, story(&told, &words), "a story is told the same way twice");
            }
        }
    }
}

/// The lines that have a line of marks under them.
fn headings(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    let marked =
        |line: &str| line.len() > 3 && (line.chars().all(|c| c == '-') || line.chars().all(|c| c == '='));
    lines.windows(2).filter(|pair| marked(pair[1])).map(|pair| pair[0]).collect()
}

#[test]
fn a_story_goes_from_the_briefing_to_the_score() {
    let content = Content::embedded();
    let words = english(&content);
    let setup = setup(&content, "first-week");
    let leader = leader(&content, "situational");
    let game = played(&setup, &leader, 42);
    let text = story(&Told::of(&game, &leader, 42), &words);
    let found = headings(&text);
    let endings: Vec<&str> = setup.scenario.endings.iter().map(|ending| ending.title.as_str()).collect();
    assert_eq!(
        found[..6],
        [&*setup.scenario.title, "Week 1", "Week 2", "Week 3", "Week 4", "The empty chair"]
    );
    assert!(endings.contains(&found[6]), "{found:?}");
    assert_eq!(found[7..], ["Where it turned", "How you led", "The score"]);
    assert!(text.contains("Situational") && text.contains("Seed 42"));

    // Where lines break is the page's business, so the words are looked for without the breaks.
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for member in &setup.scenario.members {
        assert!(flat.contains(&member.introduction), "{} does not introduce themselves", member.name);
        assert!(flat.matches(&format!("{}: “", member.name)).count() > 1, "{} says nothing", member.name);
    }
    for dealt in game.past.iter().flat_map(|state| &state.public.hand) {
        assert!(flat.contains(&setup.scenario.cards[dealt.card].title));
    }
    // People before figures: not one number in ten words.
    let numbers = flat.split(' ').filter(|word| word.chars().any(|c| c.is_ascii_digit())).count();
    assert!(numbers * 10 < flat.split(' ').count(), "{numbers}");
}

#[test]
fn leaders_are_told_apart() {
    let content = Content::embedded();
    let words = english(&content);
    let setup = setup(&content, "first-week");
    let mut stories = Vec::new();
    for name in LEADERS {
        let leader = leader(&content, name);
        let game = played(&setup, &leader, 5);
        stories.push(story(&Told::of(&game, &leader, 5), &words));
    }
    stories.sort();
    stories.dedup();
    assert_eq!(stories.len(), LEADERS.len());
}

#[test]
fn the_document_has_the_contracts_fields_and_sums() {
    let content = Content::embedded();
    let setup = setup(&content, "first-week");
    for name in LEADERS {
        let leader = leader(&content, name);
        let game = played(&setup, &leader, 9);
        let document = play::document(&Told::of(&game, &leader, 9));
        let text = serde_json::to_string(&document).unwrap();
        assert!(text.starts_with(r#"{"format":"footlights.play/1","#), "{text}");
        assert_eq!(serde_json::from_str::<PlayDocument>(&text).unwrap(), document);

        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["scenario"], "first-week");
        assert_eq!((&value["seed"], &value["leader"]), (&9.into(), &name.into()));
        assert_eq!(value["rounds"], 4);
        let hash = value["hash"].as_str().unwrap();
        assert!(hash.len() == 16 && hash.chars().all(|c| c.is_ascii_hexdigit()));
        for part in ["results", "people", "ideas", "empty_chair", "total"] {
            let points = value["score"][part].as_f64().unwrap();
            assert!((0.0..=100.0).contains(&points), "{part}: {points}");
            let thousandths = points * 1000.0;
            assert!((thousandths - thousandths.round()).abs() < 1e-6, "{part} has more than three decimals");
        }
        let profile = value["profile"].as_object().unwrap();
        assert_eq!(profile.len(), Practice::COUNT);
        let share = |practice: Practice| profile[practice.id()].as_f64().unwrap();
        let sum: f64 = Practice::ALL.into_iter().map(share).sum();
        let used = if name == "absent" { 0.0 } else { 1.0 };
        assert!((sum - used).abs() < 1e-9, "{name}: {sum}");
        let directing: f64 = Practice::ALL
            .into_iter()
            .filter(|p| p.stance() == footlights::terms::practice::Stance::Directing)
            .map(share)
            .sum();
        assert!((directing - value["directing_share"].as_f64().unwrap()).abs() < 1e-9);

        let team = value["team"].as_array().unwrap();
        assert_eq!(team.len(), setup.members.len());
        assert!(team.iter().all(|member| member.get("left_round").is_some() && member["morale"].is_f64()));
        let history = value["history"].as_array().unwrap();
        assert_eq!(history.len(), (setup.rounds + setup.chair) as usize);
        assert_eq!((&history[0]["round"], &history[7]["round"]), (&1.into(), &8.into()));
        assert!(history.iter().all(|round| round["output"].is_f64() && round["happenings"].is_array()));
        let answered = history[0]["happenings"][0].clone();
        let what = if name == "absent" { "unanswered" } else { "answered" };
        assert_eq!((&answered["what"], &answered["card"]), (&what.into(), &"ear-to-the-pump".into()));
    }
}

#[test]
fn the_sheets_say_a_round_in_the_authors_word() {
    let words = english(&Content::embedded());
    let message = Message::new("story-round").with("round", "night").with("number", 3_i64);
    assert_eq!(words.text(&message), "night 3");
}

/// A story without its line breaks.
fn flat(game: &Game<'_>, leader: &Leader, seed: u64, words: &Words) -> String {
    let text = story(&Told::of(game, leader, seed), words);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_quarrel_is_talked_about_for_the_first_time_once() {
    let content = Content::embedded();
    let words = english(&content);
    let setup = setup(&content, "inherited-team");
    let mut told = 0;
    for name in ["situational", "empowering"] {
        let leader = leader(&content, name);
        for seed in [7, 8, 9] {
            let text = flat(&played(&setup, &leader, seed), &leader, seed, &words);
            let end = " was talked about, aloud, for the first time.";
            let mut pairs: Vec<&str> = text
                .match_indices(end)
                .map(|(at, _)| text[..at].rsplit("The trouble between ").next().unwrap())
                .collect();
            told += pairs.len();
            let all = pairs.len();
            pairs.sort_unstable();
            pairs.dedup();
            assert_eq!(pairs.len(), all, "{name} {seed}: {pairs:?}");
            let turned = |pair: &&str| {
                let (one, other) = pair.split_once(" and ").unwrap();
                pairs.contains(&&*format!("{other} and {one}"))
            };
            assert!(!pairs.iter().any(turned), "{name} {seed}: {pairs:?}");
        }
    }
    assert!(told > 0, "nobody talked in any of these games, so nothing was tested");
}

#[test]
fn no_swing_of_less_than_two_points_is_told() {
    let content = Content::embedded();
    let words = english(&content);
    for id in ["first-week", "inherited-team"] {
        let setup = setup(&content, id);
        let mut told = 0;
        for name in LEADERS {
            let leader = leader(&content, name);
            let text = flat(&played(&setup, &leader, 7), &leader, 7, &words);
            for (at, _) in text.match_indices(", now ") {
                let number = |text: &str| text.parse::<i64>().ok();
                let from = text[..at].rsplit(' ').next().and_then(number);
                let to = text[at + ", now ".len()..].split(')').next().and_then(number);
                if let (Some(from), Some(to)) = (from, to) {
                    assert!((to - from).abs() >= 2, "{name}: {from}, now {to}");
                    told += 1;
                }
            }
        }
        assert!(told > 0, "no swing was told in {id}");
    }
}

#[test]
fn what_if_is_on_the_scale_of_the_moments() {
    // Three people, each of three levels two points higher: eighteen points, as single causes would add up.
    assert_eq!(everybody(2_000, 3), 18);
    assert_eq!(everybody(-2_000, 3), -18);
    let content = Content::embedded();
    let words = english(&content);
    let setup = setup(&content, "first-week");
    for name in LEADERS {
        let leader = leader(&content, name);
        let text = flat(&played(&setup, &leader, 7), &leader, 7, &words);
        let (_, turned) = text.split_once("Where it turned").unwrap();
        let (turned, _) = turned.split_once("How you led").unwrap();
        assert_eq!(turned.matches("added up over everybody there").count(), 1, "the scale is said once");
        let in_parts = turned
            .as_bytes()
            .windows(3)
            .any(|three| three[0].is_ascii_digit() && three[1] == b'.' && three[2].is_ascii_digit());
        assert!(!in_parts, "{name}: a figure is not in whole points: {turned}");
    }
}
