<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs

# One change: struck out what it removes, underlined what it adds; the box takes it. ?><?cs
def:take_change(r) ?><label class="bms-changes__one"><input type="checkbox" name="take" value="<?cs
var:r.code ?>"<?cs if:r.checked ?> checked<?cs /if ?>> <?cs
if:string.length(r.old) ?><del><span class="kern-sr-only"><?cs
	var:Lang.versions.removed ?> </span><?cs
	var:r.old ?><span class="kern-sr-only"> <?cs
	var:Lang.versions.end ?></span></del><?cs
/if ?><?cs
if:string.length(r.new) ?><ins><span class="kern-sr-only"><?cs
	var:Lang.versions.added ?> </span><?cs
	var:r.new ?><span class="kern-sr-only"> <?cs
	var:Lang.versions.end ?></span></ins><?cs
/if ?></label><?cs
/def ?><?cs

def:take_part(p) ?><section class="bms-changes"><h2><?cs
var:p.label ?></h2><?cs
if:p.moved ?><p class="bms-small"><?cs var:Lang.versions.moved ?></p><?cs /if ?><div
	class="bms-lines"<?cs call:in_german() ?>><?cs
each:r = p.runs ?><?cs
	if:r.code ?><?cs call:take_change(r) ?><?cs else ?><?cs var:r.text ?><?cs /if ?><?cs
/each ?></div></section>
<?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.jobad_take) ?><?cs
call:heading() ?>
<p><?cs var:Proposal.author ?>, <?cs call:time(Proposal.at) ?> · <?cs
if:Changes == "1" ?><?cs var:Lang.versions.change ?><?cs
else ?><?cs var:number(Changes) ?> <?cs var:Lang.versions.changes ?><?cs
/if ?></p>
<p><?cs var:Lang.versions.take_lead ?></p>
<?cs with:f = Form.jobad_take ?><?cs
	call:form_open(f) ?><input type="hidden" name="version" value="<?cs
	var:Seen.version ?>"><input type="hidden" name="proposal" value="<?cs
	var:Seen.proposal ?>"><input type="hidden" name="author" value="<?cs
	var:Seen.author ?>"><?cs
	each:p = Parts ?><?cs call:take_part(p) ?><?cs /each ?><div class="bms-actions"><?cs
	call:button_value("primary", Lang.versions.take_chosen, "act", "chosen") ?><?cs
	call:button_value("secondary", Lang.versions.take_all, "act", "all") ?><?cs
	call:button_value("secondary", Lang.versions.take_none, "act", "none") ?><?cs
	call:button_link("tertiary", Back, Lang.form.cancel) ?></div><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:history_table() ?><?cs
call:page_end() ?>
