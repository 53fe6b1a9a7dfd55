//! Causes in sentences: what happened, and how it is known. A view and the story of a game take them from here.

use std::{borrow::Cow, sync::LazyLock};

use smol_str::format_smolstr;

use super::names::Names;
use crate::{
    sim::{
        Cause, Concern, Drift, Owed, Public, Setup, Source, TargetIx,
        beliefs::Seat,
        coefficients::Modifier,
        effects::Use,
        fixed::{ONE, POINT, whole},
        ledger::Factor,
    },
    terms::{Arg, Level, Message, Practice},
};

/// Ids of sentences that are one of many, put together once: a ledger has hundreds of sentences.
struct SentenceIds {
    /// What a practice did.
    uses: [String; Practice::COUNT],
    /// What a drift did.
    drifts: [String; Drift::COUNT],
    /// How a drift is known.
    how: [String; Drift::COUNT],
}

static IDS: LazyLock<SentenceIds> = LazyLock::new(|| SentenceIds {
    uses: Practice::ALL.map(|practice| format!("why-use-{}", practice.id())),
    drifts: Drift::ALL.map(|drift| format!("why-drift-{}", drift.id())),
    how: Drift::ALL.map(|drift| format!("how-drift-{}", drift.id())),
});

/// What a sentence about a cause reads: the round it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The fixed side.
    pub setup: &'a Setup,
    /// Public facts at the start of the round.
    pub before: &'a Public,
    /// What the leader knew and believed at the start of the round.
    pub seat: &'a Seat,
    /// The uses of the round.
    pub uses: &'a [Use],
    /// Names and titles.
    pub names: &'a Names<'a>,
}

/// Whose change a line explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// One member's.
    Member(usize),
    /// The mean of the team.
    Team,
    /// Progress of a stream.
    Work(usize),
    /// The sponsor's confidence.
    Sponsor,
}

/// Whose change lines explain, with what every sentence about it says of them: put together once, as a ledger has many
/// lines about each.
#[derive(Clone, Debug)]
pub struct About {
    /// Whose.
    pub whose: Whose,
    said: Vec<(Cow<'static, str>, Arg)>,
}

impl About {
    /// What is said of whose change it is.
    pub fn new(scene: &Scene<'_>, whose: Whose) -> Self {
        let names = scene.names;
        let said: Vec<(&'static str, &str)> = match whose {
            Whose::Member(member) => {
                let [subject, object, possessive] = names.pronouns(member);
                let of = [("subject", subject), ("object", object), ("possessive", possessive)];
                [("whose", "member"), ("who", names.member(member))].into_iter().chain(of).collect()
            }
            Whose::Team => vec![("whose", "team")],
            Whose::Work(stream) => vec![("whose", "work"), ("who", names.work(stream))],
            Whose::Sponsor => vec![("whose", "sponsor"), ("who", &scene.setup.scenario.sponsor.name)],
        };
        Self { whose, said: said.into_iter().map(|(name, value)| (name.into(), value.into())).collect() }
    }

    /// A sentence that has it, with room for so many arguments more: a ledger has hundreds of sentences.
    fn sentence(&self, id: impl Into<Cow<'static, str>>, room: usize) -> Message {
        let mut message = Message::new(id);
        message.args.reserve_exact(self.said.len() + room);
        message.args.extend_from_slice(&self.said);
        message
    }
}

/// What a cause did, in a sentence. `amount` tells gain from loss.
pub fn what(scene: &Scene<'_>, whose: Whose, cause: Cause, amount: i64) -> Message {
    told(scene, &About::new(scene, whose), cause, way(cause, &[amount]))
}

/// Gain, loss, or for what moved both ways whichever was more; `mixed` if neither was. Nobody calls a week good that
/// was not good in everything: its ups and downs are mixed as soon as there are both. So is a reading that was too high
/// in one thing and too low in another, where figures show it.
pub fn way(cause: Cause, amounts: &[i64]) -> &'static str {
    let gain: i64 = amounts.iter().filter(|amount| **amount > 0).sum();
    let loss: i64 = -amounts.iter().filter(|amount| **amount < 0).sum::<i64>();
    let both = |least: i64| {
        amounts.iter().any(|amount| *amount > least) && amounts.iter().any(|amount| *amount < -least)
    };
    let mixed = match cause {
        Cause::Drift(Drift::Weather) => both(0),
        Cause::Misread => both(POINT / 2),
        _ => false,
    };
    if mixed {
        "mixed"
    } else if 2 * loss < gain || loss == 0 {
        "gain"
    } else if 2 * gain < loss {
        "loss"
    } else {
        "mixed"
    }
}

/// What a cause did, in a sentence; `way` as [`way`] gives it.
pub fn told(scene: &Scene<'_>, about: &About, cause: Cause, way: &'static str) -> Message {
    let names = scene.names;
    let sentence = |id: &'static str| about.sentence(id, 3);
    let message = match cause {
        Cause::Use { practice, source, target } => used(scene, about, practice, source, target),
        Cause::Shock(shock) => sentence("why-shock").with("title", names.shock(shock)),
        Cause::Kept(place) => debt(scene, about, place, ["why-kept-promise", "why-kept-concern"]),
        Cause::Broken(place) => debt(scene, about, place, ["why-broken-promise", "why-broken-concern"]),
        Cause::Unanswered(card) => sentence("why-unanswered").with("title", names.card(card)),
        Cause::Private => sentence("why-private"),
        Cause::Conflict(other) => sentence("why-conflict").with("other", names.member(other)),
        Cause::Leaver(leaver) => {
            let now = if scene.before.there(leaver) { "now" } else { "before" };
            sentence("why-leaver").with("other", names.member(leaver)).with("when", now)
        }
        Cause::Drift(drift) => drifted(scene, about, drift),
        Cause::Hours(member) => sentence("why-hours").with("other", names.member(member)),
        Cause::Misread => sentence("why-misread"),
        Cause::Unlearnt => sentence("why-unlearnt"),
    };
    message.with("way", way)
}

/// How a cause is known.
pub fn how(scene: &Scene<'_>, about: &About, cause: Cause) -> Message {
    let names = scene.names;
    match cause {
        Cause::Use { practice, source: Source::Attention, target } => Message::new("how-practice")
            .with("practice", practice.id())
            .with("units", units(scene, cause, target)),
        Cause::Use { source: Source::Option { card, .. }, .. } => {
            Message::new("how-choice").with("title", names.card(card))
        }
        Cause::Shock(shock) => match scene.setup.shocks[shock].private_to {
            None => Message::new("how-saw"),
            Some(member) => Message::new("how-hidden").with("name", names.member(member)),
        },
        Cause::Kept(_) | Cause::Broken(_) => Message::new("how-word"),
        Cause::Unanswered(card) => Message::new("how-unanswered").with("title", names.card(card)),
        Cause::Private => {
            let told = match about.whose {
                Whose::Member(member) => scene.seat.known.private[member],
                _ => scene.seat.known.private.contains(&true),
            };
            Message::new(if told { "how-told" } else { "how-untold" })
        }
        Cause::Conflict(_) | Cause::Leaver(_) => Message::new("how-saw"),
        Cause::Drift(Drift::Rework) => {
            let message = about.sentence("how-drift-rework", 2);
            let Whose::Member(member) = about.whose else {
                let works = matches!(about.whose, Whose::Work(_));
                return message.with("reason", if works { "work" } else { "other" }).with("owner", "");
            };
            let (reason, owner) = mistakes(scene, member);
            message.with("reason", reason).with("owner", owner.map_or("", |owner| names.member(owner)))
        }
        Cause::Drift(drift) => about.sentence(IDS.how[drift as usize].as_str(), 0),
        Cause::Hours(_) => Message::new("how-hours"),
        Cause::Misread => {
            let first = if scene.before.round == 0 { "yes" } else { "no" };
            Message::new("how-misread").with("first", first)
        }
        // Of people somebody may still speak.
        Cause::Unlearnt => {
            let people = matches!(about.whose, Whose::Member(_) | Whose::Team);
            Message::new("how-unlearnt").with("people", if people { "yes" } else { "no" })
        }
    }
}

/// Whether a factor is worth telling: it changes what is shown, and is not on a part of the effect that came to nothing.
pub fn shows((_, by): Factor) -> bool {
    !matches!((by + 50) / 100, 0 | 10)
}

/// A factor on an entry: its name, and by how much it multiplied, as text.
pub fn factor(factor: Factor) -> Message {
    let (modifier, by) = factor;
    let tenths = (by + 50) / 100;
    let times = format_smolstr!("{}.{}", tenths / 10, tenths % 10);
    let way = if by < 1000 { "less" } else { "more" };
    let message = Message::new(["modifier-", modifier.id()].concat()).with("times", times).with("way", way);
    match modifier {
        Modifier::Fit(motive) => message.with("motive", motive.id()),
        _ => message,
    }
}

fn used(scene: &Scene<'_>, about: &About, practice: Practice, source: Source, target: TargetIx) -> Message {
    let names = scene.names;
    let (aim, name) = names.aim(target);
    let stream = stream_of(scene, practice, source, target);
    let owner = stream.and_then(|stream| scene.before.streams[stream].owner);
    let side = match (about.whose, target) {
        (Whose::Member(member), TargetIx::Member(aimed)) if member == aimed => "self",
        (Whose::Member(member), TargetIx::Member(_)) if owner == Some(member) => "past",
        (Whose::Member(_), TargetIx::Member(_)) => "beside",
        (Whose::Member(member), TargetIx::Work(stream)) => {
            if scene.before.streams[stream].owner == Some(member) { "self" } else { "beside" }
        }
        // The question is about work of theirs.
        (Whose::Member(member), TargetIx::Decision(_)) if owner == Some(member) => "self",
        _ => "all",
    };
    let message = about
        .sentence(IDS.uses[practice as usize].as_str(), 10)
        .with("aim", aim)
        .with("name", name)
        .with("side", side)
        .with("work", stream.map_or("", |stream| names.work(stream)))
        .with("has", if stream.is_some() { "work" } else { "none" })
        .with("by", if source == Source::Attention { "attention" } else { "option" });
    match target {
        TargetIx::Member(member) => {
            let [they, them, theirs] = names.pronouns(member);
            message.with("theirs", theirs).with("them", them).with("they", they)
        }
        _ => message,
    }
}

/// The stream a use was about: as it says, else what its target owns. A situation is about what its author says, and
/// where nothing is said it need not be about anybody's work.
fn stream_of(scene: &Scene<'_>, practice: Practice, source: Source, target: TargetIx) -> Option<usize> {
    match target {
        TargetIx::Work(stream) => Some(stream),
        TargetIx::Decision(question) => Some(scene.setup.decisions[question].about),
        TargetIx::Team => None,
        TargetIx::Member(member) => {
            let same =
                |used: &&Use| used.practice == practice && used.source == source && used.target == target;
            let owned = || scene.before.streams.iter().position(|stream| stream.owner == Some(member));
            let about = scene.uses.iter().find(same).and_then(|used| used.about);
            if source == Source::Attention { about.or_else(owned) } else { about }
        }
    }
}

/// Units of attention that a cause took, rounded to whole ones.
fn units(scene: &Scene<'_>, cause: Cause, target: TargetIx) -> i64 {
    let of = |used: &&Use| {
        let same = Cause::Use { practice: used.practice, source: used.source, target: used.target };
        same == cause && used.target == target
    };
    whole(scene.uses.iter().filter(of).map(|used| used.units).sum(), ONE)
}

/// What came of a word, by the ids of the sentences about a promise and about something raised.
fn debt(scene: &Scene<'_>, about: &About, place: usize, [promise, concern]: [&'static str; 2]) -> Message {
    let names = scene.names;
    let Some(debt) = scene.before.debts.get(place) else { return about.sentence("why-kept-word", 1) };
    let to = names.member(debt.to);
    match debt.owed {
        Owed::Promise(of) => about.sentence(promise, 4).with("name", to).with("promise", names.promise(of)),
        Owed::Concern(of) => raised(names, about.sentence(concern, 4).with("name", to), of),
    }
}

/// Adds what was raised to a message: `concern` to select on, and `other` for a conflict.
pub fn raised(names: &Names<'_>, message: Message, concern: Concern) -> Message {
    let message = message.with("concern", concern.id());
    match concern {
        Concern::Conflict(other) => message.with("other", names.member(other)),
        _ => message,
    }
}

/// The stream that a member is on of which most came back in the round before.
fn came_back(scene: &Scene<'_>, member: usize) -> Option<usize> {
    let streams = scene.before.streams.iter().zip(&scene.setup.streams).enumerate();
    let on = streams.filter(|(_, (now, fixed))| now.owner == Some(member) || fixed.has(member));
    on.max_by_key(|(_, (now, _))| now.came_back).map(|(stream, _)| stream)
}

/// Why work of a member came back, as the leader could tell: whoever decides about it is new to it, or they are tired.
fn mistakes(scene: &Scene<'_>, member: usize) -> (&'static str, Option<usize>) {
    let Some(stream) = came_back(scene, member) else { return ("other", None) };
    let Scene { setup, before, seat, .. } = scene;
    let believed = &seat.believed;
    let unready = before.streams[stream].owner.filter(|owner| {
        let skill = believed.skill[owner * setup.scenario.areas.len() + setup.streams[stream].area];
        before.streams[stream].authority >= 4 && believed.readiness(*owner, skill) < UNREADY
    });
    let tired = believed.level(member, Level::Strain) > TIRED;
    (
        if unready.is_some() {
            "unready"
        } else if tired {
            "tired"
        } else {
            "other"
        },
        unready,
    )
}

/// Readiness under which authority is more than somebody can carry.
const UNREADY: i64 = 55 * POINT;
/// Strain above which people make mistakes.
const TIRED: i64 = 60 * POINT;

fn drifted(scene: &Scene<'_>, about: &About, drift: Drift) -> Message {
    let message = about.sentence(IDS.drifts[drift as usize].as_str(), 3).with("round", scene.names.round());
    match (drift, about.whose) {
        (Drift::Rework, Whose::Member(member)) => {
            let stream = came_back(scene, member);
            message.with("work", stream.map_or("", |stream| scene.names.work(stream)))
        }
        (Drift::Rework, _) => message.with("work", ""),
        (Drift::Neglect, Whose::Member(member)) => {
            let since = scene.before.hours(scene.setup) - scene.before.contact[member];
            message.with("rounds", since / scene.setup.hours.max(1) + 1)
        }
        (Drift::Weather, Whose::Member(member)) => {
            message.with("turn", (member + scene.before.round as usize) % 3)
        }
        (Drift::Weather, _) => message.with("turn", 0_i64),
        // Several people, and not the same time for all.
        (Drift::Neglect, _) => message.with("rounds", 0_i64),
        _ => message,
    }
}
