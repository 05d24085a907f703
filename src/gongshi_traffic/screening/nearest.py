"""The nearest edge to a point, in rings of cells (最近的路段)."""

from __future__ import annotations

import math

import numpy as np

from gongshi_traffic.screening.cells import cell_key, slot_of
from gongshi_traffic.screening.compiled import compiled


@compiled
def foot(x, y, segment):
    """How far along a straight piece the nearest point lies, in metres, and how far away it is."""
    dx, dy = segment[2] - segment[0], segment[3] - segment[1]
    square = dx * dx + dy * dy
    share = 0.0 if square == 0 else ((x - segment[0]) * dx + (y - segment[1]) * dy) / square
    share = min(max(share, 0.0), 1.0)
    return share * math.sqrt(square), math.hypot(segment[0] + share * dx - x, segment[1] + share * dy - y)


@compiled
def _is_left_out(edge, wanted, of_edge, apart_from, from_node, to_node):
    if wanted >= 0 and of_edge[edge] != wanted:
        return True
    if apart_from < 0:
        return False
    a, b = from_node[apart_from], to_node[apart_from]
    return from_node[edge] == a or from_node[edge] == b or to_node[edge] == a or to_node[edge] == b


@compiled
def _best(
    x, y, limit, wanted, of_edge, apart_from, segments, edges, offsets, cell, keys, begins, members, from_node, to_node
):
    """Edge, offset and distance of the nearest piece within `limit`; the lower edge where two are as near."""
    best, best_m, best_at = -1, limit, np.nan
    column, row = math.floor(x / cell), math.floor(y / cell)
    ring = 0
    while (ring - 1) * cell <= best_m:
        for r in range(row - ring, row + ring + 1):
            step = 1 if abs(r - row) == ring else max(1, 2 * ring)
            for c in range(column - ring, column + ring + 1, step):
                key = cell_key(c, r)
                at = slot_of(keys, key)
                if keys[at] != key:
                    continue
                for k in range(begins[at], begins[at + 1]):
                    piece = members[k]
                    along, metres = foot(x, y, segments[piece])
                    if metres > best_m or (metres == best_m and best >= 0 and edges[piece] >= best):
                        continue
                    if _is_left_out(edges[piece], wanted, of_edge, apart_from, from_node, to_node):
                        continue
                    best, best_m, best_at = edges[piece], metres, offsets[piece] + along
        ring += 1
    return best, best_at, best_m


@compiled
def nearest_edges(
    points, wanted, of_edge, limit, segments, edges, offsets, cell, keys, begins, members, from_node, to_node, length,
    edge, offset, distance, second,
):  # fmt: skip
    """Fill edge, offset, distance and the distance of the next nearest edge apart from it, point by point."""
    everywhere = np.full(0, -1, np.int64)
    for i in range(len(points)):
        x, y = points[i, 0], points[i, 1]
        if not (math.isfinite(x) and math.isfinite(y)) or wanted[i] < -1:
            continue
        found, at, metres = _best(
            x,
            y,
            limit,
            wanted[i],
            of_edge,
            -1,
            segments,
            edges,
            offsets,
            cell,
            keys,
            begins,
            members,
            from_node,
            to_node,
        )
        if found < 0:
            continue
        edge[i], offset[i], distance[i] = found, min(max(at, 0.0), length[found]), metres
        other, _, metres = _best(
            x,
            y,
            limit,
            -1,
            everywhere,
            found,
            segments,
            edges,
            offsets,
            cell,
            keys,
            begins,
            members,
            from_node,
            to_node,
        )
        if other >= 0:
            second[i] = metres
