/* While somebody types into a search field, its list of suggestions is what the server knows that begins so. */

const REST = 150;
const LETTERS = 2;

document.querySelectorAll("input[data-suggest]").forEach((input) => {
	const list = document.getElementById(input.getAttribute("list"));
	let timer = 0;
	let last = "";

	async function offer() {
		const typed = input.value;
		const address = new URL(input.dataset.suggest, location.href);
		address.searchParams.set("q", typed);
		const found = await fetch(address).then((answer) => answer.ok && answer.json()).catch(() => null);
		if (found && typed === input.value) {
			list.replaceChildren(...found.suggestions.map((words) => new Option("", words)));
		}
	}

	function typing() {
		clearTimeout(timer);
		if (input.value.trim().length >= LETTERS && input.value !== last) {
			last = input.value;
			timer = setTimeout(offer, REST);
		}
	}

	input.addEventListener("input", typing);
	if (input.value !== input.defaultValue) {
		typing();
	}
});
