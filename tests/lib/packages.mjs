// The npm packages of tests/package.json. tests/run installs them outside the checkout and says where: BMS_TEST_NODE.
import { createRequire } from 'node:module';

if (!process.env.BMS_TEST_NODE)
	throw new Error('BMS_TEST_NODE does not say where the npm packages are; tests/run sets it');
const require = createRequire(`${process.env.BMS_TEST_NODE}/package.json`);

export const { parse } = require('node-html-parser');
export const browserPackages = () => ({
	chromium: require('playwright-core').chromium,
	AxeBuilder: require('@axe-core/playwright').AxeBuilder,
});
export const validator = () => require('html-validate').HtmlValidate;
