/* Writing a letter: what only some texts need is asked for while a text has its placeholder. */

const fields = [...document.querySelectorAll("[data-uses]")];
const form = fields[0].closest("form");
const texts = form.querySelectorAll("[name^=subject_], [name^=body_]");

function show() {
	const text = [...texts].map((each) => each.value).join("\n");
	for (const field of fields) {
		field.hidden = !text.includes("{" + field.dataset.uses + "}");
	}
}

form.addEventListener("input", show);
window.addEventListener("pageshow", show);
show();
