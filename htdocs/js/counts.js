/* A cockpit reads the first rows of its lists alone: where there are more, the lists are asked how many. */

async function count(address) {
	const answer = await fetch(address, { redirect: "error" });
	if (!answer.ok) {
		throw new Error(String(answer.status));
	}
	return answer.json();
}

async function show(place) {
	const counts = await Promise.all(place.dataset.counted.split(" ").map(count)).catch(() => null);
	if (!counts) {
		return; /* what stands there stays true */
	}
	const rows = counts.reduce((sum, one) => sum + one.rows, 0).toLocaleString(document.documentElement.lang);
	place.textContent = counts.some((one) => one.more) ? place.dataset.more + " " + rows : rows;
}

document.querySelectorAll("[data-counted]").forEach(show);
