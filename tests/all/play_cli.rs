//! `play` and `replay` as a script meets them: output, exit status, journals, and a process killed at any moment.

use std::{fs, process::Stdio, thread};

use serde_json::Value;

use super::shell::{Folder, command, err, out, run, status};

fn document(args: &[&str]) -> Value {
    let output = run(args);
    assert_eq!(status(&output), 0, "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_document_has_what_scripts_rely_on() {
    let args = ["play", "first-week", "--seed", "12", "--json"];
    let document = document(&args);
    assert!(out(&run(&args)).starts_with("{\n  \"format\": \"footlights.play/1\""));
    assert_eq!(document["scenario"], "first-week");
    assert_eq!(document["seed"], 12);
    assert_eq!(document["leader"], "situational");
    assert_eq!(document["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(document["model_version"], footlights::sim::MODEL_VERSION);
    assert_eq!(document["short"], false);
    assert!(!document["ending"].as_str().unwrap().is_empty());
    assert_eq!(document["hash"].as_str().unwrap().len(), 16);
    for part in ["results", "people", "ideas", "empty_chair", "total"] {
        let value = document["score"][part].as_f64().unwrap();
        assert!((0.0..=100.0).contains(&value), "{part} {value}");
    }
    let profile = document["profile"].as_object().unwrap();
    assert_eq!(profile.len(), 15);
    let sum: f64 = profile.values().map(|share| share.as_f64().unwrap()).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    for member in document["team"].as_array().unwrap() {
        assert!(member["morale"].is_number() && member.get("left_round").is_some());
    }
    for round in document["history"].as_array().unwrap() {
        assert!(round["output"].is_number() && round["innovation"].is_number());
    }
    assert_eq!(out(&run(&args)), out(&run(&args)), "the same seed, the same document");
}

#[test]
fn a_fresh_seed_is_printed_and_differs() {
    let output = run(&["play", "first-week"]);
    assert!(err(&output).starts_with("Seed "), "{}", err(&output));
    assert!(!out(&output).is_empty());
    let seeds = [(); 2].map(|()| document(&["play", "first-week", "--json"])["seed"].to_string());
    assert_ne!(seeds[0], seeds[1]);
}

#[test]
fn a_journal_replays_and_is_never_overwritten() {
    let folder = Folder::new();
    let journal = folder.path("game.journal");
    let args = ["play", "first-week", "--seed", "3", "--json", "--journal", &journal];
    let hash = document(&args)["hash"].as_str().unwrap().to_owned();
    let replay = run(&["replay", &journal]);
    assert_eq!(status(&replay), 0, "{}", err(&replay));
    assert!(out(&replay).contains(&hash) && out(&replay).contains("8 rounds and "), "{}", out(&replay));
    let before = fs::read(&journal).unwrap();
    let again = run(&args);
    assert_eq!(status(&again), 2);
    assert!(err(&again).contains("--resume"), "{}", err(&again));
    assert_eq!(fs::read(&journal).unwrap(), before);
    let resumed = document(&["play", "first-week", "--json", "--journal", &journal, "--resume"]);
    assert_eq!(resumed["hash"], hash.as_str());
    assert_eq!(fs::read(&journal).unwrap(), before, "a finished game has nothing to add");
}

#[test]
fn replay_says_with_its_status_what_it_found() {
    let folder = Folder::new();
    let journal = folder.path("game.journal");
    document(&["play", "first-week", "--seed", "3", "--json", "--journal", &journal]);
    assert_eq!(status(&run(&["replay", &folder.path("none")])), 2);
    let text = fs::read_to_string(&journal).unwrap();

    let cut = folder.path("cut");
    fs::write(&cut, &text[..text.len() - 9]).unwrap();
    let output = run(&["replay", &cut]);
    assert_eq!(status(&output), 0);
    assert!(err(&output).contains("not written to its end"), "{}", err(&output));

    let damaged = folder.path("damaged");
    fs::write(&damaged, text.replacen("\"Listen\"", "\"Coach\"", 1)).unwrap();
    let output = run(&["replay", &damaged]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("line "), "{}", err(&output));

    // Another seed in the head, with good checksums: every line is whole, and the game is another.
    let changed = folder.path("changed");
    fs::write(&changed, resealed(&text, "\"seed\":3,", "\"seed\":4,")).unwrap();
    let output = run(&["replay", &changed]);
    assert_eq!(status(&output), 1, "{}", err(&output));

    let other = folder.path("other");
    fs::write(&other, resealed(&text, "\"model_version\":1,", "\"model_version\":999,")).unwrap();
    for args in [vec!["replay", &other], vec!["play", "first-week", "--journal", &other, "--resume"]] {
        let output = run(&args);
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains("another version of the model"), "{}", err(&output));
    }
}

/// The journal with something replaced in its head, and the checksums made right again.
fn resealed(text: &str, from: &str, to: &str) -> String {
    use footlights::session::{Chain, Journal, Read, SessionHead};
    let journal = Journal::read(text.as_bytes(), Read::All).unwrap();
    let head = serde_json::to_string(&journal.head).unwrap();
    assert!(head.contains(from));
    let head: SessionHead = serde_json::from_str(&head.replacen(from, to, 1)).unwrap();
    let mut chain = Chain::default();
    let mut text = chain.head(&head);
    text.extend(journal.entries.iter().map(|entry| chain.entry(entry)));
    text
}

#[test]
fn resume_wants_the_same_game() {
    let folder = Folder::new();
    let journal = folder.path("game.journal");
    document(&["play", "first-week", "--seed", "3", "--json", "--journal", &journal]);
    let base = ["play", "first-week", "--journal", &journal, "--resume"];
    for (extra, what) in [(["--seed", "4"], "seed"), (["--leader", "absent"], "leader")] {
        let output = run(&[&base[..], &extra[..]].concat());
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains(&format!("another {what}")), "{}", err(&output));
    }
    assert_eq!(status(&run(&[&base[..], &["--seed", "3", "--leader", "situational"]].concat())), 0);
    assert_eq!(status(&run(&["play", "first-week", "--resume"])), 2, "resume needs a journal");
}

#[test]
fn what_cannot_be_played_is_refused() {
    let folder = Folder::new();
    let broken = folder.path("broken.ron");
    fs::write(&broken, "Scenario(format: 1,").unwrap();
    let output = run(&["play", &broken]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("broken.ron:1"), "{}", err(&output));
    for args in [
        vec!["play", "no-such-scenario"],
        vec!["play", "first-week", "--leader", "nobody"],
        vec!["play", "first-week", "--leader", &broken],
        vec!["play", "first-week", "--seed", "-1"],
    ] {
        let output = run(&args);
        assert_eq!(status(&output), 2, "{args:?}");
        assert!(out(&output).is_empty() && !err(&output).is_empty());
    }
}

#[test]
fn kill_9_at_any_moment_loses_nothing_acknowledged() {
    let folder = Folder::new();
    let whole = document(&["play", "first-week", "--seed", "21", "--json"])["hash"].clone();
    let kept = folder.path("whole");
    document(&["play", "first-week", "--seed", "21", "--json", "--journal", &kept]);
    let kept = fs::read(&kept).unwrap();
    let head = kept.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let rounds = 14;
    for number in 0..rounds {
        let journal = folder.path(&format!("game-{number}"));
        let base = ["play", "first-week", "--seed", "21", "--json", "--journal", &journal];
        let mut child = command(&base).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Spread over the length of the journal: killed as soon as it has grown so far, in the middle of what comes next.
        let far = (head + (kept.len() - head) * number / rounds) as u64;
        let grown = || fs::metadata(&journal).is_ok_and(|file| file.len() >= far);
        while !grown() && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let left = fs::read(&journal).unwrap_or_default();
        let read = footlights::session::Journal::read(&left, footlights::session::Read::Entries).unwrap();
        let resumed = document(&[&base[..], &["--resume"]].concat());
        assert_eq!(resumed["hash"], whole, "killed at {number} of {rounds}");
        let after = fs::read(&journal).unwrap();
        assert_eq!(after[..read.whole_bytes], left[..read.whole_bytes], "what was written stays as it was");
        assert_eq!(status(&run(&["replay", &journal])), 0);
    }
}

#[test]
fn arguments_that_cannot_be_used_are_met_with_a_way_out() {
    let folder = Folder::new();
    let output = run(&["play", "first-week", "--seed", "abc"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("from 0 to 18446744073709551615"), "{}", err(&output));
    let output = run(&["play", "first-week", "--leader", &folder.path("nobody.ron")]);
    assert!(err(&output).contains("`footlights leaders`"), "{}", err(&output));
    let output = run(&["replay", &folder.path("")]);
    assert!(
        err(&output).contains("is a folder") && err(&output).contains("journal in it"),
        "{}",
        err(&output)
    );
    let other = folder.path("other.txt");
    fs::write(&other, "a letter\n").unwrap();
    let output = run(&["replay", &other]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("other.txt is not a journal"), "{}", err(&output));
}

#[test]
fn the_planner_plays_through_a_session_and_its_budget_is_kept() {
    let folder = Folder::new();
    let (whole, cut) = (folder.path("whole.journal"), folder.path("cut.journal"));
    let planner = ["play", "first-week", "--leader", "planner", "--budget", "20", "--seed", "5"];
    let with = |more: &[&str]| document(&[&planner[..], more, &["--json"]].concat());
    let played = with(&["--journal", &whole]);
    assert_eq!(played["leader"], "planner");
    assert_eq!(played["hash"], with(&[])["hash"], "the same seed, the same game");
    assert_eq!(status(&run(&["replay", &whole])), 0);
    // Cut off in the middle, it goes on as far ahead as it began, though nobody says so.
    let text = fs::read(&whole).unwrap();
    let head = text.iter().position(|byte| *byte == b'\n').unwrap();
    fs::write(&cut, &text[..head + (text.len() - head) / 4]).unwrap();
    let resumed = document(&["play", "first-week", "--journal", &cut, "--resume", "--json"]);
    assert_eq!(resumed["hash"], played["hash"]);
    let other = run(&["play", "first-week", "--budget", "21", "--journal", &cut, "--resume"]);
    assert_eq!(status(&other), 2);
    assert!(err(&other).contains("another budget"), "{}", err(&other));
}

#[test]
fn a_budget_is_for_leaders_who_look_ahead() {
    let refused = run(&["play", "first-week", "--leader", "steady", "--budget", "20", "--seed", "1"]);
    assert_eq!(status(&refused), 2);
    assert!(err(&refused).starts_with("error: Steady does not look ahead"), "{}", err(&refused));
    assert!(err(&refused).contains("hint: `--budget` is for `--leader planner`"));
    assert_eq!(status(&run(&["play", "first-week", "--leader", "planner", "--budget", "0"])), 2);
}

#[test]
fn the_balance_of_a_scenario_is_told_as_text_as_json_and_as_a_page() {
    let folder = Folder::new();
    let page = folder.path("balance.html");
    let balance = ["lab", "balance", "first-week", "--runs", "20", "--seed", "3"];
    let text = run(&balance);
    assert_eq!(status(&text), 0, "{}", err(&text));
    assert!(out(&text).starts_with("Verdict\n"), "{}", out(&text));
    assert!(err(&text).is_empty(), "progress is for terminals: {}", err(&text));
    let figures = document(&[&balance[..], &["--json"]].concat());
    assert_eq!(figures["format"], "footlights.balance/1");
    assert_eq!(figures["leaders"].as_array().unwrap().len(), 6);
    let cards = super::support::scenario("first-week").cards.len();
    assert_eq!(figures["cards"].as_array().unwrap().len(), cards);
    let written = run(&[&balance[..], &["--html", &page]].concat());
    assert_eq!(status(&written), 0, "{}", err(&written));
    assert!(fs::read_to_string(&page).unwrap().starts_with("<!doctype html>"));
    assert_eq!(status(&run(&["lab", "balance", "no-such-scenario"])), 2);
}
