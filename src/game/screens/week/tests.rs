//! The week's page at the keyboard: what is taken back, who is pointed at, and where the ring goes.

use bevy_egui::egui::Key;

use crate::{
    game::screens::{
        Ask, Desk, Overlay, Page,
        tests::{game, typed},
    },
    session::{Act, MoveById, Phase, PlaceById, Target},
    terms::{Id, Practice},
};

fn at_the_desk() -> Desk {
    Desk { page: Page::Game, ..Desk::default() }
}

/// So many times Tab, then other keys.
fn after(tabs: usize, keys: &[Key]) -> Vec<Key> {
    std::iter::repeat_n(Key::Tab, tabs).chain(keys.iter().copied()).collect()
}

fn listening(to: &Id) -> Act {
    let target = Target::Member(to.clone());
    Act::Play(MoveById::Place(PlaceById {
        practice: Practice::Listen,
        target,
        about: None,
        choice: None,
        units: 1,
    }))
}

#[test]
fn equal_placements_are_taken_back_one_by_one() {
    let mut client = game(1, Phase::Attention);
    let members: Vec<Id> = client.leader().unwrap().members.iter().map(|member| member.id.clone()).collect();
    for to in [0, 1, 0, 0] {
        client.act(listening(&members[to])).unwrap();
    }
    let mut desk = at_the_desk();
    typed(&client, &mut desk, &[]);
    for left in (0..4).rev() {
        let mut found: Vec<Vec<Ask>> = Vec::new();
        for tabs in 1..40 {
            let mut desk = desk.clone();
            desk.week.aiming = Some(Practice::Listen);
            let back = |ask: &Ask| matches!(ask, Ask::Act(Act::Play(MoveById::TakeBack { .. })));
            let mut asked = typed(&client, &mut desk, &after(tabs, &[Key::Enter]));
            asked.retain(back);
            if !asked.is_empty() && !found.contains(&asked) {
                found.push(asked);
            }
        }
        let people: std::collections::BTreeSet<_> =
            client.leader().unwrap().plan.placements.iter().map(|by| format!("{:?}", by.target)).collect();
        assert_eq!(found.len(), people.len(), "a way for each of those who are listened to: {found:?}");
        let Some([Ask::Act(act)]) = found.first().map(Vec::as_slice) else {
            panic!("one press takes back one: {found:?}")
        };
        client.act(act.clone()).unwrap();
        assert_eq!(client.leader().unwrap().plan.placements.len(), left);
    }
}

#[test]
fn names_keep_their_order_and_the_work_of_whoever_is_pointed_at_comes_first() {
    let client = game(1, Phase::Attention);
    let members = &client.leader().unwrap().members;
    let placed = |practice: Practice, tabs: usize| {
        let mut desk = at_the_desk();
        typed(&client, &mut desk, &[]);
        desk.week.selected = Some(members[2].id.clone());
        desk.week.aiming = Some(practice);
        let asked = typed(&client, &mut desk, &after(tabs, &[Key::Enter]));
        asked.into_iter().find_map(|ask| match ask {
            Ask::Act(Act::Play(MoveById::Place(by))) => Some(by.target),
            _ => None,
        })
    };
    let all =
        |practice: Practice| -> Vec<Target> { (1..40).filter_map(|tabs| placed(practice, tabs)).collect() };
    let in_order: Vec<Target> = members.iter().map(|member| Target::Member(member.id.clone())).collect();
    assert!(all(Practice::Coach).starts_with(&in_order));
    let delegated = all(Practice::Delegate);
    let theirs = Target::Member(members[2].id.clone());
    assert_eq!(delegated.first(), Some(&theirs));
    let others = |target: &&Target| matches!(target, Target::Member(_)) && **target != theirs;
    assert!(!delegated.iter().any(|target| others(&target)), "the work of others is not on the table");
}

#[test]
fn whoever_is_pointed_at_twice_is_told_about() {
    let client = game(1, Phase::Attention);
    let members = &client.leader().unwrap().members;
    let mut desk = at_the_desk();
    typed(&client, &mut desk, &[]);
    // Through the bar to the second plate, and to it once more.
    let asked = (1..40).find_map(|tabs| {
        let mut desk = desk.clone();
        let asked = typed(&client, &mut desk, &after(tabs, &[Key::Enter]));
        (desk.week.selected.as_ref() == Some(&members[1].id)).then(|| {
            assert!(asked.is_empty(), "{asked:?}");
            let asked = typed(&client, &mut desk, &after(tabs, &[Key::Enter]));
            (asked, desk.team.member)
        })
    });
    let told = (vec![Ask::Lay(Some(Overlay::Team))], Some(members[1].id.clone()));
    assert_eq!(asked, Some(told));
}

#[test]
fn the_ring_goes_through_the_bar_as_one_reads_and_comes_back_from_the_menu() {
    let client = game(2, Phase::Attention);
    let mut desk = at_the_desk();
    typed(&client, &mut desk, &[]);
    let overlays = [Overlay::Past, Overlay::Team, Overlay::Menu];
    for (place, overlay) in overlays.into_iter().enumerate() {
        let mut desk = desk.clone();
        let asked = typed(&client, &mut desk, &after(place + 1, &[Key::Enter]));
        assert_eq!(asked, [Ask::Lay(Some(overlay))]);
    }
    let asked = typed(&client, &mut desk, &after(2, &[Key::Escape, Key::Escape, Key::Enter]));
    let (menu, none) = (Ask::Lay(Some(Overlay::Menu)), Ask::Lay(None));
    assert_eq!(asked, [menu, none, Ask::Lay(Some(Overlay::Team))]);
}

#[test]
fn a_situation_from_the_list_is_read_before_enter_answers_it() {
    let client = (1..=4)
        .map(|round| game(round, Phase::Attention))
        .find(|client| client.leader().is_some_and(|view| !view.news.is_empty() && !view.cards.is_empty()))
        .expect("there is news in some week");
    let news = client.leader().unwrap().news.len();
    let mut chosen = 0;
    for tabs in 1..30 {
        let mut desk = at_the_desk();
        typed(&client, &mut desk, &[]);
        desk.week.card = news - 1;
        let asked = typed(&client, &mut desk, &after(tabs, &[Key::Enter]));
        if desk.week.card < news || !asked.is_empty() {
            continue;
        }
        let mut desk = at_the_desk();
        typed(&client, &mut desk, &[]);
        desk.week.card = news - 1;
        let asked = typed(&client, &mut desk, &after(tabs, &[Key::Enter, Key::Enter, Key::Enter]));
        if desk.week.card < news {
            // The button that turns: each press turns once more.
            continue;
        }
        assert!(asked.is_empty(), "{tabs}: {asked:?}");
        let answered = |ask: &Ask| matches!(ask, Ask::Answer { .. });
        let asked = typed(&client, &mut desk.clone(), &[]);
        assert!(!asked.iter().any(answered));
        chosen += 1;
    }
    assert!(chosen >= 1, "no situation could be chosen from the list");
}
