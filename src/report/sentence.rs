//! Small parts of sentences: things in a row, a first letter, a figure with its sign.

use super::points::whole;
use crate::{terms::Message, words::Words};

/// Things in a row: “a”, “a and b”, “a, b and c”.
pub fn list(words: &Words, things: &[String]) -> String {
    in_a_row(words, things, "story-list-and")
}

/// Things to choose from: “a”, “a or b”, “a, b or c”.
pub fn either(words: &Words, things: &[String]) -> String {
    in_a_row(words, things, "story-list-or")
}

fn in_a_row(words: &Words, things: &[String], last_two: &'static str) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => {
            let most = most.join(&words.say("story-list-comma"));
            words.text(&Message::new(last_two).with("most", most).with("last", last.as_str()))
        }
    }
}

/// The text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A figure with one decimal and without its sign; `unit` parts make one.
pub fn tenths(amount: i64, unit: i64) -> String {
    let tenths = in_tenths(amount, unit).unsigned_abs();
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The same with its sign. Nothing has none.
pub fn signed_tenths(amount: i64, unit: i64) -> String {
    let sign = match in_tenths(amount, unit) {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    format!("{sign}{}", tenths(amount, unit))
}

/// An amount in tenths, halves up; `unit` parts make one. The unit is a multiple of ten.
pub fn in_tenths(amount: i64, unit: i64) -> i64 {
    whole(amount, unit / 10)
}

/// A figure with its sign; the minus as it is printed, not the hyphen. Nothing has none.
pub fn signed(points: i64) -> String {
    match points {
        0 => "0".to_owned(),
        1.. => format!("+{points}"),
        _ => format!("−{}", points.unsigned_abs()),
    }
}
