"""The room screen: what the projector shows, painted from scenes and from nothing else."""
