<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/letter_files_parts.cs" ?><?cs

def:write_template() ?><form class="bms-form" method="get" action="<?cs
var:link(Bulk.address) ?>/brief"><div class="kern-form-input"><label class="kern-label"
	for="vorlage"><?cs var:Lang.letter.name ?></label><div
	class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="vorlage"
	name="vorlage"><?cs
each:t = Templates ?><option value="<?cs var:t.code ?>"<?cs
	if:t.chosen ?> selected<?cs /if ?>><?cs var:t.name ?></option><?cs
/each ?></select></div></div>
<?cs call:submit_beside(Lang.write.take_template) ?></form>
<?cs /def ?><?cs

# What only some texts need: those that have the placeholder. ?><?cs
def:write_sometimes(x, name, used) ?><div data-uses="<?cs var:name ?>"<?cs
if:!used && !x.error ?> hidden<?cs /if ?>><?cs call:field(x) ?></div><?cs /def ?><?cs

def:write_form() ?><?cs with:f = Form.bulk_write ?><?cs
	call:form_open(f) ?><?cs
	call:hidden(f.field.version) ?><?cs
	call:hidden(f.field.template) ?><?cs
	call:field(f.field.subject_de) ?><?cs
	call:field(f.field.body_de) ?><?cs
	call:field(f.field.subject_en) ?><?cs
	call:field(f.field.body_en) ?><?cs
	call:write_sometimes(f.field.points, "line", Uses.points) ?><?cs
	call:write_sometimes(f.field.last_day, "last_day", Uses.last_day) ?><?cs
	call:write_sometimes(f.field.last_days, "last_day", Uses.last_day) ?><?cs
	call:field(f.field.send) ?><?cs
	call:field(f.field.send_day) ?><?cs
	call:field(f.field.send_hour) ?><?cs
	call:field(f.field.guard) ?><?cs
	if:Bulk.written ?><?cs call:submit_beside(Lang.write.check_anew) ?><?cs
	else ?><?cs call:submit(Lang.write.check) ?><?cs
	/if ?><?cs
	call:form_end() ?><?cs
/with ?><?cs /def ?><?cs

def:write_when() ?><p><b><?cs var:number(Bulk.ready) ?> <?cs var:Lang.write.of ?> <?cs
var:number(Bulk.items) ?></b> <?cs
if:When.send == "time" ?><?cs var:Lang.write.at_time ?> <?cs call:time(When.due) ?><?cs
elif:When.send == "guard" ?><?cs var:Lang.write.at_guard ?> „<?cs var:When.guard ?>“<?cs
else ?><?cs var:Lang.write.at_once ?><?cs
/if ?>.</p><?cs /def ?><?cs

def:write_files() ?><section class="bms-section" aria-labelledby="files"><h2 id="files"><?cs
var:Lang.title.letter_files ?></h2><?cs
call:letter_files() ?><div class="bms-actions"><?cs
call:button_link("secondary", Bulk.address + "/brief/anlagen", Lang.letter_files.change) ?></div>
</section><?cs /def ?><?cs

def:person_files() ?><?cs if:subcount(Files) ?><p class="bms-small"><b><?cs
var:Lang.title.letter_files ?>:</b> <?cs
each:f = Files ?><?cs if:name(f) != "0" ?>, <?cs /if ?><?cs var:f.name ?><?cs
	if:f.state == "waits" ?> (<?cs var:Lang.letter_files.waits ?>)<?cs
	elif:f.state == "refused" ?> (<?cs var:Lang.letter_files.refused ?>)<?cs /if ?><?cs
/each ?></p><?cs /if ?><?cs /def ?><?cs

def:write_person() ?><?cs if:Person.text || Person.unseen ?><section class="bms-section"
	aria-labelledby="person"><h2 id="person"><?cs var:Lang.write.preview ?> <?cs
var:number(Person.at) ?> <?cs
var:Lang.write.of ?> <?cs var:number(Person.count) ?></h2>
<?cs if:Person.previous || Person.next ?><p><?cs
	if:Person.previous ?><a href="<?cs var:link(Bulk.address) ?>/brief?person=<?cs
		var:Person.previous ?>#person"><?cs var:Lang.write.previous ?></a> <?cs /if ?><?cs
	if:Person.next ?><a href="<?cs var:link(Bulk.address) ?>/brief?person=<?cs
		var:Person.next ?>#person"><?cs var:Lang.write.next ?></a><?cs /if ?></p><?cs
/if ?><?cs
if:Person.unseen ?><p><?cs var:Lang.bulk.unseen ?></p><?cs else ?><?cs
if:Person.print ?><?cs call:notice("info", Lang.write.print) ?><?cs /if ?><?cs
if:subcount(Person.missing) ?><div class="kern-alert kern-alert--warning"><div
	class="kern-alert__header"><span class="kern-icon kern-icon--warning"
	aria-hidden="true"></span><p><?cs var:Lang.write.missing ?> <?cs
	each:m = Person.missing ?><?cs if:name(m) != "0" ?>, <?cs /if ?><?cs
		var:m.words ?><?cs /each ?></p></div></div><?cs
/if ?><?cs
call:facts_begin() ?><?cs
call:fact(Lang.step.mail_to, Person.recipient) ?><?cs
call:fact(Lang.step.mail_subject, Person.subject) ?><?cs
call:facts_end() ?><?cs
if:Person.last_day ?><p class="bms-small"><?cs
	var:Lang.write.counted ?> <?cs var:Person.last_day ?><?cs
	if:When.send == "guard" ?> <?cs var:Lang.write.counted_anew ?><?cs /if ?></p><?cs
/if ?>
<?cs if:!Person.print ?><iframe class="bms-mail" sandbox title="<?cs
	var:Lang.write.as_mail ?>" src="<?cs var:link(Bulk.address) ?>/brief/ansicht?person=<?cs
	var:Person.at ?>"></iframe><p class="bms-small"><a href="<?cs
	var:link(Bulk.address) ?>/brief/ansicht?person=<?cs var:Person.at ?>" target="_blank"><?cs
	var:Lang.write.mail_alone ?></a></p><h3><?cs var:Lang.write.as_text ?></h3><?cs
/if ?><div class="bms-lines" data-typed<?cs
if:Person.english ?> lang="en"<?cs else ?> lang="de"<?cs
/if ?>><?cs var:Person.text ?></div>
<?cs call:person_files() ?><?cs /if ?></section><?cs /if ?><?cs /def ?><?cs

def:write_reasons() ?><?cs if:subcount(Reasons) ?><section class="bms-section"
	aria-labelledby="reasons"><h2 id="reasons"><?cs var:Lang.write.not_to ?></h2><ul><?cs
each:r = Reasons ?><li><?cs var:number(r.objects) ?>: <?cs var:r.words ?></li><?cs /each ?></ul>
</section><?cs /if ?><?cs /def ?><?cs

def:write_count(label, n) ?><?cs if:n != "0" ?><?cs call:fact(label, number(n)) ?><?cs
/if ?><?cs /def ?><?cs

def:write_counts() ?><?cs call:facts_begin() ?><?cs
call:write_count(Lang.mail_state.waiting, Count.waiting) ?><?cs
call:write_count(Lang.mail_state.sent, Count.sent) ?><?cs
call:write_count(Lang.mail_state.print, Count.print) ?><?cs
call:write_count(Lang.mail_state.taken_back, Count.taken_back) ?><?cs
call:write_count(Lang.mail_state.stopped, Count.stopped) ?><?cs
call:write_count(Lang.mail_state.given_up, Count.given_up) ?><?cs
call:facts_end() ?><?cs
if:Form.bulk_write_back.token ?><?cs
	call:button_form(Form.bulk_write_back, "secondary", Lang.write.back_all) ?><?cs
elif:Back_going ?><p role="status" data-look-again><?cs var:Lang.write.back_going ?></p><?cs
/if ?><?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.bulk_write) ?><?cs
call:error_summary(Form.bulk_write_start) ?><?cs
call:error_summary(Form.bulk_write_back) ?><?cs
call:heading() ?>
<p><?cs var:number(Bulk.items) ?> <?cs
if:Bulk.items == #1 ?><?cs var:Lang.bulk.chosen_one ?><?cs
else ?><?cs var:Lang.bulk.chosen ?><?cs
/if ?></p>
<?cs if:Bulk.state == "checking" ?><p role="status" data-look-again><?cs
	var:Lang.bulk.checking ?></p><div class="bms-actions"><?cs
	call:button_link("secondary", Bulk.address + "/brief", Lang.bulk.look) ?></div><?cs
elif:Bulk.state == "waiting" || Bulk.state == "running" ?><p role="status" data-look-again><?cs
	var:Lang.write.running ?> <?cs var:number(Bulk.over) ?> / <?cs
	var:number(Bulk.items) ?></p><div class="bms-actions"><?cs
	call:button_link("secondary", Bulk.address + "/brief", Lang.bulk.look) ?></div><?cs
	call:write_counts() ?><?cs
elif:Bulk.state == "chosen" || Bulk.state == "checked" ?><?cs
	if:Bulk.written ?><?cs
		if:Bulk.ready == "0" ?><?cs call:notice("warning", Lang.write.nobody) ?><?cs
		else ?><?cs call:write_when() ?><?cs
			with:f = Form.bulk_write_start ?><?cs
			call:form_open(f) ?><?cs
			call:hidden(f.field.version) ?><?cs
			call:submit(Lang.write.start) ?><?cs
			call:form_end() ?><?cs
			/with ?><?cs
		/if ?><?cs
		call:write_reasons() ?><?cs
		call:write_files() ?><?cs
		call:write_person() ?><section class="bms-section"><h2><?cs
		var:Lang.write.change ?></h2><?cs
		call:write_form() ?></section><section class="bms-section"><h2><?cs
		var:Lang.write.other_template ?></h2><?cs
		call:write_template() ?></section><?cs
	else ?><?cs
		call:write_template() ?><?cs
		call:write_form() ?><?cs
	/if ?><?cs
else ?><?cs
	if:Bulk.state == "ended" ?><?cs call:notice("warning", Lang.bulk.ended) ?><?cs
	else ?><?cs call:notice("success", Lang.write.over) ?><?cs /if ?><?cs
	call:write_counts() ?><?cs
	call:write_reasons() ?><div class="bms-actions"><?cs
	call:button_link("primary", "/bewerbungen", Lang.bulk.back) ?></div><?cs
/if ?>
<?cs if:Bulk.act_written ?><section class="bms-section"><h2><?cs var:Lang.bulk.each ?></h2>
<?cs call:list(List) ?></section><?cs /if ?><?cs call:page_end() ?>
