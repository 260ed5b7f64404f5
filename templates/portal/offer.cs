<?cs # An offer to be hired, on the page of the application. ?><?cs
def:my_offer() ?><?cs if:Offer.code ?><h2><?cs var:Lang.my.offer ?></h2><?cs
call:facts_begin() ?><?cs
call:fact(Lang.my.offer_state, Offer.state) ?><?cs
if:Offer.open ?><?cs call:fact_time(Lang.my.offer_by, Offer.last_day) ?><?cs
else ?><?cs call:fact_time(Lang.my.offer_answered, Offer.answered) ?><?cs
/if ?><?cs
call:facts_end() ?><?cs
if:Offer.open && Application.answer ?><div class="bms-actions"><?cs
	call:button_link("primary", Base + "/bewerbung/" + Application.number + "/angebot",
		Lang.title.my_offer) ?></div><?cs
/if ?><?cs /if ?><?cs
/def ?>
