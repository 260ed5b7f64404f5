<?cs include!"layout/portal.cs" ?><?cs
include!"portal/ad_gone.cs" ?><?cs call:page_begin() ?><?cs
if:Gone ?><?cs call:ad_gone() ?><?cs
else ?><?cs var:rendered(Body_html) ?><?cs
/if ?><?cs
call:page_end() ?>
