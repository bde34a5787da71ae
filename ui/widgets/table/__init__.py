"""Tables that are typed into: their columns, their rows and the cells not kept yet."""
