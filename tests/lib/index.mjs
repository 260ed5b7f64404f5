// Everything page tests need, from one place.
export * from './stack.mjs';
export * from './visitor.mjs';
export { parse } from './packages.mjs';
