<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<p><?cs var:Lang.backend.links_text ?></p>
<?cs if:subcount(Links) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.backend.links ?></caption><thead><tr><th scope="col"><?cs var:Lang.export.purpose ?></th>
<th scope="col"><?cs var:Lang.export.issued_at ?></th><th scope="col"><?cs var:Lang.export.ends_at
?></th><th scope="col"><?cs var:Lang.export.status ?></th></tr></thead><tbody><?cs each:l = Links ?>
<tr><th scope="row" data-label="<?cs var:Lang.export.purpose ?>"><?cs
var:l.purpose_label ?></th><td data-label="<?cs var:Lang.export.issued_at ?>"><?cs
call:time(l.issued_at) ?></td><td data-label="<?cs var:Lang.export.ends_at ?>"><?cs
call:time(l.ends_at) ?></td><td data-label="<?cs var:Lang.export.status ?>"><?cs
if:l.open ?><?cs var:Lang.backend.link_open ?><?cs
elif:l.revoked_at ?><?cs var:Lang.backend.link_revoked ?> <?cs call:time(l.revoked_at) ?><?cs
	if:l.by ?>, <?cs var:l.by ?><?cs
	else ?>, <?cs var:Lang.backend.link_by_applicant ?><?cs
	/if ?><?cs
else ?><?cs var:Lang.backend.link_over ?><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs call:more(Links_more) ?><?cs else ?><?cs
call:empty_state(Lang.backend.links_none) ?><?cs /if ?>
<?cs if:Link.usable ?><h2><?cs var:Lang.backend.link_mail ?></h2>
<p><?cs var:Lang.backend.link_mail_text ?> <?cs var:Application.email ?></p>
<div class="bms-actions"><?cs call:button_form(Form.link_mail, "primary", Lang.backend.link_mail)
?></div>
<h2><?cs var:Lang.backend.link_revoke ?></h2>
<p><?cs var:Lang.backend.link_revoke_text ?></p>
<div class="bms-actions"><?cs
call:button_form(Form.link_revoke, "secondary", Lang.backend.link_revoke) ?></div>
<?cs else ?><?cs call:notice("info", Lang.notice.link_unusable) ?><?cs /if ?>
<?cs call:page_end() ?>
