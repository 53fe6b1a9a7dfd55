//! Small parts of sentences: things in a row, a first letter, a figure with its sign.

use crate::{terms::Message, words::Words};

/// Things in a row: “a”, “a and b”, “a, b and c”.
pub fn list(words: &Words, things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => {
            let most = most.join(&words.say("story-list-comma"));
            words.text(&Message::new("story-list-and").with("most", most).with("last", last.as_str()))
        }
    }
}

/// The text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A figure with its sign; the minus as it is printed, not the hyphen. Nothing has none.
pub fn signed(points: i64) -> String {
    match points {
        0 => "0".to_owned(),
        1.. => format!("+{points}"),
        _ => format!("−{}", points.unsigned_abs()),
    }
}
