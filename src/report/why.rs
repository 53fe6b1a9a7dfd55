//! Why: entries of a ledger in sentences, grouped by cause, in whole points that add up.

use std::collections::BTreeMap;

use super::{
    names::Names,
    play::concern_id,
    points::{share, whole},
};
use crate::{
    sim::{
        Cause, Concern, Drift, Entry, Owed, Public, Setup, Source, State, Subject, TargetIx,
        beliefs::Known,
        coefficients::Modifier,
        effects::Use,
        fixed::{ONE, POINT},
        ledger::Factor,
    },
    terms::{Level, Message},
};

/// What a sentence about a cause reads: the round it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The fixed side.
    pub setup: &'a Setup,
    /// Public facts at the start of the round.
    pub before: &'a Public,
    /// What the leader knew at the start of the round.
    pub known: &'a Known,
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

/// One cause and what it did to morale, innovation and loyalty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The cause.
    pub cause: Cause,
    /// What happened, in a sentence.
    pub what: Message,
    /// How it is known.
    pub how: Message,
    /// Whole points on morale, innovation, loyalty.
    pub points: [i64; 3],
    /// The same before rounding, in thousandths.
    pub amounts: [i64; 3],
    /// Factors on its entries, each once, in canonical order.
    pub factors: Vec<Factor>,
}

/// Why the three headline indicators moved: lines that add up to what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Causes, the largest first; [`Cause::Unlearnt`] last.
    pub lines: Vec<Line>,
    /// Figures at the start, in whole points.
    pub start: [i64; 3],
    /// Figures at the end: the start and every line.
    pub end: [i64; 3],
}

/// Amounts by cause on the three headline indicators, and the factors on them.
type Grouped = BTreeMap<Cause, ([i64; 3], Vec<Factor>)>;

/// Explains one member's change. `start` and `end` are the headline levels in thousandths, which `entries` must
/// lead from one to the other, as both ledgers do.
pub fn member(scene: &Scene<'_>, entries: &[Entry], member: usize, start: [i64; 3], end: [i64; 3]) -> Why {
    let mut grouped = Grouped::new();
    for entry in entries {
        if let Some(level) = headline(entry.subject, member) {
            put(&mut grouped, entry, level, entry.amount);
        }
    }
    lines(scene, Whose::Member(member), grouped, POINT, start, end)
}

/// Explains the change of the team's means, in the true ledger. Whoever leaves changes the mean by not being in
/// it any more: that part has their name.
pub fn team(scene: &Scene<'_>, entries: &[Entry], before: &State, after: &State) -> Why {
    let there: Vec<usize> = before.public.present().collect();
    let left: Vec<usize> = there.iter().copied().filter(|member| !after.public.there(*member)).collect();
    let (n, stayed) = (there.len().max(1) as i64, (there.len() - left.len()).max(1) as i64);
    let mut grouped = Grouped::new();
    for entry in entries {
        for member in &there {
            if let Some(level) = headline(entry.subject, *member) {
                put(&mut grouped, entry, level, entry.amount * stayed);
            }
        }
    }
    let sum = |state: &State, of: &[usize], level: usize| -> i64 {
        of.iter().map(|member| state.hidden.world.levels[*member][Level::HEADLINE[level] as usize]).sum()
    };
    let (mut start, mut end) = ([0; 3], [0; 3]);
    for level in 0..3 {
        start[level] = sum(before, &there, level) * stayed;
        let mut members = there.clone();
        for leaver in &left {
            // Out of the mean one after the other, each at what they felt at the end.
            let with = sum(after, &members, level);
            let count = members.len() as i64;
            members.retain(|member| member != leaver);
            let without = sum(after, &members, level);
            let rest = members.len().max(1) as i64;
            let by = without * n * stayed / rest - with * n * stayed / count;
            grouped.entry(Cause::Leaver(*leaver)).or_default().0[level] += by;
        }
        let moved: i64 = grouped.values().map(|(amounts, _)| amounts[level]).sum();
        end[level] = start[level] + moved;
    }
    lines(scene, Whose::Team, grouped, POINT * n * stayed, start, end)
}

fn headline(subject: Subject, member: usize) -> Option<usize> {
    match subject {
        Subject::Member(of, level) if of == member => {
            Level::HEADLINE.iter().position(|headline| *headline == level)
        }
        _ => None,
    }
}

fn put(grouped: &mut Grouped, entry: &Entry, level: usize, amount: i64) {
    let (amounts, factors) = grouped.entry(entry.cause).or_default();
    amounts[level] += amount;
    for factor in &entry.factors {
        if !factors.iter().any(|(modifier, _)| *modifier == factor.0) {
            factors.push(*factor);
        }
    }
    factors.sort_unstable();
}

fn lines(
    scene: &Scene<'_>,
    whose: Whose,
    grouped: Grouped,
    unit: i64,
    start: [i64; 3],
    end: [i64; 3],
) -> Why {
    let mut grouped: Vec<_> = grouped.into_iter().collect();
    let size = |amounts: &[i64; 3]| amounts.iter().map(|amount| amount.abs()).sum::<i64>();
    grouped.sort_by_key(|(cause, (amounts, _))| {
        (*cause == Cause::Unlearnt, std::cmp::Reverse(size(amounts)), *cause)
    });
    let mut points = vec![[0; 3]; grouped.len()];
    let (mut first, mut last) = ([0; 3], [0; 3]);
    for level in 0..3 {
        let amounts: Vec<i64> = grouped.iter().map(|(_, (amounts, _))| amounts[level]).collect();
        first[level] = whole(start[level], unit);
        last[level] = whole(end[level], unit);
        for (place, point) in share(&amounts, unit, last[level] - first[level]).into_iter().enumerate() {
            points[place][level] = point;
        }
    }
    let lines = grouped.into_iter().zip(points).map(|((cause, (amounts, factors)), points)| Line {
        cause,
        what: told(scene, whose, cause, way(amounts)),
        how: how(scene, whose, cause),
        points,
        amounts: amounts.map(|amount| amount * POINT / unit),
        factors,
    });
    Why { lines: lines.collect(), start: first, end: last }
}

/// What a cause did, in a sentence. `amount` tells gain from loss.
pub fn what(scene: &Scene<'_>, whose: Whose, cause: Cause, amount: i64) -> Message {
    told(scene, whose, cause, way([amount, 0, 0]))
}

/// Gain, loss, or for what moved both ways whichever was more; `mixed` if neither was.
fn way(amounts: [i64; 3]) -> &'static str {
    let gain: i64 = amounts.iter().filter(|amount| **amount > 0).sum();
    let loss: i64 = -amounts.iter().filter(|amount| **amount < 0).sum::<i64>();
    if 2 * loss < gain || loss == 0 {
        "gain"
    } else if 2 * gain < loss {
        "loss"
    } else {
        "mixed"
    }
}

fn told(scene: &Scene<'_>, whose: Whose, cause: Cause, way: &'static str) -> Message {
    let names = scene.names;
    let message = match cause {
        Cause::Use { practice, source, target } => used(scene, whose, practice.id(), source, target),
        Cause::Shock(shock) => Message::new("why-shock").with("title", names.shock(shock)),
        Cause::Kept(place) => debt(scene, place, "why-kept-promise", "why-kept-concern"),
        Cause::Broken(place) => debt(scene, place, "why-broken-promise", "why-broken-concern"),
        Cause::Unanswered(card) => Message::new("why-unanswered").with("title", names.card(card)),
        Cause::Private => Message::new("why-private"),
        Cause::Conflict(other) => Message::new("why-conflict").with("other", names.member(other)),
        Cause::Leaver(leaver) => {
            let now = if scene.before.there(leaver) { "now" } else { "before" };
            Message::new("why-leaver").with("other", names.member(leaver)).with("when", now)
        }
        Cause::Drift(drift) => drifted(scene, whose, drift),
        Cause::Hours(member) => Message::new("why-hours").with("other", names.member(member)),
        Cause::Unlearnt => Message::new("why-unlearnt"),
    };
    about(scene, whose, message).with("way", way)
}

/// How a cause is known.
pub fn how(scene: &Scene<'_>, whose: Whose, cause: Cause) -> Message {
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
            let told = match whose {
                Whose::Member(member) => scene.known.private[member],
                _ => scene.known.private.contains(&true),
            };
            Message::new(if told { "how-told" } else { "how-untold" })
        }
        Cause::Conflict(_) | Cause::Leaver(_) => Message::new("how-saw"),
        Cause::Drift(drift) => Message::new(format!("how-drift-{}", drift_id(drift))),
        Cause::Hours(_) => Message::new("how-hours"),
        Cause::Unlearnt => Message::new("how-unlearnt"),
    }
}

/// A factor on an entry: its name, and by how much it multiplied, as text.
pub fn factor(factor: Factor) -> Message {
    let (modifier, by) = factor;
    let times = format!("{}.{}", by / ONE, by % ONE / 100);
    let message = Message::new(format!("modifier-{}", modifier_id(modifier))).with("times", times);
    match modifier {
        Modifier::Fit(motive) => message.with("motive", motive.id()),
        _ => message,
    }
}

/// Whom a line is about, for sentences that name or point at them.
fn about(scene: &Scene<'_>, whose: Whose, message: Message) -> Message {
    let names = scene.names;
    match whose {
        Whose::Member(member) => message
            .with("whose", "member")
            .with("who", names.member(member))
            .with("subject", names.pronoun(member, "subject"))
            .with("object", names.pronoun(member, "object"))
            .with("possessive", names.pronoun(member, "possessive")),
        Whose::Team => message.with("whose", "team"),
        Whose::Work(stream) => message.with("whose", "work").with("who", names.work(stream)),
        Whose::Sponsor => {
            message.with("whose", "sponsor").with("who", scene.setup.scenario.sponsor.name.as_str())
        }
    }
}

fn used(
    scene: &Scene<'_>,
    whose: Whose,
    practice: &'static str,
    source: Source,
    target: TargetIx,
) -> Message {
    let names = scene.names;
    let (aim, name) = names.aim(target);
    let stream = stream_of(scene, practice, source, target);
    let owner = stream.and_then(|stream| scene.before.streams[stream].owner);
    let side = match (whose, target) {
        (Whose::Member(member), TargetIx::Member(aimed)) if member == aimed => "self",
        (Whose::Member(member), TargetIx::Member(_)) if owner == Some(member) => "past",
        (Whose::Member(_), TargetIx::Member(_)) => "beside",
        (Whose::Member(member), TargetIx::Work(stream)) => {
            if scene.before.streams[stream].owner == Some(member) { "self" } else { "beside" }
        }
        _ => "all",
    };
    let message = Message::new(format!("why-use-{practice}"))
        .with("aim", aim)
        .with("name", name)
        .with("side", side)
        .with("work", stream.map_or("", |stream| names.work(stream)))
        .with("has", if stream.is_some() { "work" } else { "none" });
    match target {
        TargetIx::Member(member) => message
            .with("theirs", names.pronoun(member, "possessive"))
            .with("them", names.pronoun(member, "object"))
            .with("they", names.pronoun(member, "subject")),
        _ => message,
    }
}

/// The stream a use was about: as it says, else what its target owns.
fn stream_of(scene: &Scene<'_>, practice: &str, source: Source, target: TargetIx) -> Option<usize> {
    match target {
        TargetIx::Work(stream) => Some(stream),
        TargetIx::Decision(question) => Some(scene.setup.decisions[question].about),
        TargetIx::Team => None,
        TargetIx::Member(member) => {
            let same = |used: &&Use| {
                used.practice.id() == practice && used.source == source && used.target == target
            };
            let owned = || scene.before.streams.iter().position(|stream| stream.owner == Some(member));
            scene.uses.iter().find(same).and_then(|used| used.about).or_else(owned)
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

fn debt(scene: &Scene<'_>, place: usize, promise: &'static str, concern: &'static str) -> Message {
    let names = scene.names;
    let Some(debt) = scene.before.debts.get(place) else { return Message::new("why-kept-word") };
    let to = names.member(debt.to);
    match debt.owed {
        Owed::Promise(of) => Message::new(promise).with("name", to).with("promise", names.promise(of)),
        Owed::Concern(of) => raised(names, Message::new(concern).with("name", to), of),
    }
}

/// Adds what was raised to a message: `concern` to select on, and `other` for a conflict.
pub fn raised(names: &Names<'_>, message: Message, concern: Concern) -> Message {
    let message = message.with("concern", concern_id(concern));
    match concern {
        Concern::Conflict(other) => message.with("other", names.member(other)),
        _ => message,
    }
}

fn drifted(scene: &Scene<'_>, whose: Whose, drift: Drift) -> Message {
    let message = Message::new(format!("why-drift-{}", drift_id(drift))).with("round", scene.names.round());
    match (drift, whose) {
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

/// Id of a drift, in messages and exports.
pub const fn drift_id(drift: Drift) -> &'static str {
    match drift {
        Drift::Settling => "settling",
        Drift::Ownership => "ownership",
        Drift::Clarity => "clarity",
        Drift::Trust => "trust",
        Drift::Voice => "voice",
        Drift::Morale => "morale",
        Drift::Strain => "strain",
        Drift::Rest => "rest",
        Drift::Authority => "authority",
        Drift::MovesOn => "moves_on",
        Drift::Urgency => "urgency",
        Drift::Dumping => "dumping",
        Drift::Load => "load",
        Drift::Sponsor => "sponsor",
        Drift::PowerDistance => "power_distance",
        Drift::Learning => "learning",
        Drift::Neglect => "neglect",
        Drift::Weather => "weather",
        Drift::Company => "company",
        Drift::Closeness => "closeness",
        Drift::Rework => "rework",
    }
}

/// Id of a modifier, in messages and exports.
pub const fn modifier_id(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Fit(_) => "fit",
        Modifier::Able => "able",
        Modifier::Green => "green",
        Modifier::Unclear => "unclear",
        Modifier::Clear => "clear",
        Modifier::Calm => "calm",
        Modifier::Severe => "severe",
        Modifier::Crisis => "crisis",
        Modifier::Urgent => "urgent",
        Modifier::Familiar => "familiar",
        Modifier::Trusting => "trusting",
        Modifier::Distrusting => "distrusting",
        Modifier::Overloaded => "overloaded",
        Modifier::Deserved => "deserved",
        Modifier::Undeserved => "undeserved",
        Modifier::Stale => "stale",
        Modifier::Reputed => "reputed",
        Modifier::Structured => "structured",
        Modifier::Told => "told",
        Modifier::Trifle => "trifle",
        Modifier::Repetition => "repetition",
        Modifier::Ceiling => "ceiling",
    }
}
