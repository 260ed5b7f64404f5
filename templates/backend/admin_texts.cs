<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
if:!Full ?><?cs
	call:button_link("primary", Base + "/verwaltung/startseite/neu",
		Lang.admin.texts_add) ?><?cs
/if ?><?cs
call:title_end() ?><p><?cs var:Lang.admin.texts_lead ?></p>
<?cs if:subcount(Texts) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.form.portal_text.position
?></th><th scope="col"><?cs var:Lang.form.portal_text.title_de ?></th><th scope="col"><?cs
var:Lang.form.portal_text.title_en ?></th><th scope="col"><?cs var:Lang.form.portal_text.shown
?></th><th scope="col"><?cs var:Lang.backend.changed_at ?></th></tr></thead><tbody><?cs
each:t = Texts ?>
<tr><td data-label="<?cs var:Lang.form.portal_text.position ?>"><?cs
var:t.position ?></td><th scope="row" data-label="<?cs var:Lang.form.portal_text.title_de ?>"><a
	href="<?cs var:Base ?>/verwaltung/startseite/<?cs var:t.id ?>"><?cs
var:german(t.title_de) ?></a></th><td data-label="<?cs var:Lang.form.portal_text.title_en ?>"><?cs
if:t.title_en ?><?cs var:t.title_en ?><?cs else ?>–<?cs /if ?></td>
<td data-label="<?cs var:Lang.form.portal_text.shown ?>"><?cs
if:t.shown ?><?cs var:Lang.form.yes ?><?cs
else ?><?cs var:Lang.form.no ?><?cs
/if ?></td><td data-label="<?cs var:Lang.backend.changed_at ?>"><?cs call:time(t.changed_at) ?><?cs
if:t.changed_by ?>, <?cs var:t.changed_by ?><?cs /if ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.admin.texts_empty) ?><?cs /if ?>
<?cs call:page_end() ?>
