//! The lab: studies give the same table whoever runs them, teams are real scenarios, and the table of validation has
//! its form. What comes of the validation stands in docs/validation.md; no test hangs on it.

use std::{fs, path::Path, process::Command, sync::Arc};

use footlights::{
    content::{Content, Source},
    lab::{
        self, Keep, Known,
        csv::Grain,
        finding::Tally,
        generate,
        ready::Ready,
        study::{Amount, Kind, Study},
        validate::{Part, Sizes, judge, rows, steadiness},
    },
    leader, scenario,
    sim::{Length, Luck, Setup, coefficients::CoefficientFile},
    terms::{Level, Severity},
};

use super::support::coefficients;

pub fn known() -> Known {
    let content = Content::embedded();
    let ids = |sources: Vec<&Source>| sources.into_iter().map(|source| source.id.clone()).collect();
    Known { scenarios: ids(content.scenarios()), leaders: ids(content.leaders()) }
}

fn study(name: &str, text: &str) -> Study {
    let loaded = lab::load(name, text, &known());
    assert!(loaded.faults.is_empty(), "{name}: {:#?}", loaded.faults);
    loaded.study.unwrap()
}

fn ready(study: Study) -> Ready {
    let content = Content::embedded();
    let scenario = |name: &str| -> Result<_, std::convert::Infallible> {
        let source = content.find_scenario(name).unwrap();
        Ok(scenario::load(&source.file, &source.text).scenario.unwrap())
    };
    let leader = |name: &str| {
        let source = content.find_leader(name).unwrap();
        Ok(leader::load(&source.file, &source.text).leader.unwrap())
    };
    Ready::new(study, Arc::new(coefficients()), scenario, leader).unwrap()
}

/// A study in which everything that can vary does, and every kind of team and leader is there.
const VARIED: &str = r#"Study(
    format: 1,
    id: "varied",
    title: "Everything at once",
    runs: 300,
    seed: 5,
    teams: [
        (
            id: "drawn",
            members: Between(3, 12), rounds: Between(4, 9), hours: Between(4, 80), empty_chair: Between(2, 8),
            attention: Between(1, 12), readiness: Between(0, 100), skills: Between(0, 100),
            skill_spread: Between(0, 40), start: {Trust: Between(10, 90)}, level_spread: Between(0, 15),
            structure: Between(0, 100), private: Between(0, 100), conflicts: Between(0, 6), questions: Between(0, 8),
            question_rounds: Between(1, 20), knowledge: Between(0, 100), knowledge_spread: Between(0, 100),
            leader_knows: Between(0, 100), workload: Between(40, 140), interdependence: Between(0, 100),
            authority: Between(0, 6), cards: Between(0, 3), shocks: Between(0, 8),
            setting: {Urgency: Between(0, 100), Dynamism: Between(0, 100)},
        ),
        (id: "plain", rounds: Fixed(6)),
        (id: "written", scenario: "first-week", setting: {Severity: Between(10, 90)}),
    ],
    leaders: [Named("steady"), Drawn((id: "population", rates: {Listen: 60, Delegate: 40, Push: 30, Consensus: 30}))],
    findings: [
        (
            id: "F1",
            claim: "Of two means.",
            of: [Mean(column: "output", leader: "steady", team: "plain")],
            less: [Mean(column: "output", leader: "population", team: "plain")],
            expect: Above(0),
        ),
        (
            id: "F2",
            claim: "Of members.",
            of: [Correlation(x: "trust", y: "loyalty", leader: "population", team: "drawn", unit: Member)],
            expect: Above(0),
        ),
    ],
)"#;

fn table(ready: &Ready, grain: Grain, runs: u64) -> String {
    let mut out = grain.heading();
    let outcome = ready.play(
        runs,
        grain.keep(),
        |_, _| true,
        |row| {
            grain.lines(ready, &row, &mut out);
            Ok::<_, std::convert::Infallible>(())
        },
    );
    let Ok(()) = outcome;
    out
}

#[test]
fn the_table_is_the_same_whatever_the_number_of_threads() {
    let ready = ready(study("varied", VARIED));
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| [Grain::Run, Grain::Round, Grain::Member].map(|grain| table(&ready, grain, 40)))
    };
    let (one, three) = (on(1), on(3));
    assert!(one == three);
    for (text, grain) in one.iter().zip([Grain::Run, Grain::Round, Grain::Member]) {
        let columns = grain.columns().len();
        assert!(text.lines().all(|line| line.split(',').count() == columns));
    }
    // Three teams, forty seeds, two leaders, and the heading.
    assert_eq!(one[0].lines().count(), 3 * 40 * 2 + 1);
}

#[test]
fn whatever_is_drawn_is_a_scenario_that_the_checker_passes() {
    let study = study("varied", VARIED);
    let coefficients = Arc::new(coefficients());
    for seed in 0..120 {
        for team in study.teams.iter().filter(|team| team.scenario.is_none()) {
            let scenario = generate(team, Luck::new(seed));
            let text =
                ron::ser::to_string_pretty(&scenario, ron::ser::PrettyConfig::new().struct_names(true))
                    .unwrap();
            let loaded = scenario::load("generated", &text);
            let errors: Vec<_> =
                loaded.faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "seed {seed}: {errors:#?}\n{text}");
            assert_eq!(loaded.scenario.as_ref(), Some(&scenario));
            Setup::new(Arc::new(scenario), coefficients.clone(), Length::Full).unwrap();
        }
    }
}

#[test]
fn teams_that_differ_in_one_number_are_the_same_otherwise() {
    let study = study("varied", VARIED);
    let team = &study.teams[1];
    let mut other = team.clone();
    other.start.insert(Level::Trust, Amount::Fixed(80));
    let (mut a, b) = (generate(team, Luck::new(3)), generate(&other, Luck::new(3)));
    assert_ne!(a, b);
    for member in &mut a.members {
        member.start.insert(Level::Trust, 80);
    }
    assert_eq!(a, b);
}

#[test]
fn findings_are_worked_out_from_the_rows() {
    let ready = ready(study("varied", VARIED));
    let mut tally = Tally::with_intervals(&ready);
    let mut outputs = [Vec::new(), Vec::new()];
    let output = Grain::Run.columns().iter().position(|column| *column == "output").unwrap() - 4;
    let keep = Keep { members: true, ..Keep::default() };
    let outcome = ready.play(
        60,
        keep,
        |_, _| true,
        |row| {
            tally.add(&row);
            if row.team == 1 {
                outputs[row.leader].push(row.measured.run[output]);
            }
            Ok::<_, std::convert::Infallible>(())
        },
    );
    let Ok(()) = outcome;
    let found = tally.found(&ready);
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let difference = mean(&outputs[0]) - mean(&outputs[1]);
    assert!((found[0].estimate.value - difference).abs() < 1e-9);
    assert!(found[0].estimate.low < difference && difference < found[0].estimate.high);
    assert!(found[1].estimate.value > 0.0 && found[1].estimate.value < 1.0);
}

fn validation(folder: &str) -> Vec<Study> {
    let content = Content::embedded();
    content.studies(folder).into_iter().map(|source| study(&source.file, &source.text)).collect()
}

#[test]
fn shipped_studies_are_without_fault() {
    let count = validation("").len() + validation("validation").len() + validation("hold-out").len();
    assert!(count > 15, "{count} studies");
}

/// Every finding of the table is there, in the main run and in the hold-outs, with the parts that gate.
#[test]
fn the_studies_of_validation_cover_the_table() {
    for folder in ["validation", "hold-out"] {
        let studies = validation(folder);
        let findings: Vec<_> = studies.iter().flat_map(|study| &study.findings).collect();
        for number in 1..=15 {
            let id = format!("V{number}");
            let published =
                findings.iter().any(|finding| finding.id == id && finding.kind == Kind::Published);
            assert!(findings.iter().any(|finding| finding.id == id), "{folder}: {id} is missing");
            assert_eq!(published, number <= 13, "{folder}: {id}");
        }
        assert!(studies.iter().all(|study| study.runs >= 5000), "{folder}: 5,000 teams a cell");
    }
    let seeds = |folder: &str| -> Vec<_> {
        validation(folder).iter().map(|study| study.seed..study.seed + study.runs).collect()
    };
    for own in seeds("validation") {
        for other in seeds("hold-out") {
            assert!(own.end <= other.start || other.end <= own.start, "{own:?} and {other:?} share seeds");
        }
    }
}

/// A small validation has its form: a figure inside its interval for every finding, and shares of disturbed models.
#[test]
fn a_quick_validation_has_its_form() {
    let text = &Content::embedded().model("coefficients").unwrap().text.clone();
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let file: CoefficientFile = options.from_str(text).unwrap();
    let sizes = Sizes { runs: 50, models: 2, model_runs: 6 };
    let mut parts = Vec::new();
    for study in validation("validation") {
        let ready = ready(study);
        let found = judge(&ready, sizes, |_| {});
        let steady = steadiness(&ready, &file, sizes, |_| {}).unwrap();
        assert_eq!((found.len(), steady.len()), (ready.study.findings.len(), ready.study.findings.len()));
        for ((finding, found), steady) in ready.study.findings.iter().zip(found).zip(steady) {
            let estimate = found.estimate;
            assert!(estimate.low <= estimate.value && estimate.value <= estimate.high, "{}", finding.claim);
            assert_eq!(steady.is_some(), finding.kind != Kind::Reported, "{}", finding.claim);
            assert!(steady.is_none_or(|steady| (0.0..=100.0).contains(&steady)));
            let study = ready.study.id.as_str().to_owned();
            parts.push(Part { study, finding: finding.clone(), found, steady });
        }
    }
    let rows = rows(&parts);
    let ids: Vec<_> = rows.iter().map(|row| row.id.to_owned()).collect();
    let wanted: Vec<_> = (1..=15).map(|number| format!("V{number}")).collect();
    assert_eq!(ids, wanted);
    assert_eq!(rows.iter().filter(|row| row.kind == Kind::Published).count(), 13);
}

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/studies.md")).unwrap()
}

/// The first words of the lines of a table in docs/studies.md, by its heading.
fn documented(heading: &str) -> Vec<String> {
    let page = page();
    let (_, rest) = page.split_once(heading).unwrap_or_else(|| panic!("docs/studies.md has no `{heading}`"));
    let lines =
        rest.lines().skip_while(|line| !line.starts_with("| `")).take_while(|line| line.starts_with('|'));
    lines.map(|line| line.split('`').nth(1).unwrap().to_owned()).collect()
}

#[test]
fn every_column_is_documented_in_order() {
    for (heading, grain) in [
        ("### One row a run", Grain::Run),
        ("### One row a round", Grain::Round),
        ("### One row a member", Grain::Member),
    ] {
        assert_eq!(documented(heading), grain.columns(), "{heading}");
    }
}

/// Every field of a team stands in docs/studies.md.
#[test]
fn every_field_of_a_team_is_documented() {
    let source = include_str!("../../src/lab/study.rs");
    let (_, team) = source.split_once("pub struct Team {").unwrap();
    let (team, _) = team.split_once("\n}").unwrap();
    let fields: Vec<_> = team
        .lines()
        .filter_map(|line| Some(line.trim().strip_prefix("pub ")?.split(':').next()?.to_owned()))
        .collect();
    assert!(fields.len() > 20);
    assert_eq!(documented("### Teams"), fields);
}

/// The example of docs/studies.md is the shipped study, runs as it says, and its findings are told.
#[test]
fn the_example_of_the_page_runs() {
    let text = Content::embedded().find_study("one-to-one").unwrap().text;
    let page = page();
    let (_, shown) = page.split_once("```ron\n").unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    assert_eq!(shown.trim(), text.trim(), "docs/studies.md shows the study as it is shipped");
    let run = |arguments: &[&str]| {
        let binary = env!("CARGO_BIN_EXE_footlights");
        Command::new(binary)
            .args(["lab", "study", "one-to-one", "--runs", "20"])
            .args(arguments)
            .output()
            .unwrap()
    };
    let output = run(&[]);
    assert!(output.status.success());
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(stdout.lines().count(), 2 * 2 * 20 + 1);
    assert!(stdout.starts_with("study,team,leader,seed,"));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("In a small team the habit earns trust."), "{told}");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("lab-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("rows.csv");
    let output = run(&["--per-round", "--out", file.to_str().unwrap(), "-q"]);
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty());
    assert!(fs::read_to_string(&file).unwrap().lines().count() > 2 * 2 * 20 * 16);
    fs::remove_dir_all(folder).unwrap();
}
