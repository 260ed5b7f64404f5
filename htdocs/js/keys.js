/*
 * Keys for who works through a list: each presses what can be seen on the page (data-key). They are named in a panel in which they are
 * turned off, and never work in a field, with another key held, or while a panel is open (WCAG 2.1.4).
 */

const OFF = "bms:keys-off";
const panel = document.querySelector("dialog[data-keys]");
const opener = document.querySelector("[data-keys-open]");
const on = panel.querySelector("[data-keys-on]");

function store(work) {
	try {
		return work(window.localStorage);
	} catch {
		return null; /* switched off: the keys are there again on the next page */
	}
}

function show() {
	on.checked = store((storage) => storage.getItem(OFF)) === null;
	panel.showModal();
}

function isField(target) {
	return target.matches("input, select, textarea, [contenteditable]");
}

on.addEventListener("change", () => {
	store((storage) => (on.checked ? storage.removeItem(OFF) : storage.setItem(OFF, "1")));
});
opener.hidden = false;
opener.addEventListener("click", show);
document.addEventListener("keydown", (event) => {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) {
		return;
	}
	if (document.querySelector("dialog[open]") || isField(event.target) || store((storage) => storage.getItem(OFF)) !== null) {
		return;
	}
	const target = event.key === "?" ? null : document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
	if (event.key === "?") {
		event.preventDefault();
		show();
	} else if (target) {
		event.preventDefault();
		target.click();
	}
});
