/* Shows the files chosen for upload with their size and lets each be removed again. */

function size(bytes) {
	const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
	return bytes < 1e6
		? `${number.format(Math.max(bytes / 1e3, 0.1))} kB`
		: `${number.format(bytes / 1e6)} MB`;
}

function remove(input, file) {
	const rest = new DataTransfer();
	for (const other of input.files) {
		if (other !== file) {
			rest.items.add(other);
		}
	}
	input.files = rest.files;
	input.dispatchEvent(new Event("change", { bubbles: true }));
	input.focus();
}

function row(input, file) {
	const item = document.createElement("li");
	const name = document.createElement("span");
	const button = document.createElement("button");
	const label = document.createElement("span");
	name.textContent = `${file.name} (${size(file.size)})`;
	button.type = "button";
	button.className = "kern-btn kern-btn--tertiary";
	button.setAttribute("aria-label", `${input.dataset.remove}: ${file.name}`);
	label.className = "kern-label";
	label.textContent = input.dataset.remove;
	button.append(label);
	button.addEventListener("click", () => remove(input, file));
	item.append(name, button);
	return item;
}

function show(input, list) {
	list.replaceChildren(...Array.from(input.files, (file) => row(input, file)));
	if (input.files.length === 0) {
		const item = document.createElement("li");
		item.textContent = input.dataset.empty;
		list.append(item);
	}
}

document.querySelectorAll("form:not([data-upload]) input[type=file][data-remove]").forEach((input) => {
	const list = document.createElement("ul");
	list.className = "bms-files";
	list.setAttribute("aria-live", "polite");
	input.after(list);
	input.addEventListener("change", () => show(input, list));
	if (input.files.length) {
		show(input, list);
	}
});
