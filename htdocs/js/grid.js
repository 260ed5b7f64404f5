/* A table of fields goes by keyboard as a grid: arrows from cell to cell, Enter one row down. */

/* Rows without a field, as one that is locked, are passed over. */
const rows = (table) => Array.from(table.tBodies[0].rows, (row) => Array.from(row.querySelectorAll("input:not([type=hidden]), select"))).filter((fields) => fields.length);

const place = (all, field) => {
	const row = all.findIndex((fields) => fields.includes(field));
	return [row, row < 0 ? -1 : all[row].indexOf(field)];
};

const goes = (event, field) => {
	const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
	switch (event.key) {
		case "ArrowUp":
			return [-1, 0];
		case "ArrowDown":
		case "Enter":
			return [1, 0];
		case "ArrowLeft":
			return whole || field.selectionEnd === 0 ? [0, -1] : null;
		case "ArrowRight":
			return whole || field.selectionStart === field.value.length ? [0, 1] : null;
		default:
			return null;
	}
};

document.querySelectorAll("table[data-grid]").forEach((table) => {
	table.addEventListener("keydown", (event) => {
		const field = event.target;
		if (!field.matches?.("input:not([type=hidden])") || event.altKey || event.ctrlKey || event.metaKey) {
			return;
		}
		const step = goes(event, field);
		if (!step) {
			return;
		}
		const all = rows(table);
		const [row, column] = place(all, field);
		const next = all[row + step[0]]?.[column + step[1]];
		event.preventDefault();
		next?.focus();
		next?.select?.();
	});
});
