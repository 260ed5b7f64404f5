<?cs include!"layout/backend.cs" ?><?cs
include!"backend/mobile_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
call:button_link("primary", Base + "/mobile/neu", Lang.mobile.new) ?><?cs
call:title_end() ?>
<p><?cs var:Lang.mobile.text ?></p>
<section class="bms-section"><h2><?cs var:Lang.mobile_status.open ?></h2><?cs
if:subcount(Open) ?><?cs call:mobile_rows(Open, Open_more) ?><?cs
else ?><?cs call:empty_state(Lang.mobile.none) ?><?cs
/if ?></section>
<?cs if:subcount(Placed) ?><section class="bms-section"><h2><?cs
	var:Lang.mobile_status.placed ?></h2><?cs
	call:mobile_rows(Placed, Placed_more) ?></section><?cs
/if ?>
<?cs if:subcount(Ended) ?><section class="bms-section"><h2><?cs
	var:Lang.mobile_status.ended ?></h2><?cs
	call:mobile_rows(Ended, Ended_more) ?></section><?cs
/if ?>
<?cs call:page_end() ?>
