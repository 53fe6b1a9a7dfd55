//! The tree loses nothing, never panics, and agrees with `ron`.

use footlights::ron_tree::{Edit, Kind, Node, Tree, apply, quote};
use proptest::prelude::*;
use ron::{Value, extensions::Extensions, value::Number};

fn read(text: &str) -> Result<Value, ron::error::SpannedError> {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text)
}

/// What `ron` would read for a node.
fn value(node: &Node) -> Value {
    match &node.kind {
        Kind::Struct { fields, .. } => {
            Value::Map(fields.iter().map(|f| (Value::String(f.name.text.clone()), value(&f.value))).collect())
        }
        Kind::Tuple { items, .. } | Kind::List(items) => Value::Seq(items.iter().map(value).collect()),
        Kind::Map(entries) => Value::Map(entries.iter().map(|e| (value(&e.key), value(&e.value))).collect()),
        Kind::Unit | Kind::Word(_) => Value::Unit,
        Kind::Some(inner) => Value::Option(Some(Box::new(value(inner)))),
        Kind::None => Value::Option(None),
        Kind::String(text) => Value::String(text.clone()),
        Kind::Bytes(bytes) => Value::Bytes(bytes.clone()),
        Kind::Char(c) => Value::Char(*c),
        Kind::Bool(b) => Value::Bool(*b),
        Kind::Integer(n) => i64::try_from(*n).map_or_else(
            |_| Value::Number(Number::new(u64::try_from(*n).expect("it fits 64 bits"))),
            |n| Value::Number(Number::new(n)),
        ),
        Kind::Float(f) => Value::Number(Number::new(*f)),
        Kind::Missing => unreachable!("a missing value without a fault at {:?}", node.span),
    }
}

/// Numbers in one width, so that `1u8` and `1u64` are the same number.
fn widened(value: Value) -> Value {
    match value {
        Value::Number(n) => Value::String(match n {
            Number::I8(n) => n.to_string(),
            Number::I16(n) => n.to_string(),
            Number::I32(n) => n.to_string(),
            Number::I64(n) => n.to_string(),
            Number::U8(n) => n.to_string(),
            Number::U16(n) => n.to_string(),
            Number::U32(n) => n.to_string(),
            Number::U64(n) => n.to_string(),
            n => format!("{:?}", n.into_f64()),
        }),
        Value::Seq(items) => Value::Seq(items.into_iter().map(widened).collect()),
        Value::Map(map) => Value::Map(map.into_iter().map(|(k, v)| (widened(k), widened(v))).collect()),
        Value::Option(Some(inner)) => Value::Option(Some(Box::new(widened(*inner)))),
        other => other,
    }
}

/// Everything that must hold of any text at all.
fn holds(text: &str) -> Tree {
    let tree = Tree::parse("test.ron", text);
    let kept: String = tree.tokens().iter().map(|t| &text[t.span.clone()]).collect();
    assert_eq!(kept, text, "a token was lost");
    for fault in tree.faults() {
        assert!(text.get(fault.span.clone()).is_some(), "a fault outside the text: {fault:?} in {text:?}");
    }
    if !tree.has_errors() {
        let root = tree.root().expect("a value, if there is no fault");
        // A byte order mark is a warning; whoever hands the text to `ron` takes it off.
        let read = read(text.strip_prefix('\u{feff}').unwrap_or(text));
        assert!(read.is_ok(), "the tree accepts what ron does not: {read:?}: {text:?}");
        assert_eq!(read.map(widened), Ok(widened(value(root))), "in {text:?}");
    }
    tree
}

fn accepted(text: &str) {
    let tree = holds(text);
    assert!(tree.faults().is_empty(), "{text:?}: {:?}", tree.faults());
}

#[test]
fn what_ron_accepts_is_accepted() {
    for text in [
        "()",
        "( )",
        "#![enable(implicit_some)]\nScenario(a: 1)",
        "#![schema = \"x.json\"]\n#![enable(implicit_some,)] [1, 2, 3,]",
        "#![type = r\"x\"] 5",
        "// first\n(a: 1, /* in /* nested */ side */ b: 'x',) // last",
        "{\"a\": [1, -2, +3, 0x1F, 0b1_0, 0o17, 1_000, 1u8, -1i64], 'b': 1.5, 2: .5, 3: 5., 4: 1e5, 5: 1.5e-3}",
        "Name(1, (2, 3), Other, Some(4), None, true, false)",
        r##"(a: r#"raw "quoted" text"#, b: r"C:\dir", c: b"bytes\x01", d: br"raw", e: b'x', f: b'\n')"##,
        r#"(a: "esc \" \\ \n \t \u{1F600} \x41 \xe2\x82\xac", c: '\'', d: '\u{e9}')"#,
        "(a: \"two\nlines\", b: \"con\\\n   tinued\")",
        "Some(  Some(3), )",
        "r#raw",
        "(r#type: 1)",
        "Empty()",
        "18446744073709551615",
        "-9223372036854775808",
        "\u{200e}[1.5f32, 2.5f64, 1f32]\r\n",
    ] {
        accepted(text);
    }
}

#[test]
fn faults_are_found_in_one_run() {
    let text = "(\n  a = 1,\n  b: “two”,\n  c: null,\n  d: 1\n  e: 2;\n  e: 3,\n)";
    let codes: Vec<_> = Tree::parse("t.ron", text).faults().iter().map(|f| f.code).collect();
    assert_eq!(codes, ["R0403", "R0201", "R0502", "R0401", "R0402", "R0601"]);
}

#[test]
fn nesting_is_bounded() {
    use footlights::ron_tree::DEPTH_MAX;
    let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    accepted(&nested(DEPTH_MAX));
    let tree = holds(&nested(DEPTH_MAX + 1));
    assert_eq!(tree.faults()[0].code, "R0109");
    holds(&"[".repeat(300_000));
    holds(&"(a:".repeat(100_000));
    holds(&nested(300_000));
}

#[test]
fn size_is_bounded() {
    use footlights::ron_tree::FILE_BYTES_MAX;
    accepted(&format!("\"{}\"", "x".repeat(FILE_BYTES_MAX - 2)));
    assert_eq!(holds(&" ".repeat(FILE_BYTES_MAX + 1)).faults()[0].code, "R0102");
}

/// Inputs that make careless readers search the same stretch again and again.
#[test]
fn time_is_linear() {
    for piece in [
        "\"\n\\",
        "\"",
        "'",
        "\"x\" ",
        "“a ",
        "/*",
        "a b ",
        "\"\\\"\n",
        "(]",
        "[a:",
        "{",
        "- ",
        "r#\"",
        "#!",
        "x: \"a\" b ",
    ] {
        holds(&piece.repeat(200_000 / piece.len()));
    }
}

#[test]
fn bytes_that_are_no_text_are_a_fault() {
    let tree = Tree::parse_bytes("t.ron", b"(a: \"caf\xe9\")");
    assert_eq!(tree.faults().iter().map(|f| f.code).collect::<Vec<_>>(), ["R0101"]);
}

#[test]
fn an_edit_changes_its_own_span_only() {
    let text = "( // kept\n  title: \"Old\", rounds : 4 )";
    let tree = Tree::parse("t.ron", text);
    let root = tree.root().expect("a value");
    let title = root.field("title").expect("the field");
    assert_eq!(tree.replace(title, &quote("A \"new\" one")), text.replace("\"Old\"", r#""A \"new\" one""#));
    assert_eq!(root.field("rounds").and_then(Node::as_i64), Some(4));
    let edits = [Edit { span: 0..1, text: "S(".into() }, Edit { span: 0..2, text: String::new() }];
    assert_eq!(apply(text, &edits), None, "edits that overlap are refused");
}

/// RON in the making: pieces that are right on their own.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ";",
        "=",
        " ",
        "\n",
        "\t",
        "a",
        "Name",
        "b_1",
        "true",
        "None",
        "Some",
        "Some(",
        "1",
        "-2",
        "1.5",
        "0x",
        "1e5",
        "\"text\"",
        "\"",
        "'c'",
        "'",
        "b'x'",
        "b\"y\"",
        "r\"z\"",
        "r#\"",
        "\"#",
        "//",
        "/*",
        "*/",
        "#",
        "#!",
        "#![enable(implicit_some)]",
        "\\",
        "\\n",
        "“",
        "”",
        "‘",
        "--",
        "NaN",
        "inf",
        "-inf",
        "null",
        "True",
        "..",
        "..=",
        "\u{feff}",
        "\0",
        "é",
        "😀",
        "r#",
        "a-b",
        "\u{301}",
        "()",
        "1u8",
        "_",
        ".",
        "+",
        "\u{a0}",
        "name:",
        "\"k\":",
        "Name(",
        "0b12",
        "1_0",
        "5.",
        ".5",
    ])
    .prop_map(str::to_owned);
    prop_oneof![8 => fixed, 1 => any::<char>().prop_map(|c| c.to_string())]
}

/// Values as an author writes them, blanks and comments strewn in.
fn written() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        any::<u64>().prop_map(|n| format!("{n:#x}")),
        (-1e9..1e9_f64).prop_map(|f| format!("{f:?}")),
        any::<String>().prop_map(|s| quote(&s)),
        "[a-zA-Z0-9 \"#]{0,8}"
            .prop_filter("its own end", |s| !s.contains("\"###"))
            .prop_map(|s| format!("r###\"{s}\"###")),
        any::<char>()
            .prop_filter("ron's own marks", |c| !matches!(c, '\'' | '\\' | '\n'))
            .prop_map(|c| format!("'{c}'")),
        "[A-Z][a-z_0-9]{0,6}"
            .prop_filter("not a word of ron's", |w| !matches!(w.as_str(), "Some" | "None" | "NaN")),
        Just("true".to_owned()),
        Just("None".to_owned()),
        Just("()".to_owned()),
    ];
    let gap = || prop::sample::select(vec!["", " ", "\n", "\t\r\n", "// c\n", "/* /* x */ , */"]);
    leaf.prop_recursive(5, 60, 5, move |inner| {
        let list = prop::collection::vec((gap(), inner.clone(), gap()), 0..5)
            .prop_map(|v| v.into_iter().map(|(a, b, c)| format!("{a}{b}{c}")).collect::<Vec<_>>().join(","));
        let fields =
            prop::collection::vec((gap(), "[a-z]{6}", gap(), inner.clone(), gap()), 1..5).prop_map(|v| {
                v.into_iter()
                    .map(|(a, n, b, x, c)| format!("{a}{n}{b}:{b}{x}{c}"))
                    .collect::<Vec<_>>()
                    .join(",")
            });
        let map = prop::collection::vec((any::<u64>(), gap(), inner.clone()), 0..4).prop_map(|v| {
            v.into_iter().map(|(k, g, x)| format!("{g}{k}{g}:{x}{g}")).collect::<Vec<_>>().join(",")
        });
        prop_oneof![
            list.clone().prop_map(|s| format!("[{s}]")),
            list.prop_map(|s| format!("Name({s})")),
            fields.clone().prop_map(|s| format!("({s})")),
            fields.prop_map(|s| format!("Card ({s},)")),
            map.prop_map(|s| format!("{{{s}}}")),
            (gap(), inner, gap()).prop_map(|(a, s, b)| format!("Some({a}{s}{b})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        Tree::parse_bytes("t.ron", &bytes);
    }

    #[test]
    fn any_pieces(pieces in prop::collection::vec(piece(), 0..14)) {
        holds(&pieces.concat());
    }

    #[test]
    fn well_written(text in written()) {
        let tree = holds(&text);
        prop_assert!(!tree.has_errors(), "{}\n{:?}", text, tree.faults());
    }

    #[test]
    fn one_mistake(text in written(), at in any::<prop::sample::Index>(), with in piece(), cut in 0..3_usize) {
        let at = at.index(text.chars().count() + 1);
        let before: String = text.chars().take(at).collect();
        let after: String = text.chars().skip(at + cut).collect();
        holds(&format!("{before}{with}{after}"));
    }
}
