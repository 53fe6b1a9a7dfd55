//! The command line as a person or a script meets it: the built binary, its output and its exit status.

use std::{
    fs,
    process::{Output, Stdio},
};

use serde_json::Value;

use super::shell::{Folder, command, err, out, run, status};

fn json(output: &Output) -> Value {
    assert!(
        out(output).starts_with("{\n  \"format\": "),
        "a document starts with its format: {}",
        out(output)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A starter written by the binary itself.
fn starter(folder: &Folder, name: &str) -> String {
    let path = folder.path(name);
    let output = run(&["new", &path]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    path
}

// With a host it is played in the browser then: `host_cli`.
#[cfg(all(feature = "game", not(feature = "host")))]
#[test]
fn without_a_display_it_says_so_in_a_line_with_the_way_out() {
    let output = run(&[]);
    assert_eq!((status(&output), out(&output)), (2, String::new()));
    assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
    assert!(err(&output).contains("`footlights play first-week`"));
    // A display that nobody answers on, and a display with nothing to draw with.
    let output = command(&[]).env("DISPLAY", ":4242").output().unwrap();
    assert_eq!((status(&output), err(&output).lines().count()), (2, 1), "{}", err(&output));
    assert!(err(&output).contains(":4242") && err(&output).contains("`footlights play first-week`"));
}

#[cfg(not(feature = "host"))]
#[test]
fn without_a_subcommand_it_says_what_works() {
    let output = run(&[]);
    if cfg!(not(feature = "game")) {
        assert_eq!(status(&output), 0);
        assert_eq!(out(&output).lines().count(), 1);
        assert!(out(&output).contains("footlights play"));
    }
    let output = run(&["--browser"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).starts_with("error: ") && err(&output).contains("\nhint: "));
}

#[test]
fn version_and_help_are_data() {
    let output = run(&["--version"]);
    assert_eq!((status(&output), out(&output)), (0, format!("footlights {}\n", env!("CARGO_PKG_VERSION"))));
    let output = run(&["--help"]);
    assert_eq!(status(&output), 0);
    for word in
        ["check", "new", "explain", "print", "scenarios", "leaders", "paths", "completions", "--assets"]
    {
        assert!(out(&output).contains(word), "{word}");
    }
    assert_eq!(status(&run(&["chekc"])), 2);
    assert_eq!(status(&run(&["-v", "-q"])), 2);
}

#[test]
fn a_new_scenario_passes_the_check_and_prints() {
    let folder = Folder::new();
    let path = starter(&folder, "My firm.ron");
    assert!(fs::read_to_string(&path).unwrap().contains("id: \"my-firm\","));
    let output = run(&["check", &path]);
    assert_eq!((status(&output), out(&output)), (0, String::new()), "{}", err(&output));
    assert_eq!(err(&output), "1 file, no faults.\n");
    let output = run(&["print", &path]);
    assert_eq!(status(&output), 0);
    let pack = out(&output);
    assert!(pack.starts_with("# The front desk\n"));
    assert!(pack.lines().all(|line| line.chars().count() <= 80), "wider than paper");
    assert!(!pack.contains('{') && !pack.contains("[print-"), "something is not filled in");
}

#[test]
fn new_overwrites_nothing() {
    let folder = Folder::new();
    let path = folder.file("mine.ron", "precious");
    let output = run(&["new", &path]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("hint: "), "{}", err(&output));
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    assert_eq!(status(&run(&["new", &folder.path("no/such/folder.ron")])), 2);
}

#[test]
fn check_gives_faults_with_their_places() {
    let folder = Folder::new();
    let path = folder.file("bad.ron", "// first line\nScenario(\n    format: 1,\n    title: “smart”,\n)\n");
    let output = run(&["check", &path]);
    assert_eq!(status(&output), 1);
    assert!(out(&output).contains("error["), "{}", out(&output));
    assert!(out(&output).contains("bad.ron:4:"), "{}", out(&output));
    assert!(!out(&output).contains('\u{1b}'), "no colour into a pipe");
    assert!(err(&output).starts_with("1 file, "));
    let output = run(&["check", "--json", &path]);
    assert_eq!(status(&output), 1);
    let document = json(&output);
    assert_eq!(document["format"], "footlights.check/1");
    let faults = document["faults"].as_array().unwrap();
    assert!(!faults.is_empty());
    for fault in faults {
        assert!(["error", "warning"].contains(&fault["severity"].as_str().unwrap()));
        assert_eq!(fault["file"], path.as_str());
        assert!(fault["line"].as_u64().unwrap() >= 1 && fault["column"].as_u64().unwrap() >= 1);
        assert!(!fault["message"].as_str().unwrap().is_empty());
        assert!(fault["hints"].is_array());
        let code = fault["code"].as_str().unwrap();
        let output = run(&["explain", &code.to_lowercase()]);
        assert_eq!(status(&output), 0);
        assert!(out(&output).starts_with(code) && out(&output).lines().count() > 2);
    }
    assert!(faults.iter().any(|fault| fault["line"] == 4));
}

#[test]
fn check_walks_folders_in_order() {
    let folder = Folder::new();
    folder.file("b/inner.ron", "Nothing(");
    folder.file("a.ron", "Nothing(");
    folder.file("notes.txt", "not looked at");
    let output = run(&["check", "--json", &folder.path("")]);
    assert_eq!(status(&output), 1);
    let document = json(&output);
    let mut files: Vec<_> =
        document["faults"].as_array().unwrap().iter().map(|fault| fault["file"].as_str().unwrap()).collect();
    files.dedup();
    assert_eq!(files.len(), 2);
    assert!(files[0].ends_with("a.ron") && files[1].ends_with("inner.ron"), "{files:?}");
}

#[test]
fn check_that_cannot_run_says_so() {
    let folder = Folder::new();
    let good = starter(&folder, "good.ron");
    fs::create_dir(folder.path("empty")).unwrap();
    for path in ["missing.ron", "empty"] {
        let output = run(&["check", &good, &folder.path(path)]);
        assert_eq!(status(&output), 2, "{path}");
        assert!(err(&output).starts_with("error: ") && err(&output).contains("\nhint: "), "{}", err(&output));
        assert_eq!(out(&output), "");
    }
    assert_eq!(status(&run(&["check"])), 2);
}

#[test]
fn check_tells_kinds_of_files_apart() {
    let folder = Folder::new();
    let leader = |id: &str| format!("Leader(id: \"{id}\", name: \"N\", about: \"A\", likes: {{Listen: 40}})");
    let good = folder.file("calm.ron", &leader("calm"));
    assert_eq!(status(&run(&["check", &good])), 0);
    folder.file("warned.ron", &leader("other"));
    folder.file("kind.ron", "\nTeam(id: \"x\")");
    folder.file(
        "study.ron",
        "Study(format: 1, id: \"study\", title: \"T\", teams: [(id: \"t\")], leaders: [Named(\"nobody\")])",
    );
    folder.file("wrong.ron", &leader("wrong").replace("40", "400"));
    let output = run(&["check", "--json", &folder.path("")]);
    assert_eq!(status(&output), 1);
    let found = json(&output)["faults"].as_array().unwrap().clone();
    let codes: Vec<_> =
        found.iter().map(|fault| (fault["code"].as_str().unwrap(), fault["line"].as_u64())).collect();
    assert_eq!(codes, [("R0901", Some(2)), ("T0302", Some(1)), ("L0102", Some(1)), ("L0201", Some(1))]);
    // Warnings alone are no fault.
    assert_eq!(status(&run(&["check", &folder.path("warned.ron")])), 0);
}

#[test]
fn check_places_bytes_that_are_no_text() {
    let folder = Folder::new();
    let path = folder.path("latin.ron");
    fs::write(&path, b"Scenario(\n    title: \"caf\xe9\",\n)").unwrap();
    let output = run(&["check", "--json", &path]);
    assert_eq!(status(&output), 1, "{}", err(&output));
    let fault = &json(&output)["faults"][0];
    assert_eq!((&fault["code"], &fault["line"], &fault["column"]), (&"R0101".into(), &2.into(), &16.into()));
    let output = run(&["check", &path]);
    assert_eq!(status(&output), 1);
    assert!(out(&output).contains("latin.ron:2:16"), "{}", out(&output));
}

#[test]
fn no_bytes_make_check_panic() {
    let folder = Folder::new();
    for (number, text) in
        ["", "\n", "(", "\u{feff}Scenario()", "Scenario(\"é", "}{", "\0", "[1, 2"].iter().enumerate()
    {
        let path = folder.file(&format!("{number}.ron"), text);
        let output = run(&["check", &path]);
        assert_eq!(status(&output), 1, "{text:?}: {}", err(&output));
    }
}

#[test]
fn unknown_codes_and_scenarios_are_met_with_a_guess() {
    let folder = Folder::new();
    let assets = folder.path("assets");
    let text = fs::read_to_string(starter(&folder, "front-desk.ron")).unwrap();
    folder.file("assets/scenarios/front-desk.ron", &text);
    let output = run(&["--assets", &assets, "print", "front-dsek"]);
    assert_eq!(status(&output), 2);
    assert_eq!(err(&output), "error: there is no scenario `front-dsek`\nhint: did you mean `front-desk`?\n");
    assert_eq!(status(&run(&["--assets", &assets, "print", "front-desk"])), 0);
    let output = run(&["explain", "R010l"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("did you mean `R010"), "{}", err(&output));
}

#[test]
fn an_id_is_never_looked_for_in_the_working_directory() {
    let folder = Folder::new();
    starter(&folder, "elsewhere.ron");
    fs::copy(folder.path("elsewhere.ron"), folder.path("elsewhere")).unwrap();
    let at = |argument: &str| command(&["print", argument]).current_dir(&folder.0).output().unwrap();
    assert_eq!(status(&at("elsewhere")), 2);
    assert_eq!(status(&at("elsewhere.ron")), 0);
    assert_eq!(status(&at("./elsewhere")), 0);
}

#[test]
fn lists_have_a_shape() {
    let folder = Folder::new();
    let text = fs::read_to_string(starter(&folder, "front-desk.ron")).unwrap();
    folder.file("assets/scenarios/front-desk.ron", &text);
    let assets = folder.path("assets");
    let output = run(&["--assets", &assets, "scenarios", "--json"]);
    assert_eq!(status(&output), 0);
    let document = json(&output);
    assert_eq!(document["format"], "footlights.scenarios/1");
    let scenarios = document["scenarios"].as_array().unwrap();
    let found = scenarios.iter().find(|scenario| scenario["id"] == "front-desk").unwrap();
    assert_eq!((&found["rounds"], &found["minutes"], &found["team"]), (&4.into(), &16.into(), &3.into()));
    let output = run(&["--assets", &assets, "scenarios"]);
    assert!(out(&output).lines().any(|line| line.starts_with("front-desk ") && line.contains("3 people")));
    let output = run(&["leaders"]);
    assert_eq!(status(&output), 0);
    // Each with a sentence on what kind of leader it is.
    let rows: Vec<_> = out(&output).lines().skip(1).map(|row| row.split_whitespace().count()).collect();
    let document = json(&run(&["leaders", "--json"]));
    assert_eq!(document["format"], "footlights.leaders/1");
    let leaders = document["leaders"].as_array().unwrap();
    assert_eq!(leaders.len(), rows.len());
    assert!(leaders.iter().any(|leader| leader["id"] == "situational" && leader["about"].is_string()));
    assert!(rows.len() >= 5 && rows.iter().all(|words| *words > 5), "{}", out(&output));
}

#[test]
fn assets_that_are_no_folder_are_refused() {
    let output = run(&["--assets", "no-such-folder", "scenarios"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("hint: `--assets`"), "{}", err(&output));
    let folder = Folder::new();
    folder.file("assets/lang/en/cli.ftl", "cli-no-window = { broken");
    let output = run(&["--assets", &folder.path("assets")]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("cli.ftl:1") && err(&output).contains("\nhint: "), "{}", err(&output));
}

#[test]
fn words_follow_the_language_with_english_behind() {
    let folder = Folder::new();
    folder.file("assets/lang/de/cli.ftl", "cli-column-id = Kennung");
    let assets = folder.path("assets");
    let output = run(&["--assets", &assets, "--lang", "de-AT", "scenarios"]);
    assert!(out(&output).starts_with("Kennung") && out(&output).contains("Title"), "{}", out(&output));
    let output = run(&["--lang", "tlh", "scenarios"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("hint: the languages are: en"), "{}", err(&output));
    assert_eq!(status(&run(&["--lang", "EN", "scenarios"])), 0);
}

#[test]
fn data_goes_where_it_is_told() {
    let named = run(&["paths", "--data", "over-there"]);
    assert!(out(&named).contains("over-there"), "{}", out(&named));
    let by_environment = command(&["paths"]).env("FOOTLIGHTS_DATA", "over-here").output().unwrap();
    assert!(out(&by_environment).contains("over-here"));
    let unset = command(&["paths"]).env("FOOTLIGHTS_DATA", "").output().unwrap();
    assert_eq!(out(&unset), out(&run(&["paths"])), "empty is unset: {}", err(&unset));
    let homeless = command(&["paths"]).env("HOME", "").output().unwrap();
    assert!([0, 2].contains(&status(&homeless)));
}

#[test]
fn the_log_goes_to_stderr_and_to_its_file() {
    let folder = Folder::new();
    let log = folder.path("footlights.log");
    let output = run(&["-v", "--log", &log, "scenarios"]);
    assert_eq!(status(&output), 0);
    assert!(err(&output).contains("footlights starts"), "{}", err(&output));
    assert!(fs::read_to_string(&log).unwrap().contains("footlights starts"));
    let folder = Folder::new();
    let path = starter(&folder, "quiet.ron");
    assert_eq!(err(&run(&["-q", "check", &path])), "");
    let output = run(&["--log", &folder.path("no/such/folder.log"), "paths"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).starts_with("error: cannot write the log"), "{}", err(&output));
}

#[test]
fn no_color_is_honoured_everywhere() {
    let folder = Folder::new();
    let path = folder.file("bad.ron", "Scenario(format: 1, =)");
    for args in [vec!["check", path.as_str()], vec!["--help"], vec!["-vv", "paths"]] {
        let output = command(&args).env("NO_COLOR", "1").output().unwrap();
        assert!(!out(&output).contains('\u{1b}') && !err(&output).contains('\u{1b}'), "{args:?}");
    }
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let folder = Folder::new();
    let path = starter(&folder, "long.ron");
    for args in [vec!["print", path.as_str()], vec!["completions", "zsh"], vec!["paths"]] {
        let mut child = command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Closed before anything can be written, as by `| true`.
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((status(&output), err(&output)), (0, String::new()), "{args:?}");
    }
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run(&["completions", shell]);
        assert_eq!(status(&output), 0, "{shell}");
        assert!(out(&output).contains("scenarios"), "{shell}");
    }
    assert_eq!(status(&run(&["completions", "cmd"])), 2);
}

#[test]
fn help_is_a_subcommand_too() {
    for args in [vec!["help"], vec!["help", "play"]] {
        let output = run(&args);
        assert_eq!(status(&output), 0, "{}", err(&output));
        assert!(out(&output).contains("Usage: footlights"), "{}", out(&output));
    }
}

#[test]
fn what_this_build_has_not_is_said_in_one_sentence() {
    let mut absent = Vec::new();
    if cfg!(not(feature = "game")) {
        absent.push("join");
    }
    if cfg!(not(feature = "host")) {
        absent.extend(["host", "swarm", "sessions", "export"]);
    }
    for name in &absent {
        let output = run(&[*name, "x"]);
        assert_eq!(status(&output), 2);
        assert!(
            err(&output).starts_with(&format!("error: `{name}` is not part of this build\nhint: ")),
            "{}",
            err(&output)
        );
    }
    if cfg!(not(feature = "host")) {
        assert!(err(&run(&["--browser"])).contains("is not part of this build"));
    }
    let help = out(&run(&["--help"]));
    let commands: Vec<_> = help.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(absent.iter().all(|name| !commands.contains(name)), "{help}");
}

#[test]
fn new_writes_only_what_the_other_commands_find() {
    let folder = Folder::new();
    let output = run(&["new", &folder.path("my-firm2")]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert_eq!(status(&run(&["check", &folder.path("my-firm2.ron")])), 0);
    for (name, hint) in [("x.txt", "x.ron"), ("9lives.ron", "my-firm.ron"), ("ünï.ron", "my-firm.ron")] {
        let output = run(&["new", &folder.path(name)]);
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains("hint: ") && err(&output).contains(hint), "{}", err(&output));
        assert!(!folder.0.join(name).exists());
    }
    let output = run(&["new", &folder.path("first-week.ron")]);
    assert!(err(&output).contains("built-in scenario `first-week`"), "{}", err(&output));
}

#[test]
fn the_handouts_keep_the_secrets_and_the_facilitator_has_all() {
    use footlights::scenario::{When, load};
    let source = footlights::content::Content::embedded().scenario("inherited-team").unwrap().clone();
    let scenario = load(&source.file, &source.text).scenario.unwrap();
    let pack = out(&run(&["print", "inherited-team"]));
    assert_eq!(pack.matches('\u{c}').count(), 1);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (handouts, behind) = pack.split_once('\u{c}').unwrap();
    let (handouts, behind) = (flat(handouts), flat(behind));
    // The texts up to the first word in braces, which the pack fills in.
    let begins =
        |text: &str| flat(text.split('{').next().unwrap_or_default()).trim_end_matches('.').to_owned();
    let mut secrets = Vec::new();
    for card in &scenario.cards {
        secrets.extend(card.options.iter().filter(|o| o.needs.is_some()).map(|o| begins(&o.text)));
        secrets.extend(card.variants.iter().map(|variant| begins(&variant.text)));
        if matches!(card.when, When::FollowUp) {
            secrets.push(begins(&card.text));
        }
    }
    secrets.extend(scenario.shocks.iter().filter(|s| s.private_to.is_some()).map(|s| begins(&s.text)));
    secrets.extend(scenario.members.iter().filter_map(|m| m.private.as_ref()).map(|p| begins(&p.what)));
    secrets.extend(scenario.endings.iter().map(|ending| begins(&ending.text)));
    secrets.extend(scenario.epilogues.iter().map(|epilogue| begins(&epilogue.text)));
    secrets.extend(scenario.voices.iter().flat_map(|voice| &voice.lines).map(|line| begins(line)));
    assert!(secrets.len() > 50);
    for secret in secrets {
        assert!(behind.contains(&secret), "the facilitator lacks {secret}");
        // A few words may stand in a handout by chance, and a variant may begin as its card does.
        assert!(secret.len() < 140 || !handouts.contains(&secret), "given away: {secret}");
    }
    assert!(!handouts.contains("Leads to") && !handouts.contains("May be drawn"));
    for awkward in ["..", ".;", "100 of 100"] {
        assert!(!behind.replace("...", "").contains(awkward), "{awkward}");
    }
}
