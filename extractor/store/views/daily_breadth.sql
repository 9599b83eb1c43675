-- What rose and what fell, a row for each count of each article, on its day.
SELECT
    COALESCE(b.as_of, a.as_of) AS trading_day,
    b.universe,
    b.of AS counted,
    b.advances,
    b.declines,
    b.unchanged,
    b.total,
    b.ratio,
    b.ratio_of,
    b.new_highs,
    b.new_lows,
    a.source,
    b.article,
    b.position
FROM breadth b
JOIN articles a ON a.article = b.article
