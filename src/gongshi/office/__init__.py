"""What an office does with a workspace: init, deliver, run, review, render (办公流程).

The command line and the desk call these functions and add no rule of their own.
"""
