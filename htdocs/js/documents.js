/* A document is shown beside the data, where there is room for it; elsewhere its link opens it as links do. As in the template, a PDF is as wide as
   the frame, without the pictures of its pages. */

const frame = document.querySelector(".bms-document");
const links = document.querySelectorAll("a[data-document]");

for (const link of links) {
	link.addEventListener("click", (event) => {
		if (!frame.offsetParent || event.button || event.ctrlKey || event.metaKey || event.shiftKey) {
			return;
		}
		event.preventDefault();
		frame.contentWindow.location.replace(`${link.href}#navpanes=0&view=FitH`);
		links.forEach((other) => other.removeAttribute("aria-current"));
		link.setAttribute("aria-current", "true");
	});
}
