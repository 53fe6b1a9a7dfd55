//! The reference as markdown: a section for each kind of thing, a line for each field and choice.

use super::format::{Choice, Field, Format, Kind, Says, Shape};

/// The whole reference.
pub fn reference(format: &Format) -> String {
    format.kinds.iter().map(section).collect::<Vec<_>>().join("\n")
}

fn section(kind: &Kind) -> String {
    let mut text = format!("### {}\n\n{}\n\n", kind.name, said(&kind.says));
    match &kind.shape {
        Shape::Fields(fields) => fields.iter().for_each(|one| text.push_str(&field(one, ""))),
        Shape::Choices(choices) => choices.iter().for_each(|one| text.push_str(&choice(one))),
    }
    text
}

fn field(field: &Field, indent: &str) -> String {
    let needed = if field.optional { "" } else { ", needed" };
    format!("{indent}- **`{}`** ({}{needed}): {}\n", field.name, field.type_words, said(&field.says))
}

fn choice(choice: &Choice) -> String {
    let values =
        if choice.values.is_empty() { String::new() } else { format!(" ({})", choice.values.join("; ")) };
    let fields: String = choice.fields.iter().map(|one| field(one, "  ")).collect();
    format!("- **`{}`**{values}: {}\n{fields}", choice.name, said(&choice.says))
}

fn said(says: &Says) -> String {
    let parts = says.parts.iter().map(|(part, value)| format!(" *{part}:* {value}."));
    says.meaning.clone() + &parts.collect::<String>()
}
