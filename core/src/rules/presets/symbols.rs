//! Methods whose clauses are conditions in order: the first that holds says the word.

use crate::draft::{Band, Clause, ForecastKind, Guard, GuardKind, Met, Method, Signal, SignalKind};
use crate::words::Standing;

const SUN: (&str, Standing) = ("sun", Standing::OnTrack);
const SUN_AND_CLOUD: (&str, Standing) = ("sun_and_cloud", Standing::AtRisk);
const CLOUD: (&str, Standing) = ("cloud", Standing::OffTrack);
const STORM: (&str, Standing) = ("storm", Standing::OffTrack);

fn always((word, standing): (&str, Standing)) -> Band {
    Band::otherwise(word, standing)
}

fn above(cut: f64, (word, standing): (&str, Standing)) -> Band {
    Band::above(cut, word, standing)
}

/// Returns the weather symbols of the German sustainability strategy.
pub(super) fn weather() -> Method {
    Method::new("weather", [("en", "Weather symbols"), ("zh", "天气符号")])
        .source("German sustainability strategy, indicator reports; Vanuatu's national plan")
        .description(
            "Prototype. The mean change of the last 6 figures (at least 4), carried to the due day. Ours: no \
             change is not the right direction; what is met is sun; parents are judged by pace, not by the \
             worst symbol; the standings.",
        )
        .unverified()
        .clause(towards())
        .clause(away())
        .clause(right_on_the_mean())
        .clause(wrong_on_the_mean())
        .clause(Clause::by(change()).name("too few figures").band(always(STORM)))
        .met(Met::new("sun"))
}

fn change() -> Signal {
    Signal::mean_change(6).min_points(4_u32)
}

fn right_way() -> Guard {
    Guard::on(change()).above(0)
}

fn towards() -> Clause {
    Clause::by(Signal::projected_miss(ForecastKind::LastN).last(6_u32).min_points(4_u32))
        .name("a target, in the right direction: the projected miss")
        .when(GuardKind::HasBar)
        .when(right_way())
        .band(above(0.2, CLOUD))
        .band(Band::at_least(0.05, SUN_AND_CLOUD.0, SUN_AND_CLOUD.1))
        .band(always(SUN))
}

fn away() -> Clause {
    Clause::by(change())
        .name("a target, in the wrong direction or none")
        .when(GuardKind::HasBar)
        .band(always(STORM))
}

fn right_on_the_mean() -> Clause {
    Clause::by(SignalKind::LastChange)
        .name("a direction, right on the mean: the last change")
        .when(right_way())
        .band(above(0.0, SUN))
        .band(always(SUN_AND_CLOUD))
}

fn wrong_on_the_mean() -> Clause {
    Clause::by(SignalKind::LastChange)
        .name("a direction, wrong on the mean: the last change")
        .when(Guard::has(change()))
        .band(above(0.0, CLOUD))
        .band(always(STORM))
}

/// Returns conditions in order, in the manner of scorecard products.
pub(super) fn ordered_conditions() -> Method {
    let plan = || Guard::on(SignalKind::Pace);
    let says = |word: &str, standing| Clause::by(SignalKind::Pace).band(Band::otherwise(word, standing));
    Method::new("ordered-conditions", [("en", "Ordered conditions"), ("zh", "有序条件")])
        .source("In the manner of ClearPoint's status evaluation")
        .description(
            "Prototype. Conditions in order, the first that holds; the last stands for everything else. The \
             conditions and words are ours.",
        )
        .unverified()
        .clause(says("above_plan", Standing::OnTrack).when(plan().at_least(1)))
        .clause(
            says("caution", Standing::AtRisk)
                .when(plan().at_least(0.9))
                .when(!Guard::on(SignalKind::LastChange).below(0)),
        )
        .clause(says("overdue", Standing::OffTrack).when(GuardKind::PastDue))
        .clause(says("below_plan", Standing::OffTrack))
        .met(Met::new("done"))
}
