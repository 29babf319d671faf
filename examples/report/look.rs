//! The look of a verdict: a symbol and a colour, which only ever stand beside its word.

use anstyle::{AnsiColor, Style};
use tenfold::{Absence, Standing, Verdict};

use super::width::{cut, width};

/// The look of titles.
pub(crate) const TITLE: Style = Style::new().bold();
/// The look of what is said in passing.
pub(crate) const ASIDE: Style = Style::new().dimmed();
/// The look of warnings.
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Returns the symbol of a verdict.
pub(crate) const fn symbol(verdict: Verdict) -> char {
    match verdict {
        Verdict::Standing(standing) => match standing {
            Standing::Missed => '✗',
            Standing::OffTrack => '▼',
            Standing::AtRisk => '◆',
            Standing::OnTrack => '●',
            Standing::Ahead => '▲',
            Standing::Achieved => '✓',
        },
        Verdict::Absence(absence) => match absence {
            Absence::Cancelled => '-',
            Absence::NotStarted => '○',
            Absence::NotDue => '◌',
            Absence::Awaiting => '~',
            Absence::NoData => '?',
            Absence::Stale => '!',
            Absence::NotAssessable => '×',
            Absence::Undated => '∞',
        },
    }
}

/// Returns the colour of a verdict.
pub(crate) const fn colour(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Standing(standing) => match standing {
            Standing::Missed => AnsiColor::Red.on_default().bold(),
            Standing::OffTrack => AnsiColor::Red.on_default(),
            Standing::AtRisk => AnsiColor::Yellow.on_default(),
            Standing::OnTrack => AnsiColor::Green.on_default(),
            Standing::Ahead => AnsiColor::Cyan.on_default(),
            Standing::Achieved => AnsiColor::Green.on_default().bold(),
        },
        Verdict::Absence(_) => ASIDE,
    }
}

/// Returns a text in a style, filled up to some columns outside of it.
pub(crate) fn styled_pad(style: Style, text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let space = columns.saturating_sub(width(&text));
    format!("{}{:space$}", styled(style, &text), "")
}

/// Returns a text in a style.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
