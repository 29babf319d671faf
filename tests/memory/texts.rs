//! Texts that are made of one thing, as short as it can be written, over and over.

use std::fmt::Write;

type Named = (String, String);

/// Repeats a piece, whose `@` is its number, until the text is long enough.
fn repeated(head: &str, piece: &str, tail: &str, length: usize) -> String {
    let mut text = String::with_capacity(length + 4096);
    text.push_str(head);
    let mut index = 0;
    while text.len() < length {
        let comma = if index == 0 { "" } else { "," };
        write!(text, "{comma}{}", piece.replace('@', &format!("{index:x}"))).unwrap();
        index += 1;
    }
    text.push_str(tail);
    text
}

/// Returns a piece five times, whose `%` is a letter: lists mostly have room for eight then.
fn five(piece: &str) -> String {
    ["a", "b", "c", "d", "e"].map(|letter| piece.replace('%', letter)).join(",")
}

fn named(of: &str, pieces: &[(&str, &str, &str)], length: usize) -> Vec<Named> {
    let text = |(head, piece, tail): &(&str, &str, &str)| {
        (format!("{of} {piece}").chars().take(60).collect(), repeated(head, piece, tail, length))
    };
    pieces.iter().map(text).collect()
}

const PLAN: &str = r#""tenfold":1,"id":"p","title":"T","start":"2022-01-01","due":"2030-01-01""#;

/// Texts of plans, sound ones and others.
pub(crate) fn plans(length: usize) -> Vec<Named> {
    let mut texts = Vec::new();
    let mut add = |head: &str, pieces: &[&str], tail: &str| {
        for piece in pieces {
            let name = format!(
                "{} {piece}",
                head.rsplit_once('"').map_or("", |(before, _)| before.rsplit('"').next().unwrap_or_default())
            );
            let text = repeated(&format!("{{{PLAN}{head}"), piece, &format!("{tail}}}"), length);
            texts.push((name, text));
        }
    };
    let indicator = r#","indicators":[{"id":"i","title":"T","measure":{"kind":"level"}}]"#;
    add(
        r#","units":["#,
        &[r#"{"id":"@","title":"T"}"#, "{}", "0", "[]", r#"{"id":""}"#, r#"{"a":0}"#, "null"],
        "]",
    );
    add(
        r#","sets":["#,
        &[
            r#"{"id":"@","title":"T"}"#,
            r#"{"id":"@","title":"T","members":[{"id":"a","title":"T"}]}"#,
            &format!(r#"{{"id":"@","title":"T","members":[{}]}}"#, five(r#"{"id":"%","title":"T"}"#)),
        ],
        "]",
    );
    add(r#","sets":[{"id":"s","title":"T","members":["#, &[r#"{"id":"@","title":"T"}"#, "{}"], "]}]");
    add(r#","scales":["#, &[r#"{"id":"@","title":"T","levels":[{"id":"a","title":"T"}]}"#, "{}"], "]");
    add(
        r#","registers":["#,
        &[
            r#"{"id":"@","title":"T"}"#,
            r#"{"id":"@","title":"T","fields":[{"id":"a","title":"T","kind":"text"}]}"#,
            r#"{"id":"@","title":"T","life_cycle":[{"id":"a","title":"T"}]}"#,
            "{}",
        ],
        "]",
    );
    add(
        r#","indicators":["#,
        &[
            r#"{"id":"@","title":"T","measure":{"kind":"level"}}"#,
            r#"{"id":"@","title":"T","measure":{"kind":"flow"}}"#,
            r#"{"id":"@","title":"T","measure":{"kind":"stages","stages":[{"id":"a","title":"T"}]}}"#,
            "{}",
        ],
        "]",
    );
    add(
        r#","actions":["#,
        &[
            r#"{"id":"@","title":"T"}"#,
            "{}",
            "[]",
            r#"{"targets":[{}]}"#,
            r#"{"actions":[{}]}"#,
            r#"{"id":"@","title":"T","responsible":[{"unit":"u"}]}"#,
            r#"{"id":"@","title":"T","targets":[{"id":"@","title":"T","indicator":"i","goal":{"kind":"at_least","bar":1}}]}"#,
        ],
        "]",
    );
    let targets = five(r#"{"id":"@%","title":"T","indicator":"i","goal":{"kind":"at_least","bar":1}}"#);
    add(
        &format!(r#"{indicator},"actions":["#),
        &[&format!(r#"{{"id":"@","title":"T","targets":[{targets}]}}"#)],
        "]",
    );
    for goal in [
        r#"{"id":"@","title":"T","indicator":"i","goal":{"kind":"at_least","bar":1}}"#,
        r#"{"id":"@","title":"T","goal":{"kind":"instances","over":"targets","targets":["0"]}}"#,
        r#"{"id":"@","title":"T","indicator":"i","goal":{"kind":"improve","way":"up"}}"#,
        r#"{"id":"@","title":"T","indicator":"i","goal":{"kind":"at_least","bar":1},"trajectory":{"points":[{"day":"2023-01-01","value":1}]}}"#,
        r#"{"id":"@","title":"T","indicator":"i","goal":{"kind":"at_least","bar":1},"tags":["a"]}"#,
        "{}",
        "0",
    ] {
        add(&format!(r#"{indicator},"actions":[{{"id":"a","title":"T","targets":["#), &[goal], "]}]");
    }
    for list in [r#""tags":["#, r#""host":["#, r#""responsible":["#] {
        let head = format!(
            r#"{indicator},"actions":[{{"id":"a","title":"T","targets":[{{"id":"t","title":"T","indicator":"i","goal":{{"kind":"at_least","bar":1}},{list}"#
        );
        add(&head, &[r#""@""#, "{}", "0", r#"{"unit":"@"}"#], "]}]}]");
    }
    let targets = format!(
        r#"{indicator},"actions":[{{"id":"a","title":"T","targets":[{{"id":"t","title":"T","goal":{{"kind":"instances","over":"targets","targets":["#
    );
    add(&targets, &[r#""""#, r#""t""#, r#""@""#], "]}}]}]");
    add(r#","": ["#, &["0", "[]", "{}", r#""""#], "]");
    add(r#","title":{"#, &[r#""@":"""#], "}");
    let deep = |open: &str, close: &str| {
        format!(
            "{}{}",
            open.repeat(length / (open.len() + close.len())),
            close.repeat(length / (open.len() + close.len()))
        )
    };
    texts.push(("deep lists".into(), deep("[", "]")));
    texts
        .push(("deep actions".into(), format!("{{{PLAN},\"actions\":[{}]}}", deep(r#"{"actions":["#, "]}"))));
    texts.push(("a long title".into(), format!("{{\"title\":\"{}\"}}", "x".repeat(length))));
    texts.push(("a title of escapes".into(), format!("{{\"title\":\"{}\"}}", r"\u0000".repeat(length / 6))));
    texts.push(("a long number".into(), format!("{{\"tenfold\":{}}}", "1".repeat(length))));
    texts.push(("spaces".into(), " ".repeat(length)));
    texts
}

/// A plan that ledgers of every kind of fact belong to.
pub(crate) fn plan_of_all_kinds() -> String {
    format!(
        r#"{{{PLAN},"units":[{{"id":"u","title":"T"}}],"sets":[{{"id":"s","title":"T","open":true,"members":[{{"id":"m","title":"T"}}]}}],
        "registers":[{{"id":"r","title":"T","fields":[{{"id":"f","title":"T","kind":"text"}}],"life_cycle":[{{"id":"a","title":"T"}},{{"id":"b","title":"T"}}]}}],
        "indicators":[{{"id":"i","title":"T","measure":{{"kind":"level"}}}},{{"id":"f","title":"T","measure":{{"kind":"flow"}}}},
          {{"id":"l","title":"T","measure":{{"kind":"level"}},"per":"s"}}],
        "actions":[{{"id":"a","title":"T","targets":[{{"id":"t","title":"T","indicator":"i","goal":{{"kind":"at_least","bar":1}}}}]}}]}}"#
    )
}

/// Texts of ledgers, sound ones and others.
pub(crate) fn ledgers(length: usize) -> Vec<Named> {
    let head = r#"{"tenfold":1,"plan":"p","entries":["#;
    let pieces = [
        r#"{"id":"@","day":"2023","kind":"reading","indicator":"i","value":1}"#,
        r#"{"id":"@","day":"2023","kind":"reading","indicator":"f","value":1}"#,
        r#"{"id":"@","day":"2023","kind":"reading","indicator":"l","member":"m","value":1}"#,
        r#"{"id":"@","day":"2023-01-01","kind":"opened","register":"r","item":"@"}"#,
        r#"{"id":"@","day":"2023-01-01","kind":"opened","register":"r","item":"@","fields":{"f":"x"}}"#,
        r#"{"id":"@","day":"2023-01-01","kind":"joined","set":"s","member":"@"}"#,
        r#"{"id":"@","day":"2023-01-01","kind":"attested","indicator":"i"}"#,
        r#"{"id":"@","day":"2023-01-01","kind":"amended","target":"t","weight":1}"#,
        r#"{"id":"@","day":"2023-01-01","kind":"amended","target":"t","responsible":[{"unit":"u"}]}"#,
        r#"{"id":"@","day":"2023-01-01","kind":"withdrawn","entry":"0"}"#,
        r#"{"id":"@","day":"2023-01-01"}"#,
        r#"{"id":"@","day":"2023-01-01","kind":"reading","indicator":"x","value":1}"#,
        r#"{"id":"0","day":"2023","kind":"reading","indicator":"i","value":1}"#,
        "{}",
        "0",
        "[]",
        "null",
        r#"{"a":0}"#,
        r#"{"id":0}"#,
    ];
    let pieces = pieces.map(|piece| (head, piece, "]}"));
    named("entries", &pieces, length)
}

/// Texts of methods, sound ones and others.
pub(crate) fn methods(length: usize) -> Vec<Named> {
    let head = r#"{"id":"m","title":"T","clauses":["#;
    let clause = r#"{"signal":"pace","bands":[{"word":"a","standing":"on_track"}]}"#;
    let bands = r#"{"id":"m","title":"T","clauses":[{"signal":"pace","bands":["#;
    let when = r#"{"id":"m","title":"T","clauses":[{"signal":"pace","when":["#;
    named(
        "method",
        &[
            (head, clause, "]}"),
            (head, "{}", "]}"),
            (head, "0", "]}"),
            (bands, r#"{"word":"a","standing":"on_track"}"#, "]}]}"),
            (bands, r#"{"at_least":1,"word":"a","standing":"on_track"}"#, "]}]}"),
            (bands, "{}", "]}]}"),
            (when, "{}", "]}]}"),
            (when, r#"{"improves":true}"#, "]}]}"),
        ],
        length,
    )
}
