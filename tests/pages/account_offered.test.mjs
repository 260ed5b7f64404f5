// An account is offered to somebody who applied on paper or as a guest (BAK-10, POR-04): by a link that proves the address first.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount } from '../lib/account.mjs';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Stelle mit Konto (m/w/d)');
});
after(() => stack?.stop());

const main = page => page.text('main').replace(/\s+/g, ' ');
const page = number => recruiter.get(`/bewerbungen/${number}/konto`);
const offer = async number => recruiter.submit(await page(number), {}, { action: '/konto' });
const enter = async values => {
	const done = await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/bewerbungen/neu`), { entry_ad: ad.jobad, entry_way: 'post', first_name: 'Ole', surname: 'Papier', ...values }, { action: '/bewerbungen/neu' });
	return /B-\d{4}-\d{5}/.exec(done.url)[0];
};
const link = mail => /http:\/\/[^\s>]+\/bewerbung\/bestaetigen\/[\w-]+/.exec(mail.text)[0];
const proved = number => stack.value(`SELECT proved_at IS NOT NULL FROM application_entry e JOIN application a ON a.id = e.application_id WHERE a.number = '${number}'`);

test('offered by mail without a name; the link proves the address, then the portal makes the account if it is wanted', async () => {
	const number = await enter({ email: 'ole@konto.example', surname: 'Geheimname' });
	assert.ok((await recruiter.get(`/bewerbungen/${number}`)).link('Konto anbieten'));
	assert.match(main(await page(number)), /An: ole@konto\.example/);
	assert.match(main(await offer(number)), /Die E-Mail mit dem Angebot ist unterwegs/);
	const mail = await stack.mail('ole@konto.example', 'Ein Konto für Ihre Bewerbung');
	assert.doesNotMatch(mail.text, /Geheimname|Ole/, 'nobody has proved the address yet');
	assert.equal(await proved(number), '0');
	assert.equal(await stack.value("SELECT COUNT(*) FROM account WHERE email = 'ole@konto.example'"), '0', 'staff make no account');
	const visitor = stack.visitor();
	const opened = await visitor.get(link(mail));
	assert.equal(await proved(number), '0', 'opening alone, as programs do that look at links, proves nothing');
	const confirmed = await visitor.submit(opened);
	assert.equal(await proved(number), '1');
	assert.match(main(await visitor.submit(confirmed, {}, { action: '/konto' })), /E-Mail|Postfach/);
	assert.match((await stack.mail('ole@konto.example', 'Ihr Passwort')).text, /48 Stunden/);
	assert.equal(await stack.value("SELECT CONCAT(status, ' ', for_application) FROM account WHERE email = 'ole@konto.example'"), 'unused 1');
	assert.match(main(await recruiter.get(`/bewerbungen/${number}/verlauf`)), /Konto angeboten/);
	assert.match(main(await page(number)), /Zuletzt angeboten/);
});

test('a guest’s account is offered at once behind the link; of an account that is in use the owner alone learns', async () => {
	const guest = await apply(stack, ad.jobad, { email: 'gast@konto.example', surname: 'Gast' });
	await offer(guest);
	assert.match(main(await stack.visitor().get(link(await stack.mail('gast@konto.example', 'Ein Konto')))), /Konto/);
	const nora = await makeAccount(stack, { email: 'nora@konto.example' });
	const paper = await enter({ email: nora.email, surname: 'Nora' });
	assert.match(main(await offer(paper)), /unterwegs/, 'staff are not told that the address is known');
	const visitor = stack.visitor();
	const confirmed = await visitor.submit(await visitor.get(link(await stack.mail(nora.email, 'Ein Konto'))));
	assert.match(main(confirmed), /bestätigt/);
	assert.match(main(await page(paper)), /gehört schon zu einem Konto/, 'now it is the account’s');
	assert.equal((await recruiter.post(`/bewerbungen/${paper}/konto`, {})).status, 403, 'no form, no token');
});

test('without an address, withdrawn, or a fourth time on a day none is offered, and the page says why', async () => {
	const bare = await enter({ surname: 'Ohneadresse' });
	const refused = await page(bare);
	assert.match(main(refused), /keine E-Mail-Adresse bekannt/);
	assert.ok(refused.link('Angaben berichtigen'));
	const number = await enter({ email: 'oft@konto.example', surname: 'Oft' });
	const last = await page(number);
	for (let i = 0; i < 2; i++)
		assert.match(main(await offer(number)), /unterwegs/);
	const colleague = stack.as('joerg.petersen'), mine = await page(number), his = await colleague.get(`/bewerbungen/${number}/konto`);
	const both = await Promise.all([recruiter.submit(mine, {}, { action: '/konto' }), colleague.submit(his, {}, { action: '/konto' })]);
	assert.deepEqual(both.map(answer => answer.status).sort(), [200, 400], 'of two at the same time one is the third');
	assert.match(main(await page(number)), /heute schon dreimal/);
	assert.equal((await recruiter.submit(last, {}, { action: '/konto' })).status, 400);
	assert.equal(await stack.value("SELECT COUNT(*) FROM mail_outbox m JOIN application a ON a.id = m.application_id WHERE m.template = 'account_offer' AND a.number = '" + number + "'"), '3');
	const gone = await apply(stack, ad.jobad, { email: 'weg@konto.example', surname: 'Weg' });
	await step(recruiter, gone, 'bewerber_zieht_zurueck');
	assert.match(main(await page(gone)), /kein Konto anbieten/);
	assert.equal((await stack.as('paul.oduya').get(`/bewerbungen/${number}/konto`)).status, 403);
});
