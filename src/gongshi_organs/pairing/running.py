"""HiGHS run on rows and columns, the same way for every problem of the pack (运行求解器)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def run_highs(
    costs: list[float], lower: list[float], rows: list[tuple[float, float, list[tuple[int, float]]]], whole: int,
    seconds: float, upper: list[float] | None = None, begin: Sequence[float] = (),
) -> tuple[Any, str]:  # fmt: skip
    """HiGHS after it ran to maximise, and how it ended: best, stopped, infeasible or nothing.

    The first `whole` columns are whole numbers, the others real; each lies between `lower` and
    `upper` (1 where not given). `begin` are the columns of a solution to begin with. One thread, fixed seed.
    """
    import highspy
    import numpy as np

    model = highspy.HighsLp()
    n = len(costs)
    model.num_col_, model.num_row_ = n, len(rows)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.array(costs)
    model.col_lower_ = np.array(lower)
    model.col_upper_ = np.array(upper if upper is not None else [1.0] * n)
    model.row_lower_ = np.array([float(low) for low, _, _ in rows])
    model.row_upper_ = np.array([float(high) for _, high, _ in rows])
    model.integrality_ = [highspy.HighsVarType.kInteger] * whole + [highspy.HighsVarType.kContinuous] * (n - whole)
    _fill(model, rows)
    solver = highspy.Highs()
    for name, value in (("output_flag", False), ("log_to_console", False), ("threads", 1), ("random_seed", 0), ("time_limit", seconds),
                        ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.999)):  # fmt: skip
        solver.setOptionValue(name, value)
    solver.passModel(model)
    if len(begin):
        solution = highspy.HighsSolution()
        solution.col_value = list(begin)
        solver.setSolution(solution)
    solver.run()
    return solver, _how(solver)


def _fill(model: Any, rows: list[tuple[float, float, list[tuple[int, float]]]]) -> None:
    import highspy
    import numpy as np

    starts = np.cumsum([0, *(len(entries) for _, _, entries in rows)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = starts.astype("int32")
    model.a_matrix_.index_ = np.array([i for _, _, e in rows for i, _ in e], dtype="int32")
    model.a_matrix_.value_ = np.array([v for _, _, e in rows for _, v in e])


def _how(solver: Any) -> str:
    import highspy

    status = solver.getModelStatus()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return "infeasible"
    if status == highspy.HighsModelStatus.kOptimal:
        return "best"
    return "stopped" if solver.getInfo().primal_solution_status == 2 else "nothing"
