-- Who reports when: a row for each company, day and status, with the number of articles that say so.
SELECT
    r.date AS results_day,
    r.company,
    r.status,
    COUNT(*) AS articles,
    MIN(a.source) AS source
FROM result_dates r
JOIN articles a ON a.article = r.article
WHERE r.date IS NOT NULL
GROUP BY r.date, r.company, r.status
