//! Methods that carry the value on to the due day and judge where it comes to.

use super::bands::{Word, above, at_least, direction, otherwise};
use crate::draft::{
    Band, Clause, ForecastKind, Guard, GuardKind, Met, Method, Order, ParentKind, Projection, Signal,
    SignalKind,
};
use crate::promises::Way;
use crate::words::Standing;

const SUN: Word = ("sun", Standing::OnTrack);
const SUN_AND_CLOUD: Word = ("sun_and_cloud", Standing::AtRisk);
const CLOUD: Word = ("cloud", Standing::OffTrack);
const STORM: Word = ("storm", Standing::OffTrack);

/// Returns the weather symbols of the German sustainability strategy.
pub(super) fn weather() -> Method {
    Method::new("weather", [("en", "Weather symbols"), ("zh", "天气符号")])
        .source("Destatis, Indicators of the German Sustainable Development Strategy: status; Vanuatu's plan")
        .description(
            "The mean yearly change of the last 6 figures (at least 4), carried to the due day: the target is \
             missed by less than 5 % of what is open now, sun; by up to 20 %, sun and cloud; by more in the \
             right direction, cloud; else storm, also without any change. A direction goes by the signs of the \
             mean and of the last change. Several targets: the worst. Words and cuts are the source's. Ours: \
             what is met is sun, also where it worsens (the source says sun and cloud); the special cases of a \
             target reached early are not built; and the standings. The source calls sun, and sun and cloud, \
             on track and the others off track; here sun and cloud is at risk.",
        )
        .monotone()
        .clause(towards())
        .clause(away())
        .clause(right_on_the_mean())
        .clause(wrong_on_the_mean())
        .clause(Clause::by(change()).name("too few figures for a mean change: no symbol").band(otherwise(STORM)))
        .met(Met::new("sun"))
        .parents(ParentKind::Weakest)
        .outlook(Projection::from(ForecastKind::LastN).last(6_u32).min_points(4_u32))
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
        .band(at_least(0.05, SUN_AND_CLOUD))
        .band(otherwise(SUN))
}

fn away() -> Clause {
    Clause::by(change())
        .name("a target, in the wrong direction or none")
        .when(GuardKind::HasBar)
        .band(otherwise(STORM))
}

fn right_on_the_mean() -> Clause {
    Clause::by(SignalKind::LastChange)
        .name("a direction, right on the mean: the last change")
        .when(right_way())
        .band(above(0.0, SUN))
        .band(otherwise(SUN_AND_CLOUD))
}

fn wrong_on_the_mean() -> Clause {
    Clause::by(SignalKind::LastChange)
        .name("a direction, wrong on the mean: the last change")
        .when(Guard::has(change()))
        .band(above(0.0, CLOUD))
        .band(otherwise(STORM))
}

const ON_TRACK: Word = ("on_track_or_met", Standing::OnTrack);
const FAIR: Word = ("fair_progress", Standing::AtRisk);
const STAGNATION: Word = ("stagnation_or_regression", Standing::OffTrack);

/// Returns the method of the United Nations' SDG progress chart of 2023.
pub(super) fn unsd() -> Method {
    Method::new("unsd-2023", [("en", "SDG progress chart 2023"), ("zh", "2023年可持续发展目标进展图")])
        .source("UNSD, SDG Progress Chart 2023: technical note, as EUSTAT describes it")
        .description(
            "The value is carried on at its compound growth since the baseline to the due day; the share of the \
             way that it then has come is on track from 0.95, fair progress from 0.10, else stagnation or \
             regression. Without a target the growth a year: 2 % and 0.5 %. All of it is second hand. That a \
             target of 0 or 100 % counts as reached within 1 is among EUSTAT's considerations, and whether UNSD \
             has it is open; points are our reading of it, and so is that a target of 100 counts so only upwards, \
             and one of 0 only downwards from a baseline above 1, as shares have none, and either only from a \
             baseline between 0 and 100. Other units than per cent cannot be told from it: within 1 of 100 \
             schools counts as reached too. Ours: a straight line where growth is not defined, as from \
             zero; growth where there is no due day; the change against the dead band for a direction without \
             growth; parents by the cuts of the preset `pace`; and the standings.",
        )
        .unverified()
        .monotone()
        .order(Order::DataOnly)
        .clause(within_one_of(100, Way::Up, Guard::on(SignalKind::Baseline).at_least(0)))
        .clause(within_one_of(0, Way::Down, Guard::on(SignalKind::Baseline).above(1)))
        .clause(carried(ForecastKind::Compound, "a target: where its growth leads"))
        .clause(carried(ForecastKind::FromBaseline, "a target without a growth: where its line leads"))
        .clause(growth().when(Guard::has(SignalKind::Growth)))
        .clause(direction())
        .clause(growth().name("everything else"))
        .met(Met::new("on_track_or_met"))
        .outlook(ForecastKind::Compound)
}

fn within_one_of(bar: i32, way: Way, from: Guard) -> Clause {
    Clause::by(SignalKind::Open)
        .name(format!("within 1 of a target of {bar}"))
        .when(Guard::from(GuardKind::Way).way(way))
        .when(from)
        .when(Guard::on(SignalKind::Baseline).at_most(100))
        .when(Guard::on(SignalKind::Bar).at_least(bar))
        .when(Guard::on(SignalKind::Bar).at_most(bar))
        .when(Guard::on(SignalKind::Open).at_most(1))
        .band(Band::otherwise("on_track_or_met", Standing::Achieved))
}

fn carried(by: ForecastKind, name: &str) -> Clause {
    let share = || Signal::projected_attainment(by);
    Clause::by(share())
        .name(name)
        .when(GuardKind::HasBar)
        .when(Guard::has(share()))
        .band(at_least(0.95, ON_TRACK))
        .band(at_least(0.1, FAIR))
        .band(otherwise(STAGNATION))
}

fn growth() -> Clause {
    Clause::by(SignalKind::Growth)
        .name("no target, or no due day: the growth a year")
        .band(at_least(0.02, ON_TRACK))
        .band(at_least(0.005, FAIR))
        .band(otherwise(STAGNATION))
}
