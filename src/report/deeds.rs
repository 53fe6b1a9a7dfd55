//! What the leader did with their attention, in words that go on after “you”.

use super::{names::Names, sentence::list};
use crate::{
    sim::{Placement, Public, TargetIx, fixed::ONE},
    terms::{Message, Practice},
    words::Words,
};

/// Placements that one phrase can say: the same practice, about the same thing, aimed at one kind of thing.
struct Group<'a> {
    practice: Practice,
    aim: &'static str,
    about: Option<usize>,
    names: Vec<&'a str>,
    units: i64,
    /// Work handed to whoever owns it already.
    own: bool,
}

/// Attention spent in a round, as one phrase; empty if none was. `before` is what was public at its start.
pub fn did(words: &Words, names: &Names<'_>, before: &Public, placed: &[Placement]) -> String {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for placement in placed {
        let (aim, name) = names.aim(placement.target);
        let about = match placement.target {
            TargetIx::Member(_) => placement.about,
            _ => None,
        };
        let own = match placement.target {
            TargetIx::Member(member) => about.is_some_and(|work| before.streams[work].owner == Some(member)),
            _ => false,
        };
        let key = (placement.practice, aim, about, own);
        let same = groups.iter_mut().find(|group| (group.practice, group.aim, group.about, group.own) == key);
        match same {
            Some(group) => {
                group.units += placement.units;
                if !group.names.contains(&name) {
                    group.names.push(name);
                }
            }
            None => {
                let practice = placement.practice;
                groups.push(Group { practice, aim, about, names: vec![name], units: placement.units, own });
            }
        }
    }
    let phrases: Vec<String> = groups.iter().map(|group| phrase(words, names, group)).collect();
    phrases.join(&words.say("story-list-semicolon"))
}

fn phrase(words: &Words, names: &Names<'_>, group: &Group<'_>) -> String {
    let named: Vec<String> = match group.aim {
        "member" | "team" => group.names.iter().map(|name| (*name).to_owned()).collect(),
        _ => {
            let quoted = |name: &&str| words.text(&Message::new("story-title").with("title", *name));
            group.names.iter().map(quoted).collect()
        }
    };
    // More than one unit for each name: it was no passing word.
    let much = group.units > ONE * group.names.len() as i64;
    let message = Message::new(format!("did-{}", group.practice.id()))
        .with("aim", group.aim)
        .with("name", list(words, &named))
        .with("has", if group.about.is_some() { "work" } else { "none" })
        .with("own", if group.own { "yes" } else { "no" })
        .with("work", group.about.map_or("", |stream| names.work(stream)))
        .with("much", if much { "much" } else { "once" });
    words.text(&message)
}
