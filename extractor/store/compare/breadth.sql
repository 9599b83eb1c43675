-- Counts of a universe that are not those which most articles give of the same moment: of the close; of the same day
-- at other hours; or of any hour at which they give some index the same two figures.
-- An article that does not say its day goes with the first day on which its figures are told.
WITH closes AS (
    SELECT m.article
    FROM index_moves m
    WHERE m.period = '1d' AND EXISTS (
        SELECT 1 FROM figures f WHERE f.article = m.article AND f.kind = 'index_moves' AND f.position = m.position
    )
    GROUP BY m.article
    HAVING MIN(COALESCE(m.session, '')) = 'close' AND MAX(COALESCE(m.session, '')) = 'close'
),
counted AS (
    SELECT
        b.article, o.source, b.position, b.universe, b.of AS what, COALESCE(b.as_of, o.as_of) AS trading_day,
        b.advances, b.declines, CASE WHEN c.article IS NULL THEN 'hour' ELSE 'close' END AS session,
        CASE WHEN c.article IS NULL OR COALESCE(b.as_of, o.as_of) IS NULL THEN 0 ELSE 1 END AS is_of_a_close
    FROM breadth b
    JOIN ordered o ON o.article = b.article
    LEFT JOIN closes c ON c.article = b.article
    WHERE b.universe IS NOT NULL AND b.advances IS NOT NULL AND b.declines IS NOT NULL
),
-- A close of a stated day is held against the others of its day, and against no hour unless an article may be of any day.
timely AS (
    SELECT article, source, position, universe, what, trading_day, advances, declines, is_of_a_close
    FROM counted
    WHERE is_of_a_close = 0 OR universe IN (SELECT universe FROM counted WHERE trading_day IS NULL)
),
printed AS (
    SELECT DISTINCT
        m.article, m.index, COALESCE(m.period, '') AS period, COALESCE(m.session, '') AS session, f.slot, f.value
    FROM index_moves m
    JOIN figures f ON f.article = m.article AND f.position = m.position AND f.kind = 'index_moves' AND f.figure = 0
    JOIN timely c ON c.article = m.article
    WHERE f.slot IN ('percent', 'points', 'level') AND f.value <> 0
),
tied AS (
    SELECT
        c.article, c.source, c.position, c.universe, c.what, c.trading_day, c.advances, c.declines, c.is_of_a_close,
        one.index, one.period, one.session, one.slot, one.value,
        two.period AS period2, two.session AS session2, two.slot AS slot2, two.value AS value2
    FROM timely c
    JOIN printed one ON one.article = c.article
    JOIN printed two
        ON two.article = one.article AND two.index = one.index
        AND (two.period > one.period
            OR two.period = one.period AND (two.session > one.session
                OR two.session = one.session AND (two.slot > one.slot
                    OR two.slot = one.slot AND two.value > one.value)))
),
moments AS (
    SELECT
        article, source, position, universe, what, trading_day, advances, declines, is_of_a_close,
        session AS moment, '' AS index, '' AS period, '' AS session, '' AS slot, 0 AS value,
        '' AS period2, '' AS session2, '' AS slot2, 0 AS value2
    FROM counted
    WHERE trading_day IS NOT NULL
    UNION ALL
    SELECT
        article, source, position, universe, what,
        COALESCE(trading_day, MIN(trading_day) OVER (
            PARTITION BY universe, what, index, period, session, slot, value, period2, session2, slot2, value2
        ), DATE '0001-01-01'),
        advances, declines, is_of_a_close,
        'tied', index, period, session, slot, value, period2, session2, slot2, value2
    FROM tied
),
disputed AS (
    SELECT universe, what, trading_day, moment, index, period, session, slot, value, period2, session2, slot2, value2
    FROM moments
    GROUP BY universe, what, trading_day, moment, index, period, session, slot, value, period2, session2, slot2, value2
    HAVING MIN(advances) <> MAX(advances) OR MIN(declines) <> MAX(declines)
),
voices AS (
    SELECT
        m.article, m.source, m.position, m.advances, m.declines, m.is_of_a_close,
        m.universe, m.what, m.trading_day, m.moment, m.index, m.period, m.session, m.slot, m.value, m.period2, m.session2, m.slot2, m.value2,
        COUNT(*) OVER (
            PARTITION BY
                m.universe, m.what, m.trading_day, m.moment, m.index, m.period, m.session, m.slot, m.value, m.period2, m.session2, m.slot2, m.value2,
                m.advances, m.declines
        ) AS times,
        MIN(m.source) OVER (
            PARTITION BY
                m.universe, m.what, m.trading_day, m.moment, m.index, m.period, m.session, m.slot, m.value, m.period2, m.session2, m.slot2, m.value2,
                m.advances, m.declines
        ) AS first_source
    FROM moments m
    JOIN disputed d
        ON d.universe = m.universe AND d.what = m.what AND d.trading_day = m.trading_day AND d.moment = m.moment
        AND d.index = m.index AND d.period = m.period AND d.session = m.session AND d.slot = m.slot AND d.value = m.value
        AND d.period2 = m.period2 AND d.session2 = m.session2 AND d.slot2 = m.slot2 AND d.value2 = m.value2
),
ground AS (
    SELECT
        article, position, advances, declines, is_of_a_close,
        universe, what, trading_day, moment, index, period, session, slot, value, period2, session2, slot2, value2,
        ROW_NUMBER() OVER (
            PARTITION BY
                universe, what, trading_day, moment, index, period, session, slot, value, period2, session2, slot2, value2
            ORDER BY times DESC, first_source, source, article, position
        ) AS place
    FROM voices
),
votes AS (
    SELECT universe, what, trading_day, session, advances, declines, COUNT(*) AS times, MIN(source) AS first_source
    FROM counted
    WHERE trading_day IS NOT NULL
    GROUP BY universe, what, trading_day, session, advances, declines
),
commonest AS (
    SELECT
        universe, what, trading_day, session, advances, declines, first_source,
        ROW_NUMBER() OVER (PARTITION BY universe, what, trading_day, session ORDER BY times DESC, first_source) AS place
    FROM votes
),
apart AS (
    SELECT
        h.universe, h.what, h.trading_day, h.advances, h.declines, h.first_source,
        c.advances AS closing_advances, c.declines AS closing_declines, c.first_source AS closing_source
    FROM commonest h
    JOIN commonest c
        ON c.universe = h.universe AND c.what = h.what AND c.trading_day = h.trading_day
        AND c.session = 'close' AND c.place = 1
    WHERE h.session = 'hour' AND h.place = 1 AND (h.advances <> c.advances OR h.declines <> c.declines)
)
SELECT DISTINCT m.article, m.position, g.article AS against, g.position AS against_position, '' AS slot
FROM ground m
JOIN ground g
    ON g.universe = m.universe AND g.what = m.what AND g.trading_day = m.trading_day AND g.moment = m.moment
    AND g.index = m.index AND g.period = m.period AND g.session = m.session AND g.slot = m.slot AND g.value = m.value
    AND g.period2 = m.period2 AND g.session2 = m.session2 AND g.slot2 = m.slot2 AND g.value2 = m.value2
    AND g.place = 1
WHERE m.article <> g.article AND (m.advances <> g.advances OR m.declines <> g.declines)
    AND (m.moment <> 'tied' OR m.is_of_a_close = 0 OR g.is_of_a_close = 0)
UNION
-- What most count at other hours, against what most count at the close.
SELECT h.article, h.position, c.article, c.position, ''
FROM apart a
JOIN counted h
    ON h.universe = a.universe AND h.what = a.what AND h.trading_day = a.trading_day AND h.session = 'hour'
    AND h.source = a.first_source AND h.advances = a.advances AND h.declines = a.declines
JOIN counted c
    ON c.universe = a.universe AND c.what = a.what AND c.trading_day = a.trading_day AND c.session = 'close'
    AND c.source = a.closing_source AND c.advances = a.closing_advances AND c.declines = a.closing_declines
WHERE h.article <> c.article
