/* Where nothing is typed into a text, going on needs no form that keeps it. */

const texts = Array.from(document.querySelectorAll("form[method=post] textarea"));

document.querySelectorAll("button[data-walk]").forEach((button) => {
	button.addEventListener("click", (event) => {
		if (texts.every((text) => text.value === text.defaultValue)) {
			event.preventDefault();
			location.assign(button.dataset.walk);
		}
	});
});
