-- Who was upgraded, on which scale, and from what to what.
SELECT
    a.as_of AS trading_day,
    r.company,
    r.measure,
    r.from_ AS from_grade,
    r.to_ AS to_grade,
    r.by_ AS changed_by,
    a.source,
    r.article,
    r.position
FROM rating_changes r
JOIN articles a ON a.article = r.article
WHERE r.direction = 'upgrade'
