// What a page of a host does, for a bundler to build.
import { Engine, init, VERDICTS } from 'tenfold';
import given from './given.json';

await init();
const engine = new Engine(given.plan, given.ledger);
const { nodes } = engine.evaluate(given.options);
document.querySelector('output').textContent = VERDICTS[nodes.verdicts.at(-1)];
