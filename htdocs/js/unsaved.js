/* Asks before a page with a long form, or with one that says so (data-unsaved), is left although something was typed and not sent. */

const forms = document.querySelectorAll("form[method=post]:not([data-upload]):is([data-unsaved], :has(textarea:not([hidden]), input[type=file]))");
let sending = false;

/* A list in which nothing was chosen shows its first line. */
function chosenAnew(select) {
	const options = Array.from(select.options);
	const given = options.some((option) => option.defaultSelected);
	return options.some((option, i) => option.selected !== (given || select.multiple ? option.defaultSelected : i === 0));
}

function typed(form) {
	return Array.from(form.elements).some((control) => {
		if (control.matches("input[type=file]")) {
			return control.files.length > 0;
		}
		if (control.matches("input[type=checkbox], input[type=radio]")) {
			return control.checked !== control.defaultChecked;
		}
		if (control.matches("select")) {
			return chosenAnew(control);
		}
		return control.matches("input, textarea") && control.value !== control.defaultValue;
	});
}

/* What only asks for another view sends nothing of what was typed. */
document.addEventListener("submit", (event) => {
	const method = event.submitter?.getAttribute("formmethod") ?? event.target.method;
	sending ||= method === "post" && !event.defaultPrevented;
});
window.addEventListener("pageshow", () => {
	sending = false;
});
window.addEventListener("beforeunload", (event) => {
	if (!sending && Array.from(forms).some(typed)) {
		event.preventDefault();
	}
});
