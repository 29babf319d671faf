//! What is overdue, and what falls due next.

use tenfold::{Plan, RegisterId, StateId, Step, StepKind};

use super::Report;
use super::look::{ASIDE, styled};
use super::width::{clean, cut, pad, width};

/// The most steps that are listed of what falls due next.
const MOST: usize = 12;

/// A step, column by column.
pub(crate) struct StepLine {
    pub(crate) day: String,
    pub(crate) when: String,
    pub(crate) what: String,
    pub(crate) who: String,
}

/// Returns what is overdue and what falls due next, each under its title.
pub(crate) fn lists<'a>(report: &Report<'a>) -> [(&'static str, Vec<StepLine>); 2] {
    let phrases = report.phrases;
    let overdue = report.evaluation.overdue.iter().map(|step| line(report, step)).collect();
    let all = &report.evaluation.next_due;
    let mut next: Vec<StepLine> = all.iter().take(MOST).map(|step| line(report, step)).collect();
    if all.len() > MOST {
        let what = phrases.more.replace("{}", &(all.len() - MOST).to_string());
        next.push(StepLine { day: String::new(), when: String::new(), what, who: String::new() });
    }
    [(phrases.overdue, or_nothing(report, overdue)), (phrases.next, or_nothing(report, next))]
}

fn or_nothing(report: &Report<'_>, lines: Vec<StepLine>) -> Vec<StepLine> {
    if lines.is_empty() {
        let day = report.phrases.nothing.to_owned();
        return vec![StepLine { day, when: String::new(), what: String::new(), who: String::new() }];
    }
    lines
}

fn line(report: &Report<'_>, step: &Step) -> StepLine {
    let (what, who) = match &step.what {
        StepKind::Item { register, item, title, state, now, unit, lead } => {
            let title = title.as_ref().map_or_else(|| item.as_str(), |title| title.get(report.lang));
            let to = state_name(report, register, state);
            let from = state_name(report, register, now);
            let unit = unit.as_ref().and_then(|unit| report.plan.unit(unit));
            let unit = unit.map(|unit| unit.title().get(report.lang).to_owned());
            let lead = lead.as_ref().map(|lead| lead.get(report.lang).to_owned());
            let who: Vec<String> = unit.into_iter().chain(lead).collect();
            let phrases = report.phrases;
            let now = phrases.now.replace("{}", from);
            let what = phrases.with_aside(&format!("{title}{}{to}", phrases.colon), &now);
            (what, who.join(phrases.list))
        }
        StepKind::Target { target } => {
            let title = report.plan.target(target).map(|target| target.title().get(report.lang));
            let phrases = report.phrases;
            (
                format!("{}{}{}", phrases.target_due, phrases.colon, title.unwrap_or(target.as_str())),
                answers(report, target),
            )
        }
    };
    StepLine { day: step.day.to_string(), when: report.phrases.when(step.days), what, who }
}

/// Returns the units that lead on a target, its own or those of the nearest action above.
fn answers(report: &Report<'_>, target: &tenfold::TargetId) -> String {
    let plan: &Plan = report.plan;
    let Some(found) = plan.target(target) else { return String::new() };
    let mut above = plan.action_of(target);
    let mut responsible = found.responsible();
    while let (true, Some(action)) = (responsible.is_empty(), above) {
        responsible = action.responsible();
        above = action.parent().and_then(|at| plan.actions().get(at));
    }
    let leads = responsible.iter().filter(|one| one.role() == tenfold::Role::Lead);
    let units = leads.filter_map(|one| plan.unit(one.unit()));
    units.map(|unit| unit.title().get(report.lang)).collect::<Vec<_>>().join(report.phrases.list)
}

fn state_name<'a>(report: &Report<'a>, register: &RegisterId, state: &'a StateId) -> &'a str {
    let cycle = report.plan.register(register).and_then(|register| register.life_cycle().as_ref());
    let found = cycle.and_then(|cycle| cycle.states().iter().find(|known| known.id() == state));
    found.map_or(state.as_str(), |state| state.title().get(report.lang))
}

/// Returns the steps as lines of at most so many columns; who answers stands below where it does not fit beside.
pub(crate) fn lines(steps: &[StepLine], columns: usize) -> Vec<String> {
    let most = |cell: fn(&StepLine) -> &str| steps.iter().map(|step| width(cell(step))).max().unwrap_or(0);
    let (day, when, what) = (most(|step| &step.day), most(|step| &step.when), most(|step| &step.what));
    let indent = day + when + 4;
    let beside = indent + what + 2 + most(|step| &step.who) <= columns;
    let room = columns.saturating_sub(indent);
    let line = |step: &StepLine| {
        let (said, who) = (clean(&step.what), clean(&step.who));
        let lead = format!("{}  {}", pad(&step.day, day), pad(&step.when, when));
        let who_styled = styled(ASIDE, &cut(&who, room));
        match (beside, who.is_empty()) {
            (_, true) => vec![format!("{lead}  {}", cut(&said, room)).trim_end().to_owned()],
            (true, false) => vec![format!("{lead}  {}  {who_styled}", pad(&said, what))],
            (false, false) => {
                vec![format!("{lead}  {}", cut(&said, room)), format!("{:indent$}{who_styled}", "")]
            }
        }
    };
    steps.iter().flat_map(line).collect()
}
