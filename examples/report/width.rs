//! Text by the columns that it takes on a terminal: cut, filled up, wrapped.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Returns the columns that a text takes; a Chinese character takes two.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// Returns a text without what would move the cursor or turn the direction of writing.
pub(crate) fn clean(text: &str) -> String {
    let turns = |char: char| matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown = text.chars().filter(|char| !turns(*char));
    shown.map(|char| if char.is_control() { ' ' } else { char }).collect()
}

/// Returns a text cut to some columns, with an ellipsis where something was left out.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut room = columns.saturating_sub(1);
    for char in text.chars() {
        let takes = char.width().unwrap_or(0);
        if takes > room {
            break;
        }
        room -= takes;
        kept.push(char);
    }
    kept.truncate(kept.trim_end().len());
    if columns > 0 {
        kept.push('…');
    }
    kept
}

/// Returns a text cut and filled up with spaces to some columns.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let space = columns.saturating_sub(width(&text));
    format!("{text}{:space$}", "")
}

/// Returns a text cut to some columns and set to their right end.
pub(crate) fn pad_left(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let space = columns.saturating_sub(width(&text));
    format!("{:space$}{text}", "")
}

/// Returns the lines of a text of at most some columns: broken at spaces, and between wide characters.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let fits = width(&line) + width(piece.trim_end()) <= columns;
        if !fits && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        // A word longer than a line is cut: that is rare, and better than a broken table.
        line.push_str(&if width(piece) > columns + 1 { cut(piece, columns) } else { piece.to_owned() });
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Returns the pieces between which a line may end: words with the spaces behind them, wide characters one by
/// one, each with the punctuation that may not begin a line.
fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before = None;
    for (at, char) in text.char_indices() {
        let wide = |char: char| char.width() == Some(2);
        let between = before.is_some_and(|last: char| {
            (last == ' ' && char != ' ') || (!closes(char) && !opens(last) && (wide(last) || wide(char)))
        });
        if between && char != ' ' {
            cuts.push(at);
        }
        before = Some(char);
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|ends| text.get(*ends.first()?..*ends.last()?)).collect()
}

fn closes(char: char) -> bool {
    "\u{3002}\u{ff0c}\u{ff1a}\u{ff1b}\u{3001}\u{ff09}\u{201d}\u{300b}%.,:;)".contains(char)
}

fn opens(char: char) -> bool {
    "\u{ff08}\u{201c}\u{300a}(".contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_by_columns_and_says_so() {
        assert_eq!(cut("platforms", 9), "platforms");
        assert_eq!(cut("platforms", 8), "platfor…");
        assert_eq!(cut("two words", 5), "two…");
        assert_eq!(cut("十大行动", 8), "十大行动");
        // The third character would need the columns five and six.
        assert_eq!(cut("十大行动", 6), "十大…");
        assert_eq!(cut("十大行动", 0), "");
    }

    #[test]
    fn a_cell_takes_its_columns() {
        for text in ["", "ten", "ten actions", "十大行动", "十a"] {
            assert_eq!(width(&pad(text, 5)), 5);
            assert_eq!(width(&pad_left(text, 5)), 5);
        }
    }

    #[test]
    fn lines_break_at_spaces_and_between_chinese_characters() {
        assert_eq!(wrap("where it is expected", 11), ["where it is", "expected"]);
        assert_eq!(wrap("目前完成一半", 8), ["目前完成", "一半"]);
        assert_eq!(wrap("incomprehensibilities", 8), ["incompr…"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn no_line_begins_with_what_closes_or_ends_with_what_opens() {
        assert_eq!(wrap("目前完成。一半", 8), ["目前完", "成。一半"]);
        assert_eq!(wrap("目前来自\u{201c}平台\u{201d}", 9), ["目前来自", "\u{201c}平台\u{201d}"]);
    }

    #[test]
    fn nothing_that_moves_the_cursor_is_left() {
        assert_eq!(clean("a\u{1b}[2Jb\nc\u{202e}d"), "a [2Jb cd");
    }
}
