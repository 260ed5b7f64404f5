/*
 * Files of an application go up one after the other, each with a bar of its own, as soon as they are chosen or dropped on the field. Every answer is the page
 * itself: it holds the list of files and the token for the next one. After a lost connection the same token is sent again, so that a file that
 * did arrive is not there twice.
 */

const form = document.querySelector("form[data-upload]");
const input = form.querySelector("input[type=file]");
const type = form.elements.type;
const list = document.createElement("ul");
const waiting = [];
let going = null;

function button(words, name) {
	const element = document.createElement("button");
	const label = document.createElement("span");
	element.type = "button";
	element.className = "kern-btn kern-btn--tertiary";
	element.setAttribute("aria-label", `${words}: ${name}`);
	label.className = "kern-label";
	label.textContent = words;
	element.append(label);
	return element;
}

function say(job, words) {
	job.words.textContent = words;
}

/* Not by its colour alone: a sign, a word, and a button that takes it away. */
function refuse(job, words) {
	const { mark, dismiss } = document.querySelector("[data-upload-words]").dataset;
	const sign = document.createElement("span");
	const away = button(dismiss, job.file.name);
	sign.className = "kern-icon kern-icon--danger";
	sign.setAttribute("aria-hidden", "true");
	job.item.classList.add("bms-refused");
	job.item.prepend(sign);
	job.item.append(away);
	away.addEventListener("click", () => {
		job.item.remove();
		input.focus();
	});
	end(job, `${mark}: ${words}`, false);
}

function end(job, words, again) {
	say(job, words);
	job.bar.hidden = true;
	job.cancel.hidden = true;
	job.retry.hidden = !again;
	job.request = null;
	if (going === job) {
		going = null;
	}
	next();
}

/* A type chosen for another file while this one went up stays chosen. */
function keepChosen(files) {
	for (const select of document.querySelectorAll("#dateien select")) {
		const same = files.querySelector(`select[name="${select.name}"]`);
		if (same) {
			same.value = select.value;
		}
	}
}

/* Takes over what the answer's page says: files, tokens. Gives the reason why the file was refused, or "". */
function takePage(text, job) {
	const page = new DOMParser().parseFromString(text, "text/html");
	const fresh = page.querySelector("form[data-upload] input[name=form_token]");
	const files = page.getElementById("dateien");
	if (!fresh || !files) {
		return null;
	}
	form.elements.form_token.value = fresh.value;
	keepChosen(files);
	document.getElementById("dateien").replaceWith(files);
	const refused = page.querySelector("[data-refusals] li");
	const error = page.querySelector("[role=alert] li");
	return refused?.textContent.replace(`${job.file.name}: `, "") ?? error?.textContent ?? "";
}

function finished(job) {
	const request = job.request;
	if (request.status === 409) {
		reload(job); /* this token was used: the file had arrived */
		return;
	}
	if (request.status === 403 && job.renewed) {
		end(job, form.dataset.expired, true);
		return;
	}
	const reason = takePage(request.responseText, job);
	if (reason === null) {
		end(job, request.status === 403 || request.status === 404 ? form.dataset.expired : form.dataset.lost, true);
	} else if (request.status === 403) {
		job.renewed = true;
		send(job);
	} else if (reason) {
		refuse(job, reason);
	} else {
		end(job, form.dataset.done, false);
	}
}

async function reload(job) {
	try {
		const response = await fetch(form.action);
		const reason = takePage(await response.text(), job);
		end(job, reason === null ? form.dataset.expired : form.dataset.done, reason === null);
	} catch {
		end(job, form.dataset.lost, true);
	}
}

function send(job) {
	const data = new FormData();
	const request = new XMLHttpRequest();
	data.append("form_token", form.elements.form_token.value);
	data.append("type", job.type);
	data.append("files", job.file, job.file.name);
	job.request = request;
	request.open("POST", form.action);
	request.upload.addEventListener("progress", (event) => {
		if (event.lengthComputable) {
			job.bar.value = event.loaded / event.total;
		}
	});
	request.addEventListener("load", () => finished(job));
	request.addEventListener("error", () => end(job, form.dataset.lost, true));
	request.addEventListener("timeout", () => end(job, form.dataset.lost, true));
	request.addEventListener("abort", () => end(job, form.dataset.cancelled, true));
	request.timeout = 300000;
	request.send(data);
}

function next() {
	if (going || waiting.length === 0) {
		return;
	}
	going = waiting.shift();
	going.bar.hidden = false;
	going.cancel.hidden = false;
	say(going, form.dataset.going);
	send(going);
}

function cancel(job) {
	const at = waiting.indexOf(job);
	if (at >= 0) {
		waiting.splice(at, 1);
		end(job, form.dataset.cancelled, true);
	} else {
		job.request?.abort();
	}
}

function retry(job) {
	job.retry.hidden = true;
	job.renewed = false;
	job.bar.value = 0;
	say(job, form.dataset.waiting);
	waiting.push(job);
	next();
}

function add(file) {
	const job = {
		file,
		type: type.value,
		bar: document.createElement("progress"),
		words: document.createElement("span"),
		cancel: button(form.dataset.cancel, file.name),
		retry: button(form.dataset.retry, file.name),
	};
	const item = document.createElement("li");
	const name = document.createElement("strong");
	job.item = item;
	name.textContent = file.name;
	job.bar.max = 1;
	job.bar.value = 0;
	job.bar.setAttribute("aria-label", file.name);
	job.retry.hidden = true;
	job.words.setAttribute("role", "status");
	job.cancel.addEventListener("click", () => cancel(job));
	job.retry.addEventListener("click", () => retry(job));
	item.append(name, " ", job.words, " ", job.bar, job.cancel, job.retry);
	list.append(item);
	if (file.size > Number(form.dataset.max)) {
		refuse(job, form.dataset.big);
		return;
	}
	say(job, form.dataset.waiting);
	waiting.push(job);
}

function addAll(files) {
	for (const file of files) {
		add(file);
	}
	next();
}

list.className = "bms-files bms-uploads";
const press = form.querySelector("[data-upload-button]");
press.after(list);
press.hidden = true;
function takeChosen() {
	addAll(Array.from(input.files));
	input.value = "";
}

input.addEventListener("change", takeChosen);
takeChosen();
window.addEventListener("beforeunload", (event) => {
	if (going || waiting.length) {
		event.preventDefault();
	}
});
