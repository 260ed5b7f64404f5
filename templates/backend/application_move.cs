<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.application_move) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<?cs if:May.ad ?><p><a href="<?cs var:Base ?>/bewerbungen/<?cs var:Application.number
?>/anzeige"><?cs var:Lang.transfer.ad_instead ?></a></p>
<?cs /if ?><?cs if:Hindrance ?><?cs call:empty_state(Hindrance) ?>
<p><?cs if:May.copy ?><?cs call:button_link("secondary", Base + "/bewerbungen/" +
	Application.number + "/kopieren", Lang.title.application_copy) ?> <?cs /if ?><?cs
call:button_link("tertiary", Base + "/bewerbungen/" + Application.number, Lang.transfer.back) ?></p>
<?cs else ?><p><?cs var:Lang.transfer.move_text ?></p>
<?cs with:f = Form.application_move ?><?cs
call:form_open(f) ?><?cs
call:field(f.field.ad) ?><?cs
call:field(f.field.reason) ?><?cs
call:field(f.field.agreed) ?>
<p class="bms-small"><?cs var:Lang.transfer.move_then ?></p><?cs
call:submit_or(Lang.transfer.move, Base + "/bewerbungen/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs /if ?>
<?cs call:page_end() ?>
