"""Rows of the registers as the kernels take them (台账到算法).

The kernels know no register and the registers no kernel; here, and nowhere else, they meet.
"""
