// What an authority says in its letters to applicants (OBJ-15): its own, else that of all, else its name; in both languages, in letters of the portal, of steps and of people.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';
import { letterDesk } from '../lib/letter.mjs';

const LIST = '/verwaltung/briefbausteine', AUTHORITY = 'Behörde für Schule und Wissenschaft';
let stack, recruiter, admin, jobad, one, desk;

before(async () => {
	stack = await startStack();
	[recruiter, admin] = ['amira.yildiz', 'henrike.solms'].map(user => stack.as(user));
	({ jobad } = await publishedAd(recruiter, 'Stelle mit Unterschrift (m/w/d)'));
	one = await apply(stack, jobad, { email: 'eins@beispiel.example', surname: 'Eins' });
	desk = letterDesk(stack, recruiter);
});
after(() => stack?.stop());

const add = async values => admin.submit(await admin.get(`${LIST}/neu`), { text_en: 'English', ...values });
const preview = async (code = 'letter') => (await recruiter.submit(await recruiter.get(`${(await desk.begin([one])).url}?vorlage=${code}`), { send: 'now', last_day: '2099-01-01' }, { action: '/brief' })).text('.bms-lines');
const mailOf = async (email, subject) => { const mail = await stack.mail(email, subject); return { text: mail.text.replaceAll('\r', ''), html: mail.html }; };
const body = text => text.replace(/\s+/g, ' ').split(' -- ')[0];

test('nobody said anything: the name of the authority, as before', async () => {
	assert.match(body(await preview()), new RegExp(`Mit freundlichen Grüßen ${AUTHORITY}$`));
	assert.match((await mailOf('eins@beispiel.example', 'Ihre Bewerbung ist eingegangen')).text, new RegExp(`Mit freundlichen Grüßen\n\n${AUTHORITY}\n`));
	assert.match((await admin.get(LIST)).text('main'), /noch keinen Baustein/);
});

test('that of all, then the authority’s own; what is wrong is refused by the field and stays typed', async () => {
	assert.match((await add({ kind: 'signature', text_de: '{authority}\nDas Personalamt' })).text('main'), /Der Baustein ist gespeichert/);
	assert.match(body(await preview()), new RegExp(`Grüßen ${AUTHORITY} Das Personalamt$`));
	const unknown = await add({ kind: 'signature', unit: 'BSW', text_de: 'Für {name}', text_en: '{insert visit}' });
	assert.equal(unknown.status, 400);
	assert.match(unknown.text('main'), /Den Platzhalter name gibt es hier nicht[^]*Diesen Baustein gibt es hier nicht: visit/);
	assert.equal(unknown.document.querySelector('[name=text_de]').textContent, 'Für {name}');
	assert.match((await add({ kind: 'signature', text_de: 'Zweite' })).text('main'), /Diese Art gibt es dort schon/);
	await add({ kind: 'signature', unit: 'BSW', text_de: 'Im Auftrag\n**Bewerbungsstelle** der {authority}', text_en: 'On behalf of {authority}' });
	assert.match(body(await preview('rejected')), new RegExp(`Grüßen Im Auftrag \\*\\*Bewerbungsstelle\\*\\* der ${AUTHORITY}$`));
});

test('in letters of the portal, of a step and of people, in the language of who gets it; in text and HTML alike', async () => {
	const english = await apply(stack, jobad, { email: 'two@beispiel.example', surname: 'Two' });
	assert.match((await mailOf('two@beispiel.example', 'Ihre Bewerbung ist eingegangen')).text, /Im Auftrag\n\*\*Bewerbungsstelle\*\* der Behörde/);
	await stack.sql(`UPDATE applicant p JOIN application a ON a.applicant_id = p.id SET p.lang = 'en' WHERE a.number = '${english}'`);
	await desk.written([english], { subject_de: 'Ort {number}', body_de: 'Guten Tag', subject_en: 'Place {number}', body_en: 'Hello\n\n{insert signature}\n\n{insert visit}\n{insert notes}\nEnd' });
	const mail = await mailOf('two@beispiel.example', `Place ${english}`);
	assert.match(mail.text, new RegExp(`^Hello\n\nOn behalf of ${AUTHORITY}\n\nEnd`), 'what nobody has said is nothing');
	assert.match(mail.html, new RegExp(`<p>On behalf of <span lang="de">${AUTHORITY}</span></p>\\s*<p>End</p>`));
	const refused = await desk.look([one], { body_de: 'Guten Tag\n{baustein gruss}\n' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Diesen Baustein gibt es hier nicht: gruss/);
});

test('changed and removed; two at once; each with a line of audit', async () => {
	const id = await stack.value("SELECT id FROM letter_insert WHERE unit_id <> 0");
	const [first, second] = [await admin.get(`/verwaltung/briefbausteine/${id}`), await admin.get(`${LIST}/${id}`)];
	assert.match(first.text('main'), new RegExp(`Unterschrift.*${AUTHORITY}`));
	assert.match((await admin.submit(first, { text_de: 'Ihre Bewerbungsstelle' })).text('main'), /gespeichert/);
	assert.match((await admin.submit(second, { text_de: 'Anders' })).text('main'), /Ihre Bewerbungsstelle/, 'the second is told');
	assert.match(body(await preview()), /Grüßen Ihre Bewerbungsstelle$/);
	const removed = await admin.submit(await admin.get(`${LIST}/${id}/entfernen`), {});
	assert.match(removed.text('main'), /Der Baustein ist entfernt/);
	assert.match(body(await preview()), new RegExp(`Grüßen ${AUTHORITY} Das Personalamt$`));
	assert.deepEqual((await stack.sql("SELECT action FROM audit WHERE action LIKE 'letter_insert%' ORDER BY id")).map(line => line.action),
		['letter_insert_added', 'letter_insert_added', 'letter_insert_changed', 'letter_insert_removed']);
	assert.equal((await recruiter.request(LIST)).status, 403);
});
