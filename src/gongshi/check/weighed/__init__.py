"""Numbers that no rule binds, weighed by how they stand and by what slip would explain them (按凭据论).

`shapes` lists what arithmetic may be meant, `weights` says how likely each is meant by how it stands,
`weigh` adds up what speaks for a slip of the pen, `rule` tells it. docs/why/0119 says why and how well.
"""
