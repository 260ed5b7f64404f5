/* Comfort on top of pages that work without it. What each part is for may have begun before its file is there: it takes up what was typed or chosen. */

const version = new URL(import.meta.url).search;
/* A part that cannot be had leaves the page as it works without. */
const load = (name) => import(`./${name}.js${version}`).catch(() => null);

/* After an error or a saved form, reading starts at the message. */
document.querySelector("[data-focus]")?.focus();

/* A link of the error summary to a group of options leads to its first option. */
document.querySelectorAll(".kern-alert__body a[href^='#']").forEach((link) => {
	link.addEventListener("click", (event) => {
		const target = document.getElementById(link.hash.slice(1));
		const control = target?.matches("fieldset") ? target.querySelector("input") : target;
		if (control) {
			event.preventDefault();
			if (!control.checkVisibility?.()) {
				location.hash = link.hash; /* its section is not the one that is shown */
			}
			control.focus();
			control.scrollIntoView({ block: "center" });
		}
	});
});

document.querySelectorAll("[data-print]").forEach((button) => {
	button.hidden = false;
	button.addEventListener("click", () => window.print());
});

if (navigator.clipboard) {
	document.querySelectorAll("button[data-copy]").forEach((button) => {
		const label = button.querySelector(".kern-label");

		button.hidden = false;
		button.addEventListener("click", async () => {
			try {
				await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
				label.textContent = button.dataset.done;
			} catch {
				label.textContent = button.dataset.failed; /* the browser does not allow it */
			}
		});
	});
}

/* What the device itself offers for passing an address on; nothing of a third party is loaded. */
if (navigator.share) {
	document.querySelectorAll("[data-share]").forEach((button) => {
		button.hidden = false;
		button.addEventListener("click", () => {
			navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
		});
	});
}

if (document.querySelector("[data-max]")) {
	load("counter");
}

if (document.querySelector("table[data-grid]")) {
	load("grid");
}

if (document.querySelector("a[data-keep]")) {
	load("bookmark");
}

/* Where one form owns the controls of several (Owner in macros.cs), Enter presses the button beside the field. */
document.addEventListener("keydown", (event) => {
	const beside = event.key === "Enter" && event.target.matches?.("input[form]") ? event.target.closest("form") : null;
	const button = beside?.querySelector("button[type=submit]:not([hidden])");
	if (button) {
		event.preventDefault();
		button.click();
	}
});

/* A second click does not send a form twice. The button stays focusable and is free again when the page comes back. */
document.addEventListener("submit", (event) => {
	const form = event.target;
	if (form.method !== "post") {
		return;
	}
	if (form.dataset.sent) {
		event.preventDefault();
	}
	form.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
	document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

if (document.querySelector("input[data-suggest]")) {
	load("suggest");
}
if (document.querySelector("input[data-pick]")) {
	load("pick");
}
if (document.querySelector("iframe.bms-document")) {
	load("documents");
}
if (document.querySelector("button[data-walk]")) {
	load("walk");
}
if (document.querySelector("dialog[data-keys]")) {
	load("keys");
}
if (document.querySelector(".bms-rows__choice")) {
	load("choose");
}
if (document.querySelector("tr[data-order]")) {
	load("order");
}
if (document.querySelector("[data-look-again]")) {
	load("going");
}

if (document.querySelector("[data-counted]")) {
	load("counts");
}
if (document.querySelector("form:not([data-upload]) input[type=file]")) {
	load("files");
}
if (document.querySelector("form[data-upload]")) {
	load("upload");
}
if (document.querySelector("[data-uses]")) {
	load("letter");
}
if (document.querySelector("[data-if]")) {
	load("questions");
}
if (document.querySelector("form[data-autosave]")) {
	load("autosave");
} else if (document.querySelector(".bms-steps")) {
	load("copy").then((copy) => copy?.copySettle());
}
/* The next person at this device finds nothing that was typed. */
if (document.querySelector("[data-signed-out]")) {
	load("copy").then((copy) => copy?.copyRemoveAll());
}
if (document.querySelector("form[method=post]:is([data-unsaved], :has(textarea:not([hidden]), input[type=file]))")) {
	load("unsaved");
}
