//! `docs/scenarios.md`: its reference is made from the doc comments of the format, and every field has one.

mod format;
mod markdown;

use std::{fs, path::Path};

use format::{Field, Format, Says, Shape};

const START: &str =
    "<!-- The reference is made from the doc comments in src/scenario: UPDATE_DOCS=1 cargo test docs -->";
const END: &str = "<!-- End of the reference. -->";

#[test]
fn the_reference_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/scenarios.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(START).expect("docs/scenarios.md has the start of the reference");
    let (written, after) = rest.split_once(END).expect("docs/scenarios.md has the end of the reference");
    let made = format!("\n\n{}\n", markdown::reference(&Format::read()));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, format!("{before}{START}{made}{END}{after}")).unwrap();
    } else {
        assert!(
            written == made,
            "docs/scenarios.md is out of date; UPDATE_DOCS=1 cargo test --test all docs"
        );
    }
}

#[test]
fn the_card_of_the_tutorial_fits_into_the_starter() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/scenarios.md")).unwrap();
    let (_, rest) = page.split_once("```ron\n").expect("the tutorial shows a card");
    let (card, _) = rest.split_once("```").expect("the card ends");
    let starter = fs::read_to_string(root.join("assets/starter.ron")).unwrap();
    let text = starter.replacen("    cards: [\n", &format!("    cards: [\n{card}"), 1);
    let loaded = footlights::scenario::load("a-small-beginning.ron", &text);
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    assert_eq!(loaded.scenario.expect("a scenario without faults").cards[0].id, "the-second-key");
}

#[test]
fn every_field_says_what_it_means_and_what_it_may_be() {
    let format = Format::read();
    let mut faults = Vec::new();
    for kind in &format.kinds {
        if kind.says.meaning.is_empty() {
            faults.push(format!("{}: no meaning", kind.name));
        }
        match &kind.shape {
            Shape::Fields(fields) => {
                for field in fields {
                    check(&mut faults, &kind.name, field, None);
                }
            }
            Shape::Choices(choices) => {
                for choice in choices {
                    let name = format!("{}::{}", kind.name, choice.name);
                    if choice.says.meaning.is_empty() {
                        faults.push(format!("{name}: no meaning"));
                    }
                    if !choice.values.is_empty() && !choice.says.has("Example") {
                        faults.push(format!("{name}: takes values and has no example"));
                    }
                    for field in &choice.fields {
                        check(&mut faults, &name, field, Some(&choice.says));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A field has a meaning and an example, a number has a range, and the docs agree with serde about defaults. What is
/// said of a choice counts for its fields.
fn check(faults: &mut Vec<String>, of: &str, field: &Field, choice: Option<&Says>) {
    let name = format!("{of}::{}", field.name);
    let has = |part| field.says.has(part) || choice.is_some_and(|says| says.has(part));
    if field.says.meaning.is_empty() {
        faults.push(format!("{name}: no meaning"));
    }
    if !has("Example") {
        faults.push(format!("{name}: no example"));
    }
    let written =
        |(_, example): &(String, String)| example.strip_prefix('`')?.strip_suffix('`').map(str::to_owned);
    for example in field.says.parts.iter().filter(|(part, _)| part == "Example").filter_map(written) {
        let value = example.strip_prefix(&format!("{}: ", field.name));
        // Read as a value of any kind: brackets, quotes and commas are as they must be.
        if value.is_none_or(|value| ron::from_str::<ron::Value>(value).is_err()) {
            faults.push(format!("{name}: the example cannot stand in a file"));
        }
    }
    if field.type_words.contains("number") && !has("Range") {
        faults.push(format!("{name}: a number without a range"));
    }
    if field.optional != field.says.has("Default") {
        faults.push(format!("{name}: the docs and serde disagree on whether there is a default"));
    }
}
