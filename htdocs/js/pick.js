/* A text field that chooses one of many becomes a combobox: what fits is listed while somebody types (ARIA: combobox with a list, the focus stays in the field). */

const REST = 200;
const LETTERS = 2;

document.querySelectorAll("input[data-pick]").forEach((input) => {
	const box = input.closest(".kern-form-input");
	const popup = document.createElement("div");
	const list = document.createElement("ul");
	const note = document.createElement("p");
	const told = document.createElement("p");
	let timer = 0;
	let at = -1;

	popup.className = "bms-pick";
	popup.hidden = true;
	note.className = "bms-small";
	list.id = input.id + "-list";
	list.role = "listbox";
	list.ariaLabel = box.querySelector("label").textContent.trim();
	popup.append(list, note);
	told.className = "kern-sr-only";
	told.role = "status";
	const place = document.createElement("div");
	place.className = "bms-picks";
	place.append(popup);
	input.after(place, told);
	input.role = "combobox";
	input.ariaAutoComplete = "list";
	input.ariaExpanded = "false";
	input.setAttribute("aria-controls", list.id);
	box.querySelector("[data-pick-search]")?.remove(); // else Enter would press it

	const options = () => list.querySelectorAll("[role=option]");

	function close() {
		popup.hidden = true;
		input.ariaExpanded = "false";
		input.removeAttribute("aria-activedescendant");
		at = -1;
	}

	function mark(place) {
		const all = options();
		at = (place + all.length) % all.length;
		all.forEach((option, i) => {
			option.ariaSelected = String(i === at);
		});
		input.setAttribute("aria-activedescendant", all[at].id);
		all[at].scrollIntoView({ block: "nearest" });
	}

	function choose(option) {
		input.value = option.dataset.text;
		told.textContent = option.dataset.text;
		close();
		input.dispatchEvent(new Event("change", { bubbles: true }));
	}

	function row(item, i) {
		const option = document.createElement("li");
		option.role = "option";
		option.id = `${list.id}-${i}`;
		option.ariaSelected = "false";
		option.dataset.text = `${item.label} (${item.value})`;
		option.append(option.dataset.text);
		if (item.hint) {
			const hint = document.createElement("span");
			hint.className = "bms-small";
			hint.append(item.hint);
			option.append(" ", hint);
		}
		option.addEventListener("mousedown", (event) => event.preventDefault());
		option.addEventListener("click", () => choose(option));
		return option;
	}

	function says(answer) {
		if (answer.failed) {
			return input.dataset.failed;
		}
		if (!answer.items.length) {
			return input.dataset.none;
		}
		const found = answer.items.length === 1 ? input.dataset.one : input.dataset.found.replace("{n}", answer.items.length);
		return answer.more ? `${found} ${input.dataset.more}` : found;
	}

	function show(answer) {
		at = -1;
		list.replaceChildren(...answer.items.map(row));
		list.hidden = !answer.items.length;
		popup.hidden = false;
		input.ariaExpanded = String(!list.hidden);
		input.removeAttribute("aria-activedescendant");
		note.textContent = says(answer);
		told.textContent = note.textContent;
		popup.scrollIntoView({ block: "nearest" });
	}

	async function ask() {
		const typed = input.value;
		const address = new URL(input.dataset.pick, location.href);
		const other = document.getElementById(input.dataset.with);
		if (other) {
			address.searchParams.set(other.name, other.value);
		}
		address.searchParams.set("q", typed);
		const answer = await fetch(address).then((response) => (response.ok ? response.json() : null)).catch(() => null);
		if (typed === input.value && document.activeElement === input) {
			show(answer ?? { items: [], failed: true });
		}
	}

	function typing() {
		clearTimeout(timer);
		close();
		box.querySelectorAll("[type=radio]").forEach((radio) => {
			radio.checked = false;
		});
		if (input.value.trim().length >= LETTERS) {
			timer = setTimeout(ask, REST);
		}
	}

	input.addEventListener("input", typing);

	input.addEventListener("keydown", (event) => {
		const open = !popup.hidden && options().length > 0;
		if (event.key === "ArrowDown" && popup.hidden && input.value.trim().length >= LETTERS) {
			event.preventDefault();
			ask();
		} else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
			event.preventDefault();
			mark(event.key === "ArrowDown" ? at + 1 : Math.max(at, 0) - 1);
		} else if (open && event.key === "Enter" && at >= 0) {
			event.preventDefault();
			event.stopPropagation();
			choose(options()[at]);
		} else if (event.key === "Escape" && !popup.hidden) {
			event.preventDefault();
			close();
		}
	});

	input.addEventListener("blur", close);
	if (document.activeElement === input && input.value !== input.defaultValue) {
		typing();
	}
});
