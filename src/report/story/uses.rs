//! What the leader did with their attention, in words.

use super::Teller;
use crate::{
    sim::{Placement, TargetIx, fixed::ONE},
    terms::{Message, Practice},
};

/// Placements that one phrase can say: the same practice, about the same thing, aimed at one kind of thing.
struct Group {
    practice: Practice,
    aim: &'static str,
    about: Option<usize>,
    names: Vec<String>,
    units: i64,
    /// Work handed to whoever owns it already.
    own: bool,
}

/// Tells attention spent in a round as one sentence; nothing if none was.
pub(super) fn attention(teller: &mut Teller<'_>, round: u32, placed: &[Placement], cards: bool) {
    let mut groups: Vec<Group> = Vec::new();
    for placement in placed {
        let (aim, name) = teller.names.aim(placement.target);
        let about = match placement.target {
            TargetIx::Member(_) => placement.about,
            _ => None,
        };
        let before = &teller.told.past[round as usize].public;
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
    let phrases: Vec<String> = groups.iter().map(|group| phrase(teller, group)).collect();
    if phrases.is_empty() {
        return;
    }
    let did = phrases.join(&teller.words.say("story-list-semicolon"));
    let message = teller
        .of_round("story-attention", round)
        .with("cards", if cards { "some" } else { "none" })
        .with("turn", i64::from(round % 4))
        .with("did", did);
    teller.says(&message);
}

fn phrase(teller: &Teller<'_>, group: &Group) -> String {
    let names: Vec<String> = match group.aim {
        "member" | "team" => group.names.clone(),
        _ => {
            let quoted =
                |name: &String| teller.words.text(&Message::new("story-title").with("title", name.as_str()));
            group.names.iter().map(quoted).collect()
        }
    };
    // More than one unit for each name: it was no passing word.
    let much = group.units > ONE * group.names.len() as i64;
    let message = Message::new(format!("did-{}", group.practice.id()))
        .with("aim", group.aim)
        .with("name", teller.list(&names))
        .with("has", if group.about.is_some() { "work" } else { "none" })
        .with("own", if group.own { "yes" } else { "no" })
        .with("work", group.about.map_or("", |stream| teller.names.work(stream)))
        .with("much", if much { "much" } else { "once" });
    teller.words.text(&message)
}
