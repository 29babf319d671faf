//! How wide each column is: what fits, from the roomiest layout to the tightest.

use anstyle::Style;

use super::look::styled_pad;
use super::rows::Row;
use super::width::{cut, width};
use super::{Phrases, Report};

/// How wide each column is; a column of no width is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) title: usize,
    pub(crate) value: usize,
    pub(crate) score: usize,
    pub(crate) bar: usize,
    pub(crate) verdict: usize,
    pub(crate) word: usize,
    /// Whether the method's own words stand in place of the verdict's.
    pub(crate) merged: bool,
    pub(crate) commitment: usize,
    /// Whether a commitment is one letter, which the legend explains.
    pub(crate) letters: bool,
    pub(crate) due: usize,
}

/// A layout to try.
struct Try {
    /// The most columns for values.
    value: usize,
    bar: usize,
    /// Whether the method's own words stand in place of the verdict's.
    merged: bool,
    /// Whether commitments are letters.
    letters: bool,
    /// The least columns for titles and values together.
    lead: usize,
}

const TRIES: [Try; 7] = [
    Try { value: 24, bar: 16, merged: false, letters: false, lead: 68 },
    Try { value: 20, bar: 12, merged: false, letters: false, lead: 56 },
    Try { value: 16, bar: 10, merged: false, letters: false, lead: 42 },
    Try { value: 16, bar: 10, merged: true, letters: false, lead: 42 },
    Try { value: 14, bar: 10, merged: true, letters: true, lead: 34 },
    Try { value: 11, bar: 6, merged: true, letters: true, lead: 26 },
    Try { value: 9, bar: 0, merged: true, letters: true, lead: 0 },
];

/// What the columns would take if there were room.
struct Wish {
    title: usize,
    value: usize,
    score: usize,
    verdict: usize,
    word: usize,
    merged: usize,
    commitment: usize,
    due: usize,
}

impl Columns {
    /// Returns the roomiest columns that fit some rows into a width.
    pub(crate) fn fit(report: &Report<'_>, rows: &[Row<'_>], width: usize) -> Self {
        let wish = Wish::of(report, rows);
        let fits = |attempt: &&Try| {
            let columns = wish.columns(attempt, width);
            columns.title + columns.value >= attempt.lead.min(wish.title + wish.value)
        };
        let chosen = TRIES.iter().find(fits).or(TRIES.last());
        chosen.map_or_else(Self::none, |attempt| wish.columns(attempt, width))
    }

    const fn none() -> Self {
        Self {
            title: 0,
            value: 0,
            score: 0,
            bar: 0,
            verdict: 0,
            word: 0,
            merged: false,
            commitment: 0,
            letters: false,
            due: 0,
        }
    }

    /// Returns a title and a value, between them what is left of their columns: a short value leaves room for a
    /// long title.
    pub(crate) fn lead(&self, style: Style, title: &str, value: &str) -> String {
        if self.value == 0 {
            return styled_pad(style, title, self.title);
        }
        let value = cut(value, self.value);
        let room = self.title + 1 + self.value - width(&value);
        let title = styled_pad(style, &cut(title, room.saturating_sub(1)), room);
        format!("{title}{value}")
    }

    /// Returns how wide a row is without its title: each column with the space before it.
    fn fixed(&self) -> usize {
        let all = [self.value, self.score, self.bar, self.verdict, self.word, self.commitment, self.due];
        all.iter().filter(|columns| **columns > 0).map(|columns| columns + 1).sum()
    }
}

impl Wish {
    fn of(report: &Report<'_>, rows: &[Row<'_>]) -> Self {
        let Phrases { value, score, verdict, word, commitment, due, .. } = report.phrases;
        let most = |head: &str, cells: &mut dyn Iterator<Item = usize>| {
            cells.max().filter(|most| *most > 0).map_or(0, |most| most.max(width(head)))
        };
        let promised = || rows.iter().filter_map(|row| row.target.as_ref());
        Self {
            title: rows.iter().map(|row| row.depth * 2 + width(row.title)).max().unwrap_or(0),
            value: most(value, &mut rows.iter().map(|row| width(&row.value))),
            score: most(score, &mut rows.iter().filter_map(|row| row.score.as_deref()).map(width)),
            verdict: most(verdict, &mut rows.iter().map(|row| width(&row.said) + 2)),
            word: most(word, &mut rows.iter().map(|row| width(&row.word))),
            merged: most(verdict, &mut rows.iter().map(|row| width(row.own_or_said()) + 2)),
            commitment: most(
                commitment,
                &mut promised()
                    .map(|of| width(tenfold::telling::commitment_word(of.commitment, report.lang))),
            ),
            // A day, and the mark of one that is the host's.
            due: most(due, &mut promised().map(|_| 11)),
        }
    }

    fn columns(&self, attempt: &Try, width: usize) -> Columns {
        let letters = attempt.letters && self.commitment > 0;
        let mut columns = Columns {
            value: self.value.min(attempt.value),
            score: self.score,
            bar: attempt.bar,
            verdict: if attempt.merged { self.merged } else { self.verdict },
            word: if attempt.merged { 0 } else { self.word },
            merged: attempt.merged,
            commitment: if letters { 2 } else { self.commitment },
            letters,
            due: self.due,
            ..Columns::none()
        };
        columns.title = width.saturating_sub(columns.fixed());
        columns
    }
}
