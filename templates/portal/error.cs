<?cs include!"layout/portal.cs" ?><?cs include!"layout/error.cs" ?><?cs call:page_begin() ?><?cs call:error_body() ?><?cs call:page_end() ?>
