//! Every message that the code asks for exists in English, and every sheet can be read.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use footlights::{
    content::Content,
    terms::{Level, Message, Motive, Practice},
    words::{Words, WordsError},
};

/// Calls whose first argument is a message id, written out.
const CALLS: [&str; 4] = ["Message::new(\"", ".say(\"", ".chapter(\"", "row(\""];

fn english() -> Words {
    load(&Content::embedded(), "en")
}

fn load(content: &Content, lang: &str) -> Words {
    let sheets: Vec<_> = content.sheets(lang).into_iter().map(|sheet| (&sheet.file, &sheet.text)).collect();
    Words::load(lang, &sheets).unwrap_or_else(|error| panic!("{error}"))
}

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The ids that the sources ask for, without their unit tests.
fn ids_in_code() -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut ids = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // Formatting may break a line between the bracket and the literal.
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::trim);
        let code = code.collect::<String>();
        for rest in CALLS.iter().flat_map(|call| code.split(call).skip(1)) {
            ids.insert(rest.split('"').next().unwrap_or_default().to_owned());
        }
        for code in code.split('"').filter(|literal| is_fault_code(literal)) {
            ids.insert(format!("fault-{}", code.to_ascii_lowercase()));
        }
    }
    ids
}

/// A letter and four digits, in quotation marks: the code of a fault, wherever it stands.
fn is_fault_code(literal: &str) -> bool {
    let digits = literal.strip_prefix(['R', 'S', 'L', 'T']).unwrap_or_default();
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn every_sheet_of_every_language_can_be_read() {
    let content = Content::embedded();
    assert!(content.langs().contains("en"));
    for lang in content.langs() {
        let words = load(&content, lang);
        let english = english();
        let unknown: Vec<_> = words.ids().into_iter().filter(|id| !english.has(id)).collect();
        assert!(unknown.is_empty(), "{lang} has words for messages that English does not know: {unknown:?}");
    }
}

#[test]
fn every_message_in_the_code_exists_in_english() {
    let words = english();
    let ids = ids_in_code();
    assert!(ids.len() > 40, "the sources are no longer read as this test expects: {ids:?}");
    let missing: Vec<_> = ids.iter().filter(|id| !words.has(id)).collect();
    assert!(missing.is_empty(), "no English words for {missing:?}");
}

#[test]
fn every_fault_can_be_explained() {
    let words = english();
    let faults: Vec<_> = words.ids().into_iter().filter_map(|id| id.strip_prefix("fault-")).collect();
    assert!(!faults.is_empty());
    let missing: Vec<_> = faults.iter().filter(|code| !words.has(&format!("explain-{code}"))).collect();
    assert!(missing.is_empty(), "no explanation for {missing:?}");
}

#[test]
fn the_vocabulary_has_words() {
    let words = english();
    let practices = Practice::ALL.map(|practice| format!("practice-{}", practice.id()));
    let levels = Level::ALL.map(|level| format!("level-{}", level.id()));
    let motives = Motive::ALL.map(|motive| format!("motive-{}", motive.id()));
    for id in practices.iter().chain(&levels).chain(&motives) {
        assert!(words.has(id), "no words for {id}");
    }
}

#[test]
fn arguments_are_filled_in_without_marks() {
    let sheet = "hello = Hello, { $name }, { $count ->\n    [one] one\n   *[other] { $count }\n }!";
    let words = Words::load("en", &[("a.ftl", sheet)]).unwrap();
    let message = Message::new("hello").with("name", "Amara").with("count", 3_i64);
    assert_eq!(words.text(&message), "Hello, Amara, 3!");
    assert_eq!(words.text(&Message::new("hello").with("name", "A").with("count", 1_i64)), "Hello, A, one!");
}

#[test]
fn a_missing_message_gives_its_id_and_a_missing_argument_its_name() {
    let words = Words::load("en", &[("a.ftl", "hello = Hello, { $name }")]).unwrap();
    assert_eq!(words.text(&Message::new("nobody-wrote-this")), "[nobody-wrote-this]");
    assert_eq!(words.text(&Message::new("not an id at all")), "[not an id at all]");
    assert_eq!(words.text(&Message::new("hello")), "Hello, {$name}");
}

#[test]
fn english_stands_in_for_what_another_language_lacks() {
    let english = Words::load("en", &[("a.ftl", "one = one\ntwo = two")]).unwrap();
    let german = Words::load("de", &[("a.ftl", "one = eins")]).unwrap().or(english);
    assert_eq!(german.say("one"), "eins");
    assert_eq!(german.say("two"), "two");
    assert_eq!(german.lang(), "de");
    assert_eq!(german.ids().len(), 2);
}

#[test]
fn a_faulty_sheet_is_named_with_its_line() {
    let error = Words::load("en", &[("a.ftl", "one = one\n\ntwo = { $\n")]).unwrap_err();
    assert!(matches!(&error, WordsError::Syntax { sheet, line: 3 | 4, .. } if sheet == "a.ftl"), "{error}");
    let error = Words::load("en", &[("a.ftl", "one = one"), ("b.ftl", "one = again")]).unwrap_err();
    assert_eq!(error, WordsError::Duplicate { sheet: "b.ftl".into(), id: "one".into() });
    assert!(matches!(Words::load::<&str, &str>("no tag", &[]), Err(WordsError::Tag(_))));
}
