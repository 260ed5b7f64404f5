// The media library (OBJ-16): pictures are made anew, say what is to be seen and whose they are, stand on ads, are replaced everywhere, hidden; what cannot be one is refused.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, publish } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';

const LIST = '/mediathek';
const words = { title: 'Baustelle am Hafen', alt_de: 'Zwei Personen prüfen einen Bauplan', alt_en: 'Two people check a plan', credit: 'Mara Voss', licence: 'CC BY 4.0' };
let stack, recruiter, admin, visitor;

before(async () => {
	stack = await startStack({ cache: false });
	[recruiter, admin] = ['amira.yildiz', 'henrike.solms'].map(user => stack.as(user));
	visitor = stack.visitor();
	pictures = await count();
});
after(() => stack?.stop());

const count = () => stack.value('SELECT COUNT(*) FROM media').then(Number);
const file = async (name, type = 'image/jpeg') => ({ name, type, bytes: await readFile(`${top}/tests/files/${name}`) });
const add = async (upload, values = {}) => admin.submit(await admin.get(`${LIST}/neu`), { ...words, ...values }, { files: { file: [upload] } });
const numberOf = page => /M-\d{4}-\d{5}/.exec(page.url)[0];
const shown = page => page.document.querySelector('figure img');
/** Until the portal shows the ad's picture so: a worker may remember the ad for a second. */
const seen = what => eventually(async () => what(shown(await visitor.get(slug))), 'the picture on the portal');
const edit = async (jobad, values) => recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), values);
let number, jobad, slug, pictures;

test('a picture is made anew: upright, without place, camera and comment; the library shows it with its words', async () => {
	const page = await add(await file('picture-ad.jpg'));
	assert.equal(page.status, 200);
	assert.match(page.text('main'), /Das Bild ist in der Mediathek/);
	number = numberOf(page);
	const image = shown(page);
	assert.equal(image.getAttribute('alt'), words.alt_de);
	assert.deepEqual(['width', 'height'].map(name => image.getAttribute(name)), ['600', '1000'], 'as the camera has noted');
	const bytes = Buffer.from((await admin.get(image.getAttribute('src'))).bytes);
	assert.equal(bytes.subarray(0, 3).toString('hex'), 'ffd8ff');
	for (const secret of ['Geheim', 'Exif', 'xmp'])
		assert.equal(bytes.includes(secret), false, secret);
	assert.match((await admin.get(LIST)).text('tbody'), /Baustelle am Hafen.*0/s);
	assert.match((await admin.get(`${LIST}?words=baustelle`)).text('tbody'), /Baustelle am Hafen/);
	assert.equal((await admin.get(`${LIST}?words=wiese`)).document.querySelector('tbody'), null);
	assert.equal(await stack.value("SELECT detail FROM audit WHERE action = 'media_added' ORDER BY id DESC LIMIT 1"), number);
});

test('an ad has it, with its words and whose it is: in the preview, on the portal in both languages, in what is compared', async () => {
	jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Bauleitung (m/w/d)'));
	assert.match((await edit(jobad, { picture: 'Baustelle' })).text('main'), new RegExp(`Baustelle am Hafen \\(${number}\\)`), 'found by a word of its name');
	assert.equal((await edit(jobad, { picture: number })).status, 200);
	const path = `/stellenanzeigen/${jobad}`;
	assert.equal(shown(await recruiter.get(path)).getAttribute('alt'), words.alt_de);
	await publish(recruiter, jobad);
	const ad = await visitor.get(`/stellen/${jobad}`);
	slug = new URL(ad.url).pathname;
	assert.match(ad.text('figcaption'), /Bild: Mara Voss/);
	assert.doesNotMatch(ad.text('main'), /CC BY/, 'by what right is told to nobody outside');
	assert.equal(shown(ad).getAttribute('alt'), words.alt_de);
	assert.equal(shown(await visitor.get(`/en${slug}`)).getAttribute('alt'), words.alt_en);
	for (const address of shown(ad).getAttribute('srcset').split(', ').map(one => one.split(' ')[0])) {
		const picture = await visitor.get(address);
		assert.equal(picture.status, 200);
		assert.match(picture.headers.get('content-type'), /^image\/jpeg/);
	}
	assert.equal((await edit(jobad, { picture: '' })).status, 200);
	await seen(image => !image);
	assert.equal((await edit(jobad, { picture: number })).status, 200);
	await seen(image => image);
	assert.match((await recruiter.get(`${path}/fassungen`)).text('main'), /Baustelle am Hafen \(M-/);
	assert.match((await admin.get(`${LIST}/${number}`)).text('main'), /Anzeigen damit ?1/);
});

test('other words and another picture in its place stand at once in published ads; the old one is gone', async () => {
	const old = shown(await visitor.get(slug)).getAttribute('src');
	assert.equal((await admin.submit(await admin.get(`/mediathek/${number}`), { alt_de: 'Zwei Personen auf einer Baustelle' })).status, 200);
	await seen(image => image.getAttribute('alt') === 'Zwei Personen auf einer Baustelle');
	const form = await admin.get(`/mediathek/${number}/ersetzen`);
	const replaced = await admin.submit(form, {}, { files: { file: [await file('picture-wide.png', 'image/png')] } });
	assert.match(replaced.text('main'), /Das Bild ist ersetzt/);
	await seen(image => image.getAttribute('src') !== old && image.getAttribute('width') === '700');
	assert.equal((await visitor.get(old)).status, 404);
	const late = await admin.submit(form, {}, { files: { file: [await file('picture-ad.jpg')] } });
	assert.equal(late.status, 409, 'replaced meanwhile');
	assert.equal(shown(await admin.get(`${LIST}/${number}`)).getAttribute('width'), '700');
});

test('a hidden one stays where it is and is offered to no other ad', async () => {
	assert.equal((await admin.submit(await admin.get(`${LIST}/${number}`), { hidden: '1' })).status, 200);
	assert.ok(shown(await visitor.get(slug)));
	assert.equal((await edit(jobad, { teaser: 'Sie bauen.' })).status, 200, 'what it has it keeps');
	const other = await createJobad(recruiter, await createVacancy(recruiter, 'Bauaufsicht (m/w/d)'));
	assert.match((await edit(other, { picture: number })).text('main'), /Dieses Bild ist ausgeblendet/);
	assert.match((await edit(other, { picture: 'M-2000-00001' })).text('main'), /Dieses Bild gibt es in der Mediathek nicht/);
	assert.deepEqual(JSON.parse((await recruiter.get('/stellenanzeigen/bilder?q=Baustelle')).body).items, []);
});

test('what cannot be a picture is refused with its fault, and what was typed stays', async () => {
	for (const [name, type, fault] of [['picture-truncated.jpg', 'image/jpeg', /beschädigt oder nicht vollständig/], ['picture-bomb.png', 'image/png', /mehr als 60 Millionen/],
		['picture-cmyk.jpg', 'image/jpeg', /mindestens 640 Pixel/], ['plain.pdf', 'application/pdf', /Diese Art von Datei/], ['picture-wide.png', 'image/png', /Genau dieses Bild/]]) {
		const page = await add(await file(name, type), { title: 'Anderes Bild' });
		assert.equal(page.status, 400, name);
		assert.match(page.text('main'), fault, name);
		assert.equal(page.document.querySelector('[name=title]').getAttribute('value'), 'Anderes Bild', name);
	}
	const empty = await admin.submit(await admin.get(`${LIST}/neu`), { ...words, alt_en: '', licence: '' }, { files: {} });
	assert.equal(empty.status, 400);
	for (const missing of [/Wählen Sie das Bild aus/, /auch auf Englisch/, /nach welchem Recht/])
		assert.match(empty.text('main'), missing);
	const large = await add({ name: 'gross.jpg', type: 'image/jpeg', bytes: Buffer.concat([(await file('picture-ad.jpg')).bytes, Buffer.alloc(20 << 20)]) });
	assert.match(large.text('main'), /zu groß/);
	assert.equal(await count(), pictures + 1);
});

test('who keeps the library reaches it: administrators, recruiting, P34; others do not', async () => {
	for (const [user, status] of [['amira.yildiz', 200], ['henrike.solms', 200], ['paul.oduya', 403], ['gesa.rohde', 403]])
		assert.equal((await stack.as(user).get(LIST)).status, status, user);
	assert.equal((await admin.get(`${LIST}/M-2000-00001`)).status, 404);
	assert.equal((await visitor.get('/bilder/0123456789abcdef0123456789abcdef')).status, 404);
	assert.match((await admin.get('/verwaltung')).text('main'), /Mediathek/);
});
