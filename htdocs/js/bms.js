/* Comfort on top of pages that work without it. What each part is for may have begun before its file is there: it takes up what was typed or chosen. */

const version = new URL(import.meta.url).search;

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
	import("./counter.js" + version);
}

if (document.querySelector("table[data-grid]")) {
	import("./grid.js" + version);
}

if (document.querySelector("a[data-keep]")) {
	import("./bookmark.js" + version);
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
	import("./suggest.js" + version);
}
if (document.querySelector("input[data-pick]")) {
	import("./pick.js" + version);
}
if (document.querySelector("iframe.bms-document")) {
	import("./documents.js" + version);
}
if (document.querySelector("button[data-walk]")) {
	import("./walk.js" + version);
}
if (document.querySelector("dialog[data-keys]")) {
	import("./keys.js" + version);
}
if (document.querySelector(".bms-rows__choice")) {
	import("./choose.js" + version);
}
if (document.querySelector("tr[data-order]")) {
	import("./order.js" + version);
}
if (document.querySelector("[data-look-again]")) {
	import("./going.js" + version);
}

if (document.querySelector("[data-counted]")) {
	import("./counts.js" + version);
}
if (document.querySelector("form:not([data-upload]) input[type=file]")) {
	import("./files.js" + version);
}
if (document.querySelector("form[data-upload]")) {
	import("./upload.js" + version);
}
if (document.querySelector("[data-uses]")) {
	import("./letter.js" + version);
}
if (document.querySelector("[data-if]")) {
	import("./questions.js" + version);
}
if (document.querySelector("form[data-autosave]")) {
	import("./autosave.js" + version);
} else if (document.querySelector(".bms-steps")) {
	import("./copy.js" + version).then((copy) => copy.copySettle());
}
/* The next person at this device finds nothing that was typed. */
if (document.querySelector("[data-signed-out]")) {
	import("./copy.js" + version).then((copy) => copy.copyRemoveAll());
}
if (document.querySelector("form[method=post] :is(textarea:not([hidden]), input[type=file])")) {
	import("./unsaved.js" + version);
}
