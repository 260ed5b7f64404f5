<?cs # The head of an object's desk, the same on every kind: "call:desk_head()" shows all that
backend/desk/head.h fills. ?><?cs
include!"backend/steps.cs" ?><?cs
include!"layout/walk.cs" ?><?cs

# What it does, and that it writes to somebody. ?><?cs
def:desk_label(s) ?><?cs
var:s.label ?><?cs if:s.mail ?> (<?cs var:Lang.backend.status_mail ?>)<?cs /if ?><?cs
/def ?><?cs

# A step as a button of the form, or as a link to the page that asks before it is made. ?><?cs
def:desk_step(s, class) ?><?cs
if:s.path ?><a class="kern-btn <?cs var:class ?>" href="<?cs var:link(s.path)
	?>"><span class="kern-label"><?cs call:desk_label(s) ?></span></a><?cs
else ?><button class="kern-btn <?cs var:class ?>" type="submit" name="status" value="<?cs
	var:s.code ?>"<?cs
	call:owned_to(Sends) ?>><span class="kern-label"><?cs
	call:desk_label(s) ?></span></button><?cs
/if ?>
<?cs /def ?><?cs

# One that is stopped: grey, and below it why, and where that is mended. ?><?cs
def:desk_stopped(s) ?><button class="kern-btn kern-btn--secondary" type="button"
	disabled><span class="kern-label"><?cs var:s.label ?></span></button>
<?cs /def ?><?cs

def:desk_steps_of(steps, class) ?><?cs
each:s = steps ?><li><?cs
	if:subcount(s.stops) ?><?cs
		call:desk_stopped(s) ?><?cs
		call:step_stops(s) ?><?cs
	else ?><?cs call:desk_step(s, class) ?><?cs
	/if ?></li><?cs
/each ?><?cs
/def ?><?cs

# What stops a step whose turn is the reader's, and is mended on a page, is what comes next. ?><?cs
def:desk_lifts() ?><?cs
set:desk_lift = "" ?><?cs
if:Turn.mine && !Turn.statement.question && !Do.href && !Next.code ?><?cs
	each:s = Later ?><?cs each:w = s.stops ?><?cs
		if:w.address && w.address != Base + Page.path && Lang.lift[w.reason]
			&& !desk_lift ?><?cs
			set:desk_lift = w.address ?><?cs
			call:button_link("primary", w.address, Lang.lift[w.reason]) ?><?cs
		/if ?><?cs
	/each ?><?cs /each ?><?cs
/if ?><?cs
/def ?><?cs

# What is asked of the reader comes before every step, and before what the page expects but where
that is how it is answered. ?><?cs
def:desk_answer() ?><?cs
set:desk_asked = "" ?><?cs
if:Turn.mine && Turn.statement.question && (!Do.href || Do.after) ?><?cs
	set:desk_asked = "1" ?><?cs
	call:button_link("primary", Turn.statement.href, Turn.statement.question) ?><?cs
/if ?><?cs
/def ?><?cs

# The next step alone is primary; when the page has something that comes before it, that is. ?><?cs
def:desk_next() ?><?cs
call:desk_lifts() ?><?cs
call:desk_answer() ?><?cs
if:Do.href && desk_asked ?><?cs call:button_link("secondary", Do.href, Do.label) ?><?cs
elif:Do.href ?><?cs call:button_link("primary", Do.href, Do.label) ?><?cs
/if ?><?cs
if:Next.code ?><?cs
	if:Do.href || desk_asked ?><?cs call:desk_step(Next, "kern-btn--secondary") ?><?cs
	else ?><?cs call:desk_step(Next, "kern-btn--primary") ?><?cs
	/if ?><?cs
	if:Walk.next.href && Head.on ?><button class="kern-btn kern-btn--secondary" type="submit"
			name="status" value="<?cs var:Next.code ?>"<?cs
		call:owned() ?> formmethod="post" formaction="<?cs
		var:link(Head.on) ?>"><span class="kern-label"><?cs
		var:Next.label ?> <?cs var:Lang.desk.on ?></span></button><?cs
	/if ?><?cs
else ?><?cs
	each:s = Later ?><?cs if:subcount(s.stops) ?><?cs call:desk_stopped(s) ?><?cs /if ?><?cs
	/each ?><?cs
/if ?><?cs
/def ?><?cs

# What a step does to the ads of a vacancy. ?><?cs
def:desk_effect(ads, text) ?><?cs
if:subcount(ads) ?><p><?cs var:text ?></p><ul><?cs
	each:a = ads ?><li><a href="<?cs var:Base ?>/stellenanzeigen/<?cs var:a.number ?>"><?cs
		var:a.number ?></a> <?cs var:german(a.title) ?><?cs
		if:subcount(a.why) ?><ul><?cs
			each:w = a.why ?><li><?cs var:w.label ?> – <?cs var:w.message ?></li><?cs
			/each ?></ul><?cs
		/if ?></li><?cs
	/each ?></ul><?cs
/if ?><?cs
/def ?><?cs

def:desk_more() ?><?cs
set:desk_others = subcount(Side) + subcount(End) ?><?cs
if:Next.code ?><?cs set:desk_others = desk_others + subcount(Later) ?><?cs /if ?><?cs
if:desk_others > #0 ?><details class="bms-desk__more"><summary><?cs var:Lang.desk.more ?> <span
	class="bms-small"><?cs var:number(desk_others) ?></span></summary><ul class="bms-plain"><?cs
	if:Next.code ?><?cs call:desk_steps_of(Later, "kern-btn--secondary") ?><?cs /if ?><?cs
	call:desk_steps_of(Side, "kern-btn--secondary") ?></ul><?cs
	if:subcount(End) ?><ul class="bms-plain bms-desk__ends"><?cs
		call:desk_steps_of(End, "kern-btn--secondary bms-btn--ends") ?></ul><?cs
	/if ?><?cs
	if:subcount(Effects.leaves) || subcount(Effects.unplanned)
		?><div class="bms-desk__effects"><?cs
		call:desk_effect(Effects.leaves, Lang.backend.ads_leave) ?><?cs
		call:desk_effect(Effects.unplanned, Lang.backend.ads_unplan) ?></div><?cs
	/if ?></details><?cs
/if ?><?cs
/def ?><?cs

# With a form of steps around them, which is one of the page's (Owner). ?><?cs
def:desk_form(f) ?><form class="bms-desk__steps" method="post" action="<?cs
var:link(f.action) ?>" id="<?cs var:f.id ?>"><?cs
call:form_hidden(f) ?><?cs
if:Head.version ?><input type="hidden" name="version" value="<?cs var:Head.version ?>"<?cs
	call:owned() ?>><?cs
/if ?><?cs
if:f.field.status.id ?><div class="bms-actions" id="<?cs
	var:f.field.status.id ?>" tabindex="-1"><?cs
else ?><div class="bms-actions"><?cs
/if ?><?cs
call:desk_next() ?></div><?cs
call:desk_more() ?><?cs
call:lent_button() ?></form>
<?cs /def ?><?cs

# On a tab with a form of its own the steps are made on the overview. ?><?cs
def:desk_elsewhere() ?><div class="bms-desk__steps"><div class="bms-actions"><?cs
if:Next.code ?><?cs
	call:button_link("secondary", Head.steps_at, Lang.desk.next + " " + Next.label) ?><?cs
elif:subcount(Later) || subcount(Side) || subcount(End) ?><?cs
	call:button_link("secondary", Head.steps_at, Lang.desk.steps) ?><?cs
/if ?></div></div>
<?cs /def ?><?cs

def:desk_first_row() ?><div class="bms-desk"><div class="bms-desk__name"><h1
	class="bms-desk__title"><?cs
if:Head.german ?><?cs var:german(Head.title) ?><?cs else ?><?cs var:Head.name ?><?cs /if ?></h1><?cs
if:Head.status ?><p class="bms-desk__state"><span class="bms-state bms-state--<?cs
	var:Head.look ?>"><?cs var:Head.status ?></span></p><?cs
/if ?></div>
<div class="bms-desk__do"><?cs
if:Head.form ?><?cs
	with:f = Form[Head.form] ?><?cs call:desk_form(f) ?><?cs /with ?><?cs
elif:Head.steps_at ?><?cs call:desk_elsewhere() ?><?cs
else ?><div class="bms-desk__steps"><div class="bms-actions"><?cs
	call:desk_next() ?></div><?cs
	call:desk_more() ?></div><?cs
/if ?></div></div>
<?cs /def ?><?cs

# What the next step does; what those beside it do stands beside them. ?><?cs
def:desk_effects() ?><?cs
if:subcount(Effects.returns) || subcount(Effects.plans) || subcount(Effects.stays)
	?><div class="bms-desk__effects"><?cs
	call:desk_effect(Effects.returns, Lang.backend.ads_return) ?><?cs
	call:desk_effect(Effects.plans, Lang.backend.ads_plan) ?><?cs
	call:desk_effect(Effects.stays, Lang.backend.ads_stay) ?></div><?cs
/if ?><?cs
/def ?><?cs

# Whose turn it is, until when, and what silence means. ?><?cs
def:desk_turn() ?><?cs
if:Turn.statement.question ?><p class="bms-desk__turn"><?cs
	var:Lang.desk.turn ?> <b><?cs
	if:Turn.mine ?><?cs var:Lang.desk.you ?> (<?cs var:german(Turn.statement.asked) ?>)<?cs
	else ?><?cs var:german(Turn.statement.asked) ?><?cs
	/if ?></b> · <a href="<?cs var:link(Turn.statement.href) ?>"><?cs
	var:Turn.statement.question ?></a> · <?cs
	if:Turn.statement.over ?><b><?cs var:Turn.due ?></b><?cs
	else ?><?cs var:Lang.task.until ?> <?cs var:Turn.due ?><?cs
	/if ?> · <?cs
	if:Turn.statement.silence ?><?cs var:Lang.desk.silence ?> <?cs
		var:Turn.statement.silence ?><?cs
		if:Turn.statement.law ?> (<?cs var:Turn.statement.law ?>)<?cs /if ?><?cs
	else ?><?cs var:Lang.task.silence_reminder ?><?cs
	/if ?><?cs
	if:Turn.more ?> · <?cs var:Lang.desk.turn_more ?> <?cs var:number(Turn.more) ?><?cs
	/if ?></p><?cs
elif:Turn.mine ?><p class="bms-desk__turn"><?cs var:Lang.desk.turn ?> <b><?cs
	var:Lang.desk.you ?></b></p><?cs
elif:Turn.who && !(Turn.nobody && Do.href) ?><p class="bms-desk__turn"><?cs
	var:Lang.desk.turn ?> <b><?cs
	var:Turn.who ?></b></p><?cs
/if ?><?cs
/def ?><?cs

# What the phase of the procedure means for the reader's role. ?><?cs
def:desk_told() ?><?cs
if:Told ?><p class="bms-desk__told"><?cs var:Told ?></p><?cs /if ?><?cs
/def ?><?cs

def:desk_line() ?><?cs
if:subcount(Line) > #1 ?><p class="kern-sr-only"><?cs
	var:Lang.desk.line ?></p><ol class="bms-line"><?cs
	each:p = Line ?><li class="bms-line__<?cs var:p.state ?>"<?cs
		if:p.state == "here" ?> aria-current="step"<?cs /if ?>><?cs
		if:p.state == "done" ?><span class="kern-sr-only"><?cs
			var:Lang.layout.step_done ?>: </span><?cs
		/if ?><?cs var:p.name ?><?cs
		if:p.at ?> <?cs call:time(p.at) ?><?cs /if ?></li><?cs
	/each ?></ol><?cs
/if ?><?cs
/def ?><?cs

def:desk_tabs() ?><?cs
if:subcount(Tabs) > #1 ?><nav class="bms-tabs" aria-label="<?cs var:Lang.desk.tabs ?>"><ul><?cs
	each:t = Tabs ?><li><a href="<?cs var:link(t.href) ?>"<?cs
		if:t.current ?> aria-current="page"<?cs /if ?>><?cs var:t.label ?><?cs
		if:string.length(t.count) ?> <span class="bms-tabs__count"><?cs
			var:number(t.count) ?></span><?cs
		elif:(name(t) == "statements" || name(t) == "agreement") && Turn.open ?> <span
			class="bms-tabs__count"><?cs
			var:number(Turn.open) ?> <?cs var:Lang.desk.open ?></span><?cs
		/if ?></a></li><?cs
	/each ?></ul></nav><?cs
/if ?><?cs
/def ?><?cs

# Where one came from a list, or can write a comment, the bar is above all. ?><?cs
def:desk_bar() ?><?cs
if:Head.form ?><?cs
	with:f = Form[Head.form] ?><?cs set:desk_at = f.field.status.id ?><?cs /with ?><?cs
/if ?><?cs
if:Walk.place || Form.comment.token ?><?cs
	call:walk(Form.walk, desk_at, Form.comment.field.text.id) ?><?cs
/if ?><?cs
/def ?><?cs

# What else is done here, less often than what is next. ?><?cs
def:desk_links() ?><?cs
if:subcount(Links) ?><ul class="bms-desk__links"><?cs
	each:l = Links ?><?cs
		if:l.href != Do.href ?><li><a href="<?cs var:link(l.href) ?>"><?cs
			var:l.label ?></a></li><?cs
		/if ?><?cs
	/each ?></ul><?cs
/if ?><?cs
/def ?><?cs

# Below what it is and what is next: whose turn, what else, what it does, the line, the tabs. ?><?cs
def:desk_trail() ?><?cs
if:Turn.statement.question || Turn.mine || Turn.who || Told ?><div class="bms-desk__where"><?cs
	call:desk_turn() ?><?cs
	call:desk_told() ?></div><?cs
/if ?><?cs
if:!Next.code ?><?cs each:s = Later ?><?cs call:step_stops(s) ?><?cs /each ?><?cs /if ?><?cs
call:desk_effects() ?><?cs
call:desk_links() ?><?cs
call:desk_line() ?><?cs
call:desk_tabs() ?><?cs
/def ?><?cs

def:desk_head() ?><?cs
call:desk_bar() ?><?cs
call:desk_first_row() ?><?cs
call:desk_trail() ?><?cs
/def ?>
