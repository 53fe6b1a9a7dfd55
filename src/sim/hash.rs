//! The fingerprint of a state: 64-bit FNV-1a over canonical numbers, never over the layout of structs or words.

use super::{
    beliefs::Seat,
    setup::{Next, Setup},
    state::{Concern, How, Owed, State, World},
};

/// Takes numbers in.
struct Canon(u64);

impl Canon {
    fn number(&mut self, number: i64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }

    fn numbers(&mut self, numbers: impl IntoIterator<Item = i64>) {
        for number in numbers {
            self.number(number);
        }
    }

    fn round(&mut self, round: Option<u32>) {
        self.number(round.map_or(-1, i64::from));
    }

    /// Numbers of a list whose length is not fixed by the scenario.
    fn list(&mut self, numbers: impl ExactSizeIterator<Item = i64>) {
        self.number(numbers.len() as i64);
        self.numbers(numbers);
    }

    fn flags(&mut self, flags: &[bool]) {
        self.numbers(flags.iter().map(|flag| i64::from(*flag)));
    }

    fn place(&mut self, place: Option<usize>) {
        self.number(place.map_or(-1, |place| place as i64));
    }
}

/// The fingerprint of a whole state: the same on every platform and build for the same game. Everything that the
/// next round reads is in it; of what the seat has seen only how much it is, as its beliefs follow from it.
pub fn fingerprint(setup: &Setup, state: &State) -> u64 {
    let mut canon = Canon(0xCBF2_9CE4_8422_2325);
    let public = &state.public;
    canon.number(i64::from(public.round));
    canon.number(setup.hours);
    for left in &public.left {
        canon.round(*left);
    }
    for stream in &public.streams {
        canon.numbers([
            stream.effort,
            stream.progress,
            stream.rework,
            stream.came_back,
            i64::from(stream.authority),
            stream.attended_until,
        ]);
        canon.place(stream.owner);
        canon.round(stream.done);
    }
    for question in &public.questions {
        canon.number(i64::from(question.open));
        if let Some((choice, how, round)) = question.settled {
            let how = match how {
                How::Together => -1,
                How::Alone => -2,
                How::Delegated(member) => member as i64,
                How::Due(member) => 1000 + member as i64,
            };
            canon.numbers([choice as i64, how, i64::from(round)]);
        }
    }
    canon.numbers([public.sponsor, public.stale, public.reputation, public.place]);
    canon.numbers(public.contact.iter().chain(&public.doses).copied());
    canon.number(public.passing.len() as i64);
    for passing in &public.passing {
        canon.numbers([passing.of as i64, passing.by, i64::from(passing.until)]);
    }
    canon.number(public.debts.len() as i64);
    for debt in &public.debts {
        let owed = match debt.owed {
            Owed::Promise(promise) => promise as i64,
            Owed::Concern(Concern::Load) => -1,
            Owed::Concern(Concern::Direction) => -2,
            Owed::Concern(Concern::Say) => -3,
            Owed::Concern(Concern::Growth) => -4,
            Owed::Concern(Concern::Credit) => -5,
            Owed::Concern(Concern::Conflict(other)) => -100 - other as i64,
        };
        let made = i64::from(debt.made);
        canon.numbers([debt.to as i64, owed, debt.due, made, debt.kept.map_or(-1, i64::from)]);
    }
    canon.number(public.hand.len() as i64);
    for dealt in &public.hand {
        canon.number(dealt.card as i64);
        canon.place(dealt.variant);
    }
    canon.flags(&public.dealt);
    canon.flags(&public.own_flags);
    canon.flags(&state.hidden.flags);
    for shocks in [&public.news, &public.come, &state.hidden.secrets, &state.hidden.come] {
        canon.list(shocks.iter().map(|shock| *shock as i64));
    }
    canon.list(public.output.iter().copied());
    canon.numbers(public.ideas);
    canon.numbers(public.ideas_waiting);
    canon.numbers(public.used);
    canon.number(state.hidden.pending.len() as i64);
    for (due, next) in &state.hidden.pending {
        let next = match next {
            Next::Card(card) => *card as i64,
            Next::Shock(shock) => -1 - *shock as i64,
        };
        canon.numbers([i64::from(*due), next]);
    }
    canon.numbers(state.hidden.qualities.iter().flatten().copied());
    canon.numbers(state.hidden.luck.numbers());
    canon.numbers(state.hidden.skill_start.iter().copied());
    canon.numbers(state.hidden.said.iter().map(|lines| i64::from(*lines)));
    world(&mut canon, &state.hidden.world);
    world(&mut canon, &state.seat.believed);
    let Seat { log, variance, skill_variance, known, believed: _ } = &state.seat;
    canon.numbers(variance.iter().flatten().chain(skill_variance).copied());
    for learnt in [&known.motives, &known.private, &known.signs] {
        canon.flags(learnt);
    }
    canon.numbers(known.heard.iter().map(|times| i64::from(*times)));
    canon.numbers(known.opinions.iter().flatten().flat_map(|reading| [reading.value, reading.variance]));
    canon.number(log.len() as i64);
    canon.0
}

fn world(canon: &mut Canon, world: &World) {
    canon.numbers(world.levels.iter().flatten().copied());
    canon.numbers(world.usual.iter().flatten().copied());
    canon.numbers(world.skill.iter().copied());
    canon.numbers(world.motives.iter().flatten().copied());
    canon.numbers(world.structure.iter().copied());
    canon.numbers(world.closeness.iter().copied());
    canon.numbers(world.conflict.iter().copied());
    canon.numbers(world.burdened.iter().map(|burdened| i64::from(*burdened)));
    canon.numbers(world.eased_until.iter().copied());
    canon.numbers(world.credit.iter().copied());
    canon.numbers(world.ideas_had.iter().copied());
    canon.numbers(world.intent.iter().copied());
    canon.numbers([world.shared, world.alignment]);
}
