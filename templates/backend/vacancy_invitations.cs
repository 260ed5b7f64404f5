<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.invitation.text ?></p>
<p><?cs if:subcount(Identical) ?><?cs var:Lang.identical.with ?> <?cs
each:l = Identical ?><?cs if:name(l) != "0" ?>, <?cs /if ?><a href="<?cs var:Base
	?>/vakanzen/<?cs var:l.number ?>"><?cs var:l.number ?></a><?cs /each ?>. <?cs
/if ?><a href="<?cs var:Base ?>/vakanzen/<?cs var:Vacancy.number ?>/identisch"><?cs
var:Lang.title.vacancy_identical ?></a></p>
<?cs if:subcount(Invitations) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.invitation.caption ?></caption><thead><tr><th scope="col"><?cs
var:Lang.invitation.application ?></th><th scope="col"><?cs var:Lang.backend.status ?></th>
<th scope="col"><?cs var:Lang.invitation.state ?></th><th scope="col"><?cs
var:Lang.backend.reason ?></th></tr></thead><tbody><?cs each:i = Invitations ?>
<tr><th scope="row" data-label="<?cs var:Lang.invitation.application ?>"><a href="<?cs var:Base
?>/bewerbungen/<?cs var:i.number ?>"><?cs var:i.number ?></a> <?cs var:i.name ?></th>
<td data-label="<?cs var:Lang.backend.status ?>"><?cs call:status("application", i.status) ?></td>
<td data-label="<?cs var:Lang.invitation.state ?>"><?cs call:invitation_state(i) ?></td>
<td data-label="<?cs var:Lang.backend.reason ?>"><?cs
if:i.reason ?><span class="bms-lines"><?cs var:i.reason ?></span> <span class="bms-small"><?cs
	var:i.waived_by ?>, <?cs call:time(i.waived_at) ?></span><?cs
elif:i.counted ?>–<?cs
else ?><a href="<?cs var:Base ?>/bewerbungen/<?cs var:i.number ?>/einladungspflicht"><?cs
	var:Lang.invitation.waive ?><span class="kern-sr-only">: <?cs var:i.name ?></span></a><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs
if:Invitations_more ?><p><?cs var:Lang.invitation.more ?></p><?cs /if ?><?cs
else ?><?cs call:empty_state(Lang.invitation.none) ?><?cs
/if ?><?cs
if:Form.invitation_hearing.token ?><section class="bms-section"><h2><?cs
	var:Lang.invitation.hear ?></h2><p><?cs var:Lang.invitation.hear_text ?></p>
<div class="bms-actions"><?cs
call:button_form(Form.invitation_hearing, "primary", Lang.invitation.hear) ?></div></section><?cs
/if ?>
<?cs call:page_end() ?>
