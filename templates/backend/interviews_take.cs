<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.interviews_take) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.sheet.take_text ?></p><?cs
if:Comparison.sent ?><?cs call:notice("warning", Lang.sheet.take_sent) ?><?cs /if ?><?cs
if:Raters.open ?><?cs call:notice("info", Lang.comparison.raters_open) ?><?cs /if ?><?cs
if:subcount(Changes) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.comparison.name ?></th><th
scope="col"><?cs var:Lang.comparison.requirement ?></th><th scope="col"><?cs
var:Lang.sheet.before ?></th><th scope="col"><?cs var:Lang.sheet.after ?></th><th
scope="col"><?cs var:Lang.comparison.source_short ?></th></tr></thead><tbody><?cs
each:c = Changes ?><tr><th scope="row" data-label="<?cs var:Lang.comparison.name ?>"><span><a
	href="<?cs var:Base ?>/bewerbungen/<?cs var:c.number ?>"><?cs
var:c.name ?></a></span></th><td data-label="<?cs var:Lang.comparison.requirement ?>"><?cs
var:german(c.requirement) ?></td><td data-label="<?cs var:Lang.sheet.before ?>"><?cs
if:string.length(c.before) ?><?cs var:c.before ?><?cs else ?>–<?cs /if ?></td><td
data-label="<?cs var:Lang.sheet.after ?>"><?cs var:c.after ?></td><td data-label="<?cs
var:Lang.comparison.source_short ?>"><?cs var:german(c.note) ?></td></tr>
<?cs /each ?></tbody></table><?cs call:more(Changes_more) ?><?cs
with:f = Form.interviews_take ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.sheet.take, Comparison.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs
else ?><?cs call:empty_state(Lang.sheet.none) ?><p><a href="<?cs var:Base
?>/vakanzen/<?cs var:Vacancy.number ?>/vergleich"><?cs var:Lang.comparison.title ?></a></p><?cs
/if ?>
<?cs call:page_end() ?>
