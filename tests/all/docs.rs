//! `docs/scenarios.md`: its reference is made from the doc comments of the format, and every field has one.

mod format;
mod markdown;

use std::{fs, path::Path};

use format::{Format, Shape};

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
fn every_field_says_what_it_means_and_what_it_may_be() {
    let format = Format::read();
    let mut faults = Vec::new();
    for kind in &format.kinds {
        if kind.says.meaning.is_empty() {
            faults.push(format!("{}: no meaning", kind.name));
        }
        let fields = match &kind.shape {
            Shape::Fields(fields) => fields.iter().map(|field| (field, false)).collect::<Vec<_>>(),
            Shape::Choices(choices) => {
                for choice in choices.iter().filter(|choice| choice.says.meaning.is_empty()) {
                    faults.push(format!("{}::{}: no meaning", kind.name, choice.name));
                }
                // The example of a choice shows its fields, too.
                let shown =
                    |choice: &format::Choice| choice.says.parts.iter().any(|(part, _)| part == "Example");
                choices
                    .iter()
                    .flat_map(|choice| choice.fields.iter().map(move |f| (f, shown(choice))))
                    .collect()
            }
        };
        for (field, shown) in fields {
            let name = format!("{}::{}", kind.name, field.name);
            if field.says.meaning.is_empty() {
                faults.push(format!("{name}: no meaning"));
            }
            // What a field of a documented kind may be is said at that kind.
            let elsewhere = field.kinds.iter().any(|kind| format.kind(kind).is_some());
            if field.says.parts.is_empty() && !elsewhere && !shown {
                faults.push(format!("{name}: neither range nor default nor example"));
            }
            if field.optional != field.says.parts.iter().any(|(part, _)| part == "Default") {
                faults.push(format!("{name}: the docs and serde disagree on whether there is a default"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
