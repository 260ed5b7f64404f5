<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
include!"backend/passages.cs" ?><?cs
include!"backend/agreement.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

# One who is asked, with what was said. ?><?cs
def:agreed_one(s) ?>
<li><h3><?cs var:german(s.asked) ?></h3>
<p><a href="<?cs var:link(s.href) ?>"><?cs var:s.question ?></a></p>
<p><?cs call:statement_stands(s) ?></p><?cs
if:s.open ?><p class="bms-small"><?cs call:statement_term(s) ?></p><?cs /if ?><?cs
call:statement_said(s) ?></li><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:desk_head() ?>
<div class="bms-beside"><section class="bms-section"><h2><?cs
var:Lang.agreement.standing ?></h2><?cs
if:Changed ?><?cs call:notice("warning", Lang.agreement.changed + " " + Changed) ?><?cs
	if:Round.href ?><p><a href="<?cs var:link(Round.href) ?>"><?cs
		var:Lang.agreement.round ?></a></p><?cs
	/if ?><?cs
/if ?><?cs
if:Agreement.urgent ?><p><?cs var:Lang.agreement.urgent ?> <?cs
	var:german(Agreement.urgent) ?></p><?cs
/if ?><?cs
if:Agreement.reason ?><p><?cs var:Lang.agreement.left_out ?> <?cs
	var:german(Agreement.reason) ?></p><?cs
/if ?><?cs
if:Agreement.in_turn ?><p><?cs var:Lang.agreement.in_turn ?></p><?cs /if ?><?cs
if:subcount(Agreed) ?><ul class="bms-agreed"><?cs
	each:s = Agreed ?><?cs call:agreed_one(s) ?><?cs /each ?></ul><?cs
elif:subcount(Kinds) ?><p><?cs var:Lang.agreement.not_begun ?></p><?cs
	call:agreement_preset() ?><?cs
else ?><?cs call:empty_state(Lang.agreement.none) ?><?cs
/if ?><?cs
if:subcount(Statements) ?><details class="bms-fold"><summary><?cs
	var:Lang.agreement.earlier ?> <span
	class="bms-small"><?cs var:number(Earlier) ?></span></summary><?cs
	call:statement_table(Lang.agreement.earlier) ?></details><?cs
/if ?></section>
<?cs call:text_said(Lang.agreement.the_text) ?></div>
<?cs call:page_end() ?>
