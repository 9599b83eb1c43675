-- Where each index stood, with the day's change that the article gives beside it.
SELECT
    COALESCE(m.as_of, a.as_of) AS trading_day,
    m.index AS index_name,
    m.session,
    m.level,
    m.points,
    m.percent,
    m.previous_close,
    a.source,
    m.article,
    m.position
FROM index_moves m
JOIN articles a ON a.article = m.article
WHERE m.level IS NOT NULL AND m.period = '1d'
