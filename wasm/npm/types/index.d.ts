export * from './calls.js';

/**
 * Loads the module; `await` it once before any other call. In Node, Deno, Bun and workers everything is ready on import, and
 * this does nothing.
 */
export function init(): Promise<void>;
