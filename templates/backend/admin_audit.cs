<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs def:search_line(id, label, hint, value, error) ?><div class="kern-form-input<?cs if:error
?> kern-form-input--error<?cs /if ?>"><label class="kern-label" for="<?cs var:id ?>"><?cs
var:label ?></label><div class="kern-hint" id="<?cs var:id ?>-hint"><?cs
var:hint ?></div><input class="kern-form-input__input" type="text" id="<?cs var:id ?>"
	name="<?cs var:id ?>" value="<?cs var:value ?>" aria-describedby="<?cs var:id ?>-hint<?cs
if:error ?> <?cs var:id ?>-error<?cs /if ?>"<?cs if:error ?> aria-invalid="true"<?cs /if ?>><?cs
if:error ?><p class="kern-error" id="<?cs var:id ?>-error"><span class="kern-icon kern-icon--danger"
		aria-hidden="true"></span><span class="kern-body"><?cs var:error ?></span></p><?cs
/if ?></div>
<?cs /def ?><form class="bms-form" method="get" action="<?cs var:Base ?>/verwaltung/protokoll"
	role="search">
<?cs call:field_pick(Pick.person) ?><div class="kern-form-input"><label class="kern-label"
	for="aktion"><?cs var:Lang.admin.audit_action ?></label><div
	class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="aktion"
	name="aktion"><option value=""><?cs var:Lang.admin.any ?></option><?cs each:a = Actions ?>
<option value="<?cs var:a.action ?>"<?cs if:a.selected ?> selected<?cs /if ?>><?cs
var:a.label ?></option><?cs /each ?>
</select></div></div>
<?cs call:search_line("nummer", Lang.admin.audit_object, Lang.admin.audit_object_hint,
	Search.object, "") ?><?cs
call:search_line("von", Lang.admin.audit_from, Lang.form.day_hint, Search.from,
	Search.from_error) ?><?cs
call:search_line("bis", Lang.admin.audit_to, Lang.form.day_hint, Search.to, Search.to_error) ?><?cs
call:submit(Lang.backend.search) ?></form>
<?cs if:subcount(Lines) ?><p><?cs
if:Lines_more ?><?cs var:Lang.admin.audit_more ?><?cs
else ?><?cs var:number(Pager.total) ?> <?cs var:Lang.admin.hits ?><?cs
/if ?></p><table class="bms-table"><caption class="kern-sr-only"><?cs var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.history_at ?></th><th scope="col"><?cs
var:Lang.backend.history_who ?></th><th scope="col"><?cs var:Lang.backend.history_what ?></th>
<th scope="col"><?cs var:Lang.admin.audit_on ?></th><th scope="col"><?cs
var:Lang.admin.audit_detail ?></th></tr></thead><tbody><?cs each:l = Lines ?>
<tr><td data-label="<?cs var:Lang.backend.history_at ?>"><?cs
call:time(l.at) ?></td><td data-label="<?cs var:Lang.backend.history_who ?>"><span><?cs
if:l.actor ?><?cs var:l.actor ?> (<?cs var:l.actor_id ?>)<?cs
elif:l.actor_id ?><?cs var:l.actor_id ?><?cs
elif:l.actor_kind == "visitor" ?><?cs var:Lang.admin.audit_visitor ?><?cs
else ?><?cs var:Lang.backend.history_system ?><?cs
/if ?></span></td><td data-label="<?cs var:Lang.backend.history_what ?>"><?cs
if:Lang.audit_action[l.action] ?><?cs var:Lang.audit_action[l.action] ?><?cs
elif:Lang.history[l.action] ?><?cs var:Lang.history[l.action] ?><?cs
else ?><?cs var:Lang.code.unknown ?><?cs
/if ?></td><td data-label="<?cs var:Lang.admin.audit_on ?>"><?cs if:l.object ?><?cs
var:l.object ?><?cs else ?>–<?cs /if ?></td><td data-label="<?cs var:Lang.admin.audit_detail
?>"><?cs if:l.detail ?><?cs var:l.detail ?><?cs else ?>–<?cs /if ?></td></tr><?cs /each ?>
</tbody></table><?cs call:pager(Pager) ?><?cs else ?><?cs
call:empty_state(Lang.admin.audit_empty) ?><?cs /if ?>
<?cs call:page_end() ?>
