/* What runs in the background: the page is looked at again every two seconds, and loaded anew when it is over. */

const EVERY = 2000;
const going = document.querySelector("[data-look-again]");

async function look() {
	if (document.hidden) {
		return;
	}
	const text = await fetch(location.href, { redirect: "error" }).then((answer) => answer.ok && answer.text()).catch(() => null);
	if (!text) {
		return;
	}
	const page = new DOMParser().parseFromString(text, "text/html");
	const now = page.querySelector("[data-look-again]");
	if (!now) {
		location.reload();
	} else if (now.textContent !== going.textContent) {
		going.textContent = now.textContent;
	}
}

setInterval(look, EVERY);
