/*
 * The form of an application saves itself: two seconds after the last change and when the page is left. It posts the form as it is with autosave=1; the
 * answer holds the token for the next time. What could not be saved stays in the window's copy (copy.js).
 */

const { copyAllowed, copyFind, copyKeep, copyOff, copyRemove, copySent } = await import("./copy.js" + new URL(import.meta.url).search);

const REST = 2000;
const AGAIN = 10000;
const LONGEST = 30000;

const form = document.querySelector("form[data-autosave]");
const token = form.elements.form_token;
const status = document.createElement("p");
let timer = 0;
let last = "";
let going = false;
let leaving = false;
let undecided = false;
let pressed;

/* Application and ad have one copy each; the query (another application's answers) and the language are not part of the place. */
function place() {
	return new URL(form.action).pathname.replace(/^\/en\//, "/");
}

function pairs(of = form) {
	return Array.from(new FormData(of)).filter(([name]) => name !== "form_token");
}

/* What the page came with; somebody may have typed before this script was there. */
function original() {
	const clean = form.cloneNode(true);
	clean.reset();
	return JSON.stringify(pairs(clean));
}

function say(text) {
	if (status.textContent !== text) {
		status.textContent = text;
	}
}

/* The visit is over: how to go on, with the way there in a window of its own. */
function sayExpired() {
	const link = document.createElement("a");
	say(form.dataset.expired);
	link.href = form.dataset.resume;
	link.target = "_blank";
	link.rel = "noopener";
	link.textContent = form.dataset.resumeWords;
	status.append(" ", link);
}

/* What is saved is no reason to ask when the page is left (unsaved.js). */
function settle() {
	for (const control of form.elements) {
		if (control.matches("input[type=checkbox], input[type=radio]")) {
			control.defaultChecked = control.checked;
		} else if (control.matches("select")) {
			for (const option of control.options) {
				option.defaultSelected = option.selected;
			}
		} else if (control.matches("input:not([type=hidden]), textarea")) {
			control.defaultValue = control.value;
		}
	}
}

function body() {
	const data = new URLSearchParams([...pairs(), ["form_token", token.value], ["autosave", "1"]]);
	return data;
}

function moved(action) {
	const before = place();
	form.action = action;
	history.replaceState(history.state, "", action);
	copyRemove(before);
}

function saved(answer, sent) {
	token.value = answer.token;
	if (!answer.saved) {
		say(form.dataset.waiting);
		return;
	}
	if (answer.action) {
		moved(answer.action);
	}
	last = sent;
	say(`${form.dataset.saved} ${answer.time}`);
	if (JSON.stringify(pairs()) === sent && !answer.problems?.length) {
		copyRemove(place());
		settle();
	}
}

/* Another window has saved something else in the same field: both texts are there, and only the person can decide. */
function conflict(answer) {
	for (const one of answer.conflict) {
		const control = form.querySelector(`[name="${CSS.escape(one.field)}"]`);
		const box = control?.closest(".kern-form-input, .kern-fieldset, .kern-form-check");
		const note = document.createElement("p");
		note.className = "bms-small bms-lines";
		note.dataset.other = one.field;
		note.textContent = `${form.dataset.other} ${one.other || form.dataset.nothing}`;
		box?.querySelector("[data-other]")?.remove();
		box?.append(note);
	}
	undecided = true;
	say(form.dataset.conflict);
}

/* A token that was too old: the page in the answer holds a new one. */
async function newToken(response) {
	const page = new DOMParser().parseFromString(await response.text(), "text/html");
	const fresh = page.querySelector("form[data-autosave] input[name=form_token]");
	if (!fresh) {
		return false;
	}
	token.value = fresh.value;
	return true;
}

async function refused(response) {
	if (response.redirected && response.ok) {
		leaving = true;
		location.assign(response.url); /* sent already, in another window */
		return;
	}
	if ((response.status === 403 || response.status === 409) && await newToken(response)) {
		schedule(0);
		return;
	}
	if (response.status === 403 || response.status === 404 || response.status === 410) {
		sayExpired();
		return;
	}
	say(form.dataset.failed);
	schedule(AGAIN);
}

async function save() {
	const values = JSON.stringify(pairs());
	if (going || leaving || undecided || values === last) {
		return;
	}
	going = true;
	say(form.dataset.saving);
	try {
		const response = await fetch(form.action, {
			method: "POST", body: body(), headers: { Accept: "application/json" }, signal: AbortSignal.timeout(LONGEST),
		});
		if (response.headers.get("content-type")?.startsWith("application/json")) {
			const answer = await response.json();
			answer.conflict ? conflict(answer) : saved(answer, values);
		} else {
			await refused(response);
		}
	} catch {
		say(form.dataset.failed);
		schedule(AGAIN);
	}
	going = false;
	if (pressed !== undefined && !leaving) {
		form.requestSubmit(pressed);
	} else if (JSON.stringify(pairs()) !== values) {
		schedule(REST);
	}
}

function schedule(wait) {
	clearTimeout(timer);
	timer = setTimeout(save, wait);
}

function changed() {
	copyKeep(place(), pairs());
	schedule(REST);
}

/* Puts the copy into the form. True when that changed anything. */
function restore(values) {
	const before = JSON.stringify(pairs());
	for (const control of form.elements) {
		const typed = values.filter(([name]) => name === control.name).map(([, value]) => value);
		if (control.matches("input[type=checkbox], input[type=radio]")) {
			control.checked = typed.includes(control.value);
		} else if (control.matches("select, textarea, input:not([type=hidden])")) {
			control.value = typed[0] ?? "";
		}
	}
	form.dispatchEvent(new CustomEvent("bms:restored"));
	return JSON.stringify(pairs()) !== before;
}

function offerOff() {
	const note = document.createElement("p");
	const button = document.createElement("button");
	const label = document.createElement("span");
	note.className = "bms-small";
	note.textContent = form.dataset.copyNote + " ";
	button.type = "button";
	button.className = "kern-btn kern-btn--tertiary";
	label.className = "kern-label";
	label.textContent = form.dataset.copyOff;
	button.append(label);
	button.addEventListener("click", () => {
		copyOff();
		note.textContent = form.dataset.copyGone;
		note.tabIndex = -1;
		note.focus();
	});
	note.append(button);
	form.append(note);
}

status.className = "bms-autosave bms-small";
status.setAttribute("role", "status");
form.append(status);
if (copyAllowed()) {
	offerOff();
}
last = original();
const copy = copyFind(place());
if (copy && JSON.stringify(pairs()) === last && restore(copy)) {
	say(form.dataset.restored);
	schedule(REST);
} else if (JSON.stringify(pairs()) !== last) {
	changed();
}
form.addEventListener("input", changed);
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => {
	if (going) {
		/* the answer on its way holds the token, and perhaps the first cookie, that the form goes with */
		event.preventDefault();
		event.stopPropagation();
		pressed = event.submitter;
		return;
	}
	leaving = true;
	pressed = undefined;
	clearTimeout(timer);
	copyKeep(place(), pairs());
	copySent(place());
});
window.addEventListener("pageshow", () => {
	leaving = false;
});
window.addEventListener("online", () => schedule(0));
document.addEventListener("visibilitychange", () => {
	if (document.visibilityState !== "hidden" || leaving || going || JSON.stringify(pairs()) === last) {
		return;
	}
	save();
});
