-- Articles that count one universe differently on one day; and those that may be of any day, with all that give some
-- index the same two figures as they.
WITH counted AS (
    SELECT b.article, b.universe, b.of AS what, COALESCE(b.as_of, a.as_of) AS trading_day, b.advances, b.declines
    FROM breadth b
    JOIN articles a ON a.article = b.article
    WHERE b.universe IS NOT NULL AND b.advances IS NOT NULL AND b.declines IS NOT NULL
),
disputed AS (
    SELECT universe, what, trading_day
    FROM counted
    WHERE trading_day IS NOT NULL
    GROUP BY universe, what, trading_day
    HAVING MIN(advances) <> MAX(advances) OR MIN(declines) <> MAX(declines)
),
printed AS (
    SELECT
        m.article, m.index, m.position, f.slot, f.value,
        COALESCE(m.period, '') AS period, COALESCE(m.session, '') AS session
    FROM index_moves m
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
    WHERE f.slot IN ('percent', 'points', 'level') AND f.value <> 0
),
tied AS (
    SELECT
        c.article, c.universe, c.what, c.trading_day, one.index,
        one.period, one.session, one.slot, one.value,
        two.period AS period2, two.session AS session2, two.slot AS slot2, two.value AS value2
    FROM counted c
    JOIN printed one ON one.article = c.article
    JOIN printed two
        ON two.article = one.article AND two.index = one.index
        AND (two.position > one.position OR two.position = one.position AND two.slot > one.slot)
),
dayless AS (
    SELECT universe, what, index, period, session, slot, value, period2, session2, slot2, value2
    FROM tied
    GROUP BY universe, what, index, period, session, slot, value, period2, session2, slot2, value2
    HAVING COUNT(*) > COUNT(trading_day)
)
SELECT c.article
FROM counted c
JOIN disputed d ON d.universe = c.universe AND d.what = c.what AND d.trading_day = c.trading_day
UNION
SELECT t.article
FROM tied t
JOIN dayless d
    ON d.universe = t.universe AND d.what = t.what AND d.index = t.index
    AND d.period = t.period AND d.session = t.session AND d.slot = t.slot AND d.value = t.value
    AND d.period2 = t.period2 AND d.session2 = t.session2 AND d.slot2 = t.slot2 AND d.value2 = t.value2
