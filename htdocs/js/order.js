/* Rows that are put in order by dragging: dropping one presses its button with the new place. */

for (const body of document.querySelectorAll("tbody:has(> tr[data-order])")) {
	let dragged = null;

	const rows = () => [...body.querySelectorAll(":scope > tr[data-order]")];
	const before = (row, y) => {
		const box = row.getBoundingClientRect();
		return y < box.top + box.height / 2;
	};
	const place = (event) => {
		const over = event.target.closest("tr[data-order]");
		if (over && over !== dragged) {
			over.parentElement.insertBefore(dragged, before(over, event.clientY) ? over : over.nextSibling);
		}
	};
	const order = rows();
	order.forEach((row, start) => {
		row.draggable = true;
		row.addEventListener("dragstart", (event) => {
			dragged = row;
			event.dataTransfer.effectAllowed = "move";
			event.dataTransfer.setData("text/plain", row.dataset.order);
		});
		row.addEventListener("dragend", (event) => {
			const to = rows().indexOf(row);
			const button = row.querySelector("button[name=move]");
			dragged = null;
			if (event.dataTransfer.dropEffect === "none") {
				body.append(...order);
			} else if (to !== start && button) {
				button.value = `${row.dataset.order}:${to + 1}`;
				button.click();
			}
		});
	});
	body.addEventListener("dragover", (event) => {
		if (dragged) {
			event.preventDefault();
			place(event);
		}
	});
	body.addEventListener("drop", (event) => event.preventDefault());
}
