//! The facilitator's pages: people, surroundings, questions, voices and endings as the players never see them written.

use super::{Pack, behind, conditions, said};
use crate::{scenario::Moment, terms::Message};

/// What moves people, what they can do and know, and what they carry.
pub(super) fn people(pack: &mut Pack<'_>) {
    pack.chapter("print-behind-people");
    let variation = &pack.scenario.variation;
    let varies = Message::new("print-varies")
        .with("levels", variation.levels)
        .with("skills", variation.skills)
        .with("motives", variation.motives);
    pack.line(&varies);
    for member in &pack.scenario.members {
        pack.gap();
        pack.line(&Message::new("print-behind-card").with("title", member.name.as_str()));
        pack.item_of(&Message::new("print-speaks").with("speaks", member.speaks.as_str()));
        if let Some(private) = &member.private {
            let eased: Vec<_> = private.eased_by.iter().map(|by| behind::practice(pack, *by)).collect();
            let message = Message::new("print-private")
                .with("what", said(&private.what))
                .with("trust", private.told_at_trust)
                .with("eased", eased.join(", "));
            pack.item_of(&message);
        }
        let motives: Vec<_> = member
            .motives
            .iter()
            .map(|(motive, weight)| {
                let motive = pack.words.text(&Message::new(format!("motive-{}", motive.id())));
                format!("{motive} {weight}")
            })
            .collect();
        figures(pack, "print-motives", &motives);
        let levels: Vec<_> =
            member.start.iter().map(|(level, value)| format!("{} {value}", pack.level(*level))).collect();
        figures(pack, "print-levels", &levels);
        let skills: Vec<_> = member.skills.iter().map(|(area, value)| format!("{area} {value}")).collect();
        figures(pack, "print-skills", &skills);
        pack.item_of(&Message::new("print-structure").with("need", member.need_for_structure));
        let knows: Vec<_> = member.knows.iter().map(|(asked, value)| format!("{asked} {value}")).collect();
        if !pack.scenario.decisions.is_empty() {
            figures(pack, "print-knows", &knows);
        }
    }
}

/// Figures with what holds for everything left out of them.
fn figures(pack: &mut Pack<'_>, id: &'static str, figures: &[String]) {
    let message = Message::new(id).with("count", figures.len());
    pack.item_of(&message.with("figures", figures.join(", ")));
}

/// Who stands how to whom, the sponsor, the setting, and how far owners may decide.
pub(super) fn surroundings(pack: &mut Pack<'_>) {
    pack.chapter("print-behind-setting");
    for relation in &pack.scenario.relations {
        let message = Message::new("print-relation")
            .with("one", pack.names.name(&relation.between.0))
            .with("other", pack.names.name(&relation.between.1))
            .with("closeness", relation.closeness);
        pack.item_of(&message.with("conflict", relation.conflict));
    }
    let sponsor = &pack.scenario.sponsor;
    let message = Message::new("print-sponsor").with("name", sponsor.name.as_str());
    pack.item_of(&message.with("confidence", sponsor.confidence));
    let setting = &pack.scenario.setting;
    let message = Message::new("print-setting")
        .with("urgency", setting.urgency)
        .with("severity", setting.severity)
        .with("familiarity", setting.familiarity)
        .with("complexity", setting.complexity)
        .with("dynamism", setting.dynamism)
        .with("distance", setting.power_distance);
    pack.item_of(&message);
    for stream in &pack.scenario.work {
        let message = Message::new("print-authority")
            .with("title", stream.title.as_str())
            .with("area", stream.area.as_str())
            .with("complexity", stream.complexity)
            .with("authority", stream.authority.id());
        pack.item_of(&message);
    }
}

/// How good the choices of the open questions are.
pub(super) fn questions(pack: &mut Pack<'_>) {
    if pack.scenario.decisions.is_empty() {
        return;
    }
    pack.chapter("print-qualities");
    let shuffled = i64::from(pack.scenario.variation.shuffle_qualities);
    pack.line(&Message::new("print-qualities-how").with("shuffled", shuffled));
    for decision in &pack.scenario.decisions {
        pack.gap();
        let message = Message::new("print-quality-of").with("id", decision.id.as_str());
        pack.line(&message.with("question", pack.names.fill(&decision.question)));
        for choice in &decision.choices {
            let message = Message::new("print-quality").with("text", said(&choice.text));
            pack.item_of(&message.with("quality", choice.quality));
        }
        pack.item_of(&Message::new("print-leader-knows").with("value", decision.leader_knows));
    }
}

/// What people may say, with the moment and the state.
pub(super) fn voices(pack: &mut Pack<'_>) {
    if pack.scenario.voices.is_empty() {
        return;
    }
    pack.chapter("print-voices");
    for voice in &pack.scenario.voices {
        let when = voice.when.as_ref().map_or_else(String::new, |when| conditions::condition(pack, when));
        let lines = voice.lines.iter().map(|line| format!("“{line}”")).collect::<Vec<_>>().join(" ");
        let message = Message::new("print-voice")
            .with("name", pack.names.name(&voice.who))
            .with("moment", moment_id(voice.at))
            .with("conditional", i64::from(voice.when.is_some()))
            .with("condition", when);
        pack.item_of(&message.with("lines", lines));
    }
}

/// Every ending and epilogue with what it takes.
pub(super) fn endings(pack: &mut Pack<'_>) {
    pack.chapter("print-endings");
    pack.line(&Message::new("print-endings-how"));
    pack.gap();
    for ending in &pack.scenario.endings {
        let needs =
            ending.needs.as_ref().map_or_else(String::new, |needs| conditions::condition(pack, needs));
        let message = Message::new("print-ending")
            .with("title", ending.title.as_str())
            .with("conditional", i64::from(ending.needs.is_some()))
            .with("condition", needs);
        pack.item_of(&message.with("text", ending.text.as_str()));
    }
    if pack.scenario.epilogues.is_empty() {
        return;
    }
    pack.chapter("print-epilogues");
    pack.line(&Message::new("print-epilogues-how"));
    pack.gap();
    for epilogue in &pack.scenario.epilogues {
        let when = epilogue.when.as_ref().map_or_else(String::new, |when| conditions::condition(pack, when));
        let message = Message::new("print-epilogue")
            .with("name", pack.names.name(&epilogue.of))
            .with("conditional", i64::from(epilogue.when.is_some()))
            .with("condition", when);
        pack.item_of(&message.with("text", epilogue.text.as_str()));
    }
}

/// Names a kind of moment for the sheet.
fn moment_id(moment: Moment) -> &'static str {
    match moment {
        Moment::RoundEnd => "round-end",
        Moment::Listened => "listened",
        Moment::Understood => "understood",
        Moment::Humbled => "humbled",
        Moment::Delegated => "delegated",
        Moment::Coached => "coached",
        Moment::Recognised => "recognised",
        Moment::Assigned => "assigned",
        Moment::Pushed => "pushed",
        Moment::Inspected => "inspected",
        Moment::TakenOver => "taken-over",
        Moment::PromiseKept => "promise-kept",
        Moment::PromiseBroken => "promise-broken",
        Moment::Leaving => "leaving",
        Moment::ColleagueLeft => "colleague-left",
        Moment::EmptyChair => "empty-chair",
        Moment::Debrief => "debrief",
    }
}
