/* "Stelle merken" in one click: the page behind the link asks for a confirmation, which is given here. When anything goes wrong, the link simply leads there. */

async function keep(link) {
	const page = await fetch(link.href, { credentials: "same-origin" });
	const form = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("main form[method=post]");
	if (!page.ok) {
		throw new Error(`status ${page.status}`);
	}
	if (form) {
		const answer = await fetch(link.href, { method: "POST", credentials: "same-origin", body: new URLSearchParams(new FormData(form)) });
		if (!answer.ok) {
			throw new Error(`status ${answer.status}`);
		}
	}
}

document.querySelectorAll("a[data-keep]").forEach((link) => {
	let kept = false;
	link.addEventListener("click", async (event) => {
		if (kept || event.ctrlKey || event.metaKey || event.shiftKey) {
			return;
		}
		event.preventDefault();
		try {
			await keep(link);
			kept = true;
			link.href = link.dataset.keep;
			link.querySelector(".kern-label").textContent = link.dataset.done;
		} catch {
			location.assign(link.href);
		}
	});
});
