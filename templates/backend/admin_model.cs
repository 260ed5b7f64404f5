<?cs include!"layout/backend.cs" ?><?cs
include!"backend/model.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Kind.name) ?><?cs
call:button_link("secondary", Base + Kind.path + "/neuer-status",
	Lang.title.admin_model_status_new) ?><?cs
call:button_link("secondary", Base + Kind.path + "/neuer-schritt",
	Lang.title.admin_model_between) ?><?cs
call:title_end() ?>
<div class="bms-model">
<section class="bms-section"><h2 id="bild"><?cs var:Lang.model.picture ?></h2>
<p><?cs var:Lang.model.picture_text ?></p>
<section class="bms-scroll" aria-labelledby="bild" tabindex="0"><svg width="680"
	height="<?cs var:Picture.height ?>" viewBox="0 0 680 <?cs var:Picture.height ?>" role="img"
	aria-labelledby="bild" fill="none" stroke="currentColor"><defs><marker id="pfeil"
	viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path
	d="M0 0L8 4L0 8z" fill="currentColor" stroke="none"/></marker></defs><?cs
each:l = Lines ?><path marker-end="url(#pfeil)" d="M<?cs var:l.x ?> <?cs var:l.y_from ?>C<?cs
	var:l.bend ?> <?cs var:l.y_from ?> <?cs var:l.bend ?> <?cs var:l.y_to ?> <?cs
	var:l.x ?> <?cs var:l.y_to ?>"/><?cs
/each ?><?cs
each:s = Statuses ?><g transform="translate(220 <?cs var:s.y ?>)"><rect y="2" width="240"
	height="30" rx="4"<?cs if:!s.active ?> stroke-dasharray="4 3"<?cs /if ?>/><text x="120"
	y="22" text-anchor="middle" fill="currentColor" stroke="none"><?cs
	var:s.name ?></text></g><?cs
/each ?></svg></section></section>
<section class="bms-section"><h2><?cs var:Lang.model.statuses ?></h2>
<p><?cs var:Lang.model.statuses_text ?></p><?cs
each:s = Statuses ?><details class="bms-fold"><summary><h3><?cs var:s.name ?></h3> <span
	class="bms-small"><?cs var:Lang.model.steps ?>: <?cs var:number(subcount(s.steps)) ?><?cs
	if:!s.active ?>, <?cs var:Lang.model.final ?><?cs /if ?><?cs
	if:s.phase ?>, <?cs var:Lang.model.phase ?>: <?cs var:s.phase ?><?cs /if ?></span></summary>
<p><a href="<?cs var:Base ?>/verwaltung/statusmodell/<?cs
	var:url_path(Kind.code) ?>/status/<?cs var:url_path(s.code) ?>"><?cs
	var:Lang.model.status_change ?><span class="kern-sr-only">: <?cs
	var:s.name ?></span></a></p><?cs
if:subcount(s.steps) ?><ul><?cs
	each:t = s.steps ?><li><a href="<?cs var:Base ?>/verwaltung/statusmodell/<?cs
		var:url_path(Kind.code) ?>/schritt/<?cs var:url_path(t.from) ?>/<?cs
		var:url_path(t.to) ?>"><?cs var:t.from_name ?> → <?cs var:t.to_name ?></a>: <?cs
		if:t.roles ?><?cs var:t.roles ?><?cs
		else ?><?cs var:Lang.model.all_with_right ?><?cs
		/if ?><?cs
		if:t.reason ?>. <?cs var:Lang.form.model_step.reason_needed ?><?cs /if ?><?cs
		if:t.mail ?>. <?cs var:Lang.form.model_step.mail ?>: <?cs var:t.mail ?><?cs
		/if ?><?cs
		if:t.guards ?>. <?cs var:Lang.form.model_step.guard ?>: <?cs
			var:t.guards ?><?cs
		/if ?></li><?cs
	/each ?></ul><?cs
/if ?></details><?cs
/each ?></section></div>
<section class="bms-section"><h2><?cs var:Lang.model.differs ?></h2><?cs
call:differences() ?><?cs
if:subcount(Differences) ?><p><?cs
	call:button_link("secondary", Base + Kind.path + "/zuruecksetzen",
		Lang.title.admin_model_reset) ?></p><?cs
/if ?></section>
<?cs call:page_end() ?>
