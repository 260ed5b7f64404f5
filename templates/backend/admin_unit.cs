<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/choose.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"layout/list.cs" ?><?cs call:page_begin() ?><?cs set:Owner = Form.unit.id ?><?cs
call:default_button(Form.unit.action) ?><?cs
call:error_summary(Form.unit_member) ?><?cs
call:error_summary(Form.unit_active) ?><?cs
call:desk_head() ?>
<?cs call:facts_begin() ?><?cs
if:Unit.committee ?><?cs call:fact(Lang.backend.unit_kind, Lang.role[Unit.committee]) ?><?cs
else ?><?cs call:fact(Lang.backend.unit_kind, Lang.unit_kind[Unit.kind]) ?><?cs
/if ?><?cs
call:fact(Lang.backend.unit_code, Unit.code) ?><?cs
call:fact_german(Lang.backend.authority, Unit.authority) ?><?cs
call:fact_link(Lang.backend.unit_parent, Base + Unit.parent_path, Unit.parent) ?><?cs
call:facts_end() ?>
<p class="bms-small"><?cs
if:Unit.active ?><?cs var:Lang.backend.unit_active_text ?><?cs
else ?><?cs var:Lang.backend.unit_inactive_text ?><?cs
/if ?></p>

<?cs if:Unit.members ?><section class="bms-section"><h2><?cs var:Lang.backend.members ?></h2>
<?cs if:subcount(Members) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.backend.members ?></caption><thead><tr><th scope="col"><?cs var:Lang.backend.person ?></th>
<th scope="col"><?cs var:Lang.backend.unit ?></th><th scope="col"><?cs
var:Lang.backend.remove ?></th></tr></thead><tbody><?cs each:p = Members ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs var:p.name ?><?cs
if:p.status != "active" ?> <?cs call:status_badge("inaktiv", Lang.unit_status.inaktiv) ?><?cs
/if ?></th><td data-label="<?cs var:Lang.backend.unit ?>"><?cs
var:german(p.unit) ?></td><td data-label="<?cs var:Lang.backend.remove ?>"><?cs
call:choose_button(Base + Unit.path + "/mitglieder", p.user_id, "entfernen", Form.unit_member.token,
	"tertiary", Lang.backend.remove, p.name) ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.backend.people_empty) ?><?cs /if ?>
<?cs if:Unit.active ?><p class="bms-small"><?cs var:Lang.backend.members_text ?></p><?cs
	with:f = Form.unit_member_add ?><?cs
		call:form_begin(f) ?><?cs
		call:fields(f) ?><?cs
		call:submit_beside(Lang.backend.add) ?><?cs
		call:form_end() ?><?cs
	/with ?><?cs
/if ?></section>
<?cs /if ?>
<section class="bms-section"><h2><?cs var:Lang.backend.unit_data ?></h2>
<?cs with:f = Form.unit ?><?cs
	call:form_begin(f) ?><?cs
	each:x = f.field ?><?cs
		if:x.name != "reception_mailbox" || Unit.kind == "authority" ?><?cs
			call:field(x) ?><?cs
		/if ?><?cs
	/each ?><?cs
	call:submit_beside(Lang.backend.save) ?><?cs
	call:form_end() ?><?cs
/with ?></section>

<?cs if:May.below || subcount(List.rows) ?><section class="bms-section"><h2><?cs
var:Lang.title.units_below ?></h2>
<?cs call:list(List) ?>
<?cs if:May.below ?><?cs
	call:button_link("secondary", Base + Unit.path + "/neu", Lang.title.unit_new) ?><?cs
/if ?></section>
<?cs /if ?>
<?cs if:subcount(Obstacles) ?><section class="bms-section" id="gebraucht"><h2><?cs
var:Lang.backend.unit_obstacles ?></h2><ul><?cs
each:o = Obstacles ?><li><?cs
	if:o.kind == "vacancy" ?><a href="<?cs var:Base ?>/vakanzen/<?cs var:o.number
		?>"><?cs var:Lang.backend.vacancy ?> <?cs var:o.number ?></a><?cs
	elif:o.kind == "project" ?><a href="<?cs var:Base ?>/projekte/<?cs var:o.number
		?>"><?cs var:Lang.backend.project ?> <?cs var:o.number ?></a><?cs
	else ?><a href="<?cs var:Base ?>/verwaltung/organisation/<?cs var:url_path(o.number)
		?>"><?cs var:Lang.backend.unit_any ?> <?cs var:o.number ?></a><?cs
	/if ?>: <?cs var:german(o.name) ?></li><?cs
/each ?></ul><?cs call:more(Obstacles_more) ?></section>
<?cs /if ?><?cs set:Owner = "" ?><?cs call:page_end() ?>
