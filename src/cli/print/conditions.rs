//! Conditions in words, for the facilitator: when a card comes, when another text stands, how a game ends.

use super::{Pack, said};
use crate::{
    scenario::{Condition, Known},
    terms::{Id, Level, Message},
};

/// A condition on the state, as a phrase that goes on from "if".
pub(super) fn condition(pack: &Pack<'_>, condition: &Condition) -> String {
    let within = |least: i64, most: i64, all: i64| bounds(pack, least, most, all);
    let message = match condition {
        Condition::All(parts) => return joined(pack, "print-if-and", parts, self::condition),
        Condition::Any(parts) => return joined(pack, "print-if-or", parts, self::condition),
        Condition::Not(part) => match &**part {
            Condition::Decided(id) => {
                Message::new("print-if-not-decided").with("title", pack.names.title(id))
            }
            Condition::Left(id) => Message::new("print-if-not-left").with("name", pack.names.name(id)),
            Condition::Flag(id) => Message::new("print-if-not-flag").with("flag", id.as_str()),
            part => return negated(pack, self::condition(pack, part)),
        },
        Condition::Flag(id) => Message::new("print-if-flag").with("flag", id.as_str()),
        Condition::Member { of, level, at_least, at_most } => {
            of_level(pack, "print-if-member", *level, within(*at_least, *at_most, 100))
                .with("name", pack.names.name(of))
        }
        Condition::Team { level, at_least, at_most } => {
            of_level(pack, "print-if-team", *level, within(*at_least, *at_most, 100))
        }
        Condition::Conflict { between: (one, other), at_least } => Message::new("print-if-conflict")
            .with("one", pack.names.name(one))
            .with("other", pack.names.name(other))
            .with("least", *at_least),
        Condition::Work { of, at_least, at_most } => Message::new("print-if-work")
            .with("title", pack.names.title(of))
            .with("bounds", within(*at_least, *at_most, 100)),
        Condition::Late(id) => Message::new("print-if-late").with("title", pack.names.title(id)),
        Condition::Sponsor { at_least, at_most } => Message::new("print-if-sponsor")
            .with("name", pack.scenario.sponsor.name.as_str())
            .with("bounds", within(*at_least, *at_most, 100)),
        Condition::Left(id) => left(pack, id),
        Condition::Decided(id) => decided(pack, id),
        Condition::Chose(question, choice) => Message::new("print-if-chose")
            .with("title", pack.names.title(question))
            .with("choice", said(&pack.names.choice(question, choice))),
        Condition::EmptyChair { at_least, at_most } => {
            Message::new("print-if-empty-chair").with("bounds", within(*at_least, *at_most, 200))
        }
        Condition::Leavers { at_least, at_most } => {
            Message::new("print-if-leavers").with("bounds", within(*at_least, *at_most, 12))
        }
    };
    pack.words.text(&message)
}

/// A condition on what the leader knows, as a phrase that goes on from "if".
pub(super) fn known(pack: &Pack<'_>, known: &Known) -> String {
    let of = |id: &'static str, who: &Id| Message::new(id).with("name", pack.names.name(who));
    let message = match known {
        Known::All(parts) => return joined(pack, "print-if-and", parts, self::known),
        Known::Any(parts) => return joined(pack, "print-if-or", parts, self::known),
        Known::Not(part) => return negated(pack, self::known(pack, part)),
        Known::Flag(id) => Message::new("print-if-flag").with("flag", id.as_str()),
        Known::Private(who) => of("print-if-private", who),
        Known::Motives(who) => of("print-if-motives", who),
        Known::Heard(who) => of("print-if-heard", who),
        Known::Believed { of, level, at_least, at_most } => {
            of_level(pack, "print-if-believed", *level, bounds(pack, *at_least, *at_most, 100))
                .with("name", pack.names.name(of))
        }
        Known::Decided(id) => decided(pack, id),
        Known::Left(id) => left(pack, id),
    };
    pack.words.text(&message)
}

fn of_level(pack: &Pack<'_>, id: &'static str, level: Level, bounds: String) -> Message {
    Message::new(id).with("level", pack.level(level)).with("bounds", bounds)
}

fn left(pack: &Pack<'_>, id: &Id) -> Message {
    Message::new("print-if-left").with("name", pack.names.name(id))
}

fn decided(pack: &Pack<'_>, id: &Id) -> Message {
    Message::new("print-if-decided").with("title", pack.names.title(id))
}

fn negated(pack: &Pack<'_>, part: String) -> String {
    pack.words.text(&Message::new("print-if-not").with("part", part))
}

/// A list of one is said as its only part; a longer one in brackets, since it may stand within another.
fn joined<T>(
    pack: &Pack<'_>,
    glue: &'static str,
    parts: &[T],
    one: impl Fn(&Pack<'_>, &T) -> String,
) -> String {
    let said: Vec<_> = parts.iter().map(|part| one(pack, part)).collect();
    match said.as_slice() {
        [only] => only.clone(),
        _ => format!("({})", said.join(&format!(" {} ", pack.words.say(glue)))),
    }
}

/// Bounds out of 0 to `all`. A bound at the end of the range is none.
fn bounds(pack: &Pack<'_>, least: i64, most: i64, all: i64) -> String {
    let message = match (least <= 0, most >= all) {
        _ if least == most => Message::new("print-bounds-exact"),
        (true, true) => Message::new("print-bounds-any"),
        (false, true) => Message::new("print-bounds-least"),
        (true, false) => Message::new("print-bounds-most"),
        (false, false) => Message::new("print-bounds-between"),
    };
    pack.words.text(&message.with("least", least).with("most", most))
}
