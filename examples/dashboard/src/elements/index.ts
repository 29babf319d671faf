// The web components for another page: <tenfold-target> and <tenfold-plan>.

export { TenfoldPlan } from './plan.js';
export { TenfoldTarget } from './target.js';
