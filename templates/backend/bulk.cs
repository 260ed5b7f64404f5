<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
include!"backend/lists.cs" ?><?cs

def:bulk_choose() ?><?cs with:f = Form.bulk ?><?cs
	call:form_open(f) ?><?cs
	call:hidden(f.field.version) ?><?cs
	call:field(f.field.step) ?><?cs
	if:Bulk.state == "checked" ?><?cs call:submit_beside(Lang.bulk.check_anew) ?><?cs
	else ?><?cs call:submit(Lang.bulk.check) ?><?cs
	/if ?><?cs
	call:form_end() ?><?cs
/with ?><?cs /def ?><?cs

def:bulk_leaf() ?><?cs if:Mail.count != #1 ?><p><?cs
var:number(Mail.at) ?> / <?cs var:number(Mail.count) ?><?cs
if:Mail.previous ?> <a href="<?cs var:link(Bulk.address) ?>?mail=<?cs
var:Mail.previous ?>"><?cs var:Lang.bulk.mail_previous ?></a><?cs /if ?><?cs
if:Mail.next ?> <a href="<?cs var:link(Bulk.address) ?>?mail=<?cs
var:Mail.next ?>"><?cs var:Lang.bulk.mail_next ?></a><?cs /if ?></p><?cs /if ?><?cs /def ?><?cs

def:bulk_mail() ?><?cs if:Mail.text ?><section class="bms-section" aria-labelledby="mail"><h2
	id="mail"><?cs var:Lang.step.mail_title ?></h2>
<?cs call:bulk_leaf() ?><?cs
call:facts_begin() ?><?cs
call:fact(Lang.step.mail_to, Mail.recipient) ?><?cs
call:fact(Lang.step.mail_subject, Mail.subject) ?><?cs
call:facts_end() ?>
<div class="bms-lines"><?cs var:Mail.text ?></div></section><?cs /if ?><?cs /def ?><?cs

def:bulk_counts() ?><?cs call:facts_begin() ?><?cs
if:Bulk.ready != "0" ?><?cs call:fact(Lang.bulk.ready, number(Bulk.ready)) ?><?cs /if ?><?cs
if:Bulk.done != "0" ?><?cs call:fact(Lang.bulk.done, number(Bulk.done)) ?><?cs /if ?><?cs
if:Bulk.refused != "0" ?><?cs call:fact(Lang.bulk.refused, number(Bulk.refused)) ?><?cs /if ?><?cs
if:Bulk.stopped != "0" ?><?cs call:fact(Lang.bulk.stopped, number(Bulk.stopped)) ?><?cs /if ?><?cs
call:facts_end() ?><?cs /def ?><?cs

def:bulk_going(text) ?><p role="status" data-look-again><?cs var:text ?> <?cs
var:number(Bulk.over) ?> / <?cs var:number(Bulk.items) ?></p>
<div class="bms-actions"><?cs
call:button_link("secondary", Bulk.address, Lang.bulk.look) ?></div><?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.bulk) ?><?cs
call:error_summary(Form.bulk_start) ?><?cs
call:heading() ?>
<p><?cs var:number(Bulk.items) ?> <?cs var:Lang.bulk.chosen ?></p>
<?cs if:Bulk.state == "chosen" ?><?cs call:bulk_choose() ?><?cs
elif:Bulk.state == "checking" ?><?cs call:bulk_going(Lang.bulk.checking) ?><?cs
elif:Bulk.state == "checked" ?><h2><?cs var:Lang.bulk.step ?>: <?cs var:Bulk.step ?></h2>
<?cs call:bulk_counts() ?><?cs
	if:Bulk.ready == "0" ?><?cs call:notice("warning", Lang.bulk.nothing) ?><?cs
	else ?><?cs if:Final ?><?cs call:notice("warning", Lang.bulk.final) ?><?cs /if ?><?cs
		if:Mail.text ?><p><?cs var:Lang.bulk.mails ?></p><?cs
		else ?><p><?cs var:Lang.step.no_mail ?></p><?cs
		/if ?><?cs
		with:f = Form.bulk_start ?><?cs
			call:form_open(f) ?><?cs
			call:hidden(f.field.version) ?><?cs
			call:submit(Lang.bulk.start) ?><?cs
			call:form_end() ?><?cs
		/with ?><?cs call:bulk_mail() ?><?cs
	/if ?><details><summary><?cs var:Lang.bulk.other_step ?></summary>
<?cs call:bulk_choose() ?></details><?cs
elif:Bulk.state == "waiting" || Bulk.state == "running" ?><?cs
	call:bulk_going(Lang.bulk.running) ?><?cs
else ?><?cs if:Bulk.state == "ended" ?><?cs call:notice("warning", Lang.bulk.ended) ?><?cs
	else ?><?cs call:notice("success", Lang.bulk.over) ?><?cs
	/if ?><?cs call:bulk_counts() ?>
<div class="bms-actions"><?cs
call:button_link("primary", "/bewerbungen", Lang.bulk.back) ?></div><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.bulk.each ?></h2>
<?cs call:list(List) ?></section>
<?cs call:page_end() ?>
