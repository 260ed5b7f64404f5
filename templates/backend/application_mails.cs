<?cs include!"layout/backend.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

def:mail_state(m) ?><?cs
if:m.given_up ?><?cs call:status_badge("danger", Lang.mails.given_up) ?><?cs
elif:m.sent ?><?cs call:status_badge("success", Lang.mails.sent) ?><?cs
else ?><?cs call:status_badge("warning", Lang.mails.waits) ?><?cs
/if ?><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.mails ?></h2><p class="bms-small"><?cs
var:Lang.mails.text ?></p><?cs
call:more(Mails_more) ?><?cs
if:subcount(Mails) ?><ol class="bms-comments"><?cs
each:m = Mails ?>
<li><p class="bms-small"><?cs call:time(m.at) ?> <?cs call:mail_state(m) ?></p><?cs
	if:m.text ?><details><summary><b><?cs
		var:m.subject ?></b></summary><p class="bms-small"><?cs
		var:Lang.mails.to ?> <?cs var:m.recipient ?></p><p class="bms-lines" data-typed><?cs
		var:m.text ?></p></details><?cs
	/if ?></li><?cs
/each ?></ol><?cs
else ?><?cs call:empty_state(Lang.mails.empty) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
