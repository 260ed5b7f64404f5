/* Questions that are only to be answered after a certain answer are hidden until then. */

const form = document.querySelector("form:has([data-if])");

function answers(name) {
	return new FormData(form).getAll(name);
}

function update() {
	for (const box of form.querySelectorAll("[data-if]")) {
		const parent = box.dataset.if && form.querySelector(`[name="${CSS.escape(box.dataset.if)}"]`)?.closest("[data-if]");
		box.hidden = Boolean(parent?.hidden) || !answers(box.dataset.if).includes(box.dataset.is);
	}
}

if (form) {
	form.querySelectorAll("[data-if-note]").forEach((note) => {
		note.hidden = true;
	});
	form.addEventListener("change", update);
	form.addEventListener("bms:restored", update);
	update();
}
