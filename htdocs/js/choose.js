/* Rows of a list: all of the page at once, and how many are chosen. */

for (const table of document.querySelectorAll(".bms-rows__table:has(.bms-rows__choice)")) {
	const boxes = table.querySelectorAll(".bms-rows__choice input");
	const head = table.querySelector("thead th");
	const all = document.createElement("input");
	const said = document.createElement("span");

	all.type = "checkbox";
	all.setAttribute("aria-label", table.dataset.all);
	head.classList.add("bms-rows__choice");
	head.append(all);
	said.className = "bms-small";
	said.setAttribute("role", "status");
	table.parentElement.querySelector(".bms-actions")?.append(said);

	const show = () => {
		const count = table.querySelectorAll(".bms-rows__choice input[name]:checked").length;
		all.checked = count === boxes.length;
		all.indeterminate = count > 0 && count < boxes.length;
		said.textContent = count ? table.dataset.chosen.replace("{n}", count.toLocaleString(document.documentElement.lang)) : "";
	};
	all.addEventListener("change", () => {
		boxes.forEach((box) => { box.checked = all.checked; });
		show();
	});
	table.addEventListener("change", show);
	window.addEventListener("pageshow", show);
	show();
}
