/* "Merken" in one click: the page behind the link asks for a confirmation, which is given here; a second click takes it back. When anything goes wrong, the link simply leads there. */

const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

/** Sends the form of the page behind the link, when it is the one that is meant; gives the page that answers. */
async function send(link, keep) {
	const page = await fetch(link.href, { credentials: "same-origin" });
	const form = (await parsed(page)).querySelector("main form[method=post]");
	const action = form && new URL(form.getAttribute("action"), page.url);
	if (!page.ok || !form) {
		throw new Error(`status ${page.status}`);
	}
	if (action.pathname.endsWith("/merken") !== keep) {
		return null;
	}
	const answer = await fetch(action, { method: "POST", credentials: "same-origin", body: new URLSearchParams(new FormData(form)) });
	if (!answer.ok) {
		throw new Error(`status ${answer.status}`);
	}
	return parsed(answer);
}

/** The head says how many are kept. */
function count(page) {
	const [now, then] = [document, page].map((where) => where.querySelector("[data-bookmarks]"));
	if (now && then) {
		now.hidden = then.hidden;
		now.querySelector(".bms-count").textContent = then.querySelector(".bms-count").textContent;
	}
}

document.querySelectorAll("a[data-keep]").forEach((link) => {
	const label = link.querySelector(".kern-label");
	link.addEventListener("click", async (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) {
			return;
		}
		event.preventDefault();
		const keep = !("isKept" in link.dataset);
		try {
			const page = await send(link, keep);
			if (page) {
				count(page);
			}
			link.toggleAttribute("data-is-kept", keep);
			label.textContent = keep ? link.dataset.kept : link.dataset.keep;
		} catch {
			location.assign(link.href);
		}
	});
});
