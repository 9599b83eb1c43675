-- What does not add up, with the place of the figure in its text.
SELECT
    a.as_of AS trading_day,
    a.source,
    c.rule,
    c.severity,
    c.message,
    c.suggestion,
    w.start,
    w.end_,
    c.article,
    c.position
FROM checks c
JOIN articles a ON a.article = c.article
LEFT JOIN mentions w ON w.article = c.article AND w.kind = 'checks' AND w.position = c.position AND w.mention = 0
WHERE c.status = 'fails'
