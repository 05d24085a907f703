"""Commands of the organs pack (领域包自带的命令); entry points in the group `gongshi.commands`."""
