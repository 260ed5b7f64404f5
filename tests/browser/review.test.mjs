// The review station: an application's documents beside its data, where there is room; pictures the right way up.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { attach, beginApplication, cv, publishedAd, send } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const desk = { width: 1366, height: 768 };
let stack, browser, number;

/** A JPEG 40 wide and 20 high whose EXIF says that it is to be turned by 90 degrees. */
async function turnedPicture() {
	const page = await openPage(browser);
	const bytes = Buffer.from(await page.evaluate(() => {
		const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 });
		canvas.getContext('2d').fillRect(0, 0, 40, 20);
		return [...atob(canvas.toDataURL('image/jpeg').split(',')[1])].map(char => char.charCodeAt(0));
	}));
	await page.context().close();
	const exif = Buffer.from('45786966000049492a000800000001001201030001000000060000000000000000', 'hex');
	const length = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
	return Buffer.concat([bytes.subarray(0, 2), length, exif, bytes.subarray(2)]);
}

before(async () => {
	stack = await startStack();
	browser = await openBrowser({ whole: true });
	const { jobad } = await publishedAd(stack.as('amira.yildiz'), 'Mit Unterlagen (m/w/d)');
	const applicant = stack.visitor();
	number = await beginApplication(applicant, jobad, { email: 'nora@beispiel.example' });
	await attach(applicant, number, [{ name: 'zeugnis.pdf', type: 'application/pdf', bytes: cv.bytes }], 'certificate');
	await attach(applicant, number, [{ name: 'lebenslauf.jpg', type: 'image/jpeg', bytes: await turnedPicture() }], 'cv');
	await send(applicant, number);
	const mail = await stack.mail('nora@beispiel.example');
	const link = /http:\/\/[^\s>]+bestaetigen\/[\w-]+/.exec(mail.text)[0];
	await applicant.submit(await applicant.get(link));
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

test('the CV stands beside the data, turned as its EXIF says; another document is shown in its place', async () => {
	const page = await openPage(browser, { user: 'amira.yildiz', viewport: desk });
	await page.goto(`${stack.backend}/bewerbungen/${number}`);
	const frame = page.frameLocator('iframe.bms-document');
	assert.deepEqual(await frame.locator('img').evaluate(image => [image.naturalWidth, image.naturalHeight]), [20, 40]);
	const [document, data] = await Promise.all(['iframe.bms-document', '.bms-review__side'].map(place => page.locator(place).boundingBox()));
	assert.ok(document.x + document.width <= data.x, 'beside the data');
	await checkPage(page, 'review');
	await page.getByRole('link', { name: /zeugnis\.pdf/ }).first().click();
	await page.waitForFunction(() => document.querySelector('a[data-document][aria-current]').textContent.includes('zeugnis'));
	assert.match(page.url(), new RegExp(`/bewerbungen/${number}$`), 'the page stays');
	assert.ok(page.frames().some(one => /anhang\/\d+#navpanes=0&view=FitH$/.test(one.url())));
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('on a phone there is no frame, and a document opens by itself', async () => {
	const page = await openPage(browser, { user: 'amira.yildiz', viewport: narrow });
	await page.goto(`${stack.backend}/bewerbungen/${number}`);
	assert.equal(await page.locator('iframe.bms-document').isVisible(), false);
	await checkPage(page, 'review');
	await page.getByRole('link', { name: /lebenslauf\.jpg/ }).first().click();
	await page.waitForURL('**/anhang/*');
	await page.context().close();
});
