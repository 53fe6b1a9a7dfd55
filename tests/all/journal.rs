//! Journals: written, read back, torn, damaged, made by others, and played again.

use std::{fs, path::PathBuf};

use footlights::{
    session::{
        Act, Archive, Chain, Command, Difference, Entry, HeadError, Journal, JournalError, Kept,
        LINE_BYTES_MAX, Mode, Pacing, Read, ReplayError, SeatKind, Session, SessionHead, apply, resume,
        verify,
    },
    sim::fingerprint,
    store::{JOURNAL_BYTES_MAX, Opened, StoreError, Stored},
};

use super::rooms::{Client, LEADER, SEED, automated, finished, head, play_on};

fn text(head: &SessionHead, entries: &[Entry]) -> String {
    let mut chain = Chain::default();
    let mut text = chain.head(head);
    text.extend(entries.iter().map(|entry| chain.entry(entry)));
    text
}

fn game() -> (Session, Vec<Entry>, String) {
    let (session, entries) = finished(SEED, "situational");
    let text = text(&session.prepared.head, &entries);
    (session, entries, text)
}

/// A file of one test, removed with its lock and its drafts when the test ends.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let path = folder.join(format!("journal-{}-{name}", std::process::id()));
        let _ = fs::remove_file(&path);
        Self(path)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn what_is_written_is_read() {
    let (session, entries, text) = game();
    assert!(text.starts_with("{\"format\":\"footlights.journal/2\","));
    let journal = Journal::read(text.as_bytes(), Read::All).unwrap();
    assert_eq!(journal.head, session.prepared.head);
    assert_eq!(journal.entries, entries);
    assert!(!journal.torn);
    assert_eq!(journal.whole_bytes, text.len());
    let lean = Journal::read(text.as_bytes(), Read::Entries).unwrap();
    assert!(lean.entries.iter().all(|entry| entry.kept.is_empty()));
    assert_eq!(lean.chain, journal.chain);
    let done = verify(&lean).unwrap();
    assert_eq!(done.commands, entries.len());
    assert_eq!(done.rounds as u32, session.prepared.setup.rounds_all());
    assert_eq!(done.ends, 1);
    let setup = &session.prepared.setup;
    assert_eq!(done.last.unwrap().0, fingerprint(setup, session.groups[0].state()));
}

#[test]
fn every_line_has_a_number_a_clock_and_a_checksum() {
    let (_, _, text) = game();
    for (place, line) in text.lines().enumerate() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(value["sum"].as_str().unwrap().len(), 16);
        let kind = [value.get("format"), value.get("kept"), value.get("n")];
        assert_eq!(kind.iter().flatten().count(), 1, "line {}", place + 1);
        assert_eq!(value.get("n").is_some(), value.get("now_ms").is_some());
    }
}

#[test]
fn a_journal_of_a_long_game_stays_small() {
    let mut session = super::rooms::automated_on("inherited-team", SEED, "situational");
    play_on(&mut session, |_| true);
    let entries = session.take_entries();
    let kept: Vec<&Kept> = entries.iter().flat_map(|entry| &entry.kept).collect();
    assert_eq!(kept.len(), 1, "rounds leave hashes; the game is kept once, at its end");
    let head = text(&session.prepared.head, &[]).len();
    let all = text(&session.prepared.head, &entries).len();
    let game = serde_json::to_string(kept[0]).unwrap().len();
    assert!(all - head < 300_000, "{} bytes beside the head, {game} of them the game", all - head);
}

#[test]
fn a_finished_session_opens_without_being_played() {
    let (session, _, text) = game();
    let mut journal = Journal::read(text.as_bytes(), Read::All).unwrap();
    // Whatever made it: nothing of the model is needed.
    journal.head.model_version += 1;
    journal.head.scenario.text = "gone".into();
    let archive = Archive::of(&journal);
    let group = &archive.groups[0];
    assert_eq!(group.end, session.groups[0].end);
    assert_eq!(group.rounds, session.groups[0].debriefs(&session.prepared));
    assert_eq!(archive.names[&LEADER], "Person 1");
}

#[test]
fn an_archive_leaves_out_what_was_taken_back() {
    let mut session = automated(SEED, "situational");
    play_on(&mut session, |session| session.groups[0].rounds().len() < 2);
    let mut leader = Client::new(LEADER);
    leader.send(&mut session, Act::UndoTo { entry: 3, group: None }).unwrap();
    play_on(&mut session, |_| true);
    let entries = session.take_entries();
    let text = text(&session.prepared.head, &entries);
    let journal = Journal::read(text.as_bytes(), Read::All).unwrap();
    let all = session.prepared.setup.rounds_all();
    assert_eq!(Archive::of(&journal).groups[0].rounds.len(), all as usize);
    assert_eq!(verify(&journal).unwrap().rounds, all as usize + 2, "what was taken back is verified as well");
    let again = resume(&journal).unwrap();
    assert_eq!(again.groups[0].state(), session.groups[0].state());
    assert_eq!(again.standing(), session.standing());
}

#[test]
fn a_journal_cut_anywhere_keeps_its_whole_entries() {
    let (_, entries, text) = game();
    let first = text.find('\n').unwrap() + 1;
    let step = (text.len() - first) / 211;
    for cut in (first..text.len()).step_by(step) {
        let journal = Journal::read(&text.as_bytes()[..cut], Read::Entries).unwrap();
        let whole = journal.entries.len();
        assert!(journal.whole_bytes <= cut && journal.torn == (journal.whole_bytes < cut));
        assert!(journal.entries.iter().zip(&entries).all(|(read, written)| read.command == written.command));
        // The next entry would have ended beyond the cut.
        let rest = &text[journal.whole_bytes..cut];
        assert!(
            !rest
                .lines()
                .any(|line| line.starts_with("{\"n\":") && line.ends_with("\"}") && rest.ends_with('\n'))
        );
        assert!(whole <= entries.len());
    }
    for (cut, expected) in [
        (0, JournalError::NotAJournal),
        (1, JournalError::NotAJournal),
        (first / 2, JournalError::HeadCut),
        (first - 1, JournalError::HeadCut),
    ] {
        let error = Journal::read(&text.as_bytes()[..cut], Read::Entries).unwrap_err();
        assert_eq!(error, expected);
    }
    // Blank lines at the end, from an editor, are no damage and no torn line.
    let journal = Journal::read(format!("{text}\n\n").as_bytes(), Read::Entries).unwrap();
    assert!(!journal.torn && journal.whole_bytes == text.len() && journal.entries.len() == entries.len());
}

#[test]
fn damage_in_the_middle_is_named_by_its_line() {
    let (_, _, text) = game();
    let lines = text.lines().count();
    for line in [2, 7, lines / 2, lines] {
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let mut bytes = text.clone().into_bytes();
        bytes[start + 40] ^= 1;
        assert_eq!(Journal::read(&bytes, Read::Entries).unwrap_err(), JournalError::Damaged { line });
    }
    let without: String =
        text.lines().enumerate().filter(|(place, _)| *place != 5).map(|(_, l)| format!("{l}\n")).collect();
    assert_eq!(Journal::read(without.as_bytes(), Read::All).unwrap_err(), JournalError::Damaged { line: 6 });
    let first = text.find('\n').unwrap();
    let mut bytes = text.clone().into_bytes();
    bytes[first / 2] ^= 1;
    assert_eq!(Journal::read(&bytes, Read::All).unwrap_err(), JournalError::Damaged { line: 1 });
}

#[test]
fn what_is_no_journal_is_refused() {
    for text in ["", "\n", "{}\n", "Scenario(\n", "{\"format\":\"footlights.play/1\"}\n", "\u{0}\u{0}\n"] {
        assert_eq!(
            Journal::read(text.as_bytes(), Read::All).unwrap_err(),
            JournalError::NotAJournal,
            "{text:?}"
        );
    }
    let other = "{\"format\":\"footlights.journal/3\",\"head\":{},\"sum\":\"0\"}\n";
    let found = "footlights.journal/3".to_owned();
    assert_eq!(Journal::read(other.as_bytes(), Read::All).unwrap_err(), JournalError::Format { found });
}

#[test]
fn another_model_version_is_refused_with_a_sentence() {
    let mut head = head(SEED, Mode::Solo, Pacing::Own);
    head.model_version += 1;
    let found = head.model_version;
    let journal = Journal::read(text(&head, &[]).as_bytes(), Read::Entries).unwrap();
    let error = ReplayError::Head(HeadError::ModelVersion { found });
    assert_eq!(verify(&journal).unwrap_err(), error);
    assert_eq!(resume(&journal).unwrap_err(), error);
    assert_eq!(error.message().id, "session-other-model");
}

#[test]
fn a_hash_that_differs_is_found_with_its_round() {
    let (_, mut entries, _) = game();
    let place =
        entries.iter().rposition(|entry| entry.hashes.iter().any(|hash| hash.round == Some(3))).unwrap();
    let good = entries[place].hashes[0].hash;
    entries[place].hashes[0].hash.0 ^= 1;
    let journal =
        Journal::read(text(&head(SEED, Mode::Solo, Pacing::Own), &entries).as_bytes(), Read::Entries)
            .unwrap();
    let ReplayError::Differs(Difference::Hash { entry, round, replayed, .. }) = verify(&journal).unwrap_err()
    else {
        panic!("the hash differs")
    };
    assert_eq!((entry, round, replayed), (place as u64 + 1, Some(3), Some(good)));
    let other = head(SEED + 1, Mode::Solo, Pacing::Own);
    let (_, entries, _) = game();
    let journal = Journal::read(text(&other, &entries).as_bytes(), Read::Entries).unwrap();
    assert!(matches!(verify(&journal), Err(ReplayError::Differs(_))), "another seed is another game");
}

#[test]
fn a_game_broken_off_anywhere_goes_on_to_the_same_end() {
    let (session, _, text) = game();
    let first = text.find('\n').unwrap() + 1;
    for cut in (first..text.len()).step_by((text.len() - first) / 9) {
        let journal = Journal::read(&text.as_bytes()[..cut], Read::Entries).unwrap();
        let mut again = resume(&journal).unwrap();
        if again.seats.is_empty() {
            Client::joined(&mut again, LEADER, SeatKind::Leader, 0);
        }
        if again.seats[&LEADER].automated.is_none() {
            let leader = Some("situational".into());
            let act = Act::Automate { seat: LEADER, leader };
            apply(&mut again, &Command { id: "automate".to_owned(), seat: LEADER, at: None, act }, 0)
                .unwrap();
        }
        play_on(&mut again, |_| true);
        assert_eq!(again.groups[0].state(), session.groups[0].state());
    }
}

#[test]
fn a_file_is_made_once_and_written_by_one() {
    let place = Place::new("once");
    let (session, entries, text) = game();
    let head = &session.prepared.head;
    let mut stored = Stored::create(&place.0, head).unwrap();
    assert!(matches!(Stored::create(&place.0, head), Err(StoreError::Exists { .. })));
    assert!(matches!(Stored::open(&place.0), Err(StoreError::Locked { .. })));
    let (one, rest) = entries.split_at(9);
    stored.append(one).unwrap();
    drop(stored);
    // A line that was not written to its end.
    let mut bytes = Stored::read(&place.0).unwrap();
    let whole = bytes.len();
    bytes.extend_from_slice(b"{\"n\":10,\"now_ms\":");
    fs::write(&place.0, &bytes).unwrap();
    let Opened { mut stored, journal } = Stored::open(&place.0).unwrap();
    assert!(journal.torn && journal.entries.len() == 9);
    assert_eq!(fs::metadata(&place.0).unwrap().len(), whole as u64);
    stored.append(rest).unwrap();
    drop(stored);
    assert_eq!(fs::read_to_string(&place.0).unwrap(), text);
    let folder = place.0.parent().unwrap();
    let name = place.0.file_name().unwrap().to_string_lossy().into_owned();
    let drafts = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let drafts = drafts.filter(|file| file.to_string_lossy().starts_with(&name)).count();
    assert_eq!(drafts, 1, "no draft is left");
}

#[test]
fn a_file_that_cannot_be_used_says_why() {
    let place = Place::new("none");
    assert!(matches!(Stored::open(&place.0), Err(StoreError::NotFound { .. })));
    let nowhere = place.0.join("deeper/still");
    let head = head(SEED, Mode::Solo, Pacing::Own);
    assert!(matches!(Stored::create(&nowhere, &head), Err(StoreError::NotFound { .. })));
    fs::write(&place.0, "not a journal\n").unwrap();
    assert!(matches!(
        Stored::open(&place.0),
        Err(StoreError::Journal { error: JournalError::NotAJournal, .. })
    ));
    assert_eq!(fs::read_to_string(&place.0).unwrap(), "not a journal\n", "left as it is");
}

#[test]
fn a_line_may_be_so_long_and_no_longer() {
    let mut head = head(SEED, Mode::Solo, Pacing::Own);
    let line_end = 1;
    let room = LINE_BYTES_MAX - (text(&head, &[]).len() - line_end);
    head.scenario.text.to_mut().push_str(&"x".repeat(room));
    let longest = text(&head, &[]);
    assert_eq!(longest.len() - line_end, LINE_BYTES_MAX);
    assert!(Journal::read(longest.as_bytes(), Read::All).is_ok());
    head.scenario.text.to_mut().push('x');
    let too_long = text(&head, &[]);
    assert_eq!(Journal::read(too_long.as_bytes(), Read::All).err(), Some(JournalError::TooLong { line: 1 }));
}

#[test]
fn a_journal_may_be_so_large_and_no_larger() {
    let place = Place::new("large");
    let (session, entries, _) = game();
    let mut stored = Stored::create(&place.0, &session.prepared.head).unwrap();
    stored.hold_to(text(&session.prepared.head, &entries[..2]).len() as u64);
    stored.append(&entries[..2]).unwrap();
    assert!(matches!(stored.append(&entries[2..3]), Err(StoreError::TooLarge { .. })));
    drop(stored);
    assert_eq!(Stored::open(&place.0).unwrap().journal.entries.len(), 2);
    // A file with nothing in its middle takes no room on the disk.
    let file = fs::OpenOptions::new().write(true).open(&place.0).unwrap();
    file.set_len(JOURNAL_BYTES_MAX + 1).unwrap();
    assert!(matches!(Stored::read(&place.0), Err(StoreError::TooLarge { .. })));
    assert!(matches!(Stored::open(&place.0), Err(StoreError::TooLarge { .. })));
}
