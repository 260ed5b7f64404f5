<?cs include!"layout/backend.cs" ?><?cs
include!"backend/model.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Kind.name) ?><?cs
call:button_link("secondary", Base + Kind.path + "/neuer-status",
	Lang.title.admin_model_status_new) ?><?cs
call:button_link("secondary", Base + Kind.path + "/neuer-schritt",
	Lang.title.admin_model_between) ?><?cs
call:title_end() ?>
<section class="bms-section"><h2><?cs var:Lang.model.differs ?></h2><?cs
call:differences() ?><?cs
if:subcount(Differences) ?><p><?cs
	call:button_link("secondary", Base + Kind.path + "/zuruecksetzen",
		Lang.title.admin_model_reset) ?></p><?cs
/if ?></section>
<section class="bms-section"><h2><?cs var:Lang.model.statuses ?></h2><ol><?cs
each:s = Statuses ?><li><a href="<?cs var:Base ?>/verwaltung/statusmodell/<?cs
	var:url_path(Kind.code) ?>/status/<?cs var:url_path(s.code) ?>"><?cs var:s.name ?></a><?cs
	if:!s.active ?> (<?cs var:Lang.model.final ?>)<?cs /if ?></li><?cs
/each ?></ol></section>
<section class="bms-section"><h2 id="schritte"><?cs var:Lang.model.steps ?></h2>
<section class="bms-scroll" aria-labelledby="schritte" tabindex="0"><table class="bms-table">
<caption class="kern-sr-only"><?cs var:Lang.model.steps ?></caption><thead><tr><th scope="col"><?cs
var:Lang.model.step ?></th><th scope="col"><?cs var:Lang.form.model_step.role ?></th>
<th scope="col"><?cs var:Lang.model.more ?></th></tr></thead><tbody><?cs
each:s = Steps ?><tr><th scope="row" data-label="<?cs var:Lang.model.step ?>"><a href="<?cs var:Base
	?>/verwaltung/statusmodell/<?cs var:url_path(Kind.code) ?>/schritt/<?cs var:url_path(s.from)
	?>/<?cs var:url_path(s.to) ?>"><?cs var:s.from_name ?> → <?cs var:s.to_name ?></a></th>
	<td data-label="<?cs var:Lang.form.model_step.role ?>"><?cs
	if:s.roles ?><?cs var:s.roles ?><?cs else ?><?cs var:Lang.model.all_with_right ?><?cs
	/if ?></td><td data-label="<?cs var:Lang.model.more ?>"><?cs
	if:s.reason ?><?cs var:Lang.form.model_step.reason_needed ?>. <?cs /if ?><?cs
	if:s.mail ?><?cs var:Lang.form.model_step.mail ?>: <?cs var:s.mail ?>. <?cs /if ?><?cs
	if:s.guards ?><?cs var:Lang.form.model_step.guard ?>: <?cs var:s.guards ?>. <?cs
	/if ?></td></tr><?cs
/each ?></tbody></table></section></section>
<section class="bms-section"><h2 id="bild"><?cs var:Lang.model.picture ?></h2>
<p><?cs var:Lang.model.picture_text ?></p>
<section class="bms-scroll" aria-labelledby="bild" tabindex="0"><svg width="680"
	height="<?cs var:Picture.height ?>" viewBox="0 0 680 <?cs var:Picture.height ?>" role="img"
	aria-labelledby="bild" fill="none" stroke="currentColor"><defs><marker id="pfeil"
	viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path
	d="M0 0L8 4L0 8z" fill="currentColor" stroke="none"/></marker></defs><?cs
each:s = Steps ?><path marker-end="url(#pfeil)" d="M<?cs var:s.x ?> <?cs var:s.y_from ?>C<?cs
	var:s.bend ?> <?cs var:s.y_from ?> <?cs var:s.bend ?> <?cs var:s.y_to ?> <?cs
	var:s.x ?> <?cs var:s.y_to ?>"/><?cs
/each ?><?cs
each:s = Statuses ?><g transform="translate(220 <?cs var:s.y ?>)"><rect y="2" width="240"
	height="30" rx="4"<?cs if:!s.active ?> stroke-dasharray="4 3"<?cs /if ?>/><text x="120"
	y="22" text-anchor="middle" fill="currentColor" stroke="none"><?cs
	var:s.name ?></text></g><?cs
/each ?></svg></section></section>
<?cs call:page_end() ?>
