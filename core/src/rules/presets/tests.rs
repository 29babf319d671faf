use super::*;
use crate::promises::Way;
use crate::rules::kernel::Judged;
use crate::rules::{Applied, Lack, ScaledBy, Signal, Signals, apply, growth, growth_ratio, limit_factor};

/// A row of plain numbers.
#[derive(Clone, Copy, Default)]
struct Row {
    base: (f64, f64),
    now: (f64, f64),
    bar: Option<(f64, f64)>,
    way: Option<Way>,
    limit: Option<f64>,
    pace: Option<f64>,
    improvement: Option<f64>,
    dead_band: f64,
    mean_change: Option<f64>,
    last_change: f64,
    miss: f64,
    past_due: bool,
}

impl Signals for Row {
    fn signal(&self, signal: Signal, edges: &Edges) -> Result<f64, Lack> {
        let way = self.way.ok_or(Lack::NoWay);
        let years = self.now.0 - self.base.0;
        match signal {
            Signal::Growth => growth(way?, self.base.1, self.now.1, years, edges),
            Signal::GrowthRatio => {
                let (due, bar) = self.bar.ok_or(Lack::NoBar)?;
                growth_ratio(way?, (self.base.1, self.now.1, bar), years, due - self.base.0, edges)
            }
            Signal::Pace => self.pace.ok_or(Lack::NothingExpected),
            Signal::Improvement => self.improvement.ok_or(Lack::NotImproving),
            Signal::MeanChange { last: 6, min_points: need @ 4 } => {
                self.mean_change.ok_or(Lack::TooFewPoints { have: 3, need })
            }
            Signal::LastChange => Ok(self.last_change),
            Signal::ProjectedMiss(_) => Ok(self.miss),
            _ => Err(Lack::NoValue),
        }
    }
    fn has_bar(&self) -> bool {
        self.bar.is_some()
    }
    fn met(&self) -> Option<bool> {
        let (now, bar, way) = (self.now.1, self.bar?.1, self.way?);
        Some(if way == Way::Up { now >= bar } else { now <= bar })
    }
    fn past_due(&self) -> bool {
        self.past_due
    }
    fn way(&self) -> Option<Way> {
        self.way
    }
    fn points(&self) -> u32 {
        2
    }
    fn improves(&self) -> bool {
        self.improvement.is_some()
    }
    fn scale(&self, by: ScaledBy) -> f64 {
        match by {
            ScaledBy::NaturalLimit => self.limit.map_or(1.0, |limit| limit_factor(self.base.1, limit)),
            ScaledBy::DeadBand => self.dead_band,
        }
    }
}

/// Reads the rows `id,base_value,base_year,current_value,current_year,direction,limit,target,target_year,
/// progress_value,score,status` and compares what the method says with the last three.
fn reproduces(method: &Method, table: &str) -> usize {
    let rows = table.lines().map(str::trim).filter(|line| !line.is_empty());
    rows.map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let cell = |index: usize| cells[index].parse::<f64>().ok();
        let need = |index: usize| cell(index).unwrap();
        let row = Row {
            base: (need(2), need(1)),
            now: (need(4), need(3)),
            bar: cell(7).map(|bar| (need(8), bar)),
            way: Some(if need(5) > 0.0 { Way::Up } else { Way::Down }),
            limit: cell(6),
            ..Row::default()
        };
        let (value, score, word) = says(method, &row);
        let same = |found: Option<f64>, published: Option<f64>| match (found, published) {
            (Some(found), Some(published)) => (found - published).abs() < 1e-9,
            (found, published) => found == published,
        };
        assert!(same(value, cell(9)), "{line}: value {value:?}");
        assert!(same(score, cell(10)), "{line}: score {score:?}");
        assert_eq!(word, cells[11], "{line}");
    })
    .count()
}

/// As an evaluation in the order `data_only` does: met first, then the clauses.
fn says(method: &Method, row: &Row) -> (Option<f64>, Option<f64>, String) {
    match (row.met(), apply(method, row)) {
        (Some(true), judged) => {
            let value = if let Applied::Judged(judged) = judged { Some(judged.value) } else { None };
            (value, method.met().score().map(f64::from), method.met().word().clone())
        }
        (_, Applied::Judged(judged)) => (Some(judged.value), judged.score, judged.word.to_owned()),
        _ => (None, None, "not_available".to_owned()),
    }
}

fn preset(name: &str) -> Method {
    Method::preset(name).unwrap()
}

fn judged<'m>(method: &'m Method, row: &Row) -> Judged<'m> {
    match apply(method, row) {
        Applied::Judged(judged) => judged,
        other => panic!("not judged: {other:?}"),
    }
}

/// Source: Statistics Canada, Canadian Indicator Framework, `indicator_calculation_components.yml` of
/// 2026-07-23: one series for each kind of outcome, and those on an edge.
const STATCAN: &str = "
1-1-1,14.5,2015.0,10.4,2023.0,-1,,7.25,2030.0,0.9010899546976208,2.1506954374096354,moderate_progress
1-2-1,66.6,2016.0,71.4,2023.0,1,100.0,,2030.0,0.009991483690946268,1.739752850099936,moderate_progress
1-3-1,178.8,2015.0,173.3,2025.0,-1,,,2030.0,0.003119490847657058,-0.9402545761714709,limited_progress
1-4-1,70900.0,2015.0,75500.0,2024.0,1,,,2030.0,0.007009141261789864,0.502285315447466,moderate_progress
10-2-1,3.8,2015.0,11.9,2024.0,-1,,,2030.0,-0.1352325064900486,-5.0,deterioration
11-1-1,26866.0,2016.0,36058.0,2024.0,-1,,13433.0,2028.0,-0.6675781357974336,-5.0,deterioration
11-2-1,11.3,2018.0,11.6,2022.0,-1,,,2030.0,-0.006572095158251079,-3.321511894781385,deterioration
11-4-1,75.3,2023.0,74.6,2024.0,1,100.0,,2030.0,-0.009296148738379806,-3.6620185922974757,deterioration
11-6-1,699.0,2014.0,666.6,2024.0,-1,,490.0,2030.0,0.21562879968968102,-1.601539480333006,limited_progress
12-1-1,0.37,2015.0,9.53,2025.0,1,,60.0,2030.0,0.9504069883014249,2.502962076738248,substantial_progress
12-4-1,1.43,2015.0,1.43,2022.0,-1,,,2030.0,-0.0,-2.5,limited_progress
13-3-1,18.41,2022.0,18.41,2022.0,1,100.0,,2030.0,,,not_available
13-3-1,28.45,2016.0,41.03,2022.0,1,100.0,,2030.0,0.06292643403829179,5.0,substantial_progress
13-4-1,895.7,2018.0,2196.5,2024.0,1,,,2030.0,0.16125636000158572,5.0,substantial_progress
14-1-1,0.9,2015.0,15.5,2024.0,1,,30.0,2030.0,1.412414035287888,5.0,substantial_progress
15-1-1,79.82,2015.0,80.0,2020.0,1,100.0,,2030.0,0.0004506085041826591,-2.1437311547039553,limited_progress
15-2-1,42.0,2019.0,40.0,2024.0,1,,60.0,2026.0,-0.18576295071190677,-3.274018486731302,deterioration
15-5-1,70.0,2015.0,55.0,2023.0,-1,,100.0,2030.0,1.2340549664701979,5.0,target_achieved
16-1-1,79.0,2021.0,79.0,2022.0,1,100.0,,2030.0,0.0,-2.5,limited_progress
16-6-1,87.93,2015.0,77.78,2023.0,-1,,,2030.0,0.015215151249107883,2.6075756245539417,substantial_progress
17-1-1,86.2795833333333,2016.0,92.35875,2024.0,1,100.0,,2030.0,0.008547253218384565,3.8907192806023563,substantial_progress
3-1-1,31.5,2015.0,21.6,2023.0,1,100.0,,2030.0,-0.04606694112762422,-5.0,deterioration
3-2-1,13.2,2019.0,13.2,2019.0,-1,,10.0,2025.0,,,not_available
3-4-1,8.1,2015.0,6.8,2024.0,-1,,8.0,2025.0,15.505871214397729,5.0,target_achieved
5-1-1,1.2,2018.0,1.2,2018.0,-1,,,2030.0,,,not_available
9-7-1,58.2,2015.0,59.5,2025.0,1,,50.0,2030.0,0.21954929987292612,5.0,target_achieved
";

#[test]
fn statcan_reproduces_what_statistics_canada_published() {
    assert_eq!(reproduces(&preset("statcan"), STATCAN), 26);
}

#[test]
fn every_preset_builds_prints_and_reads_back_the_same() {
    for name in Method::presets() {
        let method = draft::Method::preset(name).unwrap().build().unwrap();
        assert_eq!(method.id().as_str(), name);
        assert_eq!(draft::Method::from(&method).build().unwrap(), method);
        let json = serde_json::to_string_pretty(&method).unwrap();
        assert_eq!(serde_json::from_str::<Method>(&json).unwrap(), method, "{json}");
    }
    assert_eq!(Method::default(), preset("pace"));
    assert_eq!(Method::preset("nobody's"), None);
}

#[test]
fn pace_judges_at_its_cuts_and_says_how_far_the_next_one_is() {
    let pace = preset("pace");
    let row = |pace: f64| Row { pace: Some(pace), ..Row::default() };
    for (value, word) in
        [(1.1, "ahead"), (1.0999, "on_track"), (0.95, "on_track"), (0.75, "at_risk"), (0.7499, "off_track")]
    {
        assert_eq!(judged(&pace, &row(value)).word, word, "{value}");
    }
    let close = judged(&pace, &row(0.5));
    assert_eq!((close.clause, close.band, close.standing), (1, 3, Standing::OffTrack));
    assert_eq!((close.margin_to_better(&pace, &row(0.5)), close.score), (Some(0.25), None));
    assert_eq!(judged(&pace, &row(2.0)).margin_to_better(&pace, &row(2.0)), None);
}

#[test]
fn pace_judges_a_direction_against_its_dead_band() {
    let pace = preset("pace");
    let row = |change, dead_band| Row { improvement: Some(change), dead_band, ..Row::default() };
    for (change, dead_band, word) in [
        (0.3, 0.2, "improving"),
        (0.2, 0.2, "no_change"),
        (-0.2, 0.2, "no_change"),
        (-0.3, 0.2, "worsening"),
        (0.1, 0.0, "improving"),
        (0.0, 0.0, "no_change"),
        (-0.1, 0.0, "worsening"),
    ] {
        assert_eq!(judged(&pace, &row(change, dead_band)).word, word, "{change} against {dead_band}");
    }
}

#[test]
fn a_mean_of_scores_is_judged_by_the_parents_bands() {
    let statcan = preset("statcan");
    let word = |mean: f64| statcan.parents().band(mean).unwrap().1.word().clone();
    assert_eq!(word(2.5), "substantial_progress");
    assert_eq!(word(0.0), "moderate_progress");
    assert_eq!(word(-2.5), "limited_progress");
    assert_eq!(word(-2.6), "deterioration");
    assert_eq!(statcan.parents().margin(3, -5.0), Some(2.5));
    assert!(statcan.scores() && !preset("pace").scores());
}

#[test]
fn the_weather_follows_the_projected_miss_and_the_signs() {
    let weather = preset("weather");
    let bar = |change, miss| Row { bar: Some((9.0, 9.0)), mean_change: Some(change), miss, ..Row::default() };
    for (change, miss, word) in [
        (1.0, -0.3, "sun"),
        (1.0, 0.049, "sun"),
        (1.0, 0.05, "sun_and_cloud"),
        (1.0, 0.2, "sun_and_cloud"),
        (1.0, 0.21, "cloud"),
        (-1.0, 1.2, "storm"),
    ] {
        assert_eq!(judged(&weather, &bar(change, miss)).word, word, "{change} {miss}");
    }
    let close = bar(1.0, 0.1);
    let margin = judged(&weather, &close).margin_to_better(&weather, &close).unwrap();
    assert!((margin + 0.05).abs() < 1e-12, "a smaller miss is better: {margin}");
    let way = |change, last_change| Row { mean_change: Some(change), last_change, ..Row::default() };
    for (change, last, word) in
        [(1.0, 1.0, "sun"), (1.0, -1.0, "sun_and_cloud"), (-1.0, 1.0, "cloud"), (-1.0, -1.0, "storm")]
    {
        assert_eq!(judged(&weather, &way(change, last)).word, word, "{change} {last}");
    }
    let few = apply(&weather, &Row::default());
    let change = Signal::MeanChange { last: 6, min_points: 4 };
    assert_eq!(few, Applied::Lacking(change, Lack::TooFewPoints { have: 3, need: 4 }));
}

#[test]
fn the_first_of_ordered_conditions_that_holds_says_the_word() {
    let method = preset("ordered-conditions");
    let row = |pace| Row { pace: Some(pace), ..Row::default() };
    assert_eq!(judged(&method, &row(1.0)).word, "above_plan");
    assert_eq!(judged(&method, &row(0.999)).word, "caution");
    assert_eq!(judged(&method, &row(0.9)).word, "caution");
    assert_eq!(judged(&method, &row(0.899)).word, "below_plan");
    let lost = apply(&method, &Row::default());
    assert_eq!(lost, Applied::Lacking(Signal::Pace, Lack::NothingExpected));
}

#[test]
fn what_a_source_leaves_open_takes_the_word_that_is_said_to_be_ours() {
    let upraise = preset("upraise");
    let word = |pace| {
        let judged = judged(&upraise, &Row { pace: Some(pace), ..Row::default() });
        let band = &upraise.clauses()[judged.clause].bands()[judged.band];
        (band.word().clone(), band.gap().is_some())
    };
    let says = |word: &str, ours| (word.to_owned(), ours);
    assert_eq!(word(0.95), says("on_track", false));
    assert_eq!(word(0.949), says("falling_behind", false));
    assert_eq!(word(0.75), says("falling_behind", true));
    assert_eq!(word(0.749), says("at_risk", false));
    let google = preset("google-okr");
    let colour = |grade| {
        let band = google.parents().band(grade).unwrap().1;
        (band.word().clone(), band.gap().is_some())
    };
    for (grade, word, ours) in [
        (1.0, "green", false),
        (0.7, "green", false),
        (0.699, "yellow", true),
        (0.6, "yellow", false),
        (0.4, "yellow", false),
        (0.399, "red", true),
        (0.3, "red", false),
        (0.0, "red", false),
    ] {
        assert_eq!(colour(grade), says(word, ours), "{grade}");
    }
    assert_eq!(google.clauses()[1].bands(), google.parents().bands());
}

#[test]
fn every_preset_says_where_it_comes_from_and_what_of_it_is_ours() {
    for method in Method::presets().map(preset) {
        let (source, description) = (method.source().clone().unwrap(), method.description().clone().unwrap());
        assert!(!source.get("en").is_empty(), "{}", method.id());
        assert!(description.get("en").to_lowercase().contains("ours"), "{}", method.id());
    }
    let unverified: Vec<&str> = Method::presets().filter(|name| preset(name).unverified()).collect();
    assert_eq!(unverified, ["unsd-2023", "google-okr", "escap", "sdg-index"]);
}

#[test]
fn a_preset_that_claims_to_be_monotone_is_refused_once_its_bands_are_turned_round() {
    for name in Method::presets().filter(|name| preset(name).monotone()) {
        let mut method = draft::Method::preset(name).unwrap();
        let clause = method.clauses.iter_mut().find(|clause| clause.bands.len() > 1).unwrap();
        let standings: Vec<_> = clause.bands.iter().rev().map(|band| band.standing).collect();
        for (band, standing) in clause.bands.iter_mut().zip(standings) {
            band.standing = standing;
        }
        let faults = method.build().unwrap_err();
        assert_eq!(faults.as_slice()[0].code(), crate::words::Code::NotMonotone, "{name}");
    }
    assert!(Method::presets().all(|name| preset(name).monotone()));
}

#[test]
fn a_signal_is_named_as_it_is_written() {
    for method in Method::presets().map(preset) {
        for clause in method.clauses() {
            let json = serde_json::to_value(draft::Signal::from(clause.signal())).unwrap();
            assert_eq!(json["kind"], clause.signal().as_str());
        }
    }
}
