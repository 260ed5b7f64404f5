/* How many characters are left in a field with a bound. Nothing is cut: what is too long can be seen and shortened. */

for (const field of document.querySelectorAll("textarea[data-max], input[data-max]")) {
	const max = Number(field.dataset.max);
	const note = document.createElement("p");
	note.className = "bms-small bms-count";
	note.setAttribute("role", "status");
	note.hidden = true;
	field.after(note);
	const count = () => {
		/* as the server counts: code points, and line ends as one */
		const left = max - Array.from(field.value.replace(/\r\n?/g, "\n").trim()).length;
		note.hidden = left > max / 10;
		const text = (left < 0 ? field.dataset.over : field.dataset.count).replace("{n}", Math.abs(left).toLocaleString(document.documentElement.lang));
		if (!note.hidden && note.textContent !== text) {
			note.textContent = text;
		}
		note.classList.toggle("bms-count--over", left < 0);
	};
	field.addEventListener("input", count);
	field.form?.addEventListener("bms:restored", count);
	count();
}
