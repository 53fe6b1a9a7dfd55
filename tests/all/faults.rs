//! Every fault has a case: `tests/faults/CODE/input.ron`, and in `expected.txt` one line for each fault found in it:
//! severity, code, line:column, message and hints with their arguments.
//!
//! A developer who has changed a sentence's arguments on purpose runs this with `UPDATE_EXPECT=1` and reads the
//! difference before committing it.

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use footlights::{
    lab::{self, all_codes},
    leader,
    ron_tree::Tree,
    scenario,
    terms::{Arg, Diagnostic, Message, Severity},
};
use proptest::prelude::*;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults");
const SHEET: &str = include_str!("../../assets/lang/en/faults.ftl");

fn message(message: &Message) -> String {
    let args: Vec<_> = message
        .args
        .iter()
        .map(|(name, arg)| match arg {
            Arg::Number(n) => format!("{name}: {n}"),
            Arg::Text(text) => format!("{name}: {text:?}"),
        })
        .collect();
    format!("{}({})", message.id, args.join(", "))
}

fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.rfind('\n').map_or(0, |i| i + 1);
    (before.matches('\n').count() + 1, before[line..].chars().count() + 1)
}

fn rendered(text: &str, faults: &[Diagnostic]) -> String {
    let mut out = String::new();
    for fault in faults {
        let severity = match fault.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (line, column) = place(text, fault.span.start);
        let shown = message(&fault.message);
        writeln!(out, "{severity} {} {line}:{column} {shown}", fault.code).expect("a string takes all");
        for hint in &fault.hints {
            writeln!(out, "  {}", message(hint)).expect("a string takes all");
        }
    }
    out
}

/// Some faults are about the file as bytes, or too large to keep: their input is made here.
fn faults_of(code: &str, bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    match code {
        "R0101" => {
            let tree = Tree::parse_bytes("input", bytes);
            (tree.text().to_owned(), tree.faults().to_vec())
        }
        "R0102" => {
            let text = String::from_utf8_lossy(bytes).repeat(100_000);
            let faults = scenario::load("input", &text).faults;
            (text, faults)
        }
        _ if code.starts_with('L') => {
            let text = String::from_utf8(bytes.to_vec()).expect("a case is UTF-8");
            // Only this fault is about the file's name.
            let name = if code == "L0102" { "input.ron" } else { "input" };
            let faults = leader::load(name, &text).faults;
            (text, faults)
        }
        _ if code.starts_with('T') => {
            let text = String::from_utf8(bytes.to_vec()).expect("a case is UTF-8");
            // Only this fault is about the file's name.
            let name = if code == "T0102" { "input.ron" } else { "input" };
            let faults = lab::load(name, &text, &super::lab::known()).faults;
            (text, faults)
        }
        // Notation is the same in every kind of file, so its cases need not be whole scenarios.
        _ if code < "R0900" => {
            let text = String::from_utf8(bytes.to_vec()).expect("a case is UTF-8");
            let faults = Tree::parse("input", &text).faults().to_vec();
            (text, faults)
        }
        _ => {
            let text = String::from_utf8(bytes.to_vec()).expect("a case is UTF-8");
            // Only this fault is about the file's name.
            let name = if code == "S0111" { "input.ron" } else { "input" };
            let faults = scenario::load(name, &text).faults;
            (text, faults)
        }
    }
}

/// The cases in order, by code.
fn cases() -> std::collections::BTreeMap<String, std::path::PathBuf> {
    let folders = fs::read_dir(ROOT).expect("the cases").map(|entry| entry.expect("an entry").path());
    let folders = folders.filter(|path| path.is_dir());
    folders
        .map(|path| (path.file_name().and_then(|n| n.to_str()).expect("a code").to_owned(), path))
        .collect()
}

#[test]
fn every_case_gives_what_is_expected() {
    let severities: std::collections::BTreeMap<_, _> = all_codes().collect();
    let mut wrong = String::new();
    for (code, folder) in cases() {
        let bytes = fs::read(folder.join("input.ron")).expect("input.ron");
        let (text, faults) = faults_of(&code, &bytes);
        assert!(faults.iter().any(|f| f.code == code), "{code} is not among its own faults: {faults:#?}");
        for fault in &faults {
            assert_eq!(severities.get(fault.code), Some(&fault.severity), "{} in {code}", fault.code);
            assert!(!fault.hints.is_empty(), "{} has no way out in {code}", fault.code);
        }
        let found = rendered(&text, &faults);
        let file = folder.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&file, &found).expect("expected.txt");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if found != expected {
            writeln!(wrong, "{code}: expected\n{expected}found\n{found}").expect("a string takes all");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_has_a_case_a_sentence_and_an_explanation() {
    let codes: Vec<_> = all_codes().map(|(code, _)| code).collect();
    let unique: BTreeSet<_> = codes.iter().collect();
    assert_eq!(unique.len(), codes.len(), "a code stands for one fault");
    assert!(codes.len() >= 40);
    for code in &codes {
        let lower = code.to_lowercase();
        assert!(Path::new(ROOT).join(code).join("input.ron").is_file(), "{code} has no case");
        for id in [format!("fault-{lower}"), format!("explain-{lower}")] {
            assert!(SHEET.lines().any(|l| l.starts_with(&format!("{id} ="))), "{id} is not in the sheet");
        }
    }
}

/// Every message that a case gives has its words, and its words name only arguments that it brings.
#[test]
fn every_message_of_a_case_has_its_words() {
    for (code, folder) in cases() {
        let bytes = fs::read(folder.join("input.ron")).expect("input.ron");
        for fault in faults_of(&code, &bytes).1 {
            for message in fault.hints.iter().chain([&fault.message]) {
                let start = format!("{} =", message.id);
                let mut lines = SHEET.lines().skip_while(|l| !l.starts_with(&start));
                let first = lines.next().unwrap_or_else(|| panic!("{} is not in the sheet", message.id));
                let rest = lines.take_while(|l| l.starts_with(' '));
                let words = [first].into_iter().chain(rest).collect::<Vec<_>>().join("\n");
                for used in words.split('$').skip(1) {
                    let name: String =
                        used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    assert!(
                        message.args.iter().any(|(arg, _)| *arg == name),
                        "{}: ${name} is not brought, in {code}",
                        message.id
                    );
                }
            }
        }
    }
}

#[test]
fn the_sheet_is_well_formed() {
    if let Err((_, wrong)) = fluent_syntax::parser::parse(SHEET) {
        let places: Vec<_> = wrong.iter().map(|e| (e, &SHEET[e.pos.clone()])).collect();
        panic!("{places:?}");
    }
}

/// The notation of any kind of file can be checked without knowing what it means.
#[test]
fn other_roots_are_read_too() {
    let read = scenario::read::<serde::de::IgnoredAny>(
        Tree::parse("a.ron", "Leader(name: \"x\", rate: 1.5)"),
        "Leader",
    );
    assert!(read.faults.is_empty() && read.value.is_some(), "{:?}", read.faults);
    let read = scenario::read::<serde::de::IgnoredAny>(Tree::parse("a.ron", "Leader(name: 'xy')"), "Leader");
    assert_eq!(read.faults.iter().map(|f| f.code).collect::<Vec<_>>(), ["R0203"]);
    let read = scenario::read::<serde::de::IgnoredAny>(Tree::parse("a.ron", "Scenario(format: 1)"), "Leader");
    assert_eq!(read.faults.iter().map(|f| f.code).collect::<Vec<_>>(), ["R0901"]);
}

/// Several faults of every kind come in one run.
#[test]
fn several_faults_in_one_run() {
    let codes = |text: &str| -> Vec<_> { scenario::load("x", text).faults.iter().map(|f| f.code).collect() };
    let text = base()
        .replace("rounds: 3,", "rounds: 3.5,")
        .replace("practice: Push", "practice: push")
        .replace("goal: ", "gaol: ")
        .replace("who: \"piet\"", "who: piet")
        .replace("price: \"An hour.\",", "");
    assert_eq!(codes(&text), ["R0902", "R0906", "R0903", "R0908", "R0204"]);
    let text = base()
        .replace("speaker: \"piet\"", "speaker: \"peit\"")
        .replace("quality: 70", "quality: 170")
        .replace("needs: Flag(\"heard\")", "needs: Flag(\"hard\")");
    assert_eq!(codes(&text), ["S0201", "S0408", "S0103", "S0405", "S0103"]);
}

/// A whole scenario without a fault, which the cases vary.
fn base() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/base.ron")).expect("the base")
}

#[test]
fn the_base_of_the_cases_is_clean() {
    let loaded = scenario::load("the-base", &base());
    assert!(loaded.faults.is_empty(), "{}", rendered(&base(), &loaded.faults));
    assert!(loaded.scenario.is_some());
    let windows = scenario::load("the-base", &base().replace('\n', "\r\n"));
    assert!(windows.faults.is_empty() && windows.scenario == loaded.scenario);
}

#[test]
fn shipped_leaders_are_without_fault() {
    let content = footlights::content::Content::embedded();
    let sources = content.leaders();
    assert!(!sources.is_empty());
    for source in sources {
        let loaded = leader::load(&source.file, &source.text);
        assert!(loaded.faults.is_empty(), "{}:\n{}", source.file, rendered(&source.text, &loaded.faults));
        assert_eq!(loaded.leader.map(|leader| leader.id.as_str().to_owned()), Some(source.id.clone()));
    }
}

/// A leader's notation, shape and meaning come in one run, and only an error keeps them from playing.
#[test]
fn leaders_are_read_like_scenarios() {
    let codes = |text: &str| leader::load("x", text).faults.iter().map(|f| f.code).collect::<Vec<_>>();
    let text =
        r#"Leader(id: "x", name: "X", abuot: "y", likes: {Lisen: 1.5}, rules: [(when: [Owd], add: {})])"#;
    assert_eq!(codes(text), ["R0902", "R0904", "R0906", "R0904"]);
    assert_eq!(codes("Scenario(format: 1)"), ["R0901"]);
    let warned = leader::load("x", r#"Leader(id: "x", name: "X", about: "y")"#);
    assert_eq!(warned.faults.iter().map(|f| f.code).collect::<Vec<_>>(), ["L0301"]);
    assert!(warned.leader.is_some());
    assert!(leader::load("x", r#"Leader(id: "x", name: "", about: "y", present: false)"#).leader.is_none());
}

/// What `ron` would object to alone is told by name and place.
#[test]
fn a_name_before_a_bracket_without_names_is_told() {
    let text = base().replace("(between: (", "(between: amara (");
    let faults = scenario::load("the-base.ron", &text).faults;
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["R0913"]);
    assert_eq!(&text[faults[0].span.clone()], "amara");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// A scenario in which anything at all was mistyped is read to the end, with places inside the text; and if
    /// no fault was found, there is a scenario.
    #[test]
    fn any_mistake_in_a_scenario(
        at in any::<prop::sample::Index>(),
        cut in 0..40_usize,
        with in prop_oneof![
            prop::sample::select(vec!["(", ")", "[", "]", "{", "}", "\"", ",", ":", "=", "Not(", "None", "-1", "1.5",
                "99999999999999999999", "Some(", "()", "amara", "\"amara\"", "//", "/*", "\\", "“", "null", "FollowUp"]),
        ],
    ) {
        let text = base();
        let at = at.index(text.len());
        let (start, end) = (text.floor_char_boundary(at), text.ceil_char_boundary((at + cut).min(text.len())));
        let text = format!("{}{with}{}", &text[..start], &text[end..]);
        let loaded = scenario::load("the-base.ron", &text);
        for fault in &loaded.faults {
            prop_assert!(text.get(fault.span.clone()).is_some(), "{fault:?}");
            prop_assert!(fault.code != "R0999", "found by ron alone: {fault:?}");
        }
        let errors = loaded.faults.iter().any(|f| f.severity == Severity::Error);
        prop_assert_eq!(errors, loaded.scenario.is_none());
    }
}
