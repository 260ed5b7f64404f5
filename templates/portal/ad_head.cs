<?cs # What the head of an ad's page says of it: a part rendered by
# itself. ?><meta name="description" content="<?cs var:Ad.teaser ?>">
<meta property="og:description" content="<?cs var:Ad.teaser ?> <?cs var:Ad.authority
?>, <?cs var:Ad.town ?>. <?cs var:Lang.portal.deadline ?> <?cs var:Ad.valid_to ?>">
