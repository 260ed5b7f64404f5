/*
 * A copy of what is typed into the form of an application, in this window alone (sessionStorage): it is there again when saving failed, the visit has
 * ended or the page was left. It goes when everything is saved or sent, and is not made when somebody says so.
 */

const PREFIX = "bms:copy:";
const OFF = "bms:copy-off";
const SENT = "bms:copy-sent";

function store(work) {
	try {
		return work(window.sessionStorage);
	} catch {
		return null; /* switched off or full: saving on the server goes on */
	}
}

export function copyAllowed() {
	return store((storage) => storage.getItem(OFF)) === null;
}

export function copyKeep(place, values) {
	if (copyAllowed()) {
		store((storage) => storage.setItem(PREFIX + place, JSON.stringify(values)));
	}
}

export function copyFind(place) {
	const text = store((storage) => storage.getItem(PREFIX + place));
	try {
		return text && JSON.parse(text);
	} catch {
		return null;
	}
}

export function copyRemove(place) {
	store((storage) => storage.removeItem(PREFIX + place));
}

export function copyRemoveAll() {
	store((storage) => {
		for (const key of Object.keys(storage)) {
			if (key.startsWith(PREFIX)) {
				storage.removeItem(key);
			}
		}
	});
}

/* The form is being sent: when the next page is another step, the copy has done its work. */
export function copySent(place) {
	store((storage) => storage.setItem(SENT, place));
}

export function copySettle() {
	const place = store((storage) => storage.getItem(SENT));
	if (document.querySelector("[data-sent-page]")) {
		copyRemoveAll();
	} else if (place && document.querySelector(".bms-steps") && !document.querySelector("form[data-autosave]")) {
		copyRemove(place);
		store((storage) => storage.removeItem(SENT));
	}
}

export function copyOff() {
	copyRemoveAll();
	store((storage) => storage.setItem(OFF, "1"));
}
