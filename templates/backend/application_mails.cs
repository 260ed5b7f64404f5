<?cs include!"layout/backend.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

def:mail_files(m) ?><?cs if:subcount(m.files) ?><p class="bms-small"><b><?cs
var:Lang.title.letter_files ?>:</b> <?cs
each:f = m.files ?><?cs if:name(f) != "0" ?>, <?cs /if ?><?cs
	if:f.href ?><a href="<?cs var:link(f.href) ?>"><?cs var:f.name ?></a><?cs
	else ?><?cs var:f.name ?> (<?cs
		if:f.state == "waits" ?><?cs var:Lang.letter_files.waits ?><?cs
		else ?><?cs var:Lang.letter_files.refused ?><?cs /if ?>)<?cs
	/if ?><?cs
/each ?></p><?cs /if ?><?cs /def ?><?cs

def:mail_state(m) ?><?cs
if:m.returned ?><?cs call:status_badge("danger", Lang.mail_state.returned) ?><?cs
elif:m.state == "given_up" ?><?cs call:status_badge("danger", Lang.mail_state.given_up) ?><?cs
elif:m.state == "sent" ?><?cs call:status_badge("success", Lang.mail_state.sent) ?><?cs
elif:m.state == "print" ?><?cs call:status_badge("info", Lang.mail_state.print) ?><?cs
elif:m.state == "taken_back" ?><?cs call:status_badge("neutral", Lang.mail_state.taken_back) ?><?cs
elif:m.state == "stopped" ?><?cs call:status_badge("neutral", Lang.mail_state.stopped) ?><?cs
elif:m.due || m.guard ?><?cs call:status_badge("warning", Lang.mail_state.waiting) ?><?cs
else ?><?cs call:status_badge("warning", Lang.mail_state.going) ?><?cs
/if ?><?cs
if:m.due ?> <?cs var:Lang.mails.until_time ?> <?cs call:time(m.due) ?><?cs /if ?><?cs
if:m.guard ?> <?cs var:Lang.mails.until_guard ?> <?cs var:m.guard ?><?cs /if ?><?cs
/def ?><?cs

def:mail_open(m) ?><?cs
if:m.orphan ?><?cs call:notice("warning", Lang.mails.orphan) ?><?cs
elif:m.late ?><?cs call:notice("warning", Lang.mails.late) ?><?cs
elif:m.lost ?><?cs call:notice("warning", Lang.mails.lost) ?><?cs
/if ?><?cs
/def ?><?cs

def:mail_may(m) ?><?cs
if:m.print || m.back || m.return || m.over || m.settle ?><p class="bms-small"><?cs
	if:m.over ?><a href="<?cs var:link(m.over) ?>"><?cs
		var:Lang.mails.over ?><span class="kern-sr-only">: <?cs
		var:m.subject ?></span></a> <?cs /if ?><?cs
	if:m.settle ?><a href="<?cs var:link(m.settle) ?>"><?cs
		var:Lang.mails.settle ?><span class="kern-sr-only">: <?cs
		var:m.subject ?></span></a> <?cs /if ?><?cs
	if:m.print ?><a href="<?cs var:link(m.print) ?>"><?cs
		var:Lang.mails.print ?><span class="kern-sr-only">: <?cs
		var:m.subject ?></span></a> <?cs /if ?><?cs
	if:m.back ?><a href="<?cs var:link(m.back) ?>"><?cs
		var:Lang.mails.back ?><span class="kern-sr-only">: <?cs
		var:m.subject ?></span></a> <?cs /if ?><?cs
	if:m.return ?><a href="<?cs var:link(m.return) ?>"><?cs
		var:Lang.mails.return ?><span class="kern-sr-only">: <?cs
		var:m.subject ?></span></a><?cs /if ?></p><?cs
/if ?><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.mails ?></h2><p class="bms-small"><?cs
var:Lang.mails.text ?></p><?cs
if:Form.application_write.token ?><?cs
	call:button_form(Form.application_write, "secondary", Lang.title.application_write) ?><?cs
/if ?><?cs
call:more(Mails_more) ?><?cs
if:subcount(Mails) ?><ol class="bms-comments"><?cs
each:m = Mails ?>
<li><p class="bms-small"><?cs call:time(m.at) ?> <?cs call:mail_state(m) ?></p><?cs
	if:m.text ?><details><summary><b><?cs
		var:m.subject ?></b></summary><p class="bms-small"><?cs
		var:Lang.mails.to ?> <?cs var:m.recipient ?></p><p class="bms-lines" data-typed><?cs
		var:m.text ?></p></details><?cs
	/if ?><?cs
	call:mail_files(m) ?><?cs
	call:mail_open(m) ?><?cs
	call:mail_may(m) ?></li><?cs
/each ?></ol><?cs
else ?><?cs call:empty_state(Lang.mails.empty) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
