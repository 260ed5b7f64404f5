<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_offer) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<?cs if:Offered ?><p><?cs var:Lang.account_offer.last ?> <?cs call:time(Offered) ?></p>
<?cs /if ?><?cs if:Hindrance ?><?cs call:empty_state(Hindrance) ?>
<p><?cs if:May.correct ?><?cs call:button_link("secondary", Base + "/bewerbungen/" +
	Application.number + "/berichtigen", Lang.title.application_correct) ?> <?cs /if ?><?cs
call:button_link("tertiary", Base + "/bewerbungen/" + Application.number, Lang.transfer.back) ?></p>
<?cs else ?><p><?cs var:Lang.account_offer.text ?></p>
<p><?cs var:Lang.account_offer.to ?> <b><?cs var:Application.email ?></b></p>
<?cs with:f = Form.account_offer ?><?cs
call:form_open(f) ?><?cs
call:submit_or(Lang.account_offer.send, Base + "/bewerbungen/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs /if ?>
<?cs call:page_end() ?>
