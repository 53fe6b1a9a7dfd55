//! Shipped content: built in, replaced file by file from a folder, and within its limits.

use std::{
    fs,
    path::{Path, PathBuf},
};

use footlights::content::{Content, FILE_BYTES_MAX, is_path, nearest, read_text};

fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("content-{}-{name}", std::process::id()));
    fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn every_shipped_scenario_is_found_by_its_id() {
    let content = Content::embedded();
    assert_eq!(content.dir(), None);
    for source in content.scenarios() {
        assert_eq!(source.file, format!("scenarios/{}.ron", source.id));
        assert_eq!(content.scenario(&source.id), Ok(source));
        assert_eq!(content.find_scenario(&source.id).as_ref(), Ok(source));
    }
    for source in content.leaders() {
        assert_eq!(content.leader(&source.id), Ok(source));
    }
}

#[test]
fn a_folder_replaces_what_it_has_and_nothing_else() {
    let dir = folder("replace");
    fs::create_dir_all(dir.join("lang/en")).unwrap();
    fs::create_dir_all(dir.join("scenarios")).unwrap();
    fs::write(dir.join("lang/en/print.ftl"), "print-work = Labour").unwrap();
    fs::write(dir.join("scenarios/new-here.ron"), "Scenario()").unwrap();
    fs::write(dir.join("scenarios/notes.txt"), "not content").unwrap();
    let (embedded, content) = (Content::embedded(), Content::from_dir(&dir).unwrap());
    assert_eq!(content.dir(), Some(dir.as_path()));
    assert_eq!(content.scenarios().len(), embedded.scenarios().len() + 1);
    let added = content.scenario("new-here").unwrap();
    assert_eq!((added.text.as_ref(), added.file.ends_with("new-here.ron")), ("Scenario()", true));
    let names =
        |content: &Content| content.sheets("en").iter().map(|sheet| sheet.id.clone()).collect::<Vec<_>>();
    assert_eq!(names(&content), names(&embedded));
    let replaced =
        |content: &Content| content.sheets("en").iter().filter(|sheet| sheet.text.contains("Labour")).count();
    assert_eq!((replaced(&embedded), replaced(&content)), (0, 1));
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn what_is_not_there_is_refused_with_a_way_out() {
    let content = Content::embedded();
    let error = content.model("no-such-coefficients").unwrap_err();
    assert_eq!(error.message.id, "content-no-model");
    assert!(error.hint.is_some());
    assert_eq!(content.scenario("../lang/en/cli").unwrap_err().message.id, "content-no-scenario");
    assert_eq!(Content::from_dir(Path::new("no/such/folder")).unwrap_err().message.id, "content-no-folder");
    assert_eq!(content.find_leader("./no-such.ron").unwrap_err().message.id, "content-not-found");
}

#[test]
fn a_text_is_read_up_to_the_limit_and_not_past_it() {
    let dir = folder("limit");
    let path = dir.join("long.ron");
    let most = usize::try_from(FILE_BYTES_MAX).unwrap();
    fs::write(&path, vec![b' '; most]).unwrap();
    assert_eq!(read_text(&path).unwrap().len(), most);
    fs::write(&path, vec![b' '; most + 1]).unwrap();
    assert_eq!(read_text(&path).unwrap_err().message.id, "content-too-large");
    fs::write(&path, [0xff]).unwrap();
    assert_eq!(read_text(&path).unwrap_err().message.id, "content-not-text");
    assert!(read_text(&dir).is_err());
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn paths_are_told_from_ids() {
    for path in ["./x", "a/b", "x.ron", "X.RON", "/x"] {
        assert!(is_path(path), "{path}");
    }
    for id in ["first-week", "ron", "x.txt", ""] {
        assert!(!is_path(id), "{id}");
    }
}

#[test]
fn a_guess_is_made_only_where_it_is_likely() {
    let names = ["first-week", "inherited-team"];
    assert_eq!(nearest("frist-week", names), Some("first-week"));
    assert_eq!(nearest("Inherited-Team", names), Some("inherited-team"));
    assert_eq!(nearest("zzz", names), None);
    assert_eq!(nearest("", names), None);
}
