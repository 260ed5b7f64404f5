<?cs include!"layout/backend.cs" ?><?cs call:page_begin() ?><?cs
set:Owner = Form.data_request.id ?><?cs
call:default_button(Form.data_request.action) ?><?cs
call:heading() ?>
<section class="bms-section"><h2><?cs var:Lang.admin.withdrawals ?></h2><?cs
if:subcount(Withdrawals) ?><p><?cs var:Lang.admin.withdrawals_text ?></p><table class="bms-table">
<caption class="kern-sr-only"><?cs var:Lang.admin.withdrawals ?></caption><thead><tr>
<th scope="col"><?cs var:Lang.title.application ?></th><th scope="col"><?cs var:Lang.admin.since
?></th><th scope="col"><?cs var:Lang.admin.erase ?></th></tr></thead><tbody><?cs
each:w = Withdrawals ?>
<tr><th scope="row" data-label="<?cs var:Lang.title.application ?>"><a
	href="<?cs var:Base ?>/bewerbungen/<?cs var:url_path(w.number) ?>"><?cs
var:w.number ?></a></th><td data-label="<?cs var:Lang.admin.since ?>"><?cs
call:time(w.at) ?></td><td><a class="kern-btn kern-btn--secondary"
	href="<?cs var:link(w.action) ?>"><span class="kern-label"><?cs var:Lang.admin.erase
?> <span class="kern-sr-only"><?cs var:w.number ?></span></span></a></td></tr><?cs /each ?>
</tbody></table><?cs call:more(Withdrawals_more) ?><?cs else ?><?cs
call:empty_state(Lang.admin.withdrawals_none) ?><?cs /if ?></section>

<section class="bms-section"><h2><?cs var:Lang.admin.data_request ?></h2><p><?cs
var:Lang.admin.data_request_text ?></p>
<?cs call:form_begin(Form.data_request) ?><?cs
call:fields(Form.data_request) ?><?cs
call:submit(Lang.admin.data_request_find) ?><?cs
call:form_end() ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
