<?cs # What the public ad says of pay, or why it says nothing: p is where pay_view has put
# it. ?><?cs
def:pay_fact(p) ?><?cs
if:p.pay ?><?cs call:fact(Lang.backend.pay_grade, p.pay) ?><?cs
elif:p.grade ?><div><dt><?cs var:Lang.backend.pay_grade ?></dt><dd><?cs
	var:p.grade ?>: <?cs var:Lang.pay_none[p.pay_why] ?><?cs
	if:p.pay_later ?> <?cs call:time(p.pay_later) ?><?cs /if ?></dd></div><?cs
/if ?><?cs
/def ?>
