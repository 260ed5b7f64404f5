<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/undo.cs" ?><?cs

def:bulk_choose() ?><?cs with:f = Form.bulk ?><?cs
	call:form_open(f) ?><?cs
	call:hidden(f.field.version) ?><?cs
	call:field(f.field.step) ?><?cs
	call:field(f.field.reason) ?><?cs
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
call:facts_end() ?><?cs
if:subcount(Reasons) ?><section class="bms-section" aria-labelledby="reasons"><h2
	id="reasons"><?cs var:Lang.bulk.why ?></h2><ul><?cs
	each:r = Reasons ?><li><?cs var:number(r.objects) ?>: <?cs var:r.words ?></li><?cs /each ?>
</ul></section><?cs /if ?><?cs /def ?><?cs

def:bulk_people(n) ?><b><?cs
if:n == #1 ?><?cs var:Lang.bulk.one_gets ?><?cs
else ?><?cs var:number(n) ?> <?cs var:Lang.bulk.many_get ?><?cs
/if ?></b><?cs /def ?><?cs

def:bulk_letters() ?><?cs
if:Letters.waiting ?><p><?cs call:bulk_people(Letters.waiting) ?> <?cs
	call:undo_when() ?>. <?cs var:Lang.undo.may ?></p><?cs
/if ?><?cs
if:Letters.at_once ?><p><?cs call:bulk_people(Letters.at_once) ?> <?cs
	var:Lang.bulk.at_once ?></p><?cs
/if ?><?cs
if:!Letters.waiting && !Letters.at_once ?><p><?cs var:Lang.step.no_mail ?></p><?cs
/if ?><?cs /def ?><?cs

def:bulk_back() ?><?cs
if:Form.bulk_back.token ?><section class="bms-section bms-undo" aria-labelledby="undo"><h2
	id="undo"><?cs var:Lang.bulk.back_title ?></h2>
<p><?cs var:number(Bulk.waiting) ?> <?cs var:Lang.bulk.back_waits ?> <?cs
call:undo_when() ?>. <?cs var:Lang.bulk.back_until ?></p>
<?cs call:form_open(Form.bulk_back) ?><?cs
call:undo_press(Lang.bulk.back_all) ?><?cs
call:form_end() ?></section><?cs
elif:Bulk.back ?><p><a href="<?cs var:Base ?>/sammelaktionen/<?cs var:Bulk.back ?>"><?cs
	var:Lang.bulk.back_is ?></a></p><?cs
/if ?><?cs /def ?><?cs

def:bulk_going(text) ?><p role="status" data-look-again><?cs var:text ?> <?cs
var:number(Bulk.over) ?> / <?cs var:number(Bulk.items) ?></p>
<div class="bms-actions"><?cs
call:button_link("secondary", Bulk.address, Lang.bulk.look) ?></div><?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.bulk) ?><?cs
call:error_summary(Form.bulk_start) ?><?cs
call:error_summary(Form.bulk_back) ?><?cs
call:heading() ?>
<?cs if:Bulk.of ?><p><a href="<?cs var:Base ?>/sammelaktionen/<?cs var:Bulk.of ?>"><?cs
	var:Lang.bulk.taken_back ?> <?cs var:Bulk.of ?></a></p>
<?cs /if ?><p><?cs var:number(Bulk.items) ?> <?cs
if:Bulk.items == #1 ?><?cs var:Lang.bulk.chosen_one ?><?cs
else ?><?cs var:Lang.bulk.chosen ?><?cs
/if ?></p>
<?cs if:Bulk.left_many ?><?cs call:notice("warning", Lang.bulk.left_many) ?><?cs
elif:Bulk.left_out != "0" ?><?cs
	call:notice("warning", number(Bulk.left_out) + " " + Lang.bulk.left_out) ?><?cs
/if ?>
<?cs if:May.write && (Bulk.state == "chosen" || Bulk.state == "checked") ?><p><a href="<?cs
var:link(Bulk.address) ?>/brief"><?cs var:Lang.bulk.write ?></a></p>
<?cs /if ?><?cs
if:Bulk.state == "chosen" ?><?cs call:bulk_choose() ?><?cs
elif:Bulk.state == "checking" ?><?cs call:bulk_going(Lang.bulk.checking) ?><?cs
elif:Bulk.state == "checked" ?><h2><?cs var:Lang.bulk.step ?>: <?cs var:Bulk.step ?></h2>
<?cs call:bulk_counts() ?><?cs
	if:Bulk.ready == "0" ?><?cs call:notice("warning", Lang.bulk.nothing) ?><?cs
	else ?><?cs if:Final && !Letters.waiting ?><?cs
			call:notice("warning", Lang.bulk.final) ?><?cs
		/if ?><?cs
		call:bulk_letters() ?><?cs
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
	call:bulk_back() ?><?cs
else ?><?cs if:Bulk.state == "ended" ?><?cs call:notice("warning", Lang.bulk.ended) ?><?cs
	else ?><?cs call:notice("success", Lang.bulk.over) ?><?cs
	/if ?><?cs
	call:bulk_counts() ?><?cs
	call:bulk_back() ?>
<div class="bms-actions"><?cs
call:button_link("primary", "/bewerbungen", Lang.bulk.back) ?></div><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.bulk.each ?></h2>
<?cs if:Bulk.state == "chosen" || Bulk.state == "checked" ?><p><a href="<?cs
var:link(Bulk.address) ?>/gruende"><?cs var:Lang.bulk.each_link ?></a></p>
<?cs /if ?><?cs call:list(List) ?></section>
<?cs call:page_end() ?>
