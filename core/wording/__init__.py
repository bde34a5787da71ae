"""Every sentence made from numbers, people and times; sees model and counting only."""
