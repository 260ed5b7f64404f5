/* Asks before a page with a long form is left although something was typed and not sent. */

const forms = document.querySelectorAll("form[method=post]:not([data-upload]):has(textarea:not([hidden]), input[type=file])");
let sending = false;

function typed(form) {
	return Array.from(form.elements).some((control) => {
		if (control.matches("input[type=file]")) {
			return control.files.length > 0;
		}
		if (control.matches("input[type=checkbox], input[type=radio]")) {
			return control.checked !== control.defaultChecked;
		}
		if (control.matches("select")) {
			return Array.from(control.options).some((option) => option.selected !== option.defaultSelected);
		}
		return control.matches("input, textarea") && control.value !== control.defaultValue;
	});
}

document.addEventListener("submit", () => {
	sending = true;
});
window.addEventListener("pageshow", () => {
	sending = false;
});
window.addEventListener("beforeunload", (event) => {
	if (!sending && Array.from(forms).some(typed)) {
		event.preventDefault();
	}
});
