<?cs include!"portal/apply_layout.cs" ?><?cs
include!"portal/missing.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Application.title) ?>, <?cs
var:german(Application.authority) ?></p>
<?cs call:my_missing("") ?><p><?cs var:Lang.my.documents_text ?> <?cs call:apply_files_rule() ?></p>
<?cs if:subcount(Taken) ?><div class="kern-alert kern-alert--success">
<div class="kern-alert__header"><span class="kern-icon kern-icon--success"
	aria-hidden="true"></span><h2 class="kern-title"><?cs var:Lang.my.taken_title ?></h2></div>
<div class="kern-alert__body"><ul><?cs each:t = Taken ?>
<li><?cs var:t.name ?></li><?cs /each ?>
</ul></div></div>
<?cs /if ?><?cs
if:subcount(Refused) ?><?cs
	call:apply_refused(Form.apply_files) ?><?cs
	call:form_open(Form.apply_files) ?><?cs
else ?><?cs call:form_begin(Form.apply_files) ?><?cs
/if ?><?cs
call:fields(Form.apply_files) ?><?cs
call:submit_or(Lang.my.documents_button, Base + "/bewerbung/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><h2><?cs var:Lang.apply.attachments ?></h2>
<?cs if:subcount(Attachments) ?><ul><?cs each:a = Attachments ?>
<li><?cs var:a.name ?> (<?cs var:a.type_label ?>, <?cs var:a.size_label ?>)<?cs
call:file_waits(a) ?></li><?cs /each ?>
</ul>
<?cs else ?><?cs call:empty_state(Lang.apply.attachments_none) ?><?cs /if ?><?cs
call:files_gone() ?><?cs
call:page_end() ?>
